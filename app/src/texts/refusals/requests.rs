//! Why a request was refused before any operation began.

use assay_domain::RequestRefusal;

pub(super) fn english(refusal: &RequestRefusal) -> String {
    match refusal {
        RequestRefusal::InvalidApiKey => "This API key is not valid. Create one on your account page.".into(),
        RequestRefusal::ScopeTooNarrow { needed, has } => {
            format!("This needs a key with the scope {needed}; your key has {has}. Create one on your account page.")
        }
        RequestRefusal::SessionNeeded => "API keys cannot do this. Log in with a browser.".into(),
        RequestRefusal::ForeignOrigin => "This request came from another site. If this is your site, set ASSAY_PUBLIC_URL to the address that people use.".into(),
        RequestRefusal::ForeignConnection => "This connection came from another site.".into(),
        RequestRefusal::TooManyConnections => {
            "You have too many live connections. Close some tabs or programs, then try again.".into()
        }
        RequestRefusal::ServerBusy => "Too many connections are open. Close some, or try again in a moment.".into(),
        RequestRefusal::NotAWebSocket => "Connect with a WebSocket client.".into(),
        RequestRefusal::NothingHere => "There is nothing at this address.".into(),
        RequestRefusal::UnknownName => "There is nothing with this name.".into(),
        RequestRefusal::NoSuchFile => "There is no such file.".into(),
        RequestRefusal::MethodNotAllowed => "This address does not support this method.".into(),
        RequestRefusal::InvalidQuery { reason } | RequestRefusal::UnreadableBody { reason } => reason.clone(),
        RequestRefusal::NotJson { reason } => format!("Send JSON as UTF-8. {reason}"),
        RequestRefusal::UnexpectedJson { reason } => format!("The JSON does not match the expected format. {reason}"),
        RequestRefusal::ContentTypeMissing => "Send JSON, with Content-Type: application/json.".into(),
        RequestRefusal::BodyTooLarge { most_kib, source_kib } => {
            format!("The request is larger than {most_kib} KiB. A source may have {source_kib} KiB.")
        }
        RequestRefusal::IncompleteBody => "The request's body is incomplete. Send it again.".into(),
        RequestRefusal::BodyTooSlow => "The request's body arrived too slowly. Send it again.".into(),
        RequestRefusal::ServerTooSlow => "The server took too long to answer. Try again.".into(),
        RequestRefusal::InvalidIdempotencyKey { most } => format!(
            "Idempotency-Key must have 1 to {most} visible ASCII characters, without \" and \\. Use a UUID."
        ),
        RequestRefusal::IncompleteLink => "This link is incomplete. Copy the whole link from the log.".into(),
        RequestRefusal::UsedLink => "This link was used or has expired, or there is already an admin. Use `assay user promote EMAIL` instead.".into(),
        RequestRefusal::Internal => "Something went wrong. Try again.".into(),
    }
}
