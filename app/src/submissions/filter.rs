//! What a list of submissions is narrowed down by, as it stands in the page's address.

use serde::{Deserialize, Serialize};

use crate::account::encode;

/// What the address asks for, word by word. An empty word asks for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Filter {
    /// Part of the author's name or address. Only admins can ask for it.
    pub(crate) person: String,
    /// Part of the problem's title or name.
    pub(crate) problem: String,
    /// The problem's name, exactly. No address asks for it.
    pub(crate) of: String,
    pub(crate) verdict: String,
    pub(crate) language: String,
    pub(crate) cursor: String,
}

impl Filter {
    const FIELDS: [&str; 5] = ["person", "problem", "verdict", "language", "cursor"];

    /// What `value` says of each field.
    pub(crate) fn read(value: impl Fn(&str) -> Option<String>) -> Self {
        let [person, problem, verdict, language, cursor] =
            Self::FIELDS.map(|name| value(name).unwrap_or_default().trim().to_owned());
        Self { person, problem, of: String::new(), verdict, language, cursor }
    }

    /// Whether some submissions are left out.
    pub(crate) fn narrows(&self) -> bool {
        [&self.person, &self.problem, &self.verdict, &self.language].into_iter().any(|word| !word.is_empty())
    }

    /// The same list from its beginning.
    pub(crate) fn first_page(&self) -> Self {
        self.page("")
    }

    /// The page of the same list that begins at `cursor`.
    pub(crate) fn page(&self, cursor: &str) -> Self {
        Self { cursor: cursor.to_owned(), ..self.clone() }
    }

    /// The address of `path` with what is asked for.
    pub(crate) fn address(&self, path: &str) -> String {
        let words = [&self.person, &self.problem, &self.verdict, &self.language, &self.cursor];
        let given = Self::FIELDS.iter().zip(words).filter(|(_, word)| !word.is_empty());
        let query: Vec<String> = given.map(|(name, word)| format!("{name}={}", encode(word))).collect();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
    }
}

#[cfg(feature = "ssr")]
impl Filter {
    /// What the service is asked for. Nothing where nothing can match, as with a verdict that there is not.
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

/// Reads a page of a list, or its first page where the cursor is not one of ours: an address that somebody changed shows the list, and
/// no error.
#[cfg(feature = "ssr")]
pub(crate) async fn page_or_first<T, F>(
    query: assay_service::HistoryQuery,
    read: impl Fn(assay_service::HistoryQuery) -> F,
) -> Result<T, assay_service::Error>
where
    F: Future<Output = Result<T, assay_service::Error>>,
{
    let first = assay_service::HistoryQuery { cursor: None, ..query.clone() };
    match read(query).await {
        Err(assay_service::Error::Invalid(_)) => read(first).await,
        answer => answer,
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
