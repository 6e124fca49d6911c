//! What is done to a sealed file: every change of what is signed is refused, every mishap of the road is not.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{by_hand, decoded, file, key, small_bundle};
use std::ops::Range;
use thonso::bundle::key::SigningKey;
use thonso::bundle::{OpenError, Role, open};
use thonso::wire::bundle::{self, Envelope, EnvelopeSignature};

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn small() -> String {
    String::from_utf8(small_bundle()).unwrap()
}

fn envelope() -> Envelope {
    bundle::read(&small()).unwrap()
}

/// Where the base64url text of a member stands in the file.
fn span(file: &str, member: &str) -> Range<usize> {
    let start = file.find(&format!("\"{member}\": \"")).unwrap() + member.len() + 5;
    start..start + file[start..].find('"').unwrap()
}

/// Puts every other byte in place of every byte of a member; none of the files may open. Gives back how many there were.
fn every_byte(member: &str) -> usize {
    let file = small();
    let span = span(&file, member);
    let halves = [span.start..span.start + span.len() / 2, span.start + span.len() / 2..span.end];
    std::thread::scope(|scope| {
        let work = |half: Range<usize>| {
            let mut bytes = file.clone().into_bytes();
            let mut changes = 0;
            for at in half {
                let letter = bytes[at];
                for value in (0..=u8::MAX).filter(|it| *it != letter) {
                    bytes[at] = value;
                    let opened = open(&bytes);
                    assert!(opened.is_err(), "{member}: byte {at} changed to {value} was accepted");
                    changes += 1;
                }
                bytes[at] = letter;
            }
            changes
        };
        let threads = halves.map(|half| scope.spawn(move || work(half)));
        threads.into_iter().map(|it| it.join().unwrap()).sum()
    })
}

/// Every one of the 255 other values of every byte of what is signed, of the signature and of what is said of it.
#[test]
fn every_byte_to_something_else() {
    let file = small();
    for member in ["payload", "protected", "signature"] {
        assert_eq!(every_byte(member), span(&file, member).len() * 255, "{member}");
    }
}

#[test]
fn letters_taken_out_or_put_in() {
    let file = small();
    for member in ["payload", "protected", "signature"] {
        for at in span(&file, member).step_by(7) {
            let mut shorter = file.clone();
            shorter.remove(at);
            assert!(open(shorter.as_bytes()).is_err(), "{member} without letter {at}");
            let mut longer = file.clone();
            longer.insert(at, 'A');
            assert!(open(longer.as_bytes()).is_err(), "{member} with a letter before {at}");
        }
    }
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn mishaps_of_the_road() {
    let file = small();
    let expected = open(file.as_bytes()).unwrap();
    let lines = |separator: &str| file.lines().collect::<Vec<_>>().join(separator);
    let payload = span(&file, "payload");
    let every = |step: usize, put: &str| {
        let mut out = file[..payload.start].to_owned();
        for (index, letter) in file[payload.clone()].chars().enumerate() {
            if index % step == step - 1 {
                out.push_str(put);
            }
            out.push(letter);
        }
        out + &file[payload.end..]
    };
    let smart = |open: &str, close: &str| {
        let mut inside = false;
        file.chars()
            .map(|it| match it {
                '"' => {
                    inside = !inside;
                    if inside { open.to_owned() } else { close.to_owned() }
                }
                it => it.to_string(),
            })
            .collect::<String>()
    };
    for (mishap, bytes) in [
        ("byte order mark and CRLF", format!("\u{feff}{}", lines("\r\n")).into_bytes()),
        ("UTF-16 little endian", utf16(&format!("\u{feff}{file}"), u16::to_le_bytes)),
        ("UTF-16 big endian", utf16(&format!("\u{feff}{file}"), u16::to_be_bytes)),
        ("UTF-16 without a mark", utf16(&file, u16::to_le_bytes)),
        ("one line", lines("").into_bytes()),
        ("wrapped at 72", every(72, "\n").into_bytes()),
        ("wrapped and indented", every(60, "\r\n    ").into_bytes()),
        ("blanks", every(5, " ").into_bytes()),
        ("no-break spaces", every(9, "\u{a0}").into_bytes()),
        ("invisible characters", every(33, "\u{200b}\u{ad}\u{feff}").into_bytes()),
        ("smart quotes", smart("“", "”").into_bytes()),
        ("guillemets", smart("«", "»").into_bytes()),
        ("web page quotes", file.replace('"', "&quot;").into_bytes()),
        ("quoted mail", format!("> {}", lines("\n> ")).into_bytes()),
        ("quoted twice", format!(">> {}", lines("\r\n>> ")).into_bytes()),
        ("words around", format!("Em gửi {{anh}} báo cáo:\n\n{file}\n--\nGửi từ iPhone }} \n").into_bytes()),
        ("another member", file.replacen('{', "{\n  \"seen\": \"“yes”\",", 1).into_bytes()),
        ("another sentence on top", file.replacen("Báo cáo thử", "Không tin được", 1).into_bytes()),
        ("another encoding of the sentence", file.replace('á', "?").into_bytes()),
    ] {
        match open(&bytes) {
            Ok(opened) => assert_eq!(opened, expected, "{mishap}"),
            Err(error) => panic!("{mishap}: {error:?}"),
        }
    }
}

#[test]
fn cut_anywhere() {
    let file = small();
    let payload = span(&file, "payload").start;
    let end = file.rfind('}').unwrap();
    for length in 0..=end {
        let found = open(&file.as_bytes()[..length]).unwrap_err();
        // Before the first name is whole, nothing tells what the file was.
        let expected =
            if length < "{\n  \"about\"".len() { OpenError::NotABundle } else { OpenError::CutOff };
        assert_eq!(found, expected, "{length} of {} bytes, payload at {payload}", file.len());
    }
    assert!(open(&file.as_bytes()[..=end]).is_ok());
}

fn place<T>(of: impl Fn(String) -> T, place: &str) -> T {
    of(place.to_owned())
}

/// Files with one flaw each, well signed.
#[test]
fn one_flaw_each() {
    let (header, payload) = (decoded(&envelope().signatures[0].protected), decoded(&envelope().payload));
    let other = SigningKey::from_seed(&[9; 32]);
    let (kid, other_kid) = (key().public().kid(), other.public().kid());
    let under = |from: &str, to: &str| {
        assert!(header.contains(from), "{from}");
        file(&payload, vec![by_hand(&header.replace(from, to), &payload, &key())])
    };
    let saying = |from: &str, to: &str| {
        assert!(payload.contains(from), "{from}");
        let payload = payload.replacen(from, to, 1);
        file(&payload, vec![by_hand(&header, &payload, &key())])
    };
    let malformed = |it: &str| place(|place| OpenError::Malformed { place }, it);
    let envelope = |it: &str| place(|place| OpenError::BadEnvelope { place }, it);
    let template = |it: &str| place(|place| OpenError::TemplateMismatch { place }, it);
    let mismatch = |it: &str| place(|place| OpenError::KeyMismatch { place }, it);
    let algorithm = |it: &str| place(|found| OpenError::UnknownAlgorithm { found }, it);
    let of_type = |it: &str| place(|found| OpenError::WrongType { found }, it);
    for (name, bytes, expected) in [
        ("no algorithm", under("\"Ed25519\"", "\"none\""), algorithm("none")),
        ("shared secret", under("\"Ed25519\"", "\"HS256\""), algorithm("HS256")),
        ("other curve", under("\"Ed25519\"", "\"Ed448\""), algorithm("Ed448")),
        ("extension", under("{", r#"{"crit":["b64"],"b64":false,"#), OpenError::UnknownExtension),
        ("empty extension", under("{", r#"{"crit":null,"#), OpenError::UnknownExtension),
        ("other type", under("report+json", "receipt+json"), of_type("application/vnd.thonso.receipt+json")),
        ("other key named", under(&kid, &other_kid), mismatch("signatures[0]")),
        ("no key named", under(&format!(r#""kid":"{kid}","#), ""), envelope("signatures[0].protected.kid")),
        ("algorithm twice", under("{", r#"{"alg":"Ed25519","#), envelope("signatures[0].protected.alg")),
        ("unknown member twice", under("{", r#"{"x":1,"x":1,"#), envelope("signatures[0].protected.x")),
        ("other document", saying("thonso.report", "thonso.template"), of_type("thonso.template")),
        (
            "newer version",
            saying("\"version\":1", "\"version\":2"),
            OpenError::NewerVersion { found: 2, known: 1 },
        ),
        ("no version", saying("\"version\":1,", ""), malformed("version")),
        ("no draft", saying("\"draft_id\":\"0123456789abcdef\",", ""), malformed("draft_id")),
        ("unknown member", saying("\"person\":", "\"phone\":1,\"person\":"), malformed("phone")),
        ("member twice", saying("\"person\":", "\"person\":\"\",\"person\":"), malformed("person")),
        ("revision nought", saying("\"revision\":1", "\"revision\":0"), malformed("revision")),
        ("unknown kind", saying("\"fraction\"", "\"guess\""), malformed("rows[0].parts[0].answer.kind")),
        (
            "total of nought",
            saying("\"denominator\":\"50\"", "\"denominator\":\"0\""),
            malformed("rows[0].parts[0].answer.denominator"),
        ),
        (
            "fraction without count",
            saying("\"numerator\":\"45\",", ""),
            malformed("rows[0].parts[0].answer.numerator"),
        ),
        (
            "status of a fraction",
            saying("\"numerator\"", "\"status\":\"done\",\"numerator\""),
            malformed("rows[0].parts[0].answer.status"),
        ),
        (
            "declared as not entered",
            saying("\"declared\":null", r#""declared":{"outcome":"not_entered","reason":"x"}"#),
            malformed("rows[0].declared.outcome"),
        ),
        ("trusted clock", saying("\"trusted\":false", "\"trusted\":true"), malformed("device_time.trusted")),
        (
            "target",
            saying("\"comparator\":\">=\"", "\"comparator\":\"≈\""),
            malformed("template_content.sections[0].indicators[0].parts[0].target.comparator"),
        ),
        ("other form", saying("\"value\":\"80\"", "\"value\":\"70\""), template("template")),
        ("other hash", saying("\"hash\":\"c", "\"hash\":\"d"), template("template")),
        (
            "row of no form",
            saying("\"indicator\":\"1\"", "\"indicator\":\"2\""),
            template("rows[0].indicator"),
        ),
        ("part of no row", saying("\"part\":\"a\"", "\"part\":\"b\""), template("rows[0].parts")),
    ] {
        assert_eq!(open(&bytes), Err(expected), "{name}");
    }
}

/// Files whose envelope has one flaw.
#[test]
fn one_flaw_in_the_envelope() {
    let file = small();
    let signature = span(&file, "signature");
    let last = &file[signature.end - 1..signature.end];
    // The last letter of 64 bytes has four bits to spare: its neighbours stand for the same bytes.
    let at = LETTERS.iter().position(|it| *it == last.as_bytes()[0]).unwrap();
    let neighbour = char::from(LETTERS[at ^ 1]).to_string();
    let replaced = |range: Range<usize>, by: &str| {
        let mut file = file.clone();
        file.replace_range(range, by);
        file
    };
    let encoding = |it: &str| place(|place| OpenError::BadEncoding { place }, it);
    let envelope = |it: &str| place(|place| OpenError::BadEnvelope { place }, it);
    for (name, bytes, expected) in [
        ("nothing", String::new(), OpenError::NotABundle),
        ("words", "Em gửi anh báo cáo".to_owned(), OpenError::NotABundle),
        ("other JSON", "{\"format\": \"thonso.template\"}".to_owned(), OpenError::NotABundle),
        (
            "spare bits",
            replaced(signature.end - 1..signature.end, &neighbour),
            encoding("signatures[0].signature"),
        ),
        ("padding", replaced(signature.end..signature.end, "=="), encoding("signatures[0].signature")),
        (
            "half a signature",
            replaced(signature.start..signature.start + 43, ""),
            encoding("signatures[0].signature"),
        ),
        (
            "empty payload",
            replaced(span(&file, "payload"), ""),
            place(|place| OpenError::BadSignature { place }, "payload"),
        ),
        ("payload twice", file.replacen('{', "{\"payload\": \"AA\",", 1), envelope("payload")),
        ("sentence twice", file.replacen('{', "{\"about\": \"AA\",", 1), envelope("about")),
        (
            "no signatures",
            replaced(file.find('[').unwrap()..file.rfind(']').unwrap() + 1, "[]"),
            envelope("signatures"),
        ),
        ("no payload but its name", "{\"payload\": 1, \"signatures\": []}".to_owned(), envelope("payload")),
        (
            "unprotected header",
            file.replacen("\"protected\"", "\"header\": {\"alg\": \"none\"}, \"protected\"", 1),
            envelope("signatures[0].header"),
        ),
    ] {
        assert_eq!(open(bytes.as_bytes()), Err(expected), "{name}");
    }
    let large = " ".repeat(thonso::wire::limits::MAX_BUNDLE_BYTES + 1);
    assert!(matches!(open(large.as_bytes()), Err(OpenError::TooLarge { .. })));
}

#[test]
fn a_second_signature() {
    let (header, payload) = (decoded(&envelope().signatures[0].protected), decoded(&envelope().payload));
    let other = SigningKey::from_seed(&[9; 32]);
    let jwk = |key: &SigningKey| thonso::wire::key::write_public(&key.public().to_jwk());
    let second = |of: &SigningKey, named: &SigningKey| {
        let header = header.replace(&key().public().kid(), &named.public().kid());
        header.replacen('{', &format!("{{\"jwk\":{},", jwk(of)), 1)
    };
    let first = by_hand(&header, &payload, &key());
    let opened = |signatures: Vec<EnvelopeSignature>| open(&file(&payload, signatures));

    let both = opened(vec![by_hand(&second(&other, &other), &payload, &other), first.clone()]).unwrap();
    let roles: Vec<Role> = both.signers().iter().map(|it| it.role).collect();
    assert_eq!(roles, [Role::Reporter, Role::Cosigner]);
    assert_eq!(both.identity(), open(&small_bundle()).unwrap().identity());

    let alone = opened(vec![by_hand(&second(&other, &other), &payload, &other)]);
    assert_eq!(alone, Err(place(|place| OpenError::KeyMismatch { place }, "signatures")));
    let twice = opened(vec![first.clone(), first.clone()]);
    assert_eq!(twice, Err(place(|place| OpenError::RepeatedSigner { place }, "signatures[1]")));
    let misnamed = opened(vec![first.clone(), by_hand(&second(&other, &key()), &payload, &other)]);
    assert_eq!(misnamed, Err(place(|place| OpenError::KeyMismatch { place }, "signatures[1]")));
    // One good signature does not make up for a bad one.
    let forged = opened(vec![first, by_hand(&second(&other, &other), &payload, &key())]);
    assert_eq!(forged, Err(place(|place| OpenError::BadSignature { place }, "signatures[1]")));
}

#[test]
fn the_older_name_of_the_algorithm() {
    let (header, payload) = (decoded(&envelope().signatures[0].protected), decoded(&envelope().payload));
    let header = header.replace("\"Ed25519\"", "\"EdDSA\"");
    assert!(open(&file(&payload, vec![by_hand(&header, &payload, &key())])).is_ok());
}

#[test]
fn other_outcomes_are_remarked_upon() {
    let (header, payload) = (decoded(&envelope().signatures[0].protected), decoded(&envelope().payload));
    let remarks = |from: &str, to: &str| {
        assert!(payload.contains(from), "{from}");
        let payload = payload.replace(from, to);
        let opened = open(&file(&payload, vec![by_hand(&header, &payload, &key())])).unwrap();
        opened.remarks().iter().map(|it| it.code().to_owned()).collect::<Vec<_>>()
    };
    assert!(open(&small_bundle()).unwrap().remarks().is_empty());
    assert_eq!(remarks("\"outcome\":\"exceeded\"", "\"outcome\":\"met\""), ["outcome_differs"]);
    assert_eq!(
        remarks("\"computed\":\"exceeded\"", "\"computed\":\"met\""),
        ["outcome_differs", "counts_differ"]
    );
    assert_eq!(remarks("\"counts\":{\"rows\":1", "\"counts\":{\"rows\":2"), ["counts_differ"]);
}
