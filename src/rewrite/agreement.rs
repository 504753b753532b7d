//! The noun behind a number in digits: its gender, and one or two of it («1 كتاب», «2 سيارة»).

use super::{BLANK, Edit, Speller};
use crate::found::{Entity, Label, Numeric, Value};
use crate::letters::chars::{ALEF, ALEF_HAMZA_BELOW, LAM, TEH, TEH_MARBUTA};
use crate::lexicon::inflect::dual;
use crate::lexicon::{Class, Lexicon, flag};
use crate::reading::{Atom, mark};
use crate::spell::{Form, Gender, spell};
use crate::tokenize::Kind;

impl Speller<'_, '_> {
    /// Whether the noun at token `i` is feminine; none where no noun is known.
    pub(super) fn feminine(&self, i: usize) -> Option<bool> {
        let (_, words, lexicon) = self.scratch.scanned(Lexicon::builtin());
        let tables = lexicon.tables();
        let word = words.get(i)?;
        let measure = || {
            let (_, sense) = word.first(lexicon, Class::Measure)?;
            Some(tables.measures.get(sense.arg as usize)?.noun.feminine)
        };
        let currency = || {
            let (_, sense) = word.first(lexicon, Class::Currency)?;
            Some(tables.currency_words.get(sense.arg as usize)?.noun.feminine)
        };
        let said = || {
            let group = tables.hint("feminine")?;
            word.of(lexicon, Class::Hint).any(|(_, s)| s.arg == group).then_some(true)
        };
        // The dictionary form decides, since the plural does not show gender: «قرارات» is masculine, «سيارات» feminine.
        let noun = || {
            let (_, sense) = word.first(lexicon, Class::Noun)?;
            Some(tables.symbols.get(usize::try_from(sense.arg).ok()?)?.ends_with(TEH_MARBUTA))
        };
        measure().or_else(currency).or_else(said).or_else(noun).or_else(|| self.looks_feminine(i))
    }

    /// Whether an unknown word has a feminine noun ending: «11 مجرفة», «5 مجرفات». Verbal nouns, which begin
    /// with an alef or a teh, have the same plural and are masculine.
    fn looks_feminine(&self, i: usize) -> Option<bool> {
        let text = self.word(i)?;
        let mut from_end = text.chars().rev();
        let verbal = text.starts_with([ALEF, ALEF_HAMZA_BELOW, TEH]);
        match (from_end.next(), from_end.next()) {
            (Some(TEH_MARBUTA), _) => Some(true),
            (Some(TEH), Some(ALEF)) => Some(!verbal),
            _ => None,
        }
    }

    /// The word that is token `i`.
    fn word(&self, i: usize) -> Option<String> {
        let tokens = self.scratch.tokens();
        let word = (tokens.kinds.get(i) == Some(&Kind::Word)).then(|| tokens.span(i))?;
        Some(self.text.slice(word.start as usize, word.end as usize).to_string_lossy())
    }

    /// «1 كتاب» as «كتاب واحد», «2 سيارة» as «سيارتان»: one stands behind its noun, two is its dual.
    pub(super) fn one_or_two(&self, entity: &Entity, atom: &Atom) -> Option<Edit> {
        let count = atom.whole().filter(|n| (1..=2).contains(n))?;
        let counts =
            matches!(entity.label, Label::Cardinal | Label::Money | Label::Quantity | Label::Duration);
        let i = atom.end;
        let text = self.word(i).filter(|text| !text.starts_with(&[ALEF, LAM].iter().collect::<String>()))?;
        let span = self.scratch.tokens().span(i);
        let beside = (atom.span.end..=atom.span.end + 1).contains(&span.start);
        // Units of two words have an adjective that would have to agree.
        if !counts || !beside || atom.has(mark::DEFINITE) || span.end < entity.span.end {
            return None;
        }
        let (_, words, lexicon) = self.scratch.scanned(Lexicon::builtin());
        let word = words.get(i)?;
        let more = |class| word.of(lexicon, class).any(|(_, s)| s.flags & (flag::PLURAL | flag::DUAL) != 0);
        let (noun, feminine) = match &entity.value {
            Value::Number(number) => {
                number.value?;
                let counted = number.noun.as_ref().filter(|noun| noun.span.start == span.start);
                let lemma = counted.map_or_else(|| self.unit(i), |noun| Some(noun.lemma.clone()))?;
                (lemma, self.feminine(i).unwrap_or(false))
            }
            _ if more(Class::TimeUnit) => return None,
            _ => (text, self.feminine(i).unwrap_or(false)),
        };
        let form =
            Form { gender: if feminine { Gender::Feminine } else { Gender::Masculine }, ..self.form.clone() };
        let written = match count {
            1 => format!("{noun}{BLANK}{}", spell(&Numeric::Int(1), &form).ok()?),
            _ => dual(&noun, form.case, false),
        };
        Some((atom.span.join(span), written))
    }

    /// The singular of the unit or currency at token `i`, of a word for one.
    fn unit(&self, i: usize) -> Option<String> {
        let (_, words, lexicon) = self.scratch.scanned(Lexicon::builtin());
        let (tables, word) = (lexicon.tables(), words.get(i)?);
        let measure = || {
            let (_, sense) = word.first(lexicon, Class::Measure)?;
            (sense.flags & flag::ABBREVIATION == 0).then_some(())?;
            Some(tables.measures.get(sense.arg as usize)?.noun.singular.clone())
        };
        let currency = || {
            let (_, sense) = word.first(lexicon, Class::Currency)?;
            Some(tables.currency_words.get(sense.arg as usize)?.noun.singular.clone())
        };
        measure().or_else(currency).filter(|noun| !noun.is_empty())
    }
}
