//! Columns of numbers as they are embedded: byte planes (all lowest bytes, then all second ones), and deltas for
//! ascending numbers. Both deflate better inside the wheel.

/// Encodes a column: the width of each number in bytes, then one byte plane after the other, lowest bytes first.
pub fn pack(numbers: &[u64]) -> Vec<u8> {
    let most = numbers.iter().copied().max().unwrap_or(0);
    let width = (1..8).find(|width| most >> (8 * width) == 0).unwrap_or(8);
    let planes = (0..width).flat_map(|byte| numbers.iter().map(move |number| (number >> (8 * byte)) as u8));
    std::iter::once(width as u8).chain(planes).collect()
}

/// Decodes a column that [`pack`] encoded.
pub fn unpack(column: &[u8]) -> impl ExactSizeIterator<Item = u64> {
    let (width, planes) = match column {
        [width @ 1..=8, planes @ ..] => (usize::from(*width), planes),
        _ => (1, [].as_slice()),
    };
    let count = planes.len() / width;
    (0..count).map(move |at| {
        (0..width).fold(0, |number, byte| number | u64::from(planes[byte * count + at]) << (8 * byte))
    })
}

/// Encodes a column of ascending numbers, as deltas.
pub fn pack_ascending(numbers: &[u64]) -> Vec<u8> {
    let before = std::iter::once(&0).chain(numbers);
    let steps: Vec<u64> = numbers.iter().zip(before).map(|(number, before)| number - before).collect();
    pack(&steps)
}

/// Decodes a column that [`pack_ascending`] encoded.
pub fn unpack_ascending(column: &[u8]) -> impl Iterator<Item = u64> {
    unpack(column).scan(0u64, |number, step| {
        *number = number.wrapping_add(step);
        Some(*number)
    })
}

/// The next section of a file, behind its length in four bytes; `rest` is what follows it.
pub fn section<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (len, after) = rest.split_first_chunk::<4>()?;
    let (section, after) = after.split_at_checked(u32::from_le_bytes(*len) as usize)?;
    *rest = after;
    Some(section)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn columns_give_their_numbers_back(mut numbers: Vec<u64>, shift in 0u32..64) {
            numbers.iter_mut().for_each(|number| *number >>= shift);
            prop_assert!(unpack(&pack(&numbers)).eq(numbers.iter().copied()));
            numbers.sort_unstable();
            prop_assert!(unpack_ascending(&pack_ascending(&numbers)).eq(numbers));
        }

        #[test]
        fn any_bytes_are_a_column(bytes: Vec<u8>) {
            unpack(&bytes).for_each(drop);
            unpack_ascending(&bytes).for_each(drop);
        }
    }
}
