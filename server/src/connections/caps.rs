//! How many connections there may be.

/// How many connections a server takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConnectionCaps {
    /// All connections together. What the descriptor limit leaves is the most in any case.
    pub total: usize,
    /// Connections from one address; of IPv6, from one network of 64 bits. Trusted proxies are not counted: all people behind one
    /// have its address.
    pub per_address: usize,
    /// Open live sockets of one person.
    pub sockets_per_person: usize,
}

impl ConnectionCaps {
    /// The most connections where nothing is said. An idle connection takes a few KiB of memory.
    const TOTAL: usize = 20_000;
    /// A school behind one address has a few hundred browsers with two to six connections each.
    const PER_ADDRESS: usize = 1_000;
    /// Nobody has that many tabs open with problems.
    const SOCKETS_PER_PERSON: usize = 64;

    /// The caps within a descriptor limit: the database, files and the worker's pipes get their share first, and no address gets
    /// more than half of the rest.
    #[must_use]
    pub fn within(self, descriptors: usize) -> Self {
        let others = (descriptors / 4).clamp(128, 4096) + super::places::PAST_CAP;
        let total = self.total.min(descriptors.saturating_sub(others)).max(16);
        Self { total, per_address: self.per_address.min(total.div_ceil(2)), ..self }
    }

    /// No caps on one address or person, for benchmarks that come from one.
    #[must_use]
    pub fn without_shares(self) -> Self {
        Self { per_address: usize::MAX, sockets_per_person: usize::MAX, ..self }
    }
}

impl Default for ConnectionCaps {
    fn default() -> Self {
        Self { total: Self::TOTAL, per_address: Self::PER_ADDRESS, sockets_per_person: Self::SOCKETS_PER_PERSON }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn caps_leave_descriptors_for_everything_else() {
        let of = |descriptors| ConnectionCaps::default().within(descriptors);
        assert_eq!(of(1_048_576), ConnectionCaps::default());
        let small = of(1024);
        assert_eq!((small.total, small.per_address), (1024 - 256 - super::super::places::PAST_CAP, 368));
        assert_eq!(of(64).total, 16, "a server that takes no connection at all would be of no use");
    }
}
