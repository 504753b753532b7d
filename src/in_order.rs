//! One sort for items of every type: what the standard library compiles anew for each is 6 kB of code.

/// Puts items into the ascending order of a number; those of one number stay in their order.
pub fn by_number<T>(items: &mut [T], number: impl Fn(&T) -> u64) {
    if items.is_sorted_by_key(&number) {
        return;
    }
    // invariant: no list of a text has 2^32 items, whose offsets are of 32 bits.
    let mut order: Vec<(u64, u32)> = (0..).zip(&*items).map(|(at, item)| (number(item), at)).collect();
    order.sort_unstable();
    // Each cycle of the permutation is walked once: what belongs to `to` stands at `from`.
    for first in 0..order.len() {
        let mut to = first;
        loop {
            let from = std::mem::replace(&mut order[to].1, to as u32) as usize;
            if from == first {
                break;
            }
            items.swap(to, from);
            to = from;
        }
    }
}

/// A number that orders spans by their start, and of those that begin together the longest first.
pub fn longest_first(start: u32, end: u32) -> u64 {
    u64::from(start) << 32 | u64::from(!end)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::by_number;

    proptest! {
        #[test]
        fn as_the_stable_sort(numbers: Vec<u8>) {
            let mut items: Vec<(u8, usize)> = numbers.into_iter().zip(0..).collect();
            let mut expected = items.clone();
            expected.sort_by_key(|(number, _)| *number);
            by_number(&mut items, |(number, _)| u64::from(*number));
            prop_assert_eq!(items, expected);
        }
    }
}
