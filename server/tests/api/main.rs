//! Tests of the server over HTTP and the live socket, with a real database and real judging.

#![expect(clippy::unwrap_used, reason = "a panic fails the test")]

mod accounts;
mod admin;
mod app;
mod bad_input;
mod cache;
mod connections;
mod crash;
mod description;
mod distributed;
mod drafts;
mod functions;
mod headers;
mod hostile_titles;
mod idempotency;
mod importing;
mod kept_pages;
mod leaving;
mod library;
mod live;
mod metrics;
mod nul;
mod personal;
mod reviews;
mod runs;
mod scopes;
mod shared_listing;
mod site;
mod start;
mod submissions;
