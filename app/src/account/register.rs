use leptos::prelude::*;

use crate::{fault::Fault, json::Json};

/// Registers an account without logging in. The response does not reveal whether the email already has an account.
#[server(prefix = "/api/fn", endpoint = "register", input = Json, output = Json)]
pub(crate) async fn register(name: String, email: String, password: String) -> Result<(), Fault> {
    use crate::server::{answer, service, visitor};

    answer(service()?.register(&name, &email, &password, &visitor()?).await)
}
