//! What a person can do, one operation a file. Pages and the REST routes both call these, so a rule stands in one place.
//! Knows nothing of HTTP but the status that belongs to an error and the text of a cookie.

mod accounts;
mod admin;
mod api_keys;
mod availability;
mod cancel_run;
pub mod cookie;
mod device;
mod drafts;
mod error;
mod languages;
mod limits;
mod passwords;
mod problems;
mod quotas;
mod runs;
mod secret;
mod service;
mod submissions;
mod tokens;
mod tracks;
mod visitor;
mod waiting;

// The future of every public method is boxed, so that its code is generated in this crate once and not again in every crate that
// awaits it.
use async_recursion::async_recursion as boxed;

pub use accounts::{NewSession, ParsedUser, parse_new_user};
pub use admin::{Admin, AllSubmissionsQuery, DeliveryError, Written};
pub use api_keys::KeyOwner;
pub use assay_store::TrackKey;
pub use availability::{Availability, Fault};
pub use error::{Error, FieldError};
pub use languages::wanted_languages;
pub use limits::RateLimits;
pub use passwords::hash_password;
pub use problems::ProblemWords;
pub use quotas::Quotas;
pub use runs::{NewRun, RunOwner};
pub use secret::Secret;
pub use service::{Service, ServiceConfig};
pub use submissions::HistoryQuery;
pub use tokens::{ApiKey, OneTimeToken, SessionToken};
pub use tracks::Listing;
pub use visitor::{CookiePolicy, EditorAsset, KeyUse, Visitor};
