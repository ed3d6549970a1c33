//! Tracks: ordered lists of problems.

use serde::{Deserialize, Serialize};

use crate::{ProblemSummary, Slug};

/// A track in the list of tracks. Without `solved`, it is the same for all users and can be cached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TrackSummary {
    /// Its name in URLs.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// One or two sentences.
    pub description: String,
    /// How many published problems it has.
    pub problems: u32,
    /// How many of them the user has solved. Absent for visitors who are not logged in, and in the cache.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub solved: Option<u32>,
}

/// A track with its problems, in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Track {
    /// Its name in URLs.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// One or two sentences.
    pub description: String,
    /// Its problems, in order.
    pub items: Vec<TrackItem>,
    /// Its headings, in order. Each has at least one problem under it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<TrackSection>,
    /// About how many hours it takes, if its author says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<u32>,
    /// The published tracks that people should know before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prerequisites: Vec<TrackLink>,
}

/// A track that another one names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TrackLink {
    /// Its name in URLs.
    pub slug: Slug,
    /// Its title.
    pub title: String,
}

/// A heading in a track.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TrackSection {
    /// Its text.
    pub title: String,
    /// The position of the first problem under it.
    pub first: u32,
    /// The lesson to read before these problems, as safe HTML, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lesson: Option<String>,
}

/// A problem in a track.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TrackItem {
    /// Its position, from 1.
    pub position: u32,
    /// The problem.
    pub problem: ProblemSummary,
}

impl Track {
    /// How many of the problems the user has solved.
    #[must_use]
    pub fn solved(&self) -> usize {
        self.items.iter().filter(|item| item.is_solved()).count()
    }

    /// The problems under each heading. Those before the first heading come first, with `None`.
    #[must_use]
    pub fn groups(&self) -> Vec<(Option<&TrackSection>, &[TrackItem])> {
        let starts = self.sections.iter().map(|section| (Some(section), section.first));
        let starts: Vec<_> = std::iter::once((None, 1)).chain(starts).collect();
        let ends = starts.iter().skip(1).map(|(_, first)| *first).chain([u32::MAX]);
        let groups = starts.iter().zip(ends).map(|((section, first), end)| {
            let index = |position: u32| self.items.partition_point(|item| item.position < position);
            (*section, self.items.get(index(*first)..index(end)).unwrap_or_default())
        });
        groups.filter(|(_, items)| !items.is_empty()).collect()
    }
}

impl TrackItem {
    /// Whether the user has solved it.
    #[must_use]
    pub fn is_solved(&self) -> bool {
        self.problem.state == crate::SolveState::Solved
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn track(problems: u32, sections: &[(&str, u32)]) -> Track {
        let item = |position| {
            let slug: Slug = format!("p{position}").parse().unwrap();
            let state = crate::SolveState::Untouched;
            let problem = ProblemSummary {
                title: slug.to_string(),
                slug,
                difficulty: None,
                state,
                tags: Vec::new(),
                starred: false,
            };
            TrackItem { position, problem }
        };
        Track {
            slug: "t".parse().unwrap(),
            title: "T".to_owned(),
            description: String::new(),
            items: (1..=problems).map(item).collect(),
            sections: sections
                .iter()
                .map(|(title, first)| TrackSection { title: (*title).to_owned(), first: *first, lesson: None })
                .collect(),
            hours: None,
            prerequisites: Vec::new(),
        }
    }

    #[test]
    fn problems_are_grouped_under_their_headings() {
        let groups = |problems, sections: &[(&str, u32)]| {
            let track = track(problems, sections);
            let groups = track.groups().into_iter();
            groups
                .map(|(section, items)| (section.map(|section| section.title.clone()), items.len()))
                .collect::<Vec<_>>()
        };
        let under = |title: &str, count| (Some(title.to_owned()), count);
        assert_eq!(groups(3, &[]), [(None, 3)]);
        assert_eq!(groups(3, &[("A", 1), ("B", 3)]), [under("A", 2), under("B", 1)]);
        assert_eq!(groups(3, &[("B", 3)]), [(None, 2), under("B", 1)]);
        assert_eq!(groups(0, &[]), []);
    }
}
