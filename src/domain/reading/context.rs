//! What a number is there for among the targets around it.

use super::comparison::{has_word, level_reached, printed};
use super::deadline::Deadline;
use super::quantity::{Kind, Quantity};
use super::role::{Role, role};
use super::unit::starts_word;
use super::words::{before, ends_with_words, words_of};

/// What every quantity is there for, by its neighbourhood and by the others.
pub(super) fn roles(text: &str, all: &[Quantity], dates: &[Deadline]) -> Vec<Role> {
    let mut roles: Vec<Role> = all
        .iter()
        .map(|it| {
            let in_date =
                dates.iter().any(|date| date.place.start < it.place.end && it.place.start < date.place.end);
            if in_date {
                Role::Date
            } else if it.is_readable(text) {
                role(text, it)
            } else {
                Role::Unclear
            }
        })
        .collect();
    for (index, it) in all.iter().enumerate() {
        if roles[index] != Role::Target {
            continue;
        }
        let next = all.get(index + 1).filter(|_| roles.get(index + 1) == Some(&Role::Target));
        let gap = next.and_then(|next| text.get(it.place.end..next.place.start));
        // "từ 60% lên 80%": the first is where it stood.
        if gap.is_some_and(|gap| {
            level_reached(before(text, it.place.start), gap).is_some() && gap.split_whitespace().count() <= 8
        }) {
            roles[index] = Role::Baseline;
            continue;
        }
        let last = all
            .get(..index)
            .into_iter()
            .flatten()
            .zip(&roles)
            .filter(|it| *it.1 == Role::Target)
            .last()
            .map(|it| it.0);
        let since = last.and_then(|last| text.get(last.place.end..it.place.start));
        // "khám thai ít nhất 3 lần vào 3 thai kỳ đạt 80%": the share may come after further counts.
        let share = all.iter().skip(index + 1).find(|it| it.is_share() && it.low.is_none());
        let share = share.and_then(|share| Some((share, text.get(it.place.end..share.place.start)?)));
        let near = share.filter(|it| !it.1.contains([',', ';', ':', '.'])).or(next.zip(gap));
        let later =
            all.get(index + 1..).into_iter().flatten().zip(roles.get(index + 1..).into_iter().flatten());
        let later = later.into_iter().any(|it| *it.1 == Role::Target);
        roles[index] = among(text, it, last.zip(since), near, later);
    }
    // "Hoàn thành phổ cập ở 35 tỉnh": the only number there is says how far the task goes.
    if !roles.contains(&Role::Target) {
        let only = all.iter().position(|it| {
            let lead = before(text, it.place.start);
            it.kind == Kind::Counted(true) && ["ở", "tại"].iter().any(|word| ends_with_words(lead, word))
        });
        if let Some(role) = only.and_then(|at| roles.get_mut(at)).filter(|it| **it == Role::Limit) {
            *role = Role::Target;
        }
    }
    roles
}

/// What a quantity that could be a target is there for among the targets around it.
fn among(
    text: &str,
    it: &Quantity,
    last: Option<(&Quantity, &str)>,
    next: Option<(&Quantity, &str)>,
    later: bool,
) -> Role {
    let printed = printed(text, it.place.start);
    let tail = text.get(it.place.end..).unwrap_or_default();
    // A bracket behind a target says it once more, or where it stood.
    if let Some((_, since)) = last
        && let Some(open) = since.rfind('(')
        && !since.get(open..).is_some_and(|it| it.contains(')'))
        && !["trong đó", "gồm", "riêng"]
            .iter()
            .any(|it| since.get(open..).is_some_and(|since| since.contains(it)))
        && !since.contains(';')
    {
        return Role::Restated;
    }
    if text.get(..it.place.start).is_some_and(|it| it.trim_end().ends_with('[')) {
        return Role::Name;
    }
    if let Some((_, since)) = last
        && let Some(at) = since.find("so với")
        && !since.get(..at).is_some_and(|it| it.contains([',', ';', '.', ':']))
        && !since.get(at..).is_some_and(|it| {
            it.contains([',', ';', '.']) || [" tăng", " giảm", " đạt"].iter().any(|word| it.contains(word))
        })
    {
        return Role::Baseline;
    }
    // "12/12 thôn, đạt 100%", "80% hộ, bằng 100 hộ": the same once more.
    if let Some((last, since)) = last {
        let told = since.trim().trim_start_matches(',').trim();
        let share =
            ["đạt", "đạt tỷ lệ", "tỷ lệ", "tỷ lệ đạt", "chiếm", "chiếm tỷ lệ", "bằng", "="].contains(&told);
        let count = ends_with_words(told, "bằng") && told.split_whitespace().count() <= 3;
        if it.is_share() && last.total.is_some() && share || !it.is_share() && last.is_share() && count {
            return Role::Restated;
        }
    }
    if it.is_share() {
        return Role::Target;
    }
    // "trên 1.000 trẻ đẻ sống dưới 9,5", "trên 1 ha 70 triệu đồng": of how many the number that follows is told.
    let round =
        ["1", "100", "1.000", "10.000", "100.000", "1000", "10000", "100000"].contains(&it.number.of(text));
    let base = ["dân", "trẻ", "bé", "phụ nữ", "ha", "km", "hộ", "con", "m2"];
    let base = base.iter().any(|word| starts_word(it.unit_of(text), 0, word));
    if round && base && later && ends_with_words(before(text, it.place.start), "trên") {
        return Role::Limit;
    }
    // "không còn xã dưới 15 tiêu chí": it says which are none.
    let said = before(text, printed.from).rsplit([',', ';', '.', ':']).next().unwrap_or_default();
    if ["không còn ", "không có "].iter().any(|it| said.contains(it)) {
        return Role::Limit;
    }
    // "tiêm đủ 8 loại vắc xin đạt 97%": what is counted belongs to what follows.
    if let Some((next, gap)) = next
        && (next.is_share() || ["xuống", "lên", "còn"].iter().any(|it| has_word(gap, it)))
        && !gap.contains('(')
        && !words_of(DOING).any(|it| it != "có" && ends_with_words(printed.lead, it))
        && !gap.contains([',', ';', ':', '.'])
        && !has_word(gap, "và")
        && gap.split_whitespace().count() <= 12
    {
        return Role::Limit;
    }
    // "100% xã có ít nhất 01 sản phẩm", "72 xã đạt 19 tiêu chí": it says which are counted.
    let since = last.map(|(last, _)| text.get(last.place.end..printed.lead.len()).unwrap_or_default());
    let item = |since: &str, share: bool| {
        printed.words.contains([':', '≥', '≤', '<', '>'])
            || starts_item(since, share) && (!since.trim().is_empty() || printed.words.trim().is_empty())
    };
    if let Some((last, since)) = last.map(|it| it.0).zip(since)
        && !["tăng", "giảm"]
            .iter()
            .any(|word| ends_with_words(printed.lead, word) || has_word(printed.words, word))
        && !(last.is_share() && ["đạt", "thêm"].iter().any(|word| has_word(printed.words, word)))
        && !item(since, last.is_share())
    {
        return Role::Limit;
    }
    let told = words_of(DOING).any(|it| ends_with_words(printed.lead, it));
    let alone = before(text, it.place.start).is_empty()
        && ["", "trở lên", "trở xuống"].contains(&tail.trim().trim_end_matches(['.', ';']).trim());
    let cue = printed.comparator.is_some()
        || !printed.words.trim().is_empty()
        || alone
        || it.place.start == 0
        || told;
    // "dưới 9 vào năm 2025 và 8 vào năm 2030", "9 trạm và 1 hạt".
    let listed = last.is_some_and(|(last, since)| {
        !last.is_share()
            && since.split_whitespace().count() <= 8
            && ["và", ","].iter().any(|it| printed.lead.ends_with(it))
            && (it.kind != Kind::Bare || last.kind == Kind::Bare)
    });
    match it.kind {
        Kind::Counted(true) => Role::Target,
        _ if listed => Role::Target,
        Kind::Counted(false) | Kind::Bare if it.total.is_some() => Role::Target,
        Kind::Counted(false) if cue => Role::Target,
        Kind::Bare if cue && !printed.words.trim().is_empty() || alone => Role::Target,
        Kind::Percent | Kind::Permille | Kind::Counted(_) | Kind::Bare => Role::Unclear,
    }
}

/// What begins another item of a list: verbs of doing.
const DOING: &str = "xây dựng|thu hút|tạo|giải quyết|trồng|tổ chức|thành lập|phát triển|kết nạp|hỗ trợ|đào tạo|\
     bồi dưỡng|duy trì|giới thiệu|vận động|giúp|giúp đỡ|công nhận|hoàn thành|cấp|mở|đầu tư|sửa chữa|\
     nâng cấp|thực hiện|phấn đấu|đảm nhận|tiếp nhận|huy động|triển khai|tuyên truyền|sản xuất|\
     khai thác|thu|chi|xuất khẩu|đưa|bố trí|trang bị|lắp đặt|làm|cải tạo|xóa|xoá|tăng|giảm|có|mỗi|\
     chăm sóc|khám|cung cấp|in|phát|chuyển đổi|số hóa|hình thành|đăng ký|chuyển giao";

/// Whether what follows a target begins another item: behind a semicolon, or behind a comma with a verb, a noun of its
/// own or nothing at all.
fn starts_item(since: &str, share: bool) -> bool {
    let Some(at) = since.rfind([',', ';', ':', '.', '+']) else {
        let joined = [" và ", " với "].iter().filter_map(|it| since.rfind(it).map(|at| at + it.len())).max();
        return since.trim().is_empty()
            || since.ends_with(" và")
            || since.ends_with(" với")
            || since.contains("trong đó")
            || joined.and_then(|at| since.get(at..)).is_some_and(|it| {
                it.split_whitespace().count() <= 7 || words_of(DOING).any(|word| starts_word(it, 0, word))
            });
    };
    let rest = since.get(at + 1..).unwrap_or_default().trim();
    let strong = since.get(at..).is_some_and(|it| it.starts_with([';', ':', '.', '+']));
    let joined = rest.rsplit(" và ").next().unwrap_or_default();
    let doing = words_of(DOING).any(|it| starts_word(rest, 0, it) || starts_word(joined, 0, it));
    strong || rest.is_empty() || doing || rest.split_whitespace().count() <= 3 || !share
}
