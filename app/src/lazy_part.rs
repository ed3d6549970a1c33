//! The lazy parts of the wasm, and which page needs which.

/// A part of the wasm that a page needs besides the first file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LazyPart {
    Lists,
    Admin,
    /// The page is complete without it. It brings the editor.
    Problem,
}

impl LazyPart {
    /// The part of the page at `path`. The routes in `app.rs` decide; a browser test opens a page of each kind.
    pub(crate) fn of_page(path: &str) -> Option<Self> {
        let mut segments = path.split('/').filter(|segment| !segment.is_empty());
        match (segments.next()?, segments.next()) {
            ("problems", Some(_)) => Some(Self::Problem),
            ("submissions", Some(_)) => None,
            ("admin", _) => Some(Self::Admin),
            (
                "tracks" | "problems" | "lists" | "submissions" | "compare" | "review" | "login" | "profile"
                | "account" | "register",
                _,
            ) => Some(Self::Lists),
            _ => None,
        }
    }

    /// Its name in the bundle.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Lists => "lists",
            Self::Admin => "admin",
            Self::Problem => "problem_page",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_page_has_its_part() {
        for (path, part) in [
            ("/", None),
            ("/problems", Some(LazyPart::Lists)),
            ("/problems/two-piles", Some(LazyPart::Problem)),
            ("/submissions", Some(LazyPart::Lists)),
            ("/submissions/7", None),
            ("/profile/3", Some(LazyPart::Lists)),
            ("/lists/3", Some(LazyPart::Lists)),
            ("/compare", Some(LazyPart::Lists)),
            ("/admin", Some(LazyPart::Admin)),
            ("/admin/problems/two-piles", Some(LazyPart::Admin)),
            ("/admin/tracks/first-steps", Some(LazyPart::Admin)),
            ("/admin/imports/3", Some(LazyPart::Admin)),
            ("/nothing", None),
        ] {
            assert_eq!(LazyPart::of_page(path), part, "{path}");
        }
    }
}
