//! Memoized values by 64-bit key.

use crate::prefetch::prefetch;

/// Minimum number of slots in a table.
const FEWEST: usize = 1 << 10;

/// Keys probed together, so that their cache misses overlap.
const BATCH: usize = 64;
/// Sentinel: not in the table yet.
pub const NOT_FOUND: u32 = u32::MAX;

/// The slot where probing for a key starts.
#[inline]
fn home(key: u64, mask: usize) -> usize {
    (key >> 24) as usize & mask
}

/// Values from which on there is room for [`MANY`] at once: growing step by step would copy all of them again and
/// again. Memory that is not used yet costs nothing.
const LARGE: usize = 1 << 12;
/// As many as the memory of a thread keeps.
const MANY: usize = 1 << 17;

/// Makes room for `more` values.
pub fn make_room<T>(values: &mut Vec<T>, more: usize) {
    let need = values.len() + more;
    if need > values.capacity() && (LARGE..MANY).contains(&need) {
        values.reserve_exact(MANY - values.len());
    }
}

/// A value that carries its key.
pub trait Keyed {
    /// The key.
    fn key(&self) -> u64;
}

/// A growing hash table; each value is made once and keeps its number.
pub struct Memo<T> {
    /// Value number plus one, 0 for a free slot; at most half full.
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

    /// The values in insertion order.
    #[inline]
    pub fn values(&self) -> &[T] {
        &self.values
    }

    /// Changes the value with that number, but not its key.
    pub fn change(&mut self, id: u32, change: impl FnOnce(&mut T)) {
        change(&mut self.values[id as usize]);
    }

    /// Removes all values and keeps capacity for `most`.
    pub fn clear(&mut self, most: usize) {
        self.values.clear();
        self.values.shrink_to(most);
        if self.slots.len() > 2 * most {
            self.slots = Vec::new();
        }
        self.slots.fill(0);
    }

    /// Prefetches the slot of a key about to be looked up.
    #[inline]
    pub fn prefetch(&self, key: u64) {
        let mask = self.slots.len().wrapping_sub(1);
        prefetch(self.slots.get(home(key, mask)));
    }

    /// Writes the value number of each of `keys` into `found`: [`NOT_FOUND`] if it is new or not in its first slot.
    /// Keys are
    /// probed in batches, so that their cache misses overlap.
    pub fn find_all(&self, keys: &[u64], found: &mut [u32]) {
        found.fill(NOT_FOUND);
        if self.values.is_empty() {
            return;
        }
        let mask = self.slots.len() - 1;
        for (keys, found) in keys.chunks(BATCH).zip(found.chunks_mut(BATCH)) {
            for (key, id) in keys.iter().zip(&mut *found) {
                *id = self.slots[home(*key, mask)].wrapping_sub(1);
                prefetch(self.values.get(*id as usize));
            }
            for (key, id) in keys.iter().zip(found) {
                // A free slot has no value: compare with any value, `id` decides below.
                let value = self.values.get(*id as usize).unwrap_or(&self.values[0]);
                *id = if value.key() == *key && *id != NOT_FOUND { *id } else { NOT_FOUND };
            }
        }
    }

    /// The number of the value for `key`, if there is one.
    #[inline]
    pub fn find(&self, key: u64) -> Option<u32> {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = home(key, mask);
        while let Some(taken @ 1..) = self.slots.get(at).copied() {
            if self.values[taken as usize - 1].key() == key {
                return Some(taken - 1);
            }
            at = (at + 1) & mask;
        }
        None
    }

    /// The number of the value for `key`, made now if it is new.
    #[inline]
    pub fn get(&mut self, key: u64, make: impl FnOnce() -> T) -> u32 {
        match self.find(key) {
            Some(id) => id,
            None => self.insert(key, make()),
        }
    }

    #[cold]
    fn insert(&mut self, key: u64, value: T) -> u32 {
        debug_assert_eq!(key, value.key());
        make_room(&mut self.values, 1);
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
