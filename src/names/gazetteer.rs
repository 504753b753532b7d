//! A user's own names: found like the built-in ones, and stronger than they.

use std::sync::Arc;

use super::places;
use crate::error::ConfigError;
use crate::found::{Candidate, Entity, Feature, Label, Name, Source, Value, strength};
use crate::lexicon::compile::LexiconBuilder;
use crate::lexicon::schema::{NameRow, PlaceRow};
use crate::lexicon::{Class, Lexicon, Proclitics, Reading, Sense, WordTable};
use crate::reading::Context;
use crate::span::Span;
use crate::tokenize::Kind;

/// One of the user's names.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    /// The name as it is written, one word or several.
    pub form: String,
    /// What it names.
    pub label: Label,
    /// The user's own id.
    pub id: String,
    /// The canonical spelling; empty for the form itself.
    pub canonical: String,
    /// Where it is, for a place.
    pub place: Option<Site>,
}

impl Entry {
    /// A name that is best written as it is given; of no known place.
    pub fn new(form: impl Into<String>, label: Label, id: impl Into<String>) -> Self {
        Self { form: form.into(), label, id: id.into(), canonical: String::new(), place: None }
    }
}

/// Where a place of the user's is; what is not known stays empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Site {
    /// What kind of place it is.
    pub feature: Option<Feature>,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// ISO 3166-2 or another code of the first division.
    pub admin1: String,
    /// Thousandths of a degree north and east.
    pub at: Option<(i32, i32)>,
    /// The id in GeoNames.
    pub geonames: Option<u32>,
}

impl Site {
    /// The site with these degrees north and east.
    ///
    /// # Errors
    /// When only one is given, or they lie outside of the globe.
    pub fn at(self, lat: Option<f64>, lon: Option<f64>) -> Result<Self, ConfigError> {
        let at = match (lat, lon) {
            (None, None) => None,
            (Some(lat), Some(lon)) if lat.abs() <= 90.0 && lon.abs() <= 180.0 => {
                Some(((lat * 1000.0).round() as i32, (lon * 1000.0).round() as i32))
            }
            (Some(lat), Some(lon)) => {
                let problem =
                    format!("no place on the globe: lat {lat}, lon {lon}; valid: -90 to 90, -180 to 180");
                return Err(ConfigError::new(problem));
            }
            _ => return Err(ConfigError::new("lat and lon come together")),
        };
        Ok(Self { at, ..self })
    }

    fn row(&self, label: Label, builder: &mut LexiconBuilder) -> Result<PlaceRow, ConfigError> {
        let usual = match label {
            Label::Fac => Feature::Facility,
            Label::Loc => Feature::Region,
            _ => Feature::City,
        };
        let country = match self.country.as_bytes() {
            [] => [0; 2],
            &[a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => [a, b],
            _ => {
                let problem =
                    format!("no country {:?}; valid: two letters of ISO 3166-1, as SY", self.country);
                return Err(ConfigError::new(problem));
            }
        };
        let admin1 = if self.admin1.is_empty() { 0 } else { builder.symbol(&self.admin1) as u32 + 1 };
        Ok(PlaceRow {
            feature: self.feature.unwrap_or(usual),
            weight: 0,
            country,
            admin1,
            at: self.at,
            geonames: self.geonames.unwrap_or(0),
        })
    }
}

/// The user's names, compiled. Spelling and proclitics are tolerated as for the built-in names.
///
/// ```
/// use std::sync::Arc;
/// use tarqim::names::{Entry, Gazetteer};
/// use tarqim::extract::{Label, Labels, Options, Scratch, extract};
/// use tarqim::text::TextBuf;
///
/// let entry = Entry {
///     form: "منصة أثر".into(), label: Label::Org, id: "athar".into(), canonical: String::new(),
///     place: None,
/// };
/// let mut scratch = Scratch::default();
/// scratch.set_gazetteer(Some(&Arc::new(Gazetteer::new(&[entry])?)));
/// let text = TextBuf::new("أعلنت إدارة «منصّة أثر» ذلك");
/// let found = extract(text.text(), Labels::ALL, None, &Options::default(), &mut scratch);
/// assert_eq!(found[0].label, Label::Org);
/// # Ok::<(), tarqim::ConfigError>(())
/// ```
pub struct Gazetteer {
    lexicon: Lexicon,
}

impl std::fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Gazetteer").finish_non_exhaustive()
    }
}

impl Gazetteer {
    /// Compiles names.
    ///
    /// # Errors
    /// When a form contains no word, or one longer than 40 letters.
    pub fn new(entries: &[Entry]) -> Result<Self, ConfigError> {
        let mut builder = LexiconBuilder::default();
        for entry in entries {
            let place = match &entry.place {
                Some(site) => Some(site.row(entry.label, &mut builder)?),
                None => None,
            };
            let row = NameRow {
                label: entry.label,
                id: entry.id.clone(),
                canonical: if entry.canonical.is_empty() { &entry.form } else { &entry.canonical }.clone(),
                place,
            };
            let arg = builder.tables.names.len() as i32;
            builder.tables.names.push(row);
            let sense = Sense { class: Class::Name, flags: 0, arg, strict: 0 };
            builder.add(&entry.form, sense).map_err(ConfigError::new)?;
        }
        Ok(Self { lexicon: Lexicon::new(builder.finish()) })
    }
}

/// A user's names with a cache of the words looked up in them.
#[derive(Default)]
pub struct Own {
    gazetteer: Option<Arc<Gazetteer>>,
    /// Whether the names count now; without, they and their cache wait for the next text.
    active: bool,
    words: WordTable,
}

impl Own {
    /// Reads with these names from now on, or with none.
    pub fn set(&mut self, gazetteer: Option<&Arc<Gazetteer>>) {
        self.active = gazetteer.is_some();
        let Some(new) = gazetteer else { return };
        if !self.gazetteer.as_ref().is_some_and(|old| Arc::ptr_eq(old, new)) {
            self.gazetteer = Some(Arc::clone(new));
            self.words = WordTable::default();
        }
    }

    /// Adds the names found, from left to right, the longest at each place.
    pub fn find(&mut self, cx: &Context<'_>, out: &mut Vec<Candidate>) {
        let Some(gazetteer) = self.gazetteer.as_ref().filter(|_| self.active) else { return };
        let lexicon = &gazetteer.lexicon;
        self.words.read(lexicon, cx.text, cx.tokens, |kind, _| {
            !matches!(kind, Kind::Url | Kind::Email | Kind::Mention | Kind::Hashtag | Kind::Emoji)
        });
        let own = Context { words: self.words.words(), lexicon: self.words.book(lexicon), ..*cx };
        let mut i = 0;
        while i < own.words.len() {
            match own.longest(i, Class::Name) {
                Some(m) if !cuts_article(m.reading) => {
                    out.extend(candidate(&own, i, m.end, m.reading, m.sense));
                    i = m.end;
                }
                _ => i += 1,
            }
        }
    }
}

/// The user wrote the name with its article or without.
fn cuts_article(reading: Reading) -> bool {
    reading.proclitics.any(Proclitics::AL)
}

fn candidate(
    cx: &Context<'_>,
    first: usize,
    end: usize,
    reading: Reading,
    sense: Sense,
) -> Option<Candidate> {
    let row = cx.lexicon.tables().names.get(usize::try_from(sense.arg).ok()?)?;
    let start = cx.without_prefix(first, reading).start;
    let span = Span::new(start, cx.tokens.ends[end - 1]);
    let value = Value::Name(Name {
        canonical: row.canonical.clone(),
        id: Some(row.ident()).filter(|id| !id.is_empty()),
        source: Source::Gazetteer,
        score: 1.0,
        place: row.place.map(|place| Box::new(places::place(&place, cx.lexicon.lexicon))),
    });
    let label = row.label;
    let entity = Entity { span, phrase: span, label, value, rule: "names/gazetteer::candidate" };
    Some(Candidate { claim: span, entity, strength: strength::NAMED })
}
