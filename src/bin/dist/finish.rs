//! The last step of a build, run by Trunk on its staging directory.

use crate::{Outcome, budget, files, imports, templates};
use std::fs;
use std::path::Path;

/// Makes what Trunk built ready to be served.
///
/// A development build gets the templates only: everything else here serves the download.
pub fn finish(dir: &Path, development: bool) -> Outcome<()> {
    templates::publish(&dir.join("templates"))?;
    if development {
        return Ok(());
    }
    imports::shorten(dir)?;
    name_by_content(dir)?;
    compress(dir)?;
    budget::print(&budget::first_visit(dir)?);
    Ok(())
}

/// Gives the app's module and script names made from their final bytes.
///
/// Trunk names both after the module as it was before optimisation, so two different downloads can have one
/// name; with names that browsers keep for a year, that would leave phones on an old or a mixed version.
fn name_by_content(dir: &Path) -> Outcome<()> {
    let mut renamed: Vec<(String, String)> = Vec::new();
    let hashed: Vec<String> =
        files::walk(dir)?.into_iter().filter(|path| files::digest_in_name(path).is_some()).collect();
    // The script names the module and the page names both: whoever names comes after the named.
    for kind in ["wasm", "js"] {
        for old in hashed.iter().filter(|path| files::extension(path) == kind && !path.contains('/')) {
            let mut bytes = files::read(&dir.join(old))?;
            if kind == "js" {
                bytes = replace_names(String::from_utf8(bytes)?, &renamed).into_bytes();
            }
            let digest = files::digest(&bytes);
            let new = files::digest_in_name(old).map(|part| old.replace(part, files::short(&digest)));
            let new = new.ok_or_else(|| format!("{old} has no digest in its name"))?;
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

/// Writes a `.br` sibling of every file that gets smaller by it.
fn compress(dir: &Path) -> Outcome<()> {
    for path in files::walk(dir)?.iter().filter(|path| files::is_compressible(path)) {
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
