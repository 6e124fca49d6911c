//! `sign`.

use crate::args::Sign;
use crate::check;
use crate::console::{Console, Outcome, Run, composed, now};
use crate::key;
use thonso::bundle::{Sealing, seal};
use thonso::domain::finding::Level;
use thonso::domain::report::{finalise, obstacles};
use thonso::text;
use thonso::text::cli::{Say, unexplained};

/// Finalises a draft and seals it.
///
/// Warnings nobody answered are answered by a set phrase that says so: the report tells the truth about itself.
pub fn sign(console: &Console, args: &Sign) -> Run {
    let (template, mut draft) = check::load(console, &args.draft)?;
    let key = key::load(console, &args.key)?;
    let checked = thonso::domain::check::draft(&template, &draft);
    let word = composed(args.acknowledge.as_deref().unwrap_or_else(|| unexplained(console.language)).trim());
    let (mut refused, mut answered) = (false, Vec::new());
    for finding in obstacles(&checked, &draft) {
        let sentence = text::finding(console.language, &template, &finding);
        if finding.kind.level() == Level::Error || args.strict || word.is_empty() {
            refused = true;
            console.tell(&sentence);
        } else {
            answered.push(sentence);
            draft.acknowledged.insert(finding.key(), word.clone());
        }
    }
    let at = now();
    let report = match finalise(&template, &draft, at.clone()) {
        Ok(report) if !refused => report,
        found => {
            // The word itself may be what stands in the way.
            for finding in found.err().filter(|_| !refused).unwrap_or_default() {
                console.tell(&text::finding(console.language, &template, &finding));
            }
            console.say(&Say::NotSealed);
            return Ok(Outcome::Found);
        }
    };
    let about = text::about_file(&report.org_unit.name, &report.period);
    let how = Sealing { about: &about, app_version: env!("CARGO_PKG_VERSION"), at: &at };
    match seal(&report, &key, how) {
        Ok(bytes) => {
            let made = console.write(args.output.as_deref(), &String::from_utf8_lossy(&bytes))?;
            // Only now do the words stand in a file.
            for finding in &answered {
                console.say(&Say::Acknowledged { word: &word, finding });
            }
            Ok(made)
        }
        Err(error) => {
            console.tell(&text::open_error(console.language, &error.0).to_string());
            Ok(Outcome::Found)
        }
    }
}
