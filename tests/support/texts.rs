//! Texts made up for the tests.
#![allow(dead_code)]

use std::fs;
use std::path::{Path, PathBuf};

/// The longest text of pieces, in characters.
const LONGEST: usize = 600;

/// What is put into texts: marks, joiners, controls, digits of all kinds, ligatures, signs that begin or end
/// addresses, tags, numbers and sentences, and characters of 3 and 4 bytes.
pub const SPRINKLED: &[&str] = &[
    "\u{64B}",
    "\u{64E}",
    "\u{651}",
    "\u{653}",
    "\u{654}",
    "\u{655}",
    "\u{670}",
    "ـ",
    "\u{200B}",
    "\u{200C}",
    "\u{200D}",
    "\u{200F}",
    "\u{202B}",
    "\u{202C}",
    "\u{2067}",
    "\u{FEFF}",
    "\u{FE0F}",
    "\0",
    "\u{1C}",
    "\r\n",
    "\t",
    "\u{A0}",
    "\u{2028}",
    "٠",
    "٣",
    "۴",
    "９",
    "½",
    "²",
    "٫",
    "٬",
    "٪",
    "؉",
    "،",
    "؛",
    "؟",
    "…",
    "«",
    "»",
    "“",
    "”",
    "(",
    ")",
    "-",
    "–",
    "−",
    "/",
    ":",
    ".",
    ",",
    "'",
    "@",
    "#",
    "_",
    "&",
    "&amp;",
    "&#x",
    "<",
    "</b>",
    "http://",
    "www.",
    ".com",
    "ﷺ",
    "ﷲ",
    "ﻻ",
    "ﹰ",
    "ٱ",
    "پ",
    "گ",
    "ے",
    "ہ",
    "e\u{301}",
    "İ",
    "ß",
    "漢",
    "😀",
    "👨\u{200D}👩\u{200D}👧",
    "🇸🇾",
    "👍🏽",
    "\u{10FFFF}",
    "\u{E000}",
    "\u{D7FF}",
    "$",
    "€",
    "﷼",
    "°",
    "ب",
    "و",
    "ال",
    "لل",
    "إلى",
    "من",
    "بين",
    "أو",
    "نصف",
    "ألف",
    "مليون",
    "مئة",
    "عشر",
    "سنة",
    "يوم",
    "الساعة",
    "هـ",
    "م",
    "كم",
    "دولار",
    "الماضي",
    "قبل",
    "بعد",
    "+963",
    "1,234.5",
    "3-4",
    "2015/9/30",
    "10:30",
    "99999999999999999999999999999999999999999",
];

/// A small generator of pseudo-random numbers (xorshift64*, Marsaglia 2003, Vigna 2016).
pub struct Random(u64);

impl Random {
    /// The numbers that follow from a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.max(1))
    }

    /// One of these.
    pub fn of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }

    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % n.max(1)
    }
}

/// The sample reports.
pub fn reports() -> Vec<Vec<char>> {
    let folder = fs::read_dir("seeds/samples").unwrap();
    let mut files: Vec<_> = folder.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "txt"));
    files.sort();
    files.iter().map(|path| fs::read_to_string(path).unwrap().chars().collect()).collect()
}

/// A text made of pieces of reports and of what is sprinkled among them.
pub fn text(random: &mut Random, reports: &[Vec<char>]) -> String {
    let mut out = String::new();
    for _ in 0..random.below(24) {
        let report = &reports[random.below(reports.len())];
        let start = random.below(report.len());
        match random.below(8) {
            0..3 => out.extend(&report[start..(start + random.below(60)).min(report.len())]),
            3 => out.extend(&report[start..(start + random.below(4)).min(report.len())]),
            4 => out.extend(std::iter::repeat_n(SPRINKLED[random.below(SPRINKLED.len())], random.below(12))),
            5 => out.extend(char::from_u32(random.below(0x11_0000) as u32)),
            _ => out.push_str(SPRINKLED[random.below(SPRINKLED.len())]),
        }
        if random.below(2) == 0 {
            out.push(' ');
        }
    }
    out.chars().take(LONGEST).collect()
}

/// Words that lead from one thing to the next: what grammars look on behind, and come back from.
const LEADING: &[&str] = &[
    "الموافق",
    "الموافق لـ",
    "المصادف",
    "من",
    "إلى",
    "حتى",
    "لغاية",
    "بين",
    "و",
    "أو",
    "في",
    "على",
    "عن",
    "منذ",
    "قبل",
    "بعد",
    "خلال",
    "غضون",
    "نحو",
    "حوالي",
    "أكثر من",
    "أقل من",
    "ما بين",
    "ما لا يقل عن",
    "إلا",
    "ناقص",
    "سالب",
    "يوم",
    "يوم الأحد",
    "أول أحد بعد",
    "أول يوم من",
    "آخر",
    "كل",
    "هذا",
    "الساعة",
    "مساء",
    "صباح",
    "ليلة",
    "شهر",
    "عام",
    "عامي",
    "سنة",
    "العام",
    "الماضي",
    "المقبل",
    "نفسه",
    "الثاني",
    "الأول من",
    "القرن",
    "عقد",
    "نصف",
    "ربع",
    "ثلث",
    "جزء من",
    "ألف",
    "آلاف",
    "مليون",
    "ملايين",
    "مليار",
    "مئة",
    "مئات",
    "عشرات",
    "بضعة",
    "عشر",
    "عشرون",
    "خمسة",
    "خمس",
    "واحد",
    "اثنان",
    "بالمئة",
    "في المئة",
    "٪",
    "دولار",
    "ريال",
    "ل.س",
    "كم",
    "كيلومتر",
    "متر مربع",
    "درجة مئوية",
    "تحت الصفر",
    "أضعاف",
    "مرة",
    "الرئيس",
    "الدكتور",
    "الشيخ",
    "أبو",
    "بن",
    "عبد",
    "آل",
    "محمد",
    "أحمد",
    "العلي",
    "وزير",
    "وزارة",
    "هيئة",
    "رئاسة",
    "جامعة",
    "شركة",
    "مدينة",
    "محافظة",
    "نهر",
    "جبل",
    "مطار",
    "شارع",
    "سوريا",
    "دمشق",
    "والعراق",
    "بنت",
    "المدعو",
    "هو",
    "قال",
    "وصل",
    "12",
    "1",
    "7",
    "10:00",
    "10:30",
    "1/1/2015",
    "2015",
    "١٤٣٦هـ",
    "1436 هـ",
    "2015م",
    "محرم",
    "رمضان",
    "أيلول",
    "كانون الثاني",
    "30 أيلول",
    "1 محرم 1437هـ",
    "الأحد",
    "123",
    "456",
    "100",
    "1,000",
    "3.5",
    "1/2",
    "½",
    "5-",
    "3-4",
    "+963",
    "0944",
    "-",
    "–",
    "/",
    ":",
    ",",
    "،",
    ".",
    "(",
    ")",
    "«",
    "»",
    "[",
    "\"",
    "'",
    "…",
    "#",
    "@",
    "a@",
    "a@b.c",
    "_",
    "http://",
    "www.",
    "a.com",
    "&",
    "&amp;",
    "&#x",
    "&#1605;",
    "<",
    "<b",
    "</b>",
    "<!--",
    "😀",
    "ـ",
    "\u{64B}",
    "\u{651}\u{64E}",
    "\u{200D}",
    "\n",
    "\t",
];

/// The words and phrases that the suites and the language data hold, by file.
pub struct Phrases(Vec<Vec<String>>);

impl Phrases {
    /// Those of `tests/suites` and `seeds`.
    pub fn new() -> Self {
        let mut files = Vec::new();
        for folder in ["tests/suites", "seeds"] {
            below(Path::new(folder), &mut files);
        }
        files.sort();
        let all = files.iter().map(|path| phrases(path)).filter(|phrases| !phrases.is_empty());
        Self(all.collect())
    }

    fn one(&self, random: &mut Random) -> &str {
        let file = &self.0[random.below(self.0.len())];
        &file[random.below(file.len())]
    }

    /// One to five pieces, glued or parted by blanks.
    pub fn unit(&self, random: &mut Random) -> String {
        let mut out = String::new();
        for _ in 0..1 + random.below(5) {
            match random.below(8) {
                0..4 => out.push_str(random.of(LEADING)),
                4 => out.push_str(random.of(SPRINKLED)),
                5 => out.extend(self.one(random).split_whitespace().take(1)),
                _ => out.push_str(self.one(random)),
            }
            if random.below(6) != 0 {
                out.push(' ');
            }
        }
        out.chars().take(80).collect()
    }

    /// What a text is made of: mostly one unit, or one behind the other.
    pub fn units(&self, random: &mut Random) -> Vec<String> {
        let count = if random.below(4) == 0 { 2 } else { 1 };
        (0..count).map(|_| self.unit(random)).collect()
    }
}

/// As many of each unit as make up `length` characters together: all of the first, then all of the second.
pub fn repeated(units: &[String], length: usize) -> String {
    let share = length / units.len();
    units.iter().map(|unit| unit.repeat(share.div_ceil(unit.chars().count().max(1)))).collect()
}

fn below(folder: &Path, out: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        match path.extension().and_then(|e| e.to_str()) {
            _ if path.is_dir() => below(&path, out),
            Some("toml" | "tsv") => out.push(path),
            _ => {}
        }
    }
}

/// The quoted strings of a TOML file, the cells of a table: those in Arabic.
fn phrases(path: &Path) -> Vec<String> {
    const MOST: usize = 60;
    let text = fs::read_to_string(path).unwrap();
    let parted = if path.extension().is_some_and(|e| e == "tsv") { '\t' } else { '"' };
    let cells = text.lines().filter(|line| !line.starts_with('#')).flat_map(|line| line.split(parted));
    let arabic = |cell: &&str| cell.chars().any(|c| ('\u{621}'..'\u{64A}').contains(&c));
    cells.filter(arabic).filter(|cell| cell.chars().count() <= MOST).map(str::to_owned).collect()
}
