//! `seeds/dimensions/currencies.toml` → currencies. The header of the file describes its format.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::lexicon::amounts::{CurrencyRow, CurrencyWordRow};
use crate::lexicon::compile::LexiconBuilder;
use crate::lexicon::schema::{Class, Sense, flag};
use crate::measure_seeds::{Gender, Noun, add, adjective_forms, hint, toml};
use crate::seeds::Problem;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    country: Vec<Country>,
    word: Vec<Word>,
    currency: Vec<Currency>,
    codes: Vec<String>,
    not_lower: Vec<String>,
    bare_magnitudes: Vec<String>,
    magnitudes: BTreeMap<String, u8>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Country {
    id: String,
    adjective: Vec<String>,
    #[serde(default)]
    name: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Word {
    name: String,
    #[serde(default)]
    singular: Vec<String>,
    #[serde(default)]
    plural: Vec<String>,
    #[serde(default)]
    gender: Gender,
    #[serde(default)]
    unchanging: bool,
    #[serde(default)]
    no_dual: bool,
    #[serde(default)]
    abbreviation: Vec<String>,
    currency: Option<String>,
    usual: Option<String>,
    #[serde(default)]
    sub: bool,
    #[serde(default = "yes")]
    bare: bool,
    #[serde(default)]
    not_before: Vec<String>,
}

fn yes() -> bool {
    true
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Currency {
    code: String,
    word: String,
    country: Option<String>,
    #[serde(default)]
    regions: Vec<String>,
    #[serde(default)]
    subunits: Vec<(String, u32)>,
    #[serde(default)]
    signs: Vec<String>,
    #[serde(default)]
    comma_point: bool,
}

/// Adds every currency.
pub fn currencies(builder: &mut LexiconBuilder) -> Result<(), Problem> {
    let path = Path::new("seeds/dimensions/currencies.toml");
    let file: File = toml(path)?;
    let place = |what: &str| format!("{}: {what}", path.display());
    for country in &file.country {
        let arg = builder.symbol(&country.id);
        for adjective in &country.adjective {
            for form in adjective_forms(adjective) {
                let sense = Sense { class: Class::CurrencyCountry, flags: 0, arg, strict: 0 };
                add(builder, &place(&country.id), &form, sense)?;
            }
        }
        for name in &country.name {
            let sense = Sense { class: Class::CurrencyCountry, flags: 0, arg, strict: 0 };
            add(builder, &place(&country.id), name, sense)?;
        }
    }
    rows(builder, &file, &place)?;
    for (row, word) in file.word.iter().enumerate() {
        let place = place(&word.name);
        let noun = word.noun();
        let sense = |flags| Sense { class: Class::Currency, flags, arg: row as i32, strict: 0 };
        for (form, _, _, flags) in noun.forms() {
            add(builder, &place, &form, sense(flags))?;
        }
        for form in &word.abbreviation {
            add(builder, &place, form, sense(flag::ABBREVIATION | flag::BARE))?;
        }
        let arg = hint(builder, &word.name);
        for form in &word.not_before {
            let sense = Sense { class: Class::Hint, flags: 0, arg, strict: 0 };
            add(builder, &place, form, sense)?;
        }
    }
    signs(builder, &file, &place)?;
    for (letters, exponent) in &file.magnitudes {
        // Those that need no currency sign may follow any number.
        let bare = if file.bare_magnitudes.contains(letters) { flag::AFTER } else { 0 };
        let flags = flag::BARE | flag::STRICT | bare;
        let sense = Sense { class: Class::Magnitude, flags, arg: (*exponent).into(), strict: 0 };
        add(builder, &place("magnitudes"), letters, sense)?;
    }
    Ok(())
}

impl Word {
    fn noun(&self) -> Noun {
        let singular = [self.name.clone()].into_iter().chain(self.singular.iter().cloned()).collect();
        Noun {
            singular,
            dual: Vec::new(),
            plural: self.plural.clone(),
            gender: self.gender,
            unchanging: self.unchanging,
            no_dual: self.no_dual,
        }
    }
}

/// The typed rows, and the references between them.
fn rows(builder: &mut LexiconBuilder, file: &File, place: &dyn Fn(&str) -> String) -> Result<(), Problem> {
    let word_row = |name: &str, at: &str| {
        let row = file.word.iter().position(|w| w.name == name);
        row.map(|r| r as u16).ok_or_else(|| format!("{}: no word {name:?}", place(at)))
    };
    let currency_row = |code: &Option<String>, at: &str| match code {
        None => Ok(None),
        Some(code) => match file.currency.iter().position(|c| c.code == *code) {
            Some(row) => Ok(Some(row as u16)),
            None => Err(format!("{}: no currency {code:?}", place(at))),
        },
    };
    for currency in &file.currency {
        let at = &currency.code;
        let country = match &currency.country {
            None => None,
            Some(id) => {
                let known = file.country.iter().find(|c| c.id == *id);
                Some(known.ok_or_else(|| format!("{}: no country {id:?}", place(at)))?)
            }
        };
        let means_it = file.word.iter().any(|w| w.currency.as_ref() == Some(at));
        let subunits = currency.subunits.iter().map(|(name, per)| Ok((word_row(name, at)?, *per)));
        let row = CurrencyRow {
            code: at.clone(),
            word: Some(word_row(&currency.word, at)?),
            adjective: country.filter(|_| !means_it).and_then(|c| c.adjective.first().cloned()),
            regions: currency.regions.clone(),
            country: country.map(|c| builder.symbol(&c.id)),
            subunits: subunits.collect::<Result<_, Problem>>()?,
            symbol: currency.signs.first().cloned().unwrap_or_default(),
            comma_point: currency.comma_point,
        };
        builder.tables.currencies.push(row);
    }
    for code in &file.codes {
        builder.tables.currencies.push(CurrencyRow {
            code: code.clone(),
            word: None,
            adjective: None,
            regions: Vec::new(),
            country: None,
            subunits: Vec::new(),
            symbol: String::new(),
            comma_point: false,
        });
    }
    for word in &file.word {
        let mut subunits: BTreeMap<u16, Option<u32>> = BTreeMap::new();
        for currency in file.currency.iter().filter(|c| c.word == word.name) {
            for (name, per) in &currency.subunits {
                // If its currencies disagree on the ratio, record none.
                let known = subunits.entry(word_row(name, &word.name)?).or_insert(Some(*per));
                *known = known.filter(|k| k == per);
            }
        }
        let not_before = (!word.not_before.is_empty()).then(|| hint(builder, &word.name));
        builder.tables.currency_words.push(CurrencyWordRow {
            noun: word.noun().written(),
            currency: currency_row(&word.currency, &word.name)?,
            usual: currency_row(&word.usual, &word.name)?,
            subunits: subunits.into_iter().filter_map(|(w, per)| Some((w, per?))).collect(),
            sub: word.sub,
            with_country: !word.bare,
            not_before,
        });
    }
    Ok(())
}

/// A form without the hamza of its alefs.
fn bare_alefs(form: &str) -> String {
    form.chars().map(|c| if matches!(c, 'أ' | 'إ' | 'آ') { 'ا' } else { c }).collect()
}

/// Codes in upper case and, where they are not English words, in lower case; and signs.
fn signs(builder: &mut LexiconBuilder, file: &File, place: &dyn Fn(&str) -> String) -> Result<(), Problem> {
    let codes = file.currency.iter().map(|c| &c.code).chain(&file.codes);
    for (row, code) in codes.enumerate() {
        let flags = flag::BARE | flag::STRICT;
        let sense = Sense { class: Class::CurrencySign, flags, arg: row as i32, strict: 0 };
        add(builder, &place(code), code, sense)?;
        if !file.not_lower.contains(code) {
            let small = code.to_lowercase();
            let titled = format!("{}{}", &code[..1], &small[1..]);
            for form in [small, titled] {
                add(builder, &place(code), &form, sense)?;
            }
        }
    }
    for (row, currency) in file.currency.iter().enumerate() {
        for sign in &currency.signs {
            let latin = sign.chars().any(|c| c.is_ascii_alphabetic());
            // Signs that differ only in a hamza need their exact spelling: د.إ and د.أ.
            let twins = file.currency.iter().filter(|c| c.code != currency.code).flat_map(|c| &c.signs);
            let twin =
                sign != &bare_alefs(sign) && twins.into_iter().any(|t| bare_alefs(t) == bare_alefs(sign));
            let strict = if latin || twin { flag::STRICT } else { 0 };
            let flags = flag::BARE | flag::ABBREVIATION | strict;
            let sense = Sense { class: Class::CurrencySign, flags, arg: row as i32, strict: 0 };
            let dotted = format!("{sign}.");
            let both = sign.contains('.') && !sign.ends_with('.');
            for form in [Some(sign), both.then_some(&dotted)].into_iter().flatten() {
                add(builder, &place(&currency.code), form, sense)?;
            }
        }
    }
    Ok(())
}
