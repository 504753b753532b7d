//! Which rows of the gazetteers are names where their words stand, and the guard that refuses each of the others.

use super::bodies;
use super::list_support::{Fit, begins_place, coordinated, headed, said, tagged};
use super::noun_before::{agree, follows_noun, of_man};
use super::place_context;
use super::reader::{BEARERS, NameReader};
use super::refusals::first_refusal;
use super::tagger::NameClass;
use super::tribes;
use super::words::{LIKELY, MOSTLY};
use crate::found::{Feature, Label};
use crate::letters::{HEH, LAM, MEEM, WAW, chars, units};
use crate::lexicon::schema::{HeadKind, NameWord, PlaceWord};
use crate::lexicon::{Class, Proclitics, Reading, Sense, bit, flag};
use crate::reading::near;
use crate::signs::{COLON, OPEN};
use crate::tokenize;

/// What is made of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is a name.
    Name,
    /// It is one if the same word is one elsewhere in the text.
    Elsewhere,
    /// It is none.
    Refused,
}

/// Whether a row is a name where its words stand.
pub fn weigh(r: &NameReader<'_>, f: &Fit) -> Verdict {
    if let Some(guard) = refusal(r, f) {
        r.cx.refused(guard, f.first, f.end);
        return Verdict::Refused;
    }
    let beside = f.sense.flags & flag::BESIDE != 0;
    let prefix = f.sense.flags & flag::PREFIX != 0;
    let doubted = || doubtful(r, f) && !f.exact();
    if beside || prefix && (f.is_ambiguous() || doubted()) || !f.is_ambiguous() && !doubted() || said(r, f) {
        return Verdict::Name;
    }
    Verdict::Elsewhere
}

/// The guards that refuse a row.
fn refusal(r: &NameReader<'_>, f: &Fit) -> Option<&'static str> {
    first_refusal!(
        "names/list_guards",
        r,
        f,
        [
            no_people,
            language,
            trapped,
            keeps_letter,
            likened,
            of_the_body,
            his,
            his_without_place,
            adjective,
            of_masculine,
            thing,
            for_them,
            accusative,
            compared,
            federation,
            home_affairs,
            family,
            team_work,
            whole_word,
            not_beside,
            of_hill,
            of_kunya,
            owned,
            described,
            bank,
            origin,
            no_nation,
            upon,
            of_a_people,
            of_things,
            school_of_law,
        ]
    )
}

/// «استهدف ⟦الشعب⟧ السوداني»: a word for people or a thing, as a town is feminine.
fn of_a_people(r: &NameReader<'_>, f: &Fit) -> bool {
    let next = f.end;
    f.town()
        && f.sense.flags & flag::UNSURE != 0
        && r.definite(f.first)
        && near(r.cx, f.first)
        && bodies::nation(r, next)
        && of_man(r, next)
        && last(r, f) != u32::from(chars::TEH_MARBUTA)
        // «منفذ ⟦الطوال⟧ السعودي»
        && !r.before(f.first).is_some_and(|before| r.is(before, Class::Head))
}

/// «النصوص ⟦السومرية⟧»: an adjective of things by which a channel is called too.
fn of_things(r: &NameReader<'_>, f: &Fit) -> bool {
    let i = f.first;
    f.label == Label::Org
        && f.single()
        && f.bare()
        && r.definite(i)
        && last(r, f) == u32::from(chars::TEH_MARBUTA)
        && bodies::nisba(r, i)
        && i > 0
        && near(r.cx, i - 1)
        && r.plain_definite(i - 1)
        && !r.is(i - 1, Class::Head)
        && !r.is_small(i - 1, NameWord::Sport)
}

/// «المذهب ⟦المالكي⟧»: nobody's name.
fn school_of_law(r: &NameReader<'_>, f: &Fit) -> bool {
    f.label == Label::Person
        && f.single()
        && r.before(f.first).is_some_and(|before| r.is_small(before, NameWord::Faith))
}

/// «راجح ⟦بادي على⟧ أن المدينة»: the preposition, not Ali.
fn upon(r: &NameReader<'_>, f: &Fit) -> bool {
    !f.single() && r.is_upon(f.end - 1)
}

/// The last letter of the first word.
fn last(r: &NameReader<'_>, f: &Fit) -> u32 {
    r.cx.text.at(r.cx.tokens.ends[f.first] as usize - 1)
}

/// Whether the name of a place is written with ة, for which «ه» may stand.
fn feminine_place(r: &NameReader<'_>, f: &Fit) -> bool {
    r.name_row(f.sense).is_some_and(|row| row.canonical.ends_with(chars::TEH_MARBUTA))
}

/// The name of a language: «اللغة ⟦العربية⟧».
fn no_people(r: &NameReader<'_>, f: &Fit) -> bool {
    f.single() && f.label == Label::Norp && r.people(f.first).is_none()
}

/// «(⟦بالإنجليزية⟧: Mary)», «اسمها بالفرنسي Marie»: the language of what follows.
fn language(r: &NameReader<'_>, f: &Fit) -> bool {
    let colon_at = |at: usize| r.cx.code(at) == COLON && !r.is_word(at);
    // «(بالتركية ⟦العثمانية⟧: …)»
    let by = |i: usize| r.people(i).is_some_and(|(reading, _)| reading.proclitics.any(Proclitics::BI));
    let second = || colon_at(f.end) && f.first > 0 && by(f.first - 1);
    let colon = || colon_at(f.end) || r.people(f.end).is_some() && colon_at(f.end + 1);
    let glossed = || colon() || r.is_kind(f.end, tokenize::Kind::Latin);
    let with = f.reading.proclitics.any(Proclitics::BI) && f.reading.proclitics.any(Proclitics::AL);
    // «(انجليزى: …)»
    let bracketed = || f.first > 0 && r.cx.code(f.first - 1) == OPEN && colon();
    f.single() && f.label == Label::Norp && (with && glossed() || bracketed() || second())
}

/// Part of a phrase that is no name: «مسقط رأسه».
fn trapped(r: &NameReader<'_>, f: &Fit) -> bool {
    r.trapped(f.first, f.end)
}

/// A conjunction would be cut off a word that follows its head or a preposition: in «مدينة وجدة» and «في وجدة» the
/// letter belongs to the name.
fn keeps_letter(r: &NameReader<'_>, f: &Fit) -> bool {
    let i = f.first;
    // «قرى ⟦كريمة⟧», «مداخل ⟦برقة⟧»: a preposition would be cut off what is a town with it.
    let whole = |(reading, s): (Reading, Sense)| reading.prefix == 0 && r.label(s) == Some(Label::Gpe);
    if f.single()
        && f.town()
        && f.reading.proclitics.any(Proclitics::KA | Proclitics::BI | Proclitics::LI)
        && i > 0
        && (place_context::head(r, i).is_some() || place_context::is_word(r, i - 1, PlaceWord::Part))
        && r.senses(i, Class::Name).any(whole)
    {
        return true;
    }
    let cut = f.reading.proclitics.any(Proclitics::WA) || f.reading.proclitics.any(Proclitics::FA);
    cut && i > 0
        && r.cx.words[i - 1].readings(r.cx.lexicon).first().is_some_and(|w| !w.proclitics.any(Proclitics::AL))
        && (r.is_small(i - 1, NameWord::Preposition)
            || r.is_head(i - 1, HeadKind::GpeOut) && !r.definite(i - 1))
}

/// «كلاوس بيكارد» is no «like Laos».
fn likened(r: &NameReader<'_>, f: &Fit) -> bool {
    f.single()
        && f.reading.proclitics.any(Proclitics::KA)
        && !f.exact()
        && matches!(f.label, Label::Gpe | Label::Loc)
        && !tagged(r, f)
}

/// «بورصة الدار البيضاء» is a body, though a city is called so.
fn of_the_body(r: &NameReader<'_>, f: &Fit) -> bool {
    let place = |(_, s): (Reading, Sense)| matches!(r.label(s), Some(Label::Gpe | Label::Loc));
    f.town()
        && r.is_head(f.first, HeadKind::OrgPlace)
        && r.cx.words.any(f.end, bit(Class::Name))
        && (begins_place(r, f.end) || r.senses(f.end, Class::Name).any(place))
}

/// «تربى في كنف ⟦جده⟧ عبد المطلب»: a pronoun before a person, not Jeddah.
fn his(r: &NameReader<'_>, f: &Fit) -> bool {
    let next = f.first + 1;
    let person = || r.tagged(next) == Some(NameClass::Person) || r.is(next, Class::Given);
    f.town() && last(r, f) == HEH && person() && feminine_place(r, f)
}

/// «يلتقي ⟦زواره⟧»: visitors and a pronoun, where nothing says that it is a town.
fn his_without_place(r: &NameReader<'_>, f: &Fit) -> bool {
    let i = f.first;
    f.town()
        && last(r, f) == HEH
        && feminine_place(r, f)
        && r.pronoun(i)
        && !r.definite(i)
        && !r.placed(i)
        && !headed(r, i, f.label)
}

/// «الرسالة ⟦المحمدية⟧», «البقعة ⟦البيضاء⟧», «الناحية ⟦الغربية⟧»: an adjective of the noun before it, where nothing says that it is
/// a town.
fn adjective(r: &NameReader<'_>, f: &Fit) -> bool {
    let i = f.first;
    // «العاصمة ⟦المنامة⟧», «زار الملك ⟦الرياض⟧»
    let word = || r.is_small(i, NameWord::Part) || !r.seems(i, NameClass::Place, MOSTLY);
    let feminine = || last(r, f) == u32::from(chars::TEH_MARBUTA) && !r.is(i - 1, Class::Head);
    let of_noun =
        || i > 0 && follows_noun(r, i) && near(r.cx, i - 1) && (feminine() && !of_man(r, i - 1) || word());
    let named = || r.senses(i - 1, Class::Name).any(|(_, s)| r.label(s) == Some(Label::Gpe));
    // «#حلب ⟦الشرقية⟧», «الشلال ⟦الجميل⟧», «المدينة ⟦الجديدة⟧», whatever the model says.
    let part = r.is_small(i, NameWord::Part);
    let plain = || part || r.is_small(i, NameWord::Describing) || r.is_small(i, NameWord::Common);
    let surely = || f.is_ambiguous() && i > 0 && near(r.cx, i - 1) && plain();
    let hashtag = || r.is_kind(i - 1, tokenize::Kind::Hashtag);
    let behind = || part && (named() || hashtag()) || r.plain_definite(i - 1) && !r.is(i - 1, Class::Title);
    f.town() && f.bare() && r.definite(i) && (surely() && behind() || !tagged(r, f) && of_noun() && !named())
}

/// «⟦الحي⟧ الصناعي», «⟦القصر⟧ العيني»: towns are feminine, and no adjective in the masculine follows them.
fn of_masculine(r: &NameReader<'_>, f: &Fit) -> bool {
    const OTHER: u64 =
        bit(Class::Name) | bit(Class::Title) | bit(Class::Head) | bit(Class::Given) | bit(Class::Family);
    let next = f.end;
    f.town()
        && f.is_ambiguous()
        && r.definite(f.first)
        && near(r.cx, f.first)
        && last(r, f) != u32::from(chars::TEH_MARBUTA)
        && r.plain_definite(next)
        && r.cx.text.at(r.cx.tokens.ends[next] as usize - 1) == u32::from(chars::YEH)
        && !r.cx.words[next].any(OTHER)
        && r.tagged(next) != Some(NameClass::Person)
        && !headed(r, f.first, f.label)
}

/// «⟦القبة⟧ الذهبية», «⟦العين⟧ البشرية», «⟦القصر⟧ الرئاسي»: a thing and what it is like.
fn thing(r: &NameReader<'_>, f: &Fit) -> bool {
    const OTHER: u64 = bit(Class::Name)
        | bit(Class::Title)
        | bit(Class::Head)
        | bit(Class::Given)
        | bit(Class::Family)
        | bit(Class::Weekday)
        | bit(Class::Relative)
        | bit(Class::Particle);
    let (i, next) = (f.first, f.end);
    let ambiguous = f.town() && f.is_ambiguous() && r.definite(i) && near(r.cx, i);
    // «⟦الدورة⟧ الثالثة»
    if ambiguous && r.is(next, Class::Ordinal) && r.definite(next) && !headed(r, i, f.label) {
        return true;
    }
    // «القصر ⟦الرئاسي⟧»: the adjective of a building, whatever the model says.
    if ambiguous && r.is_head(i, HeadKind::FacIn) && r.is_small(next, NameWord::Tail) && r.definite(next) {
        return true;
    }
    // «في ⟦الحي⟧ القديم»: towns are feminine.
    if ambiguous
        && last(r, f) != u32::from(chars::TEH_MARBUTA)
        && (r.is_small(next, NameWord::Describing) || r.is_small(next, NameWord::Ordinary))
        && r.definite(next)
        && r.cx.text.at(r.cx.tokens.ends[next] as usize - 1) != u32::from(chars::TEH_MARBUTA)
        // «مستشفى الخفجي العام»
        && !r.before(i).is_some_and(|before| r.is(before, Class::Head))
        && !headed(r, i, f.label)
    {
        return true;
    }
    ambiguous
        && r.plain_definite(next)
        && !r.cx.words[next].any(OTHER)
        && !headed(r, i, f.label)
        && !tagged(r, f)
}

/// «مدرسة ⟦للشباب⟧» is for them, not theirs.
fn for_them(r: &NameReader<'_>, f: &Fit) -> bool {
    let i = f.first;
    let purpose = || i > 0 && near(r.cx, i - 1) && r.is(i - 1, Class::Head) && !r.definite(i - 1);
    // «الرئيس العام لرعاية ⟦الشباب⟧»
    let field = || {
        i > 0
            && f.bare()
            && near(r.cx, i - 1)
            && r.is_small(i - 1, NameWord::Field)
            && !r.is(i - 1, Class::Head)
    };
    f.single()
        && f.label == Label::Org
        && (f.reading.proclitics.any(Proclitics::LI) && purpose()
            || f.is_ambiguous() && r.definite(i) && field())
}

/// «آباراً» are wells: names of places have no such ending.
fn accusative(r: &NameReader<'_>, f: &Fit) -> bool {
    f.single() && matches!(f.label, Label::Gpe | Label::Loc) && r.accusative(f.first)
}

/// «الأولى ⟦عربيا⟧», «محليا ⟦وعربيا⟧», «⟦عربيا⟧ ودوليا»: among whom something counts.
fn compared(r: &NameReader<'_>, f: &Fit) -> bool {
    let i = f.first;
    // «محليا»: an adverb of relation, and no people.
    let adverb = |at: usize| {
        let letters = r.key(at, 0);
        let ends = letters.as_ref().is_some_and(|key| key.letters().ends_with(&[units::YEH, units::ALEF]));
        r.is_word(at) && ends && r.people(at).is_none()
    };
    let joined = f.reading.proclitics.any(Proclitics::WA);
    let ranked = || r.is(i - 1, Class::Ordinal) && r.definite(i - 1);
    f.single()
        && f.label == Label::Norp
        && r.ends_in_alef(i)
        && (i > 0 && near(r.cx, i - 1) && (!joined && f.bare() && ranked() || joined && adverb(i - 1))
            || near(r.cx, i)
                && r.cx.code(i + 1) == WAW
                && adverb(i + 1)
                && !(i > 0 && r.ends_in_alef(i - 1) && !adverb(i - 1)))
}

/// «الاتحاد السعودي للكاراتيه» is no club.
fn federation(r: &NameReader<'_>, f: &Fit) -> bool {
    f.single() && f.label == Label::Org && r.people(f.end).is_some() && r.for_definite(f.end + 1)
}

/// «الشؤون ⟦الداخلية⟧ اللبنانية», «العلاقات ⟦الخارجية⟧ الإسبانية»: an adjective of the noun before it, and whose that is.
fn home_affairs(r: &NameReader<'_>, f: &Fit) -> bool {
    let i = f.first;
    f.label == Label::Org
        && f.end == i + 2
        && f.reading.proclitics.0 & !Proclitics::AL == 0
        && f.sense.flags & flag::PREFIX != 0
        && r.is_small(i, NameWord::Ministry)
        && bodies::nisba(r, i)
        && i > 0
        && near(r.cx, i - 1)
        && r.plain_definite(i - 1)
}

/// «سيرغي ⟦انتونوف⟧»: behind a given name a product's is somebody's family name.
fn family(r: &NameReader<'_>, f: &Fit) -> bool {
    let i = f.first;
    f.label == Label::Product && f.single() && f.bare() && i > 0 && near(r.cx, i - 1) && r.only_given(i - 1)
}

/// «⟦التعاون⟧ الاقتصادي», «⟦الهلال⟧ الخصيب»: a word that a club is called too, and what it is like.
fn team_work(r: &NameReader<'_>, f: &Fit) -> bool {
    let next = f.end;
    f.label == Label::Org
        && f.single()
        && f.is_ambiguous()
        && r.is_small(f.first, NameWord::Club)
        && !r.club(f.first)
        && !tagged(r, f)
        && near(r.cx, f.first)
        && r.plain_definite(next)
        && bodies::nisba(r, next)
        && !r.is(next, Class::Family)
        && !r.is(next, Class::Name)
}

/// A word that is itself known is not split into a preposition and a name.
fn whole_word(r: &NameReader<'_>, f: &Fit) -> bool {
    let i = f.first;
    f.single()
        && f.reading.proclitics.any(!Proclitics::AL)
        && !f.exact()
        && r.prefix(i) == 0
        && r.tagger.about(i).known
        && !tagged(r, f)
        && !coordinated(r, f)
        && !(f.label == Label::Norp && tribes::together(r, f.first))
}

/// A row that is a place only beside a word that says so: «بلدة الباب».
fn not_beside(r: &NameReader<'_>, f: &Fit) -> bool {
    f.sense.flags & flag::BESIDE != 0 && !place_context::spoken_for(r, f.first, f.end, f.sense)
}

/// «أم ⟦الحمام⟧», «أبو ⟦حلب⟧»: the longer name that no list has; in «بغداد أم دمشق» two towns are named.
fn of_kunya(r: &NameReader<'_>, f: &Fit) -> bool {
    let i = f.first;
    f.town()
        && f.bare()
        && i > 0
        && near(r.cx, i - 1)
        && r.is_small(i - 1, NameWord::Kunya)
        && (f.sense.flags & flag::UNSURE != 0 || !r.is_small(i - 1, NameWord::Mother))
}

/// «⟦تل⟧ مرعي»: a word for a hill or the like, with the hill's name behind it.
fn of_hill(r: &NameReader<'_>, f: &Fit) -> bool {
    let (i, next) = (f.first, f.first + 1);
    f.single()
        && f.sense.flags & flag::BESIDE != 0
        && r.is_head(i, HeadKind::LocIn)
        && !r.definite(i)
        && near(r.cx, i)
        && r.is_word(next)
        && r.prefix(next) == 0
        && !r.is_small(next, NameWord::Preposition)
        && !r.is(next, Class::Head)
}

/// «معسكر ⟦المسلمين⟧», «كوكب ⟦المريخ⟧», «معسكر ⟦زمزم⟧»: a noun and whose it is.
fn owned(r: &NameReader<'_>, f: &Fit) -> bool {
    let i = f.first;
    let base = || {
        // «معسكر "أبو شوك"»; «الزاوية وصبراتة» are two towns.
        let whole = |(reading, _): (Reading, Sense)| reading.prefix == 0;
        let named = r.senses(i + 1, Class::Name).any(whole) && r.prefix(i + 1) == 0 || r.opens(i + 1);
        f.town() && f.is_ambiguous() && r.is_head(i, HeadKind::FacIn) && named && near(r.cx, i)
    };
    base() && r.people(i + 1).is_none()
        || f.town()
            && f.is_ambiguous()
            && f.sense.flags & flag::BESIDE == 0
            && !r.definite(i)
            && near(r.cx, i)
            && r.plain_definite(i + 1)
            && r.people(i + 1).is_none()
            && !r.is(i + 1, Class::Name)
            && !headed(r, i, f.label)
}

/// «⟦الضفة الغربية⟧ للنيل»: the side of a river, and no country.
fn bank(r: &NameReader<'_>, f: &Fit) -> bool {
    let next = f.end;
    let water = |(reading, s): (Reading, Sense)| {
        let row = r.name_row(s).and_then(|row| row.place);
        reading.proclitics.any(Proclitics::LI) && row.is_some_and(|place| place.feature == Feature::Water)
    };
    let river = || r.cx.code(next) == LAM && r.is_head(next, HeadKind::LocIn);
    f.label == Label::Loc
        && f.end == f.first + 2
        && r.is_small(next - 1, NameWord::Part)
        && near(r.cx, next - 1)
        && (river() || r.senses(next, Class::Name).any(water))
}

/// «افتتح ⟦مركبا⟧ جديدا»: a thing and what it is like.
fn described(r: &NameReader<'_>, f: &Fit) -> bool {
    let next = f.first + 1;
    let word = || next < r.count() && r.is_word(next) && near(r.cx, f.first) && !r.is(next, Class::Name);
    f.town()
        && f.sense.flags & flag::BESIDE == 0
        && r.ends_in_alef(f.first)
        && !tagged(r, f)
        && word()
        && r.ends_in_alef(next)
        && !r.placed(f.first)
}

/// «اختطفوا مواطنا ⟦سوريا⟧»: a Syrian.
fn origin(r: &NameReader<'_>, f: &Fit) -> bool {
    let i = f.first;
    let noun = || r.is(i - 1, Class::Noun) && !r.is(i - 1, Class::Name);
    f.town()
        && f.sense.flags & flag::BESIDE == 0
        && i > 0
        && f.bare()
        && r.ends_in_alef(i)
        && near(r.cx, i - 1)
        && r.ends_in_alef(i - 1)
        && noun()
}

/// A body that needs the name of a people behind it, and has none, or not its own.
fn no_nation(r: &NameReader<'_>, f: &Fit) -> bool {
    let national = || {
        // «وزير ⟦الخارجية⟧ التركية», but «مسؤول بالخارجية التركية».
        let of = f.bare() || f.reading.proclitics.any(Proclitics::LI);
        let announced = f.first > 0 && of && r.is(f.first - 1, Class::Title);
        !f.single() && r.people(f.end - 1).is_some() && !announced && agree(r, f.first, f.end - 1)
    };
    f.sense.flags & flag::PREFIX != 0
        && (f.is_ambiguous() || doubtful(r, f) && !f.exact())
        && f.sense.flags & flag::BESIDE == 0
        && !national()
}

/// Whether a single word is rather something else there than the name.
fn doubtful(r: &NameReader<'_>, f: &Fit) -> bool {
    // «في ⟦مسقط⟧ لبحث هدنة»: where a preposition leads to a town, only another name is rather meant.
    let led = f.label == Label::Gpe
        && r.placed(f.first)
        && r.cx.code(f.first - 1) != MEEM
        && r.tagged(f.first).is_none()
        && f.bare();
    f.single()
        && (!led && r.denied(f.label, f.first)
            || otherwise(r, f.first, f.label)
            || !tagged(r, f) && unlike(r, f))
}

/// Whether a single word is rarely such a name in unlabelled text: then the model must confirm it.
fn unlike(r: &NameReader<'_>, f: &Fit) -> bool {
    let i = f.first;
    match f.label {
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
fn otherwise(r: &NameReader<'_>, i: usize, label: Label) -> bool {
    const ELSE: u64 = bit(Class::Currency)
        | bit(Class::Measure)
        | bit(Class::Month)
        | bit(Class::Noun)
        | bit(Class::TimeUnit)
        | bit(Class::Unit)
        | bit(Class::Ordinal);
    let given = matches!(label, Label::Gpe | Label::Loc | Label::Org)
        && r.senses(i, Class::Given).any(|(_, s)| s.flags & flag::AMBIGUOUS == 0 && s.arg >= BEARERS);
    r.cx.words[i].any(ELSE) && label != Label::Norp || given
}
