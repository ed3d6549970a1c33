//! What the pages of admins share.

use super::super::{Language, language};

/// What the pages of admins share.
pub(crate) struct Frame {
    pub(crate) admin: &'static str,
    pub(crate) workers_and_queue: &'static str,
    pub(crate) people: &'static str,
    pub(crate) judge_errors: &'static str,
    pub(crate) changes: &'static str,
    pub(crate) actions: &'static str,
    pub(crate) cause: &'static str,
    pub(crate) look: &'static str,
    pub(crate) unpublish: &'static str,
    pub(crate) publish: &'static str,
    pub(crate) everybody: &'static str,
    pub(crate) admins_only: &'static str,
    pub(crate) seen_by: &'static str,
    pub(crate) not_published: &'static str,
}

static ENGLISH: Frame = Frame {
    admin: "Admin",
    workers_and_queue: "Workers and queue",
    people: "People",
    judge_errors: "Judge errors",
    changes: "Changes",
    actions: "Actions",
    cause: "Cause",
    look: "View",
    unpublish: "Unpublish",
    publish: "Publish",
    everybody: "Public",
    admins_only: "Admins only",
    seen_by: "Visibility",
    not_published: "Not published",
};

/// What the pages of admins share.
pub(crate) fn frame() -> &'static Frame {
    match language() {
        Language::English => &ENGLISH,
    }
}
