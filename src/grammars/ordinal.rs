//! ORDINAL: ranks.

use super::definite::{NUMBERS, anniversary, determined, of_many};
use super::guards;
use super::measured::matching::is_hint;
use crate::found::{Candidate, Entity, Label, Number, Numeric, Value};
use crate::letters::{
    ALEF, ALEF_MAQSURA, FATHATAN, HEH, KAF, KHAH, LAM, MEEM, NOON, REH, TEH, TEH_MARBUTA, WAW, YEH,
};
use crate::lexicon::schema::{NumberTrap, NumberWord};
use crate::lexicon::{Class, Proclitics, Reading, TimeWord, bit, flag};
use crate::numerals::{is_word, number_word};
use crate::reading::{
    Atom, AtomForm, AtomKind, Context, Dimension, Memory, is_definite, is_plural, is_possessed, is_singular,
    is_unit_of_time, led_article, mark, near, regnal,
};
use crate::signs::{COLON, OPEN};
use crate::span::Span;
use crate::tokenize::Kind;

/// Ordinal numbers.
pub struct Ordinals;

impl Dimension for Ordinals {
    fn name(&self) -> &'static str {
        "ordinal"
    }

    fn doc(&self) -> &'static str {
        "Ranks: first, the twenty-fifth, the 20th, the last but one."
    }

    fn labels(&self) -> &'static [Label] {
        &[Label::Ordinal]
    }

    fn find(&self, cx: &Context<'_>, _: &mut Memory, out: &mut Vec<Candidate>) {
        // Where the rank in digits ended that was found last.
        let mut digits_end = None;
        for atom in &cx.numbers.atoms {
            // «الدورة الـ14 ⟦والـ15⟧»
            let and = atom.proclitics.has(Proclitics::WA) && digits_end == Some(atom.first);
            let rank = match atom.kind {
                AtomKind::Ordinal => is_rank(cx, atom),
                AtomKind::Cardinal if atom.has(mark::DEFINITE) => {
                    definite(cx, atom) || and && near(cx, atom.first - 1) && !counts(cx, atom.end)
                }
                _ => false,
            };
            if rank && atom.form == AtomForm::Digits {
                digits_end = Some(atom.end);
            }
            // «الثانية إلى الأخيرة» counts from the end.
            let relative = cx.words.any(atom.first, bit(Class::Last))
                && cx.longest(atom.first, Class::Last).is_some_and(|m| m.end > atom.end);
            let king = || regnal(cx, atom.first).is_some();
            if rank && !relative && !guards::trapped(cx, atom.first, atom.end, NumberTrap::Ordinal) && !king()
            {
                out.push(candidate(atom.span, atom.value, None));
            }
        }
        out.extend(cx.words.of_class(Class::Last).filter_map(|(i, _)| relative(cx, i)));
    }
}

fn candidate(span: Span, value: Numeric, unit: Option<&str>) -> Candidate {
    let number = Number { value: Some(value), unit: unit.map(str::to_owned), ..Number::default() };
    let entity = Entity {
        span,
        phrase: span,
        label: Label::Ordinal,
        value: Value::Number(number.into()),
        rule: "ordinal::candidate",
    };
    Candidate::core(entity)
}

/// «رابعها»: the rank has a pronoun for those that it is one of.
fn of_several(cx: &Context<'_>, atom: &Atom) -> bool {
    let back = |n: u32| cx.text.at(atom.span.end.saturating_sub(n) as usize);
    matches!((back(2), back(1)), (HEH | MEEM, ALEF) | (HEH, MEEM)) && atom.span.len() > 5
}

/// The token before, if it is a word on the same line.
fn word_before(cx: &Context<'_>, i: usize) -> Option<usize> {
    i.checked_sub(1).filter(|&b| near(cx, b) && cx.kind(b) == Some(Kind::Word))
}

fn word_after(cx: &Context<'_>, i: usize) -> bool {
    i > 0 && near(cx, i - 1) && cx.kind(i) == Some(Kind::Word)
}

/// Whether an ordinal is a rank where it stands: «ثانية» is also «again» and «a second», «تاني» another.
fn is_rank(cx: &Context<'_>, atom: &Atom) -> bool {
    if atom.has(mark::UNSURE) {
        return accusative(cx, atom);
    }
    // «رابع عشر: إضافة مادة» at the head of its line marks an item, as «رابعا» does.
    let heads = atom.first == 0 || !near(cx, atom.first - 1);
    let item = heads && !atom.has(mark::DEFINITE) && !of_several(cx, atom);
    if item && cx.code(atom.end) == COLON && near(cx, atom.end - 1) {
        return false;
    }
    // «ولسادس» alone is no rank; «لثالث مرة» is.
    if atom.proclitics.has(Proclitics::LI) && !atom.has(mark::DEFINITE) && !word_after(cx, atom.end) {
        return false;
    }
    if atom.value == Numeric::Int(1) && initial(cx, atom) {
        return false;
    }
    // «سايمون كاول الهاتف»: a name.
    if atom.proclitics.has(Proclitics::KA) && !atom.has(mark::DEFINITE) && is_definite(cx, atom.end) {
        return false;
    }
    if atom.value == Numeric::Int(1) && atom.has(mark::FEMININE) && !atom.has(mark::DEFINITE) {
        // «أولي الأبصار»: those who have them.
        if cx.text.at(atom.span.end as usize - 1) == YEH && is_definite(cx, atom.end) {
            return false;
        }
        // «ترك الحرام أولى», «أولى بالقبول»: fitter.
        let leads = word_after(cx, atom.end) && !closed(cx, atom.end) && !led_article(cx, atom.end);
        let ranked = word_before(cx, atom.first).is_some_and(|b| is_singular(cx, b) && !is_definite(cx, b));
        return leads || ranked || alone(cx, atom);
    }
    // «إنجازاته التانية»: his other ones.
    let dialect = || {
        let mut senses = cx.words[atom.first].of(cx.lexicon, Class::Ordinal);
        senses.next().is_some_and(|(_, s)| s.flags & flag::DIALECTS != 0)
    };
    let others = |b: usize| is_plural(cx, b) || has_plural_pronoun(cx, b);
    if atom.value == Numeric::Int(2)
        && atom.has(mark::DEFINITE)
        && atom.has(mark::FEMININE)
        && dialect()
        && word_before(cx, atom.first).is_some_and(others)
    {
        return false;
    }
    if atom.value != Numeric::Int(2) || atom.has(mark::DEFINITE) || atom.end > atom.first + 1 {
        return true;
    }
    let other = cx.options.reads_dialect(flag::GLF);
    if other {
        return false;
    }
    let before = word_before(cx, atom.first);
    // «شي ثاني», «بمطعم ثاني»: another.
    if atom.proclitics.0 == 0 && before.is_some_and(|b| is_hint(cx, b, "another") && !is_definite(cx, b)) {
        return false;
    }
    let feminine = atom.has(mark::FEMININE);
    let dialect = dialect();
    let Some(before) = before else { return !feminine || word_after(cx, atom.end) || alone(cx, atom) };
    if dialect || feminine {
        // «مرتبة ثانية» but not «سيخرج ثانية»; «تاني شارع» but not «شي تاني».
        let leads = word_after(cx, atom.end)
            && !closed(cx, atom.end)
            && !is_definite(cx, atom.end)
            && !again(cx, atom.end)
            && !is_plural(cx, before);
        return if dialect { leads } else { is_singular(cx, before) && !is_definite(cx, before) };
    }
    true
}

/// Whether what stands at token `i` makes «تاني» before it «again»: what a preposition leads, «رجع تاني للتدريس», «تابعة
/// تاني لمحافظة», or a year, «اتجوزت تاني سنة 1950».
fn again(cx: &Context<'_>, i: usize) -> bool {
    let led = |r: &Reading| r.proclitics.any(Proclitics::LI | Proclitics::BI);
    let readings = || cx.words[i].readings(cx.lexicon).iter();
    let year = || is_unit_of_time(cx, i) && near(cx, i) && cx.kind(i + 1) == Some(Kind::Number);
    // «جه تاني وقعد»; «تاني ولد»
    let and = || {
        let known =
            cx.words[i].of_any(cx.lexicon, bit(Class::Noun) | bit(Class::TimeUnit) | bit(Class::Unit));
        cx.code(i) == WAW
            && cx.tokens.span(i).len() > 3
            && known.into_iter().all(|(r, _)| r.proclitics.0 != 0)
    };
    cx.begins(i, &[LAM, LAM], 1) || readings().next().is_some() && readings().all(led) || year() || and()
}

/// Whether the word at token `i` is a plural in ات with a pronoun: «إنجازاته», «مشاريعاتها».
fn has_plural_pronoun(cx: &Context<'_>, i: usize) -> bool {
    let back = |n: usize| cx.text.at((cx.tokens.ends[i] as usize).saturating_sub(n));
    let of = |n: usize| back(n) == TEH && back(n + 1) == ALEF;
    let one = matches!(back(1), HEH | YEH | KAF) && of(2);
    cx.tokens.span(i).len() > 5 && (one || back(1) == ALEF && matches!(back(2), HEH | NOON) && of(3))
}

/// «التقرير الأولي»: written with its dots after a masculine noun it is the adjective of what comes first.
fn initial(cx: &Context<'_>, atom: &Atom) -> bool {
    let dotted = atom.has(mark::DEFINITE | mark::FEMININE)
        && atom.end == atom.first + 1
        && cx.text.at(atom.span.end as usize - 1) == YEH;
    let masculine = |b: usize| {
        let end = cx.tokens.ends[b] as usize;
        let feminine = matches!(cx.text.at(end - 1), TEH_MARBUTA | ALEF_MAQSURA | TEH);
        (is_definite(cx, b) || led_article(cx, b)) && !feminine && !is_plural(cx, b)
    };
    dotted && word_before(cx, atom.first).is_some_and(masculine)
}

/// «وصيفا ثانيا»: after a noun in the accusative; else «secondly».
fn accusative(cx: &Context<'_>, atom: &Atom) -> bool {
    word_before(cx, atom.first).is_some_and(|b| {
        let text = cx.slice(cx.tokens.span(b));
        let last = text.len().saturating_sub(1);
        matches!((text.at(last.saturating_sub(1)), text.at(last)), (_, ALEF) | (ALEF, FATHATAN))
            && !cx.words[b].any(bit(Class::Particle) | bit(Class::Ordinal))
    })
}

fn alone(cx: &Context<'_>, atom: &Atom) -> bool {
    word_before(cx, atom.first).is_none() && !word_after(cx, atom.end)
}

fn closed(cx: &Context<'_>, i: usize) -> bool {
    cx.words[i].any(bit(Class::Particle) | bit(Class::NumberWord) | bit(Class::Bound) | NUMBERS)
}

/// Whether a definite number is a rank: «الذكرى العشرون», «الذكرى الـ20»; not «الدول الـ27», «مجموعة
/// الـ20», «العشرين رجلا».
fn definite(cx: &Context<'_>, atom: &Atom) -> bool {
    let before = word_before(cx, atom.first).filter(|&b| !closed(cx, b));
    if atom.form == AtomForm::Digits {
        // «النسخة الـ12»: with the article even what bears a number is ranked.
        let numbered = |b: usize| number_word(cx, b, NumberWord::Name).is_some() || is_unit_of_time(cx, b);
        let before = before.or_else(|| word_before(cx, atom.first).filter(|&b| numbered(b)));
        // «اليوم ال182 (ال183 في السنة الكبيسة)»
        let open = atom.first.checked_sub(1).filter(|&o| cx.code(o) == OPEN && near(cx, o));
        let again = open
            .and_then(|o| cx.numbers.atom_ending(o))
            .is_some_and(|a| a.has(mark::DEFINITE) && a.form == AtomForm::Digits && definite(cx, a));
        // «الدورتين الـ14 والـ15»
        let many = |b: usize| is_plural(cx, b) && !cx.words[b].is(Class::Dual);
        let ranked = |b: usize| {
            described(cx, b) && !many(b)
                || is_possessed(cx, b)
                || guards::behind_edition(cx, b) && !many(b)
                || anniversary(cx, b)
        };
        return again || atom.digits > 0 && before.is_some_and(ranked);
    }
    // «كالمائة والألف»
    if atom.proclitics.has(Proclitics::KA) {
        return false;
    }
    // «الألف الأوائل» are a thousand.
    if !atom.has(mark::ORDINAL_TOO)
        || counts(cx, atom.end)
        || number_word(cx, atom.end, NumberWord::FirstOnes).is_some()
    {
        return false;
    }
    // «الأئمة الاثنا عشر»: behind a noun a teen of two words counts it; alone it may rank.
    if atom.is_teen() && before.is_some() {
        return false;
    }
    // «المليار» is a rank only as «الزائر المليار».
    if atom.scale > 1 && atom.end == atom.first + 1 && cx.options.compete {
        // «تجاوز تحميله المليار»
        let passes = |b: usize| b > 0 && is_hint(cx, b - 1, "bound_verb");
        return before.is_some_and(|b| {
            !is_plural(cx, b)
                && !passes(b)
                && !cx.words.any(b, bit(Class::Currency) | bit(Class::Verb))
                && determined(cx, b)
        });
    }
    // «الأربعة ملايين» are that many.
    if atom.scale > 1 && cx.options.compete {
        return false;
    }
    // «المية» is also water.
    if atom.has(mark::UNSURE) && !alone(cx, atom) {
        return before.is_some_and(|b| of_one(cx, b));
    }
    // «برلمان المئة وواحد وستين»: behind what is theirs they count.
    let theirs = |b: usize| !determined(cx, b) && !is_possessed(cx, b);
    if atom.whole().is_some_and(|n| n >= 100) && before.is_some_and(theirs) {
        return false;
    }
    // «في سن الثلاثين» is at thirty.
    let age = |b: usize| cx.words[b].time_words >> (TimeWord::AgeOf as u32) & 1 == 1;
    if before.is_some_and(|b| age(b) || is_hint(cx, b, "level")) {
        return false;
    }
    // «سنواتي الخمسين» are fifty.
    before.is_none_or(|b| !is_plural(cx, b) && !has_plural_pronoun(cx, b) && of_many(cx, b) != Some(true))
}

/// Whether the word before «الـ20» is a definite singular, or an adjective of one.
fn described(cx: &Context<'_>, i: usize) -> bool {
    let article = || is_definite(cx, i) || led_article(cx, i);
    of_many(cx, i).map_or_else(|| of_one(cx, i), |many| !many && article())
}

/// Whether the word at token `i` is a definite singular.
fn of_one(cx: &Context<'_>, i: usize) -> bool {
    let one = || is_singular(cx, i) || is_unit_of_time(cx, i) || cx.words[i].is(Class::Dual);
    (is_definite(cx, i) || led_article(cx, i)) && one()
}

fn counts(cx: &Context<'_>, i: usize) -> bool {
    let units = bit(Class::Measure) | bit(Class::Currency) | bit(Class::TimeUnit) | bit(Class::Noun);
    i > 0
        && near(cx, i - 1)
        && cx.words.get(i).is_some_and(|w| w.of_any(cx.lexicon, units).any(|(r, _)| r.proclitics.0 == 0))
}

/// «الأخير», «قبل الأخير», and with the option also «التالي», «السابق», «آخر».
fn relative(cx: &Context<'_>, last: usize) -> Option<Candidate> {
    let all = cx.options.relative_ordinals;
    // The word may end a phrase: «قبل الأخير», «الثانية إلى الأخير».
    let (i, found) = (last.saturating_sub(2)..=last).find_map(|i| {
        let found = cx.longest(i, Class::Last).filter(|m| m.end == last + 1)?;
        Some((i, found))
    })?;
    let place = found.sense.arg;
    let span = Span::new(cx.without_prefix(i, found.reading).start, cx.tokens.ends[found.end - 1]);
    let definite = found.reading.proclitics.has(Proclitics::AL);
    if all {
        let (unit, value) = match place {
            0 | -1 => ("end", place),
            n => ("current", n - CURRENT),
        };
        return Some(candidate(span, Numeric::Int(value.into()), Some(unit)));
    }
    match place {
        // «قبل الأخير» after a definite noun.
        -1 => word_before(cx, i)
            .filter(|&b| is_definite(cx, b) && !closed(cx, b) && !cx.words[b].is(Class::Unit))
            .map(|_| candidate(span, Numeric::Int(-2), None)),
        // «الحلقة الأخيرة من …»
        0 if definite => {
            let noun = word_before(cx, i).filter(|&b| is_definite(cx, b) && !is_plural(cx, b))?;
            // «الجانب الآخر من النهر» is the other one.
            let other = cx.tokens.span(i).len() == 5
                && cx.text.at(span.end as usize - 1) == REH
                && cx.text.at(span.end as usize - 2) == KHAH;
            let of = !other && near(cx, found.end - 1) && is_word(cx, found.end, NumberWord::From);
            (of && !closed(cx, noun)).then(|| candidate(span, Numeric::Int(-1), None))
        }
        _ => None,
    }
}

/// Arguments of class `last` from here on count from the current one.
const CURRENT: i32 = 10;
