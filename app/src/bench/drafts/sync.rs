//! Carries out what [`Drafts`] decides: requests, timers, and messages between tabs.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};

use assay_domain::{ChangedDraft, Draft, DraftSummary, EarlierDraft, NewEarlierDraft, Page};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{BroadcastChannel, MessageEvent};

use super::{
    Browser, DraftNotice, Drafts, Effect, LocalDraft, Save, Status, Timer,
    earlier::{Place, merged},
    path,
};
use crate::rest::{self, Request, RequestFailure};

const CHANNEL: &str = "assay:drafts";
/// The largest earlier draft that is sent even if the user leaves the page, in bytes.
const MOST_KEPT_ALIVE: usize = 20 * 1024;

/// What drafts change on the page.
pub(crate) struct DraftHooks {
    pub(crate) status: Box<dyn Fn(Status)>,
    pub(crate) conflict: Box<dyn Fn(bool)>,
    pub(crate) replace: Box<dyn Fn(&str)>,
    pub(crate) notice: Box<dyn Fn(Option<DraftNotice>)>,
}

type OnMessage = Closure<dyn Fn(MessageEvent)>;

pub(crate) struct DraftSync {
    drafts: RefCell<Drafts>,
    hooks: DraftHooks,
    /// None if the browser refuses it. Then tabs notice each other at the next save.
    channel: Option<BroadcastChannel>,
    on_message: RefCell<Option<OnMessage>>,
    timer: Cell<Option<TimeoutHandle>>,
}

impl DraftSync {
    pub(crate) fn start(browser: Rc<dyn Browser>, owner: &str, problem: &str, hooks: DraftHooks) -> Rc<Self> {
        let drafts = RefCell::new(Drafts::new(browser, owner, problem));
        let channel = BroadcastChannel::new(CHANNEL).ok();
        let sync = Rc::new(Self { drafts, hooks, channel, on_message: RefCell::default(), timer: Cell::default() });
        let hearing = Rc::downgrade(&sync);
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let (Some(sync), Some((key, kept))) = (hearing.upgrade(), parse(&event.data())) {
                sync.with(|drafts| drafts.heard(&key, kept));
            }
        });
        if let Some(channel) = &sync.channel {
            channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        }
        *sync.on_message.borrow_mut() = Some(on_message);
        sync.with(|_| ());
        sync
    }

    /// Calls a method of [`Drafts`] and carries out its effects.
    pub(crate) fn with<T>(self: &Rc<Self>, act: impl FnOnce(&mut Drafts) -> T) -> T {
        let (result, effects) = {
            let mut drafts = self.drafts.borrow_mut();
            (act(&mut drafts), drafts.effects())
        };
        for effect in effects {
            self.carry_out(effect);
        }
        result
    }

    fn carry_out(self: &Rc<Self>, effect: Effect) {
        match effect {
            Effect::Show(status) => (self.hooks.status)(status),
            Effect::Conflict(open) => (self.hooks.conflict)(open),
            Effect::Replace(text) => (self.hooks.replace)(&text),
            Effect::Notice(notice) => (self.hooks.notice)(notice),
            Effect::Tell { key, kept } => self.tell(&key, &kept),
            Effect::Wait(ms, timer) => self.wait(ms, timer),
            Effect::StopWaiting => self.stop_waiting(),
            Effect::Read { saves } => {
                let sync = self.clone();
                spawn_local(async move {
                    let problem = sync.drafts.borrow().problem.clone();
                    let answer = read_all(&problem).await;
                    sync.with(|drafts| drafts.read_answered(saves, answer));
                });
            }
            Effect::Save(save) => {
                let sync = self.clone();
                spawn_local(async move {
                    let problem = sync.drafts.borrow().problem.clone();
                    let answer = put(&problem, &save).await;
                    sync.with(|drafts| drafts.save_answered(&save, answer));
                });
            }
            Effect::SendEarlier(place) => {
                let sync = self.clone();
                spawn_local(async move { sync.send_earlier(place).await });
            }
        }
    }

    fn wait(self: &Rc<Self>, ms: f64, timer: Timer) {
        self.stop_waiting();
        let sync = Rc::downgrade(self);
        let after = move || {
            if let Some(sync) = sync.upgrade() {
                sync.with(|drafts| drafts.timer(timer));
            }
        };
        self.timer.set(set_timeout_with_handle(after, Duration::from_secs_f64(ms / 1000.0)).ok());
    }

    fn stop_waiting(&self) {
        if let Some(timer) = self.timer.take() {
            timer.clear();
        }
    }

    /// The message is an object, as in all earlier versions of this page.
    fn tell(&self, key: &str, kept: &LocalDraft) {
        let json = format!(r#"{{"key":{},"kept":{}}}"#, rest::json(&key), kept.json());
        if let (Some(channel), Ok(message)) = (&self.channel, js_sys::JSON::parse(&json)) {
            // Fails only after the channel was closed, when the user leaves the page.
            let _ = channel.post_message(&message);
        }
    }

    async fn send_earlier(&self, place: Place) {
        let Some(path) = place.path.as_ref().map(|path| format!("{path}/history")) else { return };
        let mut next = self.drafts.borrow_mut().earlier.begin(&place);
        while let Some(source) = next {
            let outlives_page = source.len() <= MOST_KEPT_ALIVE;
            let text = source.clone();
            let body = Some(rest::json(&NewEarlierDraft { source }));
            let answer = rest::send(Request { method: "POST", path: &path, body, outlives_page }).await;
            let status = answer.map_or_else(|refusal| refusal.status, |_| 200);
            next = self.drafts.borrow_mut().earlier.answered(&place, &text, status);
        }
    }

    /// All earlier drafts in the open language, newest first. None if they cannot be read.
    pub(crate) async fn earlier(&self) -> Option<Vec<EarlierDraft>> {
        // Read this first: a text that reaches the server meanwhile must not be missing on both sides.
        let (place, here) = {
            let drafts = self.drafts.borrow();
            let place = drafts.place();
            let here = drafts.earlier.here(&place);
            (place, here)
        };
        let Some(path) = place.path else { return Some(here) };
        match read_history(&path).await {
            Ok(server) => Some(merged(here, server)),
            Err(_) => (!here.is_empty()).then_some(here),
        }
    }

    pub(crate) fn is_member(&self) -> bool {
        self.drafts.borrow().is_member()
    }

    /// Saves what is left and ends.
    pub(crate) fn close(self: &Rc<Self>) {
        self.with(Drafts::close);
        if let Some(channel) = &self.channel {
            channel.close();
        }
        *self.on_message.borrow_mut() = None;
    }
}

fn parse(message: &JsValue) -> Option<(String, LocalDraft)> {
    let json: String = js_sys::JSON::stringify(message).ok()?.into();
    let message: serde_json::Value = serde_json::from_str(&json).ok()?;
    let key = message.get("key")?.as_str()?.to_owned();
    Some((key, LocalDraft::parse(&message.get("kept")?.to_string())?))
}

/// The drafts of a problem, one per language. The server's list contains no texts.
async fn read_all(problem: &str) -> Result<Vec<Draft>, RequestFailure> {
    let list: Page<DraftSummary> = rest::get(&format!("drafts/{problem}")).await?;
    let reads = list.items.iter().map(async |draft| rest::get(&path(problem, draft.language.as_str())).await);
    futures::future::try_join_all(reads).await
}

async fn put(problem: &str, save: &Save) -> Result<Draft, RequestFailure> {
    let body = ChangedDraft { source: save.text.clone(), revision: save.base, keep: save.keep };
    let path = path(problem, &save.language);
    let body = Some(rest::json(&body));
    rest::read(&rest::send(Request { method: "PUT", path: &path, body, outlives_page: save.leaving }).await?)
}

/// The earlier drafts on the server, newest first.
async fn read_history(path: &str) -> Result<Vec<EarlierDraft>, RequestFailure> {
    let mut all = Vec::new();
    let mut query = String::new();
    loop {
        let page: Page<EarlierDraft> = rest::get(&format!("{path}/history{query}")).await?;
        all.extend(page.items);
        let Some(cursor) = page.next else { return Ok(all) };
        query = format!("?cursor={cursor}");
    }
}
