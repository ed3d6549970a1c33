//! Points in time.

texts! {
    pub(crate) fn time() -> Time;

    just_now = "just now",
    minutes_ago(minutes: i64) = format!("{minutes} min ago"),
    hours_ago(hours: i64) = format!("{hours} h ago"),
    yesterday = "yesterday",
    days_ago(days: i64) = format!("{days} days ago"),
    months: [&'static str; 12] = [
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
    day(day: i64, month: &str, year: i64) = format!("{day} {month} {year}"),
    exact(day: &str, time: &str) = format!("{day}, {time} UTC"),
}
