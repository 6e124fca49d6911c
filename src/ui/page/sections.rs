//! The sections of a report with their progress, and the totals they share.

use super::report::locked;
use super::totals::shared_totals;
use crate::domain::counts::Counts;
use crate::domain::template::Section;
use crate::text;
use crate::ui::dom::{El, View, div, el, svg};
use crate::ui::form_state::FormState;
use crate::ui::part::{icon, notice, outcome_strip, report_about, saved, storage_warning, top_bar};
use crate::ui::reactive::Signal;
use crate::ui::route;
use crate::ui::shell::Shell;

/// The printed heading of a section.
pub fn section_title(section: &Section, untitled: &str) -> String {
    match (section.roman.as_str(), section.title.as_str()) {
        ("", "") => untitled.to_owned(),
        ("", one) | (one, "") => one.to_owned(),
        (roman, title) => [roman, ". ", title].concat(),
    }
}

/// How many rows of all have an answer.
fn ratio(counts: &Counts) -> String {
    format!("{}/{}", counts.entered(), counts.rows)
}

/// How full a ring or a bar is, for the style sheet.
fn filling(counts: &Counts) -> String {
    format!("--part:{}", counts.entered() * 100 / counts.rows.max(1))
}

/// A ring that fills up; ticked when nothing is left to enter or to correct.
pub fn progress_ring(counts: &Counts) -> El {
    let mut drawing = r#"<circle cx="20" cy="20" r="15.9155"></circle>"#.repeat(2);
    if counts.entered() == counts.rows && counts.with_errors == 0 {
        drawing += r##"<use href="#i-check" class="icon" x="11" y="11" width="18" height="18"></use>"##;
    } else {
        drawing += r#"<text x="20" y="24.5">"#;
        drawing += &ratio(counts);
        drawing += "</text>";
    }
    svg("progress-ring", "0 0 40 40", &drawing).attr("style", &filling(counts))
}

/// What the top bar of a report's page shows beside the title.
pub fn report_meta(counts: Signal<Counts>) -> View {
    let label = el("span").class("unseen").add(Shell::here().texts().entered_of()).add(" ");
    let figures = el("b").add(label).words(move || ratio(&counts.get()));
    let meter =
        div("meter").attr_by("style", move || Some(filling(&counts.get()))).attr("aria-hidden", "true");
    View::from(div("top-meta").add(figures).add(saved())).and(meter)
}

/// The list of sections, the shared totals, and what else can be done with the report.
pub fn sections() -> View {
    let shell = Shell::here();
    let form = FormState::here();
    let (texts, language) = (shell.texts(), shell.language());
    let template = form.template();
    let id = form.head().read_untracked().id.clone();
    let printed = template.title.clone();
    let title = Signal::derive(move || {
        let name = form.head().read().name.clone();
        if name.is_empty() { printed.clone() } else { name }
    });
    let mut list = el("ol").class("list");
    for (index, section) in template.sections.iter().enumerate() {
        let title = section_title(section, texts.untitled_section());
        let item = el("a")
            .class("item")
            .attr("href", &route::report(&id, &section.id))
            .attr("data-section", &section.id)
            .live(move || section_summary(&title, &form.counts(index)))
            .add(icon("next"));
        list = list.add(el("li").add(item));
    }
    let about = el("p").class("dim").words(move || {
        let head = form.head().read();
        let mut about = report_about(language, &head);
        if head.revision > 1 {
            about = format!("{about} · {}", text::submission(language, head.revision));
        }
        about
    });
    let unreadable = form.has_unreadable().then(|| notice("warning", texts.unreadable_rows(), ""));
    let first =
        div("stack").add(storage_warning()).add(unreadable).add(locked()).add(about).add(shared_totals());
    let list = el("section")
        .class("stack tight")
        .attr("aria-labelledby", "sections")
        .add(el("h2").id("sections").add(texts.sections()))
        .add(list);
    let words = el("span").class("item-text").add(el("span").add(texts.report_menu()));
    let other = el("a").class("item").id("other").attr("href", &route::report(&id, "khac"));
    let other = other.add(icon("menu")).add(words).add(icon("next"));
    let main = el("main").class("page pairs").id("main").attr("tabindex", "-1");
    let ids: Vec<String> = template.sections.iter().map(|it| it.id.clone()).collect();
    let next =
        el("nav").class("bottom-bar").attr("aria-label", texts.check_and_send()).live(move || {
            let link = |class: &str, page: &str, label: &str| {
                el("a").class(class).attr("href", &route::report(&id, page)).add(label)
            };
            let primary = "button button-primary";
            if form.is_locked() {
                return link(primary, "gui", texts.send()).into();
            }
            // What comes next: the first section that still has something to enter, then checking.
            let open = ids.iter().enumerate().find(|(at, _)| {
                let counts = form.counts(*at);
                counts.entered() < counts.rows
            });
            match open {
                Some((_, section)) => View::from(link("button", "kiem-tra", texts.check_and_send()))
                    .and(link(primary, section, texts.go_on_entering())),
                None => link(primary, "kiem-tra", texts.check_and_send()).into(),
            }
        });
    let meta = report_meta(Signal::derive(move || form.total()));
    View::from(top_bar("#/", title, meta)).and(main.add(first).add(list.add(other))).and(next)
}

fn section_summary(title: &str, counts: &Counts) -> View {
    let shell = Shell::here();
    let (texts, language) = (shell.texts(), shell.language());
    let unseen = el("span").class("unseen").add(texts.entered_of()).add(" ").add(ratio(counts));
    let mut words = el("span").class("item-text").add(el("span").add(title)).add(unseen);
    words = words.add(outcome_strip(&Counts { not_entered: 0, ..*counts }));
    let flagged = if counts.with_errors > 0 {
        Some(("flagged finding-error", "error", text::errors(language, counts.with_errors)))
    } else if counts.with_warnings > 0 {
        Some(("flagged finding-warning", "warn", text::warnings(language, counts.with_warnings)))
    } else {
        None
    };
    if let Some((class, name, flag)) = flagged {
        words = words.add(el("span").class(class).add(icon(name)).add(flag));
    }
    View::from(progress_ring(counts)).and(words)
}
