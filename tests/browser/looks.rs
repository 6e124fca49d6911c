//! Every page in every look: nothing cut off, nothing covered, nothing too small for a thumb; and the pictures.

use crate::archive::with_old_reports;
use crate::harness::{on_a_phone, results};
use crate::main_job::{Line, begin, lines};
use crate::opening::{changed, golden};
use crate::phone::Phone;
use serde_json::json;
use std::path::PathBuf;
use thonso::bundle;

const LANGUAGES: [&str; 2] = ["vi", "en"];
const THEMES: [&str; 3] = ["light", "dark", "sun"];

/// A page by the name of its picture.
struct Page {
    name: &'static str,
    address: String,
    /// What is there when it is complete.
    sign: &'static str,
    /// What is opened there first.
    files: Vec<PathBuf>,
    /// What is tapped there then, where it is there.
    tap: &'static str,
}

/// How high the screen is; high enough for a table of files.
const HEIGHT: u32 = 640;
const TABLE: u32 = 4_800;

fn page(name: &'static str, address: &str, sign: &'static str) -> Page {
    Page { name, address: address.to_owned(), sign, files: Vec::new(), tap: "" }
}

/// The pages without a report.
fn outside() -> Vec<Page> {
    vec![
        page("moi", "#/moi", "#new-template"),
        page("mo", "#/mo", ".drop"),
        page("mau", "#/mau", "main button.item"),
        page("an-toan", "#/an-toan", "main .card .finding"),
        page("cai", "#/cai", "main .card"),
        page("nguoi-dung", "#/nguoi-dung", "[data-person]"),
        page("da-xoa", "#/da-xoa", ".empty"),
        page("bao-cao-cu-empty", "#/bao-cao-cu", ".empty"),
        page("cai-dat", "#/cai-dat", "[name=theme]"),
        page("sao-luu-empty", "#/sao-luu", ".drop"),
        page("unknown", "#/nothing", "main .button"),
    ]
}

fn inside(report: &str) -> Vec<Page> {
    let at = |name, end: &str, sign| page(name, &format!("{report}{end}"), sign);
    vec![
        page("home", "#/", "[data-draft]"),
        page("moi-again", "#/moi", ".wraps p"),
        page("sao-luu", "#/sao-luu", "#create-backup"),
        at("other", "/khac", "#delete"),
        at("report", "", "[data-section]"),
        at("fill", "/I", "#row-I-1"),
        at("fill-compound", "/III", "#row-III-16"),
        at("check", "/kiem-tra", ".counts"),
        at("print", "/in", ".annex td"),
    ]
}

fn show(phone: &Phone, page: &Page) {
    phone.go(&page.address);
    phone.wait_for(page.sign);
    if !page.files.is_empty() && !phone.has("[data-result]") {
        phone.pick("#files", &page.files);
        phone.until("the files", || phone.count("[data-result]") == page.files.len() as u64);
    }
    if !page.tap.is_empty() && phone.has(page.tap) {
        phone.tap(page.tap);
    }
    phone.script("scrollTo(0, 0)", vec![]);
}

fn set(phone: &Phone, name: &str, value: &str) {
    phone.go("#/cai-dat");
    let radio = format!("[name={name}][value={value}]");
    phone.until(&radio, || {
        phone.script("return !!document.querySelector(arguments[0])", vec![json!(radio)]) == true
    });
    phone.script("document.querySelector(arguments[0]).click()", vec![json!(radio)]);
    let chosen = format!("{radio}:checked");
    phone.until(&chosen, || {
        phone.script("return !!document.querySelector(arguments[0])", vec![json!(chosen)]) == true
    });
}

fn screen(phone: &Phone, width: u32, height: u32) {
    let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 2, "mobile": true });
    phone.cdp("Emulation.setDeviceMetricsOverride", metrics);
    phone.until("the width", || phone.script("return innerWidth", vec![]) == width);
}

/// What sticks out, is cut off, covered, or too small, one line each.
fn faults(phone: &Phone) -> Vec<String> {
    let script = r"
        const faults = [], root = document.documentElement;
        const name = it => `${it.tagName.toLowerCase()}#${it.id}.${it.className.baseVal ?? it.className} “${words(it.innerText ?? it.value).slice(0, 40)}”`;
        if (root.scrollWidth > innerWidth) faults.push(`scrolls sideways: ${root.scrollWidth} in ${innerWidth}`);
        const all = [...document.querySelectorAll('.app:not([hidden]) *')].filter(it => shown(it) && !it.closest('.unseen,.skip,svg'));
        for (const it of all) {
            const box = it.getBoundingClientRect(), style = getComputedStyle(it);
            if (box.right > innerWidth + 1 || box.left < -1) faults.push(`off the screen: ${name(it)}`);
            const inline = style.display === 'inline', folded = it.matches('.folded, .top-bar h1, input, textarea, select');
            if (!inline && !folded && it.clientWidth && it.scrollWidth > it.clientWidth + 1) faults.push(`too wide for its box: ${name(it)}`);
            if (!inline && !folded && style.overflowY === 'hidden' && it.scrollHeight > it.clientHeight + 1) faults.push(`too high for its box: ${name(it)}`);
        }
        const pen = document.createElement('canvas').getContext('2d');
        for (const it of all.filter(it => it.placeholder)) {
            const style = getComputedStyle(it);
            pen.font = style.font;
            const room = it.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
            if (pen.measureText(it.placeholder).width > room) faults.push(`placeholder cut off: ${name(it)} “${it.placeholder}”`);
        }
        const targets = all.filter(it => it.matches('a, button, summary, select, textarea, input, .segmented label, .switch'));
        for (const it of targets) {
            if (it.matches('.segmented input, .switch input, p a')) continue;
            const box = it.getBoundingClientRect();
            if (box.height < 47.5 || box.width < 43.5) faults.push(`small: ${name(it)} ${Math.round(box.width)}×${Math.round(box.height)}`);
            if (it.disabled || it.closest(':disabled')) continue;
            it.scrollIntoView({ block: 'center', behavior: 'instant' });
            const now = it.getBoundingClientRect();
            const top = document.elementFromPoint(now.left + now.width / 2, now.top + now.height / 2);
            if (top !== it && !it.contains(top)) faults.push(`covered: ${name(it)} by ${top && name(top)}`);
        }
        scrollTo(0, 0);
        return faults;";
    serde_json::from_value(phone.script(script, vec![])).unwrap()
}

/// Looks for faults on pages in the present look.
fn examine(phone: &Phone, pages: &[Page], look: &str, found: &mut Vec<String>) {
    for page in pages {
        show(phone, page);
        found.extend(faults(phone).into_iter().map(|it| format!("{} {look}: {it}", page.name)));
    }
}

/// A filled-in report, quickly: these are tests of how things look, not of typing.
pub fn filled(phone: &Phone) -> String {
    let report = begin(phone, "chi-tieu-2023-ha-tan", "UBND xã Hà Tân");
    let totals =
        [("he-thong-thong-tin", "14"), ("so-nganh-dia-phuong", "34"), ("dan-so-truong-thanh", "4864")];
    put(phone, &totals.map(|(id, text)| (format!("total-{id}"), text.to_owned())));
    for section in ["I", "II", "III", "IV", "V", "VI"] {
        phone.go(&format!("{report}/{section}"));
        phone.until(section, || phone.has(&format!("[id^=row-{section}-]")));
        put_lines(phone, lines().into_iter().filter(|it| it.section == section));
    }
    report
}

/// Puts texts into the fields of these ids without typing them; `choose` taps what has that selector.
fn put(phone: &Phone, texts: &[(String, String)]) {
    let script = "const put = (id, text) => {
            const it = document.getElementById(id);
            it.focus(); it.value = text; it.dispatchEvent(new Event('input', { bubbles: true })); it.blur();
        };
        for (const [id, text] of arguments[0]) {
            if (text === 'choose') document.querySelector(id).click(); else put(id, text);
        }";
    phone.script(script, vec![json!(texts)]);
}

/// Answers rows of the section that is shown, quickly.
pub fn put_lines(phone: &Phone, lines: impl Iterator<Item = Line>) {
    let mut answers: Vec<(String, String)> = Vec::new();
    let mut notes = Vec::new();
    for line in lines {
        let row = format!("f-{}-{}", line.section, line.number);
        let part = format!("{row}-{}", line.part);
        match line.how.as_str() {
            "milestone" => {
                answers.push((format!("[name={part}-status][value={}]", line.first), "choose".into()));
            }
            "percent" => answers.push((format!("{part}-entered"), format!("{}%", line.first))),
            "no_data" | "not_applicable" => answers.push((format!("{part}-entered"), "9/30".into())),
            _ if line.number == "43" => answers.push((format!("{part}-entered"), "9/9".into())),
            "share" => {
                answers.push((format!("{part}-entered"), format!("{}/{}", line.first, line.second)));
            }
            _ => answers.push((format!("{part}-entered"), line.first)),
        }
        if !line.note.is_empty() {
            notes.push((format!("{row}-note"), line.note));
        }
    }
    put(phone, &answers);
    put(phone, &notes);
}

/// Answers what the check still asks, and finishes.
pub fn finish(phone: &Phone, report: &str) {
    phone.go(&format!("{report}/kiem-tra"));
    phone.wait_for("#finish");
    let answer = "for (const it of document.querySelectorAll('[id^=word-]:not([id$=hint])')) {
        it.value = 'Đã xem'; it.dispatchEvent(new Event('input', { bubbles: true }));
    }";
    phone.script(answer, vec![]);
    phone.tap("#finish");
    phone.at("/gui");
    phone.wait_for("#save-file");
}

/// A picture of each page in each look; looking for faults in each language at a usual and a small width.
fn photograph(phone: &Phone, pages: &[Page], found: &mut Vec<String>) {
    let folder = results("screenshots");
    for language in LANGUAGES {
        set(phone, "language", language);
        for theme in THEMES {
            set(phone, "theme", theme);
            for page in pages {
                show(phone, page);
                if !page.files.is_empty() {
                    screen(phone, 360, TABLE);
                }
                phone.picture(&folder.join(format!("{}-{language}-{theme}.png", page.name)));
                screen(phone, 360, HEIGHT);
            }
        }
        set(phone, "theme", "light");
        examine(phone, pages, &format!("{language} 360"), found);
        screen(phone, 320, HEIGHT);
        examine(phone, pages, &format!("{language} 320"), found);
        screen(phone, 360, HEIGHT);
        set(phone, "size", "larger");
        examine(phone, pages, &format!("{language} larger"), found);
        screen(phone, 320, HEIGHT);
        examine(phone, pages, &format!("{language} larger 320"), found);
        screen(phone, 360, HEIGHT);
        set(phone, "size", "normal");
    }
    set(phone, "language", "vi");
}

#[test]
fn pages_without_a_report() {
    on_a_phone(|phone| {
        let mut found = Vec::new();
        let empty = page("home-empty", "#/", ".empty");
        phone.open("#/");
        show(phone, &empty);
        let mut pages = outside();
        pages.push(empty);
        photograph(phone, &pages, &mut found);
        assert!(found.is_empty(), "{found:#?}");
    });
}

#[test]
fn pages_of_an_annex() {
    on_a_phone(|phone| {
        let annex = "PHỤ LỤC: CHỈ TIÊU NĂM 2026\nTT\tChỉ tiêu\tMục tiêu năm 2026\tKết quả\n\
            I\tHạ tầng số\t\t\n\
            1\tTỷ lệ hộ gia đình có internet\ttrên 80% số hộ; riêng thôn vùng cao 60%\t171/190 (90%)\n\
            2\tSố lớp tập huấn\t3 lớp\t\n3\tSố điểm có mạng không dây\tmỗi nơi 2 hoặc 4\t\n";
        phone.open("#/mau");
        phone.wait_for(".drop");
        phone.pick("#files", &[phone.folder.put("chỉ tiêu.tsv", annex.as_bytes())]);
        phone.wait_for("#use-form");
        let address = phone.address();
        let address = address.get(address.find('#').unwrap()..).unwrap();
        let mut edited = page("mau-xem-edit", address, "#use-form");
        edited.tap = "#I-1-edit";
        let pages = [
            page("mau-xem", address, "#use-form"),
            edited,
            page("mau-reviews", "#/mau", "[aria-labelledby=reviews]"),
        ];
        let mut found = Vec::new();
        photograph(phone, &pages, &mut found);
        assert!(found.is_empty(), "{found:#?}");
    });
}

#[test]
fn pages_of_old_reports() {
    with_old_reports(|phone, _, _| {
        let mut found = Vec::new();
        let pages =
            [page("bao-cao-cu", "#/bao-cao-cu", "[data-archived]"), page("home-old", "#/", "[data-draft]")];
        photograph(phone, &pages, &mut found);
        assert!(found.is_empty(), "{found:#?}");
    });
}

#[test]
fn pages_of_a_report() {
    on_a_phone(|phone| {
        let mut found = Vec::new();
        let report = filled(phone);
        photograph(phone, &inside(&report), &mut found);
        finish(phone, &report);
        let finished = [
            page("send", &format!("{report}/gui"), "#save-file"),
            page("home-finished", "#/", "[data-draft]"),
            page("other-finished", &format!("{report}/khac"), "#delete"),
        ];
        photograph(phone, &finished, &mut found);
        phone.go(&format!("{report}/gui"));
        phone.tap("#correct");
        phone.at(&report);
        // Without the message that it was opened again.
        phone.reload();
        let correcting = [
            page("correcting", &format!("{report}/gui"), "#drop-correction"),
            page("check-correcting", &format!("{report}/kiem-tra"), "main a.item"),
        ];
        photograph(phone, &correcting, &mut found);
        phone.go(&format!("{report}/khac"));
        phone.tap("#delete");
        phone.at("#/");
        phone.reload();
        photograph(phone, &[page("deleted", "#/da-xoa", "[data-deleted]")], &mut found);
        assert!(found.is_empty(), "{found:#?}");
    });
}

/// Something of everything that can lie on the receiver's table.
fn table(phone: &Phone) -> Vec<PathBuf> {
    let pair = ("\"draft_id\":\"0123", "\"draft_id\":\"89ab");
    let first = changed(&[pair]);
    let replaces = format!("\"replaces\":\"{}\"", bundle::open(first.as_bytes()).unwrap().identity());
    let second = [pair, ("\"revision\":1", "\"revision\":2"), ("\"replaces\":null", &replaces)];
    let unit = ("UBND xã Hà Tân", "UBND xã Kim Tân");
    let files = [
        ("một báo cáo.json.txt", golden("bundle.json.txt")),
        ("thiệp mời.txt", "Kính mời".to_owned()),
        ("lần 1.json.txt", first),
        ("lần 2.json.txt", changed(&second)),
        ("thôn này.json.txt", changed(&[unit])),
        ("thôn kia.json.txt", changed(&[unit, ("\"draft_id\":\"0123", "\"draft_id\":\"4567")])),
    ];
    files.map(|(name, text)| phone.folder.put(name, text.as_bytes())).to_vec()
}

#[test]
fn the_receivers_table() {
    on_a_phone(|phone| {
        let mut found = Vec::new();
        phone.open("#/mo");
        let opened = Page { files: table(phone), ..page("mo-opened", "#/mo", ".drop") };
        show(phone, &opened);
        assert_eq!(phone.count(".replaced"), 1);
        assert_eq!(phone.count("[data-result] .finding-warning"), 2, "the rivals");
        assert_eq!(phone.count("[data-result=invalid]"), 1);
        phone.go("#/");
        photograph(phone, &[opened], &mut found);
        assert!(found.is_empty(), "{found:#?}");
    });
}

/// With `THONSO_PICTURES` naming a folder, the pictures of the README are taken anew.
#[test]
fn pictures_of_the_readme() {
    let Some(folder) = std::env::var_os("THONSO_PICTURES").map(PathBuf::from) else { return };
    std::fs::create_dir_all(&folder).unwrap();
    on_a_phone(|phone| {
        let report = filled(phone);
        set(phone, "theme", "light");
        show(phone, &page("fill", &format!("{report}/I"), "#row-I-1"));
        phone.picture(&folder.join("fill.png"));
        finish(phone, &report);
        show(phone, &page("send", &format!("{report}/gui"), "#save-file"));
        phone.script("document.querySelector('#roads').scrollIntoView()", vec![]);
        phone.picture(&folder.join("send.png"));
        begin(phone, "ket-qua-2023-huyen", "UBND xã Hà Tân");
        show(phone, &page("home", "#/", "[data-draft]"));
        phone.picture(&folder.join("home.png"));
    });
}
