//! Hints and the editorial. They are fetched on request, so that the page reveals nothing before.

use std::{cell::Cell, rc::Rc};

use assay_domain::{AidText, SolveState};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::{aids_html, shared::Bench, views::View};
use crate::{
    rest::{self, RequestFailure},
    texts,
};

/// Placeholder lines while the editorial loads.
const LINES: usize = 8;

pub(super) struct Aids {
    bench: Bench,
    root: HtmlElement,
    // Separate, so that the editorial does not wait for a hint.
    fetches_hint: Cell<bool>,
    fetches_editorial: Cell<bool>,
}

impl Aids {
    pub(super) fn start(bench: Bench, root: HtmlElement) -> Rc<Self> {
        let aids = Rc::new(Self { bench, root, fetches_hint: Cell::new(false), fetches_editorial: Cell::new(false) });
        let looking = aids.clone();
        // Users who have solved the problem see the editorial as soon as they open its tab.
        Effect::new(move |_| {
            let in_front = [bench.views.left, bench.views.only].iter().any(|view| view.get() == View::Editorial);
            if bench.solved.get() == SolveState::Solved && in_front {
                looking.clone().editorial();
            }
        });
        aids
    }

    /// The link that opens the next hint, if there is one.
    pub(super) fn next_hint(&self) -> Option<Element> {
        self.find("[data-do=hint]")
    }

    /// Opens the hint of a link.
    pub(super) fn hint(self: &Rc<Self>, link: Element) {
        let (Some(list), Some(number)) = (self.find("[data-hints]"), number(&link, "data-number")) else { return };
        if self.fetches_hint.replace(true) {
            return;
        }
        let aids = self.clone();
        spawn_local(async move {
            let answer = aids.read(&format!("hints/{number}")).await;
            aids.fetches_hint.set(false);
            remove(list.parent_element().as_ref(), "[role=alert]");
            match answer {
                Ok(text) => show_hint(&list, &link, number, &text),
                Err(_) => insert(&list, "afterend", &failed()),
            }
        });
    }

    pub(super) fn editorial(self: Rc<Self>) {
        let Some(pane) = self.find("#editorial-pane") else { return };
        let Some(closed) = find(&pane, "[data-closed]") else { return };
        if self.fetches_editorial.replace(true) {
            return;
        }
        let had_focus = document().active_element().is_some_and(|active| closed.contains(Some(&active)));
        let hide = |hidden: bool| closed.unchecked_ref::<HtmlElement>().set_hidden(hidden);
        hide(true);
        insert(&pane, "beforeend", &aids_html::placeholder(LINES));
        let _ = pane.set_attribute("aria-busy", "true");
        spawn_local(async move {
            let answer = self.read("editorial").await;
            self.fetches_editorial.set(false);
            remove(Some(&pane), "[data-loading]");
            let _ = pane.remove_attribute("aria-busy");
            remove(Some(&closed), "[role=alert]");
            match answer {
                Ok(text) => {
                    closed.remove();
                    insert(&pane, "beforeend", &aids_html::opened_editorial(&text));
                    if had_focus {
                        let _ = pane.unchecked_ref::<HtmlElement>().focus();
                    }
                }
                Err(_) => {
                    insert(&closed, "beforeend", &failed());
                    closed.unchecked_ref::<HtmlElement>().set_hidden(false);
                }
            }
        });
    }

    async fn read(&self, what: &str) -> Result<AidText, RequestFailure> {
        let problem = self.bench.facts.try_with_value(|facts| facts.problem.clone()).unwrap_or_default();
        // The statement's language, as the server reads it.
        let search = window().location().search().unwrap_or_default();
        let language = web_sys::UrlSearchParams::new_with_str(&search).ok().and_then(|query| query.get("lang"));
        let query = language.map(|language| format!("?lang={}", crate::addresses::encode(&language)));
        rest::get(&format!("problems/{problem}/{what}{}", query.unwrap_or_default())).await
    }

    fn find(&self, selector: &str) -> Option<Element> {
        find(&self.root, selector)
    }
}

fn show_hint(list: &Element, link: &Element, number: u32, text: &AidText) {
    insert(list, "beforeend", &aids_html::hint(number, text));
    let total = self::number(list, "data-hints").unwrap_or(0);
    if number >= total {
        link.remove();
    } else {
        let next = number + 1;
        let address = link.get_attribute("href").unwrap_or_default();
        let address = address.replace(&format!("hints={number}"), &format!("hints={next}"));
        let _ = link.set_attribute("href", &address);
        let _ = link.set_attribute("data-number", &next.to_string());
        if let Some(words) = find(link, "span:last-child") {
            words.set_text_content(Some(&(texts::aids().show_hint)(next, total)));
        }
    }
    let Some(opened) = list.last_element_child() else { return };
    if let Some(title) = find(&opened, "h3") {
        let title: HtmlElement = title.unchecked_into();
        title.set_tab_index(-1);
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = title.focus_with_options(&options);
    }
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    opened.scroll_into_view_with_scroll_into_view_options(&options);
}

fn failed() -> String {
    format!(r#"<p role="alert" class="pane-note">{}</p>"#, texts::aids().failed)
}

fn number(element: &Element, attribute: &str) -> Option<u32> {
    element.get_attribute(attribute)?.parse().ok()
}

/// The selectors here are valid.
fn find(root: &Element, selector: &str) -> Option<Element> {
    root.query_selector(selector).ok().flatten()
}

fn remove(root: Option<&Element>, selector: &str) {
    if let Some(found) = root.and_then(|root| find(root, selector)) {
        found.remove();
    }
}

/// Fails only for elements outside of the page.
fn insert(element: &Element, place: &str, html: &str) {
    let _ = element.insert_adjacent_html(place, html);
}
