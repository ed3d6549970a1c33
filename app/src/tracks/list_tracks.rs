use assay_domain::{Page, TrackSummary};
use leptos::{prelude::*, server_fn::codec::GetUrl};

use crate::{fault::Fault, json::Json};

/// Lists a page of tracks with the reader's progress. An empty `cursor` gives the first page.
#[server(prefix = "/api/fn", endpoint = "list_tracks", input = GetUrl, output = Json)]
pub(crate) async fn list_tracks(cursor: String) -> Result<Page<TrackSummary>, Fault> {
    use crate::server::{answer, page_or_first, service, visitor};

    let (service, reader) = (service()?, visitor()?.id());
    let read = |cursor: Option<String>| {
        let service = service.clone();
        async move { service.tracks(cursor.as_deref(), None, reader).await }
    };
    Ok(answer(page_or_first(Some(cursor).filter(|cursor| !cursor.is_empty()), read).await)?.page)
}
