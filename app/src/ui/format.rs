//! Formats times, sizes and dates. Pure, so that server and browser render the same.

use assay_domain::Timestamp;

use crate::texts;

const SECOND_MS: i64 = 1000;
const MINUTE_MS: i64 = 60 * SECOND_MS;
const HOUR_MS: i64 = 60 * MINUTE_MS;
const DAY_MS: i64 = 24 * HOUR_MS;

/// A measured time in ms: `12 ms`, `1.24 s`.
pub(crate) fn duration(ms: u32) -> String {
    if ms < 1000 { format!("{ms} ms") } else { format!("{}.{:02} s", ms / 1000, ms % 1000 / 10) }
}

/// A time limit in ms: `500 ms`, `1 s`, `2.5 s`.
pub(crate) fn time_limit(ms: u32) -> String {
    if ms < 1000 { format!("{ms} ms") } else { format!("{} s", trimmed(f64::from(ms) / 1000.0)) }
}

/// Measured memory in KiB: `640 KiB`, `3.4 MiB`, `1.2 GiB`.
pub(crate) fn memory(kib: u32) -> String {
    if kib < 1024 {
        format!("{kib} KiB")
    } else if kib < 1024 * 1024 {
        format!("{:.1} MiB", f64::from(kib) / 1024.0)
    } else {
        format!("{:.1} GiB", f64::from(kib) / (1024.0 * 1024.0))
    }
}

/// A memory limit in KiB: `64 MiB`, `1 GiB`.
pub(crate) fn memory_limit(kib: u32) -> String {
    if kib < 1024 {
        format!("{kib} KiB")
    } else if kib < 1024 * 1024 {
        format!("{} MiB", trimmed(f64::from(kib) / 1024.0))
    } else {
        format!("{} GiB", trimmed(f64::from(kib) / (1024.0 * 1024.0)))
    }
}

/// A machine-readable time: `2026-01-02T03:04:05Z`.
pub(crate) fn iso(at: Timestamp) -> String {
    let (date, time) = at.date_and_time();
    format!("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", date.0, date.1, date.2, time.0, time.1, time.2)
}

/// An exact time: `2 January 2026, 03:04:05 UTC`.
pub(crate) fn exact(at: Timestamp) -> String {
    let (_, time) = at.date_and_time();
    (texts::time().exact)(&day(at), &format!("{:02}:{:02}:{:02}", time.0, time.1, time.2))
}

/// A time relative to `now`: `just now`, `3 min ago`, `2 January 2026`. Future times read `just now`.
pub(crate) fn relative(at: Timestamp, now: Timestamp) -> String {
    let texts = texts::time();
    match now.0.saturating_sub(at.0) {
        age if age < MINUTE_MS => texts.just_now.to_owned(),
        age if age < HOUR_MS => (texts.minutes_ago)(age / MINUTE_MS),
        age if age < DAY_MS => (texts.hours_ago)(age / HOUR_MS),
        age if age < 2 * DAY_MS => texts.yesterday.to_owned(),
        age if age < 30 * DAY_MS => (texts.days_ago)(age / DAY_MS),
        _ => day(at),
    }
}

/// A day: `2 January 2026`.
pub(crate) fn day(at: Timestamp) -> String {
    let ((year, month, day), _) = at.date_and_time();
    let texts = texts::time();
    let month = usize::try_from(month - 1).ok().and_then(|month| texts.months.get(month)).copied().unwrap_or_default();
    (texts.day)(day, month, year)
}

/// At most two decimals, without trailing zeros.
fn trimmed(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measured_values_keep_their_decimals_and_limits_do_not() {
        assert_eq!(duration(12), "12 ms");
        assert_eq!(duration(1249), "1.24 s");
        assert_eq!(duration(10_000), "10.00 s");
        assert_eq!(time_limit(1000), "1 s");
        assert_eq!(time_limit(2500), "2.5 s");
        assert_eq!(memory(640), "640 KiB");
        assert_eq!(memory(3482), "3.4 MiB");
        assert_eq!(memory_limit(256 * 1024), "256 MiB");
        assert_eq!(memory_limit(1536 * 1024), "1.5 GiB");
    }

    #[test]
    fn dates_are_right_across_leap_years_and_before_1970() {
        assert_eq!(iso(Timestamp(0)), "1970-01-01T00:00:00Z");
        assert_eq!(iso(Timestamp(951_782_400_000)), "2000-02-29T00:00:00Z");
        assert_eq!(exact(Timestamp(1_767_323_045_000)), "2 January 2026, 03:04:05 UTC");
        assert_eq!(iso(Timestamp(-1000)), "1969-12-31T23:59:59Z");
    }

    #[test]
    fn ages_use_the_largest_fitting_unit() {
        let now = Timestamp(1_767_323_045_000);
        assert_eq!(relative(now.plus_ms(-59_999), now), "just now");
        assert_eq!(relative(now.plus_ms(3_600_000), now), "just now");
        assert_eq!(relative(now.plus_ms(-3 * MINUTE_MS), now), "3 min ago");
        assert_eq!(relative(now.plus_ms(-25 * HOUR_MS), now), "yesterday");
        assert_eq!(relative(now.plus_ms(-31 * DAY_MS), now), "2 December 2025");
    }
}
