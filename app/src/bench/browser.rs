//! The browser: its storage, its clocks and its events.

use std::{
    cell::RefCell,
    collections::{HashMap, HashSet},
};

use assay_domain::Timestamp;
use leptos::{ev::EventDescriptor, prelude::*};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, EventTarget, Storage};

use super::drafts::Browser;
use crate::ui::{browser_now, server_now};

/// The browser's storage. If the browser refuses it, values last as long as the page.
#[derive(Default)]
pub(super) struct PageBrowser {
    memory: RefCell<HashMap<String, String>>,
    /// Keys whose newest value is only in memory because the storage is full. The stored value is old.
    memory_only: RefCell<HashSet<String>>,
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

impl Browser for PageBrowser {
    fn get(&self, key: &str) -> Option<String> {
        let stored = if self.memory_only.borrow().contains(key) {
            None
        } else {
            storage().and_then(|storage| storage.get_item(key).ok().flatten())
        };
        stored.or_else(|| self.memory.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) {
        self.memory.borrow_mut().insert(key.to_owned(), value.to_owned());
        let stored = storage().is_some_and(|storage| storage.set_item(key, value).is_ok());
        let mut memory_only = self.memory_only.borrow_mut();
        if stored {
            memory_only.remove(key);
        } else {
            memory_only.insert(key.to_owned());
        }
    }

    fn remove(&self, key: &str) {
        self.memory.borrow_mut().remove(key);
        self.memory_only.borrow_mut().remove(key);
        // A refused storage is empty.
        let _ = storage().map(|storage| storage.remove_item(key));
    }

    fn is_persistent(&self) -> bool {
        const PROBE: &str = "assay:probe";
        storage().is_some_and(|storage| storage.set_item(PROBE, "1").is_ok() && storage.remove_item(PROBE).is_ok())
    }

    fn is_online(&self) -> bool {
        window().navigator().on_line()
    }

    fn now(&self) -> Timestamp {
        browser_now()
    }

    fn server_now(&self) -> Timestamp {
        server_now()
    }

    fn ticks(&self) -> f64 {
        window().performance().map_or_else(js_sys::Date::now, |clock| clock.now())
    }
}

/// Listens until the current component is removed.
pub(super) fn listen<E>(target: &EventTarget, event: E, act: impl Fn(E::EventType) + 'static)
where
    E: EventDescriptor,
    E::EventType: JsCast,
{
    let name = event.name().into_owned();
    listen_untyped(target, &name, Box::new(move |event: Event| act(event.unchecked_into())));
}

fn listen_untyped(target: &EventTarget, name: &str, act: Box<dyn Fn(Event)>) {
    let closure = Closure::wrap(act);
    // Fails only for objects that are not event targets.
    let _ = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    let parts = SendWrapper::new((target.clone(), name.to_owned(), closure));
    on_cleanup(move || {
        let (target, name, closure) = &*parts;
        let _ = target.remove_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    });
}

/// Runs after the page is up to date with all signals.
pub(super) fn after_update(act: impl FnOnce() + 'static) {
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        act();
    });
}

/// The address of the page to log in, which leads back to this page.
pub(super) fn login_address() -> String {
    let location = window().location();
    let part = |part: Result<String, _>| part.unwrap_or_default();
    crate::addresses::login_address(&[part(location.pathname()), part(location.search())].concat())
}
