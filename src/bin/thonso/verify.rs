//! `verify`.

use crate::console::{Console, Outcome, Run, Stop};
use thonso::bundle::{OpenError, Opened, Remark, open};
use thonso::text;
use thonso::text::cli::Say;
use thonso::wire::output::{Verdict, VerdictSigner, verdict};

/// Checks that files are intact. Whose they are, no file can say by itself: `genuine` stays open without a register of
/// devices.
pub fn verify(console: &Console, files: &[String]) -> Run {
    let mut all = Outcome::Fine;
    // A file that cannot be read keeps none of the others from being checked.
    let mut missing: Option<Stop> = None;
    for file in files {
        let bytes = match console.read(file) {
            Ok(bytes) => bytes,
            Err(stop) => {
                if let Some(earlier) = missing.replace(stop) {
                    let _ = console.explain(&earlier);
                }
                let unread = Verdict {
                    file: file.clone(),
                    reasons: vec!["unreadable".to_owned()],
                    ..Verdict::default()
                };
                console.print(&verdict(&unread))?;
                continue;
            }
        };
        let opened = open(&bytes);
        let found = match &opened {
            Ok(opened) => intact(console, file, opened),
            Err(error) => {
                all = Outcome::Found;
                let sentence = text::open_error(console.language, error).to_string();
                console.say(&Say::InFile { file, sentence: &sentence });
                Verdict {
                    file: file.clone(),
                    reasons: vec![named(error.code(), place(error))],
                    ..Verdict::default()
                }
            }
        };
        console.print(&verdict(&found))?;
    }
    missing.map_or(Ok(all), Err)
}

fn intact(console: &Console, file: &str, opened: &Opened) -> Verdict {
    if let Some(reporter) = opened.signers().first() {
        console.say(&Say::Intact { file, fingerprint: &reporter.fingerprint });
    }
    for remark in opened.remarks() {
        console.tell(&text::remark(console.language, &opened.report().template, remark));
    }
    let signers = opened.signers().iter().map(|it| VerdictSigner {
        kid: it.kid.clone(),
        fingerprint: it.fingerprint.clone(),
        role: it.role.slug(),
    });
    let reason = |it: &Remark| match it {
        Remark::OutcomeDiffers { indicator, .. } => named(it.code(), indicator),
        Remark::CountsDiffer => it.code().to_owned(),
    };
    Verdict {
        file: file.to_owned(),
        intact: true,
        genuine: None,
        signers: signers.collect(),
        identity: Some(opened.identity().to_owned()),
        reasons: opened.remarks().iter().map(reason).collect(),
    }
}

fn named(code: &str, place: &str) -> String {
    if place.is_empty() { code.to_owned() } else { format!("{code}:{place}") }
}

fn place(error: &OpenError) -> &str {
    match error {
        OpenError::BadEnvelope { place }
        | OpenError::BadEncoding { place }
        | OpenError::KeyMismatch { place }
        | OpenError::RepeatedSigner { place }
        | OpenError::BadSignature { place }
        | OpenError::Malformed { place }
        | OpenError::TemplateMismatch { place } => place,
        OpenError::UnknownAlgorithm { found } | OpenError::WrongType { found } => found,
        OpenError::TooLarge { .. }
        | OpenError::NotABundle
        | OpenError::CutOff
        | OpenError::UnknownExtension
        | OpenError::NewerVersion { .. } => "",
    }
}
