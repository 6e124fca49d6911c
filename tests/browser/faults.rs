//! What becomes of typed figures when one of the two stores is missing, blocked, full, spoilt or cleared.

use crate::drafts::{FILL, ROOM, answer, with_a_report, with_a_report_kept_once};
use crate::harness::on_a_phone;
use crate::main_job::begin;
use crate::phone::Phone;
use crate::stores::*;
use serde_json::json;

#[test]
fn all_is_kept_twice() {
    with_a_report(|phone, report| {
        phone.see("Đã lưu");
        assert!(!phone.sees(ONE_COPY));
        let local = phone.script(
            "return Object.keys(localStorage).map(it => it + '\\n' + localStorage[it]).sort()",
            vec![],
        );
        let local: Vec<String> = serde_json::from_value(local).unwrap();
        let journal = entries(phone);
        assert!(local.len() > 4 && local.iter().all(|it| journal.contains(it)), "{local:#?} {journal:#?}");
        is_there(phone, report, "#f-I-1-a-entered", "4371");
    });
}

#[test]
fn saved_is_said_when_it_is_on_the_disk() {
    with_a_report(|phone, _| {
        phone.see("Đã lưu");
        slow_disk(phone);
        phone.type_into("#f-I-2-a-entered", "42");
        phone.see("Đang lưu…");
        std::thread::sleep(std::time::Duration::from_millis(600));
        assert!(phone.sees("Đang lưu…") && !phone.sees("Đã lưu"));
        disk(phone, "well");
        phone.see("Đã lưu");
        assert!(!phone.sees("Đang lưu…"));
    });
}

#[test]
fn without_local_storage_the_journal_keeps_all() {
    on_a_phone(|phone| {
        phone.before_each_page(NO_LOCAL);
        let report = begin(phone, TEMPLATE, "UBND xã Hà Tân");
        answer(phone, &report, "#f-I-1-a-entered", "4371/4864");
        phone.see(ONE_COPY);
        phone.see("Đã lưu");
        is_there(phone, &report, "#f-I-1-a-entered", "4371");
        // The second module has it too.
        phone.go(&format!("{report}/in"));
        phone.see("89,86 %");
    });
}

#[test]
fn local_storage_that_is_full_costs_nothing() {
    with_a_report(|phone, report| {
        phone.see("Đã lưu");
        phone.script(FILL, vec![]);
        answer(phone, report, "#f-I-2-a-entered", "4200/4864");
        phone.see(ONE_COPY);
        phone.see("Đã lưu một bản");
        is_there(phone, report, "#f-I-2-a-entered", "4200");
        // As soon as there is room, there are two copies again.
        phone.script(ROOM, vec![]);
        phone.retype("#f-I-2-a-entered", "4201");
        phone.see_no_more(ONE_COPY);
        phone.see("Đã lưu");
    });
}

#[test]
fn local_storage_cleared() {
    with_a_report(|phone, report| {
        phone.see("Đã lưu");
        clear_local(phone);
        phone.open("#/");
        phone.see(CLEARED);
        phone.see("1/37");
        // It is kept twice again.
        journal(phone, "log.clear().onsuccess = answer;");
        is_there(phone, report, "#f-I-1-a-entered", "4371");
    });
}

#[test]
fn the_journal_cleared() {
    with_a_report(|phone, report| {
        phone.see("Đã lưu");
        phone.open("#/");
        phone.see("1/37");
        journal(phone, "log.clear().onsuccess = answer;");
        is_there(phone, report, "#f-I-1-a-entered", "4371");
        // What it lacked was copied back.
        phone.see("Đã lưu");
        clear_local(phone);
        is_there(phone, report, "#f-I-1-a-entered", "4371");
    });
}

#[test]
fn a_newer_copy_wins_in_either_store() {
    with_a_report(|phone, report| {
        phone.see("Đã lưu");
        let local = phone.script("return { ...localStorage }", vec![]);
        phone.retype("#f-I-1-a-entered", "4400");
        phone.leave();
        phone.see("Đã lưu");
        // As after the browser was killed: local storage is as it was some seconds ago.
        phone.script("Object.assign(localStorage, arguments[0])", vec![local]);
        is_there(phone, report, "#f-I-1-a-entered", "4400");

        let older = entries(phone);
        phone.retype("#f-I-1-a-entered", "4500");
        phone.leave();
        phone.see("Đã lưu");
        let put = format!(
            "log.clear(); for (const it of {}) log.add(it); log.transaction.oncomplete = answer;",
            json!(older)
        );
        journal(phone, &put);
        is_there(phone, report, "#f-I-1-a-entered", "4500");
        clear_local(phone);
        is_there(phone, report, "#f-I-1-a-entered", "4500");
    });
}

#[test]
fn a_spoilt_copy_is_mended_by_the_other() {
    with_a_report(|phone, report| {
        phone.see("Đã lưu");
        // One digit of the figure, in local storage.
        phone.script(
            "for (const key of Object.keys(localStorage)) localStorage[key] = localStorage[key].replace('4371', '4379')",
            vec![],
        );
        is_there(phone, report, "#f-I-1-a-entered", "4371");
        assert!(!phone.sees("không đọc được"));
        // The same in the newest entry of the journal, and nothing anywhere else: a keystroke is lost, not the row.
        phone.retype("#f-I-1-a-entered", "4372");
        phone.see("Đã lưu");
        journal(
            phone,
            "log.openCursor(null, 'prev').onsuccess = it => {
                const cursor = it.target.result;
                if (!cursor.value.includes('/row/')) return cursor.continue();
                cursor.update(cursor.value.replace('4372', '4379'));
                answer();
            };",
        );
        clear_local(phone);
        phone.open(&format!("{report}/I"));
        phone.until("the row", || {
            ["4", "43", "437", "4372"].contains(&phone.value("#f-I-1-a-entered").as_str())
        });
    });
}

#[test]
fn everything_evicted_between_two_days() {
    with_a_report(|phone, _| {
        phone.see("Đã lưu");
        let origin = phone.script("return location.origin", vec![]);
        phone.cdp("Storage.clearDataForOrigin", json!({ "origin": origin, "storageTypes": "all" }));
        phone.open("#/");
        phone.see("Chưa có báo cáo nào");
        let report = begin(phone, TEMPLATE, "UBND xã Hà Tân");
        answer(phone, &report, "#f-I-1-a-entered", "1/2");
        is_there(phone, &report, "#f-I-1-a-entered", "1");
    });
}

#[test]
fn a_removed_report_does_not_come_back() {
    with_a_report(|phone, report| {
        phone.see("Đã lưu");
        let before = phone.script("return { ...localStorage }", vec![]);
        phone.go(&format!("{report}/khac"));
        phone.tap("#delete");
        phone.see("Chưa có báo cáo nào");
        phone.go("#/da-xoa");
        phone.tap("Xóa hẳn");
        phone.tap_in("main", "Xóa hẳn");
        phone.until("nothing to bring back", || !phone.has("[data-draft]"));
        phone.script_async("thonsoJournal.idle().then(arguments[0])", vec![]);
        // Killed before local storage knew of it.
        phone.script("Object.assign(localStorage, arguments[0])", vec![before]);
        phone.open("#/");
        phone.see("Chưa có báo cáo nào");
    });
}

/// Clears what the browser has of this address, as a person does in its settings, with the page open.
fn clear_all(phone: &Phone) {
    let origin = phone.script("localStorage.setItem('other', 'x'); return location.origin", vec![]);
    phone.cdp("Storage.clearDataForOrigin", json!({ "origin": origin, "storageTypes": "all" }));
    // The app may have begun anew already.
    phone.until("all of it to be gone", || {
        phone.script("return localStorage.getItem('other')", vec![]).is_null()
    });
}

#[test]
fn everything_cleared_under_an_open_report() {
    with_a_report(|phone, report| {
        answer(phone, report, "#f-I-2-a-entered", "4200/4864");
        phone.see("Đã lưu");
        clear_all(phone);
        // One more key, and all that is on the screen is kept again, with its form.
        phone.type_into("#f-I-5-a-entered", "6/6");
        phone.leave();
        phone.see("Đã lưu");
        phone.script_async("thonsoJournal.idle().then(arguments[0])", vec![]);
        is_there(phone, report, "#f-I-1-a-entered", "4371");
        assert_eq!(
            (phone.value("#f-I-2-a-entered"), phone.value("#f-I-5-a-entered")),
            ("4200".into(), "6".into())
        );
        // Or none at all: the journal is made again by itself, and the report with it.
        clear_all(phone);
        phone.until("the report to be kept again", || {
            phone.script("return Object.keys(localStorage).filter(it => it.endsWith('/meta')).length", vec![])
                == 1
        });
        // The browser may still be at its clearing: until the journal has it, nothing says that it is saved twice.
        let mut there = None;
        phone.until("the journal to have it", || {
            there = is_in_journal(phone, "4371");
            there != Some(false)
        });
        if there.is_none() {
            // About once in twenty times Chromium never ends the first write after a clearing, nor lets anybody read behind it,
            // until it is started anew. One copy there is, and that is what is said.
            phone.see("Đã lưu một bản");
            return is_there(phone, report, "#f-I-2-a-entered", "4200");
        }
        clear_local(phone);
        is_there(phone, report, "#f-I-1-a-entered", "4371");
        phone.go(&format!("{report}/kiem-tra"));
        phone.wait_for("#finish");
        // On a page of the second module too.
        clear_all(phone);
        phone.until("the report to be kept again", || {
            phone.script("return Object.keys(localStorage).filter(it => it.endsWith('/meta')).length", vec![])
                == 1
        });
        is_there(phone, report, "#f-I-2-a-entered", "4200");
    });
}

/// Nothing tells the page of it: the next key, in whatever field, has to find out.
#[test]
fn local_storage_cleared_under_an_open_report_without_a_journal() {
    with_a_report_kept_once(|phone, report| {
        phone.go(report);
        clear_local(phone);
        phone.type_into("#total-so-nganh-dia-phuong", "14");
        phone.leave();
        phone.see("Đã lưu một bản");
        is_there(phone, report, "#f-I-1-a-entered", "4371");
        phone.see("= 89,86 %");
        clear_local(phone);
        phone.type_into("#f-I-5-a-entered", "6/6");
        phone.leave();
        is_there(phone, report, "#f-I-1-a-entered", "4371");
        assert_eq!(phone.value("#f-I-5-a-entered"), "6");
        // No room for it either: what is on the screen stays, and that it is not kept is said.
        clear_local(phone);
        phone.script(FILL, vec![]);
        phone.retype("#f-I-5-a-entered", "5");
        phone.see("Chưa lưu được");
        phone.go("#/");
        phone.see("Bộ nhớ trình duyệt đã đầy");
        phone.script(ROOM, vec![]);
        phone.go(&format!("{report}/I"));
        phone.until("what was typed", || phone.value("#f-I-5-a-entered") == "5");
        phone.retype("#f-I-2-a-entered", "4200");
        phone.see_no_more("Chưa lưu được");
        is_there(phone, report, "#f-I-1-a-entered", "4371");
        assert_eq!(
            (phone.value("#f-I-2-a-entered"), phone.value("#f-I-5-a-entered")),
            ("4200".into(), "5".into())
        );
    });
}

#[test]
fn a_form_that_is_lost_or_spoilt_is_fetched_again() {
    with_a_report(|phone, report| {
        for change in
            ["delete localStorage[key]", "localStorage[key] = localStorage[key].replace('title', 'ttile')"]
        {
            phone.see("Đã lưu");
            phone.script_async("thonsoJournal.idle().then(arguments[0])", vec![]);
            phone.go("#/");
            journal(phone, "log.clear().onsuccess = answer;");
            phone.script_async("navigator.storageBuckets.delete('second').then(arguments[0])", vec![]);
            let forms = "for (const key of Object.keys(localStorage)) if (key.includes('/template/'))";
            phone.script(&format!("{forms} {change}"), vec![]);
            is_there(phone, report, "#f-I-1-a-entered", "4371");
            phone.see("= 89,86 %");
        }
    });
}
