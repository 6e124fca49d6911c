//! Cài đặt: language, look, person and unit, the mark of this device.

use crate::browser::files;
use crate::pieces;
use crate::ui::dom::{El, View, button, div, el, main_part};
use crate::ui::finish;
use crate::ui::part::{Segmented, TextEntry, field, icon, saved, storage_warning, top_bar};
use crate::ui::reactive::{Callback, Signal, spawn_local};
use crate::ui::shell::Shell;
use crate::wire::settings::Settings;

/// One of the settings.
type Place = fn(&mut Settings) -> &mut String;

/// The page.
pub fn settings() -> View {
    let shell = Shell::here();
    let texts = shell.texts();
    let languages: [(&str, &str); _] = [("vi", "Tiếng Việt"), ("en", "English")];
    let themes: [(&str, &str); _] = [
        ("auto", texts.theme_auto()),
        ("light", texts.theme_light()),
        ("dark", texts.theme_dark()),
        ("sun", texts.theme_sun()),
    ];
    let sizes: [(&str, &str); _] =
        [("normal", texts.size_normal()), ("large", texts.size_large()), ("larger", texts.size_larger())];
    let language = Segmented {
        value: Signal::derive(move || {
            // What is kept may be a language that could not be fetched; asking for it again must be possible.
            let _ = shell.settings();
            shell.language().code().to_owned()
        }),
        on_choose: Callback::new(move |it| shell.choose_language(it)),
        ..choice(shell, texts.language(), "language", "", &languages, |it| &mut it.language)
    };
    let display = section("display", el("h2").add(texts.display()))
        .add(language.view())
        .add(choice(shell, texts.theme(), "theme", "segmented-two", &themes, |it| &mut it.theme).view())
        .add(choice(shell, texts.text_size(), "size", "", &sizes, |it| &mut it.text_size).view());

    let person = TextEntry {
        autocomplete: "name",
        described_by: "settings-person-hint".to_owned(),
        ..entry(shell, "settings-person", |it| &mut it.person)
    };
    let person_hint = el("p").class("hint").id("settings-person-hint").add(texts.new_person_hint());
    let unit =
        TextEntry { autocomplete: "organization", ..entry(shell, "settings-unit", |it| &mut it.org_unit) };
    let person = section("person", el("h2").add(texts.person_and_unit()))
        .add(field("settings-person", texts.new_person(), person.view()).add(person_hint))
        .add(field("settings-unit", texts.new_unit(), unit.view()))
        .add(el("a").class("button").attr("href", "#/nguoi-dung").add(texts.people()));

    let mark = section("mark", el("h2").class("icon-line").add(icon("shield")).add(texts.device_mark()))
        .add(mark(shell))
        .add(el("p").class("hint").add(texts.device_mark_text()));

    let version = el("p").class("dim").add(texts.version()).add(concat!(" ", env!("CARGO_PKG_VERSION")));
    let about =
        section("about", el("h2").add(texts.about())).add(el("p").add(texts.about_text())).add(version);

    let main = main_part("page pairs");
    let main = main.add(storage_warning()).add(display).add(person).add(mark).add(about);
    pieces![top_bar("#/", texts.settings(), div("top-meta").add(saved())), main]
}

fn section(id: &str, heading: El) -> El {
    el("section").class("card").attr("aria-labelledby", id).add(heading.id(id))
}

/// What a setting is. Reactive.
fn now(shell: Shell, place: Place) -> Signal<String> {
    Signal::derive(move || std::mem::take(place(&mut shell.settings())))
}

fn choice(
    shell: Shell,
    legend: &'static str,
    name: &str,
    class: &'static str,
    choices: &[(&'static str, &str)],
    place: Place,
) -> Segmented {
    Segmented {
        legend,
        name: name.to_owned(),
        choices: choices.iter().map(|(value, label)| (*value, (*label).to_owned())).collect(),
        value: now(shell, place),
        on_choose: Callback::new(move |it: &'static str| {
            shell.change_settings(|all| it.clone_into(place(all)));
        }),
        class,
    }
}

fn entry(shell: Shell, id: &str, place: Place) -> TextEntry {
    let on_input = Callback::new(move |(text, _)| shell.change_settings(|it| *place(it) = text));
    TextEntry::new(id, now(shell, place), on_input)
}

/// The mark in groups, or that there is none yet.
fn mark(shell: Shell) -> View {
    let texts = shell.texts();
    let Some(mark) = finish::device_mark(shell) else {
        return el("p").add(texts.no_key_yet()).add(" ").add(texts.key_made_when()).into();
    };
    let shown = el("p").class("fingerprint").attr("translate", "no").add(mark.as_str());
    let copy = button("button").add(icon("copy")).add(texts.copy_mark());
    let copy = copy.on_tap(move || {
        let text = mark.clone();
        spawn_local(async move {
            let done = files::copy(&text).await;
            shell.say(if done { texts.mark_copied() } else { texts.copy_failed() });
        });
    });
    pieces![shown, copy]
}
