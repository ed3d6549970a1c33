//! The places that connections take.

use std::{
    collections::{HashMap, VecDeque},
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio_util::sync::CancellationToken;

use super::caps::ConnectionCaps;
use crate::addresses::network_of;

/// How many connections past a cap there may be.
pub(super) const PAST_CAP: usize = 32;

/// All places of a server.
#[derive(Clone, Debug)]
pub(super) struct Places(Arc<Mutex<Taken>>);

#[derive(Debug)]
struct Taken {
    caps: ConnectionCaps,
    total: usize,
    by_network: HashMap<IpAddr, usize>,
    past_cap: VecDeque<(u64, CancellationToken)>,
    next: u64,
}

/// Which kind of place a connection got.
#[derive(Debug)]
pub(super) enum Lane {
    Ordinary(Place),
    /// Ends when the token is cancelled, because a newer one needs the place.
    PastCap(Place, CancellationToken),
}

/// A taken place, free again once dropped.
#[derive(Debug)]
pub(super) struct Place {
    places: Places,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    /// With the network it counts for, if any.
    Ordinary(Option<IpAddr>),
    PastCap(u64),
}

impl Places {
    pub(super) fn new(caps: &ConnectionCaps) -> Self {
        Self(Arc::new(Mutex::new(Taken {
            caps: *caps,
            total: 0,
            by_network: HashMap::new(),
            past_cap: VecDeque::new(),
            next: 0,
        })))
    }

    /// Takes a place for a connection from that address.
    pub(super) fn enter(&self, address: IpAddr, is_proxy: bool) -> Lane {
        let network = (!is_proxy).then(|| network_of(address));
        let mut taken = self.lock();
        let of_network = network.and_then(|network| taken.by_network.get(&network)).copied().unwrap_or_default();
        if taken.total < taken.caps.total && of_network < taken.caps.per_address {
            taken.total += 1;
            if let Some(network) = network {
                *taken.by_network.entry(network).or_default() += 1;
            }
            return Lane::Ordinary(Place { places: self.clone(), kind: Kind::Ordinary(network) });
        }
        if taken.past_cap.len() >= PAST_CAP
            && let Some((_, oldest)) = taken.past_cap.pop_front()
        {
            oldest.cancel();
        }
        let (number, token) = (taken.next, CancellationToken::new());
        taken.next += 1;
        taken.past_cap.push_back((number, token.clone()));
        Lane::PastCap(Place { places: self.clone(), kind: Kind::PastCap(number) }, token)
    }

    fn lock(&self) -> MutexGuard<'_, Taken> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = self.places.lock();
        match &self.kind {
            Kind::Ordinary(network) => {
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
            Kind::PastCap(number) => taken.past_cap.retain(|(other, _)| other != number),
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

    fn is_ordinary(lane: &Lane) -> bool {
        matches!(lane, Lane::Ordinary(_))
    }

    #[test]
    fn one_network_gets_its_share_and_others_theirs() {
        let places = places(5, 2);
        let held = [places.enter(ip("2001:db8::1"), false), places.enter(ip("2001:db8::2"), false)];
        assert!(held.iter().all(is_ordinary));
        assert!(!is_ordinary(&places.enter(ip("2001:db8::3"), false)), "the network has its share");
        assert!(is_ordinary(&places.enter(ip("2001:db8:0:1::1"), false)));
        drop(held);
        assert!(is_ordinary(&places.enter(ip("2001:db8::3"), false)));
        assert!(places.lock().by_network.is_empty(), "networks without connections are forgotten");
    }

    #[test]
    fn a_proxy_has_no_share_but_counts_for_the_total() {
        let places = places(3, 1);
        let held: Vec<_> = (0..3).map(|_| places.enter(ip("10.0.0.1"), true)).collect();
        assert!(held.iter().all(is_ordinary));
        assert!(!is_ordinary(&places.enter(ip("10.0.0.1"), true)));
    }

    #[test]
    fn past_the_cap_the_oldest_makes_room() {
        let places = places(1, 1);
        let _held = places.enter(ip("10.0.0.1"), false);
        let past: Vec<_> = (0..=PAST_CAP).map(|_| places.enter(ip("10.0.0.2"), false)).collect();
        let evicted: Vec<bool> =
            past.iter().map(|lane| matches!(lane, Lane::PastCap(_, token) if token.is_cancelled())).collect();
        assert!(evicted[0] && !evicted[1..].contains(&true), "{evicted:?}");
        assert_eq!(places.lock().past_cap.len(), PAST_CAP);
        drop(past);
        assert!(places.lock().past_cap.is_empty());
    }
}
