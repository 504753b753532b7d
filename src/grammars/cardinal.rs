//! CARDINAL: numbers that no other label covers.

use super::counted::{self, Counted};
use super::definite::{alone, definite, unit_follows};
use super::measured::matching::is_hint;
use super::repeated::{figure_again, plain_value, said_again};
use super::{guards, results, several, verse_marks};
use crate::calendar::years;
use crate::found::{Bound, Candidate, Entity, Label, Number, Numeric, Value, strength};
use crate::letters::{ALEF, ALEF_HAMZA, FATHATAN, TEH_MARBUTA, WAW};
use crate::lexicon::schema::{NumberTrap, NumberWord};
use crate::lexicon::{Class, Grain, Proclitics, WordInfo, bit, flag};
use crate::numerals::{
    self, both_bounds, bound_after, bracketed, changed, digits, is_word, number_word, said_in_words,
};
use crate::reading::{
    Amount, Atom, AtomForm, AtomKind, Context, Dimension, Memory, is_definite, is_people, is_plural,
    is_possessed, is_unit_of_time, led_article, mark, near,
};
use crate::signs::{CLOSE, DOT, EN_DASH, HYPHEN, LESS, PLUS};
use crate::tokenize::Kind;

/// Cardinal numbers, fractions, indefinite quantities.
pub struct Cardinals;

impl Dimension for Cardinals {
    fn name(&self) -> &'static str {
        "cardinal"
    }

    fn doc(&self) -> &'static str {
        "Numbers that are nothing else, in digits and words, with their bounds and what they count."
    }

    fn labels(&self) -> &'static [Label] {
        &[Label::Cardinal]
    }

    fn find(&self, cx: &Context<'_>, _: &mut Memory, out: &mut Vec<Candidate>) {
        let amounts = &cx.numbers.amounts;
        for (k, amount) in amounts.iter().enumerate() {
            let before = k.checked_sub(1).map(|p| &amounts[p]);
            match results::games(cx, &amount.atoms.0).or_else(|| results::pressure(cx, &amount.atoms.0)) {
                Some(games) => out.extend(games),
                None => out.extend(cardinal(cx, amount, before)),
            }
        }
        results::goals(cx, out);
    }
}

fn cardinal(cx: &Context<'_>, amount: &Amount, before: Option<&Amount>) -> Option<Candidate> {
    let atom = &amount.atoms.0;
    let odd = atom.kind == AtomKind::Indefinite && atom.whole() == Some(1) && !atom.has(mark::FEW);
    // «ستون ونيف»: a bound of the number before it.
    let is_bound = odd && atom.proclitics.any(Proclitics::WA);
    let zero = atom.has(mark::DEFINITE) && atom.whole() == Some(0) && !alone(cx, atom);
    if atom.kind == AtomKind::Ordinal || atom.has(mark::LATIN | mark::CHAIN) || is_bound || zero {
        return None;
    }
    let bounded = amount.bound != Bound::Exact;
    if designates(cx, atom) || is_quarter(cx, atom) {
        return None;
    }
    let score = amount.range.is_none() && is_score(cx, atom);
    // «جلسة 15/3»: rather a day and its month than five.
    // «تبدأ 15/9», «خدمة 24/7» are no more than one.
    let more = match atom.value {
        Numeric::Ratio(parts, of) => parts > of,
        _ => atom.whole().is_some_and(|n| n > 1),
    };
    // «الكسر 11/10», «16 17/3»
    let whole = |b: usize| cx.kind(b) == Some(Kind::Number) && near(cx, b);
    let fraction = atom.first.checked_sub(1).is_some_and(|b| is_hint(cx, b, "fraction") || whole(b));
    let rating = results::rating(cx, atom);
    if atom.has(mark::SLASH)
        && more
        && cx.options.compete
        && !fraction
        && rating.is_none()
        && !alone(cx, atom)
    {
        return None;
    }
    if guards::trapped(cx, amount.core.0, amount.core.1, NumberTrap::Cardinal)
        || (!bounded || amount.range.is_some()) && guards::names(cx, atom)
        || guards::marks_list(cx, atom)
        || verse_marks::in_series(cx, atom)
        || !score && counted_person(cx, atom, before)
        || is_someone(cx, atom)
        || is_heart(cx, atom)
        || is_year_of(cx, atom)
        || said_again(cx, amount)
        || figure_again(cx, amount, before)
    {
        return None;
    }
    // «(1869–1929) عالم»: the years of a life.
    let years = matches!(amount.range, Some((Numeric::Int(a), Numeric::Int(b)))
        if years::WITH_DATE.holds(a) && years::WITH_DATE.holds(b) && cx.code(amount.end()) == CLOSE);
    let noun = if score || years { None } else { noun(cx, amount) };
    if amount.range.is_none() && !bounded && !score && !stands(cx, atom, noun.as_ref()) {
        return None;
    }
    // «للشخص الواحد»
    let each = atom.whole() == Some(1) && atom.has(mark::DEFINITE) && atom.form == AtomForm::Words;
    if each && atom.first.checked_sub(1).is_some_and(|b| is_definite(cx, b) || led_article(cx, b)) {
        return None;
    }
    // «الجنسية .2- ألا يقل», «عبراني .16 وابذل»: the stop of what was before, no decimal as in «عند .77».
    let led = || atom.first.checked_sub(1).is_some_and(|b| cx.words.any(b, bit(Class::Particle)));
    let stop = || cx.options.compete && cx.text.at(atom.span.start as usize) == DOT && !led();
    if noun.as_ref().is_none_or(|n| !n.known) && !bounded && (is_code(cx, atom) || stop()) && !alone(cx, atom)
    {
        return None;
    }
    let mut phrase = amount.phrase;
    let mut last = amount.end();
    if let Some(found) = &noun {
        // Without competition the phrase is the number alone; what it counts belongs to other dimensions.
        if cx.options.compete {
            phrase = phrase.join(found.noun.span);
        }
        last = last.max(found.token + 1);
    }
    // «3-4 عمال», «2/3 الأصوات», «بين 1 و1.5 مليون» are no dates or hours: what they count stands
    // after them. So does the counted person of the dialects: «سبعتعش واحد».
    let counts = noun.as_ref().is_some_and(|n| n.known && n.token >= amount.end() && !is_unit(cx, n.token));
    let ranged = amount.range.is_some() || atom.kind == AtomKind::Fraction;
    let scaled = amount.range.is_some() && amount.last().scale > 1 && !priced(cx, amount);
    let person = amount.range.is_none() && !score && person(cx, atom);
    if person {
        phrase.end = phrase.end.max(cx.tokens.ends[amount.end()]);
    }
    let mixed =
        atom.form == AtomForm::Mixed && atom.scale > 1 && atom.has(mark::BROKEN) && !priced(cx, amount);
    // «نيف من أصحابه»: no model's guess is surer.
    let some_of = atom.kind == AtomKind::Indefinite
        && near(cx, atom.end - 1)
        && is_word(cx, atom.end, NumberWord::From)
        && !cx.words.any(atom.end + 1, bit(Class::TimeUnit) | bit(Class::Currency) | bit(Class::Measure));
    let sure = (counts && ranged) || scaled || person || mixed || score || some_of;
    let strength = if sure { strength::COUNTED } else { strength::ORDINARY };
    let words = before.and_then(|words| said_in_words(cx, words, amount));
    let mut bound = words.map_or(amount.bound, |words| words.bound);
    phrase = words.map_or(phrase, |words| phrase.join(words.phrase));
    for end in [last, amount.end()] {
        if let Some(found) = bound_after(cx, end) {
            phrase = phrase.join(found.span);
            if amount.range.is_none() {
                bound = both_bounds(bound, found.bound);
            }
            break;
        }
    }
    let indefinite = atom.kind == AtomKind::Indefinite;
    let (low, high) = amount.range.map_or((None, None), |(a, b)| (Some(a), Some(b)));
    let number = Number {
        value: if indefinite {
            None
        } else {
            thousands(cx, amount, noun.as_ref()).or(rating).or_else(|| plain_value(cx, amount))
        },
        low,
        high,
        bound,
        indefinite,
        noun: noun.map(|n| n.noun),
        ..Number::default()
    };
    let entity = Entity {
        span: amount.span,
        phrase,
        label: Label::Cardinal,
        value: Value::Number(number.into()),
        rule: "cardinal::cardinal",
    };
    Some(Candidate { strength, ..Candidate::core(entity) })
}

/// Reads «439.491» as 439,491 before a noun that is counted in whole units.
fn thousands(cx: &Context<'_>, amount: &Amount, noun: Option<&Counted>) -> Option<Numeric> {
    // «( 439.491 ) مقيما», «18.410 متدرباً»: in brackets, or an unknown noun in the accusative that is spelled out.
    let accusative = |n: &Counted| {
        cx.text.at(n.noun.span.end as usize - 1) == FATHATAN
            || cx.text.at(n.noun.span.end as usize - 2) == FATHATAN
    };
    let behind = |n: &Counted| n.token == amount.end() || bracketed(cx, amount) == Some(n.token);
    let noun = noun.filter(|n| (n.known || accusative(n)) && behind(n))?;
    let atom = &amount.atoms.0;
    // «بـ439.491 مقيما»: without the preposition.
    let span = cx.tokens.span(atom.end - 1);
    let whole = cx.words[noun.token].of(cx.lexicon, Class::Noun).all(|(_, s)| s.flags & flag::VAGUE == 0);
    let grouped = atom.form == AtomForm::Digits
        && amount.range.is_none()
        && (5..=7).contains(&span.len())
        && cx.text.at(span.end as usize - 4) == DOT
        && digits::digit(cx.text.at(span.start as usize)) != Some(0);
    match atom.value {
        Numeric::Decimal(d) if whole && grouped && atom.end - atom.first <= 2 => {
            // Three places at most: a thousand times as much is whole.
            Some(Numeric::Int(d.mantissa() * 10i128.pow(3 - d.scale().min(3))))
        }
        _ => None,
    }
}

/// Whether digits go on a designation or a sum: «دول 5+1», «مخطط 12/24ب».
fn designates(cx: &Context<'_>, atom: &Atom) -> bool {
    if atom.form != AtomForm::Digits {
        return false;
    }
    let plus = |i: usize| cx.glued(i) && cx.code(i) == PLUS;
    let before = atom.first.checked_sub(1).is_some_and(|b| {
        plus(b) && b > 0 && cx.glued(b - 1) && cx.kind(b - 1) == Some(Kind::Number)
            || cx.code(atom.first) == PLUS && cx.glued(b) && cx.kind(b) == Some(Kind::Number)
    });
    let after = cx.glued(atom.end - 1) && plus(atom.end) && cx.kind(atom.end + 1) == Some(Kind::Number);
    let lettered = atom.has(mark::SLASH)
        && cx.glued(atom.end - 1)
        && cx.kind(atom.end) == Some(Kind::Word)
        && cx.tokens.span(atom.end).len() == 1;
    before || after || lettered
}

/// Whether the number belongs to the result of a match: «4-1», «3-صفر», and after «فاز», «خسر» also «1-3».
fn is_score(cx: &Context<'_>, atom: &Atom) -> bool {
    let dash = |i: usize| usize::from(matches!(cx.code(i), HYPHEN | EN_DASH));
    let after = cx.numbers.atom_at(atom.end).or_else(|| cx.numbers.atom_at(atom.end + dash(atom.end)));
    let before = atom.first.checked_sub(1).and_then(|b| {
        cx.numbers.atom_ending(atom.first).or_else(|| cx.numbers.atom_ending(atom.first - dash(b)))
    });
    after.is_some_and(|other| numerals::is_score(cx, atom, other))
        || before.is_some_and(|other| numerals::is_score(cx, other, atom))
}

/// Whether «الربع», «النصف» with an adjective is a part of a year: «الربع المماثل», «النصف الثاني», «في ربع ثالث
/// من العام».
fn is_quarter(cx: &Context<'_>, atom: &Atom) -> bool {
    if atom.kind != AtomKind::Fraction || atom.form != AtomForm::Words || atom.end != atom.first + 1 {
        return false;
    }
    if !atom.has(mark::DEFINITE) {
        let rank = |w: &WordInfo| w.of(cx.lexicon, Class::Ordinal).any(|(r, _)| r.proclitics.0 == 0);
        return near(cx, atom.first) && cx.words.get(atom.end).is_some_and(rank);
    }
    // «النصف الآخر», «الثلث الباقي» are parts.
    near(cx, atom.first) && is_definite(cx, atom.end) && !is_hint(cx, atom.end, "rest")
        || is_gulf_friends(cx, atom)
}

/// «واحد من الربع»: after a number and من the word is Gulf Arabic for one's friends.
fn is_gulf_friends(cx: &Context<'_>, atom: &Atom) -> bool {
    let from = atom.first.checked_sub(1).filter(|&b| near(cx, b) && is_word(cx, b, NumberWord::From));
    from.is_some_and(|b| cx.numbers.atom_ending(b).is_some_and(|n| n.form == AtomForm::Words))
}

/// Whether digits are too many to count, or begin with a zero: «أضيفوني 746303571224», «015».
fn is_code(cx: &Context<'_>, atom: &Atom) -> bool {
    const LONG: u32 = 10;
    let span = cx.tokens.span(atom.first);
    let digits =
        (span.start..span.end).filter(|&at| digits::digit(cx.text.at(at as usize)).is_some()).count();
    let plain = atom.form == AtomForm::Digits && atom.end == atom.first + 1 && digits == span.len() as usize;
    let zero = span.len() > 1 && digits::digit(cx.text.at(span.start as usize)) == Some(0);
    plain && (span.len() >= LONG || zero)
}

/// What the amount counts.
fn noun(cx: &Context<'_>, amount: &Amount) -> Option<Counted> {
    let last = amount.last();
    let end = amount.end();
    let number = match (amount.range, last.whole()) {
        (None, Some(n)) if last.kind == AtomKind::Cardinal && (3..=10).contains(&(n % 100)) => {
            counted::GrammaticalNumber::Few
        }
        (None, Some(_)) if last.kind == AtomKind::Cardinal => counted::GrammaticalNumber::Many,
        _ => counted::GrammaticalNumber::Any,
    };
    let of = near(cx, end - 1) && is_word(cx, end, NumberWord::From);
    match last.kind {
        AtomKind::Fraction if last.has(mark::SHARE) => None,
        AtomKind::Fraction => counted::definite_after(cx, end)
            .or_else(|| counted::after(cx, end, counted::GrammaticalNumber::Any).filter(|n| n.known)),
        AtomKind::Indefinite => {
            let from = if of { end + 1 } else { end };
            // «عدة الوفاة» is a time of waiting.
            let few = last.has(mark::FEW) && !of;
            let found = if few { None } else { counted::definite_after(cx, from) };
            if found.is_some() {
                found
            } else if of {
                // «على مستويات عدة من بينها»
                postposed(cx, last)
            } else {
                // «فوائد عدة تتركز»: an unknown word after is rather a verb. «شيع الآلاف جثمانه»: with the article they
                // count what «من» leads in.
                match counted::after(cx, end, number).filter(|_| !last.has(mark::DEFINITE)) {
                    Some(noun) if noun.known => Some(noun),
                    after => postposed(cx, last).or(after),
                }
            }
        }
        // «هدف واحد», «الدول الخمس»
        _ if last.whole() == Some(1) && last.form == AtomForm::Words => {
            last.first.checked_sub(1).and_then(|b| counted::before(cx, b, false))
        }
        _ => {
            // «متظاهرين اثنين»: before its number a form in ين is two, not many.
            let two = last.whole() == Some(2) && last.form == AtomForm::Words && amount.range.is_none();
            let alone = two && last.proclitics.0 == 0 && !last.has(mark::DEFINITE);
            if let Some(noun) =
                last.first.checked_sub(1).filter(|_| alone).and_then(|b| counted::in_two(cx, b))
            {
                return Some(noun);
            }
            let end = bracketed(cx, amount).unwrap_or(end);
            let after = counted::after(cx, end, number).filter(|n| n.known || end == amount.end());
            let unknown = after.as_ref().is_none_or(|n| !n.known);
            // «ورث أبناؤه الثلاثة مزرعة»: three sons, not three farms.
            let definite = last.has(mark::DEFINITE) && last.form == AtomForm::Words;
            let owned = || counted::owned(cx, last.first.checked_sub(1).filter(|_| definite)?);
            let before = if unknown { postposed(cx, last) } else { owned() };
            before.or(after)
        }
    }
}

/// The noun before a number that follows it.
fn postposed(cx: &Context<'_>, atom: &Atom) -> Option<Counted> {
    let before = atom.first.checked_sub(1)?;
    let definite = atom.has(mark::DEFINITE);
    if atom.kind == AtomKind::Indefinite {
        // «إنفاق الملايين» is spending of them; «مصادر عسكرية عدة» are several sources.
        let adjective = || {
            let feminine = cx.text.at(cx.tokens.ends[before] as usize - 1) == TEH_MARBUTA;
            let noun = before.checked_sub(1).filter(|&n| feminine && near(cx, n) && is_plural(cx, n));
            noun.filter(|&n| near(cx, before) && !is_definite(cx, before) && !is_definite(cx, n))
        };
        let noun = if is_plural(cx, before) { Some(before) } else { adjective() };
        return noun.filter(|_| !definite).and_then(|noun| counted::before(cx, noun, false));
    }
    if !definite || atom.proclitics.0 & !Proclitics::AL != 0 {
        return None;
    }
    // «المدن السورية الثلاث» are three cities; «السوريون الثلاثة» have no noun before them.
    match before.checked_sub(1).filter(|&noun| is_definite(cx, noun) && near(cx, noun)) {
        Some(noun) if is_people(cx, before) => counted::before(cx, noun, true),
        _ if is_people(cx, before) && !is_plural(cx, before) => None,
        // «ركاب الحافلة العشرون», «أفراد أسرته الأربعة»: who belongs to one, not the one.
        _ if !is_plural(cx, before) => {
            let members = before.checked_sub(1).filter(|&head| {
                near(cx, head) && is_plural(cx, head) && !is_definite(cx, head) && near(cx, before)
            });
            members
                .filter(|_| is_definite(cx, before) || is_possessed(cx, before))
                .and_then(|head| counted::before(cx, head, false))
                .or_else(|| counted::before(cx, before, true))
                .or_else(|| counted::owned(cx, before))
        }
        _ => counted::before(cx, before, true).or_else(|| counted::owned(cx, before)),
    }
}

/// Whether a number without a supporting bound counts as a number.
fn stands(cx: &Context<'_>, atom: &Atom, noun: Option<&Counted>) -> bool {
    if atom.kind == AtomKind::Indefinite {
        return !atom.has(mark::FEW)
            || noun.is_some()
            || atom.end > atom.first + 1
            || several::counts(cx, atom);
    }
    if atom.has(mark::DEFINITE) && atom.kind != AtomKind::Fraction {
        return definite(cx, atom, noun.is_some_and(|n| n.known && n.token >= atom.end));
    }
    // «لم تسع القاعة»: a verb.
    let negation = |b: usize| near(cx, b) && number_word(cx, b, NumberWord::Negation).is_some();
    let bare = atom.form == AtomForm::Words && atom.end == atom.first + 1 && atom.proclitics.0 == 0;
    let known = noun.is_some_and(|n| n.known && n.token >= atom.end);
    // «توماس ألفا إديسون»
    let named = |i: usize| {
        let mut names = cx.words[i].of_any(cx.lexicon, bit(Class::Given) | bit(Class::Family));
        names.any(|(r, _)| r.proclitics.0 == 0)
    };
    let alpha = bare && atom.whole() == Some(2000) && cx.text.at(atom.span.end as usize - 1) == ALEF;
    if alpha && !known && atom.first.checked_sub(1).is_some_and(|b| near(cx, b) && named(b)) {
        return false;
    }
    // «فقد أربعة أشخاص» counts.
    let counts = known && atom.kind == AtomKind::Cardinal;
    if bare && !counts && atom.first.checked_sub(1).is_some_and(negation) {
        return false;
    }
    // «جهاز الاستخبارات (ميت)»: a number of the construct state has its noun behind it.
    let construct = |i: usize| {
        let mut senses = cx.words[i].of(cx.lexicon, Class::Hundred);
        senses.next().is_some_and(|(_, s)| s.flags & (flag::CONSTRUCT | flag::DUAL) == flag::CONSTRUCT)
    };
    if bare && construct(atom.first) && !(near(cx, atom.first) && cx.kind(atom.end) == Some(Kind::Word)) {
        return false;
    }
    // «تنين من الشباب»
    let small = atom.whole().is_some_and(|n| n < 100);
    let some_of = small && near(cx, atom.end - 1) && is_word(cx, atom.end, NumberWord::From);
    let supported = || known || person(cx, atom) || some_of || unit_follows(cx, atom.end) || alone(cx, atom);
    if atom.has(mark::UNSURE) {
        return supported();
    }
    // «تسع القاعة الجميع», «ست البيت»: a noun with the article is not counted by a bare unit; «عيب واحد الا» has none.
    const SHORT: u32 = 3;
    let single =
        atom.form == AtomForm::Words && atom.end == atom.first + 1 && atom.kind == AtomKind::Cardinal;
    // «حمام واحد الله يكرمكم»: it counts the noun before it.
    let postposed = atom.whole() == Some(1) && noun.is_some_and(|n| n.known && n.token < atom.first);
    if single
        && !postposed
        && atom.whole().is_some_and(|n| n <= 10 || n == 1000)
        && near(cx, atom.end - 1)
        && is_definite(cx, atom.end)
        && cx.tokens.span(atom.end).len() > SHORT
        && !known
        && !only_maghrebi(cx, atom.first)
        && !before_a_time(cx, atom.end)
    {
        return false;
    }
    // «ألف حوالي 260 كتابا»: he wrote; «أول ست تتولى المنصب»: a lady.
    let about = || {
        cx.words.any(atom.end, bit(Class::Bound)) && cx.numbers.atom_at(atom.end + 1).is_some()
            || cx.numbers.atom_at(atom.end).is_some_and(|next| next.kind == AtomKind::Indefinite)
    };
    let lady = || atom.span.len() == 2 && cx.words.any(atom.first.wrapping_sub(1), bit(Class::Ordinal));
    if single && (atom.whole() == Some(1000) && about() || atom.whole() == Some(6) && !known && lady()) {
        return false;
    }
    if single && atom.whole() == Some(0) {
        return !is_adjective_yellow(cx, atom);
    }
    true
}

/// Whether token `i` says when, rather than being counted: «إصابة عشرة الأسبوع الماضي», «قتل ثلاثة اليوم».
fn before_a_time(cx: &Context<'_>, i: usize) -> bool {
    const DAYS: u64 = bit(Class::Weekday) | bit(Class::Relative);
    let past = || near(cx, i) && cx.words.any(i + 1, bit(Class::Direction));
    cx.words[i].any(DAYS) || is_unit_of_time(cx, i) && past()
}

/// Whether the number word at token `i` belongs to the Maghreb alone, where what it counts may be definite:
/// «تسعود البيضات».
fn only_maghrebi(cx: &Context<'_>, i: usize) -> bool {
    cx.words[i].of(cx.lexicon, Class::Unit).any(|(_, s)| s.flags & flag::DIALECTS == flag::MAG)
}

/// Whether the counted person of the dialects stands after the number: «حداشر واحد».
fn person(cx: &Context<'_>, atom: &Atom) -> bool {
    let one = |i: usize| {
        let mut units = cx.words.get(i)?.of(cx.lexicon, Class::Unit);
        units.any(|(r, s)| s.arg == 1 && r.proclitics.0 == 0).then_some(())
    };
    let counts = atom.kind == AtomKind::Cardinal
        && atom.form == AtomForm::Words
        && atom.whole().is_some_and(|n| n >= 3);
    counts && near(cx, atom.end - 1) && one(atom.end).is_some()
}

/// Whether a currency or unit stands beside the amount.
fn priced(cx: &Context<'_>, amount: &Amount) -> bool {
    let units = bit(Class::Measure)
        | bit(Class::Currency)
        | bit(Class::CurrencySign)
        | bit(Class::TimeUnit)
        | bit(Class::Percent);
    let beside = |i: usize| cx.words.get(i).is_some_and(|w| w.any(units)) || cx.kind(i) == Some(Kind::Symbol);
    // «من 3.2 مليار إلى 4.1 مليار دولار»
    let to = amount.end() + 1;
    let changed = || {
        let high = cx.numbers.amount_at(to).filter(|high| changed(cx, amount, high));
        high.is_some_and(|high| beside(high.end()))
    };
    beside(amount.end()) || amount.core.0.checked_sub(1).is_some_and(beside) || changed()
}

/// Whether the word at token `i` is also a unit of something.
fn is_unit(cx: &Context<'_>, i: usize) -> bool {
    let units = bit(Class::Measure) | bit(Class::Currency) | bit(Class::TimeUnit) | bit(Class::Percent);
    cx.words[i].any(units) || cx.longest(i, Class::Percent).is_some()
}

/// «حداشر واحد»: the one is the counted person of the dialects.
fn counted_person(cx: &Context<'_>, atom: &Atom, before: Option<&Amount>) -> bool {
    atom.whole() == Some(1)
        && atom.form == AtomForm::Words
        && atom.proclitics.0 == 0
        && before.is_some_and(|b| {
            b.end() == atom.first && near(cx, atom.first - 1) && b.last().kind != AtomKind::Ordinal
        })
}

/// Whether a spelled number says which year: «سنة خمس»; «سنة خمس مرات» counts.
fn is_year_of(cx: &Context<'_>, atom: &Atom) -> bool {
    let small =
        atom.form == AtomForm::Words && atom.proclitics.0 == 0 && atom.whole().is_some_and(|n| n < 100);
    let year = |b: usize| {
        let mut senses = cx.words[b].of(cx.lexicon, Class::TimeUnit);
        near(cx, b)
            && senses.any(|(r, s)| {
                s.arg == Grain::Year as i32
                    && s.flags & (flag::PLURAL | flag::DUAL) == 0
                    && !r.proclitics.any(Proclitics::AL)
            })
    };
    small
        && atom.kind == AtomKind::Cardinal
        && atom
            .first
            .checked_sub(1)
            .is_some_and(|b| year(b) && cx.text.at(cx.tokens.ends[b] as usize - 1) != ALEF)
        && counted::after(cx, atom.end, counted::GrammaticalNumber::Any).is_none()
}

/// Whether «واحد» picks out rather than counts: «كل واحد»; «وأحد أبرزهم» is و and one of them.
fn is_someone(cx: &Context<'_>, atom: &Atom) -> bool {
    let single = atom.form == AtomForm::Words && atom.end == atom.first + 1 && atom.whole() == Some(1);
    if !single {
        return false;
    }
    let each = |b: usize| near(cx, b) && number_word(cx, b, NumberWord::Each).is_some();
    cx.begins(atom.first, &[WAW, ALEF_HAMZA], 2) || atom.first.checked_sub(1).is_some_and(each)
}

/// «كليتنا أحلى <3»: a heart, unless it bounds what is measured or counted: «<3 كيلو».
fn is_heart(cx: &Context<'_>, atom: &Atom) -> bool {
    let less = |b: usize| cx.code(b) == LESS && cx.glued(b);
    atom.whole() == Some(3)
        && atom.digits == 1
        && atom.first.checked_sub(1).is_some_and(less)
        && !cx.glued(atom.end - 1)
        && !(near(cx, atom.end - 1) && cx.words.any(atom.end, bit(Class::Measure) | bit(Class::Currency)))
        && !counted::after(cx, atom.end, counted::GrammaticalNumber::Few).is_some_and(|n| n.known)
}

/// «أزهارا صفرا»: an adjective in the accusative after its noun.
fn is_adjective_yellow(cx: &Context<'_>, atom: &Atom) -> bool {
    let ends = |i: usize| cx.text.at(cx.tokens.ends[i] as usize - 1) == ALEF;
    atom.first.checked_sub(1).is_some_and(|b| near(cx, b) && ends(b) && ends(atom.first))
}
