//! What happens to the app after Trunk has built it: it is given names that follow from its content, compressed
//! once with the best brotli, weighed against the budget of a phone on 2G, and served.
//!
//! Trunk calls `dist finish` as its last hook; `make dist`, `make run` and the browser tests call the rest.

mod budget;
mod english;
mod files;
mod finish;
mod glue;
mod imports;
mod loader;
mod module;
mod order;
mod serve;
mod shrink;
mod templates;
mod worker;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Any failure ends the program with its sentence, so no error here needs a type of its own.
type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

const USAGE: &str = "\
usage: dist finish [DIR]   name, index and compress what Trunk built (DIR or $TRUNK_STAGING_DIR)
       dist worker DIR     write the service worker anew, for files that were changed by hand
       dist check DIR      fail when the first visit is over its budget, or the service worker not that of the files
       dist serve DIR [--host ADDRESS] [--port N] [--or-next]
                           serve DIR; port 0 is any free one, --or-next tries the ports after a taken one";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        ["finish"] => staging_dir().and_then(|dir| finish::finish(&dir, is_development())),
        ["finish", dir] => finish::finish(Path::new(dir), false),
        ["worker", dir] => finish::write_worker(Path::new(dir)),
        ["check", dir] => budget::check(Path::new(dir)).and_then(|()| worker::check(Path::new(dir))),
        ["serve", dir, options @ ..] => {
            serve::Options::read(options).and_then(|options| serve::serve(Path::new(dir), &options))
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("dist: {error}");
            ExitCode::FAILURE
        }
    }
}

fn staging_dir() -> Outcome<PathBuf> {
    std::env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or_else(|| "no directory given and TRUNK_STAGING_DIR is not set".into())
}

/// Compressing an unoptimised module takes longer than building it, and nobody downloads it.
fn is_development() -> bool {
    std::env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "debug")
}
