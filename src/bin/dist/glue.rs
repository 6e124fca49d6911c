//! The script between a module and the browser, as wasm-bindgen writes it, made shorter.
//!
//! It looks out for browsers that cannot start our modules at all, since these hold the browser's own objects (`externref`),
//! and it names each function that a module calls for, where a list would do.

use crate::imports::Names;
use crate::{Outcome, files};
use std::path::Path;

/// What a module calls its script's list by.
pub const LIST: &str = "a";

/// How a piece of the script begins, how it ends, and what stands there instead.
const PIECES: [(&str, &str, &str); 7] = [
    // A browser without these two is older than `externref`.
    ("if (!('encodeInto' in cachedTextEncoder)) {", "\n}\n", ""),
    ("(typeof FinalizationRegistry === 'undefined')", ": new", "new"),
    // Every call gives both.
    ("    if (realloc === undefined) {", "\n    }\n", ""),
    ("function passStringToWasm0(arg, malloc, realloc", ")", "function passStringToWasm0(arg)"),
    // Memory that has grown has another buffer.
    (
        "    if (cachedDataViewMemory0 === null",
        ") {\n",
        "    if (cachedDataViewMemory0?.buffer !== wasm.memory.buffer) {\n",
    ),
    // Said on the console only.
    (
        "function debugString(val) {",
        "\n}\n",
        "const debugString = it => it instanceof Error ? `${it}\\n${it.stack}` : String(it);\n",
    ),
    (
        "function handleError(f, args) {",
        "\n}\n",
        "const handleError = f => (...them) => {
    try { return f(...them); } catch (error) { wasm.__wbindgen_exn_store(addToExternrefTable0(error)); }
};
",
    ),
];

/// What is said in other words wherever it stands.
const WORDS: [(&str, &str); 5] = [
    (", wasm.__wbindgen_malloc, wasm.__wbindgen_realloc)", ")"),
    (" = malloc(", " = wasm.__wbindgen_malloc("),
    (" = realloc(", " = wasm.__wbindgen_realloc("),
    ("function() { return handleError(function (", "handleError(function ("),
    ("}, arguments); },\n", "}),\n"),
];

/// What the script of a module has that shows pages.
const SHOWS: &str = "createElement";

/// How a script calls for its module.
const MODULE: &str = "wasm.";

/// How all names begin that a module calls for; where they stand with their functions, and where the next one does.
const PREFIX: &str = "__wb";
const BEGIN: &str = "    const import0 = {\n        __proto__: null,\n        __wb";
const NEXT: &str = ",\n        __wb";
const END: &str = ",\n    };\n    return {\n        __proto__: null,\n";

/// Shortens the script of every module of a folder.
pub fn shorten(dir: &Path) -> Outcome<()> {
    for files::Module { script, .. } in files::modules(dir)? {
        files::write(&script, shortened(files::read_text(&script)?)?.as_bytes())?;
    }
    Ok(())
}

fn shortened(mut script: String) -> Outcome<String> {
    // A module that shows nothing calls for less.
    let shows = script.contains(SHOWS);
    for (begin, end, instead) in PIECES {
        let Some((before, rest)) = script.split_once(begin) else {
            if shows {
                return Err(unknown(begin).into());
            }
            continue;
        };
        let (_, after) = rest.split_once(end).ok_or_else(|| unknown(begin))?;
        script = [before, instead, after].concat();
    }
    for (old, new) in WORDS {
        if shows && !script.contains(old) {
            return Err(unknown(old).into());
        }
        script = script.replace(old, new);
    }
    Ok(script)
}

fn unknown(piece: &str) -> String {
    format!("a script of wasm-bindgen does not have {piece:?} where it is expected: look at glue.rs")
}

/// What a script calls for of its module.
pub fn called(script: &str) -> Vec<&str> {
    calls(script).map(|(_, name)| name).collect()
}

/// Where a script calls for its module, and what it calls for there.
fn calls(script: &str) -> impl Iterator<Item = (usize, &str)> {
    let in_name = |it: char| it.is_ascii_alphanumeric() || it == '_';
    script.match_indices(MODULE).filter_map(move |(at, _)| {
        let (before, rest) = (&script[..at], &script[at + MODULE.len()..]);
        let name = &rest[..rest.find(|it| !in_name(it)).unwrap_or(rest.len())];
        (!name.is_empty() && !before.ends_with(in_name)).then_some((at + MODULE.len(), name))
    })
}

/// A script that has a list instead of names, and calls its module by the new ones.
pub fn renamed(script: &str, names: &Names) -> Outcome<String> {
    let mut short = String::new();
    let mut done = 0;
    for (at, old) in calls(script) {
        let (_, new) = names
            .exports
            .iter()
            .find(|it| it.0 == old)
            .ok_or_else(|| format!("a script calls for {old}, which its module does not have"))?;
        short.push_str(&script[done..at]);
        short.push_str(new);
        done = at + old.len();
    }
    short.push_str(&script[done..]);

    let (before, rest) = short.split_once(BEGIN).ok_or_else(|| unknown(BEGIN))?;
    let (offered, rest) = rest.split_once(END).ok_or_else(|| unknown(END))?;
    let (_, after) = rest.split_once('\n').ok_or_else(|| unknown(END))?;
    let offered: Vec<(&str, &str)> = offered.split(NEXT).filter_map(|it| it.split_once(": ")).collect();
    let mut list = String::new();
    for name in &names.imports {
        let (_, function) = offered
            .iter()
            .find(|it| name.strip_prefix(PREFIX) == Some(it.0))
            .ok_or_else(|| format!("a script does not know {name}, which its module calls for"))?;
        list.push_str(function);
        list.push_str(",\n");
    }
    Ok(format!("{before}    const list = [\n{list}    ];\n    return {{\n        {LIST}: list,\n{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_focus_d5e2fdbdb56416f0: handleError(function (arg0) {
            arg0.focus();
        }),
        __wbg_ok_6d7d3d2f5b57e0dc: function(arg0) {
            const ret = arg0.ok;
            return ret;
        },
    };
    return {
        __proto__: null,
        \"./a_bg.js\": import0,
    };
}
wasm.__wbindgen_start(wasm.memory);
";

    fn names(imports: &[&str], exports: &[(&str, &str)]) -> Names {
        Names {
            imports: imports.iter().map(|&it| it.to_owned()).collect(),
            exports: exports.iter().map(|&(old, new)| (old.to_owned(), new.to_owned())).collect(),
        }
    }

    #[test]
    fn a_list_in_the_order_of_the_module_takes_the_place_of_the_names() {
        assert_eq!(called(SCRIPT), ["__wbindgen_start", "memory"]);
        let names = names(
            &["__wbg_ok_6d7d3d2f5b57e0dc", "__wbg_focus_d5e2fdbdb56416f0"],
            &[("memory", "a"), ("__wbindgen_start", "b")],
        );
        let expected = "function __wbg_get_imports() {
    const list = [
function(arg0) {
            const ret = arg0.ok;
            return ret;
        },
handleError(function (arg0) {
            arg0.focus();
        }),
    ];
    return {
        a: list,
    };
}
wasm.b(wasm.a);
";
        assert_eq!(renamed(SCRIPT, &names).unwrap(), expected);
    }

    #[test]
    fn what_one_side_does_not_know_is_refused() {
        let both = [("memory", "a"), ("__wbindgen_start", "b")];
        assert!(renamed(SCRIPT, &names(&["__wbg_ok_6d7d3d2f5b57e0dc"], &both)).is_ok());
        assert!(renamed(SCRIPT, &names(&["__wbg_ok_0000000000000000"], &both)).is_err());
        assert!(renamed(SCRIPT, &names(&[], &both[..1])).is_err());
        assert!(shortened(format!("{SCRIPT}// {SHOWS}")).is_err());
        assert!(shortened(SCRIPT.to_owned()).is_ok(), "a module that shows nothing has fewer pieces");
    }
}
