//! What the pages of admins share.

use super::super::{Language, language};

pub(crate) struct Frame {
    pub(crate) admin: &'static str,
    pub(crate) workers_and_queue: &'static str,
    pub(crate) people: &'static str,
    pub(crate) judge_errors: &'static str,
    pub(crate) changes: &'static str,
    pub(crate) actions: &'static str,
    pub(crate) cause: &'static str,
    pub(crate) view: &'static str,
    pub(crate) unpublish: &'static str,
    pub(crate) publish: &'static str,
    pub(crate) public: &'static str,
    pub(crate) admins_only: &'static str,
    pub(crate) visibility: &'static str,
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
    view: "View",
    unpublish: "Unpublish",
    publish: "Publish",
    public: "Public",
    admins_only: "Admins only",
    visibility: "Visibility",
    not_published: "Not published",
};

pub(crate) fn frame() -> &'static Frame {
    match language() {
        Language::English => &ENGLISH,
    }
}
