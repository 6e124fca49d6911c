//! Every sentence a person reads, in one file per language. No component holds a sentence of its own.
//!
//! Vietnamese comes first; English says the same. A new finding or error does not compile until both languages
//! have a sentence for it. Each sentence about a fault says what is wrong and then what to do.

/// Declares the sentences of a language; those with holes `{}` are for [`filled`].
macro_rules! sentences {
    ($($name:ident: $sentence:expr,)*) => {
        /// The sentences.
        #[allow(non_upper_case_globals, reason = "each is named like the method that gives it")]
        #[cfg_attr(
            all(feature = "app", not(feature = "desk")),
            allow(dead_code, reason = "the first module has only the Vietnamese sentences it says")
        )]
        pub(super) mod sentence {
            $(pub const $name: &str = $sentence;)*
        }
    };
}
#[cfg(any(feature = "desk", not(feature = "app")))]
pub mod backup;
#[cfg(feature = "cli")]
pub mod cli;
pub mod en;
mod figures;
mod finding;
pub mod format;
#[cfg(any(feature = "desk", not(feature = "app")))]
pub mod safety;
mod submission;
pub mod table;
pub mod vi;

pub use figures::{ambiguity, previous, target};
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

    /// The sentences that stand in tables.
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

/// A sentence with its holes `{}` filled, from the first on. What is filled in may hold anything. By letters, because the
/// library's search for a word would be 2 kB more to download.
fn filled(sentence: &str, with: &[&str]) -> String {
    let mut with = with.iter().copied();
    let mut text = String::new();
    for it in sentence.chars() {
        match it {
            '{' => text.push_str(with.next().unwrap_or("{}")),
            '}' => {}
            it => text.push(it),
        }
    }
    text
}

/// "1 indicator", "3 indicators".
fn counted(count: usize, one: &str, several: &str) -> String {
    filled(if count == 1 { one } else { several }, &[&count.to_string()])
}

/// A finding in two sentences.
pub fn finding_message(language: Language, template: &Template, finding: &Finding) -> Message {
    let named = |id: &Option<String>| id.as_deref().and_then(|it| template.indicator(it));
    let kind = named(&finding.indicator).and_then(|row| {
        let part = finding.part.as_deref()?;
        row.parts.iter().find(|it| it.id == part).map(|it| it.kind)
    });
    finding::finding(language, &finding.kind, kind.unwrap_or(PartKind::Number))
}

/// What keeps an entry of that kind from being understood, outside a form.
#[cfg(feature = "cli")]
pub fn entry_message(language: Language, problem: &EntryProblem, kind: PartKind) -> Message {
    finding::finding(language, &FindingKind::Entry(*problem), kind)
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
    let texts = language.texts();
    if roman.is_empty() {
        filled(texts.row_by_number(), &[number])
    } else {
        filled(texts.row_in_section(), &[roman, number])
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
    let texts = language.texts();
    match outcome {
        Outcome::Exceeded => texts.outcome_exceeded(),
        Outcome::Met => texts.outcome_met(),
        Outcome::NotMet => texts.outcome_not_met(),
        Outcome::NoData => texts.outcome_no_data(),
        Outcome::NotApplicable => texts.outcome_not_applicable(),
        Outcome::NotEntered => texts.outcome_not_entered(),
    }
}

/// "8 vượt".
pub fn outcome_count(language: Language, outcome: Outcome, rows: usize) -> String {
    let word: String = self::outcome(language, outcome).chars().map(lower).collect();
    format!("{rows} {word}")
}

/// "37 chỉ tiêu".
pub fn rows(language: Language, rows: usize) -> String {
    let texts = language.texts();
    counted(rows, texts.one_row(), texts.rows())
}

/// "3 báo cáo".
#[cfg(any(feature = "desk", not(feature = "app")))]
pub fn reports(language: Language, reports: usize) -> String {
    match language {
        Language::Vi => format!("{reports} báo cáo"),
        Language::En => en::plural(reports, "report"),
    }
}

/// "Người thứ 1": somebody who has no name yet.
#[cfg(any(feature = "desk", not(feature = "app")))]
pub fn unnamed_person(language: Language, number: usize) -> String {
    match language {
        Language::Vi => format!("Người thứ {number}"),
        Language::En => format!("Person {number}"),
    }
}

/// "Một trang khác đã chuyển sang Lan.": said where this page still has somebody else's reports.
#[cfg(any(feature = "desk", not(feature = "app")))]
pub fn turn_elsewhere(language: Language, name: &str) -> String {
    filled(language.texts().turn_elsewhere(), &[name])
}

/// "3 tệp".
#[cfg(any(feature = "desk", not(feature = "app")))]
pub fn files(language: Language, files: usize) -> String {
    let texts = language.texts();
    counted(files, texts.one_file(), texts.files())
}

/// "36 chỉ tiêu chưa nhập".
#[cfg(any(feature = "desk", not(feature = "app")))]
pub fn gaps(language: Language, rows: usize) -> String {
    let texts = language.texts();
    counted(rows, texts.one_gap(), texts.gaps())
}

/// "3 chỗ phải sửa".
pub fn errors(language: Language, count: usize) -> String {
    let texts = language.texts();
    counted(count, texts.one_error(), texts.errors())
}

/// "3 chỗ cần xem".
pub fn warnings(language: Language, count: usize) -> String {
    let texts = language.texts();
    counted(count, texts.one_warning(), texts.warnings())
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
#[cfg(any(feature = "desk", not(feature = "app")))]
pub fn words_left(language: Language, left: usize) -> String {
    let texts = language.texts();
    counted(left, texts.one_word_left(), texts.words_left())
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
    filled(language.texts().other_year(), &[form, period])
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

/// Declares a method of [`Texts`] for each sentence. Those the first module says come first, and it has no others: a name it
/// lacks there does not compile.
macro_rules! texts {
    (first { $($first:ident)* } second { $($second:ident)* }) => {
        /// The sentences by their places in a table.
        #[allow(non_camel_case_types, reason = "each is named like the method that gives it")]
        enum Place {
            $($first,)*
            $(#[cfg(any(feature = "desk", not(feature = "app")))] $second,)*
        }

        const ENGLISH: &[&str] = &[$(en::sentence::$first,)* $(en::sentence::$second,)*];

        #[cfg(any(feature = "desk", not(feature = "app")))]
        const OWN_VIETNAMESE: &[&str] = &[$(vi::sentence::$first,)* $(vi::sentence::$second,)*];
        #[cfg(all(feature = "app", not(feature = "desk")))]
        const OWN_VIETNAMESE: &[&str] = &[$(vi::sentence::$first,)*];

        #[allow(missing_docs, reason = "each is documented by its sentence in the language files")]
        impl Texts {
            $(pub fn $first(self) -> &'static str {
                table::sentence(self.0, Place::$first as usize)
            })*
            $(#[cfg(any(feature = "desk", not(feature = "app")))]
            pub fn $second(self) -> &'static str {
                table::sentence(self.0, Place::$second as usize)
            })*
        }
    };
}

/// The sentences that stand in tables.
#[derive(Clone, Copy, Debug)]
pub struct Texts(Language);

texts! {
    // Every first visit fetches these in Vietnamese.
    first {
        app_name skip back undo undone saved not_saved storage_blocked storage_full loading try_again home new_report
        open_file templates settings safety_line recently_deleted finished_on next_send unreadable_report
        unreadable_report_text empty_title empty_text state_draft state_ready state_sent report_menu new_template
        new_unit new_unit_hint new_person new_person_hint new_period month quarter half nine_months year which_month
        which_quarter which_half first_half second_half start change_template no_template report_exists open_existing
        start_anyway unit_needed year_needed period_days cut_off_hint loading_templates templates_failed template_gone
        previous_loaded entered_of shared_totals shared_totals_hint sections check_and_send go_on_entering
        untitled_section overview search_rows search_label all_rows filter_not_entered filter_not_met filter_findings
        no_rows_found previous_section next_section finish_sections target_label count_label total_label percent_label
        value_label percent_only total_from see_more see_less status_label not_started in_progress done whole_indicator
        more more_hint note note_not_met add_note evidence add_evidence another_evidence remove_evidence
        evidence_removed evidence_number evidence_date evidence_subject add_absence absence absence_has absence_no_data
        absence_not_applicable absence_reason_no_data absence_reason_not_applicable declare declare_hint declare_none
        declared_reason declared_as lead_unit supporting_units next_year template_note ask_which unreadable_rows
        desk_missing send seal_failed correct_again locked locked_text sent_on revision_label replaces_revision
        computed_as not_found not_found_text go_home english_missing
        outcome_exceeded outcome_met outcome_not_met outcome_no_data outcome_not_applicable outcome_not_entered
        row_by_number row_in_section one_row rows one_error errors one_warning warnings other_year target_at_least
        target_above target_more_than target_at_most target_below target_less_than target_exactly target_between
        target_done target_increase target_decrease target_per target_before previous_only previous_up previous_down
        previous_same point points number_whole number_with_decimals answer_missing answer_missing_remedy
        absence_reason_missing absence_reason_missing_remedy declared_reason_missing declared_reason_missing_remedy
        too_long too_long_remedy too_long_note too_long_evidence too_long_reason too_long_explanation too_long_unit
        too_long_person too_long_report_name evidence_date_unreadable evidence_date_unreadable_remedy unit_missing
        unit_missing_remedy percent_differs percent_differs_remedy far_from_previous far_from_previous_remedy
        not_met_without_note not_met_without_note_remedy same_measure_differs same_measure_differs_remedy
        template_text_left template_text_left_remedy milestone_without_evidence milestone_without_evidence_remedy
        place_total place_percent place_count place_result milestone_unreadable milestone_unreadable_remedy
        number_unreadable share_example number_example number_too_large number_too_large_remedy number_too_precise
        number_too_precise_remedy number_ambiguous number_ambiguous_remedy total_zero total_zero_remedy count_over_total
        count_over_total_remedy percent_out_of_range percent_out_of_range_remedy number_negative number_negative_remedy
        total_missing total_missing_remedy count_missing count_missing_remedy
        saving saved_once storage_once storage_journal recovered safety elsewhere elsewhere_text take_over unsafe_here clock_year_wrong
        own_turn archive desk_replaced
    }
    // Only the second module says these. What the first turns out to say after all belongs above.
    second {
        close duplicate delete delete_hint deleted delete_full restore restored delete_for_good
        delete_for_good_ask deleted_for_good deleted_hint nothing_deleted duplicated duplicate_failed report_name
        report_name_hint cancel copy_suffix whole_report fix_first mark_copied save_failed key_damaged report_too_large
        not_finished not_finished_text check check_errors check_unreadable check_unreadable_text unreadable_first
        check_clean check_clean_text office_sees word_of_reason word_placeholder word_missing not_met_placeholder
        finalise finalise_hint errors_first earlier_files_here same_as_before same_as_before_text file_ready
        file_ready_text device_mark device_mark_text person_in_file save_file save_file_hint copy_text copied
        copy_failed saved_file saved_file_next mark_sent mark_unsent not_marked_sent correct_again_hint look_at_file
        earlier_files go_on_correcting drop_correction correction_changed correction_dropped correction_gone drop_here
        choose_files paste_text paste_label paste_read paste_empty opened_files read_report file_label report_label
        period_label unit_label person_label device_time_label open_hint intact intact_text own_device own_device_text
        already_open rival_file foreign_replacement invalid pasted_message mark_of_sender compare_fingerprint
        close_report no_result remark_recomputed remark_rows as_on_paper print print_hint annex_draft annex_number
        annex_indicator annex_target annex_result annex_outcome annex_note prepared_by head_of_unit republic motto
        builtin_templates display language theme theme_auto theme_light theme_dark theme_sun text_size size_normal
        size_large size_larger person_and_unit copy_mark no_key_yet key_made_when about about_text version

        safety_persist_button safety_persist_denied

        one_file files one_gap gaps one_word_left words_left
        line_offline line_arriving line_online_only form_not_here offline_ready offline_ready_text
        offline_arriving_text offline_none offline_none_text offline_failed offline_failed_text forms_missing
        forms_missing_text forms_fetch build_waiting build_waiting_text build_take build_replaced build_replaced_text
        build_reload build_failed backup backup_make backup_make_text backup_nothing backup_never backup_lock
        backup_unlocked_hint backup_passphrase backup_passphrase_hint backup_passphrase_again backup_passphrase_show
        backup_passphrase_lost backup_passphrase_short backup_passphrase_differs backup_lock_impossible backup_key
        backup_key_hint backup_create backup_locking backup_failed backup_ready backup_save_hint backup_saved_next
        backup_copied backup_one backup_one_hint backup_choose backup_cancel backup_restore backup_restore_text
        backup_is_one backup_look backup_locked backup_unlock backup_unlocking backup_wrong backup_passphrase_needed
        backup_unlock_impossible backup_made_at backup_inside backup_empty backup_was_deleted backup_bring_back
        backup_leave_deleted backup_deleted_there backup_unreadable_here backup_choice backup_both backup_mine
        backup_theirs backup_theirs_hint backup_here backup_there backup_nothing_entered backup_state backup_form
        backup_other_form backup_previous backup_shared_total backup_settings_taken backup_settings_differ
        backup_settings_mine backup_settings_theirs backup_key_new backup_key_same backup_key_other backup_key_bad
        backup_key_taken backup_do_restore backup_done backup_nothing_new backup_settings_done backup_suffix
        backup_suffix_before safety_question safety_all install_app install_first install_why install_later
        install_later_hint installed_already install_done install_refused open_in_browser copy_address address_copied
        address_refused read_here reports_here back_up see_how see_unsent clock_is_right people people_hint
        people_unreadable take_turn rename remove_person person_has_reports keep_name person_name new_person_here
        add_person name_needed name_too_long name_taken person_removed turn_refused in_use
        archive_hint archive_nothing archive_open archive_missing archive_missing_text archive_closed archive_closed_text
        archive_no_room archive_no_room_text archive_forget
        turn_elsewhere turn_elsewhere_text reload_refused reload_blocked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_are_filled_in_order_and_what_fills_them_stays_as_it_is() {
        assert_eq!(filled("{}: {} – {}.", &["{}", "b", "c"]), "{}: b – c.");
        assert_eq!(filled("{} or {}", &["a"]), "a or {}", "the rest is for another time");
        assert_eq!(filled("nothing", &[]), "nothing");
    }
}
