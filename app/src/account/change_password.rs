use leptos::prelude::*;

use crate::{fault::Fault, json::Json};

/// Changes the logged-in user's password.
#[server(prefix = "/api/fn", endpoint = "change_password", input = Json, output = Json)]
pub(crate) async fn change_password(
    current: String,
    password: String,
    /// Whether the user's API keys stay valid.
    #[server(default)]
    keep_keys: bool,
) -> Result<(), Fault> {
    use crate::server::{answer, service, visitor};

    answer(service()?.change_password(&current, &password, keep_keys, &visitor()?).await)
}
