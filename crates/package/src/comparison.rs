//! How output is compared with the expected answer.

use serde::{Deserialize, Serialize};

/// The flags of the specification's default output validator. By default tokens are compared, without regard to case or
/// to the white space between them.
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
