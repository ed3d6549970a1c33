//! Reads track files: YAML files with an ordered list of problems.

use std::path::{Component, Path, PathBuf};

use assay_domain::{SectionTitle, Slug, TrackEntry};

use crate::{
    Error, Lesson,
    lesson::read_lesson,
    yaml::{Fault, Node, Section, Value, read_section},
};

/// The longest estimate, in hours.
const MAX_HOURS: u32 = 1000;

/// A track, read from its file.
#[derive(Clone, Debug)]
pub struct TrackFile {
    /// The file's name without its extension.
    pub slug: Slug,
    /// The title.
    pub title: String,
    /// One or two sentences.
    pub description: String,
    /// The problems in order, without duplicates, with headings between them.
    pub entries: Vec<TrackEntry>,
    /// The lessons of sections, by their titles.
    pub lessons: Vec<(SectionTitle, Lesson)>,
    /// The tracks that people should know before.
    pub prerequisites: Vec<Slug>,
    /// About how many hours it takes.
    pub hours: Option<u32>,
}

/// Reads a track file with `title`, `description`, `hours`, `prerequisites` (a list of tracks), and `problems` (a list of slugs) or
/// `sections` (a list of `title`, `lesson` and `problems`). If it has both, the problems come first, without a heading. The file's name is
/// the track's slug. A `lesson` is the path of a Markdown file, relative to the track file.
///
/// # Errors
/// The file or a lesson cannot be read, is not YAML, has no `title` or problems, has an unknown key, or has a problem or section twice.
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
    let mut guide = Guide::default();
    guide.read(&mut section).map_err(|fault| fault.in_file(file))?;
    let read = problems.map_or(Ok(()), |problems| list.problems(&problems));
    read.and_then(|()| sections.map_or(Ok(()), |sections| list.sections(&sections)))
        .map_err(|fault| fault.in_file(file))?;
    let lessons = list.lessons.into_iter().map(|(heading, path, node)| {
        let path = lesson_path(file, &path)
            .ok_or_else(|| node.fault("`lesson` must be a path inside the folder of the track file").in_file(file))?;
        Ok((heading, read_lesson(&path)?))
    });
    let lessons = lessons.collect::<Result<_, Error>>()?;
    track(slug, &title, list.entries, lessons, guide, section).map_err(|fault| fault.in_file(file))
}

/// The path of a lesson. None if it leaves the folder of the track file.
fn lesson_path(file: &Path, lesson: &str) -> Option<PathBuf> {
    let inside = !lesson.is_empty() && Path::new(lesson).components().all(|part| matches!(part, Component::Normal(_)));
    inside.then(|| file.parent().unwrap_or(Path::new(".")).join(lesson))
}

fn track(
    slug: Slug,
    title: &Node,
    entries: Vec<TrackEntry>,
    lessons: Vec<(SectionTitle, Lesson)>,
    guide: Guide,
    mut section: Section,
) -> Result<TrackFile, Fault> {
    let description = section.take("description").map(|node| node.text("description")).transpose()?.unwrap_or_default();
    if let Some((key, node)) = section.rest().first() {
        return Err(node.fault(format!(
            "`{key}` is not a key of a track; use title, description, hours, prerequisites, problems or sections"
        )));
    }
    let text = title.text("title")?.trim().to_owned();
    if text.is_empty() {
        return Err(title.fault("`title` is empty; write the track's name"));
    }
    let Guide { prerequisites, hours } = guide;
    let description = description.trim().to_owned();
    Ok(TrackFile { slug, title: text, description, entries, lessons, prerequisites, hours })
}

/// The prerequisites and hours of a track.
#[derive(Default)]
struct Guide {
    prerequisites: Vec<Slug>,
    hours: Option<u32>,
}

impl Guide {
    fn read(&mut self, section: &mut Section) -> Result<(), Fault> {
        if let Some(node) = section.take("hours") {
            let hours = match node.value {
                Value::Integer(hours) => u32::try_from(hours).ok().filter(|hours| (1..=MAX_HOURS).contains(hours)),
                _ => None,
            };
            let hours =
                hours.ok_or_else(|| node.fault(format!("`hours` must be a whole number from 1 to {MAX_HOURS}")))?;
            self.hours = Some(hours);
        }
        let Some(node) = section.take("prerequisites") else { return Ok(()) };
        let Value::List(items) = &node.value else {
            return Err(node.fault("`prerequisites` must be a list with one `- track` per line"));
        };
        for item in items {
            let track = item.text("prerequisites")?.parse::<Slug>().map_err(|error| item.fault(error.to_string()))?;
            if self.prerequisites.contains(&track) {
                return Err(item.fault(format!("`{track}` is already a prerequisite; remove one of them")));
            }
            self.prerequisites.push(track);
        }
        Ok(())
    }
}

#[derive(Default)]
struct List {
    entries: Vec<TrackEntry>,
    /// The headings with a lesson, and the value of `lesson`.
    lessons: Vec<(SectionTitle, String, Node)>,
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
            let lesson = section.take("lesson");
            if let Some((key, node)) = section.rest().first() {
                return Err(node.fault(format!("`{key}` is not a key of a section; use title, lesson or problems")));
            }
            let heading = title
                .text("title")?
                .parse::<SectionTitle>()
                .map_err(|error| title.fault(format!("`title`: {error}")))?;
            if let Some(node) = lesson {
                self.lessons.push((heading.clone(), node.text("lesson")?, node));
            }
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
    fn sections_have_lessons() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let file = folder.path().join(name);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(&file, text).unwrap();
            file
        };
        let lesson = "# Trees\n\n## Leaves\n\nA *tree* with $n$ nodes.\n\n![a tree](tree.svg)\n\n![none](none.png)\n\n<script>alert(1)</script>\n";
        write("t/1.md", lesson);
        write(
            "t/tree.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><path d=\"M0 0h9\"/></svg>",
        );
        let text = "title: A\nhours: 3\nprerequisites: [b, c]\nsections:\n  - title: Trees\n    lesson: t/1.md\n    problems: [y]\n  - title: Graphs\n    problems: [z]\n";
        let track = read_track(&write("t.yaml", text)).unwrap();
        assert_eq!(track.hours, Some(3));
        assert_eq!(track.prerequisites.iter().map(Slug::as_str).collect::<Vec<_>>(), ["b", "c"]);
        let [(title, read)] = &track.lessons[..] else { panic!("{:?}", track.lessons) };
        assert_eq!((title.as_str(), read.markdown.as_str()), ("Trees", lesson));
        assert!(read.html.starts_with("<h3>Leaves</h3>") && read.html.contains("<math"), "{}", read.html);
        assert!(!read.html.contains("script"), "{}", read.html);
        let [picture] = &read.files[..] else { panic!("{:?}", read.files) };
        assert!(read.html.contains(&format!("/statement-files/{}", picture.address)), "{}", read.html);
        assert!(picture.path.exists());
        // An admin who edits the lesson keeps its pictures.
        let stored = [(picture.name.clone(), "x.svg".to_owned())].into_iter().collect();
        let html = crate::render_lesson("![a](tree.svg) ![b](none.svg)", stored);
        assert!(html.contains("/statement-files/x.svg") && html.matches("<img").count() == 1, "{html}");
        assert_eq!(read.warnings.len(), 1, "{:?}", read.warnings);
        for (lesson, what) in [("../x.md", "inside the folder"), ("/x.md", "inside the folder"), ("t/2.md", "2.md")] {
            let text = format!("title: A\nsections:\n  - title: B\n    lesson: {lesson}\n    problems: []\n");
            let message = read_track(&write("u.yaml", &text)).unwrap_err().to_string();
            assert!(message.contains(what), "{message}");
        }
    }

    #[test]
    fn errors_name_file_and_line() {
        for (text, at, what) in [
            ("title: A\nproblems: []\nhours: 0\n", "t.yaml:3", "1 to 1000"),
            ("title: A\nproblems: []\nhours: many\n", "t.yaml:3", "whole number"),
            ("title: A\nproblems: []\nprerequisites: b\n", "t.yaml:3", "list"),
            ("title: A\nproblems: []\nprerequisites: [b, b]\n", "t.yaml:3", "already"),
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
