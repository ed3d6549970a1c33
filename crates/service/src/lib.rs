//! The operations of users and admins. Pages and REST routes both call them, so each rule is in one place. Of HTTP, this
//! crate only knows error statuses and cookies.

mod accounts;
mod admin;
mod api_keys;
mod availability;
mod cancel_run;
mod content;
pub mod cookie;
mod device;
mod drafts;
mod error;
mod kept;
mod languages;
mod library;
mod limits;
mod notes;
mod passwords;
mod personal_lists;
mod problems;
mod profiles;
mod quotas;
mod reviews;
mod runs;
mod secret;
mod service;
mod submissions;
mod tokens;
mod tracks;
mod visitor;
mod waiting;

// The futures of all public methods are boxed, so that their code is generated only in this crate and not in every crate
// that awaits them.
use async_recursion::async_recursion as boxed;

pub use accounts::{NewSession, ParsedUser, parse_new_user};
pub use admin::{Admin, AllSubmissionsQuery, DeliveryError, Written};
pub use api_keys::KeyOwner;
pub use assay_store::{PersonalProblem, Progress, TrackKey};
pub use availability::{Availability, JudgingFault};
pub use error::Error;
pub use kept::{Bytes, Kept};
pub use languages::wanted_languages;
pub use library::LibraryLoading;
pub use limits::RateLimits;
pub use passwords::hash_password;
pub use quotas::Quotas;
pub use runs::{NewRun, RunOwner};
pub use secret::Secret;
pub use service::{Service, ServiceConfig, StarterCode};
pub use submissions::{HistoryQuery, Solution};
pub use tokens::{ApiKey, OneTimeToken, SessionToken};
pub use tracks::Listing;
pub use visitor::{CookiePolicy, EditorAsset, KeyUse, Visitor};
