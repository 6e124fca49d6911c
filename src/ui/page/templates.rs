//! Mẫu biểu: the forms that can be filled in, those of the app and those that came from elsewhere.

use super::annex::Annex;
use super::forms::{Forms, about, listed};
use super::intake::table_intake;
use crate::browser::files::{self, OpenedFile};
use crate::browser::page;
use crate::domain::annex::Review;
use crate::domain::template::Template;
use crate::pieces;
use crate::shelf::Shelf;
use crate::text::annex as annex_text;
use crate::text::{self, Language};
use crate::ui::dom::{El, View, button, div, el, live, main_part};
use crate::ui::part::{icon, notice, top_bar};
use crate::ui::reactive::{Callback, RwSignal, request_animation_frame};
use crate::ui::shell::Shell;
use crate::wire::catalogue::Listed;
use crate::wire::template as template_file;

/// What was said last of a file that was opened, or of a form that was taken away: its kind, what, what more.
type Said = Option<(&'static str, String, String)>;

/// The page.
#[derive(Clone, Copy)]
struct Page {
    shell: Shell,
    language: Language,
    /// The forms of this device.
    own: RwSignal<Vec<Listed>>,
    said: RwSignal<Said>,
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
                list = list.add(form_item(shell, language, form));
            }
            list.into()
        }
        Err(instead) => instead,
    });
    let mine =
        section("own-forms", texts.own_templates()).live(move || own_list(page)).live(move || said(page));
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

/// The forms of this device, each with what can be done with it.
fn own_list(page: Page) -> View {
    let texts = page.shell.texts();
    let own = page.own.get();
    if own.is_empty() {
        return el("p").class("dim").add(texts.own_templates_empty()).into();
    }
    let mut list = div("stack tight").id("own-list");
    for form in own {
        let (save, drop) = (form.clone(), form.clone());
        let file = button("button button-quiet").add(icon("file")).add(texts.save_template());
        let file = file.on_tap(move || save_file(page, &save));
        let away = button("button button-quiet").add(icon("trash")).add(texts.drop_template());
        let away = away.on_tap(move || take_away(page, &drop));
        let item = el("ul").class("list").add(form_item(page.shell, page.language, form));
        list = list.add(div("card").add(item).add(div("actions").add(file).add(away)));
    }
    list.into()
}

fn form_item(shell: Shell, language: Language, form: Listed) -> El {
    let about = el("span").class("dim").add(about(language, &form, Some(form.year)));
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
        Some(Ok((template, text))) => {
            let listed = listed_as(&template);
            let title = listed.title.clone();
            let kept = page.shell.with_shelf(|it| it.keep_own_form(&text, listed));
            page.shell.note_saving(kept);
            page.own.set(page.shell.with_shelf(Shelf::own_forms));
            match kept {
                Ok(()) => Some(("info", texts.template_kept().to_owned(), title)),
                Err(_) => Some(("error", texts.template_no_room().to_owned(), title)),
            }
        }
    };
    page.said.set(said);
    request_animation_frame(|| page::focus_id("own-forms"));
}

/// Whether a file says of itself that it is a form; everything else is an annex, or none.
fn is_form(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    bytes.trim_ascii_start().starts_with(b"{")
}

/// A form as it stands in the list of those of this device.
pub(super) fn listed_as(template: &Template) -> Listed {
    Listed {
        id: template.id.clone(),
        // A form without a name goes by its id.
        title: if template.title.trim().is_empty() { template.id.clone() } else { template.title.clone() },
        issuer: template.issuer.clone(),
        year: template.year,
        edition: template.edition,
        hash: template_file::hash(template),
        indicators: template.rows().count(),
        file: String::new(),
    }
}

/// To hand on: the file is what came, byte for byte.
fn save_file(page: Page, form: &Listed) {
    let texts = page.shell.texts();
    let name = format!("{}.json.txt", form.id);
    let text = page.shell.with_shelf(|it| it.form_text(&form.hash));
    let done = text.is_some_and(|it| files::download(&name, &it).is_ok());
    page.said.set(Some(if done {
        ("info", texts.template_saved().to_owned(), name)
    } else {
        ("error", texts.template_no_room().to_owned(), name)
    }));
}

fn take_away(page: Page, form: &Listed) {
    let kept = page.shell.with_shelf(|it| it.drop_own_form(&form.id));
    page.shell.note_saving(kept);
    page.own.set(page.shell.with_shelf(Shelf::own_forms));
    let texts = page.shell.texts();
    page.said.set(Some(("info", texts.template_dropped().to_owned(), form.title.clone())));
}
