//! The text of a row, word by word: somebody points at the part of it that is the target.

use super::review_row::Editing;
use crate::browser::office;
use crate::text;
use crate::ui::dom::{El, View, button, div, el, live};
use crate::ui::part::{icon, notice};
use crate::ui::reactive::{RwSignal, spawn_local, untrack};
use std::ops::Range;

/// The place that is pointed at, from the first word to the last.
type Pointed = RwSignal<Option<Range<usize>>>;

/// The words; below them, once somebody points at one, what can be done with the place.
pub fn words(it: Editing) -> View {
    let texts = it.shell.texts();
    let pointed: Pointed = RwSignal::new(None);
    let hint = el("p").class("hint").add(texts.tap_the_number());
    let text = live(move || {
        it.rebuilt.read();
        untrack(|| text_of(it, pointed))
    });
    View::from(hint).and(text).and(live(move || pointed.get().map(|place| choices(it, pointed, place))))
}

fn text_of(it: Editing, pointed: Pointed) -> El {
    let row = it.handle.row.read_untracked();
    let source = &row.source;
    let mut line = el("p").class("words");
    for place in places_of_words(&source.text) {
        let word = source.text.get(place.clone()).unwrap_or_default();
        let read = source.places.iter().any(|it| it.start < place.end && place.start < it.end);
        let (tapped, own) = (place.clone(), place.clone());
        let around = row.around(place.start).unwrap_or(place);
        let button = el("button")
            .attr("type", "button")
            .class(if read { "word word-read" } else { "word" })
            .attr_by("aria-pressed", move || {
                let here = pointed.get().is_some_and(|it| it.start < own.end && own.start < it.end);
                Some(here.to_string())
            })
            .add(word)
            .on_tap(move || pointed.update(|now| *now = after_tap(now.take(), &tapped, &around)));
        line = line.add(button).add(" ");
    }
    line
}

/// The words of a text, by their bytes.
fn places_of_words(text: &str) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        match (letter.is_whitespace(), start) {
            (false, None) => start = Some(at),
            (true, Some(from)) => {
                places.push(from..at);
                start = None;
            }
            (true, None) | (false, Some(_)) => {}
        }
    }
    places
}

/// The place after a tap on a word: first what was read around it, then all up to another word; a tap within it takes it back.
fn after_tap(now: Option<Range<usize>>, word: &Range<usize>, around: &Range<usize>) -> Option<Range<usize>> {
    match now {
        None => Some(around.start.min(word.start)..around.end.max(word.end)),
        Some(now) if now.start < word.end && word.start < now.end => None,
        Some(now) => Some(now.start.min(word.start)..now.end.max(word.end)),
    }
}

fn choices(it: Editing, pointed: Pointed, place: Range<usize>) -> El {
    let texts = it.shell.texts();
    let row = it.handle.row.read_untracked();
    let failed = RwSignal::new(None::<&'static str>);
    let count = row.indicator.parts.len();
    let words = row.source.cut(&place).to_owned();
    let mut buttons = div("actions");
    for part in &row.indicator.parts {
        let label = if count == 1 {
            texts.take_as_target().to_owned()
        } else {
            text::annex::take_for_target(it.language, &part.id)
        };
        let (own, letter) = (place.clone(), part.id.clone());
        buttons = buttons.add(
            button(if count == 1 { "button button-primary" } else { "button" })
                .id(&it.id(&format!("take-{}", part.id)))
                .add(icon("check"))
                .add(label)
                .on_tap(move || take(it, pointed, failed, Some(letter.clone()), own.clone())),
        );
    }
    let another = button("button").id(&it.id("take-another")).add(icon("plus")).add(texts.take_as_another());
    let another = another.on_tap(move || take(it, pointed, failed, None, place.clone()));
    div("ask")
        .attr("role", "status")
        .add(el("p").add(el("b").add(words)))
        .add(buttons.add(another))
        .live(move || failed.get().map(|why| notice("error", why, "")))
}

/// Has the place read, and takes it as the target of a part.
fn take(
    it: Editing,
    pointed: Pointed,
    failed: RwSignal<Option<&'static str>>,
    part: Option<String>,
    place: Range<usize>,
) {
    let texts = it.shell.texts_untracked();
    let row = it.handle.row.read_untracked();
    let (name, text) = (row.indicator.name.clone(), row.source.text.clone());
    spawn_local(async move {
        let picked = office::pick(&name, &text, &place).await;
        // The person may have closed the row meanwhile.
        if failed.is_disposed() || pointed.is_disposed() {
            return;
        }
        match picked {
            Ok(Some(picked)) => {
                // The targets may have been joined meanwhile: the one that was meant goes by its letter.
                it.rebuild(|row| {
                    let at = row.indicator.parts.iter().position(|it| Some(&it.id) == part.as_ref());
                    row.pick(at.unwrap_or(usize::MAX), picked);
                });
                pointed.set(None);
                it.focus();
            }
            Ok(None) => failed.set(Some(texts.place_not_read())),
            Err(_) => failed.set(Some(texts.reader_missing())),
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_grows_by_taps_and_a_tap_within_takes_it_back() {
        let text = "đạt  trên 80 % số hộ";
        let words = places_of_words(text);
        let cut: Vec<&str> = words.iter().map(|it| &text[it.clone()]).collect();
        assert_eq!(cut, ["đạt", "trên", "80", "%", "số", "hộ"]);
        let around = words[2].start..words[3].end;
        let first = after_tap(None, &words[2], &around);
        assert_eq!(first, Some(around));
        let second = after_tap(first, &words[1], &words[1]).unwrap();
        assert_eq!(&text[second.clone()], "trên 80 %");
        assert_eq!(after_tap(Some(second), &words[3], &words[3]), None);
    }
}
