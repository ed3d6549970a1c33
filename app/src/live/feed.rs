//! A page's live connection. Opened by the page that needs one and closed with it. On the server it does nothing: what is
//! stored is what is rendered.

use assay_domain::{Submission, SubmissionId};
use leptos::prelude::*;

use super::follow::Followed;

/// How messages come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(feature = "hydrate"), expect(dead_code, reason = "a server has no link that could be lost"))]
pub(crate) enum Link {
    /// Over the socket, or just about to.
    Live,
    /// By asking now and then: the socket cannot be had.
    Polling,
    /// Not at all: nobody is logged in here any more.
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
    /// Opens the connection; it is closed when the current component goes.
    ///
    /// There is one task, and it alone owns the socket: the old one is dropped before the next is opened. So no message of a
    /// stale socket can ever arrive, and no counter of generations is needed.
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

    /// No connection: for a page whose submission is done.
    #[cfg(feature = "hydrate")]
    pub(crate) fn closed() -> Self {
        let (inputs, _) = futures::channel::mpsc::unbounded();
        Self { link: RwSignal::new(Link::Live), inputs }
    }

    /// Nothing to open on the server.
    #[cfg(not(feature = "hydrate"))]
    pub(crate) fn open() -> Self {
        Self { link: RwSignal::new(Link::Live) }
    }

    /// Nothing to open on the server.
    #[cfg(not(feature = "hydrate"))]
    pub(crate) fn closed() -> Self {
        Self::open()
    }

    /// How messages come.
    pub(crate) fn link(&self) -> Signal<Link> {
        self.link.into()
    }

    /// Follows a submission, beginning with its stored row where there is one.
    pub(crate) fn follow(&self, id: SubmissionId, row: Option<Submission>) -> RwSignal<Followed> {
        let followed = RwSignal::new(Followed::new(id, row));
        #[cfg(feature = "hydrate")]
        if !followed.with_untracked(Followed::is_settled) {
            // Refused only once the page is being left.
            let _ = self.inputs.unbounded_send(super::run::Input::Follow(followed));
        }
        followed
    }
}
