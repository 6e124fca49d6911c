//! Cài đặt: language, look, person and unit, the mark of this device.

use crate::browser::files;
use crate::ui::finish;
use crate::ui::part::{Saved, Segmented, StorageWarning, TextEntry, TopBar, icon};
use crate::ui::shell::Shell;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The page.
#[component]
pub fn Settings() -> impl IntoView {
    let shell = Shell::here();
    let texts = shell.texts();
    let chosen = move |read: fn(&crate::wire::settings::Settings) -> &String| {
        Signal::derive(move || read(&shell.settings()).clone())
    };
    view! {
        <TopBar back="#/" title=texts.settings.to_owned()>
            <div class="top-meta"><Saved/></div>
        </TopBar>
        <main class="page pairs" id="main" tabindex="-1">
            <StorageWarning/>
            <section class="card" aria-labelledby="display">
                <h2 id="display">{texts.display}</h2>
                <Segmented
                    legend=texts.language
                    name="language"
                    choices=vec![("vi", "Tiếng Việt".to_owned()), ("en", "English".to_owned())]
                    value=chosen(|it| &it.language)
                    on_choose=Callback::new(move |it: &'static str| shell.change_settings(|settings| it.clone_into(&mut settings.language)))
                />
                <Segmented
                    legend=texts.theme
                    name="theme"
                    class="segmented-two"
                    choices=vec![
                        ("auto", texts.theme_auto.to_owned()),
                        ("light", texts.theme_light.to_owned()),
                        ("dark", texts.theme_dark.to_owned()),
                        ("sun", texts.theme_sun.to_owned()),
                    ]
                    value=chosen(|it| &it.theme)
                    on_choose=Callback::new(move |it: &'static str| shell.change_settings(|settings| it.clone_into(&mut settings.theme)))
                />
                <Segmented
                    legend=texts.text_size
                    name="size"
                    choices=vec![
                        ("normal", texts.size_normal.to_owned()),
                        ("large", texts.size_large.to_owned()),
                        ("larger", texts.size_larger.to_owned()),
                    ]
                    value=chosen(|it| &it.text_size)
                    on_choose=Callback::new(move |it: &'static str| shell.change_settings(|settings| it.clone_into(&mut settings.text_size)))
                />
            </section>
            <section class="card" aria-labelledby="person">
                <h2 id="person">{texts.person_and_unit}</h2>
                <div class="field">
                    <label for="settings-person">{texts.new_person}</label>
                    <TextEntry
                        id="settings-person"
                        autocomplete="name"
                        described_by="settings-person-hint"
                        value=chosen(|it| &it.person)
                        on_input=Callback::new(move |(text, _)| shell.change_settings(|it| it.person = text))
                    />
                    <p class="hint" id="settings-person-hint">{texts.new_person_hint}</p>
                </div>
                <div class="field">
                    <label for="settings-unit">{texts.new_unit}</label>
                    <TextEntry
                        id="settings-unit"
                        autocomplete="organization"
                        value=chosen(|it| &it.org_unit)
                        on_input=Callback::new(move |(text, _)| shell.change_settings(|it| it.org_unit = text))
                    />
                </div>
            </section>
            <section class="card" aria-labelledby="mark">
                <h2 class="icon-line" id="mark">{icon("shield")} {texts.device_mark}</h2>
                {mark(shell)}
                <p class="hint">{texts.device_mark_text}</p>
            </section>
            <section class="card" aria-labelledby="about">
                <h2 id="about">{texts.about}</h2>
                <p>{texts.about_text}</p>
                <p class="dim">{texts.version} " " {env!("CARGO_PKG_VERSION")}</p>
            </section>
        </main>
    }
}

/// The mark in groups, or that there is none yet.
fn mark(shell: Shell) -> AnyView {
    let texts = shell.texts();
    let Some(mark) = finish::device_mark(shell) else {
        return view! { <p>{texts.no_key_yet} " " {texts.key_made_when}</p> }.into_any();
    };
    let copied = mark.clone();
    let copy = move |_| {
        let text = copied.clone();
        spawn_local(async move {
            let done = files::copy(&text).await;
            shell.say(if done { texts.mark_copied } else { texts.copy_failed });
        });
    };
    view! {
        <p class="fingerprint" translate="no">{mark}</p>
        <button class="button" type="button" on:click=copy>{icon("copy")} {texts.copy_mark}</button>
    }
    .into_any()
}
