//! Names that stand in the gazetteers.

use super::context::{Context, Match};
use super::entity::{Candidate, Entity};
use super::label::Label;
use super::registry::Dimension;
use super::value::{Name, Source, Value};
use crate::lexicon::{Class, bit, flag};
use crate::span::Span;

/// PERSON NORP ORG GPE LOC FAC PRODUCT EVENT by list.
pub struct GazetteerNames;

impl Dimension for GazetteerNames {
    fn name(&self) -> &'static str {
        "gazetteer"
    }

    fn doc(&self) -> &'static str {
        "Names of people, groups, places, organizations, products and events that the gazetteers hold."
    }

    fn labels(&self) -> &'static [Label] {
        use Label::*;
        &[Person, Norp, Org, Gpe, Loc, Fac, Product, Event]
    }

    fn find(&self, cx: &Context<'_>, out: &mut Vec<Candidate>) {
        let starts = bit(Class::Name) | bit(Class::Phrase);
        let mut i = 0;
        while i < cx.words.len() {
            let found = if cx.words[i].any(starts) { cx.longest(i, Class::Name) } else { None };
            let found = found.filter(|m| m.sense.flags & flag::AMBIGUOUS == 0);
            if let Some((end, candidate)) = found.and_then(|m| Some((m.end, name(cx, m)?))) {
                out.push(candidate);
                i = end;
            } else {
                i += 1;
            }
        }
    }
}

fn name(cx: &Context<'_>, found: Match) -> Option<Candidate> {
    let row = cx.lexicon.tables().names.get(usize::try_from(found.sense.arg).ok()?)?;
    let label = Label::from_name(&row.label)?;
    let first = cx.without_prefix(found.first, found.reading);
    let span = Span::new(first.start, cx.tokens.ends[found.end - 1]);
    let value = Value::Name(Name {
        canonical: row.canonical.clone(),
        id: (!row.id.is_empty()).then(|| row.id.clone()),
        source: Source::Gazetteer,
        score: 1.0,
    });
    Some(Candidate::core(Entity { span, phrase: span, label, value, rule: "gazetteer" }))
}
