//! The web server: router, sessions, live socket, REST interface, and in embedded mode the worker.

// The type of a page is the tree of its elements. It is deeper than the compiler's default limit.
#![recursion_limit = "512"]

mod addresses;
mod admin_link;
mod admission;
mod api;
mod application;
mod config;
mod connections;
mod description;
mod first_start;
mod health;
mod library;
mod live;
mod metrics;
mod origin;
mod page_cache;
mod pages;
mod panics;
mod problem_json;
mod random_problem;
mod rest_of_body;
mod router;
mod scope;
mod security_headers;
mod site;
mod stalled;
mod state;
mod statement_files;
mod static_files;
mod telemetry;
mod upload;
mod uploads;
mod visitor;

// Boxes the futures of public methods, so that their code is generated once in this crate and not in every crate that awaits them.
use async_recursion::async_recursion as boxed;

pub use addresses::TrustedProxies;
pub use application::Application;
pub use config::{Config, FirstAdmin, PublicUrl, Shared};
pub use connections::ConnectionCaps;
pub use telemetry::init as init_telemetry;
