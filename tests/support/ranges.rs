//! Ranges of times by their grammar: what leads in, one end, what joins, the other end, what belongs to both.

use crate::texts::Random;

/// What stands before the first end and between both.
const JOINED: &[(&str, &str)] = &[
    ("من", "إلى"),
    ("من", "حتى"),
    ("بين", "و"),
    ("ما بين", "و"),
    ("خلال الفترة من", "إلى"),
    ("منذ", "حتى"),
    ("ابتداء من", "ولغاية"),
    ("من", "-"),
    ("", "إلى"),
    ("", "حتى"),
    ("", "-"),
    ("", "–"),
    ("", "/"),
];

/// Ends of one kind, so that both ends of a range often are.
const ENDS: &[&[&str]] = &[
    &["2013", "2015", "عام 2015", "العام 2013", "عام 1436هـ", "سنة 1999", "العام الماضي"],
    &["31/12/2015", "1/1/2015", "2015-07-24", "24/7", "1/1"],
    &["15 يناير", "20 ديسمبر 2015", "10 كانون الثاني", "3 نيسان", "30 أيلول 2014", "شباط", "ديسمبر الماضي"],
    &["5 محرم", "20 رمضان 1436هـ", "1 شوال", "محرم"],
    &["الأحد", "الخميس 10 ديسمبر", "الأحد 6", "يوم الجمعة", "الثلاثاء المقبل", "السبت الماضي"],
    &["10:00", "12:00", "22:30", "الساعة 10", "الساعة العاشرة", "12", "2", "منتصف الليل", "الثانية ظهرا"],
    &["اليوم", "أمس", "غدا", "الآن", "صباح غد", "نهاية الشهر", "الأسبوع المقبل", "بداية العام"],
    &["10", "15", "3", "العاشر", "31"],
];

/// What stands beside a range and is said of both its ends.
const BESIDE: &[&str] = &[
    "أمس",
    "غدا",
    "مساء",
    "صباحا",
    "ظهرا",
    "ليلا",
    "24/7/2015",
    "يوم الأحد",
    "ديسمبر",
    "من ديسمبر",
    "2015",
    "من العام الماضي",
    "المقبل",
    "الماضي",
    "رمضان",
    "من كل أسبوع",
    "بتوقيت دمشق",
    "هـ",
    "م",
];

/// One range, with something beside it or not.
pub fn range(random: &mut Random) -> String {
    let (lead, join) = JOINED[random.below(JOINED.len())];
    let kind = ENDS[random.below(ENDS.len())];
    let other = if random.below(4) == 0 { ENDS[random.below(ENDS.len())] } else { kind };
    let mut words = Vec::new();
    let beside = random.below(4);
    if beside == 0 {
        words.push(random.of(BESIDE));
    }
    words.extend([lead, random.of(kind), join, random.of(other)]);
    if beside > 1 {
        words.push(random.of(BESIDE));
    }
    words.retain(|word| !word.is_empty());
    let glue = if random.below(8) == 0 { "" } else { " " };
    words.join(glue)
}
