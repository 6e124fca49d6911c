//! What is said of submissions and their corrections.

use super::{Language, Message};

/// "Lần gửi 2, thay lần gửi 1".
pub fn submission(language: Language, revision: u32) -> String {
    let texts = language.texts();
    let own = format!("{} {revision}", texts.revision_label());
    if revision < 2 { own } else { format!("{own}, {} {}", texts.replaces_revision(), revision - 1) }
}

/// What is said while a finished report is open again.
pub fn correcting(language: Language, revision: u32) -> Message {
    match language {
        Language::Vi => Message::new(
            format!("Đang lập bản sửa: lần gửi {revision}"),
            "Sửa số liệu, rồi kiểm tra và hoàn tất để có tệp mới. Tệp các lần gửi trước vẫn giữ nguyên.",
        ),
        Language::En => Message::new(
            format!("A correction is being made: submission {revision}"),
            "Correct the figures, then check and finish to get a new file. The earlier files stay as they are.",
        ),
    }
}

/// "Đã mở lại thành lần gửi 2."
pub fn reopened(language: Language, revision: u32) -> String {
    match language {
        Language::Vi => format!("Đã mở lại thành lần gửi {revision}."),
        Language::En => format!("Opened again as submission {revision}."),
    }
}

/// What leaving a correction brings back.
pub fn drop_correction_hint(language: Language, revision: u32) -> String {
    match language {
        Language::Vi => {
            format!("Số liệu chưa thay đổi từ khi mở lại: báo cáo trở về như lần gửi {revision}.")
        }
        Language::En => format!(
            "The figures have not changed since they were opened again: the report goes back to submission {revision}."
        ),
    }
}

/// The button that saves the file of an earlier submission once more.
pub fn save_earlier(language: Language, revision: u32) -> String {
    match language {
        Language::Vi => format!("Lưu tệp lần gửi {revision}"),
        Language::En => format!("Save the file of submission {revision}"),
    }
}

/// How long the text of a file is, in characters, and what that means for a message.
pub fn copy_size(language: Language, characters: usize) -> String {
    let thousands = ((characters + 500) / 1000).max(1);
    match language {
        Language::Vi => format!(
            "Dài khoảng {thousands} nghìn ký tự; Zalo, SMS có thể cắt bớt. Chỉ dùng khi không gửi được tệp."
        ),
        Language::En => format!(
            "About {thousands} thousand characters long; Zalo or SMS may cut it off. Only for when the file cannot be sent."
        ),
    }
}

/// "Đã có lần gửi 2 thay thế".
pub fn replaced_by(language: Language, revision: u32) -> String {
    match language {
        Language::Vi => format!("Đã có lần gửi {revision} thay thế"),
        Language::En => format!("Replaced by submission {revision}"),
    }
}

/// "Lần gửi 1 chưa được mở ở đây."
pub fn earlier_not_open(language: Language, revision: u32) -> String {
    match language {
        Language::Vi => format!("Lần gửi {revision} chưa được mở ở đây."),
        Language::En => format!("Submission {revision} has not been opened here."),
    }
}
