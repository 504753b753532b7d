//! Names found in the gazetteers.

use super::place_context;
use super::reader::{Found, NameReader};
use super::tagger::NameClass;
use super::words::LIKELY;
use crate::found::{Label, Source};
use crate::hashed::Hashed;
use crate::letters::{ALEF, HEH, TEH_MARBUTA, WAW, chars};
use crate::lexicon::schema::{HeadKind, NameWord};
use crate::lexicon::{Class, Proclitics, Reading, Sense, bit, flag};
use crate::reading::near;
use crate::signs::{ARABIC_QUESTION, DOT};

/// The rule that gives a body the name of its people: «وزارة الدفاع» + «الروسية».
pub const NATIONAL: &str = "names/lists::national";

/// A row that fits at some token.
#[derive(Clone, Copy)]
struct Fit {
    end: usize,
    reading: Reading,
    sense: Sense,
    label: Label,
}

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
    /// The label, and whether a longer name begins with the word.
    words: Hashed<u64, (Label, bool)>,
}

impl Again {
    /// Records the names found; returns whether a word that was skipped is among them.
    fn learn(&mut self, r: &NameReader<'_>, found: &[Found]) -> bool {
        if self.refused.is_empty() {
            return false;
        }
        for f in found.iter().filter(|f| f.label == Label::Org || f.len() == 1) {
            if let Some(key) = r.key_hash(f.first, f.prefix) {
                let word = self.words.entry(key).or_insert((f.label, false));
                *word = (f.label, word.1 || f.len() > 1);
            }
        }
        self.refused.iter().any(|word| self.words.contains_key(word))
    }

    fn has(&mut self, r: &NameReader<'_>, i: usize, fit: Fit) -> bool {
        let single = fit.end == i + 1;
        let key = if single { r.key_hash(i, fit.reading.prefix) } else { None };
        let likely = match fit.label {
            Label::Gpe | Label::Loc | Label::Fac => r.seems(i, NameClass::Place, LIKELY),
            Label::Person => r.seems(i, NameClass::Person, LIKELY),
            _ => r.seems(i, NameClass::Organization, LIKELY),
        };
        let seen = key.and_then(|key| self.words.get(&key));
        let known = seen.is_some_and(|&(label, longer)| label == fit.label && (longer || likely));
        self.refused.extend(key.filter(|_| !known));
        known
    }
}

/// The longest accepted name that starts at token `i`.
fn best(r: &NameReader<'_>, i: usize, again: &mut Again) -> Option<Found> {
    let mut top: Option<Fit> = None;
    let mut weigh = |fit: Fit| {
        let fit = if fit.sense.flags & flag::PREFIX != 0 { with_people(r, fit) } else { fit };
        if top.is_none_or(|t| fit.end > t.end || (fit.end == t.end && rather(r, i, fit, t)))
            && accepted(r, i, fit, again)
        {
            top = Some(fit);
        }
    };
    for (reading, sense) in r.senses(i, Class::Name) {
        if let Some(label) = r.label(sense) {
            weigh(Fit { end: i + 1, reading, sense, label });
        }
    }
    r.cx.phrases(i, |m| {
        if m.sense.class != Class::Name || m.reading.proclitics.any(Proclitics::AL) {
            return;
        }
        if let Some(label) = r.label(m.sense) {
            weigh(Fit { end: m.end, reading: m.reading, sense: m.sense, label });
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
    // «مجلس الأمن والدفاع السوداني»: a second field before the people.
    let joined = r.joined(fit.end) && people(fit.end + 1);
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
fn rather(r: &NameReader<'_>, i: usize, new: Fit, old: Fit) -> bool {
    // «الشرق الأوسط» in quotation marks is the newspaper.
    let paper = |fit: Fit| fit.label == Label::Org && quoted(r, i, fit);
    if paper(new) != paper(old) {
        return paper(new);
    }
    let club = |fit: Fit| fit.label == Label::Org && r.club(i);
    if club(new) != club(old) {
        return club(new);
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
            new.reading.proclitics.0 == Proclitics::AL && i > 0 && follows_noun(r, i)
        }
        (Label::Gpe, Label::Norp) => !(i > 0 && follows_noun(r, i)),
        _ => false,
    }
}

/// Whether token `i` directly follows a definite noun that is not a name.
fn follows_noun(r: &NameReader<'_>, i: usize) -> bool {
    r.is_word(i - 1) && r.definite(i - 1)
}

fn accepted(r: &NameReader<'_>, i: usize, fit: Fit, again: &mut Again) -> bool {
    let single = fit.end == i + 1;
    let split = fit.reading.proclitics.any(!Proclitics::AL);
    let exact = fit.sense.flags & flag::STRICT != 0;
    // «روى حسن بن يحيى ⟦الخبر⟧»: right behind somebody an ordinary word is what he tells, whatever the model says.
    let bare = fit.reading.proclitics.0 == 0 || fit.reading.proclitics.0 == Proclitics::AL;
    let behind_person = single
        && fit.label == Label::Gpe
        && fit.sense.flags & flag::AMBIGUOUS != 0
        && bare
        && r.behind_person(i);
    let tagged = !behind_person && r.tagged(i).is_some_and(|kind| NameReader::fits(kind, fit.label));
    if single && fit.label == Label::Norp && r.people(i).is_none() {
        return false;
    }
    if r.trapped(i, fit.end) || follows_head(r, i, fit) {
        return false;
    }
    // «كلاوس بيكارد» is no «like Laos».
    let like = fit.reading.proclitics.any(Proclitics::KA);
    if single && like && !exact && !tagged && matches!(fit.label, Label::Gpe | Label::Loc) {
        return false;
    }
    // «بورصة الدار البيضاء» is a body, though a city is called so.
    let place = |(_, s): (Reading, Sense)| matches!(r.label(s), Some(Label::Gpe | Label::Loc));
    let names_body = || r.is_head(i, HeadKind::OrgPlace) && r.cx.words.any(fit.end, bit(Class::Name));
    if single
        && fit.label == Label::Gpe
        && names_body()
        && (begins_place(r, fit.end) || r.senses(fit.end, Class::Name).any(place))
    {
        return false;
    }
    // «تربى في كنف ⟦جده⟧ عبد المطلب»: a pronoun before a person, not Jeddah.
    let last = r.cx.text.at(r.cx.tokens.ends[i] as usize - 1);
    let person = || r.tagged(i + 1) == Some(NameClass::Person) || r.is(i + 1, Class::Given);
    let loose = || r.name_row(fit.sense).is_some_and(|row| row.canonical.ends_with(chars::TEH_MARBUTA));
    if single && fit.label == Label::Gpe && last == HEH && person() && loose() {
        return false;
    }
    // «يلتقي ⟦زواره⟧»: visitors and a pronoun, where nothing says that it is a town.
    let pronoun = || loose() && r.pronoun(i) && !r.definite(i) && !r.placed(i) && !headed(r, i, fit.label);
    if single && fit.label == Label::Gpe && last == HEH && pronoun() {
        return false;
    }
    // «الرسالة ⟦المحمدية⟧»: an adjective of the noun before it, where nothing says that it is a town.
    let adjective = || {
        i > 0
            && follows_noun(r, i)
            && near(r.cx, i - 1)
            && !r.is(i - 1, Class::Head)
            && last == u32::from(chars::TEH_MARBUTA)
    };
    if single
        && fit.label == Label::Gpe
        && bare
        && !tagged
        && r.definite(i)
        && adjective()
        && !r.senses(i - 1, Class::Name).any(|(_, s)| r.label(s) == Some(Label::Gpe))
    {
        return headed(r, i, fit.label);
    }
    // «مدرسة ⟦للشباب⟧» is for them, not theirs.
    let purpose = || i > 0 && near(r.cx, i - 1) && r.is(i - 1, Class::Head) && !r.definite(i - 1);
    if single && fit.label == Label::Org && fit.reading.proclitics.any(Proclitics::LI) && purpose() {
        return false;
    }
    // «آباراً» are wells: names of places have no such ending.
    if single && matches!(fit.label, Label::Gpe | Label::Loc) && r.accusative(i) {
        return false;
    }
    // «الاتحاد السعودي للكاراتيه» is no club.
    if single && fit.label == Label::Org && r.people(fit.end).is_some() && r.for_definite(fit.end + 1) {
        return false;
    }
    // A word that is itself known is not split into a preposition and a name.
    let whole = r.tagger.about(i).known && r.prefix(i) == 0;
    if single && split && !exact && !tagged && whole && !coordinated(r, i, fit) {
        return false;
    }
    if fit.sense.flags & flag::BESIDE != 0 {
        return place_context::spoken_for(r, i, fit.end, fit.sense);
    }
    // «معسكر ⟦المسلمين⟧», «كوكب ⟦المريخ⟧»: a noun and whose it is.
    let owned = || {
        fit.sense.flags & flag::AMBIGUOUS != 0
            && !r.definite(i)
            && near(r.cx, i)
            && r.plain_definite(i + 1)
            && r.people(i + 1).is_none()
            && !r.is(i + 1, Class::Name)
    };
    if single && fit.label == Label::Gpe && owned() {
        return headed(r, i, fit.label);
    }
    let alef = |at: usize| r.cx.text.at(r.cx.tokens.ends[at] as usize - 1) == ALEF;
    // «اختطفوا مواطنا ⟦سوريا⟧»: a Syrian.
    let origin = || {
        let noun = || r.is(i - 1, Class::Noun) && !r.is(i - 1, Class::Name);
        i > 0 && bare && alef(i) && near(r.cx, i - 1) && alef(i - 1) && noun()
    };
    // «افتتح ⟦مركبا⟧ جديدا»: a thing and what it is like.
    let described = || {
        let next = i + 1;
        let word = || next < r.count() && r.is_word(next) && near(r.cx, i) && !r.is(next, Class::Name);
        !tagged && alef(i) && word() && alef(next) && !r.placed(i)
    };
    if single && fit.label == Label::Gpe && (described() || origin()) {
        return false;
    }
    let doubtful = single && (r.denied(fit.label, i) || otherwise(r, i, fit) || !tagged && unlike(r, i, fit));
    if fit.sense.flags & flag::AMBIGUOUS == 0 && (exact || !doubtful) {
        return true;
    }
    if fit.sense.flags & flag::PREFIX != 0 {
        let announced = i > 0 && r.is(i - 1, Class::Title);
        return fit.end > i + 1 && r.people(fit.end - 1).is_some() && !announced && agree(r, i, fit.end - 1);
    }
    let spoken = |s: Sense| place_context::spoken_for(r, i, fit.end, s);
    let club = || single && fit.label == Label::Org && r.club(i);
    tagged
        || club()
        || headed(r, i, fit.label)
        || spoken(fit.sense)
        || quoted(r, i, fit)
        || coordinated(r, i, fit)
        || again.has(r, i, fit)
}

/// Whether a place of several words begins at token `i`: «الدار البيضاء».
fn begins_place(r: &NameReader<'_>, i: usize) -> bool {
    let mut found = false;
    r.cx.phrases(i, |m| {
        found |= m.sense.class == Class::Name && matches!(r.label(m.sense), Some(Label::Gpe | Label::Loc));
    });
    found
}

/// Whether a conjunction would be cut off a word that follows its head or a preposition: in
/// «مدينة وجدة» and «في وجدة» the letter belongs to the name.
fn follows_head(r: &NameReader<'_>, i: usize, fit: Fit) -> bool {
    let cut = fit.reading.proclitics.any(Proclitics::WA) || fit.reading.proclitics.any(Proclitics::FA);
    cut && i > 0
        && r.cx.words[i - 1].readings(r.cx.lexicon).first().is_some_and(|w| !w.proclitics.any(Proclitics::AL))
        && (r.is_small(i - 1, NameWord::Preposition)
            || r.is_head(i - 1, HeadKind::GpeOut) && !r.definite(i - 1))
}

/// Whether a single word is rarely such a name in unlabelled text: then the model must confirm it.
fn unlike(r: &NameReader<'_>, i: usize, fit: Fit) -> bool {
    match fit.label {
        // «وصل إلى ليفربول»: only its club makes it unlike a town.
        Label::Gpe | Label::Loc => {
            let club = |(_, s): (Reading, Sense)| r.label(s) == Some(Label::Org);
            !(r.seems(i, NameClass::Place, LIKELY) || r.placed(i) && r.senses(i, Class::Name).any(club))
        }
        Label::Person => !r.seems(i, NameClass::Person, LIKELY),
        _ => false,
    }
}

/// Whether a single word is also something else: a coin, a measure, a month, a dual noun, a
/// given name that is listed as a place or an organization too.
fn otherwise(r: &NameReader<'_>, i: usize, fit: Fit) -> bool {
    const ELSE: u64 = bit(Class::Currency)
        | bit(Class::Measure)
        | bit(Class::Month)
        | bit(Class::Noun)
        | bit(Class::TimeUnit)
        | bit(Class::Unit)
        | bit(Class::Ordinal);
    let given = matches!(fit.label, Label::Gpe | Label::Loc | Label::Org)
        && r.senses(i, Class::Given).any(|(_, s)| s.flags & flag::AMBIGUOUS == 0 && s.arg >= BEARERS);
    r.cx.words[i].any(ELSE) && fit.label != Label::Norp || given
}

/// Minimum number of people with a given name before it counts against a place of that name.
pub const BEARERS: i32 = 20;

/// Whether two words agree in gender, going by their last letter.
fn agree(r: &NameReader<'_>, i: usize, j: usize) -> bool {
    let feminine = |k: usize| {
        let last = r.cx.text.at(r.cx.tokens.ends[k] as usize - 1);
        last == TEH_MARBUTA || last == HEH
    };
    feminine(i) == feminine(j)
}

impl NameReader<'_> {
    /// Whether token `i` names a club where it stands: words of sport around it, and no preposition of place before it,
    /// as in «تعادل ⟦فالنسيا⟧ مع ⟦إشبيلية⟧» and not in «لعبوا في فالنسيا».
    pub fn club(&self, i: usize) -> bool {
        let of = Proclitics::BI | Proclitics::LI;
        let joined =
            || self.cx.words[i].readings(self.cx.lexicon).first().is_some_and(|w| w.proclitics.any(of));
        self.is_small(i, NameWord::Club) && !joined() && !self.placed(i) && self.sport_near(i)
    }

    /// Whether token `i` is a given name that many bear and that is nothing else, without proclitics.
    pub fn only_given(&self, i: usize) -> bool {
        self.senses(i, Class::Given).any(|(reading, s)| {
            reading.proclitics.0 == 0 && s.flags & flag::AMBIGUOUS == 0 && s.arg >= BEARERS
        })
    }

    /// Whether a preposition of place or the head of a place stands before token `i`: «في ليفربول», «مدينة بورتو».
    pub fn placed(&self, i: usize) -> bool {
        i > 0 && (self.is_small(i - 1, NameWord::Place) || self.is_head(i - 1, HeadKind::GpeOut))
    }

    /// Whether words of sport stand near token `i`, in its sentence.
    pub fn sport_near(&self, i: usize) -> bool {
        /// How far away such words may stand.
        const REACH: usize = 8;
        let stop =
            |j: &usize| matches!(self.cx.code(*j), DOT | 0x21 | 0x3F | ARABIC_QUESTION) && !self.is_word(*j);
        let sport = |j: usize| self.is_small(j, NameWord::Sport);
        let before = || (i.saturating_sub(REACH)..i).rev().take_while(|j| !stop(j)).any(sport);
        let behind = || (i + 1..self.count().min(i + 1 + REACH)).take_while(|j| !stop(j)).any(sport);
        before() || behind()
    }
}

/// Whether a word that announces such a name stands before token `i`.
fn headed(r: &NameReader<'_>, i: usize, label: Label) -> bool {
    let Some(before) = r.before(i) else { return false };
    // «عن طريق الباب»: by way of.
    if before > 0 && r.is_small(before - 1, NameWord::Remote) {
        return false;
    }
    let kinds: &[HeadKind] = match label {
        Label::Gpe => &[HeadKind::GpeOut, HeadKind::GpeNear],
        Label::Loc => &[HeadKind::LocIn, HeadKind::LocOut],
        Label::Fac => &[HeadKind::FacIn],
        Label::Org => &[HeadKind::OrgIn, HeadKind::OrgOut],
        Label::Product => &[HeadKind::ProductOut],
        Label::Event => &[HeadKind::EventIn, HeadKind::EventOut],
        Label::Person => return r.is(before, Class::Title),
        _ => return false,
    };
    kinds.iter().any(|&kind| r.is_head(before, kind))
}

/// Whether an unambiguous place is joined to this one with «و»: «في ينبع والجبيل», «مرعش وغازي عنتاب», «قونية التركية
/// ومرعش».
fn coordinated(r: &NameReader<'_>, i: usize, fit: Fit) -> bool {
    let place = |at: usize, joined: bool| {
        r.senses(at, Class::Name)
            .any(|(reading, s)| r.sure_place(s) && (!joined || reading.proclitics.0 == Proclitics::WA))
    };
    let last = if i > 1 && r.people(i - 1).is_some() { i - 2 } else { i.saturating_sub(1) };
    let before = || fit.reading.proclitics.any(Proclitics::WA) && i > 0 && place(last, false);
    let long = || r.is_word(i + 1) && r.cx.code(i + 1) == WAW && begins_place(r, i + 1);
    fit.label == Label::Gpe && fit.end == i + 1 && (place(i + 1, true) || before() || long())
}

/// Whether the name is alone in quotation marks.
fn quoted(r: &NameReader<'_>, i: usize, fit: Fit) -> bool {
    matches!(fit.label, Label::Org | Label::Event | Label::Product)
        && i > 0
        && r.opens(i - 1)
        && r.closing(i - 1, 8) == Some(fit.end)
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
