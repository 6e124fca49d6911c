//! The settings of a backup beside those of this device.

use crate::shelf::{Setting, SettingsMerge, Shelf, merge_settings};
use crate::ui::dom::{View, el};
use crate::ui::part::Segmented;
use crate::ui::reactive::{Callback, RwSignal, Signal};
use crate::ui::shell::Shell;
use crate::wire::backup::Backup;
use crate::wire::settings::Settings;

fn merged(shell: Shell, backup: &Backup) -> Option<SettingsMerge> {
    let theirs = backup.settings.as_ref()?;
    Some(merge_settings(&shell.with_shelf(Shelf::settings), theirs))
}

/// What becomes of the settings, and whether there is anything to do for them without being asked.
pub fn card(shell: Shell, theirs: RwSignal<bool>, backup: &Backup) -> (View, bool) {
    let texts = shell.texts();
    let Some(merge) = merged(shell, backup) else { return (View::default(), false) };
    let fills = merge.filled != shell.with_shelf(Shelf::settings);
    let mut view = View::default();
    if fills {
        view = view.and(el("p").class("dim").add(texts.backup_settings_taken()));
    }
    if merge.differing.is_empty() {
        return (view, fills);
    }
    let mut list = el("dl").class("differences");
    for (setting, mine, other) in &merge.differing {
        let side = |label: &str, value: &str| {
            let value = setting_word(shell, *setting, value);
            el("dd").add(el("span").class("dim").add(label)).add(el("span").add(value))
        };
        let line = el("div").add(el("dt").add(setting_name(shell, *setting)));
        list = list.add(line.add(side(texts.backup_here(), mine)).add(side(texts.backup_there(), other)));
    }
    let choice = Segmented {
        legend: texts.backup_settings_differ(),
        name: "choice-settings".to_owned(),
        choices: vec![
            ("mine", texts.backup_settings_mine().to_owned()),
            ("theirs", texts.backup_settings_theirs().to_owned()),
        ],
        value: Signal::derive(move || if theirs.get() { "theirs" } else { "mine" }.to_owned()),
        on_choose: Callback::new(move |it: &'static str| theirs.set(it == "theirs")),
        class: "",
    };
    let card = el("section").class("card").attr("data-settings", "").add(list).add(choice.view());
    (view.and(card), true)
}

fn setting_name(shell: Shell, setting: Setting) -> &'static str {
    let texts = shell.texts();
    match setting {
        Setting::Language => texts.language(),
        Setting::Theme => texts.theme(),
        Setting::TextSize => texts.text_size(),
        Setting::Person => texts.new_person(),
        Setting::OrgUnit => texts.new_unit(),
    }
}

/// The value of a setting as the page of the settings says it.
fn setting_word(shell: Shell, setting: Setting, value: &str) -> String {
    let texts = shell.texts();
    let word = match (setting, value) {
        (Setting::Language, "vi") => "Tiếng Việt",
        (Setting::Language, "en") => "English",
        (Setting::Theme, "light") => texts.theme_light(),
        (Setting::Theme, "dark") => texts.theme_dark(),
        (Setting::Theme, "sun") => texts.theme_sun(),
        (Setting::TextSize, "large") => texts.size_large(),
        (Setting::TextSize, "larger") => texts.size_larger(),
        (_, value) => value,
    };
    word.to_owned()
}

/// The settings as they are to become; none where they stay as they are.
pub fn wanted(shell: Shell, backup: &Backup, theirs: bool) -> Option<Settings> {
    let merge = merged(shell, backup)?;
    let mut wanted = merge.filled;
    if theirs {
        for (setting, _, theirs) in merge.differing {
            *match setting {
                Setting::Language => &mut wanted.language,
                Setting::Theme => &mut wanted.theme,
                Setting::TextSize => &mut wanted.text_size,
                Setting::Person => &mut wanted.person,
                Setting::OrgUnit => &mut wanted.org_unit,
            } = theirs;
        }
    }
    (wanted != shell.with_shelf(Shelf::settings)).then_some(wanted)
}
