//! The fields of a period: which stretch, which one of the year, the year, and the days its figures are counted from and to.

use super::{Segmented, TextEntry, field, icon, notice};
#[cfg(not(feature = "desk"))]
use crate::browser::page;
use crate::domain::period::{Period, Span};
use crate::pieces;
use crate::text::{self, Texts, format};
use crate::ui::dom::{El, View, el, live};
use crate::ui::reactive::{Callback, RwSignal, Signal};
use crate::ui::shell::Shell;

const YEAR: &str = "period-year";
const HINT: &str = "period-year-hint";

/// A period as it is being chosen.
#[derive(Clone, Copy)]
pub struct PeriodFields {
    span: RwSignal<String>,
    nth: RwSignal<String>,
    year: RwSignal<String>,
    /// The year the form is for, written as in the field; empty while no form is chosen.
    form_year: RwSignal<String>,
    /// Whether the year is the person's own choice and not a proposal.
    typed: RwSignal<bool>,
    /// Whether it was said that the year is not understood.
    refused: RwSignal<bool>,
}

impl PeriodFields {
    /// A whole year is proposed.
    pub fn new(year: u16) -> Self {
        Self {
            span: RwSignal::new("year".to_owned()),
            nth: RwSignal::new("1".to_owned()),
            year: RwSignal::new(year.to_string()),
            form_year: RwSignal::new(String::new()),
            typed: RwSignal::new(false),
            refused: RwSignal::new(false),
        }
    }

    /// With a period that is chosen already, for a form of that year.
    #[cfg(feature = "desk")]
    pub fn of(period: &Period, form_year: u16) -> Self {
        let fields = Self::new(period.year);
        let (span, nth) = match period.span {
            Span::Month(nth) => ("month", nth),
            Span::Quarter(nth) => ("quarter", nth),
            Span::Half(nth) => ("half", nth),
            Span::NineMonths => ("nine", 1),
            Span::Year => ("year", 1),
        };
        fields.span.set(span.to_owned());
        fields.nth.set(nth.to_string());
        fields.form_year.set(form_year.to_string());
        fields
    }

    /// A form was chosen. Its year is proposed until the person has typed one: last year's form is filled in this January,
    /// and figures held against the targets of another year say nothing.
    #[cfg(not(feature = "desk"))]
    pub fn propose(self, form_year: u16) {
        let form_year = form_year.to_string();
        if !self.typed.get_untracked() {
            self.year.set(form_year.clone());
        }
        self.form_year.set(form_year);
    }

    /// The period; none while the year is not understood. Reactive.
    pub fn period(self) -> Option<Period> {
        let year: u16 = self.year.read().trim().parse().ok().filter(|it| (1990..2100).contains(it))?;
        let nth: u8 = self.nth.read().parse().unwrap_or(1);
        let span = match self.span.read().as_str() {
            "month" => Span::Month(nth.min(12)),
            "quarter" => Span::Quarter(nth.min(4)),
            "half" => Span::Half(nth.min(2)),
            "nine" => Span::NineMonths,
            _ => Span::Year,
        };
        Period::new(year, span)
    }

    /// Says that the year is not understood, and leads to it.
    #[cfg(not(feature = "desk"))]
    pub fn refuse(self) {
        self.refused.set(true);
        page::focus_id(YEAR);
    }

    /// The fields.
    pub fn view(self) -> View {
        let shell = Shell::here();
        let texts = shell.texts();
        let on_input = Callback::new(move |(text, _)| {
            self.refused.set(false);
            self.typed.set(true);
            self.year.set(text);
        });
        let year = TextEntry {
            class: "entry",
            inputmode: "numeric",
            described_by: HINT.to_owned(),
            invalid: Some(Signal::derive(move || *self.refused.read())),
            on_leave: Some(Callback::new(move |()| self.refused.set(self.period().is_none()))),
            ..TextEntry::new(YEAR, self.year, on_input)
        };
        let days = el("p").class("hint").id(HINT).words(move || self.days(shell).unwrap_or_default());
        let messages = live(move || self.message(shell));
        pieces![
            self.spans(texts),
            live(move || self.nth(texts)),
            field(YEAR, texts.year(), year.view()).add(days).add(messages)
        ]
    }

    fn spans(self, texts: Texts) -> El {
        let mut choices = Vec::new();
        for (value, name) in [
            ("month", texts.month()),
            ("quarter", texts.quarter()),
            ("half", texts.half()),
            ("nine", texts.nine_months()),
            ("year", texts.year()),
        ] {
            choices.push((value, name.to_owned()));
        }
        Segmented {
            legend: texts.new_period(),
            name: "period-span".to_owned(),
            choices,
            value: self.span.into(),
            on_choose: Callback::new(move |it: &'static str| {
                self.nth.set("1".to_owned());
                self.span.set(it.to_owned());
            }),
            class: "segmented-three",
        }
        .view()
    }

    /// Which month, quarter or half. Reactive.
    fn nth(self, texts: Texts) -> Option<El> {
        let (legend, count, class) = match self.span.read().as_str() {
            "month" => (texts.which_month(), 12, "segmented-three"),
            "quarter" => (texts.which_quarter(), 4, "segmented-two"),
            "half" => (texts.which_half(), 2, ""),
            _ => return None,
        };
        let mut choices = Vec::new();
        for name in ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"].into_iter().take(count) {
            let label = match (count, name) {
                (2, "1") => texts.first_half(),
                (2, _) => texts.second_half(),
                _ => name,
            };
            choices.push((name, label.to_owned()));
        }
        let segmented = Segmented {
            legend,
            name: "period-nth".to_owned(),
            choices,
            value: self.nth.into(),
            on_choose: Callback::new(move |it: &'static str| self.nth.set(it.to_owned())),
            class,
        };
        Some(segmented.view())
    }

    /// The days the period counts from and to. Reactive.
    fn days(self, shell: Shell) -> Option<String> {
        let (texts, period) = (shell.texts(), self.period()?);
        let day = |it| format::date(shell.language(), it);
        let (from, to) = (day(period.from), day(period.to));
        Some(format!("{} {from} – {to}. {}", texts.period_days(), texts.cut_off_hint()))
    }

    /// That the year is not understood, or not that of the form. Reactive.
    fn message(self, shell: Shell) -> Option<El> {
        if *self.refused.read() {
            return Some(notice("error", shell.texts().year_needed(), ""));
        }
        let (year, form_year) = (self.period()?.year.to_string(), self.form_year.read());
        (!form_year.is_empty() && year != *form_year).then(|| {
            let sentence = text::other_year(shell.language(), &form_year, &year);
            el("p").class("flagged finding-warning").attr("role", "status").add(icon("warn")).add(sentence)
        })
    }
}
