//! Maps whose keys already are hashes, or nearly so: hashing them again would cost more than the lookup itself; and
//! a hash that stays the same.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map whose keys come from the library's own data or are already well mixed (so no flooding attack is possible).
pub(crate) type Hashed<K, V> = HashMap<K, V, BuildHasherDefault<Plain>>;

/// FNV-1a, 64 bits (<http://www.isthe.com/chongo/tech/comp/fnv/>): the same on every machine and in every release.
pub(crate) fn fnv1a(bytes: &[u8]) -> u64 {
    fnv1a_on(FNV1A, bytes)
}

/// The hash of no bytes at all.
pub(crate) const FNV1A: u64 = 0xCBF2_9CE4_8422_2325;

/// The hash of what has that hash, with these bytes behind it.
pub(crate) fn fnv1a_on(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |h, &b| (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01B3))
}

/// Identity hasher: the key is its own hash.
#[derive(Default)]
pub(crate) struct Plain(u64);

impl Hasher for Plain {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&b| self.0 = self.0.rotate_left(8) ^ u64::from(b));
    }

    /// The map uses the highest and the lowest bits, so a short key must be spread to both.
    fn write_u32(&mut self, key: u32) {
        self.0 = u64::from(key).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}
