//! What people see: pages, components and server functions. Rendered by the server (feature `ssr`), taken over by the browser
//! (feature `hydrate`). Every page reads, and every form works, without the second.

// A page is one type, nested as deep as its elements; computing its layout recurses as deep.
#![recursion_limit = "256"]
// leptos' component macro writes `pub` items into private modules.
#![allow(unreachable_pub)]

// Set in .cargo/config.toml. A RUSTFLAGS of your own replaces what stands there: add it, for server and browser alike.
#[cfg(not(erase_components))]
compile_error!("build with RUSTFLAGS that hold `--cfg erase_components`");

mod account;
mod admin;
mod app;
#[cfg(feature = "ssr")]
mod bundle;
mod catalogue;
mod editor;
mod fault;
mod home;
mod lists;
mod live;
mod problems;
#[cfg(feature = "ssr")]
mod server;
#[cfg(feature = "ssr")]
mod shell;
mod submissions;
mod texts;
mod tracks;
mod ui;

pub use app::App;
#[cfg(feature = "ssr")]
pub use bundle::Bundle;
#[cfg(feature = "ssr")]
pub use server::page_variant::PageVariant;
#[cfg(feature = "ssr")]
pub use server::plain_form::{PLAIN_FORM_PATHS, RefusedUpload, read_plain_form};
#[cfg(feature = "ssr")]
pub use shell::shell;
