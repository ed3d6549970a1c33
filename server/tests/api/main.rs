//! The server over its real interfaces: HTTP and the live socket, a real database, real judging.

mod accounts;
mod app;
mod bad_input;
mod cache;
mod crash;
mod headers;
mod live;
mod start;
mod submissions;
