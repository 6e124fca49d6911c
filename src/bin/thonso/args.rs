//! What can be asked of the program.

use clap::{Parser, Subcommand, ValueEnum};
use thonso::text::Language;
use thonso::wire::schema::Format;

/// Indicator reports of villages: forms, drafts, signed files.
#[derive(Debug, Parser)]
#[command(name = "thonso", version)]
pub struct Args {
    /// The language of the words on standard error.
    #[arg(long, global = true, value_enum, default_value = "vi")]
    pub lang: Lang,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// A language.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Lang {
    /// Tiếng Việt.
    Vi,
    /// English.
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Vi => Self::Vi,
            Lang::En => Self::En,
        }
    }
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Blank forms.
    #[command(subcommand)]
    Template(TemplateCommand),
    /// Target texts.
    #[command(subcommand)]
    Target(TargetCommand),
    /// Result cells.
    #[command(subcommand)]
    Answer(AnswerCommand),
    /// Judges a result against a target.
    Evaluate(Evaluate),
    /// The communes of the country.
    #[command(subcommand)]
    Commune(CommuneCommand),
    /// What is being filled in.
    #[command(subcommand)]
    Draft(DraftCommand),
    /// Drafts, before they are sealed.
    #[command(subcommand)]
    Report(ReportCommand),
    /// Keys of devices.
    #[command(subcommand)]
    Key(KeyCommand),
    /// Finalises a draft and seals it with a key.
    Sign(Sign),
    /// Checks that signed files are intact; one line per file.
    Verify {
        /// Signed files, or `-`.
        #[arg(required = true)]
        files: Vec<String>,
    },
    /// Prints the JSON Schema of a file format.
    Schema {
        /// Which format.
        #[arg(value_enum)]
        format: SchemaName,
    },
}

/// Blank forms.
#[derive(Debug, Subcommand)]
pub enum TemplateCommand {
    /// Lists the built-in forms.
    List,
    /// Prints a built-in form.
    Show {
        /// Its id.
        id: String,
    },
    /// Makes a form of an annex: Word (.docx), Excel (.xlsx), .csv, .tsv or a text with tabs. What is doubtful is told.
    Import {
        /// A file, or `-`.
        file: String,
        /// Where the form goes; standard output without it.
        #[arg(short, long)]
        output: Option<String>,
        /// Where the results that the annex already has go, as a table for `draft new --answers`.
        #[arg(long, value_name = "CSV")]
        answers: Option<String>,
    },
    /// Puts the mark of a device on a form: whoever gets it can see that nobody changed it.
    Sign {
        /// A file, `-`, or the id of a built-in form.
        file: String,
        /// The key.
        #[arg(long)]
        key: String,
        /// Where the marked form goes; standard output without it.
        #[arg(short, long)]
        output: Option<String>,
    },
    /// Writes a form for another program: `xlsform` for ODK and `KoboToolbox`.
    Export {
        /// A file, `-`, or the id of a built-in form.
        file: String,
        /// The kind of file.
        #[arg(long, value_enum)]
        to: ExportFormat,
        /// Where it goes.
        #[arg(short, long)]
        output: String,
    },
    /// Reads a form as a careful author would.
    Check {
        /// A file, `-`, or the id of a built-in form.
        file: String,
    },
}

/// The communes of the country.
#[derive(Debug, Subcommand)]
pub enum CommuneCommand {
    /// Finds communes by name, with or without marks, also by former names; prints one JSON per line, the likeliest first.
    Find {
        /// As people type it: "tong son thanh hoa".
        #[arg(required = true)]
        name: Vec<String>,
        /// At most so many.
        #[arg(long, default_value_t = 20)]
        limit: usize,
    },
}

/// What a form can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// An `XLSForm`, `.xlsx`.
    Xlsform,
}

/// Target texts.
#[derive(Debug, Subcommand)]
pub enum TargetCommand {
    /// Reads target texts.
    Parse(Texts),
}

/// Result cells.
#[derive(Debug, Subcommand)]
pub enum AnswerCommand {
    /// Reads result cells.
    Parse(Texts),
}

/// Texts to read.
#[derive(Debug, clap::Args)]
pub struct Texts {
    /// One or more texts.
    #[arg(conflicts_with = "lines", allow_hyphen_values = true)]
    pub texts: Vec<String>,
    /// Read one text per line from standard input.
    #[arg(long)]
    pub lines: bool,
}

/// A target and a result.
#[derive(Debug, clap::Args)]
pub struct Evaluate {
    /// The target as printed.
    #[arg(long, required_unless_present = "lines", conflicts_with = "lines", allow_hyphen_values = true)]
    pub target: Option<String>,
    /// The result as people write it.
    #[arg(long, required_unless_present = "lines", conflicts_with = "lines", allow_hyphen_values = true)]
    pub result: Option<String>,
    /// A result exactly at the value of "more than" or "less than" is not met.
    #[arg(long)]
    pub strict: bool,
    /// Read target, tab, result per line from standard input.
    #[arg(long)]
    pub lines: bool,
}

/// What is being filled in.
#[derive(Debug, Subcommand)]
pub enum DraftCommand {
    /// Makes a draft, from a table of answers where there is one.
    New(NewDraft),
}

/// A new draft.
#[derive(Debug, clap::Args)]
pub struct NewDraft {
    /// The id of a built-in form, or a file.
    #[arg(long)]
    pub template: String,
    /// Who reports.
    #[arg(long)]
    pub unit: String,
    /// `2024`, `2024-H1`, `2024-Q3`, `2024-9M` or `2024-07`.
    #[arg(long)]
    pub period: String,
    /// A table with the columns section,number,part,result,note,declared,reason.
    #[arg(long)]
    pub answers: Option<String>,
    /// Where to write the draft; standard output without.
    #[arg(short, long)]
    pub output: Option<String>,
}

/// Drafts, before they are sealed.
#[derive(Debug, Subcommand)]
pub enum ReportCommand {
    /// Judges every row and finds what is wrong or remarkable.
    Check {
        /// A draft, or `-`.
        draft: String,
    },
}

/// Keys of devices.
#[derive(Debug, Subcommand)]
pub enum KeyCommand {
    /// Makes a key.
    New {
        /// Where to write the secret key, readable by its owner only; then the public key goes to standard output.
        /// Without, the secret key goes to standard output.
        #[arg(short, long)]
        output: Option<String>,
    },
    /// Shows the public part of a key.
    Show {
        /// A key file, or `-`.
        key: String,
    },
}

/// A draft to be sealed.
#[derive(Debug, clap::Args)]
pub struct Sign {
    /// A draft, or `-`.
    pub draft: String,
    /// The key file of the device.
    #[arg(long)]
    pub key: String,
    /// Where to write the signed file; standard output without.
    #[arg(short, long)]
    pub output: Option<String>,
    /// The word that answers warnings nobody has answered.
    #[arg(long, value_name = "WORDS", conflicts_with = "strict")]
    pub acknowledge: Option<String>,
    /// Refuse a draft with unanswered warnings.
    #[arg(long)]
    pub strict: bool,
}

/// A file format.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum SchemaName {
    /// A blank form.
    Template,
    /// What is being filled in.
    Draft,
    /// A signed report.
    Bundle,
    /// Everything a device keeps.
    Backup,
    /// An office's register of devices.
    Roster,
    /// An office's answer.
    Receipt,
}

impl SchemaName {
    /// The format, or the name of one this build does not know.
    pub fn known(self) -> Result<Format, &'static str> {
        match self {
            Self::Template => Ok(Format::Template),
            Self::Draft => Ok(Format::Draft),
            Self::Bundle => Ok(Format::Bundle),
            Self::Backup => Ok(Format::Backup),
            Self::Roster => Err("roster"),
            Self::Receipt => Err("receipt"),
        }
    }
}
