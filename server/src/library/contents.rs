//! The slugs in the library, to find those that are missing.

use std::collections::HashSet;

use anyhow::Result;
use assay_domain::{ShippedKind, Slug};
use assay_store::NewProblem;

use super::changes::ChangedPackage;

/// The slugs of the problems and tracks of the library.
#[derive(Debug, Default)]
pub(super) struct Contents {
    problems: HashSet<Slug>,
    tracks: HashSet<Slug>,
    /// Whether there is a package that could be any problem, because it cannot be read.
    has_unknown: bool,
}

impl Contents {
    pub(super) fn add(&mut self, kind: ShippedKind, slug: &Slug) {
        match kind {
            ShippedKind::Problem => self.problems.insert(slug.clone()),
            ShippedKind::Track => self.tracks.insert(slug.clone()),
        };
    }

    /// Adds a package after it was read, or could not be read.
    pub(super) fn add_read(&mut self, package: &ChangedPackage, read: &Result<NewProblem>) {
        match (read, &package.slug) {
            (Ok(new), _) => self.add(ShippedKind::Problem, &new.slug),
            // The name of a folder is its slug. Only the content of an archive tells its slug.
            (Err(_), Some(slug)) if package.path.is_dir() => self.add(ShippedKind::Problem, slug),
            (Err(_), _) => self.has_unknown = true,
        }
    }

    /// All slugs of a kind. `None` if some may be missing, or if there are none, because the folder may not be mounted.
    pub(super) fn complete(&self, kind: ShippedKind) -> Option<&HashSet<Slug>> {
        let (slugs, has_unknown) = match kind {
            ShippedKind::Problem => (&self.problems, self.has_unknown),
            // The name of a track's file is its slug.
            ShippedKind::Track => (&self.tracks, false),
        };
        if has_unknown {
            tracing::warn!(
                "a package cannot be read and may be any problem, so no problem is marked as no longer shipped"
            );
        }
        (!has_unknown && !slugs.is_empty()).then_some(slugs)
    }
}

#[cfg(test)]
mod tests {
    use anyhow::anyhow;
    use assay_domain::{Limits, Plan};

    use super::*;

    fn slug(text: &str) -> Slug {
        text.parse().unwrap()
    }

    /// The problems of a library with the problem `sum`, and this package that cannot be read.
    fn problems_beside(package: &ChangedPackage) -> Option<Vec<String>> {
        let mut contents = Contents::default();
        contents.add(ShippedKind::Problem, &slug("sum"));
        contents.add_read(package, &Err(anyhow!("broken")));
        let mut slugs: Vec<_> = contents.complete(ShippedKind::Problem)?.iter().map(ToString::to_string).collect();
        slugs.sort();
        Some(slugs)
    }

    #[test]
    fn a_broken_folder_is_known_by_its_name_and_a_broken_archive_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let package = |name: &str| {
            let path = folder.path().join(name);
            ChangedPackage::unidentified(path, Some(slug("product")))
        };
        std::fs::create_dir(folder.path().join("product")).unwrap();
        std::fs::write(folder.path().join("product.zip"), "").unwrap();
        assert_eq!(problems_beside(&package("product")), Some(vec!["product".to_owned(), "sum".to_owned()]));
        assert_eq!(problems_beside(&package("product.zip")), None);
        let nameless = ChangedPackage::unidentified(folder.path().join("product"), None);
        assert_eq!(problems_beside(&nameless), None);
    }

    #[test]
    fn an_archive_that_can_be_read_is_known_by_its_content() {
        let limits = Limits { time_ms: 1, memory_kib: 1, output_kib: 1 };
        let new = NewProblem::new(slug("inside"), "Inside", "<p>", Plan::of_cases(limits, Vec::new()));
        let mut contents = Contents::default();
        contents.add_read(&ChangedPackage::unidentified("outside.zip".into(), Some(slug("outside"))), &Ok(new));
        assert_eq!(contents.complete(ShippedKind::Problem), Some(&HashSet::from([slug("inside")])));
    }

    #[test]
    fn an_empty_library_says_nothing() {
        let mut contents = Contents::default();
        assert_eq!(contents.complete(ShippedKind::Problem), None);
        contents.add(ShippedKind::Track, &slug("way"));
        assert_eq!(contents.complete(ShippedKind::Problem), None);
        assert_eq!(contents.complete(ShippedKind::Track), Some(&HashSet::from([slug("way")])));
    }
}
