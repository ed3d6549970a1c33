//! The conditions and the order of a list of problems, typed and as words of an address.

use serde::{Deserialize, Serialize};

use crate::{Difficulty, Missing, ProblemSort, Slug, SolveState};

/// Conditions and order of a list of problems. An empty filter matches all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct ProblemFilter {
    /// Part of the title or slug.
    pub text: Option<String>,
    /// How hard it is.
    #[cfg_attr(feature = "openapi", param(inline))]
    pub difficulty: Option<Difficulty>,
    /// Whether you have solved it.
    #[cfg_attr(feature = "openapi", param(inline))]
    pub state: Option<SolveState>,
    /// The slug of a track.
    #[cfg_attr(feature = "openapi", param(inline))]
    pub track: Option<Slug>,
    /// A tag.
    pub tag: Option<String>,
    /// Whether to list only problems that you have starred.
    #[serde(default)]
    pub starred: bool,
    /// The order.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", param(inline))]
    pub sort: ProblemSort,
}

impl ProblemFilter {
    /// Whether the list is different for each user.
    #[must_use]
    pub fn is_personal(&self) -> bool {
        self.starred || self.state.is_some()
    }
}

/// A page of a list of problems, in words of an address. An empty word is no condition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProblemQuery {
    /// Part of the title or slug.
    pub text: String,
    /// A tag.
    pub tag: String,
    /// `easy`, `medium` or `hard`.
    pub difficulty: String,
    /// `untouched`, `tried` or `solved`.
    pub state: String,
    /// A track's slug.
    pub track: String,
    /// `true` for starred problems only.
    pub starred: String,
    /// `title`, `difficulty` or `newest`.
    pub sort: String,
    /// `next` of the previous page.
    pub cursor: String,
}

impl ProblemQuery {
    /// The names of the words in addresses and forms.
    pub const NAMES: [&str; 8] = ["text", "tag", "difficulty", "state", "track", "starred", "sort", "cursor"];

    /// Reads each word with `value`.
    pub fn read(value: impl Fn(&str) -> Option<String>) -> Self {
        let [text, tag, difficulty, state, track, starred, sort, cursor] =
            Self::NAMES.map(|name| value(name).unwrap_or_default().trim().to_owned());
        Self { text, tag, difficulty, state, track, starred, sort, cursor }
    }

    /// The names and words that an address has: all that are not empty.
    pub fn given(&self) -> impl Iterator<Item = (&'static str, &str)> {
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
        Self::NAMES.into_iter().zip(words.map(String::as_str)).filter(|(_, word)| !word.is_empty())
    }

    /// Whether it hides some problems.
    #[must_use]
    pub fn narrows(&self) -> bool {
        !self.text.is_empty() || self.choices() > 0
    }

    /// How many choices filter the list, without the text field.
    #[must_use]
    pub fn choices(&self) -> usize {
        let chosen = [&self.tag, &self.difficulty, &self.state, &self.track, &self.starred];
        chosen.into_iter().filter(|word| !word.is_empty()).count()
    }

    /// The first page of the same list.
    #[must_use]
    pub fn first_page(&self) -> Self {
        Self { cursor: String::new(), ..self.clone() }
    }

    /// The typed conditions and order.
    ///
    /// # Errors
    /// The part that has an unknown value.
    pub fn filter(&self) -> Result<ProblemFilter, Missing> {
        let given = |word: &String| Some(word.clone()).filter(|word| !word.is_empty());
        let states = [SolveState::Untouched, SolveState::Tried, SolveState::Solved];
        Ok(ProblemFilter {
            text: given(&self.text),
            tag: given(&self.tag),
            difficulty: known(&self.difficulty, Difficulty::parse, Missing::Difficulty)?,
            state: known(&self.state, |word| states.into_iter().find(|it| it.as_str() == word), Missing::State)?,
            track: known(&self.track, |word| word.parse().ok(), Missing::Track)?,
            starred: match self.starred.as_str() {
                "" | "false" => false,
                "true" => true,
                _ => return Err(Missing::Filter),
            },
            sort: known(
                &self.sort,
                |word| ProblemSort::ALL.into_iter().find(|sort| sort.as_str() == word),
                Missing::Order,
            )?
            .unwrap_or_default(),
        })
    }
}

/// The value of a word. `None` if it is empty.
fn known<T>(word: &str, parse: impl Fn(&str) -> Option<T>, missing: Missing) -> Result<Option<T>, Missing> {
    if word.is_empty() {
        return Ok(None);
    }
    parse(word).map(Some).ok_or(missing)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(pairs: &[(&str, &str)]) -> ProblemQuery {
        ProblemQuery::read(|name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| format!(" {value} ")))
    }

    #[test]
    fn words_become_conditions() {
        let pairs = [
            ("text", "sum"),
            ("tag", "graphs"),
            ("difficulty", "easy"),
            ("state", "tried"),
            ("track", "first-programs"),
            ("starred", "true"),
            ("sort", "newest"),
            ("cursor", "70"),
        ];
        let words = query(&pairs);
        assert_eq!(words.given().collect::<Vec<_>>(), pairs);
        let expected = ProblemFilter {
            text: Some("sum".into()),
            tag: Some("graphs".into()),
            difficulty: Some(Difficulty::Easy),
            state: Some(SolveState::Tried),
            track: Some("first-programs".parse().unwrap()),
            starred: true,
            sort: ProblemSort::Newest,
        };
        assert_eq!(words.filter(), Ok(expected));
        assert_eq!(query(&[]).filter(), Ok(ProblemFilter::default()));
        assert_eq!(words.first_page().given().count(), pairs.len() - 1);
        assert!(words.narrows() && !query(&[("sort", "newest")]).narrows());
    }

    #[test]
    fn unknown_words_are_refused() {
        for (name, missing) in [
            ("difficulty", Missing::Difficulty),
            ("state", Missing::State),
            ("track", Missing::Track),
            ("starred", Missing::Filter),
            ("sort", Missing::Order),
        ] {
            assert_eq!(query(&[(name, "No such")]).filter(), Err(missing), "{name}");
        }
    }
}
