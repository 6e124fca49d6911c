//! A short way to start a module.
//!
//! The script of wasm-bindgen ends with code that starts its module from anything a program may hold: a promise, a request,
//! bytes, a module that is compiled already. The page has an address and nothing else.

use crate::{Outcome, files};
use std::path::Path;

/// Where that code begins.
const BEGIN: &str = "function __wbg_finalize_init(instance, module) {";

/// What stands there instead. A server that gives the file another type than it has only makes it slower.
const SHORT: &str = "export default async it => {
    const answer = await fetch(it?.module_or_path ?? new URL('NAME', import.meta.url));
    if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
    const imports = __wbg_get_imports();
    const { instance } = answer.headers.get('Content-Type') === 'application/wasm'
        ? await WebAssembly.instantiateStreaming(answer, imports)
        : await WebAssembly.instantiate(await answer.arrayBuffer(), imports);
    wasm = instance.exports;
    wasm.__wbindgen_start();
};
";

/// Shortens the script of every module of a folder.
pub fn shorten(dir: &Path) -> Outcome<()> {
    for files::Module { script, .. } in files::modules(dir)? {
        files::write(&script, shortened(&files::read_text(&script)?)?.as_bytes())?;
    }
    Ok(())
}

fn shortened(script: &str) -> Outcome<String> {
    let unknown = "a script of wasm-bindgen does not end as expected: look at loader.rs";
    let (kept, long) = script.split_once(BEGIN).ok_or(unknown)?;
    let name = long.split_once("new URL('").and_then(|it| it.1.split_once('\'')).ok_or(unknown)?.0;
    if !long.contains("wasm = instance.exports;") || !long.contains("async function __wbg_load(") {
        return Err(unknown.into());
    }
    Ok([kept, &SHORT.replace("NAME", name)].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_is_replaced_and_the_name_is_kept() {
        let script = "let wasm;\nfunction __wbg_finalize_init(instance, module) { wasm = instance.exports; }\nasync function __wbg_load(module, imports) {}\n\
            async function __wbg_init(it) { it = new URL('desk_bg.wasm', import.meta.url); }\nexport { initSync, __wbg_init as default };\n";
        let short = shortened(script).unwrap();
        assert!(
            short.starts_with("let wasm;\nexport default async") && short.contains("new URL('desk_bg.wasm'")
        );
        assert!(!short.contains("__wbg_load") && !short.contains("NAME"));
        assert!(shortened("export default 1").is_err());
    }
}
