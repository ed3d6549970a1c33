//! The address of a list of problems.

use assay_domain::ProblemQuery;

use crate::addresses::encode;

/// The address of `path` with a query.
pub(super) fn address(path: &str, query: &ProblemQuery) -> String {
    let query: Vec<String> = query.given().map(|(name, word)| format!("{name}={}", encode(word))).collect();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_encoded() {
        let words = ProblemQuery { text: "a&b=ü".into(), sort: "newest".into(), ..ProblemQuery::default() };
        assert_eq!(address("/problems", &words), "/problems?text=a%26b%3D%C3%BC&sort=newest");
        assert_eq!(address("/problems", &ProblemQuery::default()), "/problems");
    }
}
