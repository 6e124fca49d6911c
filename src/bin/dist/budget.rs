//! What a first visit costs, and what it may cost.

use crate::{Outcome, files};
use std::path::Path;

/// A page that has to open on 2G: 130 kB take about ten seconds at 100 kbit/s.
const MOST_BYTES: usize = 130_000;
/// Each request costs a round trip, close to a second on such a line.
const MOST_REQUESTS: usize = 8;

/// One request of a first visit.
#[derive(Debug)]
pub struct Download {
    path: String,
    raw: usize,
    compressed: usize,
}

/// Everything fetched before somebody can type: the page, what it names, what that names in turn, the list of
/// templates and one template, the largest.
pub fn first_visit(dir: &Path) -> Outcome<Vec<Download>> {
    let all: Vec<String> =
        files::walk(dir)?.into_iter().filter(|path| files::extension(path) != "br").collect();
    let (templates, parts): (Vec<&String>, Vec<&String>) =
        all.iter().partition(|path| path.starts_with("templates/"));

    let mut paths = vec!["index.html".to_owned()];
    let mut next = 0;
    while let Some(path) = paths.get(next).cloned() {
        next += 1;
        if !["html", "js"].contains(&files::extension(&path)) {
            continue;
        }
        let text = files::read_text(&dir.join(&path))?;
        for part in &parts {
            // The second module is fetched when there is nothing else to do, and so is the page's side of the service
            // worker, which nobody waits for; English for those who read it; the module of office files for those who have one.
            let later = ["desk", "offline", "english", "office"].iter().any(|it| part.starts_with(it));
            if !later && text.contains(part.as_str()) && !paths.contains(part) {
                paths.push((*part).clone());
            }
        }
    }
    let mut downloads = paths.iter().map(|path| weigh(dir, path)).collect::<Outcome<Vec<_>>>()?;

    let (index, templates): (Vec<&String>, Vec<&String>) =
        templates.into_iter().partition(|path| path.ends_with("/index.json"));
    for path in index {
        downloads.push(weigh(dir, path)?);
    }
    let templates = templates.into_iter().map(|path| weigh(dir, path)).collect::<Outcome<Vec<_>>>()?;
    downloads.extend(templates.into_iter().max_by_key(|template| template.compressed));
    Ok(downloads)
}

fn weigh(dir: &Path, path: &str) -> Outcome<Download> {
    let raw = files::read(&dir.join(path))?;
    let sibling = dir.join(format!("{path}.br"));
    let compressed = if sibling.exists() { files::read(&sibling)?.len() } else { raw.len() };
    Ok(Download { path: path.to_owned(), raw: raw.len(), compressed })
}

/// Prints the downloads as a table with their sum.
pub fn print(downloads: &[Download]) {
    println!("{:<48}{:>10}{:>10}", "First visit", "bytes", "brotli");
    for Download { path, raw, compressed } in downloads {
        println!("{path:<48}{raw:>10}{compressed:>10}");
    }
    let raw: usize = downloads.iter().map(|download| download.raw).sum();
    println!("{:<48}{raw:>10}{:>10}", format!("{} requests", downloads.len()), sum(downloads));
}

fn sum(downloads: &[Download]) -> usize {
    downloads.iter().map(|download| download.compressed).sum()
}

/// Fails when the first visit is over its budget, and when there is no app to weigh.
pub fn check(dir: &Path) -> Outcome<()> {
    let downloads = first_visit(dir)?;
    print(&downloads);
    if let Some(kind) = ["js", "wasm"]
        .into_iter()
        .find(|kind| !downloads.iter().any(|download| download.path.ends_with(kind)))
    {
        return Err(format!("index.html names no .{kind} file of {}", dir.display()).into());
    }
    let bytes = sum(&downloads);
    if bytes > MOST_BYTES {
        return Err(format!("the first visit takes {bytes} bytes, {MOST_BYTES} are allowed").into());
    }
    if downloads.len() > MOST_REQUESTS {
        return Err(format!(
            "the first visit takes {} requests, {MOST_REQUESTS} are allowed",
            downloads.len()
        )
        .into());
    }
    println!("Within {MOST_BYTES} bytes and {MOST_REQUESTS} requests.");
    Ok(())
}
