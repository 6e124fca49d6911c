//! The sentences that stand in tables, by name: those that every first visit fetches, and those of the second module.

use super::{Language, en, table, vi};

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

        pub(super) const ENGLISH: &[&str] = &[$(en::sentence::$first,)* $(en::sentence::$second,)*];

        #[cfg(any(feature = "desk", not(feature = "app")))]
        pub(super) const OWN_VIETNAMESE: &[&str] = &[$(vi::sentence::$first,)* $(vi::sentence::$second,)*];
        #[cfg(all(feature = "app", not(feature = "desk")))]
        pub(super) const OWN_VIETNAMESE: &[&str] = &[$(vi::sentence::$first,)*];

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
pub struct Texts(pub(super) Language);

texts! {
    // Every first visit fetches these in Vietnamese.
    first {
        app_name skip back undo undone saved not_saved storage_blocked storage_full loading try_again home new_report
        open_file templates settings safety_line recently_deleted finished_on next_send unreadable_report
        unreadable_report_text empty_title empty_text state_draft state_ready state_sent report_menu new_template
        new_unit new_unit_hint find_unit new_person new_person_hint new_period month quarter half nine_months year which_month
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
        computed_as not_found not_found_text go_home english_missing back_up
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
        close duplicate delete delete_hint deleted delete_full restore restored delete_for_good delete_for_good_ask
        deleted_for_good deleted_hint nothing_deleted duplicated duplicate_failed report_name report_name_hint cancel
        copy_suffix whole_report fix_first mark_copied save_failed key_damaged report_too_large not_finished
        not_finished_text check check_errors check_unreadable check_unreadable_text unreadable_first check_clean
        check_clean_text office_sees word_of_reason word_placeholder word_missing not_met_placeholder finalise
        finalise_hint errors_first earlier_files_here same_as_before same_as_before_text file_ready file_ready_text
        device_mark device_mark_text person_in_file save_file save_file_hint copy_text copied copy_failed saved_file
        saved_file_next mark_sent mark_unsent not_marked_sent correct_again_hint look_at_file earlier_files
        go_on_correcting drop_correction correction_changed correction_dropped correction_gone drop_here choose_files
        paste_text paste_label paste_read paste_empty opened_files read_report file_label report_label period_label
        unit_label person_label device_time_label open_hint intact intact_text own_device own_device_text already_open
        rival_file foreign_replacement invalid pasted_message mark_of_sender compare_fingerprint close_report
        no_result remark_recomputed remark_rows as_on_paper print print_hint annex_draft annex_number annex_indicator
        annex_target annex_result annex_outcome annex_note prepared_by head_of_unit republic motto builtin_templates
        own_templates own_templates_empty open_template open_template_text choose_template_file no_template_file
        template_kept template_no_room save_template template_saved drop_template template_dropped display language
        theme theme_auto theme_light theme_dark theme_sun text_size size_normal size_large size_larger person_and_unit
        copy_mark no_key_yet key_made_when about about_text version template_edition review reviews review_left_one
        review_left review_clear review_hint review_again_hint review_about form_title form_title_missing form_annex form_issuer
        form_basis form_year form_year_wrong review_which review_to_see review_all review_nothing review_nothing_text
        review_right review_looked review_edit review_done review_more read_as printed_result tap_the_number
        take_as_target take_for_target take_as_another place_not_read add_target join_target drop_target target_letter
        target_one part_words compared compared_at_least compared_more compared_at_most compared_less compared_exactly
        compared_between compared_times compared_done_by compared_task target_value target_low target_high target_unit
        target_deadline target_deadline_wrong target_rate measured measured_level measured_increase measured_decrease
        asked asked_share asked_number asked_status boundary boundary_met boundary_not_met shared_total
        shared_total_own shared_total_new shared_total_add shared_totals_suggested shared_totals_use evidence_wanted
        answer_wanted row_number row_name row_note row_leave_out row_take_in row_left_out row_make review_whole
        review_use review_first review_drop review_dropped review_gone same_form same_form_newer same_form_other form_is_one about_form sign_template template_signed template_mark row_section row_nameless target_value_wrong gone_stays adapted_suffix review_too_much same_form_which same_form_moved text_contradicts totals_left judgement_left moving_stopped rows_renumbered units unit_search unit_search_hint unit_none unit_formerly unit_village unit_village_hint unit_use unit_used unit_other unit_of_village unit_of_commune unit_list unit_list_missing
        edit_template adapt_template template_unchanged template_same template_updated template_gap template_older
        template_clash behind behind_hint moving moving_hint moving_keep moved editions rows_reworded rows_retargeted
        rows_gone rows_new rows_kept same_row row_before target_printed target_was target_now entered_before stays_behind
        newer_edition review_add_row results_printed results_found results_take results_unclear
        results_report fetching_reader reading_annex reading_rows stop_reading reading_stopped reader_missing
        reader_failed safety_persist_button safety_persist_denied one_file files one_gap gaps one_word_left words_left
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
        address_refused read_here reports_here see_how see_unsent clock_is_right people people_hint people_unreadable
        take_turn rename remove_person person_has_reports keep_name person_name new_person_here add_person name_needed
        name_too_long name_taken person_removed turn_refused in_use archive_hint archive_nothing archive_open
        archive_missing archive_missing_text archive_closed archive_closed_text archive_no_room archive_no_room_text
        archive_forget turn_elsewhere turn_elsewhere_text reload_refused reload_blocked
    }
}
