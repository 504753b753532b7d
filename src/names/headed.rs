//! What names behind a head have in common: how long they may be, where the model ends them, how sure they are.

use super::model_bounds::begins_clause;
use super::reader::{Found, NameReader};
use super::tagger::NameClass;
use super::words::LIKELY;
use crate::found::{Label, Source};
use crate::letters::{BEH, LAM, NOON, TATWEEL, WAW, YEH, units};
use crate::lexicon::schema::{HeadKind, NameWord};
use crate::lexicon::{Class, bit};
use crate::reading::near;
use crate::tokenize;

/// Maximum length of a quotation that is read as one name, in tokens.
pub const QUOTED: usize = 6;
/// Longest name, in tokens. Bounds the work for «جبل جبل جبل …», where each head would otherwise read to the end.
pub const LONGEST: usize = 32;

/// The name from token `first` to `end` that its head introduces.
pub fn named(first: usize, end: usize, prefix: u8, label: Label) -> Found {
    // As often as such names were right in passages marked by hand.
    let score = match label {
        Label::Gpe | Label::Org => 0.83,
        _ => 0.6,
    };
    Found {
        first,
        end,
        prefix,
        label,
        row: None,
        site: None,
        source: Source::Rule,
        score,
        rule: "names/headed::named",
    }
}

/// Where the model's name that holds token `i` ends; after `i` if there is none. Another head begins another
/// name: «نادي النجمة ⟦ونادي الهلال⟧».
pub fn model_end(r: &NameReader<'_>, i: usize) -> usize {
    /// What the model says at most of a word that only stands behind a name.
    const UNLIKELY: f32 = 0.0;
    let tags = &r.tagger.tags;
    // «التدريب ⟦والتعليم⟧» is a field.
    let field = |j: usize| r.joined(j) && r.is_small(j, NameWord::Field);
    let headed = |j: usize| r.cx.code(j) == WAW && r.is(j, Class::Head) && !field(j);
    let mut end = i + 1;
    // «مهرجان الزيتون ⟦مساء السبت⟧»
    let dated = |j: usize| r.is(j, Class::DayPart) && j + 1 < tags.len() && r.is(j + 1, Class::Weekday);
    // «مول البنك ⟦40 زيتونا⟧»: what is counted.
    let counted = |j: usize| {
        r.is_kind(j, tokenize::Kind::Number) && j + 1 < tags.len() && super::tagger::continues(tags[j + 1])
    };
    // «معركة يافا ⟦معركة⟧ حصلت»: the head again is said of what it names.
    let head = i
        .checked_sub(1)
        .filter(|&head| r.is(head, Class::Head))
        .and_then(|head| r.key_hash(head, r.prefix(head)));
    let again = |j: usize| head.is_some() && r.is(j, Class::Head) && r.key_hash(j, 0) == head;
    // «عند جسر النيل ⟦ويسلبون⟧»
    let acts = |j: usize| {
        let end = r.cx.tokens.ends[j] as usize;
        r.cx.begins(j, &[WAW, YEH], 3) && r.cx.text.at(end - 1) == NOON && r.cx.text.at(end - 2) == WAW
    };
    // «مذبحة قانا ⟦والـ25⟧ لتفجير …»
    let article = |j: usize| {
        r.is_kind(j + 1, tokenize::Kind::Number) && r.cx.text.at(r.cx.tokens.ends[j] as usize - 1) == TATWEEL
    };
    let inside = |j: usize| {
        super::tagger::continues(tags[j])
            && !acts(j)
            && !begins_clause(r, j)
            && !headed(j)
            && !article(j)
            && !again(j)
            && !r.opens(j)
            && !r.stops(j)
            && !dated(j)
            && !counted(j)
    };
    while end < tags.len().min(i + LONGEST) && tags[i] != 0 && inside(end) {
        end += 1;
    }
    // «نقلت جريدة بيروت ⟦الخبر⟧»: what the paper reported.
    let medium = i > 0 && r.is_head(i - 1, HeadKind::OrgOut);
    let object = |j: usize| {
        medium
            && r.plain_definite(j)
            && r.prefix(j - 1) == 0
            && r.view(NameClass::Organization, j, j + 1).0 < UNLIKELY
    };
    // «أقام نادي الطائف الأدبي ⟦ندوة⟧»: nothing indefinite belongs behind the article.
    let beyond = |j: usize| {
        // «مستشفى الأمل ⟦فورا⟧»
        let adverb = || r.ends_in_alef(j) && !r.seems(j, NameClass::Place, LIKELY);
        let noun = (r.is(j, Class::Noun) || adverb()) && !r.is(j, Class::Given) && !r.is(j, Class::Family);
        j > i && noun && r.prefix(j) == 0 && !r.definite(j) && r.plain_definite(j - 1)
    };
    // «ملعب النخيل ⟦الجديد⟧»
    let outside = |j: usize| {
        !r.is_word(j) && !r.is_kind(j, tokenize::Kind::Number)
            || r.bare_small(j, NameWord::Describing)
            || object(j)
            || beyond(j)
    };
    while end > i + 1 && outside(end - 1) {
        end -= 1;
    }
    end
}

/// What the model says at least of the words that it adds to a body found by its head.
const ADDED: f32 = 1.0;

/// Whether the model's body goes on where the rule for its head ends it: with what it is for, or with a further field.
pub fn goes_on(r: &NameReader<'_>, found: &Found, end: usize) -> bool {
    let next = found.end;
    let purpose = || r.for_definite(next) || r.cx.code(next) == LAM && r.is_small(next, NameWord::Field);
    const TIME: u64 = bit(Class::Weekday) | bit(Class::Relative) | bit(Class::Month);
    let definite = || r.definite(next) && r.prefix(next) == 0 && !r.cx.words[next].any(TIME);
    let further = || r.joined(next) || definite() && r.people(next).is_none();
    // «فريق نيويورك ⟦ريد بولز⟧», «صحيفة لوس أنجليس ⟦تايمز⟧»
    let brand = || {
        let headed = found.first > 0 && r.is_head(found.first - 1, HeadKind::OrgOver);
        headed && (r.is_small(next, NameWord::MediaTail) || !r.definite(next) && !r.tagger.about(next).known)
    };
    // «جمعية الثقافة ⟦بالجوف⟧», «جامعة الزيتونة ⟦محمد⟧» end before where it is and before who speaks for it.
    let other = |i: usize| {
        r.prefix(i) > 0 && r.cx.code(i) == BEH
            || !r.definite(i) && (r.is(i, Class::Given) || r.is(i, Class::Family))
    };
    // «مدرسة حسان بن ثابت ⟦المتوسطة⟧»
    let school = || r.is_head(found.first, HeadKind::FacIn) && r.plain_definite(next);
    found.source == Source::Rule
        && found.row.is_none()
        && near(r.cx, next - 1)
        && (next..end).all(|i| r.is_word(i) && !other(i))
        && (purpose() || further() || brand())
        && (r.view(NameClass::Organization, next, end).0 >= ADDED || school())
}

/// Whether token `i` ends in a pronoun, as a verb or as a plural does: «مدينة زرتها», «سجن صحافيين».
pub fn suffixed(r: &NameReader<'_>, i: usize) -> bool {
    /// ها, هم, وا, ين, ون
    const ENDS: [[u16; 2]; 5] = [
        [units::HEH, units::ALEF],
        [units::HEH, units::MEEM],
        [units::WAW, units::ALEF],
        [units::YEH, units::NOON],
        [units::WAW, units::NOON],
    ];
    r.tagged(i).is_none() && r.ends_in(i, &ENDS)
}

/// A facility's closing adjectives: «مطار صلالة الدولي».
pub fn with_tail(r: &NameReader<'_>, mut end: usize) -> usize {
    let most = end + LONGEST;
    // «مستشفى الرس ⟦العام⟧ الماضي»: a year.
    let year = |at: usize| {
        r.cx.words[at].any(bit(Class::TimeUnit))
            && (r.plain_definite(at + 1) || r.cx.numbers.atom_at(at + 1).is_some())
    };
    while end < most && r.is_small(end, NameWord::Tail) && r.prefix(end) == 0 && !year(end) {
        end += 1;
    }
    end
}

/// Gives a name the first word of its head, if that has two: «⟦شبه⟧ جزيرة سينا».
pub fn with_whole_head(r: &NameReader<'_>, f: &mut Found) {
    let Some(first) = f.first.checked_sub(1).filter(|_| f.label == Label::Loc) else { return };
    if r.cx.words.phrases(first) & bit(Class::Head) != 0 {
        r.cx.phrases(first, |m| {
            if m.end == first + 2 && m.sense.class == Class::Head {
                (f.first, f.prefix) = (first, m.reading.prefix);
            }
        });
    }
}
