//! Files, standard streams, the clock and randomness: everything outside the core.

use std::fs::OpenOptions;
use std::io::{self, BufRead, ErrorKind, Read, Write};
use std::process::ExitCode;
use thonso::domain::timestamp::Timestamp;
use thonso::text::Language;
use thonso::text::cli::{Say, say};
use unicode_normalization::UnicodeNormalization;

/// No file this program reads is larger.
const MAX_INPUT_BYTES: u64 = 64 * 1024 * 1024;

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// All is well.
    Fine,
    /// Something was found, or a file is not valid.
    Found,
    /// A part of the input could not be used, and was told of; the rest was.
    Skipped,
}

/// Why a call cannot go on.
#[derive(Debug)]
pub enum Stop {
    /// The call or its input cannot be used.
    Unusable(String),
    /// Nobody reads the output any more.
    Unread,
}

/// What a call gives.
pub type Run = Result<Outcome, Stop>;

/// The streams of the program and the language of its words.
#[derive(Debug)]
pub struct Console {
    /// Of the words on standard error.
    pub language: Language,
}

impl Console {
    /// A console that speaks a language.
    pub fn new(language: Language) -> Self {
        Self { language }
    }

    /// The sentence of a stop, and its exit code.
    pub fn explain(&self, stop: &Stop) -> ExitCode {
        match stop {
            Stop::Unusable(sentence) => {
                self.tell(sentence);
                ExitCode::from(2)
            }
            Stop::Unread => ExitCode::SUCCESS,
        }
    }

    /// Words for a person.
    #[expect(clippy::unused_self, reason = "the streams belong to the console")]
    pub fn tell(&self, sentence: &str) {
        // A closed standard error leaves nobody to tell.
        let _ = writeln!(io::stderr(), "{sentence}");
    }

    /// Words for a person, from the texts.
    pub fn say(&self, what: &Say<'_>) {
        self.tell(&say(self.language, what));
    }

    /// A stop with its sentence.
    pub fn unusable(&self, what: &Say<'_>) -> Stop {
        Stop::Unusable(say(self.language, what))
    }

    /// Ends a call that cannot be used.
    pub fn stop(&self, what: &Say<'_>) -> Run {
        Err(self.unusable(what))
    }

    /// One line on standard output.
    pub fn print(&self, line: &str) -> Run {
        let mut out = io::stdout().lock();
        match writeln!(out, "{line}").and_then(|()| out.flush()) {
            Ok(()) => Ok(Outcome::Fine),
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(Stop::Unread),
            Err(error) => self.stop(&Say::CannotWrite { file: "-", why: &error.to_string() }),
        }
    }

    /// The bytes of a file, or of standard input for `-`.
    pub fn read(&self, file: &str) -> Result<Vec<u8>, Stop> {
        let mut bytes = Vec::new();
        let read = if file == "-" {
            io::stdin().lock().take(MAX_INPUT_BYTES).read_to_end(&mut bytes)
        } else {
            std::fs::File::open(file).and_then(|it| it.take(MAX_INPUT_BYTES).read_to_end(&mut bytes))
        };
        match read {
            Ok(_) => Ok(bytes),
            Err(error) => Err(self.unusable(&Say::CannotRead { file, why: &error.to_string() })),
        }
    }

    /// The text of a file, or of standard input for `-`; without the byte order mark editors put before it.
    pub fn read_text(&self, file: &str) -> Result<String, Stop> {
        let bytes = self.read(file)?;
        let text = String::from_utf8(bytes).map_err(|_| self.unusable(&Say::NotText { file }))?;
        Ok(text.strip_prefix('\u{feff}').map_or(text.clone(), str::to_owned))
    }

    /// Something wrong inside a file.
    pub fn in_file(&self, file: &str, sentence: &str) -> Stop {
        self.unusable(&Say::InFile { file, sentence })
    }

    /// Calls `each` with every line of standard input and its number; without the byte order mark editors put before the
    /// first. Something is found when it is in any line.
    pub fn each_line(&self, mut each: impl FnMut(usize, &str) -> Run) -> Run {
        self.each_line_as_it_is(|number, line| match line {
            Some(line) => each(number, line),
            None => self.stop(&Say::NotText { file: "-" }),
        })
    }

    /// As [`Self::each_line`]; none for a line that is no text.
    pub fn each_line_as_it_is(&self, mut each: impl FnMut(usize, Option<&str>) -> Run) -> Run {
        let mut all = Outcome::Fine;
        for (index, line) in io::stdin().lock().split(b'\n').enumerate() {
            let line =
                line.map_err(|it| self.unusable(&Say::CannotRead { file: "-", why: &it.to_string() }))?;
            let line = str::from_utf8(&line).ok().map(|line| {
                let line = line.strip_suffix('\r').unwrap_or(line);
                line.strip_prefix('\u{feff}').filter(|_| index == 0).unwrap_or(line)
            });
            all = all.max(each(index + 1, line)?);
        }
        Ok(all)
    }

    /// Writes a document to a file, or to standard output without one.
    pub fn write(&self, file: Option<&str>, document: &str) -> Run {
        match file {
            None | Some("-") => self.print(document.trim_end()),
            Some(file) => match std::fs::write(file, document) {
                Ok(()) => Ok(Outcome::Fine),
                Err(error) => self.stop(&Say::CannotWrite { file, why: &error.to_string() }),
            },
        }
    }

    /// Writes a file that is no text; to standard output for `-`.
    pub fn write_bytes(&self, file: &str, bytes: &[u8]) -> Run {
        let written =
            if file == "-" { io::stdout().lock().write_all(bytes) } else { std::fs::write(file, bytes) };
        match written {
            Ok(()) => Ok(Outcome::Fine),
            Err(error) => self.stop(&Say::CannotWrite { file, why: &error.to_string() }),
        }
    }

    /// Writes a secret to a new file that only its owner may read.
    pub fn write_secret(&self, file: &str, document: &str) -> Run {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let written = options.open(file).and_then(|mut it| it.write_all(document.as_bytes()));
        match written {
            Ok(()) => Ok(Outcome::Fine),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => self.stop(&Say::KeyExists { file }),
            Err(error) => self.stop(&Say::CannotWrite { file, why: &error.to_string() }),
        }
    }

    /// Random bytes of the operating system.
    pub fn random<const N: usize>(&self) -> Result<[u8; N], Stop> {
        let mut bytes = [0; N];
        match getrandom::fill(&mut bytes) {
            Ok(()) => Ok(bytes),
            Err(_) => Err(self.unusable(&Say::NoRandomness)),
        }
    }
}

/// Letters and their marks in one piece: files from macOS have them apart, and words are compared letter by letter.
pub fn composed(text: &str) -> String {
    text.nfc().collect()
}

/// The time of this computer, in UTC.
pub fn now() -> Timestamp {
    #[allow(
        clippy::disallowed_methods,
        reason = "this program runs natively, where the clock does not panic"
    )]
    let now = std::time::SystemTime::now();
    let seconds = now.duration_since(std::time::UNIX_EPOCH).map_or(0, |it| it.as_secs());
    utc(seconds)
}

/// RFC 3339 of seconds since 1970.
fn utc(seconds: u64) -> Timestamp {
    let (days, rest) = (seconds / 86_400, seconds % 86_400);
    // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days, for days after 1970.
    let shifted = days + 719_468;
    let era = shifted / 146_097;
    let day_of_era = shifted % 146_097;
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    let (hour, minute, second) = (rest / 3600, rest % 3600 / 60, rest % 60);
    let text = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z");
    Timestamp::new(&text).expect("years below 10000 have the form of RFC 3339")
}

#[cfg(test)]
mod tests {
    use super::utc;

    #[test]
    fn seconds_since_1970() {
        for (seconds, expected) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_709_164_799, "2024-02-28T23:59:59Z"),
            (1_735_689_599, "2024-12-31T23:59:59Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
        ] {
            assert_eq!(utc(seconds).as_str(), expected);
        }
    }
}
