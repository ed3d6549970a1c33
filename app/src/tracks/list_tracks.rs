use assay_domain::{Page, TrackSummary};
use leptos::{prelude::*, server_fn::codec::GetUrl};

use crate::{fault::Fault, json::Json};

/// Lists a page of tracks with the reader's progress. An empty `cursor` gives the first page.
#[server(prefix = "/api/fn", endpoint = "list_tracks", input = GetUrl, output = Json)]
pub(crate) async fn list_tracks(cursor: String) -> Result<Page<TrackSummary>, Fault> {
    use crate::server::{answer, service, visitor};

    let cursor = Some(cursor.as_str()).filter(|cursor| !cursor.is_empty());
    Ok(answer(service()?.tracks(cursor, None, visitor()?.id()).await)?.page)
}
