//! A report that was begun on one edition of a form goes on by the next: what comes along, what stays behind, what is asked.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::program::{folder, named as named_in, run};
use common::{TEMPLATES, blank, form, key, moment, small_bundle, small_form};
use thonso::bundle::backup::{self, Found};
use thonso::bundle::form::{is_meant, open_form, seal_form};
use thonso::domain::annex::Review;
use thonso::domain::draft::{Declared, Draft, PartEntry, RowEntry, TemplateRef};
use thonso::domain::map::Map;
use thonso::domain::outcome::Outcome;
use thonso::domain::template::{PartKind, Template};
use thonso::domain::transfer::{Pair, RowChange, keep_ids, moved, pairs, totals_left};
use thonso::shelf::{Memory, Shelf, Suffixes};
use thonso::wire::{catalogue, template};

fn named(form: &Template) -> TemplateRef {
    TemplateRef { id: form.id.clone(), edition: form.edition, hash: template::hash(form) }
}

/// A draft in which something stands in every field.
fn filled(form: &Template) -> Draft {
    let mut rows = Map::new();
    for (at, (_, row)) in form.rows().enumerate() {
        let mut entry = RowEntry { note: format!("ghi chú {at}"), ..RowEntry::default() };
        for part in &row.parts {
            let typed = PartEntry { entered: (at + 1).to_string(), ..PartEntry::default() };
            entry.parts.insert(part.id.clone(), typed);
        }
        entry.declared = Some(Declared { outcome: Outcome::Met, reason: "theo sổ".to_owned() });
        rows.insert(row.id.clone(), entry);
    }
    let mut draft = Draft { rows, ..blank(form) };
    for (at, total) in form.denominators.iter().enumerate() {
        draft.totals.insert(total.id.clone(), (100 + at).to_string());
    }
    for (_, row) in form.rows() {
        draft.previous.insert((row.id.clone(), "a".to_owned()), "7".parse().unwrap());
        draft.acknowledged.insert(format!("{}/a/not_met_without_note/", row.id), "đã xem".to_owned());
    }
    draft
}

fn find<'a>(pairs: &'a [Pair], to: &str) -> &'a Pair {
    pairs.iter().find(|it| it.to.as_deref() == Some(to)).unwrap()
}

#[test]
fn on_the_same_form_nothing_is_lost() {
    for form in TEMPLATES.iter().map(|id| form(id)).chain([small_form()]) {
        let draft = filled(&form);
        let pairs = pairs(&form, &form);
        assert!(pairs.iter().all(|it| it.change == RowChange::Same), "{}: {pairs:?}", form.id);
        assert_eq!(moved(&draft, &form, &form, named(&form), &pairs), draft, "{}", form.id);
    }
}

#[test]
fn what_an_office_changes_is_found() {
    let old = form("chi-tieu-2023-ha-tan");
    let mut new = old.clone();
    new.edition += 1;
    new.replaces = Some(template::hash(&old));
    // A row is taken out, so that the others have other numbers and ids.
    let gone = new.sections[0].indicators.remove(0);
    let mut first = new.sections[0].indicators[0].clone();
    let was = first.id.clone();
    first.id.clone_from(&gone.id);
    first.number.clone_from(&gone.number);
    new.sections[0].indicators[0] = first;
    // A target is raised; a name is worded anew; a share becomes a number; a row is new.
    let raised = new.sections[1].indicators[0].id.clone();
    new.sections[1].indicators[0].parts[0].target.value = Some("12".parse().unwrap());
    let reworded = new.sections[1].indicators[1].id.clone();
    new.sections[1].indicators[1].name.push_str(" trên địa bàn xã");
    let at = new.sections[2].indicators.iter().position(|it| it.parts[0].kind == PartKind::Share).unwrap();
    let other_kind = new.sections[2].indicators[at].id.clone();
    new.sections[2].indicators[at].parts[0].kind = PartKind::Number;
    let mut added = gone.clone();
    "VI-99".clone_into(&mut added.id);
    "Số chợ có mã thanh toán".clone_into(&mut added.name);
    new.sections[5].indicators.push(added);

    let pairs = pairs(&old, &new);
    let change = |to: &str| find(&pairs, to).change;
    assert_eq!(
        find(&pairs, &gone.id).from.as_deref(),
        Some(was.as_str()),
        "found by its name, not by its id"
    );
    assert_eq!(change(&gone.id), RowChange::Renumbered);
    assert_eq!(change(&raised), RowChange::Retargeted);
    assert_eq!(change(&reworded), RowChange::Reworded);
    assert_eq!(
        (change(&other_kind), find(&pairs, &other_kind).left.as_slice()),
        (RowChange::Retargeted, ["a".to_owned()].as_slice())
    );
    assert_eq!(change("VI-99"), RowChange::New);
    let last = pairs.last().unwrap();
    assert_eq!((last.from.as_deref(), last.change), (Some(gone.id.as_str()), RowChange::Gone));
    assert_eq!(pairs.iter().filter(|it| it.change != RowChange::Same).count(), 6);

    let draft = filled(&old);
    let next = moved(&draft, &old, &new, named(&new), &pairs);
    assert_eq!(
        (next.template.edition, next.template.hash.as_str()),
        (new.edition, template::hash(&new).as_str())
    );
    assert_eq!(next.totals, draft.totals);
    assert_eq!(next.rows.get(&gone.id).map(|it| &it.note), draft.rows.get(&was).map(|it| &it.note));
    assert_eq!(
        next.previous.get(&(gone.id.clone(), "a".to_owned())),
        draft.previous.get(&(was, "a".to_owned()))
    );
    // The figure comes along, a judgement against another target does not; nor the word about its warning.
    let row = next.rows.get(&raised).unwrap();
    assert_eq!(row.parts, draft.rows.get(&raised).unwrap().parts);
    assert_eq!(row.declared, None);
    assert!(next.acknowledged.keys().all(|it| !it.starts_with(&format!("{raised}/"))));
    // A figure of another kind stays behind, the note does not.
    let row = next.rows.get(&other_kind).unwrap();
    assert!(!row.parts.contains_key("a") && !row.note.is_empty());
    assert!(!next.rows.contains_key("VI-99"));
    // A row that a person says is another one is not moved.
    let mut refused = pairs.clone();
    refused.iter_mut().filter(|it| it.change == RowChange::Reworded).for_each(|it| it.from = None);
    assert!(!moved(&draft, &old, &new, named(&new), &refused).rows.contains_key(&reworded));
}

/// A total that was shared, and is not any more, stands in the row.
#[test]
fn a_total_that_is_shared_no_more_is_not_lost() {
    let old = form("chi-tieu-2023-ha-tan");
    let (_, row) = old.rows().find(|(_, it)| it.parts[0].denominator.is_some()).unwrap();
    let shared = row.parts[0].denominator.clone().unwrap();
    let mut new = old.clone();
    for section in &mut new.sections {
        for it in &mut section.indicators {
            it.parts.iter_mut().for_each(|part| part.denominator = None);
        }
    }
    new.denominators.clear();
    let draft = filled(&old);
    let next = moved(&draft, &old, &new, named(&new), &pairs(&old, &new));
    assert!(next.totals.is_empty());
    let total = &next.rows.get(&row.id).unwrap().parts.get("a").unwrap().total;
    assert_eq!(Some(total), draft.totals.get(&shared));
}

/// A form without the member has the hash it always had; with it, another.
#[test]
fn the_chain_of_editions_is_part_of_the_form() {
    let mut form = small_form();
    let before = template::hash(&form);
    assert!(!template::write(&form).contains("replaces"));
    form.replaces = Some(before.clone());
    let written = template::write(&form);
    assert_eq!(template::read(&written).unwrap().replaces, Some(before.clone()));
    assert_ne!(template::hash(&form), before);
}

/// Forms of one's own and what is being looked through go to another phone with everything else.
#[test]
fn forms_and_reviews_are_part_of_a_backup() {
    let shelf = Shelf::new(Memory::default());
    let (first, mut second) = (small_form(), small_form());
    second.edition = first.edition + 1;
    second.replaces = Some(template::hash(&first));
    let keep = |shelf: &Shelf<Memory>, form: &Template| {
        shelf.keep_own_form(&template::write(form), catalogue::listed(form)).unwrap();
    };
    keep(&shelf, &second);
    let other = form(TEMPLATES[0]);
    keep(&shelf, &other);
    let mut review = Review::again(second.clone(), &template::hash(&second));
    shelf.keep_review("abc", &review).unwrap();
    // A row that was changed since is in another record.
    review.rows[0].seen = false;
    shelf.keep_review_row("abc", &review.rows[0]).unwrap();

    let backup = shelf.gather(&moment(), "0.1.0", None).backup;
    let file = backup::file(&backup, "Bản sao lưu thử.").unwrap();
    let Found::Open(backup) = backup::open(file.as_bytes()).unwrap() else { panic!("nobody locked it") };
    let suffixes = Suffixes { beside: "", before: "" };
    let ids = |shelf: &Shelf<Memory>| -> Vec<(String, u32)> {
        shelf.own_forms().into_iter().map(|it| (it.id, it.edition)).collect()
    };

    let empty = Shelf::new(Memory::default());
    empty.take(&backup, &[], suffixes);
    assert_eq!(ids(&empty), ids(&shelf), "in the same order");
    assert_eq!(empty.review("abc"), Some(review.clone()));
    for it in empty.own_forms() {
        assert!(empty.template(&it.hash).is_some());
    }
    // An older edition gives way, a newer one does not; what is being looked through here stays.
    for (here, stays) in [(&first, false), (&second, true)] {
        let mut newest = here.clone();
        newest.edition += if stays { 5 } else { 0 };
        let shelf = Shelf::new(Memory::default());
        keep(&shelf, &newest);
        shelf.keep_review("abc", &Review::again(first.clone(), "x")).unwrap();
        shelf.take(&backup, &[], suffixes);
        let expected = if stays { newest.edition } else { second.edition };
        assert!(ids(&shelf).contains(&(first.id.clone(), expected)), "{:?}", ids(&shelf));
        assert_ne!(shelf.review("abc"), Some(review.clone()));
    }
    // A report by itself takes none of it along.
    keep(&shelf, &first);
    shelf.keep_draft(&blank(&first), None).unwrap();
    let alone = shelf.gather(&moment(), "0.1.0", Some(&blank(&first).id)).backup;
    assert_eq!((alone.own_forms.len(), alone.reviews.len()), (0, 0));
}

/// A name that comes again ("Trong đó: nữ") is told by its id, its number and section; else a person is asked.
#[test]
fn names_that_come_again_are_not_mixed_up() {
    let mut old = small_form();
    let row = old.sections[0].indicators[0].clone();
    let rows = [
        ("r1", "1", "Số hộ nghèo"),
        ("r11", "1.1", "Trong đó: nữ"),
        ("r2", "2", "Số hộ cận nghèo"),
        ("r21", "2.1", "Trong đó: nữ"),
    ];
    old.sections[0].indicators = rows
        .map(|(id, number, name)| {
            let mut row = row.clone();
            id.clone_into(&mut row.id);
            number.clone_into(&mut row.number);
            name.clone_into(&mut row.name);
            row
        })
        .to_vec();
    // A row taken out by hand: the others stay what they were.
    let mut new = old.clone();
    new.sections[0].indicators.remove(1);
    keep_ids(&old, &mut new, true);
    let ids = |form: &Template| -> Vec<String> { form.rows().map(|it| it.1.id.clone()).collect() };
    assert_eq!(ids(&new), ["r1", "r2", "r21"]);
    // Read anew from the annex, with other numbers and ids: what is not certain is a question, and gets an id of its own.
    for (at, row) in new.sections[0].indicators.iter_mut().enumerate() {
        row.id = format!("r{}", at + 10);
        row.number = (at + 1).to_string();
    }
    let found = pairs(&old, &new);
    assert_eq!(found[2].change, RowChange::Reworded, "{found:?}");
    let renamed = keep_ids(&old, &mut new, false);
    assert_eq!(ids(&new)[..2], ["r1", "r2"]);
    assert!(!["r11", "r21"].contains(&ids(&new)[2].as_str()));
    assert_eq!(renamed[0], ("r10".to_owned(), "r1".to_owned()));
    // "Số hộ cận nghèo" is not "Số hộ nghèo", however like they are.
    let mut new = old.clone();
    new.sections[0].indicators.truncate(1);
    "Số hộ cận nghèo mới".clone_into(&mut new.sections[0].indicators[0].name);
    keep_ids(&old, &mut new, false);
    assert!(!ids(&old).contains(&ids(&new)[0]));
}

/// The figures of a row stay with its targets when those change places.
#[test]
fn targets_keep_their_letters() {
    let mut old = small_form();
    let row = &mut old.sections[0].indicators[0];
    let mut second = row.parts[0].clone();
    "b".clone_into(&mut second.id);
    "số hộ vùng cao".clone_into(&mut second.label);
    "số hộ vùng thấp".clone_into(&mut row.parts[0].label);
    row.parts.push(second);
    let mut new = old.clone();
    let parts = &mut new.sections[0].indicators[0].parts;
    parts.reverse();
    "a".clone_into(&mut parts[0].id);
    "b".clone_into(&mut parts[1].id);
    keep_ids(&old, &mut new, false);
    let letters: Vec<(&str, &str)> =
        new.sections[0].indicators[0].parts.iter().map(|it| (it.id.as_str(), it.label.as_str())).collect();
    assert_eq!(letters, [("b", "số hộ vùng cao"), ("a", "số hộ vùng thấp")]);
}

/// A shared total that is another one in the new edition goes into the rows that were counted against it, and is told.
#[test]
fn a_total_that_is_another_one_is_told() {
    let old = form("chi-tieu-2023-ha-tan");
    let (_, row) = old.rows().find(|(_, it)| it.parts[0].denominator.is_some()).unwrap();
    let shared = row.parts[0].denominator.clone().unwrap();
    let mut new = old.clone();
    for total in new.denominators.iter_mut().filter(|it| it.id == shared) {
        "Tổng số thứ khác".clone_into(&mut total.label);
        total.measure_unit.push_str(" khác");
    }
    let draft = filled(&old);
    let typed = draft.totals.get(&shared).unwrap();
    let left = totals_left(&draft, &old, &new);
    assert_eq!(left.iter().map(|it| it.1).collect::<Vec<_>>(), [typed]);
    let next = moved(&draft, &old, &new, named(&new), &pairs(&old, &new));
    assert_eq!(next.totals.get(&shared), None);
    assert_eq!(&next.rows.get(&row.id).unwrap().part("a").total, typed);
    assert!(totals_left(&draft, &old, &old).is_empty());
}

/// A form with a mark opens as it was; changed by a letter, or with the type of a report, it does not.
#[test]
fn a_form_with_the_mark_of_its_office() {
    let text = template::write(&small_form());
    let file = seal_form(&text, &key(), "Mẫu thử").unwrap();
    let opened = open_form(&file).unwrap();
    assert_eq!((opened.text(), opened.form()), (text.as_str(), &small_form()));
    assert_eq!(opened.signers()[0].fingerprint, key().public().fingerprint());
    assert!(is_meant(&file) && !is_meant(text.as_bytes()) && !is_meant(&small_bundle()));
    assert!(thonso::bundle::open(&file).is_err(), "a form is no report");
    assert!(open_form(&small_bundle()).is_err(), "a report is no form");
    // As mail leaves it.
    let wrapped = String::from_utf8(file.clone()).unwrap().replace('\n', "\r\n> ");
    assert_eq!(open_form(format!("Gửi các thôn:\r\n> {wrapped}").as_bytes()).unwrap().text(), text);
    // Every letter of the payload and of the signature counts.
    let whole = String::from_utf8(file).unwrap();
    for member in ["payload", "protected", "signature"] {
        let start = whole.find(&format!("\"{member}\"")).unwrap() + member.len() + 5;
        for at in [start + 1, start + 7, start + 20] {
            let mut bytes = whole.clone().into_bytes();
            bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
            assert!(open_form(&bytes).is_err(), "{member} at {at}");
        }
    }
}

/// On the command line: a marked form is read wherever a form is.
#[test]
fn the_program_marks_forms_and_reads_them() {
    let folder = folder("marked-forms");
    let (keys, marked) = (named_in(&folder, "key.json"), named_in(&folder, "mau.json.txt"));
    assert_eq!(run(&["key", "new", "-o", &keys]).code, 0);
    let done = run(&["template", "sign", TEMPLATES[0], "--key", &keys, "-o", &marked]);
    assert_eq!(done.code, 0, "{}", done.err);
    let about = std::fs::read_to_string(&marked).unwrap();
    assert!(about.contains("Mẫu biểu Thôn Số") && !about.contains("\"sections\""));
    let checked = |file: &str| run(&["template", "check", file]);
    assert_eq!(checked(&marked).out, checked(TEMPLATES[0]).out);
    let mut bytes = about.into_bytes();
    let at = bytes.windows(9).position(|it| it == b"\"payload\"").unwrap() + 30;
    bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
    std::fs::write(&marked, bytes).unwrap();
    let broken = checked(&marked);
    assert!(broken.code == 2 && !broken.err.is_empty(), "{broken:?}");
}
