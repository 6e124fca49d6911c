//! What the command line prints: one compact document a line. The names are part of its contract with other tools.

use super::json::Json;
use super::key::PublicJwk;
use super::member::Member;
use crate::domain::answer::Absence;
use crate::domain::check::{DraftCheck, RowCheck};
use crate::domain::commune::Found;
use crate::domain::lint::Lint;
use crate::domain::number;
use crate::domain::outcome::Outcome;
use crate::domain::reading::answer::{AnswerStatus, AnswerText};
use crate::domain::target::Target;
use crate::domain::template::{Indicator, Section, Template};
use serde::{Serialize, Serializer};

fn compact<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("our types have string keys and no fallible serialisation")
}

/// What the other documents have in common with the lines printed here.
impl Serialize for Json {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null | Self::Negative => to.serialize_unit(),
            Self::Bool(it) => to.serialize_bool(*it),
            Self::Number(it) => to.serialize_u64(*it),
            Self::Text(it) => to.serialize_str(it),
            Self::List(entries) => to.collect_seq(entries),
            Self::Object(members) => to.collect_map(members.iter().map(|(name, it)| (name, it))),
        }
    }
}

/// `{"text","targets":[…]}`
pub fn targets(text: &str, targets: &[Target]) -> String {
    #[derive(Serialize)]
    struct Line<'a> {
        text: &'a str,
        targets: Vec<Json>,
    }
    compact(&Line { text, targets: targets.iter().map(read).collect() })
}

/// A target without the text it was read from.
fn read(target: &Target) -> Json {
    let mut json = target.write();
    let _ = json.take("text");
    json
}

/// `{"text","numerator","denominator","value","unit","status","residue","note"}`
pub fn answer(text: &str, answer: &AnswerText) -> String {
    #[derive(Serialize)]
    struct Line<'a> {
        text: &'a str,
        numerator: Option<String>,
        denominator: Option<String>,
        value: Option<String>,
        unit: Option<&'a str>,
        status: Option<&'a str>,
        residue: bool,
        note: Option<&'a str>,
    }
    // An empty cell says that there is nothing to say.
    let empty = text.trim().is_empty().then_some(AnswerStatus::Absent(Absence::NoData));
    // What does not apply has no result and no status: its words are the note.
    let not_applicable = answer.status == Some(AnswerStatus::Absent(Absence::NotApplicable));
    let (status, note) =
        if not_applicable { (None, Some(text.trim())) } else { (answer.status, answer.note.as_deref()) };
    let percent = answer.unit.as_deref() == Some("%");
    compact(&Line {
        text,
        numerator: answer.numerator.as_deref().map(|it| canonical(it, false)),
        denominator: answer.denominator.as_deref().map(|it| canonical(it, false)),
        value: answer.value.as_deref().map(|it| canonical(it, percent)),
        unit: answer.unit.as_deref(),
        status: status.or(empty).map(AnswerStatus::slug),
        residue: answer.residue,
        note,
    })
}

/// `{"code","name","province_code","province","former"}`.
pub fn commune(found: &Found<'_>) -> String {
    #[derive(Serialize)]
    struct Line<'a> {
        code: &'a str,
        name: &'a str,
        province_code: &'a str,
        province: &'a str,
        former: Option<&'a str>,
    }
    compact(&Line {
        code: &found.commune.code,
        name: &found.commune.name,
        province_code: &found.province.code,
        province: &found.province.name,
        former: found.former,
    })
}

/// A number as written in its canonical form, read as in print.
fn canonical(number: &str, percent: bool) -> String {
    number::read(number).map_or_else(|_| number.to_owned(), |it| it.in_print(percent).0.to_string())
}

/// `{"target","result","outcome","parts":[{"target","outcome"}]}`; the outcome of a line that holds no target and result
/// is null.
pub fn evaluation(
    target: &str,
    result: &str,
    outcome: Option<Outcome>,
    parts: &[(Target, Outcome)],
) -> String {
    #[derive(Serialize)]
    struct Line<'a> {
        target: &'a str,
        result: &'a str,
        outcome: Option<&'a str>,
        parts: Vec<PartLine>,
    }
    #[derive(Serialize)]
    struct PartLine {
        target: Json,
        outcome: &'static str,
    }
    let parts = parts.iter().map(|(target, it)| PartLine { target: read(target), outcome: it.slug() });
    compact(&Line { target, result, outcome: outcome.map(Outcome::slug), parts: parts.collect() })
}

/// `[{"id","edition","title","year","rows","hash"}]`
pub fn template_list(templates: &[Template]) -> String {
    #[derive(Serialize)]
    struct Line<'a> {
        id: &'a str,
        edition: u32,
        title: &'a str,
        year: u16,
        rows: usize,
        hash: String,
    }
    let line = |it: &Template| {
        let hash = super::template::hash(it);
        compact(&Line {
            id: &it.id,
            edition: it.edition,
            title: &it.title,
            year: it.year,
            rows: it.rows().count(),
            hash,
        })
    };
    let lines: Vec<String> = templates.iter().map(line).collect();
    format!("[{}]", lines.join(",\n "))
}

/// `{"id","hash","rows","lints":[{"level","code","place","message"}]}`
pub fn lints(template: &Template, lints: &[(Lint, String)]) -> String {
    #[derive(Serialize)]
    struct Line<'a> {
        id: &'a str,
        hash: String,
        rows: usize,
        lints: Vec<LintLine<'a>>,
    }
    #[derive(Serialize)]
    struct LintLine<'a> {
        level: &'static str,
        code: &'static str,
        place: &'a str,
        message: &'a str,
    }
    let lints = lints
        .iter()
        .map(|(lint, message)| LintLine {
            level: if lint.kind.is_error() { "error" } else { "warning" },
            code: lint.kind.code(),
            place: &lint.place,
            message,
        })
        .collect();
    compact(&Line {
        id: &template.id,
        hash: super::template::hash(template),
        rows: template.rows().count(),
        lints,
    })
}

/// `{"outcomes":[…],"sections":[…],"findings":[…]}`: a row first, then its parts where it has several.
pub fn check(template: &Template, checked: &DraftCheck, messages: &[String]) -> String {
    #[derive(Serialize)]
    struct Line<'a> {
        outcomes: Vec<OutcomeLine<'a>>,
        sections: Vec<SectionLine<'a>>,
        findings: Vec<FindingLine<'a>>,
    }
    #[derive(Serialize)]
    struct SectionLine<'a> {
        section: &'a str,
        title: &'a str,
        counts: Json,
    }
    #[derive(Serialize)]
    struct FindingLine<'a> {
        level: &'static str,
        code: &'static str,
        indicator: Option<&'a str>,
        part: Option<&'a str>,
        message: &'a str,
    }
    let mut outcomes = Vec::new();
    for ((section, indicator), row) in template.rows().zip(&checked.rows) {
        outcomes.extend(row_lines(section, indicator, row));
    }
    let sections = template
        .sections
        .iter()
        .zip(&checked.sections)
        .map(|(section, counts)| SectionLine {
            section: &section.roman,
            title: &section.title,
            counts: counts.write(),
        })
        .collect();
    let findings = checked
        .findings
        .iter()
        .zip(messages)
        .map(|(it, message)| FindingLine {
            level: it.kind.level().slug(),
            code: it.kind.code(),
            indicator: it.indicator.as_deref(),
            part: it.part.as_deref(),
            message,
        })
        .collect();
    compact(&Line { outcomes, sections, findings })
}

#[derive(Serialize)]
struct OutcomeLine<'a> {
    section: &'a str,
    number: &'a str,
    indicator: &'a str,
    part: Option<&'a str>,
    outcome: &'static str,
    declared: Option<&'static str>,
}

fn row_lines<'a>(section: &'a Section, indicator: &'a Indicator, row: &'a RowCheck) -> Vec<OutcomeLine<'a>> {
    let line = |part: Option<&'a str>, outcome: Outcome| OutcomeLine {
        section: &section.roman,
        number: &indicator.number,
        indicator: &indicator.id,
        part,
        outcome: outcome.slug(),
        declared: if part.is_none() { row.declared.map(Outcome::slug) } else { None },
    };
    let mut lines = vec![line(None, row.computed)];
    if indicator.is_compound() {
        lines.extend(row.parts.iter().map(|it| line(Some(&it.part), it.outcome)));
    }
    lines
}

/// `{"jwk":{"kty","crv","x"},"kid","fingerprint"}`
pub fn key(jwk: &PublicJwk, kid: &str, fingerprint: &str) -> String {
    #[derive(Serialize)]
    struct Line<'a> {
        jwk: Json,
        kid: &'a str,
        fingerprint: &'a str,
    }
    compact(&Line { jwk: jwk.write(), kid, fingerprint })
}

/// What was found out about one file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// As named on the command line.
    pub file: String,
    /// Not changed since it was sealed.
    pub intact: bool,
    /// From a device the office knows; none without a register of devices.
    pub genuine: Option<bool>,
    /// Whose signatures stand on it.
    pub signers: Vec<VerdictSigner>,
    /// SHA-256 of the payload, in hex.
    pub identity: Option<String>,
    /// Why it is not intact, or what a receiver should know: stable names, each with its place after a colon.
    pub reasons: Vec<String>,
}

/// A device whose signature is good.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct VerdictSigner {
    /// Thumbprint of its key.
    pub kid: String,
    /// What two people compare by reading aloud.
    pub fingerprint: String,
    /// `reporter` or `cosigner`.
    pub role: &'static str,
}

/// `{"file","intact","genuine","signers","identity","reasons"}`
pub fn verdict(verdict: &Verdict) -> String {
    compact(verdict)
}
