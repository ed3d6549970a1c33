use leptos::{prelude::*, server_fn::codec::Json};

use crate::fault::Fault;

/// Logs somebody in: the answer carries the session cookie.
#[server(prefix = "/api/fn", endpoint = "log_in", input = Json, output = Json)]
pub(crate) async fn log_in(email: String, password: String) -> Result<(), Fault> {
    use crate::server::{add_cookie, answer, cookie_policy, service, visitor};

    let visitor = visitor()?;
    let session = answer(service()?.log_in(&email, &password, &visitor).await)?;
    add_cookie(&assay_service::cookie::set_session(&session, cookie_policy()?.secure));
    Ok(())
}
