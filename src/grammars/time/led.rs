//! Expressions after a word that bounds or introduces them: منذ 2011, خلال أسبوع, بعد شهرين, في المساء.

use super::assemble::{definite, leading, of_draft, of_length};
use super::beside_hour::{VERBAL, hour_by, near};
use super::draft::{Draft, FirstElement, Rule, Strength};
use super::plain::stray;
use super::reader::{AND, ARTICLE, OUTER, Reader, Word};
use super::said::{Anchor, Expression, Length, Meaning, Part, Said};
use super::{duration, numbers, plain, point, range, repeats, stretch, years};
use crate::found::Bound;
use crate::grammars::measured::matching::{hint_at, is_hint};
use crate::letters::{self, MEEM, TEH_MARBUTA};
use crate::lexicon::schema::NumberWord;
use crate::lexicon::{Class, DayPart, Grain, Proclitics, TimeLimit, TimeWord, bit, flag};
use crate::numerals::{bound_after, bound_before, number_word};
use crate::reading::is_definite;
use crate::signs::PERCENT;
use crate::tokenize::Kind;

/// The bound that a limiting word makes.
fn bound_of(limit: TimeLimit) -> Bound {
    match limit {
        TimeLimit::Before => Bound::Before,
        TimeLimit::After => Bound::After,
        TimeLimit::Since => Bound::Since,
        TimeLimit::Until => Bound::Until,
        TimeLimit::About => Bound::About,
    }
}

/// An expression after a word that bounds or introduces it.
pub fn read(r: &Reader<'_>, i: usize) -> Option<Expression> {
    const LEADS: u64 = bit(Class::TimeLimit) | bit(Class::TimeWord) | bit(Class::TimeUnit);
    /// Maximum number of tokens from what consists of a length to «من».
    const NEAR: usize = 4;
    if !r.any(i, LEADS) {
        return None;
    }
    // بعد غد, قبل الظهر, بعد منتصف الليل are words of their own.
    let whole = [Class::Relative, Class::DayPart, Class::Holiday];
    if whole.iter().any(|&c| r.find(i, c, OUTER, 0).is_some_and(|w| w.end > i + 1)) {
        return None;
    }
    let word = |w| r.particle(i, w, OUTER);
    if let Some(w) = r.find(i, Class::TimeLimit, OUTER, 0).filter(|w| !w.has(flag::AFTER)) {
        let limit = TimeLimit::ALL.get(usize::try_from(w.arg).ok()?).copied()?;
        if let Some(e) = hour_by(r, w) {
            return Some(e);
        }
        if let Some(e) = limited(r, w, limit) {
            return Some(e);
        }
    }
    if let Some(w) = word(TimeWord::Period) {
        let at = r.particle(w.end, TimeWord::At, 0).map_or(w.end, |w| w.end);
        return range::led(r, at, 0).map(|e| leading(e, w.from));
    }
    if let Some(e) = range::led(r, i, OUTER).or_else(|| between_lengths(r, i)) {
        return Some(e);
    }
    if let Some(w) = word(TimeWord::From) {
        // من الساعة الرابعة: from then on.
        if let Some(mut e) = plain::read(r, w.end, 0, true)
            .filter(|e| !e.weak && e.rule.element == FirstElement::Clock && !r.new_line(w.end))
        {
            e.bound = Bound::Since;
            return Some(leading(e, w.from));
        }
        // Dialect «من أسبوع»: a week ago.
        let l = duration::read(r, w.end, 0).filter(|l| l.anchor == Anchor::Free && !r.new_line(w.end))?;
        let lone = !r.is_word(l.end) && l.length.parts.len() == 1 && l.length.high.is_none();
        // «يتألف التقويم من عشرة أشهر»
        let consists = |at: usize| is_hint(r.cx, at, "consists") && !r.new_line(at + 1);
        let lone = lone && !(i.saturating_sub(NEAR)..i).any(consists);
        if point::read(r, w.end, 0, true).is_some_and(|(_, end)| end >= l.end)
            || !lone
            || bound_before(r.cx, w.end).is_some()
        {
            return None;
        }
        // «رحلة من ثماني ساعات»: how long it is.
        let noun =
            i.checked_sub(1).is_some_and(|b| r.any(b, bit(Class::Noun)) && !r.any(b, bit(Class::Verb)));
        if noun && !r.new_line(i) {
            return None;
        }
        // «رجع من يومين»: with a past verb it is dialect for «ago».
        let ago = super::tense::around(r, i, l.end) == Some(-1);
        let said = Said { offset: Some((-1, l.length.clone())), ..Said::default() };
        let mut e = of_length(r, l);
        (e.meaning, e.from, e.rule) = (Meaning::Point(said), w.from, Rule::other("time/led::read"));
        (e.lead, e.weak) = (w.from, !ago);
        return Some(e);
    }
    if let Some(w) = word(TimeWord::To) {
        let Some(mut e) = plain::read(r, w.end, 0, true).filter(|_| !r.new_line(w.end)) else {
            // «عدت إلى الحادي والعشرين»; the second may be a place in a table.
            let late = |e: &Expression| matches!(&e.meaning, Meaning::Point(s) if s.day > Some(10));
            return day_of_travel(r, w, "return").filter(late);
        };
        if matches!(e.meaning, Meaning::Length(..)) {
            return None;
        }
        // «إلى 2023 نقطة»: a number after إلى is more often a quantity.
        if e.rule.element == FirstElement::Year && r.is_word(e.end) && !r.any(e.end, VERBAL) {
            return None;
        }
        // «يعود تاريخ البناء إلى عام 1997» dates it: the verb, and two words of its subject.
        const SUBJECT: usize = 3;
        let dates =
            (i.saturating_sub(SUBJECT)..i).any(|at| r.particle(at, TimeWord::GoesBack, AND).is_some());
        e.bound = if dates { Bound::Exact } else { Bound::Until };
        e.weak &= e.stub;
        return Some(leading(e, w.from));
    }
    if let Some(w) = word(TimeWord::Within).or_else(|| word(TimeWord::For)) {
        let within = r.particle(i, TimeWord::Within, OUTER).is_some();
        // «لمدة»: the preposition is part of what leads.
        let from = r.from(i) + u32::from(w.particles.any(AND));
        return spent(r, Word { from: from.min(w.from), ..w }, within);
    }
    // «في تمام الثامنة»; «تماما» stands behind its hour, «بتمام العاشرة» may be an age.
    let exactly = r.find_arg(i, Class::TimeWord, TimeWord::Exactly as i32, OUTER);
    if let Some(w) = exactly.filter(|w| w.end == i + 2 && r.cx.text.at(r.to(w.end) as usize - 1) == MEEM) {
        return near(r, w.end).map(|e| leading(e, w.from));
    }
    if let Some(w) = word(TimeWord::Near) {
        // «عند أذان المغرب»
        let prayed = |e: Expression| Expression { weak: e.weak && !prayer(r, w.end), ..e };
        return near(r, w.end).map(|e| leading(e, w.from)).or_else(|| at(r, w).map(prayed));
    }
    if let Some(w) = word(TimeWord::At).or_else(|| word(TimeWord::During)) {
        return at(r, w).or_else(|| {
            let alone = r.cx.options.compete_off();
            near(r, w.end).filter(|_| alone).map(|e| leading(e, w.from))
        });
    }
    None
}

/// من سنتين إلى خمس سنوات, بين ثلاثة وأربعة أشهر: a range of lengths.
fn between_lengths(r: &Reader<'_>, i: usize) -> Option<Expression> {
    let between = r.particle(i, TimeWord::Between, OUTER);
    let w = between.or_else(|| r.particle(i, TimeWord::From, OUTER))?;
    if r.new_line(w.end) {
        return None;
    }
    // «بين سن 18 و25 عاما»
    let age = r.particle(w.end, TimeWord::AgeOf, 0).filter(|a| !r.new_line(a.end));
    let low = duration::low_end(r, age.map_or(w.end, |a| a.end))?;
    let (at, may, must) = match between {
        // «ما بين 45 دقيقة إلى ساعتين»
        Some(_) => match r.particle(low.end, TimeWord::To, 0) {
            Some(to) => (to.end, 0, 0),
            None => r.and(low.end),
        },
        None => match r.particle(low.end, TimeWord::To, AND) {
            Some(to) => (to.end, 0, 0),
            // Dialect «من أسبوعين لشهر»
            None => (low.end, Proclitics::LI, Proclitics::LI),
        },
    };
    let l = duration::read_with(r, at, may | ARTICLE, must).filter(|l| l.anchor == Anchor::Free)?;
    let [part] = l.length.parts[..] else { return None };
    // «من ستة أشهر إلى سنتين» runs from 6 to 24 months.
    let each = low.grain.map_or(Some(1), |g| duration::each(g, part.grain).or(about(g, part.grain)))?;
    let part = Part { grain: low.grain.unwrap_or(part.grain), ..part };
    let high = l.length.parts[0].count.checked_mul(each)?;
    let sure = l.strength == Strength::Sure || each > 1;
    if part.of != 1 || low.count >= high || l.length.vague || l.length.high.is_some() || !sure {
        return None;
    }
    let mut e = of_length(r, l);
    e.weak = false;
    e.meaning = Meaning::Length(
        Length { parts: vec![Part { count: low.count, ..part }], high: Some(high), ..Length::default() },
        Anchor::Free,
    );
    e.from = low.from;
    e.lead = w.from;
    Some(e)
}

/// How many of the smaller unit about make a month or a year: «من أسبوعين إلى شهر».
fn about(small: Grain, large: Grain) -> Option<i64> {
    match (small, large) {
        (Grain::Week, Grain::Month) => Some(4),
        (Grain::Day, Grain::Month) => Some(30),
        (Grain::Week, Grain::Year) => Some(52),
        _ => None,
    }
}

/// في 2015, في المساء, في حوالي الخامسة مساء.
fn at(r: &Reader<'_>, w: Word) -> Option<Expression> {
    if r.new_line(w.end) {
        return None;
    }
    if let Some(e) = plain::at_most(r, w.end) {
        return Some(leading(e, w.from));
    }
    if let Some(e) = repeats::repeated(r, w.end) {
        return Some(leading(e, w.from));
    }
    if per_day(r, w.end, ARTICLE) {
        return None;
    }
    let mut e = match r.find(w.end, Class::TimeLimit, 0, 0) {
        Some(about) if about.arg == TimeLimit::About as i32 => limited(r, about, TimeLimit::About)?,
        _ => match plain::read(r, w.end, 0, true) {
            Some(e) => e,
            None => return day_of_travel(r, w, "travel"),
        },
    };
    if let Meaning::Length(length, anchor) = &e.meaning {
        // «في ساعة», «في سنة» are any hour and year.
        if e.weak {
            return None;
        }
        if r.cx.options.calendar_offsets() && *anchor == Anchor::Free {
            let said = Said { offset: Some((1, length.clone())), ..Said::default() };
            (e.meaning, e.rule) = (Meaning::Point(said), Rule::other("time/led::at"));
        }
        // «يزيد عمره على 60 عاما»
        if let Some(found) = bound_before(r.cx, w.end).filter(|_| e.bound == Bound::Exact) {
            e.bound = found.bound;
            return Some(leading(e, found.span.start));
        }
        return Some(leading(e, w.from));
    }
    // «يضفي على السهرة جوا»: no time is led to.
    let alone = matches!(&e.meaning, Meaning::Point(s) if s.part.is_some() && !s.has_date() && !s.has_time());
    if alone && e.weak && number_word(r.cx, w.start, NumberWord::Over).is_some() {
        return None;
    }
    // «سأخرج في محرم»: with nothing after it the month, not what is forbidden.
    let month = matches!(&e.meaning, Meaning::Point(s) if s.hijri && s.month.is_some());
    let plain = month && !r.is_word(e.end) && !r.cx.begins(w.end, &letters::ARTICLE, 0);
    e.weak &= e.stub && !plain;
    Some(leading(e, w.from))
}

/// «سأعود في 15», «نسافر في الثاني والعشرين»: after a verb of coming or going a rank, or a number that counts
/// nothing, is a day of the month.
fn day_of_travel(r: &Reader<'_>, w: Word, verbs: &str) -> Option<Expression> {
    /// Maximum number of tokens between the verb and the preposition.
    const BETWEEN: usize = 3;
    let group = r.cx.lexicon.tables().hint(verbs)?;
    let n = numbers::day(r, w.end, 0)
        .filter(|n| if n.ordinal { n.definite && !n.feminine } else { n.digits > 0 && n.digits <= 2 })?;
    let counts = r.is_word(n.end) && !r.any(n.end, VERBAL) || matches!(r.cx.kind(n.end), Some(Kind::Symbol));
    let travels = || (w.start.saturating_sub(BETWEEN)..w.start).any(|at| hint_at(r.cx, at, group));
    if counts || r.is_code(n.end, PERCENT) || r.new_line(w.end) || !travels() {
        return None;
    }
    let mut d = Draft { day_word: true, ..Draft::default() };
    d.said.day = u8::try_from(n.value).ok();
    d.core(n.from, Strength::Sure, Rule::other("time/led::day_of_travel"));
    of_draft(r, d, n.end).map(|e| leading(e, w.from))
}

/// Whether «اليوم» at token `i` with nothing after it is a rate: «مرتين في اليوم», dialect «باليوم». Today is said
/// without a preposition.
pub fn per_day(r: &Reader<'_>, i: usize, may: u8) -> bool {
    let Some(w) = r.find_arg(i, Class::TimeUnit, Grain::Day as i32, may) else { return false };
    // «50 دولارا في الليلة»
    let plain = w.definite() && w.end == i + 1 && !w.has(flag::DUAL | flag::PLURAL);
    if plain && day_and_night(r, i) {
        return true;
    }
    let told = numbers::small(r, w.end, ARTICLE, 0).is_some()
        || super::shifted::direction(r, w.end).is_some()
        || r.phrase(i, bit(Class::Holiday))
        || r.any(w.end, bit(Class::Weekday) | bit(Class::Relative));
    plain && !r.cx.options.compete_off() && (r.new_line(w.end) || !told)
}

/// Whether «اليوم والليلة» stands at token `i`: «خمس مرات في اليوم والليلة».
pub fn day_and_night(r: &Reader<'_>, i: usize) -> bool {
    let unit = |at: usize, may: u8| r.find_arg(at, Class::TimeUnit, Grain::Day as i32, may);
    let definite = |w: &Word| w.definite() && !w.has(flag::DUAL | flag::PLURAL);
    let day = unit(i, ARTICLE).filter(definite);
    let night = day.and_then(|d| unit(d.end, ARTICLE | AND)).filter(definite);
    night.is_some_and(|n| n.has(flag::NIGHT) && n.particles.any(AND) && !r.new_line(n.start))
}

/// خلال أسبوع, في غضون يومين من الآن, طوال العام, لمدة ساعة.
fn spent(r: &Reader<'_>, w: Word, within: bool) -> Option<Expression> {
    if r.new_line(w.end) {
        return None;
    }
    if let Some(e) = plain::at_most(r, w.end) {
        return Some(leading(e, w.from));
    }
    let about = r.find(w.end, Class::TimeLimit, 0, 0).filter(|a| a.arg == TimeLimit::About as i32);
    let start = about.map_or(w.end, |a| a.end);
    // «خلال الأشهر الستة الأولى من العام»
    if let Some(e) = stretch::read(r, start, 0) {
        return Some(leading(e, w.from));
    }
    let moment = range::or_point(r, start, 0, true);
    // «على مدار اليوم»
    let over = number_word(r.cx, w.start, NumberWord::Over).is_some();
    // «خلال الأسبوعين قبل العيد»
    let plain = within && !over && !in_two(r, start);
    let length = duration::read(r, start, if plain { 0 } else { ARTICLE });
    if let Some(l) = length.filter(|l| !contract(r, l, start)) {
        // «طوال اليوم», «على مدار اليوم» are all day, whichever.
        let day =
            (!within || over) && l.end == start + 1 && l.length.parts.iter().all(|p| p.grain == Grain::Day);
        let longer = moment.as_ref().is_none_or(|m| l.end >= m.end && (m.weak || l.end > m.end || day));
        // «خلال العام» is the year, «طوال العام» a year's length.
        if longer && (!within || over && day || l.strength == Strength::Sure || !definite(r, start)) {
            let sure = l.strength;
            let mut e = of_length(r, l);
            e.weak = false;
            e.bound = about.map_or(Bound::Exact, |_| Bound::About);
            if let (Meaning::Length(_, anchor), Some(end)) = (&mut e.meaning, duration::from_now(r, e.end)) {
                *anchor = Anchor::FromNow;
                e.end = end;
                (e.to, e.tail) = (r.to(end), r.to(end));
            } else if within
                && r.cx.options.calendar_offsets()
                && let Meaning::Length(length, Anchor::Free) = &e.meaning
            {
                let said = Said { offset: Some((1, length.clone())), ..Said::default() };
                e.weak = sure != Strength::Sure;
                (e.meaning, e.rule) = (Meaning::Point(said), Rule::other("time/led::spent"));
            }
            return Some(leading(e, w.from));
        }
    }
    let mut e = moment?;
    e.weak &= e.stub;
    Some(leading(e, w.from))
}

/// Whether a bare unit at token `i` is rather another word with the article: «فترة العقد» is that of a contract.
fn contract(r: &Reader<'_>, l: &duration::LengthRead, i: usize) -> bool {
    // «مدة عقد الإيجار» too.
    let of =
        r.cx.begins(l.end, &letters::ARTICLE, 2) && !r.any(l.end, bit(Class::Decade)) && !r.new_line(l.end);
    let decade = |u: Word| {
        u.arg == Grain::Decade as i32 && u.ambiguous() && (u.definite() || of) && !u.has(flag::DUAL)
    };
    l.strength == Strength::Weak
        && l.anchor == Anchor::Free
        && r.find(i, Class::TimeUnit, ARTICLE, 0).is_some_and(decade)
}

/// What stands after قبل, بعد, منذ, حتى, حوالي.
fn limited(r: &Reader<'_>, w: Word, limit: TimeLimit) -> Option<Expression> {
    if r.new_line(w.end) {
        return None;
    }
    // منذ نحو شهرين, بعد حوالي ساعة
    let about = r.find(w.end, Class::TimeLimit, 0, 0).filter(|a| a.arg == TimeLimit::About as i32);
    // Levantine «قبل شي شهرين»
    let some = || r.find(w.end, Class::Bound, 0, 0).filter(|a| a.has(flag::LEV) && a.ambiguous());
    let start = about.or_else(some).map_or(w.end, |a| a.end);
    let moment = range::or_point(r, start, 0, true);
    let length = match limit {
        TimeLimit::Until => None,
        _ => duration::read(r, start, if in_two(r, start) { ARTICLE } else { 0 }).filter(|l| {
            // «منذ ثلاثة عقود»: contracts are no time to count from.
            let counted = !r.any(start, bit(Class::TimeUnit));
            moment.as_ref().is_none_or(|m| l.end > m.end || (l.end == m.end && m.weak))
                && (counted || !stray(r, l, start))
        }),
    };
    if let Some(mut e) = length.as_ref().and_then(|l| years::before_christ(r, l)) {
        e.bound = bound_of(limit);
        return Some(leading(e, w.from));
    }
    // «من أول يوم اطلاقها»: the first of its days, and no day long.
    let first = w.end > w.start + 1 && limit == TimeLimit::Since;
    let lone = |l: &duration::LengthRead| {
        l.end == start + 1 && l.length.parts.len() == 1 && l.length.parts[0].count == 1
    };
    if let Some(l) = length.filter(|l| !(first && lone(l))) {
        return match limit {
            TimeLimit::Before => offset(r, w, -1, l),
            TimeLimit::After => offset(r, w, 1, l),
            TimeLimit::Since => {
                let anchored = l.anchor != Anchor::Free;
                let mut e = of_length(r, l);
                if let Meaning::Length(_, anchor) = &mut e.meaning
                    && !anchored
                {
                    *anchor = Anchor::UntilNow;
                }
                e.weak = false;
                e.bound = Bound::Since;
                Some(leading(e, w.from))
            }
            _ if l.strength == Strength::Sure => {
                let mut e = of_length(r, l);
                e.bound = bound_of(limit);
                Some(leading(e, w.from))
            }
            _ => None,
        };
    }
    let mut e = match moment {
        Some(e) => e,
        // «بحلول السابعة»; «حتى السابعة» may be one of several.
        None => near(r, start)
            .filter(|_| limit != TimeLimit::Until || r.particle(w.start, TimeWord::At, OUTER).is_some())?,
    };
    // «منذ 2015 وحتى الآن» has both its ends.
    let closed = matches!(&e.meaning, Meaning::Range(_, b) if b.now || b.day_shift.is_some());
    if closed || matches!(e.meaning, Meaning::Range(..)) && limit != TimeLimit::Since {
        e.bound = Bound::Exact;
    } else {
        e.bound = bound_of(limit);
    }
    // «قبل صلاة المغرب» is an hour, «صلاة المغرب» the prayer.
    if matches!(limit, TimeLimit::Before | TimeLimit::After)
        && (prayer(r, start) || plain_part(r, &e.meaning) || measured(r, &e))
    {
        e.weak = false;
    }
    // «قبل الاثنين» may be "before the two"; with the others a time is announced.
    if !matches!(limit, TimeLimit::Before | TimeLimit::After | TimeLimit::About) {
        e.weak &= e.stub;
    }
    Some(leading(e, w.from))
}

/// «منذ السنتين», «قرابة الشهرين»: a unit in two with the article.
fn in_two(r: &Reader<'_>, i: usize) -> bool {
    r.find(i, Class::TimeUnit, ARTICLE, 0).is_some_and(|u| u.definite() && u.has(flag::DUAL))
}

/// Whether it is a part of the day whose name is no country and no meal: «قبل الفجر», «قبيل الليل».
fn plain_part(r: &Reader<'_>, meaning: &Meaning) -> bool {
    let Meaning::Point(said) = meaning else { return false };
    let row = said.part.and_then(|row| r.cx.lexicon.tables().day_parts.get(usize::from(row)));
    let plain = row.is_some_and(|row| matches!(row.part, DayPart::Dawn | DayPart::Morning | DayPart::Night));
    plain && !said.has_date() && !said.has_time()
}

/// Whether a length behind a part of the day says how far off it is meant: «قبل المغرب ⟦بعشر دقائق⟧».
fn measured(r: &Reader<'_>, e: &Expression) -> bool {
    let Meaning::Point(said) = &e.meaning else { return false };
    if said.part.is_none() || said.has_date() || said.has_time() || r.new_line(e.end) {
        return false;
    }
    let l = duration::read_with(r, e.end, Proclitics::BI, Proclitics::BI);
    l.is_some_and(|l| {
        l.anchor == Anchor::Free && l.length.parts.iter().all(|p| p.grain as u8 <= Grain::Hour as u8)
    })
}

/// Whether a prayer by its full name stands at token `i`: صلاة العصر, أذان المغرب.
fn prayer(r: &Reader<'_>, i: usize) -> bool {
    let row = |w: Word| r.cx.lexicon.tables().day_parts.get(usize::try_from(w.arg).unwrap_or(usize::MAX));
    r.find(i, Class::DayPart, 0, 0)
        .is_some_and(|w| w.end > i + 1 && row(w).is_some_and(|p| p.prayer && !p.hour_only))
}

/// قبل ثلاثة أسابيع, بعد شهرين يوم الخميس, بعد 39 يوما من أول رجب.
pub fn offset(r: &Reader<'_>, w: Word, sign: i8, l: duration::LengthRead) -> Option<Expression> {
    if l.anchor != Anchor::Free || again(r, w, &l) || described(r, &l) {
        return None;
    }
    let mut d = Draft { rule: Rule::other("time/led::offset"), ..Draft::default() };
    d.core(w.from, Strength::Sure, Rule::other("time/led::offset"));
    d.said.offset = Some((sign, l.length.clone()));
    let mut end = only(r, l.end);
    if let Some(after) = duration::from_now(r, end) {
        end = after;
    } else if let Some(of) = r.particle(end, TimeWord::From, 0).filter(|_| !r.new_line(end)) {
        match point::read(r, of.end, 0, true).filter(|(b, _)| b.said.has_date() && !r.new_line(of.end)) {
            Some((base, after)) => {
                d.said.base = Some(Box::new(base.said));
                end = after;
            }
            // «بعد يومين من الهجوم»: from a moment nobody knows, so only the length is known.
            None => return unanchored(r, w, sign, l),
        }
    } else if let Some(of) = r.particle(end, TimeWord::At, 0)
        && let Some((base, after)) = point::read(r, of.end, 0, true)
        && base.said.hijri
        && base.said.month.is_some()
    {
        d.said.base = Some(Box::new(base.said));
        end = after;
    } else if sign > 0 && (goes_by(r, end) || told_then(r, w, end)) {
        // «بعد ثلاث سنوات على الجريمة», «وبعد عامين تزوج»
        return unanchored(r, w, sign, l);
    }
    let end = point::extend(r, end, &mut d);
    of_draft(r, d, end)
}

/// The token after «فقط», «تقريبا» and the like at token `i`, where «من» or «على» goes on: «بعد يومين ⟦فقط⟧ من الهجوم».
fn only(r: &Reader<'_>, i: usize) -> usize {
    let bound = bound_after(r.cx, i).map(|found| found.end);
    let after = bound.or_else(|| is_hint(r.cx, i, "only").then_some(i + 1)).filter(|_| !r.new_line(i));
    let goes_on = |&at: &usize| !r.new_line(at) && (r.is(at, TimeWord::From) || goes_by(r, at));
    after.filter(goes_on).unwrap_or(i)
}

/// Whether the same unit stands before the «بعد» of `w`: «عاما بعد عام» is no day.
fn again(r: &Reader<'_>, w: Word, l: &duration::LengthRead) -> bool {
    let [part] = l.length.parts[..] else { return false };
    let same = |at: usize| r.find_arg(at, Class::TimeUnit, part.grain as i32, OUTER).is_some();
    part.count == 1
        && l.strength == Strength::Weak
        && w.start > 0
        && !r.new_line(w.start)
        && same(w.start - 1)
}

/// Whether a bare unit is described by what stands behind it: «بعد ليلة عاصفة», «بعد يوم عمل».
fn described(r: &Reader<'_>, l: &duration::LengthRead) -> bool {
    const OTHER: u64 = VERBAL | bit(Class::Bound) | bit(Class::NumberWord) | bit(Class::Relative);
    let word = l.strength == Strength::Weak && r.is_word(l.end) && !r.any(l.end, OTHER);
    let feminine = || r.cx.text.at(r.to(l.end + 1) as usize - 1) == TEH_MARBUTA;
    let noun = || r.find(l.end, Class::Noun, 0, 0).is_some();
    word && !is_definite(r.cx, l.end) && (feminine() || noun())
}

/// Whether a past verb stands right before the «بعد» of `w` or at token `end`: what happened then was no time from now.
fn told_then(r: &Reader<'_>, w: Word, end: usize) -> bool {
    let before = w.start > 0 && !r.new_line(w.start) && super::tense::is_past_verb(r, w.start - 1);
    // «بعد أسبوع تقريبا عادت»
    let end = bound_after(r.cx, end).map_or(end, |found| found.end);
    before || !r.new_line(end) && super::tense::is_past_verb(r, end)
}

/// Whether «على» and what has gone by since stand at token `i`; not «على الأقل».
fn goes_by(r: &Reader<'_>, i: usize) -> bool {
    number_word(r.cx, i, NumberWord::Over).is_some()
        && !r.any(i, bit(Class::Bound))
        && !(i > 0 && r.cx.glued(i - 1))
        && r.is_word(i)
        && r.is_word(i + 1)
}

fn unanchored(r: &Reader<'_>, w: Word, sign: i8, l: duration::LengthRead) -> Option<Expression> {
    let mut e = of_length(r, l);
    e.weak = false;
    e.bound = if sign < 0 { Bound::Before } else { Bound::After };
    Some(leading(e, w.from))
}
