//! Addresses of pages. The one to open after logging in is the previous page, never another site.

pub(crate) const LOGIN_PATH: &str = "/login";
pub(crate) const ACCOUNT_PATH: &str = "/account";

/// Used if no valid address is given.
const HOME: &str = "/";

/// Longer addresses are refused. Those of this site are shorter.
const MAX_BYTES: usize = 512;

/// The given path if it belongs to this site, otherwise home.
///
/// Browsers treat `//host`, `/\host` and (because they drop tabs and line ends) `/<tab>/host` as other sites.
pub(crate) fn safe_next(asked: &str) -> String {
    let plain = asked.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let local = asked.starts_with('/') && !asked.starts_with("//");
    if plain && local && asked.len() <= MAX_BYTES { asked.to_owned() } else { HOME.to_owned() }
}

/// The address of the log-in page that returns to `path`.
pub(crate) fn login_address(path: &str) -> String {
    with_next(LOGIN_PATH, path)
}

/// The address of `page` that opens `next` afterwards.
pub(crate) fn with_next(page: &str, next: &str) -> String {
    if next == HOME { page.to_owned() } else { format!("{page}?next={}", encode(next)) }
}

/// Percent-encodes text for a query (RFC 3986, 3.4). `/` stays.
pub(crate) fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_sites_are_rejected() {
        for good in
            ["/", "/problems/two-piles", "/problems/two-piles?submission=3", "/submissions?verdict=accepted&a=%2F"]
        {
            assert_eq!(safe_next(good), good);
        }
        let long = format!("/{}", "a".repeat(MAX_BYTES));
        for bad in [
            "",
            "problems",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "https://evil.example",
            "javascript:alert(1)",
            "/\t/evil.example",
            "/\n/evil.example",
            " /problems",
            "/é",
            &long,
        ] {
            assert_eq!(safe_next(bad), HOME, "{bad:?}");
        }
    }

    #[test]
    fn the_next_address_is_encoded() {
        assert_eq!(login_address("/submissions?verdict=a&b"), "/login?next=/submissions%3Fverdict%3Da%26b");
        assert_eq!(login_address("/"), "/login");
    }
}
