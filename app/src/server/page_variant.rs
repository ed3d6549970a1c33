//! Which requests of visitors get the same page, for the page cache.

use assay_service::Bytes;
use http::{HeaderMap, Uri};

use super::context;
use crate::theme::Theme;

/// Longer addresses are not cached. Addresses of pages are much shorter.
const MOST_BYTES: usize = 512;

/// Everything that a visitor's page depends on, besides the site's content. Two requests of the same variant get the same page, except
/// for its nonce and timestamp.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PageVariant {
    address: String,
    theme: Theme,
    hide_difficulty: bool,
    languages: Vec<String>,
}

impl PageVariant {
    /// The variant of a request. None if the page does not show content.
    #[must_use]
    pub fn of(uri: &Uri, headers: &HeaderMap) -> Option<Self> {
        let path = uri.path();
        let shows_content = ["/", "/problems", "/tracks"].contains(&path)
            || path.starts_with("/problems/")
            || path.starts_with("/tracks/");
        let address = uri.path_and_query()?.as_str();
        (shows_content && address.len() <= MOST_BYTES).then(|| Self {
            address: address.to_owned(),
            theme: Theme::of(context::cookie_of(headers, Theme::COOKIE)),
            hide_difficulty: context::hides_difficulty(headers),
            languages: context::wanted_languages_of(uri, headers),
        })
    }
}

impl Bytes for PageVariant {
    fn bytes(&self) -> usize {
        size_of::<Self>() + self.address.len() + self.languages.iter().map(|code| code.len() + 24).sum::<usize>()
    }
}

#[cfg(test)]
mod tests {
    use http::Request;

    use super::*;

    fn variant(address: &str, headers: &[(&str, &str)]) -> Option<PageVariant> {
        let request =
            headers.iter().fold(Request::get(address), |request, (name, value)| request.header(*name, *value));
        let request = request.body(()).unwrap();
        PageVariant::of(request.uri(), request.headers())
    }

    #[test]
    fn a_request_that_changes_the_page_changes_the_variant() {
        let plain = variant("/problems/sum", &[]);
        assert!(plain.is_some());
        assert_eq!(plain, variant("/problems/sum", &[("accept", "text/html"), ("cookie", "run=1")]));
        for (address, headers) in [
            ("/problems/sum?lang=de", &[][..]),
            ("/problems/sum", &[("cookie", "theme=dark")]),
            ("/problems/sum", &[("cookie", "a=b; hide_difficulty=1")]),
            ("/problems/sum", &[("accept-language", "de")]),
            ("/problems/sum", &[("referer", "http://localhost/problems/sum?lang=de")]),
            ("/problems/product", &[]),
        ] {
            assert_ne!(variant(address, headers), plain, "{address} {headers:?}");
        }
        for elsewhere in ["/login", "/submissions/1", "/admin/problems", "/api/v1/problems", "/problemsetting"] {
            assert_eq!(variant(elsewhere, &[]), None, "{elsewhere}");
        }
    }
}
