//! The list of problems and of unpublished packages.

texts! {
    pub(crate) fn library() -> Library;

    title = "Problems · Admin",
    all_problems = "All problems",
    import = "Import a package",
    package = "Problem package",
    package_hint = "A zip of a folder in the Kattis/ICPC format (2025-09 or legacy). The name of its folder becomes the problem's URL name; without a folder, the name of the file does. A worker verifies the package. Then you decide whether to publish it.",
    upload = "Upload and verify",
    unpublished = "Not published yet",
    by(person: &str) = format!(" by {person} "),
    queued = "Waiting for a worker",
    running = "Verifying",
    passed = "All checks passed",
    found_problems = "Verification found problems",
    failed = "Could not be verified",
    no_problems = "No problems found",
    no_problems_detail = "No title or slug matches. Import a package above.",
    problem = "Problem",
    slug = "Slug",
    difficulty = "Difficulty",
}
