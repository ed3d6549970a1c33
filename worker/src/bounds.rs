//! How many slots a worker may have.

use crate::Error;

/// More than any machine has a use for.
const MOST: usize = 256;

const SLOTS: &str = "ASSAY_SLOTS";
const SLOTS_MIN: &str = "ASSAY_SLOTS_MIN";
const SLOTS_MAX: &str = "ASSAY_SLOTS_MAX";

/// How many submissions a worker judges at once: never fewer than one number, never more than the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SlotBounds {
    min: usize,
    max: usize,
}

impl SlotBounds {
    /// As many as that, always.
    ///
    /// # Errors
    /// When it is not 1 to 256.
    pub fn exactly(slots: usize) -> Result<Self, Error> {
        Ok(Self { min: count(SLOTS, slots)?, max: slots })
    }

    /// Between the two, as work and machine want it.
    ///
    /// # Errors
    /// When either is not 1 to 256, or the least is more than the most.
    pub fn between(min: usize, max: usize) -> Result<Self, Error> {
        let (min, max) = (count(SLOTS_MIN, min)?, count(SLOTS_MAX, max)?);
        if min > max { Err(Error::SlotsCrossed { min, max }) } else { Ok(Self { min, max }) }
    }

    /// As the environment says, where `variable` tells what a variable of that name is set to. `ASSAY_SLOTS` is exactly so many.
    /// Of `ASSAY_SLOTS_MIN` and `ASSAY_SLOTS_MAX` one suffices: without the least it is 1, without the most the number of cores.
    /// Where nothing is set, it is exactly the number of cores.
    ///
    /// # Errors
    /// When a value makes no sense, with what to write instead.
    pub fn from_env(variable: impl Fn(&str) -> Option<String>) -> Result<Self, Error> {
        let number = |name| {
            let Some(value) = variable(name) else { return Ok(None) };
            match value.trim().parse() {
                Ok(slots) => count(name, slots).map(Some),
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
            (Some(_), _, _) => Err(Error::SlotsTwice),
        }
    }

    /// The fewest.
    #[must_use]
    pub fn min(self) -> usize {
        self.min
    }

    /// The most.
    #[must_use]
    pub fn max(self) -> usize {
        self.max
    }
}

/// A slot a core.
impl Default for SlotBounds {
    fn default() -> Self {
        Self { min: cores(), max: cores() }
    }
}

/// As many as this process may use: affinity and control groups count.
fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from).min(MOST)
}

fn count(variable: &'static str, slots: usize) -> Result<usize, Error> {
    if (1..=MOST).contains(&slots) { Ok(slots) } else { Err(Error::SlotCount { variable, value: slots.to_string() }) }
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
    fn what_makes_no_sense_is_refused_by_name() {
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
