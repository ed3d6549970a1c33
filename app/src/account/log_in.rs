use leptos::{prelude::*, server_fn::codec::Json};

use crate::fault::Fault;

/// Logs somebody in: the answer carries the session cookie, and the one by which this browser is known next time.
#[server(prefix = "/api/fn", endpoint = "log_in", input = Json, output = Json)]
pub(crate) async fn log_in(email: String, password: String) -> Result<(), Fault> {
    use assay_service::cookie::{DEVICE, set_device, set_session};

    use crate::server::{add_cookie, answer, cookie, cookie_policy, service, visitor};

    let visitor = visitor()?;
    let session = answer(service()?.log_in(&email, &password, cookie(DEVICE).as_deref(), &visitor).await)?;
    let secure = cookie_policy()?.secure;
    add_cookie(&set_session(&session, secure));
    add_cookie(&set_device(&session, secure));
    Ok(())
}
