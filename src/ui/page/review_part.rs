//! One target of a row, changed by hand.

use super::review_row::Editing;
use crate::domain::decimal::Decimal;
use crate::domain::finding::Field;
use crate::domain::interpret;
use crate::domain::period::Date;
use crate::domain::target::{Boundary, Comparator, Measure, Target};
use crate::domain::template::{Part, PartKind, SharedDenominator};
use crate::text::{self, format};
use crate::ui::dom::{El, View, button, div, el, live};
use crate::ui::part::{Segmented, TextEntry, field, icon};
use crate::ui::reactive::{Callback, Memo, RwSignal, Signal, untrack};

/// A target being changed.
#[derive(Clone, Copy)]
struct Own {
    it: Editing,
    at: usize,
}

impl Own {
    fn id(self, what: &str) -> String {
        self.it.id(&format!("{what}-{}", self.at))
    }

    /// The part as it is now. Reactive.
    fn part(self) -> Option<Part> {
        self.it.handle.row.read().indicator.parts.get(self.at).cloned()
    }

    fn target<T>(self, of: fn(&Target) -> T) -> Option<T> {
        self.part().map(|it| of(&it.target))
    }

    fn change(self, change: impl FnOnce(&mut Part)) {
        self.it.change(|row| row.change(self.at, change));
    }
}

/// The fields of a target, `at` of `count`. What is shown depends on how a result is held against it, and what is asked.
pub fn part_editor(it: Editing, at: usize, count: usize) -> El {
    let texts = it.shell.texts();
    let own = Own { it, at };
    let legend = match own.part().filter(|_| count > 1) {
        Some(part) => text::annex::target_letter(it.language, &part.id),
        None => texts.target_one().to_owned(),
    };
    let shape = Memo::new(move |_| own.part().map(|it| (it.target.comparator, it.kind)));
    let label = (count > 1).then(|| {
        let id = own.id("words");
        let value = Signal::derive(move || own.part().map(|it| it.label).unwrap_or_default());
        let on_input = Callback::new(move |(text, _): (String, bool)| own.change(|it| it.label = text));
        field(&id, texts.part_words(), TextEntry::new(id.clone(), value, on_input).view())
    });
    let join = (at > 0).then(|| {
        let join =
            button("button button-quiet").id(&own.id("join")).add(icon("undo")).add(texts.join_target());
        join.on_tap(move || {
            it.rebuild(|row| row.join(at));
            it.focus();
        })
    });
    let drop = (count > 1).then(|| {
        let drop =
            button("button button-quiet").id(&own.id("drop")).add(icon("trash")).add(texts.drop_target());
        drop.on_tap(move || {
            it.rebuild(|row| row.drop_part(at));
            it.focus();
        })
    });
    el("fieldset")
        .class("review-part stack")
        .add(el("legend").add(legend))
        .add(label)
        .add(comparators(own))
        .live(move || shape.get().map(|(comparator, kind)| untrack(|| fields(own, comparator, kind))))
        .add(div("actions").add(join).add(drop))
}

fn comparators(own: Own) -> El {
    let texts = own.it.shell.texts();
    let choices = [
        (Comparator::AtLeast, texts.compared_at_least()),
        (Comparator::MoreThan, texts.compared_more()),
        (Comparator::AtMost, texts.compared_at_most()),
        (Comparator::LessThan, texts.compared_less()),
        (Comparator::Exactly, texts.compared_exactly()),
        (Comparator::Between, texts.compared_between()),
        (Comparator::AtLeastTimes, texts.compared_times()),
        (Comparator::DoneBy, texts.compared_done_by()),
        (Comparator::Milestone, texts.compared_task()),
    ];
    segmented(
        own,
        "compared",
        texts.compared(),
        choices.map(|(it, label)| (it.slug(), label.to_owned())).to_vec(),
        |part| part.target.comparator.slug(),
        |part, slug| {
            if let Some(it) = Comparator::from_slug(slug) {
                part.target.comparator = it;
            }
        },
    )
}

/// A few choices about the part.
fn segmented(
    own: Own,
    name: &str,
    legend: &'static str,
    choices: Vec<(&'static str, String)>,
    now: fn(&Part) -> &'static str,
    choose: fn(&mut Part, &str),
) -> El {
    Segmented {
        legend,
        name: own.id(name),
        choices,
        value: Signal::derive(move || own.part().map(|it| now(&it).to_owned()).unwrap_or_default()),
        on_choose: Callback::new(move |it: &'static str| own.change(|part| choose(part, it))),
        class: "segmented-two",
    }
    .view()
}

fn fields(own: Own, comparator: Comparator, kind: PartKind) -> View {
    let texts = own.it.shell.texts();
    let deadline = || deadline_field(own);
    let printed = printed_field(own);
    if comparator.is_task() {
        return View::from(printed).and((comparator == Comparator::DoneBy).then(deadline));
    }
    let range = comparator == Comparator::Between;
    let first = if range { texts.target_low() } else { texts.target_value() };
    let mut numbers = div("pair").add(number_field(own, "value", first, |it| &mut it.value));
    if range {
        numbers = numbers.add(number_field(own, "value-max", texts.target_high(), |it| &mut it.value_max));
    }
    let numbers = numbers.add(words_field(own, "unit", texts.target_unit(), |it| &mut it.unit));
    let rate =
        comparator == Comparator::AtLeastTimes || own.target(|it| it.per.is_some()).unwrap_or_default();
    let rate = rate.then(|| words_field(own, "per", texts.target_rate(), |it| &mut it.per));
    let measure = segmented(
        own,
        "measured",
        texts.measured(),
        vec![
            ("level", texts.measured_level().to_owned()),
            ("increase", texts.measured_increase().to_owned()),
            ("decrease", texts.measured_decrease().to_owned()),
        ],
        |part| part.target.measure.slug(),
        |part, slug| part.target.measure = Measure::from_slug(slug).unwrap_or_default(),
    );
    let asked = segmented(
        own,
        "asked",
        texts.asked(),
        vec![("share", texts.asked_share().to_owned()), ("number", texts.asked_number().to_owned())],
        |part| part.kind.slug(),
        |part, slug| part.kind = PartKind::from_slug(slug).unwrap_or(part.kind),
    );
    let strict = matches!(comparator, Comparator::MoreThan | Comparator::LessThan);
    let boundary = strict.then(|| {
        segmented(
            own,
            "boundary",
            texts.boundary(),
            vec![
                ("lenient", texts.boundary_met().to_owned()),
                ("strict", texts.boundary_not_met().to_owned()),
            ],
            |part| part.boundary.slug(),
            |part, slug| part.boundary = Boundary::from_slug(slug).unwrap_or_default(),
        )
    });
    let total = (kind == PartKind::Share).then(|| shared_total(own));
    View::from(printed)
        .and(numbers)
        .and(rate)
        .and(measure)
        .and(asked)
        .and(total)
        .and(boundary)
        .and(deadline())
}

/// A number; what is not understood is told when the field is left, and the number before stays.
fn number_field(own: Own, what: &str, label: &str, of: fn(&mut Target) -> &mut Option<Decimal>) -> El {
    let (language, id) = (own.it.language, own.id(what));
    let texts = own.it.shell.texts();
    let now = own.part().and_then(|mut it| *of(&mut it.target));
    let typed = RwSignal::new(now.map(|it| format::decimal(language, it)).unwrap_or_default());
    let problem = RwSignal::new(None);
    let before = RwSignal::new(now);
    let mut entry = TextEntry::new(
        id.clone(),
        typed,
        Callback::new(move |(text, _): (String, bool)| {
            problem.set(None);
            // What is not understood, such as the second letter of "8o", is none: the number before stays.
            let number = match text.trim() {
                "" => None,
                _ => interpret::read(&text, Field::Entered).ok().or(before.get_untracked()),
            };
            own.change(|it| *of(&mut it.target) = number);
            typed.set(text);
        }),
    );
    let own_form = own.it.state.head().read_untracked().file.is_empty();
    entry.on_leave = Some(Callback::new(move |()| {
        let text = typed.get_untracked();
        let after = untrack(|| own.part()).and_then(|mut it| *of(&mut it.target));
        if let (true, Some(old), Some(new)) =
            (own_form && before.get_untracked() != after, before.get_untracked(), after)
        {
            own.it.change(|row| row.rewrite(own.at, old, new));
            before.set(after);
        }
        let wrong = if text.trim().is_empty() { None } else { interpret::read(&text, Field::Entered).err() };
        problem.set(wrong);
    }));
    entry.class = "entry";
    entry.inputmode = "decimal";
    entry.described_by = format!("{id}-message");
    entry.invalid = Some(Signal::derive(move || problem.read().is_some()));
    let message = el("div")
        .id(&format!("{id}-message"))
        .live(move || problem.read().is_some().then(|| error(texts.target_value_wrong())));
    field(&id, label, entry.view()).add(message)
}

fn error(sentence: &str) -> El {
    div("finding finding-error").attr("role", "alert").add(icon("error")).add(el("p").add(sentence))
}

/// How the target is printed.
fn printed_field(own: Own) -> El {
    let id = own.id("text");
    let value = Signal::derive(move || own.part().map(|it| it.target.text).unwrap_or_default());
    let on_input = Callback::new(move |(text, _): (String, bool)| own.change(|it| it.target.text = text));
    let texts = own.it.shell.texts();
    let own_form = own.it.state.head().read_untracked().file.is_empty();
    let message = live(move || {
        let contradicts = own_form && own.it.handle.row.read().contradicts(own.at);
        contradicts.then(|| {
            div("finding finding-warning").add(icon("warn")).add(el("p").add(texts.text_contradicts()))
        })
    });
    field(&id, texts.target_printed(), TextEntry::new(id.clone(), value, on_input).view())
        .add(el("div").attr("role", "status").add(message))
}

/// Words that may be absent.
fn words_field(own: Own, what: &str, label: &str, of: fn(&mut Target) -> &mut Option<String>) -> El {
    let id = own.id(what);
    let value =
        Signal::derive(move || own.part().and_then(|mut it| of(&mut it.target).clone()).unwrap_or_default());
    let on_input = Callback::new(move |(text, _): (String, bool)| {
        own.change(|it| *of(&mut it.target) = Some(text).filter(|it| !it.trim().is_empty()));
    });
    field(&id, label, TextEntry::new(id.clone(), value, on_input).view())
}

/// A day as people write it, or a year.
fn deadline_field(own: Own) -> El {
    let texts = own.it.shell.texts();
    let id = own.id("deadline");
    let now = own.target(|it| it.deadline.clone()).flatten();
    // As it can be typed again, in any language.
    let shown = now.map(|it| it.parse::<Date>().map_or(it, |day| format::date(text::Language::Vi, day)));
    let typed = RwSignal::new(shown.unwrap_or_default());
    let wrong = RwSignal::new(false);
    let mut entry = TextEntry::new(
        id.clone(),
        typed,
        Callback::new(move |(text, _): (String, bool)| {
            wrong.set(false);
            if let Some(deadline) = read_deadline(&text) {
                own.change(|it| it.target.deadline = Some(deadline).filter(|it| !it.is_empty()));
            }
            typed.set(text);
        }),
    );
    entry.on_leave =
        Some(Callback::new(move |()| wrong.set(read_deadline(&typed.get_untracked()).is_none())));
    entry.inputmode = "numeric";
    entry.described_by = format!("{id}-message");
    entry.invalid = Some(wrong.into());
    let message = el("div").id(&format!("{id}-message"));
    let message = message.live(move || wrong.get().then(|| error(texts.target_deadline_wrong())));
    field(&id, texts.target_deadline(), entry.view()).add(message)
}

/// `31/12/2026`, `2026-12-31`, `31122026` where the keys have no stroke, or `2026`; empty for nothing, none for what is none of these.
fn read_deadline(text: &str) -> Option<String> {
    let text = text.trim();
    let digits = text.bytes().all(|it| it.is_ascii_digit());
    if text.is_empty() || (digits && text.len() == 4 && text > "1900") {
        return Some(text.to_owned());
    }
    if digits && let ("", Some((day, rest))) = (text.get(8..)?, text.split_at_checked(2)) {
        let (month, year) = rest.split_at_checked(2)?;
        return read_deadline(&format!("{day}/{month}/{year}"));
    }
    let mut parts: Vec<&str> = text.split(['/', '.', '-', ' ']).filter(|it| !it.is_empty()).collect();
    if parts.first().is_some_and(|it| it.len() == 4) {
        parts.reverse();
    }
    let [day, month, year] = parts.as_slice() else { return None };
    let day = format!("{year:0>4}-{month:0>2}-{day:0>2}");
    day.parse::<Date>().ok()?;
    Some(day)
}

/// Where the total comes from: typed in this row alone, or shared with others.
fn shared_total(own: Own) -> View {
    let texts = own.it.shell.texts();
    let head = own.it.state.head();
    let asked = RwSignal::new(false);
    live(move || {
        let totals: Vec<SharedDenominator> = head.read().form.denominators.clone();
        let now = own.part().and_then(|it| it.denominator);
        let chip = |id: Option<String>, label: &str| {
            let pressed = now == id;
            button("chip").attr("aria-pressed", if pressed { "true" } else { "false" }).add(label).on_tap(
                move || {
                    let id = id.clone();
                    own.change(|it| it.denominator = id);
                },
            )
        };
        let mut chips = div("chips").attr("role", "group").attr("aria-label", texts.shared_total());
        chips = chips.add(chip(None, texts.shared_total_own()));
        for total in &totals {
            chips = chips.add(chip(Some(total.id.clone()), &total.label));
        }
        let more = button("chip")
            .id(&own.id("total-new"))
            .add(texts.shared_total_new())
            .on_tap(move || asked.set(true));
        let label = el("p").class("label").add(texts.shared_total());
        View::from(label)
            .and(chips.add(more))
            .and(live(move || asked.get().then(|| untrack(|| new_total(own, asked)))))
    })
}

/// A total that this row is the first to share.
fn new_total(own: Own, asked: RwSignal<bool>) -> El {
    let texts = own.it.shell.texts();
    let id = own.id("total-name");
    let name = RwSignal::new(String::new());
    let entry =
        TextEntry::new(id.clone(), name, Callback::new(move |(text, _): (String, bool)| name.set(text)));
    let add = button("button").id(&own.id("total-add")).add(icon("plus")).add(texts.shared_total_add());
    let add = add.on_tap(move || {
        let label = name.get_untracked().trim().to_owned();
        if label.is_empty() {
            return;
        }
        let state = own.it.state;
        let known = state.head().read_untracked().form.denominators.clone();
        let total = known.iter().find(|it| it.label == label).cloned().unwrap_or_else(|| {
            // One more than there are: one of them is free.
            let mut ids = (0..=known.len()).map(|it| format!("tong-{}", it + 1));
            let id = ids.find(|id| known.iter().all(|it| it.id != *id));
            let noun = own.part().and_then(|it| it.target.unit).filter(|it| it != "%").unwrap_or_default();
            SharedDenominator { id: id.unwrap_or_default(), label, measure_unit: noun }
        });
        asked.set(false);
        let id = total.id.clone();
        if known.iter().all(|it| it.id != id) {
            state.change_head(|it| it.form.denominators.push(total));
        }
        own.change(|it| it.denominator = Some(id));
    });
    div("stack tight").add(field(&id, texts.shared_total_new(), entry.view())).add(add)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_people_write_them() {
        for (typed, expected) in [
            ("31/12/2026", Some("2026-12-31")),
            ("1/6/2026", Some("2026-06-01")),
            ("30.6.2026", Some("2026-06-30")),
            ("2026-06-30", Some("2026-06-30")),
            ("30062026", Some("2026-06-30")),
            ("300620261", None),
            ("2026", Some("2026")),
            ("", Some("")),
            ("31/2/2026", None),
            ("mai", None),
            ("12/2026", None),
        ] {
            assert_eq!(read_deadline(typed).as_deref(), expected, "{typed}");
        }
    }
}
