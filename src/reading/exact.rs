//! Exact arithmetic for the grammars: fractions of 128-bit integers; an overflow yields `None`.

use rust_decimal::Decimal;

use crate::found::Numeric;

/// A fraction in lowest terms, denominator positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exact {
    num: i128,
    den: i128,
}

impl Exact {
    /// A whole number.
    pub const fn int(n: i128) -> Self {
        Self { num: n, den: 1 }
    }

    /// `num / den` in lowest terms; `None` if `den` is zero.
    pub fn ratio(num: i128, den: i128) -> Option<Self> {
        if den == 0 || num == i128::MIN || den == i128::MIN {
            return None;
        }
        let g = gcd(num.unsigned_abs(), den.unsigned_abs()) as i128;
        let sign = if den < 0 { -1 } else { 1 };
        Some(Self { num: sign * num / g, den: sign * den / g })
    }

    /// The value of a finished number.
    pub fn from_numeric(value: Numeric) -> Option<Self> {
        match value {
            Numeric::Int(n) => Some(Self::int(n)),
            Numeric::Ratio(n, d) => Self::ratio(n.into(), d.into()),
            Numeric::Decimal(d) => Self::ratio(d.mantissa(), pow10(d.scale())?),
        }
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Option<Self> {
        let num = self.num.checked_mul(other.den)?.checked_add(other.num.checked_mul(self.den)?)?;
        Self::ratio(num, self.den.checked_mul(other.den)?)
    }

    /// The difference.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(other.negated())
    }

    /// The product.
    pub fn times(self, other: Self) -> Option<Self> {
        let a = Self::ratio(self.num, other.den)?;
        let b = Self::ratio(other.num, self.den)?;
        Some(Self { num: a.num.checked_mul(b.num)?, den: a.den.checked_mul(b.den)? })
    }

    /// The quotient.
    pub fn over(self, other: Self) -> Option<Self> {
        self.times(Self::ratio(other.den, other.num)?)
    }

    /// The opposite.
    pub fn negated(self) -> Self {
        Self { num: -self.num, den: self.den }
    }

    /// The whole number, if it is one.
    pub fn whole(self) -> Option<i128> {
        (self.den == 1).then_some(self.num)
    }

    /// Whether the value is below that of `other`.
    pub fn below(self, other: Self) -> bool {
        match (self.num.checked_mul(other.den), other.num.checked_mul(self.den)) {
            (Some(a), Some(b)) => a < b,
            _ => (self.num as f64 / self.den as f64) < (other.num as f64 / other.den as f64),
        }
    }

    /// As an integer where whole, else as a fraction.
    pub fn fraction(self) -> Option<Numeric> {
        if self.den == 1 {
            return Some(Numeric::Int(self.num));
        }
        Some(Numeric::Ratio(i64::try_from(self.num).ok()?, i64::try_from(self.den).ok()?))
    }

    /// As an integer where whole, as a decimal where it terminates, else as a fraction.
    pub fn decimal(self) -> Option<Numeric> {
        if self.den == 1 {
            return Some(Numeric::Int(self.num));
        }
        let (mut rest, mut places) = (self.den, 0u32);
        while rest % 10 == 0 {
            rest /= 10;
            places += 1;
        }
        while rest % 2 == 0 || rest % 5 == 0 {
            rest /= if rest % 2 == 0 { 2 } else { 5 };
            places += 1;
        }
        if rest != 1 || places > 28 {
            return self.fraction();
        }
        let mantissa = self.num.checked_mul(pow10(places)? / self.den)?;
        match Decimal::try_from_i128_with_scale(mantissa, places) {
            Ok(d) => Some(Numeric::Decimal(d)),
            Err(_) => self.fraction(),
        }
    }
}

/// A power of ten, as long as it fits into 128 bits.
pub const fn pow10(exponent: u32) -> Option<i128> {
    10i128.checked_pow(exponent)
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}
