//! The forms that lie beside the app: fetching their list, saying what each is.

use crate::browser::network;
use crate::pieces;
use crate::shelf::Shelf;
use crate::text::{self, Language};
use crate::ui::dom::{View, button, el};
use crate::ui::part::notice;
use crate::ui::reactive::{RwSignal, spawn_local};
use crate::ui::shell::Shell;
use crate::wire::catalogue::{self, Listed};
use crate::wire::template as template_file;

/// How the list of forms stands.
#[derive(Clone)]
pub(super) enum Forms {
    Loading,
    Failed,
    Here(Vec<Listed>),
}

impl Forms {
    /// Begins to fetch the list.
    pub(super) fn fetched(shell: Shell) -> RwSignal<Self> {
        let forms = RwSignal::new(Self::Loading);
        fetch(shell, forms);
        forms
    }
}

/// Those of this device come first; they are there also where the others cannot be had.
fn fetch(shell: Shell, forms: RwSignal<Forms>) {
    spawn_local(async move {
        let found = network::fetch("templates/index.json").await.and_then(|it| catalogue::read(&it).ok());
        let mut list = if cfg!(feature = "desk") { Vec::new() } else { shell.with_shelf(Shelf::own_forms) };
        let failed = found.is_none() && list.is_empty();
        list.extend(found.unwrap_or_default());
        forms.set(if failed { Forms::Failed } else { Forms::Here(list) });
    });
}

/// The text of the form of that hash; none where it is not one of those beside the app, or cannot be had now.
pub(super) async fn fetch_again(hash: &str) -> Option<String> {
    let list = catalogue::read(&network::fetch("templates/index.json").await?).ok()?;
    let form = list.into_iter().find(|it| it.hash == hash)?;
    let text = String::from_utf8(network::fetch(&form.file).await?).ok()?;
    template_file::read(&text).is_ok().then_some(text)
}

/// The list; what to show instead while it is not there. Reactive.
pub(super) fn listed(shell: Shell, forms: RwSignal<Forms>) -> Result<Vec<Listed>, View> {
    let texts = shell.texts();
    match forms.get() {
        Forms::Here(list) => Ok(list),
        Forms::Loading => {
            Err(el("p").class("dim").attr("role", "status").add(texts.loading_templates()).into())
        }
        Forms::Failed => {
            let again = button("button").add(texts.try_again()).on_tap(move || {
                forms.set(Forms::Loading);
                fetch(shell, forms);
            });
            Err(pieces![notice("error", texts.templates_failed(), ""), again])
        }
    }
}

/// How long a form is, of which year, by whom.
pub(super) fn about(language: Language, form: &Listed, year: Option<u16>) -> String {
    let mut about = text::rows(language, form.indicators);
    let year = year.map(|it| it.to_string()).unwrap_or_default();
    for more in [&year, &form.issuer] {
        if !more.is_empty() {
            about.push_str(" · ");
            about.push_str(more);
        }
    }
    about
}
