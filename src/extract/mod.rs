//! Entities: numbers, times, names, addresses.

mod addresses;
mod cardinal;
mod compete;
mod context;
mod counted;
mod duals;
mod entity;
mod explain;
mod guards;
mod label;
mod measured;
mod money;
mod multiples;
pub mod numerals;
mod options;
mod ordinal;
mod percent;
mod phone;
mod quantity;
pub mod registry;
mod time;
mod value;

pub(crate) use compete::settle;
pub use context::{Context, Match, Scratch};
pub use entity::{Candidate, Entity};
pub use explain::{Piece, explain};
pub use label::{Label, Labels};
pub use options::{
    Dialect, HourReading, IntervalEnd, NextWeekday, Options, Prefer, Profile, Relative, WeekStart,
};
pub use value::{Bound, CountedNoun, Hijri, Name, Number, Numeric, Source, Temporal, Value};

use jiff::civil::DateTime;

use crate::lexicon::Lexicon;
use crate::text::{Text, TextBuf};

/// Finds the entities of a text, in code points, sorted by start and disjoint.
///
/// `labels` filters the answer and never changes the reading, unless `options.compete` is off:
/// then each dimension is read alone.
pub fn extract(
    text: Text<'_>,
    labels: Labels,
    reference: Option<DateTime>,
    options: &Options,
    scratch: &mut Scratch,
) -> Vec<Entity> {
    let lexicon = Lexicon::builtin();
    scratch.read(text, lexicon);
    let Scratch { tokens, words, numbers, own, .. } = scratch;
    let (lexicon, words) = (words.book(lexicon), words.words());
    let cx = Context { text, tokens, words, numbers: numerals::Numbers::NONE, lexicon, options, reference };
    numerals::read(&cx, numbers);
    let cx = Context { numbers, ..cx };
    let mut found = Vec::new();
    own.find(&cx, &mut found);
    if options.compete {
        for dimension in registry::DIMENSIONS {
            dimension.find(&cx, &mut found);
        }
        let mut entities = compete::settle(found);
        entities.retain(|e| labels.has(e.label));
        return entities;
    }
    for dimension in registry::giving(labels) {
        dimension.find(&cx, &mut found);
    }
    found.retain(|c| labels.has(c.entity.label));
    compete::settle(found)
}

/// Finds the entities of a Rust string with default options; positions are code points.
pub fn extract_str(text: &str) -> Vec<Entity> {
    let buf = TextBuf::new(text);
    extract(buf.text(), Labels::ALL, None, &Options::default(), &mut Scratch::default())
}
