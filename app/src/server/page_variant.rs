//! What tells two visitors' pages apart.

use http::{HeaderMap, Uri};

use super::context;
use crate::ui::Theme;

/// The longest address that is told apart. Addresses of pages are far shorter.
const MOST_BYTES: usize = 512;

/// All that the page for a visitor without an account depends on, besides the content of the site: two requests of the same variant get
/// the same page, but for its nonce and the time it was made.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PageVariant {
    address: String,
    theme: Theme,
    hide_difficulty: bool,
    languages: Vec<String>,
}

impl PageVariant {
    /// The variant a request asks for. None where the page is not one of those that show content.
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

    /// How much memory it takes, about.
    #[must_use]
    pub fn bytes(&self) -> usize {
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
    fn what_changes_a_page_changes_its_variant() {
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
