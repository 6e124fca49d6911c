//! The two stores of a browser, looked into and meddled with.

use crate::phone::Phone;
use serde_json::Value;

pub const TEMPLATE: &str = "chi-tieu-2023-ha-tan";
pub const ONE_COPY: &str = "chỉ giữ được một bản";
pub const CLEARED: &str = "Đã khôi phục số liệu từ bản thứ hai";
pub const NO_LOCAL: &str = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })";

/// Works on the journal's entries: `log` is their store, `answer` what ends the work.
pub fn journal(phone: &Phone, work: &str) -> Value {
    let script = format!(
        "const done = arguments[arguments.length - 1], opening = indexedDB.open('thonso');
        opening.onsuccess = () => {{
            const log = opening.result.transaction('log', 'readwrite').objectStore('log');
            const answer = it => {{ opening.result.close(); done(it); }};
            {work}
        }};"
    );
    phone.script_async(&script, vec![])
}

/// The journal's entries, oldest first.
pub fn entries(phone: &Phone) -> Vec<String> {
    serde_json::from_value(journal(phone, "log.getAll().onsuccess = it => answer(it.target.result);"))
        .unwrap()
}

/// From now on the disk does what `window.disk` says: what is written stays on its way while that is `held`, fails while it is
/// `broken`, and arrives as soon as it is anything else.
pub fn slow_disk(phone: &Phone) {
    phone.script(
        "window.disk = 'held';
        const add = IDBObjectStore.prototype.add;
        IDBObjectStore.prototype.add = function (it) {
            const request = add.call(this, it);
            const look = () => {
                if (disk === 'broken') this.transaction.abort();
                else if (disk === 'held') this.get(0).onsuccess = look;
            };
            look();
            return request;
        };",
        vec![],
    );
}

/// Says what becomes of what is on its way to a [`slow_disk`].
pub fn disk(phone: &Phone, does: &str) {
    phone.script("window.disk = arguments[0]", vec![does.into()]);
}

/// Whether there is a journal that has a report with that figure; `None` where the browser gives no answer.
pub fn is_in_journal(phone: &Phone, figure: &str) -> Option<bool> {
    let script = "const done = arguments[0];
        setTimeout(done, 5000, null);
        indexedDB.databases().then(all => {
            if (!all.some(it => it.name === 'thonso')) return done([]);
            const opening = indexedDB.open('thonso');
            // It has gone since, and is not for a test to make.
            opening.onupgradeneeded = () => opening.transaction.abort();
            opening.onerror = () => done([]);
            opening.onsuccess = () => {
                opening.result.transaction('log').objectStore('log').getAll().onsuccess = it => {
                    opening.result.close();
                    done(it.target.result);
                };
            };
        });";
    let answer = phone.script_async(script, vec![]);
    let entries: Option<Vec<String>> = serde_json::from_value(answer).unwrap();
    entries.map(|all| all.iter().any(|it| it.contains("/meta\n")) && all.iter().any(|it| it.contains(figure)))
}

/// Whether the person is asked before the page goes.
pub fn asks_before_it_goes(phone: &Phone) -> bool {
    let script = "const leaving = new Event('beforeunload', { cancelable: true });
        dispatchEvent(leaving);
        return leaving.defaultPrevented;";
    phone.script(script, vec![]) == true
}

pub fn clear_local(phone: &Phone) {
    phone.script("localStorage.clear()", vec![]);
}

/// Waits until the app says that all is on the disk, loads the page anew and looks for the figure.
pub fn is_there(phone: &Phone, report: &str, field: &str, value: &str) {
    phone.open(&format!("{report}/I"));
    phone.until(&format!("{value} in {field}"), || phone.value(field) == value);
}
