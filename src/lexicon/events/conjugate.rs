//! The forms of verbs and nouns that news texts use.

use crate::letters::chars::{ALEF, ALEF_HAMZA, ALEF_MAQSURA, HEH, MEEM, NOON, TEH, TEH_MARBUTA, WAW, YEH};
use crate::lexicon::event_rows::mark;

/// A form with its flags.
pub type VerbForm = (String, u32);

/// Third persons of a past verb, given as «he did».
pub fn past(he: &str, marks: u32) -> Vec<VerbForm> {
    let cut = || he.chars().take(he.chars().count() - 1).collect::<String>();
    // The stem before the endings in ت, before وا, and before the alef of the dual.
    let (she, they, two) = match he.chars().next_back() {
        // «التقى» they met: «التقت، التقوا، التقيا»
        Some(ALEF_MAQSURA) => (cut(), cut(), format!("{}{YEH}", cut())),
        // «نجا»: «نجت، نجوا»
        Some(ALEF) => (cut(), cut(), format!("{}{WAW}", cut())),
        // «لقي»: «لقيت، لقوا، لقيا»
        Some(YEH) => (he.to_owned(), cut(), he.to_owned()),
        _ => (he.to_owned(), he.to_owned(), he.to_owned()),
    };
    let m = marks | mark::PAST;
    vec![
        (he.to_owned(), m | mark::MASC),
        (format!("{she}{TEH}"), m | mark::FEM),
        (format!("{they}{WAW}{ALEF}"), m | mark::PLURAL),
        (format!("{two}{ALEF}"), m | mark::DUAL),
        (format!("{she}{TEH}{ALEF}"), m | mark::DUAL | mark::FEM),
    ]
}

/// The same for a present verb, indicative and short.
pub fn present(he: &str, short: Option<&str>, marks: u32) -> Vec<VerbForm> {
    let rest: String = he.chars().skip(1).collect();
    let weak = rest.ends_with([YEH, ALEF_MAQSURA, WAW]);
    let stem: String =
        if weak { rest.chars().take(rest.chars().count() - 1).collect() } else { rest.clone() };
    // «يلتقي»: «يلتقيان»
    let two = if weak { format!("{stem}{YEH}") } else { rest.clone() };
    let m = marks | mark::PRESENT;
    let mut forms = vec![
        (format!("{YEH}{rest}"), m | mark::MASC),
        (format!("{TEH}{rest}"), m | mark::FEM),
        (format!("{YEH}{stem}{WAW}{NOON}"), m | mark::PLURAL),
        (format!("{YEH}{stem}{WAW}{ALEF}"), m | mark::PLURAL | mark::SHORT),
        (format!("{YEH}{two}{ALEF}{NOON}"), m | mark::DUAL),
        (format!("{TEH}{two}{ALEF}{NOON}"), m | mark::DUAL | mark::FEM),
    ];
    if let Some(short) = short {
        // Both voices are spelled alike: «لم يصب أحد».
        let m = m | mark::ACTIVE | mark::PASSIVE;
        let rest: String = short.chars().skip(1).collect();
        forms.push((format!("{YEH}{rest}"), m | mark::MASC | mark::SHORT));
        forms.push((format!("{TEH}{rest}"), m | mark::FEM | mark::SHORT));
    }
    forms
}

/// A noun for one person or thing: itself, its accusative, its dual.
pub fn singular(noun: &str, marks: u32) -> Vec<VerbForm> {
    // «رجل أمن»: «رجلا أمن» and «رجلي أمن» are two.
    if let Some((head, rest)) = noun.split_once(' ').filter(|(head, _)| !is_feminine(head)) {
        let two = marks | mark::DUAL;
        let dual = [ALEF, YEH].map(|end| (format!("{head}{end} {rest}"), two));
        let both = dual.into_iter().filter(|_| !head.ends_with([ALEF, ALEF_MAQSURA, YEH]));
        // «برميل متفجر»: of a noun and its adjective both are two, «برميلين متفجرين».
        let agreeing = [ALEF, YEH].map(|end| (format!("{head}{end}{NOON} {rest}{end}{NOON}"), two));
        return std::iter::once((noun.to_owned(), marks | mark::MASC)).chain(both).chain(agreeing).collect();
    }
    // «طائرة بدون طيار»
    let fem = noun.split(' ').next().is_some_and(is_feminine);
    let m = marks | if fem { mark::FEM } else { mark::MASC };
    let stem = match noun.strip_suffix(TEH_MARBUTA) {
        Some(stem) => format!("{stem}{TEH}"),
        None => noun.replace(ALEF_MAQSURA, &YEH.to_string()),
    };
    let mut forms = vec![(noun.to_owned(), m)];
    if !fem && !noun.ends_with([ALEF, ALEF_MAQSURA]) {
        forms.push((format!("{noun}{ALEF}"), m));
    }
    if noun.contains(' ') && !noun.ends_with(TEH_MARBUTA) {
        return forms;
    }
    let dual = (m & !mark::MASC) | mark::DUAL;
    forms.push((format!("{stem}{ALEF}{NOON}"), dual));
    forms.push((format!("{stem}{YEH}{NOON}"), dual));
    // «طفلاها» is a dual; «طفلا» alone is a singular.
    let own = if fem { dual } else { dual | mark::TAILED };
    // «أبيه» is his father, not his two.
    let kin = stem.starts_with(ALEF_HAMZA) && stem.chars().count() == 2;
    if !stem.ends_with([ALEF, YEH]) && !kin {
        forms.push((format!("{stem}{ALEF}"), own));
        forms.push((format!("{stem}{YEH}"), own));
    }
    forms
}

/// Whether a noun ends as feminine ones do.
pub fn is_feminine(noun: &str) -> bool {
    noun.ends_with(TEH_MARBUTA)
}

/// A plural; one in ون also gets its ين and construct forms.
pub fn plural(noun: &str, marks: u32) -> Vec<VerbForm> {
    let m = marks | mark::PLURAL;
    let mut forms = vec![(noun.to_owned(), m)];
    if let Some(stem) = noun.strip_suffix([NOON]).and_then(|s| s.strip_suffix([WAW])) {
        forms.push((format!("{stem}{YEH}{NOON}"), m));
        forms.push((format!("{stem}{YEH}"), m));
        forms.push((format!("{stem}{WAW}"), m));
    } else if !noun.ends_with([ALEF, ALEF_MAQSURA, TEH_MARBUTA, TEH]) {
        forms.push((format!("{noun}{ALEF}"), m));
    }
    forms
}

/// A word that ends in «his», with all other pronouns: «مصرعه، مصرعها، مصرعهم، مصرعهما».
pub fn possessed(word: &str) -> Vec<String> {
    match word.strip_suffix(HEH) {
        None => vec![word.to_owned()],
        Some(stem) => vec![
            word.to_owned(),
            format!("{stem}{HEH}{ALEF}"),
            format!("{stem}{HEH}{MEEM}"),
            format!("{stem}{HEH}{MEEM}{ALEF}"),
            format!("{stem}{HEH}{NOON}"),
        ],
    }
}
