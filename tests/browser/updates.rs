//! A new build of the app: said, taken up when it suits, never in the middle of something, never by halves.

use crate::drafts::FILL;
use crate::harness::on_a_line;
use crate::line::{Line, build, edit};
use crate::main_job::begin;
use crate::offline::{arrived, builds, hush, rename_desk};
use crate::phone::Phone;
use crate::stores::{disk, slow_disk};
use std::path::{Path, PathBuf};

const WAITING: &str = "Có bản mới.";
const REPLACED: &str = "Bản mới đang được dùng ở trang khác.";

/// The build that a page runs.
fn running(phone: &Phone) -> String {
    phone.script("return thonsoBuild", vec![]).as_str().unwrap_or_default().to_owned()
}

/// The next build, which differs in its page only.
fn next(phone: &Phone) -> PathBuf {
    build(&phone.folder, "next", change_page)
}

fn change_page(dist: &Path) {
    edit(dist, "index.html", "telephone=no", "telephone=no,date=no");
}

/// The next build is on the server, and the phone has found it.
fn found(phone: &Phone, line: &Line, next: &Path) {
    line.lead_to(next);
    phone.reload();
    phone.see(WAITING);
}

#[test]
fn agreed_to_with_a_draft_open() {
    on_a_line(|phone, line| {
        arrived(phone);
        let first = running(phone);
        let report = begin(phone, "chi-tieu-2023-ha-tan", "UBND xã Hà Tân");
        line.asked();
        found(phone, line, &next(phone));
        let asked = line.asked();
        assert!(!asked.iter().any(|it| it.contains("_bg.wasm")), "only what has changed: {asked:?}");
        phone.go(&format!("{report}/I"));
        phone.type_into("#f-I-1-a-entered", "4371/4864");
        // The row is not left, and not everything is in the store yet.
        phone.script(
            "window.thonsoJournal = { idle: () => new Promise(done => { window.stored = done; }) }",
            vec![],
        );
        phone.script("scrollTo(0, 0)", vec![]);
        phone.tap("Dùng bản mới");
        phone.until("the question whether all is stored", || {
            phone.script("return !!window.stored", vec![]) == true
        });
        assert_eq!(running(phone), first, "nothing goes before all is stored");
        phone.script("const stored = window.stored; window.stored = null; stored()", vec![]);
        phone.until("the second question", || {
            phone.script("return !!window.stored || !window.thonsoJournal", vec![]) == true
        });
        phone.script("window.stored?.()", vec![]);
        phone.until("the next build", || running(phone) != first);
        phone.at(&format!("{report}/I"));
        phone.until("what was typed", || phone.value("#f-I-1-a-entered") == "4371");
        assert_eq!(phone.value("#f-I-1-a-total"), "4864");
        phone.until("the old build to go", || builds(phone).len() == 1);
        assert!(!phone.sees(WAITING) && !phone.sees(REPLACED));
        line.cut();
        phone.reload();
        phone.until("what was typed", || phone.value("#f-I-1-a-entered") == "4371");
        assert_ne!(running(phone), first);
        hush(phone);
    });
}

#[test]
fn not_while_something_is_in_the_page_only() {
    on_a_line(|phone, line| {
        arrived(phone);
        let first = running(phone);
        let report = begin(phone, "chi-tieu-2023-ha-tan", "UBND xã Hà Tân");
        found(phone, line, &next(phone));
        phone.go(&format!("{report}/I"));
        phone.wait_for("#f-I-1-a-entered");
        phone.script(FILL, vec![]);
        slow_disk(phone);
        phone.type_into("#f-I-1-a-entered", "4371/4864");
        phone.see("Đang lưu…");
        // While it is waited for, it turns out that it cannot be kept.
        phone.script(
            "const idle = thonsoJournal.idle; thonsoJournal.idle = () => { window.asked = true; return idle(); }",
            vec![],
        );
        phone.script("scrollTo(0, 0)", vec![]);
        phone.tap("Dùng bản mới");
        phone.until("the question", || phone.script("return !!window.asked", vec![]) == true);
        disk(phone, "broken");
        phone.see("Có số liệu chưa lưu được, tải lại trang là mất.");
        assert_eq!(running(phone), first);
        let waiting = "navigator.serviceWorker.getRegistration().then(it => done(!!it.waiting))";
        assert_eq!(phone.waiting_script(waiting), true, "nothing is changed over");
        assert_eq!(phone.value("#f-I-1-a-entered"), "4371");
        disk(phone, "well");
        phone.see_no_more("Chưa lưu được");
        phone.script("scrollTo(0, 0)", vec![]);
        phone.tap("Dùng bản mới");
        phone.until("the next build", || running(phone) != first);
        phone.until("what was typed", || phone.value("#f-I-1-a-entered") == "4371");
        hush(phone);
    });
}

#[test]
fn not_agreed_to() {
    on_a_line(|phone, line| {
        arrived(phone);
        let first = running(phone);
        found(phone, line, &next(phone));
        for _ in 0..2 {
            phone.reload();
            phone.see(WAITING);
            assert_eq!(running(phone), first);
        }
        line.cut();
        phone.reload();
        phone.see(WAITING);
        assert_eq!(running(phone), first);
        assert_eq!(builds(phone).len(), 2);
        hush(phone);
    });
}

#[test]
fn two_tabs() {
    on_a_line(|phone, line| {
        arrived(phone);
        let first = running(phone);
        let one = phone.tab();
        let other = phone.new_tab();
        phone.open("#/moi");
        phone.wait_for("#new-template input");
        phone.retype("#new-unit", "UBND xã Kim Tân");
        phone.switch(&one);
        // The second module of the next build has another name: who needs the old one finds it on the phone only.
        let next = build(&phone.folder, "next", |dist| {
            change_page(dist);
            rename_desk(dist);
        });
        found(phone, line, &next);
        phone.tap("Dùng bản mới");
        phone.until("the next build", || running(phone) != first);
        phone.see("Chưa có báo cáo nào");
        assert!(!phone.sees(REPLACED), "this tab is up to date");
        assert_eq!(builds(phone).len(), 2, "the other tab still runs the old build");

        line.cut();
        phone.switch(&other);
        phone.see(REPLACED);
        assert_eq!(running(phone), first, "nobody has loaded this tab anew");
        assert_eq!(phone.value("#new-unit"), "UBND xã Kim Tân");
        phone.go("#/cai-dat");
        phone.see("Ngôn ngữ");
        phone.go("#/moi");
        phone.wait_for("#new-template input");
        phone.tap("Tải lại trang này");
        phone.until("the next build", || running(phone) != first);
        phone.at("#/moi");
        phone.wait_for("#new-template input");
        assert!(!phone.sees(REPLACED));
        phone.until("the old build to go", || builds(phone).len() == 1);
        hush(phone);
    });
}

#[test]
fn an_old_build_goes_only_when_its_last_tab_is_closed() {
    on_a_line(|phone, line| {
        arrived(phone);
        let first = running(phone);
        let one = phone.tab();
        phone.new_tab();
        phone.open("#/");
        phone.see("Chưa có báo cáo nào");
        let other = phone.tab();
        phone.switch(&one);
        found(phone, line, &next(phone));
        phone.tap("Dùng bản mới");
        phone.until("the next build", || running(phone) != first);
        phone.reload();
        phone.wait_for("[data-worker=ready]");
        assert_eq!(builds(phone).len(), 2);
        phone.switch(&other);
        phone.close_tab(&one);
        phone.until("the old build to go", || {
            phone.script("document.dispatchEvent(new Event('visibilitychange'))", vec![]);
            builds(phone).len() == 1
        });
        phone.reload();
        phone.see("Chưa có báo cáo nào");
        assert_ne!(running(phone), first);
        hush(phone);
    });
}

#[test]
fn damaged_on_the_way() {
    on_a_line(|phone, line| {
        arrived(phone);
        let first = running(phone);
        let next = next(phone);
        let whole = std::fs::read_to_string(next.join("index.html")).unwrap();
        edit(&next, "index.html", "telephone=no", "telephone=yes");
        line.asked();
        line.lead_to(&next);
        // Whatever is done with the phone, it goes on with the build that is whole.
        for _ in 0..2 {
            phone.reload();
            phone.until("the damaged page", || line.asked().iter().any(|it| it == "/"));
            phone.see("Đã lưu trên máy · dùng được khi mất mạng");
            assert_eq!(running(phone), first);
            assert!(!phone.sees(WAITING));
        }
        line.cut();
        phone.reload();
        phone.see("Chưa có báo cáo nào");
        std::fs::write(next.join("index.html"), whole).unwrap();
        line.lead_to(&next);
        phone.reload();
        phone.see(WAITING);
        hush(phone);
    });
}

#[test]
fn found_on_coming_back_to_the_app() {
    on_a_line(|phone, line| {
        arrived(phone);
        line.lead_to(&next(phone));
        line.asked();
        let back = "document.dispatchEvent(new Event('visibilitychange'))";
        phone.script(back, vec![]);
        phone.waiting_script("fetch('./?later').then(done, done)");
        phone.script("const now = Date.now; Date.now = () => now() + 2 * 3600e3", vec![]);
        assert!(!line.asked().iter().any(|it| it == "/sw.js"), "not more than once an hour");
        phone.script(back, vec![]);
        phone.see(WAITING);
        hush(phone);
    });
}
