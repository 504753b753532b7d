//! The interface between the pipeline and a dimension.

use std::any::Any;

use super::Context;
use crate::found::{Candidate, Label};

/// One kind of thing to look for in a text.
///
/// Dimensions do not see each other's candidates: each adds what it reads, and the pipeline resolves the
/// conflicts afterwards. The order in which they look decides ties only.
pub trait Dimension: Sync {
    /// Unique name; its suite is `tests/suites/<name>*.toml`.
    fn name(&self) -> &'static str;

    /// One sentence on what it finds.
    fn doc(&self) -> &'static str;

    /// The labels it produces; it produces no others.
    fn labels(&self) -> &'static [Label];

    /// Adds a candidate for each thing it finds, in the order of the text. What a candidate claims, and how it ranks
    /// against others, is described at [`Candidate`]. Linear in the number of tokens.
    ///
    /// `memory` belongs to this dimension and persists from text to text on one thread; results must not depend on
    /// it.
    fn find(&self, cx: &Context<'_>, memory: &mut Memory, out: &mut Vec<Candidate>);
}

/// What a dimension keeps between texts: caches and buffers, in a type of its own.
#[derive(Default)]
pub struct Memory(Option<Box<dyn Any + Send>>);

impl Memory {
    /// Memory with this initial value.
    pub fn new<T: Any + Send>(kept: T) -> Self {
        Self(Some(Box::new(kept)))
    }

    /// The memory as a `T`, created on first use.
    pub fn of<T: Any + Default + Send>(&mut self) -> &mut T {
        if !self.0.as_ref().is_some_and(|kept| kept.is::<T>()) {
            self.0 = None;
        }
        let kept = self.0.get_or_insert_with(|| Box::<T>::default());
        // invariant: anything of another type was dropped above.
        kept.downcast_mut().expect("memory of this type")
    }
}
