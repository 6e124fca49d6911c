//! Another page of the app has given the device to somebody else: this one still has the reports of the person before.

use super::new_build::line;
use crate::browser::page;
use crate::shelf::Shelf;
use crate::text;
use crate::ui::dom::{View, button, live};
use crate::ui::reactive::{Memo, spawn_local};
use crate::ui::route::Route;
use crate::ui::shell::Shell;

/// Says so where people look whose reports they have, and loads the page anew for the other person; mostly nothing.
pub fn other_turn() -> View {
    let shell = Shell::here();
    let other = Memo::new(move |_| {
        shell.watch_others();
        let is_here = match shell.route() {
            Route::Home => true,
            Route::Desk { page, .. } => page == "nguoi-dung",
            Route::New | Route::Report { .. } | Route::Unknown => false,
        };
        let turn = shell.with_shelf(Shelf::turn).unwrap_or_default();
        (is_here && turn.id != page::person()).then_some(turn.name)
    });
    live(move || {
        let name = other.get()?;
        page::has_moved();
        let (texts, language) = (shell.texts(), shell.language());
        // Only the first person can be without a name.
        let name = if name.is_empty() { text::unnamed_person(language, 1) } else { name };
        let reload = button("button").id("other-turn").add(texts.build_reload());
        let reload = reload.on_tap(move || spawn_local(shell.reload()));
        Some(line(&text::turn_elsewhere(language, &name), texts.turn_elsewhere_text(), reload))
    })
}
