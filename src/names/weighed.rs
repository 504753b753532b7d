//! Names of every label: lists, rules and the model, weighed against one another.

use super::completed::{events_in_full, in_full};
use super::disjoint::{ByPlace, Kept, in_order};
use super::model::Model;
use super::model_bounds::{begins_clause, descent, parted, second, trimmed};
use super::model_guards::accept;
use super::reader::{Found, NameReader};
use super::tagger::{NameClass, Tagger, continues};
use super::tags;
use super::{
    acronyms, across, bodies, cited, designations, glosses, headed, heads, homonyms, identity, lineage,
    lists, ministries, namesakes, papers, parts, people, shares, tribes,
};
use crate::found::{Candidate, Label, Source};
use crate::in_order::by_number;
use crate::lexicon::schema::NameWord;
use crate::lexicon::{Class, bit};
use crate::reading::{Context, Dimension, Memory, near};
use std::sync::Arc;

/// PERSON NORP ORG GPE LOC FAC PRODUCT EVENT.
pub struct Names;

impl Dimension for Names {
    fn name(&self) -> &'static str {
        "names"
    }

    fn doc(&self) -> &'static str {
        "Names of people, groups, places, organizations, products and events: by list, by rule, by model."
    }

    fn labels(&self) -> &'static [Label] {
        use Label::*;
        &[Person, Norp, Org, Gpe, Loc, Fac, Product, Event]
    }

    fn find(&self, cx: &Context<'_>, memory: &mut Memory, out: &mut Vec<Candidate>) {
        memory.of::<Using>().read(cx, |r| {
            let names = weighed(r);
            identity::resolve(r, names, true, out);
        });
    }
}

/// The memory of this dimension: a model, and the tagger, which must only be used with that model.
#[derive(Default)]
pub struct Using {
    /// `None` for the embedded one.
    model: Option<Arc<Model>>,
    /// At most 131,072 word types (19 MB), 4 MB of affixes and words in Latin letters, and what the longest text needs.
    tagger: Tagger,
}

impl Using {
    /// Memory for this model.
    pub fn model(model: &Arc<Model>) -> Self {
        Self { model: Some(Arc::clone(model)), ..Self::default() }
    }

    /// Lets `work` read a text with the model's tags.
    pub fn read(&mut self, cx: &Context<'_>, work: impl FnOnce(&NameReader<'_>)) {
        let Self { model, tagger } = self;
        tagger.tag(cx, model.as_deref().unwrap_or_else(|| Model::builtin()));
        work(&NameReader { cx, tagger });
        tagger.release();
    }
}

/// Names that lists have room for from the start: more than most texts of a paragraph hold.
const ROOM: usize = 16;

/// All names, disjoint, in order.
fn weighed(r: &NameReader<'_>) -> Vec<Found> {
    let mut listed = Vec::with_capacity(ROOM);
    lists::find(r, &mut listed);
    let mut ruled = Vec::new();
    papers::find(r, &listed, &mut ruled);
    ministries::find(r, &listed, &mut ruled);
    heads::find(r, &listed, &mut ruled);
    designations::find(r, &listed, &mut ruled);
    acronyms::find(r, &listed, &mut ruled);
    acronyms::clubs(r, &mut ruled);
    shares::find(r, &listed, &mut ruled);
    tribes::houses(r, &listed, &mut ruled);
    lineage::find(r, &listed, &mut ruled);
    cited::find(r, &listed, &mut ruled);
    tribes::find(r, &listed, &mut ruled);
    ruled.retain(|f| {
        let refuted = r.refuted(f);
        if refuted {
            r.cx.refused("names/doubt::refuted", f.first, f.end);
        }
        !refuted
    });
    ruled.iter_mut().for_each(|f| headed::with_whole_head(r, f));
    // Those of the lists do not overlap one another and are in order.
    let mut kept = if ruled.is_empty() { listed } else { without_overlap(r, ruled, listed) };
    let mut found = by_model(r, &kept);
    let mut announced = Vec::new();
    people::find(r, &mut announced);
    if !announced.is_empty() {
        without_announced(&mut announced, &mut found, &mut kept);
    }
    found.append(&mut announced);
    found.append(&mut kept);
    by_number(&mut found, |f| (f.first as u64) << 32 | f.end as u64);
    found.dedup_by(|f, last| {
        let overlap = last.overlaps(f);
        // Only a longer name of the model overlaps listed ones, and it replaces them.
        if overlap && f.source == Source::Model && f.len() > last.len() {
            *last = *f;
        }
        overlap
    });
    let mut disjoint = found;
    across::in_full(r, &mut disjoint);
    parts::in_full(r, &mut disjoint);
    events_in_full(r, &mut disjoint);
    bodies::in_full(r, &mut disjoint);
    people::with_numbers(r, &mut disjoint);
    in_full(r, &mut disjoint);
    people::beside(r, &mut disjoint);
    namesakes::settle(r, &mut disjoint);
    glosses::find(r, &mut disjoint);
    disjoint.retain(|f| !r.tagger.is_strange(f.first));
    homonyms::settle(r, &mut disjoint);
    disjoint
}

/// The names of rules and lists: one of a rule takes the place of listed ones inside it.
fn without_overlap(r: &NameReader<'_>, ruled: Vec<Found>, listed: Vec<Found>) -> Vec<Found> {
    let mut kept = Kept::new(r.count());
    ruled.into_iter().chain(listed).for_each(|f| kept.add(f));
    in_order(&mut kept.names);
    kept.names
}

/// Leaves of the people that a title announces those that no other name speaks against, and of the names of the model
/// and of those kept before the ones that do not overlap them.
fn without_announced(announced: &mut Vec<Found>, found: &mut Vec<Found>, kept: &mut Vec<Found>) {
    let (by_model, by_rule) = (ByPlace::of(found), ByPlace::of(kept));
    announced.retain(|f| {
        let clash = |g: &Found| {
            let person = g.label == Label::Person && g.len() > 1;
            g.source != Source::Gazetteer || person || g.len() >= f.len()
        };
        let inside = |g: &Found| f.first <= g.first && g.end <= f.end;
        let part = |g: &Found| {
            f.rule == people::SHORT_TITLE && g.label == Label::Person && f.holds(g)
                || f.rule == people::BYLINE && inside(g)
        };
        by_model.overlapping(f).all(part) && !by_rule.overlapping(f).any(clash)
    });
    let announced = ByPlace::of(announced);
    let apart = |g: &Found| announced.overlapping(g).next().is_none();
    found.retain(apart);
    kept.retain(apart);
}

/// Somebody whom the model has at the end of a body or building: «جمرك المطار ⟦محمد العقيل⟧», but «دوري عبد اللطيف جميل».
fn somebody(r: &NameReader<'_>, kind: NameClass, first: usize, end: usize) -> Option<Found> {
    const TITLED: u64 = bit(Class::Title) | bit(Class::Given) | bit(Class::Family);
    let full = |i: usize| r.is(i + 1, Class::Family) || r.is(i + 1, Class::Given) || descent(r, i + 1);
    let begins = |&i: &usize| {
        r.only_given(i)
            && r.prefix(i) == 0
            // «حيدر أباد»
            && r.cx.words.phrases(i) & bit(Class::Name) == 0
            && !r.is(i, Class::Head)
            && r.definite(i - 1)
            && !r.cx.words[i - 1].any(TITLED)
            && !r.is_small(i - 1, NameWord::Crown)
            && (full(i) || people::family(r, i + 1))
    };
    let apart = kind != NameClass::Person;
    let at = (first + 1..end).find(begins).filter(|&i| apart && near(r.cx, i))?;
    let listed = || Found { end: at + 2, ..people::person_from(at) };
    people::name(r, at).or_else(|| (!descent(r, at + 1) && full(at)).then(listed))
}

/// The names that only the model finds, or finds longer than the lists.
fn by_model(r: &NameReader<'_>, others: &[Found]) -> Vec<Found> {
    let mut out = Vec::new();
    let mut next = 0;
    let mut i = 0;
    while i < r.count() {
        // Nearly all words are outside of names.
        i += r.tagger.tags[i..].iter().take_while(|&&tag| tag == 0).count();
        let begins = |&kind: &NameClass| {
            !continues(r.tagger.tags[i])
                || parted(r, kind, i) && !(kind != NameClass::Person && begins_clause(r, i))
        };
        let Some(kind) = r.tagged(i).filter(begins) else {
            i += 1;
            continue;
        };
        let mut end = i + 1;
        while end < r.count()
            && (continues(r.tagger.tags[end]) && !parted(r, kind, end) || second(r, kind, i, end))
        {
            end += 1;
        }
        let label = tags::label(r.tagger.tags[i]);
        let (first, last) = trimmed(r, kind, i, end);
        while others.get(next).is_some_and(|f| f.end <= first) {
            next += 1;
        }
        if first >= last {
            r.cx.refused("names/model_bounds::trimmed", i, end);
            i = end;
            continue;
        }
        i = end;
        let somebody = somebody(r, kind, first, last);
        let last = somebody.map_or(last, |f| f.first);
        let within = others[next..].iter().take_while(|f| f.first < last).count();
        out.extend(label.and_then(|label| accept(r, label, first, last, &others[next..next + within])));
        out.extend(somebody);
    }
    out
}
