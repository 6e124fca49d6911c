//! Sentences about files: why one is not read, and what a receiver should know of one that is intact.

use super::{Language, lint, outcome, row_name};
use crate::bundle::Remark;
use crate::domain::template::Template;
use crate::wire::WireError;

fn kilobytes(limit: usize) -> usize {
    limit / 1024
}

/// Why a template, a draft or a key file is not read, and what to do.
pub fn wire_error(language: Language, error: &WireError) -> String {
    match language {
        Language::Vi => wire_error_vi(error),
        Language::En => wire_error_en(error),
    }
}

fn wire_error_vi(error: &WireError) -> String {
    match error {
        WireError::TooLarge { limit } => {
            format!("Tệp lớn hơn {} kB, quá lớn cho loại tệp này. Chọn lại đúng tệp.", kilobytes(*limit))
        }
        WireError::NotJson { line, column } => {
            format!(
                "Tệp không đọc được (dòng {line}, cột {column}). Chọn lại đúng tệp, hoặc xin lại tệp gốc."
            )
        }
        WireError::CutOff => "Tệp trống hoặc bị thiếu phần cuối. Xin gửi hoặc chép lại cả tệp.".to_owned(),
        WireError::WrongFormat { found, expected } => {
            let found = if found.is_empty() { "không rõ loại" } else { found };
            format!("Tệp này là “{found}”, không phải “{expected}”. Chọn lại đúng tệp.")
        }
        WireError::Newer { found, known } => format!(
            "Tệp được lập bằng ứng dụng mới hơn (bản {found}, ở đây chỉ đọc được đến bản {known}). Cập nhật ứng dụng rồi mở lại."
        ),
        WireError::Missing { place } => {
            format!("Trong tệp thiếu “{place}”. Bổ sung chỗ đó, hoặc xin lại tệp gốc.")
        }
        WireError::Unknown { place } => {
            format!("Trong tệp có phần lạ “{place}”. Bỏ phần đó, hoặc cập nhật ứng dụng.")
        }
        WireError::Duplicate { place } => format!("Trong tệp, “{place}” ghi hai lần. Bỏ bớt một chỗ."),
        WireError::Bad { place } => {
            format!("Trong tệp, “{place}” ghi không đúng. Sửa chỗ đó, hoặc xin lại tệp gốc.")
        }
        WireError::TooLong { place, limit } => {
            format!("Trong tệp, “{place}” quá dài (nhiều nhất {limit}). Rút ngắn chỗ đó.")
        }
        WireError::TemplateMismatch => {
            "Mẫu biểu trong tệp không phải mẫu biểu mà tệp nêu tên. Xin lại tệp gốc.".to_owned()
        }
        WireError::Unusable { lints } => {
            let lints: Vec<String> = lints.iter().map(|it| lint(Language::Vi, it)).collect();
            format!("Mẫu biểu chưa dùng được. {}", lints.join(" "))
        }
    }
}

fn wire_error_en(error: &WireError) -> String {
    match error {
        WireError::TooLarge { limit } => {
            format!(
                "The file is larger than {} kB, too large for its kind. Please choose the right file.",
                kilobytes(*limit)
            )
        }
        WireError::NotJson { line, column } => {
            format!(
                "The file cannot be read (line {line}, column {column}). Please choose the right file, or ask for the original."
            )
        }
        WireError::CutOff => {
            "The file is empty or its end is missing. Please send or copy the whole file again.".to_owned()
        }
        WireError::WrongFormat { found, expected } => {
            let found = if found.is_empty() { "of unknown kind" } else { found };
            format!("This file is “{found}”, not “{expected}”. Please choose the right file.")
        }
        WireError::Newer { found, known } => format!(
            "The file was made by a newer app (version {found}; this one reads up to {known}). Please update the app and open it again."
        ),
        WireError::Missing { place } => {
            format!("“{place}” is missing in the file. Please add it, or ask for the original file.")
        }
        WireError::Unknown { place } => {
            format!("“{place}” in the file is not known. Please take it out, or update the app.")
        }
        WireError::Duplicate { place } => format!("“{place}” stands twice in the file. Please take one out."),
        WireError::Bad { place } => {
            format!("“{place}” in the file is not right. Please correct it, or ask for the original file.")
        }
        WireError::TooLong { place, limit } => {
            format!("“{place}” in the file is too long (at most {limit}). Please shorten it.")
        }
        WireError::TemplateMismatch => {
            "The form in the file is not the one the file names. Please ask for the original file.".to_owned()
        }
        WireError::Unusable { lints } => {
            let lints: Vec<String> = lints.iter().map(|it| lint(Language::En, it)).collect();
            format!("The form cannot be filled in yet. {}", lints.join(" "))
        }
    }
}

/// What a receiver should know of a file that is intact.
pub fn remark(language: Language, template: &Template, remark: &Remark) -> String {
    match (language, remark) {
        (Language::Vi, Remark::OutcomeDiffers { indicator, part: _, stated, computed }) => format!(
            "{}: tệp ghi “{}”, tính lại là “{}”. Xem lại chỉ tiêu này với người gửi.",
            row_name(language, template, indicator),
            outcome(language, *stated),
            outcome(language, *computed)
        ),
        (Language::En, Remark::OutcomeDiffers { indicator, part: _, stated, computed }) => format!(
            "{}: the file says “{}”, computed again it is “{}”. Please look at this indicator with the sender.",
            row_name(language, template, indicator),
            outcome(language, *stated),
            outcome(language, *computed)
        ),
        (Language::Vi, Remark::CountsDiffer) => {
            "Số đếm trong tệp không khớp với các chỉ tiêu. Dùng số đếm tính lại từ các chỉ tiêu.".to_owned()
        }
        (Language::En, Remark::CountsDiffer) => {
            "The counts in the file do not fit its indicators. Please use the counts computed from the indicators.".to_owned()
        }
    }
}
