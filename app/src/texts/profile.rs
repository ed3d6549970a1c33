//! Profiles and their settings.

use super::{Language, english::counted, language};

pub(crate) struct Profile {
    pub(crate) title: &'static str,
    pub(crate) view: &'static str,
    pub(crate) lead: &'static str,
    pub(crate) private: &'static str,
    pub(crate) public: &'static str,
    pub(crate) public_address: &'static str,
    pub(crate) change: &'static str,
    pub(crate) make_public: &'static str,
    pub(crate) make_public_hint: &'static str,
    pub(crate) time_zone: &'static str,
    pub(crate) time_zone_hint: &'static str,
    pub(crate) save: &'static str,
    pub(crate) saved: &'static str,
    pub(crate) summary: &'static str,
    pub(crate) solved: &'static str,
    pub(crate) of: fn(solved: u32, problems: u32) -> String,
    pub(crate) current_streak: &'static str,
    pub(crate) longest_streak: &'static str,
    pub(crate) days: fn(days: u32) -> String,
    pub(crate) clock: fn(clock: &str) -> String,
    pub(crate) year: &'static str,
    pub(crate) no_year: &'static str,
    pub(crate) year_words: fn(submissions: u32, days: u32, since: &str) -> String,
    pub(crate) by_month: &'static str,
    pub(crate) month: &'static str,
    pub(crate) submissions: &'static str,
    pub(crate) active_days: &'static str,
    pub(crate) difficulty: &'static str,
    pub(crate) no_difficulty: &'static str,
    pub(crate) topics: &'static str,
    pub(crate) languages: &'static str,
    pub(crate) problems: fn(problems: u32) -> String,
    pub(crate) recent: &'static str,
    pub(crate) nothing: &'static str,
    pub(crate) nothing_detail: &'static str,
}

static ENGLISH: Profile = Profile {
    title: "Profile",
    view: "View your profile",
    lead: "What you have solved, and when you practiced.",
    private: "Only you see this page.",
    public: "Everyone can see your profile.",
    public_address: "View its public address",
    change: "Change this on your account page",
    make_public: "Everyone can see my profile",
    make_public_hint: "With your name and the problems that you solved last, but without your email address, code and notes.",
    time_zone: "Time zone of days",
    time_zone_hint: "Decides when a day begins. It does not follow daylight saving time.",
    save: "Save profile settings",
    saved: "Profile settings saved.",
    summary: "Summary",
    solved: "Solved",
    of: |solved, problems| format!("{solved} of {problems}"),
    current_streak: "Current streak",
    longest_streak: "Longest streak",
    days: |days| counted(days, "day", "days"),
    clock: |clock| format!("Days are in {clock}. A streak counts days in a row with a submission."),
    year: "The last 53 weeks",
    no_year: "No submissions in the last 53 weeks.",
    year_words: |submissions, days, since| {
        let (submissions, days) = (counted(submissions, "submission", "submissions"), counted(days, "day", "days"));
        format!("{submissions} on {days} since {since}.")
    },
    by_month: "By month, as a table",
    month: "Month",
    submissions: "Submissions",
    active_days: "Days",
    difficulty: "By difficulty",
    no_difficulty: "Without difficulty",
    topics: "By topic",
    languages: "Languages",
    problems: |problems| counted(problems, "problem", "problems"),
    recent: "Solved last",
    nothing: "Nothing solved yet",
    nothing_detail: "Solved problems appear here.",
};

pub(crate) fn profile() -> &'static Profile {
    match language() {
        Language::English => &ENGLISH,
    }
}
