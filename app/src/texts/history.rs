//! The list of submissions, and the comparison of two.

texts! {
    pub(crate) fn history() -> History;

    filter_label = "Filter submissions",
    filter = "Filter",
    number = "Number",
    problem = "Problem",
    person = "Person",
    verdict = "Verdict",
    language = "Language",
    any = "Any",
    no_match = "No matches",
    no_match_detail = "No submissions match these filters.",
    empty = "No submissions yet",
    empty_detail = "Your submissions appear here.",
    empty_detail_for_admins = "All submissions appear here.",
    cpu_time = "CPU time",
    memory = "Memory",
    submitted = "Submitted",
    compare = "Compare",
    compare_submissions = "Compare submissions",
    choose_two = "Choose two",
    choose_two_detail = "Select two submissions in the list, then press “Compare two”.",
    all_of_problem(title: &str) = format!("All your submissions to {title}"),
    sources = "Sources",
    older = "Older",
    newer = "Newer",
    what_changed = "What changed",
    only_newer = "Newer only",
    only_older = "Older only",
}
