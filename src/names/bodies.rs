//! Organizations named by a head and ordinary words that go with it: «هيئة تنظيم النقل البري»,
//! «المؤسسة العامة للخطوط الحديدية», «بلدية الخرج», «الحزب الديمقراطي الحر».

use super::disjoint::beginning;
use super::reader::{Found, NameReader};
use super::tagger::NameClass;
use crate::found::{Feature, Label};
use crate::letters::{AIN, ALEF_MAQSURA, ARTICLE, LAM, WAW, YEH, units};
use crate::lexicon::schema::{HeadKind, NameWord};
use crate::lexicon::{Class, Reading, Sense, bit, flag};
use crate::reading::near;
use crate::signs::OPEN;

/// Maximum number of words after the head.
const MOST: usize = 9;

/// Where the organization ends whose head is token `i`; `place` is the end of a name of a place after it.
pub fn end(r: &NameReader<'_>, i: usize) -> Option<usize> {
    if !near(r.cx, i) {
        return None;
    }
    if r.definite(i) { definite(r, i) } else { construct(r, i) }
}

/// «الهيئة العامة للطرق», «الحزب التركماني الديمقراطي»: adjectives, and what it is for.
fn definite(r: &NameReader<'_>, i: usize) -> Option<usize> {
    /// Most adjectives.
    const ADJECTIVES: usize = 4;
    let mut end = i + 1;
    // «المخابرات المصرية»: a plural without people takes the feminine.
    let gender = feminine(r, i) || plural(r, i);
    // «مشاهدو التلفزيون ⟦الصينيون⟧»
    let people = |at: usize| !plural(r, i) && of_people(r, at);
    // «رئيس الاتحاد الدولي ⟦السويسري⟧ جوزيف بلاتر»: his country, as the body is of none.
    let his = |at: usize| {
        let wide = |at: usize| nation(r, at) || r.is_small(at, NameWord::Rank);
        let person = || r.tagged(at + 1) == Some(NameClass::Person) && near(r.cx, at);
        at > i + 1 && nation(r, at) && wide(at - 1) && !feminine(r, at) && person()
    };
    while end - i <= ADJECTIVES
        && adjective(r, end)
        && feminine(r, end) == gender
        && !people(end)
        && !his(end)
    {
        end += 1;
    }
    let adjectives = end - i - 1;
    if adjectives == 0 {
        return None;
    }
    // «البرنامج ⟦الإعدادي⟧ للفريق»: one that is a body is of a country or of a rank.
    let programme = r.is_head(i, HeadKind::WorkQuoted);
    if programme && !nation(r, i + 1) && !r.is_small(i + 1, NameWord::Rank) {
        return None;
    }
    // «اتهم الحزب الشيوعي ⟦للقمع⟧»: a party is for nothing, and neither are the police.
    let party = r.is_head(i, HeadKind::OrgWhole) && r.is_head(i, HeadKind::OrgParty);
    // «الجيش السوري ⟦للرحيل⟧»: nor is an army, which nothing but its country tells from others.
    let army = r.heads(i) == 1 << HeadKind::OrgIn as u32;
    // «المنتخب السعودي للشباب ⟦لكرة السلة⟧»
    let purpose = |end: usize| {
        let once = purpose(r, end).filter(|_| !party && !army)?;
        let sport = r.is_small(once, NameWord::Field) && r.cx.code(once) == LAM;
        Some(purpose(r, once).filter(|_| sport).unwrap_or(once))
    };
    if r.is_head(i, HeadKind::OrgNation) && nation(r, i + 1) {
        // «هيئة ⟦الإذاعة⟧ البريطانية»: the head before it has the adjective.
        if i > 0 && near(r.cx, i - 1) && r.is_head(i - 1, HeadKind::OrgChain) {
            return None;
        }
        // «الإذاعة الأميركية ⟦العامة⟧»
        let rank = |j: usize| nation(r, j) || r.is_small(j, NameWord::Rank);
        let nations = (i + 2..end).find(|&j| !rank(j)).unwrap_or(end);
        return Some(purpose(end).unwrap_or(if party { end } else { nations }));
    }
    // «المكتب السياسي ⟦للحركة⟧», «الجهاز الطبي ⟦للمنتخب⟧»: whose it is.
    let side = r.for_definite(end)
        && [HeadKind::OrgParty, HeadKind::OrgNation, HeadKind::OrgOver]
            .iter()
            .any(|&kind| r.is_head(end, kind));
    if let Some(end) = purpose(end).filter(|_| !side) {
        return Some(end);
    }
    // «الحزب الشيوعي العراقي»: a party or movement of two adjectives. One alone describes it.
    (adjectives > 1 && r.is_head(i, HeadKind::OrgParty)).then_some(end)
}

/// Most tokens of a name in quotation marks behind what it is.
const QUOTED_NAME: usize = 3;

/// Heads after which ordinary nouns name a body.
const NOUNS: [HeadKind; 2] = [HeadKind::OrgChain, HeadKind::OrgBody];

/// «هيئة المهندسين», «وزارة الموارد المائية العراقية», «صندوق تنمية الصادرات».
fn construct(r: &NameReader<'_>, i: usize) -> Option<usize> {
    let first = i + 1;
    // «مجلس إدارة ⟦الهيئة العامة للطرق⟧»: the body is named by itself.
    let body = |at: usize| NOUNS.iter().chain(&[HeadKind::OrgFor]).any(|&kind| r.is_head(at, kind));
    let plain = |at: usize| r.plain_definite(at) && !described(r, at) && !body(at);
    if !NOUNS.iter().any(|&kind| r.is_head(i, kind)) {
        return None;
    }
    // «مجلس ⟦إدارة⟧ الشباب»
    let field = r.bare_small(first, NameWord::Field) && !r.is_head(first, HeadKind::OrgIn);
    // «هيئة تنظيم ⟦المياه⟧ والكهرباء»: not of some waters, of all.
    let named = plain(first + 1) && (!common(r, first + 1) || r.joined(first + 2));
    if field && r.prefix(first) == 0 && near(r.cx, first) && named {
        return Some(phrase(r, first + 2, i));
    }
    // «هيئة كبار العلماء السعودية»: one indefinite word in between, if two definite ones follow.
    let bare = !r.plain_definite(first) && r.is_word(first) && r.people(first).is_none();
    if bare {
        // «حزب ⟦رئيسة⟧ الوزراء السابقة» is hers.
        let office = r.is(first, Class::Title) && !r.definite(first) && !r.is_small(first, NameWord::Field);
        let known =
            r.prefix(first) == 0 && r.tagger.about(first).known && !r.is(first, Class::Particle) && !office;
        return (known && plain(first + 1) && (plain(first + 2) || nation(r, first + 2)))
            .then(|| phrase(r, first + 2, i));
    }
    if !plain(first) || r.is_head(i, HeadKind::OrgApart) {
        return None;
    }
    // «لجنة النظر ⟦في التظلمات⟧»
    if let Some(end) = object(r, first, i).filter(|_| r.is_head(i, HeadKind::OrgBody)) {
        return Some(end);
    }
    let end = phrase(r, first + 1, i);
    let described = end > first + 1 && !r.joined(first + 1);
    // «وزارة ⟦المياه⟧»
    let any = || r.is_small(i, NameWord::AnyNoun);
    let plain = || r.is_head(i, HeadKind::OrgBody) && (any() || !common(r, first));
    // «مؤسسة الرأي ⟦"أوبينيون"⟧»: the name itself comes then.
    let named_then = || r.opens(end) && r.cx.code(end) != OPEN && r.closing(end, QUOTED_NAME).is_some();
    (described || plain() && !named_then()).then_some(end)
}

/// Where an event ends that a definite noun names: «مهرجان العسل الدولي», «كأس الرابطة الإنجليزية لكرة القدم».
pub fn event(r: &NameReader<'_>, i: usize) -> Option<usize> {
    let first = i + 1;
    let named = !r.definite(i)
        && near(r.cx, i)
        && r.plain_definite(first)
        && !described(r, first)
        && !common(r, first)
        && r.people(first).is_none()
        && !r.is(first, Class::Title);
    named.then(|| {
        let end = phrase(r, first + 1, i);
        purpose(r, end).unwrap_or(end)
    })
}

/// Whether a definite noun after a head only describes it: «بلدية المدينة», «لجنة المشروع».
fn common(r: &NameReader<'_>, i: usize) -> bool {
    r.is_small(i, NameWord::Site)
}

/// Whether token `i` is an adjective of a people: «السعودية».
pub fn nation(r: &NameReader<'_>, i: usize) -> bool {
    r.people(i).is_some() && r.definite(i)
}

/// Whether token `i` describes the body for the moment, and is none of its name: «التابعة», «الحالية».
fn described(r: &NameReader<'_>, i: usize) -> bool {
    r.is_small(i, NameWord::Describing)
}

/// Whether token `i` is a definite adjective as names of bodies have: of a people, of a rank, of a field.
fn adjective(r: &NameReader<'_>, i: usize) -> bool {
    if !r.is_word(i) || !near(r.cx, i - 1) || described(r, i) {
        return false;
    }
    if nation(r, i) && r.cx.begins(i, &ARTICLE, 3) {
        return true;
    }
    let rank = || r.is_small(i, NameWord::Rank) || r.is_small(i, NameWord::Tail);
    r.plain_definite(i) && (rank() || nisba(r, i)) || general(r, i)
}

/// Whether token `i` is «العام», general, and no year: «دائرة الإفتاء ⟦العام⟧», but «وزارة الصحة ⟦العام⟧ الماضي».
fn general(r: &NameReader<'_>, i: usize) -> bool {
    let year = r.is_small(i + 1, NameWord::Describing) || r.cx.numbers.atom_at(i + 1).is_some();
    r.is_small(i, NameWord::Rank)
        && r.cx.words[i].any(bit(Class::TimeUnit))
        && r.prefix(i) == 0
        && r.definite(i)
        && r.plain_definite(i - 1)
        && !feminine(r, i - 1)
        // «القطاع ⟦العام⟧»
        && !r.is_head(i - 1, HeadKind::GpeOut)
        && !year
}

/// Whether token `i` ends as adjectives of relation do: «المالي», «المالية».
pub fn nisba(r: &NameReader<'_>, i: usize) -> bool {
    let Some(key) = r.key(i, 0) else { return false };
    matches!(key.letters(), [.., units::YEH] | [.., units::YEH, units::HEH])
}

/// Whether token `i` ends in a feminine ending: «العامة», «العليا».
fn feminine(r: &NameReader<'_>, i: usize) -> bool {
    r.key(i, 0).is_some_and(|key| matches!(key.letters(), [.., units::HEH] | [.., units::YEH, units::ALEF]))
}

/// Whether token `i` ends in the plural of the feminine: «المخابرات».
fn plural(r: &NameReader<'_>, i: usize) -> bool {
    r.key(i, 0).is_some_and(|key| key.letters().ends_with(&[units::ALEF, units::TEH]))
}

/// Whether token `i` ends in the plural of people: «الموظفون», «الصينيين».
fn of_people(r: &NameReader<'_>, i: usize) -> bool {
    r.key(i, 0).is_some_and(|key| matches!(key.letters(), [.., units::WAW | units::YEH, units::NOON]))
}

/// Where what a body is for ends, if it begins at token `at`: «للتنمية الصناعية», «لحقوق الإنسان».
pub fn purpose(r: &NameReader<'_>, at: usize) -> Option<usize> {
    if !r.is_word(at) || !near(r.cx, at - 1) || r.people(at).is_some() {
        return None;
    }
    if r.for_definite(at) {
        // «منح الاتحاد الأوروبي ⟦للمغرب⟧» tells who gets it.
        let state = |(_, s): (Reading, Sense)| {
            r.name_row(s).and_then(|row| row.place).is_some_and(|place| place.feature == Feature::Country)
        };
        if r.senses(at, Class::Name).any(state) {
            return None;
        }
        // «الجامعة الأردنية ⟦للمرة⟧ الأولى», «الشرطة اليونانية ⟦لليوم⟧ الثالث»: when.
        const TIME: u64 =
            bit(Class::TimeUnit) | bit(Class::Relative) | bit(Class::Weekday) | bit(Class::Multiple);
        if r.cx.words[at].any(TIME) {
            return None;
        }
        // «الجهاز الفني ⟦للاعبين⟧», «المنتخب الكويتي ⟦للمباراة⟧»
        let end = (!r.is_small(at, NameWord::Sport)).then(|| phrase(r, at + 1, at))?;
        // «المركز الوطني للرقابة ⟦على الالتزام⟧»
        return Some(if end == at + 1 { object(r, at, at).unwrap_or(end) } else { end });
    }
    let field = r.is_small(at, NameWord::Field) && r.cx.code(at) == LAM;
    (field && near(r.cx, at) && r.plain_definite(at + 1)).then(|| phrase(r, at + 2, at))
}

/// Where the object ends of a task at token `at` that takes a preposition: «الرقابة ⟦على الالتزام البيئي⟧», «الوقاية ⟦من
/// الحرائق⟧».
fn object(r: &NameReader<'_>, at: usize, head: usize) -> Option<usize> {
    let led = r.is_small(at, NameWord::Over) && near(r.cx, at) && r.bare_small(at + 1, NameWord::Preposition);
    (led && near(r.cx, at + 1) && r.plain_definite(at + 2)).then(|| phrase(r, at + 3, head))
}

/// Where the words end that go on with a definite noun before token `end`: adjectives, further nouns after «و», what it
/// is all for, a people.
fn phrase(r: &NameReader<'_>, mut end: usize, head: usize) -> usize {
    let closed = |at: usize| {
        const OTHER: u64 = bit(Class::Title)
            | bit(Class::Head)
            | bit(Class::Weekday)
            | bit(Class::Month)
            | bit(Class::Relative);
        // «التربية ⟦والتعليم⟧»: a field that is the head of a body too, «تعليم جدة».
        let field = r.is(at, Class::Head) && r.is_small(at, NameWord::Field) && !r.is(at, Class::Title);
        // «هيئة المدن ⟦والمناطق⟧ الاقتصادية»
        let zones = || {
            const PLACES: u32 = 1 << HeadKind::GpeOut as u32 | 1 << HeadKind::GpeNear as u32;
            let kind = |j: usize| r.plain_definite(j) && nisba(r, j) && feminine(r, j);
            r.heads(at) != 0 && r.heads(at) & !PLACES == 0 && near(r.cx, at) && kind(at + 1)
        };
        r.cx.words[at].any(OTHER) && !field && !zones()
            || r.is_small(at, NameWord::Describing)
            || r.ordinary(at)
    };
    // «مصلحة الإحصاءات ⟦والموظفون⟧»
    let open = |at: usize| r.is_word(at) && near(r.cx, at - 1) && at - head <= MOST;
    // «للشؤون ⟦الإعلامية⟧»: an adjective that is the title of a woman elsewhere.
    let titled = |at: usize| {
        r.definite(at) && feminine(r, at) && nisba(r, at) && r.prefix(at) == 0 && !r.is(at + 1, Class::Given)
    };
    // «للشؤون الإدارية ⟦والمالية⟧»
    let further = |at: usize| {
        r.is_small(at - 2, NameWord::Field)
            && r.joined(at)
            && nisba(r, at)
            && feminine(r, at)
            && r.definite(at - 1)
            && nisba(r, at - 1)
            && feminine(r, at - 1)
    };
    // «البريدية ⟦المناقصة⟧»: one adjective that is known by its ending alone, right after a noun.
    let noun = |at: usize| !(adjective(r, at) && r.definite(at));
    while open(end) {
        // «للمنتجين ⟦والسينمائيين⟧»: two of people.
        let people = !of_people(r, end) || of_people(r, end - 1) && r.for_definite(end - 1);
        // «للمؤتمرات ⟦والمعارض⟧»: fairs, no opposition.
        let fairs =
            || r.is_small(end, NameWord::Site) && r.is_small(end, NameWord::Describing) && plural(r, end - 1);
        let joined = r.joined(end) && (!closed(end) || fairs()) && !begins_name(r, end) && people;
        let field = r.cx.code(end) == WAW && r.is_small(end, NameWord::Field) && open(end + 1);
        let fields = field && r.plain_definite(end + 1) && !closed(end + 1);
        let remote =
            r.is_small(end, NameWord::Remote) && open(end + 1) && r.is_small(end + 1, NameWord::Remote);
        let other = r.is(end, Class::Title) && r.tagged(end + 1) != Some(NameClass::Person) && titled(end);
        if adjective(r, end) || noun(end - 1) && agreeing(r, end) || joined || further(end) || other {
            end += 1;
        } else if fields || remote {
            end += 2;
        } else {
            return purpose_once(r, end, head).unwrap_or(end);
        }
    }
    end
}

/// What a body is for, once, and only after its own head: «جمعية الهلال للإغاثة».
fn purpose_once(r: &NameReader<'_>, at: usize, head: usize) -> Option<usize> {
    let headed = r.heads(head) != 0 && r.for_definite(at) && r.is_head(head, HeadKind::OrgBody);
    (headed && r.tagged(at) == Some(NameClass::Organization)).then_some(at + 1)
}

/// Whether token `i` is a definite word in the feminine after a plural, as «الصغيرة» after «المنشآت».
fn agreeing(r: &NameReader<'_>, i: usize) -> bool {
    // «الكرة ⟦الطائرة⟧»: the head of a product is an adjective too.
    let head = r.heads(i) & !(1 << HeadKind::ProductOut as u32) != 0;
    // «قرر مجلس الوزراء ⟦الموافقة⟧ على …», «مجلس النواب ⟦المصادقة⟧ عليها»: what it decides or is asked for.
    let act = near(r.cx, i) && upon(r, i + 1);
    r.plain_definite(i) && feminine(r, i) && !described(r, i) && !r.is(i, Class::Title) && !head && !act
}

/// Whether token `i` is «على» or begins with «علي»: «عليها».
fn upon(r: &NameReader<'_>, i: usize) -> bool {
    r.cx.begins(i, &[AIN, LAM, ALEF_MAQSURA], 0) || r.cx.begins(i, &[AIN, LAM, YEH], 1)
}

/// Whether the model says that token `i` begins a name of another kind.
fn begins_name(r: &NameReader<'_>, i: usize) -> bool {
    let sure = |(_, s): (Reading, Sense)| s.flags & flag::AMBIGUOUS == 0;
    // «الجيش الوطني ⟦والمقاومة الشعبية⟧»
    let phrase = || {
        let mut found = false;
        if r.cx.words.phrases(i) & bit(Class::Name) != 0 {
            r.cx.phrases(i, |m| {
                found |= m.sense.class == Class::Name && m.end > i + 1 && sure((m.reading, m.sense))
            });
        }
        found
    };
    matches!(r.tagged(i), Some(NameClass::Person | NameClass::Place))
        || r.senses(i, Class::Name).any(sure)
        || phrase()
}

/// An organization of a place that the lists or the model have after the head, further heads in between or not:
/// «أمانة الباحة», «إمارة منطقة مكة المكرمة», «مديرية أمن القاهرة».
pub fn of_place(r: &NameReader<'_>, listed: &[Found], i: usize) -> Option<usize> {
    /// Most heads between the first one and the place.
    const BETWEEN: usize = 2;
    if r.definite(i) {
        return None;
    }
    let mut at = i + 1;
    while at - i <= BETWEEN && near(r.cx, at - 1) && !r.definite(at) && between(r, at) {
        at += 1;
    }
    let place = beginning(listed, at)
        .filter(|f| f.prefix == 0 && matches!(f.label, Label::Gpe | Label::Loc | Label::Fac))?;
    (near(r.cx, at - 1) && r.is_word(at)).then(|| {
        let mut end = place.end;
        while near(r.cx, end - 1) && r.is_small(end, NameWord::Tail) && r.prefix(end) == 0 {
            end += 1;
        }
        // «مجلس أبوظبي ⟦للاستثمار⟧», «معهد واشنطن ⟦لدراسات الشرق الأدنى⟧»
        let body = at == i + 1 && r.is_head(i, HeadKind::OrgBody) && !r.is_head(i, HeadKind::OrgNation);
        purpose(r, end).filter(|_| body).unwrap_or(end)
    })
}

/// A state by its full name or of the past: «مملكة كندة», «جمهورية موريشيوس», «الإمبراطورية الأخمينية»; `after` is the end of
/// a name after the head.
pub fn state(r: &NameReader<'_>, i: usize, after: Option<usize>) -> Option<usize> {
    if !near(r.cx, i) || !r.is_word(i + 1) {
        return None;
    }
    if !r.definite(i) {
        // «سلطنة سلاجقة ⟦الروم⟧»; «دولة قطر» has its head outside.
        let end = after.filter(|_| !r.is_head(i, HeadKind::State))?;
        // «إمارة دبي ⟦الإماراتية⟧» only says where it is.
        let emirate = r.is_head(i, HeadKind::OrgPlace);
        return Some(end + usize::from(!emirate && near(r.cx, end - 1) && nation(r, end)));
    }
    let dynasty = r.is_small(i + 1, NameWord::Dynasty);
    let agrees = adjective(r, i + 1) && feminine(r, i + 1) && !r.is_small(i + 1, NameWord::Rank);
    // «السلطنة السلجوقية ⟦الرومية⟧», «الدولة المملوكية ⟦البحرية⟧»
    let more = |at: usize| {
        let which = || {
            r.is_small(at, NameWord::Dynasty) || !r.tagger.about(at).known || r.is_small(at, NameWord::Tail)
        };
        near(r.cx, at - 1)
            && r.definite(at)
            && feminine(r, at)
            && nisba(r, at)
            && r.prefix(at) == 0
            && which()
    };
    (dynasty || agrees && r.is_head(i, HeadKind::StateOld) && !wide(r, i + 1))
        .then(|| if more(i + 2) { i + 3 } else { i + 2 })
}

/// Whether token `i` is an adjective of a faith or of a part of the world, which no single state has for a name:
/// «الخلافة ⟦الإسلامية⟧», «المملكة ⟦الخليجية⟧».
fn wide(r: &NameReader<'_>, i: usize) -> bool {
    const WIDE: [&str; 5] = ["norp-muslim", "norp-islamic", "norp-gulf", "norp-arab", "norp-christian"];
    let row = r.people(i).and_then(|(_, s)| r.name_row(s));
    row.is_some_and(|row| WIDE.contains(&row.id.as_str()))
}

/// A company that a field and a place name together: «شركة نفط الكويت», «شركة بترول أبوظبي الوطنية».
pub fn company(r: &NameReader<'_>, listed: &[Found], i: usize) -> Option<usize> {
    let field = i + 1;
    let indefinite =
        r.is_word(field) && near(r.cx, i) && near(r.cx, field) && !r.definite(field) && r.prefix(field) == 0;
    if r.definite(i) || !indefinite || r.is(field, Class::Particle) || r.is(field, Class::Head) {
        return None;
    }
    let place = beginning(listed, field + 1).filter(|f| f.prefix == 0 && f.label == Label::Gpe)?;
    let mut end = place.end;
    while adjective(r, end) {
        end += 1;
    }
    Some(purpose(r, end).unwrap_or(end))
}

/// Whether token `i` is a head between a body and its place: «إمارة ⟦منطقة⟧ مكة».
fn between(r: &NameReader<'_>, i: usize) -> bool {
    [HeadKind::GpeOut, HeadKind::GpeNear, HeadKind::OrgPlace].iter().any(|&kind| r.is_head(i, kind))
        && r.prefix(i) == 0
}

/// Gives bodies the heads that their names need, and takes from them what is said of who stands for them.
pub fn in_full(r: &NameReader<'_>, names: &mut [Found]) {
    for k in 0..names.len() {
        let from = k.checked_sub(1).map_or(0, |before| names[before].end);
        let f = &mut names[k];
        if f.label != Label::Org || f.row.is_some() || f.first <= from {
            continue;
        }
        let head = f.first - 1;
        if !near(r.cx, head) {
            continue;
        }
        // «وكيل جامعة الملك سعود ⟦للتطوير⟧»
        if r.is_small(head, NameWord::Deputy) {
            f.end = (f.first + 1..f.end).find(|&i| r.for_definite(i)).unwrap_or(f.end);
        }
        // «⟦شركة⟧ الخليج للتدريب», «⟦وكالة⟧ الأنباء البحرينية», «⟦شركة⟧ ديار الخير القابضة»
        let company = r.is_head(head, HeadKind::OrgCompany) && r.is_head(head, HeadKind::OrgOver);
        let agency = r.is_head(head, HeadKind::OrgChain) && r.is_head(head, HeadKind::OrgApart);
        let last = f.end - 1;
        let purpose = || (f.first + 1..f.end).any(|i| r.for_definite(i));
        let ranked = || r.is_small(last, NameWord::Rank) && r.definite(last);
        let described = f.prefix == 0
            && f.len() > 1
            && (r.definite(f.first) && (purpose() || ranked() || nisba(r, last)) || ranked());
        // «⟦إدارة⟧ مرور جدة», «⟦مركز⟧ شرطة الشمال»
        let body = |i: usize| {
            let kinds = [HeadKind::OrgIn, HeadKind::OrgBody, HeadKind::OrgChain];
            kinds.iter().any(|&kind| r.is_head(i, kind))
        };
        let part = |i: usize| {
            let other = body(i) || r.is_head(i, HeadKind::GpeOut);
            r.is_head(i, HeadKind::OrgPlace) && !other && !r.definite(i) && r.prefix(i) == 0
        };
        let office = r.is_head(head, HeadKind::OrgIn) || r.is_head(head, HeadKind::OrgChain);
        let within = f.prefix == 0 && office && part(f.first) && f.len() > 1 && !r.is(head, Class::Title);
        // «⟦وكالة⟧ المخابرات الأميركية»
        let service = agency && r.is_head(f.first, HeadKind::OrgNation) && r.definite(f.first);
        let whole = (company || agency)
            && described
            && (service || !body(f.first))
            && !r.is_head(f.first, HeadKind::OrgFor);
        if (whole || within) && !r.definite(head) {
            (f.first, f.prefix) = (head, r.prefix(head));
        }
    }
}
