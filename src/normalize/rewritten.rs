//! What the normalizer wrote.

use crate::text::Text;

/// A text that was rewritten.
#[derive(Clone, Copy, Debug)]
pub struct Rewritten<'s> {
    /// Its code points.
    pub text: Text<'s>,
    /// The OR of them all, for owners that store few bits in less room.
    pub any: u32,
}
