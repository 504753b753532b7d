//! The noun before a people's name: «المملكة ⟦السعودية⟧», «صحيفة "الشرق" ⟦السعودية⟧», «طفلة ⟦سورية⟧».

use super::bodies;
use super::reader::NameReader;
use crate::letters::{HEH, TEH_MARBUTA, WAW, chars, units};
use crate::lexicon::schema::HeadKind;
use crate::lexicon::{Class, bit};
use crate::reading::near;

/// Whether token `i` directly follows a definite noun that is not a name.
pub fn follows_noun(r: &NameReader<'_>, i: usize) -> bool {
    // «العلاقات اللبنانية - ⟦السعودية⟧»
    let both = || i > 1 && r.dash(i - 1) && r.people(i - 2).is_some() && r.definite(i - 2);
    r.is_word(i - 1) && r.definite(i - 1) || both()
}

/// Whether token `i` stands right behind the name in quotation marks of a paper or a channel: «صحيفة "الشرق" ⟦السعودية⟧».
pub fn follows_quoted(r: &NameReader<'_>, i: usize) -> bool {
    /// Tokens in quotation marks, at most.
    const MOST: usize = 5;
    let Some(close) = i.checked_sub(1).filter(|&close| !r.is_word(close)) else { return false };
    let opens = |&at: &usize| r.opens(at) && r.closing(at, MOST) == Some(close);
    let open = (close.saturating_sub(MOST + 1)..close).rev().find(opens);
    let head = |at: usize| r.is_head(at, HeadKind::OrgOver) && !r.definite(at);
    open.and_then(|open| open.checked_sub(1)).is_some_and(head)
}

/// Whether token `i` describes a noun of the feminine without the article, one of a person or thing: «طفلة ⟦سورية⟧»; «زيارة
/// ⟦سورية⟧» leads to the country.
pub fn describes_noun(r: &NameReader<'_>, i: usize) -> bool {
    const COUNTED: u64 = bit(Class::Noun) | bit(Class::Head);
    let Some(noun) = i.checked_sub(1).filter(|&noun| near(r.cx, noun)) else { return false };
    let feminine =
        |at: usize| r.cx.text.at(r.cx.tokens.ends[at] as usize - 1) == u32::from(chars::TEH_MARBUTA);
    // «طائرات روسية ⟦وسورية⟧», «طائرات ⟦سورية⟧»
    if r.cx.code(i) == WAW {
        return r.people(noun).is_some() && feminine(noun) && feminine(i) && !r.definite(noun);
    }
    let things = || r.ends_in(noun, &[[units::ALEF, units::TEH]]) && r.tagger.about(noun).known;
    if r.is_word(noun) && !r.definite(noun) && r.people(noun).is_none() && feminine(i) && things() {
        return true;
    }
    r.is_word(noun)
        && feminine(noun)
        && feminine(i)
        && !r.definite(noun)
        && (r.cx.words[noun].any(COUNTED) || bodies::nisba(r, noun) && r.people(noun).is_none())
}

/// Whether token `i` is a people's adjective in the masculine, which no feminine one follows: «زار الرئيس ⟦المصري⟧
/// الإسكندرية».
pub fn of_man(r: &NameReader<'_>, i: usize) -> bool {
    r.people(i).is_some() && r.cx.text.at(r.cx.tokens.ends[i] as usize - 1) == u32::from(chars::YEH)
}

/// Whether two words agree in gender, going by their last letter.
pub fn agree(r: &NameReader<'_>, i: usize, j: usize) -> bool {
    let feminine = |k: usize| {
        let last = r.cx.text.at(r.cx.tokens.ends[k] as usize - 1);
        last == TEH_MARBUTA || last == HEH
    };
    feminine(i) == feminine(j)
}
