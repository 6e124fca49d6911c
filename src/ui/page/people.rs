//! Người dùng: several people on one device, each with reports of their own. Whose turn it is, who there is.

use crate::browser::{page, random};
use crate::pieces;
use crate::shelf::{Shelf, ShelfError};
use crate::text;
use crate::ui::dom::{El, View, button, div, el, main_part};
use crate::ui::part::{TextEntry, danger_button, field, icon, notice, storage_warning, top_bar};
use crate::ui::reactive::{Callback, Memo, RwSignal, request_animation_frame, spawn_local, untrack};
use crate::ui::saving::Problem;
use crate::ui::shell::Shell;
use crate::wire::people::Person;

const NAME: &str = "person-name";
const NEW: &str = "new-person-name";
/// As much as any field of a name takes.
const LONGEST: usize = 100;

/// What is on the page.
#[derive(Clone, Copy)]
struct People {
    shell: Shell,
    /// Set when the list was changed here.
    changed: RwSignal<()>,
    /// The id of who is being renamed.
    renamed: RwSignal<Option<String>>,
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
    if listed(shell).is_err() {
        return pieces![title, main_part("page").add(notice("error", texts.people_unreadable(), ""))];
    }
    let people = People {
        shell,
        changed: RwSignal::new(()),
        renamed: RwSignal::new(None),
        name: RwSignal::new(String::new()),
        new: RwSignal::new(String::new()),
        problem: RwSignal::new(String::new()),
    };
    // Not made anew at each key that is typed on another page.
    let all = Memo::new(move |_| {
        people.changed.read();
        shell.watch_others();
        listed(shell).unwrap_or_default()
    });
    let list = move || {
        let mut list = el("ul").class("list");
        for (at, person) in all.get().into_iter().enumerate() {
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

/// Who there is, the first in front: read anew each time, because other pages may have changed it.
fn listed(shell: Shell) -> Result<Vec<Person>, ShelfError> {
    let mut all = shell.with_shelf(Shelf::people)?;
    if all.iter().all(|it| !it.id.is_empty()) {
        // Whom the device knew first has been there all along.
        all.insert(0, Person { id: String::new(), name: untrack(|| shell.settings().person) });
    }
    Ok(all)
}

impl People {
    /// The id of the person whose turn it is; another page may have given it to somebody else than this page's person.
    fn turn(self) -> String {
        self.shell.with_shelf(Shelf::turn).map(|it| it.id).unwrap_or_default()
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
        let own = person.id == page::person();
        let reports = self.shell.with_shelf(|it| it.reports_of(&person.id));
        let about = text::reports(self.shell.language(), reports);
        let about = if own { format!("{about} · {}", texts.in_use()) } else { about };
        let head = div("").add(el("h3").add(self.called(at, person))).add(el("p").class("dim").add(about));
        let card = el("article").class("card").attr("data-person", &person.id).add(head);
        let card = if own { card.attr("aria-current", "true") } else { card };
        if self.renamed.get().as_deref() == Some(person.id.as_str()) {
            return card.add(self.renaming(person.id.clone()));
        }
        let (turn, gone, renamed) = (person.clone(), person.clone(), person.clone());
        let to_turn = || {
            button("button button-primary").attr("data-do", "turn").add(texts.take_turn()).on_tap(move || {
                // Who was not on the list is named first: the home page says whose reports these are.
                if turn.name.is_empty() && !turn.id.is_empty() {
                    self.rename(&turn);
                } else {
                    self.take_turn(&turn);
                }
            })
        };
        let rename = button("button")
            .attr("data-do", "rename")
            .add(icon("pencil"))
            .add(texts.rename())
            .on_tap(move || self.rename(&renamed));
        let in_use = own || person.id == self.turn();
        let removable = !in_use && !person.id.is_empty() && reports == 0;
        let remove = || {
            danger_button(texts.remove_person()).attr("data-do", "remove").on_tap(move || self.remove(&gone))
        };
        let actions = div("actions").add((!own).then(to_turn)).add(rename).add(removable.then(remove));
        let stays = !own && !person.id.is_empty() && reports > 0;
        card.add(actions).add(stays.then(|| el("p").class("hint").add(texts.person_has_reports())))
    }

    fn rename(self, person: &Person) {
        self.name.set(person.name.clone());
        self.renamed.set(Some(person.id.clone()));
        request_animation_frame(|| page::focus_id(NAME));
    }

    fn renaming(self, id: String) -> El {
        let texts = self.shell.texts();
        let entry = TextEntry::new(NAME, self.name, Callback::new(move |(text, _)| self.name.set(text)));
        let keep = button("button button-primary").id("keep-name").add(texts.keep_name()).on_tap(move || {
            let name = self.name.get_untracked().trim().to_owned();
            if !self.is_name(&name, Some(&id)) {
                return;
            }
            self.renamed.set(None);
            self.change(|all| {
                if let Some(person) = all.iter_mut().find(|it| it.id == id) {
                    person.name = name;
                }
            });
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
    fn is_name(self, name: &str, own: Option<&str>) -> bool {
        let texts = self.shell.texts_untracked();
        let all = listed(self.shell).unwrap_or_default();
        let taken = all.iter().any(|it| Some(it.id.as_str()) != own && it.name == name);
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
        if self.change(|all| all.push(Person { id, name })) {
            self.new.set(String::new());
        }
    }

    /// Changes the list and keeps it; the page shows what is kept.
    fn change(self, change: impl FnOnce(&mut Vec<Person>)) -> bool {
        let Ok(mut all) = listed(self.shell) else {
            self.problem.set(self.shell.texts_untracked().people_unreadable().to_owned());
            return false;
        };
        change(&mut all);
        let turn = self.turn();
        let kept = self.shell.with_shelf(|it| {
            it.keep_people(&all)?;
            if all.len() < 2 {
                it.forget_person();
                return Ok(());
            }
            // The home page names the person whose turn it is.
            all.iter().find(|it| it.id == turn).map_or(Ok(()), |own| it.keep_person(own))
        });
        self.shell.note_saving(kept);
        self.changed.set(());
        kept.is_ok()
    }

    fn remove(self, person: &Person) {
        let mut at = 0;
        let is_kept = self.change(|all| {
            at = all.iter().take_while(|it| it.id != person.id).count();
            all.retain(|it| it.id != person.id);
        });
        if is_kept {
            let texts = self.shell.texts_untracked();
            let person = person.clone();
            // What lies under the name stays until somebody wants the room: all of it is there again.
            self.shell.say_with_undo(texts.person_removed(), move || {
                let person = person.clone();
                self.change(|all| all.insert(at.min(all.len()), person));
            });
        }
    }

    /// Opens the page anew with the reports of another person. Not while something is not saved: it would be gone.
    fn take_turn(self, person: &Person) {
        let shell = self.shell;
        let refused = shell.texts_untracked().turn_refused();
        if matches!(untrack(|| shell.problem()), Some(Problem::Unsaved(_))) {
            return self.problem.set(refused.to_owned());
        }
        let before = shell.with_shelf(Shelf::turn);
        let kept = shell.with_shelf(|it| it.keep_person(person));
        shell.note_saving(kept);
        if kept.is_err() {
            return;
        }
        spawn_local(async move {
            if page::may_go().await {
                page::replace("/");
                page::reload();
            } else {
                let _ = shell.with_shelf(|it| it.keep_person(&before.unwrap_or_default()));
                shell.say(refused);
            }
        });
    }
}
