//! The filter in the address of a list of submissions.

use serde::{Deserialize, Serialize};

use crate::addresses::encode;

/// The query of the list's address. An empty value means no filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Filter {
    /// Part of the author's name or email. Only admins can use it.
    pub(crate) person: String,
    /// Part of the problem's title or slug.
    pub(crate) problem: String,
    /// The problem's exact slug. Not part of addresses.
    pub(crate) of: String,
    pub(crate) verdict: String,
    pub(crate) language: String,
    pub(crate) cursor: String,
}

impl Filter {
    const FIELDS: [&str; 5] = ["person", "problem", "verdict", "language", "cursor"];

    /// Reads each field with `value`.
    pub(crate) fn read(value: impl Fn(&str) -> Option<String>) -> Self {
        let [person, problem, verdict, language, cursor] =
            Self::FIELDS.map(|name| value(name).unwrap_or_default().trim().to_owned());
        Self { person, problem, of: String::new(), verdict, language, cursor }
    }

    /// Whether the filter hides some submissions.
    pub(crate) fn narrows(&self) -> bool {
        [&self.person, &self.problem, &self.verdict, &self.language].into_iter().any(|word| !word.is_empty())
    }

    /// The first page of the same list.
    pub(crate) fn first_page(&self) -> Self {
        self.page("")
    }

    /// The page of the same list at `cursor`.
    pub(crate) fn page(&self, cursor: &str) -> Self {
        Self { cursor: cursor.to_owned(), ..self.clone() }
    }

    /// The address of `path` with this filter.
    pub(crate) fn address(&self, path: &str) -> String {
        let words = [&self.person, &self.problem, &self.verdict, &self.language, &self.cursor];
        let given = Self::FIELDS.iter().zip(words).filter(|(_, word)| !word.is_empty());
        let query: Vec<String> = given.map(|(name, word)| format!("{name}={}", encode(word))).collect();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
    }
}

#[cfg(feature = "ssr")]
impl Filter {
    /// The service's query. None if nothing can match, for example with an unknown verdict.
    pub(crate) fn query(&self) -> Option<assay_service::HistoryQuery> {
        let given = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        Some(assay_service::HistoryQuery {
            problem: given(&self.of).map(|slug| slug.parse()).transpose().ok()?,
            problem_text: given(&self.problem),
            verdict: given(&self.verdict).map(|name| name.parse()).transpose().ok()?,
            language: given(&self.language).map(assay_domain::LanguageId),
            cursor: given(&self.cursor),
            ..assay_service::HistoryQuery::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_page_keeps_the_filter() {
        let filter = Filter { problem: "sum".into(), cursor: "old".into(), ..Filter::default() };
        assert_eq!(filter.page("a=b").address("/submissions"), "/submissions?problem=sum&cursor=a%3Db");
        assert_eq!(Filter::default().address("/submissions"), "/submissions");
        assert!(filter.narrows() && !Filter { cursor: "old".into(), ..Filter::default() }.narrows());
        let read = Filter::read(|name| (name == "person").then(|| " ada ".to_owned()));
        assert_eq!(read.address("/x"), "/x?person=ada");
    }
}
