//! Opening: from the bytes of a file to a report that nobody changed since it was sealed.
//!
//! 1. The envelope is found ([`super::read`]) and its base64url decoded, in its one canonical spelling.
//! 2. Each protected header is read: algorithm, type, key name; an extension it insists on is refused.
//! 3. The version of the payload is looked at, and the key it names as its own.
//! 4. Every signature is checked by itself, over the exact text `protected.payload`: one good among bad ones is not enough.
//! 5. Only then the payload is read, and held against the form it carries.

use super::error::OpenError;
use super::key::PublicKey;
use super::read;
use super::{ALGORITHM, MEDIA_TYPE, OLD_ALGORITHM};
use crate::domain::answer::{Answer, MilestoneStatus};
use crate::domain::counts::Counts;
use crate::domain::outcome::{Outcome, combine, judge};
use crate::domain::report::{Report, ReportRow};
use crate::domain::template::Indicator;
use crate::domain::timestamp::Timestamp;
use crate::wire::bundle::{self, EnvelopeSignature, Header};
use crate::wire::report::{self, App, Payload};
use crate::wire::template;
use crate::wire::{WireError, told};
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use sha2::{Digest, Sha256};

/// An intact report. Only [`open`] makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    report: Report,
    identity: String,
    signers: Vec<Signer>,
    remarks: Vec<Remark>,
    app: App,
    sealed_at: Timestamp,
}

/// A device whose signature is good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signer {
    /// Thumbprint of its key.
    pub kid: String,
    /// What two people compare by reading aloud.
    pub fingerprint: String,
    /// In which part it signed.
    pub role: Role,
}

/// In which part a device signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It made the report.
    Reporter,
    /// It signed beside the reporter.
    Cosigner,
}

impl Role {
    /// The name used on the command line.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Reporter => "reporter",
            Self::Cosigner => "cosigner",
        }
    }
}

/// Something a receiver should know that makes no file invalid: another version of the rules may have judged otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// An outcome is not the one our rules give.
    OutcomeDiffers {
        /// The row.
        indicator: String,
        /// The part; none for the row as a whole.
        part: Option<String>,
        /// What the report says.
        stated: Outcome,
        /// What our rules say.
        computed: Outcome,
    },
    /// The counts are not those of the rows.
    CountsDiffer,
}

impl Remark {
    /// The stable name used on the command line.
    pub fn code(&self) -> &'static str {
        match self {
            Self::OutcomeDiffers { .. } => "outcome_differs",
            Self::CountsDiffer => "counts_differ",
        }
    }
}

impl Opened {
    /// The report.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// Takes the report out.
    pub fn into_report(self) -> Report {
        self.report
    }

    /// SHA-256 of the payload bytes, in hex: the same however the file was wrapped or signed besides.
    pub fn identity(&self) -> &str {
        &self.identity
    }

    /// Every device whose signature stands on it, the reporter first.
    pub fn signers(&self) -> &[Signer] {
        &self.signers
    }

    /// What a receiver should know.
    pub fn remarks(&self) -> &[Remark] {
        &self.remarks
    }

    /// Which program made the file.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// When, by the device's own clock: untrusted.
    pub fn sealed_at(&self) -> &Timestamp {
        &self.sealed_at
    }
}

/// Opens a bundle.
///
/// # Errors
///
/// When it is no bundle, was changed, or does not fit together; the first flaw in the order of [`OpenError`].
pub fn open(bytes: &[u8]) -> Result<Opened, OpenError> {
    let envelope = read::envelope(bytes)?;
    let payload = base64url(&envelope.payload, "payload")?;
    let mut checks = Vec::with_capacity(envelope.signatures.len());
    for (index, entry) in envelope.signatures.iter().enumerate() {
        checks.push(Check::new(entry, format!("signatures[{index}]"))?);
    }
    for check in &checks {
        check.header_is_ours(MEDIA_TYPE)?;
    }
    let changed = || OpenError::BadSignature { place: "payload".to_owned() };
    let text = str::from_utf8(&payload).map_err(|_| changed())?;
    // Bytes that are no document at all were never sealed by us: they were changed.
    let reporter = report::signer(text).map_err(|it| {
        let no_document = matches!(it, WireError::NotJson { .. } | WireError::CutOff);
        if no_document { changed() } else { OpenError::in_payload(it) }
    })?;
    let mismatch = |place: &str| OpenError::KeyMismatch { place: place.to_owned() };
    let reporter = PublicKey::from_jwk(&reporter).map_err(|_| mismatch("signer.jwk"))?;
    let mut keys: Vec<PublicKey> = Vec::with_capacity(checks.len());
    for check in &checks {
        let key = check.key(&reporter)?;
        if keys.contains(&key) {
            return Err(OpenError::RepeatedSigner { place: check.place.clone() });
        }
        keys.push(key);
    }
    if !keys.contains(&reporter) {
        return Err(mismatch("signatures"));
    }
    for ((check, entry), key) in checks.iter().zip(&envelope.signatures).zip(&keys) {
        let message = format!("{}.{}", entry.protected, envelope.payload);
        if !key.verify(message.as_bytes(), &check.signature) {
            return Err(OpenError::BadSignature { place: check.place.clone() });
        }
    }
    let Payload { report, app, sealed_at, signer: _ } = report::read(text).map_err(OpenError::in_payload)?;
    let remarks = examine(&report)?;
    let mut signers: Vec<Signer> = keys
        .iter()
        .map(|key| Signer {
            kid: key.kid(),
            fingerprint: key.fingerprint(),
            role: if *key == reporter { Role::Reporter } else { Role::Cosigner },
        })
        .collect();
    signers.sort_by_key(|it| it.role == Role::Cosigner);
    let identity = HEXLOWER.encode(&Sha256::digest(&payload));
    Ok(Opened { report, identity, signers, remarks, app, sealed_at })
}

/// Decodes the one canonical spelling: no padding, no stray bits in the last letter.
pub(super) fn base64url(text: &str, place: &str) -> Result<Vec<u8>, OpenError> {
    let bad = || OpenError::BadEncoding { place: place.to_owned() };
    BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| bad())
}

/// A signature, decoded but not yet believed.
pub(super) struct Check {
    pub(super) place: String,
    header: Header,
    pub(super) signature: [u8; 64],
}

impl Check {
    pub(super) fn new(entry: &EnvelopeSignature, place: String) -> Result<Self, OpenError> {
        let protected_place = format!("{place}.protected");
        let signature_place = format!("{place}.signature");
        let protected = base64url(&entry.protected, &protected_place)?;
        let signature = base64url(&entry.signature, &signature_place)?;
        let signature =
            signature.try_into().map_err(|_| OpenError::BadEncoding { place: signature_place })?;
        let envelope = |place: &str| OpenError::BadEnvelope { place: place.to_owned() };
        let protected = str::from_utf8(&protected).map_err(|_| envelope(&protected_place))?;
        let header = bundle::read_header(protected)
            .map_err(|it| OpenError::in_envelope(it.within(&protected_place)))?;
        Ok(Self { place, header, signature })
    }

    pub(super) fn header_is_ours(&self, expected: &str) -> Result<(), OpenError> {
        let Header { alg, typ, critical, .. } = &self.header;
        if alg != ALGORITHM && alg != OLD_ALGORITHM {
            return Err(OpenError::UnknownAlgorithm { found: told(alg) });
        }
        if *critical {
            return Err(OpenError::UnknownExtension);
        }
        if typ == expected { Ok(()) } else { Err(OpenError::WrongType { found: told(typ) }) }
    }

    /// The key in the header of this signature; there is no other place for it.
    pub(super) fn own_key(&self) -> Result<PublicKey, OpenError> {
        let mismatch = || OpenError::KeyMismatch { place: self.place.clone() };
        let key =
            self.header.jwk.as_ref().and_then(|it| PublicKey::from_jwk(it).ok()).ok_or_else(mismatch)?;
        if key.kid() == self.header.kid { Ok(key) } else { Err(mismatch()) }
    }

    /// The key of this signature: the reporter's, or the one in its own header. Its thumbprint must be the `kid`.
    fn key(&self, reporter: &PublicKey) -> Result<PublicKey, OpenError> {
        let mismatch = || OpenError::KeyMismatch { place: self.place.clone() };
        let key = match &self.header.jwk {
            Some(jwk) => PublicKey::from_jwk(jwk).map_err(|_| mismatch())?,
            None => reporter.clone(),
        };
        if key.kid() == self.header.kid { Ok(key) } else { Err(mismatch()) }
    }
}

/// Holds a report against the form it carries, and its outcomes against the rules.
fn examine(report: &Report) -> Result<Vec<Remark>, OpenError> {
    let mismatch = |place: String| OpenError::TemplateMismatch { place };
    template::usable(&report.template).map_err(OpenError::in_payload)?;
    if template::reference(&report.template) != report.template_ref {
        return Err(mismatch("template".to_owned()));
    }
    let indicators: Vec<&Indicator> = report.template.rows().map(|(_, it)| it).collect();
    if indicators.len() != report.rows.len() {
        return Err(mismatch("rows".to_owned()));
    }
    let mut remarks = Vec::new();
    for (index, (row, indicator)) in report.rows.iter().zip(&indicators).enumerate() {
        if row.indicator != indicator.id {
            return Err(mismatch(format!("rows[{index}].indicator")));
        }
        if !row.parts.iter().map(|it| &it.part).eq(indicator.parts.iter().map(|it| &it.id)) {
            return Err(mismatch(format!("rows[{index}].parts")));
        }
        judge_row(row, indicator, &mut remarks);
    }
    if counts(report) != report.counts {
        remarks.push(Remark::CountsDiffer);
    }
    Ok(remarks)
}

fn judge_row(row: &ReportRow, indicator: &Indicator, remarks: &mut Vec<Remark>) {
    let mut say = |part: Option<&str>, stated: Outcome, computed: Outcome| {
        if stated != computed {
            let part = part.map(str::to_owned);
            remarks.push(Remark::OutcomeDiffers { indicator: row.indicator.clone(), part, stated, computed });
        }
    };
    let mut outcomes = Vec::with_capacity(row.parts.len());
    for (entry, part) in row.parts.iter().zip(&indicator.parts) {
        let computed = judge(&part.target, part.boundary, &entry.answer);
        say(Some(&part.id), entry.outcome, computed);
        outcomes.push(computed);
    }
    say(None, row.computed, combine(outcomes));
}

/// The counts of the rows as they stand. Errors and warnings are not counted again: a report has none of the first, and
/// the acknowledged warnings are listed in it.
fn counts(report: &Report) -> Counts {
    let Counts { with_errors, with_warnings, .. } = report.counts;
    let mut counts = Counts { rows: report.rows.len(), with_errors, with_warnings, ..Counts::default() };
    for row in &report.rows {
        *match row.outcome() {
            Outcome::Exceeded => &mut counts.exceeded,
            Outcome::Met => &mut counts.met,
            Outcome::NotMet => &mut counts.not_met,
            Outcome::NoData => &mut counts.no_data,
            Outcome::NotApplicable => &mut counts.not_applicable,
            Outcome::NotEntered => &mut counts.not_entered,
        } += 1;
        let under_way = Answer::Milestone(MilestoneStatus::InProgress);
        counts.in_progress += usize::from(row.parts.iter().any(|it| it.answer == under_way));
    }
    counts
}
