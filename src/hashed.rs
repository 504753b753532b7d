//! Tables of keys that are hashes already, or nearly so: hashing them again would cost more than the table.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map whose keys come from the library's own data or are well mixed.
pub(crate) type Hashed<K, V> = HashMap<K, V, BuildHasherDefault<Plain>>;

/// Takes a key for its hash.
#[derive(Default)]
pub(crate) struct Plain(u64);

impl Hasher for Plain {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&b| self.0 = self.0.rotate_left(8) ^ u64::from(b));
    }

    /// The table looks at the highest and the lowest bits, so that a short key must reach both.
    fn write_u32(&mut self, key: u32) {
        self.0 = u64::from(key).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}
