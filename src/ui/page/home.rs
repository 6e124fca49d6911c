//! Trang chủ: what is to be done.

use crate::browser::page;
use crate::domain::check;
use crate::domain::counts::Counts;
use crate::pieces;
use crate::shelf::{Kept, Shelf};
use crate::text::format;
use crate::ui::dom::{El, View, el, main_part, svg};
use crate::ui::part::{
    icon, notice, outcome_strip, report_name, report_page, report_state, storage_warning, unsafe_here,
};
use crate::ui::reports;
use crate::ui::saving::{Problem, Saving};
use crate::ui::shell::Shell;

/// Reports by state, and the two ways to begin.
pub fn home() -> View {
    let shell = Shell::here();
    let texts = shell.texts();
    let (reports, unreadable) = reports::all(shell);
    let empty = reports.is_empty() && unreadable == 0;
    let brand = el("span").class("brand").add(icon("village")).add(texts.app_name());
    let bar = el("header").class("top-bar").add(el("h1").id("title").add(brand));
    let mut main = main_part(if empty { "page" } else { "page pairs" });
    main = main.add(storage_warning());
    let urgent = shell.with_shelf(Shelf::urgent).filter(|_| !page::is_elsewhere());
    main = main.add(urgent.map(unsafe_here));
    // Where several people share the device: whose reports these are, and the way to change that.
    let person = shell.with_shelf(Shelf::own_name).filter(|it| !it.is_empty());
    main =
        main.add(person.map(|it| {
            link("quiet-line wide", "#/nguoi-dung", "pencil", texts.own_turn()).add(el("b").add(it))
        }));
    if unreadable > 0 {
        main = main.add(notice("warning", texts.unreadable_report(), texts.unreadable_report_text()));
    }
    main = main.add(if empty { nothing_yet(shell).into() } else { groups(shell, &reports) });
    let ways = el("nav").class("bottom-bar wraps").attr("aria-label", texts.home());
    let ways = (!empty).then(|| ways.add(open_file(shell)).add(new_report(shell)));
    pieces![bar, main.add(other_pages(shell)), ways]
}

fn link(class: &str, href: &str, name: &str, label: &str) -> El {
    el("a").class(class).attr("href", href).add(icon(name)).add(label)
}

fn open_file(shell: Shell) -> El {
    link("button", "#/mo", "file", shell.texts().open_file())
}

fn new_report(shell: Shell) -> El {
    link("button button-primary", "#/moi", "plus", shell.texts().new_report())
}

/// The pages that are seldom wanted, as quiet lines with a word each.
fn other_pages(shell: Shell) -> El {
    let texts = shell.texts();
    let deleted = shell.with_shelf(Shelf::deleted_count);
    let archived = shell.with_shelf(Shelf::has_archived);
    let words = format!("{} ({deleted})", texts.recently_deleted());
    // Where what is typed is saved, `offline.js` adds to that whether the app opens without a network.
    let (safety, safety_label) = match shell.problem() {
        None if !page::is_elsewhere() => ("quiet-line safety-line", texts.safety_line()),
        None | Some(Problem::Unsaved(_)) => ("quiet-line", texts.safety()),
        Some(_) => ("quiet-line", texts.safety_line()),
    };
    let mut list = el("ul").class("wide");
    for (class, href, name, label) in [
        (safety, "#/an-toan", "shield", safety_label),
        ("quiet-line", "#/mau", "template", texts.templates()),
        ("quiet-line", "#/cai-dat", "settings", texts.settings()),
        ("quiet-line", "#/bao-cao-cu", "file", texts.archive()),
        ("quiet-line", "#/da-xoa", "trash", &words),
    ] {
        let lacks_use = href == "#/da-xoa" && deleted == 0 || href == "#/bao-cao-cu" && !archived;
        if !lacks_use {
            list = list.add(el("li").add(link(class, href, name, label)));
        }
    }
    list
}

/// A village on a hill and a list with ticks: what the page is for.
const PICTURE: &str = r#"<path d="M8 118h224M36 84l36-30 36 30M46 78v40M98 78v40M46 102h52M140 22h62v86h-62zM152 46l5 5 9-10M152 78l5 5 9-10M178 47h14M178 79h14"/>"#;

fn nothing_yet(shell: Shell) -> El {
    let texts = shell.texts();
    el("section")
        .class("empty")
        .add(svg("", "0 0 240 140", PICTURE))
        .add(el("h2").add(texts.empty_title()))
        .live(move || {
            // It says that everything is saved.
            let is_true = shell.problem().is_none() && !page::is_elsewhere();
            is_true.then(|| el("p").add(texts.empty_text()))
        })
        .add(new_report(shell))
        .add(open_file(shell))
}

/// One list for each state a report can be in.
fn groups(shell: Shell, reports: &[Kept]) -> View {
    let texts = shell.texts();
    let mut sections = View::default();
    for name in [texts.state_draft(), texts.state_ready(), texts.state_sent()] {
        let mut group = Vec::<&Kept>::new();
        for kept in reports.iter().filter(|it| report_state(texts, &it.progress) == name) {
            // Last touched first, by the numbers of what was written: clocks go wrong.
            let before = |it: &&&Kept| it.touched >= kept.touched;
            let place = group.iter().take_while(before).count();
            group.insert(place, kept);
        }
        if group.is_empty() {
            continue;
        }
        let count = el("span").class("dim").add(group.len().to_string());
        let heading = el("h2").add(name).add(" ").add(count);
        let mut list = el("ul").class("list many");
        for kept in group {
            list = list.add(report_card(shell, kept));
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
    let mut whole = el("a").attr("href", &report_page(&kept.draft.id, &kept.progress));
    whole = whole.add(report_name(shell, draft, template.as_deref()));
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
        (None, Some(finished), _) => Some((texts.finished_on(), &finished.at)),
        (None, None, Some(changed)) => Some((texts.saved(), changed)),
        (None, None, None) => None,
    };
    if let Some((word, moment)) = when {
        let words = format!("{word} {}", format::moment(language, moment));
        let is_draft = progress.finished.is_none() && progress.sent_at.is_none();
        whole = whole.live(move || {
            // What is not on the disk yet, or lies there once only, is not said to be saved without a further word.
            let is_true = !is_draft || shell.saving() == Saving::default();
            is_true.then(|| el("p").class("dim").add(words.as_str()))
        });
    }
    if progress.finished.is_some() && progress.sent_at.is_none() {
        whole = whole.add(el("p").class("next").add(texts.next_send()).add(icon("next")));
    }
    el("li").add(el("article").class("card report").attr("data-draft", &draft.id).add(whole))
}
