//! When to try again. Pure, so that it is tested without a browser.
#![cfg_attr(not(feature = "hydrate"), allow(dead_code))]

/// The first wait: long enough for a server that restarts to listen again, short enough not to be noticed.
const FIRST_MS: u32 = 500;

/// The longest wait: somebody who looks at the page should not have to reload it to get it going.
const LONGEST_MS: u32 = 15_000;

/// After so many failed attempts in a row the page begins to ask for the row instead. One may be a blip.
const FAILURES_BEFORE_POLLING: u32 = 2;

/// How long to wait before asking for the row, each time; the last holds on. The first verdicts come within a second or two;
/// later, a crowd of pages must not weigh on a server in trouble.
const POLLS_MS: [u32; 3] = [1000, 2000, 5000];

/// How long to wait after so many failed attempts in a row, in ms. `random` (from 0 to 1) spreads the pages of a crowd over half of
/// the wait, so that they do not all return in the same instant.
pub(crate) fn reconnect_ms(failures: u32, random: f64) -> u32 {
    let doublings = failures.saturating_sub(1).min(10);
    let most = FIRST_MS.saturating_mul(1 << doublings).min(LONGEST_MS);
    let spread = f64::from(most) / 2.0 * random.clamp(0.0, 1.0);
    // At most half of LONGEST_MS, so it fits.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let spread = spread as u32;
    most / 2 + spread
}

/// Whether to ask for the row, after so many failed attempts to connect.
pub(crate) fn should_poll(failures: u32) -> bool {
    failures >= FAILURES_BEFORE_POLLING
}

/// How long to wait before asking for the row for the `nth` time, from 0, in ms.
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
    fn one_blip_does_not_begin_polling_and_polls_slow_down() {
        assert!(!should_poll(1));
        assert!(should_poll(2));
        assert_eq!([poll_ms(0), poll_ms(1), poll_ms(2), poll_ms(99)], [1000, 2000, 5000, 5000]);
    }
}
