//! Moves, folds and enlarges panes. The browser remembers the layout.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, PointerEvent};

use super::{
    browser::{after_update, listen},
    drafts::Browser,
    panes::{Divider, Folded, Pane},
    program::Storage,
    shared::Bench,
    views::View,
};

const FOLDED_KEY: &str = "assay:folded";
/// The side of the screen on which all views are tabs of one list; see `style/_bench.scss`.
const NARROW: &str = "(width < 960px)";

#[derive(Clone, Copy)]
pub(super) struct Layout {
    bench: Bench,
    folded: RwSignal<Folded>,
    full: RwSignal<Option<Pane>>,
}

impl Layout {
    pub(super) fn start(bench: Bench, root: &HtmlElement, storage: &Storage) -> Self {
        let folded = Folded::parse(&storage.get(FOLDED_KEY).unwrap_or_default());
        let layout = Self { bench, folded: RwSignal::new(folded), full: RwSignal::new(None) };
        for split in elements(root, "[data-split]") {
            start_divider(split, storage.clone());
        }
        let (shown, storage) = (root.clone(), storage.clone());
        Effect::new(move |before: Option<()>| {
            let folded = layout.folded.get();
            set(&shown, "data-folded", &folded.names());
            for tool in elements(&shown, "[data-do=collapse]") {
                let is_folded = pane_of(&tool).is_some_and(|pane| folded.contains(pane));
                set(&tool, "aria-expanded", if is_folded { "false" } else { "true" });
            }
            if before.is_some() {
                storage.set(FOLDED_KEY, &folded.json());
            }
        });
        let shown = root.clone();
        Effect::new(move |_| {
            let full = layout.full.get();
            match full {
                Some(pane) => set(&shown, "data-full", pane.name()),
                // Removing an attribute cannot fail.
                None => drop(shown.remove_attribute("data-full")),
            }
            for tool in elements(&shown, "[data-do=full]") {
                let is_full = full.is_some() && pane_of(&tool) == full;
                set(&tool, "aria-pressed", if is_full { "true" } else { "false" });
            }
        });
        let shown = root.clone();
        Effect::new(move |before: Option<()>| {
            bench.views.only.track();
            if before.is_some() {
                let shown = shown.clone();
                // On narrow screens a view replaces another one, so scroll to its top.
                after_update(move || {
                    if is_narrow() && shown.get_bounding_client_rect().top() < 0.0 {
                        shown.scroll_into_view();
                    }
                });
            }
        });
        layout
    }

    pub(super) fn fold(self, pane: Pane) {
        self.folded.update(|folded| folded.toggle(pane));
    }

    pub(super) fn unfold(self, pane: Pane) {
        if self.folded.with_untracked(|folded| folded.contains(pane)) {
            self.fold(pane);
        }
    }

    /// Shows a pane in the full window. If it is already, or without a pane, shows all again.
    pub(super) fn full(self, pane: Option<Pane>) {
        let before = self.full.get_untracked();
        self.full.set(pane.filter(|_| pane != before));
    }

    pub(super) fn is_full(self) -> bool {
        self.full.with_untracked(Option::is_some)
    }

    /// Selects a view and unfolds its pane.
    pub(super) fn show(self, view: View) {
        self.bench.views.show(view);
        match view {
            View::Cases | View::Result => self.unfold(Pane::Bottom),
            View::Statement | View::Submissions | View::Editorial => self.unfold(Pane::Left),
            View::Code => {}
        }
    }

    /// Unfolds the pane of a tab that was clicked.
    pub(super) fn tab_clicked(self, tab: &Element) {
        for (pane, id) in [(Pane::Bottom, "#bottom-pane"), (Pane::Left, "#left-pane")] {
            if tab.closest(id).is_ok_and(|found| found.is_some()) {
                self.unfold(pane);
            }
        }
    }
}

/// The pane that an element names.
pub(super) fn pane_of(element: &Element) -> Option<Pane> {
    Pane::parse(&element.get_attribute("data-pane")?)
}

fn is_narrow() -> bool {
    window().match_media(NARROW).ok().flatten().is_some_and(|media| media.matches())
}

fn elements(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

/// Sets an attribute with a valid name, which cannot fail.
fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// Moves the divider between the two panes of a split, by pointer and keyboard.
fn start_divider(split: HtmlElement, storage: Storage) {
    let Ok(Some(separator)) = split.query_selector(":scope > [role=separator]") else { return };
    let separator: HtmlElement = separator.unchecked_into();
    let attribute = |name: &str| separator.get_attribute(name).unwrap_or_default();
    let number = |name: &str, otherwise| attribute(name).parse().unwrap_or(otherwise);
    let rows = attribute("aria-orientation") == "horizontal";
    let key = format!("assay:split:{}", split.get_attribute("data-split").unwrap_or_default());
    let divider =
        Divider::new(number("aria-valuemin", 20.0), number("aria-valuemax", 80.0), number("aria-valuenow", 50.0));
    let divider = RwSignal::new(divider);
    let show = {
        let (split, separator) = (split.clone(), separator.clone());
        move |place: f64| {
            divider.update(|divider| divider.move_to(place));
            let place = divider.with_untracked(|divider| divider.place);
            let _ = split.style().set_property("--split", &format!("{place}%"));
            set(&separator, "aria-valuenow", &format!("{place:.0}"));
        }
    };
    let show_and_keep = {
        let (show, storage, key) = (show.clone(), storage.clone(), key.clone());
        move |place: f64| {
            show(place);
            storage.set(&key, &divider.with_untracked(|divider| divider.place).to_string());
        }
    };
    let kept = storage.get(&key).and_then(|kept| kept.parse().ok());
    show(kept.unwrap_or_else(|| divider.with_untracked(|divider| divider.initial)));

    let (bar, panes) = (separator.clone(), split.clone());
    listen(&separator, ev::pointerdown, move |down: PointerEvent| {
        if down.button() != 0 {
            return;
        }
        down.prevent_default();
        // Without capture, the divider follows the pointer only while it is over it.
        let _ = bar.set_pointer_capture(down.pointer_id());
        let _ = bar.focus();
        set(&panes, "data-dragging", if rows { "row" } else { "column" });
    });
    let (bar, panes) = (separator.clone(), split.clone());
    listen(&separator, ev::pointermove, move |event: PointerEvent| {
        if !bar.has_pointer_capture(event.pointer_id()) {
            return;
        }
        let area = panes.get_bounding_client_rect();
        show(if rows {
            (f64::from(event.client_y()) - area.top()) / area.height() * 100.0
        } else {
            (f64::from(event.client_x()) - area.left()) / area.width() * 100.0
        });
    });
    let keep = show_and_keep.clone();
    listen(&separator, ev::Custom::<PointerEvent>::new("lostpointercapture"), move |_| {
        let _ = split.remove_attribute("data-dragging");
        keep(divider.with_untracked(|divider| divider.place));
    });
    let keep = show_and_keep.clone();
    listen(&separator, ev::dblclick, move |_| keep(divider.with_untracked(|divider| divider.initial)));
    listen(&separator, ev::keydown, move |event| {
        if let Some(place) = divider.with_untracked(|divider| divider.after_key(&event.key(), rows)) {
            event.prevent_default();
            show_and_keep(place);
        }
    });
}
