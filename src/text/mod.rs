//! Every sentence a person reads, in one file per language. No component holds a sentence of its own.
//!
//! Vietnamese comes first; English says the same. A new finding or error does not compile until both languages
//! have a sentence for it. Each sentence about a fault says what is wrong and then what to do.

/// Declares the sentences without parameters of a language.
macro_rules! sentences {
    ($($name:ident: $sentence:expr,)*) => {
        /// The sentences without parameters.
        #[allow(non_upper_case_globals, reason = "each is named like the method that gives it")]
        pub(super) mod sentence {
            $(pub const $name: &str = $sentence;)*
        }
    };
}
pub mod backup;
#[cfg(feature = "cli")]
pub mod cli;
pub mod en;
pub mod format;
pub mod safety;
mod submission;
pub mod vi;

pub use submission::{
    copy_size, correcting, drop_correction_hint, earlier_not_open, reopened, replaced_by, save_earlier,
    submission,
};

use crate::bundle::{OpenError, Remark};
use crate::domain::counts::Counts;
use crate::domain::decimal::Decimal;
use crate::domain::finding::{EntryProblem, Finding, FindingKind};
use crate::domain::lint::Lint;
use crate::domain::outcome::Outcome;
use crate::domain::period::Period;
use crate::domain::reading::words::lower;
use crate::domain::target::Target;
use crate::domain::template::{PartKind, Template};
use crate::wire::WireError;

/// A language of the app.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Tiếng Việt.
    #[default]
    Vi,
    /// English.
    En,
}

impl Language {
    /// The value of `lang` attributes and of `--lang`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// The language of that code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Vi, Self::En].into_iter().find(|it| it.code() == code)
    }

    /// The sentences without parameters.
    pub fn texts(self) -> Texts {
        Texts(self)
    }
}

/// What is wrong or remarkable, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What is.
    pub what: String,
    /// What to do.
    pub remedy: String,
}

impl Message {
    fn new(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { what: what.into(), remedy: remedy.into() }
    }
}

impl std::fmt::Display for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.what, self.remedy)
    }
}

/// A finding in two sentences.
pub fn finding_message(language: Language, template: &Template, finding: &Finding) -> Message {
    let named = |id: &Option<String>| id.as_deref().and_then(|it| template.indicator(it));
    let kind = named(&finding.indicator).and_then(|row| {
        let part = finding.part.as_deref()?;
        row.parts.iter().find(|it| it.id == part).map(|it| it.kind)
    });
    match language {
        Language::Vi => vi::finding(&finding.kind, kind.unwrap_or(PartKind::Number)),
        Language::En => en::finding(&finding.kind, kind.unwrap_or(PartKind::Number)),
    }
}

/// What keeps an entry of that kind from being understood, outside a form.
#[cfg(feature = "cli")]
pub fn entry_message(language: Language, problem: &EntryProblem, kind: PartKind) -> Message {
    match language {
        Language::Vi => vi::finding(&FindingKind::Entry(*problem), kind),
        Language::En => en::finding(&FindingKind::Entry(*problem), kind),
    }
}

/// A finding in one line that names its place, for the command line.
pub fn finding(language: Language, template: &Template, finding: &Finding) -> String {
    let message = finding_message(language, template, finding);
    let place = finding.indicator.as_deref().map(|id| row_name(language, template, id));
    match place {
        Some(place) => format!("{place}: {message}"),
        None => message.to_string(),
    }
}

/// "Mục III, chỉ tiêu 16": where a row stands on paper.
pub fn row_name(language: Language, template: &Template, indicator: &str) -> String {
    let row = template.rows().find(|(_, it)| it.id == indicator);
    let (roman, number) =
        row.map_or(("", indicator), |(section, it)| (section.roman.as_str(), it.number.as_str()));
    match language {
        Language::Vi => vi::row_name(roman, number),
        Language::En => en::row_name(roman, number),
    }
}

/// A doubt about a template.
pub fn lint(language: Language, lint: &Lint) -> String {
    match language {
        Language::Vi => vi::lint(lint),
        Language::En => en::lint(lint),
    }
}

/// Why a template, a draft or a key file is not read, and what to do.
pub fn wire_error(language: Language, error: &WireError) -> String {
    match language {
        Language::Vi => vi::wire_error(error),
        Language::En => en::wire_error(error),
    }
}

/// What a receiver should know of a file that is intact.
pub fn remark(language: Language, template: &Template, remark: &Remark) -> String {
    match language {
        Language::Vi => vi::remark(template, remark),
        Language::En => en::remark(template, remark),
    }
}

/// Why a file cannot be opened.
pub fn open_error(language: Language, error: &OpenError) -> Message {
    match language {
        Language::Vi => vi::open_error(error),
        Language::En => en::open_error(error),
    }
}

/// The plain sentence at the top of a file that is handed over: what it is, whose, and how to open it.
pub fn about_file(unit: &str, period: &Period) -> String {
    format!("{} · {}", vi::about_file(unit, &vi::period(period)), en::about_file(unit, &en::period(period)))
}

/// The word for an outcome.
pub fn outcome(language: Language, outcome: Outcome) -> &'static str {
    match language {
        Language::Vi => vi::outcome(outcome),
        Language::En => en::outcome(outcome),
    }
}

/// "8 vượt".
pub fn outcome_count(language: Language, outcome: Outcome, rows: usize) -> String {
    let word: String = self::outcome(language, outcome).chars().map(lower).collect();
    format!("{rows} {word}")
}

/// "37 chỉ tiêu".
pub fn rows(language: Language, rows: usize) -> String {
    match language {
        Language::Vi => format!("{rows} chỉ tiêu"),
        Language::En => en::plural(rows, "indicator"),
    }
}

/// "3 báo cáo".
pub fn reports(language: Language, reports: usize) -> String {
    match language {
        Language::Vi => format!("{reports} báo cáo"),
        Language::En => en::plural(reports, "report"),
    }
}

/// "Người thứ 1": somebody who has no name yet.
pub fn unnamed_person(language: Language, number: usize) -> String {
    match language {
        Language::Vi => format!("Người thứ {number}"),
        Language::En => format!("Person {number}"),
    }
}

/// "3 tệp".
pub fn files(language: Language, files: usize) -> String {
    match language {
        Language::Vi => format!("{files} tệp"),
        Language::En => en::plural(files, "file"),
    }
}

/// "36 chỉ tiêu chưa nhập".
pub fn gaps(language: Language, rows: usize) -> String {
    match language {
        Language::Vi => format!("{rows} chỉ tiêu chưa nhập"),
        Language::En => format!("{} not entered", en::plural(rows, "indicator")),
    }
}

/// "3 chỗ phải sửa".
pub fn errors(language: Language, count: usize) -> String {
    match language {
        Language::Vi => format!("{count} chỗ phải sửa"),
        Language::En => format!("{} to correct", en::plural(count, "place")),
    }
}

/// "3 chỗ cần xem".
pub fn warnings(language: Language, count: usize) -> String {
    match language {
        Language::Vi => format!("{count} chỗ cần xem"),
        Language::En => format!("{} to look at", en::plural(count, "place")),
    }
}

/// "Cần xem lại · còn 5 trên 18": how many warnings wait for a word.
pub fn warnings_left(language: Language, left: usize, all: usize) -> String {
    match (language, left) {
        (Language::Vi, 0) => "Cần xem lại · đã giải thích hết".to_owned(),
        (Language::Vi, _) => format!("Cần xem lại · còn {left} trên {all}"),
        (Language::En, 0) => "To look at again · all explained".to_owned(),
        (Language::En, _) => format!("To look at again · {left} of {all} left"),
    }
}

/// "Còn 5 chỗ chưa giải thích": beside the button that has to wait for them.
pub fn words_left(language: Language, left: usize) -> String {
    match language {
        Language::Vi => format!("Còn {left} chỗ chưa giải thích."),
        Language::En => format!("{} not explained yet.", en::plural(left, "place")),
    }
}

/// "Đã giải thích (13)".
pub fn explained(language: Language, count: usize) -> String {
    match language {
        Language::Vi => format!("Đã giải thích ({count})"),
        Language::En => format!("Explained already ({count})"),
    }
}

/// "Năm 2023", "Quý I năm 2024".
pub fn period(language: Language, period: &Period) -> String {
    match language {
        Language::Vi => vi::period(period),
        Language::En => en::period(period),
    }
}

/// "Mẫu này là của năm 2023; kỳ đang chọn là năm 2026."
pub fn other_year(language: Language, form: &str, period: &str) -> String {
    match language {
        Language::Vi => format!("Mẫu này là của năm {form}; kỳ đang chọn là năm {period}."),
        Language::En => format!("This template is for {form}; the period chosen is in {period}."),
    }
}

/// The target as a short phrase: "trên 80 %".
pub fn target(language: Language, target: &Target) -> String {
    match language {
        Language::Vi => vi::target(target),
        Language::En => en::target(target),
    }
}

/// "Kỳ trước 85 %, tăng 4,86 điểm".
pub fn previous(language: Language, previous: Decimal, now: Option<Decimal>, unit: &str) -> String {
    match language {
        Language::Vi => vi::previous(previous, now, unit),
        Language::En => en::previous(previous, now, unit),
    }
}

/// The question asked about `1.234`: both meanings in words of digits.
pub fn ambiguity(language: Language, grouped: Decimal, decimal: Decimal) -> (String, String) {
    match language {
        Language::Vi => vi::ambiguity(grouped, decimal),
        Language::En => en::ambiguity(grouped, decimal),
    }
}

/// "Vượt 2, đạt 2, chưa đạt 3": the counts in a line, without empty ones.
pub fn counts(language: Language, counts: &Counts) -> String {
    let shown = Outcome::ALL.into_iter().filter(|it| counts.with(*it) > 0);
    let parts: Vec<String> = shown.map(|it| outcome_count(language, it, counts.with(it))).collect();
    parts.join(", ")
}

/// Whether a problem is the question about `1.234`, and what it may mean.
pub fn asked(kind: &FindingKind) -> Option<(Decimal, Decimal)> {
    if let FindingKind::Entry(EntryProblem::Ambiguous { grouped, decimal, .. }) = kind {
        Some((*grouped, *decimal))
    } else {
        None
    }
}

/// Declares a method of [`Texts`] for each sentence without parameters. Methods and not fields, so that a module of the
/// app carries only the sentences it says.
macro_rules! texts {
    ($($name:ident)*) => {
        #[allow(missing_docs, reason = "each is documented by its sentence in the language files")]
        impl Texts {
            $(pub fn $name(self) -> &'static str {
                match self.0 {
                    Language::Vi => vi::sentence::$name,
                    Language::En => en::sentence::$name,
                }
            })*
        }
    };
}

/// The sentences without parameters.
#[derive(Clone, Copy, Debug)]
pub struct Texts(Language);

texts! {
    app_name skip back close undo undone saved saving saved_once not_saved storage_blocked storage_full storage_once recovered elsewhere elsewhere_text take_over loading try_again
    home new_report open_file templates settings safety safety_line recently_deleted finished_on next_send unreadable_report unreadable_report_text
    empty_title empty_text state_draft state_ready state_sent
    report_menu duplicate delete delete_hint deleted delete_full restore restored delete_for_good delete_for_good_ask deleted_for_good deleted_hint nothing_deleted duplicated duplicate_failed report_name report_name_hint cancel copy_suffix
    new_template new_unit new_unit_hint new_person new_person_hint new_period month quarter half nine_months year
    which_month which_quarter which_half first_half second_half start change_template no_template report_exists open_existing start_anyway unit_needed year_needed period_days cut_off_hint
    loading_templates templates_failed template_gone previous_loaded
    entered_of shared_totals shared_totals_hint sections check_and_send go_on_entering whole_report untitled_section overview
    search_rows search_label all_rows filter_not_entered filter_not_met filter_findings no_rows_found previous_section next_section finish_sections
    target_label count_label total_label percent_label value_label percent_only total_from see_more see_less
    status_label not_started in_progress done whole_indicator
    more more_hint note note_not_met add_note evidence add_evidence another_evidence remove_evidence evidence_removed evidence_number evidence_date evidence_subject
    add_absence absence absence_has absence_no_data absence_not_applicable absence_reason_no_data absence_reason_not_applicable
    declare declare_hint declare_none declared_reason declared_as lead_unit supporting_units next_year template_note ask_which
    fix_first mark_copied unreadable_rows save_failed desk_missing key_damaged report_too_large not_finished not_finished_text
    check check_errors check_unreadable check_unreadable_text unreadable_first check_clean check_clean_text office_sees word_of_reason word_placeholder word_missing not_met_placeholder finalise finalise_hint errors_first earlier_files_here same_as_before same_as_before_text
    send file_ready file_ready_text device_mark device_mark_text seal_failed person_in_file
    save_file save_file_hint copy_text copied copy_failed saved_file saved_file_next mark_sent mark_unsent not_marked_sent correct_again correct_again_hint locked locked_text look_at_file sent_on
    earlier_files go_on_correcting drop_correction correction_changed correction_dropped correction_gone
    drop_here choose_files paste_text paste_label paste_read paste_empty opened_files read_report file_label report_label period_label unit_label person_label revision_label replaces_revision device_time_label open_hint
    intact intact_text own_device own_device_text already_open rival_file foreign_replacement invalid pasted_message mark_of_sender compare_fingerprint close_report computed_as no_result remark_recomputed remark_rows
    as_on_paper print print_hint annex_draft annex_number annex_indicator annex_target annex_result annex_outcome annex_note prepared_by head_of_unit republic motto
    builtin_templates
    display language theme theme_auto theme_light theme_dark theme_sun text_size size_normal size_large size_larger person_and_unit copy_mark no_key_yet key_made_when about about_text version
    safety_persist_button safety_persist_denied
    not_found not_found_text go_home
    line_offline line_arriving line_online_only form_not_here offline_ready offline_ready_text offline_arriving_text offline_none offline_none_text offline_failed offline_failed_text forms_missing forms_missing_text forms_fetch
    build_waiting build_waiting_text build_take build_replaced build_replaced_text build_reload build_failed
    backup backup_make backup_make_text backup_nothing backup_never backup_lock backup_unlocked_hint backup_passphrase
    backup_passphrase_hint backup_passphrase_again backup_passphrase_show backup_passphrase_lost
    backup_passphrase_short backup_passphrase_differs backup_lock_impossible backup_key backup_key_hint backup_create
    backup_locking backup_failed backup_ready backup_save_hint backup_saved_next backup_copied backup_one
    backup_one_hint backup_choose backup_cancel backup_restore backup_restore_text backup_is_one backup_look backup_locked backup_unlock
    backup_unlocking backup_wrong backup_passphrase_needed backup_unlock_impossible backup_made_at backup_inside
    backup_empty backup_was_deleted backup_bring_back backup_leave_deleted backup_deleted_there backup_unreadable_here
    backup_choice backup_both backup_mine backup_theirs backup_theirs_hint backup_here backup_there
    backup_nothing_entered backup_state backup_form backup_other_form backup_previous backup_shared_total
    backup_settings_taken backup_settings_differ backup_settings_mine backup_settings_theirs backup_key_new
    backup_key_same backup_key_other backup_key_bad backup_key_taken backup_do_restore backup_done backup_nothing_new
    backup_settings_done backup_suffix backup_suffix_before
    unsafe_here clock_year_wrong safety_question safety_all install_app install_first install_why install_later install_later_hint installed_already install_done install_refused open_in_browser copy_address address_copied address_refused read_here reports_here back_up see_how see_unsent clock_is_right
    people people_hint people_unreadable own_turn take_turn rename remove_person person_has_reports keep_name person_name new_person_here add_person name_needed name_too_long name_taken person_removed turn_refused in_use
}
