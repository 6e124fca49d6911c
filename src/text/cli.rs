//! Sentences of the command line.

use super::Language;
use crate::bundle::key::KeyError;
use crate::domain::outcome::Outcome;

/// What the command line has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Say<'a> {
    /// A file cannot be read.
    CannotRead {
        /// Its name.
        file: &'a str,
        /// As the operating system says.
        why: &'a str,
    },
    /// A file cannot be written.
    CannotWrite {
        /// Its name.
        file: &'a str,
        /// As the operating system says.
        why: &'a str,
    },
    /// A file is not text.
    NotText {
        /// Its name.
        file: &'a str,
    },
    /// Something is wrong inside a file.
    InFile {
        /// Its name.
        file: &'a str,
        /// What, and what to do.
        sentence: &'a str,
    },
    /// There is no built-in template of that name.
    NoSuchTemplate {
        /// As asked for.
        id: &'a str,
    },
    /// Texts to read are missing.
    TextsMissing,
    /// A line of `evaluate --lines` without a tab.
    NoTab {
        /// From 1.
        line: usize,
    },
    /// Not a period.
    BadPeriod {
        /// As typed.
        text: &'a str,
    },
    /// The table of answers has not the columns it needs.
    BadHeader {
        /// What it has.
        found: &'a str,
    },
    /// A line of the table of answers is no table line.
    BadLine {
        /// From 1.
        line: u64,
    },
    /// No row of the form is meant.
    UnknownRow {
        /// From 1.
        line: u64,
        /// As typed.
        section: &'a str,
        /// As typed.
        number: &'a str,
    },
    /// Several rows of the form may be meant.
    SeveralRows {
        /// From 1.
        line: u64,
        /// As typed.
        number: &'a str,
    },
    /// The row has no such part.
    UnknownPart {
        /// From 1.
        line: u64,
        /// As typed.
        part: &'a str,
    },
    /// Not an outcome.
    UnknownOutcome {
        /// From 1.
        line: u64,
        /// As typed.
        text: &'a str,
    },
    /// A result that is not understood.
    NotUnderstood {
        /// As typed.
        text: &'a str,
    },
    /// A key file that does not fit together.
    BadKey(KeyError),
    /// A key file is there already.
    KeyExists {
        /// Its name.
        file: &'a str,
    },
    /// A key was written.
    KeyMade {
        /// Its fingerprint.
        fingerprint: &'a str,
    },
    /// The device has no randomness.
    NoRandomness,
    /// The report is not sealed because of what was found.
    NotSealed,
    /// A warning was answered by a set phrase.
    Acknowledged {
        /// The phrase.
        word: &'a str,
        /// The finding.
        finding: &'a str,
    },
    /// Who sent an intact file cannot be told.
    Intact {
        /// Its name.
        file: &'a str,
        /// The reporter's device.
        fingerprint: &'a str,
    },
    /// There is no schema of this yet.
    NoSchema {
        /// As asked for.
        format: &'a str,
    },
}

/// The word that answers a warning when a report is sealed without a person at the screen.
pub fn unexplained(language: Language) -> &'static str {
    match language {
        Language::Vi => "Chưa giải trình (lập bằng dòng lệnh)",
        Language::En => "Not explained (made on the command line)",
    }
}

/// The outcome a person means by a word, in either language or by its name in files.
pub fn outcome_of(word: &str) -> Option<Outcome> {
    let word = word.trim().to_lowercase();
    let named = |it: &Outcome| {
        let words = [it.slug(), super::outcome(Language::Vi, *it), super::outcome(Language::En, *it)];
        words.iter().any(|name| name.to_lowercase() == word)
    };
    Outcome::ALL.into_iter().find(named)
}

/// The sentence in a language.
pub fn say(language: Language, what: &Say<'_>) -> String {
    match language {
        Language::Vi => vi(what),
        Language::En => en(what),
    }
}

fn vi(what: &Say<'_>) -> String {
    match what {
        Say::CannotRead { file, why } => {
            format!("Không đọc được {file}: {why}. Xem lại tên tệp và quyền đọc.")
        }
        Say::CannotWrite { file, why } => {
            format!("Không ghi được {file}: {why}. Xem lại thư mục và quyền ghi.")
        }
        Say::NotText { file } => format!("{file} không phải văn bản UTF-8. Lưu lại tệp với mã UTF-8."),
        Say::InFile { file, sentence } => format!("{file}: {sentence}"),
        Say::NoSuchTemplate { id } => format!(
            "Không có mẫu hoặc tệp “{id}”. Gõ “thonso template list” để xem các mẫu có sẵn, hoặc nêu đúng tên tệp."
        ),
        Say::TextsMissing => "Chưa có văn bản để đọc. Ghi văn bản sau lệnh, hoặc dùng --lines.".to_owned(),
        Say::NoTab { line } => {
            format!(
                "Dòng {line}: thiếu dấu tab giữa mục tiêu và kết quả. Ghi mục tiêu, dấu tab, rồi kết quả."
            )
        }
        Say::BadPeriod { text } => {
            format!("“{text}” không phải kỳ báo cáo. Ghi như 2024, 2024-H1, 2024-Q3, 2024-9M hoặc 2024-07.")
        }
        Say::BadHeader { found } => format!(
            "Dòng 1: cần có các cột section,number,part,result,note,declared,reason; ở đây là “{found}”. Sửa dòng đầu."
        ),
        Say::BadLine { line } => {
            format!("Dòng {line}: số ô không khớp với dòng đầu. Đặt ô có dấu phẩy trong ngoặc kép.")
        }
        Say::UnknownRow { line, section, number } => format!(
            "Dòng {line}: mẫu không có chỉ tiêu số “{number}” ở mục “{section}”. Ghi số và mục đúng như trong mẫu."
        ),
        Say::SeveralRows { line, number } => {
            format!("Dòng {line}: mẫu có nhiều chỉ tiêu số “{number}”. Ghi thêm mục (I, II …) ở cột section.")
        }
        Say::UnknownPart { line, part } => {
            format!("Dòng {line}: chỉ tiêu không có phần “{part}”. Ghi a, b … hoặc để trống.")
        }
        Say::UnknownOutcome { line, text } => format!(
            "Dòng {line}: không hiểu đánh giá “{text}”. Ghi Vượt, Đạt, Chưa đạt, Không có số liệu, Không áp dụng hoặc để trống."
        ),
        Say::NotUnderstood { text } => {
            format!(
                "Không hiểu kết quả “{text}”. Ghi một số, một tỷ lệ như 45/50 hoặc 90%, hoặc “Đã thực hiện”."
            )
        }
        Say::BadKey(error) => match error {
            KeyError::BadEncoding => {
                "Tệp khóa bị hỏng: có chỗ không phải 32 byte. Dùng bản sao khác của khóa.".to_owned()
            }
            KeyError::BadKey => "Khóa này không dùng được. Tạo khóa mới bằng “thonso key new”.".to_owned(),
            KeyError::Mismatch => {
                "Các phần trong tệp khóa không khớp nhau. Dùng bản sao khác của khóa.".to_owned()
            }
        },
        Say::KeyExists { file } => format!("Đã có tệp {file}. Khóa cũ không bị ghi đè; chọn tên khác."),
        Say::KeyMade { fingerprint } => {
            format!(
                "Đã tạo khóa {fingerprint}. Giữ kín tệp này: ai có nó thì lập được tệp như từ thiết bị này."
            )
        }
        Say::NoRandomness => "Máy không cho số ngẫu nhiên để tạo khóa. Thử lại trên máy khác.".to_owned(),
        Say::NotSealed => "Chưa lập được tệp báo cáo. Sửa những chỗ nêu trên rồi làm lại.".to_owned(),
        Say::Acknowledged { word, finding } => format!("Ghi “{word}” cho: {finding}"),
        Say::Intact { file, fingerprint } => {
            format!(
                "{file}: nguyên vẹn, chưa biết người gửi. So dấu vân tay với thiết bị gửi: {fingerprint}."
            )
        }
        Say::NoSchema { format } => {
            format!("Bản này chưa có khuôn dạng “{format}”. Các khuôn dạng có: template, draft, bundle.")
        }
    }
}

fn en(what: &Say<'_>) -> String {
    match what {
        Say::CannotRead { file, why } => {
            format!("{file} cannot be read: {why}. Check its name and that you may read it.")
        }
        Say::CannotWrite { file, why } => {
            format!("{file} cannot be written: {why}. Check the folder and that you may write there.")
        }
        Say::NotText { file } => format!("{file} is not UTF-8 text. Save it again as UTF-8."),
        Say::InFile { file, sentence } => format!("{file}: {sentence}"),
        Say::NoSuchTemplate { id } => format!(
            "There is no template or file “{id}”. See the built-in ones with “thonso template list”, or name a file."
        ),
        Say::TextsMissing => {
            "There is no text to read. Write it after the command, or use --lines.".to_owned()
        }
        Say::NoTab { line } => {
            format!("Line {line}: the tab between target and result is missing. Write target, tab, result.")
        }
        Say::BadPeriod { text } => {
            format!("“{text}” is no report period. Write it like 2024, 2024-H1, 2024-Q3, 2024-9M or 2024-07.")
        }
        Say::BadHeader { found } => format!(
            "Line 1: the columns section,number,part,result,note,declared,reason are needed; here it is “{found}”. Correct the first line."
        ),
        Say::BadLine { line } => {
            format!(
                "Line {line}: it has not as many cells as the first line. Put cells with commas in double quotes."
            )
        }
        Say::UnknownRow { line, section, number } => format!(
            "Line {line}: the form has no indicator “{number}” in section “{section}”. Write number and section as in the form."
        ),
        Say::SeveralRows { line, number } => {
            format!(
                "Line {line}: the form has several indicators “{number}”. Add the section (I, II …) in column section."
            )
        }
        Say::UnknownPart { line, part } => {
            format!("Line {line}: the indicator has no part “{part}”. Write a, b … or leave it empty.")
        }
        Say::UnknownOutcome { line, text } => format!(
            "Line {line}: the outcome “{text}” is not understood. Write exceeded, met, not_met, no_data, not_applicable, or leave it empty."
        ),
        Say::NotUnderstood { text } => {
            format!(
                "The result “{text}” is not understood. Write a number, a share like 45/50 or 90%, or “Đã thực hiện”."
            )
        }
        Say::BadKey(error) => match error {
            KeyError::BadEncoding => {
                "The key file is damaged: a member is not 32 bytes. Use another copy of the key.".to_owned()
            }
            KeyError::BadKey => "This key cannot be used. Make a new one with “thonso key new”.".to_owned(),
            KeyError::Mismatch => {
                "The members of the key file do not belong together. Use another copy of the key.".to_owned()
            }
        },
        Say::KeyExists { file } => {
            format!("{file} is there already. The old key is not overwritten; choose another name.")
        }
        Say::KeyMade { fingerprint } => {
            format!(
                "Made the key {fingerprint}. Keep the file to yourself: whoever has it can mark files as this device."
            )
        }
        Say::NoRandomness => {
            "This computer gives no random numbers to make a key of. Try another one.".to_owned()
        }
        Say::NotSealed => "The report file was not made. Correct the places above and try again.".to_owned(),
        Say::Acknowledged { word, finding } => format!("Wrote “{word}” for: {finding}"),
        Say::Intact { file, fingerprint } => {
            format!(
                "{file}: intact, sender not known yet. Compare the fingerprint with the sending device: {fingerprint}."
            )
        }
        Say::NoSchema { format } => {
            format!("This build does not know the format “{format}” yet. It knows: template, draft, bundle.")
        }
    }
}
