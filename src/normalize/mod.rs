//! Normalization: rewrites Arabic text into one consistent form, with an offset mapping back to the original.
//!
//! A [`Normalizer`] is compiled from [`Options`] once and then applied to any
//! number of texts. Stages are applied in this order, whatever the order in
//! which they were named:
//!
//! 1. `compat`
//! 2. HTML tags and entities
//! 3. presentation forms and ligatures
//! 4. Unicode form
//! 5. addresses (URLs, emails, mentions, hashtags)
//! 6. emoji
//! 7. replacements of your own
//! 8. letters and signs that depend on their neighbours
//! 9. everything that works on one character at a time: `charmap`, bidi, zero width,
//!    tatweel, tashkeel, yeh, waw, kaf, heh, loan letters, alef, hamza, alef
//!    maqsura, teh marbuta, dots, digits, quotes, punctuation, case, `keep`/`drop`
//! 10. lone proclitics
//! 11. elongation
//! 12. white space
//!
//! Stages 3 and 9 are fused into one table (`table.rs`), which for 2-byte texts becomes
//! vector shuffles (`simd.rs`). The others run only where a text has something
//! for them to do, and those up to the table only on the span around it
//! (`around.rs`).
//!
//! ```
//! use tarqim::Normalizer;
//!
//! let n = Normalizer::preset("search")?;
//! assert_eq!(n.normalize("الأُسْتَاذَةُ مُنَى"), "الاستاذه مني");
//!
//! let a = n.align("الأُسْتَاذَةُ مُنَى");
//! let at = a.text().find("مني").unwrap();
//! let original = a.to_original(at..a.text().len());
//! assert_eq!(&a.original()[original], "مُنَى");
//! # Ok::<(), tarqim::ConfigError>(())
//! ```

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::ConfigError;
use crate::align::{Alignment, NoSink, Sink};
use crate::text::{Text, TextBuf, Unit};
use crate::with_units;

mod addresses;
mod aligned;
mod arabert;
mod around;
mod change;
mod charmap;
mod classes;
mod context;
mod elongation;
mod emoji;
mod form;
mod glyphs;
mod html;
mod letters;
mod marks;
mod members;
pub mod options;
mod pieces;
mod presets;
mod replace;
mod rewrite;
mod rewritten;
mod romanize;
mod seats;
mod seed_words;
pub(crate) mod seeds;
mod simd;
mod spaces;
mod store;
mod strokes;
mod symbols;
mod table;
mod transliterate;
mod uthmani;
mod widths;

pub use aligned::Aligned;
pub use classes::Classes;
pub use options::{Kind, OptionInfo, Options};
pub use presets::PRESETS;
pub use rewritten::Rewritten;
pub use romanize::{romanize, romanized};
pub use seeds::RomanizedName;
pub use transliterate::{DIRECTIONS, SCHEMES, Transliteration};

use around::{Surroundings, looks_at};
use options::{Case, Ligatures, PresentationForms};
use rewrite::{Rewrite, passes};
use store::{State, Store, grow};
use table::CharTable;
use widths::{Native, is_same, narrowest};

/// A compiled configuration: built once, cheap to share.
#[derive(Clone, Debug)]
pub struct Normalizer {
    options: Options,
    table: CharTable,
    plan: Option<simd::ShufflePlan>,
    replacements: replace::Replacements,
}

impl PartialEq for Normalizer {
    fn eq(&self, other: &Self) -> bool {
        self.options == other.options
    }
}

impl Eq for Normalizer {}

impl Default for Normalizer {
    fn default() -> Self {
        Self::new(Options::default())
    }
}

/// Buffers kept between calls, so that normalizing line after line allocates
/// only the results.
#[derive(Debug, Default)]
pub struct Scratch {
    wide: Vec<u16>,
    full: Vec<u32>,
    work: Vec<u32>,
    spare: Vec<u32>,
    done: Vec<around::Done>,
    alignment: Alignment,
}

/// Units up to which [`Scratch`] keeps its buffers after a call.
const MAX_RETAINED: usize = 1 << 18;

impl Scratch {
    fn shrink(&mut self) {
        let units = [self.wide.len(), self.full.capacity()];
        let more = [self.work.capacity(), self.spare.capacity(), self.done.capacity()];
        if units.iter().chain(&more).any(|n| *n > MAX_RETAINED) {
            *self = Self::default();
        }
    }

    /// Frees buffers of more than 2^18 units, which only a very long text needs.
    pub fn trim(&mut self) {
        self.shrink();
    }

    /// The alignment of the last [`Normalizer::units_aligned`].
    pub fn alignment(&self) -> &Alignment {
        &self.alignment
    }
}

impl Normalizer {
    /// Compiles a configuration.
    ///
    /// ```
    /// use tarqim::normalize::{Normalizer, Options, options::Strip};
    ///
    /// let bare = Normalizer::new(Options { tashkeel: Strip::Strip, ..Options::default() });
    /// assert_eq!(bare.normalize("مُدُن"), "مدن");
    /// ```
    pub fn new(options: Options) -> Self {
        let replacements = replace::Replacements::new(&options);
        let o = &options;
        let looks = |c: u32, gone: bool| looks_at(o, &replacements, c, gone);
        let mut blocks = blocks(o);
        blocks.extend(replacements.blocks());
        let table = CharTable::new(o, &blocks, looks, form::on(o));
        let plan = simd::ShufflePlan::new(o, &replacements, &table);
        Self { options, table, plan, replacements }
    }

    /// A named configuration: see [`PRESETS`].
    ///
    /// # Errors
    /// If there is no preset of that name; the message lists the valid ones.
    ///
    /// ```
    /// let wrong = tarqim::Normalizer::preset("serch").unwrap_err();
    /// assert!(wrong.to_string().contains("search"));
    /// ```
    pub fn preset(name: &str) -> Result<Self, ConfigError> {
        presets::options(name).map(Self::new)
    }

    /// The configuration as options.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// Reads what [`Normalizer::to_json`] wrote.
    ///
    /// # Errors
    /// If it is not the JSON of a configuration.
    ///
    /// ```
    /// use tarqim::Normalizer;
    ///
    /// let search = Normalizer::preset("search")?;
    /// assert_eq!(Normalizer::from_json(&search.to_json())?, search);
    /// # Ok::<(), tarqim::ConfigError>(())
    /// ```
    pub fn from_json(json: &str) -> Result<Self, ConfigError> {
        Options::from_json(json).map(Self::new)
    }

    /// The configuration as a JSON object.
    pub fn to_json(&self) -> String {
        self.options.to_json()
    }

    /// The normalized text; borrowed if nothing changed.
    ///
    /// ```
    /// let clean = tarqim::Normalizer::preset("clean")?;
    /// assert_eq!(clean.normalize("ﻣﺮﺣﺒـــا"), "مرحبا");
    /// # Ok::<(), tarqim::ConfigError>(())
    /// ```
    pub fn normalize<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let buf = TextBuf::new(text);
        let mut scratch = Scratch::default();
        match self.units(buf.text(), &mut scratch) {
            None => Cow::Borrowed(text),
            Some(out) => Cow::Owned(out.text.to_string_lossy()),
        }
    }

    /// The normalized text with its offset mapping to the original, in bytes.
    ///
    /// ```
    /// let aligned = tarqim::Normalizer::preset("search")?.align("الأُسْتَاذَةُ مُنَى");
    /// let at = aligned.text().find("مني").unwrap();
    /// assert_eq!(&aligned.original()[aligned.to_original(at..at + "مني".len())], "مُنَى");
    /// # Ok::<(), tarqim::ConfigError>(())
    /// ```
    pub fn align<'a>(&self, text: &'a str) -> Aligned<'a> {
        let buf = TextBuf::new(text);
        let mut scratch = Scratch::default();
        let (out, alignment) = self.units_aligned(buf.text(), &mut scratch);
        let out = match out {
            None => Cow::Borrowed(text),
            Some(out) => Cow::Owned(out.text.to_string_lossy()),
        };
        Aligned::new(text, out, std::mem::take(alignment))
    }

    /// Normalizes code points in their storage width. `None` means that
    /// nothing changed; otherwise the result is in the narrowest width.
    pub fn units<'s>(&self, text: Text<'_>, scratch: &'s mut Scratch) -> Option<Rewritten<'s>> {
        let Scratch { wide, full, work, spare, done, .. } = scratch;
        self.run(text, Buffers { wide, full, work, spare, done }, &mut NoSink)
    }

    /// Like [`Normalizer::units`], leaving the alignment in `scratch`.
    pub fn units_aligned<'s>(
        &self,
        text: Text<'_>,
        scratch: &'s mut Scratch,
    ) -> (Option<Rewritten<'s>>, &'s mut Alignment) {
        let Scratch { wide, full, work, spare, done, alignment } = scratch;
        let out = self.run(text, Buffers { wide, full, work, spare, done }, alignment);
        alignment.finish(text.len(), out.map_or(text.len(), |out| out.text.len()));
        (out, alignment)
    }

    fn run<'s, S: Sink>(&self, text: Text<'_>, buffers: Buffers<'s>, sink: &mut S) -> Option<Rewritten<'s>> {
        let Buffers { wide, full, work, spare, done } = buffers;
        crate::provoked::check(text.codes());
        sink.restart(text.len());
        let mut memory = SpanBuffers { work, spare, done };
        let fast = match text {
            Text::Wide(src) => self.fast(src, wide, &mut memory, sink),
            Text::Full(src) => self.fast(src, full, &mut memory, sink),
        };
        let SpanBuffers { work, spare, .. } = memory;
        if let Some(changed) = fast {
            let (len, any) = changed?;
            return Some(match text {
                Text::Wide(_) => Rewritten { text: Text::Wide(&wide[..len]), any },
                Text::Full(_) => narrowest(&full[..len], any, wide),
            });
        }
        sink.restart(text.len());
        work.clear();
        with_units!(text, src => work.extend(src.iter().map(|c| c.code())));
        self.general(work, spare, sink);
        let same = with_units!(text, src => is_same(src, work));
        if same {
            sink.restart(text.len());
            return None;
        }
        let any = work.iter().fold(0, |a, b| a | b);
        Some(narrowest(work, any, wide))
    }

    /// Fast path: one scan over the native units, and the stages after it. Returns the units written to `out` and their OR,
    /// if any changed; `None` if the text has to go through stage by stage.
    fn fast<U: Native, S: Sink>(
        &self,
        src: &[U],
        out: &mut Vec<U>,
        memory: &mut SpanBuffers<'_>,
        sink: &mut S,
    ) -> Option<Option<(usize, u32)>> {
        if self.options.compat != options::Compat::None {
            return if S::RECORDS { None } else { self.compatible(src, out, memory) };
        }
        grow(out, src.len());
        memory.done.clear();
        let mut state = State::default();
        let mut around = Surroundings {
            options: &self.options,
            table: &self.table,
            replacements: &self.replacements,
            work: memory.work,
            spare: memory.spare,
            done: memory.done,
        };
        let mut at = U::scan(self.plan.as_ref(), src, out, &mut state, sink, &mut around)?;
        debug_assert_eq!(at, src.len());
        at = state.len;
        if self.wants_last(&out[..at]) {
            out.truncate(at);
            self.last(out, &mut Vec::new(), sink);
            at = out.len();
            state.changed = true;
            state.rewound = true;
        }
        if state.rewound {
            state.any = out[..at].iter().fold(0, |any, c| any | c.code());
            if state.changed && is_same(src, &out[..at]) {
                sink.restart(src.len());
                state.changed = false;
            }
        }
        Some(state.changed.then_some((at, state.any)))
    }

    /// The rules of another tool over the native units, if no other stage is enabled.
    fn compatible<U: Native>(
        &self,
        src: &[U],
        out: &mut Vec<U>,
        memory: &mut SpanBuffers<'_>,
    ) -> Option<Option<(usize, u32)>> {
        let alone = Options { compat: self.options.compat, ..Options::default() };
        if alone != self.options {
            return None;
        }
        let len = arabert::apply(src, out, memory.work, memory.spare)?;
        let any = out[..len].iter().fold(0, |any, c| any | c.code());
        Some((!is_same(src, &out[..len])).then_some((len, any)))
    }

    /// Whether the stages after the table have work to do on its output.
    fn wants_last<U: Native>(&self, text: &[U]) -> bool {
        let o = &self.options;
        let (blanks, threes) = (spaces::on(o), elongation::on(o));
        let repeats = (blanks || threes) && U::may_repeat(self.plan.as_ref(), text, blanks, threes);
        (blanks && (spaces::at_ends(o, text) || (repeats && spaces::inside(o, text))))
            || (threes && repeats && elongation::wanted(text))
            || (o.proclitics == options::Proclitics::Join && context::lone_proclitic(text))
    }

    /// Slow path: all stages one after the other, on 4-byte units. The result replaces `text`.
    fn general<S: Sink>(&self, text: &mut Vec<u32>, spare: &mut Vec<u32>, sink: &mut S) {
        around::stages(&self.options, &self.table, &self.replacements, text, spare, sink);
        self.last(text, spare, sink);
    }

    /// The stages after the table.
    fn last<U: Store, S: Sink>(&self, text: &mut Vec<U>, spare: &mut Vec<U>, sink: &mut S) {
        let o = &self.options;
        let mut pass = passes(text, spare, sink);
        pass(o.proclitics == options::Proclitics::Join, &|s, out, sink| {
            context::join(s, &mut Rewrite::new(out, sink));
        });
        pass(elongation::on(o), &|s, out, sink| elongation::run(o, s, &mut Rewrite::new(out, sink)));
        pass(spaces::on(o), &|s, out, sink| spaces::run(o, s, &mut Rewrite::new(out, sink)));
    }
}

/// Output buffers of [`Normalizer::run`].
struct Buffers<'s> {
    wide: &'s mut Vec<u16>,
    full: &'s mut Vec<u32>,
    work: &'s mut Vec<u32>,
    spare: &'s mut Vec<u32>,
    done: &'s mut Vec<around::Done>,
}

/// Buffers for rewriting spans.
struct SpanBuffers<'s> {
    work: &'s mut Vec<u32>,
    spare: &'s mut Vec<u32>,
    done: &'s mut Vec<around::Done>,
}

/// Blocks of 256 code points in which some stage may change something.
fn blocks(o: &Options) -> Vec<usize> {
    let mut blocks = vec![0x00, 0x06];
    blocks.extend([0x03, 0x07, 0x08, 0x18, 0x20, 0x30, 0xFD, 0xFE, 0x10E, 0x16]);
    if o.charmap != options::Charmap::None {
        blocks.extend(0x00..0x100);
    }
    let glyphs = o.presentation_forms != PresentationForms::Keep || o.ligatures != Ligatures::Keep;
    if glyphs || !o.keep.is_empty() || !o.drop.is_empty() {
        blocks.extend([0xFB, 0xFC, 0xFD, 0xFE]);
    }
    if o.quotes != options::Quotes::Keep {
        blocks.push(0xFF);
    }
    if o.case != Case::Keep {
        static CASED: OnceLock<Vec<usize>> = OnceLock::new();
        let changes = |b: &usize| (0..256).any(|i| table::lowers((b * 256 + i) as u32));
        blocks.extend(CASED.get_or_init(|| (0..0x200).filter(changes).collect()));
    }
    if emoji::on(o) || !o.keep.is_empty() || !o.drop.is_empty() {
        blocks.extend((0x20..=0x2B).chain([0x30, 0x32]).chain(0x1F0..=0x1FA));
    }
    blocks
}

#[cfg(test)]
pub(crate) mod tests;
