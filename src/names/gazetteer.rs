//! A user's own names: found like the built-in ones, and stronger than they.

use std::sync::Arc;

use crate::error::ConfigError;
use crate::found::{Candidate, Entity, Label, Name, Source, Value, strength};
use crate::lexicon::compile::Builder;
use crate::lexicon::schema::NameRow;
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
    /// The name as it is best written; empty for the form itself.
    pub canonical: String,
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

impl Gazetteer {
    /// Compiles names.
    ///
    /// # Errors
    /// When a form holds no word, or one longer than 40 letters.
    pub fn new(entries: &[Entry]) -> Result<Self, ConfigError> {
        let mut builder = Builder::default();
        for entry in entries {
            let row = NameRow {
                label: entry.label,
                id: entry.id.clone(),
                canonical: if entry.canonical.is_empty() { &entry.form } else { &entry.canonical }.clone(),
            };
            let arg = builder.tables.names.len() as i32;
            builder.tables.names.push(row);
            let sense = Sense { class: Class::Name, flags: 0, arg, strict: 0 };
            builder.add(&entry.form, sense).map_err(ConfigError::new)?;
        }
        Ok(Self { lexicon: Lexicon::new(builder.finish()) })
    }
}

/// A user's names with the memory of the words read against them.
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
        id: (!row.id.is_empty()).then(|| row.id.clone()),
        source: Source::Gazetteer,
        score: 1.0,
    });
    let label = row.label;
    let entity = Entity { span, phrase: span, label, value, rule: "own gazetteer" };
    Some(Candidate { claim: span, entity, strength: strength::NAMED })
}
