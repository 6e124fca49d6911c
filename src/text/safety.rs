//! What is said of where the app runs, of the clock, and of how safe work is there.

use super::{Language, Message, en};
use crate::device::clock::{DAY, MINUTE, Moment, Verdict};
use crate::device::place::{OtherApp, System};
use crate::device::safety::{Backup, Copies, Level, Line};

/// The app by its name, or what it is.
pub fn app_name(language: Language, app: OtherApp) -> &'static str {
    match (app, language) {
        (OtherApp::Zalo, _) => "Zalo",
        (OtherApp::Messenger, _) => "Messenger",
        (OtherApp::Facebook, _) => "Facebook",
        (OtherApp::Instagram, _) => "Instagram",
        (OtherApp::Unnamed, Language::Vi) => "một ứng dụng khác",
        (OtherApp::Unnamed, Language::En) => "another app",
    }
}

/// Why no report is started inside another app.
pub fn inside(language: Language, app: OtherApp) -> Message {
    let name = app_name(language, app);
    match language {
        Language::Vi => Message::new(
            format!("Trang này đang mở bên trong {name}."),
            "Số liệu nhập ở đây có thể mất, và tệp báo cáo khó gửi đi. Hãy mở bằng trình duyệt trước khi lập báo cáo.",
        ),
        Language::En => Message::new(
            format!("This page is open inside {name}."),
            "Figures entered here can get lost, and the report file is hard to send. Open it in a browser before you start a report.",
        ),
    }
}

/// How to get from another app to the browser, step by step.
pub fn way_out(language: Language, app: OtherApp, system: System) -> Vec<&'static str> {
    let dots = match (language, app, system) {
        (Language::Vi, OtherApp::Unnamed, _) => {
            "Tìm dấu ba chấm (⋮ hoặc …) hay nút chia sẻ ở góc trên hoặc góc dưới màn hình, rồi bấm vào."
        }
        (Language::En, OtherApp::Unnamed, _) => {
            "Look for the three dots (⋮ or …) or the share button in a corner of the screen, and tap it."
        }
        (Language::Vi, OtherApp::Facebook, System::Ios) => {
            "Bấm dấu ba chấm (…) ở góc dưới hoặc góc trên bên phải màn hình."
        }
        (Language::En, OtherApp::Facebook, System::Ios) => {
            "Tap the three dots (…) in the lower or upper right corner of the screen."
        }
        (Language::Vi, _, System::Ios) => "Bấm dấu ba chấm (…) ở góc trên bên phải màn hình.",
        (Language::En, _, System::Ios) => "Tap the three dots (…) in the upper right corner of the screen.",
        (Language::Vi, ..) => "Bấm dấu ba chấm (⋮) ở góc trên bên phải màn hình.",
        (Language::En, ..) => "Tap the three dots (⋮) in the upper right corner of the screen.",
    };
    let choose = match (language, app, system) {
        (Language::Vi, OtherApp::Zalo, _) => "Chọn “Mở bằng trình duyệt”.",
        (Language::En, OtherApp::Zalo, _) => "Choose “Mở bằng trình duyệt” (open in browser).",
        (Language::Vi, _, System::Ios) => {
            "Chọn “Mở trong trình duyệt bên ngoài”; có máy ghi “Mở bằng Safari”."
        }
        (Language::En, _, System::Ios) => {
            "Choose “Open in external browser”; some phones say “Open in Safari”."
        }
        (Language::Vi, ..) => "Chọn “Mở trong trình duyệt bên ngoài”; có máy ghi “Mở bằng Chrome”.",
        (Language::En, ..) => "Choose “Open in external browser”; some phones say “Open in Chrome”.",
    };
    let then = match language {
        Language::Vi => "Thôn Số mở ra trong trình duyệt. Từ đó lập báo cáo như thường.",
        Language::En => "Thôn Số opens in the browser. Start your report there.",
    };
    vec![dots, choose, then]
}

/// How to put the app on the home screen of an iPhone, a step for each picture.
pub fn ios_steps(language: Language) -> [&'static str; 3] {
    match language {
        Language::Vi => [
            "Bấm nút chia sẻ: hình vuông có mũi tên lên, ở cuối màn hình hoặc cạnh ô địa chỉ.",
            "Kéo xuống, chọn “Thêm vào MH chính”, rồi bấm “Thêm”.",
            "Về màn hình chính, mở Thôn Số từ biểu tượng mới. Lập báo cáo ở đó.",
        ],
        Language::En => [
            "Tap the share button: a square with an arrow, at the bottom of the screen or beside the address.",
            "Scroll down, choose “Add to Home Screen”, then tap “Add”.",
            "Go to the home screen and open Thôn Số by its new icon. Start your report there.",
        ],
    }
}

/// "Trong Safari đang có 2 báo cáo": before the app is installed, which begins with nothing.
pub fn reports_stay_behind(language: Language, reports: usize) -> Message {
    match language {
        Language::Vi => Message::new(
            format!("Ở đây đang có {reports} báo cáo; chúng không tự sang ứng dụng đã cài."),
            "Hãy sao lưu ra tệp trước khi cài, rồi mở tệp đó trong ứng dụng đã cài.",
        ),
        Language::En => Message::new(
            format!(
                "There {} here; {} not move to the installed app by themselves.",
                if reports == 1 { "is 1 report".to_owned() } else { format!("are {reports} reports") },
                if reports == 1 { "it does" } else { "they do" }
            ),
            "Make a backup file before you install, then open that file in the installed app.",
        ),
    }
}

/// Where browsers have the entry that installs the app.
pub fn how_to_install(language: Language, system: System) -> &'static str {
    match (language, system) {
        (Language::Vi, System::Ios) => "Bấm nút chia sẻ, chọn “Thêm vào MH chính”.",
        (Language::En, System::Ios) => "Tap the share button, choose “Add to Home Screen”.",
        (Language::Vi, System::Android) => {
            "Bấm ⋮ ở góc trình duyệt, chọn “Thêm vào màn hình chính” hoặc “Cài đặt ứng dụng”."
        }
        (Language::En, System::Android) => {
            "Tap ⋮ in the corner of the browser, choose “Add to Home screen” or “Install app”."
        }
        (Language::Vi, System::Other) => {
            "Trong Chrome, Edge hoặc Cốc Cốc: bấm biểu tượng cài đặt ở cuối ô địa chỉ. Trình duyệt khác có thể không cài được; vẫn dùng được như thường."
        }
        (Language::En, System::Other) => {
            "In Chrome, Edge or Cốc Cốc: click the install icon at the end of the address. Other browsers may not be able to install it; it works all the same."
        }
    }
}

/// "khoảng 3 ngày": a stretch of time as one would say it.
pub fn about_so_long(language: Language, long: Moment) -> String {
    let (minutes, days) = (long / MINUTE, long / DAY);
    let (count, vi, en) = match () {
        () if days >= 730 => (days / 365, "năm", "year"),
        () if days >= 60 => (days / 30, "tháng", "month"),
        () if days >= 1 => ((long + DAY / 2) / DAY, "ngày", "day"),
        () if minutes >= 60 => ((minutes + 30) / 60, "giờ", "hour"),
        () => (minutes.max(1), "phút", "minute"),
    };
    match language {
        Language::Vi => format!("khoảng {count} {vi}"),
        Language::En => format!("about {}", en::plural(usize::try_from(count).unwrap_or_default(), en)),
    }
}

/// What is to be thought of the clock, and what to do.
pub fn clock(language: Language, verdict: Verdict) -> Message {
    let long = about_so_long(language, verdict.error());
    let set = match language {
        Language::Vi => {
            "Vào Cài đặt của máy, mục Ngày và giờ, bật “Ngày và giờ tự động”. Báo cáo vẫn giữ nguyên."
        }
        Language::En => {
            "In the settings of the device, under date and time, turn on “Automatic date and time”. Reports stay as they are."
        }
    };
    match (language, verdict) {
        (Language::Vi, Verdict::Right) => Message::new("Giờ của máy đúng", ""),
        (Language::En, Verdict::Right) => Message::new("The device’s clock is right", ""),
        (Language::Vi, Verdict::Unsure) => {
            Message::new("Giờ của máy: chưa thấy gì sai", "Sẽ so với giờ của máy chủ khi có mạng.")
        }
        (Language::En, Verdict::Unsure) => Message::new(
            "The device’s clock: nothing wrong seen",
            "It is compared with a server when there is a network.",
        ),
        (Language::Vi, Verdict::Behind(_)) => Message::new(format!("Giờ của máy chậm {long}"), set),
        (Language::En, Verdict::Behind(_)) => {
            Message::new(format!("The device’s clock is {long} behind"), set)
        }
        (Language::Vi, Verdict::Ahead(_)) => Message::new(format!("Giờ của máy nhanh {long}"), set),
        (Language::En, Verdict::Ahead(_)) => Message::new(format!("The device’s clock is {long} ahead"), set),
        (Language::Vi, Verdict::WentBack(_)) => Message::new(
            format!("Giờ của máy lùi lại {long} so với lần dùng trước"),
            "Xem ngày giờ của máy có đúng không. Nếu sai: vào Cài đặt, mục Ngày và giờ, bật “Ngày và giờ tự động”.",
        ),
        (Language::En, Verdict::WentBack(_)) => Message::new(
            format!("The device’s clock has gone back by {long} since it was last used"),
            "See whether date and time are right. If not: in the settings, under date and time, turn on “Automatic date and time”.",
        ),
    }
}

/// The answer to the question of the page, in one sentence.
pub fn safety_verdict(language: Language, verdict: Level, to_do: usize) -> Message {
    match (language, verdict) {
        (Language::Vi, Level::Danger) => {
            Message::new("Chưa an toàn: số liệu có thể mất.", "Làm ngay việc đầu tiên dưới đây.")
        }
        (Language::En, Level::Danger) => {
            Message::new("Not safe yet: your figures can get lost.", "Do the first thing below now.")
        }
        (Language::Vi, Level::Warning) => {
            Message::new(format!("Khá an toàn, còn {to_do} việc nên làm."), "Xem các dòng có dấu chấm than.")
        }
        (Language::En, Level::Warning) => Message::new(
            format!("Fairly safe, with {} to do.", en::plural(to_do, "thing")),
            "See the lines with an exclamation mark.",
        ),
        (Language::Vi, Level::Note | Level::Good) => {
            Message::new("Dữ liệu của anh, chị đang an toàn trên máy này.", "")
        }
        (Language::En, Level::Note | Level::Good) => Message::new("Your data is safe on this device.", ""),
    }
}

/// A line of the page: how it is, and what to do or what it means.
pub fn safety_line(language: Language, line: Line) -> Message {
    if let Line::Inside(app) = line {
        return inside(language, app);
    }
    if let Line::Clock(verdict) = line {
        return clock(language, verdict);
    }
    match language {
        Language::Vi => line_vi(line),
        Language::En => line_en(line),
    }
}

fn line_vi(line: Line) -> Message {
    let (what, remedy): (String, &str) = match line {
        Line::Inside(_) | Line::Clock(_) => Default::default(),
        Line::Blocked => (
            "Trình duyệt không cho lưu".into(),
            "Số liệu mất khi đóng trang. Sao lưu báo cáo đang có ra tệp, rồi mở lại bằng Chrome ở cửa sổ thường, không phải cửa sổ ẩn danh.",
        ),
        Line::Full => (
            "Bộ nhớ đã đầy: thay đổi mới nhất chưa lưu".into(),
            "Đừng đóng trang. Sao lưu ra tệp, rồi xóa báo cáo cũ đã gửi; thay đổi sẽ được lưu ngay.",
        ),
        Line::Private => (
            "Đây là cửa sổ ẩn danh".into(),
            "Đóng cửa sổ là mất hết. Mở lại trong cửa sổ thường trước khi nhập tiếp; báo cáo đang có thì sao lưu ra tệp.",
        ),
        Line::PrivateUnknown => (
            "Không biết chắc đây có phải cửa sổ ẩn danh không".into(),
            "Trình duyệt không cho biết. Nếu thấy chữ “Ẩn danh” hoặc “Riêng tư”, hãy mở lại trong cửa sổ thường.",
        ),
        Line::IosBrowser(0) => (
            "Chưa cài vào màn hình chính".into(),
            "Trên iPhone, trình duyệt có thể xóa số liệu sau 7 ngày không mở trang. Hãy cài trước khi lập báo cáo.",
        ),
        Line::IosBrowser(_) => (
            "Báo cáo đang nằm trong trình duyệt của iPhone".into(),
            "Trình duyệt có thể xóa sau 7 ngày không mở trang. Sao lưu ra tệp, cài vào màn hình chính, rồi mở tệp ở đó.",
        ),
        Line::Installed(true) => ("Đã cài trên máy này".into(), "Mở từ biểu tượng ngoài màn hình chính."),
        Line::Installed(false) => {
            ("Chưa cài trên máy này".into(), "Cài thì mở nhanh hơn, và trình duyệt ít khi tự xóa số liệu.")
        }
        Line::Kept(Copies::One) => (
            "Trình duyệt chỉ giữ được một bản thay vì hai".into(),
            "Nhập xong, hãy để trang mở thêm một phút rồi mới tắt máy. Nên sao lưu ra tệp.",
        ),
        Line::Kept(Copies::JournalOnly) => (
            "Bộ nhớ trình duyệt đã đầy hoặc bị chặn nên chỉ giữ được một bản".into(),
            "Số liệu vẫn được lưu. Nên sao lưu ra tệp; nếu bộ nhớ đầy thì xóa hẳn báo cáo không cần.",
        ),
        Line::Kept(Copies::Two) => (
            "Từng ô nhập được lưu hai bản trên máy này".into(),
            "Tắt máy đột ngột hay hỏng một bản, số liệu vẫn còn.",
        ),
        Line::Kept(Copies::SecondFailed) => (
            "Chỉ lưu được một bản, bản thứ hai đang hỏng".into(),
            "Số liệu vẫn lưu, nhưng hãy sao lưu ra tệp. Đóng hẳn trình duyệt rồi mở lại để thử tiếp.",
        ),
        Line::Persisted(Some(true)) => {
            ("Trình duyệt giữ dữ liệu lâu dài".into(), "Máy đầy cũng không tự xóa báo cáo.")
        }
        Line::Persisted(Some(false)) => {
            ("Trình duyệt có thể xóa dữ liệu khi máy đầy".into(), "Cho phép giữ lâu dài để yên tâm.")
        }
        Line::Persisted(None) => (
            "Không biết chắc trình duyệt có giữ dữ liệu lâu dài không".into(),
            "Trình duyệt này không trả lời. Hãy sao lưu ra tệp sau mỗi buổi làm.",
        ),
        Line::Backup(None) => (
            "Chưa sao lưu lần nào".into(),
            "Mất máy, hỏng máy là mất báo cáo. Sao lưu ra một tệp và gửi cho chính mình.",
        ),
        Line::Backup(Some(Backup { days, changes })) => {
            let changes = match changes {
                0 => "từ đó chưa có gì thay đổi".to_owned(),
                _ => format!("có {changes} thay đổi từ đó"),
            };
            (
                match days {
                    Some(0) => format!("Sao lưu hôm nay, {changes}"),
                    Some(days) => format!("Sao lưu cách đây {days} ngày, {changes}"),
                    None => format!("Đã sao lưu, {changes}"),
                },
                "Sao lưu lại sau mỗi buổi làm.",
            )
        }
        Line::Unsent(count, days) => (
            match days {
                Some(days @ 1..) => format!("{count} báo cáo chưa gửi, cũ nhất {days} ngày"),
                Some(0) | None => format!("{count} báo cáo chưa gửi"),
            },
            "Khi chưa gửi, báo cáo chỉ có trên máy này.",
        ),
        Line::Offline(Some(true)) => ("Dùng được khi mất mạng".into(), "Mở lại được cả khi không có sóng."),
        Line::Offline(Some(false)) => (
            "Chưa mở lại được khi mất mạng".into(),
            "Giữ trang này mở vài phút khi có mạng để tải đủ về máy.",
        ),
        Line::Offline(None) => (
            "Không biết chắc có mở lại được khi mất mạng không".into(),
            "Trình duyệt này chưa cho biết. Trang đang mở thì vẫn nhập được khi mất mạng.",
        ),
        Line::Used(percent) => (
            format!("Đã dùng {percent} % chỗ dành cho báo cáo"),
            if percent < 80 { "" } else { "Xóa báo cáo cũ đã gửi để còn chỗ." },
        ),
        Line::DeviceFull => (
            "Máy gần hết chỗ".into(),
            "Trình duyệt có thể không lưu được nữa. Xóa bớt ảnh, phim hoặc ứng dụng không dùng.",
        ),
        Line::NumbersOnly => (
            "Tệp báo cáo chỉ nên chứa số liệu".into(),
            "Đừng ghi tên hoặc số điện thoại của người dân vào ghi chú.",
        ),
    };
    Message::new(what, remedy)
}

fn line_en(line: Line) -> Message {
    let (what, remedy): (String, &str) = match line {
        Line::Inside(_) | Line::Clock(_) => Default::default(),
        Line::Blocked => (
            "The browser does not allow saving".into(),
            "Your figures are lost when the page is closed. Make a backup file of the reports that are here, then open the page again in Chrome, in a normal window, not a private one.",
        ),
        Line::Full => (
            "No room is left: the latest change is not saved".into(),
            "Do not close the page. Make a backup file, then delete old reports you have sent; the change is then saved at once.",
        ),
        Line::Private => (
            "This is a private window".into(),
            "Everything is lost when it is closed. Open the page in a normal window before you go on; make a backup file of the reports that are here.",
        ),
        Line::PrivateUnknown => (
            "It is not known whether this is a private window".into(),
            "The browser does not say. If you see the word “Incognito” or “Private”, open the page in a normal window.",
        ),
        Line::IosBrowser(0) => (
            "Not on the home screen yet".into(),
            "On an iPhone the browser may erase figures after 7 days without a visit. Install the app before you start a report.",
        ),
        Line::IosBrowser(_) => (
            "Your reports are in the browser of an iPhone".into(),
            "It may erase them after 7 days without a visit. Make a backup file, install the app on the home screen, and open the file there.",
        ),
        Line::Installed(true) => {
            ("Installed on this device".into(), "Open it by its icon on the home screen.")
        }
        Line::Installed(false) => (
            "Not installed on this device".into(),
            "Installed, it opens faster, and the browser rarely erases figures by itself.",
        ),
        Line::Kept(Copies::One) => (
            "The browser keeps one copy only instead of two".into(),
            "When you have finished, leave the page open for another minute before you switch the phone off. Make a backup file.",
        ),
        Line::Kept(Copies::JournalOnly) => (
            "The browser’s storage is full or blocked, so there is one copy only".into(),
            "Your figures are saved. Make a backup file; if the storage is full, delete reports you do not need for good.",
        ),
        Line::Kept(Copies::Two) => (
            "Each box is saved twice on this device".into(),
            "Your figures are still here after the power fails or one copy is damaged.",
        ),
        Line::Kept(Copies::SecondFailed) => (
            "Saved once only: the second copy fails".into(),
            "Your figures are saved, but make a backup file. Close the browser altogether and open it again to try once more.",
        ),
        Line::Persisted(Some(true)) => (
            "The browser keeps the data for good".into(),
            "Reports are not deleted by themselves, even when the device is full.",
        ),
        Line::Persisted(Some(false)) => (
            "The browser may delete data when the device is full".into(),
            "Allow it to keep the data for good, to be on the safe side.",
        ),
        Line::Persisted(None) => (
            "It is not known whether the browser keeps the data for good".into(),
            "This browser does not answer. Make a backup file each time you stop working.",
        ),
        Line::Backup(None) => (
            "No backup has been made yet".into(),
            "If the device is lost or broken, so are the reports. Make a backup file and send it to yourself.",
        ),
        Line::Backup(Some(Backup { days, changes })) => {
            let changes = match changes {
                0 => "nothing has changed since".to_owned(),
                _ => format!("{} since", en::plural(changes, "change")),
            };
            (
                match days {
                    Some(0) => format!("Backed up today, {changes}"),
                    Some(days) => format!("Backed up {} ago, {changes}", en::plural(days as usize, "day")),
                    None => format!("Backed up, {changes}"),
                },
                "Make another each time you stop working.",
            )
        }
        Line::Unsent(count, days) => {
            let reports = en::plural(count, "report");
            (
                match days {
                    Some(days @ 1..) => {
                        format!("{reports} not sent, the oldest {} old", en::plural(days as usize, "day"))
                    }
                    Some(0) | None => format!("{reports} not sent"),
                },
                "Until a report is sent, it is on this device only.",
            )
        }
        Line::Offline(Some(true)) => {
            ("Works without a network".into(), "It opens again even without a signal.")
        }
        Line::Offline(Some(false)) => (
            "Does not open without a network yet".into(),
            "Keep this page open for a few minutes while there is a network, so that everything is downloaded.",
        ),
        Line::Offline(None) => (
            "It is not known whether it opens without a network".into(),
            "This browser does not say yet. A page that is open goes on working without a network.",
        ),
        Line::Used(percent) => (
            format!("{percent}% of the room for reports is used"),
            if percent < 80 { "" } else { "Delete old reports you have sent to make room." },
        ),
        Line::DeviceFull => (
            "The device is almost full".into(),
            "The browser may soon be unable to save. Delete photos, films or apps you do not need.",
        ),
        Line::NumbersOnly => (
            "A report file should hold figures only".into(),
            "Please do not write names or phone numbers of residents in notes.",
        ),
    };
    Message::new(what, remedy)
}
