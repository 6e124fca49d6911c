//! Forms that came from elsewhere: opened from a file, made of an annex. They stand beside those of the app.

use super::{KeyValue, Shelf};
#[cfg(any(feature = "desk", not(feature = "app")))]
use super::{StoreError, template_key};
#[cfg(any(feature = "desk", not(feature = "app")))]
use crate::wire::backup::{Backup, FormText};
use crate::wire::catalogue::{self, Listed};
#[cfg(any(feature = "desk", not(feature = "app")))]
use crate::wire::template as template_file;

/// What is told of them in lists; each lies under its hash, as those of the app do once they were used.
const FORMS: &str = "thonso/forms";
/// Under this lie the files of forms that have a mark, by the hash of the form.
#[cfg(any(feature = "desk", not(feature = "app")))]
const MARKED: &str = "thonso/marked/";

impl<S: KeyValue> Shelf<S> {
    /// The forms of this device, the last that came first.
    pub fn own_forms(&self) -> Vec<Listed> {
        self.read(FORMS, |it| catalogue::read(it.as_bytes())).unwrap_or_default()
    }
}

#[cfg(any(feature = "desk", not(feature = "app")))]
impl<S: KeyValue> Shelf<S> {
    /// Keeps a form; one of the same id gives way. Reports that were begun on it keep theirs.
    ///
    /// # Errors
    ///
    /// When the store refuses.
    pub fn keep_own_form(&self, text: &str, form: Listed) -> Result<(), StoreError> {
        self.keep_template(text, &form.hash)?;
        let mut forms = self.own_forms();
        forms.retain(|it| it.id != form.id);
        forms.insert(0, form);
        self.put(FORMS, &catalogue::write(&forms))
    }

    /// Takes a form off the list. What was begun on it goes on: its text stays where reports name it.
    ///
    /// # Errors
    ///
    /// When the store refuses.
    pub fn drop_own_form(&self, id: &str) -> Result<(), StoreError> {
        let mut forms = self.own_forms();
        forms.retain(|it| it.id != id);
        self.put(FORMS, &catalogue::write(&forms))
    }

    /// The text of a form, as it came.
    pub fn form_text(&self, hash: &str) -> Option<String> {
        Some(self.whole(&template_key(hash)).ok()?.1)
    }

    /// Keeps the forms of a backup that are not here, or are newer than those that are.
    pub(super) fn take_forms(&self, backup: &Backup) {
        // The last that came goes in front: it is taken last.
        for hash in backup.own_forms.iter().rev() {
            let text = backup.forms.get(hash).map(FormText::as_str);
            let Some((text, form)) = text.and_then(|it| Some((it, template_file::read(it).ok()?))) else {
                continue;
            };
            let known = self.own_forms().into_iter().find(|it| it.id == form.id);
            if known.is_none_or(|it| it.edition < form.edition) {
                // Where there is no room, what was begun on it has it all the same.
                let _ = self.keep_own_form(text, catalogue::listed(&form));
            }
        }
    }

    /// Keeps the file in which a form came, or was saved, with marks on it.
    ///
    /// # Errors
    ///
    /// When the store refuses.
    pub fn keep_marked_form(&self, hash: &str, file: &str) -> Result<(), StoreError> {
        self.put(&format!("{MARKED}{hash}"), file)
    }

    /// That file; none for a form without a mark.
    pub fn marked_form(&self, hash: &str) -> Option<String> {
        self.read(&format!("{MARKED}{hash}"), |it| Ok(it.to_owned())).ok()
    }
}
