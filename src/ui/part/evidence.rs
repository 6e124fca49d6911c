//! Minh chứng: the documents that prove a result.

use super::badge::icon;
use super::finding_line::finding_line;
use super::text_entry::{TextEntry, field, text_area};
use crate::domain::draft::Evidence;
use crate::domain::finding::{Finding, FindingKind};
use crate::ui::dom::{El, View, button, div, el, live};
use crate::ui::form_state::{FormState, RowState};
use crate::ui::reactive::{Callback, Memo, RwSignal, Signal};
use crate::ui::shell::Shell;

/// A field of a document.
#[derive(Clone, Copy)]
enum Which {
    Number,
    Date,
    Subject,
}

impl Which {
    /// As the id of its field ends.
    fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Date => "date",
            Self::Subject => "subject",
        }
    }
}

fn text_of(evidence: &mut Evidence, which: Which) -> &mut String {
    match which {
        Which::Number => &mut evidence.number,
        Which::Date => &mut evidence.date,
        Which::Subject => &mut evidence.subject,
    }
}

/// The documents of a row, with room for one more; `writing` while one of their fields is typed in.
pub fn evidence_fields(row: RowState, base: &str, writing: RwSignal<bool>) -> View {
    let form = FormState::here();
    let texts = Shell::here().texts();
    // At least one set of fields is shown, whether or not a document was entered.
    let count = Memo::new(move |_| row.entry().read().evidence.len().max(1));
    let base = base.to_owned();
    let sets = live(move || {
        let mut sets = View::default();
        for at in 0..count.get() {
            sets = sets.and(evidence_set(row, at, &base, writing));
        }
        sets
    });
    let another = button("button button-quiet").add(icon("plus"));
    sets.and(another.add(texts.another_evidence()).on_tap(move || {
        form.edit(row, "evidence", |it| {
            let wanted = it.evidence.len().max(1) + 1;
            it.evidence.resize_with(wanted, Evidence::default);
        });
    }))
}

fn evidence_set(row: RowState, at: usize, base: &str, writing: RwSignal<bool>) -> El {
    let form = FormState::here();
    let shell = Shell::here();
    let texts = shell.texts();
    let read = move |which: Which| {
        Signal::derive(move || {
            let mut own = row.entry().read().evidence.get(at).cloned().unwrap_or_default();
            std::mem::take(text_of(&mut own, which))
        })
    };
    let write = move |which: Which, text: String| {
        writing.set(true);
        form.edit(row, &format!("evidence/{at}/{}", which.name()), |it| {
            if it.evidence.len() <= at {
                it.evidence.resize_with(at + 1, Evidence::default);
            }
            *text_of(&mut it.evidence[at], which) = text;
        });
    };
    let leave = Callback::new(move |()| {
        writing.set(false);
        form.close_step();
    });
    let bad_date = move || {
        let is_it =
            |it: &Finding| matches!(it.kind, FindingKind::EvidenceDateUnreadable { at: it, .. } if it == at);
        if writing.get() { None } else { row.check().read().findings.iter().find(|it| is_it(it)).cloned() }
    };
    let line = |which: Which, label: &str| {
        let id = format!("{base}-evidence-{at}-{}", which.name());
        let on_input = Callback::new(move |(text, _)| write(which, text));
        let invalid = matches!(which, Which::Date).then(|| Signal::derive(move || bad_date().is_some()));
        let entry = TextEntry { on_leave: Some(leave), ..TextEntry::new(id.clone(), read(which), on_input) };
        field(&id, label, TextEntry { invalid, ..entry }.view())
    };
    let subject = format!("{base}-evidence-{at}-subject");
    let area = text_area(
        &subject,
        read(Which::Subject),
        Callback::new(move |text| write(Which::Subject, text)),
        Some(leave),
    );
    let remove = Callback::new(move |()| {
        form.edit(row, "evidence", |it| {
            if at < it.evidence.len() {
                it.evidence.remove(at);
            }
        });
        form.close_step();
        let steps = form.step_number();
        shell.say_with_undo(texts.evidence_removed(), move || {
            // Something changed since: the button in the bar takes that back first.
            if form.step_number() == steps {
                let _ = form.undo();
            }
        });
    });
    let pair = div("pair")
        .add(line(Which::Number, texts.evidence_number()))
        .add(line(Which::Date, texts.evidence_date()));
    el("fieldset")
        .class("stack tight")
        .add(el("legend").add(texts.evidence()))
        .add(pair)
        .live(move || bad_date().as_ref().map(finding_line))
        .add(field(&subject, texts.evidence_subject(), area))
        .live(move || {
            (!row.entry().read().evidence.is_empty()).then(|| {
                let button = button("button button-quiet").add(icon("trash"));
                button.add(texts.remove_evidence()).on_tap(move || remove.run(()))
            })
        })
}
