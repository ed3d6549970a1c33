//! Profiles and their settings.

use super::english::counted;

texts! {
    pub(crate) fn profile() -> Profile;

    title = "Profile",
    view = "View your profile",
    lead = "What you have solved, and when you practiced.",
    private = "Only you see this page.",
    public = "Everyone can see your profile.",
    public_address = "View its public address",
    change = "Change this on your account page",
    make_public = "Everyone can see my profile",
    make_public_hint = "With your name and the problems that you solved last, but without your email address, code and notes.",
    time_zone = "Time zone of days",
    time_zone_hint = "Decides when a day begins. It does not follow daylight saving time.",
    save = "Save profile settings",
    saved = "Profile settings saved.",
    summary = "Summary",
    solved = "Solved",
    of(solved: u32, problems: u32) = format!("{solved} of {problems}"),
    current_streak = "Current streak",
    longest_streak = "Longest streak",
    days(days: u32) = counted(days, "day", "days"),
    clock(clock: &str) = format!("Days are in {clock}. A streak counts days in a row with a submission."),
    year = "The last 53 weeks",
    no_year = "No submissions in the last 53 weeks.",
    year_words(submissions: u32, days: u32, since: &str) = {
        let (submissions, days) = (counted(submissions, "submission", "submissions"), counted(days, "day", "days"));
        format!("{submissions} on {days} since {since}.")
    },
    by_month = "By month, as a table",
    month = "Month",
    submissions = "Submissions",
    active_days = "Days",
    difficulty = "By difficulty",
    no_difficulty = "Without difficulty",
    topics = "By topic",
    languages = "Languages",
    problems(problems: u32) = counted(problems, "problem", "problems"),
    recent = "Solved last",
    nothing = "Nothing solved yet",
    nothing_detail = "Solved problems appear here.",
}
