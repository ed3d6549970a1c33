use std::{fs, net::TcpListener};

use rand::Rng as _;

/// Ports from here need no root rights and are rarely used.
const FIRST: u16 = 10_000;

/// A port that is free now. Another program may take it before you use it; then try another port.
///
/// It is outside of the range for outgoing connections. Otherwise a client could get the port while its service is stopped, and the
/// service could not restart.
#[must_use]
pub fn free_port() -> u16 {
    let range = fs::read_to_string("/proc/sys/net/ipv4/ip_local_port_range").unwrap();
    let outgoing: u16 = range.split_whitespace().next().unwrap().parse().unwrap();
    let is_free = |port: &u16| TcpListener::bind(("127.0.0.1", *port)).is_ok();
    let ports = FIRST..outgoing.max(FIRST + 1000);
    let found = std::iter::repeat_with(|| rand::rng().random_range(ports.clone())).take(1000).find(is_free);
    found.expect("no free port")
}
