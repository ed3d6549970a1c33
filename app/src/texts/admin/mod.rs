//! Texts of the admin pages. Browsers download them with these pages.

#[cfg(feature = "ssr")]
mod actions;
mod audit;
mod editions;
mod failed;
mod frame;
mod library;
mod overview;
mod package;
mod people;
mod report;
mod shipped;
mod tracks;

#[cfg(feature = "ssr")]
pub(crate) use actions::actions;
pub(crate) use audit::audit;
pub(crate) use editions::editions;
pub(crate) use failed::failed;
pub(crate) use frame::frame;
pub(crate) use library::library;
pub(crate) use overview::overview;
pub(crate) use package::package;
pub(crate) use people::people;
pub(crate) use report::report;
pub(crate) use shipped::shipped;
pub(crate) use tracks::tracks;
