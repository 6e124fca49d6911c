//! The words of a form that goes to ODK or `KoboToolbox`.

use super::Language;

/// The words of an exported form.
#[derive(Clone, Copy, Debug)]
pub struct XlsFormWords {
    /// As `XLSForm` names the language.
    pub language: &'static str,
    /// The unit that reports.
    pub org_unit: &'static str,
    /// The period.
    pub period: &'static str,
    /// Totals that several rows share.
    pub totals: &'static str,
    /// The count of a share.
    pub count: &'static str,
    /// The total of a share.
    pub total: &'static str,
    /// The share, where the counts are not known.
    pub percent: &'static str,
    /// A number.
    pub value: &'static str,
    /// How far a task is.
    pub status: &'static str,
    /// The states of a task.
    pub states: [&'static str; 3],
    /// Ghi chú.
    pub note: &'static str,
    /// Before the outcome.
    pub outcome: &'static str,
    /// Before a target.
    pub target: &'static str,
    /// A count over its total.
    pub count_over_total: &'static str,
    /// A share outside 0 to 100.
    pub not_a_share: &'static str,
    /// The outcomes: exceeded, met, not met.
    pub outcomes: [&'static str; 3],
}

/// The words of a language.
pub fn words(language: Language) -> XlsFormWords {
    let texts = language.texts();
    let outcomes = [texts.outcome_exceeded(), texts.outcome_met(), texts.outcome_not_met()];
    let states = [texts.not_started(), texts.in_progress(), texts.done()];
    match language {
        Language::Vi => XlsFormWords {
            language: "Tiếng Việt (vi)",
            org_unit: "Đơn vị báo cáo",
            period: "Kỳ báo cáo",
            totals: "Tổng số dùng chung",
            count: "Đã đạt",
            total: "Trên tổng số",
            percent: "Chỉ có tỷ lệ %",
            value: "Kết quả",
            status: "Tình trạng",
            states,
            note: "Ghi chú",
            outcome: "Đánh giá",
            target: "Mục tiêu",
            count_over_total: "Số đã đạt lớn hơn tổng số. Xem lại hai số.",
            not_a_share: "Tỷ lệ từ 0 đến 100. Nhập lại.",
            outcomes,
        },
        Language::En => XlsFormWords {
            language: "English (en)",
            org_unit: "Reporting unit",
            period: "Period",
            totals: "Shared totals",
            count: "Reached",
            total: "Out of",
            percent: "Only the percentage",
            value: "Result",
            status: "State",
            states,
            note: "Note",
            outcome: "Outcome",
            target: "Target",
            count_over_total: "The count is over the total. Look at both numbers.",
            not_a_share: "A share is from 0 to 100. Enter it again.",
            outcomes,
        },
    }
}
