//! Definite numbers: «الدول الخمس», «أشقائه الخمسة», «الأربعة المتهمون»; alone they are ranks or words of their own.

use super::measured::matching::is_hint;
use super::{counted, guards, several};
use crate::letters::{ALEF, ALEF_HAMZA, BEH, HEH, MEEM, NOON, TEH, TEH_MARBUTA, WAW, YEH};
use crate::lexicon::schema::NumberWord;
use crate::lexicon::{Class, Proclitics, bit};
use crate::numerals::{is_word, number_word};
use crate::reading::{
    Atom, AtomForm, Context, is_definite, is_people, is_plural, is_possessed, is_singular, is_unit_of_time,
    led_article, mark, near,
};
use crate::tokenize::Kind;

/// Classes of words that are numbers themselves.
pub const NUMBERS: u64 = bit(Class::Unit) | bit(Class::Tens) | bit(Class::Hundred) | bit(Class::Scale);

/// A definite number: «الأربع والعشرين ساعة», «الدول الخمس», «الدول الـ27», «مجموعة الـ20»; alone it is
/// a rank or a word of its own.
pub(super) fn definite(cx: &Context<'_>, atom: &Atom, counts: bool) -> bool {
    // «الاثنين» is Monday; «الشخصين الاثنين» is said by the dual.
    if atom.whole() == Some(2) {
        return two_of_them(cx, atom);
    }
    if counts || unit_follows(cx, atom.end) || number_word(cx, atom.end, NumberWord::FirstOnes).is_some() {
        return true;
    }
    // «الثلاثة أهرامات», «الخمسة أحداث»
    let few = atom.form == AtomForm::Words && matches!(atom.whole(), Some(3..=10)) && !atom.has(mark::UNSURE);
    if few && several::counted(cx, atom.end) {
        return true;
    }
    // «الدول الـ27 والـ28»
    let first = first_of_list(cx, atom);
    if first.first != atom.first {
        return definite(cx, first, false);
    }
    let before = atom.first.checked_sub(1).filter(|&b| near(cx, b) && cx.kind(b) == Some(Kind::Word));
    // «الأربعة ملايين» are that many; «في الـ25 من عمره» is an age.
    let many = atom.scale > 1 && atom.end > atom.first + 1 && cx.options.compete;
    let led = before.is_some_and(|b| cx.words[b].any(bit(Class::Particle)) && !is_unit_of_time(cx, b));
    if many || led && atom.form == AtomForm::Digits && is_word(cx, atom.end, NumberWord::From) {
        return true;
    }
    if masculine(cx, atom, before) {
        return true;
    }
    let Some(before) = before else { return atom.form == AtomForm::Digits && alone(cx, atom) };
    // «مهرجان أبها للتسوق الـ17» is ranked.
    let edition = || guards::behind_edition(cx, before) && !is_plural(cx, before);
    if atom.form == AtomForm::Digits && (edition() || anniversary(cx, before)) {
        return false;
    }
    // «مستوى الخمسين», «حاجز الألف»
    if is_hint(cx, before, "these")
        || is_hint(cx, before, "level") && !cx.words.any(atom.end, bit(Class::Ordinal))
    {
        return true;
    }
    let closed =
        cx.words[before].any(bit(Class::Particle) | bit(Class::Bound) | bit(Class::NumberWord) | NUMBERS);
    if closed || atom.has(mark::UNSURE) {
        return false;
    }
    match (is_definite(cx, before) || led_article(cx, before), atom.form) {
        // «الدورتان الـ14 والـ15» are ranks.
        (true, AtomForm::Digits) if cx.words[before].is(Class::Dual) => false,
        (true, AtomForm::Digits) if of_many(cx, before).is_some() => of_many(cx, before) == Some(true),
        (true, AtomForm::Digits) => {
            !is_singular(cx, before) && !is_unit_of_time(cx, before) || is_plural(cx, before)
        }
        (true, _) if atom.has(mark::ORDINAL_TOO) && !atom.is_teen() => {
            is_plural(cx, before) || of_many(cx, before) == Some(true)
        }
        (true, _) => true,
        (false, AtomForm::Digits) => !is_possessed(cx, before),
        (false, _) => counted::owned(cx, before).is_some() || owns(cx, atom, before),
    }
}

/// «عيد ميلاده الـ54», «ذكرى استقلال السودان الـ52», «مؤتمر الصناعيين الـ15»: what is held again and again, at token `i` or up
/// to two words before it.
pub(super) fn anniversary(cx: &Context<'_>, i: usize) -> bool {
    let held = |n: &usize| is_hint(cx, i - n, "anniversary") && (*n == 0) == determined(cx, i - n);
    (0..=2.min(i)).take_while(|n| near(cx, i - n)).find(held).is_some()
}

/// Whether the word at token `i` has the article, or a pronoun: «بالسيارة», «زائره».
pub(super) fn determined(cx: &Context<'_>, i: usize) -> bool {
    let span = cx.tokens.span(i);
    let back = |n: u32| cx.text.at(span.end.saturating_sub(n) as usize);
    let pronoun = span.len() > 4 && (back(1) == HEH || (back(1) == ALEF && back(2) == HEH));
    is_definite(cx, i) || led_article(cx, i) || pronoun
}

/// The first of the figures with the article that the number ends a list of, «الدول الـ27 ⟦والـ28⟧»; else the number.
fn first_of_list<'a>(cx: &'a Context<'_>, atom: &'a Atom) -> &'a Atom {
    /// Most figures of one list.
    const LISTED: usize = 4;
    let mut first = atom;
    for _ in 1..LISTED {
        let and = first.form == AtomForm::Digits && first.proclitics.has(Proclitics::WA);
        let article = |a: &&Atom| a.form == AtomForm::Digits && a.has(mark::DEFINITE);
        match cx.numbers.atom_ending(first.first).filter(article) {
            Some(before) if and && near(cx, first.first - 1) => first = before,
            _ => break,
        }
    }
    first
}

/// Whether the noun of the definite adjective at token `i` is a plural, so that a number behind it counts: «الدول الأوروبية الـ27»,
/// «أندية الدوري الإنجليزي الـ20», but «المهرجان الدولي الـ15»; nothing where no noun with the article stands before it.
pub(super) fn of_many(cx: &Context<'_>, i: usize) -> Option<bool> {
    /// Most adjectives of one noun.
    const ADJECTIVES: usize = 3;
    const OTHER: u64 = bit(Class::Particle) | bit(Class::Verb) | bit(Class::NumberWord);
    let before = |at: usize| at.checked_sub(1).filter(|&b| near(cx, b) && cx.kind(b) == Some(Kind::Word));
    let article = |at: usize| is_definite(cx, at) || led_article(cx, at);
    let mut head = i;
    for _ in 0..ADJECTIVES {
        let Some(b) = before(head).filter(|&b| article(b) && is_definite(cx, head)) else { break };
        head = b;
    }
    // «متهمي تفجير مسجد الإمام الصادق الـ29»
    let named = cx.words[i].any(bit(Class::Given) | bit(Class::Family)) && !is_people(cx, i);
    if head == i || named || cx.words[i].any(OTHER) {
        return None;
    }
    let feminine = |at: usize| cx.text.at(cx.tokens.ends[at] as usize - 1) == TEH_MARBUTA;
    let owner = before(head).filter(|&b| !article(b) && !cx.words[b].any(OTHER | NUMBERS));
    if is_plural(cx, head) || is_plural(cx, i) || owner.is_some_and(|b| is_plural(cx, b)) {
        return Some(true);
    }
    // «المنازل القديمة»: a plural of things has a feminine adjective.
    Some(feminine(i) && !feminine(head) && !is_singular(cx, head) && !is_unit_of_time(cx, head))
}

/// Whether «الاثنان» are two who act, «وكتب الاثنان رسالة»: it is not said by a dual before it, and no name of the day.
fn two_of_them(cx: &Context<'_>, atom: &Atom) -> bool {
    let before = atom.first.checked_sub(1).filter(|&b| near(cx, b));
    let said = before
        .is_some_and(|b| cx.words[b].is(Class::Dual) || dual_ending(cx, b) && !cx.words[b].is(Class::Verb));
    let single = atom.form == AtomForm::Words && atom.end == atom.first + 1;
    single && !said && (dual_ending(cx, atom.first) || no_monday(cx, atom, before))
}

/// Whether «الاثنين» is the two and no Monday: «هما الاتنين», «هذول الاثنين», «بين الاثنين», «الاثنين معا», «الاتنين دول»,
/// «أن الاثنين يتحملان».
fn no_monday(cx: &Context<'_>, atom: &Atom, before: Option<usize>) -> bool {
    const NAMES: u64 = bit(Class::Name) | bit(Class::Given) | bit(Class::Month) | bit(Class::HijriMonth);
    let next = Some(atom.end).filter(|&n| near(cx, n - 1) && cx.kind(n) == Some(Kind::Word));
    let led = |b: usize| {
        let between = || number_word(cx, b, NumberWord::Between).is_some();
        let days = || next.is_some_and(|n| cx.code(n) == WAW && cx.words[n].any(bit(Class::Weekday)));
        is_hint(cx, b, "we_two") || is_hint(cx, b, "these") || between() && !days()
    };
    // In the dialects it has a ت.
    let dialect = || cx.text.at((cx.tokens.ends[atom.first] as usize).saturating_sub(4)) == TEH;
    let goes_on = |n: usize| {
        let both = dual_ending(cx, n) && cx.tokens.span(n).len() > 4 && !cx.words[n].any(NAMES);
        is_hint(cx, n, "together") || both || is_hint(cx, n, "states") && dialect()
    };
    before.is_some_and(led) || next.is_some_and(goes_on)
}

/// Whether the word at token `i` ends as a dual that is subject.
fn dual_ending(cx: &Context<'_>, i: usize) -> bool {
    let end = cx.tokens.ends[i] as usize;
    cx.text.at(end.saturating_sub(2)) == ALEF && cx.text.at(end.saturating_sub(1)) == NOON
}

/// Whether an unknown noun with a pronoun stands at token `i`, before a definite number that fits a plural: «أشقائه الخمسة»,
/// «مشاركاته السبع»; not «قاعته الخامسة» or «زارها».
fn owns(cx: &Context<'_>, atom: &Atom, i: usize) -> bool {
    const OTHERS: u64 = bit(Class::Particle) | bit(Class::Verb) | bit(Class::Bound) | bit(Class::NumberWord);
    let end = cx.tokens.ends[i] as usize;
    let back = |n: usize| cx.text.at(end.saturating_sub(n));
    let pronoun = match (back(2), back(1)) {
        (HEH | NOON, ALEF) | (HEH, MEEM | NOON) => 2,
        (_, HEH | YEH) => 1,
        _ => return false,
    };
    let many = back(pronoun + 1) == TEH && back(pronoun + 2) == ALEF;
    let one = is_possessed(cx, i) || back(1) == YEH;
    // «بيسموه السبع»: a verb; «الست» is also a lady.
    let verb = cx.code(i) == YEH || cx.begins(i, &[BEH, YEH], 1);
    let lady = atom.whole() == Some(6) && cx.text.at(atom.span.end as usize - 1) == TEH;
    matches!(atom.whole(), Some(3..=10))
        && !verb
        && !lady
        && cx.tokens.span(i).len() > 4
        && !cx.words[i].any(OTHERS)
        && (many || !one)
}

/// Whether a definite unit in the form that counts what is masculine stands for what it counts: «ليس من الثلاثة»,
/// «الثلاثة جلسوا», «الخمسة الكبار», «أهداف أرسنال الستة». The hour is feminine, and Wednesday another word.
fn masculine(cx: &Context<'_>, atom: &Atom, before: Option<usize>) -> bool {
    let unit = atom.form == AtomForm::Words && atom.end == atom.first + 1 && !atom.has(mark::UNSURE);
    let counts = unit
        && matches!(atom.whole(), Some(3..=10))
        && cx.text.at(cx.tokens.ends[atom.first] as usize - 1) == TEH_MARBUTA
        && !cx.words[atom.first].any(bit(Class::Ordinal));
    if !counts || !cx.options.compete {
        return false;
    }
    let next = Some(atom.end).filter(|&n| near(cx, n - 1) && cx.kind(n) == Some(Kind::Word));
    let others = next.is_some_and(|n| is_definite(cx, n) && !cx.words[n].any(bit(Class::DayPart)));
    let verb = |i: usize| cx.words[i].any(bit(Class::Verb));
    // «الأربعة المتهمون», «الثلاثة الآخرين», «الأربعة أطلقوا»
    let persons = next.is_some_and(|n| {
        let end = cx.tokens.ends[n] as usize;
        let last = (cx.text.at(end.saturating_sub(2)), cx.text.at(end.saturating_sub(1)));
        others && matches!(last, (WAW | YEH, NOON)) || cx.tokens.span(n).len() > 4 && last == (WAW, ALEF)
    });
    // «شر الثلاثة», «أحد الأربعة»: one of so many.
    let elative =
        |b: usize| cx.code(b) == ALEF_HAMZA && cx.tokens.span(b).len() == 4 && !cx.words[b].any(NUMBERS);
    if before
        .is_some_and(|b| is_hint(cx, b, "one_of") || elative(b) && !cx.words[b].any(bit(Class::Particle)))
    {
        return true;
    }
    // «واحد من الثلاثة»
    let of = before.filter(|&b| is_word(cx, b, NumberWord::From));
    if of.is_some_and(|b| b > 0 && near(cx, b - 1) && cx.numbers.atom_ending(b).is_some()) {
        return true;
    }
    // Tuesday and Wednesday are so written in the dialects; العشرة is also company.
    if cx.words[atom.first].any(bit(Class::Weekday)) || atom.whole() == Some(10) {
        // «ثم قدم الثلاثة بعدها فيلما»
        const WHEN: u64 =
            bit(Class::DayPart) | bit(Class::TimeUnit) | bit(Class::Month) | bit(Class::Direction);
        let acts = |b: usize| verb(b) && !matches!(cx.code(b), ALEF_HAMZA | NOON | TEH);
        let goes_on = next.is_some_and(|n| !is_definite(cx, n) && !cx.words[n].any(WHEN));
        if atom.whole() != Some(10) && goes_on && before.is_some_and(acts) {
            return true;
        }
        return persons || before.is_none() && others && atom.whole() != Some(10);
    }
    let Some(before) = before else { return others || next.is_some_and(verb) };
    // «من الخمسة للسبعة» are hours.
    if is_word(cx, before, NumberWord::From) {
        return others || next.is_none();
    }
    let owner = before.checked_sub(1).filter(|&o| near(cx, o));
    let owned = owner.is_some_and(|o| is_plural(cx, o) && !is_definite(cx, o) && !is_definite(cx, before))
        && !cx.words[before].any(bit(Class::Particle) | bit(Class::Bound) | NUMBERS);
    owned || others && verb(before)
}

/// Whether a unit of anything stands at token `i`, right after a number.
pub(super) fn unit_follows(cx: &Context<'_>, i: usize) -> bool {
    let units = bit(Class::Measure) | bit(Class::Currency) | bit(Class::TimeUnit) | bit(Class::Noun);
    i > 0
        && near(cx, i - 1)
        && cx.words.get(i).is_some_and(|w| w.of_any(cx.lexicon, units).any(|(r, _)| r.proclitics.0 == 0))
}

/// Whether no word stands beside the number.
pub(super) fn alone(cx: &Context<'_>, atom: &Atom) -> bool {
    let word = |i: usize| matches!(cx.kind(i), Some(Kind::Word | Kind::Latin | Kind::Number));
    let before = atom.first.checked_sub(1).is_some_and(|b| near(cx, b) && word(b));
    let after = near(cx, atom.end - 1) && word(atom.end);
    !before && !after
}
