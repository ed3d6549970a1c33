//! The way to a problem: the breadcrumb, and links to the problems before and after it in the reader's list.

use assay_domain::{ListId, Neighbors, ProblemLink, Slug, Track};
use assay_service::{Error, Service, Visitor};

use super::place::Place;
use crate::{texts, values::escape};

const LEFT: &str = include_str!("../../icons/arrow-left.svg");
const RIGHT: &str = include_str!("../../icons/arrow-right.svg");

/// The list that the reader comes from.
struct Found {
    parameter: String,
    /// Names and addresses above the problem. The last one is the list.
    crumbs: Vec<(String, String)>,
    /// The heading of the problem in the list, if any.
    section: Option<String>,
    neighbors: Neighbors,
}

/// The breadcrumb with the links, as HTML, and the problem's place if it is in the list that the parameter names.
pub(crate) async fn trail(
    service: &Service,
    visitor: &Visitor,
    problem: &Slug,
    parameter: &str,
) -> Result<(String, Option<Place>), Error> {
    let found = match find(service, visitor, problem, parameter).await {
        // A list that is gone does not hide the problem.
        Err(error) if error.is_not_found() => None,
        found => found?,
    };
    let Some(found) = found else {
        let crumbs = [(texts::common().problems.to_owned(), "/problems".to_owned())];
        return Ok((breadcrumb(&crumbs, None, None), None));
    };
    let texts = texts::shelf();
    let position = (texts.position)(found.neighbors.position, found.neighbors.total);
    let name = found.crumbs.last().map(|(name, _)| name.as_str()).unwrap_or_default();
    let html = breadcrumb(&found.crumbs, found.section.as_deref(), Some(&position))
        + &around(name, &found.neighbors, &found.parameter);
    let next = found.neighbors.next.map(|next| (next.title.clone(), address(&next, &found.parameter)));
    Ok((html, Some(Place { parameter: found.parameter, next })))
}

async fn find(service: &Service, visitor: &Visitor, problem: &Slug, parameter: &str) -> Result<Option<Found>, Error> {
    let texts = texts::shelf();
    match (parameter.split_once('='), &visitor.me) {
        (Some(("track", slug)), _) => {
            let Ok(slug) = slug.parse::<Slug>() else { return Ok(None) };
            Ok(in_track(&service.track(&slug, None).await?, problem))
        }
        (Some(("list", id)), Some(me)) => {
            let Ok(id) = id.parse::<ListId>() else { return Ok(None) };
            let found = service.neighbors_in_list(me, id, problem).await?;
            Ok(found.map(|(name, neighbors)| Found {
                parameter: format!("list={id}"),
                crumbs: vec![(texts.your_lists.to_owned(), "/lists".to_owned()), (name, format!("/lists/{id}"))],
                section: None,
                neighbors,
            }))
        }
        (Some(("starred", _)), Some(me)) => {
            let found = service.neighbors_in_stars(me, problem).await?;
            Ok(found.map(|neighbors| Found {
                parameter: "starred=true".to_owned(),
                crumbs: vec![(texts.starred_problems.to_owned(), "/problems?starred=true".to_owned())],
                section: None,
                neighbors,
            }))
        }
        _ => Ok(None),
    }
}

fn in_track(track: &Track, problem: &Slug) -> Option<Found> {
    let at = track.items.iter().position(|item| item.problem.slug == *problem)?;
    let position = track.items.get(at)?.position;
    let section = track.sections.iter().rev().find(|section| section.first <= position);
    let link = |at: Option<usize>| {
        let problem = &track.items.get(at?)?.problem;
        Some(ProblemLink { slug: problem.slug.clone(), title: problem.title.clone() })
    };
    Some(Found {
        parameter: format!("track={}", track.slug),
        crumbs: vec![
            (texts::common().tracks.to_owned(), "/tracks".to_owned()),
            (track.title.clone(), format!("/tracks/{}", track.slug)),
        ],
        section: section.map(|section| section.title.clone()),
        neighbors: Neighbors {
            position,
            total: u32::try_from(track.items.len()).unwrap_or(u32::MAX),
            previous: link(at.checked_sub(1)),
            next: link(at.checked_add(1)),
        },
    })
}

fn breadcrumb(crumbs: &[(String, String)], section: Option<&str>, position: Option<&str>) -> String {
    let mut html = format!(r#"<nav class="crumbs" aria-label="{}">"#, texts::common().breadcrumb);
    for (name, address) in crumbs {
        html += &format!(r#"<a href="{}">{}</a>"#, escape(address), escape(name));
    }
    for words in [section, position].into_iter().flatten() {
        html += &format!("<span>{}</span>", escape(words));
    }
    html + "</nav>"
}

/// Links to the problems around this one. Nothing if it is the only one.
fn around(list: &str, neighbors: &Neighbors, parameter: &str) -> String {
    let texts = texts::shelf();
    let link = |problem: &ProblemLink, rel: &str, words: &str, label: &str| {
        let icon = |svg: &str| format!(r#"<span class="icon" aria-hidden="true">{svg}</span>"#);
        let (before, after) = if rel == "prev" { (icon(LEFT), String::new()) } else { (String::new(), icon(RIGHT)) };
        format!(
            r#"<a class="button button--quiet button--small" rel="{rel}" href="{}" aria-label="{label}" title="{label}">{before}{words}{after}</a>"#,
            escape(&address(problem, parameter)),
            label = escape(label),
        )
    };
    let previous = neighbors
        .previous
        .as_ref()
        .map(|problem| link(problem, "prev", texts.previous, &(texts.previous_problem)(&problem.title)));
    let next =
        neighbors.next.as_ref().map(|problem| link(problem, "next", texts.next, &(texts.next_problem)(&problem.title)));
    let links: String = previous.into_iter().chain(next).collect();
    if links.is_empty() {
        return links;
    }
    format!(r#"<nav class="trail__around" aria-label="{}">{links}</nav>"#, escape(&(texts.around)(list)))
}

fn address(problem: &ProblemLink, parameter: &str) -> String {
    format!("/problems/{}?{parameter}", problem.slug)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_names_are_escaped() {
        let link = |title: &str| Some(ProblemLink { slug: "a".parse().unwrap(), title: title.to_owned() });
        let neighbors = Neighbors { position: 2, total: 3, previous: link("<b>\""), next: None };
        let html = breadcrumb(&[("<i>".to_owned(), "/lists/1".to_owned())], None, Some("2 of 3"))
            + &around("\"><script>", &neighbors, "list=1");
        assert!(!html.contains("<b>") && !html.contains("<i>") && !html.contains("<script>"), "{html}");
        assert!(html.contains("Previous problem: &lt;b&gt;&quot;") && !html.contains("rel=\"next\""), "{html}");
        assert_eq!(around("l", &Neighbors { previous: None, ..neighbors }, "list=1"), "");
    }
}
