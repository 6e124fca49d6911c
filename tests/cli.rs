//! Each call of the program, as an office's script would make it.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::program::{fed, folder, named, ran, run};
use common::{REFERENCE, TEMPLATES, path, table, text};
use serde_json::{Value, json};
use std::io::Write;
use std::process::{Command, Stdio};

/// A draft of document 000, its gaps explained.
fn draft(folder: &std::path::Path) -> String {
    let answers = text("tests/data/answers-000.csv").replace("a,-,,,", "a,-,,,Chưa thống kê");
    let table = named(folder, "answers.csv");
    std::fs::write(&table, answers).unwrap();
    let draft = named(folder, "draft.json");
    let made = run(&[
        "draft",
        "new",
        "--template",
        "ket-qua-2023-huyen",
        "--unit",
        "UBND huyện",
        "--period",
        "2023",
        "--answers",
        &table,
        "-o",
        &draft,
    ]);
    assert_eq!((made.code, made.out.as_str()), (0, ""), "{made:?}");
    draft
}

#[test]
fn built_in_forms() {
    let list = run(&["template", "list"]).json();
    let ids: Vec<&str> = list.as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap()).collect();
    assert_eq!(ids, [&TEMPLATES[..], &[REFERENCE]].concat());
    for id in ids {
        assert_eq!(run(&["template", "show", id]).out.trim(), text(&format!("templates/{id}.json")).trim());
    }
    let unknown = run(&["template", "show", "khong-co"]);
    assert_eq!((unknown.code, unknown.out.as_str()), (2, ""));
    assert!(unknown.err.contains("template list"), "{}", unknown.err);
}

#[test]
fn lints_of_a_form() {
    let clean = run(&["template", "check", "ket-qua-2023-huyen"]);
    assert_eq!((clean.code, clean.json()["lints"].clone()), (0, json!([])));
    let found = run(&["template", "check", path("templates/chi-tieu-2024-huyen.json").to_str().unwrap()]);
    assert_eq!(found.code, 1);
    let lints = found.json()["lints"].clone();
    let at = |code: &str| lints.as_array().unwrap().iter().find(|it| it["code"] == code).cloned();
    assert_eq!(at("target_over_100").unwrap()["place"], "VI-25");
    assert_eq!(at("unit_missing").unwrap()["place"], "V-23");
    assert!(at("unit_missing").is_some() && !found.err.is_empty());
    // A form nobody can fill in is still looked at.
    let broken = text("tests/data/small-template.json").replace("\"id\": \"a\"", "\"id\": \"\"");
    let found = fed(&["template", "check", "-"], &broken);
    assert_eq!((found.code, found.json()["lints"][0]["level"].clone()), (1, json!("error")));
    let unreadable = fed(&["template", "check", "-"], broken.replace("\">=\"", "\"~\""));
    assert_eq!((unreadable.code, unreadable.out.as_str()), (2, ""));
    assert!(unreadable.err.contains("sections[0].indicators[0].parts[0].target.comparator"));
    let newer = fed(&["template", "check", "-"], broken.replace("\"version\": 1", "\"version\": 7"));
    assert!(newer.code == 2 && newer.err.contains('7'), "{newer:?}");
}

/// What a careful reader finds in the built-in forms, and nothing else: the printed numbers 4, 11–14, 32 and 5 are
/// missing on paper, a section that begins anew at 1 is none of his business.
#[test]
fn lints_of_the_built_in_forms() {
    let expected: [&[&str]; 5] = [
        &[],
        &[],
        &["numbering_jumps I-5", "numbering_jumps III-15", "numbering_jumps V-33"],
        &["unit_missing V-23", "target_over_100 VI-25"],
        &["numbering_jumps I-6", "next_year_lower III-12"],
    ];
    for (id, expected) in TEMPLATES.iter().zip(expected) {
        let checked = run(&["template", "check", id]);
        let lints = checked.json()["lints"].as_array().unwrap().clone();
        let text = |it: &Value, member: &str| it[member].as_str().unwrap().to_owned();
        let found: Vec<String> =
            lints.iter().map(|it| format!("{} {}", text(it, "code"), text(it, "place"))).collect();
        assert_eq!(found, expected, "{id}");
        assert_eq!(checked.code, i32::from(!expected.is_empty()));
        assert_eq!(checked.err.lines().count(), expected.len());
    }
    assert_eq!(run(&["template", "check", REFERENCE]).code, 0);
}

/// A target that cannot be judged by is told of, in both languages, with its row and the remedy.
#[test]
fn lints_of_targets() {
    let form = |from: &str, to: &str| {
        let form = text("tests/data/small-template.json");
        assert!(form.contains(from), "{form}");
        form.replacen(from, to, 1)
    };
    for (from, to, code, vi, en) in [
        ("\"value\": \"80\"", "\"value\": null", "value_missing", "con số để so", "no number"),
        ("\"comparator\": \">=\"", "\"comparator\": \"between\"", "value_missing", "con số", "no number"),
        ("\"deadline\": null", "\"deadline\": \"30/6/2024\"", "bad_deadline", "“30/6/2024”", "“30/6/2024”"),
        (
            "\"comparator\": \">=\",",
            "\"comparator\": \"between\", \"value_max\": \"70\", \"ignored\": 1,",
            "range_inverted",
            "Đổi chỗ",
            "Swap",
        ),
    ] {
        let mut form = form(from, to);
        if code == "range_inverted" {
            form = form.replacen("\"value_max\": null,", "", 1);
        }
        let found = fed(&["template", "check", "-"], &form);
        assert_eq!((found.code, &found.json()["lints"][0]["code"]), (1, &json!(code)), "{found:?}");
        assert_eq!(found.json()["lints"][0]["level"], "warning");
        assert!(found.err.contains(vi), "{}", found.err);
        let english = fed(&["--lang", "en", "template", "check", "-"], &form);
        assert!(english.err.contains(en), "{}", english.err);
    }
}

/// The documents, by the program: what `tests/documents.rs` says of the core holds for its output.
#[test]
fn outcomes_of_the_documents() {
    let folder = folder("documents");
    for (id, answers) in [
        ("ket-qua-2023-huyen", "tests/data/answers-000.csv"),
        ("ket-qua-2023-kon-tum", "tests/data/answers-001.csv"),
        ("chi-tieu-2023-ha-tan", "tests/data/answers-002.csv"),
    ] {
        let file = named(&folder, id);
        let answers = path(answers);
        let args =
            ["draft", "new", "--template", id, "--unit", "X", "--period", "2023", "-o", &file, "--answers"];
        assert_eq!(run(&[&args[..], &[answers.to_str().unwrap()]].concat()).code, 0);
        let checked = run(&["report", "check", &file]);
        assert_eq!(checked.code, 1, "the documents have gaps and unexplained shortfalls");
        let outcomes = checked.json()["outcomes"].as_array().unwrap().clone();
        for line in table("tests/data/outcomes.csv").iter().filter(|it| it["template"] == id) {
            let of_row = |it: &&Value| it["section"] == line["section"] && it["number"] == line["number"];
            let found: Vec<&Value> = outcomes.iter().filter(of_row).collect();
            // A simple row has one line, a compound one a line of its own and one for each part.
            let part = if found.len() == 1 { json!(null) } else { json!(line["part"]) };
            let found = found.iter().find(|it| it["part"] == part).unwrap();
            assert_eq!(found["outcome"], line["outcome"], "{line:?}");
        }
        let rows: u64 = checked.json()["sections"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it["counts"]["rows"].as_u64().unwrap())
            .sum();
        assert_eq!(rows, outcomes.iter().filter(|it| it["part"].is_null()).count() as u64);
        let finding = checked.json()["findings"][0].clone();
        for member in ["level", "code", "indicator", "part", "message"] {
            assert!(finding.get(member).is_some(), "{finding}");
        }
    }
}

#[test]
fn tables_of_answers() {
    let form = |table: &str| {
        let folder = folder("tables");
        let file = named(&folder, "answers.csv");
        std::fs::write(&file, table).unwrap();
        let args = [
            "draft",
            "new",
            "--template",
            "chi-tieu-2023-ha-tan",
            "--unit",
            "X",
            "--period",
            "2023",
            "--answers",
        ];
        run(&[&args[..], &[file.as_str()]].concat())
    };
    let header = "section,number,part,result,note,declared,reason\n";
    let rows = |table: &str| form(table).json()["rows"].clone();
    let good = rows(&format!(
        "{header}iii,16,,\"98,6%\",,,\nIII,17,1,55%,đã rà soát,,\nIII,17,B,60%,,Chưa đạt,chưa kiểm tra\n,43,a,-,,,chưa đếm\n"
    ));
    assert_eq!(good["III-16"]["parts"]["a"]["percent"], "98,6");
    assert_eq!(good["III-16"]["parts"]["b"]["percent"], "98,6");
    assert_eq!(good["III-17"]["parts"]["a"]["percent"], "55");
    assert_eq!(good["III-17"]["declared"], json!({"outcome": "not_met", "reason": "chưa kiểm tra"}));
    assert_eq!(good["VI-43"]["parts"]["a"]["absence_reason"], "chưa đếm");
    // As Excel writes it where the comma is the decimal mark.
    let semicolons = rows(&format!("\u{feff}{}I;1;a;98,6%;;;\n", header.replace(',', ";")));
    assert_eq!(semicolons["I-1"]["parts"]["a"]["percent"], "98,6");
    let words = rows(&format!("{header}I,1,a,Đang thực hiện tại 2 thôn,có sóng yếu,,\n"));
    assert_eq!(words["I-1"]["note"], "có sóng yếu; Đang thực hiện tại 2 thôn");
    // A reason that belongs to no absence and no outcome says why the target is missed.
    let reasons = rows(&format!(
        "{header}I,1,a,50%,có sóng yếu,,thiếu trạm\nI,2,,,,,chờ kinh phí\nI,3,a,-,,,chưa đếm\nII,7,a,50%,,Đạt,đã họp\n"
    ));
    assert_eq!(reasons["I-1"]["note"], "có sóng yếu; thiếu trạm");
    assert_eq!(reasons["I-2"]["note"], "chờ kinh phí");
    assert_eq!((&reasons["I-3"]["note"], &reasons["II-7"]["note"]), (&json!(""), &json!("")));
    for (table, place, remedy) in [
        (format!("{header}III,17,a,55%,,Đạt,đã họp\nIII,17,b,60%,,Vượt,đã họp\n"), "Dòng 3", "17"),
        (format!("{header}I,1,a,50%,,not_entered,\n"), "Dòng 2", "Vượt"),
        (format!("{header}I,1,a,50%,,Chưa nhập,\n"), "Dòng 2", "Vượt"),
        ("number,result\n1,2\n".to_owned(), "Dòng 1", "section,number"),
        (format!("{header}I,99,a,1,,,\n"), "Dòng 2", "99"),
        (format!("{header}I,1,a,1,,,\nI,1,c,1,,,\n"), "Dòng 3", "a, b"),
        (format!("{header}I,1,a,1,,tốt,\n"), "Dòng 2", "Vượt"),
        (format!("{header}I,1,a,98,6%,,,\n"), "Dòng 2", "ngoặc kép"),
    ] {
        let refused = form(&table);
        assert_eq!((refused.code, refused.out.as_str()), (2, ""), "{table}");
        assert!(refused.err.contains(place) && refused.err.contains(remedy), "{}", refused.err);
    }
    let args = ["draft", "new", "--template", "chi-tieu-2024-huyen", "--unit", "X", "--period", "quý ba"];
    assert!(run(&args).code == 2 && run(&args).err.contains("2024-Q3"));
}

#[test]
fn a_number_that_stands_twice_needs_its_section() {
    let folder = folder("sections");
    let file = named(&folder, "answers.csv");
    std::fs::write(&file, "section,number,part,result,note,declared,reason\n,1,a,50%,,,\n").unwrap();
    let args = [
        "draft",
        "new",
        "--template",
        "chi-tieu-2024-huyen",
        "--unit",
        "X",
        "--period",
        "2024",
        "--answers",
        &file,
    ];
    let refused = run(&args);
    assert!(refused.code == 2 && refused.err.contains("section"), "{refused:?}");
}

#[test]
fn from_a_key_to_a_checked_file() {
    let folder = folder("sealing");
    let (key, file) = (named(&folder, "key.json"), named(&folder, "report.json.txt"));
    let made = run(&["key", "new", "-o", &key]);
    assert_eq!(made.json(), run(&["key", "show", &key]).json());
    assert_eq!(run(&["key", "new", "-o", &key]).code, 2, "a key is never overwritten");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&key).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let draft = draft(&folder);
    assert_eq!(run(&["report", "check", &draft]).code, 1);
    let strict = run(&["sign", &draft, "--key", &key, "--strict"]);
    assert_eq!((strict.code, strict.out.as_str()), (1, ""));
    let sealed = run(&["sign", &draft, "--key", &key, "-o", &file]);
    assert_eq!(sealed.code, 0, "{}", sealed.err);
    assert!(sealed.err.contains("Chưa giải trình (lập bằng dòng lệnh)"), "{}", sealed.err);

    let verdict = run(&["verify", &file]).json();
    assert_eq!(
        (&verdict["intact"], &verdict["genuine"], &verdict["reasons"]),
        (&json!(true), &json!(null), &json!([]))
    );
    assert_eq!(
        verdict["signers"],
        json!([{"kid": made.json()["kid"], "fingerprint": made.json()["fingerprint"], "role": "reporter"}])
    );
    assert_eq!(verdict["identity"].as_str().unwrap().len(), 64);

    let bytes = std::fs::read_to_string(&file).unwrap();
    let opened = thonso::bundle::open(bytes.as_bytes()).unwrap();
    let words: Vec<&str> = opened.report().acknowledged.iter().map(|it| it.reason.as_str()).collect();
    assert!(!words.is_empty() && words.iter().all(|it| *it == "Chưa giải trình (lập bằng dòng lệnh)"));
    let other = run(&["sign", &draft, "--key", &key, "--acknowledge", "Đã họp"]);
    let other = thonso::bundle::open(other.out.as_bytes()).unwrap();
    assert!(other.report().acknowledged.iter().all(|it| it.reason == "Đã họp"));

    let (changed, cut) = (named(&folder, "changed.json"), named(&folder, "cut.json"));
    let at = bytes.find("\"payload\"").unwrap() + 500;
    let letter = if &bytes[at..=at] == "A" { "B" } else { "A" };
    std::fs::write(&changed, format!("{}{letter}{}", &bytes[..at], &bytes[at + 1..])).unwrap();
    std::fs::write(&cut, &bytes[..bytes.len() / 2]).unwrap();
    let verdicts = run(&["verify", &file, &changed, &cut]);
    assert_eq!(verdicts.code, 1);
    let intact: Vec<Value> = verdicts.lines().iter().map(|it| it["intact"].clone()).collect();
    assert_eq!(intact, [true, false, false]);
    assert_eq!(verdicts.lines()[2]["reasons"], json!(["cut_off"]));
    assert_eq!(run(&["verify", &named(&folder, "none.json")]).code, 2);
    assert_eq!(run(&["verify", "--roster", "x", &file]).code, 2, "this build knows no roster");
}

/// That nothing was entered cannot be declared: such a report would count an answered row as missing.
#[test]
fn what_cannot_be_declared() {
    let folder = folder("declared");
    let fine = std::fs::read_to_string(draft(&folder)).unwrap();
    let declared = |outcome: &str| {
        let mut draft: Value = serde_json::from_str(&fine).unwrap();
        let id = draft["rows"].as_object().unwrap().keys().next().unwrap().clone();
        draft["rows"][&id]["declared"] = json!({"outcome": outcome, "reason": "Đã họp"});
        (fed(&["report", "check", "-"], draft.to_string()), format!("rows.{id}.declared.outcome"))
    };
    for outcome in ["exceeded", "met", "not_met", "no_data", "not_applicable"] {
        assert_ne!(declared(outcome).0.code, 2, "{outcome}");
    }
    for outcome in ["not_entered", "guessed"] {
        let (refused, place) = declared(outcome);
        assert_eq!((refused.code, refused.out.as_str()), (2, ""), "{outcome}");
        assert!(refused.err.contains(&place), "{}", refused.err);
    }
}

#[test]
fn a_draft_with_errors_is_not_sealed() {
    let folder = folder("errors");
    let key = named(&folder, "key.json");
    std::fs::write(&key, run(&["key", "new"]).out).unwrap();
    let draft = named(&folder, "draft.json");
    run(&[
        "draft",
        "new",
        "--template",
        "ket-qua-2023-huyen",
        "--unit",
        "X",
        "--period",
        "2023",
        "-o",
        &draft,
    ]);
    let refused = run(&["sign", &draft, "--key", &key]);
    assert_eq!((refused.code, refused.out.as_str()), (1, ""));
    let sentence = "Chưa nhập kết quả";
    assert!(refused.err.contains(sentence), "{}", refused.err);
    let english = run(&["--lang", "en", "sign", &draft, "--key", &key]);
    assert!(english.code == 1 && english.err.contains("The result is not entered"), "{}", english.err);
    assert_eq!(fed(&["sign", "-", "--key", &key], "{").code, 2);
    assert_eq!(run(&["sign", &draft, "--key", &draft]).code, 2);
}

/// A name no office would read never gets into a file, and neither does an endless explanation.
#[test]
fn long_texts_are_not_sealed() {
    let folder = folder("long");
    let key = named(&folder, "key.json");
    std::fs::write(&key, run(&["key", "new"]).out).unwrap();
    let fine = draft(&folder);
    let long = "ă".repeat(10_000);
    let mut nameless: Value = serde_json::from_str(&std::fs::read_to_string(&fine).unwrap()).unwrap();
    nameless["org_unit"]["name"] = json!(long);
    let refused = fed(&["sign", "-", "--key", &key], nameless.to_string());
    assert_eq!((refused.code, refused.out.as_str()), (1, ""));
    assert!(refused.err.contains("Tên đơn vị dài 10.000 ký tự, quá 200."), "{}", refused.err);
    assert!(!refused.err.contains("Ghi “"), "nothing was written: {}", refused.err);
    nameless["org_unit"]["name"] = json!("");
    let refused = fed(&["sign", "-", "--key", &key], nameless.to_string());
    assert_eq!(
        refused.err.lines().next().unwrap(),
        "Báo cáo chưa có tên đơn vị. Ghi tên đơn vị vào báo cáo."
    );
    let refused = run(&["sign", &fine, "--key", &key, "--acknowledge", &long]);
    assert_eq!((refused.code, refused.out.as_str()), (1, ""));
    assert!(!refused.err.contains("Ghi “"));
    let told = refused.err.replace(&long, "…");
    assert!(told.contains("Lời giải thích dài 10.000 ký tự, quá 500."), "{told}");
}

#[test]
fn schemas() {
    for (format, title) in [("template", "template"), ("draft", "draft"), ("bundle", "bundle")] {
        let schema = run(&["schema", format]).json();
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert_eq!(schema["title"], title);
    }
    let defs = run(&["schema", "bundle"]).json()["$defs"].clone();
    assert!(defs.get("report").is_some() && defs.get("protected_header").is_some());
    for format in ["roster", "receipt"] {
        let unknown = run(&["schema", format]);
        assert_eq!((unknown.code, unknown.out.as_str()), (2, ""));
        assert!(unknown.err.contains(format));
    }
}

#[test]
fn calls_that_cannot_be_used() {
    for args in [&[][..], &["nothing"], &["evaluate", "--target", "80%"], &["verify"], &["schema", "picture"]]
    {
        let ran = run(args);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
    }
}

/// `thonso … | head -1` ends without a word.
#[test]
fn a_reader_that_leaves() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_thonso"));
    command
        .args(["target", "parse", "--lines"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    let mut pipe = child.stdin.take().unwrap();
    let _ = pipe.write_all("80%\n".repeat(1000).as_bytes());
    drop(pipe);
    let ran = ran(&child.wait_with_output().unwrap());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}
