//! A page's live connection. The page opens it and closes it when the user leaves. On the server it does nothing.

use assay_domain::{Submission, SubmissionId};
use leptos::prelude::*;

use super::follow::Followed;

/// How the page gets updates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(feature = "hydrate"), expect(dead_code, reason = "a server has no link that could be lost"))]
pub(crate) enum Link {
    /// Connected, or connecting for the first time.
    Live,
    /// There is no connection, so the page polls.
    Polling,
    /// The user is logged out in this browser.
    LoggedOut,
}

/// A page's live connection.
#[derive(Clone)]
pub(crate) struct Feed {
    link: RwSignal<Link>,
    #[cfg(feature = "hydrate")]
    inputs: futures::channel::mpsc::UnboundedSender<super::run::Input>,
}

impl Feed {
    /// Opens the connection. It closes with the current component.
    ///
    /// A single task owns the socket and drops it before it opens the next one. So messages of an old socket cannot arrive.
    #[cfg(feature = "hydrate")]
    pub(crate) fn open() -> Self {
        let (inputs, receiver) = futures::channel::mpsc::unbounded();
        let link = RwSignal::new(Link::Live);
        leptos::task::spawn_local(super::run::run(receiver, link));
        super::run::wake_with(&inputs);
        let closing = inputs.clone();
        on_cleanup(move || closing.close_channel());
        Self { link, inputs }
    }

    /// Opens no connection, for a finished submission.
    #[cfg(feature = "hydrate")]
    pub(crate) fn closed() -> Self {
        let (inputs, _) = futures::channel::mpsc::unbounded();
        Self { link: RwSignal::new(Link::Live), inputs }
    }

    /// The server opens no connection.
    #[cfg(not(feature = "hydrate"))]
    pub(crate) fn open() -> Self {
        Self { link: RwSignal::new(Link::Live) }
    }

    /// The server opens no connection.
    #[cfg(not(feature = "hydrate"))]
    pub(crate) fn closed() -> Self {
        Self::open()
    }

    /// How the page gets updates.
    pub(crate) fn link(&self) -> Signal<Link> {
        self.link.into()
    }

    /// Follows a submission, starting with its stored row if there is one.
    pub(crate) fn follow(&self, id: SubmissionId, row: Option<Submission>) -> RwSignal<Followed> {
        let followed = RwSignal::new(Followed::new(id, row));
        #[cfg(feature = "hydrate")]
        if !followed.with_untracked(Followed::is_settled) {
            // Fails only when the user leaves the page.
            let _ = self.inputs.unbounded_send(super::run::Input::Follow(followed));
        }
        followed
    }
}
