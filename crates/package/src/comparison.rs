//! Flags for comparing output with the expected answer.

use serde::{Deserialize, Serialize};

/// The flags of the specification's default output validator. By default it compares tokens and ignores case and white space.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Comparison {
    /// `case_sensitive`: upper and lower case differ.
    pub case_sensitive: bool,
    /// `space_change_sensitive`: white space must be the same.
    pub space_change_sensitive: bool,
    /// `float_relative_tolerance`: numbers may differ by this times the answer.
    pub float_relative: Option<f64>,
    /// `float_absolute_tolerance`: numbers may differ by this.
    pub float_absolute: Option<f64>,
}

impl Comparison {
    /// Parses the flags of a package. `float_tolerance` sets both tolerances.
    ///
    /// # Errors
    /// A sentence that names the wrong word and the valid flags.
    pub fn parse(flags: &[String]) -> Result<Self, String> {
        let mut comparison = Self::default();
        let mut words = flags.iter();
        while let Some(word) = words.next() {
            let mut tolerance = || match words.next().map(|text| text.parse::<f64>()) {
                Some(Ok(number)) if number.is_finite() && number >= 0.0 => Ok(Some(number)),
                _ => Err(format!("`{word}` must be followed by a number of at least 0, such as 1e-6")),
            };
            match word.as_str() {
                "case_sensitive" => comparison.case_sensitive = true,
                "space_change_sensitive" => comparison.space_change_sensitive = true,
                "float_relative_tolerance" => comparison.float_relative = tolerance()?,
                "float_absolute_tolerance" => comparison.float_absolute = tolerance()?,
                "float_tolerance" => {
                    comparison.float_relative = tolerance()?;
                    comparison.float_absolute = comparison.float_relative;
                }
                _ => {
                    return Err(format!(
                        "`{word}` is not a flag of the default output validator; use case_sensitive, \
                         space_change_sensitive, float_tolerance, float_relative_tolerance or float_absolute_tolerance"
                    ));
                }
            }
        }
        Ok(comparison)
    }

    /// The flags in the form that [`parse`](Self::parse) reads.
    #[must_use]
    pub fn flags(&self) -> Vec<String> {
        let mut flags = Vec::new();
        for (given, flag) in
            [(self.case_sensitive, "case_sensitive"), (self.space_change_sensitive, "space_change_sensitive")]
        {
            flags.extend(given.then(|| flag.to_owned()));
        }
        for (tolerance, flag) in
            [(self.float_relative, "float_relative_tolerance"), (self.float_absolute, "float_absolute_tolerance")]
        {
            flags.extend(tolerance.into_iter().flat_map(|most| [flag.to_owned(), format!("{most:e}")]));
        }
        flags
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Comparison, String> {
        Comparison::parse(&text.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn flags_are_read() {
        assert_eq!(parse(""), Ok(Comparison::default()));
        let both = Comparison { float_relative: Some(1e-6), float_absolute: Some(1e-6), ..Comparison::default() };
        assert_eq!(parse("float_tolerance 1e-6"), Ok(both));
        let strict = Comparison { case_sensitive: true, space_change_sensitive: true, ..Comparison::default() };
        assert_eq!(parse("case_sensitive space_change_sensitive"), Ok(strict));
        let relative = Comparison { float_relative: Some(0.5), ..Comparison::default() };
        assert_eq!(parse("float_relative_tolerance 0.5"), Ok(relative));
        for comparison in [both, strict, relative] {
            assert_eq!(Comparison::parse(&comparison.flags()), Ok(comparison));
        }
    }

    #[test]
    fn wrong_flags_are_named() {
        for text in ["float_tolerance", "float_tolerance x", "float_tolerance -1", "float_tolerance nan", "sorted"] {
            let word = text.split_whitespace().next().unwrap();
            assert!(parse(text).unwrap_err().contains(word), "{text}");
        }
    }
}
