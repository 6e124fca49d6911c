//! Trang chủ: what is to be done.

use crate::domain::check;
use crate::domain::counts::Counts;
use crate::pieces;
use crate::shelf::Kept;
use crate::text;
use crate::text::format;
use crate::ui::dom::{El, View, el, svg};
use crate::ui::part::{icon, outcome_strip, storage_warning};
use crate::ui::route;
use crate::ui::shell::Shell;

/// All reports of this device.
pub(super) fn drafts(shell: Shell) -> Vec<Kept> {
    shell.with_shelf(|shelf| {
        let mut drafts = Vec::new();
        for id in shelf.ids() {
            if !shelf.is_deleted(&id)
                && let Ok(kept) = shelf.draft(&id)
            {
                drafts.push(kept);
            }
        }
        drafts
    })
}

/// Reports by state, and the two ways to begin.
pub fn home() -> View {
    let shell = Shell::here();
    let texts = shell.texts();
    let drafts = drafts(shell);
    let empty = drafts.is_empty();
    let brand = el("span").class("brand").add(icon("village")).add(texts.app_name());
    let bar = el("header")
        .class("top-bar")
        .add(el("h1").id("title").add(brand))
        .add(link("icon-button", "#/mau", "template").attr("aria-label", texts.templates()))
        .add(link("icon-button", "#/cai-dat", "settings").attr("aria-label", texts.settings()));
    let main = el("main").class(if empty { "page" } else { "page pairs" }).id("main").attr("tabindex", "-1");
    let main = main.add(storage_warning()).add(if empty {
        nothing_yet(shell).into()
    } else {
        groups(shell, drafts)
    });
    let safety = link("quiet-line wide", "#/an-toan", "shield").add(el("span").add(texts.safety_line()));
    let ways = el("nav").class("bottom-bar").attr("aria-label", texts.home());
    let ways = (!empty).then(|| ways.add(open_file(shell)).add(new_report(shell)));
    pieces![bar, main.add(safety), ways]
}

fn link(class: &str, href: &str, name: &str) -> El {
    el("a").class(class).attr("href", href).add(icon(name))
}

fn open_file(shell: Shell) -> El {
    link("button", "#/mo", "file").add(shell.texts().open_file())
}

fn new_report(shell: Shell) -> El {
    link("button button-primary", "#/moi", "plus").add(shell.texts().new_report())
}

/// A village on a hill and a list with ticks: what the page is for.
const PICTURE: &str = r#"<g fill="none" stroke="var(--accent)" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"><path d="M4 118c40-46 74-52 112-22 34 26 70 22 120-18v50H4z" fill="var(--soft)" stroke="none"/><path d="M36 84l36-30 36 30M46 78v26h52V78M54 104v18M72 104v18M90 104v18"/><path d="M66 104V88h12v16"/><path d="M140 24h58v84h-58z" fill="var(--card)"/><path d="M152 42l4 4 8-8M152 62l4 4 8-8M174 43h14M174 63h14M152 86h12M174 86h14"/></g>"#;

fn nothing_yet(shell: Shell) -> El {
    let texts = shell.texts();
    el("section")
        .class("empty")
        .attr("aria-labelledby", "empty-title")
        .add(svg("", "0 0 240 140", PICTURE))
        .add(el("h2").id("empty-title").add(texts.empty_title()))
        .add(el("p").add(texts.empty_text()))
        .add(new_report(shell))
        .add(open_file(shell))
}

/// One list for each state a report can be in.
fn groups(shell: Shell, drafts: Vec<Kept>) -> View {
    let texts = shell.texts();
    let (mut open, mut ready, mut sent) = (Vec::<Kept>::new(), Vec::new(), Vec::new());
    for kept in drafts {
        let progress = &kept.progress;
        let group = match (&progress.finished, &progress.sent_at) {
            (Some(_), Some(_)) => &mut sent,
            (Some(_), None) => &mut ready,
            (None, _) => &mut open,
        };
        // Last touched first; the clock is only a help for the eye here.
        let before = |it: &&Kept| it.progress.changed_at >= progress.changed_at;
        let place = group.iter().take_while(before).count();
        group.insert(place, kept);
    }
    let mut sections = View::default();
    for (name, group) in
        [(texts.state_draft(), open), (texts.state_ready(), ready), (texts.state_sent(), sent)]
    {
        if group.is_empty() {
            continue;
        }
        let count = el("span").class("dim").add(group.len().to_string());
        let heading = el("h2").add(name).add(" ").add(count);
        let mut list = el("ul").class("list many");
        for kept in group {
            list = list.add(report_card(shell, &kept));
        }
        sections = sections.and(el("section").class("stack tight wide").add(heading).add(list));
    }
    sections
}

fn report_card(shell: Shell, kept: &Kept) -> El {
    let (texts, language) = (shell.texts(), shell.language());
    let Kept { draft, progress, .. } = kept;
    // None where the form cannot be read.
    let template = shell.with_shelf(|it| it.template(&draft.template.hash));
    let printed = template.as_ref().map(|it| it.title.as_str()).unwrap_or_default();
    let title = if draft.name.is_empty() { printed } else { &draft.name };
    let mut about = text::period(language, &draft.period);
    if !draft.org_unit.name.trim().is_empty() {
        about.push_str(" · ");
        about.push_str(&draft.org_unit.name);
    }
    let page = if progress.finished.is_some() { "gui" } else { "" };
    let head = el("div").add(el("h3").add(title)).add(el("p").class("dim").add(about));
    let mut whole = el("a").attr("href", &route::report(&draft.id, page)).add(head);
    if let Some(template) = template {
        let counts = Counts::of(&check::rows(&template, draft));
        let part = counts.entered() * 100 / counts.rows.max(1);
        let meter =
            el("span").class("meter").attr("style", &format!("--part:{part}")).attr("aria-hidden", "true");
        let unseen = el("span").class("unseen").add(texts.entered_of()).add(" ");
        let number = el("b").class("number").add(unseen).add(format!("{}/{}", counts.entered(), counts.rows));
        whole = whole.add(el("p").class("report-foot").add(meter).add(number)).add(outcome_strip(&counts));
    }
    let when = match (&progress.sent_at, &progress.finished, &progress.changed_at) {
        (Some(sent), _, _) => Some((texts.sent_on(), sent)),
        (None, Some(finished), _) => Some((texts.state_ready(), &finished.at)),
        (None, None, Some(changed)) => Some((texts.saved(), changed)),
        (None, None, None) => None,
    };
    if let Some((word, moment)) = when {
        whole = whole.add(el("p").class("dim").add(word).add(" ").add(format::moment(language, moment)));
    }
    el("li").add(el("article").class("card report").attr("data-draft", &draft.id).add(whole))
}
