//! `target parse`, `answer parse`, `evaluate`.

use crate::args::{Evaluate, Texts};
use crate::console::{Console, Run, Stop};
use thonso::domain::draft::PartEntry;
use thonso::domain::interpret::interpret;
use thonso::domain::outcome::{Outcome, combine, judge};
use thonso::domain::reading::{answer, target};
use thonso::domain::target::{Boundary, Target};
use thonso::domain::template::{Part, PartKind};
use thonso::text::cli::Say;
use thonso::wire::output;

/// Reads target texts.
pub fn targets(console: &Console, texts: &Texts) -> Run {
    each(console, texts, |text| output::targets(text, &target::read(text)))
}

/// Reads result cells.
pub fn answers(console: &Console, texts: &Texts) -> Run {
    each(console, texts, |text| output::answer(text, &answer::read(text)))
}

fn each(console: &Console, texts: &Texts, line: impl Fn(&str) -> String) -> Run {
    if texts.lines {
        return console.each_line(|_, text| console.print(&line(text)).map(|_| ()));
    }
    if texts.texts.is_empty() {
        return console.stop(&Say::TextsMissing);
    }
    for text in &texts.texts {
        console.print(&line(text))?;
    }
    Ok(crate::console::Outcome::Fine)
}

/// Judges results against targets.
pub fn evaluate(console: &Console, args: &Evaluate) -> Run {
    let boundary = if args.strict { Boundary::Strict } else { Boundary::Lenient };
    let judge = |target: &str, result: &str| -> Result<(), Stop> {
        let (outcome, parts, understood) = judgement(target, result, boundary);
        if !understood {
            console.say(&Say::NotUnderstood { text: result });
        }
        console.print(&output::evaluation(target, result, outcome, &parts)).map(|_| ())
    };
    if args.lines {
        return console.each_line(|number, line| match line.split_once('\t') {
            Some((target, result)) => judge(target, result),
            // An empty line has its line too, so that the lines of both sides stay abreast.
            None if line.trim().is_empty() => judge("", ""),
            None => Err(console.unusable(&Say::NoTab { line: number })),
        });
    }
    let text = |it: &Option<String>| it.clone().unwrap_or_default();
    judge(&text(&args.target), &text(&args.result))?;
    Ok(crate::console::Outcome::Fine)
}

/// The outcome of a result against every target of a text, and whether the result was understood.
fn judgement(target: &str, result: &str, boundary: Boundary) -> (Outcome, Vec<(Target, Outcome)>, bool) {
    let mut understood = true;
    let mut parts = Vec::new();
    for target in target::read(target) {
        let part = Part {
            id: "a".to_owned(),
            label: String::new(),
            kind: kind(&target),
            denominator: None,
            boundary,
            target,
        };
        let reading = interpret(&part, &entry(part.kind, result), None);
        understood &= reading.problem.is_none();
        let outcome = judge(&part.target, boundary, &reading.answer);
        parts.push((part.target, outcome));
    }
    (combine(parts.iter().map(|it| it.1)), parts, understood)
}

/// What would be asked for such a target.
fn kind(target: &Target) -> PartKind {
    if target.comparator.is_task() {
        PartKind::Milestone
    } else if target.is_level_share() {
        PartKind::Share
    } else {
        PartKind::Number
    }
}

/// The result as it would be entered. A bare number is a percentage where the target is one: no total was asked for.
fn entry(kind: PartKind, result: &str) -> PartEntry {
    let mut entry = PartEntry::default();
    entry.take(kind, result);
    if kind == PartKind::Share && entry.total.is_empty() && !entry.entered.is_empty() {
        entry.percent = std::mem::take(&mut entry.entered);
        entry.percent_only = true;
    }
    entry
}
