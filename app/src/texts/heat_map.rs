//! The heat map of a profile. The server draws it.

use super::english::counted;

texts! {
    pub(crate) fn heat_map() -> HeatMap;

    day_words(submissions: u32, day: &str) = format!("{}: {day}", counted(submissions, "submission", "submissions")),
    weekdays: [&'static str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    months: [&'static str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    month_of(month: &str, year: i64) = format!("{month} {year}"),
}
