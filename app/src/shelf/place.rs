//! The list that the reader comes from: a track, a personal list, or the starred problems. The address names it.

use serde::{Deserialize, Serialize};

/// The parameters that name a list, in addresses of problems.
const PARAMETERS: [&str; 3] = ["track", "list", "starred"];

/// A problem's place in the reader's list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Place {
    /// The parameter that names the list: `track=first-steps`.
    pub(crate) parameter: String,
    /// Title and address of the next problem.
    pub(crate) next: Option<(String, String)>,
}

impl Place {
    /// The start of a query that names the list.
    pub(crate) fn query(&self) -> String {
        format!("{}&", self.parameter)
    }
}

/// The parameter of an address that names a list; empty if there is none.
pub(crate) fn place_parameter(value: impl Fn(&str) -> Option<String>) -> String {
    let named = PARAMETERS.into_iter().find_map(|name| {
        let value = value(name).filter(|value| !value.is_empty())?;
        Some(format!("{name}={}", crate::addresses::encode(&value)))
    });
    named.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_parameter_names_the_list() {
        let of = |given: &[(&str, &str)]| {
            place_parameter(|name| given.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
        };
        assert_eq!(of(&[("submission", "3")]), "");
        assert_eq!(of(&[("list", "12"), ("submission", "3")]), "list=12");
        assert_eq!(of(&[("list", "12"), ("track", "a")]), "track=a");
        assert_eq!(of(&[("track", ""), ("starred", "a b&")]), "starred=a%20b%26");
    }
}
