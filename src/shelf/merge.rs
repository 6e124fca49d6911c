//! How a backup stands to what the device has: each report, the settings, the key. Nothing is written here; [`super::restore`]
//! does what the person chose.
//!
//! The same backup may be put back any number of times: a copy kept beside a report has an id made of its content, by which
//! the next time finds it.

use super::{KeyValue, Shelf, ShelfError, StoreError};
use crate::bundle::key::SigningKey;
use crate::domain::draft::{Draft, RowEntry};
use crate::domain::map::Map;
use crate::domain::period::Period;
use crate::wire::backup::{Backup, SavedFile, SavedReport, WholeDraft, name_beside};
use crate::wire::key::{self as key_file, PrivateJwk};
use crate::wire::progress::Progress;
use crate::wire::settings::Settings;

/// How a report of a backup stands to what is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Not here.
    New,
    /// Here, or kept beside what is here already.
    Same,
    /// Here, but for finished files of some submissions.
    More {
        /// How many.
        files: usize,
    },
    /// Here, but deleted; with so many finished files that are not.
    Deleted {
        /// How many.
        files: usize,
    },
    /// Here with something else in it.
    Differs(Vec<Difference>),
    /// Here, but it cannot be read, as a whole or in some rows.
    Unreadable,
}

/// What differs between a report here and the one of a backup: first what is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Another edition of the form, or another form.
    Form,
    /// The name a person gave it.
    Name(String, String),
    /// The unit.
    Unit(String, String),
    /// The person.
    Person(String, String),
    /// The period.
    Period(Period, Period),
    /// The number of the submission.
    Revision(u32, u32),
    /// Whether it is finished, sent, open again.
    State(Box<Progress>, Box<Progress>),
    /// A shared total, by its id.
    Total(String, String, String),
    /// A row, by its indicator.
    Row(String, Box<RowEntry>, Box<RowEntry>),
    /// So many words of reason for warnings.
    Reasons(usize),
    /// The figures of the previous period.
    Previous,
    /// The finished file of a submission.
    File(u32),
}

/// What a person chose for a report that differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The one of the backup is kept beside the one here, under another id.
    Both,
    /// The one here stays as it is; what it lacks in earlier finished files is added.
    Mine,
    /// The one of the backup takes the place; the one here goes to the deleted reports.
    Theirs,
}

impl Choice {
    /// What happens unless a person says otherwise: nothing is lost, and what was thrown away does not come back.
    pub fn proposed(report: &SavedReport, standing: &Standing) -> Self {
        match standing {
            Standing::Differs(_) if report.deleted => Self::Mine,
            Standing::Deleted { .. } => Self::Theirs,
            Standing::New
            | Standing::Same
            | Standing::More { .. }
            | Standing::Differs(_)
            | Standing::Unreadable => Self::Both,
        }
    }
}

/// A place beside a report.
pub(super) enum Beside {
    /// An id that nothing has.
    Free(String),
    /// The same is there already.
    Taken(String),
}

/// How the key of a backup stands to what is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyStanding {
    /// The device has none.
    New,
    /// It is the one of this device.
    Same,
    /// The device has another, or one that cannot be read.
    Other,
    /// It is no key.
    Bad,
}

/// A setting that both have, and differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// `vi` or `en`.
    Language,
    /// `auto`, `light`, `dark` or `sun`.
    Theme,
    /// `normal`, `large` or `larger`.
    TextSize,
    /// Who fills in.
    Person,
    /// The unit last reported for.
    OrgUnit,
}

/// The settings of a backup beside those of the device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsMerge {
    /// Those of the device, with those of the backup where it had none of its own.
    pub filled: Settings,
    /// Where both have one: which, here, in the backup.
    pub differing: Vec<(Setting, String, String)>,
}

/// One of the settings.
type Place = fn(&mut Settings) -> &mut String;
/// A line of a report that differs: what is here, what is in the backup.
type Line = fn(String, String) -> Difference;

/// Puts settings side by side. The device has one of its own where it is not what every new device has.
pub fn merge_settings(mine: &Settings, theirs: &Settings) -> SettingsMerge {
    let mut merge = SettingsMerge { filled: mine.clone(), differing: Vec::new() };
    let none = Settings::default();
    let places: [(Setting, Place); 5] = [
        (Setting::Language, |it| &mut it.language),
        (Setting::Theme, |it| &mut it.theme),
        (Setting::TextSize, |it| &mut it.text_size),
        (Setting::Person, |it| &mut it.person),
        (Setting::OrgUnit, |it| &mut it.org_unit),
    ];
    for (setting, place) in places {
        let of = |it: &Settings| place(&mut it.clone()).trim().to_owned();
        let (own, other, unset) = (of(mine), of(theirs), of(&none));
        if own == other || other == unset {
            continue;
        }
        if own == unset {
            *place(&mut merge.filled) = other;
        } else {
            merge.differing.push((setting, own, other));
        }
    }
    if merge.filled.template.is_empty() {
        merge.filled.template.clone_from(&theirs.template);
    }
    merge
}

impl<S: KeyValue> Shelf<S> {
    /// How each report of a backup stands to what is here, or was moved out of the way ([`Self::set_aside`]).
    pub fn compare(&self, backup: &Backup) -> Vec<Standing> {
        backup.reports.iter().map(|it| self.standing(it)).collect()
    }

    pub(super) fn standing(&self, report: &SavedReport) -> Standing {
        let id = &report.draft.0.id;
        let mine = match self.draft(id) {
            Err(ShelfError::Missing) if self.aside.borrow().contains(id) => return Standing::Same,
            Err(ShelfError::Missing) => return Standing::New,
            Err(ShelfError::Unreadable(_)) => None,
            Ok(_) => self.saved(id).filter(|it| it.1 == 0).map(|it| it.0),
        };
        let standing = match &mine {
            None => Standing::Unreadable,
            Some(mine) => {
                let differences = differences(mine, report);
                let files = lacking(mine, report).count();
                match (differences.is_empty(), mine.deleted && !report.deleted, files) {
                    (true, true, files) => Standing::Deleted { files },
                    (true, false, 0) => Standing::Same,
                    (true, false, files) => Standing::More { files },
                    (false, ..) => Standing::Differs(differences),
                }
            }
        };
        let apart = matches!(standing, Standing::Differs(_) | Standing::Unreadable);
        // What was kept beside it before, and is still there, need not be kept once more.
        match apart.then(|| self.beside(report)) {
            Some(Beside::Taken(id)) if !self.is_deleted(&id) => Standing::Same,
            _ => standing,
        }
    }

    /// Where a report is kept beside another one with its id.
    pub(super) fn beside(&self, report: &SavedReport) -> Beside {
        let plain = normal(report);
        let mut attempt = 0;
        loop {
            let id = name_beside(&plain, attempt);
            match self.draft(&id) {
                Err(ShelfError::Missing) => return Beside::Free(id),
                Err(ShelfError::Unreadable(_)) => {}
                Ok(_) => {
                    let there = self.saved(&id).filter(|it| it.1 == 0).map(|(mut it, _)| {
                        it.draft.0.id.clone_from(&plain.draft.0.id);
                        it.draft.0.name.clone_from(&plain.draft.0.name);
                        it
                    });
                    if there.is_some_and(|it| is_same(&it, &plain)) {
                        return Beside::Taken(id);
                    }
                }
            }
            attempt += 1;
        }
    }

    /// How a key stands to that of this device.
    pub fn key_standing(&self, key: &PrivateJwk) -> KeyStanding {
        if SigningKey::from_jwk(key).is_err() {
            return KeyStanding::Bad;
        }
        if self.store.get(super::KEY).is_none() {
            return KeyStanding::New;
        }
        let own = self.key_file().and_then(|it| key_file::read(&it).ok());
        if own.is_some_and(|it| it.kid == key.kid) { KeyStanding::Same } else { KeyStanding::Other }
    }

    /// Takes a key over where the device has none; whether it did.
    ///
    /// # Errors
    ///
    /// When the store refuses.
    pub fn take_key(&self, key: &PrivateJwk) -> Result<bool, StoreError> {
        let new = self.key_standing(key) == KeyStanding::New;
        if new { self.keep_key(&key_file::write(key)).map(|()| true) } else { Ok(false) }
    }
}

/// Whether the one has all that the other has, and nothing in them differs.
pub fn is_same(mine: &SavedReport, theirs: &SavedReport) -> bool {
    differences(mine, theirs).is_empty() && lacking(mine, theirs).next().is_none()
}

/// The finished files of the one that the other lacks, up to the submission it is at: a later one would stand in the way of
/// the next correction.
pub(super) fn lacking<'a>(
    mine: &SavedReport,
    theirs: &'a SavedReport,
) -> impl Iterator<Item = &'a SavedFile> {
    let (present, last): (Vec<u32>, u32) =
        (mine.files.iter().map(|it| it.revision).collect(), mine.draft.0.revision);
    // The file of the present submission belongs to a report that is finished.
    let finished = mine.progress.finished.is_some();
    theirs.files.iter().filter(move |it| {
        !present.contains(&it.revision) && (it.revision < last || it.revision == last && finished)
    })
}

/// A report as it is compared: without rows and lines in which nothing stands, and without the moment of the last key.
fn normal(report: &SavedReport) -> SavedReport {
    let mut report = report.clone();
    report.deleted = false;
    report.progress.changed_at = None;
    let WholeDraft(draft) = &mut report.draft;
    draft.rows = filtered(&draft.rows, |it| !it.is_empty());
    draft.totals = filtered(&draft.totals, |it| !it.trim().is_empty());
    draft.acknowledged = filtered(&draft.acknowledged, |it| !it.trim().is_empty());
    report
}

fn filtered<T: Clone>(map: &Map<String, T>, keep: impl Fn(&T) -> bool) -> Map<String, T> {
    map.iter().filter(|it| keep(&it.1)).cloned().collect()
}

/// What differs, as a person looks at it: whole lines, in the order of a report.
fn differences(mine: &SavedReport, theirs: &SavedReport) -> Vec<Difference> {
    let (mine, theirs) = (normal(mine), normal(theirs));
    let (WholeDraft(own), WholeDraft(other)) = (&mine.draft, &theirs.draft);
    let mut found = Vec::new();
    if own.template != other.template {
        found.push(Difference::Form);
    }
    let lines: [(&String, &String, Line); 3] = [
        (&own.name, &other.name, Difference::Name),
        (&own.org_unit.name, &other.org_unit.name, Difference::Unit),
        (&own.person, &other.person, Difference::Person),
    ];
    for (own, other, line) in lines {
        if own.trim() != other.trim() {
            found.push(line(own.clone(), other.clone()));
        }
    }
    if own.org_unit.code != other.org_unit.code && own.org_unit.name.trim() == other.org_unit.name.trim() {
        let named =
            |it: &Draft| format!("{} ({})", it.org_unit.name, it.org_unit.code.as_deref().unwrap_or("–"));
        found.push(Difference::Unit(named(own), named(other)));
    }
    if own.period != other.period {
        found.push(Difference::Period(own.period, other.period));
    }
    if (own.revision, &own.replaces) != (other.revision, &other.replaces) {
        found.push(Difference::Revision(own.revision, other.revision));
    }
    if mine.progress != theirs.progress {
        found.push(Difference::State(Box::new(mine.progress.clone()), Box::new(theirs.progress.clone())));
    }
    for id in both(&own.totals, &other.totals) {
        let of = |it: &Map<String, String>| it.get(&id).cloned().unwrap_or_default();
        let (own, other) = (of(&own.totals), of(&other.totals));
        if own != other {
            found.push(Difference::Total(id, own, other));
        }
    }
    for id in both(&own.rows, &other.rows) {
        let of = |it: &Map<String, RowEntry>| Box::new(it.get(&id).cloned().unwrap_or_default());
        let (own, other) = (of(&own.rows), of(&other.rows));
        if own != other {
            found.push(Difference::Row(id, own, other));
        }
    }
    let reasons = both(&own.acknowledged, &other.acknowledged);
    let reasons =
        reasons.iter().filter(|it| own.acknowledged.get(*it) != other.acknowledged.get(*it)).count();
    if reasons > 0 {
        found.push(Difference::Reasons(reasons));
    }
    if own.previous != other.previous {
        found.push(Difference::Previous);
    }
    for file in &theirs.files {
        let own = mine.files.iter().find(|it| it.revision == file.revision);
        if own.is_some_and(|it| it.text != file.text) {
            found.push(Difference::File(file.revision));
        }
    }
    found
}

/// The keys of two maps, each once, in order.
fn both<T>(one: &Map<String, T>, other: &Map<String, T>) -> Vec<String> {
    let all: Map<String, ()> = one.keys().chain(other.keys()).map(|it| (it.clone(), ())).collect();
    all.keys().cloned().collect()
}
