//! `thonso.review`, version 1: a form that was read from an annex and is being looked at. It goes from the module that reads
//! office files to the page, and is kept on the device until the form is used.

use super::document::{document, document_type, same_schema};
use super::error::WireError;
use super::json::{self, Json};
use super::limits::{MAX_ID, MAX_LIST, MAX_PARTS, MAX_ROWS, MAX_TEMPLATE_BYTES, MAX_TEXT};
use super::member::{self, Member, Reader};
use super::{kind, print};
use crate::domain::annex::{DoubtKind, GeneralDoubt, Picked, Review, ReviewRow, Source, SuggestedTotal};
use crate::domain::target::Target;
use crate::domain::template::{Indicator, PartKind, SharedDenominator, Template};
use std::ops::Range;

/// What the document says it is.
pub const FORMAT: &str = "thonso.review";
/// The newest version this program knows.
pub const VERSION: u32 = 1;
/// Beside each row stands the text it was read from.
const MAX_BYTES: usize = 2 * MAX_TEMPLATE_BYTES;

document! {
    /// A form that was read from an annex.
    open Review "review" says FORMAT "`thonso.review`." VERSION "1." texts MAX_TEXT {
        /// The file it was read from.
        file: String,
        /// The form without its rows.
        form: Template,
        /// What is doubtful about the whole.
        general: Vec<GeneralDoubt> [MAX_ROWS],
        /// Totals that rows may share.
        suggested: Vec<SuggestedTotal> [MAX_LIST],
        /// In printed order.
        rows: Vec<ReviewRow> [MAX_ROWS],
    }

    /// Something doubtful that is of no row.
    open GeneralDoubt "general_doubt" {
        /// What.
        kind: DoubtKind,
        /// Somebody has looked at it.
        seen: bool = false,
    }

    /// A total that rows seem to share.
    open SuggestedTotal "suggested_total" {
        /// The total.
        total: SharedDenominator,
        /// The ids of their indicators.
        rows: Vec<String> [MAX_ROWS],
    }

    /// A row.
    open ReviewRow "review_row" texts MAX_TEXT {
        /// The section it stands in.
        section: String [MAX_ID],
        /// As it is now.
        indicator: Indicator,
        /// Where its targets were read.
        source: Source,
        /// What was doubtful when it was read.
        doubts: Vec<DoubtKind> [MAX_LIST],
        /// The result that is printed beside it.
        result: String = String::new(),
        /// The remark that is printed beside it.
        remark: String = String::new(),
        /// Somebody has looked at it.
        seen: bool = false,
        /// It does not go into the form.
        left_out: bool = false,
    }

    /// The text that the targets of a row were read from.
    open Source "source" {
        /// As printed.
        text: String,
        /// Where each target stands.
        places: Vec<Range<usize>> [MAX_PARTS],
        /// Numbers that were left aside.
        aside: Vec<Range<usize>> [MAX_ROWS],
    }

    /// What a place of a text was read as.
    open Picked "picked" texts MAX_TEXT {
        /// The target.
        target: Target,
        /// What is asked for.
        kind: PartKind,
        /// Where it stands.
        place: Range<usize>,
        /// The part of the sentence.
        clause: String,
    }
}

document_type! {
    /// A doubt as it stands in a document.
    open Told "doubt" {
        /// Its name.
        what: String [MAX_ID],
        /// The words that belong to it.
        words: Vec<String> [MAX_LIST],
    }

    /// A place of a text.
    open Ends "ends" {
        /// Its first byte.
        start: usize,
        /// The one behind its last.
        end: usize,
    }
}

impl Member for DoubtKind {
    fn read(json: Json, reader: &mut Reader) -> Self {
        let Told { what, words } = Told::read(json, reader);
        Self::from_told(&what, &words).unwrap_or_else(|| {
            reader.bad();
            Self::Unnumbered
        })
    }

    fn write(&self) -> Json {
        let (what, words) = self.told();
        Told { what: what.to_owned(), words }.write()
    }
}

same_schema! { DoubtKind: Told }

impl Member for Range<usize> {
    fn read(json: Json, reader: &mut Reader) -> Self {
        let Ends { start, end } = Ends::read(json, reader);
        if start > end {
            reader.bad();
        }
        start..end.max(start)
    }

    fn write(&self) -> Json {
        Ends { start: self.start, end: self.end }.write()
    }
}

/// Reads a review.
///
/// # Errors
///
/// When the text is none of a known version, with the place of the first flaw.
pub fn read(text: &str) -> Result<Review, WireError> {
    member::read(kind::document(text, MAX_BYTES, FORMAT, VERSION)?)
}

/// The document of a review.
pub fn write(review: &Review) -> String {
    print::compact(&review.write())
}

/// Reads one row of a review.
///
/// # Errors
///
/// When the text is something else.
pub fn read_row(text: &str) -> Result<ReviewRow, WireError> {
    json::parse(text).and_then(member::read).map_err(|_| WireError::bad("review"))
}

/// One row of a review.
pub fn write_row(row: &ReviewRow) -> String {
    print::compact(&row.write())
}

/// Reads what a place was read as.
///
/// # Errors
///
/// When the text is something else.
pub fn read_picked(text: &str) -> Result<Picked, WireError> {
    json::parse(text).and_then(member::read).map_err(|_| WireError::bad("picked"))
}

/// What a place was read as.
pub fn write_picked(picked: &Picked) -> String {
    print::compact(&picked.write())
}
