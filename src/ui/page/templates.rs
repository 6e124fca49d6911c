//! Mẫu biểu: the forms that can be filled in.

use super::forms::{Forms, about, listed};
use crate::browser::page;
use crate::pieces;
use crate::text::Language;
use crate::ui::dom::{El, View, button, el, main_part};
use crate::ui::part::{icon, top_bar};
use crate::ui::shell::Shell;
use crate::wire::catalogue::Listed;

/// The page.
pub fn templates() -> View {
    let shell = Shell::here();
    let (texts, language) = (shell.texts(), shell.language());
    let forms = Forms::fetched();
    let heading = el("h2").id("builtin").add(texts.builtin_templates());
    let section = el("section").class("stack tight").attr("aria-labelledby", "builtin").add(heading);
    let section = section.live(move || match listed(texts, forms) {
        Ok(forms) => {
            let mut list = el("ul").class("list");
            for form in forms {
                list = list.add(form_item(shell, language, form));
            }
            list.into()
        }
        Err(instead) => instead,
    });
    let main = main_part("page").add(section);
    pieces![top_bar("#/", texts.templates(), View::default()), main]
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
