//! Counts connections, and decides which are over the limit.

use std::{
    collections::{HashMap, VecDeque},
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio_util::sync::CancellationToken;

use super::caps::ConnectionCaps;
use crate::addresses::network_of;

/// The maximum number of connections over the limit.
pub(super) const MAX_OVER_LIMIT: usize = 32;

/// The places of all connections.
#[derive(Clone, Debug)]
pub(super) struct Places(Arc<Mutex<Taken>>);

#[derive(Debug)]
struct Taken {
    caps: ConnectionCaps,
    total: usize,
    by_network: HashMap<IpAddr, usize>,
    over_limit: VecDeque<(u64, CancellationToken)>,
    next: u64,
}

#[derive(Debug)]
pub(super) enum Lane {
    WithinLimit(Place),
    /// The token is cancelled when a newer connection replaces this one.
    OverLimit(Place, CancellationToken),
}

/// The place of one connection. Dropping it frees the place.
#[derive(Debug)]
pub(super) struct Place {
    places: Places,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    /// With the network whose limit it counts against, if any.
    WithinLimit(Option<IpAddr>),
    OverLimit(u64),
}

impl Places {
    pub(super) fn new(caps: &ConnectionCaps) -> Self {
        Self(Arc::new(Mutex::new(Taken {
            caps: *caps,
            total: 0,
            by_network: HashMap::new(),
            over_limit: VecDeque::new(),
            next: 0,
        })))
    }

    /// Takes a place for a connection from this address.
    pub(super) fn enter(&self, address: IpAddr, is_proxy: bool) -> Lane {
        let network = (!is_proxy).then(|| network_of(address));
        let mut taken = self.lock();
        let of_network = network.and_then(|network| taken.by_network.get(&network)).copied().unwrap_or_default();
        if taken.total < taken.caps.total && of_network < taken.caps.per_address {
            taken.total += 1;
            if let Some(network) = network {
                *taken.by_network.entry(network).or_default() += 1;
            }
            return Lane::WithinLimit(Place { places: self.clone(), kind: Kind::WithinLimit(network) });
        }
        if taken.over_limit.len() >= MAX_OVER_LIMIT
            && let Some((_, oldest)) = taken.over_limit.pop_front()
        {
            oldest.cancel();
        }
        let (number, token) = (taken.next, CancellationToken::new());
        taken.next += 1;
        taken.over_limit.push_back((number, token.clone()));
        Lane::OverLimit(Place { places: self.clone(), kind: Kind::OverLimit(number) }, token)
    }

    fn lock(&self) -> MutexGuard<'_, Taken> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = self.places.lock();
        match &self.kind {
            Kind::WithinLimit(network) => {
                taken.total -= 1;
                if let Some(network) = network
                    && let Some(count) = taken.by_network.get_mut(network)
                {
                    *count -= 1;
                    if *count == 0 {
                        taken.by_network.remove(network);
                    }
                }
            }
            Kind::OverLimit(number) => taken.over_limit.retain(|(other, _)| other != number),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(total: usize, per_address: usize) -> Places {
        Places::new(&ConnectionCaps { total, per_address, sockets_per_person: 1 })
    }

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    fn is_within_limit(lane: &Lane) -> bool {
        matches!(lane, Lane::WithinLimit(_))
    }

    #[test]
    fn each_network_has_its_own_limit() {
        let places = places(5, 2);
        let held = [places.enter(ip("2001:db8::1"), false), places.enter(ip("2001:db8::2"), false)];
        assert!(held.iter().all(is_within_limit));
        assert!(!is_within_limit(&places.enter(ip("2001:db8::3"), false)), "the network is at its limit");
        assert!(is_within_limit(&places.enter(ip("2001:db8:0:1::1"), false)));
        drop(held);
        assert!(is_within_limit(&places.enter(ip("2001:db8::3"), false)));
        assert!(places.lock().by_network.is_empty(), "networks without connections are forgotten");
    }

    #[test]
    fn a_proxy_counts_only_for_the_total() {
        let places = places(3, 1);
        let held: Vec<_> = (0..3).map(|_| places.enter(ip("10.0.0.1"), true)).collect();
        assert!(held.iter().all(is_within_limit));
        assert!(!is_within_limit(&places.enter(ip("10.0.0.1"), true)));
    }

    #[test]
    fn over_the_limit_a_new_connection_replaces_the_oldest() {
        let places = places(1, 1);
        let _held = places.enter(ip("10.0.0.1"), false);
        let over: Vec<_> = (0..=MAX_OVER_LIMIT).map(|_| places.enter(ip("10.0.0.2"), false)).collect();
        let evicted: Vec<bool> =
            over.iter().map(|lane| matches!(lane, Lane::OverLimit(_, token) if token.is_cancelled())).collect();
        assert!(evicted[0] && !evicted[1..].contains(&true), "{evicted:?}");
        assert_eq!(places.lock().over_limit.len(), MAX_OVER_LIMIT);
        drop(over);
        assert!(places.lock().over_limit.is_empty());
    }
}
