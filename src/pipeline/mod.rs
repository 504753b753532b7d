//! From a text to its entities: the only place that knows all dimensions.

mod compete;
mod explain;
mod hashtags;
pub mod registry;
mod scratch;
mod trace;
mod training;

pub use compete::{Fate, Reason};
pub use explain::{Piece, explain};
pub use scratch::Scratch;
pub use trace::{Looked, Noted, Trace, Traced, trace};
pub use training::{extract_with, places_named, token_features, token_tags};

use jiff::civil::DateTime;

use crate::found::{Candidate, Entity, Label, Labels};
use crate::in_order::by_number;
use crate::lexicon::Lexicon;
use crate::names;
use crate::numerals;
use crate::reading::{Context, Dimension, Hashtags, Numbers, Options, Trail};
use crate::text::{ByteOffsets, Text, TextBuf};

/// Finds the entities of a text, in code points, sorted by start and disjoint.
///
/// `labels` filters the result and never changes the reading, unless `options.compete` is off:
/// then each dimension is read on its own.
///
/// ```
/// use tarqim::extract::{Labels, Options, Scratch, extract};
/// use tarqim::text::TextBuf;
///
/// let (buf, mut scratch) = (TextBuf::new("وصل 12 مراقباً"), Scratch::default());
/// let found = extract(buf.text(), Labels::ALL, None, &Options::default(), &mut scratch);
/// assert_eq!((found[0].span.start, found[0].span.end), (4, 6));
/// ```
pub fn extract(
    text: Text<'_>,
    labels: Labels,
    reference: Option<DateTime>,
    options: &Options,
    scratch: &mut Scratch,
) -> Vec<Entity> {
    let open = options.hashtags == Hashtags::Open;
    let opened = if open { hashtags::names(text, reference, options, scratch) } else { Vec::new() };
    scratch.read(text, Lexicon::builtin());
    settled(text, labels, reference, options, scratch, opened)
}

/// As [`extract`], of the text that `scratch` has just scanned: it is not scanned again.
pub fn extract_scanned(
    text: Text<'_>,
    labels: Labels,
    reference: Option<DateTime>,
    options: &Options,
    scratch: &mut Scratch,
) -> Vec<Entity> {
    if options.hashtags == Hashtags::Open {
        return extract(text, labels, reference, options, scratch);
    }
    settled(text, labels, reference, options, scratch, Vec::new())
}

/// The entities of a scanned text, with those found in its hashtags.
fn settled(
    text: Text<'_>,
    labels: Labels,
    reference: Option<DateTime>,
    options: &Options,
    scratch: &mut Scratch,
    opened: Vec<Candidate>,
) -> Vec<Entity> {
    // What a hashtag holds competes too.
    let wanted = if opened.is_empty() || !options.compete { labels } else { Labels::ALL };
    let mut found = candidates(text, wanted, reference, options, scratch, None);
    found.extend(opened);
    if !options.compete {
        found.retain(|c| labels.has(c.entity.label));
    }
    let mut entities = compete::settle(&mut found, &mut scratch.settling);
    // Keep the buffer for the next text, unless an unusually long text made it large.
    found.shrink_to(compete::MOST_KEPT);
    scratch.found = found;
    entities.retain(|e| labels.has(e.label));
    entities
}

/// The entities of a text, with hashtags replaced by the names inside them. Afterwards `scratch` holds the text
/// itself again.
pub fn with_names_in_hashtags(
    text: Text<'_>,
    mut entities: Vec<Entity>,
    reference: Option<DateTime>,
    options: &Options,
    scratch: &mut Scratch,
) -> Vec<Entity> {
    if options.hashtags == Hashtags::Open || !entities.iter().any(|e| e.label == Label::Hashtag) {
        return entities;
    }
    let mut names = hashtags::names(text, reference, options, scratch);
    let names = compete::settle(&mut names, &mut scratch.settling);
    scratch.read(text, Lexicon::builtin());
    let mut next = 0;
    entities.retain(|e| {
        while next < names.len() && names[next].span.end <= e.span.start {
            next += 1;
        }
        names.get(next).is_none_or(|n| n.span.start >= e.span.end)
    });
    entities.extend(names);
    by_number(&mut entities, |e| u64::from(e.span.start));
    entities
}

/// The candidates of every dimension in a scanned text; with `options.compete` off, only of those that produce any of
/// `labels`. A text in which there is none of `labels` has none to compete for: of it there may be too few.
fn candidates(
    text: Text<'_>,
    labels: Labels,
    reference: Option<DateTime>,
    options: &Options,
    scratch: &mut Scratch,
    trail: Option<&Trail>,
) -> Vec<Candidate> {
    let lexicon = Lexicon::builtin();
    let Scratch { tokens, words, numbers, own, memories, given, found, .. } = scratch;
    let mut found = std::mem::take(found);
    found.clear();
    memories.resize_with(registry::DIMENSIONS.len(), Default::default);
    let (lexicon, words) = (words.book(lexicon), words.words());
    let mut cx = Context { text, tokens, words, numbers: Numbers::NONE, lexicon, options, reference, trail };
    numerals::read(&cx, numbers);
    cx.numbers = numbers;
    own.find(&cx, &mut found);
    if tokens.is_empty() {
        return found;
    }
    let mut find = |(at, dimension): (usize, &dyn Dimension), found: &mut Vec<Candidate>| match given {
        Some(given) if dimension.labels().contains(&Label::Person) => {
            names::find_given(&cx, &mut memories[at], given, found);
        }
        _ => dimension.find(&cx, &mut memories[at], found),
    };
    if !options.compete || labels == Labels::ALL {
        registry::giving(labels).for_each(|row| find(row, &mut found));
        return found;
    }
    // Those of `labels` look first. Where they find nothing, as in most texts, the others, who would only compete, need
    // not look; else the candidates stand in the order of the registry all the same, since it decides ties.
    let alone = |row: (usize, &dyn Dimension)| {
        let mut own = Vec::new();
        find(row, &mut own);
        (row.0, own)
    };
    let mut early: Vec<(usize, Vec<Candidate>)> = Vec::with_capacity(registry::DIMENSIONS.len());
    early.extend(registry::giving(labels).map(alone));
    let mut any = found.iter().chain(early.iter().flat_map(|(_, own)| own));
    if !any.any(|c| labels.has(c.entity.label)) {
        found.clear();
        return found;
    }
    let mut early = early.into_iter().peekable();
    for row in registry::giving(Labels::ALL) {
        match early.next_if(|(at, _)| *at == row.0) {
            Some((_, own)) => found.extend(own),
            None => find(row, &mut found),
        }
    }
    found
}

/// Finds the entities of a Rust string with default options, in bytes of it. [`Analyzer`](crate::Analyzer) takes
/// options and reuses its memory.
///
/// ```
/// let text = "وصل 12 مراقباً";
/// let found = tarqim::extract::extract_str(text);
/// assert_eq!(&text[found[0].span.range()], "12");
/// ```
pub fn extract_str(text: &str) -> Vec<Entity> {
    let buf = TextBuf::new(text);
    let mut found = extract(buf.text(), Labels::ALL, None, &Options::default(), &mut Scratch::default());
    let mut bytes = ByteOffsets::new(text);
    found.iter_mut().for_each(|entity| entity.map_spans(|span| bytes.span(span)));
    found
}
