//! What more than one page says.

use super::{Language, language};

pub(crate) struct Common {
    pub(crate) problems: &'static str,
    pub(crate) tracks: &'static str,
    pub(crate) submissions: &'static str,
    pub(crate) log_in: &'static str,
    pub(crate) create_account: &'static str,
    pub(crate) browse_tracks: &'static str,
    pub(crate) breadcrumb: &'static str,
    pub(crate) pages: &'static str,
    pub(crate) first_page: &'static str,
    pub(crate) next_page: &'static str,
    pub(crate) newest: &'static str,
    pub(crate) older: &'static str,
    pub(crate) find: &'static str,
    pub(crate) show_all: &'static str,
    pub(crate) clear: &'static str,
    pub(crate) find_problems: &'static str,
    pub(crate) title_or_name: &'static str,
    pub(crate) open_in_editor: &'static str,
    pub(crate) submission: fn(id: i64) -> String,
    pub(crate) submission_number: fn(id: i64) -> String,
    pub(crate) submission_in_sentence: fn(id: i64) -> String,
}

static ENGLISH: Common = Common {
    problems: "Problems",
    tracks: "Tracks",
    submissions: "Submissions",
    log_in: "Log in",
    create_account: "Create an account",
    browse_tracks: "Browse tracks",
    breadcrumb: "Breadcrumb",
    pages: "Pages",
    first_page: "First page",
    next_page: "Next page",
    newest: "Newest",
    older: "Older",
    find: "Find",
    show_all: "Show all",
    clear: "Clear",
    find_problems: "Find problems",
    title_or_name: "Title or slug",
    open_in_editor: "Open in the editor",
    submission: |id| format!("Submission {id}"),
    submission_number: |id| format!("#{id}"),
    submission_in_sentence: |id| format!("submission {id}"),
};

pub(crate) fn common() -> &'static Common {
    match language() {
        Language::English => &ENGLISH,
    }
}
