use leptos::prelude::*;

use crate::{fault::Fault, json::Json};

/// Logs in. The response sets the session cookie and the device cookie, which identifies this browser next time.
#[server(prefix = "/api/fn", endpoint = "log_in", input = Json, output = Json)]
pub(crate) async fn log_in(email: String, password: String) -> Result<(), Fault> {
    use assay_service::cookie::{device_name, set_device, set_session};

    use crate::{
        response::add_cookie,
        server::{answer, cookie, cookie_policy, service, visitor},
    };

    let visitor = visitor()?;
    let secure = cookie_policy()?.secure;
    let device = cookie(&device_name(secure));
    let session = answer(service()?.log_in(&email, &password, device.as_deref(), &visitor).await)?;
    add_cookie(&set_session(&session, secure));
    add_cookie(&set_device(&session, secure));
    Ok(())
}
