//! Whole numbers in words, in digits, and in both: sums of products read left to right.
//!
//! A number is a sum of elements joined by و (or by nothing after a hundred or a scale), in
//! falling order (مليون وثلاثمئة وخمسة) or rising (خمسة وعشرون, واحد وتسعين وتسعمية والفين).
//! A scale right after an element multiplies all smaller elements before it that are still
//! open: ثلاثمئة وخمسون ألف, مئة ألف مليون. Elements whose digits would overlap are two numbers.

use super::pieces::{self, Element, NumberPiece, NumberPlace, Read};
use super::sum::{NumberSum, Summand};
use crate::letters::{ALEF, DAL, FEH, LAM, WAW};
use crate::lexicon::{Class, Proclitics, bit, flag};
use crate::reading::{Context, Exact, near};
use crate::signs::CLOSE;
use crate::tokenize::Kind;

/// A whole number and how it was written.
#[derive(Clone, Copy, Debug)]
pub struct Whole {
    /// Token after the last one.
    pub end: usize,
    /// Its value.
    pub value: Exact,
    /// The last power of a thousand, if the number ends with one.
    pub scale: Option<i128>,
    /// The place of the last element.
    pub closes: NumberPlace,
    /// First word; `None` for digits.
    pub first: Option<NumberPiece>,
    /// Whether it contains digits.
    pub digits: bool,
    /// Whether it contains words.
    pub words: bool,
    /// Number of elements.
    pub parts: usize,
    /// Whether the digits are written with a slash.
    pub slash: bool,
    /// Number of digits, if it consists of whole digits only.
    pub digit_count: usize,
    /// Whether a minus sign precedes the digits.
    pub negative: bool,
    /// The last element, if there are others before it.
    pub last: Option<Last>,
    /// Whether its elements are in the order of Standard Arabic.
    pub falls: bool,
}

/// The last element of a sum.
#[derive(Clone, Copy, Debug)]
pub struct Last {
    /// Its value.
    pub value: Exact,
    /// Whether it is a unit, 1 to 10.
    pub unit: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Join {
    Start,
    And,
    Adjacent,
}

/// An element and how it is joined to those before it.
#[derive(Clone, Copy)]
struct NumberStep {
    join: Join,
    read: Read,
    /// Token where it begins, its detached و included.
    from: usize,
}

struct NumberReader<'c, 'a> {
    cx: &'c Context<'a>,
    limit: usize,
    sum: NumberSum,
    /// Token after the last one read.
    end: usize,
    definite: bool,
    digits: bool,
    words: bool,
    /// Whether nothing more may be added.
    closed: bool,
}

/// Reads the whole number that begins at token `i` and ends before `limit`.
pub fn read(cx: &Context<'_>, i: usize, limit: usize) -> Option<Whole> {
    let first = pieces::element(cx, i)?;
    if first.end > limit || first.piece.is_some_and(|p| per_cent(cx, i, p)) {
        return None;
    }
    let mut reader = NumberReader {
        cx,
        limit,
        sum: NumberSum::new(i),
        end: i,
        definite: first.piece.is_some_and(|p| p.definite()),
        digits: false,
        words: first.digits.is_some_and(|d| d.end < first.end),
        closed: false,
    };
    let mut next = Some(NumberStep { join: Join::Start, read: first, from: i });
    while let Some(step) = next {
        let Some(end) = reader.add(&step) else { break };
        reader.end = end;
        reader.digits |= step.read.digits.is_some();
        reader.words |= step.read.piece.is_some();
        next = reader.following();
    }
    let top = *reader.sum.top()?;
    let parts = reader.sum.len();
    let unit = top.value.below(Exact::int(11)) && top.place != NumberPlace::Scale;
    Some(Whole {
        end: reader.end,
        value: reader.sum.total()?,
        scale: (top.place == NumberPlace::Scale).then_some(top.unit),
        closes: top.place,
        first: first.piece,
        digits: reader.digits,
        words: reader.words,
        parts,
        slash: first.digits.is_some_and(|d| d.slash),
        digit_count: first.digits.map_or(0, |d| d.count),
        negative: first.digits.is_some_and(|d| d.negative),
        last: (parts > 1).then_some(Last { value: top.value, unit }),
        falls: reader.sum.falls(),
    })
}

impl NumberReader<'_, '_> {
    /// The element after the number so far, if it is joined in a way that lets it belong to it.
    fn following(&self) -> Option<NumberStep> {
        let (cx, from) = (self.cx, self.end);
        if self.closed || from >= self.limit || !near(cx, from - 1) {
            return None;
        }
        let top = self.sum.top()?;
        if top.place == NumberPlace::Zero {
            return None;
        }
        let detached = pieces::is_and(cx, from);
        // «جوج د المليون»: the Moroccan particle between a count and what is counted.
        let of = is_of(cx, from) && top.below_hundred();
        if (detached || of) && (from + 1 >= self.limit || !near(cx, from)) {
            return None;
        }
        let at = from + usize::from(detached || of);
        // A word that is not a number word ends the number; digits are examined only where they may continue it.
        if cx.kind(at) != Some(Kind::Number) && !cx.words.get(at)?.any(pieces::CARDINAL) {
            return None;
        }
        let read = pieces::element(cx, at).filter(|r| r.end <= self.limit)?;
        if of && !matches!(read.element, Element::Scale { dual: false, .. }) {
            return None;
        }
        let mut join = if detached { Join::And } else { Join::Adjacent };
        if let Some(p) = read.piece {
            if p.leads() || (detached && p.joined()) {
                return None;
            }
            // «مئة واحد عشر»: the و is the conjunction of «أحد عشر».
            let eleven = || {
                p.sense.class == Class::Unit
                    && read.end == at + 2
                    && pieces::joined(cx, at, bit(Class::Unit)).is_some()
            };
            if p.joined() || (!detached && eleven()) {
                join = Join::And;
            }
            if p.definite() && !self.definite && join != Join::Adjacent {
                return None;
            }
            // «الألف والمئة» and «المئة والمليون» are two numbers; so are «الأول والثاني».
            let bare_scale =
                self.sum.len() == 1 && top.place == NumberPlace::Scale || p.sense.class == Class::Scale;
            if p.definite() && self.definite && join == Join::And && bare_scale {
                return None;
            }
        }
        Some(NumberStep { join, read, from })
    }

    /// Adds an element; returns the end of the number, or `None` if it does not belong to it.
    fn add(&mut self, step: &NumberStep) -> Option<usize> {
        match step.read.element {
            Element::Value { value, place } => self.add_value(step, value, place),
            Element::Scale { power, dual, plural } => self.add_scale(step, power, dual, plural),
        }
    }

    fn add_value(&mut self, step: &NumberStep, value: Exact, place: NumberPlace) -> Option<usize> {
        let (cx, end) = (self.cx, step.read.end);
        let part = Summand::new(value, place, step.from);
        let scaled_next = || {
            let next = pieces::of(cx, end, bit(Class::Scale));
            near(cx, end - 1) && next.is_some_and(|p| p.proclitics.0 == 0 && !p.has(flag::DUAL))
        };
        let admitted = match step.join {
            Join::Start => true,
            Join::And => {
                let digits = matches!(place, NumberPlace::Digits | NumberPlace::Decimal);
                let after_words = self
                    .sum
                    .top()
                    .is_some_and(|t| matches!(t.place, NumberPlace::Hundred | NumberPlace::Scale));
                let fits = !digits || (after_words && place == NumberPlace::Digits);
                fits && place != NumberPlace::Zero && self.sum.admits(&part)
            }
            Join::Adjacent => {
                let top = *self.sum.top()?;
                if value == Exact::int(100) && top.below_hundred() {
                    // «واحد وعشرين مئة»
                    return self.sum.times_hundred().then_some(end);
                }
                let after = matches!(top.place, NumberPlace::Hundred | NumberPlace::Scale);
                let allowed = match place {
                    NumberPlace::Hundred | NumberPlace::Tens | NumberPlace::Teen => true,
                    // «ألفين وخمسة», «مئتين واحد وعشرين» but not «مليون واحد».
                    NumberPlace::Unit => unit_with_tens(cx, end) || scaled_next(),
                    NumberPlace::Digits => scaled_next(),
                    _ => false,
                };
                after && value.below(Exact::int(top.unit)) && allowed
            }
        };
        (admitted && self.sum.push(part)).then_some(end)
    }

    fn add_scale(&mut self, step: &NumberStep, power: i128, dual: bool, plural: bool) -> Option<usize> {
        let p = step.read.piece?;
        if step.join == Join::Adjacent && !dual {
            // «نصف المليون» is left to fractions; nobody says «الثلاثة المليون».
            if p.definite() && !is_of(self.cx, step.from) {
                return None;
            }
            let Some(split) = self.sum.times_scale(power)? else { return Some(step.read.end) };
            // «خمسة آلاف وستة آلاف»: the second is a separate number.
            self.closed = true;
            return Some(split);
        }
        if plural {
            return None;
        }
        // «ألفا جندي» is two thousand, «ألفاً وخمسمئة» one thousand five hundred.
        let two = dual || (p.has(flag::AMBIGUOUS) && construct(self.cx, step.read.end));
        let value = Exact::int(power.checked_mul(if two { 2 } else { 1 })?);
        let part = Summand { value, place: NumberPlace::Scale, unit: power, from: step.from };
        let admitted = match step.join {
            Join::Start => true,
            Join::And => self.sum.admits(&part),
            Join::Adjacent => {
                let top = self.sum.top()?;
                top.place == NumberPlace::Scale && value.below(Exact::int(top.unit))
            }
        };
        (admitted && self.sum.push(part)).then_some(step.read.end)
    }
}

/// Whether «د» by itself stands at token `i`.
fn is_of(cx: &Context<'_>, i: usize) -> bool {
    cx.kind(i) == Some(Kind::Word) && cx.code(i) == DAL && cx.tokens.span(i).len() == 1
}

/// Whether the hundred at token `i` is that of a percentage: «بالمية عشرين», «(15) بالمئة و50».
fn per_cent(cx: &Context<'_>, i: usize, p: NumberPiece) -> bool {
    let hundred = p.sense.class == Class::Hundred && p.definite() && p.proclitics.has(Proclitics::BI);
    let behind =
        || i > 1 && cx.code(i - 1) == CLOSE && near(cx, i - 1) && cx.kind(i - 2) == Some(Kind::Number);
    let before = || near(cx, i) && pieces::piece(cx, i + 1).is_some_and(|next| next.proclitics.0 == 0);
    hundred && cx.words[i].any(bit(Class::Percent)) && (behind() || before())
}

/// Whether token `i` begins و and a ten, so that the unit before belongs to them.
fn unit_with_tens(cx: &Context<'_>, i: usize) -> bool {
    let detached = pieces::is_and(cx, i);
    let tens = pieces::of(cx, i + usize::from(detached), bit(Class::Tens));
    i > 0 && near(cx, i - 1) && tens.is_some_and(|t| t.joined() != detached)
}

/// Whether a noun in construct can follow at token `i`: a word that no conjunction, preposition or
/// article begins.
fn construct(cx: &Context<'_>, i: usize) -> bool {
    if cx.kind(i) != Some(Kind::Word) || !near(cx, i - 1) {
        return false;
    }
    let word = &cx.words[i];
    if word.any(bit(Class::Particle) | bit(Class::Bound) | bit(Class::NumberWord)) {
        return false;
    }
    let nouns = bit(Class::Noun)
        | bit(Class::Measure)
        | bit(Class::Currency)
        | bit(Class::TimeUnit)
        | bit(Class::Scale);
    let blocked = Proclitics::WA | Proclitics::AL | Proclitics::BI | Proclitics::FA;
    match word.of_any(cx.lexicon, nouns).next() {
        Some((reading, _)) => !reading.proclitics.any(blocked),
        None => {
            let at = cx.tokens.starts[i] as usize;
            !matches!((cx.text.at(at), cx.text.at(at + 1)), (ALEF, LAM) | (WAW | FEH, _))
        }
    }
}
