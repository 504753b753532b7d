//! Rewriting Arabic text into one way of writing, with the way back.
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
//! 9. everything that looks at one character at a time: `charmap`, bidi, zero width,
//!    tatweel, tashkeel, yeh, waw, kaf, heh, loan letters, alef, hamza, alef
//!    maqsura, teh marbuta, dots, digits, quotes, punctuation, case, `keep`/`drop`
//! 10. lone proclitics
//! 11. elongation
//! 12. white space
//!
//! Stages 3 and 9 are fused into one table (`table.rs`), over 2-byte texts into
//! vector shuffles (`simd.rs`); the others run only on texts that hold something
//! for them to do.
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
use std::ops::Range;

use crate::ConfigError;
use crate::align::{Alignment, NoSink, Sink};
use crate::text::{Text, TextBuf, Unit as _};
use crate::with_units;

mod addresses;
mod arabert;
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
mod seeds;
mod simd;
mod spaces;
mod symbols;
mod table;
mod transliterate;

pub use classes::Classes;
pub use options::{Kind, OptionInfo, Options};
pub use presets::PRESETS;
pub use transliterate::{DIRECTIONS, SCHEMES, Transliteration};

use options::{Case, Ligatures, PresentationForms, ZeroWidth};
use rewrite::Rewrite;
use table::{Scan, State, Store, Table};

/// A compiled configuration. Cheap to share, made once.
#[derive(Clone, Debug)]
pub struct Normalizer {
    options: Options,
    table: Table,
    plan: Option<simd::Plan>,
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

/// Memory kept between calls, so that normalizing line after line allocates
/// nothing but the results.
#[derive(Debug, Default)]
pub struct Scratch {
    narrow: Vec<u8>,
    wide: Vec<u16>,
    full: Vec<u32>,
    work: Vec<u32>,
    alignment: Alignment,
}

/// Units beyond which [`Scratch`] gives its memory back after a call.
const KEPT: usize = 1 << 18;

impl Scratch {
    fn shrink(&mut self) {
        if self.wide.len().max(self.narrow.len()).max(self.full.capacity()).max(self.work.capacity()) > KEPT {
            *self = Self::default();
        }
    }

    /// Gives memory back that only a very long text needed.
    pub fn after(&mut self) {
        self.shrink();
    }

    /// The alignment of the last [`Normalizer::units_aligned`].
    pub fn alignment(&self) -> &Alignment {
        &self.alignment
    }
}

impl Normalizer {
    /// Compiles a configuration.
    pub fn new(options: Options) -> Self {
        let replacements = replace::Replacements::new(&options);
        let o = &options;
        let looks = |c: u32| {
            html::looks_at(o, c)
                || (form::on(o) && (!form::inert(o.unicode, c) || glyphs::is_mark_shape(o, c)))
                || addresses::looks_at(o, c)
                || (emoji::on(o) && emoji::may_start(c))
                || replacements.looks_at(c)
                || context::looks_at(o, c)
                || (c == symbols::ZWJ && o.zero_width != ZeroWidth::Keep)
        };
        let mut blocks = blocks(o);
        blocks.extend(replacements.blocks());
        let table = Table::new(o, &blocks, looks, form::on(o));
        let plan = simd::Plan::new(&table);
        Self { options, table, plan, replacements }
    }

    /// A named configuration: see [`PRESETS`].
    pub fn preset(name: &str) -> Result<Self, ConfigError> {
        presets::options(name).map(Self::new)
    }

    /// The configuration as options.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// Reads what [`Normalizer::to_json`] wrote.
    pub fn from_json(json: &str) -> Result<Self, ConfigError> {
        Options::from_json(json).map(Self::new)
    }

    /// The configuration as a JSON object.
    pub fn to_json(&self) -> String {
        self.options.to_json()
    }

    /// The normalized text; borrowed if nothing had to change.
    pub fn normalize<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let buf = TextBuf::new(text);
        let mut scratch = Scratch::default();
        match self.units(buf.text(), &mut scratch) {
            None => Cow::Borrowed(text),
            Some(out) => Cow::Owned(out.to_string_lossy()),
        }
    }

    /// The normalized text with the way back to the original, in bytes.
    pub fn align<'a>(&self, text: &'a str) -> Aligned<'a> {
        let buf = TextBuf::new(text);
        let mut scratch = Scratch::default();
        let (out, alignment) = self.units_aligned(buf.text(), &mut scratch);
        let out = match out {
            None => Cow::Borrowed(text),
            Some(out) => Cow::Owned(out.to_string_lossy()),
        };
        let code_points = std::mem::take(alignment);
        let bytes = code_points.to_bytes(text, &out);
        Aligned { original: text, text: out, code_points, bytes }
    }

    /// Normalizes code points in the form they are stored in. `None` means that
    /// nothing had to change; otherwise the result is in the narrowest form.
    pub fn units<'s>(&self, text: Text<'_>, scratch: &'s mut Scratch) -> Option<Text<'s>> {
        let Scratch { narrow, wide, full, work, .. } = scratch;
        self.run(text, Buffers { narrow, wide, full, work }, &mut NoSink)
    }

    /// As [`Normalizer::units`]; the alignment is left in `scratch`.
    pub fn units_aligned<'s>(
        &self,
        text: Text<'_>,
        scratch: &'s mut Scratch,
    ) -> (Option<Text<'s>>, &'s mut Alignment) {
        let Scratch { narrow, wide, full, work, alignment } = scratch;
        let out = self.run(text, Buffers { narrow, wide, full, work }, alignment);
        alignment.finish(text.len(), out.map_or(text.len(), Text::len));
        (out, alignment)
    }

    fn run<'s, S: Sink>(&self, text: Text<'_>, buffers: Buffers<'s>, sink: &mut S) -> Option<Text<'s>> {
        let Buffers { narrow, wide, full, work } = buffers;
        sink.restart(text.len());
        let scan = match text {
            Text::Narrow(src) => self.fast(src, narrow, sink),
            Text::Wide(src) => self.fast(src, wide, sink),
            Text::Full(src) => self.fast(src, full, sink),
        };
        work.clear();
        if let Scan::Done { len, any, changed } = scan {
            let more = match text {
                Text::Narrow(_) => self.wants_last(&narrow[..len]),
                Text::Wide(_) => self.wants_last(&wide[..len]),
                Text::Full(_) => self.wants_last(&full[..len]),
            };
            if !more {
                return changed.then(|| match text {
                    Text::Narrow(_) => Text::Narrow(&narrow[..len]),
                    Text::Wide(_) if any < 0x100 => Text::Narrow(narrowed(&wide[..len], narrow)),
                    Text::Wide(_) => Text::Wide(&wide[..len]),
                    Text::Full(_) => narrowest(&full[..len], any, narrow, wide),
                });
            }
            match text {
                Text::Narrow(_) => work.extend(narrow[..len].iter().map(|c| c.code())),
                Text::Wide(_) => work.extend(wide[..len].iter().map(|c| c.code())),
                Text::Full(_) => work.extend_from_slice(&full[..len]),
            }
            self.last(work, full, sink);
        } else {
            sink.restart(text.len());
            with_units!(text, src => work.extend(src.iter().map(|c| c.code())));
            self.general(work, full, sink);
        }
        let same = with_units!(text, src => {
            src.len() == work.len() && src.iter().zip(work.iter()).all(|(a, b)| a.code() == *b)
        });
        if same {
            sink.restart(text.len());
            return None;
        }
        let any = work.iter().fold(0, |a, b| a | b);
        Some(narrowest(work, any, narrow, wide))
    }

    /// One scan over the native units, for texts that hold nothing but what the
    /// table can deal with.
    fn fast<U: Store + Native, S: Sink>(&self, src: &[U], out: &mut Vec<U>, sink: &mut S) -> Scan {
        if self.options.compat != options::Compat::None {
            return Scan::Stopped;
        }
        if out.len() < src.len() {
            out.resize(src.len(), U::store(0));
        }
        let mut state = State::default();
        let confirm = |src: &[U], at: usize| self.confirm(src, at);
        let done = U::scan(self, src, out, &mut state, sink, &confirm);
        if done {
            Scan::Done { len: state.len, any: state.any, changed: state.changed }
        } else {
            Scan::Stopped
        }
    }

    /// Whether the stages after the table have something to do in its output.
    fn wants_last<U: Store>(&self, text: &[U]) -> bool {
        let o = &self.options;
        (spaces::on(o) && spaces::wanted(o, text))
            || (elongation::on(o) && elongation::wanted(text))
            || (o.proclitics == options::Proclitics::Join && context::lone_proclitic(text))
    }

    /// Whether the unit at `at`, which the table marks, calls for the general path.
    #[inline(never)]
    fn confirm<U: Store>(&self, src: &[U], at: usize) -> bool {
        let o = &self.options;
        let c = src[at].code();
        let before = at.checked_sub(1).map_or(0, |i| src[i].code());
        if form::on(o)
            && (form::suspicious(o, c, before, |m| self.table.get(m).drops()) || glyphs::is_mark_shape(o, c))
        {
            return true;
        }
        if addresses::looks_at(o, c) && addresses::suspicious(src, at) {
            return true;
        }
        (c == symbols::ZWJ && emoji::may_join(src, at))
            || html::looks_at(o, c)
            || (emoji::on(o) && emoji::may_start(c))
            || self.replacements.looks_at(c)
            || context::looks_at(o, c)
    }

    /// All stages one after the other, on 4-byte units. The result replaces `text`.
    fn general<S: Sink>(&self, text: &mut Vec<u32>, spare: &mut Vec<u32>, sink: &mut S) {
        let o = &self.options;
        let mut pass = passes(text, spare, sink);
        if o.compat == options::Compat::Arabert {
            for step in 0..arabert::count() {
                pass(true, &|s, out, sink| arabert::run(step, s, &mut Rewrite::new(out, sink)));
            }
        }
        pass(html::on(o), &|s, out, sink| html::run(o, s, &mut Rewrite::new(out, sink)));
        pass(glyphs::on(o) && form::on(o), &|s, out, sink| glyphs::run(o, s, &mut Rewrite::new(out, sink)));
        pass(form::on(o), &|s, out, sink| form::run(o, s, &mut Rewrite::new(out, sink)));
        pass(addresses::on(o), &|s, out, sink| addresses::run(o, s, &mut Rewrite::new(out, sink)));
        pass(emoji::on(o), &|s, out, sink| emoji::run(o, s, &mut Rewrite::new(out, sink)));
        pass(!self.replacements.is_empty(), &|s, out, sink| {
            self.replacements.run(s, &mut Rewrite::new(out, sink));
        });
        pass(context::on(o), &|s, out, sink| context::run(o, s, &mut Rewrite::new(out, sink)));
        pass(true, &|s, out, sink| self.table.run(s, &mut Rewrite::new(out, sink)));
        drop(pass);
        self.last(text, spare, sink);
    }

    /// The stages after the table.
    fn last<S: Sink>(&self, text: &mut Vec<u32>, spare: &mut Vec<u32>, sink: &mut S) {
        let o = &self.options;
        let mut pass = passes(text, spare, sink);
        pass(o.proclitics == options::Proclitics::Join, &|s, out, sink| {
            context::join(s, &mut Rewrite::new(out, sink));
        });
        pass(elongation::on(o), &|s, out, sink| elongation::run(o, s, &mut Rewrite::new(out, sink)));
        pass(spaces::on(o), &|s, out, sink| spaces::run(o, s, &mut Rewrite::new(out, sink)));
    }
}

/// A pass of the general path.
type Pass<'f, S> = dyn Fn(&[u32], &mut Vec<u32>, &mut S) + 'f;

/// What runs a pass, if it is on, from `text` into `spare` and exchanges the two.
fn passes<'a, S: Sink>(
    text: &'a mut Vec<u32>,
    spare: &'a mut Vec<u32>,
    sink: &'a mut S,
) -> impl FnMut(bool, &Pass<'_, S>) + 'a {
    move |on, f| {
        if on {
            sink.step(|own| {
                f(text, spare, own);
                (text.len(), spare.len())
            });
            std::mem::swap(text, spare);
        }
    }
}

/// Where [`Normalizer::run`] may write.
struct Buffers<'s> {
    narrow: &'s mut Vec<u8>,
    wide: &'s mut Vec<u16>,
    full: &'s mut Vec<u32>,
    work: &'s mut Vec<u32>,
}

/// The fast scan of each unit.
trait Native: Store {
    fn scan<S: Sink>(
        n: &Normalizer,
        src: &[Self],
        dst: &mut [Self],
        state: &mut State,
        sink: &mut S,
        confirm: &impl Fn(&[Self], usize) -> bool,
    ) -> bool
    where
        Self: Sized,
    {
        n.table.scan(src, 0..src.len(), dst, state, sink, confirm)
    }
}

impl Native for u8 {}
impl Native for u32 {}

impl Native for u16 {
    fn scan<S: Sink>(
        n: &Normalizer,
        src: &[u16],
        dst: &mut [u16],
        state: &mut State,
        sink: &mut S,
        confirm: &impl Fn(&[u16], usize) -> bool,
    ) -> bool {
        match &n.plan {
            Some(plan) => plan.scan(&n.table, src, dst, state, sink, confirm),
            None => n.table.scan(src, 0..src.len(), dst, state, sink, confirm),
        }
    }
}

fn narrowed<'s, U: Store>(src: &[U], narrow: &'s mut Vec<u8>) -> &'s [u8] {
    narrow.clear();
    narrow.extend(src.iter().map(|c| c.code() as u8));
    narrow
}

/// `src` in the narrowest form; `any` is the OR of its units.
fn narrowest<'s>(src: &'s [u32], any: u32, narrow: &'s mut Vec<u8>, wide: &'s mut Vec<u16>) -> Text<'s> {
    if any < 0x100 {
        Text::Narrow(narrowed(src, narrow))
    } else if any < 0x1_0000 {
        wide.clear();
        wide.extend(src.iter().map(|c| *c as u16));
        Text::Wide(wide)
    } else {
        Text::Full(src)
    }
}

/// Blocks of 256 code points in which some stage may do something.
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
        let changes = |b: &usize| (0..256).any(|i| table::lowers((b * 256 + i) as u32));
        blocks.extend((0..0x200).filter(changes));
    }
    if emoji::on(o) || !o.keep.is_empty() || !o.drop.is_empty() {
        blocks.extend((0x20..=0x2B).chain([0x30, 0x32]).chain(0x1F0..=0x1FA));
    }
    blocks
}

/// A normalized text with the way back to its original, in bytes of UTF-8.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aligned<'a> {
    original: &'a str,
    text: Cow<'a, str>,
    code_points: Alignment,
    bytes: Alignment,
}

impl<'a> Aligned<'a> {
    /// The normalized text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text as it was.
    pub fn original(&self) -> &'a str {
        self.original
    }

    /// The bytes of the original that a range of bytes of the normalized text stands for.
    pub fn to_original(&self, range: Range<usize>) -> Range<usize> {
        let (s, e) = self.bytes.to_original(cut(range.start), cut(range.end));
        s as usize..e as usize
    }

    /// The bytes of the normalized text that a range of bytes of the original became.
    pub fn to_normalized(&self, range: Range<usize>) -> Range<usize> {
        let (s, e) = self.bytes.to_normalized(cut(range.start), cut(range.end));
        s as usize..e as usize
    }

    /// The alignment between the code points of the two texts.
    pub fn code_points(&self) -> &Alignment {
        &self.code_points
    }
}

fn cut(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
pub(crate) mod tests;
