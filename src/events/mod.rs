//! Events: who did what to how many, where and when, and who says so.
//!
//! A sentence becomes a list of items; each trigger takes the participants of its clause by its frame,
//! then those of the events it follows from; counts, modality, source, place and time are added, and at last the
//! mentions of one event are tied together.

mod adjectives;
mod arguments;
mod around;
mod asides;
mod background;
mod bars;
mod between;
mod blame;
mod bound;
mod business;
mod carried;
mod causes;
mod clause;
mod coreference;
mod counted;
mod counts;
mod cues;
mod drones;
mod general;
mod given;
mod givers;
mod groups;
mod items;
mod led;
mod light;
mod lines;
mod linking;
mod lists;
mod located;
mod modality;
mod model;
mod nameless;
mod next_phrase;
mod nobody;
mod norms;
mod notes;
mod only_place;
mod openings;
mod partitive;
mod phrases;
mod pieces;
mod places;
mod reader;
mod resumed;
mod roles;
mod scratch;
mod source;
mod subjects;
mod teller;
mod to_death;
mod tolls;
mod trace;
mod triggers;
mod types;
mod verbs;
mod victims;
mod when;
mod words;

use clause::{Clause, EventDraft};
use items::{Item, Scene};
pub(crate) use model::move_all;
pub use model::{Count, Event, Modality, Participant, Precision};
use notes::Notes;
use pieces::PieceView;
pub use scratch::Scratch;
use source::Speech;
use teller::Teller;
pub use trace::{Filler, Frame, Traced};
pub use types::{Own, Types, Wrong};

pub use crate::lexicon::event_rows::Thing;

use crate::found::{Bound, Entity, Label, Value};
use crate::in_order::by_number;
use crate::letters::units;
use crate::lexicon::event_rows::{Cue, Preposition, mark};
use crate::lexicon::{Class, Lexicon, Proclitics, bit};
use crate::pipeline;
use crate::span::Span;
use crate::text::Text;
use crate::tokenize::split_sentences;

/// Maximum number of words of a sentence that are read together.
const LONGEST: usize = 400;

/// Finds the events of the text that was read last into `read`, with the entities found there, in code points.
/// [`Analyzer`](crate::Analyzer) does both, in bytes.
///
/// ```
/// use tarqim::events::{self, Types};
/// use tarqim::extract::{Labels, Options, Scratch, extract};
/// use tarqim::text::TextBuf;
///
/// let (buf, mut read) = (TextBuf::new("مقتل عشرة أشخاص"), Scratch::default());
/// let found = extract(buf.text(), Labels::ALL, None, &Options::default(), &mut read);
/// let types = Types::builtin();
/// let told = events::events(buf.text(), &found, types, &read, &mut events::Scratch::default());
/// assert_eq!(types.names()[usize::from(told[0].kind)], "die");
/// ```
pub fn events(
    text: Text<'_>,
    entities: &[Entity],
    types: &Types,
    read: &pipeline::Scratch,
    scratch: &mut Scratch,
) -> Vec<Event> {
    run(text, entities, types, read, scratch, None)
}

/// Reads as [`events`] does and tells how: every trigger, in order, with what became of it.
pub fn trace(
    text: Text<'_>,
    entities: &[Entity],
    types: &Types,
    read: &pipeline::Scratch,
    scratch: &mut Scratch,
) -> Vec<Traced> {
    let mut traced = Vec::new();
    run(text, entities, types, read, scratch, Some((&Notes::default(), &mut traced)));
    traced
}

/// The same of a text whose entities are not known yet: `find` reads them if any word of the text may tell of an event.
/// Most texts have none, and their entities are of no use here.
pub fn with_entities(
    text: Text<'_>,
    types: &Types,
    read: &mut pipeline::Scratch,
    scratch: &mut Scratch,
    find: impl FnOnce(&mut pipeline::Scratch) -> Vec<Entity>,
) -> (Vec<Entity>, Vec<Event>) {
    if !scratch.open(text, &types.lexicon, types.id, read) || !scratch.tells(text, &types.lexicon) {
        return (Vec::new(), Vec::new());
    }
    let entities = find(read);
    let events = opened(text, &entities, types, read, scratch, None);
    (entities, events)
}

fn run(
    text: Text<'_>,
    entities: &[Entity],
    types: &Types,
    read: &pipeline::Scratch,
    scratch: &mut Scratch,
    trace: Option<(&Notes, &mut Vec<Traced>)>,
) -> Vec<Event> {
    // A trace tells of the barred words too.
    if !scratch.open(text, &types.lexicon, types.id, read)
        || trace.is_none() && !scratch.tells(text, &types.lexicon)
    {
        return Vec::new();
    }
    opened(text, entities, types, read, scratch, trace)
}

/// Reads the text whose words `scratch` holds.
fn opened(
    text: Text<'_>,
    entities: &[Entity],
    types: &Types,
    read: &pipeline::Scratch,
    scratch: &mut Scratch,
    mut trace: Option<(&Notes, &mut Vec<Traced>)>,
) -> Vec<Event> {
    let lexicon = &types.lexicon;
    let (tokens, _, _) = read.scanned(Lexicon::builtin());
    let Scratch { book, pieces, covered, barred, may_be, items, speeches, .. } = scratch;
    let view = PieceView { text, pieces: &pieces.list, book, lexicon, may_be, lines: pieces.lines };
    cover(&view, entities, covered);
    bars::unbar(&view, entities, covered, barred);
    let scene = Scene { view, entities, covered, barred };
    let mut found = Vec::new();
    let mut teller = Teller::default();
    let mut first = 0;
    let mut begun = None;
    for (number, whole) in split_sentences(text, tokens).iter().enumerate() {
        let mut last = first;
        while last < pieces.list.len() && pieces.list[last].span.start < whole.end {
            last += 1;
        }
        // The dots inside a broken word do not end the sentence: «شـ.ـهداء».
        if last > first && pieces.list[last - 1].span.end > whole.end {
            continue;
        }
        if last > first && last < pieces.list.len() && lines::go_on(&scene.view, first, last) {
            begun = begun.or(Some(number));
            continue;
        }
        let number = begun.take().unwrap_or(number);
        // Anything longer than a sentence is read in parts, so that time stays linear.
        while first < last {
            let end = (first + LONGEST).min(last);
            let part = Span::new(pieces.list[first].span.start, pieces.list[end - 1].span.end);
            reader::read(&scene, first, end, items);
            let clause = Clause { scene: &scene, items, notes: trace.as_ref().map(|(notes, _)| *notes) };
            let before = found.len();
            self::sentence(&clause, number as u32, part, speeches, &mut teller, &mut found);
            if let Some((_, out)) = &mut trace {
                let one = out.len();
                clause.traced(number as u32, &found[before..], out);
                clause.barred(first, end, number as u32, out);
                by_number(&mut out[one..], |traced| u64::from(traced.span.start));
            }
            first = end;
        }
    }
    coreference::tie(&mut found, text, entities, types.names());
    tolls::settle_text(&mut found, &teller.tolls);
    background::settle(&mut found);
    if teller.alone.is_none() && teller.dateline.is_none() {
        only_place::settle(&scene, types.names(), &mut found);
    }
    for event in &mut found {
        if let Some((place, precision)) = teller.alone.as_ref().filter(|_| event.place.is_empty()) {
            (event.place, event.precision) = (vec![place.clone()], *precision);
        }
        event.default_place = teller.dateline.clone().filter(|_| event.place.is_empty());
        event.default_time = teller.written.filter(|_| event.time.is_none());
    }
    found
}

/// Marks each piece with the entity that covers it.
fn cover(view: &PieceView<'_>, entities: &[Entity], covered: &mut Vec<u32>) {
    let pieces = view.pieces;
    covered.clear();
    covered.resize(pieces.len(), 0);
    // «تجاوز عدد القتلى 50 شخصا»: a word that tells of an event is not part of the number's bound.
    let told = |i: usize| view.word(i).mask & bit(Class::Trigger) != 0;
    let mut i = 0;
    for (e, entity) in entities.iter().enumerate() {
        // A time or number is read with all its words; a name without its titles.
        let whole = match entity.label {
            Label::Date | Label::Time | Label::Cardinal if !counted::counts_behind(entity) => {
                entity.phrase.join(entity.span)
            }
            _ => entity.span,
        };
        while i < pieces.len() && pieces[i].span.end <= whole.start {
            i += 1;
        }
        let number = if let Value::Number(number) = &entity.value { Some(number) } else { None };
        let bound = entity.label == Label::Cardinal
            && whole.start < entity.span.start
            && number.is_some_and(|n| n.bound != Bound::Exact);
        let before = (i..pieces.len()).take_while(|&k| pieces[k].span.end <= entity.span.start);
        let whole = if bound && before.into_iter().any(told) {
            Span::new(entity.span.start, whole.end)
        } else {
            whole
        };
        while i < pieces.len() && pieces[i].span.end <= whole.start {
            i += 1;
        }
        let mut at = i;
        while at < pieces.len() && pieces[at].span.start < whole.end {
            if covered[at] == 0 {
                covered[at] = e as u32 + 1;
            }
            at += 1;
        }
    }
}

fn sentence(
    clause: &Clause<'_, '_>,
    number: u32,
    span: Span,
    speeches: &mut Vec<Speech>,
    teller: &mut Teller,
    found: &mut Vec<Event>,
) {
    let items = clause.items;
    clause.speeches(speeches);
    let told = teller.tell(clause, speeches, span);
    if teller.alone.is_none() {
        let place = places::alone(clause, number == 0);
        teller.alone = place.map(|i| (clause.place(i), located::precision(clause, i)));
    }
    let mut drafts: Vec<EventDraft> = Vec::new();
    let triggers = items.iter().any(|item| item.what == items::What::Trigger);
    let sport = if triggers { general::topic(clause, Cue::Sport) } else { 0 };
    for (t, item) in items.iter().enumerate() {
        if item.what != items::What::Trigger {
            continue;
        }
        if general::is_general(clause, t, sport) {
            clause.rows_of(t).for_each(|row| clause.sense(t, row, &[], Some("it is spoken of in general")));
            continue;
        }
        if let Some(draft) = clause.draft(t, &drafts) {
            drafts.push(draft);
        }
    }
    linking::settle(clause, &mut drafts, sport);
    let aims = |d: &EventDraft| d.item + 1 < items.len() && clause.aims_at(d.item, d.item + 1);
    clause.keep(&mut drafts, "it is what somebody wants", |d| !aims(d));
    linking::once(clause, &mut drafts, &teller.kinds);
    tolls::bare(clause, &mut drafts, &teller.kinds);
    to_death::add(clause, &mut drafts);
    let spots = places::find(clause);
    let earlier = spots.earlier();
    let alone = drafts.len() == 1 && !spots.tell();
    drafts.retain(|d| !(alone && general::abstracted(clause, d) && !teller.kinds.contains(&d.kind)));
    // Where nothing else stands in the line, all that follows is of other texts: «مواضيع ذات صلة».
    let elsewhere = background::elsewhere(clause);
    let aside = teller.aside;
    teller.aside |= elsewhere.is_some_and(|i| i < 2 && items.len() <= i + 2);
    if number == 0 && drafts.is_empty() && teller.alone.is_none() {
        let place = spots.opening(clause);
        teller.alone = place.map(|i| (clause.place(i), located::precision(clause, i)));
    }
    let (mut firsts, begin) = (Vec::with_capacity(drafts.len()), found.len());
    let resumed: Vec<_> = drafts.iter().map(|d| teller.resumed(clause, d)).collect();
    for (n, draft) in drafts.iter().enumerate() {
        let first = found.len();
        firsts.push(first);
        build(clause, draft, &drafts, &spots, &told, number, span, found);
        let before = aside || [earlier, elsewhere].iter().any(|from| from.is_some_and(|f| f < draft.item));
        found[first..].iter_mut().for_each(|e| e.background |= before);
        // What follows from it has the same doer.
        let cause = draft.cause.and_then(|c| drafts.iter().position(|d| d.item == c));
        let doer = resumed[n].as_ref().or_else(|| resumed[cause?].as_ref());
        if let Some(known) = doer.filter(|_| draft.agent.is_none()) {
            let effect = causes::is_effect(clause.type_of(draft));
            for event in &mut found[first..] {
                event.agent = Some(known.who.clone());
                let raid = known.raid.as_ref().filter(|_| effect && event.instrument.is_none());
                event.instrument = raid.cloned().or(event.instrument.take());
                known.place(event, clause.type_of(draft));
            }
        }
    }
    teller.remember(clause, &drafts, &found[begin..]);
    tolls::settle(clause, &drafts, &firsts, found);
    tolls::settle_before(clause, &drafts, &firsts, found);
    teller.tolls.extend(tolls::raised(clause, &drafts, &firsts));
    for event in &found[begin..] {
        if !teller.kinds.contains(&event.kind) {
            teller.kinds.push(event.kind);
        }
    }
    if number == 0 {
        teller.dateline = spots.dateline().map(|i| clause.place(i));
        teller.written = spots.written().and_then(|i| items[i].name);
    }
}

/// Turns a draft into one event for each group of those who suffer it.
#[allow(clippy::too_many_arguments)]
fn build(
    clause: &Clause<'_, '_>,
    draft: &EventDraft,
    drafts: &[EventDraft],
    spots: &places::Spots,
    told: &[Option<Participant>],
    number: u32,
    sentence: Span,
    found: &mut Vec<Event>,
) {
    let item = &clause.items[draft.item];
    let source = told.get(draft.item).cloned().flatten();
    // «وصلت باخرة تركية»: the ship itself.
    let moves = clause.type_of(draft) == "move";
    let agent =
        draft.agent.map(|a| if moves && a != draft.item { clause.participant(a) } else { clause.agent(a) });
    // «كتائب كذا: استهدف مجاهدونا دبابة»: theirs who speak.
    let ours = draft.we || draft.agent.is_some_and(|a| clause.is_ours(a));
    let agent = if ours { source.clone().filter(Participant::is_side).or(agent) } else { agent };
    let instrument = draft.instrument.map(|i| clause.participant(i));
    let (place, precision) = places::of(clause, draft, spots);
    // «اقتحمت القوات بلدة كذا واعتقلت شابين»
    let raid = drafts.iter().rev().find(|d| place.is_empty() && causes::is_raid_before(clause, d, draft));
    let (place, precision) = raid.map_or((place, precision), |raid| places::of(clause, raid, spots));
    let time = when::of(clause, draft, spots);
    let modality = clause.modality_at(draft, time);
    let groups: Vec<Option<usize>> = if draft.patients.is_empty() {
        vec![None]
    } else {
        let all = draft.patients.iter().chain(&draft.parts);
        let split = clause.splits(draft);
        let mut groups: Vec<Option<usize>> = Vec::new();
        for (n, &p) in all.enumerate() {
            if n == 0 || split || draft.parts.contains(&p) {
                groups.push(Some(p));
            }
        }
        groups
    };
    let mut whole = None;
    for patient in groups {
        let part = patient.is_some_and(|p| draft.parts.contains(&p));
        if !part {
            whole = Some(found.len());
        }
        let (count, times) = clause.counts(draft, patient);
        // «وفاة شاب متأثرا بجراح أصيب بها»: the wounded one is the dead one.
        let dead = |o: &EventDraft| {
            clause.type_of(o) == "die" && !o.person && patient.is_some_and(|p| o.patients.contains(&p))
        };
        let again = clause.type_of(draft) == "injure" && drafts.iter().any(dead);
        let count = count.filter(|c| !(c.implied && again));
        let again = again && count.is_none();
        let count = count.map(|c| if draft.shared { c.at_most() } else { c });
        // Only a draft without patients has a list behind its verb.
        let behind = clause.listed_behind(draft);
        let victim = match patient {
            Some(p) => clause.victim(p, draft),
            None => behind.map(|_| Thing::Person),
        };
        let who = patient.map(|p| clause.participant(p));
        let mut span = item.head;
        for part in [&agent, &who, &instrument].into_iter().flatten().chain(&place) {
            if sentence.covers(part.span) {
                span = span.join(part.span);
            }
        }
        let acts_itself = draft.person && draft.actor;
        found.push(Event {
            kind: draft.kind,
            trigger: item.head,
            agent: agent.clone().filter(|a| acts_itself || who.as_ref().is_none_or(|w| w.head != a.head)),
            patient: who,
            source: source.clone(),
            instrument: instrument.clone(),
            place: place.clone(),
            precision,
            default_place: None,
            default_time: None,
            background: again,
            time,
            count,
            times,
            victim,
            modality,
            same_as: causes::same(draft, drafts, found.len()),
            part_of: whole.filter(|_| part),
            sentence: number,
            score: score(draft),
            span,
        });
        // «الشهداء: 1_ سامر 2_ الطفل وليد»
        let victims = |i: &Item| i.what == items::What::Trigger && i.marks & mark::PERSON != 0;
        let listed =
            patient.filter(|&p| victims(&clause.items[p]) && clause.items[p].number.is_none() && !part);
        let listed = listed.or(behind.map(|_| draft.item));
        for (thing, many, word) in listed.map(|p| clause.listed_as(p)).unwrap_or_default() {
            let head = Participant { span: word, head: word, lemma: None, entity: None, thing: Some(thing) };
            let part = found[found.len() - 1].clone();
            found.push(Event {
                patient: Some(head),
                count: Some(Count::of(many, word)),
                victim: Some(thing),
                same_as: None,
                part_of: whole,
                ..part
            });
        }
    }
}

/// How sure a reading is: a trigger with participants is surer than a bare one.
fn score(draft: &EventDraft) -> f32 {
    let mut score: f32 = if draft.weak { 0.6 } else { 0.75 };
    if !draft.patients.is_empty() {
        score += 0.12;
    }
    if draft.agent.is_some() || draft.marks & mark::VERB != 0 {
        score += 0.06;
    }
    score.min(0.95)
}

impl Clause<'_, '_> {
    /// The participant that an item is.
    fn participant(&self, i: usize) -> Participant {
        let item = &self.items[i];
        let view = self.scene.view;
        let pieces = &view.pieces[item.first..item.end];
        let start = pieces.first().map_or(item.head.start, |p| p.span.start);
        let end = pieces.last().map_or(item.head.end, |p| p.span.end);
        // «وتنظيم كذا»: a conjunction that joins the phrase to what stands before is none of its letters.
        let own = item.joined
            && pieces.first().is_some_and(|p| p.code == u32::from(units::WAW) && p.span.len() > 2);
        let apart = item.first > 0 && view.pieces[item.first - 1].span.len() == 1;
        let start = start + u32::from(own && !apart);
        // Proclitics of the first word stay outside where the head begins in it.
        let start = if item.head.start > start && pieces.first().is_some_and(|p| p.span.end > item.head.start)
        {
            item.head.start
        } else {
            start
        };
        // «بحي السلام», where the head is the name behind it.
        let bound = view.first(item.first, Class::Actor).filter(|noun| {
            item.preposition != Preposition::None
                && item.head.start > start
                && noun.proclitics.any(Proclitics::BI | Proclitics::LI)
                && !noun.proclitics.any(Proclitics::AL)
                && view.pieces[item.first].span.start == start
        });
        let start = start + bound.map_or(0, |noun| u32::from(noun.prefix));
        let lemma = item.lemma.map(|l| view.lexicon.tables().events.nouns[l as usize].1.clone());
        Participant {
            span: Span::new(start, end.max(item.head.end)),
            head: item.head,
            lemma,
            entity: item.name.or(item.of),
            thing: self.thing(i),
        }
    }

    /// The same for a place: a building is represented by the place in its name.
    fn place(&self, i: usize) -> Participant {
        let item = &self.items[i];
        let whole = self.participant(i);
        let named = item.inner.map(|e| (self.scene.entities[e].span, Some(e)));
        match named.or(item.spot.map(|s| (s, None))) {
            Some((span, entity)) if item.thing != Some(Thing::Place) => {
                Participant { span, head: span, lemma: None, entity, thing: Some(Thing::Place) }
            }
            _ => whole,
        }
    }

    /// The same for the agent, which may be an adjective of the trigger.
    fn agent(&self, i: usize) -> Participant {
        let item = &self.items[i];
        let device = matches!(self.thing(i), Some(Thing::Weapon | Thing::Vehicle | Thing::Building));
        match item.people.filter(|_| device || self.is_event(i)) {
            Some(e) => {
                // «طائرات الاحتلال الروسي»
                let span = self.scene.entities[e].span;
                let span = item.by.filter(|_| device).map_or(span, |by| by.join(span));
                Participant { span, head: span, lemma: None, entity: Some(e), thing: Some(Thing::Place) }
            }
            None => match item.by.filter(|_| device || self.is_event(i)) {
                Some(span) => {
                    Participant { span, head: span, lemma: None, entity: item.of, thing: Some(Thing::Force) }
                }
                None => self.participant(i),
            },
        }
    }
}
