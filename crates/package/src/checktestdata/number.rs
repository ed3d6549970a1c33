//! Exact integers and decimals of any size.

use std::cmp::Ordering;

use num_bigint::BigInt;

/// Limits for the exponent of ten and for the bits of a number, so that a script cannot exhaust memory.
const MAX_EXPONENT: i64 = 200_000;
const MAX_BITS: u64 = 1_000_000;

/// The number of decimals of a quotient.
const QUOTIENT_DIGITS: u32 = 60;

/// A number: `mantissa * 10^exponent`. Integers stay integers and use integer division.
#[derive(Clone, Debug)]
pub(super) struct Number {
    mantissa: BigInt,
    exponent: i64,
    whole: bool,
}

impl Number {
    pub(super) fn whole(value: impl Into<BigInt>) -> Self {
        Self { mantissa: value.into(), exponent: 0, whole: true }
    }

    /// Parses digits with optional decimals and exponent.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let too_large = || format!("the number {} is too large", text.chars().take(40).collect::<String>());
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let exponent: i64 = exponent.trim_start_matches('+').parse().map_err(|_| too_large())?;
        let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = format!("{whole}{decimals}");
        let mantissa: BigInt = digits.parse().map_err(|_| format!("{text} is not a number"))?;
        let exponent = exponent.saturating_sub(decimals.len() as i64);
        if exponent.abs() > MAX_EXPONENT {
            return Err(too_large());
        }
        let is_whole = !text.contains(['.', 'e', 'E']);
        Self { mantissa, exponent, whole: is_whole }.bounded()
    }

    /// The value, if it is an integer.
    pub(super) fn integer(&self) -> Option<&BigInt> {
        self.whole.then_some(&self.mantissa)
    }

    fn bounded(self) -> Result<Self, String> {
        if self.mantissa.bits() > MAX_BITS || self.exponent.abs() > 2 * MAX_EXPONENT {
            Err("a number becomes too large".to_owned())
        } else {
            Ok(self)
        }
    }

    /// Both mantissas with a common exponent.
    fn aligned(&self, other: &Self) -> (BigInt, BigInt, i64) {
        let exponent = self.exponent.min(other.exponent);
        let scaled = |number: &Self| {
            let steps = u32::try_from(number.exponent - exponent).unwrap_or(0);
            if steps == 0 { number.mantissa.clone() } else { &number.mantissa * BigInt::from(10).pow(steps) }
        };
        (scaled(self), scaled(other), exponent)
    }

    pub(super) fn add(&self, other: &Self) -> Result<Self, String> {
        let (a, b, exponent) = self.aligned(other);
        Self { mantissa: a + b, exponent, whole: self.whole && other.whole }.bounded()
    }

    pub(super) fn negate(&self) -> Self {
        Self { mantissa: -&self.mantissa, exponent: self.exponent, whole: self.whole }
    }

    pub(super) fn multiply(&self, other: &Self) -> Result<Self, String> {
        let exponent = self.exponent + other.exponent;
        Self { mantissa: &self.mantissa * &other.mantissa, exponent, whole: self.whole && other.whole }.bounded()
    }

    pub(super) fn divide(&self, other: &Self) -> Result<Self, String> {
        if other.mantissa == BigInt::ZERO {
            return Err("division by zero".to_owned());
        }
        if self.whole && other.whole {
            return Ok(Self::whole(&self.mantissa / &other.mantissa));
        }
        let scaled = &self.mantissa * BigInt::from(10).pow(QUOTIENT_DIGITS);
        let exponent = self.exponent - other.exponent - i64::from(QUOTIENT_DIGITS);
        Self { mantissa: scaled / &other.mantissa, exponent, whole: false }.bounded()
    }

    pub(super) fn remainder(&self, other: &Self) -> Result<Self, String> {
        match (self.integer(), other.integer()) {
            (_, Some(other)) if *other == BigInt::ZERO => Err("division by zero".to_owned()),
            (Some(a), Some(b)) => Ok(Self::whole(a % b)),
            _ => Err("`%` needs integers".to_owned()),
        }
    }

    pub(super) fn power(&self, other: &Self) -> Result<Self, String> {
        let exponent = other.integer().and_then(|exponent| u32::try_from(exponent).ok());
        let exponent = exponent.ok_or("an exponent must be an integer of at least 0, and not too large")?;
        if self.mantissa.bits().saturating_mul(u64::from(exponent)) > MAX_BITS {
            return Err("a number becomes too large".to_owned());
        }
        let scale = self.exponent.saturating_mul(i64::from(exponent));
        Self { mantissa: self.mantissa.pow(exponent), exponent: scale, whole: self.whole }.bounded()
    }

    pub(super) fn compare(&self, other: &Self) -> Ordering {
        if self.exponent == other.exponent {
            return self.mantissa.cmp(&other.mantissa);
        }
        let (a, b, _) = self.aligned(other);
        a.cmp(&b)
    }
}
