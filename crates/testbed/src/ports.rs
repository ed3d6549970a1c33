//! Ports for services that are stopped and started again.

use std::{fs, net::TcpListener};

use rand::Rng as _;

/// The first port that needs no right of its own and is used by few.
const FIRST: u16 = 10_000;

/// A port of this machine that was free a moment ago. Somebody may take it before it is used: try again then.
///
/// Not one of those the kernel gives to outgoing connections: while a service is away, one of its own clients could be given its port,
/// and it would not come back.
#[must_use]
pub fn free_port() -> u16 {
    let range = fs::read_to_string("/proc/sys/net/ipv4/ip_local_port_range").unwrap();
    let outgoing: u16 = range.split_whitespace().next().unwrap().parse().unwrap();
    let is_free = |port: &u16| TcpListener::bind(("127.0.0.1", *port)).is_ok();
    let ports = FIRST..outgoing.max(FIRST + 1000);
    let found = std::iter::repeat_with(|| rand::rng().random_range(ports.clone())).take(1000).find(is_free);
    found.expect("no port is free")
}
