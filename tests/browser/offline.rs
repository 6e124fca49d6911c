//! Without a network: after the first visit the app opens and does all of its work; it says whether it would; what broke
//! off on the way goes on where it stopped.

use crate::drafts::{FILL, NO_JOURNAL, ROOM, answer};
use crate::harness::{on_a_line, on_a_phone, on_each_engine, shipped};
use crate::line::{Line, build, edit, file};
use crate::looks::{filled, finish};
use crate::main_job::begin;
use crate::phone::Phone;
use serde_json::json;
use std::path::Path;

/// What the home page says of use without a network: it can be, it cannot yet.
pub const READY: &str = "Đã lưu trên máy · dùng được khi mất mạng";
/// What is said when the server has other files than the page knows of.
const NEXT: &str = "Có thể đã có bản mới.";
const NOT_YET: &str = "Đã lưu trên máy · mất mạng thì chưa mở lại được";

/// The app is opened, and stays on the phone.
pub fn arrived(phone: &Phone) {
    phone.open("#/");
    phone.see(READY);
    let expected = expected();
    phone.until("all files of the app", || kept(phone).first().is_some_and(|it| it.1 == expected));
}

/// The files of each build on the phone, oldest build first, sorted; the page is `/`.
fn kept(phone: &Phone) -> Vec<(String, Vec<String>)> {
    let script = "(async () => {
        const all = [];
        for (const name of await caches.keys()) {
            const requests = await (await caches.open(name)).keys();
            all.push([name, requests.map(it => new URL(it.url).pathname).sort()]);
        }
        done(all);
    })()";
    serde_json::from_value(phone.waiting_script(script)).unwrap()
}

/// The builds on the phone, oldest first. Looking at their files while one goes would bring it back, empty.
pub fn builds(phone: &Phone) -> Vec<String> {
    serde_json::from_value(phone.waiting_script("caches.keys().then(done)")).unwrap()
}

/// What has to be on the phone: all that is served but the service worker itself.
fn expected() -> Vec<String> {
    let mut all = Vec::new();
    list(&shipped(), "/", &mut all);
    all.retain(|it| it != "/sw.js" && Path::new(it).extension().is_none_or(|it| it != "br"));
    for it in all.iter_mut().filter(|it| *it == "/index.html") {
        "/".clone_into(it);
    }
    all.sort();
    all
}

fn list(folder: &Path, prefix: &str, all: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() { list(&path, &format!("{name}/"), all) } else { all.push(name) }
    }
}

/// Whatever still reached for the network may complain; the page must not.
pub fn hush(phone: &Phone) {
    let harmless = ["Failed to load", "ERR_", "when fetching the script"];
    let errors = phone.console_errors();
    assert!(errors.iter().all(|it| harmless.iter().any(|word| it.contains(word))), "{errors:#?}");
}

on_each_engine!(the_whole_job_without_a_network_after_the_first_visit);

fn the_whole_job_without_a_network_after_the_first_visit(phone: &Phone) {
    arrived(phone);
    phone.lose_network();
    phone.open("#/");
    phone.see("Chưa có báo cáo nào");
    phone.see(READY);
    let report = filled(phone);
    finish(phone, &report);
    phone.tap("Lưu về máy");
    phone.see("Đã đưa tệp vào thư mục Tải xuống");
    let file = phone.downloaded("ubnd-xa-ha-tan_chi-tieu-2023-ha-tan_2023_r1.json.txt");
    phone.open("#/mo");
    phone.pick("#files", &[file]);
    phone.wait_for("[data-result=intact]");
    phone.open("#/an-toan");
    phone.see("Thôn Số đã nằm trên máy này.");
    assert!(!phone.has("#forms-missing"));
    // Every form can be begun.
    phone.open("#/moi");
    phone.wait_for("#new-template input");
    assert!(!phone.sees("chưa có trên máy"));
    hush(phone);
}

#[test]
fn from_the_device_it_is_all_as_from_the_server() {
    on_a_phone(|phone| {
        arrived(phone);
        phone.lose_network();
        let types = "const types = {};
            (async () => {
                for (const name of await caches.keys())
                    for (const it of await (await caches.open(name)).keys()) {
                        const answer = await fetch(it.url);
                        const end = new URL(it.url).pathname.split('.').pop();
                        types[end] = answer.headers.get('Content-Type');
                        if (end === 'wasm') await WebAssembly.compileStreaming(fetch(it.url));
                    }
                delete types['/'];
                done(types);
            })()";
        // The page itself is given to navigations only: any other request for it asks the network.
        let types = phone.waiting_script(&types.replace(
            "await fetch(it.url)",
            "(it.url.endsWith('/') ? await caches.match(it.url) : await fetch(it.url))",
        ));
        assert_eq!(types["wasm"], "application/wasm", "{types}");
        assert_eq!(types["js"], "text/javascript; charset=utf-8");
        assert_eq!(types["json"], "application/json");
        assert_eq!(types["webmanifest"], "application/manifest+json");
        assert_eq!(types["png"], "image/png");
        // A request that is not the app's reaches the network, or nothing.
        let outside =
            "fetch('./?now=1', { method: 'HEAD' }).then(() => done('an answer'), () => done('no network'))";
        assert_eq!(phone.waiting_script(outside), "no network");
        hush(phone);
    });
}

#[test]
fn broken_off_in_the_middle_of_the_module() {
    on_a_line(|phone, line| {
        line.break_off("thonso-app", 60_000);
        phone.open("#/");
        phone.see("Chưa mở được Thôn Số. Hãy kiểm tra mạng rồi thử lại.");
        line.break_off("", 0);
        phone.tap("#boot button");
        phone.see("Chưa có báo cáo nào");
        arrived(phone);
        phone.console_errors();
    });
}

#[test]
fn broken_off_while_it_arrives_it_goes_on_where_it_stopped() {
    on_a_line(|phone, line| {
        line.break_off("templates/index", 700);
        phone.open("#/");
        phone.see(NOT_YET);
        let before: Vec<String> = kept(phone).into_iter().flat_map(|it| it.1).collect();
        let module = format!("/{}", file(&shipped(), "desk", ".wasm"));
        assert!(before.contains(&module), "{before:?}");
        assert!(!before.contains(&"/templates/index.json".to_owned()), "{before:?}");
        line.break_off("", 0);
        line.asked();
        arrived(phone);
        let asked = line.asked();
        assert!(!asked.contains(&module), "{asked:?}");
        line.cut();
        phone.open("#/");
        phone.see(READY);
        hush(phone);
    });
}

#[test]
fn a_server_that_goes_away_while_the_app_arrives() {
    on_a_line(|phone, line| {
        line.break_off("desk", 50_000);
        phone.open("#/");
        phone.until("the break", || line.asked().iter().any(|it| it.contains("desk")));
        line.cut();
        phone.see(NOT_YET);
        line.break_off("", 0);
        line.lead_to(&shipped());
        // The network comes back while the page is open.
        phone.script("dispatchEvent(new Event('online'))", vec![]);
        phone.see(READY);
        hush(phone);
    });
}

#[test]
fn what_keeps_it_from_staying_is_said_with_a_remedy() {
    on_a_line(|phone, line| {
        line.break_off("sw.js", 600);
        phone.open("#/");
        phone.see(NOT_YET);
        phone.tap(NOT_YET);
        phone.see("Chưa tải xong để dùng khi mất mạng");
        line.break_off("", 0);
        phone.tap_in("#offline", "Thử lại");
        phone.see("Thôn Số đã nằm trên máy này.");
        phone.go("#/");
        phone.see(READY);
        hush(phone);
    });
    on_a_phone(|phone| {
        phone.before_each_page("Object.defineProperty(navigator, 'serviceWorker', { value: undefined })");
        phone.open("#/");
        phone.see(NOT_YET);
        phone.tap(NOT_YET);
        phone.see("Trình duyệt này không mở lại được Thôn Số khi mất mạng");
    });
}

#[test]
fn forms_that_are_not_on_the_phone_are_named() {
    on_a_line(|phone, line| {
        line.break_off("ket-qua-2023-kon-tum", 500);
        phone.open("#/");
        phone.see(READY);
        phone.go("#/moi");
        let word = "#new-template label:has([value=ket-qua-2023-kon-tum]) small";
        phone.until("the word", || phone.text_of(word).contains("chưa có trên máy"));
        assert_eq!(phone.text().matches("chưa có trên máy").count(), 1);
        phone.go("#/an-toan");
        phone.see("Có mẫu chưa nằm trên máy");
        phone.see("Kết quả thực hiện mục tiêu chuyển đổi số năm 2023 – tỉnh Kon Tum");
        line.break_off("", 0);
        phone.tap("Tải mẫu về máy");
        phone.see_no_more("Có mẫu chưa nằm trên máy");
        phone.go("#/moi");
        phone.wait_for("#new-template input");
        assert!(!phone.sees("chưa có trên máy"));
        hush(phone);
    });
}

#[test]
fn a_server_with_other_files_by_now() {
    on_a_line(|phone, line| {
        // A browser that keeps nothing, and a page from before.
        line.break_off("sw.js", 0);
        phone.open("#/");
        phone.see(NOT_YET);
        let next = build(&phone.folder, "next", rename_desk);
        line.lead_to(&next);
        phone.go("#/an-toan");
        phone.see("Chưa tải được phần này của ứng dụng.");
        line.cut();
        phone.tap("Thử lại");
        phone.see("Chưa tải được phần này của ứng dụng.");
        line.lead_to(&next);
        // Going to another page is no wish to have it loaded anew.
        phone.script("window.isBefore = true", vec![]);
        phone.go("#/");
        phone.see("Chưa có báo cáo nào");
        phone.go("#/an-toan");
        phone.see(NEXT);
        assert_eq!(phone.script("return !!window.isBefore", vec![]), true);
        phone.tap("Thử lại");
        phone.see("Từng ô nhập được lưu hai bản trên máy này");
        phone.at("#/an-toan");
        phone.console_errors();
    });
}

#[test]
fn other_files_on_the_server_while_something_is_in_the_page_only() {
    on_a_line(|phone, line| {
        phone.before_each_page(NO_JOURNAL);
        phone.before_each_page("Object.defineProperty(navigator, 'serviceWorker', { value: undefined })");
        line.break_off("desk", 0);
        let report = begin(phone, "chi-tieu-2023-ha-tan", "UBND xã Hà Tân");
        phone.script(FILL, vec![]);
        answer(phone, &report, "#f-I-1-a-entered", "4371/4864");
        phone.see("Chưa lưu được");
        phone.go(&format!("{report}/kiem-tra"));
        phone.see("Chưa tải được phần này của ứng dụng.");
        phone.tap("Thử lại");
        phone.see(NEXT);
        phone.see("Bộ nhớ trình duyệt đã đầy");
        phone.script(
            "const reload = thonsoReload;
            window.thonsoReload = it => reload(it).finally(() => setTimeout(() => { window.refused = true; }, 500));",
            vec![],
        );
        phone.tap("Thử lại");
        phone.until("the refusal", || phone.script("return !!window.refused", vec![]) == true);
        phone.see(NEXT);
        phone.go(&format!("{report}/I"));
        phone.until("what was typed", || phone.value("#f-I-1-a-entered") == "4371");
        // Room again: what was typed next brings all of it to where it stays.
        phone.script(ROOM, vec![]);
        phone.retype("#f-I-1-a-entered", "4372");
        phone.leave();
        phone.see("Đã lưu một bản");
        line.break_off("", 0);
        phone.go(&format!("{report}/kiem-tra"));
        phone.tap("Thử lại");
        phone.wait_for("#finish");
        phone.go(&format!("{report}/I"));
        phone.until("what was typed", || phone.value("#f-I-1-a-entered") == "4372");
        hush(phone);
    });
}

/// Gives the second module other names, as if it were another one.
pub fn rename_desk(dist: &Path) {
    let (script, module) = (file(dist, "desk", ".js"), file(dist, "desk", ".wasm"));
    let text = std::fs::read_to_string(dist.join(&script)).unwrap();
    std::fs::write(dist.join("desk-0123abcd.js"), text.replace(&module, "desk-0123abcd_bg.wasm")).unwrap();
    std::fs::rename(dist.join(&module), dist.join("desk-0123abcd_bg.wasm")).unwrap();
    std::fs::remove_file(dist.join(&script)).unwrap();
    edit(dist, "index.html", &script, "desk-0123abcd.js");
}

#[test]
fn it_can_be_put_on_the_home_screen() {
    on_a_phone(|phone| {
        arrived(phone);
        let pictures = "(async () => {
            const link = document.querySelector('link[rel=manifest]').href;
            const manifest = await (await fetch(link)).json();
            const all = [...manifest.icons, ...manifest.shortcuts.flatMap(it => it.icons)];
            const wrong = [];
            for (const it of all) {
                const picture = new Image();
                picture.src = new URL(it.src, link);
                await picture.decode();
                if (it.sizes !== 'any' && it.sizes !== `${picture.naturalWidth}x${picture.naturalHeight}`) wrong.push(it);
            }
            const touch = await fetch(document.querySelector('link[rel=apple-touch-icon]').href);
            done([all.length, wrong, touch.ok, new URL(manifest.start_url, link).pathname, manifest.shortcuts.map(it => new URL(it.url, link).hash)]);
        })()";
        assert_eq!(phone.waiting_script(pictures), json!([6, [], true, "/", ["#/moi", "#/mo"]]));
        let errors = phone.cdp("Page.getInstallabilityErrors", json!({}));
        assert_eq!(errors["installabilityErrors"], json!([]), "{errors}");
    });
}

#[test]
fn a_build_that_arrives_damaged_is_not_kept() {
    on_a_line(|phone, line: &Line| {
        let damaged = build(&phone.folder, "damaged", |_| {});
        edit(&damaged, "templates/index.json", "2023", "2032");
        line.lead_to(&damaged);
        phone.open("#/");
        phone.see(NOT_YET);
        let asked = line.asked();
        let list = asked.iter().filter(|it| *it == "/templates/index.json").count();
        assert!(list >= 2, "once more past what may be stale on the way: {asked:?}");
        line.lead_to(&shipped());
        arrived(phone);
        hush(phone);
    });
}
