//! What comes out of the printer, by the browser's own Print too.

use crate::harness::on_a_phone;
use crate::looks::filled;
use crate::phone::Phone;
use serde_json::json;

/// How much there is in the sheets that the printer is given.
fn printed(phone: &Phone) -> usize {
    phone.cdp("Page.printToPDF", json!({}))["data"].as_str().unwrap().len()
}

/// The page as paper shows it.
fn on_paper(phone: &Phone, look: impl FnOnce()) {
    phone.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    look();
    phone.cdp("Emulation.setEmulatedMedia", json!({ "media": "" }));
}

fn shown(phone: &Phone, selector: &str) -> bool {
    let script = "return [...document.querySelectorAll(`.app:not([hidden]) ${arguments[0]}`)].some(shown)";
    phone.script(script, vec![json!(selector)]) == true
}

#[test]
fn every_page_can_be_printed() {
    on_a_phone(|phone| {
        phone.open("#/");
        let report = filled(phone);
        phone.script("document.body.hidden = true", vec![]);
        let blank = printed(phone);
        phone.script("document.body.hidden = false", vec![]);
        let at = |end: &str| format!("{report}{end}");
        // Fill once more at the end: the rules of the other module have come meanwhile.
        for (address, piece) in [
            (at("/I"), "#row-I-1"),
            (at("/kiem-tra"), ".finding-warning"),
            ("#/".to_owned(), "[data-draft]"),
            ("#/mo".to_owned(), ".drop"),
            (at("/I"), "#row-I-1"),
        ] {
            phone.go(&address);
            phone.wait_for(piece);
            let size = printed(phone);
            assert!(size > 4 * blank, "{address}: {size}, a blank sheet {blank}");
            on_paper(phone, || {
                assert!(shown(phone, piece), "{address}: {piece}");
                for bar in [".top-bar", ".bottom-bar"] {
                    assert!(!shown(phone, bar), "{address}: {bar}");
                }
            });
        }
    });
}

#[test]
fn of_the_sheet_only_the_annex_is_printed() {
    on_a_phone(|phone| {
        phone.open("#/");
        let report = filled(phone);
        phone.go(&format!("{report}/in"));
        phone.wait_for(".annex td");
        assert!(shown(phone, "main > p"));
        on_paper(phone, || {
            assert!(shown(phone, ".annex td"));
            assert!(shown(phone, ".annex-sign"));
            for other in ["main > p", ".top-bar", ".bottom-bar"] {
                assert!(!shown(phone, other), "{other}");
            }
        });
    });
}
