//! Makes modules and scripts smaller, with Binaryen's `wasm-opt` and with Terser.
//!
//! Trunk would call the first itself, but behind an optimisation of its own, which costs half of the gain; its own
//! minifier does not understand the scripts.

use crate::{Outcome, files};
use std::path::Path;
use std::process::Command;

/// Turned into a flat form first and put together anew, a module compresses a hundredth better. Nothing in ours reads
/// memory it has not written, or the first kilobyte of it.
const MODULE: [&str; 10] = [
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--converge",
    "--low-memory-unused",
    "--zero-filled-memory",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

const SCRIPT: [&str; 4] = ["--module", "--compress", "passes=3", "--mangle"];

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
