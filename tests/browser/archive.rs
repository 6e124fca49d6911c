//! Old reports move out of the way before local storage gets tight, come back whole, and are in every backup. Whatever is
//! interrupted, evicted or refused, no report is lost by it.

use crate::backup::{everything, finished_file, open, saved};
use crate::drafts::home;
use crate::harness::{on_a_phone, on_each_engine};
use crate::looks::{filled, finish};
use crate::phone::Phone;
use serde_json::{Value, json};
use std::time::Duration;
use thonso::bundle::backup::{self, Found};
use thonso::domain::timestamp::Timestamp;
use thonso::wire::backup::Backup;

const MOVED: &str = "Để còn chỗ cho báo cáo mới, đã chuyển 3 báo cáo sang mục “Báo cáo cũ”.";
const OLD: &str = "[data-archived]";
/// As much as leaves room for some reports, and more than is left before reports are moved.
const CROWD: &str = "localStorage.setItem('thonso/filler', 'x'.repeat(1_240_000))";
const UNCROWD: &str = "localStorage.removeItem('thonso/filler')";

/// Works in the database of old reports, and in the second one; gives what it found in the first.
fn in_archive(phone: &Phone, work: &str) -> Value {
    let script = format!(
        "const answer = arguments[0];
        const run = databases => new Promise(done => {{
            const opening = databases.open('thonso-archive', 1);
            opening.onupgradeneeded = () => opening.result.createObjectStore('reports');
            opening.onsuccess = () => {{
                const work = opening.result.transaction('reports', 'readwrite'), reports = work.objectStore('reports');
                let found = null;
                work.oncomplete = () => {{ opening.result.close(); done(found); }};
                {work}
            }};
        }});
        run(indexedDB).then(async found => {{
            await run((await navigator.storageBuckets.open('second')).indexedDB);
            answer(found);
        }});"
    );
    phone.script_async(&script, vec![])
}

/// A phone with a report that is finished, and six sent ones of earlier years beside it: its address, and a backup of all seven.
fn seven(phone: &Phone) -> (String, String) {
    phone.open("#/");
    let report = filled(phone);
    finish(phone, &report);
    phone.go("#/sao-luu");
    let one = saved(phone);
    let Ok(Found::Open(backup)) = backup::open(one.as_bytes()) else { panic!("{one}") };
    let own = &backup.reports[0];
    let mut reports = vec![own.clone()];
    for year in 2014..2020 {
        let mut copy = own.clone();
        copy.draft.0.id = format!("r{year}");
        copy.draft.0.period = year.to_string().parse().unwrap();
        copy.progress.sent_at = Some(format!("{year}-12-20T08:30:00+07:00"));
        reports.push(copy);
    }
    let made_at = Timestamp::new("2026-01-01T08:00:00+07:00").unwrap();
    let backup = Backup { reports, made_at, ..*backup };
    let file = backup::file(&backup, "Bản thử.").unwrap();
    open(phone, &file);
    phone.see("Sẽ thêm 6 báo cáo");
    phone.tap("#do-restore");
    phone.see("Đã thêm 6 báo cáo");
    (report, file)
}

/// A phone on which three of seven reports were moved; with the address of the one that was made here, and a backup of all.
pub fn with_old_reports(test: impl FnOnce(&Phone, &str, &str)) {
    on_a_phone(|phone| {
        let (report, file) = seven(phone);
        home(phone, 7);
        assert!(!phone.sees("Báo cáo cũ"), "there is room");
        phone.script(CROWD, vec![]);
        phone.open("#/");
        phone.see(MOVED);
        home(phone, 4);
        phone.script(UNCROWD, vec![]);
        phone.see_no_more(MOVED);
        test(phone, &report, &file);
    });
}

fn old_reports(phone: &Phone, count: u64) {
    phone.go("#/bao-cao-cu");
    phone.until(&format!("{count} old reports"), || phone.count(OLD) == count);
}

#[test]
fn old_reports_make_room_and_come_back_whole() {
    with_old_reports(|phone, report, file| {
        // The oldest, and not those touched last.
        phone.reload();
        home(phone, 4);
        phone.tap("Báo cáo cũ");
        phone.until("3 old reports", || phone.count(OLD) == 3);
        for year in ["r2014", "r2015", "r2016"] {
            assert!(phone.has(&format!("[data-archived={year}]")), "{year}");
        }
        phone.see("Đã gửi · 08:30, 20/12/2014");
        // Nothing of them is left where it was.
        let left = "return Object.keys(localStorage).filter(it => it.includes('/r2014/')).length";
        assert_eq!(phone.script(left, vec![]), 0);
        // A backup of everything has them too.
        phone.go("#/sao-luu");
        phone.see("7 báo cáo");
        let all = saved(phone);
        let reports = |text: &str| -> Vec<String> {
            let Ok(Found::Open(it)) = backup::open(text.as_bytes()) else { panic!("{text}") };
            let mut all: Vec<String> = it.reports.iter().map(|it| format!("{it:?}")).collect();
            all.sort();
            all
        };
        assert_eq!(reports(&all), reports(file));
        // Put back here, it finds all of it there.
        open(phone, file);
        phone.see("Mọi thứ trong tệp đã có sẵn trên máy");

        old_reports(phone, 3);
        phone.tap_in("[data-archived=r2015]", "Mở lại");
        phone.at("#/bao-cao/r2015/gui");
        phone.see("Đã lấy lại báo cáo.");
        let pages = |it: &str| everything(phone, it);
        let (own, back) = (pages(report), pages("#/bao-cao/r2015"));
        assert_eq!(own[..7], back[..7], "all figures");
        assert_eq!(
            in_archive(phone, "reports.getAllKeys().onsuccess = it => { found = it.target.result; };"),
            json!(["/r2014", "/r2016"])
        );
        home(phone, 5);
        old_reports(phone, 2);
        phone.tap_in("[data-archived=r2016]", "Xóa hẳn");
        phone.see("Xóa hẳn? Không lấy lại được.");
        phone.tap_in("[data-archived=r2016] [role=status]", "Xóa hẳn");
        old_reports(phone, 1);
        phone.tap_in(OLD, "Mở lại");
        phone.at("#/bao-cao/r2014/gui");
        old_reports(phone, 0);
        phone.see("Chưa có báo cáo nào được chuyển vào đây.");
        home(phone, 6);
        assert!(!phone.sees("Báo cáo cũ"));
        // The file that was signed is the same, byte for byte.
        let signed = finished_file(phone, report);
        assert!(!signed.is_empty());
        assert_eq!(finished_file(phone, "#/bao-cao/r2014"), signed);
    });
}

#[test]
fn a_backup_that_differs_from_an_old_report_shows_both() {
    with_old_reports(|phone, _, file| {
        let Ok(Found::Open(mut other)) = backup::open(file.as_bytes()) else { panic!() };
        other.reports.retain(|it| it.draft.0.id == "r2014");
        other.reports[0].draft.0.person = "Người khác".to_owned();
        phone.go("#/sao-luu");
        open(phone, &backup::file(&other, "Bản thử.").unwrap());
        phone.see("Trong tệp Người khác");
        old_reports(phone, 2);
        home(phone, 5);
    });
}

#[test]
fn what_was_interrupted_is_put_in_order() {
    with_old_reports(|phone, report, _| {
        // Killed after the copy was kept and before the report was cleared away: it is in both places.
        let text =
            in_archive(phone, "reports.get('/r2015').onsuccess = it => { found = it.target.result; };");
        old_reports(phone, 3);
        phone.tap_in("[data-archived=r2015]", "Mở lại");
        phone.at("#/bao-cao/r2015/gui");
        in_archive(phone, &format!("reports.put({text}, '/r2015');"));
        phone.open("#/bao-cao-cu");
        old_reports(phone, 2);
        phone.until("the copy to go", || {
            in_archive(phone, "reports.count('/r2015').onsuccess = it => { found = it.target.result; };") == 0
        });
        assert_eq!(everything(phone, report)[..7], everything(phone, "#/bao-cao/r2015")[..7]);
        home(phone, 5);
        // All but the old reports is evicted: the list is made again from them.
        let origin = phone.script("return location.origin", vec![]);
        let delete = "localStorage.clear();
            navigator.storageBuckets.delete('second').then(() => { indexedDB.deleteDatabase('thonso').onsuccess = () => arguments[0](); });";
        phone.script_async(delete, vec![]);
        phone.cdp("Storage.clearDataForOrigin", json!({ "origin": origin, "storageTypes": "local_storage" }));
        phone.open("#/bao-cao-cu");
        old_reports(phone, 2);
        phone.tap_in("[data-archived=r2016]", "Mở lại");
        phone.at("#/bao-cao/r2016/gui");
        phone.wait_for("#save-file");
        home(phone, 1);
    });
}

#[test]
fn old_reports_outlive_a_database_that_the_browser_throws_away() {
    with_old_reports(|phone, _, _| {
        phone.script_async(
            "indexedDB.deleteDatabase('thonso-archive').onsuccess = () => arguments[0]()",
            vec![],
        );
        old_reports(phone, 3);
        assert!(!phone.sees("Trình duyệt đã xóa báo cáo này"));
        // They are there twice again.
        phone.script_async(
            "navigator.storageBuckets.open('second').then(it => {
                it.indexedDB.deleteDatabase('thonso-archive').onsuccess = () => arguments[0]();
            })",
            vec![],
        );
        phone.tap_in("[data-archived=r2015]", "Mở lại");
        phone.at("#/bao-cao/r2015/gui");
        phone.wait_for("#save-file");
        old_reports(phone, 2);
        assert!(!phone.sees("Trình duyệt đã xóa báo cáo này"));
    });
}

#[test]
fn old_reports_that_were_evicted_are_told() {
    with_old_reports(|phone, _, _| {
        in_archive(phone, "reports.delete('/r2014');");
        old_reports(phone, 3);
        phone.see("Trình duyệt đã xóa báo cáo này khỏi máy.");
        phone.go("#/sao-luu");
        phone.see("6 báo cáo");
        phone.see("1 báo cáo cũ không đọc được nên không có trong tệp.");
        old_reports(phone, 3);
        assert!(!phone.has("[data-archived=r2014] [data-do=open]"));
        phone.tap_in("[data-archived=r2014]", "Bỏ khỏi danh sách");
        old_reports(phone, 2);
    });
}

#[test]
fn nothing_is_moved_that_cannot_be_kept_or_is_open() {
    on_a_phone(|phone| {
        seven(phone);
        phone.before_each_page(
            "const open = IDBFactory.prototype.open;
            IDBFactory.prototype.open = function (name, ...rest) {
                if (name === 'thonso-archive' && localStorage.getItem('thonso/filler').startsWith('x')) {
                    window.refused = true;
                    throw new DOMException('no', 'UnknownError');
                }
                return open.call(this, name, ...rest);
            };",
        );
        phone.script(CROWD, vec![]);
        phone.open("#/");
        phone.until("the first attempt", || phone.script("return window.refused === true", vec![]) == true);
        home(phone, 7);
        assert!(!phone.sees("Báo cáo cũ"));
        phone.go("#/bao-cao-cu");
        phone.see("Chưa mở được nơi giữ báo cáo cũ.");
        // Now it could, but one of them is open in another tab.
        phone.script(&CROWD.replace("'x'", "'y'"), vec![]);
        let first = phone.tab();
        let second = phone.new_tab();
        phone.open("#/bao-cao/r2015/I");
        phone.wait_for("#row-I-1");
        phone.switch(&first);
        phone.open("#/");
        phone.see("đã chuyển 2 báo cáo");
        home(phone, 5);
        old_reports(phone, 2);
        assert!(!phone.has("[data-archived=r2015]"));
        phone.switch(&second);
        phone.close_tab(&first);
    });
}

/// From the next page on, what is written into the database of old reports is on the disk, but nobody hears of it while
/// `window.deaf` is set.
fn deaf(phone: &Phone) {
    phone.before_each_page(
        "window.deaf = true;
        const put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function (...rest) {
            const work = this.transaction;
            Object.defineProperty(work, 'oncomplete', { set(then) {
                work.addEventListener('complete', function hear() {
                    window.written = true;
                    if (deaf) setTimeout(hear, 50); else then();
                });
            } });
            return put.apply(this, rest);
        };",
    );
}

/// A phone with seven reports, three of which are just being moved: the first of them has been copied, and is not cleared away.
fn in_the_midst(test: impl FnOnce(&Phone)) {
    on_a_phone(|phone| {
        seven(phone);
        deaf(phone);
        phone.script(CROWD, vec![]);
        phone.open("#/");
        phone.until("the copy", || phone.script("return window.written === true", vec![]) == true);
        test(phone);
    });
}

const COPIES: &str = "reports.getAllKeys().onsuccess = it => { found = it.target.result; };";

#[test]
fn killed_in_the_midst_of_moving() {
    in_the_midst(|phone| {
        assert_eq!(in_archive(phone, COPIES), json!(["/r2014"]));
        phone.script_async("thonsoJournal.idle().then(arguments[0])", vec![]);
        phone.lose_power();
        phone.switch_on();
        // On the shelf it counts, and the copy goes.
        phone.open("#/bao-cao-cu");
        phone.script(UNCROWD, vec![]);
        phone.see("Chưa có báo cáo nào được chuyển vào đây.");
        phone.until("the copy to go", || in_archive(phone, COPIES) == json!([]));
        home(phone, 7);
        assert_eq!(phone.text_of("main").matches("37/37").count(), 7);
    });
}

#[test]
fn looked_at_in_another_tab_while_they_are_moved() {
    in_the_midst(|phone| {
        let first = phone.tab();
        let second = phone.new_tab();
        phone.open("#/bao-cao-cu");
        phone.see("Chưa có báo cáo nào được chuyển vào đây.");
        assert_eq!(in_archive(phone, COPIES), json!(["/r2014"]), "the copy is left to who moves it");
        phone.switch(&first);
        phone.script("window.deaf = false", vec![]);
        phone.see(MOVED);
        home(phone, 4);
        phone.switch(&second);
        phone.open("#/bao-cao-cu");
        old_reports(phone, 3);
        phone.switch(&first);
        phone.close_tab(&second);
    });
}

#[test]
fn a_copy_that_differs_from_what_is_here_comes_to_stand_beside_it() {
    with_old_reports(|phone, _, file| {
        let Ok(Found::Open(mut other)) = backup::open(file.as_bytes()) else { panic!() };
        other.reports.retain(|it| it.draft.0.id == "r2019");
        other.reports[0].draft.0.person = "Người khác".to_owned();
        let text = json!(backup::file(&other, "Bản thử.").unwrap());
        in_archive(phone, &format!("reports.put({text}, '/r2019');"));
        old_reports(phone, 3);
        phone.until("the copy to go", || in_archive(phone, COPIES) == json!(["/r2014", "/r2015", "/r2016"]));
        home(phone, 5);
        phone.see("(bản trong tệp sao lưu)");
    });
}

#[test]
fn a_database_that_does_not_answer_holds_up_no_backup() {
    with_old_reports(|phone, _, _| {
        phone.before_each_page(
            "const open = IDBFactory.prototype.open;
            IDBFactory.prototype.open = function (name, ...rest) {
                return name === 'thonso-archive' ? {} : open.call(this, name, ...rest);
            };
            StorageBucketManager.prototype.open = () => new Promise(() => {});",
        );
        phone.open("#/sao-luu");
        phone.see("Đang mở");
        phone.see_no_more("Đang mở");
        phone.see("3 báo cáo cũ không đọc được nên không có trong tệp.");
        phone.see("4 báo cáo");
    });
}

on_each_engine!(cut_short in chromium, firefox);

/// The battery is out while reports are moved, or brought back: each is whole in one place, and in one only.
fn cut_short(phone: &Phone) {
    seven(phone);
    phone.script_async("thonsoJournal.idle().then(arguments[0])", vec![]);
    let list = || {
        phone.until("the list", || phone.has(OLD) || phone.sees("Chưa có báo cáo nào được chuyển"));
        phone.has(OLD)
    };
    let ids = |selector: &str, name: &str| -> Vec<String> {
        let script = format!(
            "return [...document.querySelectorAll('{selector}')].map(it => it.getAttribute('{name}'))"
        );
        serde_json::from_value(phone.script(&script, vec![])).unwrap()
    };
    for attempt in 0..6 {
        // The second module has to be there already: it moves reports a while after the home page is shown.
        phone.open("#/bao-cao-cu");
        if list() && attempt % 2 == 1 {
            phone.tap_in(OLD, "Mở lại");
            std::thread::sleep(Duration::from_millis(fastrand::u64(..300)));
        } else {
            phone.script(CROWD, vec![]);
            phone.go("#/");
            std::thread::sleep(Duration::from_millis(fastrand::u64(1450..2200)));
        }
        phone.lose_power();
        phone.switch_on();
        phone.open("#/bao-cao-cu");
        phone.script(UNCROWD, vec![]);
        list();
        let mut all = ids(OLD, "data-archived");
        let old = all.len();
        home(phone, 7 - old as u64);
        all.extend(ids("[data-draft]", "data-draft"));
        all.sort();
        all.dedup();
        println!("{attempt}: {old} old ones");
        assert_eq!(all.len(), 7, "{all:?}");
        assert_eq!(phone.text_of("main").matches("37/37").count(), 7 - old, "all of them whole");
    }
    loop {
        phone.go("#/bao-cao-cu");
        if !list() {
            break;
        }
        phone.tap_in(OLD, "Mở lại");
        phone.at("/gui");
        phone.see_no_more("Đã lấy lại báo cáo.");
    }
    home(phone, 7);
    assert_eq!(phone.text_of("main").matches("37/37").count(), 7);
}
