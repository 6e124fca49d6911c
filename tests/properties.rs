//! What holds for any input.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{blank, form, key, moment, small_bundle};
use proptest::prelude::*;
use thonso::bundle::{OpenError, Sealing, open, seal};
use thonso::domain::answer::{Absence, Answer, MilestoneStatus};
use thonso::domain::check;
use thonso::domain::counts::Counts;
use thonso::domain::decimal::{Decimal, Fraction};
use thonso::domain::draft::{Declared, Draft, Evidence, PartEntry, RowEntry};
use thonso::domain::interpret::interpret;
use thonso::domain::map::Map;
use thonso::domain::outcome::Outcome;
use thonso::domain::report::{Acknowledged, Report, ReportPart, ReportRow, preview};
use thonso::domain::template::{PartKind, Template};
use thonso::domain::{number, reading};
use thonso::wire::{draft as draft_file, template};

/// Texts as people, editors and attackers write them.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[0-9.,/% –-]{0,20}",
        "(từ|trên|dưới|không quá|đến|≥|>|<|tăng|giảm|[0-9]{1,4}[.,/%]?| |hộ|lần|năm|đã|đang|thực hiện){0,12}",
    ]
}

/// Soups of the words that targets are made of.
fn target_text() -> impl Strategy<Value = String> {
    let words = [
        "từ",
        "trên",
        "dưới",
        "không quá",
        "tối thiểu",
        "ít nhất",
        "đến năm 2025",
        "vào năm 2030",
        "trước ngày 30/6/2024",
        "5%",
        "80",
        "1.234",
        "2,5",
        "7/12",
        "thôn",
        "hộ gia đình",
        "tỷ đồng",
        "triệu đồng/người/năm",
        "lần/năm",
        "tăng",
        "giảm",
        "xuống còn",
        "lên",
        "so với",
        "(",
        ")",
        ";",
        ",",
        ".",
        "và",
        "đạt",
        "-",
        "–",
        "≥",
        "<",
        "100.000",
        "/",
        "%",
        "‰",
        "không còn",
        "hoàn thành",
        "ban hành",
        "mỗi năm",
        "một lần",
        "3G",
        "15 tuổi",
        "Quyết định số 5/QĐ-UBND",
        "<br>",
        "&gt;",
        "ƣ",
        "\u{a0}",
        "…",
        "ghi rõ bao nhiêu/bao nhiêu",
        "?",
        "“",
        "\n",
    ];
    prop::collection::vec(prop::sample::select(words.to_vec()), 0..14)
        .prop_flat_map(|words| (Just(words), any::<bool>()))
        .prop_map(|(words, tight)| words.join(if tight { "" } else { " " }))
}

fn decimal() -> impl Strategy<Value = Decimal> {
    (any::<bool>(), "[0-9]{1,9}", "[0-9]{0,6}")
        .prop_map(|(negative, whole, decimals)| Decimal::from_digits(negative, &whole, &decimals).unwrap())
}

fn outcome() -> impl Strategy<Value = Outcome> {
    prop::sample::select(Outcome::ALL.to_vec())
}

/// Nobody declares that nothing was entered.
fn declarable() -> Vec<Outcome> {
    Outcome::ALL.into_iter().filter(|it| *it != Outcome::NotEntered).collect()
}

fn answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        Just(Answer::NotEntered),
        Just(Answer::NoData),
        Just(Answer::NotApplicable),
        decimal().prop_map(Answer::Value),
        prop::sample::select(MilestoneStatus::ALL.to_vec()).prop_map(Answer::Milestone),
        (decimal(), decimal()).prop_filter_map("total", |(count, total)| {
            Fraction::new(count, total.distance(Decimal::ZERO)).map(Answer::Fraction)
        }),
    ]
}

fn entry() -> impl Strategy<Value = PartEntry> {
    let status = prop::option::of(prop::sample::select(MilestoneStatus::ALL.to_vec()));
    let absence = prop::option::of(prop::sample::select(Absence::ALL.to_vec()));
    (any_text(), any_text(), any_text(), any::<bool>(), status, absence, any_text()).prop_map(
        |(entered, total, percent, percent_only, status, absence, absence_reason)| PartEntry {
            entered,
            total,
            percent,
            percent_only,
            status,
            absence,
            absence_reason,
        },
    )
}

fn evidence() -> impl Strategy<Value = Vec<Evidence>> {
    let one = (any_text(), any_text(), any_text());
    prop::collection::vec(one.prop_map(|(number, date, subject)| Evidence { number, date, subject }), 0..3)
}

fn declared() -> impl Strategy<Value = Option<Declared>> {
    prop::option::of(
        (prop::sample::select(declarable()), any_text())
            .prop_map(|(outcome, reason)| Declared { outcome, reason }),
    )
}

fn row_entry() -> impl Strategy<Value = RowEntry> {
    let parts = prop::collection::btree_map("[a-c]", entry(), 0..3);
    (parts, any_text(), evidence(), declared()).prop_map(|(parts, note, evidence, declared)| RowEntry {
        parts: parts.into_iter().collect(),
        note,
        evidence,
        declared,
    })
}

/// A draft of a form, with anything in it.
fn draft(form: &Template) -> impl Strategy<Value = Draft> + use<> {
    let blank = blank(form);
    let ids: Vec<String> = form.rows().map(|(_, it)| it.id.clone()).collect();
    let rows = prop::collection::btree_map(prop::sample::select(ids), row_entry(), 0..6);
    let texts = || prop::collection::btree_map(any_text(), any_text(), 0..3);
    let previous = prop::collection::btree_map((any_text(), any_text()), decimal(), 0..3);
    (rows, texts(), texts(), previous, any_text(), any_text()).prop_map(
        move |(rows, totals, acknowledged, previous, name, person)| Draft {
            rows: rows.into_iter().collect(),
            totals: totals.into_iter().collect(),
            acknowledged: acknowledged.into_iter().collect(),
            previous: previous.into_iter().collect(),
            name,
            person,
            ..blank.clone()
        },
    )
}

/// A report of a form, with any answers in it.
fn report(form: &Template) -> impl Strategy<Value = Report> + use<> {
    let form = form.clone();
    let mut rows: Vec<BoxedStrategy<ReportRow>> = Vec::new();
    for (_, indicator) in form.rows() {
        let parts: Vec<_> = indicator
            .parts
            .iter()
            .map(|part| {
                let id = part.id.clone();
                (answer(), decimal(), any_text(), outcome()).prop_map(
                    move |(answer, typed, reason, outcome)| {
                        let typed_percent = matches!(answer, Answer::Fraction(_)).then_some(typed);
                        ReportPart {
                            part: id.clone(),
                            answer,
                            typed_percent,
                            absence_reason: reason,
                            outcome,
                        }
                    },
                )
            })
            .collect();
        let id = indicator.id.clone();
        let row = (parts, outcome(), declared(), any_text(), evidence()).prop_map(
            move |(parts, computed, declared, note, evidence)| ReportRow {
                indicator: id.clone(),
                parts,
                computed,
                declared,
                note,
                evidence,
            },
        );
        rows.push(row.boxed());
    }
    let acknowledged = prop::collection::vec(
        (any_text(), prop::option::of(any_text())).prop_map(|(reason, indicator)| Acknowledged {
            code: "met".to_owned(),
            indicator,
            reason,
        }),
        0..3,
    );
    (rows, acknowledged, any_text(), 1_u32.., prop::option::of("[0-9a-f]{64}")).prop_map(
        move |(rows, acknowledged, person, revision, replaces)| Report {
            draft_id: "0123".to_owned(),
            template_ref: template::reference(&form),
            template: form.clone(),
            org_unit: blank(&form).org_unit,
            person,
            period: "2024-Q3".parse().unwrap(),
            revision,
            replaces,
            rows,
            acknowledged,
            counts: Counts::default(),
            finalised_at: moment(),
        },
    )
}

proptest! {
    #[test]
    fn a_decimal_round_trips(number in decimal()) {
        prop_assert_eq!(number.to_string().parse(), Ok(number));
    }

    #[test]
    fn a_number_typed_with_a_comma_is_read(whole in "[1-9][0-9]{0,5}", decimals in "[0-9]{1,6}") {
        let expected = Decimal::from_digits(false, &whole, &decimals).unwrap();
        let read = number::read(&format!("{whole},{decimals}"));
        prop_assert_eq!(read, Ok(number::NumberReading::Certain(expected)));
    }

    #[test]
    fn reading_never_panics(text in any_text()) {
        let _ = number::read(&text);
        let _ = text.parse::<Decimal>();
        let _ = reading::answer::read(&text);
        prop_assert!(!reading::target::read(&text).is_empty());
    }

    /// A text taken apart leaves every figure and every word of it somewhere, and what is not understood as it was.
    /// What a reader tells of places can be cut out of the text as it came, in its order; letters in pieces read like whole ones.
    #[test]
    fn targets_are_read_at_their_places(text in prop_oneof![any_text(), target_text()]) {
        use unicode_normalization::UnicodeNormalization;
        let found = reading::target::reading(&text);
        prop_assert!(!found.targets.is_empty());
        for it in &found.targets {
            prop_assert!(text.get(it.place.clone()).is_some() && text.get(it.clause.clone()).is_some(), "{it:?}");
            prop_assert!(it.clause.start <= it.place.end && it.place.end <= text.len());
            let task = it.target.comparator.is_task();
            prop_assert_eq!(task, it.target.value.is_none(), "{:?}", it.target);
            prop_assert!(!task || it.target.unit.is_none());
            if let (Some(low), Some(high)) = (it.target.value, it.target.value_max) {
                prop_assert!(low <= high);
            }
        }
        prop_assert!(found.targets.windows(2).all(|it| it[0].place.start <= it[1].place.start));
        for it in &found.aside {
            prop_assert!(text.get(it.place.clone()).is_some());
        }
        let bare = |text: &str| {
            let strip = |mut it: thonso::domain::target::Target| { it.text.clear(); it };
            reading::target::read(text).into_iter().map(strip).collect::<Vec<_>>()
        };
        let whole: String = text.nfc().collect();
        if whole.chars().all(|it| it.is_ascii() || ('\u{c0}'..'\u{1eff}').contains(&it)) {
            let apart: String = whole.nfd().collect();
            let unit = |it: Vec<thonso::domain::target::Target>| it.into_iter().map(|it| (it.comparator, it.value, it.unit.map(|it| it.nfc().collect::<String>()))).collect::<Vec<_>>();
            if reading::compose::composed(&apart) == whole {
                prop_assert_eq!(unit(bare(&apart)), unit(bare(&whole)));
            }
        }
    }

    /// A result cell is read without a panic, and a form's own instruction leaves nothing else.
    #[test]
    fn cells_are_read(text in prop_oneof![any_text(), target_text()]) {
        let read = reading::cell::read(&text);
        if read.residue {
            prop_assert!(read.value.is_none() && read.numerator.is_none() && read.note.is_none());
        }
        prop_assert!(read.denominator.is_none() || read.numerator.is_some());
        for it in [&read.value, &read.numerator, &read.denominator].into_iter().flatten() {
            prop_assert!(it.contains(|it: char| it.is_ascii_digit()), "{it}");
        }
    }

    #[test]
    fn taking_a_text_apart_loses_nothing(text in any_text()) {
        for kind in PartKind::ALL {
            let mut taken = PartEntry::default();
            let note = taken.take(kind, &text);
            let kept: String = [&taken.entered, &taken.total, &taken.percent, note.as_ref().unwrap_or(&String::new())]
                .into_iter()
                .cloned()
                .collect();
            let digits = |text: &str| {
                let mut digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
                digits.sort_unstable();
                digits
            };
            // A status and an absence are words the app has its own for; the form's instruction is no answer.
            let understood = taken.status.is_some() || taken.absence.is_some();
            prop_assert!(digits(&text) == digits(&kept) || kept.contains(text.trim()), "{:?} of {:?}", taken, text);
            let letters = text.chars().any(char::is_alphanumeric);
            prop_assert!(understood || !letters || !kept.is_empty(), "{:?} of {:?}", taken, text);
        }
    }

    #[test]
    fn opening_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(open(&bytes).is_err());
    }

    #[test]
    fn opening_damaged_files_never_panics(
        at in any::<prop::sample::Index>(), take in 0_usize..40, put in prop::collection::vec(any::<u8>(), 0..8),
    ) {
        let mut bytes = small_bundle();
        let at = at.index(bytes.len());
        let end = (at + take).min(bytes.len());
        bytes.splice(at..end, put);
        let _ = open(&bytes);
    }

    #[test]
    fn documents_of_anything_never_panic(text in any_text(), bytes in "[\\[\\]{}\":,a-z0-9 ]{0,60}") {
        for text in [&text, &bytes] {
            let _ = template::read(text);
            let _ = draft_file::read(text);
            let _ = draft_file::meta_from_json(text);
            let _ = draft_file::row_from_json(text);
            let _ = thonso::wire::key::read(text);
            let _ = thonso::wire::report::read(text);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever is typed into any field of any row is found again verbatim in the draft as it is written and read, and
    /// neither checking nor the preview panics at it or changes it.
    #[test]
    fn entering_never_panics_and_loses_nothing(texts in prop::collection::vec(any_text(), 1..40)) {
        let form = form("chi-tieu-2023-ha-tan");
        let mut left = texts.iter().cycle().cloned();
        let mut typed: Vec<String> = Vec::new();
        let mut type_into = |field: &mut String| {
            *field = left.next().unwrap_or_default();
            typed.push(field.clone());
        };
        let mut draft = blank(&form);
        let mut shared = |map: &mut Map<String, String>, key: &str| type_into(map.or_default(key.to_owned()));
        for total in &form.denominators {
            shared(&mut draft.totals, &total.id);
        }
        shared(&mut draft.acknowledged, "I-1/a/not_met_without_note/");
        for field in [&mut draft.name, &mut draft.org_unit.name, &mut draft.person] {
            type_into(field);
        }
        for (at, (_, indicator)) in form.rows().enumerate() {
            let row = draft.rows.or_default(indicator.id.clone());
            for part in &indicator.parts {
                let entry = row.parts.or_default(part.id.clone());
                for field in [&mut entry.entered, &mut entry.total, &mut entry.percent, &mut entry.absence_reason] {
                    type_into(field);
                }
                entry.percent_only = at % 2 == 0;
                entry.status = MilestoneStatus::ALL.get(at % 5).copied();
                entry.absence = Absence::ALL.get(at % 7).copied();
            }
            type_into(&mut row.note);
            let mut evidence = Evidence::default();
            for field in [&mut evidence.number, &mut evidence.date, &mut evidence.subject] {
                type_into(field);
            }
            row.evidence = vec![evidence];
            let mut declared = Declared { outcome: declarable()[at % 5], reason: String::new() };
            type_into(&mut declared.reason);
            row.declared = Some(declared);
        }

        let before = draft.clone();
        let _ = check::draft(&form, &draft);
        let preview = preview(&form, &draft, moment());
        let _ = thonso::document::annex(preview.shown(), thonso::text::Language::Vi);
        let _ = thonso::document::reading(preview.shown(), thonso::text::Language::En);
        let read = draft_file::read(&draft_file::write(&form, &draft)).unwrap().1;
        prop_assert_eq!(&read, &before);
        let mut again: Vec<&String> = read.totals.values().chain(read.acknowledged.values()).collect();
        again.extend([&read.name, &read.org_unit.name, &read.person]);
        for (_, indicator) in form.rows() {
            let row = &read.rows.get(&indicator.id).unwrap();
            for part in &indicator.parts {
                let it = row.parts.get(&part.id).unwrap();
                again.extend([&it.entered, &it.total, &it.percent, &it.absence_reason]);
            }
            let evidence = &row.evidence[0];
            again.extend([&row.note, &evidence.number, &evidence.date, &evidence.subject]);
            again.push(&row.declared.as_ref().unwrap().reason);
        }
        // As many as were typed, each as often: maps keep an order of their own.
        again.sort();
        let mut typed: Vec<&String> = typed.iter().collect();
        typed.sort();
        prop_assert_eq!(again, typed);
        // What the office would see has the words too.
        let notes: Vec<&str> = preview.shown().rows.iter().map(|it| it.note.as_str()).collect();
        let expected: Vec<&str> = form.rows().map(|(_, it)| before.rows.get(&it.id).unwrap().note.as_str()).collect();
        prop_assert_eq!(notes, expected);
    }

    /// A text may be longer than any report takes: the draft keeps it, and the check says so.
    #[test]
    fn long_texts_stay_in_the_draft(length in 4_000_usize..20_000, at in 0_usize..4) {
        let form = common::small_form();
        let mut draft = blank(&form);
        let row = draft.rows.or_default("1".to_owned());
        let field = match at {
            0 => &mut draft.org_unit.name,
            1 => &mut draft.person,
            2 => &mut draft.name,
            _ => &mut row.note,
        };
        *field = "ă".repeat(length);
        prop_assert_eq!(draft_file::read(&draft_file::write(&form, &draft)).map(|it| it.1), Ok(draft.clone()));
        let codes: Vec<&str> = check::draft(&form, &draft).findings.iter().map(|it| it.kind.code()).collect();
        prop_assert!(codes.contains(&"text_too_long"), "{:?}", codes);
    }

    /// The same, with rows left out and entries that contradict each other.
    #[test]
    fn checking_and_previewing_never_panic(draft in draft(&form("chi-tieu-2023-ha-tan")), entry in entry(), total in any_text()) {
        let form = form("chi-tieu-2023-ha-tan");
        for (_, indicator) in form.rows() {
            for part in &indicator.parts {
                let _ = interpret(part, &entry, Some(&total));
            }
        }
        let checked = check::draft(&form, &draft);
        for finding in &checked.findings {
            for language in [thonso::text::Language::Vi, thonso::text::Language::En] {
                prop_assert!(!thonso::text::finding(language, &form, finding).is_empty());
            }
        }
        let preview = preview(&form, &draft, moment());
        prop_assert_eq!(preview.shown().rows.len(), form.rows().count());
    }

    #[test]
    fn a_draft_round_trips(draft in draft(&form("chi-tieu-2023-ha-tan"))) {
        let form = form("chi-tieu-2023-ha-tan");
        prop_assert_eq!(draft_file::read(&draft_file::write(&form, &draft)), Ok((form.clone(), draft.clone())));
        let _ = check::draft(&form, &draft);
        for entry in draft.rows.values() {
            prop_assert_eq!(draft_file::row_from_json(&draft_file::row_to_json(entry)), Ok(entry.clone()));
        }
        let meta = draft_file::meta_from_json(&draft_file::meta_to_json(&draft));
        prop_assert_eq!(meta, Ok(Draft { rows: Map::new(), ..draft }));
    }

    #[test]
    fn a_bundle_round_trips(report in report(&form("chi-tieu-2023-ha-tan")), about in any_text()) {
        let how = Sealing { about: &about, app_version: "0.1.0", at: &moment() };
        let opened = open(&seal(&report, &key(), how).unwrap()).unwrap();
        prop_assert_eq!(opened.report(), &report);
        prop_assert_eq!(opened.sealed_at(), &moment());
    }

    /// A text too long for a report is refused when sealing, not by the office that receives it.
    #[test]
    fn what_is_sealed_opens(length in 3_990_usize..4_010) {
        let form = common::small_form();
        // No draft with such a name is finalised; a program that makes reports otherwise is stopped here.
        let mut report = common::report(&form, blank(&form));
        report.person = "ă".repeat(length);
        let how = Sealing { about: "", app_version: "0.1.0", at: &moment() };
        let sealed = seal(&report, &key(), how).map_err(|it| it.0);
        let expected = OpenError::Malformed { place: "person".to_owned() };
        prop_assert_eq!(sealed.map(|_| ()), if length > 4_000 { Err(expected) } else { Ok(()) });
    }
}
