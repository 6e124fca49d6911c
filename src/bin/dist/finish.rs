//! The last step of a build, run by Trunk on its staging directory.

use crate::{Outcome, budget, english, files, glue, imports, loader, shrink, templates, worker};
use std::fs;
use std::path::Path;

/// The worker around the module of office files. Its name stands behind those of the module and its script, which it names.
const OFFICE_WORKER: &str = "office_worker.js";

/// Makes what Trunk built ready to be served.
///
/// A development build gets what the app fetches only: everything else here serves the download.
pub fn finish(dir: &Path, development: bool) -> Outcome<()> {
    templates::publish(&dir.join("templates"))?;
    english::publish(dir)?;
    if development {
        return Ok(());
    }
    loader::shorten(dir)?;
    glue::shorten(dir)?;
    imports::shorten(dir)?;
    shrink::shrink(dir)?;
    shrink::shrink_script(&dir.join(OFFICE_WORKER))?;
    shrink::shrink_page(&dir.join("index.html"))?;
    worker::write_page_script(dir)?;
    name_by_content(dir)?;
    worker::write(dir)?;
    compress(dir, &files::walk(dir)?)?;
    budget::print(&budget::first_visit(dir)?);
    Ok(())
}

/// Writes the service worker, and what has to follow from it, of a finished build whose files were changed by hand.
pub fn write_worker(dir: &Path) -> Outcome<()> {
    worker::write(dir)?;
    compress(dir, &["index.html".to_owned(), worker::WORKER.to_owned()])
}

/// Gives the app's modules and scripts names made from their final bytes.
///
/// Trunk names the first after the module as it was before optimisation, so two different downloads can have one name, and
/// the second not at all; with names that browsers keep for a year, or ones that never change, phones would be left with
/// an old version, or with the script of one version and the module of another.
fn name_by_content(dir: &Path) -> Outcome<()> {
    let mut renamed: Vec<(String, String)> = Vec::new();
    let all: Vec<String> = files::walk(dir)?.into_iter().filter(|path| !path.contains('/')).collect();
    let is_script = |path: &str| {
        [worker::PAGE_SCRIPT, OFFICE_WORKER].contains(&path)
            || path
                .strip_suffix(".js")
                .is_some_and(|stem| all.iter().any(|it| *it == format!("{stem}_bg.wasm")))
    };
    // The script names the module and the page names both: whoever names comes after the named.
    for kind in ["wasm", "js"] {
        for old in all.iter().filter(|path| files::extension(path) == kind) {
            if files::digest_in_name(old).is_none() && kind == "js" && !is_script(old) {
                continue;
            }
            let mut bytes = files::read(&dir.join(old))?;
            if kind == "js" {
                bytes = replace_names(String::from_utf8(bytes)?, &renamed).into_bytes();
            }
            let new = files::named(old, files::short(&files::digest(&bytes)));
            files::remove(&dir.join(old))?;
            files::write(&dir.join(&new), &bytes)?;
            renamed.push((old.clone(), new));
        }
    }
    let page = dir.join("index.html");
    files::write(&page, replace_names(files::read_text(&page)?, &renamed).as_bytes())
}

fn replace_names(text: String, renamed: &[(String, String)]) -> String {
    renamed.iter().fold(text, |text, (old, new)| text.replace(old, new))
}

/// Writes a `.br` sibling of each file that gets smaller by it.
fn compress(dir: &Path, paths: &[String]) -> Outcome<()> {
    for path in paths.iter().filter(|path| files::is_compressible(path)) {
        let bytes = files::read(&dir.join(path))?;
        let compressed = files::brotli(&bytes)?;
        let sibling = dir.join(format!("{path}.br"));
        if compressed.len() < bytes.len() {
            files::write(&sibling, &compressed)?;
        } else if fs::exists(&sibling)? {
            files::remove(&sibling)?;
        }
    }
    Ok(())
}
