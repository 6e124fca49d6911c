//! What the first visit costs, and what happens when it fails.

use crate::harness::on_a_phone;
use crate::main_job::begin;
use serde_json::json;

/// What the way to the first typed character may ask of the network.
const MOST_REQUESTS: usize = 8;
/// Compressed as sent.
const MOST_BYTES: u64 = 130_000;

#[test]
fn little_is_fetched_until_the_first_figure() {
    on_a_phone(|phone| {
        phone.cdp("Network.enable", json!({}));
        // What is not needed for typing stays away, as if the network were too slow for it.
        phone.cdp("Network.setBlockedURLs", json!({ "urls": ["*/desk*", "*/offline*"] }));
        begin(phone, "chi-tieu-2023-ha-tan", "UBND xã Hà Tân");
        phone.tap("I. Phát triển hạ tầng số");
        phone.type_into("#f-I-1-a-entered", "4");
        phone.until("the figure", || phone.value("#f-I-1-a-entered") == "4");

        let messages = phone.network();
        let later = |url: &str| url.contains("/desk") || url.contains("/offline");
        let asked = |url: &str| url.starts_with("http") && !later(url);
        let requests: Vec<(&str, &str)> = messages
            .iter()
            .filter(|it| it["method"] == "Network.requestWillBeSent")
            .filter_map(|it| {
                Some((it["params"]["requestId"].as_str()?, it["params"]["request"]["url"].as_str()?))
            })
            .filter(|it| asked(it.1))
            .collect();
        let mut bytes = 0;
        for message in messages.iter().filter(|it| it["method"] == "Network.dataReceived") {
            let own = |it: &&(&str, &str)| message["params"]["requestId"] == it.0;
            if requests.iter().any(|it| own(&it)) {
                bytes += message["params"]["encodedDataLength"].as_u64().unwrap_or_default();
            }
        }
        println!("{} requests, {bytes} bytes", requests.len());
        assert!(requests.len() <= MOST_REQUESTS, "{requests:#?}");
        assert!(bytes > 20_000, "the bytes of {requests:#?} were not counted");
        assert!(bytes <= MOST_BYTES, "{bytes} bytes for {requests:#?}");
        // What was kept away may complain.
        let errors = phone.console_errors();
        assert!(errors.iter().all(|it| later(it)), "{errors:#?}");
    });
}

#[test]
fn a_first_visit_cut_off_says_so_and_can_be_repeated() {
    on_a_phone(|phone| {
        phone.cdp("Network.enable", json!({}));
        phone.cdp("Network.setBlockedURLs", json!({ "urls": ["*.wasm"] }));
        phone.open("#/");
        phone.see("Chưa mở được Thôn Số. Hãy kiểm tra mạng rồi thử lại.");
        phone.cdp("Network.setBlockedURLs", json!({ "urls": [] }));
        phone.tap("#boot button");
        phone.see("Chưa có báo cáo nào");
        assert!(!phone.has("#boot"));
        let errors = phone.console_errors();
        assert!(errors.iter().all(|it| it.contains("wasm") || it.contains("fetch")), "{errors:#?}");
    });
}

#[test]
fn without_network_what_is_open_goes_on() {
    on_a_phone(|phone| {
        let report = begin(phone, "chi-tieu-2023-ha-tan", "UBND xã Hà Tân");
        phone.lose_network();
        phone.tap("I. Phát triển hạ tầng số");
        phone.type_into("#f-I-1-a-entered", "4371/4864");
        phone.leave();
        phone.see("= 89,86 %");
        phone.go(&report);
        phone.see("Đã nhập 1/37");
        // Whatever was still to be fetched may complain; the page must not.
        phone.console_errors();
    });
}
