//! Columns of numbers as they are embedded: byte planes (all lowest bytes, then all second ones), and deltas for
//! ascending numbers; texts with a byte a letter. All deflate better inside the wheel.

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
    // Nearly all numbers have one byte or two, which take no loop.
    let (first, rest) = planes.split_at(count);
    let second = &rest[..rest.len().min(count)];
    (0..count).map(move |at| {
        let low = u64::from(first[at]) | second.get(at).map_or(0, |&byte| u64::from(byte) << 8);
        (2..width).fold(low, |number, byte| number | u64::from(planes[byte * count + at]) << (8 * byte))
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

/// Where a text of a column ends.
const END: u8 = b'\n';

/// Comes before the three bytes of a character that is neither ASCII nor an Arabic letter.
const OTHER: u8 = 1;

/// The first character of those that take the upper half of a byte.
const ARABIC: u32 = 0x600;

/// Encodes a column of texts.
pub fn pack_texts<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<u8> {
    let mut column = Vec::new();
    for text in texts {
        for letter in text.chars() {
            match u32::from(letter) {
                ascii @ ..0x80 if ascii != u32::from(END) && ascii != u32::from(OTHER) => {
                    column.push(ascii as u8);
                }
                arabic @ ARABIC..0x680 => column.push((arabic - ARABIC) as u8 | 0x80),
                other => {
                    column.push(OTHER);
                    column.extend(&other.to_be_bytes()[1..]);
                }
            }
        }
        column.push(END);
    }
    column
}

/// Decodes a column that [`pack_texts`] encoded.
pub fn unpack_texts(column: &[u8]) -> impl Iterator<Item = String> {
    let mut rest = column.iter().copied();
    std::iter::from_fn(move || {
        let mut text = None;
        while let Some(byte) = rest.next() {
            let text = text.get_or_insert_with(String::new);
            let code = match byte {
                END => break,
                OTHER => (0..3).fold(0, |code, _| code << 8 | u32::from(rest.next().unwrap_or_default())),
                ..0x80 => u32::from(byte),
                _ => u32::from(byte & 0x7f) + ARABIC,
            };
            text.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        text
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
        fn texts_come_back(texts: Vec<String>) {
            let column = pack_texts(texts.iter().map(String::as_str));
            prop_assert!(unpack_texts(&column).eq(texts));
        }

        #[test]
        fn any_bytes_are_a_column(bytes: Vec<u8>) {
            unpack_texts(&bytes).for_each(drop);
            unpack(&bytes).for_each(drop);
            unpack_ascending(&bytes).for_each(drop);
        }
    }

    #[test]
    fn an_arabic_letter_is_a_byte() {
        assert_eq!(
            pack_texts(["حلب 1", "", "é\n"].into_iter()),
            b"\xad\xc4\xa8 1\n\n\x01\0\0\xe9\x01\0\0\n\n"
        );
    }
}
