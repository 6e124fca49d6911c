//! How files on a receiver's table belong together.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{blank, key, moment, report, small_form};
use thonso::bundle::key::SigningKey;
use thonso::bundle::relation::{Relation, relations};
use thonso::bundle::{Opened, Sealing, open, seal};

/// A report of the form of one row.
struct Made<'a> {
    draft: &'a str,
    revision: u32,
    replaces: Option<&'a Opened>,
    result: &'a str,
    unit: &'a str,
    key: SigningKey,
}

impl Default for Made<'_> {
    fn default() -> Self {
        let (draft, result, unit) = ("0123456789abcdef", "45/50", "UBND xã Hà Tân");
        Self { draft, revision: 1, replaces: None, result, unit, key: key() }
    }
}

impl Made<'_> {
    fn opened(self) -> Opened {
        let form = small_form();
        let mut draft = blank(&form);
        let entry = draft.rows.or_default("1".to_owned());
        entry
            .parts
            .or_default("a".to_owned())
            .take(form.sections[0].indicators[0].parts[0].kind, self.result);
        self.draft.clone_into(&mut draft.id);
        self.unit.clone_into(&mut draft.org_unit.name);
        draft.revision = self.revision;
        draft.replaces = self.replaces.map(|it| it.identity().to_owned());
        let how = Sealing { about: "", app_version: "0.1.0", at: &moment() };
        open(&seal(&report(&form, draft), &self.key, how).unwrap()).unwrap()
    }
}

#[track_caller]
fn check(files: &[&Opened], expected: &[Relation]) {
    assert_eq!(relations(files), expected);
}

fn plain() -> Relation {
    Relation::default()
}

#[test]
fn a_later_submission_takes_the_place_of_an_earlier_one() {
    let first = Made::default().opened();
    let second = Made { revision: 2, replaces: Some(&first), result: "46/50", ..Made::default() }.opened();
    let third = Made { revision: 3, replaces: Some(&second), result: "47/50", ..Made::default() }.opened();
    let by = |revision| Relation { replaced_by: Some(revision), ..plain() };
    let alone = Relation { earlier_missing: true, ..plain() };
    check(&[&first], &[plain()]);
    check(&[&first, &second], &[by(2), plain()]);
    check(&[&second, &first], &[plain(), by(2)]);
    check(&[&second], std::slice::from_ref(&alone));
    check(&[&first, &second, &third], &[by(3), by(3), plain()]);
    // Without the one between them, they are still submissions of one report.
    check(&[&third, &first], &[alone, by(3)]);
}

#[test]
fn a_strangers_file_takes_nobodys_place() {
    let first = Made::default().opened();
    let key = SigningKey::from_seed(&[9; 32]);
    let strange = Made { revision: 2, replaces: Some(&first), key, ..Made::default() }.opened();
    let rival = Relation { rival: true, ..plain() };
    check(&[&first, &strange], &[rival.clone(), Relation { foreign_replacement: true, ..rival }]);
}

#[test]
fn two_files_that_say_different_things() {
    let rival = Relation { rival: true, ..plain() };
    let one = Made::default().opened();
    let other = Made { draft: "fedcba9876543210", result: "20/50", ..Made::default() }.opened();
    check(&[&one, &other], &[rival.clone(), rival.clone()]);
    let spelt = Made { draft: "fedcba9876543210", unit: " UBND  Xã HÀ TÂN", ..Made::default() }.opened();
    check(&[&one, &spelt], &[rival.clone(), rival.clone()]);
    let elsewhere = Made { unit: "UBND xã Kim Tân", ..Made::default() }.opened();
    check(&[&one, &elsewhere], &[plain(), plain()]);
    // One file twice says the same thing.
    check(&[&one, &one, &elsewhere], &[plain(), plain(), plain()]);
    check(&[&one, &one, &other], &[rival.clone(), rival.clone(), rival.clone()]);
    // What was replaced contradicts nobody; what replaced it does.
    let next = Made { revision: 2, replaces: Some(&one), result: "46/50", ..Made::default() }.opened();
    check(&[&one, &next, &other], &[Relation { replaced_by: Some(2), ..plain() }, rival.clone(), rival]);
}
