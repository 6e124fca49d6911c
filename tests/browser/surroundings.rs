//! Where the app runs: inside another app, on an iPhone, with a clock that is wrong; and what is said of it.

use crate::drafts::with_a_report;
use crate::harness::on_a_phone;
use crate::main_job::{begin, choose_form};
use crate::phone::Phone;
use serde_json::json;

const FORM: &str = "chi-tieu-2023-ha-tan";
const NOT_SAFE: &str = "Có việc nên làm để dữ liệu được an toàn.";
const ZALO: &str = "Mozilla/5.0 (Linux; Android 11; RMX1973 Build/RKQ1.201217.002;) AppleWebKit/537.36 (KHTML, like Gecko) \
    Version/4.0 Chrome/142.0.7444.171 Safari/537.36 Zalo android/25112868 ZaloTheme/dark ZaloLanguage/vi";
const IPHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
    Version/26.6 Mobile/15E148 Safari/604.1";
const FIREFOX: &str = "Mozilla/5.0 (Android 14; Mobile; rv:153.0) Gecko/153.0 Firefox/153.0";

/// From the next page on, the browser says that it is another one.
fn becomes(phone: &Phone, user_agent: &str) {
    phone.cdp("Emulation.setUserAgentOverride", json!({ "userAgent": user_agent }));
}

/// From the next page on, the device's clock is off by so many days.
fn clock_off(phone: &Phone, days: i32) {
    phone.before_each_page(&format!(
        "{{ const True = window.trueDate ??= Date, off = {days} * 864e5;
        Date = class extends True {{
            constructor(...all) {{ if (all.length) super(...all); else super(True.now() + off); }}
            static now() {{ return True.now() + off; }}
        }}; }}"
    ));
}

/// The line of the safety page that says so, by the tone it has.
#[track_caller]
fn line(phone: &Phone, tone: &str, words: &str) {
    let script = "return [...document.querySelectorAll(`[data-level=${arguments[0]}]`)].some(it => words(it.innerText).includes(arguments[1]))";
    phone.until(&format!("“{words}” as {tone}"), || {
        phone.script(script, vec![json!(tone), json!(words)]) == true
    });
}

#[test]
fn the_page_knows_by_itself_where_no_report_is_started() {
    on_a_phone(|phone| {
        phone.open("#/");
        phone.see("Chưa có báo cáo nào");
        let script = "const text = [...document.scripts].find(it => it.text.includes('installer')).text;
            const look = new Function('navigator', 'localStorage', 'addEventListener', text + '; return elsewhere');
            const [userAgent, maxTouchPoints, standalone] = arguments;
            return look({ userAgent, maxTouchPoints, standalone }, { getItem: () => null }, () => {});";
        let table = include_str!("../data/user-agents.tsv");
        for row in table.lines().skip(1) {
            let cells: Vec<&str> = row.split('\t').collect();
            let &[inside, system, touch, standalone, user_agent] = cells.as_slice() else { panic!("{row}") };
            let standalone = standalone == "yes";
            let expected = !standalone && (inside != "none" || system == "ios");
            let touch: u32 = touch.parse().unwrap();
            let said = phone.script(script, vec![json!(user_agent), json!(touch), json!(standalone)]);
            assert_eq!(said, expected, "{user_agent}");
        }
    });
}

#[test]
fn inside_zalo_no_report_is_started() {
    on_a_phone(|phone| {
        becomes(phone, ZALO);
        phone.before_each_page("navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))");
        phone.open("#/");
        phone.see(NOT_SAFE);
        phone.tap("Lập báo cáo mới");
        phone.see("Trang này đang mở bên trong Zalo.");
        phone.see("Chọn “Mở bằng trình duyệt”.");
        assert!(!phone.has("#start") && !phone.has("#go-on-here"));
        phone.tap("#copy-address");
        phone.see("Chạm giữ vào địa chỉ ở trên");
        assert!(phone.text_of(".address").starts_with("http://127.0.0.1:"));
        // Files can be looked at.
        phone.tap("Mở tệp");
        phone.see("Chọn tệp");
        phone.go("#/an-toan");
        phone.see("Chưa an toàn: số liệu có thể mất.");
        line(phone, "error", "Trang này đang mở bên trong Zalo.");
        phone.tap("Xem cách làm");
        phone.see("Bấm dấu ba chấm (⋮) ở góc trên bên phải màn hình.");
    });
}

#[test]
fn what_is_inside_zalo_already_is_not_locked_in() {
    with_a_report(|phone, report| {
        becomes(phone, ZALO);
        phone.go(&format!("{report}/I"));
        phone.reload();
        phone.see(NOT_SAFE);
        phone.retype("#f-I-1-a-entered", "4000");
        phone.leave();
        phone.reload();
        phone.until("what was typed", || phone.value("#f-I-1-a-entered") == "4000");
        phone.go("#/moi");
        phone.see("Báo cáo đang có ở đây vẫn mở và sao lưu được.");
        phone.tap("Về Trang chủ");
        phone.see("Đang làm");
        phone.see(NOT_SAFE);
    });
}

#[test]
fn on_an_iphone_the_app_is_installed_first() {
    on_a_phone(|phone| {
        becomes(phone, IPHONE);
        phone.open("#/moi");
        phone.see("Cài vào màn hình chính trước");
        phone.see("chọn “Thêm vào MH chính”");
        assert_eq!(phone.count(".sketch"), 3);
        assert!(!phone.has("#start"));
        phone.see("Nếu 7 ngày không mở trang này, Safari có thể xóa hết báo cáo.");
        phone.tap("Vẫn nhập ở đây");
        phone.wait_for("#start");
        phone.at("#/moi");
        phone.reload();
        phone.wait_for("#start");
        assert!(!phone.sees(NOT_SAFE), "it was decided");
        phone.go("#/an-toan");
        line(phone, "warning", "Chưa cài vào màn hình chính");
    });
}

#[test]
fn an_app_on_the_home_screen_of_an_iphone_just_begins() {
    on_a_phone(|phone| {
        // Without the word `Safari`, as there.
        becomes(phone, IPHONE.split(" Version").next().unwrap());
        phone.before_each_page("Object.defineProperty(navigator, 'standalone', { value: true })");
        phone.open("#/moi");
        phone.wait_for("#start");
        assert!(!phone.sees(NOT_SAFE));
        phone.go("#/an-toan");
        line(phone, "good", "Đã cài trên máy này");
    });
}

#[test]
fn reports_in_safari_are_backed_up_before_it_is_installed() {
    with_a_report(|phone, _| {
        becomes(phone, IPHONE);
        phone.open("#/moi");
        phone.see("Ở đây đang có 1 báo cáo; chúng không tự sang ứng dụng đã cài.");
        assert_eq!(phone.attribute("main .button-primary", "href"), "#/sao-luu");
        phone.go("#/an-toan");
        line(phone, "error", "Báo cáo đang nằm trong trình duyệt của iPhone");
    });
}

#[test]
fn the_browser_is_asked_to_install_by_a_tap() {
    on_a_phone(|phone| {
        phone.open("#/cai");
        phone.see("Cài thì mở nhanh hơn");
        assert!(!phone.has("#install"), "where the browser offers nothing, words tell how");
        let offer = "const it = new Event('beforeinstallprompt', { cancelable: true });
            it.prompt = () => { window.prompted = true; return Promise.resolve(); };
            it.userChoice = Promise.resolve({ outcome: 'accepted' });
            dispatchEvent(it); return it.defaultPrevented;";
        assert_eq!(phone.script(offer, vec![]), true);
        phone.go("#/an-toan");
        line(phone, "info", "Chưa cài trên máy này");
        phone.tap("Cài ứng dụng");
        phone.tap("#install");
        phone.see("Đang cài. Lần sau mở từ biểu tượng ngoài màn hình chính.");
        assert_eq!(phone.script("return window.prompted", vec![]), true);
    });
}

/// What the browser answers from the next page on.
fn answers(phone: &Phone, persisted: bool, granted: bool, left: u64) {
    phone.before_each_page(&format!(
        "{{ const it = StorageManager.prototype; let kept = {persisted}; window.asked = 0;
        it.persisted = async () => kept;
        it.persist = async () => {{ window.asked += 1; return kept = {granted}; }};
        it.estimate = async () => ({{ quota: {left}, usage: 0 }}); }}"
    ));
}

#[test]
fn each_line_says_how_it_stands_and_what_to_do() {
    with_a_report(|phone, report| {
        answers(phone, false, true, 1_000_000);
        phone.before_each_page("navigator.serviceWorker.register = async () => { throw new Error('no') }");
        // An iPad's answer, so that nothing is asked silently.
        phone.before_each_page("Object.defineProperty(navigator, 'userAgentData', { value: undefined })");
        // The report is twelve days old.
        let older = "const key = Object.keys(localStorage).find(it => it.endsWith('/meta')), day = new Date(Date.now() - 12.1 * 864e5);
            const body = localStorage[key].split('\\n')[1].replace(/\"created_at\":\"[^\"]*\"/, `\"created_at\":\"${day.toISOString()}\"`);
            localStorage[key] = `{\"v\":1,\"seq\":999,\"body\":${body}}`";
        phone.script(older, vec![]);
        phone.open("#/an-toan");
        phone.see("Khá an toàn, còn 4 việc nên làm.");
        line(phone, "good", "Từng ô nhập được lưu hai bản trên máy này");
        line(phone, "warning", "Chưa sao lưu lần nào");
        line(phone, "warning", "Chưa tải xong để dùng khi mất mạng");
        line(phone, "warning", "Máy gần hết chỗ");
        line(phone, "info", "1 báo cáo chưa gửi, cũ nhất 12 ngày");
        line(phone, "info", "Không biết chắc đây có phải cửa sổ ẩn danh không");
        line(phone, "warning", "Trình duyệt có thể xóa dữ liệu khi máy đầy");
        phone.tap("#persist");
        line(phone, "good", "Trình duyệt giữ dữ liệu lâu dài");
        phone.see("Khá an toàn, còn 3 việc nên làm.");
        // The home page points at it, after a while and when it is opened next.
        phone.go("#/");
        phone.until("the note", || phone.script("return 'thonso/urgent' in localStorage", vec![]) == true);
        phone.go(report);
        phone.go("#/");
        phone.see(NOT_SAFE);
        phone.tap(NOT_SAFE);
        phone.at("#/an-toan");
    });
}

#[test]
fn chromium_is_asked_silently_once_there_is_a_report() {
    on_a_phone(|phone| {
        answers(phone, false, true, 10_000_000_000);
        let asked = |phone: &Phone| phone.script("return window.asked", vec![]);
        phone.open("#/an-toan");
        line(phone, "warning", "Trình duyệt có thể xóa dữ liệu khi máy đầy");
        phone.go("#/");
        phone.until("the look at the work", || {
            phone.script("return 'thonso/clock' in localStorage", vec![]) == true
        });
        assert_eq!(asked(phone), 0, "there is nothing to keep");
        begin(phone, FORM, "UBND xã Hà Tân");
        phone.until("the question", || asked(phone) == 1);
        phone.go("#/an-toan");
        line(phone, "good", "Trình duyệt giữ dữ liệu lâu dài");
    });
}

#[test]
fn a_private_window_is_told_where_the_browser_gives_it_away() {
    on_a_phone(|phone| {
        becomes(phone, FIREFOX);
        phone.before_each_page(
            "StorageManager.prototype.getDirectory = () => Promise.reject(new DOMException('', 'SecurityError'))",
        );
        phone.open("#/an-toan");
        line(phone, "error", "Đây là cửa sổ ẩn danh");
    });
}

#[test]
fn a_right_clock_is_said_to_be_right() {
    on_a_phone(|phone| {
        phone.open("#/an-toan");
        phone.until("the answer of the server", || {
            phone.script("return 'thonso/clock' in localStorage", vec![]) == true
        });
        phone.go("#/");
        phone.go("#/an-toan");
        line(phone, "good", "Giờ của máy đúng");
    });
}

#[test]
fn a_slow_clock_is_told_where_it_matters() {
    with_a_report(|phone, report| {
        clock_off(phone, -3);
        phone.open("#/an-toan");
        line(phone, "warning", "Giờ của máy chậm khoảng 3 ngày");
        phone.go(&format!("{report}/kiem-tra"));
        phone.wait_for("#clock");
        assert!(phone.text_of("#clock").contains("bật “Ngày và giờ tự động”"));
        assert!(!phone.sees("Ngày giờ của máy đang sai"), "the year is right");
    });
}

#[test]
fn a_wrong_year_is_not_proposed() {
    on_a_phone(|phone| {
        phone.open("#/moi");
        phone.wait_for("#new-template input");
        let right = phone.value("#period-year");
        clock_off(phone, -800);
        phone.open("#/an-toan");
        line(phone, "warning", "Giờ của máy chậm khoảng 2 năm");
        phone.go("#/moi");
        phone.see("Ngày giờ của máy đang sai. Xem lại năm của kỳ báo cáo.");
        assert_eq!(phone.value("#period-year"), right);
        choose_form(phone, FORM);
    });
}

#[test]
fn a_clock_that_went_back_is_asked_about_and_can_be_trusted() {
    on_a_phone(|phone| {
        // No server answers.
        phone.before_each_page(
            "{ const fetched = fetch; window.fetch = (it, how) => how?.method === 'HEAD' ? Promise.reject(new TypeError()) : fetched(it, how) }",
        );
        phone.open("#/");
        let note = "localStorage['thonso/clock'] = `{\"v\":1,\"seq\":0,\"body\":{\"wrong\":false,\"known\":\"${new Date(Date.now() + 9 * 864e5).toISOString()}\"}}`";
        phone.script(note, vec![]);
        phone.open("#/an-toan");
        line(phone, "warning", "Giờ của máy lùi lại khoảng 9 ngày so với lần dùng trước");
        phone.tap("#trust-clock");
        line(phone, "info", "Giờ của máy: chưa thấy gì sai");
        phone.reload();
        line(phone, "info", "Giờ của máy: chưa thấy gì sai");
    });
}
