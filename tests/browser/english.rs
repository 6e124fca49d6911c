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
