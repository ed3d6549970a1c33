//! Texts that several pages share.

texts! {
    pub(crate) fn common() -> Common;

    problems = "Problems",
    tracks = "Tracks",
    submissions = "Submissions",
    log_in = "Log in",
    create_account = "Create an account",
    browse_tracks = "Browse tracks",
    breadcrumb = "Breadcrumb",
    pages = "Pages",
    first_page = "First page",
    next_page = "Next page",
    newest = "Newest",
    older = "Older",
    find = "Find",
    show_all = "Show all",
    clear = "Clear",
    find_problems = "Find problems",
    title_or_name = "Title or slug",
    open_in_editor = "Open in the editor",
    submission(id: i64) = format!("Submission {id}"),
    submission_number(id: i64) = format!("#{id}"),
    submission_in_sentence(id: i64) = format!("submission {id}"),
}
