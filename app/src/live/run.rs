//! The task behind a feed: keeps a socket open, subscribes again after each reconnect, and polls while there is no socket.

use std::pin::pin;

use assay_domain::{ServerMessage, SubmissionId};
use futures::{
    StreamExt,
    channel::mpsc::{UnboundedReceiver, UnboundedSender},
    future::{Either, select},
};
use gloo_timers::future::TimeoutFuture;
use leptos::{ev, prelude::*};

use super::{
    backoff::{poll_ms, reconnect_ms, should_poll},
    connection::Connection,
    feed::Link,
    follow::Followed,
    poll::{is_logged_out, poll},
};

/// The server pings every 20 s. After two missed pings and some slack the connection is dead, even if the browser reports that it is open.
const SILENCE_MS: u32 = 45_000;

/// When the page wakes up, it replaces the connection if one ping is overdue.
const SILENCE_BEFORE_WAKING_MS: f64 = 25_000.0;

/// Messages from the page to the task.
pub(super) enum Input {
    Follow(RwSignal<Followed>),
    /// The network is back, or the tab is visible again: timers may have slept, and the connection may be dead.
    Wake,
}

/// Wakes the task when the network is back or the tab is visible again, for as long as the current component exists.
pub(super) fn wake_with(inputs: &UnboundedSender<Input>) {
    let wake = {
        let inputs = inputs.clone();
        move || {
            // Fails only when the user leaves the page.
            let _ = inputs.unbounded_send(Input::Wake);
        }
    };
    let online = window_event_listener(ev::online, {
        let wake = wake.clone();
        move |_| wake()
    });
    // Fired at the document, and bubbles to the window.
    let visible = window_event_listener_untyped("visibilitychange", move |_| {
        if !document().hidden() {
            wake();
        }
    });
    on_cleanup(move || {
        online.remove();
        visible.remove();
    });
}

/// Runs until the page closes `inputs`.
pub(super) async fn run(inputs: UnboundedReceiver<Input>, link: RwSignal<Link>) {
    let mut task = Task { inputs, link, followed: Vec::new() };
    let mut failures = 0;
    loop {
        if let Some(connection) = Connection::open().await
            && task.listen(connection, &mut failures).await == Ended::Closed
        {
            return;
        }
        failures += 1;
        // A refused socket looks like any other failure. Only a request shows whether the user is logged out.
        let ended = if should_poll(failures) && is_logged_out().await {
            task.wait_for_waking().await
        } else {
            task.wait(failures).await
        };
        if ended == Ended::Closed {
            return;
        }
    }
}

struct Task {
    inputs: UnboundedReceiver<Input>,
    link: RwSignal<Link>,
    followed: Vec<RwSignal<Followed>>,
}

#[derive(PartialEq, Eq)]
enum Ended {
    /// The user left the page.
    Closed,
    Reconnect,
}

impl Task {
    /// Handles messages until the connection is lost. Only a message resets the failures: a server in trouble may accept a connection and
    /// close it at once.
    async fn listen(&mut self, mut connection: Connection, failures: &mut u32) -> Ended {
        // An accepted connection means that the user is logged in again.
        if !should_poll(*failures) || self.link.try_get_untracked() == Some(Link::LoggedOut) {
            let _ = self.link.try_set(Link::Live);
        }
        // The server answers each with a snapshot, so the page catches up with everything it missed.
        for submission in self.open(Followed::is_settled) {
            if !connection.watch(submission).await {
                return Ended::Reconnect;
            }
        }
        let mut heard_at = js_sys::Date::now();
        loop {
            let event = {
                let message = pin!(connection.next());
                let input = self.inputs.next();
                match select(select(message, input), TimeoutFuture::new(SILENCE_MS)).await {
                    Either::Left((Either::Left((message, _)), _)) => Event::Message(message),
                    Either::Left((Either::Right((input, _)), _)) => Event::Input(input),
                    Either::Right(_) => Event::Silence,
                }
            };
            match event {
                Event::Message(Some(message)) => {
                    if std::mem::take(failures) > 0 {
                        let _ = self.link.try_set(Link::Live);
                    }
                    heard_at = js_sys::Date::now();
                    self.deliver(&message);
                }
                Event::Input(Some(Input::Follow(followed))) => {
                    // The user may have left the page since.
                    let Some(submission) = followed.try_with_untracked(Followed::id) else { continue };
                    self.followed.push(followed);
                    if !connection.watch(submission).await {
                        return Ended::Reconnect;
                    }
                }
                Event::Input(Some(Input::Wake)) => {
                    if js_sys::Date::now() - heard_at > SILENCE_BEFORE_WAKING_MS {
                        return Ended::Reconnect;
                    }
                }
                Event::Input(None) => return Ended::Closed,
                Event::Message(None) | Event::Silence => return Ended::Reconnect,
            }
        }
    }

    /// Waits before the next connection. Polls meanwhile if connections keep failing.
    async fn wait(&mut self, failures: u32) -> Ended {
        if should_poll(failures) {
            let _ = self.link.try_set(Link::Polling);
        }
        let mut left = reconnect_ms(failures, js_sys::Math::random());
        let mut polls = 0;
        loop {
            let polling = should_poll(failures) && !self.unfinished().is_empty();
            let step = if polling { left.min(poll_ms(polls)) } else { left };
            match select(self.inputs.next(), TimeoutFuture::new(step)).await {
                Either::Left((Some(Input::Follow(followed)), _)) => self.followed.push(followed),
                Either::Left((Some(Input::Wake), _)) => return Ended::Reconnect,
                Either::Left((None, _)) => return Ended::Closed,
                Either::Right(_) => {
                    left -= step;
                    if polling {
                        self.poll_all().await;
                        polls += 1;
                    }
                    if left == 0 {
                        return Ended::Reconnect;
                    }
                }
            }
        }
    }

    /// The user is logged out, so retrying after some time would not help. Waits until the user returns to this tab, perhaps after logging in
    /// elsewhere, or submits again.
    async fn wait_for_waking(&mut self) -> Ended {
        let _ = self.link.try_set(Link::LoggedOut);
        match self.inputs.next().await {
            Some(Input::Follow(followed)) => self.followed.push(followed),
            Some(Input::Wake) => {}
            None => return Ended::Closed,
        }
        Ended::Reconnect
    }

    async fn poll_all(&mut self) {
        for submission in self.unfinished() {
            if let Some(message) = poll(submission).await {
                self.deliver(&message);
            }
        }
    }

    /// Gives a message to all followed submissions; each ignores those of others. Forgets submissions that the page no longer shows.
    fn deliver(&mut self, message: &ServerMessage) {
        self.followed.retain(|followed| followed.try_maybe_update(|known| (known.take(message.clone()), ())).is_some());
    }

    /// The submissions to poll for. Judge errors are not polled.
    fn unfinished(&self) -> Vec<SubmissionId> {
        self.open(|known| known.done().is_some())
    }

    /// The followed submissions that are not `over`.
    fn open(&self, over: fn(&Followed) -> bool) -> Vec<SubmissionId> {
        let open = |followed: &RwSignal<Followed>| {
            followed.try_with_untracked(|known| (!over(known)).then(|| known.id())).flatten()
        };
        self.followed.iter().filter_map(open).collect()
    }
}

enum Event {
    Message(Option<ServerMessage>),
    Input(Option<Input>),
    Silence,
}
