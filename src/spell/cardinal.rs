//! Cardinals.

use rust_decimal::Decimal;

use super::{Case, Form, Gender, Style, rows};
use crate::letters::chars::{WAW, YEH};
use crate::lexicon::amounts::NounForms;
use crate::lexicon::inflect::{self, CountedForm};

/// Maximum number of decimal places that are read as a number; more are read digit by digit.
const PLACES: usize = 6;

/// The grammatical form of a number's words.
#[derive(Clone, Copy)]
struct WordForm {
    feminine: bool,
    case: Case,
    definite: bool,
    style: Style,
    /// Whether a noun follows directly.
    construct: bool,
}

/// Joins the parts of a number: « و» between them, the article before each.
fn join(parts: &[String], definite: bool) -> String {
    let mut out = String::new();
    for (i, part) in parts.iter().enumerate() {
        if i > 0 {
            out.push(' ');
            out.push(WAW);
        }
        match definite {
            true => out.push_str(&inflect::definite(part)),
            false => out.push_str(part),
        }
    }
    out
}

/// The words of a whole number without a noun; `construct` if a noun follows directly.
pub fn plain(n: u128, form: &Form, construct: bool) -> String {
    let feminine = form.gender == Gender::Feminine;
    let Form { case, definite, style, .. } = *form;
    let place = WordForm { feminine, case, definite, style, construct };
    let top = 1000u128.pow(n.checked_ilog10().unwrap_or(0) / 3);
    if definite && top > 1 && !n.is_multiple_of(top) {
        // «الألف وواحد»: with the article on both parts they would be two numbers.
        let head = parts(n - n % top, WordForm { construct: false, ..place });
        return joined(&join(&head, true), &join(&parts(n % top, place), false));
    }
    join(&parts(n, place), definite)
}

/// A whole number with its noun, if it has one, and the adjective of that noun.
pub fn counted(n: u128, form: &Form, adjective: Option<&str>) -> String {
    let Some(noun) = &form.noun else { return plain(n, form, false) };
    let gender = if noun.feminine { Gender::Feminine } else { Gender::Masculine };
    let form = &Form { gender, noun: None, ..form.clone() };
    let unchanging = noun.plural.is_empty();
    let rest = n % 100;
    if n > 100 && (rest == 1 || rest == 2) && !unchanging {
        // «مئة كتاب وكتابان»: the noun occurs twice, its adjective once.
        let whole = format!("{} {}", plain(n - rest, form, true), noun.singular);
        let more = phrase(noun, adjective, CountedForm::of(rest), form);
        return joined(&whole, &if form.definite { inflect::definite(&more) } else { more });
    }
    let article = |words: String| if form.definite { inflect::definite(&words) } else { words };
    match CountedForm::of(n) {
        CountedForm::One => {
            let (masculine, feminine) = &rows().units[1];
            let one = match (form.case, noun.feminine) {
                (_, true) => feminine.clone(),
                (Case::Accusative, false) if !form.definite => inflect::accusative(masculine),
                (_, false) => masculine.clone(),
            };
            format!("{} {}", article(phrase(noun, adjective, CountedForm::One, form)), article(one))
        }
        CountedForm::Two if !unchanging => article(phrase(noun, adjective, CountedForm::Two, form)),
        count => format!("{} {}", plain(n, form, true), phrase(noun, adjective, count, form)),
    }
}

/// A noun in the form that a count requires, with its adjective.
pub fn phrase(noun: &NounForms, adjective: Option<&str>, count: CountedForm, form: &Form) -> String {
    let case = form.case;
    let unchanging = noun.plural.is_empty();
    let mut words = match count {
        _ if unchanging => noun.singular.clone(),
        CountedForm::Two => inflect::dual(&noun.singular, case, false),
        CountedForm::Few => noun.plural.clone(),
        CountedForm::Many => inflect::accusative(&noun.singular),
        CountedForm::One if case == Case::Accusative && !form.definite => inflect::accusative(&noun.singular),
        CountedForm::One | CountedForm::Hundreds => noun.singular.clone(),
    };
    if let Some(adjective) = adjective {
        let count = if unchanging { CountedForm::Hundreds } else { count };
        words.push(' ');
        words.push_str(&inflect::agree(adjective, noun.feminine, count, case));
    }
    words
}

/// The parts joined by «و», without their articles.
fn parts(n: u128, place: WordForm) -> Vec<String> {
    let rows = rows();
    if n == 0 {
        return vec![rows.units[0].0.clone()];
    }
    let mut out = Vec::new();
    for (at, scale) in rows.scales.iter().enumerate().rev() {
        let unit = 1000u128.pow(at as u32 + 1);
        let many = (n / unit % 1000) as usize;
        let last = n.is_multiple_of(unit);
        if many > 0 {
            out.extend(group(many, scale, WordForm { construct: place.construct && last, ..place }));
        }
    }
    out.extend(below_thousand((n % 1000) as usize, place));
    out
}

/// A count of a power of a thousand, which is a masculine noun.
fn group(many: usize, scale: &NounForms, place: WordForm) -> Vec<String> {
    let tanwin = place.case == Case::Accusative && !place.definite && !place.construct;
    match many {
        1 if tanwin => return vec![inflect::accusative(&scale.singular)],
        1 => return vec![scale.singular.clone()],
        2 => return vec![inflect::dual(&scale.singular, place.case, place.construct)],
        _ => {}
    }
    let mut parts = below_thousand(many, WordForm { feminine: false, construct: true, ..place });
    let noun = match CountedForm::of(many as u128) {
        CountedForm::Few => scale.plural.clone(),
        CountedForm::Many if !place.construct => inflect::accusative(&scale.singular),
        _ => scale.singular.clone(),
    };
    if let Some(last) = parts.last_mut() {
        last.push(' ');
        last.push_str(&noun);
    }
    parts
}

fn below_thousand(n: usize, place: WordForm) -> Vec<String> {
    let rows = rows();
    let mut out = Vec::new();
    let (hundreds, rest) = (n / 100, n % 100);
    if hundreds > 0 {
        let word = &rows.hundreds[hundreds - 1][place.style as usize];
        out.push(match hundreds {
            2 => inflect::decline_dual(word, place.case, place.construct && rest == 0),
            _ => word.clone(),
        });
    }
    let pick = |pair: &(String, String)| if place.feminine { pair.1.clone() } else { pair.0.clone() };
    match rest {
        0 => {}
        1..=10 => out.push(unit(rest, place)),
        11..=19 => {
            let first = match rest {
                11 => pick(&rows.ones[0]),
                12 => inflect::decline_dual(&pick(&rows.units[2]), place.case, true),
                _ => pick(&rows.units[rest - 10]),
            };
            out.push(format!("{first} {}", pick(&rows.ten)));
        }
        _ => {
            if rest % 10 == 1 && place.feminine {
                out.push(rows.ones[1].1.clone());
            } else if rest % 10 > 0 {
                out.push(unit(rest % 10, WordForm { construct: false, ..place }));
            }
            out.push(inflect::decline_tens(&rows.tens[rest / 10 - 2], place.case));
        }
    }
    out
}

/// One to ten.
fn unit(n: usize, place: WordForm) -> String {
    let (masculine, feminine) = &rows().units[n];
    let indefinite = !place.definite && !place.construct;
    let tanwin = indefinite && place.case == Case::Accusative;
    match (n, place.feminine) {
        (2, _) => {
            let word = if place.feminine { feminine } else { masculine };
            inflect::decline_dual(word, place.case, false)
        }
        (1, false) if tanwin => inflect::accusative(masculine),
        (_, false) => masculine.clone(),
        (3..=10, true) if tanwin => inflect::accusative(feminine),
        // ثمانٍ loses its yeh without an article or a following noun.
        (8, true) if indefinite => feminine.strip_suffix([YEH]).unwrap_or(feminine).to_owned(),
        (_, true) => feminine.clone(),
    }
}

/// A number with decimal places.
pub fn decimal(d: Decimal, form: &Form) -> String {
    let digits = format!("{d}");
    let (whole, places) = digits.split_once('.').unwrap_or((&digits, ""));
    let bare = &Form { noun: None, ..form.clone() };
    // `Decimal` has at most 28 digits, so both parts fit.
    let number = |digits: &str| plain(digits.parse().unwrap_or(0), bare, false);
    let masculine = &Form { gender: Gender::Masculine, definite: false, ..bare.clone() };
    let mut words = vec![number(whole), rows().point.clone()];
    let zeros = places.len() - places.trim_start_matches('0').len();
    let by_digit = if places.len() > PLACES { places.len() } else { zeros };
    for digit in places[..by_digit].chars() {
        words.push(plain(u128::from(digit.to_digit(10).unwrap_or(0)), masculine, false));
    }
    if by_digit < places.len() {
        words.push(plain(places[by_digit..].parse().unwrap_or(0), masculine, false));
    }
    if let Some(noun) = &form.noun {
        words.push(noun.singular.clone());
    }
    words.join(" ")
}

/// A fraction in lowest terms.
pub fn fraction(n: u64, d: u64, form: &Form) -> String {
    let bare = Form { noun: None, gender: Gender::Masculine, ..form.clone() };
    let (whole, rest) = (n / d, n % d);
    let part = match usize::try_from(d).ok().and_then(|d| rows().fractions.get(d.wrapping_sub(2))) {
        Some(noun) if d >= 2 && rest <= 10 => match rest {
            1 => phrase(noun, None, CountedForm::Hundreds, form),
            2 => inflect::dual(&noun.singular, form.case, false),
            _ => format!("{} {}", plain(rest.into(), &bare, true), noun.plural),
        },
        _ => {
            let genitive = Form { case: Case::Genitive, ..bare.clone() };
            let (over, below) = (plain(rest.into(), &bare, false), plain(d.into(), &genitive, false));
            format!("{over} {} {below}", rows().over)
        }
    };
    let words = match whole {
        0 => part,
        _ => joined(&plain(whole.into(), &bare, false), &part),
    };
    match &form.noun {
        Some(noun) => format!("{words} {}", noun.singular),
        None => words,
    }
}

/// Two words joined by «و».
pub fn joined(first: &str, second: &str) -> String {
    format!("{first} {WAW}{second}")
}
