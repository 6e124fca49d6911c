//! What is said of an annex that becomes a form: why a file cannot be read, and what in it is doubtful.

use super::format::decimal;
use super::{Language, filled};
use crate::domain::annex::{Doubt as AnnexDoubt, DoubtKind, ReadError};
use crate::domain::reading::target::Doubt;

/// "Còn 12 chỗ cần xem".
pub fn review_left(language: Language, count: usize) -> String {
    let texts = language.texts();
    match count {
        0 => texts.review_clear().to_owned(),
        1 => texts.review_left_one().to_owned(),
        more => filled(texts.review_left(), &[&more.to_string()]),
    }
}

/// "Lấy làm mục tiêu b".
pub fn take_for_target(language: Language, letter: &str) -> String {
    filled(language.texts().take_for_target(), &[letter])
}

/// "Mục tiêu b".
pub fn target_letter(language: Language, letter: &str) -> String {
    filled(language.texts().target_letter(), &[letter])
}

/// "Có dấu ABCD EFGH …".
pub fn template_mark(language: Language, marks: &str) -> String {
    filled(language.texts().template_mark(), &[marks])
}

/// "Bản 2".
pub fn edition(language: Language, edition: u32) -> String {
    filled(language.texts().template_edition(), &[&edition.to_string()])
}

/// "Bản 1 → bản 2".
pub fn editions(language: Language, old: u32, new: u32) -> String {
    filled(language.texts().editions(), &[&old.to_string(), &new.to_string()])
}

/// "Bảng có kết quả ở 12 dòng …".
pub fn results_found(language: Language, count: usize) -> String {
    filled(language.texts().results_found(), &[&count.to_string()])
}

/// "Đã đọc 120 trong khoảng 500 dòng".
pub fn reading_rows(language: Language, done: usize, of: usize) -> String {
    filled(language.texts().reading_rows(), &[&done.to_string(), &of.to_string()])
}

/// A doubt with its row: "I-3: …".
pub fn doubt_line(language: Language, doubt: &AnnexDoubt) -> String {
    let sentence = self::doubt(language, &doubt.kind);
    if doubt.indicator.is_empty() { sentence } else { format!("{}: {sentence}", doubt.indicator) }
}

/// Why a file cannot be read, and what to do.
pub fn read_error(language: Language, error: ReadError) -> &'static str {
    let (vietnamese, english) = match error {
        ReadError::Empty => (
            "Tệp không có gì. Chọn lại tệp phụ lục.",
            "There is nothing in this file. Choose the file of the annex again.",
        ),
        ReadError::OldOffice => (
            "Đây là tệp Word hoặc Excel kiểu cũ (.doc, .xls). Mở bằng Word hoặc Excel, chọn Lưu dưới dạng .docx hoặc .xlsx, rồi chọn tệp mới.",
            "This is an old Word or Excel file (.doc, .xls). Open it in Word or Excel, save it as .docx or .xlsx, and choose the new file.",
        ),
        ReadError::Locked => (
            "Tệp có mật khẩu. Mở bằng Word hoặc Excel, bỏ mật khẩu, lưu lại, rồi chọn tệp đó.",
            "This file is locked with a password. Open it in Word or Excel, take the password off, save it, and choose it again.",
        ),
        ReadError::Pdf => (
            "Đây là tệp PDF, không giữ được bảng. Xin nơi gửi bản Word hoặc Excel, hoặc mở PDF bằng Word rồi lưu thành .docx.",
            "This is a PDF, which keeps no tables. Ask the sender for the Word or Excel file, or open the PDF in Word and save it as .docx.",
        ),
        ReadError::OpenDocument => (
            "Đây là tệp của LibreOffice (.odt, .ods). Mở tệp, chọn Lưu dưới dạng .docx hoặc .xlsx, rồi chọn tệp mới.",
            "This is a LibreOffice file (.odt, .ods). Open it, save it as .docx or .xlsx, and choose the new file.",
        ),
        ReadError::Slides => (
            "Đây là tệp trình chiếu. Chọn tệp Word hoặc Excel có bảng chỉ tiêu.",
            "These are slides. Choose the Word or Excel file with the table of indicators.",
        ),
        ReadError::Markup => (
            "Đây là trang web hoặc tệp RTF. Mở bằng Word, lưu thành .docx, rồi chọn tệp mới; hoặc chép bảng rồi dán vào đây.",
            "This is a web page or rich text. Open it in Word, save it as .docx and choose the new file; or copy the table and paste it here.",
        ),
        ReadError::Picture => (
            "Đây là ảnh, chưa đọc được chữ. Xin nơi gửi bản Word hoặc Excel.",
            "This is a picture, and its words cannot be read. Ask the sender for the Word or Excel file.",
        ),
        ReadError::Unknown => (
            "Không biết đây là loại tệp gì. Chọn tệp Word (.docx), Excel (.xlsx) hoặc .csv.",
            "This is no kind of file that can be read. Choose a Word (.docx), Excel (.xlsx) or .csv file.",
        ),
        ReadError::Damaged => (
            "Tệp bị hỏng hoặc bị cắt. Tải lại tệp; nếu vẫn vậy, mở bằng Word hoặc Excel rồi lưu lại.",
            "This file is damaged or cut off. Fetch it again; if that does not help, open it in Word or Excel and save it anew.",
        ),
        ReadError::Unsafe => (
            "Tệp đòi lấy dữ liệu từ nơi khác nên không được mở. Mở bằng Word hoặc Excel, lưu lại, rồi chọn tệp đó.",
            "This file wants something fetched from elsewhere and is not opened. Open it in Word or Excel, save it anew, and choose it again.",
        ),
        ReadError::TooLarge => (
            "Tệp quá lớn so với một phụ lục. Chép riêng bảng chỉ tiêu sang tệp mới, rồi chọn tệp đó.",
            "This file is too large for an annex. Copy the table of indicators into a file of its own, and choose that.",
        ),
        ReadError::NoTable => (
            "Trong tệp không có bảng nào. Chọn tệp có bảng chỉ tiêu, hoặc chép bảng rồi dán vào đây.",
            "There is no table in this file. Choose a file with a table of indicators, or copy the table and paste it here.",
        ),
        ReadError::NoIndicator => (
            "Không thấy dòng chỉ tiêu nào trong các bảng. Bảng cần có cột như “Chỉ tiêu” hoặc “Nội dung”, mỗi dòng một chỉ tiêu.",
            "No indicator was found in the tables. A table needs a column such as “Chỉ tiêu” or “Nội dung”, with one indicator to a row.",
        ),
    };
    match language {
        Language::Vi => vietnamese,
        Language::En => english,
    }
}

/// What is doubtful about a form that was read from an annex, and what to look at.
pub fn doubt(language: Language, kind: &DoubtKind) -> String {
    let pick = |vietnamese: String, english: String| match language {
        Language::Vi => vietnamese,
        Language::En => english,
    };
    match kind {
        DoubtKind::NoHeading => pick(
            "Bảng không có dòng tên cột; các cột được đoán theo nội dung. Xem lại từng cột.".into(),
            "The table has no row of headings; the columns were told by what stands in them. Look at each column.".into(),
        ),
        DoubtKind::ColumnUnused { title } => pick(
            format!("Cột “{title}” không được dùng. Nếu cần, ghi vào ghi chú của chỉ tiêu."),
            format!("The column “{title}” was not used. If it matters, put it into the notes of the indicators."),
        ),
        DoubtKind::TableUnused { begins } => pick(
            format!("Không dùng bảng bắt đầu bằng “{begins}”: không thấy chỉ tiêu."),
            format!("The table that begins with “{begins}” was not used: no indicators were found in it."),
        ),
        DoubtKind::SeveralTables { count } => pick(
            format!("Trong tệp có {count} bảng chỉ tiêu khác nhau; đã ghép vào một mẫu. Nếu không đúng, chép riêng từng bảng sang tệp mới."),
            format!("There are {count} different tables of indicators; they were put into one form. If that is wrong, copy each into a file of its own."),
        ),
        DoubtKind::Joined { piece } => pick(
            format!("Dòng bị ngắt trang đã được nối lại với “{piece}”. Xem có đúng không."),
            format!("A row parted by the end of a page was put together with “{piece}”. See whether that is right."),
        ),
        DoubtKind::Unnumbered => pick(
            "Dòng không có số thứ tự. Xem đây có phải là một chỉ tiêu riêng không.".into(),
            "The row has no number. See whether it is an indicator of its own.".into(),
        ),
        DoubtKind::LeftOut { text } => pick(
            format!("Đã bỏ qua “{text}”."),
            format!("“{text}” was left out."),
        ),
        DoubtKind::TakenForHeading { title } => pick(
            format!("“{title}” được coi là tên mục của các dòng dưới nó. Xem có đúng không."),
            format!("“{title}” was taken for the heading of the rows below it. See whether that is right."),
        ),
        DoubtKind::Target { doubt, .. } => target_doubt(language, doubt),
        DoubtKind::Task { .. } => pick(
            "Mục tiêu không có con số; được đọc là một việc phải làm. Xem có đúng không.".into(),
            "The target has no number and was read as a task. See whether that is right.".into(),
        ),
        DoubtKind::NoTarget { .. } => pick(
            "Không thấy mục tiêu. Ghi con số cần đạt, hoặc đổi thành một việc.".into(),
            "No target was found. Put in what is to be reached, or make it a task.".into(),
        ),
        DoubtKind::Several { count } => pick(
            format!("Có {count} mục tiêu trong một dòng. Xem từng mục tiêu."),
            format!("There are {count} targets in one row. Look at each of them."),
        ),
        DoubtKind::UnitFromColumn { unit } => pick(
            format!("Đơn vị “{unit}” lấy từ cột đơn vị tính."),
            format!("The unit “{unit}” comes from the column of units."),
        ),
        DoubtKind::TitleMissing => pick(
            "Không thấy tên phụ lục; tên tệp được dùng làm tên mẫu. Ghi lại tên cho đúng.".into(),
            "The annex has no name; that of the file was taken. Put in the right one.".into(),
        ),
        DoubtKind::YearGuessed => pick(
            "Không thấy năm của các mục tiêu. Ghi lại năm cho đúng.".into(),
            "The year of the targets is printed nowhere. Put in the right year.".into(),
        ),
        DoubtKind::Macros => pick(
            "Tệp có macro. Chương trình chỉ đọc chữ, không chạy macro.".into(),
            "The file has macros. Only its words were read; no macro was run.".into(),
        ),
        DoubtKind::Hidden { count } => pick(
            format!("Có {count} hàng hoặc cột bị ẩn trong tệp Excel; đã bỏ qua."),
            format!("{count} hidden rows or columns of the workbook were left out."),
        ),
        DoubtKind::CutOff => pick(
            "Bảng quá dài; phần sau đã bị bỏ. Chia phụ lục thành nhiều tệp.".into(),
            "The table is too long; the rest was left out. Split the annex into several files.".into(),
        ),
    }
}

fn target_doubt(language: Language, doubt: &Doubt) -> String {
    let (vietnamese, english) = match doubt {
        Doubt::TwoMeanings { number: printed, read, other } => {
            let (read, other) = (decimal(language, *read), decimal(language, *other));
            return match language {
                Language::Vi => {
                    format!("“{printed}” được đọc là {read}, cũng có thể là {other}. Chọn số đúng.")
                }
                Language::En => {
                    format!("“{printed}” was read as {read} and may also be {other}. Choose the right one.")
                }
            };
        }
        Doubt::Misprint => (
            "Con số in có lỗi. Xem lại số đã đọc.",
            "The printed number has a slip in it. Look at what was read.",
        ),
        Doubt::MeasureUnit => ("Đơn vị tính được đoán. Xem lại đơn vị.", "The unit was guessed. Look at it."),
        Doubt::InSentence => (
            "Con số nằm trong câu dài. Xem đó có phải mục tiêu không.",
            "The number stands in a long sentence. See whether it is the target.",
        ),
        Doubt::Unread => (
            "Còn số khác trong câu chưa dùng. Xem có thiếu mục tiêu không.",
            "Another number of the sentence was not used. See whether a target is missing.",
        ),
        Doubt::OverAll => {
            ("Mục tiêu trên 100 %. Xem lại con số.", "The target is over 100 %. Look at the number.")
        }
    };
    match language {
        Language::Vi => vietnamese,
        Language::En => english,
    }
    .to_owned()
}
