//! Makes modules and scripts smaller, with Binaryen's `wasm-opt` and with Terser.
//!
//! Trunk would call the first itself, but behind an optimisation of its own, which costs half of the gain; its own
//! minifier does not understand the scripts.

use crate::files::Module;
use crate::{Outcome, files, order};
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// Turned into a flat form first and put together anew, a module compresses a hundredth better. Nothing in ours reads
/// memory it has not written, or the first kilobyte of it. What is said twice compresses better than a variable for it
/// (`local-cse`). How its reads and writes are aligned is a hint nobody needs.
const MODULE: [&str; 9] = [
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--converge",
    "--low-memory-unused",
    "--zero-filled-memory",
    "--skip-pass=local-cse",
    "--dealign",
];

/// Nothing is optimised any more, but written as short as before.
const SORTED: [&str; 8] = [
    "--optimize-level=2",
    "--shrink-level=2",
    "--generate-stack-ir",
    "--optimize-stack-ir",
    "--reorder-functions-by-name",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// Words that every browser knows which can start a module of ours.
const SCRIPT: [&str; 4] = [
    "--module",
    "--compress",
    "passes=3,ecma=2020,unsafe_arrows,unsafe_methods,keep_fargs=false",
    "--mangle",
];

/// The scripts within the page: how each kind begins, and what may be done to it. Those without `import` are not taken for
/// modules: what they declare, the app calls.
const INLINE: [(&str, &[&str]); 2] = [
    ("<script>", &["--compress", "passes=3,keep_fargs=false", "--mangle"]),
    ("<script type=module>", &SCRIPT),
];

/// Shrinks a script that stands by itself.
pub fn shrink_script(path: &Path) -> Outcome<()> {
    files::write(path, piped(&files::read_text(path)?, &SCRIPT)?.as_bytes())
}

/// Shrinks the scripts within a page, which Trunk's minifier has made a little longer than need be, or left as they are.
pub fn shrink_page(page: &Path) -> Outcome<()> {
    let mut text = files::read_text(page)?;
    for (begin, options) in INLINE {
        let mut short = String::new();
        let mut rest = text.as_str();
        while let Some((before, script)) = rest.split_once(begin) {
            let (script, after) = script.split_once(CLOSE).ok_or("a script of the page has no end")?;
            for part in [before, begin, piped(script, options)?.trim_end(), CLOSE] {
                short.push_str(part);
            }
            rest = after;
        }
        short.push_str(rest);
        text = short;
    }
    files::write(page, text.as_bytes())
}

const CLOSE: &str = "</script>";

fn piped(script: &str, options: &[&str]) -> Outcome<String> {
    let mut terser = Command::new("terser");
    let mut terser = terser.args(options).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    // Closed when dropped, so that it begins.
    terser.stdin.take().ok_or("terser takes no input")?.write_all(script.as_bytes())?;
    let output = terser.wait_with_output()?;
    if output.status.success() {
        Ok(String::from_utf8(output.stdout)?)
    } else {
        Err("terser has failed".into())
    }
}

/// Shrinks every module of a folder and its script, all at once.
pub fn shrink(dir: &Path) -> Outcome<()> {
    let modules = files::modules(dir)?;
    let mut running = Vec::new();
    for Module { wasm, script } in &modules {
        running.push(start("wasm-opt", &MODULE, wasm)?);
        running.push(start("terser", &SCRIPT, script)?);
    }
    wait(running)?;
    let mut running = Vec::new();
    for Module { wasm, .. } in &modules {
        files::write(wasm, &order::named(&files::read(wasm)?)?)?;
        running.push(start("wasm-opt", &SORTED, wasm)?);
    }
    wait(running)
}

/// Starts a program that puts something shorter in the place of a file.
fn start(program: &'static str, options: &[&str], path: &Path) -> Outcome<(&'static str, Child)> {
    let child = Command::new(program).arg(path).args(options).arg("-o").arg(path).spawn();
    Ok((program, child.map_err(|error| format!("{program}: {error}"))?))
}

fn wait(running: Vec<(&str, Child)>) -> Outcome<()> {
    for (program, mut child) in running {
        if !child.wait()?.success() {
            return Err(format!("{program} has failed").into());
        }
    }
    Ok(())
}
