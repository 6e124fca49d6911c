//! The command line: the same core as the app, for offices that automate.
//!
//! Documents go to standard output, words for people to standard error. Exit codes: 0 fine; 1 something was found, or a
//! file is not valid; 2 the call or its input cannot be used.

mod answers;
mod args;
mod builtin;
mod check;
mod commune;
mod console;
mod draft;
mod import;
mod key;
mod reading;
mod seal;
mod template;
mod verify;

use args::{Args, Command, ExportFormat, KeyCommand, ReportCommand, TemplateCommand};
use clap::Parser;
use console::{Console, Outcome};
use std::process::ExitCode;
use thonso::wire::schema;

fn main() -> ExitCode {
    let args = Args::parse();
    let console = Console::new(args.lang.into());
    let outcome = run(&console, args.command);
    match outcome {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Found) => ExitCode::from(1),
        Ok(Outcome::Skipped) => ExitCode::from(2),
        Err(stop) => console.explain(&stop),
    }
}

fn run(console: &Console, command: Command) -> console::Run {
    match command {
        Command::Template(it) => match it {
            TemplateCommand::List => template::list(console),
            TemplateCommand::Show { id } => template::show(console, &id),
            TemplateCommand::Import { file, output, answers } => {
                import::annex(console, &file, output.as_deref(), answers.as_deref())
            }
            TemplateCommand::Sign { file, key, output } => {
                template::sign(console, &file, &key, output.as_deref())
            }
            TemplateCommand::Export { file, to: ExportFormat::Xlsform, output } => {
                template::xlsform(console, &file, &output)
            }
            TemplateCommand::Check { file } => template::check(console, &file),
        },
        Command::Target(args::TargetCommand::Parse(texts)) => reading::targets(console, &texts),
        Command::Answer(args::AnswerCommand::Parse(texts)) => reading::answers(console, &texts),
        Command::Evaluate(it) => reading::evaluate(console, &it),
        Command::Commune(args::CommuneCommand::Find { name, limit }) => {
            commune::find(console, &name.join(" "), limit)
        }
        Command::Draft(args::DraftCommand::New(it)) => draft::new(console, &it),
        Command::Report(ReportCommand::Check { draft }) => check::check(console, &draft),
        Command::Key(KeyCommand::New { output }) => key::new(console, output.as_deref()),
        Command::Key(KeyCommand::Show { key }) => key::show(console, &key),
        Command::Sign(it) => seal::sign(console, &it),
        Command::Verify { files } => verify::verify(console, &files),
        Command::Schema { format } => match format.known() {
            Ok(format) => console.print(schema::schema(format).trim_end()),
            Err(name) => console.stop(&thonso::text::cli::Say::NoSchema { format: name }),
        },
    }
}
