//! Points in time.

use super::{Language, language};

pub(crate) struct Time {
    pub(crate) just_now: &'static str,
    pub(crate) minutes_ago: fn(minutes: i64) -> String,
    pub(crate) hours_ago: fn(hours: i64) -> String,
    pub(crate) yesterday: &'static str,
    pub(crate) days_ago: fn(days: i64) -> String,
    pub(crate) months: [&'static str; 12],
    pub(crate) day: fn(day: i64, month: &str, year: i64) -> String,
    pub(crate) exact: fn(day: &str, time: &str) -> String,
}

static ENGLISH: Time = Time {
    just_now: "just now",
    minutes_ago: |minutes| format!("{minutes} min ago"),
    hours_ago: |hours| format!("{hours} h ago"),
    yesterday: "yesterday",
    days_ago: |days| format!("{days} days ago"),
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    day: |day, month, year| format!("{day} {month} {year}"),
    exact: |day, time| format!("{day}, {time} UTC"),
};

pub(crate) fn time() -> &'static Time {
    match language() {
        Language::English => &ENGLISH,
    }
}
