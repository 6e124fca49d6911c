//! `thonso.report`, version 1: the payload of a bundle.
//!
//! A signed document says nothing this program does not know: unknown members are refused. (Inside `template_content`
//! they are ignored like in any template, and the hash of the template tells.)

use super::answer::PartFile;
use super::error::{WireError, Within, list, short};
use super::key::{PublicJwk, PublicJwkFile};
use super::limits::{MAX_ACKNOWLEDGED, MAX_BUNDLE_BYTES, MAX_ID, MAX_LIST, MAX_PARTS, MAX_ROWS};
use super::member::{Member, document};
use super::parts::{OrgUnitFile, PeriodFile, TemplateRefFile};
use super::row::{DeclaredFile, EvidenceFile};
use super::template::{TemplateFile, text};
use super::{json, print};
use crate::domain::counts::Counts;
use crate::domain::draft::Evidence;
use crate::domain::outcome::Outcome;
use crate::domain::report::{Acknowledged, Report, ReportRow};
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
    /// A finalised report.
    pub(super) closed ReportFile "report" {
        /// `thonso.report`.
        format: String,
        /// 1.
        version: u32,
        /// The draft it came from; a later revision has the same.
        draft_id: String,
        /// The form, by name and hash.
        template: TemplateRefFile,
        /// Who reports.
        org_unit: OrgUnitFile,
        /// Who filled it in; may be empty.
        person: String,
        /// What time it is about.
        period: PeriodFile,
        /// From 1 up.
        revision: u32,
        /// Identity of the bundle it replaces, in hex.
        replaces: Option<String>,
        /// All rows of the form, in its order.
        rows: Vec<ReportRowFile>,
        /// Warnings and the words that answer them.
        acknowledged: Vec<AcknowledgedFile>,
        /// Of the whole report.
        counts: CountsFile,
        /// Which program made the file.
        app: AppFile,
        /// By the device's own clock.
        device_time: DeviceTimeFile,
        /// The device that signed.
        signer: SignerFile,
        /// The form itself.
        template_content: TemplateFile,
    }

    /// One row of a report.
    closed ReportRowFile "report_row" {
        /// The id in the form.
        indicator: String,
        /// All parts of the row, in its order.
        parts: Vec<PartFile>,
        /// By the rule: `exceeded`, `met`, `not_met`, `no_data`, `not_applicable` or `not_entered`.
        computed: String,
        /// By a person.
        declared: Option<DeclaredFile>,
        /// The remark, or why a target was missed.
        note: String,
        /// Documents that prove the result.
        evidence: Vec<EvidenceFile>,
    }

    /// A warning and the word that answers it.
    closed AcknowledgedFile "acknowledged" {
        /// The stable name of the finding.
        code: String,
        /// The row; none for the report as a whole.
        indicator: Option<String>,
        /// The word of reason.
        reason: String,
    }

    /// Rows by outcome.
    pub(super) closed CountsFile "counts" {
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
    closed AppFile "app" {
        name: String,
        version: String,
    }

    /// Times by the device's own clock, which may be wrong (RFC 3339).
    closed DeviceTimeFile "device_time" {
        finalised_at: String,
        sealed_at: String,
        /// Always false: nobody vouches for the clock of a phone.
        trusted: bool,
    }

    /// The device that signed.
    closed SignerFile "signer" {
        jwk: PublicJwkFile,
    }

    /// What a verifier needs of a payload before it may believe any of it.
    open SignerHead "signer_head" {
        signer: SignerFile,
    }
}

/// The payload of a report: compact, members in a fixed order, the same bytes for the same report.
pub fn write(payload: &Payload) -> String {
    print::compact(&ReportFile::from_domain(payload).write())
}

/// The key a payload names as its own, and nothing else of it: the signature is not checked yet.
///
/// # Errors
///
/// When the text is not a report of a known version, or names no key.
pub fn signer(text: &str) -> Result<PublicJwk, WireError> {
    let json = json::document(text, MAX_BUNDLE_BYTES, FORMAT, VERSION)?;
    SignerHead::read(json)?.signer.jwk.into_key().within("signer.jwk")
}

/// Reads a payload.
///
/// # Errors
///
/// When the text is not a report of a known version, with the place of the first flaw.
pub fn read(text: &str) -> Result<Payload, WireError> {
    let json = json::document(text, MAX_BUNDLE_BYTES, FORMAT, VERSION)?;
    ReportFile::read(json)?.into_domain()
}

/// An outcome by its name.
pub(super) fn outcome(place: &str, slug: &str) -> Result<Outcome, WireError> {
    Outcome::from_slug(slug).ok_or_else(|| WireError::bad(place))
}

/// SHA-256 in lower-case hex.
fn identity(text: String) -> Result<String, WireError> {
    let hex = text.len() == 64 && text.bytes().all(|it| matches!(it, b'0'..=b'9' | b'a'..=b'f'));
    if hex { Ok(text) } else { Err(WireError::bad("replaces")) }
}

fn time(place: &str, text: &str) -> Result<Timestamp, WireError> {
    Timestamp::new(text).ok_or_else(|| WireError::bad(place)).within("device_time")
}

impl ReportFile {
    fn from_domain(payload: &Payload) -> Self {
        let Payload { report, app, sealed_at, signer } = payload;
        let acknowledged = |it: &Acknowledged| AcknowledgedFile {
            code: it.code.clone(),
            indicator: it.indicator.clone(),
            reason: it.reason.clone(),
        };
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            draft_id: report.draft_id.clone(),
            template: TemplateRefFile::from_domain(&report.template_ref),
            org_unit: OrgUnitFile::from_domain(&report.org_unit),
            person: report.person.clone(),
            period: PeriodFile::from_domain(&report.period),
            revision: report.revision,
            replaces: report.replaces.clone(),
            rows: report.rows.iter().map(ReportRowFile::from_domain).collect(),
            acknowledged: report.acknowledged.iter().map(acknowledged).collect(),
            counts: CountsFile::from_domain(&report.counts),
            app: AppFile { name: app.name.clone(), version: app.version.clone() },
            device_time: DeviceTimeFile {
                finalised_at: report.finalised_at.to_string(),
                sealed_at: sealed_at.to_string(),
                trusted: false,
            },
            signer: SignerFile { jwk: PublicJwkFile::from_key(signer) },
            template_content: TemplateFile::from_domain(&report.template),
        }
    }

    fn into_domain(self) -> Result<Payload, WireError> {
        let acknowledged = |it: AcknowledgedFile| {
            Ok(Acknowledged {
                code: short("code", it.code, MAX_ID)?,
                indicator: it.indicator.map(|it| short("indicator", it, MAX_ID)).transpose()?,
                reason: text("reason", it.reason)?,
            })
        };
        if self.device_time.trusted {
            return Err(WireError::bad("device_time.trusted"));
        }
        if self.revision == 0 {
            return Err(WireError::bad("revision"));
        }
        let finalised_at = time("finalised_at", &self.device_time.finalised_at)?;
        let report = Report {
            draft_id: short("draft_id", self.draft_id, MAX_ID)?,
            template_ref: self.template.into_domain().within("template")?,
            template: self.template_content.into_domain().within("template_content")?,
            org_unit: self.org_unit.into_domain().within("org_unit")?,
            person: text("person", self.person)?,
            period: self.period.into_domain().within("period")?,
            revision: self.revision,
            replaces: self.replaces.map(identity).transpose()?,
            rows: list("rows", self.rows, MAX_ROWS, ReportRowFile::into_domain)?,
            acknowledged: list("acknowledged", self.acknowledged, MAX_ACKNOWLEDGED, acknowledged)?,
            counts: self.counts.into_domain(),
            finalised_at,
        };
        let name = text("name", self.app.name).within("app")?;
        Ok(Payload {
            report,
            app: App { name, version: text("version", self.app.version).within("app")? },
            sealed_at: time("sealed_at", &self.device_time.sealed_at)?,
            signer: self.signer.jwk.into_key().within("signer.jwk")?,
        })
    }
}

impl ReportRowFile {
    fn from_domain(row: &ReportRow) -> Self {
        Self {
            indicator: row.indicator.clone(),
            parts: row.parts.iter().map(PartFile::from_domain).collect(),
            computed: row.computed.slug().to_owned(),
            declared: row.declared.as_ref().map(DeclaredFile::from_domain),
            note: row.note.clone(),
            evidence: row.evidence.iter().map(EvidenceFile::from_domain).collect(),
        }
    }

    fn into_domain(self) -> Result<ReportRow, WireError> {
        let evidence = |it: EvidenceFile| {
            Ok(Evidence {
                number: text("number", it.number)?,
                date: text("date", it.date)?,
                subject: text("subject", it.subject)?,
            })
        };
        Ok(ReportRow {
            indicator: short("indicator", self.indicator, MAX_ID)?,
            parts: list("parts", self.parts, MAX_PARTS, PartFile::into_domain)?,
            computed: outcome("computed", &self.computed)?,
            declared: self.declared.map(DeclaredFile::into_domain).transpose().within("declared")?,
            note: text("note", self.note)?,
            evidence: list("evidence", self.evidence, MAX_LIST, evidence)?,
        })
    }
}

impl CountsFile {
    pub(super) fn from_domain(counts: &Counts) -> Self {
        let Counts { rows, exceeded, met, not_met, .. } = *counts;
        let Counts { no_data, not_applicable, not_entered, in_progress, with_errors, with_warnings, .. } =
            *counts;
        Self {
            rows,
            exceeded,
            met,
            not_met,
            no_data,
            not_applicable,
            not_entered,
            in_progress,
            with_errors,
            with_warnings,
        }
    }

    fn into_domain(self) -> Counts {
        let Self { rows, exceeded, met, not_met, no_data, not_applicable, not_entered, .. } = self;
        let Self { in_progress, with_errors, with_warnings, .. } = self;
        Counts {
            rows,
            exceeded,
            met,
            not_met,
            no_data,
            not_applicable,
            not_entered,
            in_progress,
            with_errors,
            with_warnings,
        }
    }
}
