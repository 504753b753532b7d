//! Names found in the gazetteers.

use super::list_guards::{Verdict, weigh};
use super::list_support::{Fit, quoted};
use super::noun_before::{describes_noun, follows_noun, follows_quoted};
use super::place_context::{behind_town, head, sided, suits};
use super::reader::{Found, NameReader};
use super::tagger::NameClass;
use super::words::LIKELY;
use crate::found::{Feature, Label, Source};
use crate::hashed::Hashed;
use crate::lexicon::schema::{HeadKind, NameWord, PlaceRow, PlaceWord};
use crate::lexicon::{Class, Proclitics, Sense, bit, flag};

/// The rule that gives a body the name of its people: «وزارة الدفاع» + «الروسية».
pub const NATIONAL: &str = "names/lists::national";

/// All listed names that are names in this context, from left to right, disjoint.
pub fn find(r: &NameReader<'_>, out: &mut Vec<Found>) {
    let mut again = Again::default();
    scan(r, &mut again, out);
    if again.learn(r, out) {
        out.clear();
        scan(r, &mut again, out);
    }
}

fn scan(r: &NameReader<'_>, again: &mut Again, out: &mut Vec<Found>) {
    let starts = bit(Class::Name);
    let mut i = r.cx.words.next_of(0, starts);
    while i < r.count() {
        match best(r, i, again) {
            Some(found) => {
                i = found.end;
                out.push(found);
            }
            None => i += 1,
        }
        i = r.cx.words.next_of(i, starts);
    }
}

/// Ambiguous words that are names elsewhere in the text, alone or at the head of a longer
/// name: «الرجاء» after «الرجاء البيضاوي».
#[derive(Default)]
struct Again {
    /// The ambiguous words that were skipped.
    refused: Vec<u64>,
    /// The words that are names.
    words: Hashed<u64, Met>,
}

/// A word that is a name somewhere in the text.
struct Met {
    label: Label,
    /// Whether a longer name begins with it.
    longer: bool,
    /// Where it is one, from left to right.
    at: Vec<usize>,
    /// How many of these are left of where the text is being read.
    left: usize,
}

impl Met {
    /// Whether it is a name near token `i`; tokens are asked for from left to right. In another article of a long text
    /// the word may be an ordinary one.
    fn near(&mut self, i: usize) -> bool {
        /// Tokens in between, at most.
        const REACH: usize = 400;
        while self.at.get(self.left).is_some_and(|&at| at < i) {
            self.left += 1;
        }
        let before = self.left.checked_sub(1).map(|last| i - self.at[last]);
        let behind = self.at.get(self.left).map(|&at| at - i);
        before.into_iter().chain(behind).any(|distance| distance <= REACH)
    }
}

impl Again {
    /// Records the names found; returns whether a word that was skipped is among them.
    fn learn(&mut self, r: &NameReader<'_>, found: &[Found]) -> bool {
        if self.refused.is_empty() {
            return false;
        }
        for f in found.iter().filter(|f| f.label == Label::Org || f.len() == 1) {
            if let Some(key) = r.key_hash(f.first, f.prefix) {
                let new = Met { label: f.label, longer: false, at: Vec::new(), left: 0 };
                let word = self.words.entry(key).or_insert(new);
                word.label = f.label;
                word.longer |= f.len() > 1;
                word.at.push(f.first);
            }
        }
        self.refused.iter().any(|word| self.words.contains_key(word))
    }

    fn has(&mut self, r: &NameReader<'_>, fit: Fit) -> bool {
        let i = fit.first;
        let key = if fit.end == i + 1 { r.key_hash(i, fit.reading.prefix) } else { None };
        let likely = match fit.label {
            Label::Gpe | Label::Loc | Label::Fac => r.seems(i, NameClass::Place, LIKELY),
            Label::Person => r.seems(i, NameClass::Person, LIKELY),
            _ => r.seems(i, NameClass::Organization, LIKELY),
        };
        let seen = key.and_then(|key| self.words.get_mut(&key));
        let known = seen.is_some_and(|met| met.label == fit.label && (met.longer || likely) && met.near(i));
        if !known {
            r.cx.refused("names/lists::Again::has", i, fit.end);
            self.refused.extend(key);
        }
        known
    }
}

/// The longest accepted name that starts at token `i`.
fn best(r: &NameReader<'_>, i: usize, again: &mut Again) -> Option<Found> {
    let mut top: Option<Fit> = None;
    let mut consider = |fit: Fit| {
        let fit = if fit.sense.flags & flag::PREFIX != 0 { with_people(r, fit) } else { fit };
        if top.is_none_or(|t| fit.end > t.end || (fit.end == t.end && rather(r, fit, t)))
            && match weigh(r, &fit) {
                Verdict::Name => true,
                Verdict::Elsewhere => again.has(r, fit),
                Verdict::Refused => false,
            }
        {
            top = Some(fit);
        }
    };
    for (reading, sense) in r.senses(i, Class::Name) {
        if let Some(label) = r.label(sense) {
            consider(Fit { first: i, end: i + 1, reading, sense, label });
        }
    }
    r.cx.phrases(i, |m| {
        if m.sense.class != Class::Name || m.reading.proclitics.any(Proclitics::AL) {
            return;
        }
        if let Some(label) = r.label(m.sense) {
            consider(Fit { first: i, end: m.end, reading: m.reading, sense: m.sense, label });
        }
    });
    Some(without_head(r, i, without_people(r, i, top?)))
}

/// A club without the people after it: «الهلال» of «الهلال السعودي», whose row it keeps.
fn without_people(r: &NameReader<'_>, i: usize, fit: Fit) -> Fit {
    // «الجيش اللبناني» is no club.
    let club =
        fit.label == Label::Org && fit.end == i + 2 && r.is_small(i, NameWord::Club) && !r.is(i, Class::Head);
    let people = club && r.people(i + 1).is_some() && r.definite(i + 1);
    if people { Fit { end: i + 1, ..fit } } else { fit }
}

/// A national body takes the people's name that follows it: «وزارة الدفاع» + «الروسية».
fn with_people(r: &NameReader<'_>, fit: Fit) -> Fit {
    let people = |at: usize| r.people(at).is_some_and(|(reading, _)| reading.proclitics.0 == Proclitics::AL);
    // «مجلس الأمن والدفاع السوداني»: a second field before the people, but «وزارة التجارة ⟦والهيئة⟧ السعودية».
    let field = r.joined(fit.end) && (!r.is(fit.end, Class::Head) || r.is_small(fit.end, NameWord::Field));
    let joined = field && people(fit.end + 1);
    let end = if people(fit.end) {
        fit.end + 1
    } else if joined {
        fit.end + 2
    } else {
        fit.end
    };
    Fit { end, ..fit }
}

/// Of two rows of the same words, whether the first fits better: a country's name after a
/// definite noun is its people's adjective («المملكة السعودية»).
fn rather(r: &NameReader<'_>, new: Fit, old: Fit) -> bool {
    let i = new.first;
    // «الشرق الأوسط» in quotation marks is the newspaper.
    let paper = |fit: Fit| fit.label == Label::Org && quoted(r, &fit);
    if paper(new) != paper(old) {
        return paper(new);
    }
    let club = |fit: Fit| fit.label == Label::Org && r.club(i);
    if club(new) != club(old) {
        return club(new);
    }
    // «ولاية البحر الأحمر» is no sea.
    if matches!((new.label, old.label), (Label::Gpe, Label::Loc) | (Label::Loc, Label::Gpe))
        && matches!(head(r, i), Some(PlaceWord::Division | PlaceWord::State))
    {
        let division = |fit: Fit| {
            let place = r.name_row(fit.sense).and_then(|row| row.place);
            place.is_some_and(|place| place.feature == Feature::Admin1)
        };
        if division(new) != division(old) {
            return division(new);
        }
    }
    // «حي اليرموك», «اليرموك جنوب دمشق» are no river; «برقة وسبسطية» are villages, as what stands around says.
    if let (Label::Gpe, Label::Loc) | (Label::Loc, Label::Gpe) = (new.label, old.label)
        && new.end == i + 1
    {
        let town = if new.label == Label::Gpe { new } else { old };
        let place = r.name_row(town.sense).and_then(|row| row.place);
        let told = |place: PlaceRow| match head(r, i) {
            Some(kind) => suits(kind, place.feature),
            None => sided(r, town.end, &place) || town.sense.flags & flag::BESIDE != 0,
        };
        let large = |place: &PlaceRow| matches!(place.feature, Feature::Admin1 | Feature::Country);
        if place.is_some_and(|place| !large(&place) && told(place)) {
            return new.label == Label::Gpe;
        }
    }
    let joins = |fit: Fit| fit.reading.proclitics.any(Proclitics::WA);
    if new.label == Label::Gpe && old.label == Label::Gpe && joins(new) != joins(old) {
        let place = |fit: Fit| r.name_row(fit.sense).and_then(|row| row.place);
        let beside = |fit| place(fit).is_some_and(|place| behind_town(r, i, &place));
        if beside(new) != beside(old) {
            return beside(new);
        }
    }
    // «يعيش في ليفربول» is the town, not its club.
    if let (Label::Gpe, Label::Org) | (Label::Org, Label::Gpe) = (new.label, old.label)
        && new.end == i + 1
        && r.placed(i)
    {
        return new.label == Label::Gpe;
    }
    let ambiguous = |fit: Fit| fit.sense.flags & flag::UNSURE != 0;
    if ambiguous(new) != ambiguous(old) {
        return ambiguous(old);
    }
    match (new.label, old.label) {
        (Label::Norp, Label::Gpe) => {
            i > 0
                && match new.reading.proclitics.0 {
                    Proclitics::AL => follows_noun(r, i) || follows_quoted(r, i),
                    0 | Proclitics::WA => describes_noun(r, i),
                    _ => false,
                }
        }
        (Label::Gpe, Label::Norp) => {
            !(i > 0 && (follows_noun(r, i) || follows_quoted(r, i) || describes_noun(r, i)))
        }
        _ => false,
    }
}

/// How often listed names of a label were right in passages marked by hand.
fn confidence(label: Label) -> f32 {
    match label {
        Label::Gpe | Label::Event => 0.95,
        Label::Norp => 0.92,
        Label::Loc | Label::Product => 0.8,
        _ => 0.9,
    }
}

/// Whether a people's adjective at its end tells whose body it is: «الجيش السوري».
fn national(r: &NameReader<'_>, fit: Fit) -> bool {
    fit.sense.flags & flag::PREFIX != 0 && r.people(fit.end - 1).is_some()
}

/// The name without a head that it does not need: «حركة حماس» is حماس, «جبهة النصرة» stays.
fn without_head(r: &NameReader<'_>, i: usize, fit: Fit) -> Found {
    let whole = Found {
        first: i,
        end: fit.end,
        prefix: fit.reading.prefix,
        label: fit.label,
        row: u32::try_from(fit.sense.arg).ok(),
        site: None,
        source: Source::Gazetteer,
        score: confidence(fit.label),
        rule: if national(r, fit) { NATIONAL } else { "names/lists::without_head" },
    };
    if whole.len() < 2 || r.definite(i) {
        return whole;
    }
    let head = |kind: HeadKind| r.is_head(i, kind);
    let same = |s: Sense| r.name_row(s).zip(r.name_row(fit.sense)).is_some_and(|(a, b)| a.id == b.id);
    if matches!(fit.label, Label::Gpe | Label::Loc) {
        // «قطاع غزة» is another place than غزة, «إقليم دارفور» none other than دارفور.
        let own = |s: Sense| fit.label == Label::Gpe || same(s);
        let place = |s: Sense| matches!(r.label(s), Some(Label::Gpe | Label::Loc)) && own(s);
        let out = head(HeadKind::GpeOut) && listed(r, i + 1, fit, place).is_some();
        return if out { Found { first: i + 1, prefix: 0, ..whole } } else { whole };
    }
    let never = head(HeadKind::OrgOut);
    if fit.label != Label::Org || !never && (!head(HeadKind::OrgIn) || head(HeadKind::OrgWhole)) {
        return whole;
    }
    // «جبهة النصرة», «جبهة فتح الشام»: unlike a movement, a front keeps its head.
    if head(HeadKind::OrgParty) && head(HeadKind::OrgIn) && !never && !head(HeadKind::OrgApart) {
        return whole;
    }
    let own = |s: Sense| {
        r.label(s) == Some(Label::Org) && (s.flags & (flag::AMBIGUOUS | flag::PREFIX) == 0 || same(s))
    };
    // «شركة», «حركة» stay outside of names of any length, «جمعية» only of a single word.
    if whole.len() > 2 && !never && !head(HeadKind::OrgApart) {
        return whole;
    }
    let rest = listed(r, i + 1, fit, own);
    match rest {
        Some(sense) => Found { first: i + 1, prefix: 0, row: u32::try_from(sense.arg).ok(), ..whole },
        // «تنظيم الدولة» is no name without its head.
        None if never && !head(HeadKind::OrgParty) => Found { first: i + 1, prefix: 0, ..whole },
        None => whole,
    }
}

/// A row of the words from token `first` to the end of a name, without proclitics, that passes `test`.
fn listed(r: &NameReader<'_>, first: usize, fit: Fit, test: impl Fn(Sense) -> bool) -> Option<Sense> {
    if first + 1 == fit.end {
        let bare = r.senses(first, Class::Name).filter(|(reading, _)| reading.proclitics.0 == 0);
        return bare.map(|(_, s)| s).find(|&s| test(s));
    }
    let mut found = None;
    r.cx.phrases(first, |m| {
        let whole = m.end == fit.end && m.reading.proclitics.0 == 0 && m.sense.class == Class::Name;
        if whole && test(m.sense) {
            found = Some(m.sense);
        }
    });
    found
}
