//! Backups: the file tells its own damage, what comes back is what went in, and nothing that is here is ever written over.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{blank, entry, filled, form, key, moment, small_bundle, small_form, text};
use proptest::prelude::*;
use thonso::bundle::backup::{self, Found};
use thonso::domain::draft::{Draft, RowEntry};
use thonso::shelf::{
    Choice, Difference, KEPT_DELETED, KeyStanding, KeyValue, Memory, Restored, Setting, Shelf, Standing,
    Suffixes, merge_settings,
};
use thonso::wire::backup::Backup;
use thonso::wire::progress::{Finished, Progress};
use thonso::wire::settings::Settings;
use thonso::wire::template;

const FORM: &str = "chi-tieu-2023-ha-tan";
const SUFFIXES: Suffixes<'_> = Suffixes { beside: "(từ tệp)", before: "(trước)" };

fn draft(id: &str, count: &str) -> Draft {
    let mut draft = Draft { id: id.to_owned(), ..blank(&form(FORM)) };
    draft.rows.insert("I-1".to_owned(), entry(count));
    draft
}

fn keep(shelf: &Shelf<impl KeyValue>, draft: &Draft) {
    shelf.keep_draft(draft, Some(&text(&format!("templates/{FORM}.json")))).unwrap();
}

fn shelf_with(drafts: &[(&str, &str)]) -> Shelf<Memory> {
    let shelf = Shelf::new(Memory::default());
    for (id, count) in drafts {
        keep(&shelf, &draft(id, count));
    }
    shelf
}

fn gathered(shelf: &Shelf<impl KeyValue>) -> Backup {
    shelf.gather(&moment(), "0.1.0", None).backup
}

/// Through a file, as on the way to another phone.
fn sent(backup: &Backup) -> Backup {
    let file = backup::file(backup, "Bản sao lưu thử.").unwrap();
    match backup::open(file.as_bytes()).unwrap() {
        Found::Open(it) => *it,
        Found::Locked(_) => panic!("nobody locked it"),
    }
}

fn take(shelf: &Shelf<impl KeyValue>, backup: &Backup, choice: Choice) -> Restored {
    shelf.take(backup, &vec![choice; backup.reports.len()], SUFFIXES)
}

fn count(shelf: &Shelf<impl KeyValue>, id: &str) -> String {
    shelf.draft(id).unwrap().draft.rows.get("I-1").unwrap().part("a").entered
}

/// What a store holds, without the numbers of the writes.
fn held(shelf: &Shelf<Memory>) -> Vec<(String, String)> {
    let mut all: Vec<_> = shelf
        .store()
        .keys()
        .into_iter()
        .map(|key| {
            let text = shelf.store().get(&key).unwrap();
            let body = text.split_once('\n').map_or(text.as_str(), |it| it.1).to_owned();
            (key, body)
        })
        .collect();
    all.sort();
    all
}

/// A shelf with everything there can be.
fn full_shelf() -> Shelf<Memory> {
    let shelf = shelf_with(&[("one", "4371"), ("two", "5"), ("thrown", "7")]);
    keep(&shelf, &Draft { id: "answers".to_owned(), ..filled(&form(FORM), "tests/data/answers-002.csv") });
    shelf
        .keep_draft(
            &Draft { id: "small".to_owned(), ..blank(&small_form()) },
            Some(&template::write(&small_form())),
        )
        .unwrap();
    shelf.delete("thrown").unwrap();
    let bundle = String::from_utf8(small_bundle()).unwrap();
    shelf.keep_bundle("two", 1, &bundle).unwrap();
    shelf.keep_bundle("two", 2, &bundle.replace('\n', "\r\n")).unwrap();
    let finished = Finished {
        identity: "ab".to_owned(),
        at: moment().as_str().to_owned(),
        file_name: "a.json.txt".to_owned(),
    };
    let progress = Progress {
        changed_at: Some(moment().as_str().to_owned()),
        finished: Some(finished),
        sent_at: Some(moment().as_str().to_owned()),
        ..Progress::default()
    };
    shelf.keep_progress("two", &progress).unwrap();
    shelf.keep_meta(&Draft { revision: 2, replaces: Some("cd".to_owned()), ..draft("two", "5") }).unwrap();
    let settings =
        Settings { person: "Nguyễn Văn A".to_owned(), language: "en".to_owned(), ..Settings::default() };
    shelf.keep_settings(&settings).unwrap();
    shelf
}

#[test]
fn another_phone_has_the_same_afterwards() {
    let shelf = full_shelf();
    let backup = gathered(&shelf);
    assert_eq!((backup.reports.len(), backup.forms.len()), (5, 2));
    let other = Shelf::new(Memory::default());
    let sent = sent(&backup);
    assert_eq!(sent, backup);
    assert!(other.compare(&sent).iter().all(|it| *it == Standing::New));
    assert_eq!(take(&other, &sent, Choice::Both), Restored { added: 5, ..Restored::default() });
    other.keep_settings(&merge_settings(&other.settings(), sent.settings.as_ref().unwrap()).filled).unwrap();
    let files = |shelf: &Shelf<Memory>| {
        held(shelf).into_iter().filter(|it| it.0.contains("/file/")).collect::<Vec<_>>()
    };
    assert_eq!(files(&other), files(&shelf), "byte for byte");
    assert_eq!(gathered(&other), backup);
    assert_eq!((other.ids().len(), other.deleted()), (4, vec!["thrown".to_owned()]));
    // Once more changes nothing.
    let before = held(&other);
    assert_eq!(take(&other, &sent, Choice::Both), Restored { left: 5, ..Restored::default() });
    assert_eq!(held(&other), before);
}

#[test]
fn one_report_goes_alone() {
    let shelf = full_shelf();
    let backup = sent(&shelf.gather(&moment(), "0.1.0", Some("two")).backup);
    assert_eq!((backup.reports.len(), backup.forms.len(), &backup.settings), (1, 1, &None));
    let other = Shelf::new(Memory::default());
    assert_eq!(take(&other, &backup, Choice::Both).added, 1);
    assert_eq!(other.ids(), ["two"]);
    assert!(other.template(&backup.reports[0].draft.0.template.hash).is_some());
}

#[test]
fn rows_that_cannot_be_read_are_counted() {
    let shelf = shelf_with(&[("one", "1"), ("two", "2")]);
    shelf.store().put("thonso/draft/one/row/I-2", "{").unwrap();
    shelf.store().put("thonso/draft/two/meta", "{").unwrap();
    let gathered = shelf.gather(&moment(), "0.1.0", None);
    assert_eq!((gathered.backup.reports.len(), gathered.unreadable), (1, 2));
    // The report with a gap is not compared with anything: nobody could say what stands in it.
    let file = gathered_of(&[("one", "1")]);
    assert_eq!(shelf.compare(&file), [Standing::Unreadable]);
    let before = shelf.store().get("thonso/draft/one/row/I-2");
    for choice in [Choice::Mine, Choice::Theirs, Choice::Both] {
        take(&shelf, &file, choice);
        assert_eq!(shelf.store().get("thonso/draft/one/row/I-2"), before, "{choice:?}");
    }
    assert_eq!(shelf.ids().len(), 3, "kept beside");
}

fn gathered_of(drafts: &[(&str, &str)]) -> Backup {
    sent(&gathered(&shelf_with(drafts)))
}

#[test]
fn what_differs_is_told_line_by_line() {
    let mine = shelf_with(&[("one", "4371")]);
    let mut other = Draft { name: "Bản của Lan".to_owned(), ..draft("one", "4372") };
    other.period = "2024-q1".parse().unwrap();
    other.totals.insert("dan-so".to_owned(), "4864".to_owned());
    other.rows.insert("I-2".to_owned(), RowEntry { note: "mới".to_owned(), ..RowEntry::default() });
    // What is empty on one side and missing on the other is no difference.
    other.rows.insert("I-3".to_owned(), RowEntry::default());
    other.acknowledged.insert("x".to_owned(), "đã xem".to_owned());
    let theirs = Shelf::new(Memory::default());
    keep(&theirs, &other);
    let standing = mine.compare(&gathered(&theirs)).remove(0);
    let Standing::Differs(found) = standing else { panic!("{standing:?}") };
    let note = RowEntry { note: "mới".to_owned(), ..RowEntry::default() };
    let expected = [
        Difference::Name(String::new(), "Bản của Lan".to_owned()),
        Difference::Period("2023".parse().unwrap(), "2024-q1".parse().unwrap()),
        Difference::Total("dan-so".to_owned(), String::new(), "4864".to_owned()),
        Difference::Row("I-1".to_owned(), Box::new(entry("4371")), Box::new(entry("4372"))),
        Difference::Row("I-2".to_owned(), Box::default(), Box::new(note)),
        Difference::Reasons(1),
    ];
    assert_eq!(found, expected);
    // The moment of the last key says nothing.
    let progress = Progress { changed_at: Some("2026-01-01T00:00:00Z".to_owned()), ..Progress::default() };
    mine.keep_progress("one", &progress).unwrap();
    assert_eq!(mine.compare(&gathered_of(&[("one", "4371")])), [Standing::Same]);
}

#[test]
fn both_are_kept_and_once_only() {
    let shelf = shelf_with(&[("one", "1")]);
    let file = gathered_of(&[("one", "2")]);
    assert_eq!(take(&shelf, &file, Choice::Both), Restored { beside: 1, ..Restored::default() });
    assert_eq!(count(&shelf, "one"), "1", "mine is untouched");
    let copy = shelf.ids().into_iter().find(|it| it != "one").unwrap();
    assert_eq!(count(&shelf, &copy), "2");
    let name = shelf.draft(&copy).unwrap().draft.name;
    assert_eq!(name, format!("{} (từ tệp)", form(FORM).title));
    let before = held(&shelf);
    assert_eq!(shelf.compare(&file), [Standing::Same]);
    assert_eq!(take(&shelf, &file, Choice::Both), Restored { left: 1, ..Restored::default() });
    assert_eq!(held(&shelf), before);
    // A copy in which something was changed since is a report like any other: the one of the file comes beside it again.
    shelf.keep_row(&copy, "I-1", &entry("3")).unwrap();
    assert_eq!(take(&shelf, &file, Choice::Both).beside, 1);
    assert_eq!(shelf.ids().len(), 3);
    assert_eq!(count(&shelf, &copy), "3");
}

#[test]
fn a_copy_that_was_deleted_comes_back() {
    let shelf = shelf_with(&[("one", "1")]);
    let file = gathered_of(&[("one", "2")]);
    take(&shelf, &file, Choice::Both);
    let copy = shelf.ids().into_iter().find(|it| it != "one").unwrap();
    shelf.delete(&copy).unwrap();
    assert!(matches!(shelf.compare(&file)[..], [Standing::Differs(_)]));
    assert_eq!(take(&shelf, &file, Choice::Both).beside, 1);
    assert_eq!(shelf.ids().len(), 2);
    assert_eq!(shelf.deleted_count(), 0);
}

#[test]
fn mine_stays() {
    let shelf = shelf_with(&[("one", "1")]);
    let before = held(&shelf);
    assert_eq!(
        take(&shelf, &gathered_of(&[("one", "2")]), Choice::Mine),
        Restored { left: 1, ..Restored::default() }
    );
    assert_eq!(held(&shelf), before);
}

#[test]
fn what_gives_way_can_be_brought_back() {
    let shelf = shelf_with(&[("one", "1")]);
    shelf.keep_bundle("one", 1, "tệp").unwrap();
    let file = gathered_of(&[("one", "2")]);
    assert_eq!(take(&shelf, &file, Choice::Theirs), Restored { replaced: 1, ..Restored::default() });
    assert_eq!((shelf.ids(), count(&shelf, "one")), (vec!["one".to_owned()], "2".to_owned()));
    assert_eq!(shelf.bundle("one", 1), None, "it is the one of the file and nothing else");
    let [copy] = &shelf.deleted()[..] else { panic!("{:?}", shelf.deleted()) };
    shelf.restore(copy);
    assert_eq!((count(&shelf, copy), shelf.bundle(copy, 1).as_deref()), ("1".to_owned(), Some("tệp")));
    assert!(shelf.draft(copy).unwrap().draft.name.ends_with("(trước)"));
    assert_eq!(take(&shelf, &file, Choice::Theirs), Restored { left: 1, ..Restored::default() });
}

#[test]
fn many_that_give_way_are_all_there() {
    let ids: Vec<String> = (0..KEPT_DELETED + 4).map(|it| format!("r{it}")).collect();
    let with = |count: &str| {
        let drafts: Vec<(&str, &str)> = ids.iter().map(|it| (it.as_str(), count)).collect();
        shelf_with(&drafts)
    };
    let shelf = with("1");
    let file = sent(&gathered(&with("2")));
    assert_eq!(take(&shelf, &file, Choice::Theirs).replaced, ids.len());
    let shelf = Shelf::new(shelf.into_store());
    shelf.tidy();
    assert_eq!(shelf.deleted_count(), KEPT_DELETED);
    // The others stand among the reports under their own names.
    assert_eq!(shelf.ids().len(), ids.len() + 4);
}

#[test]
fn deleted_reports() {
    // Deleted here, not in the file: it comes back, unless that is not wanted.
    let file = gathered_of(&[("one", "1")]);
    let shelf = shelf_with(&[("one", "1")]);
    shelf.delete("one").unwrap();
    assert_eq!(shelf.compare(&file), [Standing::Deleted { files: 0 }]);
    assert_eq!(take(&shelf, &file, Choice::Mine).left, 1);
    assert_eq!(shelf.ids(), [""; 0]);
    assert_eq!(
        take(&shelf, &file, Choice::proposed(&file.reports[0], &shelf.compare(&file)[0])).brought_back,
        1
    );
    assert_eq!(shelf.ids(), ["one"]);
    // Deleted in the file: here it stays, the same or not.
    let deleted = shelf_with(&[("one", "1")]);
    deleted.delete("one").unwrap();
    let file = sent(&gathered(&deleted));
    assert_eq!(shelf.compare(&file), [Standing::Same]);
    shelf.keep_row("one", "I-1", &entry("2")).unwrap();
    let standing = shelf.compare(&file).remove(0);
    assert_eq!(Choice::proposed(&file.reports[0], &standing), Choice::Mine);
    // No deleted report of this device goes for one of another.
    let ids: Vec<String> = (0..KEPT_DELETED).map(|it| format!("d{it}")).collect();
    let shelf = shelf_with(&ids.iter().map(|it| (it.as_str(), "1")).collect::<Vec<_>>());
    for id in &ids {
        shelf.delete(id).unwrap();
    }
    assert_eq!(take(&shelf, &file, Choice::Both).left, 1);
    assert_eq!(shelf.deleted_count(), KEPT_DELETED);
}

#[test]
fn finished_files_that_are_missing() {
    let finished = |shelf: &Shelf<Memory>, files: &[(u32, &str)]| {
        for (revision, file) in files {
            shelf.keep_bundle("one", *revision, file).unwrap();
        }
        let done = Finished { identity: "ab".to_owned(), at: "x".to_owned(), file_name: "f".to_owned() };
        shelf.keep_progress("one", &Progress { finished: Some(done), ..Progress::default() }).unwrap();
        shelf.keep_meta(&Draft { revision: 2, ..draft("one", "1") }).unwrap();
    };
    let (shelf, other) = (shelf_with(&[("one", "1")]), shelf_with(&[("one", "1")]));
    finished(&shelf, &[(2, "hai")]);
    finished(&other, &[(1, "một"), (2, "hai")]);
    let file = sent(&gathered(&other));
    assert_eq!(shelf.compare(&file), [Standing::More { files: 1 }]);
    assert_eq!(take(&shelf, &file, Choice::Both), Restored { files: 1, ..Restored::default() });
    assert_eq!(shelf.bundle("one", 1).as_deref(), Some("một"));
    // A finished file is never written over.
    finished(&other, &[(2, "khác")]);
    let file = sent(&gathered(&other));
    assert_eq!(shelf.compare(&file), [Standing::Differs(vec![Difference::File(2)])]);
    take(&shelf, &file, Choice::Mine);
    assert_eq!(shelf.bundle("one", 2).as_deref(), Some("hai"));
    // A file of a submission that was not made here must not stand in the way of the next correction.
    let open = shelf_with(&[("one", "9")]);
    take(&open, &file, Choice::Mine);
    assert_eq!((open.bundle("one", 1), open.bundle("one", 2)), (None, None));
}

#[test]
fn a_full_store_leaves_nothing_half() {
    let file = gathered_of(&[("one", "2"), ("two", "2"), ("three", "2")]);
    let long = Draft { name: "x".repeat(5_000), ..draft("two", "2") };
    let mut file = file;
    for report in &mut file.reports {
        if report.draft.0.id == "two" {
            report.draft.0 = long.clone();
        }
    }
    // In a store of any size, every report is either as it was or as it was to become.
    let mine = shelf_with(&[("one", "1")]);
    mine.keep_bundle("one", 1, "tệp").unwrap();
    let least = mine.size();
    for room in (least..least + 12_000).step_by(97) {
        for choice in [Choice::Both, Choice::Theirs] {
            let shelf = Shelf::new(Memory::with_room(room));
            keep(&shelf, &draft("one", "1"));
            shelf.keep_bundle("one", 1, "tệp").unwrap();
            shelf.keep_progress("one", &Progress::default()).ok();
            let restored = take(&shelf, &file, choice);
            assert!(!shelf.store().is_holding());
            let shelf = Shelf::new(shelf.into_store().closed());
            let all: Vec<String> = [shelf.ids(), shelf.deleted()].concat();
            for id in &all {
                let kept = shelf.draft(id).unwrap();
                assert!(
                    kept.draft.rows.get("I-1").is_some() && kept.unreadable_rows.is_empty(),
                    "{room} {choice:?}"
                );
            }
            let failed: Vec<&str> =
                restored.failed.iter().map(|it| file.reports[*it].draft.0.id.as_str()).collect();
            let ones: Vec<String> = all.iter().map(|it| count(&shelf, it)).collect();
            assert!(ones.contains(&"1".to_owned()), "mine is somewhere: {room} {choice:?}");
            if failed.contains(&"one") {
                assert_eq!(count(&shelf, "one"), "1");
                assert_eq!(shelf.bundle("one", 1).as_deref(), Some("tệp"));
            }
            for id in ["two", "three"] {
                assert_eq!(all.iter().any(|it| it == id), !failed.contains(&id), "{room} {id}");
            }
            assert!(shelf.store().keys().iter().all(|key| {
                key.split('/')
                    .nth(2)
                    .is_none_or(|id| !key.starts_with("thonso/draft/") || all.iter().any(|it| it == id))
            }));
        }
    }
}

#[test]
fn settings_fill_gaps_only() {
    let settings = |language: &str, person: &str, unit: &str| Settings {
        language: language.to_owned(),
        person: person.to_owned(),
        org_unit: unit.to_owned(),
        ..Settings::default()
    };
    for (mine, theirs, filled, differing) in [
        (settings("vi", "", ""), settings("en", "Lan", "Thôn 1"), settings("en", "Lan", "Thôn 1"), vec![]),
        (settings("en", "Lan", ""), settings("vi", "Lan", "Thôn 1"), settings("en", "Lan", "Thôn 1"), vec![]),
        (
            settings("vi", "Lan", "Thôn 1"),
            settings("vi", "Hoa", "Thôn 2"),
            settings("vi", "Lan", "Thôn 1"),
            vec![Setting::Person, Setting::OrgUnit],
        ),
        (settings("vi", "Lan", ""), settings("vi", "", ""), settings("vi", "Lan", ""), vec![]),
    ] {
        let merge = merge_settings(&mine, &theirs);
        assert_eq!(merge.filled, filled);
        assert_eq!(merge.differing.iter().map(|it| it.0).collect::<Vec<_>>(), differing);
    }
}

#[test]
fn the_key_goes_under_a_passphrase_only_and_writes_over_none() {
    let mut backup = gathered(&full_shelf());
    backup.key = Some(key().to_jwk());
    let secret = key().to_jwk().d;
    assert!(!backup::file(&backup, "").unwrap().contains(&secret));
    // Nor is it taken from a file that somebody else has made so.
    let open = thonso::wire::backup::write(&backup, "");
    let Ok(Found::Open(read)) = backup::open(open.as_bytes()) else { panic!() };
    assert_eq!(read.key, None);
    let content = backup::content(&backup, "").unwrap();
    assert_eq!(backup::unlocked(content.as_bytes()).unwrap().key, backup.key);
    let jwk = key().to_jwk();
    let shelf = Shelf::new(Memory::default());
    assert_eq!((shelf.key_standing(&jwk), shelf.take_key(&jwk)), (KeyStanding::New, Ok(true)));
    assert_eq!((shelf.key_standing(&jwk), shelf.take_key(&jwk)), (KeyStanding::Same, Ok(false)));
    let other = thonso::bundle::key::SigningKey::from_seed(&[9; 32]).to_jwk();
    assert_eq!((shelf.key_standing(&other), shelf.take_key(&other)), (KeyStanding::Other, Ok(false)));
    let broken = thonso::wire::key::PrivateJwk { d: other.d.clone(), ..jwk.clone() };
    assert_eq!(shelf.key_standing(&broken), KeyStanding::Bad);
    // A key that cannot be read may be one of a newer app.
    let shelf = Shelf::new(Memory::default());
    shelf.store().put("thonso/key", "{").unwrap();
    assert_eq!((shelf.key_standing(&jwk), shelf.take_key(&jwk)), (KeyStanding::Other, Ok(false)));
}

#[test]
fn when_the_last_backup_was_made() {
    let shelf = full_shelf();
    assert_eq!(shelf.last_backup(), None);
    let since = |shelf: &Shelf<Memory>| shelf.last_backup().unwrap().changes_since;
    shelf.note_backup(&moment(), shelf.gather(&moment(), "0.1.0", None).number).unwrap();
    assert_eq!((since(&shelf), shelf.last_backup().unwrap().at.as_str()), (0, moment().as_str()));
    // The app was opened again.
    let shelf = Shelf::new(shelf.into_store());
    assert_eq!(since(&shelf), 0);
    shelf.keep_row("one", "I-1", &entry("1")).unwrap();
    shelf.keep_row("one", "I-1", &entry("12")).unwrap();
    shelf.keep_progress("one", &Progress::default()).unwrap();
    assert_eq!(since(&shelf), 1, "one row, however many keys");
    shelf.keep_row("one", "I-2", &entry("1")).unwrap();
    shelf.keep_progress("two", &Progress::default()).unwrap();
    shelf.delete("small").unwrap();
    assert_eq!(since(&shelf), 4);
    let shelf = Shelf::new(shelf.into_store());
    assert_eq!(since(&shelf), 4);
    shelf.note_backup(&moment(), shelf.gather(&moment(), "0.1.0", None).number).unwrap();
    assert_eq!(since(&shelf), 0);
}

/// A draft with some rows, of few enough values that two are often alike.
fn drafts() -> impl Strategy<Value = Vec<(u8, u8, u8, bool)>> {
    prop::collection::vec((0..4_u8, 0..3_u8, 0..3_u8, any::<bool>()), 0..5)
}

fn shelf_of(drafts: &[(u8, u8, u8, bool)]) -> Shelf<Memory> {
    let shelf = Shelf::new(Memory::default());
    let form = template::write(&small_form());
    for (id, count, name, deleted) in drafts {
        let id = format!("r{id}");
        shelf.purge(&id);
        let name = ["", "Tên", "名 “x”\n"][usize::from(*name)].to_owned();
        let mut draft = Draft { id: id.clone(), name, ..blank(&small_form()) };
        draft.rows.insert("1".to_owned(), entry(&count.to_string()));
        shelf.keep_draft(&draft, Some(&form)).unwrap();
        if *deleted {
            shelf.delete(&id).unwrap();
        }
    }
    shelf
}

/// What stands in the reports of a shelf, without their ids and names.
fn contents(shelf: &Shelf<Memory>) -> Vec<String> {
    let ids = [shelf.ids(), shelf.deleted()].concat();
    let mut all: Vec<String> = ids
        .iter()
        .map(|it| shelf.draft(it).unwrap().draft.rows.get("1").unwrap().part("a").entered)
        .collect();
    all.sort();
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_round_trip(drafts in drafts()) {
        let backup = gathered(&shelf_of(&drafts));
        prop_assert_eq!(&sent(&backup), &backup);
        let other = Shelf::new(Memory::default());
        take(&other, &backup, Choice::Both);
        let again = gathered(&other);
        prop_assert_eq!(again.reports, backup.reports);
        prop_assert_eq!(again.forms, backup.forms);
    }

    /// Whatever is chosen, nothing that was here is gone, and what was wanted of the file is here.
    #[test]
    fn a_merge_loses_nothing(mine in drafts(), theirs in drafts(), choices in prop::collection::vec(0..3_u8, 5)) {
        let shelf = shelf_of(&mine);
        let file = sent(&gathered(&shelf_of(&theirs)));
        let choices: Vec<Choice> =
            choices.iter().map(|it| [Choice::Both, Choice::Mine, Choice::Theirs][usize::from(*it)]).collect();
        let standings = shelf.compare(&file);
        let before = contents(&shelf);
        shelf.take(&file, &choices, SUFFIXES);
        let mut left = contents(&shelf);
        for content in before {
            let at = left.iter().position(|it| *it == content);
            prop_assert!(at.is_some(), "{content} is gone");
            left.remove(at.unwrap());
        }
        for ((report, standing), choice) in file.reports.iter().zip(&standings).zip(&choices) {
            let id = &report.draft.0.id;
            if *standing == Standing::New || *choice == Choice::Theirs {
                prop_assert_eq!(
                    &shelf.draft(id).unwrap().draft.rows,
                    &report.draft.0.rows,
                    "{:?} {:?}", standing, choice
                );
            }
        }
        // Once more with the same choices changes nothing.
        let held_before = held(&shelf);
        shelf.take(&file, &choices, SUFFIXES);
        prop_assert_eq!(held(&shelf), held_before);
    }
}
