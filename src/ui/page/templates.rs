//! Mẫu biểu: the forms that can be filled in, those of the app and those that came from elsewhere.

use super::annex::Annex;
use super::forms::{Forms, about, listed};
use super::intake::table_intake;
use super::own_forms;
use crate::browser::files::OpenedFile;
use crate::browser::page;
use crate::bundle::form;
use crate::domain::annex::Review;
use crate::pieces;
use crate::shelf::Shelf;
use crate::text::annex as annex_text;
use crate::text::{self, Language};
use crate::ui::dom::{El, View, button, el, live, main_part};
use crate::ui::part::{icon, notice, top_bar};
use crate::ui::reactive::{Callback, RwSignal, request_animation_frame};
use crate::ui::shell::Shell;
use crate::wire::catalogue::Listed;
use crate::wire::template as template_file;

/// What was said last of a file that was opened, or of a form that was taken away: its kind, what, what more.
pub(super) type Said = Option<(&'static str, String, String)>;

/// The page.
#[derive(Clone, Copy)]
pub(super) struct Page {
    pub(super) shell: Shell,
    pub(super) language: Language,
    /// The forms of this device.
    pub(super) own: RwSignal<Vec<Listed>>,
    pub(super) said: RwSignal<Said>,
    annex: Annex,
}

/// The page.
pub fn templates() -> View {
    let shell = Shell::here();
    let (texts, language) = (shell.texts(), shell.language());
    let own = RwSignal::new(shell.with_shelf(Shelf::own_forms));
    let page = Page { shell, language, own, said: RwSignal::new(None), annex: Annex::new(shell) };
    let forms = Forms::fetched(shell);
    let ready = section("builtin", texts.builtin_templates()).live(move || match listed(shell, forms) {
        Ok(forms) => {
            let mut list = el("ul").class("list");
            for form in forms {
                let item = form_item(shell, language, form.clone());
                list = list.add(item.add(own_forms::adapt(page, form)));
            }
            list.into()
        }
        Err(instead) => instead,
    });
    let mine = section("own-forms", texts.own_templates())
        .live(move || own_forms::list(page))
        .live(move || own_forms::behind(page))
        .live(move || said(page));
    let open = el("section").class("card").attr("aria-labelledby", "open-form");
    let open = open
        .add(el("h2").id("open-form").add(texts.open_template()))
        .add(el("p").class("dim").add(texts.open_template_text()))
        .add(table_intake(
            shell,
            texts.choose_template_file(),
            Callback::new(move |opened| take(page, opened)),
        ))
        .add(page.annex.view());
    let main = main_part("page").add(under_review(page)).add(mine).add(ready).add(open);
    pieces![top_bar("#/", texts.templates(), View::default()), main]
}

fn section(id: &str, title: &str) -> El {
    let heading = el("h2").id(id).add(title);
    el("section").class("stack tight").attr("aria-labelledby", id).add(heading)
}

fn said(page: Page) -> View {
    live(move || page.said.get().map(|(kind, what, more)| notice(kind, &what, &more)))
}

/// Annexes that somebody has begun to look through.
fn under_review(page: Page) -> View {
    let texts = page.shell.texts();
    let found: Vec<(String, Review)> = page.shell.with_shelf(|it| {
        it.review_ids().into_iter().filter_map(|id| Some((id.clone(), it.review(&id)?))).collect()
    });
    if found.is_empty() {
        return View::default();
    }
    let mut list = el("ul").class("list");
    for (id, review) in found {
        let left = annex_text::review_left(page.language, review.left());
        let about = format!("{} · {left}", text::rows(page.language, review.rows.len()));
        let named = el("span").class("item-text").add(el("span").add(review.form.title));
        let named = named.add(el("span").class("dim").add(about));
        let link = el("a").class("item").attr("href", &format!("#/mau/{id}"));
        list = list.add(el("li").add(link.add(icon("pencil")).add(named).add(icon("next"))));
    }
    section("reviews", texts.reviews()).add(list).into()
}

pub(super) fn form_item(shell: Shell, language: Language, form: Listed) -> El {
    let mut about = about(language, &form, Some(form.year));
    if form.edition > 1 {
        about.push_str(" · ");
        about.push_str(&annex_text::edition(language, form.edition));
    }
    let about = el("span").class("dim").add(about);
    let named = el("span").class("item-text").add(el("span").add(form.title)).add(about);
    let button = button("item").add(icon("template")).add(named).add(icon("next"));
    el("li").add(button.on_tap(move || {
        shell.change_settings(|it| it.template.clone_from(&form.id));
        page::go("/moi");
    }))
}

/// Keeps the form that a file is; says what else it is.
fn take(page: Page, opened: Vec<OpenedFile>) {
    let texts = page.shell.texts();
    let Some(file) = opened.into_iter().next() else { return };
    page.said.set(None);
    if form::is_meant(&file.bytes) {
        let said = match form::open_form(&file.bytes) {
            Ok(opened) => {
                let marked = String::from_utf8_lossy(&file.bytes);
                own_forms::arrived(page, opened.form(), opened.text(), Some(&marked))
            }
            Err(error) => ("error", text::open_error(page.language, &error).to_string(), file.name),
        };
        page.said.set(Some(said));
        return request_animation_frame(|| page::focus_id("own-forms"));
    }
    if !is_form(&file.bytes) {
        return page.annex.read(file);
    }
    let read = String::from_utf8(file.bytes).ok().map(|text| {
        let text = text.trim_start_matches('\u{feff}').to_owned();
        template_file::read_usable(&text).map(|template| (template, text))
    });
    let said: Said = match read {
        None => Some(("error", texts.no_template_file().to_owned(), file.name)),
        Some(Err(error)) => Some(("error", text::wire_error(page.language, &error), file.name)),
        Some(Ok((template, text))) => Some(own_forms::arrived(page, &template, &text, None)),
    };
    page.said.set(said);
    request_animation_frame(|| page::focus_id("own-forms"));
}

/// Whether a file says of itself that it is a form; everything else is an annex, or none.
fn is_form(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    bytes.trim_ascii_start().starts_with(b"{")
}
