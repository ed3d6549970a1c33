//! Short names for kinds of refusals.

use assay_domain::RefusalKind;

pub(super) fn english(kind: RefusalKind) -> &'static str {
    match kind {
        RefusalKind::NotLoggedIn => "Log in first",
        RefusalKind::WrongCredentials => "Wrong email or password",
        RefusalKind::NotAllowed => "Not allowed",
        RefusalKind::NotFound => "Not found",
        RefusalKind::Conflict => "Conflict",
        RefusalKind::TooLarge => "Too large",
        RefusalKind::Invalid => "Please check the form",
        RefusalKind::TooMany => "Too many requests",
        RefusalKind::Unavailable => "Not available right now",
        RefusalKind::Internal => "Something went wrong on our side",
    }
}
