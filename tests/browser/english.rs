//! The app in English: the data stays, no Vietnamese sentence of the app is left.

use crate::form::at_section;
use crate::harness::on_a_phone;
use crate::phone::Phone;
use serde_json::json;

/// Turns the app to English and goes back.
pub fn english(phone: &Phone, back_to: &str) {
    phone.go("#/cai-dat");
    phone.tap(".segmented label:has([name=language][value=en])");
    phone.see("Settings");
    phone.go(back_to);
}

/// Words of the app that are left in Vietnamese: not from the form, not typed, not a name.
pub fn vietnamese(phone: &Phone) -> Vec<String> {
    let folder =
        std::fs::read_dir(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates")).unwrap();
    let templates: String = folder.map(|it| std::fs::read_to_string(it.unwrap().path()).unwrap()).collect();
    let script = r"
        const own = words(arguments[0]), names = /UBND xã Hà Tân|Thôn Số|Tiếng Việt|NĐ-CP/g;
        const letters = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/i;
        const texts = [];
        const walk = document.createTreeWalker(document.querySelector('.app:not([hidden])'), NodeFilter.SHOW_TEXT);
        for (let it = walk.nextNode(); it; it = walk.nextNode()) texts.push(it.data);
        for (const it of document.querySelectorAll('.app:not([hidden]) *'))
            for (const name of ['aria-label', 'title', 'placeholder']) texts.push(it.getAttribute(name));
        const foreign = it => it.split(' · ').some(it => letters.test(it) && !own.includes(it.replace(/…$/, '').replace(/^([IV]+|\d+|[ab]\))[.]? /, '')));
        return [...new Set(texts.map(it => words((it ?? '').replace(names, ''))))].filter(foreign);";
    serde_json::from_value(phone.script(script, vec![json!(templates)])).unwrap()
}

#[test]
fn in_english() {
    on_a_phone(|phone| {
        let report = at_section(phone, "I");
        phone.type_into("#f-I-1-a-entered", "12/4864");
        phone.leave();
        phone.see("Lý do chưa đạt");
        let before = phone.answers();
        english(phone, &format!("{report}/I"));
        phone.see("Why the target is not met");
        assert_eq!(phone.answers(), before);
        phone.see("= 0.25%");
        let pages =
            ["", "/I", "/II", "/V", "/kiem-tra", "/gui", "/in", "/khac"].map(|it| format!("{report}{it}"));
        let others =
            ["#/", "#/moi", "#/mo", "#/mau", "#/an-toan", "#/da-xoa", "#/cai-dat", "#/sao-luu", "#/nothing"]
                .map(str::to_owned);
        for page in pages.iter().chain(&others) {
            phone.go(page);
            phone.until(page, || {
                phone.has(".app:not([hidden]) h1") && !phone.sees("Opening…") && !phone.sees("Loading")
            });
            let left = vietnamese(phone);
            // The heading of an annex is fixed by law.
            assert!(left.is_empty() || page.ends_with("/in"), "{page}: {left:#?}");
        }
        phone.reload();
        phone.see("There is no such page");
    });
}

/// The sentences of English, as the page asks for them.
const TABLE: &str = "*/english-*";
const ENGLISH: &str = ".segmented label:has([name=language][value=en])";
const VIETNAMESE: &str = ".segmented label:has([name=language][value=vi])";
const NOT_LOADED: &str = "Chưa tải được tiếng Anh";

/// Whether the page's language, the choice on the settings page and what is kept are that.
fn speaks(phone: &Phone, language: &str) -> bool {
    let script =
        "return [document.documentElement.lang, document.querySelector('[name=language]:checked')?.value]";
    phone.script(script, vec![]) == json!([language, language])
}

/// How often the table was asked for since the network was last looked at.
fn asked(phone: &Phone) -> usize {
    let is_request = |it: &&serde_json::Value| it["method"] == "Network.requestWillBeSent";
    let url = |it: &serde_json::Value| it["params"]["request"]["url"].as_str().unwrap_or_default().to_owned();
    phone.network().iter().filter(is_request).filter(|it| url(it).contains("/english")).count()
}

/// Answers every request for the table with another text, from now on.
fn answer_with(phone: &Phone, text: &str) {
    let script = format!(
        "{{ const real = window.fetch; window.fetch = (it, ...rest) => /english-/.test(it)
            ? Promise.resolve(new Response({text})) : real(it, ...rest); }}"
    );
    phone.before_each_page(&script);
}

#[test]
fn there_and_back_without_loading_anew() {
    on_a_phone(|phone| {
        phone.cdp("Network.enable", json!({}));
        phone.open("#/cai-dat");
        phone.see("Cài đặt");
        phone.until("Vietnamese", || speaks(phone, "vi"));
        assert_eq!(asked(phone), 0, "who does not read English does not fetch it");
        phone.script("window.mark = 1", vec![]);
        for _ in 0..2 {
            phone.tap(ENGLISH);
            phone.see("Settings");
            phone.until("English", || speaks(phone, "en"));
            phone.go("#/");
            phone.see("No reports yet");
            phone.go("#/cai-dat");
            phone.see("Settings");
            phone.tap(VIETNAMESE);
            phone.see("Cài đặt");
            phone.until("Vietnamese", || speaks(phone, "vi"));
            phone.go("#/");
            phone.see("Chưa có báo cáo nào");
            phone.go("#/cai-dat");
            phone.see("Cài đặt");
        }
        assert_eq!(asked(phone), 1, "what was fetched is there");
        assert_eq!(phone.script("return window.mark", vec![]), 1);
    });
}

#[test]
fn at_the_start_it_is_fetched_once_for_both_modules() {
    on_a_phone(|phone| {
        phone.open("#/");
        english(phone, "#/");
        phone.see("No reports yet");
        phone.cdp("Network.enable", json!({}));
        phone.network();
        phone.reload();
        phone.see("No reports yet");
        phone.go("#/an-toan");
        phone.see("Is my data safe?");
        assert_eq!(asked(phone), 1);
        assert_eq!(phone.attribute("html", "lang"), "en");
    });
}

#[test]
fn without_network_it_is_said_and_vietnamese_stays() {
    on_a_phone(|phone| {
        phone.cdp("Network.enable", json!({}));
        phone.open("#/cai-dat");
        phone.see("Cài đặt");
        phone.cdp("Network.setBlockedURLs", json!({ "urls": [TABLE] }));
        phone.tap(ENGLISH);
        phone.see(NOT_LOADED);
        phone.until("Vietnamese", || speaks(phone, "vi"));
        phone.go("#/");
        phone.see("Chưa có báo cáo nào");
        phone.reload();
        phone.see("Chưa có báo cáo nào");
        assert!(!phone.sees(NOT_LOADED), "nobody asked for it");
        // As soon as there is network again, asking once more is enough.
        phone.cdp("Network.setBlockedURLs", json!({ "urls": [] }));
        phone.go("#/cai-dat");
        phone.tap(ENGLISH);
        phone.see("Settings");
        phone.until("English", || speaks(phone, "en"));
        let errors = phone.console_errors();
        assert!(errors.iter().all(|it| it.contains("/english-")), "{errors:#?}");
    });
}

#[test]
fn not_to_be_had_at_the_start_it_is_said_and_can_be_asked_for() {
    on_a_phone(|phone| {
        phone.open("#/");
        english(phone, "#/");
        phone.see("No reports yet");
        phone.cdp("Network.enable", json!({}));
        phone.cdp("Network.setCacheDisabled", json!({ "cacheDisabled": true }));
        phone.cdp("Network.setBlockedURLs", json!({ "urls": [TABLE] }));
        phone.reload();
        phone.see("Chưa có báo cáo nào");
        phone.see(NOT_LOADED);
        assert_eq!(phone.attribute("html", "lang"), "vi");
        phone.go("#/cai-dat");
        phone.see("Cài đặt");
        phone.until("Vietnamese", || speaks(phone, "vi"));
        phone.cdp("Network.setBlockedURLs", json!({ "urls": [] }));
        phone.tap(ENGLISH);
        phone.see("Settings");
        // What was chosen was kept all the time; the first module hears of it nevertheless.
        phone.go("#/");
        phone.see("No reports yet");
        let errors = phone.console_errors();
        assert!(errors.iter().all(|it| it.contains("/english-")), "{errors:#?}");
    });
}

#[test]
fn a_table_of_another_build_is_refused() {
    on_a_phone(|phone| {
        phone.open("#/");
        english(phone, "#/");
        phone.see("No reports yet");
        let own = phone.script("return thonsoEnglish.table", vec![]);
        let own = own.as_str().unwrap();
        // A sentence more at the beginning would put each in the place of another.
        answer_with(phone, &json!(format!("Tap here\n{own}")).to_string());
        phone.reload();
        phone.see("Chưa có báo cáo nào");
        phone.see(NOT_LOADED);
        phone.go("#/cai-dat");
        phone.see("Cài đặt");
        phone.tap(ENGLISH);
        phone.see(NOT_LOADED);
        phone.until("Vietnamese", || speaks(phone, "vi"));
        // The own one is taken whoever brings it.
        answer_with(phone, &json!(own).to_string());
        phone.reload();
        phone.see("Settings");
    });
}

#[test]
fn a_change_of_mind_before_it_has_come_counts() {
    on_a_phone(|phone| {
        phone.before_each_page(
            "{ const real = window.fetch; window.fetch = (it, ...rest) => /english-/.test(it)
                ? new Promise(go => window.arrive = () => go(real(it))) : real(it, ...rest); }",
        );
        phone.open("#/cai-dat");
        phone.see("Cài đặt");
        phone.tap(ENGLISH);
        phone.see("Đang mở…");
        phone.tap(VIETNAMESE);
        phone.script("arrive()", vec![]);
        phone.see_no_more("Đang mở…");
        assert!(speaks(phone, "vi"));
        assert!(phone.sees("Cài đặt"));
        // Now it is there, and nothing has to be fetched.
        phone.tap(ENGLISH);
        phone.see("Settings");
    });
}

/// Local storage, where the page looks for the language, was cleared; the journal knows of it.
#[test]
fn what_only_the_journal_knows_is_spoken() {
    on_a_phone(|phone| {
        phone.open("#/");
        english(phone, "#/");
        phone.see("No reports yet");
        phone.script_async("thonsoJournal.idle().then(arguments[0])", vec![]);
        phone.script("localStorage.clear()", vec![]);
        phone.reload();
        phone.see("No reports yet");
        assert!(!phone.sees("Chưa tải được tiếng Anh"));
    });
}
