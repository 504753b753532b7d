//! Rewrites the numbers in running text: words to digits and digits to words.
//!
//! Both read the text as [`extract`] does and change the numbers of what it finds; everything else,
//! every blank and mark included, stays as it is.

mod agreement;
mod spoken;

use crate::found::{Entity, Label, Labels, Number, Numeric, Value};
use crate::in_order::{by_number, longest_first};
use crate::letters::chars::{ALEF, LAM, TATWEEL};
use crate::lexicon::{Class, Lexicon, Proclitics, flag};
use crate::pipeline::{Scratch, extract};
use crate::reading::{Atom, AtomForm, AtomKind, Options, mark};
use crate::signs::{self, ARABIC_PERCENT};
use crate::span::Span;
use crate::spell::{Form, Gender, spell, spell_construct, spell_measure, spell_money, spell_ordinal};
use crate::text::{Text, TextBuf};
use crate::tokenize::Kind;

const BLANK: char = ' ';
const PERCENT: char = '%';

/// One edit: the span to replace and its replacement.
pub type Edit = (Span, String);

/// Writes the numbers of a text in digits (inverse text normalization): «خمسة وعشرون كتابا» becomes «25 كتابا».
///
/// It changes cardinals and the numbers in percentages, amounts, measurements, durations and dates; a
/// telephone number or a code read out becomes its digits. Ranks, clock times, duals and fractions by themselves stay in words;
/// so do numbers of one word under the profile `itn`,
/// which also writes addresses and codes read out: «sara آت جيميل دوت كوم» becomes «sara@gmail.com».
///
/// ```
/// use tarqim::{extract::Options, rewrite::{apply, numerals_to_digits}, text::TextBuf};
///
/// let text = TextBuf::new("دفع ثلاثة آلاف دولار وخمسين بالمئة من الضريبة");
/// let edits = numerals_to_digits(text.text(), &Options::default());
/// assert_eq!(apply(text.text(), &edits), "دفع 3000 دولار و50% من الضريبة");
/// ```
pub fn numerals_to_digits(text: Text<'_>, options: &Options) -> Vec<Edit> {
    let mut scratch = Scratch::default();
    let options = Options { compete: true, ..options.clone() };
    let entities = extract(text, Labels::ALL, None, &options, &mut scratch);
    let sparse = options.written_sparsely();
    let atoms = &scratch.numbers.atoms;
    let mut edits: Vec<Edit> = Vec::new();
    for entity in &entities {
        match (entity.label, &entity.value) {
            (Label::Phone, Value::Text(number)) if !has_digits(text, entity.span) => {
                edits.push((entity.span, number.clone()));
            }
            (Label::Cardinal | Label::Money | Label::Quantity | Label::Duration | Label::Date, _) => {
                let single = |a: &Atom| a.end == a.first + 1 && entity.label == Label::Cardinal;
                let wanted = within(atoms, entity.span).filter(|a| !(sparse && single(a)));
                edits.extend(wanted.filter_map(in_digits));
            }
            // A code read out: «الرمز أربعة اثنان سبعة تسعة».
            (Label::Id, Value::Identifier(code)) if !has_digits(text, entity.span) => {
                edits.push((entity.span, code.value.clone()));
            }
            (Label::Percent, Value::Number(number)) => {
                edits.extend(percent_in_digits(atoms, entity, number));
            }
            _ => {}
        }
    }
    runs_of_digits(atoms, &mut edits);
    if sparse {
        spoken::edits(text, &scratch, &mut edits);
        ascii_digits(text, &scratch, &mut edits);
    }
    ordered(edits)
}

/// Minimum length of a row of digits that is a code; a shorter one is a choice («خمسة ستة أيام»).
const CODE: usize = 3;

/// Joins single digits read out one after the other into one code: «واحد اثنان ثلاثة» is 123.
fn runs_of_digits(atoms: &[Atom], edits: &mut Vec<Edit>) {
    let single = |a: &Atom| {
        let digit = a.kind == AtomKind::Cardinal && a.form == AtomForm::Words && a.proclitics.0 == 0;
        a.whole().filter(|n| digit && (0..=9).contains(n) && a.end == a.first + 1)
    };
    let mut k = 0;
    while k < atoms.len() {
        let mut end = k;
        let mut code = String::new();
        while let Some(digit) = atoms.get(end).and_then(single)
            && (end == k || atoms[end].first == atoms[end - 1].end)
        {
            code.push_str(&digit.to_string());
            end += 1;
        }
        if end - k >= CODE {
            edits.push((atoms[k].span.join(atoms[end - 1].span), code));
        }
        k = end.max(k + 1);
    }
}

/// Arabic-Indic digits as ASCII ones, separators as they are.
fn ascii_digits(text: Text<'_>, scratch: &Scratch, edits: &mut Vec<Edit>) {
    use crate::numerals::digits::digit;
    for i in 0..scratch.tokens.len() {
        if scratch.tokens.kinds[i] != Kind::Number {
            continue;
        }
        let span = scratch.tokens.span(i);
        let codes = || (span.start..span.end).map(|at| text.at(at as usize));
        if codes().any(|c| c > 0x7F && digit(c).is_some()) {
            let ascii = |c| digit(c).map_or(char::from_u32(c), |d| Some(char::from(b'0' + d)));
            edits.push((span, codes().filter_map(ascii).collect()));
        }
    }
}

/// The atoms that lie in a span.
fn within(atoms: &[Atom], span: Span) -> impl Iterator<Item = &Atom> {
    let first = atoms.partition_point(|a| a.span.end <= span.start);
    atoms[first..].iter().take_while(move |a| a.span.end <= span.end)
}

fn has_digits(text: Text<'_>, span: Span) -> bool {
    use crate::numerals::digits::digit;
    (span.start..span.end).any(|at| digit(text.at(at as usize)).is_some())
}

/// A number in words as digits, with the article and a tatweel after a glued preposition.
fn in_digits(atom: &Atom) -> Option<Edit> {
    let changes = atom.form != AtomForm::Digits && atom.kind == AtomKind::Cardinal;
    if !changes || atom.has(mark::DUAL) && atom.has(mark::CONSTRUCT) {
        return None;
    }
    let mut written = String::new();
    let set = atom.proclitics;
    if atom.form == AtomForm::Words && set.any(Proclitics::AL) {
        if !set.any(Proclitics::LI) {
            written.push(ALEF);
        }
        written.extend([LAM, TATWEEL]);
    } else if atom.form == AtomForm::Words && set.any(Proclitics::BI | Proclitics::KA | Proclitics::LI) {
        written.push(TATWEEL);
    }
    written.push_str(&plain(atom.value));
    Some((atom.span, written))
}

fn plain(value: Numeric) -> String {
    match value {
        Numeric::Decimal(d) => d.normalize().to_string(),
        other => other.to_string(),
    }
}

/// «خمسون بالمئة» as «50%»; a range keeps its words between the numbers.
fn percent_in_digits(atoms: &[Atom], entity: &Entity, number: &Number) -> Vec<Edit> {
    // «المئة» in «بالمئة» is an atom too; the number stands first.
    match (number.value, within(atoms, entity.span).next()) {
        (Some(value), Some(atom)) if number.unit.as_deref() == Some("%") && atom.form != AtomForm::Digits => {
            let mut written = match in_digits(atom) {
                Some((_, written)) => written,
                None => plain(value),
            };
            written.push(PERCENT);
            vec![(entity.span, written)]
        }
        _ => within(atoms, entity.span).filter_map(in_digits).collect(),
    }
}

/// Writes the numbers of a text in words: «25 كتابا» becomes «خمسة وعشرون كتابا».
///
/// Amounts beside a sign or code and measurements beside an abbreviation get the words of their units
/// too («$7.50», «12 كم»). Dates, clock times, telephone numbers, addresses and designations stay as they are.
/// `form` sets case and spelling; the gender is that of the counted noun where it is known, else `form.gender`.
///
/// ```
/// use tarqim::{extract::Options, rewrite::{apply, digits_to_words}, spell::Form, text::TextBuf};
///
/// let text = TextBuf::new("باع 12 كم من الأسلاك بـ 3 دولارات");
/// let edits = digits_to_words(text.text(), &Options::default(), &Form::default());
/// assert_eq!(apply(text.text(), &edits), "باع اثنا عشر كيلومترا من الأسلاك بـ ثلاثة دولارات");
/// ```
pub fn digits_to_words(text: Text<'_>, options: &Options, form: &Form) -> Vec<Edit> {
    let mut scratch = Scratch::default();
    let options = Options { compete: true, ..options.clone() };
    let entities = extract(text, Labels::ALL, None, &options, &mut scratch);
    let speller =
        Speller { scratch: &scratch, text, form: Form { noun: None, definite: false, ..form.clone() } };
    let mut edits = Vec::new();
    for entity in &entities {
        if !has_digits(text, entity.span) {
            continue;
        }
        match &entity.value {
            Value::Number(number) => edits.extend(speller.entity(entity, number)),
            Value::Temporal(_) if entity.label == Label::Duration => edits.extend(speller.atoms(entity)),
            _ => {}
        }
    }
    ordered(edits)
}

struct Speller<'s, 'a> {
    scratch: &'s Scratch,
    text: Text<'a>,
    form: Form,
}

impl Speller<'_, '_> {
    /// Spells out the whole entity where its unit is a sign, otherwise its numbers one by one.
    fn entity(&self, entity: &Entity, number: &Number) -> Vec<Edit> {
        let whole = match (entity.label, number.value) {
            (Label::Percent, Some(value)) => self.percent(entity, value),
            (Label::Money, Some(value)) if number.noun.is_none() => {
                number.unit.as_deref().and_then(|code| spell_money(&value, code, true, &self.form).ok())
            }
            (Label::Quantity, Some(value)) => self.quantity(entity, number, value),
            _ => None,
        };
        match whole {
            Some(words) => vec![(entity.span, words)],
            None => self.atoms(entity),
        }
    }

    /// The numbers of an entity one by one.
    fn atoms(&self, entity: &Entity) -> Vec<Edit> {
        within(&self.scratch.numbers.atoms, entity.span)
            .filter(|a| a.form == AtomForm::Digits || scaled(a))
            .filter_map(|a| self.atom(entity, a))
            .collect()
    }

    fn percent(&self, entity: &Entity, value: Numeric) -> Option<String> {
        let sign = (entity.span.start..entity.span.end)
            .any(|at| matches!(self.text.at(at as usize), signs::PERCENT | ARABIC_PERCENT | 0xFF05 | 0xFE6A));
        if !sign {
            return None;
        }
        let words = spell(&value, &self.form).ok()?;
        Some(format!("{words} {}", Lexicon::builtin().tables().spell.percent))
    }

    /// A measurement beside an abbreviation whose unit has a name.
    fn quantity(&self, entity: &Entity, number: &Number, value: Numeric) -> Option<String> {
        let unit = number.unit.as_deref()?;
        let rows = &Lexicon::builtin().tables().measures;
        let row = rows.iter().find(|m| m.unit == unit && !m.noun.singular.is_empty())?;
        // Digits and one short token only.
        let first = self.scratch.tokens().starts.partition_point(|&s| s < entity.span.start);
        let tokens =
            self.scratch.tokens().starts[first..].iter().take_while(|&&s| s < entity.span.end).count();
        let (_, words, book) = self.scratch.scanned(Lexicon::builtin());
        let short = (first..first + tokens).filter_map(|i| words.get(i)).any(|w| {
            w.of(book, Class::Measure)
                .any(|(_, s)| s.flags & flag::ABBREVIATION != 0 && rows[s.arg as usize].unit == unit)
        });
        if !short {
            return None;
        }
        spell_measure(&value, row, &self.form).ok()
    }

    /// A number in digits, in the gender of the noun after it.
    fn atom(&self, entity: &Entity, atom: &Atom) -> Option<Edit> {
        if let Some(edit) = self.one_or_two(entity, atom) {
            return Some(edit);
        }
        let definite = atom.has(mark::DEFINITE);
        let feminine = self.feminine(atom.end);
        let gender = match feminine {
            Some(true) => Gender::Feminine,
            Some(false) => Gender::Masculine,
            None => self.form.gender,
        };
        let form = Form { gender, definite, ..self.form.clone() };
        let words = match (entity.label, atom.value) {
            (Label::Ordinal, Numeric::Int(n)) => spell_ordinal(n, &form).ok()?,
            // «8 مدن» is «ثماني مدن», «200 دينار» «مئتا دينار».
            (_, Numeric::Int(n)) if feminine.is_some() && !definite => spell_construct(n, &form).ok()?,
            _ => spell(&atom.value, &form).ok()?,
        };
        let glued = atom.span.end as usize;
        let mut written = words;
        // «250مل»: words cannot be glued to the unit.
        if self.scratch.tokens().starts.binary_search(&(glued as u32)).is_ok()
            && self.scratch.tokens().kinds.get(atom.end) == Some(&Kind::Word)
        {
            written.push(BLANK);
        }
        Some((atom.span, written))
    }
}

/// Whether digits stand before a word for thousands or more: «25 ألف».
fn scaled(atom: &Atom) -> bool {
    atom.form == AtomForm::Mixed && atom.whole().is_some_and(|n| n != 0 && n % 1000 == 0)
}

/// Sorts edits by position and drops overlaps; of two that begin together the longer one is kept.
fn ordered(mut edits: Vec<Edit>) -> Vec<Edit> {
    by_number(&mut edits, |(span, _)| longest_first(span.start, span.end));
    let mut end = 0;
    edits.retain(|(span, _)| {
        let free = span.start >= end;
        end = end.max(span.end);
        free
    });
    edits
}

/// A Rust string with its numbers in digits, as [`numerals_to_digits`] writes them.
///
/// ```
/// use tarqim::{Options, rewrite::numerals_to_digits_str};
///
/// assert_eq!(numerals_to_digits_str("خمسة وعشرون كتابا", &Options::default()), "25 كتابا");
/// ```
pub fn numerals_to_digits_str(text: &str, options: &Options) -> String {
    let buf = TextBuf::new(text);
    apply(buf.text(), &numerals_to_digits(buf.text(), options))
}

/// A Rust string with its numbers in words, as [`digits_to_words`] writes them.
///
/// ```
/// use tarqim::{Options, rewrite::digits_to_words_str, spell::Form};
///
/// assert_eq!(digits_to_words_str("12 كم", &Options::default(), &Form::default()), "اثنا عشر كيلومترا");
/// ```
pub fn digits_to_words_str(text: &str, options: &Options, form: &Form) -> String {
    let buf = TextBuf::new(text);
    apply(buf.text(), &digits_to_words(buf.text(), options, form))
}

/// Applies the edits to the text; lone surrogates become U+FFFD.
pub fn apply(text: Text<'_>, edits: &[Edit]) -> String {
    let mut out = String::new();
    let mut at = 0;
    for (span, written) in edits {
        out.push_str(&text.slice(at, span.start as usize).to_string_lossy());
        out.push_str(written);
        at = span.end as usize;
    }
    out.push_str(&text.slice(at, text.len()).to_string_lossy());
    out
}
