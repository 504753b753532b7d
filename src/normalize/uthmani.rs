//! Rewrites words from the spelling of the Quran to the standard spelling: ٱلصَّلَوٰةَ → الصَّلَاةَ.
//!
//! The marks decide: a dagger alef is an omitted alef, a small letter likewise an omitted letter, a hamza on a stroke
//! gets
//! the seat that its vowels call for. Words whose plain spelling follows from no rule are listed in
//! `seeds/normalize/uthmani.tsv`. Vowel signs stay; the option `tashkeel` removes them.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::context::is_letter;
use super::marks::is_mark;
use super::options::{Options, Uthmani};
use super::rewrite::Rewrite;
use super::seeds::UTHMANI;
use super::symbols::is_zero_width;
use crate::align::Sink;
use crate::letters::{
    ALEF, ALEF_HAMZA, ALEF_HAMZA_BELOW, ALEF_MADDA, ALEF_MAQSURA, ALEF_WASLA, BEH, DAGGER_ALEF, DAMMA,
    DAMMATAN, FATHA, FATHATAN, FEH, HAMZA, HAMZA_ABOVE, KAF, KASRA, KASRATAN, LAM, MADDA_ABOVE, NOON, SHADDA,
    TATWEEL, TEH_MARBUTA, WAW, WAW_HAMZA, YEH, YEH_HAMZA,
};
use crate::signs::SPACE;

const OPEN_FATHATAN: u32 = 0x08F0;
const SILENT: u32 = 0x06DF;
const SMALL_WAW: u32 = 0x06E5;
const SMALL_YEH: u32 = 0x06E6;
const SMALL_HIGH_YEH: u32 = 0x06E7;
const SMALL_HIGH_NOON: u32 = 0x06E8;
/// Maximum length; no word is longer.
const LONGEST: usize = 64;

/// Whether the options enable it.
pub(super) fn on(o: &Options) -> bool {
    o.uthmani == Uthmani::Plain
}

/// Whether a word with `c` may have another spelling.
pub(super) fn looks_at(c: u32) -> bool {
    matches!(
        c,
        HAMZA | ALEF_MADDA | MADDA_ABOVE | ALEF_MAQSURA | DAGGER_ALEF | ALEF_WASLA | HAMZA_ABOVE | SILENT
    ) || matches!(c, SMALL_WAW..=SMALL_HIGH_NOON)
}

fn in_word(c: u32) -> bool {
    c == TATWEEL || is_letter(c) || is_beside(c) || matches!(c, SMALL_WAW | SMALL_YEH)
}

/// What belongs to the letter before it: its marks, and controls that are not seen.
fn is_beside(c: u32) -> bool {
    is_mark(c)
        || is_zero_width(c)
        || matches!(c, 0x061C | 0x200E | 0x200F | 0x202A..=0x202E | 0x2066..=0x2069)
}

/// A letter with its marks: their positions in the word.
#[derive(Clone, Copy)]
struct Letter<'a> {
    base: u32,
    marks: &'a [u32],
}

impl Letter<'_> {
    fn has(&self, mark: u32) -> bool {
        self.marks.contains(&mark)
    }

    /// A stroke can carry a hamza; a bare hamza carries itself.
    fn is_hamza(&self) -> bool {
        self.base == HAMZA || self.on_stroke()
    }

    fn on_stroke(&self) -> bool {
        self.base == TATWEEL && self.has(HAMZA_ABOVE)
    }

    /// Whether it is a letter at all, or only a carrier.
    fn stands(&self) -> bool {
        self.base != TATWEEL
            || [HAMZA_ABOVE, SMALL_HIGH_YEH, SMALL_HIGH_NOON, DAGGER_ALEF].iter().any(|m| self.has(*m))
    }

    /// Whether its marks stand for another letter behind it.
    fn adds(&self) -> bool {
        self.has(SMALL_HIGH_YEH) || self.has(SMALL_HIGH_NOON)
    }

    fn vowel(&self) -> Option<u32> {
        let short = |m: &u32| matches!(*m, FATHATAN..=KASRA | OPEN_FATHATAN..=0x08F2);
        self.marks.iter().copied().find(short).map(|m| match m {
            FATHATAN | OPEN_FATHATAN => FATHATAN,
            DAMMATAN | 0x08F1 => DAMMA,
            KASRATAN | 0x08F2 => KASRA,
            short => short,
        })
    }

    /// The letter as used in keys of the list: without marks, except those that stand for letters.
    fn key(&self, out: &mut Vec<u32>) {
        match self.base {
            TATWEEL => {}
            // Here madda is the sign of a long alef; the Quran writes the letter آ with a separate hamza.
            ALEF_WASLA | ALEF_MADDA => out.push(ALEF),
            base => out.push(base),
        }
        let told = |m: &u32| matches!(*m, DAGGER_ALEF | SMALL_HIGH_YEH | SMALL_HIGH_NOON);
        out.extend(
            self.marks.iter().copied().filter(|m| told(m) || (*m == HAMZA_ABOVE && self.base == TATWEEL)),
        );
    }
}

fn letters(word: &[u32]) -> Vec<Letter<'_>> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < word.len() {
        let base = word[i];
        let n = word[i + 1..].iter().take_while(|c| is_beside(**c)).count();
        out.push(Letter { base, marks: &word[i + 1..i + 1 + n] });
        i += 1 + n;
    }
    out
}

fn key_of(letters: &[Letter<'_>]) -> Vec<u32> {
    let mut out = Vec::new();
    letters.iter().for_each(|l| l.key(&mut out));
    out
}

/// The word list by key, with the standard spelling.
fn listed() -> &'static HashMap<Vec<u32>, &'static [u32]> {
    static ROWS: OnceLock<HashMap<Vec<u32>, &'static [u32]>> = OnceLock::new();
    ROWS.get_or_init(|| UTHMANI.iter().map(|&(word, plain)| (key_of(&letters(word)), plain)).collect())
}

/// Number of letters before a listed word, and the standard spelling of that word.
fn find(word: &[Letter<'_>]) -> Option<(usize, &'static [u32])> {
    let proclitic = |base: u32, which: &[u32]| which.contains(&base);
    for before in 0..=3.min(word.len().saturating_sub(2)) {
        let clitics = &word[..before];
        let fit = match clitics {
            [] => true,
            [one] => proclitic(one.base, &[WAW, FEH, BEH, KAF, LAM, ALEF_HAMZA]),
            [one, two] => {
                proclitic(one.base, &[WAW, FEH, ALEF_HAMZA])
                    && proclitic(two.base, &[WAW, FEH, BEH, KAF, LAM])
            }
            [one, two, three] => {
                one.base == ALEF_HAMZA
                    && proclitic(two.base, &[WAW, FEH])
                    && proclitic(three.base, &[BEH, KAF, LAM])
            }
            _ => false,
        };
        if fit && let Some(plain) = listed().get(&key_of(&word[before..])) {
            return Some((before, plain));
        }
    }
    None
}

/// The pass.
pub(super) fn run<S: Sink>(src: &[u32], out: &mut Rewrite<'_, S>) {
    while out.at() < src.len() {
        let start = out.at();
        if !is_letter(src[start]) && src[start] != TATWEEL {
            out.put(src[start]);
            continue;
        }
        let len = src[start..].iter().take_while(|c| in_word(**c)).count();
        let word = &src[start..start + len];
        if len > LONGEST || !word.iter().any(|c| looks_at(*c)) {
            out.copy(word);
        } else {
            rewrite(word, out);
        }
    }
}

/// The letters of the vocative at the beginning of a word, which the standard spelling separates: يَٰقَوْمِ.
fn vocative(word: &[Letter<'_>]) -> usize {
    let at = usize::from(word.first().is_some_and(|l| matches!(l.base, WAW | FEH)));
    let calls = word.get(at).is_some_and(|l| l.base == YEH && l.has(DAGGER_ALEF) && !l.has(SHADDA));
    if calls && word.len() > at + 2 { at + 1 } else { 0 }
}

fn rewrite<S: Sink>(word: &[u32], out: &mut Rewrite<'_, S>) {
    let all = letters(word);
    let (call, letters) = all.split_at(vocative(&all));
    if let [before @ .., ya] = call {
        for l in before {
            let marked: Vec<u32> = std::iter::once(l.base).chain(l.marks.iter().copied()).collect();
            out.copy(&marked);
        }
        out.replace(1 + ya.marks.len(), &[YEH, ALEF, SPACE]);
    }
    let (before, plain) = match find(letters) {
        Some((before, plain)) => (before, Some(plain)),
        None => (letters.len(), None),
    };
    let vocalised = word.iter().any(|c| matches!(*c, FATHATAN..=SHADDA));
    for at in 0..before {
        let made = letter(letters, at, vocalised);
        let n = 1 + letters[at].marks.len();
        if made == word_at(letters, at) { out.copy(&made) } else { out.replace(n, &made) }
    }
    if let Some(plain) = plain {
        out.replace(letters[before..].iter().map(|l| 1 + l.marks.len()).sum(), plain);
    }
}

fn word_at(letters: &[Letter<'_>], at: usize) -> Vec<u32> {
    std::iter::once(letters[at].base).chain(letters[at].marks.iter().copied()).collect()
}

/// What is written for a letter and its marks.
fn letter(word: &[Letter<'_>], at: usize, vocalised: bool) -> Vec<u32> {
    let this = &word[at];
    let next = word[at + 1..].iter().find(|l| l.stands()).filter(|_| !vanishes(word, at + 1));
    let before = word[..at].iter().rfind(|l| l.stands() && !is_silent(l, true));
    let first = before.is_none_or(|_| word[..at].iter().all(|l| matches!(l.base, WAW | FEH | SMALL_WAW)));
    let mut out = Vec::with_capacity(3);
    let mut marks: Vec<u32> = this
        .marks
        .iter()
        .copied()
        .filter(|m| !matches!(*m, DAGGER_ALEF | SMALL_HIGH_YEH | SMALL_HIGH_NOON | SILENT))
        .filter(|m| *m != HAMZA_ABOVE || this.base != TATWEEL)
        // The sign of a long vowel, not part of the letter.
        .filter(|m| *m != MADDA_ABOVE)
        .collect();
    if is_silent(this, next.is_some()) && !leads(word, at) {
        return out;
    }
    let dagger = this.has(DAGGER_ALEF);
    match this.base {
        ALEF_WASLA => out.push(ALEF),
        WAW if dagger && this.vowel().is_none() && long_alef(next, vocalised) => out.push(ALEF),
        ALEF if before.is_some_and(|b| b.base == WAW && b.has(DAGGER_ALEF) && b.vowel().is_none()) => {
            return out;
        }
        ALEF_MADDA if long_sign(this, before, next) => out.push(ALEF),
        ALEF | ALEF_MADDA if before.is_some_and(|b| b.is_hamza() && madda(word, b, at)) => return out,
        ALEF_MAQSURA if dagger => out.push(if next.is_some() || this.adds() { ALEF } else { ALEF_MAQSURA }),
        ALEF_MAQSURA => out.push(maqsura(this, before, next)),
        SMALL_WAW => out.extend(next.map(|_| WAW)),
        SMALL_YEH => {
            let long = before.is_some_and(|b| matches!(b.base, YEH | ALEF_MAQSURA) && !b.has(SHADDA));
            out.extend((next.is_some() || long).then_some(YEH));
        }
        TATWEEL if this.has(SMALL_HIGH_YEH) => out.push(YEH),
        TATWEEL if this.has(SMALL_HIGH_NOON) => out.push(NOON),
        TATWEEL | HAMZA if this.is_hamza() => {
            let written = hamza(this, before, next, first);
            out.push(written);
            if written == ALEF_MADDA {
                marks.retain(|m| *m != FATHA);
            }
        }
        TATWEEL if dagger => {}
        TATWEEL if marks.is_empty() && vocalised => return out,
        TATWEEL => out.push(TATWEEL),
        base => out.push(base),
    }
    let alef =
        dagger && next.is_some() && !matches!(this.base, WAW | ALEF_MAQSURA | ALEF) && !this.is_hamza();
    let waw = dagger && this.base == WAW && out.last() == Some(&WAW) && next.is_some();
    out.append(&mut marks);
    if this.has(SMALL_HIGH_YEH) && this.base != TATWEEL {
        out.push(YEH);
    }
    if this.has(SMALL_HIGH_NOON) && this.base != TATWEEL {
        out.push(NOON);
    }
    if alef || waw {
        out.push(ALEF);
    }
    out
}

/// Whether nothing is written for the rest of a word: small letters at its end, which only lengthen a vowel.
fn vanishes(word: &[Letter<'_>], from: usize) -> bool {
    word[from..].iter().enumerate().filter(|(_, l)| l.stands()).all(|(k, l)| match l.base {
        SMALL_WAW => !l.adds(),
        SMALL_YEH => !l.adds() && !matches!(word[from + k - 1].base, YEH | ALEF_MAQSURA | SMALL_YEH),
        _ => false,
    })
}

/// Whether the madda marks a lengthened vowel: before a hamza, a doubled letter or the end of the word.
fn long_sign(this: &Letter<'_>, before: Option<&Letter<'_>>, next: Option<&Letter<'_>>) -> bool {
    let hamza = |n: &Letter<'_>| {
        n.is_hamza()
            || matches!(n.base, ALEF_HAMZA | ALEF_HAMZA_BELOW | WAW_HAMZA | YEH_HAMZA)
            || n.has(SHADDA)
    };
    this.base == ALEF_MADDA && before.is_some_and(|b| !b.is_hamza()) && next.is_none_or(hamza)
}

/// Whether a letter is silent; the alef at the end of a verb is silent in the standard spelling too, and stays.
fn is_silent(l: &Letter<'_>, goes_on: bool) -> bool {
    l.has(SILENT) && goes_on
}

/// The waw of أُو۟لُوا۟, which the standard spelling has too.
fn leads(word: &[Letter<'_>], at: usize) -> bool {
    word[at].base == WAW
        && at.checked_sub(1).is_some_and(|k| word[k].base == ALEF_HAMZA)
        && word.get(at + 1).is_some_and(|l| l.base == LAM)
}

/// Whether a waw with a dagger alef and no vowel of its own is an alef.
fn long_alef(next: Option<&Letter<'_>>, vocalised: bool) -> bool {
    vocalised || next.is_none_or(|n| matches!(n.base, TEH_MARBUTA | ALEF))
}

/// Whether the hamza before the alef at `at` merges with it: ءَا is آ.
fn madda(word: &[Letter<'_>], hamza: &Letter<'_>, at: usize) -> bool {
    let place = word[..at].iter().rposition(|l| l.stands()).unwrap_or(0);
    let before = word[..place].iter().rfind(|l| l.stands());
    let first = word[..place].iter().all(|l| matches!(l.base, WAW | FEH | SMALL_WAW));
    self::hamza(hamza, before, Some(&word[at]), first) == ALEF_MADDA
}

/// ى without a dagger alef: the end of على, or of في.
fn maqsura(this: &Letter<'_>, before: Option<&Letter<'_>>, next: Option<&Letter<'_>>) -> u32 {
    let told = before.and_then(Letter::vowel);
    let own =
        this.vowel().is_some() || [SHADDA, SMALL_HIGH_YEH, SMALL_HIGH_NOON].iter().any(|m| this.has(*m));
    match told {
        _ if next.is_some() || own => YEH,
        Some(FATHA | FATHATAN) => ALEF_MAQSURA,
        Some(_) => YEH,
        None => ALEF_MAQSURA,
    }
}

/// The standard spelling of a hamza without a seat.
fn hamza(this: &Letter<'_>, before: Option<&Letter<'_>>, next: Option<&Letter<'_>>, first: bool) -> u32 {
    let own = this.vowel();
    let after_yeh = before.is_some_and(|b| matches!(b.base, YEH | ALEF_MAQSURA));
    let long_before = before.is_some_and(|b| matches!(b.base, ALEF | ALEF_MADDA) || b.has(DAGGER_ALEF));
    let alef =
        next.is_some_and(|n| matches!(n.base, ALEF | ALEF_MADDA) && !n.has(SILENT)) || this.has(DAGGER_ALEF);
    if alef && !after_yeh && !long_before && (own == Some(FATHA) || (first && own.is_none())) {
        return ALEF_MADDA;
    }
    if first && (next.is_some() || this.adds()) {
        return if own == Some(KASRA) { ALEF_HAMZA_BELOW } else { ALEF_HAMZA };
    }
    let told = before.and_then(Letter::vowel);
    if this.base == HAMZA {
        return match own {
            Some(KASRA) if next.is_some_and(|n| matches!(n.base, YEH | ALEF_MAQSURA)) => YEH_HAMZA,
            Some(DAMMA) if !first && !long_before && next.is_some_and(|n| n.base == WAW) => WAW_HAMZA,
            _ => HAMZA,
        };
    }
    match own {
        Some(KASRA) => YEH_HAMZA,
        _ if after_yeh || told == Some(KASRA) => YEH_HAMZA,
        Some(DAMMA) => WAW_HAMZA,
        _ if told == Some(DAMMA) => WAW_HAMZA,
        Some(FATHA) if long_before => HAMZA,
        _ => ALEF_HAMZA,
    }
}

#[cfg(test)]
mod tests {
    use crate::normalize::Normalizer;

    #[test]
    fn plain_words() {
        let n = Normalizer::preset("plain_uthmani").unwrap();
        for (uthmani, plain) in [
            ("ٱلصَّلَوٰةَ وَٱلزَّكَوٰةَ", "الصلاة والزكاة"),
            ("ٱلسَّمَٰوَٰتِ", "السماوات"),
            ("صَلَوَٰتِهِمْ", "صلواتهم"),
            ("ٱلرِّبَوٰا۟", "الربا"),
            ("ٱلتَّوْرَىٰةَ", "التوراة"),
            ("مُوسَىٰ عَلَىٰ هُدًى", "موسى على هدى"),
            ("فِى ٱلَّذِى هِىَ", "في الذي هي"),
            ("عَلَى ٱلْعَرْشِ", "على العرش"),
            ("عَلَىَّ", "علي"),
            ("شَىْءٍ", "شيء"),
            ("إِبْرَٰهِـۧمَ وَإِسْمَٰعِيلَ", "إبراهيم وإسماعيل"),
            ("ٱلنَّبِيِّـۧنَ", "النبيين"),
            ("ءَامَنُوا۟ وَءَاتُوا۟", "آمنوا وآتوا"),
            ("ٱلْـَٔاخِرَةِ", "الآخرة"),
            ("قُرْءَانًا", "قرآنا"),
            ("بِـَٔايَٰتِنَا", "بآياتنا"),
            ("سَيِّـَٔاتِ", "سيئات"),
            ("يَسْـَٔلُونَكَ", "يسألونك"),
            ("شَيْـًٔا", "شيئا"),
            ("ٱلْأَفْـِٔدَةِ", "الأفئدة"),
            ("مَسْـُٔولًا", "مسؤولا"),
            ("رُءُوسَكُمْ", "رؤوسكم"),
            ("يَٰٓأَيُّهَا ٱلنَّاسُ", "يا أيها الناس"),
            ("يَٰٓـَٔادَمُ", "يا آدم"),
            ("وَيَٰقَوْمِ", "ويا قوم"),
            ("هَٰذَا وَهَٰٓؤُلَآءِ", "هذا وهؤلاء"),
            ("كَذَٰلِكَ", "كذلك"),
            ("أُو۟لَٰٓئِكَ", "أولئك"),
            ("وَلَٰكِنَّ", "ولكن"),
            ("ٱلرَّحْمَٰنِ", "الرحمن"),
            ("جَآءَهُمْ", "جاءهم"),
            ("ٱلضَّآلِّينَ", "الضالين"),
            ("مِا۟ئَةَ", "مئة"),
            ("دَاوُۥدَ", "داود"),
            ("لَهُۥ بِهِۦ", "له به"),
            ("يُحْىِۦ", "يحيي"),
            ("يَسْتَوُۥنَ", "يستوون"),
            ("وَٱلَّيْلِ", "والليل"),
            ("إِسْرَٰٓءِيلَ", "إسرائيل"),
            ("ءَأَنذَرْتَهُمْ", "أأنذرتهم"),
            ("رَءَا", "رأى"),
            ("ٱلْمَلَؤُا۟", "الملأ"),
            ("ٱلْـَٰٔنَ", "الآن"),
            ("الٓمٓ", "الم"),
        ] {
            assert_eq!(n.normalize(uthmani), plain, "{uthmani}");
            assert_eq!(n.normalize(plain), plain);
        }
    }

    #[test]
    fn texts_in_plain_spelling_stay() {
        let n = Normalizer::preset("plain_uthmani").unwrap();
        for text in ["القرآن الكريم جاء إلى الآباء", "مسؤول شيء رأى ماء", "1440 هـ", "يا آدم"]
        {
            assert_eq!(n.normalize(text), text);
        }
    }

    #[test]
    fn signs_can_stay() {
        let mut o = crate::normalize::Options::default();
        o.set("uthmani", &"plain".into()).unwrap();
        assert_eq!(Normalizer::new(o).normalize("ٱلصَّلَوٰةَ"), "الصَّلَاةَ");
    }
}
