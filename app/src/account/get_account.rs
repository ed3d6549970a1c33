use assay_domain::Me;
use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

use crate::{fault::Fault, json::Json};

/// The content of the account page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Account {
    pub(crate) me: Me,
    /// Whether the user wants reviews.
    pub(crate) reviews: bool,
}

/// Reads the logged-in user.
#[server(prefix = "/api/fn", endpoint = "get_account", input = GetUrl, output = Json)]
pub(crate) async fn get_account() -> Result<Account, Fault> {
    use crate::server::{answer, service, visitor};

    let visitor = visitor()?;
    let me = answer(visitor.require())?;
    let reviews = answer(service()?.wants_reviews(me).await)?;
    Ok(Account { me: me.clone(), reviews })
}
