//! Event coreference: mentions of the same event.

use super::model::{Count, Event, Modality, Participant};
use crate::found::{Entity, Feature, Numeric, Place, Value};
use crate::letters::units;
use crate::lexicon::event_rows::Thing;
use crate::signs::{COLON, ELLIPSIS, HASH, SPACE, UNDERSCORE};
use crate::text::Text;

/// Maximum number of earlier events considered.
const BACK: usize = 40;

/// What two mentions are compared in.
struct Retold<'a> {
    text: Text<'a>,
    entities: &'a [Entity],
    types: &'a [String],
    /// Positions of bars, dots and line ends, which separate the title of a post from its text; ascending.
    breaks: Vec<u32>,
}

/// Links each event to the earlier event in the text that it mentions again.
pub fn tie(events: &mut [Event], text: Text<'_>, entities: &[Entity], types: &[String]) {
    let retold = Retold { text, entities, types, breaks: breaks(events, text) };
    for n in 0..events.len() {
        if events[n].same_as.is_some_and(|s| s < n && events[s].kind == events[n].kind) {
            continue;
        }
        events[n].same_as = None;
        let mut nearest = true;
        for m in (n.saturating_sub(BACK)..n).rev() {
            let (a, b) = (&events[m], &events[n]);
            let recalled = nearest && retold.recalled(a, b);
            let told_once = || told_once(events, m, n);
            let resumed = (nearest || earlier_told(events, m, n)) && retold.resumed(a, b, told_once);
            let listed =
                nearest && retold.divided(a, b) && events.get(n + 1).is_some_and(|e| e.part_of == Some(n));
            let told = recalled
                || resumed
                || listed
                || retold.same(a, b)
                || nearest && (retold.summed(a, b) || retold.enumerated(a, b));
            // «وداعش يتبنى التفجير»: who did it.
            if recalled && a.agent.is_none() && b.agent.is_some() {
                events[m].agent = events[n].agent.clone();
            }
            let (a, b) = (&events[m], &events[n]);
            // A title announces one of several attacks.
            let first = || !events[m + 1..n].iter().any(|e| e.same_as == Some(m));
            if told || retold.announced(a, b) && first() {
                let root = events[m].same_as.unwrap_or(m);
                events[n].same_as = Some(root);
                if retold.retold(&events[root], &events[n]) {
                    complete(events, root, n);
                }
                if resumed {
                    resume(events, m, n);
                }
                break;
            }
            // «ارتقاء ثلاثة» and a line for each of them: «الشهيد فلان»
            let open = |e: &Event| e.kind != b.kind || e.part_of.is_some() || e.count.is_none();
            if events[m + 1..n].iter().all(open) && retold.is_named_line(a, b) {
                events[n].part_of = Some(events[m].same_as.unwrap_or(m));
                break;
            }
            nearest &= a.kind != b.kind || a.part_of.is_some();
        }
    }
}

/// Whether what stands between two mentions of an attack tells of others as what happened before.
fn earlier_told(events: &[Event], m: usize, n: usize) -> bool {
    events[m + 1..n].iter().all(|e| e.kind != events[n].kind || e.background)
}

/// Whether the mentions before `n` tell of one event of its type, that at `m`, besides what happened before.
fn told_once(events: &[Event], m: usize, n: usize) -> bool {
    let root = |at: usize| events[at].same_as.unwrap_or(at);
    (n.saturating_sub(BACK)..n)
        .filter(|&at| events[at].kind == events[n].kind && !events[at].background)
        .all(|at| root(at) == root(m))
}

/// What the title of a post leaves out and its text tells: who, when and where.
fn complete(events: &mut [Event], title: usize, n: usize) {
    let told = events[n].clone();
    let first = &mut events[title];
    first.agent = first.agent.take().or(told.agent);
    first.instrument = first.instrument.take().or(told.instrument);
    first.time = first.time.or(told.time);
    if first.place.is_empty() {
        (first.place, first.precision) = (told.place, told.precision);
    }
}

/// Gives «الهجوم» and what followed from it the parties of the attack that it means.
fn resume(events: &mut [Event], from: usize, n: usize) {
    let (attack, noun) = (events[from].clone(), events[n].trigger);
    let sentence = events[n].sentence;
    let (low, high) = (n.saturating_sub(BACK), events.len().min(n + BACK));
    for (i, event) in events[low..high].iter_mut().enumerate() {
        let follows = event.sentence == sentence && event.instrument.as_ref().is_some_and(|i| i.head == noun);
        if event.agent.is_none() && (low + i == n || follows) {
            event.agent.clone_from(&attack.agent);
        }
    }
    if events[n].patient.is_none() && attack.victim.is_some() {
        (events[n].patient, events[n].victim) = (attack.patient, attack.victim);
    }
}

fn value(count: &Option<Count>) -> Option<&crate::found::Numeric> {
    count.as_ref().and_then(|c| c.number.value.as_ref())
}

/// The letters of a name as names are compared: as in a hashtag or not, with a hamza or without.
fn letters(text: Text<'_>, span: crate::span::Span) -> impl Iterator<Item = u32> {
    let plain = |code: u32| match u16::try_from(code) {
        Ok(units::ALEF_HAMZA | units::ALEF_HAMZA_BELOW | units::ALEF_MADDA) => u32::from(units::ALEF),
        Ok(units::TEH_MARBUTA) => u32::from(units::HEH),
        _ if code == UNDERSCORE => SPACE,
        _ => code,
    };
    let codes = text.slice(span.start as usize, span.end as usize).codes().filter(|&code| code != HASH);
    codes.map(plain).collect::<Vec<_>>().into_iter()
}

/// Positions of bars, dots and line ends, which separate the title of a post from its text; ascending.
fn breaks(events: &[Event], text: Text<'_>) -> Vec<u32> {
    let first = events.iter().map(|e| e.trigger.end).min().unwrap_or(0);
    let last = events.iter().map(|e| e.trigger.start).max().unwrap_or(0);
    let code = |at: u32| text.at(at as usize);
    let parts = |&at: &u32| match code(at) {
        0x7C | 0x0A | ELLIPSIS => true,
        0x2E => at > first && code(at - 1) == 0x2E,
        _ => false,
    };
    (first..last).filter(parts).collect()
}

impl Retold<'_> {
    fn is(&self, event: &Event, name: &str) -> bool {
        self.types[usize::from(event.kind)] == name
    }

    /// Whether two mentions refer to the same event.
    fn same(&self, a: &Event, b: &Event) -> bool {
        if a.kind != b.kind || a.modality != b.modality || a.trigger == b.trigger {
            return false;
        }
        let (Some(x), Some(y)) = (&a.patient, &b.patient) else { return false };
        // «في ذمة الله فلان، استشهد اليوم»: nobody dies twice.
        if x.head == y.head && self.is(a, "die") {
            return true;
        }
        let apart = self.apart(a, b);
        if !apart && a.count.is_some() {
            // Within a sentence they are different events, unless both are about one named person.
            return false;
        }
        if x.entity.is_some() && y.entity.is_some() {
            return letters(self.text, x.head).eq(letters(self.text, y.head));
        }
        let counted = value(&a.count).is_some() && value(&a.count) == value(&b.count);
        let several = a.count.as_ref().is_some_and(|c| !c.implied);
        // «استشهاد مسنة … استشهدت المسنة فلانة»
        let one = x.lemma.is_some() && x.lemma == y.lemma && apart;
        // «6 من عائلة … ستة مواطنين»
        let people = |e: &Event| matches!(e.victim, Some(Thing::Person | Thing::Civilian));
        let alike = a.victim == b.victim || apart && people(a) && people(b);
        counted && (several && alike || one) && self.places_agree(a, b)
    }

    /// «سقوط قتلى في كذا … قتل سبعة»: the first says that there are some, the second how many.
    fn summed(&self, a: &Event, b: &Event) -> bool {
        let hurt = self.is(a, "die") || self.is(a, "injure");
        let asserted = a.modality == b.modality && a.kind == b.kind && hurt;
        let whole = a.part_of.is_none() && b.part_of.is_none() && !b.background && !a.background;
        // «عشرات القتلى … 38 قتيلا»
        let some = value(&a.count).is_none();
        let many = some && b.count.as_ref().is_some_and(|c| !c.implied && c.number.value.is_some());
        let wide = matches!(a.victim, None | Some(Thing::Person | Thing::Civilian));
        // «مجزرة في كذا راح ضحيتها ستة»
        let near = self.retold(a, b)
            || b.sentence == a.sentence + 1
            || self.is(a, "die") && a.patient.is_none() && a.sentence == b.sentence;
        asserted
            && whole
            && many
            && near
            && a.trigger != b.trigger
            && (wide || a.victim == b.victim)
            && self.places_agree(a, b)
            && self.times_agree(a, b)
    }

    /// «استشهاد خمسة … الشهداء: سامر، وليد»: the names of those who were counted, or of some of them.
    fn enumerated(&self, a: &Event, b: &Event) -> bool {
        let hurt = (self.is(a, "die") || self.is(a, "injure")) && a.kind == b.kind;
        let whole = a.part_of.is_none() && b.part_of.is_none() && !a.background && a.modality == b.modality;
        let known = |e: &Event| match (&e.count, value(&e.count)) {
            (Some(count), Some(Numeric::Int(n))) if !count.implied => Some(*n),
            _ => None,
        };
        let fits = known(b).is_some_and(|few| a.count.is_none() || known(a).is_some_and(|all| all >= few));
        hurt && whole && fits && self.opens_list(b) && self.places_agree(a, b)
    }

    /// «ارتقاء ثلاثة شهداء», then in a line of its own «الشهيد فلان»: whether `b` names one of those whom `a` counts.
    fn is_named_line(&self, a: &Event, b: &Event) -> bool {
        let one = b.count.as_ref().is_some_and(|c| c.implied)
            && b.part_of.is_none()
            && b.patient.as_ref().is_some_and(|p| p.head == b.trigger);
        let counted = a.count.as_ref().is_some_and(|c| !c.implied) && a.part_of.is_none() && !a.background;
        let code = |at: &u32| self.text.at(*at as usize);
        let before = (0..b.trigger.start)
            .rev()
            .take(8)
            .map(|at| code(&at))
            .find(|code| char::from_u32(*code).is_some_and(|c| c == '\n' || c.is_alphabetic()));
        a.kind == b.kind && one && counted && self.is(a, "die") && before == Some(0x0A)
    }

    /// «قتل 17 مدنيا. وبين القتلى خمسة أطفال»: those who were counted, of whom some are told.
    fn divided(&self, a: &Event, b: &Event) -> bool {
        let hurt = (self.is(a, "die") || self.is(a, "injure")) && a.kind == b.kind;
        let them = b.count.is_none() && b.patient.as_ref().is_some_and(|p| p.head == b.trigger);
        hurt && them
            && a.count.as_ref().is_some_and(|c| !c.implied)
            && a.part_of.is_none()
            && !a.background
            && (a.modality, b.modality) == (Modality::Asserted, Modality::Asserted)
            && self.places_agree(a, b)
    }

    /// «الشهداء:», and a line that ends with it: whether those whom the word with the article means follow it.
    fn opens_list(&self, event: &Event) -> bool {
        let code = |at: u32| if (at as usize) < self.text.len() { self.text.at(at as usize) } else { 0 };
        let (start, end) = (event.trigger.start, event.trigger.end);
        let article = (code(start), code(start + 1)) == (u32::from(units::ALEF), u32::from(units::LAM));
        let next = (end..end + 3).map(code).find(|&code| code != SPACE);
        article && matches!(next, Some(COLON | 0x0A))
    }

    /// «32 قتيلا … المجزرة», «تفجير … وداعش يتبنى الهجوم»: a noun with the article for what was told right before.
    fn recalled(&self, a: &Event, b: &Event) -> bool {
        let code = |n: u32| self.text.at((b.trigger.start + n) as usize);
        let article = b.trigger.len() > 4
            && (code(0), code(1)) == (u32::from(units::ALEF), u32::from(units::LAM))
            && !(b.trigger.start..b.trigger.end).any(|at| self.text.at(at as usize) == SPACE);
        // «الغارات»: some in general.
        let end = b.trigger.end as usize;
        let many =
            (self.text.at(end - 2), self.text.at(end - 1)) == (u32::from(units::ALEF), u32::from(units::TEH));
        let bare = !many && b.patient.is_none() && b.count.is_none() && b.times.is_none();
        let massacre = self.is(a, "die") && a.count.is_some();
        let claimed = self.is(a, "attack") && b.agent.is_some() && b.source.is_some();
        let near = b.sentence <= a.sentence + 1 && a.modality == b.modality && a.kind == b.kind;
        near && article
            && bare
            && (massacre || claimed)
            && a.part_of.is_none()
            && !a.background
            && self.places_agree(a, b)
            && self.times_agree(a, b)
            && self.agree(&a.agent, &b.agent)
    }

    /// «شن الجيش غارة على كذا. وأسفرت الغارة عن …»: a noun with the article, of which nothing else is said, for the attack
    /// or disaster told before it.
    fn resumed(&self, a: &Event, b: &Event, told_once: impl Fn() -> bool) -> bool {
        let code = |at: u32| self.text.at(at as usize);
        let (start, end) = (b.trigger.start, b.trigger.end);
        let article = b.trigger.len() > 4
            && (code(start), code(start + 1)) == (u32::from(units::ALEF), u32::from(units::LAM));
        let one = !(start..end).any(|at| code(at) == SPACE)
            && (code(end - 2), code(end - 1)) != (u32::from(units::ALEF), u32::from(units::TEH));
        let bare = b.patient.is_none() && b.agent.is_none() && b.count.is_none() && b.times.is_none();
        let kind = a.kind == b.kind && (self.is(a, "attack") || self.is(a, "accident"));
        let word = |e: &Event, from: u32| {
            letters(self.text, crate::span::Span::new(e.trigger.start + from, e.trigger.end))
        };
        let alike = || word(a, 0).eq(word(b, 2)) || word(a, 0).eq(word(b, 0));
        let near = (b.sentence <= a.sentence + 2 || told_once()) && self.is(a, "attack");
        kind && article
            && one
            && bare
            && a.sentence < b.sentence
            && (near || alike())
            && (a.modality, b.modality) == (Modality::Asserted, Modality::Asserted)
            && a.background == b.background
            && self.places_agree(a, b)
            && self.times_agree(a, b)
    }

    /// «قصف على كذا | قصفت المدفعية بلدة كذا»: whether the title told of an attack and the text tells of it.
    fn announced(&self, a: &Event, b: &Event) -> bool {
        let title = self.breaks.first().is_some_and(|&at| a.trigger.end <= at && at < b.trigger.start);
        let attacks =
            (self.is(a, "attack") || self.is(a, "accident")) && a.kind == b.kind && a.modality == b.modality;
        let named = !a.place.is_empty() && !b.place.is_empty();
        title
            && attacks
            && named
            && a.same_as.is_none()
            && !(a.background || b.background)
            && self.places_agree(a, b)
            && self.times_agree(a, b)
            && self.agree(&a.agent, &b.agent)
            && self.agree(&a.patient, &b.patient)
    }

    /// Whether the two stand in different sentences, or one in the title.
    fn apart(&self, a: &Event, b: &Event) -> bool {
        a.sentence != b.sentence || self.retold(a, b)
    }

    /// Whether there is a break between the two.
    fn retold(&self, a: &Event, b: &Event) -> bool {
        let (from, to) = (a.trigger.end.min(b.trigger.end), a.trigger.start.max(b.trigger.start));
        let next = self.breaks.partition_point(|&at| at < from);
        self.breaks.get(next).is_some_and(|&at| at < to)
    }

    /// Whether two participants may be the same: one is not told, or they are called alike.
    fn agree(&self, a: &Option<Participant>, b: &Option<Participant>) -> bool {
        let (Some(a), Some(b)) = (a, b) else { return true };
        a.lemma.is_some() && a.lemma == b.lemma || self.beside(a, b)
    }

    fn times_agree(&self, a: &Event, b: &Event) -> bool {
        a.time.is_none() || b.time.is_none() || a.time == b.time
    }

    /// Whether the two share a place, or one of them has none.
    fn places_agree(&self, a: &Event, b: &Event) -> bool {
        a.place.is_empty()
            || b.place.is_empty()
            || a.place.iter().any(|p| b.place.iter().any(|q| self.beside(p, q)))
    }

    /// Whether two places are called alike, or one lies in the other: a country or region, and a town in it.
    fn beside(&self, p: &Participant, q: &Participant) -> bool {
        let place = |p: &Participant| match &self.entities.get(p.entity?)?.value {
            Value::Name(name) => name.place.as_ref(),
            _ => None,
        };
        let holds = |whole: &Place, part: &Place| match whole.feature {
            Feature::Country => whole.country == part.country,
            Feature::Admin1 => {
                whole.admin1.is_some() && whole.admin1 == part.admin1 && whole.country == part.country
            }
            _ => false,
        };
        let known = || place(p).zip(place(q)).is_some_and(|(p, q)| holds(p, q) || holds(q, p));
        letters(self.text, p.head).eq(letters(self.text, q.head)) || known()
    }
}
