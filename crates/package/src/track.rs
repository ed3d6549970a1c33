//! Track files: ordered lists of problems, one YAML file each.

use std::path::Path;

use assay_domain::Slug;

use crate::{
    Error,
    yaml::{Fault, Node, Section, Value, read_section},
};

/// A track, as read from its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackFile {
    /// The file's name without its ending.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// One or two sentences.
    pub description: String,
    /// Its problems, in order, each once.
    pub problems: Vec<Slug>,
}

/// Reads a track file: `title`, `description` and `problems`, a list of slugs. The file's name is the track's slug.
///
/// # Errors
/// The file cannot be read, is no YAML, lacks `title` or `problems`, has an unknown key, or names a problem twice.
pub fn read_track(file: &Path) -> Result<TrackFile, Error> {
    let slug = file
        .file_stem()
        .and_then(|stem| stem.to_str())
        .unwrap_or_default()
        .parse::<Slug>()
        .map_err(|error| Error::invalid(file, format!("{error}; rename the file")))?;
    let mut section = read_section(file)?;
    let mut missing = |key: &str| {
        section.take(key).ok_or_else(|| Error::invalid(file, format!("lacks `{key}`; add a line `{key}: …`")))
    };
    let (title, problems) = (missing("title")?, missing("problems")?);
    track(slug, &title, &problems, section).map_err(|fault| fault.in_file(file))
}

fn track(slug: Slug, title: &Node, problems: &Node, mut section: Section) -> Result<TrackFile, Fault> {
    let description = section.take("description").map(|node| node.text("description")).transpose()?.unwrap_or_default();
    if let Some((key, node)) = section.rest().first() {
        return Err(node.fault(format!("`{key}` is no key of a track; there are title, description and problems")));
    }
    let Value::List(items) = &problems.value else {
        return Err(problems.fault("`problems` must be a list with one `- name` a line"));
    };
    let mut slugs: Vec<Slug> = Vec::new();
    for item in items {
        let problem = item.text("problems")?.parse::<Slug>().map_err(|error| item.fault(error.to_string()))?;
        if slugs.contains(&problem) {
            return Err(item.fault(format!("`{problem}` is in this track already; remove one of the two")));
        }
        slugs.push(problem);
    }
    let text = title.text("title")?.trim().to_owned();
    if text.is_empty() {
        return Err(title.fault("`title` is empty; write the track's name"));
    }
    Ok(TrackFile { slug, title: text, description: description.trim().to_owned(), problems: slugs })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, text: &str) -> Result<TrackFile, String> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(name);
        std::fs::write(&file, text).unwrap();
        read_track(&file).map_err(|error| error.to_string())
    }

    #[test]
    fn a_track_is_read() {
        let track = read("a-b.yaml", "title: A\ndescription: B\nproblems:\n  - x\n  - y-2\n").unwrap();
        assert_eq!((track.slug.as_str(), track.title.as_str(), track.description.as_str()), ("a-b", "A", "B"));
        assert_eq!(track.problems.iter().map(Slug::as_str).collect::<Vec<_>>(), ["x", "y-2"]);
    }

    #[test]
    fn faults_name_file_and_line() {
        for (text, at, what) in [
            ("title: A\nproblems:\n  - x\n  - x\n", "t.yaml:4", "already"),
            ("title: A\nproblems:\n  - X Y\n", "t.yaml:3", "not a valid name"),
            ("title: A\nproblems: x\n", "t.yaml:2", "list"),
            ("title: A\ncolour: red\nproblems: [x]\n", "t.yaml:2", "colour"),
            ("title: ''\nproblems: [x]\n", "t.yaml:1", "empty"),
            ("problems: [x]\n", "t.yaml", "title"),
            ("title: A\n", "t.yaml", "problems"),
        ] {
            let message = read("t.yaml", text).unwrap_err();
            assert!(message.contains(at) && message.contains(what), "{message}");
        }
        assert!(read("No Slug.yaml", "title: A\nproblems: []\n").unwrap_err().contains("rename"));
    }
}
