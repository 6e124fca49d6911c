//! Totals that several rows share, told by what their names count.

use super::review::SuggestedTotal;
use crate::domain::reading::fold::Folded;
use crate::domain::template::{PartKind, SharedDenominator, Template};

/// What rows count: the words that begin it, the longer ones first; the id of the total, its label and its noun.
const COUNTED: [(&[&str], &str, &str, &str); 17] = [
    (&["hộ nghèo"], "ho-ngheo", "Tổng số hộ nghèo", "hộ"),
    (&["hộ gia đình", "hộ dân", "số hộ"], "ho", "Tổng số hộ", "hộ"),
    (
        &["người trưởng thành", "dân số trưởng thành", "người dân trưởng thành"],
        "nguoi-truong-thanh",
        "Tổng số người trưởng thành",
        "người",
    ),
    (
        &["người trong độ tuổi lao động", "dân số trong độ tuổi lao động", "lực lượng lao động"],
        "lao-dong",
        "Tổng số người trong độ tuổi lao động",
        "người",
    ),
    (&["dân số", "người dân"], "dan-so", "Tổng dân số", "người"),
    (
        &["cán bộ, công chức", "cán bộ công chức", "cbccvc"],
        "can-bo",
        "Tổng số cán bộ, công chức, viên chức",
        "người",
    ),
    (&["học sinh"], "hoc-sinh", "Tổng số học sinh", "học sinh"),
    (&["trẻ em"], "tre-em", "Tổng số trẻ em", "trẻ em"),
    (
        &["thôn", "bản", "khu dân cư", "tổ dân phố", "khu phố", "ấp", "buôn", "làng"],
        "thon",
        "Tổng số thôn",
        "thôn",
    ),
    (&["cơ sở giáo dục", "trường học", "trường"], "truong", "Tổng số trường học", "trường"),
    (
        &["cơ sở khám chữa bệnh", "cơ sở khám, chữa bệnh", "cơ sở y tế", "trạm y tế"],
        "co-so-y-te",
        "Tổng số cơ sở y tế",
        "cơ sở",
    ),
    (&["doanh nghiệp"], "doanh-nghiep", "Tổng số doanh nghiệp", "doanh nghiệp"),
    (&["hợp tác xã"], "hop-tac-xa", "Tổng số hợp tác xã", "hợp tác xã"),
    (&["hồ sơ"], "ho-so", "Tổng số hồ sơ thủ tục hành chính", "hồ sơ"),
    (&["thủ tục hành chính", "dịch vụ công"], "thu-tuc", "Tổng số thủ tục hành chính", "thủ tục"),
    (&["văn bản"], "van-ban", "Tổng số văn bản", "văn bản"),
    (&["xã, phường", "xã", "phường", "cấp xã"], "xa", "Tổng số xã, phường", "xã"),
];

/// Totals for a form that has none: those that at least two of its shares seem to be counted of. A person confirms each.
pub fn suggested(template: &Template) -> Vec<SuggestedTotal> {
    let mut found: Vec<SuggestedTotal> = Vec::new();
    for (_, indicator) in template.rows() {
        if !indicator.parts.iter().all(|it| it.kind == PartKind::Share && it.denominator.is_none()) {
            continue;
        }
        let folded = Folded::of(&indicator.name);
        let Some((_, id, label, noun)) = counted(folded.text()) else { continue };
        match found.iter_mut().find(|it| it.total.id == *id) {
            Some(known) => known.rows.push(indicator.id.clone()),
            None => found.push(SuggestedTotal {
                total: SharedDenominator {
                    id: (*id).to_owned(),
                    label: (*label).to_owned(),
                    measure_unit: (*noun).to_owned(),
                },
                rows: vec![indicator.id.clone()],
            }),
        }
    }
    found.retain(|it| it.rows.len() > 1 && template.denominator(&it.total.id).is_none());
    found
}

/// What stands first behind "Tỷ lệ": that is counted. Further on in a name everything is mentioned.
fn counted(
    name: &str,
) -> Option<&'static (&'static [&'static str], &'static str, &'static str, &'static str)> {
    let begins = |name: &str, word: &str| {
        name.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let mut rest = name;
    for opening in ["tỷ lệ", "tỉ lệ", "phần trăm", "số", "các", "tổng số"] {
        rest = rest.strip_prefix(opening).map_or(rest, str::trim_start);
    }
    COUNTED.iter().find(|it| it.0.iter().any(|word| begins(rest, word)))
}
