//! The palette. An entry has a title, and other words that find it.
#![cfg_attr(not(feature = "hydrate"), allow(dead_code))]

texts! {
    pub(crate) fn palette() -> Palette;

    title = "Find",
    placeholder = "Find problems, tracks and actions",
    problems = "Problems",
    tracks = "Tracks",
    actions = "Actions",
    none = "No matches.",
    failed = "Problems and tracks cannot be loaded. Try again.",
    found(count: u32) = format!("{count} found"),
    solved = "Solved",
    tried = "Tried",

    go_to_problems: [&'static str; 2] = ["Go to problems", "list all exercises tasks"],
    go_to_tracks: [&'static str; 2] = ["Go to tracks", "courses lists learn"],
    go_home: [&'static str; 2] = ["Go home", "start front page"],
    go_to_submissions: [&'static str; 2] = ["Go to my submissions", "history solutions verdicts results"],
    go_to_account: [&'static str; 2] = ["Go to my account", "profile password email settings api keys"],

    admin_overview: [&'static str; 2] = ["Admin: workers and queue", "status slots overview"],
    admin_submissions: [&'static str; 2] = ["Admin: submissions", "solutions verdicts sources"],
    admin_tracks: [&'static str; 2] = ["Admin: tracks", "edit create"],
    admin_problems: [&'static str; 2] = ["Admin: problems", "import upload package zip publish"],
    admin_people: [&'static str; 2] = ["Admin: people", "users accounts roles"],
    admin_failed: [&'static str; 2] = ["Admin: judge errors", "failed rejudge retry"],
    admin_audit: [&'static str; 2] = ["Admin: changes", "audit log history"],

    light_theme: [&'static str; 2] = ["Use the light theme", "color mode bright appearance"],
    dark_theme: [&'static str; 2] = ["Use the dark theme", "color mode night appearance"],
    system_theme: [&'static str; 2] = ["Use the system theme", "color mode automatic appearance dark light"],

    shortcuts: [&'static str; 2] = ["Keyboard shortcuts", "keys hotkeys bindings help show"],
    log_in: [&'static str; 2] = ["Log in", "sign account"],
    register: [&'static str; 2] = ["Create an account", "register sign up join"],
    log_out: [&'static str; 2] = ["Log out", "sign account"],
}
