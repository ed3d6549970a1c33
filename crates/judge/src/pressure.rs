//! Measures how long programs waited for the host, with the kernel's pressure stall information (`Documentation/accounting/psi.rst`).

use std::fs;

/// The total time that programs have waited for disks and for processors, in µs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pressure {
    io: u64,
    cpu: u64,
}

impl Pressure {
    /// The totals now; `None` if the kernel does not provide them.
    pub(crate) fn now() -> Option<Self> {
        let read = |what: &str| total(&fs::read_to_string(format!("/proc/pressure/{what}")).ok()?);
        Some(Self { io: read("io")?, cpu: read("cpu")? })
    }

    /// How long programs waited since `before`, in ms. Simultaneous waiting for both counts once.
    pub(crate) fn waited_ms(self, before: Self) -> u32 {
        let longer = self.io.saturating_sub(before.io).max(self.cpu.saturating_sub(before.cpu));
        u32::try_from(longer / 1000).unwrap_or(u32::MAX)
    }
}

/// The time in which at least one task waited, in µs: the last number on the line that starts with `some`.
fn total(text: &str) -> Option<u64> {
    let line = text.lines().find(|line| line.starts_with("some "))?;
    line.rsplit_once("total=")?.1.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_total_of_some_is_read() {
        let text = "some avg10=0.00 avg60=4.79 avg300=22.78 total=2129771523\nfull avg10=0.00 avg60=4.51 avg300=20.34 total=1201404658\n";
        assert_eq!(total(text), Some(2_129_771_523));
        assert_eq!(total("full avg10=0.00 avg60=0.00 avg300=0.00 total=5\n"), None);
    }

    #[test]
    fn simultaneous_waiting_counts_once() {
        let (before, after) = (Pressure { io: 1_000, cpu: 5_000 }, Pressure { io: 301_000, cpu: 105_000 });
        assert_eq!(after.waited_ms(before), 300);
    }
}
