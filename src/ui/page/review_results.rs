//! Results that the annex already has: they can be taken for a report of their own, so that those of the next period have them
//! beside their fields.

use super::backup::switch;
use crate::browser::{clock, random};
use crate::domain::annex::Review;
use crate::domain::draft::{Draft, OrgUnit, TemplateRef};
use crate::domain::map::Map;
use crate::shelf::StoreError;
use crate::text::annex::results_found;
use crate::ui::dom::{View, div, el, live};
use crate::ui::part::{PeriodFields, TextEntry, field, notice};
use crate::ui::reactive::{Callback, RwSignal, untrack};
use crate::ui::review_state::ReviewState;
use crate::ui::shell::Shell;

/// What is to become of them.
#[derive(Clone, Copy)]
pub struct Results {
    on: RwSignal<bool>,
    unit: RwSignal<String>,
    period: PeriodFields,
    /// The unit or the period is missing.
    refused: RwSignal<bool>,
}

impl Results {
    /// Nothing, unless somebody says so.
    pub fn of(state: ReviewState, shell: Shell) -> Self {
        let period = PeriodFields::new(state.head().read_untracked().results_year());
        let unit = untrack(|| shell.settings()).org_unit;
        Self { on: RwSignal::new(false), unit: RwSignal::new(unit), period, refused: RwSignal::new(false) }
    }

    /// Whether they can be taken as the person has said, or are not to be.
    pub fn is_clear(self) -> bool {
        let clear = !self.on.get_untracked()
            || (untrack(|| self.period.period()).is_some() && !self.unit().is_empty());
        self.refused.set(!clear);
        clear
    }

    fn unit(self) -> String {
        self.unit.get_untracked().trim().to_owned()
    }

    /// Makes a report of them on the form, where that was asked for.
    ///
    /// # Errors
    ///
    /// When the store refuses.
    pub fn keep(self, shell: Shell, review: &Review, template: TemplateRef) -> Result<(), StoreError> {
        let (true, Some(period), Some(id)) =
            (self.on.get_untracked(), untrack(|| self.period.period()), random::id())
        else {
            return Ok(());
        };
        let draft = Draft {
            id,
            template,
            name: shell.texts_untracked().results_report().to_owned(),
            org_unit: OrgUnit { name: self.unit(), code: None },
            person: String::new(),
            period,
            revision: 1,
            replaces: None,
            created_at: clock::now(),
            totals: Map::new(),
            previous: Map::new(),
            rows: review.results(),
            acknowledged: Map::new(),
        };
        shell.with_shelf(|it| it.keep_draft(&draft, None))
    }
}

/// The offer; nothing where the annex has no results.
pub fn results(state: ReviewState, chosen: Results) -> View {
    let shell = Shell::here();
    let (texts, language) = (shell.texts(), shell.language());
    let count = untrack(|| state.rows().iter().filter(|it| !it.row.read().result.trim().is_empty()).count());
    if count == 0 {
        return View::default();
    }
    let fields = move || {
        let on_input = Callback::new(move |(typed, _): (String, bool)| chosen.unit.set(typed));
        let unit = TextEntry::new("results-unit", chosen.unit, on_input);
        let missing =
            live(move || chosen.refused.get().then(|| notice("error", texts.results_unclear(), "")));
        chosen.on.get().then(|| {
            div("stack")
                .add(field("results-unit", texts.new_unit(), unit.view()))
                .add(chosen.period.view())
                .add(missing)
        })
    };
    el("section")
        .class("card stack")
        .id("results")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "results-title")
        .add(el("h2").id("results-title").add(texts.results_printed()))
        .add(el("p").class("dim").add(results_found(language, count)))
        .add(switch("take-results", texts.results_take(), chosen.on, Callback::new(|()| ())))
        .live(fields)
        .into()
}
