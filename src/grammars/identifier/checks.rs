//! Check digits, by the names that `seeds/identifiers.toml` gives them. Digits are values 0 to 9, letters A to Z 10 to 35.

/// Whether the last symbol of a number fits those before it; none if no check has that name.
pub fn holds(check: &str, symbols: &[u8]) -> Option<bool> {
    Some(match check {
        "luhn" => luhn(symbols),
        "mod97" => mod97(symbols) == Some(0),
        "iban" => iban(symbols),
        "kuwait" => kuwait(symbols),
        "egypt" => return egypt(symbols),
        _ => return None,
    })
}

/// ISO/IEC 7812: every second digit from the right doubled.
pub fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(i, &d)| match (i % 2, u32::from(d) * 2) {
            (0, _) => u32::from(d),
            (_, twice) if twice > 9 => twice - 9,
            (_, twice) => twice,
        })
        .sum();
    digits.len() > 1 && digits.iter().all(|&d| d < 10) && sum.is_multiple_of(10)
}

/// The remainder modulo 97, with letters counting as two digits.
fn mod97(symbols: &[u8]) -> Option<u32> {
    symbols.iter().try_fold(0u32, |rest, &s| match s {
        0..=9 => Some((rest * 10 + u32::from(s)) % 97),
        10..=35 => Some((rest * 100 + u32::from(s)) % 97),
        _ => None,
    })
}

/// ISO 13616: the country and the check digits after the rest.
fn iban(symbols: &[u8]) -> bool {
    let Some((head, rest)) = symbols.split_at_checked(4) else { return false };
    let turned: Vec<u8> = rest.iter().chain(head).copied().collect();
    mod97(&turned) == Some(1)
}

/// Civil numbers of Kuwait: century, date of birth, serial, and 11 less the weighted sum modulo 11.
fn kuwait(digits: &[u8]) -> bool {
    const WEIGHTS: [u32; 11] = [2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let Some((&last, rest)) = digits.split_last() else { return false };
    let sum: u32 = rest.iter().zip(WEIGHTS).map(|(&d, w)| u32::from(d) * w).sum();
    let born = digits.get(1..7).is_some_and(dated);
    rest.len() == WEIGHTS.len() && born && 11 - sum % 11 == u32::from(last)
}

/// National numbers of Egypt: century, date of birth, governorate, serial. How the last digit is found is not public:
/// what cannot be a number is false, anything else unknown.
fn egypt(digits: &[u8]) -> Option<bool> {
    const ABROAD: u8 = 88;
    let governorate = digits.get(7..9).map(|d| d[0] * 10 + d[1]);
    let known = matches!(governorate, Some(1..=4 | 11..=19 | 21..=29 | 31..=35 | ABROAD));
    let born = digits.get(1..7).is_some_and(dated);
    if known && born { None } else { Some(false) }
}

/// Whether six digits are a year, month and day.
fn dated(digits: &[u8]) -> bool {
    let pair = |at: usize| digits[at] * 10 + digits[at + 1];
    let longest = match pair(2) {
        4 | 6 | 9 | 11 => 30,
        2 => 29,
        1..=12 => 31,
        _ => return false,
    };
    (1..=longest).contains(&pair(4))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn symbols(text: &str) -> Vec<u8> {
        text.bytes().filter_map(|b| char::from(b).to_digit(36)).map(|d| d as u8).collect()
    }

    /// One wrong digit is always found, by every check.
    #[test]
    fn a_wrong_digit_never_passes() {
        let right = [
            ("luhn", "4539578763621486"),
            ("luhn", "1010101010"),
            ("iban", "GB82WEST12345698765432"),
            ("kuwait", "283052300012"),
        ];
        for (check, number) in right {
            let mut whole = symbols(number);
            let last = whole.len() - 1;
            let fitting = (0..10).filter(|&d| {
                whole[last] = d;
                holds(check, &whole) == Some(true)
            });
            assert!(fitting.count() <= 1, "{check} {number}");
        }
        assert_eq!(holds("iban", &symbols("GB82WEST12345698765432")), Some(true));
        assert_eq!(holds("iban", &symbols("GB83WEST12345698765432")), Some(false));
        assert_eq!(holds("luhn", &symbols("4539578763621486")), Some(true));
    }
}
