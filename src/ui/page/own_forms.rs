//! The forms of this device: what can be done with each, what becomes of one that comes again, and the reports that were begun
//! on an edition before.

use super::templates::{Page, Said, form_item};
use crate::browser::{files, network, page, random};
use crate::bundle::form::{open_form, seal_form};
use crate::domain::annex::Review;
use crate::domain::draft::Draft;
use crate::domain::edition::{Edition, Succession};
use crate::domain::template::Template;
use crate::shelf::{Kept, Shelf};
use crate::text;
use crate::ui::dom::{El, View, button, div, el};
use crate::ui::part::{icon, notice, report_name};
use crate::ui::reactive::{spawn_local, untrack};
use crate::ui::shell::Shell;
use crate::ui::{finish, reports};
use crate::wire::catalogue::{self, Listed};
use crate::wire::template as template_file;

/// The end of the id of a form that was made of one of the app.
const OWN: &str = "-rieng";

/// The forms of this device.
pub fn list(page: Page) -> View {
    let texts = page.shell.texts();
    let own = page.own.get();
    if own.is_empty() {
        return el("p").class("dim").add(texts.own_templates_empty()).into();
    }
    let mut list = div("stack tight").id("own-list");
    for form in own {
        let (save, drop, edit) = (form.clone(), form.clone(), form.clone());
        let file = button("button button-quiet").add(icon("file")).add(texts.save_template());
        let file = file.on_tap(move || save_file(page, &save));
        let change = button("button button-quiet").add(icon("pencil")).add(texts.edit_template());
        let change = change.on_tap(move || change_form(page, &edit));
        let away = button("button button-quiet").add(icon("trash")).add(texts.drop_template());
        let away = away.on_tap(move || take_away(page, &drop));
        let marked = mark(page, &form);
        let own = form.clone();
        let sign = button("button button-quiet").add(icon("shield")).add(texts.sign_template());
        let sign = sign.on_tap(move || sign_file(page, &own));
        let item = el("ul").class("list").add(form_item(page.shell, page.language, form));
        let actions = div("actions").add(file).add(sign).add(change).add(away);
        list = list.add(div("card").add(item).add(marked).add(actions));
    }
    list.into()
}

/// Reports that go on by an edition of a form that is not the newest any more: nothing of them changes unless somebody says so.
pub fn behind(page: Page) -> View {
    let texts = page.shell.texts();
    let own = page.own.get();
    let reports = untrack(|| reports::all(page.shell)).0;
    let is_behind = |it: &Kept| it.progress.finished.is_none() && newer(&own, &it.draft).is_some();
    let behind: Vec<Kept> = reports.into_iter().filter(is_behind).collect();
    if behind.is_empty() {
        return View::default();
    }
    let mut list = el("ul").class("list").id("behind");
    for report in behind {
        let form = page.shell.with_shelf(|it| it.template(&report.draft.template.hash));
        let named =
            el("span").class("item-text").add(report_name(page.shell, &report.draft, form.as_deref()));
        let link = el("a").class("item").attr("href", &format!("#/mau/{}", report.draft.id));
        list = list.add(el("li").add(link.add(icon("template")).add(named).add(icon("next"))));
    }
    div("stack tight").add(notice("info", texts.behind(), texts.behind_hint())).add(list).into()
}

/// The newer edition of the form that an open report was begun on; none where that is the newest. What corrects a report that was
/// handed in stays on the edition of that report.
pub fn newer<'a>(own: &'a [Listed], draft: &Draft) -> Option<&'a Listed> {
    let form = &draft.template;
    let is_newer = |it: &&Listed| it.id == form.id && it.edition > form.edition && it.hash != form.hash;
    own.iter().find(is_newer).filter(|_| draft.revision == 1)
}

/// Keeps a form that came, unless the one that is there is newer, or says that it is the same edition; says what it is.
pub(super) fn arrived(
    page: Page,
    template: &Template,
    text: &str,
    marked: Option<&str>,
) -> (&'static str, String, String) {
    let texts = page.shell.texts();
    let listed = catalogue::listed(template);
    let title = listed.title.clone();
    let edition = |it: &Listed| (it.edition, it.hash.clone());
    let known = page.own.get_untracked().iter().find(|it| it.id == listed.id).map(edition);
    let succession = known.map(|(number, hash)| {
        let comes = Edition { number: listed.edition, hash: &listed.hash };
        Succession::of(Edition { number, hash: &hash }, comes, template.replaces.as_deref())
    });
    let (kind, said) = match succession {
        Some(Succession::Same) => return ("info", texts.template_same().to_owned(), title),
        Some(Succession::Older) => return ("warning", texts.template_older().to_owned(), title),
        Some(Succession::Clash) => return ("warning", texts.template_clash().to_owned(), title),
        Some(Succession::Newer) => ("warning", texts.template_gap()),
        Some(Succession::Next) => ("info", texts.template_updated()),
        None => ("info", texts.template_kept()),
    };
    let hash = listed.hash.clone();
    let kept = page.shell.with_shelf(|it| {
        let kept = marked.map_or(Ok(()), |file| it.keep_marked_form(&hash, file));
        kept.and_then(|()| it.keep_own_form(text, listed))
    });
    page.shell.note_saving(kept);
    page.own.set(page.shell.with_shelf(Shelf::own_forms));
    match kept {
        Ok(()) => (kind, said.to_owned(), title),
        Err(_) => ("error", texts.template_no_room().to_owned(), title),
    }
}

/// To hand on: the file is what came, byte for byte, with the marks that it has.
fn save_file(page: Page, form: &Listed) {
    let texts = page.shell.texts_untracked();
    let file = page.shell.with_shelf(|it| it.marked_form(&form.hash).or_else(|| it.form_text(&form.hash)));
    hand_over(page, form, file, texts.template_saved());
}

fn hand_over(page: Page, form: &Listed, file: Option<String>, said: &str) {
    let name = format!("{}.json.txt", form.id);
    let done = file.is_some_and(|it| files::download(&name, &it).is_ok());
    page.said.set(Some(if done {
        ("info", said.to_owned(), name)
    } else {
        ("error", page.shell.texts_untracked().template_no_room().to_owned(), name)
    }));
}

/// To hand on with the mark of this device: whoever gets it can see that nobody changed it.
fn sign_file(page: Page, form: &Listed) {
    let texts = page.shell.texts_untracked();
    let key = match finish::key(page.shell) {
        Ok(key) => key,
        Err(error) => {
            let why = finish::sentence(page.shell, error).to_owned();
            return page.said.set(Some(("error", why, form.title.clone())));
        }
    };
    let text = page.shell.with_shelf(|it| it.form_text(&form.hash)).unwrap_or_default();
    let about = text::about_form(&form.title, form.edition);
    let file = seal_form(&text, &key, &about).ok().and_then(|it| String::from_utf8(it).ok());
    if let Some(file) = &file {
        let kept = page.shell.with_shelf(|it| it.keep_marked_form(&form.hash, file));
        page.shell.note_saving(kept);
        page.own.update(|_| ());
    }
    hand_over(page, form, file, texts.template_signed());
}

/// The mark of a form, to be compared.
fn mark(page: Page, form: &Listed) -> Option<El> {
    let file = page.shell.with_shelf(|it| it.marked_form(&form.hash))?;
    let opened = open_form(file.as_bytes()).ok()?;
    let marks: Vec<&str> = opened.signers().iter().map(|it| it.fingerprint.as_str()).collect();
    let said = text::annex::template_mark(page.language, &marks.join(", "));
    Some(el("p").class("dim").add(icon("shield")).add(" ").add(said))
}

/// Opens a form to be changed; what comes of it is its next edition.
fn change_form(page: Page, form: &Listed) {
    let Some(template) = page.shell.with_shelf(|it| it.template(&form.hash)) else {
        return page.said.set(Some(gone(page.shell, &form.title)));
    };
    look_through(page.shell, &Review::again((*template).clone(), &form.hash));
}

fn gone(shell: Shell, title: &str) -> (&'static str, String, String) {
    ("error", shell.texts_untracked().templates_failed().to_owned(), title.to_owned())
}

/// Makes a form of one's own of a form of the app.
pub fn adapt(page: Page, form: Listed) -> El {
    let texts = page.shell.texts();
    let adapt = button("button button-quiet").add(icon("pencil")).add(texts.adapt_template());
    adapt.on_tap(move || {
        let form = form.clone();
        spawn_local(async move {
            let said = page.said;
            let text = network::fetch(&form.file).await.and_then(|it| String::from_utf8(it).ok());
            // The person may have gone on to another page meanwhile.
            if said.is_disposed() {
                return;
            }
            let Some(mut template) = text.and_then(|it| template_file::read(&it).ok()) else {
                return said.set(Some(gone(page.shell, &form.title)));
            };
            template.id.push_str(OWN);
            template.title = format!("{} {}", template.title, page.shell.texts_untracked().adapted_suffix());
            template.edition = 0;
            let mut review = Review::again(template, "");
            review.form.replaces = None;
            look_through(page.shell, &review);
        });
    })
}

fn look_through(shell: Shell, review: &Review) {
    let Some(id) = random::id() else { return };
    let kept = shell.with_shelf(|it| it.keep_review(&id, review));
    shell.note_saving(kept);
    page::go(&format!("/mau/{id}"));
}

fn take_away(page: Page, form: &Listed) {
    let (shell, texts) = (page.shell, page.shell.texts());
    let kept = shell.with_shelf(|it| it.drop_own_form(&form.id));
    shell.note_saving(kept);
    page.own.set(shell.with_shelf(Shelf::own_forms));
    let said: Said = Some(("info", texts.template_dropped().to_owned(), form.title.clone()));
    page.said.set(said);
    let back = form.clone();
    shell.say_with_undo(texts.template_dropped(), move || {
        let text = shell.with_shelf(|it| it.form_text(&back.hash)).unwrap_or_default();
        let kept = shell.with_shelf(|it| it.keep_own_form(&text, back.clone()));
        shell.note_saving(kept);
        if !page.own.is_disposed() {
            page.own.set(shell.with_shelf(Shelf::own_forms));
            page.said.set(None);
        }
    });
}
