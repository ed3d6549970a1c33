use assay_domain::{Review, ReviewDay};
use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

use crate::{fault::Fault, json::Json};

/// The content of the page about reviews.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Reviews {
    /// None if the reader has turned reviews off.
    pub(crate) day: Option<ReviewDay>,
    /// Those that are due today or started, each with its forms as HTML.
    pub(crate) due: Vec<(Review, String)>,
    pub(crate) later: Vec<Review>,
    pub(crate) next: Option<String>,
    /// Says when the problem that was just graded or skipped comes back.
    pub(crate) done: Option<String>,
}

/// A page of the reader's reviews. `done` is the problem that was just graded or skipped, or empty.
#[server(prefix = "/api/fn", endpoint = "get_reviews", input = GetUrl, output = Json)]
pub(crate) async fn get_reviews(cursor: String, done: String) -> Result<Reviews, Fault> {
    use super::forms::actions;
    use crate::{
        server::{answer, page_or_first, service, visitor},
        texts,
        ui::format,
    };

    let (service, visitor) = (service()?, visitor()?);
    let me = answer(visitor.require())?;
    let read = |cursor: Option<String>| {
        let (service, me) = (service.clone(), me.clone());
        async move { service.reviews(&me, cursor.as_deref(), None).await }
    };
    let page = answer(page_or_first(Some(cursor).filter(|cursor| !cursor.is_empty()), read).await)?;
    let (due, later): (Vec<Review>, Vec<Review>) =
        page.items.into_iter().partition(|review| review.due || review.started.is_some());
    let mut primary = due.iter().all(|review| review.started.is_none());
    let due = due.into_iter().map(|review| {
        let html = actions(&review, std::mem::take(&mut primary));
        (review, html)
    });
    // A made-up address shows no message.
    let done = match done.parse() {
        Ok(problem) => service.review(me, &problem).await.ok(),
        Err(_) => None,
    };
    Ok(Reviews {
        due: due.collect(),
        later,
        next: page.next,
        done: done.map(|review| (texts::review().comes_back)(&review.title, &format::day(review.due_at))),
        day: answer(service.review_day(me).await)?,
    })
}
