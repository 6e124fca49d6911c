//! Đơn vị tính: what stands behind a number and says what is counted.

use super::words::is_letter;
use std::ops::Range;

/// What stands behind a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// The unit itself: "triệu đồng/người", "hộ".
    pub(super) place: Range<usize>,
    /// The printed time rate: "năm" in "5%/năm".
    pub(super) per: Option<String>,
    /// Behind unit and rate.
    pub(super) end: usize,
    /// The unit is a noun of the list; others are taken for one by their place only.
    pub(super) known: bool,
}

/// Thousands and the like stay in the unit.
const SCALES: [&str; 8] = ["nghìn tỷ", "ngàn tỷ", "nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ"];

/// What offices count, with a bar between: measures; times and turns; people; places; bodies; things made or kept.
const NOUNS: [&str; 6] = [
    // Measures.
    "mbps|gbps|kbps|mb/s|gb|tb|mb|kwh|mwp|mw|kw|kv|mva|kva|ha|km2|km²|km|m2|m²|m3|m³|mét khối|\
     mét vuông|mét|m|cm|kg|gam|tấn|tạ|yến|lít|héc ta|hecta|hécta|sào|đồng|usd|đô la|độ c|đvhd|teu",
    // Times and turns.
    "lượt khách|lượt người|lượt hộ|lượt|lần|cuộc|buổi|đợt|phiên|hội nghị|lớp|khóa|chương trình|giờ|\
     phút|giây|ngày làm việc|ngày công|ngày|tháng|tuần|năm|quý|tuổi|điểm phần trăm|điểm %|điểm|bậc|hạng|\
     vòng",
    // People.
    "hộ|người|nhân khẩu|khẩu|lao động|học sinh|sinh viên|học viên|trẻ đẻ sống|trẻ sinh sống|\
     trẻ sinh ra sống|trẻ em|trẻ|bé trai|bé gái|số bé trai|đ/c|liên hiệp htx|mái ấm|cháu|em|cán bộ|\
     công chức|viên chức|giáo viên|bác sĩ|bác sỹ|dược sĩ|điều dưỡng|hội viên|đoàn viên|đảng viên|\
     thành viên|thanh niên|phụ nữ|nông dân|công dân|hướng dẫn viên|chuyên gia|vận động viên|\
     cộng tác viên|tình nguyện viên|đồng chí|tuyên truyền viên|y sĩ|bệnh nhân|ca|quân nhân|tân binh|\
     doanh nhân|nhà khoa học|nhân lực|du khách|khách|dân",
    // Places.
    "thôn/làng|thôn/bản|thôn|làng|bản|buôn|xóm|ấp|tổ hợp tác|tổ công nghệ|tổ dân phố|tổ|xã/phường|xã|\
     phường|thị trấn|huyện|tỉnh|khu dân cư|khu công nghiệp|cụm công nghiệp|khu du lịch|khu đô thị|\
     khu|địa phương|cụm",
    // Bodies.
    "doanh nghiệp|hợp tác xã|htx|liên hiệp hợp tác xã|chi bộ|chi hội|chi đoàn|tổ chức|cơ quan|\
     đơn vị máu|đơn vị diện tích|đơn vị|dn|cơ sở|trường học|trường|trạm y tế|trạm|trung tâm|\
     bệnh viện|câu lạc bộ|đội|nhóm|mô hình|trang trại|gia trại|hộ kinh doanh|chợ|siêu thị|cửa hàng|\
     điểm du lịch|điểm bưu điện|nhà văn hóa|nhà văn hoá|nhà ở|nhà máy|nhà xưởng|nhà|căn hộ|căn|\
     làng nghề|chuỗi|vùng",
    // Things made or kept.
    "sản phẩm|thủ tục|tthc|hồ sơ|văn bản|tài liệu|dịch vụ|tài khoản|giao dịch|thuê bao|tiêu chí|\
     chỉ tiêu|nhiệm vụ|nghị quyết|quyết định|đề xuất|khuyến nghị|giải pháp|ý kiến|phản ánh|khiếu nại|\
     tụ điểm|điểm nóng|dự án|công trình|đề tài|đề án|sáng kiến|nhãn hiệu|bằng|giấy chứng nhận|\
     giấy phép|chứng chỉ|thẻ|máy tính|máy|thiết bị|camera|giường bệnh|giường|phòng học|phòng|\
     tuyến đường|tuyến|cây cầu|cầu|hồ chứa|hồ|cây|con|cá thể|lồng|vườn|di tích|lễ hội|tin bài|\
     tin, bài|tin|bài viết|bài|chuyên mục|chuyên đề|cuốn|quyển|đầu sách|bản tin|phóng sự|video|\
     bộ dữ liệu|bộ|chiếc|cái|xe|tàu|thùng|hệ thống|phần mềm|ứng dụng|nền tảng|cơ sở dữ liệu|phần quà|\
     suất quà|suất|học bổng|vụ việc|vụ|tiết|đvht|tín chỉ|ngôi nhà|ngôi|danh hiệu|giải|huy chương|hcv|\
     kênh|trạm bts|điểm cầu|điểm trường|liều|mũi|m3/ngày đêm|héc-ta|trường hợp|nghề|ngành|lĩnh vực|\
     khâu|chính sách|văn phòng|kế hoạch|sàn|lô|mẫu|bể|giếng|hố|lò|đàn|bò|lợn|trâu|gà",
];

/// Rates of time; where one begins with another, the longer comes first.
const TIMES: [&str; 11] =
    ["năm học", "năm", "tháng", "quý", "quí", "tuần", "ngày đêm", "ngày", "giờ", "nhiệm kỳ", "học kỳ"];

/// What no unit begins with: the sentence goes on.
const NO_UNIT: &str = "được|có|trên|trong|tại|cho|đạt|và|với|theo|của|từ|đến|ở|là|không|đã|sẽ|phải|so|hoặc|thì|các|\
     những|để|do|bằng|như|về|vào|trở|qua|khi|mà|này|đó|ngày|cơ|nhưng|nếu|bởi|thuộc|còn|lên|xuống|hơn|\
     trước|sau|tổng|số|mỗi|tới";

/// Reads what stands behind a number that ends at `at`; none where the sentence just goes on.
pub(super) fn unit_at(text: &str, at: usize) -> Option<Unit> {
    let start = skip_blank(text, at);
    let mut end = start;
    if let Some(scale) = SCALES.iter().find(|it| starts_word(text, start, it)) {
        end = start + scale.len();
    }
    let scaled = end > start;
    let noun = skip_blank(text, end);
    let known = noun_at(text, noun);
    match known {
        Some(word) => end = noun + word.len(),
        None if scaled => {}
        None => end = guessed(text, start)?,
    }
    let is_known = known.is_some() || scaled;
    if known.is_some_and(|it| LISTED.contains(&it)) {
        end = listed(text, end);
    }
    let mut unit = rates(text, start, end);
    // "5 hộ gia đình": a hộ is a hộ.
    let family = skip_blank(text, unit.end);
    if known == Some("hộ") && unit.end == end && starts_word(text, family, "gia đình") {
        unit.end = family + "gia đình".len();
    }
    Some(Unit { known: is_known, ..unit })
}

/// Nouns that are counted together: "thôn, làng", "quận, huyện, thị xã".
const LISTED: [&str; 24] = [
    "thôn",
    "làng",
    "bản",
    "buôn",
    "xóm",
    "ấp",
    "tổ dân phố",
    "khu phố",
    "xã",
    "phường",
    "thị trấn",
    "huyện",
    "quận",
    "thị xã",
    "thành phố",
    "tỉnh",
    "cơ quan",
    "đơn vị",
    "doanh nghiệp",
    "tổ chức",
    "hợp tác xã",
    "công trình",
    "phần việc",
    "địa phương",
];

/// Where a list of such nouns ends that goes on behind the first of them.
fn listed(text: &str, end: usize) -> usize {
    let mut end = end;
    while let Some(rest) = text.get(end..).and_then(|it| it.strip_prefix(", ")) {
        let Some(word) = LISTED.iter().filter(|it| starts_word(rest, 0, it)).max_by_key(|it| it.len()) else {
            break;
        };
        end += ", ".len() + word.len();
    }
    end
}

/// The longest noun of the list that stands at a place.
fn noun_at(text: &str, at: usize) -> Option<&'static str> {
    let nouns = NOUNS.iter().flat_map(|it| it.split('|'));
    nouns.filter(|it| starts_word(text, at, it)).max_by_key(|it| it.len())
}

/// Reads the rates behind a unit or a percent sign: "/người/năm", "/10.000 dân".
pub(super) fn rates(text: &str, start: usize, end: usize) -> Unit {
    let mut unit = Unit { place: start..end, per: None, end, known: true };
    loop {
        let slash = skip_blank(text, unit.end);
        if !text.get(slash..).is_some_and(|it| it.starts_with('/')) {
            break;
        }
        let at = skip_blank(text, slash + 1);
        if let Some((per, length)) = time_rate(text.get(at..).unwrap_or_default()) {
            unit.per = Some(per);
            unit.end = at + length;
            continue;
        }
        let digits = text.get(at..).unwrap_or_default();
        let count =
            digits.len() - digits.trim_start_matches(|it: char| it.is_ascii_digit() || it == '.').len();
        // "86.079 học sinh/3.118 lớp" is a pair and no rate.
        let base = digits.get(..count).unwrap_or_default().replace('.', "");
        if !base.is_empty() && base.trim_end_matches('0') != "1" {
            break;
        }
        let noun = skip_blank(text, at + count);
        let noun =
            if starts_word(text, noun, "vạn") { skip_blank(text, noun + "vạn".len()) } else { noun };
        let Some(word) = noun_at(text, noun) else {
            break;
        };
        unit.end = noun + word.len();
        unit.place.end = unit.end;
    }
    unit
}

/// `năm`, `2 năm`, `quý` at the start of a text, and its length there.
pub(super) fn time_rate(text: &str) -> Option<(String, usize)> {
    let digits = text.len() - text.trim_start_matches(|it: char| it.is_ascii_digit()).len();
    let (count, rest) = text.split_at_checked(digits)?;
    let blank = rest.len() - rest.trim_start().len();
    let word = TIMES.into_iter().find(|it| starts_word(rest, blank, it))?;
    let count = count.trim_start_matches('0');
    let period = if count.is_empty() { word.to_owned() } else { format!("{count} {word}") };
    Some((period, digits + blank + word.len()))
}

/// One or two words that are in no list but stand where a unit stands.
fn guessed(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start..)?;
    let mut end = start;
    for (index, word) in rest.split(' ').enumerate().take(2) {
        let letters = word.len() - word.trim_start_matches(is_letter).len();
        let bare = word.get(..letters)?;
        if bare.is_empty() || NO_UNIT.split('|').any(|it| it == bare) {
            break;
        }
        end = if index == 0 { start + letters } else { end + 1 + letters };
        if letters < word.len() {
            break;
        }
    }
    (end > start).then_some(end)
}

/// Whether `word` stands at `at` as a whole word.
pub(super) fn starts_word(text: &str, at: usize, word: &str) -> bool {
    let Some(rest) = text.get(at..).and_then(|it| it.strip_prefix(word)) else { return false };
    // "m3gỗ": behind a measure that ends in a figure a blank is easily lost.
    let figure = word.ends_with(|it: char| it.is_ascii_digit() || matches!(it, '²' | '³'));
    !rest.starts_with(|it: char| is_letter(it) && !figure || it.is_ascii_digit())
}

pub(super) fn skip_blank(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + (rest.len() - rest.trim_start().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_and_rates() {
        for (text, expected, per) in [
            ("5 hộ nghèo", Some("hộ"), None),
            ("5 triệu đồng/người/năm", Some("triệu đồng/người"), Some("năm")),
            ("8 bác sĩ/10.000 dân", Some("bác sĩ/10.000 dân"), None),
            ("32 giường bệnh/vạn dân", Some("giường bệnh/vạn dân"), None),
            ("1,2 triệu lượt khách", Some("triệu lượt khách"), None),
            ("2 nghìn tỷ đồng", Some("nghìn tỷ đồng"), None),
            ("2,4 tỷ", Some("tỷ"), None),
            ("40 mbps", Some("mbps"), None),
            ("60 tạ/ha", Some("tạ/ha"), None),
            ("3 được", None, None),
            ("3", None, None),
            ("3; 4", None, None),
            ("12 đầu đạn, rồi", Some("đầu đạn"), None),
            ("2 mô hình/năm", Some("mô hình"), Some("năm")),
            ("2 mô hình/ 2 năm", Some("mô hình"), Some("2 năm")),
        ] {
            let digits = |it: char| it.is_ascii_digit() || it == ',';
            let at = text.len() - text.trim_start_matches(digits).len();
            let unit = unit_at(text, at);
            assert_eq!(unit.as_ref().and_then(|it| text.get(it.place.clone())), expected, "{text}");
            assert_eq!(unit.and_then(|it| it.per).as_deref(), per, "{text}");
        }
    }
}
