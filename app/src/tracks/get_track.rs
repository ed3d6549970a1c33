use assay_domain::Track;
use leptos::{prelude::*, server_fn::codec::GetUrl};

use crate::{fault::Fault, json::Json};

/// Reads a track with its problems.
#[server(prefix = "/api/fn", endpoint = "get_track", input = GetUrl, output = Json)]
pub(crate) async fn get_track(slug: String) -> Result<Track, Fault> {
    use crate::server::{answer, service, visitor};

    let slug = slug
        .parse()
        .map_err(|_| crate::server::fail(&assay_service::Error::not_found(assay_domain::Missing::Track)))?;
    answer(service()?.track_with_lessons(&slug, visitor()?.id()).await)
}
