//! Texts that the admin pages share.

texts! {
    pub(crate) fn frame() -> Frame;

    admin = "Admin",
    workers_and_queue = "Workers and queue",
    people = "People",
    judge_errors = "Judge errors",
    changes = "Changes",
    actions = "Actions",
    cause = "Cause",
    view = "View",
    unpublish = "Unpublish",
    publish = "Publish",
    public = "Public",
    admins_only = "Admins only",
    visibility = "Visibility",
    not_published = "Not published",
}
