use assay_domain::TrackSummary;
use leptos::{
    prelude::*,
    server_fn::codec::{GetUrl, Json},
};

use crate::fault::Fault;

/// Lists all tracks with the reader's progress.
#[server(prefix = "/api/fn", endpoint = "list_tracks", input = GetUrl, output = Json)]
pub(crate) async fn list_tracks() -> Result<Vec<TrackSummary>, Fault> {
    use crate::server::{answer, service, visitor};

    Ok(answer(service()?.tracks(visitor()?.id()).await)?.items)
}
