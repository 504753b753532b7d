//! Which of the model's names are names, and the guard that refuses each of the others.

use super::bodies;
use super::longer::{longer, renamed};
use super::margins::{AROUND, DEFINITE, HEADED, HEADLESS, QUOTED, SAYS, STRANGER, STRANGERS, least};
use super::model_bounds::{or, unknown_joined};
use super::model_places::is_place;
use super::people;
use super::proposed::{Proposed, listed_person};
use super::reader::{BEARERS, Found, NameReader};
use super::refusals::first_refusal;
use super::tagger::NameClass;
use super::talk;
use super::words::{LIKELY, MOSTLY};
use crate::found::{Label, Source};
use crate::language::is_arabic;
use crate::letters::{BEH, FEH, LAM, TEH_MARBUTA, WAW};
use crate::lexicon::schema::{HeadKind, NameWord};
use crate::lexicon::{Class, Proclitics, Reading, Sense, bit, flag};
use crate::reading::{AtomKind, near};
use crate::signs::{COLON, OPEN};
use crate::tokenize;

/// The name that the model gives this label, from token `first` to `end`, if no guard refuses it; `inside` are those that
/// lists and rules have there.
pub fn accept(r: &NameReader<'_>, said: Label, first: usize, end: usize, inside: &[Found]) -> Option<Found> {
    let mut p = Proposed::new(r, said, first, end, inside)?;
    if let Some(at) = p.located(r) {
        let before = inside.iter().take_while(|f| f.first < at).count();
        return accept(r, said, first, at, &inside[..before]);
    }
    // «مدير ⟦المنتخب⟧ عبدالله المسند»: a head, and who stands for it.
    if head_and_stranger(r, &p) && r.only_given(first + 1) && r.definite(first) {
        let before = inside.iter().take_while(|f| f.first <= first).count();
        return accept(r, Label::Person, first + 1, end, &inside[before..]);
    }
    let refuse =
        |guard: Option<&'static str>| guard.inspect(|guard| r.cx.refused(guard, first, end)).is_some();
    if refuse(of_words(r, &p)) {
        return None;
    }
    // «ديوناً» is no surname, «زيداً» is Zayd; «حاتم ⟦وأمثالهما⟧»: the second word goes with what stands before.
    if inflected(r, &p) || joined(r, &p) {
        let left = p.up_to(r, end - 1);
        refuse(left.is_none().then_some("names/proposed::up_to"));
        return left;
    }
    if refuse(of_margin(r, &p)) {
        return None;
    }
    // Last, because the clitics of a word take longer to find than everything else about it.
    let prefix = cut(r, &p);
    if refuse(prefix.is_none().then_some("names/model_guards::cut")) {
        return None;
    }
    p.found.prefix = prefix?;
    if renamed(r, &p) {
        return Some(Found { prefix: p.inside[0].prefix, ..p.found });
    }
    Some(p.found)
}

/// The guards that judge a name by its words and those beside it.
fn of_words(r: &NameReader<'_>, p: &Proposed<'_>) -> Option<&'static str> {
    first_refusal!(
        "names/model_guards",
        r,
        p,
        [
            told,
            aimed_at,
            of_the_school,
            destination,
            district,
            after_verb,
            head_and_stranger,
            goes_on_with,
            other_script,
            spelled,
            glossed,
            two_nouns,
            trapped,
            behind_trap,
            for_them,
            quoted_with_prefix,
            peoples,
            counts,
            doubtful,
            accusative,
            half,
            called,
            title,
            short_title,
            something_else,
            two_of_a_measure,
            upon,
            adjective,
            two_adjectives,
            office,
            only_purpose,
        ]
    )
}

/// The guards that ask how sure the model is, and what lists and rules have in its name's place.
fn of_margin(r: &NameReader<'_>, p: &Proposed<'_>) -> Option<&'static str> {
    if p.inside.is_empty() {
        return first_refusal!("names/model_guards", r, p, [bare_head, unsure, no_place]);
    }
    first_refusal!("names/model_guards", r, p, [around_place, headless, needs_no_head, front, no_longer])
}

/// «(بالروسية: ⟦Москва⟧)»: the model knows Arabic and Latin letters only.
fn other_script(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    let first = p.found.first;
    let letter = r.cx.text.at(r.cx.tokens.starts[first] as usize);
    r.is_kind(first, tokenize::Kind::Word) && !is_arabic(letter)
}

/// Whether the word at token `i` is who says what comes then: «وأوضح ⟦السهلي⟧ أن».
fn says(r: &NameReader<'_>, i: usize) -> bool {
    i > 0 && near(r.cx, i - 1) && r.is_small(i - 1, NameWord::Says) && r.is_small(i + 1, NameWord::That)
}

/// Coins, measures, months and times of the day: no names by themselves.
const ELSE: u64 = bit(Class::Currency)
    | bit(Class::Measure)
    | bit(Class::Month)
    | bit(Class::TimeUnit)
    | bit(Class::DayPart)
    | bit(Class::Scale);

/// Whether a list has a town or country under that word, one more often than not.
fn is_town(r: &NameReader<'_>, i: usize) -> bool {
    r.senses(i, Class::Name).any(|(_, s)| r.sure_place(s))
}

/// «روى حسن بن يحيى ⟦الخبر⟧»: right behind somebody an ordinary word is what he tells or sees.
fn told(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    let first = p.found.first;
    let word = || r.senses(first, Class::Name).any(|(_, s)| s.flags & flag::AMBIGUOUS != 0);
    let bare = p.alone() && p.found.prefix == 0 && p.inside.is_empty();
    p.is(NameClass::Place) && bare && r.behind_person(first) && word()
}

/// «قصف على ⟦داعل⟧»: the preposition, not Ali, though some write him so.
fn aimed_at(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    let first = p.found.first;
    p.is(NameClass::Person) && p.found.len() == 2 && r.is_small(first, NameWord::Aim) && is_town(r, first + 1)
}

/// «غادرت المدرسة ⟦سوريا⟧»: a school named after it would have no article.
fn of_the_school(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    let first = p.found.first;
    p.is(NameClass::Organization)
        && p.found.len() == 2
        && r.definite(first)
        && r.is(first, Class::Head)
        && is_town(r, first + 1)
        && !r.definite(first + 1)
}

/// «سافرت إلى ⟦نابولي⟧ للسياحة»: where to, and what for.
fn destination(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    let first = p.found.first;
    let aim = || r.for_definite(first + 1) && r.placed(first) && is_town(r, first);
    p.is(NameClass::Organization) && p.found.len() == 2 && aim()
}

/// «معتمديتي الرديف وأم العرائس»: two districts.
fn district(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    let district = |i: usize| {
        r.is_head(i, HeadKind::GpeOut) && !r.is_head(i, HeadKind::OrgIn) && !r.is_head(i, HeadKind::OrgWhole)
    };
    let first = p.found.first;
    let behind = || first > 0 && near(r.cx, first - 1) && district(first - 1) && !r.definite(first - 1);
    // «مدينة ⟦الملك فهد⟧ الطبية»: what bears somebody's name.
    let borne = || p.found.len() > 3 && r.behind_title(first + 1).is_some();
    p.is(NameClass::Organization) && (district(first) && !borne() || behind())
}

/// «⟦بنى⟧ رمسيس الثاني معابد»
fn after_verb(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    p.is(NameClass::Organization) && r.verb_before(p.found.first)
}

/// «مديرة ⟦الأكاديمية ديبي⟧ المنتصر», «في أقوى ⟦جامعة بالعالم⟧»: a head with the article is followed by no word without it, and
/// one without it by nothing that says where it is.
fn head_and_stranger(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    let Found { first, end, .. } = p.found;
    let next = first + 1;
    let stranger = || r.is_kind(next, tokenize::Kind::Word) && !r.definite(next) && r.prefix(next) == 0;
    let where_it_is = || end == first + 2 && r.prefix(next) > 0 && r.cx.code(next) == BEH;
    p.is(NameClass::Organization)
        && !p.alone()
        && r.is(first, Class::Head)
        && if r.definite(first) { stranger() } else { p.inside.is_empty() && where_it_is() }
}

/// «أكدت ⟦أن⟧ المدعي العام», «⟦وأدى⟧ التقدم»: no body begins with a particle or a verb.
fn goes_on_with(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    const NAMED: u64 =
        bit(Class::Head) | bit(Class::Noun) | bit(Class::Name) | bit(Class::Given) | bit(Class::Family);
    let first = p.found.first;
    // «محطة "كي إس إن"»: letters.
    let spelled = first > 0 && r.opens(first - 1) || r.is_small(first, NameWord::Letter);
    let clause =
        || r.cx.words[first].any(bit(Class::Particle) | bit(Class::Verb)) && !r.cx.words[first].any(NAMED);
    p.is(NameClass::Organization) && !p.alone() && !spelled && !r.definite(first) && clause()
}

/// «القرية بالإنجليزي ⟦Al Qarya⟧»: what something is called in another language is nobody's name where nobody stands before it.
fn spelled(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    /// Words before the language among which whose name it is would stand.
    const REACH: usize = 12;
    let first = p.found.first;
    let colon = usize::from(first > 0 && r.cx.code(first - 1) == COLON && !r.is_word(first - 1));
    let Some(language) = first.checked_sub(1 + colon) else { return false };
    let somebody =
        || (language.saturating_sub(REACH)..language).any(|i| r.tagged(i) == Some(NameClass::Person));
    p.is(NameClass::Person)
        && r.is_kind(first, tokenize::Kind::Latin)
        && r.people(language).is_some_and(|(reading, _)| reading.proclitics.any(Proclitics::BI))
        && !somebody()
}

/// «الفن القوطي (⟦Gothic art⟧)»: in Latin letters and brackets behind an ordinary word, what that is called elsewhere.
fn glossed(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    let first = p.found.first;
    let bracket = |open: usize| r.cx.code(open) == OPEN && !r.is_word(open);
    let Some(word) = first.checked_sub(2).filter(|_| bracket(first - 1)) else { return false };
    // «راتكو ملاديتش بالإنجليزية (⟦Ratko⟧ …»
    let named = word > 0 && r.tagged(word - 1) == Some(NameClass::Person);
    p.is(NameClass::Person)
        && !named
        && r.is_kind(first, tokenize::Kind::Latin)
        && r.is_kind(word, tokenize::Kind::Word)
        && r.tagged(word).is_none()
        && r.tagger.about(word).known
        && !r.seems(word, NameClass::Person, LIKELY)
        && !listed_person(r, word)
}

/// «لحكومة ⟦وشعب⟧ تشاد»: two, and whose they are.
fn two_nouns(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    let Found { first, end, .. } = p.found;
    let second = first + 1;
    // «شعب» is no noun of the lists.
    let and = || r.cx.code(second) == WAW && r.prefix(second) > 0 && !r.definite(second);
    p.is(NameClass::Organization)
        && end > second + 1
        && !r.definite(first)
        && !r.is_small(second, NameWord::Field)
        && and()
}

/// A day of the week, or part of a phrase that is no name: «مسقط رأسه».
fn trapped(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    let Found { first, end, .. } = p.found;
    // «قياس ⟦رضا المستهلك⟧»
    let goes_on = || p.is(NameClass::Person) && !p.alone() && r.trapped(end - 1, end);
    r.cx.words[first].any(bit(Class::Weekday)) && p.alone() || r.trapped(first, end) || goes_on()
}

/// «ما ⟦عمرو شاف⟧»: a phrase that the model went on with.
fn behind_trap(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    let i = p.found.first;
    p.is(NameClass::Person)
        && !p.alone()
        && i > 0
        && r.trapped(i, i + 1)
        && !r.trapped(i + 1, i + 2)
        && near(r.cx, i - 1)
}

/// «مدرسة ⟦للشباب⟧» is for them.
fn for_them(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    let i = p.found.first;
    let purpose = || r.for_definite(i) && i > 0 && r.is(i - 1, Class::Head) && !r.definite(i - 1);
    p.is(NameClass::Organization) && p.alone() && near(r.cx, i.saturating_sub(1)) && purpose()
}

/// «طراز "فريم"»: what is quoted as a whole begins with no conjunction or preposition.
fn quoted_with_prefix(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    let first = p.found.first;
    let quoted = first > 0 && r.opens(first - 1) && r.closing(first - 1, 1) == Some(p.found.end);
    quoted && p.found.prefix > 0
}

/// A people's name after a definite noun is no organization, nor is it after one of their towns: «الحكومة اللبنانية»,
/// «طرابلس اللبنانية»; nor does one begin with the adjective of the noun before it: «الرئيس ⟦المصري الإسكندرية⟧».
fn peoples(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    let Found { first, end, .. } = p.found;
    // «برشلونة الإسباني» is the club, which is masculine.
    let feminine = || r.cx.text.at(r.cx.tokens.ends[end - 1] as usize - 1) == TEH_MARBUTA;
    let of_noun = || r.people(end - 1).is_some() && (r.definite(first) || is_town(r, first) && feminine());
    let town = || {
        r.people(first).is_some()
            && is_town(r, end - 1)
            && first > 0
            && near(r.cx, first - 1)
            && r.definite(first - 1)
    };
    p.is(NameClass::Organization) && p.found.len() == 2 && (of_noun() || town())
}

/// Whether the model took a number for part of a name («معايا اربعتاشر»), or what is counted
/// («تلاتة ⟦كيلو برتقان⟧»). A king has a rank with the article: «فؤاد الأول».
fn counts(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    const COUNTED: u64 = bit(Class::Currency) | bit(Class::Measure) | bit(Class::TimeUnit) | bit(Class::Unit);
    let number = |i: usize| {
        r.cx.numbers.atom_at(i).is_some_and(|atom| match atom.kind {
            AtomKind::Cardinal => true,
            AtomKind::Ordinal => !r.definite(i),
            _ => false,
        })
    };
    let first = p.found.first;
    (first..p.found.end).any(number)
        || r.cx.words[first].any(COUNTED) && r.cx.numbers.atom_ending(first).is_some()
}

/// Words that are in no name: of a dialect, of a page, of a cry.
fn doubtful(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    r.doubtful(p.kind, p.found.first, p.found.end)
}

/// «سورياً» is no place.
fn accusative(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    p.alone() && p.is(NameClass::Place) && r.accusative(p.found.first)
}

/// «الرحمن» is nobody by himself.
fn half(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    p.alone() && p.is(NameClass::Person) && r.is_small(p.found.first, NameWord::Half)
}

/// «تعرف ⟦باسم⟧ نمسكو»: by the name of. «باسم يوسف» is somebody.
fn called(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    let first = p.found.first;
    // «الناطق ⟦باسم⟧ ترامب», but «الدكتور باسم يوسف»
    let spoken_for = || r.trapped(first, first + 1);
    p.is(NameClass::Person)
        && r.is_small(first, NameWord::Office)
        && (!listed_person(r, first + 1) || spoken_for())
}

/// «قابل ⟦الدكتور⟧»: a title by itself is nobody's name.
fn title(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    let first = p.found.first;
    let title = || r.is(first, Class::Title) && r.prefix(first) == 0 && !r.only_given(first);
    p.is(NameClass::Person) && p.alone() && title()
}

/// «وأضافت ⟦ود⟧. ريم حداد»
fn short_title(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    p.is(NameClass::Person) && p.alone() && people::short_title(r, p.found.first).is_some()
}

/// Code points that stand before the name; none where its word is cut otherwise: «ف⟦خور⟧».
fn cut(r: &NameReader<'_>, p: &Proposed<'_>) -> Option<u8> {
    let Found { first, prefix, .. } = p.found;
    let unlisted = p.alone() && p.inside.is_empty() && r.is_kind(first, tokenize::Kind::Word);
    let sure = || p.is(NameClass::Person) && prefix == 0 && (r.sure(first) || announced(r, first));
    if unlisted && !sure() { r.miscut(first, prefix) } else { Some(prefix) }
}

/// Whether a word that nothing knows is announced as somebody: «وقال ⟦تومبرنك⟧ في تصريح», «الدكتور ⟦باناجه⟧».
fn announced(r: &NameReader<'_>, i: usize) -> bool {
    let by = |before: usize| {
        near(r.cx, before)
            && (r.is_small(before, NameWord::Says) || r.is(before, Class::Title) && r.definite(before))
    };
    !r.tagger.about(i).known && i.checked_sub(1).is_some_and(by)
}

/// Coins, measures, months and times of the day; peoples but as somebody's family name.
fn something_else(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    let people = |i: usize| !p.is(NameClass::Person) && r.people(i).is_some();
    // «لينا» is no «to the yen».
    let given = |i: usize| {
        let sure = |(reading, s): (Reading, Sense)| {
            reading.prefix == 0 && s.flags & flag::AMBIGUOUS == 0 && s.arg >= BEARERS
        };
        p.is(NameClass::Person) && r.senses(i, Class::Given).any(sure) && cut_off(r, i)
    };
    (p.found.first..p.found.end).all(|i| r.cx.words[i].any(ELSE) && !given(i) || people(i))
}

/// Whether token `i` is a coin or a measure only behind a preposition: «لينا».
fn cut_off(r: &NameReader<'_>, i: usize) -> bool {
    !r.cx.words[i].of_any(r.cx.lexicon, ELSE).any(|(reading, _)| reading.prefix == 0)
}

/// «ميلان ⟦بحريان⟧»: two of a measure, and of what kind.
fn two_of_a_measure(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    let first = p.found.first;
    let two = || r.cx.words[first].any(ELSE) && r.dual(first + 1) && !listed_person(r, first + 1);
    p.is(NameClass::Person) && p.found.len() == 2 && two()
}

/// «المشرف ⟦على⟧ المشروع»
fn upon(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    p.is(NameClass::Person) && p.alone() && r.is_upon(p.found.first)
}

/// «الفريق ⟦الهلالي⟧», «الحفل ⟦الخطابي⟧»: an adjective of the noun before it.
fn adjective(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    let Found { first, .. } = p.found;
    let noun = |i: usize| {
        // «الفريق» is a rank too.
        let side = r.is(i, Class::Head) && r.is_small(i, NameWord::Sport) && r.definite(i);
        let plain = r.plain_definite(i) || side;
        plain && !r.is_small(i, NameWord::Describing) && r.tagged(i) != Some(NameClass::Person)
    };
    p.is(NameClass::Person)
        && p.alone()
        && p.found.prefix == 0
        && first > 0
        && near(r.cx, first - 1)
        && noun(first - 1)
        && bodies::nisba(r, first)
        && r.definite(first)
}

/// «أكد ⟦أمين⟧ منطقة عسير», «⟦معالي⟧ مدير عام المؤسسة»: an office by a word that is a name too.
fn office(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    let Found { first, end, .. } = p.found;
    let of = |i: usize| {
        (r.is(i, Class::Head) || r.is(i, Class::Title))
            && !r.definite(i)
            && r.prefix(i) == 0
            && !r.is(i, Class::Given)
    };
    // «قدم ⟦جيرو⟧ مهاجم الفريق»
    let word = || {
        let ordinary = !r.seems(first, NameClass::Person, MOSTLY);
        let ambiguous = || r.senses(first, Class::Given).any(|(_, s)| s.flags & flag::AMBIGUOUS != 0);
        ambiguous()
            || !r.is(first, Class::Family) && !r.only_given(first) && (r.is(first, Class::Title) || ordinary)
    };
    p.is(NameClass::Person) && p.alone() && near(r.cx, first) && of(end) && !r.definite(first) && word()
}

/// «الرئيس العام ⟦لرعاية الشباب⟧»: what somebody is there for.
fn only_purpose(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    let first = p.found.first;
    let field = || r.is_small(first, NameWord::Field) && !r.bare_small(first, NameWord::Field);
    p.is(NameClass::Organization) && r.cx.code(first) == LAM && p.found.prefix == 0 && field()
}

/// «دور ⟦تمويلي كامل⟧», «⟦مطعم محترم⟧»: two adjectives of a noun, a house and what it is like.
fn two_adjectives(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    let Found { first, end, .. } = p.found;
    let adjective = || r.tagger.about(first).known && bodies::nisba(r, first) && !listed_person(r, first);
    // «كوميدي ⟦أم تراجيدي⟧»
    let either = || {
        let last = end - 1;
        let plain = r.tagger.about(last).known && !listed_person(r, last) && !r.definite(last);
        r.bare_small(first, NameWord::Mother) && plain && bodies::nisba(r, last)
    };
    let common = || r.is_small(end - 1, NameWord::Common) && !r.definite(first);
    p.is(NameClass::Person)
        && p.found.len() == 2
        && (either() || common() && (adjective() || r.is_head(first, HeadKind::FacIn)))
}

/// Whether a person's name ends as adverbs and predicates do: «ديوناً».
fn inflected(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    let last = p.found.end - 1;
    // «الجنة ل⟦عبدٍ طائعٍ⟧»
    let agrees = || p.found.len() == 2 && r.indefinite(last) && r.indefinite(last - 1);
    p.is(NameClass::Person) && (r.accusative(last) || agrees()) && !listed_person(r, last)
}

/// Whether the second of two words is joined to what stands before them: «حاتم ⟦وأمثالهما⟧».
fn joined(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    let last = p.found.end - 1;
    p.is(NameClass::Person) && p.found.len() == 2 && r.cx.code(last) == WAW && unknown_joined(r, last)
}

/// «ريف», «نادي» alone are not names.
fn bare_head(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    !p.is(NameClass::Person) && p.alone() && r.is(p.found.first, Class::Head)
}

/// A name of which the model is not sure enough.
fn unsure(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    let Found { first, end, .. } = p.found;
    let body = p.is(NameClass::Organization) && !p.alone() && headed(r, first);
    // «⟦قياس⟧ رضا المستهلك»
    let stranger = || {
        let ordinary = !r.seems(first, NameClass::Person, LIKELY) && !listed_person(r, first);
        p.is(NameClass::Person) && !p.alone() && ordinary
    };
    // «⟦مطعم لطيف⟧»
    let strangers = || {
        let word = |i: usize| {
            r.tagger.about(i).known && !r.seems(i, NameClass::Person, LIKELY) && !listed_person(r, i)
        };
        (first..end).all(word)
    };
    // «⟦تيجريز⟧ المكسيكي»: a club before whose it is.
    let club = || p.is(NameClass::Organization) && p.alone() && near(r.cx, first) && bodies::nation(r, end);
    // «ضم «⟦بيتوركا⟧»», but «من نوع «⟦لوكلير⟧»»
    let quoted = || {
        let open = first.checked_sub(1).filter(|&open| r.opens(open));
        open.is_some_and(|open| !(open > 0 && r.is(open - 1, Class::Head)))
    };
    let least = if body {
        HEADED
    } else if stranger() {
        if strangers() { STRANGERS } else { STRANGER }
    } else if p.is(NameClass::Person) && p.alone() && (says(r, first) || first > 0 && or(r, first - 1)) {
        SAYS
    } else if p.is(NameClass::Person) && p.alone() && plain(r, first) {
        DEFINITE
    } else if p.found.label == Label::Product && p.alone() && quoted() {
        QUOTED
    } else if club() {
        least(Label::Org, 2)
    } else {
        least(p.found.label, p.found.len())
    };
    let talk = p.is(NameClass::Person).then(|| talk::least(r, first, end, strangers)).flatten();
    r.margin(first, end) < talk.map_or(least, |more| least.max(more))
}

/// Whether token `i` is a word with the article that no list has as a name of people and that is no adjective of relation.
fn plain(r: &NameReader<'_>, i: usize) -> bool {
    // «فالكاو»
    let letter = r.cx.code(i) == FEH;
    r.definite(i) && !letter && r.tagger.about(i).known && !listed_person(r, i) && !bodies::nisba(r, i)
}

/// A place of the model that nothing else tells.
fn no_place(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    p.found.label == Label::Gpe && !is_place(r, p.found.first, p.found.end)
}

/// «سافروا إلى ⟦نابولي⟧ للسياحة»: a body around a listed place must be likely.
fn around_place(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    let place = |f: &Found| matches!(f.label, Label::Gpe | Label::Loc) && f.first == p.found.first;
    p.is(NameClass::Organization)
        && p.inside.iter().any(place)
        && r.margin(p.found.first, p.found.end) < AROUND
}

/// «مدن المنطقة الشرقية», «مصلحة الدول العربية»: without a head, the model must be as sure as of a name by itself.
fn headless(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    /// Heads of places, events and things.
    const OTHER: u32 = 1 << HeadKind::GpeNear as u32
        | 1 << HeadKind::GpeOut as u32
        | 1 << HeadKind::EventIn as u32
        | 1 << HeadKind::EventOut as u32
        | 1 << HeadKind::ProductOut as u32
        | 1 << HeadKind::WorkQuoted as u32;
    let Found { first, end, .. } = p.found;
    p.is(NameClass::Organization)
        && end > first + 2
        && r.heads(first) & !OTHER == 0
        && r.margin(first, end) < HEADLESS
}

/// The one name behind the model's first word, to its end.
fn behind_head<'f>(p: &Proposed<'f>) -> Option<&'f Found> {
    let [only] = p.inside else { return None };
    (only.first == p.found.first + 1 && only.end == p.found.end).then_some(only)
}

/// «منظمة أوبك»: what the lists have needs no head.
fn needs_no_head(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    let head = |kind: HeadKind| r.is_head(p.found.first, kind);
    behind_head(p).is_some_and(|f| f.label == Label::Org)
        && head(HeadKind::OrgIn)
        && !head(HeadKind::OrgWhole)
}

/// «جبهة الكبانة» is where the front is: bodies with a place after their head are told by rule.
fn front(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    let place = |f: &Found| f.source == Source::Gazetteer && f.label == Label::Gpe;
    p.is(NameClass::Organization)
        && behind_head(p).is_some_and(place)
        && r.is_head(p.found.first, HeadKind::OrgIn)
}

/// A name that may not replace those inside it.
fn no_longer(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    !renamed(r, p) && !longer(r, p)
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
