//! The limits of connections.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConnectionCaps {
    /// All connections together, within the limit of open files.
    pub total: usize,
    /// Connections per address, for IPv6 per /64. Trusted proxies have no such limit, because all people behind a proxy have its address.
    pub per_address: usize,
    /// Open live sockets per person.
    pub sockets_per_person: usize,
}

impl ConnectionCaps {
    /// An idle connection uses a few KiB of memory.
    const TOTAL: usize = 20_000;
    /// A school behind one address has a few hundred browsers with two to six connections each.
    const PER_ADDRESS: usize = 1_000;
    /// More than the tabs that a person has open.
    const SOCKETS_PER_PERSON: usize = 64;

    /// Lowers the limits to fit the limit of open files. The database, files and the worker's pipes get their share first, and one address
    /// gets at most half of the rest.
    #[must_use]
    pub fn within(self, descriptors: usize) -> Self {
        let others = (descriptors / 4).clamp(128, 4096) + super::places::MAX_OVER_LIMIT;
        let total = self.total.min(descriptors.saturating_sub(others)).max(16);
        Self { total, per_address: self.per_address.min(total.div_ceil(2)), ..self }
    }

    /// Removes the limits per address and person, for benchmarks that use one address.
    #[must_use]
    pub fn total_only(self) -> Self {
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
    fn limits_leave_open_files_for_other_uses() {
        let of = |descriptors| ConnectionCaps::default().within(descriptors);
        assert_eq!(of(1_048_576), ConnectionCaps::default());
        let small = of(1024);
        assert_eq!((small.total, small.per_address), (1024 - 256 - super::super::places::MAX_OVER_LIMIT, 368));
        assert_eq!(of(64).total, 16, "some connections are always allowed");
    }
}
