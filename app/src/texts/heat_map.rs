//! The heat map of a profile. The server draws it.

use super::{Language, english::counted, language};

pub(crate) struct HeatMap {
    pub(crate) day_words: fn(submissions: u32, day: &str) -> String,
    pub(crate) weekdays: [&'static str; 7],
    pub(crate) month_of: fn(month: &str, year: i64) -> String,
}

static ENGLISH: HeatMap = HeatMap {
    day_words: |submissions, day| format!("{}: {day}", counted(submissions, "submission", "submissions")),
    weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    month_of: |month, year| format!("{month} {year}"),
};

pub(crate) fn heat_map() -> &'static HeatMap {
    match language() {
        Language::English => &ENGLISH,
    }
}
