use assay_domain::Me;
use leptos::{prelude::*, server_fn::codec::GetUrl};

use crate::{fault::Fault, json::Json};

/// Reads the logged-in user.
#[server(prefix = "/api/fn", endpoint = "get_account", input = GetUrl, output = Json)]
pub(crate) async fn get_account() -> Result<Me, Fault> {
    use crate::server::{answer, visitor};

    answer(visitor()?.require().cloned())
}
