//! Files of any kind: whatever is read becomes a form or an error, and never a panic.
#![no_main]

use thonso::domain::annex::import;
use thonso::domain::lint;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(document) = thonso::office::read(bytes) {
        let imported = import(&document.blocks, 2026);
        let _ = lint::template(&imported.template);
    }
});
