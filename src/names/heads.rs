//! Names introduced by a head word before them: «بلدة X», «مطار X», «صحيفة X», «عملية «X»».

use super::bodies;
use super::disjoint::{beginning, first_at};
use super::event_heads::{event_name, event_of};
use super::facilities;
use super::head_guards::{
    annex, before_head, credited, describes, dish, emirate, field_of_body, imprisons, in_phrase, needless,
    quality, said_of, unity,
};
use super::headed::{LONGEST, QUOTED, model_end, named, suffixed, with_tail};
use super::place_context;
use super::reader::{Found, NameReader};
use super::shares;
use super::tagger::NameClass;
use super::words::{LIKELY, POSSIBLE};
use super::works;
use crate::found::Label;
use crate::letters::{ALEF, ALEF_MAQSURA, BEH, HEH, LAM, MEEM, TEH_MARBUTA, WAW, YEH, units};
use crate::lexicon::schema::{HeadKind, NameWord, PlaceWord};
use crate::lexicon::{Class, Proclitics, Reading, Sense, bit};
use crate::reading::{AtomKind, near};
use crate::signs::{HYPHEN, OPEN};
use crate::tokenize;
use crate::tokenize::clitics::Scheme;

/// What a head says about the name after it.
#[derive(Clone, Copy)]
struct Head {
    label: Label,
    inside: bool,
}

const HEADS: [(HeadKind, Head); 24] = [
    (HeadKind::StateIn, Head { label: Label::Gpe, inside: true }),
    (HeadKind::OrgCompany, Head { label: Label::Org, inside: true }),
    (HeadKind::GpeOut, Head { label: Label::Gpe, inside: false }),
    (HeadKind::LocIn, Head { label: Label::Loc, inside: true }),
    (HeadKind::LocOut, Head { label: Label::Loc, inside: false }),
    (HeadKind::FacIn, Head { label: Label::Fac, inside: true }),
    (HeadKind::OrgOver, Head { label: Label::Org, inside: false }),
    (HeadKind::EventName, Head { label: Label::Event, inside: true }),
    (HeadKind::EventOf, Head { label: Label::Event, inside: true }),
    (HeadKind::WorkQuoted, Head { label: Label::Product, inside: false }),
    (HeadKind::ProductQuoted, Head { label: Label::Product, inside: false }),
    (HeadKind::OrgPlace, Head { label: Label::Org, inside: true }),
    (HeadKind::OrgNation, Head { label: Label::Org, inside: true }),
    (HeadKind::OrgFor, Head { label: Label::Org, inside: true }),
    (HeadKind::OrgBody, Head { label: Label::Org, inside: true }),
    (HeadKind::OrgChain, Head { label: Label::Org, inside: true }),
    (HeadKind::OrgOf, Head { label: Label::Org, inside: true }),
    (HeadKind::OrgWhole, Head { label: Label::Org, inside: true }),
    (HeadKind::OrgIn, Head { label: Label::Org, inside: true }),
    (HeadKind::OrgOut, Head { label: Label::Org, inside: false }),
    (HeadKind::EventOut, Head { label: Label::Event, inside: false }),
    (HeadKind::EventIn, Head { label: Label::Event, inside: true }),
    (HeadKind::EventBody, Head { label: Label::Event, inside: true }),
    (HeadKind::ProductOut, Head { label: Label::Product, inside: false }),
];

/// Words of a person's name behind a title after a head, at most.
const TITLED: usize = 6;

/// Finds names by their heads. `listed` are the names that the gazetteers gave.
pub fn find(r: &NameReader<'_>, listed: &[Found], out: &mut Vec<Found>) {
    let mut next = 0;
    for (i, _) in r.cx.words.of_class(Class::Head) {
        while listed.get(next).is_some_and(|f| f.end <= i) {
            next += 1;
        }
        if let Some(f) = listed.get(next).filter(|f| f.first <= i) {
            // «المجلس الوطني» is listed, «المجلس الوطني لحقوق الإنسان» is another body.
            let party = r.is_head(i, HeadKind::OrgParty) && !r.definite(i);
            let body = f.first == i && f.label == Label::Org;
            // «وزارة الدفاع ⟦والقوة البرية⟧» are two, «وزارة العمل والشؤون الاجتماعية» is one.
            // «وزارة الصحة ⟦والعمل والشؤون⟧ الاجتماعية»
            let field = |at: usize| r.is_small(at, NameWord::Field);
            let chain = || r.joined(f.end + 1) && near(r.cx, f.end) && field(f.end + 1);
            let apart = r.joined(f.end) && !field(f.end) && !chain();
            // «اتحاد كرة القدم ⟦الدولي⟧»: of a party, only adjectives of rank.
            let ranked = |end: usize| (f.end..end).all(|j| r.is_small(j, NameWord::Rank));
            let fits = |end: usize| end > f.end && !apart && (!party || ranked(end));
            let longer = body.then(|| bodies::end(r, i)).flatten().filter(|&end| fits(end));
            out.extend(longer.map(|end| named(i, end, f.prefix, Label::Org)));
            continue;
        }
        let kinds = r.heads(i);
        // «مديرية حيس» is a district where others have directorates.
        if first_at(listed, i + 1).is_some_and(|f| place_context::in_district(r, i, f)) {
            continue;
        }
        // «⟦حرب⟧ بن شداد» is a man.
        let man = r.bare_small(i + 1, NameWord::Descent) && near(r.cx, i);
        // «⟦بطولة⟧ إسماعيل ياسين»: who plays in a film.
        let star = r.is_small(i, NameWord::Credits) && credited(r, &listed[next..], i + 1);
        // «مطعم غالي», «فندق فاخر»: an adjective, whoever else is called so.
        let described = !r.definite(i) && describes(r, i + 1) && near(r.cx, i);
        let described = described || in_phrase(r, i) || field_of_body(r, i);
        if described || star || needless(r, &listed[next..], i) {
            continue;
        }
        for (kind, head) in HEADS {
            if kinds >> kind as u32 & 1 == 0
                || man && (matches!(head.label, Label::Event | Label::Loc) || r.is(i, Class::Given))
            {
                continue;
            }
            let found = by_kind(r, &listed[next..], i, kind, head);
            if let Some(mut found) = found {
                // «⟦و⟧إمارة الباحة», though text has the two together often.
                if found.first == i {
                    found.prefix = found.prefix.max(before_head(r, i));
                }
                out.push(found);
                works::more(r, &listed[next..], i, found, out);
                break;
            }
        }
    }
}

/// The name introduced by a head of this kind at token `i`.
fn by_kind(r: &NameReader<'_>, listed: &[Found], i: usize, kind: HeadKind, head: Head) -> Option<Found> {
    let whole = |end: usize| named(i, end, r.prefix(i), head.label);
    // «قناة ⟦الدعم السياسي⟧»
    let thing = r.is_head(i, HeadKind::OrgOut) && !r.is_small(i, NameWord::AnyNoun);
    match kind {
        HeadKind::OrgOver | HeadKind::OrgOut if thing && r.is_small(i + 1, NameWord::Genre) => None,
        HeadKind::OrgOver | HeadKind::OrgOut if said_of(r, i + 1) && first_at(listed, i + 1).is_none() => {
            None
        }
        // «مطعم ⟦ومقهى⟧ النخيل»
        HeadKind::OrgOver
            if r.senses(i + 1, Class::Head).any(|(reading, _)| reading.proclitics.any(Proclitics::WA)) =>
        {
            None
        }
        HeadKind::OrgOver if dish(r, i) && first_at(listed, i + 1).is_none() => None,
        HeadKind::OrgOver => over(r, listed, i)
            .or_else(|| shares::one(r, i))
            .or_else(|| after(r, listed, i, head))
            .map(|f| brand(r, f)),
        // «أسرة آل البنان» is a family.
        HeadKind::StateIn if r.bare_small(i + 1, NameWord::House) => None,
        // «إمارة الباحة»: of a region that has a governor.
        HeadKind::StateIn if r.is_head(i, HeadKind::OrgPlace) && !emirate(r, first_at(listed, i + 1)) => None,
        HeadKind::StateIn => {
            let known = first_at(listed, i + 1);
            // «خلافة ⟦هارون الرشيد⟧» is his reign.
            let his = known
                .map_or_else(|| r.tagged(i + 1) == Some(NameClass::Person), |f| f.label == Label::Person);
            if his && !r.definite(i) {
                return None;
            }
            // «سلطنة ⟦سلاجقة⟧ الروم»
            let people = known
                .filter(|f| f.label == Label::Norp && !r.definite(f.first) && !bodies::nisba(r, f.first))
                .map(|f| f.end);
            let name = || (i + 1 < r.count()).then(|| namesake(r, known, i + 1)).flatten();
            bodies::state(r, i, people.or_else(name)).map(whole)
        }
        // «شارع ⟦26 يوليو⟧»
        HeadKind::FacIn if dated(r, i) => Some(whole(i + 3)),
        HeadKind::EventOf => event_of(r, i).map(whole),
        HeadKind::EventName => event_name(r, i).map(whole),
        HeadKind::EventBody => bodies::event(r, i).map(whole),
        HeadKind::OrgPlace => bodies::of_place(r, listed, i).map(whole),
        HeadKind::OrgCompany => bodies::company(r, listed, i).map(whole),
        HeadKind::OrgChain | HeadKind::OrgBody | HeadKind::OrgNation | HeadKind::OrgFor => {
            bodies::end(r, i).filter(|&end| !unity(r, i, end)).map(whole)
        }
        HeadKind::OrgOf => after_person(r, i).map(whole),
        HeadKind::OrgWhole => with_namesake(r, listed, i).map(whole),
        HeadKind::WorkQuoted => works::after(r, listed, i),
        HeadKind::ProductQuoted => {
            let open = r.opens(i + 1) && r.cx.code(i + 1) != OPEN && !r.definite(i);
            open.then(|| works::quoted(r, listed, i + 1)).flatten()
        }
        _ => {
            let found = after(r, listed, i, head);
            if head.label == Label::Org { found.map(|f| brand(r, f)) } else { found }
        }
    }
}

/// Whether a building or way at token `i` bears a day and month.
fn dated(r: &NameReader<'_>, i: usize) -> bool {
    let number = |at: usize| r.is_kind(at, tokenize::Kind::Number);
    r.bare_small(i, NameWord::BearsDate)
        && number(i + 1)
        && near(r.cx, i)
        && near(r.cx, i + 1)
        && r.cx.words.any(i + 2, bit(Class::Month) | bit(Class::HijriMonth))
}

/// A brand behind its head without the people after it: «شركة ⟦طومسون⟧ الفرنسية».
fn brand(r: &NameReader<'_>, mut f: Found) -> Found {
    let outside = f.first > 0 && r.is(f.first - 1, Class::Head) && !r.is(f.first, Class::Head);
    let people = outside && f.len() > 1 && bodies::nation(r, f.end - 1);
    // «جريدة ⟦الدستور⟧ المصرية», but «القدس العربي»
    let hers = || {
        let last = r.cx.text.at(r.cx.tokens.ends[f.end - 1] as usize - 1);
        f.len() == 2 && r.is_head(f.first - 1, HeadKind::OrgOut) && matches!(last, TEH_MARBUTA | HEH)
    };
    if people && (!(f.first..f.end - 1).any(|j| r.definite(j)) || hers()) {
        f.end -= 1;
    }
    f
}

/// Where an organization ends that has the name of another or of a person, and its head for good: «جامعة الأزهر»,
/// «بنك الجزيرة», «جامعة جورج واشنطن».
fn with_namesake(r: &NameReader<'_>, listed: &[Found], i: usize) -> Option<usize> {
    if r.definite(i) || !near(r.cx, i) || r.is_head(i, HeadKind::OrgParty) {
        return None;
    }
    let known = first_at(listed, i + 1);
    match known {
        Some(f) => (matches!(f.label, Label::Org | Label::Person | Label::Product) && f.row.is_some())
            .then_some(f.end),
        None => {
            let person =
                r.tagged(i + 1) == Some(NameClass::Person) && r.prefix(i + 1) == 0 && r.tagger.tags[i] == 0;
            (person && !r.definite(i + 1) && !r.ordinary(i + 1)).then(|| model_end(r, i + 1))
        }
    }
}

/// Where an organization ends that bears a person's name and title: «جامعة الملك سعود».
fn after_person(r: &NameReader<'_>, i: usize) -> Option<usize> {
    let titled = !r.definite(i) && r.is(i + 1, Class::Title) && r.definite(i + 1);
    let end = titled.then(|| namesake(r, None, i + 1)).flatten()?;
    Some(bodies::purpose(r, end).unwrap_or(end))
}

/// A club, paper or company after its head, which stays outside, whatever else its name names: «نادي فالنسيا»,
/// «جريدة لبنان», «سهم ملاذ للتأمين», «شبكة NBC».
fn over(r: &NameReader<'_>, listed: &[Found], i: usize) -> Option<Found> {
    let name = i + 1;
    if r.definite(i) || !r.is_word(name) || !near(r.cx, i) || r.is_small(name, NameWord::Preposition) {
        return None;
    }
    // «وكالة ⟦أنباء⟧ "كيودو"», «شركة ⟦طيران⟧ "ناس"»: the name is what is quoted.
    if sort_before_quote(r, name) {
        return None;
    }
    let end = match first_at(listed, name) {
        // «فريق ⟦أوباما⟧», «أسهم ⟦ترامب⟧» are those of somebody.
        Some(f) if f.label == Label::Person && f.len() == 1 && r.is_head(i, HeadKind::OrgApart) => {
            return None;
        }
        Some(f) if matches!(f.label, Label::Gpe | Label::Loc | Label::Person) && f.row.is_some() => f.end,
        Some(_) => return None,
        // «مطعم ⟦فاشل⟧»
        None if r.ordinary(name) || r.drawn_out(name) => return None,
        None if capital(r, name) => (name..r.count()).find(|&j| !capital(r, j)).unwrap_or(r.count()),
        None if r.tagged(name).is_some_and(|kind| kind != NameClass::Other) && r.prefix(name) == 0 => {
            // «سهم جونسون ⟦كونترولز⟧»
            let end = model_end(r, name);
            (end..r.count()).find(|&j| !near(r.cx, j - 1) || !foreign(r, j)).unwrap_or(r.count())
        }
        // «سهم ⟦نوفوزيم⟧»
        None if r.foreign(name) => {
            (name + 1..r.count()).find(|&j| !near(r.cx, j - 1) || !foreign(r, j)).unwrap_or(r.count())
        }
        // «سهم ⟦ملاذ للتأمين⟧»
        None if !r.definite(name)
            && r.prefix(name) == 0
            && !r.is(name, Class::Particle)
            && !quality(r, name)
            && r.for_definite(name + 1) =>
        {
            return bodies::purpose(r, name + 1).map(|end| named(name, end, 0, Label::Org));
        }
        // «نادي ⟦الطائف⟧ الأدبي»
        None if r.is_head(i, HeadKind::OrgFor)
            && !r.is_head(i, HeadKind::OrgOut)
            && r.plain_definite(name)
            && near(r.cx, name)
            && r.bare_small(name + 1, NameWord::Tail) =>
        {
            name + 1
        }
        // «جريدة ⟦الشعب⟧»
        None if r.is_small(i, NameWord::AnyNoun)
            && r.plain_definite(name)
            && ![NameWord::Site, NameWord::Describing, NameWord::Rank]
                .iter()
                .any(|&word| r.is_small(name, word)) =>
        {
            name + 1
        }
        None => return None,
    };
    // «⟦نادي⟧ جدة الأدبي»
    let whole = r.is_head(i, HeadKind::OrgFor)
        && !r.is_head(i, HeadKind::OrgOut)
        && near(r.cx, end - 1)
        && r.bare_small(end, NameWord::Tail);
    if whole {
        return Some(named(i, end + 1, r.prefix(i), Label::Org));
    }
    Some(named(name, bodies::purpose(r, end).unwrap_or(end), 0, Label::Org))
}

/// Whether token `i` says of what sort a body is whose name is quoted behind it.
fn sort_before_quote(r: &NameReader<'_>, i: usize) -> bool {
    let open = i + 1;
    let sort = !r.definite(i) && r.tagger.about(i).known && r.opens(open) && r.cx.code(open) != OPEN;
    sort && r.closing(open, QUOTED).is_some()
}

/// Whether token `i` is a Latin word that begins with a capital.
fn capital(r: &NameReader<'_>, i: usize) -> bool {
    r.is_kind(i, tokenize::Kind::Latin) && (0x41..=0x5A).contains(&r.cx.code(i))
}

fn after(r: &NameReader<'_>, listed: &[Found], i: usize, head: Head) -> Option<Found> {
    let name = i + 1;
    if name >= r.count() {
        return None;
    }
    let found = |first, end, prefix| named(first, end, prefix, head.label);
    if r.opens(name) {
        let close = r.closing(name, QUOTED)?;
        // «20 صندوق «خضار»»: what is counted has no name.
        if i > 0 && near(r.cx, i - 1) && counted(r, i) {
            return None;
        }
        // «ملعب "ويمبلي"»
        if head.inside && matches!(head.label, Label::Loc | Label::Fac) {
            // A building that the lists have needs no head: «قاعدة "⟦إنجرليك⟧"».
            let listed = first_at(listed, name + 1).is_some_and(|f| f.end == close && f.label != Label::Gpe);
            let fits = !r.definite(i)
                && !listed
                && r.cx.code(name) != OPEN
                && close <= name + 4
                && (name + 1..close).all(|j| r.is_word(j) && !r.is_small(j, NameWord::Preposition));
            return fits.then(|| found(i, with_tail(r, close + 1), r.prefix(i)));
        }
        return quoted(r, listed, name, close, head).then(|| found(name + 1, close, 0));
    }
    if !r.is_word(name) {
        return None;
    }
    // The name that the lists have right after the head.
    let known = listed.first().filter(|f| f.first == name && f.prefix == 0);
    match head.label {
        Label::Org if known.is_none() && (r.ordinary(name) || r.drawn_out(name)) => None,
        Label::Gpe => {
            // All states are listed: «دولة مارقة» is only a description.
            let listed = r.is_head(i, HeadKind::State);
            // «مخيم ⟦على⟧ أطراف البلدة»
            let upon = r.is_small(name, NameWord::Preposition) && r.prefix(name) == 0;
            let new =
                known.is_none() && !listed && !upon && !r.definite(i) && proper(r, name, NameClass::Place);
            new.then(|| found(name, without_adjective(r, name, extent(r, name, NameClass::Place)), 0))
        }
        Label::Loc | Label::Fac if head.inside => {
            // «لسد الاحتياج» is a verbal noun.
            let purpose =
                r.prefix(i) > 0 && known.is_none() && r.plain_definite(name) && r.tagged(name).is_none();
            // «شارع ⟦بمحافظة⟧ الزلفي» says where it is, «نهر ⟦ومسطحات⟧ خضراء» tells of another thing.
            let led = matches!(r.cx.code(name), BEH | WAW) && known.is_none() && r.tagger.about(name).known;
            let plural = || r.cx.code(name) == WAW && r.ends_in(name, &[[units::ALEF, units::TEH]]);
            let where_it_is =
                r.prefix(name) > 0 && (r.is(name, Class::Head) || led) || known.is_none() && plural();
            if r.definite(i) || purpose || where_it_is || annex(r, i) || imprisons(r, i, known) {
                return None;
            }
            let whole = || {
                r.plain_definite(name) && r.is_head(i, HeadKind::FacName) && facilities::names_place(r, name)
            };
            let end = namesake(r, known, name).or_else(|| whole().then_some(name + 1)).or_else(|| {
                // «مجمع الشفاء الطبي»
                // «وادي الشاي»: the head is part of names only.
                let place = || r.seems(name, NameClass::Place, POSSIBLE);
                let closed =
                    r.is_small(name + 1, NameWord::Tail) || r.is_head(i, HeadKind::LocName) && place();
                (r.plain_definite(name) && closed).then_some(name + 1)
            })?;
            // «مستشفى ⟦الولادة⟧», «ملعب ⟦المباراة⟧»: what for, and nobody's name.
            if end == name + 1 && known.is_none() && r.is_small(name, NameWord::Site) && r.definite(name) {
                return None;
            }
            let end = if facilities::is_road(r, i) { facilities::road(r, listed, end) } else { end };
            if head.label == Label::Loc {
                let owned = known.is_none() && facilities::owned(r, name, end);
                return Some(found(i, if owned { end - 1 } else { with_tail(r, end) }, r.prefix(i)));
            }
            // «معسكر ⟦سويسرا⟧»: where a side trains.
            let camp = r.is_small(i, NameWord::Sport) && !r.is_head(i, HeadKind::FacName);
            if camp && r.sport_near(i) {
                return None;
            }
            let building = found(
                i,
                facilities::with_use(r, with_tail(r, facilities::building(r, name, end))),
                r.prefix(i),
            );
            // «مدرسة النور» is a body, like a university.
            let school = r.is_head(i, HeadKind::OrgWhole);
            Some(if school { Found { label: Label::Org, ..building } } else { building })
        }
        Label::Event if head.inside => {
            // «بطولة ⟦كأس مصر⟧», «مؤتمر ⟦الجمعية العامة⟧» are named without it.
            // «كأس ⟦أودي⟧» is named for who pays for it.
            let sponsored = r.is_head(i, HeadKind::EventBody) && r.is_small(i, NameWord::Sport);
            // «ديربي ⟦ميلانو⟧»: in sport the town is its club.
            let town = |f: &Found| {
                let place = |(_, s): (Reading, Sense)| r.label(s) == Some(Label::Gpe);
                r.is_small(i, NameWord::Sport)
                    && f.len() == 1
                    && !r.definite(f.first)
                    && r.senses(f.first, Class::Name).any(place)
            };
            let apart = |f: &Found| {
                let body = f.label == Label::Org && (!sponsored || r.definite(f.first));
                f.label == Label::Event || body && !town(f)
            };
            if r.definite(i) || known.is_some_and(apart) {
                return None;
            }
            // «قمة ⟦برج خليفة⟧», «قمة ⟦نجوميتي⟧», «بطولة ⟦تحفيزية⟧»
            let land = r.is_head(name, HeadKind::FacIn) || r.is_head(name, HeadKind::LocIn);
            let place = land && !r.definite(name);
            let adjective = !r.definite(name) && bodies::nisba(r, name) && r.tagger.about(name).known;
            if place || known.is_none() && (r.pronoun(name) || adjective) {
                return None;
            }
            // «بطولة ⟦اتحاد غرب آسيا⟧»
            let held = || {
                let sport = r.is_small(i, NameWord::Sport) && r.is_head(name, HeadKind::OrgParty);
                sport.then(|| bodies::of_place(r, listed, name)).flatten()
            };
            let mut end = with_tail(r, namesake(r, known, name).or_else(held)?);
            // «دوري المحترفين ⟦الإيراني⟧»
            if r.is_head(i, HeadKind::EventBody) && near(r.cx, end - 1) && bodies::nation(r, end) {
                end += 1;
            }
            Some(found(i, if r.for_definite(end) { end + 1 } else { end }, r.prefix(i)))
        }
        // «قناة ⟦بين⟧ بحرين»
        Label::Org if r.is_small(name, NameWord::Preposition) => None,
        Label::Org if !head.inside || r.is_head(i, HeadKind::OrgApart) => {
            // «شركة ⟦المجدوعي للسيارات⟧»: a family, and what the company deals in.
            let family = r.definite(name)
                && r.people(name).is_none()
                && (r.person(name, true).1 || !r.tagger.about(name).known);
            if known.is_none() && !r.definite(i) && family && near(r.cx, i) && r.for_definite(name + 1) {
                return bodies::purpose(r, name + 1).map(|end| found(name, end, 0));
            }
            // «تنظيم ⟦هيئة المدن⟧» has a head of its own.
            let body = [HeadKind::OrgChain, HeadKind::OrgBody].iter().any(|&kind| r.is_head(name, kind));
            let new =
                known.is_none() && !r.definite(i) && !body && r.tagged(name) == Some(NameClass::Organization);
            if sort_before_quote(r, name) {
                return None;
            }
            new.then(|| found(name, model_end(r, name), 0)).or_else(|| {
                let most = r.count().min(name + LONGEST);
                let end = (name..most).find(|&j| !foreign(r, j)).unwrap_or(most);
                // One word must look foreign: «شركة ⟦لكزس⟧», and not like an adjective: «موقع ⟦جيوسياسي⟧».
                let adjective = r.cx.text.at(r.cx.tokens.ends[name] as usize - 1) == YEH;
                let enough = end > name + 1 || r.foreign(name) && near(r.cx, i) && !adjective;
                let end = end.max(name + 1);
                let unknown = known.is_none() && !r.definite(i) && enough;
                unknown.then(|| found(name, end, 0))
            })
        }
        _ => None,
    }
}

/// Whether a number of things stands right before token `i`.
fn counted(r: &NameReader<'_>, i: usize) -> bool {
    r.cx.numbers.atom_ending(i).is_some_and(|atom| atom.kind == AtomKind::Cardinal)
}

/// Whether token `i` is a word that no list and no text knows, as in a foreign company's name:
/// «شركة دستينيشن ويلث مانجمنت».
fn foreign(r: &NameReader<'_>, i: usize) -> bool {
    r.is_word(i) && !r.tagger.about(i).known && !r.definite(i) && proper(r, i, NameClass::Organization)
}

/// Where the name ends that a place, facility or event bears after its head: a listed or
/// tagged name, or a person with a title.
fn namesake(r: &NameReader<'_>, known: Option<&Found>, name: usize) -> Option<usize> {
    if let Some(f) = known {
        return (f.label != Label::Norp).then_some(f.end);
    }
    // «مستشفى د. سليمان الحبيب»
    if let Some(first) = r.behind_title(name) {
        // «جسر الملك فهد ⟦نوهت⟧»: what goes on with a name is one for sure.
        let part =
            |j: usize| r.namelike(j) && (j == first || r.is(j, Class::Given) || r.is(j, Class::Family));
        let most = r.count().min(first + TITLED);
        let mut end = first;
        // «جامعة الملك فيصل ⟦يونس⟧»: a king has one name.
        let king = r.is_small(name, NameWord::Crown) && r.cx.begins(name, &[ALEF, LAM, MEEM], 0);
        let more = |j: usize| part(j) && !(king && j > first && !r.bare_small(j - 1, NameWord::Link));
        // «الأمير فيصل ⟦بن بندر⟧»
        while end < most
            && (more(end) || end > first && r.bare_small(end, NameWord::Link) && r.namelike(end + 1))
        {
            end += 1 + usize::from(!part(end));
        }
        // «مستشفى الملك فيصل ⟦التخصصي⟧»
        let longer =
            (end..model_end(r, first).max(end)).find(|&j| !r.definite(j)).unwrap_or(model_end(r, first));
        return (end > first).then_some(end.max(longer));
    }
    // «جسر على تقاطع» is no bridge of Ali's.
    let last = r.cx.text.at(r.cx.tokens.ends[name] as usize - 1);
    if r.is_small(name, NameWord::Preposition) && (last == ALEF_MAQSURA || !r.is(name, Class::Given)) {
        return None;
    }
    // «جائزة ⟦أفضل⟧ لاعب»
    if r.ordinary(name) {
        return None;
    }
    if r.tagged(name).is_some_and(|kind| kind != NameClass::Other) {
        return Some(model_end(r, name));
    }
    (r.is(name, Class::Given) || proper(r, name, NameClass::Place)).then(|| extent(r, name, NameClass::Place))
}

/// Whether a quotation after a head is the name that the head introduces.
fn quoted(r: &NameReader<'_>, listed: &[Found], open: usize, close: usize, head: Head) -> bool {
    let words = (open + 1..close)
        .all(|j| r.is_word(j) || r.is_kind(j, tokenize::Kind::Number) || r.cx.code(j) == HYPHEN);
    // «قناة "⟦العربية⟧"», «صحيفة "⟦العرب⟧"»: a people is none behind its own name.
    let body = head.label == Label::Org && !r.definite(open - 1);
    let taken =
        beginning(listed, open + 1).is_some_and(|f| f.end == close && !(body && f.label == Label::Norp));
    // «الإذاعة (⟦أو الإشاعة⟧)», «الهيئة "⟦سخيفة⟧"»: a remark.
    let remark = || {
        let bracket = r.cx.code(open) == OPEN;
        let plain = |j: usize| r.is_kind(j, tokenize::Kind::Word) && r.tagger.about(j).known;
        // «قناة (⟦إن تي في⟧)»
        let spelled = r.bare_small(open + 1, NameWord::Letter);
        let one = close == open + 2 && plain(open + 1) && r.tagged(open + 1).is_none();
        let long = bracket && close > open + 3;
        let particle = (open + 1..close).any(|j| r.bare_small(j, NameWord::Preposition) && !spelled);
        head.label == Label::Org
            && (bracket && (r.definite(open - 1) || long || particle)
                || r.definite(open - 1) && one && !r.definite(open + 1))
    };
    match head.label {
        _ if !words || taken || remark() => false,
        // «المخيم (موقعه في المشاعر)»
        Label::Gpe if (open + 1..close).any(|j| r.is_small(j, NameWord::Preposition)) => false,
        // «السير وسط المدينة "صعب"»
        Label::Gpe if r.definite(open - 1) => r.seems(open + 1, NameClass::Place, LIKELY),
        Label::Product => (open + 1..close).any(|j| r.is_kind(j, tokenize::Kind::Code)),
        Label::Gpe | Label::Org | Label::Event => true,
        _ => false,
    }
}

/// Whether token `i` is a proper name rather than an adjective or a common noun.
fn proper(r: &NameReader<'_>, i: usize, class: NameClass) -> bool {
    if r.ordinary(i) || r.is_small(i, NameWord::Common) || r.is_small(i, NameWord::Site) {
        return false;
    }
    const ORDINARY: u64 = bit(Class::Head)
        | bit(Class::Title)
        | bit(Class::Month)
        | bit(Class::Weekday)
        | bit(Class::Particle)
        | bit(Class::Unit)
        | bit(Class::Scale)
        | bit(Class::Noun)
        | bit(Class::TimeUnit)
        | bit(Class::Direction)
        | bit(Class::Ordinal);
    let long = r.cx.tokens.ends[i] - r.cx.tokens.starts[i] > 2;
    long && r.prefix(i) == 0
        && !suffixed(r, i)
        && r.people(i).is_none()
        && (r.tagged(i) == Some(class)
            || (!r.cx.words[i].any(ORDINARY) && r.unknown(i, class) && !phrase(r, i)))
}

/// Whether token `i` is more than a word: joined by «و» or with a pronoun behind it: «مول ⟦وطلبنا⟧», «فندق ⟦زرته⟧».
fn phrase(r: &NameReader<'_>, i: usize) -> bool {
    let pieces = r.clitics(i).pieces(r.cx.tokens.span(i), Scheme::Atb);
    pieces.enclitic.is_some() || r.cx.code(i) == WAW && !pieces.proclitics().is_empty()
}

/// Where a new name that begins at token `i` ends: the model's end, else one token, or two
/// where both look proper.
fn extent(r: &NameReader<'_>, i: usize, class: NameClass) -> usize {
    let end = model_end(r, i);
    if end == i + 1 && !r.definite(i) && i + 1 < r.count() && proper(r, i + 1, class) {
        return i + 2;
    }
    end
}

/// Where a place that no list has ends that ends before token `end` for the model: without what is said of it, as in «بلدة
/// غوري ⟦الجورجية⟧», «حي ماتاري ⟦الفقير⟧».
fn without_adjective(r: &NameReader<'_>, name: usize, end: usize) -> usize {
    let last = end - 1;
    let said = || {
        bodies::nation(r, last)
            || bodies::nisba(r, last)
            || [NameWord::Describing, NameWord::Part].iter().any(|&word| r.is_small(last, word))
    };
    if last > name && bodies::nation(r, last) {
        return last;
    }
    let foreign = last > name && !r.definite(name) && !r.tagger.about(name).known;
    // «مخيم موريا ⟦للاجئين⟧»: for whom it is.
    let lived_in = matches!(place_context::head(r, name), Some(PlaceWord::Camp | PlaceWord::Quarter));
    if last > name && lived_in && r.for_definite(last) {
        return last;
    }
    if foreign && r.definite(last) && r.prefix(last) == 0 && said() { last } else { end }
}
