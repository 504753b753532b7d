//! Contexts in which a number is not one: fixed phrases, identifiers («المادة 27»), list markers.

use super::counted;
use super::measured::matching::is_hint;
use super::quoted::closes_name;
use super::verse_marks;
use crate::letters::{ALEF, LAM, TATWEEL, WAW, YEH};
use crate::lexicon::schema::{NameWord, NumberTrap, NumberWord};
use crate::lexicon::{Class, Proclitics, Sense, TimeWord, bit, flag};
use crate::numerals::{is_score, number_word};
use crate::reading::{Atom, AtomForm, Context, is_definite, led_article, near};
use crate::signs::{
    ARABIC_COMMA, ARABIC_SEMICOLON, CLOSE, CLOSE_SQUARE, COLON, COMMA, DOT, EN_DASH, HYPHEN, OPEN,
    OPEN_GUILLEMET, OPEN_QUOTE, QUOTE, SLASH, UNDERSCORE,
};
use crate::text::Text;
use crate::tokenize::Kind;
use crate::tokenize::class::CharClass;
use crate::tokenize::classes::class;

/// Maximum number of tokens of a trap before the number in it.
const REACH: usize = 3;

/// Whether the tokens `first..end` lie in a phrase that only looks like a number.
pub fn trapped(cx: &Context<'_>, first: usize, end: usize, trap: NumberTrap) -> bool {
    let from = first.saturating_sub(REACH);
    let inside = (from..end).any(|i| {
        let word = &cx.words[i];
        let mut found = false;
        let applies = |arg: i32| arg == NumberTrap::Any as i32 || arg == trap as i32;
        // «لست وثلاثين جائزة» is more than «لست».
        if i >= first && end == first + 1 && word.is(Class::NumberTrap) {
            found = word.of(cx.lexicon, Class::NumberTrap).any(|(_, s)| applies(s.arg));
        }
        if !found && cx.words.phrases(i) & bit(Class::NumberTrap) != 0 {
            cx.phrases(i, |m| {
                // «أول من اطلع», but «الباب الأول من الكتاب».
                let ranked = i == first
                    && m.sense.arg == NumberTrap::Ordinal as i32
                    && m.reading.proclitics.has(Proclitics::AL);
                // «كان واحد منهم» is no «كـ» and «آن واحد».
                let like = m.reading.proclitics.has(Proclitics::KA);
                let trap = m.sense.class == Class::NumberTrap && m.end > first && applies(m.sense.arg);
                found |= trap && !ranked && !like;
            });
        }
        found
    });
    noted(cx, "guards::trapped", (first, end), inside)
}

/// Returns the verdict of a guard, and records a refusal on the trail.
fn noted(cx: &Context<'_>, guard: &'static str, (first, end): (usize, usize), refuses: bool) -> bool {
    if refuses {
        cx.refused(guard, first, end);
    }
    refuses
}

/// Whether a day and month right after token `i` are part of a name: «شارع 26 يوليو».
pub fn bears_date(cx: &Context<'_>, i: usize) -> bool {
    let mut senses = cx.words[i].of(cx.lexicon, Class::NameWord);
    near(cx, i)
        && senses.any(|(r, s)| !r.proclitics.any(Proclitics::AL) && s.arg == NameWord::BearsDate as i32)
}

/// Whether that name is of a place, whose date may have a year: «ملعب 5 جويلية 1962», but «هجمات 11 سبتمبر 2001».
pub fn place_of_date(cx: &Context<'_>, i: usize) -> bool {
    let mut senses = cx.words[i].of(cx.lexicon, Class::NameWord);
    senses.any(|(_, s)| s.arg == NameWord::BearsDate as i32 && s.flags & flag::STRICT != 0)
}

/// Maximum length of a list of numbers of which the first is a name: «المواد 3 و4 و5».
const LISTED: usize = 12;

/// Whether the number is a name, or goes on a list of such: «المادة 27», «القرار 1701», «المواد 3 و4 و5».
pub fn names(cx: &Context<'_>, atom: &Atom) -> bool {
    let name = is_name(cx, atom) || listed(cx, atom) || verse_marks::refers(cx, atom);
    noted(cx, "guards::names", (atom.first, atom.end), name)
}

/// Whether the number continues a list whose first member is a name.
fn listed(cx: &Context<'_>, atom: &Atom) -> bool {
    let mut atom = *atom;
    for _ in 0..LISTED {
        // What counts a noun is a number again: «المادة 5 و6 أعضاء».
        if atom.form != AtomForm::Digits
            || counted::after(cx, atom.end, counted::GrammaticalNumber::Any).is_some_and(|n| n.known)
        {
            return false;
        }
        let Some(before) = listed_before(cx, &atom) else { return false };
        if is_name(cx, before) || verse_marks::is_verse(cx, before) {
            return true;
        }
        atom = *before;
    }
    false
}

/// The previous number in a list: joined by و, a comma, «إلى» or a hyphen.
fn listed_before<'a>(cx: &Context<'a>, atom: &Atom) -> Option<&'a Atom> {
    let before = atom.first.checked_sub(1).filter(|&b| near(cx, b))?;
    if atom.proclitics.0 == Proclitics::WA {
        return cx.numbers.atom_ending(atom.first);
    }
    let mark = cx.kind(before) == Some(Kind::Punct)
        && matches!(cx.code(before), COMMA | ARABIC_COMMA | HYPHEN | EN_DASH | SLASH);
    let small = [NumberWord::To, NumberWord::Or].into_iter().any(|w| number_word(cx, before, w).is_some());
    let and = cx.kind(before) == Some(Kind::Word) && cx.tokens.span(before).len() == 1;
    let joins = atom.proclitics.0 == 0 && (mark || small || and);
    cx.numbers.atom_ending(before).filter(|_| joins)
}

fn is_name(cx: &Context<'_>, atom: &Atom) -> bool {
    let Some(mut before) = atom.first.checked_sub(1).filter(|&b| near(cx, b)) else { return false };
    if cx.words.any(atom.end, bit(Class::Month)) && near(cx, atom.end - 1) && bears_date(cx, before) {
        return true;
    }
    // «شارع 7 نيسان 1972»
    let dated = |month: usize| {
        let day = cx.numbers.atom_ending(month).filter(|d| month > 0 && near(cx, month - 1) && d.first > 0);
        day.is_some_and(|d| bears_date(cx, d.first - 1) && place_of_date(cx, d.first - 1))
    };
    if atom.digits == 4 && cx.words[before].any(bit(Class::Month)) && dated(before) {
        return true;
    }
    // «(م/52)»: one letter and a slash make it a reference.
    let letter = |i: usize| cx.kind(i) == Some(Kind::Word) && cx.tokens.span(i).len() == 1;
    if cx.code(before) == SLASH
        && cx.glued(before)
        && before > 0
        && cx.glued(before - 1)
        && letter(before - 1)
    {
        return true;
    }
    // «رقم (3)», «الآية: 34», «غرفة رقم "5"»
    if matches!(cx.code(before), OPEN | SLASH | COLON | QUOTE) && cx.kind(before) == Some(Kind::Punct) {
        match before.checked_sub(1).filter(|&b| near(cx, b)) {
            Some(word) => before = word,
            None => return false,
        }
    }
    // «بلايستيشن اتنين»
    let word = atom.form == AtomForm::Words && atom.end == atom.first + 1 && atom.proclitics.0 == 0;
    if word && matches!(atom.whole(), Some(1..=10)) && near(cx, before) && is_brand(cx, before) {
        return !counted::after(cx, atom.end, counted::GrammaticalNumber::Few).is_some_and(|n| n.known);
    }
    if atom.form != AtomForm::Digits || atom.proclitics.0 != 0 {
        return false;
    }
    // «فاز على الوحدة 2-صفر»
    // but «القانون 12-05»
    let document = is_hint(cx, before, "document");
    if !document && cx.numbers.atom_of(atom.end + 1).is_some_and(|next| is_score(cx, atom, next)) {
        return false;
    }
    // «القضية 7 لسنة 58 القضائية»
    let court = |s: Sense| s.class == Class::TimeWord && s.arg == TimeWord::Court as i32;
    let year = |i: usize| cx.words.any(i, bit(Class::TimeUnit));
    if near(cx, atom.end - 1)
        && year(before)
        && cx.words.get(atom.end).is_some_and(|w| w.of(cx.lexicon, Class::TimeWord).any(|(_, s)| court(s)))
    {
        return true;
    }
    // «المواد من 10 إلى 15»
    let first = before.checked_sub(1).filter(|_| number_word(cx, before, NumberWord::From).is_some());
    if first.is_some_and(|w| near(cx, w) && is_hint(cx, w, "document") && is_definite(cx, w)) {
        return true;
    }
    // «رقم القيد 558213»
    let head = before.checked_sub(1).filter(|&h| near(cx, h) && is_definite(cx, before));
    let name = |i: usize| {
        let soft = || is_hint(cx, i, "numbered") && !counts(cx, atom);
        number_word(cx, i, NumberWord::Name).is_some() || soft()
    };
    name(before)
        || is_resolution(cx, atom, before)
        || is_issue(cx, atom, before)
        || head.is_some_and(|h| name(h) && !is_definite(cx, h))
        || models(cx, atom, before)
        || is_edition(cx, atom, before)
        || is_index(cx, atom, before)
        || closes_name(cx, atom, before)
        || number_word(cx, atom.end, NumberWord::Name)
            .is_some_and(|p| p.proclitics.0 == 0 && is_hint(cx, atom.end, "car"))
}

/// Whether the number belongs to the name of an index of shares: «مؤشر يوروفرست 300», «مؤشر إس آند بي 500»; «بلغ مؤشر
/// الثقة 98» counts.
fn is_index(cx: &Context<'_>, atom: &Atom, before: usize) -> bool {
    /// Maximum number of words of the name.
    const NAMED: usize = 4;
    const KNOWN: u64 = bit(Class::Noun) | bit(Class::Particle) | bit(Class::Verb) | bit(Class::Bound);
    let word = |at: &usize| matches!(cx.kind(*at), Some(Kind::Word | Kind::Latin)) && near(cx, *at);
    let name = |at: &usize| word(at) && !cx.words[*at].any(KNOWN) && !is_definite(cx, *at);
    let head = |at: usize| is_hint(cx, at, "index");
    // «المؤشر يوروفرست 300»
    let mut back =
        (0..=NAMED).map_while(|n| before.checked_sub(n).filter(|at| name(at) || word(at) && head(*at)));
    let headed = name(&before) && !head(before) && back.any(head);
    atom.digits >= 2 && headed && !counts(cx, atom)
}

/// Whether the number is that of what a body decided: «قرار مجلس الأمن 1706»; «قرار المحكمة 15 متهما» counts.
fn is_resolution(cx: &Context<'_>, atom: &Atom, before: usize) -> bool {
    /// Maximum number of words of the body.
    const BODY: usize = 3;
    let word = |at: usize| cx.kind(at) == Some(Kind::Word) && near(cx, at);
    let back = (1..=BODY).map_while(|n| before.checked_sub(n).filter(|&at| word(at)));
    let decided = |at: usize| is_hint(cx, at, "resolution") && !is_definite(cx, at);
    let next = atom.end;
    let and = || cx.code(next) == WAW && !cx.words[next].is(Class::Noun);
    let turns =
        || is_definite(cx, next) || and() || cx.words[next].any(bit(Class::Particle) | bit(Class::Verb));
    let counts = near(cx, next - 1) && cx.kind(next) == Some(Kind::Word) && !turns();
    atom.digits >= 3 && is_definite(cx, before) && !counts && back.into_iter().any(decided)
}

/// Whether the number is that of an issue: «المجلة العربية، العدد 43», «العدد 12 من النشرة»; «بلغ العدد 43» counts.
fn is_issue(cx: &Context<'_>, atom: &Atom, before: usize) -> bool {
    /// Maximum number of tokens between the periodical and its issue.
    const REACH: usize = 6;
    let periodical = |i: usize| is_hint(cx, i, "issue");
    let of = || {
        near(cx, atom.end - 1) && cx.words.any(atom.end, bit(Class::NumberWord)) && periodical(atom.end + 1)
    };
    is_hint(cx, before, "issue_number")
        && !counts(cx, atom)
        && (of() || (before.saturating_sub(REACH)..before).any(periodical))
}

/// Whether the number is the edition of a festival or fair that is named before it: «مهرجان جدة 36».
fn is_edition(cx: &Context<'_>, atom: &Atom, before: usize) -> bool {
    (1..=3).contains(&atom.digits) && behind_edition(cx, before) && !counts(cx, atom)
}

/// Whether token `i` ends the name of a festival or fair, whose edition may follow: «مهرجان أبها للتسوق».
pub(super) fn behind_edition(cx: &Context<'_>, i: usize) -> bool {
    /// Maximum number of words between the head and its number.
    const NAMED: usize = 3;
    let word = |at: &usize| {
        cx.kind(*at) == Some(Kind::Word) && near(cx, *at) && !cx.words[*at].any(bit(Class::Particle))
    };
    let mut name = (0..=NAMED).map_while(|n| i.checked_sub(n).filter(word));
    name.any(|at| is_hint(cx, at, "edition"))
}

/// Whether the number belongs to the name of a model that token `before` ends, «آيفون 14», «RTX 3060»: unless it
/// counts or measures what stands after it.
fn models(cx: &Context<'_>, atom: &Atom, before: usize) -> bool {
    const CLOSED: u64 = bit(Class::Particle) | bit(Class::Verb) | bit(Class::Bound) | bit(Class::NumberWord);
    let latin = || {
        let span = cx.tokens.span(before);
        let capital = |at: u32| char::from_u32(cx.text.at(at as usize)).is_some_and(char::is_uppercase);
        cx.kind(before) == Some(Kind::Latin) && (span.start..span.end).any(capital)
    };
    // «كامون 20 برو»
    let variant =
        || near(cx, atom.end - 1) && is_hint(cx, atom.end, "variant") && !cx.words[before].any(CLOSED);
    atom.digits > 0 && (is_brand(cx, before) || latin() || variant()) && !counts(cx, atom)
}

/// Whether token `i` is a name that numbers follow: آيفون, بلايستيشن.
fn is_brand(cx: &Context<'_>, i: usize) -> bool {
    is_hint(cx, i, "model")
}

/// Whether the number counts or measures what stands after it, in agreement with it.
fn counts(cx: &Context<'_>, atom: &Atom) -> bool {
    const UNITS: u64 = bit(Class::Measure)
        | bit(Class::Currency)
        | bit(Class::CurrencySign)
        | bit(Class::Percent)
        | bit(Class::TimeUnit)
        | bit(Class::Month)
        | bit(Class::Scale);
    let number = match atom.whole() {
        Some(n) if (3..=10).contains(&(n % 100)) => counted::GrammaticalNumber::Few,
        _ => counted::GrammaticalNumber::Many,
    };
    let unit = near(cx, atom.end - 1) && cx.words.any(atom.end, UNITS);
    unit || counted::after(cx, atom.end, number).is_some_and(|n| n.known)
}

/// Whether the number is the mark of a list: first on its line, with a dot, bracket or hyphen and
/// then a word after it.
pub fn marks_list(cx: &Context<'_>, atom: &Atom) -> bool {
    noted(cx, "guards::marks_list", (atom.first, atom.end), is_list_mark(cx, atom))
}

/// Whether the number in brackets is the mark of a note, typed on to its word: «ما خرب(1)»; not «مصادرة(5) أكياس», «و(6) فروع».
fn is_note(cx: &Context<'_>, atom: &Atom) -> bool {
    let open = atom.first - 1;
    let word = open.checked_sub(1).filter(|&w| cx.glued(w) && cx.kind(w) == Some(Kind::Word));
    let typed_on = word.is_some_and(|w| cx.tokens.span(w).len() > 2 && cx.numbers.atom_of(w).is_none());
    let counts = || {
        cx.words.any(atom.end + 1, RATED | bit(Class::Noun) | bit(Class::Percent) | bit(Class::Scale))
            && atom.whole() != Some(1)
    };
    typed_on && atom.digits == 1 && cx.code(atom.end) == CLOSE && !cx.glued(atom.end) && !counts()
}

/// Classes of what a slash tells a rate of: «5/يوم».
const RATED: u64 = bit(Class::TimeUnit) | bit(Class::Measure) | bit(Class::Currency);

fn is_list_mark(cx: &Context<'_>, atom: &Atom) -> bool {
    let bracketed = atom.first.checked_sub(1).is_some_and(|b| cx.code(b) == OPEN && cx.glued(b));
    if atom.form != AtomForm::Digits || atom.digits == 0 || atom.proclitics.0 != 0 {
        return false;
    }
    let opens = line_starts(cx.text, atom.span.start - u32::from(bracketed)) || opens_text(cx, atom);
    if !opens && !opens_quote(cx, atom) {
        return if bracketed { is_note(cx, atom) } else { listed_within(cx, atom) };
    }
    if !bracketed && is_entry(cx, atom) {
        return true;
    }
    if atom.digits > if bracketed || opens_entry(cx, atom) { 4 } else { 2 } {
        return false;
    }
    // «(3) يلتزم»
    if bracketed {
        const UNITS: u64 =
            bit(Class::Measure) | bit(Class::Currency) | bit(Class::TimeUnit) | bit(Class::Noun);
        return cx.code(atom.end) == CLOSE
            && cx.kind(atom.end + 1) == Some(Kind::Word)
            && !cx.words.any(atom.end + 1, UNITS);
    }
    // «3 - الافتقار»: a blank before a hyphen only.
    // «40- دولار»: a minus that a right-to-left line shows behind.
    // «7_ أكبر معوقة», «18 ـ عصام»
    let bar = matches!(cx.code(atom.end), UNDERSCORE | TATWEEL) && cx.tokens.span(atom.end).len() == 1;
    if bar && !cx.glued(atom.end) && cx.kind(atom.end + 1) == Some(Kind::Word) {
        return !cx.words.any(atom.end + 1, RATED);
    }
    // «٣١)#وسم»
    let signs = matches!(cx.code(atom.end), CLOSE | HYPHEN | SLASH | COLON);
    if cx.kind(atom.end + 1) == Some(Kind::Hashtag) && signs {
        return cx.glued(atom.end - 1) && cx.kind(atom.end) == Some(Kind::Punct);
    }
    // «2/ قوات العملية»
    let slash = cx.code(atom.end) == SLASH && !cx.words.any(atom.end + 1, RATED);
    if slash && cx.kind(atom.end + 1) == Some(Kind::Word) && cx.tokens.span(atom.end + 1).len() > 1 {
        return true;
    }
    let money = || cx.words.any(atom.end + 1, bit(Class::Currency)) && atom.digits > 1;
    // «1-شوربة»: the blank is missing.
    let typed_on = || {
        matches!(cx.code(atom.end), HYPHEN | EN_DASH)
            && atom.end == atom.first + 1
            && cx.glued(atom.end - 1)
            && !cx.words.any(atom.end + 1, RATED)
    };
    matches!(cx.code(atom.end), DOT | CLOSE | HYPHEN | EN_DASH)
        && !money()
        && cx.kind(atom.end) == Some(Kind::Punct)
        && (cx.glued(atom.end - 1) || matches!(cx.code(atom.end), HYPHEN | EN_DASH))
        && (!cx.glued(atom.end) || typed_on())
        && cx.kind(atom.end + 1) == Some(Kind::Word)
}

/// Whether a number of three digits or more is the mark of a numbered paragraph, «223. كل بكر», rather than one that a
/// line broke off from its sentence: it stands first in the text, or the line before it is complete.
fn opens_entry(cx: &Context<'_>, atom: &Atom) -> bool {
    let stop = atom.first.checked_sub(1).is_none_or(|b| matches!(cx.code(b), DOT | COLON | CLOSE_SQUARE));
    let dot = cx.code(atom.end) == DOT && cx.glued(atom.end - 1);
    let dash = matches!(cx.code(atom.end), HYPHEN | EN_DASH) && !cx.glued(atom.end - 1);
    stop && (dot || dash)
        && near(cx, atom.end)
        && !counted::after(cx, atom.end + 1, counted::GrammaticalNumber::Any).is_some_and(|n| n.known)
}

/// Whether the number stands first in a text, or in the quotation mark that the text is in.
fn opens_text(cx: &Context<'_>, atom: &Atom) -> bool {
    atom.first == 0 || atom.first == 1 && cx.code(0) == QUOTE && cx.glued(0)
}

/// Whether the number stands first in what is quoted after a colon: «لتكون بالنص الآتي: «26. الاستمرار»»; with a
/// hyphen behind it the colon may be missing: «نصت على «1- تحدد المنطقة»».
fn opens_quote(cx: &Context<'_>, atom: &Atom) -> bool {
    let quote = atom
        .first
        .checked_sub(1)
        .filter(|&q| matches!(cx.code(q), OPEN_GUILLEMET | QUOTE | OPEN_QUOTE))
        .filter(|&q| cx.glued(q) || cx.code(q) == OPEN_GUILLEMET);
    let dash = matches!(cx.code(atom.end), HYPHEN | EN_DASH) && cx.kind(atom.end + 1) == Some(Kind::Word);
    if dash && !cx.glued(atom.end) && quote.is_some_and(|q| cx.code(q) == OPEN_GUILLEMET) {
        return true;
    }
    let quote = quote.filter(|&q| cx.glued(q));
    let colon = quote.and_then(|q| q.checked_sub(1)).is_some_and(|c| cx.code(c) == COLON);
    colon && matches!(cx.code(atom.end), DOT | HYPHEN | CLOSE)
}

/// Whether a mark within a line is one of several: «الشروط: 1- الهوية 2- الصورة».
fn listed_within(cx: &Context<'_>, atom: &Atom) -> bool {
    // «١- فول ٢- فلافل ٣ - حمص»
    let apart = || {
        let dash = matches!(cx.code(atom.end), HYPHEN | EN_DASH) && cx.kind(atom.end + 1) == Some(Kind::Word);
        let plain = atom.form == AtomForm::Digits && atom.digits <= 2 && atom.end == atom.first + 1;
        (plain && dash && !cx.glued(atom.end)).then(|| cx.code(atom.end))
    };
    // «فهو كذب  164 - وكذا»: a paragraph that two blanks part from what stands before.
    let wide = || {
        let before = atom.first.checked_sub(1).map(|b| cx.tokens.ends[b]);
        let dash = matches!(cx.code(atom.end), HYPHEN | EN_DASH) && !cx.glued(atom.end - 1);
        let parted = before.is_some_and(|end| cx.tokens.starts[atom.first] >= end + 2);
        parted && dash && atom.digits == 3 && cx.kind(atom.end + 1) == Some(Kind::Word) && near(cx, atom.end)
    };
    if wide() {
        return !cx.words.any(atom.end + 1, RATED);
    }
    let own = list_sign(cx, atom);
    // «RT @user: ٢- يد إيران»
    let behind_colon = atom.first.checked_sub(1).is_some_and(|b| cx.code(b) == COLON && !cx.glued(b));
    if behind_colon && own.is_some_and(|sign| matches!(sign, HYPHEN | CLOSE)) && !cx.glued(atom.end) {
        return !cx.words.any(atom.end + 1, RATED);
    }
    // «… تعديله. 2 - يضمن ما ورد», «… تعديله. 2- يضمن»: behind the end of a sentence.
    let sentence = || atom.first.checked_sub(1).is_some_and(|b| cx.code(b) == DOT && !cx.glued(b));
    let parted = !cx.glued(atom.end - 1) || !cx.glued(atom.end);
    if matches!(own, Some(HYPHEN | EN_DASH)) && parted && sentence() {
        return !cx.words.any(atom.end + 1, RATED);
    }
    let Some(sign) = own.or_else(apart) else { return false };
    let value = atom.whole();
    let atoms = &cx.numbers.atoms;
    let at = atoms.partition_point(|a| a.first < atom.first);
    let beside = |other: &Atom, step: i128| {
        other.whole().zip(value).is_some_and(|(o, v)| o == v + step) && list_sign(cx, other) == Some(sign)
    };
    let before = atoms[..at].iter().rev().take(LISTED).any(|a| beside(a, -1));
    before || own.is_some() && atoms.iter().skip(at + 1).take(LISTED).any(|a| beside(a, 1))
}

/// The sign glued behind a number of one or two digits that a blank and a word follow: «2- الصورة».
fn list_sign(cx: &Context<'_>, atom: &Atom) -> Option<u32> {
    let plain = atom.form == AtomForm::Digits && atom.digits <= 2 && atom.end == atom.first + 1;
    let sign = cx.code(atom.end);
    // «… المشابهة. 10 - التعاملات»: with a blank before it the sign needs the end of a sentence.
    let ends = |b: usize| matches!(cx.code(b), DOT | COLON | ARABIC_SEMICOLON);
    let apart = matches!(sign, HYPHEN | EN_DASH) && !cx.glued(atom.end);
    let apart = apart && atom.first.checked_sub(1).is_none_or(ends);
    // «تقرر: ١. يشمل النطاق. ٢. لا يقبل»
    // «1/ الفول 2/ الفلافل»
    let slashed = sign == SLASH && !cx.words.any(atom.end + 1, RATED);
    let stopped = sign == DOT && !cx.glued(atom.end) && atom.first.checked_sub(1).is_some_and(ends);
    let marked = (matches!(sign, CLOSE | HYPHEN | EN_DASH) || stopped || slashed)
        && cx.kind(atom.end) == Some(Kind::Punct)
        && (cx.glued(atom.end - 1) || apart)
        && cx.kind(atom.end + 1) == Some(Kind::Word);
    // «؟١-ارسل الرابط ٢-ارسل»
    let before = atom.first.checked_sub(1).is_none_or(|b| !cx.glued(b) || cx.glued(atom.end));
    (plain && marked && before).then_some(sign)
}

/// Whether a number that opens its line counts nothing of what stands after it: «661 عمرو بن مجمع», «2 والثاني»,
/// «1أزقتها الضيقة».
fn is_entry(cx: &Context<'_>, atom: &Atom) -> bool {
    let next = atom.end;
    if cx.kind(next) != Some(Kind::Word) || !near(cx, next - 1) {
        return false;
    }
    let name_word = |i: usize, wanted: &[NameWord]| {
        let mut senses = cx.words.get(i)?.of(cx.lexicon, Class::NameWord);
        senses.any(|(r, s)| r.proclitics.0 == 0 && wanted.iter().any(|&w| s.arg == w as i32)).then_some(())
    };
    // «151 حزام بن إسماعيل», «1317 شريح الحضرمي عن جدته»: the son stands behind the name, or who it was heard from.
    let son = name_word(next + 1, &[NameWord::Descent]).is_some();
    let heard = || {
        let last = |i: usize| cx.text.at(cx.tokens.ends[i] as usize - 1);
        cx.words.len() > next + 2
            && is_definite(cx, next + 1)
            && last(next + 1) == YEH
            && number_word(cx, next + 2, NumberWord::Than).is_some()
    };
    if atom.digits > 1 && near(cx, next) && (son || heard()) {
        return true;
    }
    // «1498 أم سلمى قالت»
    let given = || cx.words.get(next + 1).is_some_and(|w| w.any(bit(Class::Given)));
    if atom.digits > 1 && near(cx, next) && name_word(next, &[NameWord::Mother]).is_some() && given() {
        return true;
    }
    if cx.words[next].any(bit(Class::Noun)) {
        return false;
    }
    let person = name_word(next, &[NameWord::Kunya, NameWord::Mother]).is_some()
        || name_word(next + 1, &[NameWord::Descent, NameWord::Link]).is_some()
        || cx.words[next].of(cx.lexicon, Class::Given).any(|(r, _)| r.proclitics.0 == 0);
    let joined = || {
        let mut readings = cx.words[next].readings(cx.lexicon).iter();
        atom.digits <= 2
            && cx.code(next) == WAW
            && (readings.any(|r| r.proclitics.any(Proclitics::WA)) || led_article(cx, next))
    };
    let glued = || atom.digits <= 2 && cx.glued(next - 1) && cx.tokens.span(next).len() > 2;
    // «1 العنف مدان», «3 لا أدعم»: the mark of what a text goes on with.
    let goes_on = || {
        const OTHER: u64 = RATED
            | bit(Class::Scale)
            | bit(Class::Hundred)
            | bit(Class::Ordinal)
            | bit(Class::Percent)
            | bit(Class::DayPart)
            | bit(Class::Weekday);
        let said = is_definite(cx, next) && cx.tokens.span(next).len() > 4
            || cx.begins(next, &[LAM, ALEF], 0) && cx.tokens.span(next).len() == 2;
        opens_text(cx, atom) && atom.digits <= 2 && said && !cx.words[next].any(OTHER)
    };
    (person || joined() || glued() || goes_on()) && !counts(cx, atom)
}

fn line_starts(text: Text<'_>, at: u32) -> bool {
    let mut i = at as usize;
    // A line has few leading blanks; after a longer run there is no list.
    for _ in 0..8 {
        if i == 0 {
            return true;
        }
        i -= 1;
        match class(text.at(i)) {
            CharClass::NEWLINE => return true,
            CharClass::GAP | CharClass::JOINER => {}
            _ => return false,
        }
    }
    false
}
