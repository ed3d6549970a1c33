//! The bounds on the number of slots.

use crate::Error;

/// More than any machine can use.
const MAX_SLOTS: usize = 256;

const SLOTS: &str = "ASSAY_SLOTS";
const SLOTS_MIN: &str = "ASSAY_SLOTS_MIN";
const SLOTS_MAX: &str = "ASSAY_SLOTS_MAX";

/// The minimum and maximum number of slots of a worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SlotBounds {
    min: usize,
    max: usize,
}

impl SlotBounds {
    /// A fixed number of slots.
    ///
    /// # Errors
    /// If it is not 1 to 256.
    pub fn exactly(slots: usize) -> Result<Self, Error> {
        Ok(Self { min: check_count(SLOTS, slots)?, max: slots })
    }

    /// A range; the number follows the load.
    ///
    /// # Errors
    /// If either is not 1 to 256, or the minimum exceeds the maximum.
    pub fn between(min: usize, max: usize) -> Result<Self, Error> {
        let (min, max) = (check_count(SLOTS_MIN, min)?, check_count(SLOTS_MAX, max)?);
        if min > max { Err(Error::SlotBoundsReversed { min, max }) } else { Ok(Self { min, max }) }
    }

    /// Reads the environment through `variable`. `ASSAY_SLOTS` fixes the number. `ASSAY_SLOTS_MIN` and `ASSAY_SLOTS_MAX` give a range; the
    /// minimum defaults to 1, the maximum to the number of cores. If nothing is set, there is one slot per core.
    ///
    /// # Errors
    /// If a value is invalid. The message says what to write instead.
    pub fn from_env(variable: impl Fn(&str) -> Option<String>) -> Result<Self, Error> {
        let number = |name| {
            let Some(value) = variable(name) else { return Ok(None) };
            match value.trim().parse() {
                Ok(slots) => check_count(name, slots).map(Some),
                Err(_) => Err(Error::SlotCount { variable: name, value }),
            }
        };
        match (number(SLOTS)?, number(SLOTS_MIN)?, number(SLOTS_MAX)?) {
            (None, None, None) => Ok(Self::default()),
            (Some(slots), None, None) => Self::exactly(slots),
            (None, min, max) => {
                let min = min.unwrap_or(1);
                Self::between(min, max.unwrap_or_else(|| cores().max(min)))
            }
            (Some(_), _, _) => Err(Error::SlotsFixedAndBounded),
        }
    }

    #[must_use]
    pub fn min(self) -> usize {
        self.min
    }

    #[must_use]
    pub fn max(self) -> usize {
        self.max
    }
}

/// One slot per core.
impl Default for SlotBounds {
    fn default() -> Self {
        Self { min: cores(), max: cores() }
    }
}

/// The number of cores that this process may use, by its CPU affinity and control groups.
fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from).min(MAX_SLOTS)
}

fn check_count(variable: &'static str, slots: usize) -> Result<usize, Error> {
    if (1..=MAX_SLOTS).contains(&slots) {
        Ok(slots)
    } else {
        Err(Error::SlotCount { variable, value: slots.to_string() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(set: &[(&str, &str)]) -> Result<SlotBounds, String> {
        let variable = |name: &str| set.iter().find(|(set, _)| *set == name).map(|(_, value)| (*value).to_owned());
        SlotBounds::from_env(variable).map_err(|error| error.to_string())
    }

    #[test]
    fn one_number_is_exact_and_two_are_bounds() {
        let cores = cores();
        for (set, (min, max)) in [
            (&[][..], (cores, cores)),
            (&[(SLOTS, "3")], (3, 3)),
            (&[(SLOTS_MIN, "2"), (SLOTS_MAX, "5")], (2, 5)),
            (&[(SLOTS_MIN, " 4 "), (SLOTS_MAX, "4")], (4, 4)),
            (&[(SLOTS_MAX, "5")], (1, 5)),
            (&[(SLOTS_MIN, "1")], (1, cores)),
            (&[(SLOTS_MIN, "256")], (256, 256)),
        ] {
            assert_eq!(from(set), Ok(SlotBounds { min, max }), "{set:?}");
        }
    }

    #[test]
    fn an_invalid_value_is_refused_with_the_name_of_its_variable() {
        for (set, words) in [
            (&[(SLOTS, "0")][..], ["ASSAY_SLOTS is \"0\"", "1 to 256"]),
            (&[(SLOTS, "many")], ["ASSAY_SLOTS is \"many\"", "1 to 256"]),
            (&[(SLOTS_MIN, "0")], ["ASSAY_SLOTS_MIN is \"0\"", "1 to 256"]),
            (&[(SLOTS_MAX, "257")], ["ASSAY_SLOTS_MAX is \"257\"", "1 to 256"]),
            (&[(SLOTS_MAX, "-1")], ["ASSAY_SLOTS_MAX is \"-1\"", "1 to 256"]),
            (&[(SLOTS_MIN, "3"), (SLOTS_MAX, "2")], ["ASSAY_SLOTS_MIN is 3", "ASSAY_SLOTS_MAX is 2"]),
            (&[(SLOTS, "2"), (SLOTS_MAX, "4")], ["ASSAY_SLOTS", "unset"]),
        ] {
            let error = from(set).unwrap_err();
            assert!(words.iter().all(|word| error.contains(word)), "{set:?}: {error}");
        }
    }
}
