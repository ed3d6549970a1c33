//! The filter in the problem list's address.

use serde::{Deserialize, Serialize};

use crate::account::encode;

/// The query of the problem list's address. An empty value means no filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Filter {
    pub(crate) text: String,
    pub(crate) tag: String,
    pub(crate) difficulty: String,
    pub(crate) state: String,
    pub(crate) track: String,
    /// `true` for starred problems only.
    #[serde(default)]
    pub(crate) starred: String,
    pub(crate) sort: String,
    pub(crate) cursor: String,
}

impl Filter {
    /// The field names in addresses and forms.
    pub(crate) const FIELDS: [&str; 8] = ["text", "tag", "difficulty", "state", "track", "starred", "sort", "cursor"];

    /// Reads each field with `value`.
    pub(crate) fn read(value: impl Fn(&str) -> Option<String>) -> Self {
        let [text, tag, difficulty, state, track, starred, sort, cursor] =
            Self::FIELDS.map(|name| value(name).unwrap_or_default().trim().to_owned());
        Self { text, tag, difficulty, state, track, starred, sort, cursor }
    }

    /// Whether the filter hides some problems.
    pub(crate) fn narrows(&self) -> bool {
        !self.text.is_empty() || self.choices() > 0
    }

    /// How many choices filter the list, without the text field.
    pub(crate) fn choices(&self) -> usize {
        let chosen = [&self.tag, &self.difficulty, &self.state, &self.track, &self.starred];
        chosen.into_iter().filter(|word| !word.is_empty()).count()
    }

    /// The first page of the same list.
    pub(crate) fn first_page(&self) -> Self {
        Self { cursor: String::new(), ..self.clone() }
    }

    /// The address of `path` with this filter.
    pub(crate) fn address(&self, path: &str) -> String {
        let words = [
            &self.text,
            &self.tag,
            &self.difficulty,
            &self.state,
            &self.track,
            &self.starred,
            &self.sort,
            &self.cursor,
        ];
        let given = Self::FIELDS.iter().zip(words).filter(|(_, word)| !word.is_empty());
        let query: Vec<String> = given.map(|(name, word)| format!("{name}={}", encode(word))).collect();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_survives_the_address() {
        let filter = Filter { text: "a&b=ü".into(), sort: "newest".into(), cursor: "70".into(), ..Filter::default() };
        assert_eq!(filter.address("/problems"), "/problems?text=a%26b%3D%C3%BC&sort=newest&cursor=70");
        assert_eq!(filter.first_page().address("/x"), "/x?text=a%26b%3D%C3%BC&sort=newest");
        assert_eq!(Filter::default().address("/problems"), "/problems");
        let read = Filter::read(|name| (name == "tag").then(|| " graphs ".to_owned()));
        assert_eq!(read, Filter { tag: "graphs".into(), ..Filter::default() });
        assert!(read.narrows() && !Filter { sort: "newest".into(), ..Filter::default() }.narrows());
    }
}
