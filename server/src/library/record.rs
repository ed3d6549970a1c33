//! The record of the library's verification, `verified.tsv` beside the problems. `assay verify --record` writes it.

use std::path::Path;

use anyhow::{Context, Result};
use assay_domain::LanguageId;
use assay_store::VerifiedPackage;

const FILE: &str = "verified.tsv";

/// The columns of the problem, its package and its languages.
const COLUMNS: [&str; 3] = ["problem", "package", "languages"];

/// The verified packages. Empty if the library has no record.
pub(super) fn read(folder: &Path) -> Result<Vec<VerifiedPackage>> {
    let file = folder.join(FILE);
    if !file.is_file() {
        return Ok(Vec::new());
    }
    let text = std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    parse(&text).with_context(|| format!("{} has no line with the names of its columns", file.display()))
}

fn parse(text: &str) -> Option<Vec<VerifiedPackage>> {
    let mut lines = text.lines();
    let names: Vec<&str> = lines.next()?.strip_prefix("# ")?.split('\t').collect();
    let [problem, package, languages] = COLUMNS.map(|name| names.iter().position(|other| *other == name));
    let (problem, package, languages) = (problem?, package?, languages?);
    let entry = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        Some(VerifiedPackage {
            slug: cells.get(problem)?.parse().ok()?,
            package_hash: (*cells.get(package)?).to_owned(),
            languages: cells.get(languages)?.split(' ').filter(|id| !id.is_empty()).map(LanguageId::from).collect(),
        })
    };
    Some(lines.filter_map(entry).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_found_by_their_names() {
        let record = parse("# problem\tjudge\tpackage\tlanguages\nsum\tj\th\tcpp python3\nnone\tj\ti\t\n").unwrap();
        let read: Vec<_> = record
            .iter()
            .map(|entry| (entry.slug.as_str(), entry.package_hash.as_str(), entry.languages.len()))
            .collect();
        assert_eq!(read, [("sum", "h", 2), ("none", "i", 0)]);
        assert_eq!(record[0].languages[1].as_str(), "python3");
        assert!(parse("problem\tpackage\n").is_none());
    }

    #[test]
    fn the_record_of_the_library_can_be_read() {
        let text = include_str!("../../../scripts/verified.tsv");
        let record = parse(text).unwrap();
        assert_eq!(record.len(), text.lines().count() - 1);
        assert!(record.iter().all(|entry| !entry.languages.is_empty()), "{record:?}");
    }
}
