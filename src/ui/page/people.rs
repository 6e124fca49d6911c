//! Người dùng: several people on one device, each with reports of their own. Whose turn it is, who there is.

use crate::browser::{page, random, surroundings};
use crate::pieces;
use crate::shelf::Shelf;
use crate::text;
use crate::ui::dom::{El, View, button, div, el, main_part};
use crate::ui::part::{TextEntry, danger_button, field, icon, notice, storage_warning, top_bar};
use crate::ui::reactive::{Callback, RwSignal, request_animation_frame, untrack};
use crate::ui::shell::{Problem, Shell};
use crate::wire::people::Person;

const NAME: &str = "person-name";
const NEW: &str = "new-person-name";
/// As much as any field of a name takes.
const LONGEST: usize = 100;

/// What is on the page.
#[derive(Clone, Copy)]
struct People {
    shell: Shell,
    /// Who there is; the first in front.
    all: RwSignal<Vec<Person>>,
    /// Who is being renamed, by the place in the list.
    renamed: RwSignal<Option<usize>>,
    /// What stands in the field for a name.
    name: RwSignal<String>,
    /// What stands in the field for a new person.
    new: RwSignal<String>,
    /// Why nothing was done; empty for nothing.
    problem: RwSignal<String>,
}

/// The page.
pub fn people() -> View {
    let shell = Shell::here();
    let texts = shell.texts();
    let title = top_bar("#/cai-dat", texts.people(), View::default());
    let Ok(mut all) = shell.with_shelf(Shelf::people) else {
        return pieces![title, main_part("page").add(notice("error", texts.people_unreadable(), ""))];
    };
    if all.is_empty() {
        // Whom the device knew first has been there all along.
        all.push(Person { id: String::new(), name: shell.settings().person });
    }
    let people = People {
        shell,
        all: RwSignal::new(all),
        renamed: RwSignal::new(None),
        name: RwSignal::new(String::new()),
        new: RwSignal::new(String::new()),
        problem: RwSignal::new(String::new()),
    };
    let list = move || {
        let mut list = el("ul").class("list");
        for (at, person) in people.all.get().into_iter().enumerate() {
            list = list.add(el("li").add(people.card(at, &person)));
        }
        list
    };
    let problem = move || {
        let problem = people.problem.get();
        (!problem.is_empty()).then(|| notice("error", &problem, ""))
    };
    let main = main_part("page").add(storage_warning()).add(el("p").class("dim").add(texts.people_hint()));
    pieces![title, main.live(list).live(problem).add(people.adding())]
}

impl People {
    fn turn(self) -> String {
        self.shell.with_shelf(Shelf::person).map(|it| it.id).unwrap_or_default()
    }

    fn called(self, at: usize, person: &Person) -> String {
        if person.name.is_empty() {
            text::unnamed_person(self.shell.language(), at + 1)
        } else {
            person.name.clone()
        }
    }

    fn card(self, at: usize, person: &Person) -> El {
        let texts = self.shell.texts();
        let own = person.id == self.turn();
        let reports = self.shell.with_shelf(|it| it.reports_of(&person.id));
        let about = text::reports(self.shell.language(), reports);
        let about = if own { format!("{about} · {}", texts.in_use()) } else { about };
        let head = div("").add(el("h3").add(self.called(at, person))).add(el("p").class("dim").add(about));
        let card = el("article").class("card").attr("data-person", &person.id).add(head);
        let card = if own { card.attr("aria-current", "true") } else { card };
        if self.renamed.get() == Some(at) {
            return card.add(self.renaming(at));
        }
        let (turn, gone, name) = (person.clone(), person.clone(), person.name.clone());
        let to_turn = || {
            button("button button-primary")
                .attr("data-do", "turn")
                .add(texts.take_turn())
                .on_tap(move || self.take_turn(&turn))
        };
        let rename =
            button("button").attr("data-do", "rename").add(icon("pencil")).add(texts.rename()).on_tap(
                move || {
                    self.name.set(name.clone());
                    self.renamed.set(Some(at));
                    request_animation_frame(|| page::focus_id(NAME));
                },
            );
        let removable = !own && !person.id.is_empty() && reports == 0;
        let remove = || {
            danger_button(texts.remove_person()).attr("data-do", "remove").on_tap(move || self.remove(&gone))
        };
        let actions = div("actions").add((!own).then(to_turn)).add(rename).add(removable.then(remove));
        let stays = !own && !person.id.is_empty() && reports > 0;
        card.add(actions).add(stays.then(|| el("p").class("hint").add(texts.person_has_reports())))
    }

    fn renaming(self, at: usize) -> El {
        let texts = self.shell.texts();
        let entry = TextEntry::new(NAME, self.name, Callback::new(move |(text, _)| self.name.set(text)));
        let keep = button("button button-primary").id("keep-name").add(texts.keep_name()).on_tap(move || {
            let name = self.name.get_untracked().trim().to_owned();
            if !self.is_name(&name, Some(at)) {
                return;
            }
            let mut all = self.all.get_untracked();
            if let Some(person) = all.get_mut(at) {
                person.name = name;
            }
            self.renamed.set(None);
            self.keep(all);
        });
        let cancel = button("button").add(texts.cancel()).on_tap(move || self.renamed.set(None));
        field(NAME, texts.person_name(), entry.view()).add(div("actions").add(keep).add(cancel))
    }

    fn adding(self) -> El {
        let texts = self.shell.texts();
        let entry = TextEntry::new(NEW, self.new, Callback::new(move |(text, _)| self.new.set(text)));
        let add = button("button")
            .id("add-person")
            .add(icon("plus"))
            .add(texts.add_person())
            .on_tap(move || self.add());
        let fields = field(NEW, texts.new_person_here(), entry.view());
        el("section").class("card").attr("aria-label", texts.add_person()).add(fields).add(add)
    }

    /// Whether a name can be given: there is one, it is not too long, and nobody else has it.
    fn is_name(self, name: &str, own: Option<usize>) -> bool {
        let texts = self.shell.texts_untracked();
        let all = self.all.read_untracked();
        let taken = all.iter().enumerate().any(|(at, it)| Some(at) != own && it.name == name);
        let problem = if name.is_empty() {
            texts.name_needed()
        } else if name.chars().count() > LONGEST {
            texts.name_too_long()
        } else if taken {
            texts.name_taken()
        } else {
            ""
        };
        self.problem.set(problem.to_owned());
        problem.is_empty()
    }

    fn add(self) {
        let name = self.new.get_untracked().trim().to_owned();
        if !self.is_name(&name, None) {
            return;
        }
        let texts = self.shell.texts_untracked();
        let Some(id) = random::id() else { return self.problem.set(texts.duplicate_failed().to_owned()) };
        let mut all = self.all.get_untracked();
        all.push(Person { id, name });
        if self.keep(all) {
            self.new.set(String::new());
        }
    }

    /// Keeps the list as it is to be; the page shows what is kept.
    fn keep(self, all: Vec<Person>) -> bool {
        let turn = self.turn();
        // The home page names the person whose turn it is.
        let own = all.iter().find(|it| it.id == turn).cloned().unwrap_or_default();
        let kept = self.shell.with_shelf(|it| {
            it.keep_people(&all)?;
            if all.len() > 1 {
                return it.keep_person(&own);
            }
            it.forget_person();
            Ok(())
        });
        self.shell.note_saving(kept);
        if kept.is_ok() {
            self.all.set(all);
        }
        kept.is_ok()
    }

    fn remove(self, person: &Person) {
        let before = self.all.get_untracked();
        let left: Vec<Person> = before.iter().filter(|it| it.id != person.id).cloned().collect();
        if self.keep(left) {
            let texts = self.shell.texts_untracked();
            // What lies under the name stays until somebody wants the room: all of it is there again.
            self.shell.say_with_undo(texts.person_removed(), move || {
                self.keep(before.clone());
            });
        }
    }

    /// Opens the page anew with the reports of another person. Not while something is not saved: it would be gone.
    fn take_turn(self, person: &Person) {
        let texts = self.shell.texts_untracked();
        if matches!(untrack(|| self.shell.problem()), Some(Problem::Unsaved(_))) {
            return self.problem.set(texts.turn_refused().to_owned());
        }
        let all = self.all.get_untracked();
        let kept = self.shell.with_shelf(|it| it.keep_people(&all).and_then(|()| it.keep_person(person)));
        self.shell.note_saving(kept);
        if kept.is_ok() {
            page::replace("/");
            surroundings::reload();
        }
    }
}
