//! The service worker of a build: its source, with the list of the files of the build in front.

use crate::{Outcome, files};
use serde_json::json;
use std::path::Path;
use thonso::text::Language;

/// The page's side of the worker: a script that the page fetches once the app runs.
pub const PAGE_SCRIPT: &str = "offline.js";
/// The worker itself. Browsers know it by this name, so it is the one script that has none made from its content.
pub const WORKER: &str = "sw.js";

const PAGE: &str = "index.html";
const PAGE_SOURCE: &str = include_str!("../../browser/offline.js");
const SOURCE: &str = include_str!("../../browser/worker.js");
/// Where the page says which build it is: what follows, up to the next quotation mark.
const BUILD: &str = "thonsoBuild=\"";

/// A file of the build: its path, digest and size.
#[derive(Debug, PartialEq, Eq)]
struct Listed {
    path: String,
    digest: String,
    size: usize,
}

/// Writes the page's side of the worker.
pub fn write_page_script(dir: &Path) -> Outcome<()> {
    let sentences = |language: Language| {
        let texts = language.texts();
        json!({
            "arriving": texts.line_arriving(),
            "offline": texts.line_offline(),
            "online": texts.line_online_only(),
            "missing": texts.form_not_here(),
        })
    };
    let sentences = json!({ "vi": sentences(Language::Vi), "en": sentences(Language::En) });
    let script = format!("const SENTENCES = {sentences};\n{}", without_comments(PAGE_SOURCE));
    files::write(&dir.join(PAGE_SCRIPT), script.as_bytes())
}

/// Writes the name of the build into the page, and the worker with the list of all files.
pub fn write(dir: &Path) -> Outcome<()> {
    let (page, worker) = written(dir)?;
    files::write(&dir.join(PAGE), page.as_bytes())?;
    files::write(&dir.join(WORKER), worker.as_bytes())
}

/// Fails when page or worker are not those of the files beside them: no browser would install such a build.
pub fn check(dir: &Path) -> Outcome<()> {
    let (page, worker) = written(dir)?;
    for (name, text) in [(PAGE, page), (WORKER, worker)] {
        if files::read_text(&dir.join(name))? != text {
            return Err(
                format!("{name} does not fit the files of {}; run `dist worker`", dir.display()).into()
            );
        }
    }
    Ok(())
}

/// The page and the worker as they have to be.
fn written(dir: &Path) -> Outcome<(String, String)> {
    let page = with_build(&files::read_text(&dir.join(PAGE))?, "")?;
    let mut listed = Vec::new();
    for path in files::walk(dir)?.into_iter().filter(|it| is_core(it) || is_optional(it)) {
        let bytes = if path == PAGE { page.clone().into_bytes() } else { files::read(&dir.join(&path))? };
        listed.push(Listed { digest: files::digest(&bytes), size: bytes.len(), path });
    }
    let source = without_comments(SOURCE);
    // The page has to name the build, so the build is named by the page without that name.
    let all = format!("{listed:?}{source}");
    let build = files::short(&files::digest(all.as_bytes())).to_owned();
    let page = with_build(&page, &build)?;
    for file in listed.iter_mut().filter(|it| it.path == PAGE) {
        (file.digest, file.size) = (files::digest(page.as_bytes()), page.len());
    }
    let (core, optional): (Vec<_>, Vec<_>) = listed.into_iter().partition(|it| is_core(&it.path));
    let worker = format!(
        "const BUILD = \"{build}\";\nconst CORE = {};\nconst OPTIONAL = {};\n{source}",
        list(&core)?,
        list(&optional)?
    );
    Ok((page, worker))
}

fn list(files: &[Listed]) -> Outcome<String> {
    let rows: Vec<_> = files.iter().map(|it| (&it.path, &it.digest, it.size)).collect();
    Ok(serde_json::to_string(&rows)?)
}

/// Without these the app does not open or does not do its main job: the page, scripts and modules, the list of forms, and
/// the sentences of other languages.
fn is_core(path: &str) -> bool {
    let kind = files::extension(path);
    let beside_the_page = !path.contains('/') && path != WORKER && !path.starts_with("office");
    path == "templates/index.json" || beside_the_page && ["html", "js", "wasm", "txt"].contains(&kind)
}

/// What is taken along when there is nothing else to do. What a host wants for itself is in no list.
fn is_optional(path: &str) -> bool {
    let kind = files::extension(path);
    let known = ["js", "wasm", "json", "png", "svg", "webmanifest"].contains(&kind);
    // The list of communes.
    let list = path.starts_with("units/") && kind == "txt";
    (known || list) && path != WORKER && !path.split('/').any(|it| it.starts_with('.')) && !is_core(path)
}

fn with_build(page: &str, build: &str) -> Outcome<String> {
    let parts = page.split_once(BUILD).and_then(|(before, rest)| Some((before, rest.split_once('"')?.1)));
    let (before, after) = parts.ok_or_else(|| format!("{PAGE} has no place for the name of the build"))?;
    Ok(format!("{before}{BUILD}{build}\"{after}"))
}

/// Takes out what only readers of the source need: comments, which stand on lines of their own, and the spaces before lines.
fn without_comments(source: &str) -> String {
    let lines = source.lines().map(str::trim).filter(|it| !it.is_empty() && !it.starts_with("//"));
    lines.flat_map(|it| [it, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    const FILES: [&str; 14] = [
        "index.html",
        "app-00ff00ff.js",
        "app-00ff00ff_bg.wasm",
        "desk-11ff00ff_bg.wasm",
        "offline-22ff00ff.js",
        "english-33ff00ff.txt",
        "templates/index.json",
        "templates/x.44ff00ff.json",
        "icons/192.png",
        "manifest.webmanifest",
        "office-55ff00ff.js",
        "app-00ff00ff_bg.wasm.br",
        "_headers",
        ".well-known/x.json",
    ];

    fn build(name: &str, page: &str) -> std::path::PathBuf {
        let dir = std::env::temp_dir().join(format!("thonso-worker-{name}-{}", std::process::id()));
        for path in FILES {
            fs::create_dir_all(dir.join(path).parent().unwrap()).unwrap();
            fs::write(dir.join(path), path).unwrap();
        }
        fs::write(dir.join("index.html"), page).unwrap();
        dir
    }

    /// One of the lists of a worker.
    fn listed(worker: &str, name: &str) -> Vec<(String, String, usize)> {
        let line = worker.lines().find_map(|it| it.strip_prefix(&format!("const {name} = "))).unwrap();
        serde_json::from_str(line.trim_end_matches(';')).unwrap()
    }

    #[test]
    fn every_file_of_the_build_is_listed_with_its_digest() {
        let dir = build("list", "<script>thonsoBuild=\"\";</script>");
        write(&dir).unwrap();
        let worker = files::read_text(&dir.join(WORKER)).unwrap();
        let names =
            |list: &str| -> Vec<String> { listed(&worker, list).into_iter().map(|it| it.0).collect() };
        assert_eq!(
            names("CORE"),
            [
                "app-00ff00ff.js",
                "app-00ff00ff_bg.wasm",
                "desk-11ff00ff_bg.wasm",
                "english-33ff00ff.txt",
                "index.html",
                "offline-22ff00ff.js",
                "templates/index.json"
            ]
        );
        assert_eq!(
            names("OPTIONAL"),
            ["icons/192.png", "manifest.webmanifest", "office-55ff00ff.js", "templates/x.44ff00ff.json"]
        );
        for (path, digest, size) in listed(&worker, "CORE").into_iter().chain(listed(&worker, "OPTIONAL")) {
            let bytes = files::read(&dir.join(&path)).unwrap();
            assert_eq!((files::digest(&bytes), bytes.len()), (digest, size), "{path} as it is served");
        }
        check(&dir).unwrap();
        fs::write(dir.join("icons/192.png"), "another").unwrap();
        assert!(check(&dir).is_err(), "a file was changed behind the worker's back");
        fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn another_content_is_another_build_and_the_same_is_the_same() {
        let named = |dir: &Path| {
            write(dir).unwrap();
            let page = files::read_text(&dir.join(PAGE)).unwrap();
            let name = page.split_once(BUILD).unwrap().1.split('"').next().unwrap().to_owned();
            let worker = files::read_text(&dir.join(WORKER)).unwrap();
            assert!(worker.starts_with(&format!("const BUILD = \"{name}\";")), "page and worker agree");
            assert_eq!(name.len(), 8);
            name
        };
        let dir = build("name", "<p>1</p>thonsoBuild=\"\";");
        let first = named(&dir);
        assert_eq!(named(&dir), first, "writing it again changes nothing");
        fs::write(dir.join(PAGE), format!("<p>2</p>thonsoBuild=\"{first}\";")).unwrap();
        let second = named(&dir);
        assert_ne!(second, first);
        fs::write(dir.join("icons/192.png"), "another").unwrap();
        assert_ne!(named(&dir), second);
        fs::write(dir.join(PAGE), "a page of something else").unwrap();
        assert!(write(&dir).is_err());
        fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn comments_stand_on_lines_of_their_own() {
        assert_eq!(without_comments("// a\n\n  const b = 'http://c';\n"), "const b = 'http://c';\n");
        for source in [SOURCE, PAGE_SOURCE] {
            assert!(source.lines().all(|it| it.trim().starts_with("//") || !it.contains(" //")));
            assert!(!source.contains("/*"));
            assert!(source.lines().all(|it| it.matches('`').count() % 2 == 0), "a text over several lines");
        }
    }
}
