//! Đã xóa gần đây: deleted reports, to be brought back or deleted for good.

use crate::browser::page;
use crate::pieces;
use crate::shelf::Shelf;
use crate::ui::archive;
use crate::ui::dom::{El, View, button, div, el, main_part};
use crate::ui::part::{
    danger_button, delete_for_good, icon, report_name, report_state, storage_warning, top_bar,
};
use crate::ui::reactive::{Callback, RwSignal};
use crate::ui::shell::Shell;

/// What is on the page.
#[derive(Clone, Copy)]
struct Deleted {
    shell: Shell,
    /// The one deleted last in front.
    ids: RwSignal<Vec<String>>,
    /// The report that is about to be deleted for good; empty for none.
    asked: RwSignal<String>,
}

/// The page.
pub fn deleted() -> View {
    let shell = Shell::here();
    let texts = shell.texts();
    let ids = shell.with_shelf(Shelf::deleted);
    let deleted = Deleted { shell, ids: RwSignal::new(ids), asked: RwSignal::new(String::new()) };
    let main = main_part("page").add(storage_warning());
    let main = main.live(move || {
        if deleted.ids.read().is_empty() {
            return div("empty").add(el("p").add(texts.nothing_deleted())).into();
        }
        let mut list = el("ul").class("list");
        for id in deleted.ids.get() {
            list = list.add(el("li").add(deleted.card(id)));
        }
        pieces![el("p").class("dim").add(texts.deleted_hint()), list]
    });
    pieces![top_bar("#/", texts.recently_deleted(), View::default()), main]
}

impl Deleted {
    fn card(self, id: String) -> El {
        let shell = self.shell;
        let texts = shell.texts();
        let card = el("article").class("card").attr("data-deleted", &id);
        let kept = shell.with_shelf(|it| it.draft(&id).ok());
        let readable = kept.is_some();
        let card = match kept {
            Some(kept) => {
                let form = shell.with_shelf(|it| it.template(&kept.draft.template.hash));
                let state = el("p").class("dim").add(report_state(texts, &kept.progress));
                card.add(report_name(shell, &kept.draft, form.as_deref()).add(state))
            }
            None => card.add(el("h3").add(texts.unreadable_report())),
        };
        card.live(move || {
            if *self.asked.read() == id {
                return self.question(id.clone());
            }
            let (back, gone) = (id.clone(), id.clone());
            let restore = button("button").add(icon("undo"));
            let restore = restore.add(texts.restore()).on_tap(move || self.restore(&back));
            // What cannot be read is not thrown away by hand: nobody could say what it was. It goes like the others when
            // newer ones are deleted or the store is full.
            let purge = readable
                .then(|| danger_button(texts.delete_for_good()).on_tap(move || self.asked.set(gone.clone())));
            div("actions").add(restore).add(purge)
        })
    }

    fn question(self, id: String) -> El {
        let yes = Callback::new(move |()| {
            archive::purge(self.shell, &id);
            self.ids.set(self.shell.with_shelf(Shelf::deleted));
            self.shell.say(self.shell.texts_untracked().deleted_for_good());
        });
        delete_for_good(self.shell, yes, Callback::new(move |()| self.asked.set(String::new())))
    }

    fn restore(self, id: &str) {
        self.shell.with_shelf(|it| it.restore(id));
        page::replace("/");
        self.shell.say(self.shell.texts_untracked().restored());
    }
}
