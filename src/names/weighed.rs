//! Names of every label: lists, rules and the model, weighed against one another.

use super::model::Model;
use super::reader::{Found, Reader};
use super::tagger::{Class as Kind, Tagger, continues};
use super::words::{MOSTLY, POSSIBLE};
use super::{acronyms, cited, designations, glosses, heads, identity, lineage, lists, people, places};
use crate::calendar::years;
use crate::found::{Candidate, Label, Source};
use crate::letters::{ALEF_HAMZA_BELOW, ALEF_MADDA, BEH, LAM, WAW};
use crate::lexicon::schema::{HeadKind, NameWord};
use crate::lexicon::{Class, Proclitics, Reading, Sense, bit, flag};
use crate::reading::{AtomKind, Context, Dimension, Memory, near};
use crate::signs::{self, EM_DASH, EN_DASH, HYPHEN};
use crate::tokenize;
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
    /// At most 131,072 word types (19 MB), and what the longest text needs.
    tagger: Tagger,
}

impl Using {
    /// Memory for this model.
    pub fn model(model: &Arc<Model>) -> Self {
        Self { model: Some(Arc::clone(model)), ..Self::default() }
    }

    /// Lets `work` read a text with the model's tags.
    pub fn read(&mut self, cx: &Context<'_>, work: impl FnOnce(&Reader<'_>)) {
        let Self { model, tagger } = self;
        tagger.tag(cx, model.as_deref().unwrap_or_else(|| Model::builtin()));
        work(&Reader { cx, tagger });
        tagger.release();
    }
}

/// All names, disjoint, in order.
fn weighed(r: &Reader<'_>) -> Vec<Found> {
    let mut listed = Vec::new();
    lists::find(r, &mut listed);
    let mut ruled = Vec::new();
    heads::find(r, &listed, &mut ruled);
    designations::find(r, &listed, &mut ruled);
    acronyms::find(r, &listed, &mut ruled);
    acronyms::clubs(r, &mut ruled);
    lineage::find(r, &listed, &mut ruled);
    cited::find(r, &mut ruled);
    // A rule's name takes the place of listed ones inside it.
    let mut kept = Kept::default();
    ruled.into_iter().for_each(|f| kept.add(f));
    listed.into_iter().for_each(|f| kept.add(f));
    kept.sort();
    let mut found = by_model(r, &kept.names);
    let mut announced = Vec::new();
    people::find(r, &mut announced);
    announced.retain(|f| {
        let clash = |g: &Found| {
            let person = g.label == Label::Person && g.len() > 1;
            g.overlaps(f) && (g.source != Source::Gazetteer || person || g.len() >= f.len())
        };
        let inside = |g: &Found| f.first <= g.first && g.end <= f.end;
        let part = |g: &Found| {
            f.rule == people::SHORT_TITLE && g.label == Label::Person && f.holds(g)
                || f.rule == people::BYLINE && inside(g)
        };
        !found.iter().any(|g| g.overlaps(f) && !part(g)) && !kept.names.iter().any(clash)
    });
    found.retain(|g| !announced.iter().any(|f| f.overlaps(g)));
    kept.names.retain(|g| !announced.iter().any(|f| f.overlaps(g)));
    found.append(&mut announced);
    found.append(&mut kept.names);
    found.sort_by_key(|f| (f.first, f.end));
    let mut disjoint: Vec<Found> = Vec::new();
    for f in found {
        match disjoint.last() {
            Some(last) if last.overlaps(&f) => {
                // Only a longer name of the model overlaps listed ones, and it replaces them.
                if f.source == Source::Model && f.len() > last.len() {
                    disjoint.pop();
                    disjoint.push(f);
                }
            }
            _ => disjoint.push(f),
        }
    }
    with_years(r, &mut disjoint);
    people::with_numbers(r, &mut disjoint);
    in_full(r, &mut disjoint);
    people::beside(r, &mut disjoint);
    glosses::find(r, &mut disjoint);
    disjoint.retain(|f| !r.tagger.is_strange(f.first));
    places::settle(r, &mut disjoint);
    disjoint
}

/// Gives the model's given names the family names after them.
fn in_full(r: &Reader<'_>, names: &mut [Found]) {
    for k in 0..names.len() {
        let limit = names.get(k + 1).map_or(r.count(), |next| next.first);
        let from = k.checked_sub(1).map_or(0, |before| names[before].end);
        let f = &mut names[k];
        // «⟦بيلي⟧ جين كينج»: two people stand nowhere side by side.
        let before = f.first.saturating_sub(1);
        let bare = |(reading, s): (Reading, Sense)| {
            reading.proclitics.0 == 0 && s.flags & flag::AMBIGUOUS == 0 && s.arg >= BEARERS
        };
        let person = f.label == Label::Person && f.source == Source::Model && f.prefix == 0;
        if person
            && before >= from
            && before < f.first
            && near(r.cx, before)
            && r.senses(before, Class::Given).any(bare)
            && r.senses(before, Class::Given).all(|(reading, _)| reading.proclitics.0 == 0)
            && !r.is(before, Class::Title)
            && !r.cx.words[before].any(bit(Class::Verb))
        {
            f.first = before;
        }
        let given = f.label == Label::Person && (f.source == Source::Model || f.rule == lineage::LINEAGE);
        let sure = |(reading, s): (Reading, Sense)| {
            reading.prefix <= f.prefix && s.flags & flag::AMBIGUOUS == 0 && s.arg >= BEARERS
        };
        // «عريش الملك عبدالعزيز ⟦التاريخي⟧»: a king has no family name.
        let king = f.first > 0 && r.is_small(f.first - 1, NameWord::Crown);
        let one = f.len() == 1 && !king && r.senses(f.first, Class::Given).any(sure);
        let more =
            f.len() > 1 && r.is(f.end - 1, Class::Given) && people::family(r, f.end) && near(r.cx, f.end - 1);
        if given && (one || more) && f.end < limit {
            f.end = people::full(r, f.first, f.end, limit);
        }
        // «كلاوس ⟦بيكارد⟧»
        let first_name = f.source == Source::Model && f.label == Label::Person && f.len() == 1;
        if first_name && f.end < limit && near(r.cx, f.first) && r.foreign_family(f.first, f.end) {
            f.end += 1;
        }
    }
}

/// People that must bear a given name before a word after it is read as their family name.
const BEARERS: i32 = 20;

/// Extends events by the year that distinguishes them, and the place before it: «مونديال 2014», «أولمبياد لندن 2012».
fn with_years(r: &Reader<'_>, names: &mut Vec<Found>) {
    let mut k = 0;
    while k < names.len() {
        let f = names[k];
        if f.label == Label::Event {
            // «غزوة بدر ⟦الكبرى⟧», «مهرجان قرطاج ⟦الدولي⟧»
            let limit = names.get(k + 1).map_or(r.count(), |next| next.first);
            while names[k].end < limit
                && near(r.cx, names[k].end - 1)
                && r.bare_small(names[k].end, NameWord::Tail)
                && !r.is_kind(names[k].end - 1, tokenize::Kind::Number)
            {
                names[k].end += 1;
            }
            let f = names[k];
            let place =
                names.get(k + 1).filter(|g| g.label == Label::Gpe && g.first == f.end && g.prefix == 0);
            match place.map(|g| g.end) {
                Some(end) if year(r, end) => {
                    names[k].end = end + 1;
                    names.remove(k + 1);
                }
                _ if year(r, f.end) => names[k].end += 1,
                _ => {}
            }
        }
        k += 1;
    }
}

/// Whether token `i` is a year and not an amount of something.
fn year(r: &Reader<'_>, i: usize) -> bool {
    const COUNTED: u128 =
        bit(Class::Currency) | bit(Class::Measure) | bit(Class::Percent) | bit(Class::Scale);
    let atom = || r.cx.numbers.atom_at(i).filter(|a| a.digits == 4 && a.end == i + 1 && a.proclitics.0 == 0);
    r.is_kind(i, tokenize::Kind::Number)
        && near(r.cx, i - 1)
        // «هجمات 11 سبتمبر 2001» holds a date.
        && !r.cx.words[i - 1].any(bit(Class::Month))
        && atom().and_then(|a| a.whole()).is_some_and(|n| years::BARE.holds(n))
        // «الحرب الأهلية 1975-1990»: the years are when it was.
        && r.cx.numbers.amount_at(i).is_none_or(|a| a.range.is_none())
        && !(near(r.cx, i) && r.cx.words.any(i + 1, COUNTED))
}

/// Keeps names that do not overlap: the first one wins.
#[derive(Default)]
struct Kept {
    names: Vec<Found>,
    taken: std::collections::BTreeMap<usize, usize>,
}

impl Kept {
    fn add(&mut self, f: Found) {
        let before = self.taken.range(..f.end).next_back();
        if before.is_none_or(|(_, &end)| end <= f.first) {
            self.taken.insert(f.first, f.end);
            self.names.push(f);
        }
    }

    fn sort(&mut self) {
        self.names.sort_by_key(|f| f.first);
    }
}

/// The names that only the model finds, or finds longer than the lists.
fn by_model(r: &Reader<'_>, others: &[Found]) -> Vec<Found> {
    let mut out = Vec::new();
    let mut next = 0;
    let mut i = 0;
    while i < r.count() {
        let Some(kind) = r.tagged(i).filter(|&kind| !continues(r.tagger.tags[i]) || parted(r, kind, i))
        else {
            i += 1;
            continue;
        };
        let mut end = i + 1;
        while end < r.count()
            && (continues(r.tagger.tags[end]) && !parted(r, kind, end) || second(r, kind, i, end))
        {
            end += 1;
        }
        let (first, last) = trimmed(r, kind, i, end);
        while others.get(next).is_some_and(|f| f.end <= first) {
            next += 1;
        }
        i = end;
        if first >= last {
            continue;
        }
        let inside: Vec<&Found> = others[next..].iter().take_while(|f| f.first < last).collect();
        if let Some(found) = accept(r, kind, first, last, &inside) {
            out.push(found);
        }
    }
    out
}

/// Whether the person whose given name is token `first` alone goes on with the name that the model begins at
/// token `i`: two people stand nowhere side by side.
fn second(r: &Reader<'_>, kind: Kind, first: usize, i: usize) -> bool {
    kind == Kind::Person
        && i == first + 1
        && r.tagged(i) == Some(Kind::Person)
        && r.is_word(i)
        && r.prefix(i) == 0
        && near(r.cx, first)
        // «سولي علي مونتاري»: nor does a word that nothing knows stand before one.
        && (r.is(first, Class::Given) || r.foreign(first))
        && !r.is(i, Class::Title)
        && !r.is_small(i, NameWord::Mother)
}

/// Whether a name cannot go on with token `i`: a quotation mark, or for people and places a
/// conjunction («كاسياس وراموس») or a preposition before a place or an ordinary word («عبد العزيز
/// بجدة»). A foreign name may begin with the letter of a preposition.
fn parted(r: &Reader<'_>, kind: Kind, i: usize) -> bool {
    if r.opens(i) || r.stops(i) || signs::closes_quote(r.cx.code(i)) {
        return true;
    }
    // «باروخ مزراحي ⟦Baruch⟧ Mizrahi»: another script is another spelling.
    let latin = |i: usize| r.is_kind(i, tokenize::Kind::Latin);
    if kind == Kind::Person && i > 0 && latin(i) != latin(i - 1) {
        return true;
    }
    // «عبدالعزيز السلمي ⟦-⟧ جدة»: a dash with blanks around it, unlike that of «غرابار-كيتاروفيتش».
    let dash = matches!(r.cx.code(i), HYPHEN | EN_DASH | EM_DASH) && !r.is_word(i);
    if dash && i > 0 && r.cx.tokens.starts[i] > r.cx.tokens.ends[i - 1] {
        return true;
    }
    // «أحمد ⟦أم⟧ خالد»: the one or the other.
    if kind == Kind::Person && or(r, i) {
        return true;
    }
    let named = || r.senses(i, Class::Name).any(|(reading, _)| reading.prefix > 0);
    // «بيتر زينوفسكي ⟦ويان⟧ كوالسكي»: two full names, though no list has the second.
    let joined = || {
        let person = |at: usize| r.tagged(at) == Some(Kind::Person);
        let continued = |at: usize| r.tagger.tags.get(at).is_some_and(|&t| continues(t));
        i > 1 && person(i - 1) && person(i - 2) && continued(i - 1) && person(i + 1) && continued(i + 1)
    };
    if kind == Kind::Person && r.cx.code(i) == WAW && unknown_joined(r, i) && joined() {
        return true;
    }
    matches!(kind, Kind::Person | Kind::Place)
        && r.prefix(i) > 0
        && match r.cx.code(i) {
            WAW => true,
            BEH | LAM => named() || !r.seems(i, Kind::Person, POSSIBLE),
            _ => false,
        }
}

/// Whether token `i` is «أم» between two people.
fn or(r: &Reader<'_>, i: usize) -> bool {
    r.bare_small(i, NameWord::Mother) && i > 0 && r.tagged(i - 1) == Some(Kind::Person) && near(r.cx, i - 1)
}

/// Whether token `i`, the name of a letter, is «بي», to me, before somebody: «اتصل ⟦بي⟧ أحمد».
fn to_me(r: &Reader<'_>, i: usize) -> bool {
    r.bare_small(i, NameWord::Letter) && r.is(i + 1, Class::Given)
}

/// The model's name without titles, peoples' adjectives and heads that stand before it.
fn trimmed(r: &Reader<'_>, kind: Kind, mut first: usize, end: usize) -> (usize, usize) {
    const OUTSIDE: u128 = bit(Class::Weekday) | bit(Class::Month);
    let mut end = end;
    // «أون تي في» ends in a letter, «محمد على» in a name.
    let spelled = |i: usize| i > first && r.is_small(i - 1, NameWord::Letter);
    let preposition = |i: usize| r.is_small(i, NameWord::Preposition) && !r.is(i, Class::Given);
    // «عبد السلام ⟦جمعة⟧», «محمد ⟦رمضان⟧»
    let borne =
        |i: usize| kind == Kind::Person && i > first && r.is(i, Class::Given) && r.is(i - 1, Class::Given);
    let after = |i: usize| r.cx.words[i].any(OUTSIDE) && !borne(i) || preposition(i) && !spelled(i);
    while end > first && (!r.is_word(end - 1) || after(end - 1) && end - 1 > first) {
        end -= 1;
    }
    while first < end {
        let outside = !r.is_word(first)
            || r.key(first, 0).is_none_or(|key| key.letters().is_empty())
            || announces(r, kind, first, end)
            || kind == Kind::Person
                && first + 1 < end
                && (city(r, first) || place_of(r, first) || or(r, first) || to_me(r, first));
        if !outside {
            break;
        }
        first += 1;
    }
    if kind == Kind::Person && first < end {
        person(r, first, r.cut_at_title(first, end))
    } else {
        (first, end)
    }
}

/// Whether token `first` only announces the rest of a name that ends before token `end`: a title or a people's
/// adjective before a person, a head that is no part of a name.
pub fn announces(r: &Reader<'_>, kind: Kind, first: usize, end: usize) -> bool {
    let head = |kind: HeadKind| r.is_head(first, kind);
    first + 1 < end
        && match kind {
            Kind::Person => {
                let people = |(reading, _): (Reading, Sense)| reading.proclitics.any(Proclitics::AL);
                r.is(first, Class::Title) && !r.is(first, Class::Given) || r.people(first).is_some_and(people)
            }
            Kind::Place => {
                (head(HeadKind::GpeOut) || head(HeadKind::LocOut))
                    && !(head(HeadKind::FacIn) || head(HeadKind::LocIn))
            }
            Kind::Organization => head(HeadKind::OrgOut),
            Kind::Other => false,
        }
}

/// A person's name from token `first` to `end`: without ordinary words at either end («فوز صالح»),
/// and with what «بن», «آل», «عبد» join to it.
fn person(r: &Reader<'_>, mut first: usize, mut end: usize) -> (usize, usize) {
    // «فإن» is no «فان».
    let hamza = |i: usize| r.cx.text.at(r.cx.tokens.starts[i] as usize + 1) == ALEF_HAMZA_BELOW;
    let link = |i: usize| r.is_small(i, NameWord::Link) && !hamza(i);
    let listed = |i: usize| r.is(i, Class::Given) || r.is(i, Class::Family);
    let ordinary = |i: usize| {
        let particle = r.is(i, Class::Particle);
        particle && hamza(i) || (particle || !r.seems(i, Kind::Person, POSSIBLE)) && !link(i) && !listed(i)
    };
    let ordinary = |i: usize| ordinary(i) || r.ordinary(i);
    // «فيليب ⟦دوق إدنبره⟧»; «عبد الملك» is one name.
    let title = |&i: &usize| r.is(i, Class::Title) && !listed(i) && !link(i) && !link(i - 1);
    if listed(first) {
        end = (first + 1..end.saturating_sub(1)).find(title).unwrap_or(end);
    }
    let people = |i: usize| r.people(i).is_some() && r.definite(i) && !listed(i);
    // «ابن الفصيح ⟦ولد⟧ بالكوفة»: was born there.
    let born = |&i: &usize| {
        r.is_small(i, NameWord::Link)
            && r.is(i, Class::Verb)
            && (r.prefix(i + 1) > 0 || r.is_small(i + 1, NameWord::Place))
    };
    end = (first + 1..end).find(born).unwrap_or(end);
    // «أليكس فيرغسون ⟦هو⟧ مدرب»
    end = (first + 2..end).find(|&i| r.ordinary(i)).unwrap_or(end);
    // «أحمد ⟦&lt⟧»: nor with what stands between it and such a word.
    while first + 1 < end && (!r.is_word(end - 1) || ordinary(end - 1) || people(end - 1)) {
        end -= 1;
    }
    while first + 1 < end && (ordinary(first) || r.verb_before(first)) {
        first += 1;
    }
    while end < r.count() && end > first && link(end - 1) && r.is_word(end) {
        end += 1;
    }
    while end + 1 < r.count() && end > first && descent(r, end) && r.is_word(end + 1) {
        end += 2;
    }
    // «بدأ» is no «دا», and «ولد» before a given name a verb.
    let joins = |i: usize| link(i) && r.bare_small(i, NameWord::Link) && !r.verb_before(i) && near(r.cx, i);
    while first > 0 && first < end && joins(first - 1) && r.tagger.tags[first - 1] == 0 {
        first -= 1;
    }
    (first, end)
}

/// Whether token `i` is «بن», «آل» and the like, between two parts of a name.
fn descent(r: &Reader<'_>, i: usize) -> bool {
    let sure = |(reading, s): (crate::lexicon::Reading, crate::lexicon::Sense)| {
        reading.proclitics.0 == 0
            && s.flags & crate::lexicon::flag::AMBIGUOUS == 0
            && s.arg == NameWord::Descent as i32
    };
    r.senses(i, Class::NameWord).any(sure)
}

/// Whether token `i` is a place that an adjective announces: «العاصمة الإيطالية روما».
fn city(r: &Reader<'_>, i: usize) -> bool {
    let announced = i > 0 && (r.people(i - 1).is_some() || r.is_head(i - 1, HeadKind::GpeOut));
    let listed =
        |(_, s): (_, crate::lexicon::Sense)| r.label(s) == Some(Label::Gpe) && s.flags & flag::UNSURE == 0;
    announced && r.senses(i, Class::Name).any(listed)
}

/// Whether token `i` is a place before the name of somebody who is there: «قوة طوارئ عسير ⟦ناصر السبيعي⟧».
fn place_of(r: &Reader<'_>, i: usize) -> bool {
    const PERSON: u128 = bit(Class::Given) | bit(Class::Family);
    let listed = |(reading, s): (Reading, Sense)| {
        reading.proclitics.0 == 0
            && matches!(r.label(s), Some(Label::Gpe | Label::Loc))
            && s.flags & flag::UNSURE == 0
    };
    let given = |(reading, s): (Reading, Sense)| reading.proclitics.0 == 0 && s.arg >= BEARERS;
    !r.cx.words[i].any(PERSON)
        && r.senses(i, Class::Name).any(listed)
        && r.senses(i + 1, Class::Given).any(given)
}

/// Margin that a name by the model alone needs: of those below it, one in five was right in held-out text. One word
/// says less than two, and bodies are told by their heads.
fn least(kind: Kind, words: usize) -> f32 {
    match (kind, words) {
        (Kind::Person, 2) => -0.4,
        (Kind::Person, 3..) => 1.5,
        _ => 3.0,
    }
}

fn accept(r: &Reader<'_>, kind: Kind, first: usize, end: usize, inside: &[&Found]) -> Option<Found> {
    // «عبدالحكيم شار - الرياض»: a given name that is nothing else begins no body.
    let given = |(reading, s): (Reading, Sense)| {
        reading.proclitics.0 == 0 && s.flags & flag::AMBIGUOUS == 0 && s.arg >= BEARERS
    };
    let person = kind == Kind::Organization && inside.is_empty() && r.senses(first, Class::Given).any(given);
    let kind = if person { Kind::Person } else { kind };
    let label = match kind {
        // «آل رشيد» is a house, no person.
        Kind::Person if r.bare_small(first, NameWord::House) && r.cx.code(first) == ALEF_MADDA => Label::Norp,
        Kind::Person => Label::Person,
        Kind::Organization => Label::Org,
        Kind::Place => place(r, first),
        // Other names of the corpus are peoples, prizes, works: the lists know those we label.
        Kind::Other => return None,
    };
    // «كلاوس» is no «ك» and «لاوس».
    let whole = |(reading, s): (Reading, Sense)| reading.prefix == 0 && s.arg >= BEARERS;
    let prefix = match r.prefix(first) {
        0 if conjunction(r, first) => 1,
        _ if kind == Kind::Person && r.senses(first, Class::Given).any(whole) => 0,
        prefix => prefix,
    };
    let found = Found {
        first,
        end,
        prefix,
        label,
        row: None,
        site: None,
        source: Source::Model,
        score: r.score(kind, first, end),
        rule: "names/weighed::accept",
    };
    // «⟦بنى⟧ رمسيس الثاني معابد»
    if kind == Kind::Organization && r.verb_before(first) {
        return None;
    }
    if r.cx.words[first].any(bit(Class::Weekday)) && found.len() == 1 || r.trapped(first, end) {
        return None;
    }
    // «ما ⟦عمرو شاف⟧»: a phrase that the model went on with; «مدرسة ⟦للشباب⟧» is for them.
    let purpose = |i: usize| r.for_definite(i) && i > 0 && r.is(i - 1, Class::Head) && !r.definite(i - 1);
    if kind == Kind::Person && end > first + 1 && trap_ahead(r, first)
        || kind == Kind::Organization
            && found.len() == 1
            && near(r.cx, first.saturating_sub(1))
            && purpose(first)
    {
        return None;
    }
    // «طراز "فريم"»: what is quoted as a whole begins with no conjunction or preposition.
    let quoted = first > 0 && r.opens(first - 1) && r.closing(first - 1, 1) == Some(end);
    if quoted && prefix > 0 {
        return None;
    }
    // A people's name after a definite noun is no organization: «الحكومة اللبنانية».
    let last_people = r.people(end - 1).is_some();
    if kind == Kind::Organization && last_people && found.len() == 2 && r.definite(first) {
        return None;
    }
    if counts(r, first, end) || r.doubtful(kind, first, end) {
        return None;
    }
    // «سورياً» is no place, and «الرحمن» nobody.
    let alone = found.len() == 1;
    if alone
        && (kind == Kind::Place && r.accusative(first)
            || kind == Kind::Person && r.is_small(first, NameWord::Half))
    {
        return None;
    }
    // «تعرف ⟦باسم⟧ نمسكو»: by the name of. «باسم يوسف» is somebody.
    let called = kind == Kind::Person && r.is_small(first, NameWord::Office);
    if called && !r.is(first + 1, Class::Given) && !r.is(first + 1, Class::Family) {
        return None;
    }
    // «حاتم ⟦وأمثالهما⟧»: two words, of which the second is joined to what stands before it.
    let last = end - 1;
    if kind == Kind::Person && found.len() == 2 && r.cx.code(last) == WAW && unknown_joined(r, last) {
        return (r.margin(first, last) >= least(kind, 1)).then_some(Found { end: last, ..found });
    }
    let unlisted = found.len() == 1 && inside.is_empty() && r.is_kind(first, tokenize::Kind::Word);
    let found = Found { prefix: if unlisted { r.miscut(first, prefix)? } else { prefix }, ..found };
    // Coins, measures, months and times of the day are no names by themselves.
    const ELSE: u128 = bit(Class::Currency)
        | bit(Class::Measure)
        | bit(Class::Month)
        | bit(Class::TimeUnit)
        | bit(Class::DayPart)
        | bit(Class::Scale);
    if (first..end).all(|i| r.cx.words[i].any(ELSE) || r.people(i).is_some()) {
        return None;
    }
    if inside.is_empty() {
        // «ريف», «نادي» alone are not names.
        if kind != Kind::Person && found.len() == 1 && r.is(first, Class::Head) {
            return None;
        }
        let place = kind != Kind::Place || is_place(r, first, end);
        // «حفيد النبي ⟦محمد⟧»
        let given = kind == Kind::Person && found.len() == 1 && r.person(first, true).0;
        let enough = given || r.margin(first, end) >= least(kind, found.len());
        return (enough && place).then_some(found);
    }
    // «منظمة أوبك»: what the lists have needs no head.
    let [only] = inside else { return longer(kind, found, inside) };
    let bare = only.first == first + 1 && only.end == end && only.label == Label::Org;
    let head = |kind: HeadKind| r.is_head(first, kind);
    if bare && head(HeadKind::OrgIn) && !head(HeadKind::OrgWhole) {
        return None;
    }
    // «جبهة الكبانة» is where the front is: bodies with a place after their head are told by rule.
    let behind_head = only.first == first + 1 && only.end == end && only.source == Source::Gazetteer;
    if kind == Kind::Organization && behind_head && only.label == Label::Gpe && head(HeadKind::OrgIn) {
        return None;
    }
    // A club or an agency of a city's name.
    let same = only.first == first && only.end == end;
    let headed = first > 0 && r.is_head(first - 1, HeadKind::GpeOut);
    if same
        && kind == Kind::Organization
        && only.label == Label::Gpe
        && only.source == Source::Gazetteer
        && !headed
    {
        return Some(Found { prefix: only.prefix, ..found });
    }
    longer(kind, found, inside)
}

/// Whether token `i` ends a phrase that is no name: «ما ⟦عمرو⟧».
fn trap_ahead(r: &Reader<'_>, i: usize) -> bool {
    i > 0 && r.trapped(i, i + 1) && !r.trapped(i + 1, i + 2) && near(r.cx, i - 1)
}

/// Whether a place that only the model finds is one: unlabelled text knows it so, or does not know it and «في», «إلى»
/// or a head stands before it. One in five of the others was right.
fn is_place(r: &Reader<'_>, first: usize, end: usize) -> bool {
    let known = |i: usize| r.tagger.about[i].known && r.seems(i, Kind::Place, MOSTLY);
    let placed = || {
        r.prefix(first) > 0 && r.cx.code(first) == BEH
            || first > 0
                && (r.is_small(first - 1, NameWord::Place)
                    || r.is_head(first - 1, HeadKind::GpeOut)
                    || r.is_head(first - 1, HeadKind::GpeNear))
    };
    (first..end).any(known) || (first..end).any(|i| r.seems(i, Kind::Place, MOSTLY)) && placed()
}

/// Whether the model took a number for part of a name («معايا اربعتاشر»), or what is counted
/// («تلاتة ⟦كيلو برتقان⟧»). A king has a rank with the article: «فؤاد الأول».
fn counts(r: &Reader<'_>, first: usize, end: usize) -> bool {
    const COUNTED: u128 =
        bit(Class::Currency) | bit(Class::Measure) | bit(Class::TimeUnit) | bit(Class::Unit);
    let number = |i: usize| {
        r.cx.numbers.atom_at(i).is_some_and(|atom| match atom.kind {
            AtomKind::Cardinal => true,
            AtomKind::Ordinal => !r.definite(i),
            _ => false,
        })
    };
    (first..end).any(number) || r.cx.words[first].any(COUNTED) && r.cx.numbers.atom_ending(first).is_some()
}

/// The model's name, if it may replace the listed ones inside it.
fn longer(kind: Kind, found: Found, inside: &[&Found]) -> Option<Found> {
    let Found { first, end, .. } = found;
    let within = inside.iter().all(|f| f.first >= first && f.end <= end && f.len() < found.len());
    let wins = within
        && !inside.iter().any(|f| f.rule == lineage::LINEAGE)
        && match kind {
            Kind::Person => inside
                .iter()
                .all(|f| matches!(f.label, Label::Person | Label::Norp | Label::Gpe | Label::Loc)),
            Kind::Organization => inside.iter().all(|f| match f.label {
                Label::Org => f.first > first && f.row.is_some(),
                Label::Event | Label::Product => false,
                _ => true,
            }),
            _ => false,
        };
    wins.then_some(found)
}

/// Whether token `i` is «و» and a name that the word table does not know, after another name.
fn conjunction(r: &Reader<'_>, i: usize) -> bool {
    unknown_joined(r, i) && i > 0 && r.tagged(i - 1).is_some()
}

/// Whether token `i` begins with «و» and no list and no text knows it as a whole.
fn unknown_joined(r: &Reader<'_>, i: usize) -> bool {
    let long = r.cx.tokens.ends[i] - r.cx.tokens.starts[i] > 3;
    r.cx.code(i) == WAW
        && !r.tagger.about[i].known
        && long
        && !r.is(i, Class::Given)
        && !r.is(i, Class::Family)
}

/// What kind of place the model's place is, by the word it begins with.
fn place(r: &Reader<'_>, first: usize) -> Label {
    if r.is_head(first, HeadKind::FacIn) {
        Label::Fac
    } else if r.is_head(first, HeadKind::LocIn) {
        Label::Loc
    } else {
        Label::Gpe
    }
}
