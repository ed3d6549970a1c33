//! Languages of statements.

/// The most languages of a header that are used.
const MAX_ACCEPTED: usize = 20;

/// The languages that a user wants, best first: the chosen one, then those of `Accept-Language` (RFC 9110, 12.5.4).
#[must_use]
pub fn wanted_languages(chosen: Option<&str>, accepted: Option<&str>) -> Vec<String> {
    let mut weighed: Vec<(f32, &str)> = accepted
        .unwrap_or_default()
        .split(',')
        .take(MAX_ACCEPTED)
        .filter_map(|range| {
            let mut parts = range.split(';').map(str::trim);
            let code = parts.next().filter(|code| !code.is_empty() && *code != "*")?;
            let weight = parts.find_map(|part| part.strip_prefix("q=")).map_or(Some(1.0), |q| q.trim().parse().ok());
            weight.filter(|weight| *weight > 0.0).map(|weight: f32| (weight, code))
        })
        .collect();
    // The sort is stable, so languages with the same weight stay in order.
    weighed.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let chosen = chosen.into_iter().filter(|code| !code.is_empty());
    chosen.chain(weighed.into_iter().map(|(_, code)| code)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chosen_language_comes_before_those_of_the_browser() {
        let header = Some("de;q=0.7, sv-SE, en;q=0.9, *;q=0.1, fr;q=0, ;q=1");
        assert_eq!(wanted_languages(None, header), ["sv-SE", "en", "de"]);
        assert_eq!(wanted_languages(Some("pt"), header), ["pt", "sv-SE", "en", "de"]);
        assert!(wanted_languages(Some(""), None).is_empty());
    }
}
