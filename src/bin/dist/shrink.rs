//! Makes modules and scripts smaller, with Binaryen's `wasm-opt` and with Terser.
//!
//! Trunk would call the first itself, but behind an optimisation of its own, which costs half of the gain; its own
//! minifier does not understand the scripts.

use crate::{Outcome, files};
use std::io::Write;
use std::path::Path;

use std::process::{Command, Stdio};

/// Turned into a flat form first and put together anew, a module compresses a hundredth better. Nothing in ours reads
/// memory it has not written, or the first kilobyte of it.
const MODULE: [&str; 11] = [
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--converge",
    "--low-memory-unused",
    "--zero-filled-memory",
    // Functions of like names are alike, and compress better side by side.
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

/// The scripts within the page have no `import` and are not taken for modules: what they declare, the app calls.
const INLINE: [&str; 3] = ["--compress", "passes=3", "--mangle"];

/// Shrinks the scripts within a page, which Trunk's minifier has made a little longer than need be.
pub fn shrink_page(page: &Path) -> Outcome<()> {
    let text = files::read_text(page)?;
    let mut short = String::new();
    let mut rest = text.as_str();
    while let Some((before, script)) = rest.split_once("<script>") {
        let (script, after) = script.split_once("</script>").ok_or("a script of the page has no end")?;
        short.push_str(before);
        for part in ["<script>", piped(script)?.trim_end(), "</script>"] {
            short.push_str(part);
        }
        rest = after;
    }
    short.push_str(rest);
    files::write(page, short.as_bytes())
}

fn piped(script: &str) -> Outcome<String> {
    let mut terser = Command::new("terser");
    let mut terser = terser.args(INLINE).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
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
    let mut running = Vec::new();
    for module in files::walk(dir)?.iter().filter(|it| !it.contains('/')) {
        let Some(stem) = module.strip_suffix("_bg.wasm") else { continue };
        for (program, options, file) in
            [("wasm-opt", MODULE.as_slice(), module.as_str()), ("terser", &SCRIPT, &format!("{stem}.js"))]
        {
            let path = dir.join(file);
            let child = Command::new(program).arg(&path).args(options).arg("-o").arg(&path).spawn();
            running.push((program, child.map_err(|error| format!("{program}: {error}"))?));
        }
    }
    for (program, mut child) in running {
        if !child.wait()?.success() {
            return Err(format!("{program} has failed").into());
        }
    }
    Ok(())
}
