//! `target parse`, `answer parse`, `evaluate`.

use crate::args::{Evaluate, Texts};
use crate::console::{Console, Outcome, Run, composed};
use thonso::domain::draft::PartEntry;
use thonso::domain::interpret::interpret;
use thonso::domain::number;
use thonso::domain::outcome::{combine, judge};
use thonso::domain::reading::target::Doubt;
use thonso::domain::reading::{cell, target};
use thonso::domain::target::{Boundary, Target};
use thonso::domain::template::{Part, PartKind};
use thonso::text;
use thonso::text::cli::Say;
use thonso::wire::output;

/// Reads target texts.
pub fn targets(console: &Console, texts: &Texts) -> Run {
    each(console, texts, |line, text| {
        let words = composed(text);
        let targets = target::read(&words);
        tell_doubts(console, line, &words, &targets);
        output::targets(text, &targets)
    })
}

/// Reads result cells.
pub fn answers(console: &Console, texts: &Texts) -> Run {
    each(console, texts, |line, text| {
        let read = cell::read(&composed(text));
        let percent = read.unit.as_deref() == Some("%");
        for (number, percent) in
            [(&read.numerator, false), (&read.denominator, false), (&read.value, percent)]
        {
            let Some(number) = number else { continue };
            let reading = number::read(number).map(|it| it.in_print(percent));
            if let Ok((read, Some(other))) = reading {
                console.say(&Say::TwoMeanings { line, number, read, other });
            }
        }
        output::answer(text, &read)
    })
}

/// Prints the line of every text. What is printed repeats the text as it came, so that the caller finds it again.
fn each(console: &Console, texts: &Texts, line: impl Fn(Option<usize>, &str) -> String) -> Run {
    if texts.lines {
        return console.each_line(|number, text| console.print(&line(Some(number), text)));
    }
    if texts.texts.is_empty() {
        return console.stop(&Say::TextsMissing);
    }
    for text in &texts.texts {
        console.print(&line(None, text))?;
    }
    Ok(Outcome::Fine)
}

/// A number that can mean two is read as in print, and a person hears of it.
fn tell_doubts(console: &Console, line: Option<usize>, text: &str, targets: &[Target]) {
    for doubt in target::doubts(text, targets) {
        if let Doubt::TwoMeanings { number, read, other } = doubt {
            console.say(&Say::TwoMeanings { line, number: &number, read, other });
        }
    }
}

/// Judges results against targets.
pub fn evaluate(console: &Console, args: &Evaluate) -> Run {
    let boundary = if args.strict { Boundary::Strict } else { Boundary::Lenient };
    if args.lines {
        // Every line has its line, also an empty one or one of no use, so that the lines of both sides stay abreast.
        return console.each_line_as_it_is(|number, line| {
            let Some(line) = line else {
                console.say(&Say::LineNotText { line: number });
                return no_evaluation(console, "");
            };
            match line.split_once('\t') {
                Some((target, result)) => evaluate_one(console, Some(number), target, result, boundary),
                None if line.trim().is_empty() => evaluate_one(console, Some(number), "", "", boundary),
                None => {
                    console.say(&Say::NoTab { line: number });
                    no_evaluation(console, line)
                }
            }
        });
    }
    let text = |it: &Option<String>| it.clone().unwrap_or_default();
    evaluate_one(console, None, &text(&args.target), &text(&args.result), boundary)
}

/// The line of a line that has no target and result.
fn no_evaluation(console: &Console, line: &str) -> Run {
    console.print(&output::evaluation(line, "", None, &[]))?;
    Ok(Outcome::Skipped)
}

/// Judges a result against every target of a text. What keeps it from being judged is said as the form says it.
fn evaluate_one(
    console: &Console,
    line: Option<usize>,
    target: &str,
    result: &str,
    boundary: Boundary,
) -> Run {
    let targets = target::read(&composed(target));
    tell_doubts(console, line, &composed(target), &targets);
    let typed = composed(result);
    let mut sentences: Vec<String> = Vec::new();
    let mut parts = Vec::new();
    for target in targets {
        let part = Part {
            id: "a".to_owned(),
            label: String::new(),
            kind: kind(&target),
            denominator: None,
            boundary,
            target,
        };
        let reading = interpret(&part, &entry(part.kind, &typed), None);
        if let Some(problem) = reading.problem {
            let sentence = text::entry_message(console.language, &problem, part.kind).to_string();
            if !sentences.contains(&sentence) {
                sentences.push(sentence);
            }
        }
        let outcome = judge(&part.target, boundary, &reading.answer);
        parts.push((part.target, outcome));
    }
    for sentence in &sentences {
        console.say(&Say::ResultProblem { line, text: result, sentence });
    }
    let outcome = combine(parts.iter().map(|it| it.1));
    console.print(&output::evaluation(target, result, Some(outcome), &parts))?;
    Ok(if sentences.is_empty() { Outcome::Fine } else { Outcome::Found })
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
