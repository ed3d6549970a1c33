//! The user interface: pages, components and server functions. The server renders it (feature `ssr`) and the browser hydrates it (feature
//! `hydrate`). All pages can be read, and all forms work, without hydration.

// A page is one deeply nested type, and computing its layout recurses to that depth.
#![recursion_limit = "256"]
// leptos' component macro writes `pub` items into private modules.
#![allow(unreachable_pub)]

// Set in .cargo/config.toml. If you set RUSTFLAGS yourself, include this flag for server and browser.
#[cfg(not(erase_components))]
compile_error!("RUSTFLAGS must include `--cfg erase_components`");

mod account;
mod act;
mod addresses;
mod admin;
mod app;
mod bench;
#[cfg(feature = "ssr")]
mod bundle;
mod catalogue;
mod editor;
mod fault;
mod home;
mod json;
mod lazy_page;
#[cfg(feature = "ssr")]
mod lazy_part;
mod lists;
mod live;
#[cfg(any(test, feature = "hydrate"))]
mod palette;
mod personal;
mod problems;
mod profile;
#[cfg(feature = "ssr")]
mod reference;
#[cfg(feature = "ssr")]
mod response;
#[cfg(any(test, feature = "hydrate"))]
mod rest;
mod review;
#[cfg(feature = "ssr")]
mod server;
mod shelf;
#[cfg(feature = "ssr")]
mod shell;
mod site_header;
mod submissions;
mod texts;
mod theme;
mod tracks;
mod ui;
#[cfg(feature = "ssr")]
mod values;

pub use app::App;
#[cfg(feature = "ssr")]
pub use bundle::Bundle;
#[cfg(feature = "ssr")]
pub use reference::{Reference, reference_shell};
#[cfg(feature = "ssr")]
pub use server::page_variant::PageVariant;
#[cfg(feature = "ssr")]
pub use server::plain_form::{PLAIN_FORM_PATHS, RefusedUpload, read_plain_form};
#[cfg(feature = "ssr")]
pub use shell::shell;
#[cfg(feature = "ssr")]
pub use texts::{Refusals, refusals, use_language};
#[cfg(feature = "ssr")]
pub use values::{show_run, show_submission};
