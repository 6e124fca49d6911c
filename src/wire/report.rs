//! `thonso.report`, version 1: the payload of a bundle.
//!
//! A signed document says nothing this program does not know: unknown members are refused. (Inside `template_content`
//! they are ignored like in any template, and the hash of the template tells.)

use super::document::{document, document_type};
use super::error::WireError;
use super::key::PublicJwk;
use super::limits::{MAX_ACKNOWLEDGED, MAX_BUNDLE_BYTES, MAX_ID, MAX_LIST, MAX_PARTS, MAX_ROWS, MAX_TEXT};
use super::member::{self, Member};
use super::{kind, print};
use crate::domain::counts::Counts;
use crate::domain::draft::{Declared, Evidence, OrgUnit, TemplateRef};
use crate::domain::outcome::Outcome;
use crate::domain::period::Period;
use crate::domain::report::{Acknowledged, Report, ReportPart, ReportRow};
use crate::domain::template::Template;
use crate::domain::timestamp::Timestamp;

/// What the document says it is.
pub const FORMAT: &str = "thonso.report";
/// The newest version this program knows.
pub const VERSION: u32 = 1;

/// A report and the circumstances of its signing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payload {
    /// The report.
    pub report: Report,
    /// Which program made the file.
    pub app: App,
    /// When, by the device's own clock: untrusted.
    pub sealed_at: Timestamp,
    /// The key of the device. It makes the file checkable, not trustworthy.
    pub signer: PublicJwk,
}

/// Which program made a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct App {
    /// `thonso`.
    pub name: String,
    /// As in its package.
    pub version: String,
}

document! {
    /// One row of a report.
    closed ReportRow "report_row" {
        /// The id in the form.
        indicator: String [MAX_ID],
        /// All parts of the row, in its order.
        parts: Vec<ReportPart> [MAX_PARTS],
        /// By the rule: `exceeded`, `met`, `not_met`, `no_data`, `not_applicable` or `not_entered`.
        computed: Outcome,
        /// By a person.
        declared: Option<Declared>,
        /// The remark, or why a target was missed.
        note: String,
        /// Documents that prove the result.
        evidence: Vec<Evidence> [MAX_LIST],
    }

    /// A warning and the word that answers it.
    closed Acknowledged "acknowledged" {
        /// The stable name of the finding.
        code: String [MAX_ID],
        /// The row; none for the report as a whole.
        indicator: Option<String> [MAX_ID],
        /// The word of reason.
        reason: String,
    }

    /// Rows by outcome.
    closed Counts "counts" {
        rows: usize,
        exceeded: usize,
        met: usize,
        not_met: usize,
        no_data: usize,
        not_applicable: usize,
        not_entered: usize,
        /// Rows with a task under way.
        in_progress: usize,
        with_errors: usize,
        with_warnings: usize,
    }

    /// Which program made the file.
    closed App "app" {
        name: String,
        version: String,
    }
}

document_type! {
    /// A finalised report.
    pub(super) closed ReportFile "report" says FORMAT "`thonso.report`." VERSION "1." texts MAX_TEXT {
        /// The draft it came from; a later revision has the same.
        draft_id: String [MAX_ID],
        /// The form, by name and hash.
        template: TemplateRef,
        /// Who reports.
        org_unit: OrgUnit,
        /// Who filled it in; may be empty.
        person: String,
        /// What time it is about.
        period: Period,
        /// From 1 up.
        revision: u32,
        /// Identity of the bundle it replaces, in hex.
        replaces: Option<String>,
        /// All rows of the form, in its order.
        rows: Vec<ReportRow> [MAX_ROWS],
        /// Warnings and the words that answer them.
        acknowledged: Vec<Acknowledged> [MAX_ACKNOWLEDGED],
        /// Of the whole report.
        counts: Counts,
        /// Which program made the file.
        app: App,
        /// By the device's own clock.
        device_time: DeviceTimeFile,
        /// The device that signed.
        signer: SignerFile,
        /// The form itself.
        template_content: Template,
    }

    /// Times by the device's own clock, which may be wrong (RFC 3339).
    closed DeviceTimeFile "device_time" {
        finalised_at: Timestamp,
        sealed_at: Timestamp,
        /// Always false: nobody vouches for the clock of a phone.
        trusted: bool,
    }

    /// The device that signed.
    closed SignerFile "signer" {
        jwk: PublicJwk,
    }

    /// What a verifier needs of a payload before it may believe any of it.
    open SignerHead "signer_head" {
        signer: SignerFile,
    }
}

/// The payload of a report: compact, members in a fixed order, the same bytes for the same report.
pub fn write(payload: &Payload) -> String {
    let Payload { report, app, sealed_at, signer } = payload.clone();
    let file = ReportFile {
        draft_id: report.draft_id,
        template: report.template_ref,
        org_unit: report.org_unit,
        person: report.person,
        period: report.period,
        revision: report.revision,
        replaces: report.replaces,
        rows: report.rows,
        acknowledged: report.acknowledged,
        counts: report.counts,
        app,
        device_time: DeviceTimeFile { finalised_at: report.finalised_at, sealed_at, trusted: false },
        signer: SignerFile { jwk: signer },
        template_content: report.template,
    };
    print::compact(&file.write())
}

/// The key a payload names as its own, and nothing else of it: the signature is not checked yet.
///
/// # Errors
///
/// When the text is not a report of a known version, or names no key.
pub fn signer(text: &str) -> Result<PublicJwk, WireError> {
    let json = kind::document(text, MAX_BUNDLE_BYTES, FORMAT, VERSION)?;
    member::read(json).map(|it: SignerHead| it.signer.jwk)
}

/// Reads a payload.
///
/// # Errors
///
/// When the text is not a report of a known version, with the place of the first flaw.
pub fn read(text: &str) -> Result<Payload, WireError> {
    let mut json = kind::document(text, MAX_BUNDLE_BYTES, FORMAT, VERSION)?;
    // Read already; a closed object has no room for what nobody takes.
    let _ = (json.take("format"), json.take("version"));
    let file: ReportFile = member::read(json)?;
    if file.device_time.trusted {
        return Err(WireError::bad("device_time.trusted"));
    }
    if file.revision == 0 {
        return Err(WireError::bad("revision"));
    }
    if !file.replaces.as_deref().is_none_or(is_identity) {
        return Err(WireError::bad("replaces"));
    }
    let report = Report {
        draft_id: file.draft_id,
        template_ref: file.template,
        template: file.template_content,
        org_unit: file.org_unit,
        person: file.person,
        period: file.period,
        revision: file.revision,
        replaces: file.replaces,
        rows: file.rows,
        acknowledged: file.acknowledged,
        counts: file.counts,
        finalised_at: file.device_time.finalised_at,
    };
    Ok(Payload { report, app: file.app, sealed_at: file.device_time.sealed_at, signer: file.signer.jwk })
}

/// SHA-256 in lower-case hex.
fn is_identity(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|it| matches!(it, b'0'..=b'9' | b'a'..=b'f'))
}
