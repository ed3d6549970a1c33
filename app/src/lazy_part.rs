//! The lazy parts of the wasm, and which page needs which.

/// A part of the wasm that a page needs besides the first file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum LazyPart {
    Lists,
    Admin,
    /// The page is complete without it. It brings the editor.
    Problem,
}

impl LazyPart {
    pub(crate) const ALL: [Self; 3] = [Self::Lists, Self::Admin, Self::Problem];

    /// The part of the page at `path`. The routes in `app.rs` decide; a browser test compares both.
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

    /// Whether a name in the bundle's manifest means this part. leptos appends a hash to the names of lazy routes.
    pub(crate) fn is_named(self, name: &str) -> bool {
        match self {
            Self::Lists => name.starts_with("__lists_route_view_"),
            Self::Admin => name.starts_with("__admin_route_view_"),
            Self::Problem => name == "problem_page",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_need_parts() {
        for (path, part) in [
            ("/", None),
            ("/problems", Some(LazyPart::Lists)),
            ("/problems/two-piles", Some(LazyPart::Problem)),
            ("/submissions", Some(LazyPart::Lists)),
            ("/submissions/7", None),
            ("/profile/3", Some(LazyPart::Lists)),
            ("/admin", Some(LazyPart::Admin)),
            ("/admin/problems/two-piles", Some(LazyPart::Admin)),
            ("/nothing", None),
        ] {
            assert_eq!(LazyPart::of_page(path), part, "{path}");
        }
    }

    #[test]
    fn names_of_the_manifest_are_known() {
        for (name, part) in [
            ("__lists_route_view_10916313075286902845", Some(LazyPart::Lists)),
            ("__admin_route_view_981086032759699452", Some(LazyPart::Admin)),
            ("problem_page", Some(LazyPart::Problem)),
            ("palette", None),
        ] {
            assert_eq!(LazyPart::ALL.into_iter().find(|part| part.is_named(name)), part, "{name}");
        }
    }
}
