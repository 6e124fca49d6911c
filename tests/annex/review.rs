//! A form read from an annex is looked through: what a person points at is read, what is changed is kept, nothing else moves.

use thonso::domain::annex::{DoubtKind, Picked, ReadError, Review, pick};
use thonso::domain::reading::target::Doubt;
use thonso::domain::target::Comparator;
use thonso::domain::template::PartKind;
use thonso::office;
use thonso::wire::review;

const ANNEX: &str = "PHỤ LỤC: CHỈ TIÊU NĂM 2026\n\
    TT\tChỉ tiêu\tMục tiêu năm 2026\tKết quả năm 2025\n\
    1\tTỷ lệ hộ gia đình dùng nước sạch\t≥ 90%\t171/190 (90%)\n\
    2\tTỷ lệ hộ gia đình có internet\ttrên 80%; riêng thôn vùng cao 60%\t\n\
    3\tSố lớp tập huấn\t3 lớp\t2 lớp\n\
    4\tXây dựng trang thông tin của thôn\tHoàn thành\tĐang làm\n";

fn read(annex: &str) -> Review {
    Review::of(office::form(annex.as_bytes(), "tên tệp", 2026, &mut |_, _| ()).unwrap(), "phu-luc.docx")
}

#[track_caller]
fn picked(name: &str, text: &str, place: &str) -> Picked {
    let from = text.find(place).unwrap();
    pick(name, text, &(from..from + place.len())).unwrap()
}

#[test]
fn what_is_pointed_at_is_read_with_what_stands_around_it() {
    for (text, place, comparator, value, unit) in [
        ("Phấn đấu trên 80% số hộ", "80%", ">", "80", Some("%")),
        ("Phấn đấu trên 80% số hộ", "80", ">", "80", Some("%")),
        ("không quá 3 thôn chưa đạt", "3", "<=", "3", Some("thôn")),
        // An age is left aside until somebody points at it.
        ("trẻ em dưới 5 tuổi được tiêm chủng", "5", ">=", "5", Some("tuổi")),
        ("đạt 60% và 70% vào cuối năm", "70%", ">=", "70", Some("%")),
    ] {
        let found = picked("Tỷ lệ hộ", text, place);
        assert_eq!(found.target.comparator.slug(), comparator, "{text}: {place}: {found:?}");
        assert_eq!(found.target.value.map(|it| it.to_string()).as_deref(), Some(value), "{text}: {place}");
        assert_eq!(found.target.unit.as_deref(), unit, "{text}: {place}");
        assert!(found.target.text.contains(place) && text.contains(&found.target.text), "{text}: {found:?}");
    }
    // Words without a number are a task; places that are none, nothing.
    assert_eq!(
        picked("x", "Ban hành kế hoạch của xã", "Ban hành kế hoạch").target.comparator,
        Comparator::Milestone
    );
    for (from, to) in [(0, 200), (1, 2), (7, 3)] {
        assert!(pick("x", "ấ", &(from..to)).is_none(), "{from}..{to}");
    }
}

#[test]
fn a_tap_takes_the_number_it_is_in_and_what_belongs_to_it() {
    let review =
        read("TT\tChỉ tiêu\tMục tiêu năm 2026\n1\tTỷ lệ hộ\ttrên 80 % số hộ\n2\tSố điểm\tmỗi nơi 2 hoặc 4\n");
    let around = |row: usize, word: &str| {
        let row = &review.rows[row];
        row.around(row.source.text.find(word).unwrap()).map(|it| row.source.cut(&it).to_owned())
    };
    assert_eq!(around(0, "80"), around(0, "%"));
    assert!(around(0, "80").unwrap().contains("80 %"));
    assert_eq!(around(0, "số hộ"), None);
    assert_ne!(around(1, "4").as_deref(), Some("mỗi nơi 2 hoặc 4"), "a task is not the number in it");
}

#[test]
fn nothing_doubtful_is_ready_before_somebody_has_looked() {
    let mut review = read(ANNEX);
    assert_eq!(review.rows.len(), 4);
    assert_eq!(review.file, "phu-luc.docx");
    let open: Vec<&str> =
        review.rows.iter().filter(|it| it.is_open()).map(|it| it.indicator.number.as_str()).collect();
    assert_eq!(open, ["2", "4"]);
    let before = review.left();
    review.rows[1].seen = true;
    review.rows[3].left_out = true;
    assert_eq!(review.left(), before - 2);
    assert_eq!(review.template().rows().count(), 3, "what is left out does not go into the form");
    // A change that makes something doubtful has to be looked at too.
    review.rows[2].change(0, |it| it.target.unit = None);
    assert!(review.rows[2].is_open());
    review.rows[2].seen = true;
    review.rows[2].change(0, |it| it.target.unit = None);
    assert!(!review.rows[2].is_open(), "nothing was changed");
}

#[test]
fn targets_are_split_joined_and_taken_away() {
    let mut review = read(ANNEX);
    let row = &mut review.rows[1];
    assert_eq!(row.indicator.parts.len(), 2, "{:?}", row.indicator.parts);
    assert!(row.indicator.parts.iter().all(|it| !it.label.is_empty()));
    let labels: Vec<String> = row.indicator.parts.iter().map(|it| it.label.clone()).collect();
    row.join(1);
    assert_eq!(row.indicator.parts.len(), 1);
    assert_eq!(row.indicator.parts[0].label, "", "a row of one target needs no words for it");
    let text = row.source.text.clone();
    let found = picked(&row.indicator.name, &text, "60%");
    row.pick(1, found);
    assert_eq!(row.indicator.parts.len(), 2);
    assert_eq!(row.indicator.parts[1].id, "b");
    assert!(row.indicator.parts[1].label.contains("60%") && labels[1].contains("60%"));
    assert_eq!(row.source.cut(&row.source.places[1]), "60%");
    row.drop_part(0);
    assert_eq!(row.indicator.parts[0].id, "b", "ids stay: entries are kept under them");
    row.add_part();
    assert_eq!(row.indicator.parts.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["b", "a"]);
    row.drop_part(1);
    row.drop_part(0);
    assert_eq!(row.indicator.parts.len(), 1, "the last one stays");
    assert!(!row.seen);
    // What comes and goes leaves a form that can be used.
    for _ in 0..40 {
        row.add_part();
    }
    row.join(0);
    row.join(99);
    row.drop_part(99);
    assert!(thonso::wire::template::usable(&review.template()).is_ok());
}

#[test]
fn a_number_that_becomes_a_task_asks_for_a_state_and_back() {
    let mut review = read(ANNEX);
    let row = &mut review.rows[0];
    row.indicator.parts[0].denominator = Some("ho".to_owned());
    row.change(0, |it| it.target.comparator = Comparator::Milestone);
    let part = &row.indicator.parts[0];
    assert_eq!(
        (part.kind, part.target.value, part.denominator.as_deref()),
        (PartKind::Milestone, None, None)
    );
    row.change(0, |it| it.target.comparator = Comparator::AtMost);
    assert_eq!(row.indicator.parts[0].kind, PartKind::Share, "its unit is per cent");
    row.change(0, |it| it.kind = PartKind::Number);
    assert_eq!(row.indicator.parts[0].kind, PartKind::Number);
}

#[test]
fn totals_that_rows_share_are_suggested_and_asked_for_only_where_used() {
    let mut review = read(ANNEX);
    let [suggested] = review.suggested.as_slice() else { panic!("{:?}", review.suggested) };
    assert_eq!((suggested.total.id.as_str(), suggested.rows.len()), ("ho", 2));
    let total = suggested.total.clone();
    review.form.denominators.push(total);
    assert!(review.template().denominators.is_empty(), "no row asks for it");
    review.rows[0].change(0, |it| it.denominator = Some("ho".to_owned()));
    assert_eq!(review.template().denominators.len(), 1);
}

#[test]
fn a_review_comes_back_from_its_document() {
    for annex in [ANNEX, "1\tđạt 1.234\n2\t200% số hộ\n3\tghi chú\n"] {
        let Ok(form) = office::form(annex.as_bytes(), "tên tệp", 2026, &mut |_, _| ()) else { continue };
        let review = Review::of(form, "a.docx");
        assert_eq!(review::read(&review::write(&review)).unwrap(), review);
        for row in &review.rows {
            assert_eq!(review::read_row(&review::write_row(row)).unwrap(), *row);
        }
    }
    let found = picked("Tỷ lệ", "Phấn đấu trên 80% số hộ", "80%");
    assert_eq!(review::read_picked(&review::write_picked(&found)).unwrap(), found);
    let text = review::write(&read(ANNEX));
    for (old, new) in
        [("\"start\":", "\"start\":9"), ("\"version\":1", "\"version\":2"), ("\"what\":\"", "\"what\":\"un")]
    {
        assert!(text.contains(old));
        assert!(review::read(&text.replacen(old, new, 1)).is_err(), "{new}");
    }
}

#[test]
fn every_doubt_and_every_error_has_a_name_it_is_known_by() {
    for error in ReadError::ALL {
        assert_eq!(ReadError::from_slug(error.slug()), Some(error));
    }
    let text = || "chữ".to_owned();
    let about = |doubt| DoubtKind::Target { part: "b".to_owned(), doubt };
    for kind in [
        DoubtKind::NoHeading,
        DoubtKind::ColumnUnused { title: text() },
        DoubtKind::TableUnused { begins: text() },
        DoubtKind::SeveralTables { count: 3 },
        DoubtKind::Joined { piece: text() },
        DoubtKind::Unnumbered,
        DoubtKind::LeftOut { text: text() },
        DoubtKind::TakenForHeading { title: text() },
        about(Doubt::TwoMeanings {
            number: "1.234".to_owned(),
            read: "1234".parse().unwrap(),
            other: "1.234".parse().unwrap(),
        }),
        about(Doubt::Misprint),
        about(Doubt::MeasureUnit),
        about(Doubt::InSentence),
        about(Doubt::Unread),
        about(Doubt::OverAll),
        DoubtKind::Task { part: "a".to_owned() },
        DoubtKind::NoTarget { part: "a".to_owned() },
        DoubtKind::Several { count: 2 },
        DoubtKind::UnitFromColumn { unit: text() },
        DoubtKind::TitleMissing,
        DoubtKind::YearGuessed,
        DoubtKind::Macros,
        DoubtKind::Hidden { count: 7 },
        DoubtKind::CutOff,
    ] {
        let (name, words) = DoubtKind::told(&kind);
        assert_eq!(DoubtKind::from_told(name, &words), Some(kind));
    }
    assert_eq!(DoubtKind::from_told("nothing", &[]), None);
    assert_eq!(DoubtKind::from_told("joined", &[]), None);
}

/// As a browser writes what Word, Excel and pages put on the clipboard.
fn page(body: &str) -> String {
    format!("<body xmlns=\"http://www.w3.org/1999/xhtml\">{body}</body>")
}

#[test]
fn pages_that_a_browser_has_put_in_order() {
    let pasted = page(
        "<h1>PHỤ LỤC</h1><p>Chỉ tiêu năm 2026</p><style>td { color: red }</style>\
         <table><tbody><tr><td rowspan=\"2\">TT</td><td rowspan=\"2\"><p>Chỉ\n  tiêu</p></td><td colspan=\"2\">Mục tiêu</td></tr>\
         <tr><td>Năm 2026</td><td>Năm 2027</td></tr>\
         <tr><td><ol start=\"1\"><li></li></ol></td><td>Tỷ lệ hộ<br/>dùng nước sạch<sup>1</sup></td><td>≥ 90%</td><td>≥ 95%</td></tr>\
         <tr><td><ol start=\"2\"><li></li></ol></td><td>Số lớp <span style=\"display: none\">ẩn</span>tập huấn</td><td>3 lớp</td><td>4 lớp</td></tr>\
         </tbody></table>",
    );
    let form = office::form(pasted.as_bytes(), "dán", 2026, &mut |_, _| ()).unwrap().template;
    let rows: Vec<(&str, &str, &str)> = form
        .rows()
        .map(|(_, it)| (it.number.as_str(), it.name.as_str(), it.parts[0].target.text.as_str()))
        .collect();
    assert_eq!(rows, [("1", "Tỷ lệ hộ dùng nước sạch", "≥ 90%"), ("2", "Số lớp tập huấn", "3 lớp")]);
    assert_eq!(form.year, 2026);
    assert_eq!(form.rows().next().unwrap().1.next_year.as_ref().unwrap().text, "≥ 95%");
}

#[test]
fn a_table_around_the_table_does_not_hide_it() {
    let inner = "<table><tr><th>TT</th><th>Chỉ tiêu</th><th>Mục tiêu năm 2026</th></tr>\
        <tr><td>1</td><td>Tỷ lệ hộ dùng nước sạch</td><td>≥ 90%</td></tr></table>";
    let pasted = page(&format!("<table><tr><td>trang chủ</td><td><div>{inner}</div></td></tr></table>"));
    let form = office::form(pasted.as_bytes(), "dán", 2026, &mut |_, _| ()).unwrap().template;
    assert_eq!(form.rows().count(), 1);
}

#[test]
fn pages_that_mean_harm_end_with_a_message() {
    let deep = format!("{}{}", "<div>".repeat(100_000), "</div>".repeat(100_000));
    let tables = format!("{}x{}", "<table><tr><td>".repeat(60), "</td></tr></table>".repeat(60));
    let wide = format!("<table><tr>{}</tr></table>", "<td colspan=\"1000\">1</td>".repeat(1000));
    let tall = format!("<table>{}</table>", "<tr><td rowspan=\"4294967295\">1</td></tr>".repeat(5000));
    for body in [deep, tables, wide, tall, "<table><tr><td>1</td>".to_owned(), "<p>&xxe;</p>".to_owned()] {
        let _ = office::form(page(&body).as_bytes(), "dán", 2026, &mut |_, _| ());
        let _ = office::read(page(&body).as_bytes());
    }
    assert_eq!(office::read(page("<p>Không có bảng</p>").as_bytes()).unwrap_err(), ReadError::NoTable);
}

/// A form of one's own is printed as it says: a number that is changed is changed in its text.
#[test]
fn a_form_that_is_looked_through_again() {
    let form =
        thonso::wire::template::read(&crate::common::text("templates/chi-tieu-2023-ha-tan.json")).unwrap();
    let mut review = Review::again(form.clone(), "abc");
    assert_eq!(
        (review.left(), review.form.edition, review.form.replaces.as_deref()),
        (0, form.edition + 1, Some("abc"))
    );
    let mut back = review.template();
    (back.edition, back.replaces) = (form.edition, None);
    assert_eq!(back, form, "nothing is changed by looking");
    for row in &review.rows {
        for (part, place) in row.indicator.parts.iter().zip(&row.source.places) {
            assert_eq!(row.source.cut(place), part.target.text.trim());
        }
    }
    let row = review.rows.iter_mut().find(|it| it.indicator.parts[0].target.value.is_some()).unwrap();
    let text = row.indicator.parts[0].target.text.clone();
    let old = row.indicator.parts[0].target.value.unwrap();
    row.rewrite(0, old, "12.5".parse().unwrap());
    assert_eq!(row.indicator.parts[0].target.text, text.replace(&old.to_string(), "12,5"));
    // However it is spelled.
    for (text, old, new, after) in [
        ("1.000 hộ", "1000", "1200", "1200 hộ"),
        ("đạt 12,50%", "12.5", "13", "đạt 13%"),
        ("≥ 12.5 %.", "12.5", "12.75", "≥ 12,75 %."),
    ] {
        row.indicator.parts[0].target.text = text.to_owned();
        row.rewrite(0, old.parse().unwrap(), new.parse().unwrap());
        assert_eq!(row.indicator.parts[0].target.text, after);
        row.indicator.parts[0].target.value = Some(new.parse().unwrap());
        assert!(!row.contradicts(0), "{after}");
        row.indicator.parts[0].target.value = Some("7".parse().unwrap());
        assert!(row.contradicts(0), "{after} and 7");
    }
    // A number that stands in the text twice, or in another number, is left to the person.
    for text in ["5 trong 5 thôn", "từ 15 thôn"] {
        row.indicator.parts[0].target.text = text.to_owned();
        row.rewrite(0, "5".parse().unwrap(), "6".parse().unwrap());
        assert_eq!(row.indicator.parts[0].target.text, text);
    }
}

#[test]
fn printed_results_become_what_was_entered() {
    let review = read(ANNEX);
    assert_eq!(review.results_year(), 2025);
    let results = review.results();
    let row = |id: &str| results.get(&id.to_owned()).cloned().unwrap_or_default();
    let first = row(&review.rows[0].indicator.id).part("a");
    assert_eq!((first.entered.as_str(), first.total.as_str()), ("171", "190"));
    assert!(row(&review.rows[1].indicator.id).is_empty());
    assert_eq!(row(&review.rows[2].indicator.id).part("a").entered, "2");
    assert!(row(&review.rows[3].indicator.id).part("a").status.is_some());
}

/// A few cells that say they reach over thousands of rows end in bounded memory.
#[test]
fn cells_that_take_any_number_of_rows() {
    let wide = "<td colspan=\"200\" rowspan=\"4000000000\">x</td>";
    let bomb = page(&format!("<table><tr>{wide}</tr>{}</table>", "<tr></tr>".repeat(50_000)));
    assert_eq!(office::read(bomb.as_bytes()).unwrap_err(), ReadError::TooLarge);
    let long = "dài ".repeat(40_000);
    let bomb = page(&format!("<table><tr><td>{long}</td></tr></table>"));
    assert_eq!(office::read(bomb.as_bytes()).unwrap_err(), ReadError::TooLarge);
    // A cell of some length over many rows is read; not all of it is copied into each of them.
    let long = "dài ".repeat(20_000);
    let rows = "<tr><td>1</td><td>≥ 5%</td></tr>".repeat(1_000);
    let many = page(&format!(
        "<table><tr><td>TT</td><td>Mục tiêu năm 2026</td><td>Chỉ tiêu</td></tr>\
         <tr><td>0</td><td>≥ 5%</td><td rowspan=\"2000\">{long}</td></tr>{rows}</table>"
    ));
    let _ = office::form(many.as_bytes(), "dán", 2026, &mut |_, _| ());
}
