//! Names of every label: lists, rules and the model, weighed against one another.

use super::completed::{in_full, with_years};
use super::lists::BEARERS;
use super::model::Model;
use super::model_bounds::{conjunction, parted, second, trimmed, unknown_joined};
use super::reader::{Found, NameReader};
use super::tagger::{NameClass, Tagger, continues};
use super::words::{LIKELY, MOSTLY};
use super::{
    acronyms, bodies, cited, designations, glosses, heads, homonyms, identity, lineage, lists, people,
};
use crate::found::{Candidate, Label, Source};
use crate::letters::{ALEF_MADDA, BEH, FEH, WAW};
use crate::lexicon::schema::{HeadKind, NameWord};
use crate::lexicon::{Class, Reading, Sense, bit, flag};
use crate::reading::{AtomKind, Context, Dimension, Memory, near};
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
    let mut ruled = Vec::with_capacity(ROOM);
    heads::find(r, &listed, &mut ruled);
    designations::find(r, &listed, &mut ruled);
    acronyms::find(r, &listed, &mut ruled);
    acronyms::clubs(r, &mut ruled);
    lineage::find(r, &listed, &mut ruled);
    cited::find(r, &mut ruled);
    // A rule's name takes the place of listed ones inside it.
    let mut kept = Kept::default();
    ruled.into_iter().filter(|f| !r.refuted(f)).chain(listed).for_each(|f| kept.add(f));
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
    let mut disjoint: Vec<Found> = Vec::with_capacity(found.len());
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
    homonyms::settle(r, &mut disjoint);
    disjoint
}

/// Keeps names that do not overlap: the first one wins.
#[derive(Default)]
struct Kept {
    names: Vec<Found>,
    /// Where they begin and end, ascending.
    taken: Vec<(usize, usize)>,
}

impl Kept {
    fn add(&mut self, f: Found) {
        let next = self.taken.partition_point(|&(first, _)| first < f.end);
        if next == 0 || self.taken[next - 1].1 <= f.first {
            self.taken.insert(next, (f.first, f.end));
            self.names.push(f);
        }
    }

    fn sort(&mut self) {
        self.names.sort_by_key(|f| f.first);
    }
}

/// The names that only the model finds, or finds longer than the lists.
fn by_model(r: &NameReader<'_>, others: &[Found]) -> Vec<Found> {
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
        let within = others[next..].iter().take_while(|f| f.first < last).count();
        if let Some(found) = accept(r, kind, first, last, &others[next..next + within]) {
            out.push(found);
        }
    }
    out
}

/// Margin that a name by the model alone needs. Of people just below it, half at best were right in passages marked by
/// hand that the model had not seen; of other names, two in five. One word says less than two, and organizations are
/// recognized by their heads.
fn least(kind: NameClass, words: usize) -> f32 {
    match (kind, words) {
        (NameClass::Person, 2) => -0.4,
        (NameClass::Person, 3..) => 0.5,
        (NameClass::Person, _) => 4.7,
        (NameClass::Organization, 1) => 6.3,
        (NameClass::Place, 2..) => 9.0,
        _ => 3.0,
    }
}

/// The same for a body that its head tells: «مدرسة الكرمل الثانوية».
const HEADED: f32 = 1.2;

/// The same for a body around a place that the lists have: «جامعة روما سابينزا».
const AROUND: f32 = 0.7;

fn accept(r: &NameReader<'_>, kind: NameClass, first: usize, end: usize, inside: &[Found]) -> Option<Found> {
    // «عبدالحكيم شار - الرياض»: a given name that is nothing else begins no body.
    let person = kind == NameClass::Organization && inside.is_empty() && r.only_given(first);
    let kind = if person { NameClass::Person } else { kind };
    let label = match kind {
        // «آل رشيد» is a house, no person.
        NameClass::Person if r.bare_small(first, NameWord::House) && r.cx.code(first) == ALEF_MADDA => {
            Label::Norp
        }
        NameClass::Person => Label::Person,
        NameClass::Organization => Label::Org,
        NameClass::Place => place(r, first),
        // Other names of the corpus are peoples, prizes, works: the lists know those we label.
        NameClass::Other => return None,
    };
    // «كلاوس» is no «ك» and «لاوس».
    let whole = |(reading, s): (Reading, Sense)| reading.prefix == 0 && s.arg >= BEARERS;
    let prefix = match r.prefix(first) {
        0 if conjunction(r, first) => 1,
        _ if kind == NameClass::Person && r.senses(first, Class::Given).any(whole) => 0,
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
    // «روى حسن بن يحيى ⟦الخبر⟧»: right behind somebody an ordinary word is what he tells or sees.
    let word = || r.senses(first, Class::Name).any(|(_, s)| s.flags & flag::AMBIGUOUS != 0);
    let bare = found.len() == 1 && prefix == 0 && inside.is_empty();
    if kind == NameClass::Place && bare && r.behind_person(first) && word() {
        return None;
    }
    let place = |i: usize| r.senses(i, Class::Name).any(|(_, s)| r.sure_place(s));
    // «قصف على ⟦داعل⟧»: the preposition, not Ali, though some write him so.
    if kind == NameClass::Person && found.len() == 2 && r.is_small(first, NameWord::Aim) && place(first + 1) {
        return None;
    }
    // «غادرت المدرسة ⟦سوريا⟧»: a school named after it would have no article.
    if kind == NameClass::Organization
        && found.len() == 2
        && r.definite(first)
        && r.is(first, Class::Head)
        && place(first + 1)
        && !r.definite(first + 1)
    {
        return None;
    }
    // «سافرت إلى ⟦نابولي⟧ للسياحة»: where to, and what for.
    let aim = |i: usize| r.for_definite(i) && r.placed(first) && place(first);
    if kind == NameClass::Organization && found.len() == 2 && aim(first + 1) {
        return None;
    }
    // «مدرسة ⟦في⟧ الصنمين» says where it is.
    let local = (first + 1..end)
        .find(|&i| r.cx.code(i) == FEH && r.is_small(i, NameWord::Preposition) && near(r.cx, i));
    if let Some(at) = local.filter(|_| matches!(kind, NameClass::Place | NameClass::Organization)) {
        let before = inside.iter().take_while(|f| f.first < at).count();
        return accept(r, kind, first, at, &inside[..before]);
    }
    // «معتمديتي الرديف وأم العرائس»: two districts.
    let district = |i: usize| {
        r.is_head(i, HeadKind::GpeOut) && !r.is_head(i, HeadKind::OrgIn) && !r.is_head(i, HeadKind::OrgWhole)
    };
    let behind = || first > 0 && near(r.cx, first - 1) && district(first - 1) && !r.definite(first - 1);
    if kind == NameClass::Organization && (district(first) || behind()) {
        return None;
    }
    // «⟦بنى⟧ رمسيس الثاني معابد»
    if kind == NameClass::Organization && r.verb_before(first) {
        return None;
    }
    if r.cx.words[first].any(bit(Class::Weekday)) && found.len() == 1 || r.trapped(first, end) {
        return None;
    }
    // «ما ⟦عمرو شاف⟧»: a phrase that the model went on with; «مدرسة ⟦للشباب⟧» is for them.
    let purpose = |i: usize| r.for_definite(i) && i > 0 && r.is(i - 1, Class::Head) && !r.definite(i - 1);
    if kind == NameClass::Person && end > first + 1 && trap_ahead(r, first)
        || kind == NameClass::Organization
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
    if kind == NameClass::Organization && last_people && found.len() == 2 && r.definite(first) {
        return None;
    }
    if counts(r, first, end) || r.doubtful(kind, first, end) {
        return None;
    }
    // «ديوناً» is no surname, «زيداً» is Zayd.
    let listed = |i: usize| r.is(i, Class::Given) || r.is(i, Class::Family);
    let inflected = || r.accusative(end - 1) && !listed(end - 1);
    if kind == NameClass::Person && inflected() {
        return (end > first + 1)
            .then_some(Found { end: end - 1, ..found })
            .filter(|f| r.margin(f.first, f.end) >= least(kind, f.len()));
    }
    // «سورياً» is no place, and «الرحمن» nobody.
    let alone = found.len() == 1;
    if alone
        && (kind == NameClass::Place && r.accusative(first)
            || kind == NameClass::Person && r.is_small(first, NameWord::Half))
    {
        return None;
    }
    // «تعرف ⟦باسم⟧ نمسكو»: by the name of. «باسم يوسف» is somebody.
    let called = kind == NameClass::Person && r.is_small(first, NameWord::Office);
    if called && !r.is(first + 1, Class::Given) && !r.is(first + 1, Class::Family) {
        return None;
    }
    // «حاتم ⟦وأمثالهما⟧»: two words, of which the second is joined to what stands before it.
    let last = end - 1;
    if kind == NameClass::Person && found.len() == 2 && r.cx.code(last) == WAW && unknown_joined(r, last) {
        return (r.margin(first, last) >= least(kind, 1)).then_some(Found { end: last, ..found });
    }
    // «قابل ⟦الدكتور⟧»: a title by itself is nobody's name.
    let title = || r.is(first, Class::Title) && r.prefix(first) == 0 && !r.only_given(first);
    if kind == NameClass::Person && alone && title() {
        return None;
    }
    // «وأضافت ⟦ود⟧. ريم حداد»
    if kind == NameClass::Person && found.len() == 1 && people::short_title(r, first).is_some() {
        return None;
    }
    let unlisted = found.len() == 1 && inside.is_empty() && r.is_kind(first, tokenize::Kind::Word);
    let sure = || kind == NameClass::Person && prefix == 0 && r.sure(first);
    let found =
        Found { prefix: if unlisted && !sure() { r.miscut(first, prefix)? } else { prefix }, ..found };
    // Coins, measures, months and times of the day are no names by themselves, nor are peoples but as somebody's
    // family name.
    const ELSE: u64 = bit(Class::Currency)
        | bit(Class::Measure)
        | bit(Class::Month)
        | bit(Class::TimeUnit)
        | bit(Class::DayPart)
        | bit(Class::Scale);
    if (first..end).all(|i| r.cx.words[i].any(ELSE) || kind != NameClass::Person && r.people(i).is_some()) {
        return None;
    }
    // «ميلان ⟦بحريان⟧»: two of a measure, and of what kind.
    let two = found.len() == 2 && r.cx.words[first].any(ELSE) && r.dual(first + 1) && !listed(first + 1);
    if kind == NameClass::Person && two {
        return None;
    }
    if inside.is_empty() {
        // «ريف», «نادي» alone are not names.
        if kind != NameClass::Person && found.len() == 1 && r.is(first, Class::Head) {
            return None;
        }
        let place = kind != NameClass::Place || is_place(r, first, end);
        let body = kind == NameClass::Organization && found.len() > 1 && headed(r, first);
        let least = if body { HEADED } else { least(kind, found.len()) };
        let margin = r.margin(first, end);
        return (margin >= least && place).then_some(found);
    }
    // «سافروا إلى ⟦نابولي⟧ للسياحة»: a body around a listed place must be likely.
    let place = |f: &Found| matches!(f.label, Label::Gpe | Label::Loc) && f.first == first;
    if kind == NameClass::Organization && inside.iter().any(place) && r.margin(first, end) < AROUND {
        return None;
    }
    // «منظمة أوبك»: what the lists have needs no head.
    let [only] = inside else { return longer(r, kind, found, inside) };
    let bare = only.first == first + 1 && only.end == end && only.label == Label::Org;
    let head = |kind: HeadKind| r.is_head(first, kind);
    if bare && head(HeadKind::OrgIn) && !head(HeadKind::OrgWhole) {
        return None;
    }
    // «جبهة الكبانة» is where the front is: bodies with a place after their head are told by rule.
    let behind_head = only.first == first + 1 && only.end == end && only.source == Source::Gazetteer;
    if kind == NameClass::Organization && behind_head && only.label == Label::Gpe && head(HeadKind::OrgIn) {
        return None;
    }
    // A club or an agency of a city's name.
    let same = only.first == first && only.end == end;
    let headed = first > 0 && r.is_head(first - 1, HeadKind::GpeOut);
    if same
        && kind == NameClass::Organization
        && only.label == Label::Gpe
        && only.source == Source::Gazetteer
        && r.tagger.about(first).known
        && !headed
    {
        return Some(Found { prefix: only.prefix, ..found });
    }
    longer(r, kind, found, inside)
}

/// Whether a body's head is token `i` that is no name without the word after it, and that word is no description:
/// «مدرسة ⟦للمتشددين⟧», «جامعة ⟦أهلية⟧».
fn headed(r: &NameReader<'_>, i: usize) -> bool {
    let described = !r.definite(i + 1) && bodies::nisba(r, i + 1) && r.tagger.about(i + 1).known;
    !r.definite(i)
        && r.is_head(i, HeadKind::OrgWhole)
        && !r.is_head(i, HeadKind::OrgParty)
        && !r.is(i + 1, Class::Particle)
        && !r.for_definite(i + 1)
        && !described
}

/// Whether token `i` ends a phrase that is no name: «ما ⟦عمرو⟧».
fn trap_ahead(r: &NameReader<'_>, i: usize) -> bool {
    i > 0 && r.trapped(i, i + 1) && !r.trapped(i + 1, i + 2) && near(r.cx, i - 1)
}

/// Whether a place that only the model finds is one: unlabelled text knows it so, or does not know it and «في», «إلى»
/// or a head stands before it. One in five of the others was right.
fn is_place(r: &NameReader<'_>, first: usize, end: usize) -> bool {
    let known = |i: usize| r.tagger.about(i).known && r.seems(i, NameClass::Place, MOSTLY);
    let placed = || {
        r.prefix(first) > 0 && r.cx.code(first) == BEH
            || first > 0
                && (r.is_small(first - 1, NameWord::Place)
                    || r.is_head(first - 1, HeadKind::GpeOut)
                    || r.is_head(first - 1, HeadKind::GpeNear))
    };
    (first..end).any(known) || (first..end).any(|i| r.seems(i, NameClass::Place, MOSTLY)) && placed()
}

/// Whether the model took a number for part of a name («معايا اربعتاشر»), or what is counted
/// («تلاتة ⟦كيلو برتقان⟧»). A king has a rank with the article: «فؤاد الأول».
fn counts(r: &NameReader<'_>, first: usize, end: usize) -> bool {
    const COUNTED: u64 = bit(Class::Currency) | bit(Class::Measure) | bit(Class::TimeUnit) | bit(Class::Unit);
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
fn longer(r: &NameReader<'_>, kind: NameClass, found: Found, inside: &[Found]) -> Option<Found> {
    let Found { first, end, .. } = found;
    let within = inside.iter().all(|f| f.first >= first && f.end <= end && f.len() < found.len());
    let wins = within
        && inside.iter().all(|f| f.rule != lineage::LINEAGE || prolongs(r, &found, f))
        && match kind {
            NameClass::Person => inside
                .iter()
                .all(|f| matches!(f.label, Label::Person | Label::Norp | Label::Gpe | Label::Loc)),
            NameClass::Organization => inside.iter().all(|f| match f.label {
                Label::Org => f.first > first && f.row.is_some(),
                Label::Event | Label::Product => false,
                _ => true,
            }),
            _ => false,
        };
    wins.then_some(found)
}

/// Whether the words that the model adds to a person's lineage may be names: «بن سلمان ⟦حريصي⟧», but not «⟦علي⟧ أبي
/// الحسن بن غرير», «أبو زيد ⟦الحفل⟧».
fn prolongs(r: &NameReader<'_>, found: &Found, lineage: &Found) -> bool {
    let named =
        |i: usize| r.seems(i, NameClass::Person, LIKELY) || r.is(i, Class::Given) || r.is(i, Class::Family);
    !r.is_small(found.first, NameWord::Preposition) && (lineage.end..found.end).all(named)
}

/// What kind of place the model's place is, by the word it begins with.
fn place(r: &NameReader<'_>, first: usize) -> Label {
    if r.is_head(first, HeadKind::FacIn) {
        Label::Fac
    } else if r.is_head(first, HeadKind::LocIn) {
        Label::Loc
    } else {
        Label::Gpe
    }
}
