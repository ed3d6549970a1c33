//! When to reconnect or poll again. Pure functions, so that tests need no browser.
#![cfg_attr(not(feature = "hydrate"), allow(dead_code))]

/// The first wait: long enough for a server to restart, and too short for users to notice.
const FIRST_MS: u32 = 500;

/// The longest wait, so that users never have to reload the page.
const LONGEST_MS: u32 = 15_000;

/// After this many failed connections in a row, the page starts polling. A single failure may be a brief interruption.
const FAILURES_BEFORE_POLLING: u32 = 2;

/// The waits between polls; the last one repeats. First verdicts come within a second or two. Later, many pages must not overload a
/// server in trouble.
const POLLS_MS: [u32; 3] = [1000, 2000, 5000];

/// The wait after `failures` failed connections in a row, in ms. `random` (0 to 1) spreads reconnects of many pages over half of the
/// wait.
pub(crate) fn reconnect_ms(failures: u32, random: f64) -> u32 {
    let doublings = failures.saturating_sub(1).min(10);
    let most = FIRST_MS.saturating_mul(1 << doublings).min(LONGEST_MS);
    let spread = f64::from(most) / 2.0 * random.clamp(0.0, 1.0);
    // At most half of LONGEST_MS, so it fits.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let spread = spread as u32;
    most / 2 + spread
}

/// Whether to poll after `failures` failed connections.
pub(crate) fn should_poll(failures: u32) -> bool {
    failures >= FAILURES_BEFORE_POLLING
}

/// The wait before poll number `nth` (from 0), in ms.
pub(crate) fn poll_ms(nth: usize) -> u32 {
    POLLS_MS.get(nth).or(POLLS_MS.last()).copied().unwrap_or(LONGEST_MS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_a_cap_and_are_spread() {
        assert_eq!(reconnect_ms(1, 0.0), 250);
        assert_eq!(reconnect_ms(1, 1.0), 500);
        assert_eq!(reconnect_ms(2, 1.0), 1000);
        assert_eq!(reconnect_ms(60, 1.0), LONGEST_MS);
        assert_eq!(reconnect_ms(60, 0.0), LONGEST_MS / 2);
        assert_eq!(reconnect_ms(1, 7.0), 500);
    }

    #[test]
    fn polling_starts_after_two_failures_and_slows_down() {
        assert!(!should_poll(1));
        assert!(should_poll(2));
        assert_eq!([poll_ms(0), poll_ms(1), poll_ms(2), poll_ms(99)], [1000, 2000, 5000, 5000]);
    }
}
