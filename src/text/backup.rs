//! What is said of backups, and of reports that differ from those in one.

use super::format::quantity;
use super::{Language, Message, en, outcome, vi};
use crate::bundle::backup::BackupError;
use crate::domain::answer::{Absence, MilestoneStatus};
use crate::domain::decimal::Decimal;
use crate::domain::draft::{Evidence, PartEntry, RowEntry};
use crate::domain::template::Indicator;

/// The longest text of an entry that is shown whole.
const LONGEST: usize = 160;

/// The plain sentence at the top of a backup, for a person who opens it by accident. Without quotes and brackets, which
/// mail and chat change.
pub fn about_backup(locked: bool) -> String {
    let (vi, en) = if locked { (" có mật khẩu", " under a passphrase") } else { ("", "") };
    format!(
        "Tệp sao lưu{vi} của ứng dụng Thôn Số: báo cáo, mẫu biểu, cài đặt của một máy. Mở Thôn Số, vào Sao lưu và chuyển máy, \
         chọn tệp này để xem và khôi phục. · A backup{en} of the app Thôn Số: reports, templates, settings of a device. \
         Open Thôn Số, go to Backup and moving, and choose this file to look at it and restore it."
    )
}

/// "3 báo cáo, 2 tệp đã hoàn tất, 1 mẫu biểu, cài đặt".
pub fn backup_content(
    language: Language,
    reports: usize,
    deleted: usize,
    files: usize,
    forms: usize,
    settings: bool,
) -> String {
    let counted = |count: usize, vi: &str, en: &str| {
        (count > 0).then(|| match language {
            Language::Vi => format!("{count} {vi}"),
            Language::En => en::plural(count, en),
        })
    };
    let settings = settings.then(|| match language {
        Language::Vi => "cài đặt".to_owned(),
        Language::En => "settings".to_owned(),
    });
    let parts = [
        counted(reports, "báo cáo", "report"),
        counted(deleted, "báo cáo đã xóa", "deleted report"),
        counted(files, "tệp đã hoàn tất", "finished file"),
        counted(forms, "mẫu biểu", "template"),
        settings,
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// "3 báo cáo".
pub fn reports(language: Language, count: usize) -> String {
    match language {
        Language::Vi => format!("{count} báo cáo"),
        Language::En => en::plural(count, "report"),
    }
}

/// How large a file is.
pub fn file_size(language: Language, bytes: usize) -> String {
    let kilobytes = Decimal::from(u32::try_from(bytes.div_ceil(1000)).unwrap_or(u32::MAX));
    quantity(language, kilobytes, "kB")
}

/// When the last backup was made, and how much was changed since.
pub fn last_backup(language: Language, at: &str, changes: usize) -> String {
    let at = super::format::moment(language, at);
    match (language, changes) {
        (Language::Vi, 0) => format!("Sao lưu gần nhất {at}; từ đó chưa có gì thay đổi."),
        (Language::Vi, _) => format!("Sao lưu gần nhất {at}; từ đó đã thay đổi {changes} chỗ."),
        (Language::En, 0) => format!("Last backup {at}; nothing has changed since."),
        (Language::En, _) => format!("Last backup {at}; {} changed since.", en::plural(changes, "place")),
    }
}

/// What does not go along because it cannot be read.
pub fn left_out(language: Language, count: usize) -> String {
    match language {
        Language::Vi => {
            format!("{count} chỗ trên máy này không đọc được nên không có trong tệp. Chúng vẫn còn trên máy.")
        }
        Language::En => format!(
            "{} on this device cannot be read and will not be in the file. They stay on the device.",
            en::plural(count, "place")
        ),
    }
}

/// Old reports that should be in the backup and are not.
pub fn old_left_out(language: Language, count: usize) -> Message {
    match language {
        Language::Vi => Message::new(
            format!("{count} báo cáo cũ không đọc được nên không có trong tệp."),
            "Xem mục “Báo cáo cũ” ở Trang chủ.",
        ),
        Language::En => Message::new(
            format!("{} cannot be read and will not be in the file.", en::plural(count, "old report")),
            "See “Old reports” on the home page.",
        ),
    }
}

/// "Sẽ thêm 3 báo cáo".
pub fn to_add(language: Language, count: usize) -> String {
    match language {
        Language::Vi => format!("Sẽ thêm {count} báo cáo"),
        Language::En => format!("{} will be added", en::plural(count, "report")),
    }
}

/// "2 báo cáo đã có sẵn, giống hệt".
pub fn already_here(language: Language, count: usize) -> String {
    match language {
        Language::Vi => format!("{count} báo cáo đã có sẵn, giống hệt"),
        Language::En if count == 1 => "1 report is here already, the same".to_owned(),
        Language::En => format!("{count} reports are here already, the same"),
    }
}

/// "2 báo cáo khác với bản trên máy".
pub fn differing(language: Language, count: usize) -> String {
    match language {
        Language::Vi => format!("{count} báo cáo khác với bản trên máy"),
        Language::En if count == 1 => "1 report differs from the one here".to_owned(),
        Language::En => format!("{count} reports differ from the ones here"),
    }
}

/// "Khác nhau 7 chỗ".
pub fn differences(language: Language, count: usize) -> String {
    match language {
        Language::Vi => format!("Khác nhau {count} chỗ"),
        Language::En if count == 1 => "1 place differs".to_owned(),
        Language::En => format!("{count} places differ"),
    }
}

/// "Xem thêm 4 chỗ".
pub fn more_differences(language: Language, count: usize) -> String {
    match language {
        Language::Vi => format!("Xem thêm {count} chỗ"),
        Language::En => format!("{count} more"),
    }
}

/// Finished files that will be added to a report.
pub fn missing_files(language: Language, count: usize) -> String {
    match language {
        Language::Vi => format!("Sẽ thêm {count} tệp đã hoàn tất còn thiếu."),
        Language::En if count == 1 => "1 finished file that is missing here will be added.".to_owned(),
        Language::En => format!("{count} finished files that are missing here will be added."),
    }
}

/// "3 lời giải thích".
pub fn reasons(language: Language, count: usize) -> String {
    match language {
        Language::Vi => format!("{count} lời giải thích khác nhau"),
        Language::En if count == 1 => "1 explanation differs".to_owned(),
        Language::En => format!("{count} explanations differ"),
    }
}

/// "Tệp đã hoàn tất của lần gửi 2".
pub fn file_of(language: Language, revision: u32) -> String {
    match language {
        Language::Vi => format!("Tệp đã hoàn tất của lần gửi {revision}"),
        Language::En => format!("The finished file of submission {revision}"),
    }
}

/// What came of restoring, one sentence for each thing that was done; empty where nothing was.
pub fn restored(
    language: Language,
    added: usize,
    brought_back: usize,
    beside: usize,
    replaced: usize,
    files: usize,
) -> Vec<String> {
    let of = |count: usize, vi: &str, en: &str| {
        (count > 0).then(|| match language {
            Language::Vi => vi.replace("{}", &count.to_string()),
            Language::En => en.replace("{}", &en::plural(count, "report")),
        })
    };
    let files = (files > 0).then(|| match language {
        Language::Vi => format!("Đã thêm {files} tệp đã hoàn tất."),
        Language::En => format!("{} added.", en::plural(files, "finished file")),
    });
    [
        of(added, "Đã thêm {} báo cáo.", "{} added."),
        of(brought_back, "Đã lấy lại {} báo cáo từng bị xóa.", "{} brought back from the deleted ones."),
        of(
            beside,
            "Đã để {} báo cáo trong tệp bên cạnh bản trên máy.",
            "{} of the file put beside the ones here.",
        ),
        of(
            replaced,
            "Đã lấy {} báo cáo trong tệp; bản trước nằm trong Đã xóa gần đây.",
            "{} taken from the file; the ones before are among the recently deleted.",
        ),
        files,
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// For which reports there was no room.
pub fn no_room(language: Language, names: &[String]) -> Message {
    let list = names.join("; ");
    match language {
        Language::Vi => Message::new(
            format!("Bộ nhớ trình duyệt đã đầy, chưa thêm được: {list}."),
            "Các báo cáo này không bị thay đổi gì. Xóa báo cáo cũ đã gửi, rồi khôi phục lại từ tệp này.",
        ),
        Language::En => Message::new(
            format!("The browser’s storage is full; not added: {list}."),
            "Nothing of these reports was changed. Delete old reports you have sent, then restore from this file again.",
        ),
    }
}

/// Which reports did not give way because somebody may be typing in them.
pub fn open_elsewhere(language: Language, names: &[String]) -> Message {
    let list = names.join("; ");
    match language {
        Language::Vi => Message::new(
            format!("Đang mở ở một trang khác nên chưa lấy bản trong tệp: {list}."),
            "Báo cáo này không bị thay đổi gì. Đóng trang kia, rồi khôi phục lại từ tệp này.",
        ),
        Language::En => Message::new(
            format!("Open in another page, so the one in the file was not taken: {list}."),
            "Nothing of this report was changed. Close the other page, then restore from this file again.",
        ),
    }
}

/// Whose reports go into a backup, where several people share the device.
pub fn backup_of_person(language: Language, name: &str) -> Message {
    match language {
        Language::Vi => Message::new(
            format!("Tệp chỉ có báo cáo của {name}"),
            "Người khác dùng chung máy này thì chuyển sang tên mình rồi sao lưu riêng.",
        ),
        Language::En => Message::new(
            format!("The file has the reports of {name} only"),
            "Others who share this device take their turn and make a backup of their own.",
        ),
    }
}

/// Why a file is not opened as a backup.
pub fn backup_error(language: Language, error: &BackupError) -> Message {
    let (what, remedy) = match language {
        Language::Vi => match error {
            BackupError::TooLarge { limit } => (
                format!("Tệp lớn hơn {} MB, quá lớn so với một tệp sao lưu.", limit >> 20),
                "Chọn lại đúng tệp.",
            ),
            BackupError::NotABackup => (
                "Đây không phải tệp sao lưu của Thôn Số.".to_owned(),
                "Chọn lại đúng tệp. Tệp báo cáo thì mở ở trang Mở tệp.",
            ),
            BackupError::CutOff => {
                ("Tệp sao lưu bị thiếu phần cuối.".to_owned(), "Lấy lại tệp gốc, hoặc chép lại cả tệp.")
            }
            BackupError::Damaged => (
                "Tệp sao lưu bị hỏng: nội dung không còn như lúc tạo.".to_owned(),
                "Chưa có gì trên máy bị thay đổi. Lấy lại tệp gốc, hoặc một tệp sao lưu khác.",
            ),
            BackupError::Newer { .. } => (
                "Tệp được tạo bằng bản Thôn Số mới hơn.".to_owned(),
                "Nối mạng, mở lại ứng dụng để có bản mới, rồi chọn lại tệp.",
            ),
            BackupError::OtherLock { found } => (
                format!("Tệp được khóa bằng cách khác (“{found}”)."),
                "Mở tệp bằng phần mềm đã tạo ra nó, hoặc tạo lại tệp sao lưu.",
            ),
            BackupError::TooSlow { .. } => (
                "Mở tệp này sẽ làm máy đứng nhiều phút; ứng dụng không tạo tệp như vậy.".to_owned(),
                "Lấy lại tệp gốc từ máy đã tạo ra nó.",
            ),
            BackupError::Malformed(error) => (vi::wire_error(error), ""),
        },
        Language::En => match error {
            BackupError::TooLarge { limit } => (
                format!("The file is larger than {} MB, too large for a backup.", limit >> 20),
                "Choose the right file.",
            ),
            BackupError::NotABackup => (
                "This is not a backup of Thôn Số.".to_owned(),
                "Choose the right file. Report files are opened on the page Open a file.",
            ),
            BackupError::CutOff => (
                "The end of the backup is missing.".to_owned(),
                "Get the original file, or copy the whole file again.",
            ),
            BackupError::Damaged => (
                "The backup is damaged: it is not as it was when it was made.".to_owned(),
                "Nothing on this device has changed. Get the original file, or another backup.",
            ),
            BackupError::Newer { .. } => (
                "The file was made with a newer version of Thôn Số.".to_owned(),
                "Connect to the network, open the app again to get the new version, then choose the file again.",
            ),
            BackupError::OtherLock { found } => (
                format!("The file is locked in another way (“{found}”)."),
                "Open it with the program that made it, or make the backup again.",
            ),
            BackupError::TooSlow { .. } => (
                "Opening this file would keep the device busy for minutes; the app makes no such files."
                    .to_owned(),
                "Get the original file from the device that made it.",
            ),
            BackupError::Malformed(error) => (en::wire_error(error), ""),
        },
    };
    Message::new(what, remedy)
}

/// What was entered in a row, in one line: figures, reasons, note, evidence, the outcome declared.
pub fn entry(language: Language, indicator: Option<&Indicator>, entry: &RowEntry) -> String {
    let texts = language.texts();
    let mut parts = Vec::new();
    for (id, part) in &entry.parts {
        let said = part_entry(language, part);
        if said.is_empty() {
            continue;
        }
        let several = indicator.is_none_or(|it| it.parts.len() > 1);
        parts.push(if several { format!("{id}) {said}") } else { said });
    }
    if !entry.note.trim().is_empty() {
        parts.push(format!("{}: {}", texts.note(), entry.note.trim()));
    }
    for Evidence { number, date, subject } in entry.evidence.iter().filter(|it| !it.is_empty()) {
        let said: Vec<&str> =
            [number, date, subject].map(|it| it.trim()).into_iter().filter(|it| !it.is_empty()).collect();
        parts.push(format!("{}: {}", texts.evidence(), said.join(", ")));
    }
    if let Some(declared) = &entry.declared {
        parts.push(format!(
            "{}: {} ({})",
            texts.declare(),
            outcome(language, declared.outcome),
            declared.reason.trim()
        ));
    }
    shown(language, &parts.join("; "))
}

/// A text as a difference shows it: cut where it is long, with a word where there is none.
pub fn shown(language: Language, text: &str) -> String {
    if text.trim().is_empty() {
        return language.texts().backup_nothing_entered().to_owned();
    }
    let mut short: String = text.chars().take(LONGEST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

fn part_entry(language: Language, part: &PartEntry) -> String {
    let texts = language.texts();
    if let Some(absence) = part.absence {
        let word = match absence {
            Absence::NoData => texts.absence_no_data(),
            Absence::NotApplicable => texts.absence_not_applicable(),
        };
        let reason = part.absence_reason.trim();
        return if reason.is_empty() { word.to_owned() } else { format!("{word} ({reason})") };
    }
    if let Some(status) = part.status {
        return match status {
            MilestoneStatus::NotStarted => texts.not_started(),
            MilestoneStatus::InProgress => texts.in_progress(),
            MilestoneStatus::Done => texts.done(),
        }
        .to_owned();
    }
    let (entered, total, percent) = (part.entered.trim(), part.total.trim(), part.percent.trim());
    let percent =
        if percent.is_empty() { String::new() } else { format!("{}%", percent.trim_end_matches('%')) };
    if part.percent_only {
        return percent;
    }
    let counts = if total.is_empty() { entered.to_owned() } else { format!("{entered}/{total}") };
    [counts, percent].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// "Đã chuyển 3 báo cáo vào “Báo cáo cũ”": what was done to keep room.
pub fn archived(language: Language, reports: usize) -> String {
    match language {
        Language::Vi => {
            format!(
                "Để còn chỗ cho báo cáo mới, đã chuyển {reports} báo cáo sang mục “Báo cáo cũ”. Không mất gì."
            )
        }
        Language::En => format!(
            "To keep room for new reports, {} moved to “Old reports”. Nothing is lost.",
            if reports == 1 { "1 report was".to_owned() } else { format!("{reports} reports were") }
        ),
    }
}
