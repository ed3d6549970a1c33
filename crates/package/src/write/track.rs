//! Writes track files.

use std::collections::BTreeMap;

use assay_domain::{EditableTrack, EditableTrackEntry, SectionTitle};

use super::yaml::Yaml;

/// The text of a track file. `lessons` are the paths of lessons beside the file.
#[must_use]
pub fn track_yaml(track: &EditableTrack, lessons: &BTreeMap<SectionTitle, String>) -> String {
    let mut yaml = Yaml::default();
    yaml.text("title", &track.title);
    if !track.description.is_empty() {
        yaml.text("description", &track.description);
    }
    if let Some(hours) = track.hours {
        yaml.raw("hours", &hours.to_string());
    }
    yaml.list("prerequisites", &track.prerequisites.iter().map(ToString::to_string).collect::<Vec<_>>());
    let mut first = Vec::new();
    let mut sections: Vec<(&SectionTitle, Vec<String>)> = Vec::new();
    for entry in &track.entries {
        match entry {
            EditableTrackEntry::Heading(title) => sections.push((title, Vec::new())),
            EditableTrackEntry::Problem(problem) => {
                let problems = sections.last_mut().map_or(&mut first, |(_, problems)| problems);
                problems.push(problem.slug.to_string());
            }
        }
    }
    if !first.is_empty() || sections.is_empty() {
        yaml.list_always("problems", &first);
    }
    let section = |(title, problems): (&SectionTitle, Vec<String>)| {
        let mut section = Yaml::default();
        section.text("title", title.as_str());
        if let Some(path) = lessons.get(title) {
            section.text("lesson", path);
        }
        section.list_always("problems", &problems);
        section
    };
    yaml.maps("sections", sections.into_iter().map(section).collect());
    yaml.finish()
}
