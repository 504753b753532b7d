//! How sure the model must be of a name, by what the name looks like.

use crate::found::Label;

/// Margin that a name by the model alone needs. Of people just below it, half at best were right in passages marked by
/// hand that the model had not seen; of other names, two in five. One word says less than two, and organizations are
/// recognized by their heads.
pub(super) fn least(label: Label, words: usize) -> f32 {
    match (label, words) {
        (Label::Person, 2) => 0.1,
        (Label::Person, 3..) => -0.5,
        (Label::Person, _) => 4.2,
        (Label::Org, 1) => 6.0,
        (Label::Org, 2) => 3.6,
        (Label::Org, _) | (Label::Event, 3..) => 1.3,
        (Label::Gpe, 1) => 6.0,
        (Label::Fac, 2..) => 3.5,
        (Label::Product, 1) => 7.5,
        (Label::Product, 3..) => 4.5,
        _ => 9.0,
    }
}

/// The same for somebody called by one word with the article that no list has, as ordinary words are: «السفاح».
pub(super) const DEFINITE: f32 = 5.0;

/// The same for a body that its head tells: «مدرسة الكرمل الثانوية».
pub(super) const HEADED: f32 = 1.0;

/// The same for a body around a place that the lists have: «جامعة روما سابينزا».
pub(super) const AROUND: f32 = 0.7;

/// The same for a body of three words or more around other names that no head tells: «مصلحة الدول العربية».
pub(super) const HEADLESS: f32 = 1.8;

/// The same for a person whose name begins with an ordinary word.
pub(super) const STRANGER: f32 = 1.0;

/// The same for a person of two words or more, both of them ordinary: «مطعم لطيف».
pub(super) const STRANGERS: f32 = 2.5;

/// The same for somebody by one word where people talk, and by more: «خدمة ممتازة عند ⟦هاشم⟧».
pub(super) const TALK: f32 = 7.5;
pub(super) const TALK_FULL: f32 = 2.2;

/// The same for a club behind a preposition of place: «لاعب في ⟦برشلونة⟧».
pub(super) const LED: f32 = 9.0;

/// The same for a product of one word in quotation marks, where anything may stand.
pub(super) const QUOTED: f32 = 9.0;

/// The same for who says something: «وأوضح ⟦السهلي⟧ أن».
pub(super) const SAYS: f32 = 1.5;
