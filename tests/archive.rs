//! Reports that are moved out of the way before local storage gets tight: which, and that none is lost on the way.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{blank, entry, form, moment, text};
use thonso::domain::draft::{Draft, OrgUnit, RowEntry};
use thonso::shelf::{BUDGET, CROWDED, KeyValue, Memory, PRESSING, ROOMY, Shelf};
use thonso::wire::archive;
use thonso::wire::backup::SavedFile;
use thonso::wire::progress::{Finished, Progress};
use thonso::wire::record;

const FORM: &str = "chi-tieu-2023-ha-tan";
/// UTF-16 units of a report here, nearly all of them in one note.
const LARGE: usize = 98_000;

fn report(id: &str, unit: &str, year: u16) -> Draft {
    let row = RowEntry { note: "x".repeat(LARGE), ..entry("1") };
    let mut draft = Draft {
        id: id.to_owned(),
        org_unit: OrgUnit { name: unit.to_owned(), code: None },
        period: year.to_string().parse().unwrap(),
        ..blank(&form(FORM))
    };
    draft.rows.insert("I-1".to_owned(), row);
    draft
}

/// A report that is finished, and perhaps sent.
fn keep(shelf: &Shelf<impl KeyValue>, draft: &Draft, finished: bool, sent: bool) {
    let at = moment().as_str().to_owned();
    let file = Finished { identity: "ab".repeat(32), at: at.clone(), file_name: format!("{}.txt", draft.id) };
    let progress = Progress {
        changed_at: Some(at.clone()),
        finished: finished.then_some(file),
        sent_at: sent.then_some(at),
        ..Progress::default()
    };
    shelf.keep_draft(draft, Some(&text(&format!("templates/{FORM}.json")))).unwrap();
    shelf.keep_progress(&draft.id, &progress).unwrap();
}

/// A shelf with a report for each letter, touched in that order: `s` sent, `f` finished, `d` neither. All are of one unit, each
/// about the year after the one before.
fn shelf_of(kinds: &str) -> Shelf<Memory> {
    let shelf = Shelf::new(Memory::default());
    for (at, kind) in kinds.char_indices() {
        let year = 1990 + u16::try_from(at).unwrap();
        keep(&shelf, &report(&format!("r{at:02}"), "Thôn 1", year), kind != 'd', kind == 's');
    }
    shelf
}

#[test]
fn the_limits_make_sense() {
    const { assert!(ROOMY < CROWDED && CROWDED < PRESSING && PRESSING < BUDGET) };
}

#[test]
fn which_reports_are_moved() {
    let ids = |all: &[usize]| -> Vec<String> { all.iter().map(|it| format!("r{it:02}")).collect() };
    for (kinds, expected) in [
        // There is room.
        ("ssssssssssss", &[][..]),
        // 1.3 M of 2.5 M: as many of the oldest as bring it down to 1 M.
        ("sssssssssssss", &[0, 1, 2, 3]),
        // What is being worked on stays, what nobody has sent stays as long as there is room.
        ("dsfsdsssssssss", &[1, 3, 5, 6, 7]),
        // Nothing but drafts.
        ("dddddddddddddddddddddddd", &[]),
        // 1.9 M and more: finished ones too, as few as need be.
        ("ffffffffffffffffffff", &[0, 1]),
        ("dffsffffffffffffffff", &[3, 1]),
        // The three touched last stay, whatever comes.
        ("dddddddddddddddddsss", &[]),
        ("ddddddddddddddddsdddd", &[]),
    ] {
        let shelf = shelf_of(kinds);
        assert_eq!(shelf.to_archive(), ids(expected), "{kinds}");
    }
}

#[test]
fn the_latest_of_each_form_and_unit_stays_for_its_figures() {
    let shelf = shelf_of("");
    for (at, unit) in ["Thôn 2", "Thôn 1", "Thôn 1", "Thôn 3"].iter().cycle().take(16).enumerate() {
        // The second half is about earlier years than the first.
        let year = if at < 8 { 2000 } else { 1990 } + u16::try_from(at).unwrap();
        keep(&shelf, &report(&format!("r{at:02}"), unit, year), true, true);
    }
    // r04 (Thôn 2, 2004), r06 (Thôn 1, 2006) and r07 (Thôn 3, 2007) are the latest.
    assert_eq!(shelf.to_archive(), ["r00", "r01", "r02", "r03", "r05", "r08", "r09"]);
}

#[test]
fn a_report_with_a_row_that_cannot_be_read_is_not_moved() {
    let shelf = shelf_of("sssssssssssss");
    assert_eq!(shelf.to_archive()[0], "r00");
    shelf.store().put("thonso/draft/r00/row/I-2", "2 7 7\nspoilt").unwrap();
    assert_eq!(shelf.to_archive()[0], "r01");
    assert!(shelf.whole_report("r00").is_none() && shelf.whole_report("r01").is_some());
}

#[test]
fn the_list_of_what_was_moved() {
    let shelf = shelf_of("sss");
    assert!(!shelf.has_archived());
    for id in ["r00", "r01", "r00"] {
        shelf.list_archived(&shelf.whole_report(id).unwrap()).unwrap();
    }
    let listed =
        || -> Vec<String> { shelf.archived().unwrap().into_iter().map(|it| it.draft.0.id).collect() };
    assert_eq!(listed(), ["r00", "r01"]);
    let list = shelf.archived().unwrap();
    assert!(list[0].draft.0.rows.is_empty() && list[0].progress.sent_at.is_some());
    assert!(archive::write_all(&list).len() < 2000, "heads only");
    shelf.unlist_archived("r00").unwrap();
    assert_eq!((listed(), shelf.has_archived()), (vec!["r01".to_owned()], true));
    shelf.unlist_archived("r01").unwrap();
    assert!(listed().is_empty() && !shelf.has_archived());
}

#[test]
fn a_list_of_a_newer_app_is_not_written_over() {
    let shelf = shelf_of("ss");
    shelf.list_archived(&shelf.whole_report("r00").unwrap()).unwrap();
    let newer = "3 900 1\n[]";
    shelf.store().put("thonso/archive", newer).unwrap();
    assert!(shelf.archived().is_err());
    assert!(shelf.list_archived(&shelf.whole_report("r01").unwrap()).is_err());
    assert!(shelf.unlist_archived("r00").is_err());
    assert_eq!(shelf.store().get("thonso/archive").as_deref(), Some(newer));
}

#[test]
fn people_have_lists_of_their_own() {
    let shelf = shelf_of("s");
    shelf.list_archived(&shelf.whole_report("r00").unwrap()).unwrap();
    shelf.purge("r00");
    assert_eq!(shelf.reports_of(""), 1);
    shelf.turn_to("b2");
    assert!(!shelf.has_archived() && shelf.archived().unwrap().is_empty());
    assert_eq!((shelf.reports_of(""), shelf.reports_of("b2")), (1, 0));
}

#[test]
fn what_the_shelf_lacks_comes_from_the_copy_and_nothing_is_written_over() {
    let shelf = shelf_of("s");
    shelf.keep_bundle("r00", 1, "the file").unwrap();
    let copy = shelf.whole_report("r00").unwrap();
    shelf.store().remove("thonso/draft/r00/row/I-1", "2 9999 0");
    shelf.store().remove("thonso/draft/r00/file/1", "2 9999 0");
    shelf.store().remove("thonso/draft/r00/progress", "2 9999 0");
    shelf.keep_row("r00", "I-2", &RowEntry { note: "mới".to_owned(), ..RowEntry::default() }).unwrap();
    shelf.complete(&copy).unwrap();
    let now = shelf.whole_report("r00").unwrap();
    assert_eq!((now.draft.0.rows.get("I-1"), &now.files), (copy.draft.0.rows.get("I-1"), &copy.files));
    assert_eq!(now.progress, copy.progress, "a finished report does not open again");
    assert_eq!(now.draft.0.rows.get("I-2").unwrap().note, "mới");
    shelf.keep_row("r00", "I-1", &RowEntry { note: "sửa".to_owned(), ..RowEntry::default() }).unwrap();
    shelf.complete(&copy).unwrap();
    assert_eq!(shelf.whole_report("r00").unwrap().draft.0.rows.get("I-1").unwrap().note, "sửa");
}

#[test]
fn a_file_of_a_submission_to_come_is_not_taken_from_the_copy() {
    let shelf = shelf_of("s");
    let mut copy = shelf.whole_report("r00").unwrap();
    // Made by a page that went on to the next submission, while this one was put back by an older store.
    copy.draft.0.revision = 2;
    copy.files.push(SavedFile { revision: 2, text: "the second".to_owned() });
    shelf.complete(&copy).unwrap();
    assert_eq!(shelf.bundle("r00", 2), None);
}

#[test]
fn a_renewed_report_is_newer_than_the_marks_of_its_removal() {
    let shelf = shelf_of("ss");
    let before = shelf.whole_report("r00").unwrap();
    let highest = shelf.draft("r01").unwrap().touched;
    shelf.renew("r00").unwrap();
    assert_eq!(shelf.whole_report("r00").unwrap(), before);
    let keys = shelf.store().keys();
    let numbers = keys
        .iter()
        .filter(|it| it.contains("/r00/"))
        .map(|it| record::claimed_number(&shelf.store().get(it).unwrap()));
    assert!(numbers.min().unwrap() > highest);
}

#[test]
fn a_list_that_cannot_be_read_keeps_its_person() {
    let shelf = shelf_of("s");
    shelf.store().put("thonso/archive", "2 7 7\nspoilt").unwrap();
    assert_eq!(shelf.reports_of(""), 2);
    assert!(shelf.archived().unwrap().is_empty(), "it is made again");
}

#[test]
fn a_backup_takes_moved_reports_along_but_not_in_the_place_of_those_on_the_shelf() {
    let version = "0";
    let (here, moved) = (shelf_of("sd"), shelf_of("fsd"));
    let mut gathered = here.gather(&moment(), version, None);
    gathered.backup.forms.remove(&blank(&form(FORM)).template.hash);
    for id in ["r02", "r00"] {
        gathered.join(moved.gather(&moment(), version, Some(id)).backup);
    }
    let backup = gathered.backup;
    let reports: Vec<_> =
        backup.reports.iter().map(|it| (it.draft.0.id.as_str(), it.progress.sent_at.is_some())).collect();
    assert_eq!(
        reports,
        [("r00", true), ("r01", false), ("r02", false)],
        "the report sent here is not the one finished there"
    );
    assert_eq!(backup.forms.iter().count(), 1, "the form of what was taken along comes too");
}
