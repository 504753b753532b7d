//! Values remembered by a 64-bit key.

use crate::prefetch::prefetch;

/// Fewest slots of a table.
const FEWEST: usize = 1 << 10;

/// Keys looked for at once.
const ABREAST: usize = 64;
/// The number of no value.
pub const NEW: u32 = u32::MAX;

/// Where the search for a key begins.
#[inline]
fn home(key: u64, mask: usize) -> usize {
    (key >> 24) as usize & mask
}

/// A value that carries its key.
pub trait Keyed {
    /// The key.
    fn key(&self) -> u64;
}

/// A table from keys to values that are made once and stay where they are; it grows as it is filled.
pub struct Memo<T> {
    /// Number of the value plus one, by key; never more than half of them are taken.
    slots: Vec<u32>,
    values: Vec<T>,
}

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self { slots: Vec::new(), values: Vec::new() }
    }
}

impl<T: Keyed> Memo<T> {
    /// Number of values.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// The values, in the order in which they came.
    #[inline]
    pub fn values(&self) -> &[T] {
        &self.values
    }

    /// Forgets everything and keeps room for `most` values.
    pub fn clear(&mut self, most: usize) {
        self.values.clear();
        self.values.shrink_to(most);
        if self.slots.len() > 2 * most {
            self.slots = Vec::new();
        }
        self.slots.fill(0);
    }

    /// Has the memory of a key brought near, which will be looked for soon.
    #[inline]
    pub fn expect(&self, key: u64) {
        let mask = self.slots.len().wrapping_sub(1);
        prefetch(self.slots.get(home(key, mask)));
    }

    /// Puts the numbers of the values of `keys` into `found`, or [`NEW`] where there is none yet or it takes a
    /// longer search. Many keys are looked for at once, so that their memory is waited for only once.
    pub fn find_all(&self, keys: &[u64], found: &mut [u32]) {
        found.fill(NEW);
        if self.values.is_empty() {
            return;
        }
        let mask = self.slots.len() - 1;
        for (keys, found) in keys.chunks(ABREAST).zip(found.chunks_mut(ABREAST)) {
            for (key, id) in keys.iter().zip(&mut *found) {
                *id = self.slots[home(*key, mask)].wrapping_sub(1);
                prefetch(self.values.get(*id as usize));
            }
            for (key, id) in keys.iter().zip(found) {
                // A free slot has no value; any will do to be told apart from it.
                let value = self.values.get(*id as usize).unwrap_or(&self.values[0]);
                *id = if value.key() == *key && *id != NEW { *id } else { NEW };
            }
        }
    }

    /// The number of the value of `key`, made now if it is new.
    #[inline]
    pub fn get(&mut self, key: u64, make: impl FnOnce() -> T) -> u32 {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = home(key, mask);
        while let Some(taken @ 1..) = self.slots.get(at).copied() {
            if self.values[taken as usize - 1].key() == key {
                return taken - 1;
            }
            at = (at + 1) & mask;
        }
        self.insert(key, make())
    }

    #[cold]
    fn insert(&mut self, key: u64, value: T) -> u32 {
        debug_assert_eq!(key, value.key());
        self.values.push(value);
        if self.values.len() * 2 > self.slots.len() {
            self.slots = vec![0; (self.slots.len() * 4).max(FEWEST)];
            for id in 0..self.values.len() {
                self.place(id);
            }
        } else {
            self.place(self.values.len() - 1);
        }
        self.values.len() as u32 - 1
    }

    fn place(&mut self, id: usize) {
        let mask = self.slots.len() - 1;
        let mut at = home(self.values[id].key(), mask);
        while self.slots[at] != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = id as u32 + 1;
    }
}
