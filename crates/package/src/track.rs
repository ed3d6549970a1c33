//! Reads track files: YAML files with an ordered list of problems.

use std::path::Path;

use assay_domain::{SectionTitle, Slug, TrackEntry};

use crate::{
    Error,
    yaml::{Fault, Node, Section, Value, read_section},
};

/// A track, read from its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackFile {
    /// The file's name without its extension.
    pub slug: Slug,
    /// The title.
    pub title: String,
    /// One or two sentences.
    pub description: String,
    /// The problems in order, without duplicates, with headings between them.
    pub entries: Vec<TrackEntry>,
}

/// Reads a track file with `title`, `description`, and `problems` (a list of slugs) or `sections` (a list of `title` and `problems`). If it
/// has both, the problems come first, without a heading. The file's name is the track's slug.
///
/// # Errors
/// The file cannot be read, is not YAML, has no `title` or problems, has an unknown key, or has a problem or section twice.
pub fn read_track(file: &Path) -> Result<TrackFile, Error> {
    let slug = file
        .file_stem()
        .and_then(|stem| stem.to_str())
        .unwrap_or_default()
        .parse::<Slug>()
        .map_err(|error| Error::invalid(file, format!("{error}; rename the file")))?;
    let mut section = read_section(file)?;
    let missing = |key: &str| Error::invalid(file, format!("has no `{key}`; add a line `{key}: …`"));
    let title = section.take("title").ok_or_else(|| missing("title"))?;
    let (problems, sections) = (section.take("problems"), section.take("sections"));
    if problems.is_none() && sections.is_none() {
        return Err(missing("problems"));
    }
    let mut list = List::default();
    let read = problems.map_or(Ok(()), |problems| list.problems(&problems));
    read.and_then(|()| sections.map_or(Ok(()), |sections| list.sections(&sections)))
        .and_then(|()| track(slug, &title, list.entries, section))
        .map_err(|fault| fault.in_file(file))
}

fn track(slug: Slug, title: &Node, entries: Vec<TrackEntry>, mut section: Section) -> Result<TrackFile, Fault> {
    let description = section.take("description").map(|node| node.text("description")).transpose()?.unwrap_or_default();
    if let Some((key, node)) = section.rest().first() {
        return Err(
            node.fault(format!("`{key}` is not a key of a track; use title, description, problems or sections"))
        );
    }
    let text = title.text("title")?.trim().to_owned();
    if text.is_empty() {
        return Err(title.fault("`title` is empty; write the track's name"));
    }
    Ok(TrackFile { slug, title: text, description: description.trim().to_owned(), entries })
}

#[derive(Default)]
struct List {
    entries: Vec<TrackEntry>,
}

impl List {
    fn problems(&mut self, problems: &Node) -> Result<(), Fault> {
        let Value::List(items) = &problems.value else {
            return Err(problems.fault("`problems` must be a list with one `- slug` per line"));
        };
        for item in items {
            let problem = item.text("problems")?.parse::<Slug>().map_err(|error| item.fault(error.to_string()))?;
            self.push(item, TrackEntry::Problem(problem))?;
        }
        Ok(())
    }

    fn sections(&mut self, sections: &Node) -> Result<(), Fault> {
        let Value::List(items) = &sections.value else {
            return Err(sections.fault("`sections` must be a list; begin each with `- title: …`"));
        };
        for item in items {
            let Value::Map(section) = &item.value else {
                return Err(item.fault("a section must have a `title` and `problems`"));
            };
            let mut section = section.clone();
            let mut missing =
                |key: &str| section.take(key).ok_or_else(|| item.fault(format!("this section has no `{key}`")));
            let (title, problems) = (missing("title")?, missing("problems")?);
            if let Some((key, node)) = section.rest().first() {
                return Err(node.fault(format!("`{key}` is not a key of a section; use title or problems")));
            }
            let heading = title
                .text("title")?
                .parse::<SectionTitle>()
                .map_err(|error| title.fault(format!("`title`: {error}")))?;
            self.push(&title, TrackEntry::Heading(heading))?;
            self.problems(&problems)?;
        }
        Ok(())
    }

    fn push(&mut self, node: &Node, entry: TrackEntry) -> Result<(), Fault> {
        if self.entries.contains(&entry) {
            return Err(node.fault(format!("`{entry}` is already in this track; remove one of them")));
        }
        self.entries.push(entry);
        Ok(())
    }
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
        assert_eq!(track.entries.iter().map(ToString::to_string).collect::<Vec<_>>(), ["x", "y-2"]);
    }

    #[test]
    fn sections_are_headings_among_the_problems() {
        let text = "title: A\nproblems: [x]\nsections:\n  - title: Trees\n    problems:\n      - y\n  - title: Graphs\n    problems: [z]\n";
        let track = read("t.yaml", text).unwrap();
        let entries: Vec<_> = track.entries.iter().map(ToString::to_string).collect();
        assert_eq!(entries, ["x", "# Trees", "y", "# Graphs", "z"]);
        assert_eq!(read("t.yaml", "title: A\nsections: []\n").unwrap().entries, []);
    }

    #[test]
    fn errors_name_file_and_line() {
        for (text, at, what) in [
            ("title: A\nproblems:\n  - x\n  - x\n", "t.yaml:4", "already"),
            ("title: A\nproblems:\n  - X Y\n", "t.yaml:3", "not a valid name"),
            ("title: A\nproblems: x\n", "t.yaml:2", "list"),
            ("title: A\ncolour: red\nproblems: [x]\n", "t.yaml:2", "colour"),
            ("title: ''\nproblems: [x]\n", "t.yaml:1", "empty"),
            ("problems: [x]\n", "t.yaml", "title"),
            ("title: A\n", "t.yaml", "problems"),
            ("title: A\nsections: x\n", "t.yaml:2", "list"),
            ("title: A\nsections:\n  - x\n", "t.yaml:3", "must have a `title`"),
            ("title: A\nsections:\n  - title: B\n", "t.yaml:3", "has no `problems`"),
            ("title: A\nsections:\n  - title: ''\n    problems: []\n", "t.yaml:3", "1 to 100"),
            (
                "title: A\nsections:\n  - title: B\n    problem: []\n    problems: []\n",
                "t.yaml:4",
                "not a key of a section",
            ),
            ("title: A\nproblems: [x]\nsections:\n  - title: B\n    problems: [x]\n", "t.yaml:5", "already"),
            (
                "title: A\nsections:\n  - title: B\n    problems: []\n  - title: B\n    problems: []\n",
                "t.yaml:5",
                "already",
            ),
        ] {
            let message = read("t.yaml", text).unwrap_err();
            assert!(message.contains(at) && message.contains(what), "{message}");
        }
        assert!(read("No Slug.yaml", "title: A\nproblems: []\n").unwrap_err().contains("rename"));
    }
}
