//! The types of events: those of the seeds, and a user's own.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::lexicon::Lexicon;
use crate::lexicon::compiled::Compiled;
use crate::lexicon::events::compile::Compiler;
use crate::lexicon::events::seed::{NounFile, TypeFile};

static BUILTIN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/events.bin"));

/// The types of events and the words that tell of them.
pub struct Types {
    pub(super) lexicon: Lexicon,
    /// Unique among all values in the process.
    pub(super) id: usize,
}

impl Types {
    /// Those compiled from `seeds/events`.
    pub fn builtin() -> &'static Self {
        static TYPES: OnceLock<Types> = OnceLock::new();
        TYPES.get_or_init(|| Self { lexicon: Lexicon::new(embedded()), id: 0 })
    }

    /// Those and a user's own, whose words take precedence. A type whose name exists already is extended.
    ///
    /// # Errors
    /// The error says which row of which file is wrong, and why.
    ///
    /// ```
    /// use tarqim::events::{Own, Types};
    ///
    /// let hire = serde_json::from_str(r#"{"type": "hire", "verb": [{"past": "وظف", "present": "يوظف"}]}"#)?;
    /// let types = Types::with(&[Own::Type(hire)]).map_err(|wrong| wrong.why)?;
    /// assert_eq!(types.names().last().map(String::as_str), Some("hire"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with(own: &[Own]) -> Result<Self, Wrong> {
        static NEXT: AtomicUsize = AtomicUsize::new(1);
        let mut compiler = Compiler::on(embedded());
        for (file, one) in own.iter().enumerate() {
            let done = match one {
                Own::Type(one) => compiler.add_type(one),
                Own::Nouns(one) => one.group.iter().try_for_each(|group| compiler.add_group(group)),
            };
            done.map_err(|(word, why)| Wrong { file, word, why })?;
        }
        let id = NEXT.fetch_add(1, Ordering::Relaxed);
        Ok(Self { lexicon: Lexicon::new(compiler.builder.finish()), id })
    }

    /// Their names, by their numbers.
    pub fn names(&self) -> &[String] {
        &self.lexicon.tables().events.types
    }
}

impl std::fmt::Debug for Types {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Types").field(&self.names()).finish()
    }
}

fn embedded() -> Compiled {
    // invariant: the build script wrote these bytes with this crate's own `to_bytes`.
    Compiled::from_bytes(BUILTIN).expect("the embedded events are well formed")
}

/// What a user adds, in the shape of the files of `seeds/events`.
pub enum Own {
    /// A type, as in `die.toml`.
    Type(TypeFile),
    /// Nouns by what they name, as in `nouns.toml`.
    Nouns(NounFile),
}

/// What is wrong with a user's types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// Which of those given.
    pub file: usize,
    /// The word of the row.
    pub word: String,
    /// Why; names the valid values.
    pub why: String,
}
