//! The main entry point: an [`Analyzer`] is built once and reads any number of texts, on any number of threads.

mod analysis;
mod content;
mod json;
mod views;

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::DateTime;

pub use analysis::Analysis;
pub use views::{FoundEntity, FoundEvent, FoundParticipant, Sentence, Token};

use content::Content;

use crate::document::{Document, Told};
use crate::error::ConfigError;
use crate::events::{self, Types};
use crate::found::{Label, Labels};
use crate::names::{Entry, Gazetteer};
use crate::normalize::{self, Normalizer};
use crate::pipeline::{self, registry};
use crate::reading::Options;
use crate::text::TextBuf;

/// Reads texts: tokens, sentences, entities with their values, events. Every position is a range of bytes.
///
/// Cheap to clone, and clones share their memory of words. A text is never rejected and takes time linear in
/// its length.
///
/// ```
/// use tarqim::Analyzer;
///
/// let analyzer = Analyzer::builder().reference("2024-05-15").build()?;
/// let read = analyzer.analyze("قتل أكثر من 80 إرهابياً شرق الرقة أمس");
/// let found: Vec<_> = read.entities().map(|e| (e.label().name(), e.text())).collect();
/// assert_eq!(found, [("CARDINAL", "80"), ("GPE", "الرقة"), ("DATE", "أمس")]);
///
/// let place = read.entities().nth(1).unwrap();
/// assert_eq!(&read.text()[place.byte_range()], "الرقة");
/// # Ok::<(), tarqim::ConfigError>(())
/// ```
#[derive(Clone)]
pub struct Analyzer {
    plan: Arc<Plan>,
    /// Scratch memories that no thread is using.
    idle: Arc<Mutex<Vec<AnalyzerMemory>>>,
}

/// Whether this build can read events: with the feature left out, the linker drops what reads them.
const EVENTS: bool = cfg!(feature = "events");

/// The configuration of an analyzer.
struct Plan {
    labels: Labels,
    reference: Option<DateTime>,
    options: Options,
    gazetteer: Option<Arc<Gazetteer>>,
    normalizer: Option<Normalizer>,
    events: bool,
    /// The user's own types of events, and the names of all.
    types: Option<Kinds>,
}

/// Types of events and their names.
type Kinds = (Arc<Types>, Arc<[String]>);

/// What one thread reuses from text to text.
#[derive(Default)]
struct AnalyzerMemory {
    reading: pipeline::Scratch,
    events: events::Scratch,
    rewriting: normalize::Scratch,
    text: TextBuf,
}

impl fmt::Debug for Analyzer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Plan { reference, options, events, .. } = &*self.plan;
        f.debug_struct("Analyzer")
            .field("reference", reference)
            .field("options", options)
            .field("events", events)
            .finish_non_exhaustive()
    }
}

impl Analyzer {
    /// Configures an analyzer; [`Builder::build`] makes it.
    ///
    /// ```
    /// use tarqim::{Analyzer, Label};
    ///
    /// let places = Analyzer::builder().labels([Label::Gpe, Label::Loc]).build()?;
    /// let read = places.analyze("وصل 12 مراقباً إلى تعز");
    /// assert_eq!(read.entities().map(|e| e.text()).collect::<Vec<_>>(), ["تعز"]);
    /// # Ok::<(), tarqim::ConfigError>(())
    /// ```
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Reads a text.
    ///
    /// ```
    /// let read = tarqim::Analyzer::default().analyze("أصيب ثلاثة أطفال.");
    /// let number = read.entities().next().unwrap();
    /// assert_eq!(number.phrase(), "ثلاثة أطفال");
    /// assert_eq!(number.number().unwrap().value, Some(tarqim::Numeric::Int(3)));
    /// ```
    pub fn analyze<'t>(&self, text: &'t str) -> Analysis<'t> {
        self.read(text, self.plan.reference)
    }

    /// Reads a text that was written at this moment, a date or a date with a time.
    ///
    /// ```
    /// use tarqim::{Analyzer, extract::{Date, DateTime}};
    ///
    /// let written: Date = "2024-05-15".parse()?;
    /// let read = Analyzer::default().analyze_at("وصل أمس", written);
    /// let time = read.entities().next().unwrap().time().unwrap().clone();
    /// assert_eq!(time.start_at, Some("2024-05-14T00:00:00".parse::<DateTime>()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn analyze_at<'t>(&self, text: &'t str, written: impl Into<DateTime>) -> Analysis<'t> {
        self.read(text, Some(written.into()))
    }

    fn of(plan: Plan) -> Self {
        Self { plan: Arc::new(plan), idle: Arc::default() }
    }

    fn read<'t>(&self, text: &'t str, reference: Option<DateTime>) -> Analysis<'t> {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let mut memory = idle().pop().unwrap_or_default();
        let analysis = self.plan.read(text, reference, &mut memory);
        idle().push(memory);
        analysis
    }
}

impl Default for Analyzer {
    /// Every label, no reference, no events.
    fn default() -> Self {
        Self::of(Plan {
            labels: Labels::ALL,
            reference: None,
            options: Options::default(),
            gazetteer: None,
            normalizer: None,
            events: false,
            types: None,
        })
    }
}

impl Plan {
    fn read<'t>(
        &self,
        text: &'t str,
        reference: Option<DateTime>,
        memory: &mut AnalyzerMemory,
    ) -> Analysis<'t> {
        let AnalyzerMemory { reading, events: telling, rewriting, text: buf } = memory;
        buf.set(text);
        let units = buf.text();
        reading.set_gazetteer(self.gazetteer.as_ref());
        let options = &self.options;
        let (document, told) = if EVENTS && self.events {
            let types = self.types.as_ref().map_or_else(|| Types::builtin(), |(types, _)| types);
            // Events refer to entities of every label.
            let (document, told) = match &self.normalizer {
                None => {
                    let read = Document::read(units, Labels::ALL, reference, options, reading);
                    let found = read.entities.clone();
                    (read, Told::read(units, found, reference, options, types, reading, telling))
                }
                Some(normalizer) => Document::read_normalized_and_told(
                    units, normalizer, reference, options, types, reading, rewriting, telling,
                ),
            };
            (document, Some(told))
        } else {
            let labels = self.labels;
            let document = match &self.normalizer {
                None => Document::read(units, labels, reference, options, reading),
                Some(normalizer) => Document::read_normalized(
                    units, normalizer, labels, reference, options, reading, rewriting,
                ),
            };
            (document, None)
        };
        let sentences = document.sentences(units).into_owned();
        let kinds = self.types.as_ref().map(|(_, names)| Arc::clone(names));
        Analysis(Content::new(text, self.labels, document, sentences, told, kinds))
    }
}

/// How an [`Analyzer`] is to read. Every setting has a default.
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct Builder {
    labels: Option<Vec<Label>>,
    reference: Option<String>,
    options: Options,
    entries: Vec<Entry>,
    normalizer: Option<Normalizer>,
    events: bool,
    types: Option<Arc<Types>>,
}

impl Builder {
    /// Returns only entities with these labels; all by default. The reading does not change.
    pub fn labels(mut self, labels: impl IntoIterator<Item = Label>) -> Self {
        self.labels = Some(labels.into_iter().collect());
        self
    }

    /// When the texts were written, as ISO 8601: `2024-05-15`, `2024-05-15T09:30`. Without it «yesterday» has no
    /// date. [`Analyzer::analyze_at`] takes another one for each text.
    pub fn reference(mut self, written: impl Into<String>) -> Self {
        self.reference = Some(written.into());
        self
    }

    /// How to read what can be read in several ways.
    ///
    /// ```
    /// use tarqim::{Analyzer, Options};
    ///
    /// let options = Options { day_first: false, ..Options::default() };
    /// let read = Analyzer::builder().options(options).build()?;
    /// let read = read.analyze("في 3/4/2024");
    /// assert_eq!(read.entities().next().unwrap().time().unwrap().timex, "2024-03-04");
    /// # Ok::<(), tarqim::ConfigError>(())
    /// ```
    pub fn options(mut self, options: Options) -> Self {
        self.options = options;
        self
    }

    /// Names of your own, found in any spelling and after proclitics, and stronger than the built-in ones.
    ///
    /// ```
    /// use tarqim::{Analyzer, Label, extract::Entry};
    ///
    /// let athar = Entry::new("منصة أثر", Label::Org, "athar");
    /// let analyzer = Analyzer::builder().gazetteer([athar]).build()?;
    /// let read = analyzer.analyze("أعلنت إدارة «منصّة أثر» ذلك");
    /// let found = read.entities().next().unwrap();
    /// assert_eq!((found.text(), found.name().unwrap().id.as_deref()), ("منصّة أثر", Some("athar")));
    /// # Ok::<(), tarqim::ConfigError>(())
    /// ```
    pub fn gazetteer(mut self, entries: impl IntoIterator<Item = Entry>) -> Self {
        self.entries.extend(entries);
        self
    }

    /// Texts are read as this normalizer rewrites them; every position is still one of the original.
    ///
    /// ```
    /// use tarqim::{Analyzer, Normalizer};
    ///
    /// let analyzer = Analyzer::builder().normalizer(Normalizer::preset("clean")?).build()?;
    /// let read = analyzer.analyze("ﻭﺻﻞ إلى دمــشــق");
    /// assert_eq!(read.entities().next().unwrap().text(), "دمــشــق");
    /// # Ok::<(), tarqim::ConfigError>(())
    /// ```
    pub fn normalizer(mut self, normalizer: Normalizer) -> Self {
        self.normalizer = Some(normalizer);
        self
    }

    /// Whether events are read too: who did what to how many. Off by default, because it costs time.
    ///
    /// ```
    /// let analyzer = tarqim::Analyzer::builder().events(true).build()?;
    /// let read = analyzer.analyze("أوقفت الشرطة الأردنية مهربين اثنين.");
    /// let event = read.events().next().unwrap();
    /// assert_eq!((event.kind(), event.trigger()), ("detain", "أوقفت"));
    /// assert_eq!(event.agent().unwrap().text(), "الشرطة الأردنية");
    /// # Ok::<(), tarqim::ConfigError>(())
    /// ```
    pub fn events(mut self, read: bool) -> Self {
        self.events = read;
        self
    }

    /// Events of these types are read: your own beside the built-in ones.
    ///
    /// ```
    /// use tarqim::{Analyzer, events::{Own, Types}};
    ///
    /// let hire = serde_json::from_str(r#"{"type": "hire", "verb": [{"past": "وظف", "present": "يوظف"}]}"#)?;
    /// let types = Types::with(&[Own::Type(hire)]).map_err(|wrong| wrong.why)?;
    /// let analyzer = Analyzer::builder().event_types(types).build()?;
    /// let read = analyzer.analyze("وظفت الشركة عشرة مهندسين");
    /// assert_eq!(read.events().next().unwrap().kind(), "hire");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn event_types(mut self, types: Types) -> Self {
        self.types = Some(Arc::new(types));
        self.events(true)
    }

    /// The analyzer.
    ///
    /// # Errors
    /// When the reference is no date, the region of the options is no code, a label belongs to a cargo feature that
    /// this build leaves out, or an entry of the gazetteer holds no word.
    ///
    /// ```
    /// let wrong = tarqim::Analyzer::builder().reference("15.5.2024").build().unwrap_err();
    /// assert!(wrong.to_string().contains("2024-05-15"));
    /// ```
    pub fn build(self) -> Result<Analyzer, ConfigError> {
        for &label in self.labels.iter().flatten() {
            if registry::giving(Labels::of([label])).next().is_none() {
                let problem = format!("label {} belongs to a feature that was left out", label.name());
                return Err(ConfigError::new(problem));
            }
        }
        if self.events && !EVENTS {
            return Err(ConfigError::new("events belong to a feature that was left out"));
        }
        self.options.check()?;
        let reference = self.reference.as_deref().map(moment).transpose()?;
        let gazetteer = match self.entries.as_slice() {
            [] => None,
            entries => Some(Arc::new(Gazetteer::new(entries)?)),
        };
        let Self { labels, options, normalizer, events, types, .. } = self;
        let labels = labels.map_or(Labels::ALL, Labels::of);
        let types = types.map(|types| {
            let names = Arc::from(types.names());
            (types, names)
        });
        Ok(Analyzer::of(Plan { labels, reference, options, gazetteer, normalizer, events, types }))
    }
}

/// The moment that a reference names.
fn moment(written: &str) -> Result<DateTime, ConfigError> {
    written.trim().parse().map_err(|_| {
        ConfigError::new(format!("reference {written:?} is no date; valid: 2024-05-15, 2024-05-15T09:30"))
    })
}
