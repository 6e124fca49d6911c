//! The list of provinces and communes, and what people type to find one.

mod common;

use common::text;
use std::collections::{BTreeMap, BTreeSet};
use thonso::domain::commune::Communes;
use thonso::domain::reading::compose::bare;

fn list() -> Communes {
    Communes::read(&text("units/vn-2025.txt"))
}

/// The counts of Resolution 202/2025/QH15 and of the resolutions on the communes of each province.
#[test]
fn the_list_is_whole() {
    let list = list();
    assert_eq!((list.provinces().len(), list.communes().len()), (34, 3321));
    let codes: BTreeSet<&str> = list.communes().iter().map(|it| it.code.as_str()).collect();
    assert_eq!(codes.len(), 3321, "every code once");
    let count = |kind: &str| list.communes().iter().filter(|it| it.name.starts_with(kind)).count();
    assert_eq!((count("Xã "), count("Phường "), count("Đặc khu ")), (2621, 687, 13));
    assert!(list.communes().iter().all(|it| !it.name.contains(['\t', '(', ';'])));
    // Why a name is no key.
    let mut provinces: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for it in list.communes() {
        provinces.entry(&it.name).or_default().insert(it.province);
    }
    assert_eq!(provinces.values().filter(|it| it.len() > 1).count(), 246);
    let mut plain: BTreeMap<(usize, String), usize> = BTreeMap::new();
    for it in list.communes() {
        *plain.entry((it.province, it.name.to_lowercase().chars().map(bare).collect())).or_default() += 1;
    }
    assert_eq!(plain.values().filter(|it| **it > 1).count(), 8);
}

#[track_caller]
fn check(typed: &str, expected: &[&str]) {
    let list = list();
    let shown = |it: thonso::domain::commune::Found<'_>| {
        let former = it.former.map_or_else(String::new, |it| format!(" < {it}"));
        format!("{} {}, {}{former}", it.commune.code, it.commune.name, it.province.name)
    };
    let found: Vec<String> = list.find(typed, expected.len().max(1)).into_iter().map(shown).collect();
    assert_eq!(found, expected, "{typed}");
}

#[test]
fn communes_are_found_as_people_type_them() {
    check("xa tong son", &["15316 Xã Tống Sơn, Thanh Hóa"]);
    check("Tống Sơn", &["15316 Xã Tống Sơn, Thanh Hóa"]);
    check("tống sơn thanh hoá", &["15316 Xã Tống Sơn, Thanh Hóa"]);
    // What it was called before.
    check("hà tân hà trung", &["15316 Xã Tống Sơn, Thanh Hóa < Xã Hà Tân"]);
    check("ba dinh ha noi", &["00004 Phường Ba Đình, Thành phố Hà Nội"]);
    check("15316 ", &[]);
    check("", &[]);
    check("không có xã nào tên thế này", &[]);
    let list = list();
    // A former province finds the communes of the one it is part of now.
    let found = list.find("đăk hà kon tum", 5);
    assert!(
        found.iter().any(|it| it.province.name == "Quảng Ngãi" && it.commune.name.contains("Đăk Hà")),
        "{found:?}"
    );
    // Marks that were typed count.
    assert!(list.find("phường tân hưng", 50).iter().all(|it| it.commune.name != "Phường Tân Hùng"));
    assert_eq!(list.by_code("15316").map(|it| it.commune.name.as_str()), Some("Xã Tống Sơn"));
    assert_eq!(list.by_code("99999"), None);
}

#[cfg(feature = "cli")]
#[test]
fn on_the_command_line() {
    use common::program::run;
    let found = run(&["commune", "find", "ha", "tan", "ha", "trung"]);
    assert_eq!(found.code, 0);
    let expected = serde_json::json!({"code": "15316", "name": "Xã Tống Sơn", "province_code": "38", "province": "Thanh Hóa", "former": "Xã Hà Tân"});
    assert_eq!(found.lines(), [expected]);
    assert_eq!(run(&["commune", "find", "an", "--limit", "3"]).lines().len(), 3);
    let none = run(&["commune", "find", "zzz"]);
    assert!(none.code == 1 && none.out.is_empty() && none.err.contains("zzz"));
}
