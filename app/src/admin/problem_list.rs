//! The problems and headings of a track, reordered by dragging, keyboard or buttons.

use assay_domain::{AdminAction, EditableTrack, EditableTrackEntry};
use leptos::{ev, html, prelude::*};

use super::{
    act::Fields,
    act_form::ActForm,
    form_sender::FormSender,
    problem_label::ProblemLabel,
    section_form::HeadingLabel,
    sorting::{DraggedEntry, position_at},
    toasts::ToastKind,
    track_page::key,
};
use crate::{
    addresses::encode,
    texts,
    ui::{Icon, IconName},
};

/// Only the main button starts dragging.
const MAIN_BUTTON: i16 = 0;

/// The ordered list of a track's entries.
#[component]
pub(super) fn ProblemList(draft: RwSignal<EditableTrack>) -> impl IntoView {
    let order = Order {
        draft,
        sender: FormSender::get(),
        list: NodeRef::new(),
        dragged: RwSignal::new(None),
        lifted: RwSignal::new(None),
        announcement: RwSignal::new(String::new()),
        moves: StoredValue::new(0),
        refocusing: StoredValue::new(None),
        queued_keys: StoredValue::new(Vec::new()),
    };
    let listener = window_event_listener(ev::keydown, move |event| order.key_without_focus(&event));
    on_cleanup(move || listener.remove());
    Effect::new(move |_| {
        if !order.sender.busy.get() {
            order.replay_queued_keys();
        }
    });
    let is_empty = Memo::new(move |_| draft.with(|draft| draft.entries.is_empty()));
    view! {
        <section class="section section--first" aria-labelledby="problems-heading">
            <div class="section__head">
                <h2 id="problems-heading">{texts::common().problems}</h2>
                <p class="section__hint" id="sort-help">
                    {texts::admin::tracks().sort_help}
                </p>
            </div>
            {move || is_empty.get().then(|| view! { <NoProblems /> })}
            <ol
                class="sortable"
                aria-label=texts::admin::tracks().in_order
                aria-busy=move || order.sender.busy.get().then_some("true")
                node_ref=order.list
            >
                <For
                    each=move || draft.with(|draft| draft.entries.clone())
                    key=|entry| (entry.entry(), is_published(entry), entry.title().to_owned())
                    let:entry
                >
                    <Row order=order entry=entry />
                </For>
            </ol>
            <p class="visually-hidden" role="status">
                {move || order.announcement.get()}
            </p>
        </section>
    }
    .into_any()
}

#[component]
fn NoProblems() -> impl IntoView {
    view! {
        <div class="empty empty--small">
            <Icon name=IconName::Inbox />
            <p>{texts::admin::tracks().no_problems}</p>
        </div>
    }
    .into_any()
}

/// Whether learners see the entry. A heading is visible if its problems are.
fn is_published(entry: &EditableTrackEntry) -> bool {
    matches!(entry, EditableTrackEntry::Problem(problem) if problem.published)
}

#[component]
fn Row(order: Order, entry: EditableTrackEntry) -> impl IntoView {
    let (slug, title) = (entry.entry().to_string(), entry.title().to_owned());
    let is_heading = matches!(entry, EditableTrackEntry::Heading(_));
    let place = {
        let slug = slug.clone();
        Memo::new(move |_| order.place_of(&slug).unwrap_or(0))
    };
    let drop_line = move || {
        let entry = order.dragged.get().filter(|entry| entry.moves())?;
        let last = order.draft.with(|draft| draft.entries.len());
        match place.get() {
            place if place == entry.before => Some("before"),
            place if entry.before == last && place + 1 == last => Some("after"),
            _ => None,
        }
    };
    let is_dragged = move || order.dragged.get().is_some_and(|entry| entry.from == place.get()).then_some("");
    let is_lifted = {
        let slug = slug.clone();
        Memo::new(move |_| order.lifted.with(|lifted| lifted.as_ref().is_some_and(|lifted| lifted.slug == slug)))
    };
    let texts = texts::admin::tracks();
    let (up, down) = ((texts.move_up)(&title), (texts.move_down)(&title));
    let (remove, handle) = ((texts.remove)(&title), (texts.reorder)(&title));
    let hidden = [("slug", order.slug()), ("problem", slug.clone())].map(|(name, value)| (name, value)).to_vec();
    view! {
        <li
            class="sortable__row"
            data-drop=drop_line
            data-dragged=is_dragged
            data-lifted=move || is_lifted.get().then_some("")
            data-heading=is_heading.then_some("")
        >
            <button
                type="button"
                class="handle"
                id=handle_id(&slug)
                aria-label=handle
                aria-describedby="sort-help"
                aria-pressed=move || is_lifted.get().to_string()
                on:pointerdown=move |event| order.press(&event, place.get_untracked())
                on:pointermove=move |event| order.drag(&event)
                on:pointerup=move |_| order.release()
                on:pointercancel=move |_| order.dragged.set(None)
                on:keydown={
                    let slug = slug.clone();
                    move |event| order.key(&event, &slug)
                }
                on:blur={
                    let slug = slug.clone();
                    move |_| order.handle_blur(&slug)
                }
            >
                <Icon name=IconName::GripVertical />
            </button>
            <span class="step__number" aria-hidden="true">
                {move || (!is_heading).then(|| order.number_at(place.get()))}
            </span>
            {match entry {
                EditableTrackEntry::Problem(problem) => view! { <ProblemLabel problem=problem /> }.into_any(),
                EditableTrackEntry::Heading(title) => view! { <HeadingLabel draft=order.draft title=title /> }.into_any(),
            }}
            <ActForm fields=hidden class="sortable__actions">
                <input type="hidden" name="revision" value=move || order.draft.with(|draft| draft.revision) />
                <button
                    class="button button--quiet button--icon"
                    name="do"
                    value=AdminAction::MoveUp.as_str()
                    aria-label=up
                    disabled=move || place.get() == 0
                >
                    <Icon name=IconName::ArrowUp />
                </button>
                <button
                    class="button button--quiet button--icon"
                    name="do"
                    value=AdminAction::MoveDown.as_str()
                    aria-label=down
                    disabled=move || place.get() + 1 == order.draft.with(|draft| draft.entries.len())
                >
                    <Icon name=IconName::ArrowDown />
                </button>
                <button class="button button--quiet button--icon" name="do" value=AdminAction::RemoveEntry.as_str() aria-label=remove>
                    <Icon name=IconName::X />
                </button>
            </ActForm>
        </li>
    }
    .into_any()
}

/// Encoded, because headings may contain spaces.
fn handle_id(slug: &str) -> String {
    format!("handle-{}", encode(slug))
}

/// An entry that was picked up by keyboard, and the order to restore on Escape.
#[derive(Clone, Debug)]
struct PickedUp {
    slug: String,
    before: Vec<EditableTrackEntry>,
    /// The number of its last move, see [`Order::moves`].
    moved: u32,
}

/// The order while the user changes it. A dragged row stays in place until it is dropped, because a moved node loses the pointer.
#[derive(Clone, Copy)]
struct Order {
    draft: RwSignal<EditableTrack>,
    sender: FormSender,
    list: NodeRef<html::Ol>,
    dragged: RwSignal<Option<DraggedEntry>>,
    lifted: RwSignal<Option<PickedUp>>,
    /// The announcement for screen readers.
    announcement: RwSignal<String>,
    /// Counts moves. It never decreases, so a delayed check of an old move cannot mistake a new one for it.
    moves: StoredValue<u32>,
    /// The entry whose handle lost the focus because its row moved. It gets the focus back with the next frame; until then, keys arrive
    /// elsewhere.
    refocusing: StoredValue<Option<String>>,
    /// Keys that were pressed while an order was being saved, each with its entry.
    queued_keys: StoredValue<Vec<(String, String)>>,
}

impl Order {
    fn slug(self) -> String {
        self.draft.with_untracked(|draft| draft.slug.to_string())
    }

    fn place_of(self, slug: &str) -> Option<usize> {
        self.draft.with(|draft| draft.entries.iter().position(|entry| entry.entry().to_string() == slug))
    }

    /// The number of the problem at a position, from 1. Headings have none.
    fn number_at(self, place: usize) -> usize {
        let is_problem = |entry: &&EditableTrackEntry| matches!(entry, EditableTrackEntry::Problem(_));
        self.draft.with(|draft| draft.entries.iter().take(place + 1).filter(is_problem).count())
    }

    fn press(self, event: &ev::PointerEvent, place: usize) {
        if event.button() != MAIN_BUTTON || self.sender.busy.get_untracked() {
            return;
        }
        // Capture the pointer, so that the handle gets its events everywhere. A released pointer needs no capture.
        if let Some(handle) = event.current_target().and_then(as_element) {
            let _ = handle.set_pointer_capture(event.pointer_id());
        }
        self.dragged.set(Some(DraggedEntry { from: place, before: place }));
    }

    fn drag(self, event: &ev::PointerEvent) {
        if self.dragged.with_untracked(Option::is_none) {
            return;
        }
        let before = position_at(f64::from(event.client_y()), &self.middles());
        self.dragged.update(|dragged| {
            if let Some(entry) = dragged {
                entry.before = before;
            }
        });
        scroll_at_edges(event.client_y());
    }

    fn release(self) {
        let Some(entry) = self.dragged.try_update(Option::take).flatten().filter(|entry| entry.moves()) else {
            return;
        };
        self.draft.update(|draft| entry.apply(&mut draft.entries));
        self.save();
    }

    fn key(self, event: &ev::KeyboardEvent, slug: &str) {
        if self.press_key(&event.key(), slug) {
            event.prevent_default();
        }
    }

    /// Handles keys that arrive before the handle has its focus back.
    fn key_without_focus(self, event: &ev::KeyboardEvent) {
        if event.default_prevented() {
            return;
        }
        let Some(slug) = self.refocusing.get_value() else { return };
        let focused = document().active_element().is_some_and(|element| element.tag_name() != "BODY");
        if focused {
            return;
        }
        focus_handle(&slug);
        self.key(event, &slug);
    }

    /// Replays the keys that waited for an order to be saved. After a failure the list is reloaded, and the keys are dropped.
    fn replay_queued_keys(self) {
        let keys = self.queued_keys.try_update_value(std::mem::take).unwrap_or_default();
        let failed = self
            .sender
            .toast
            .with_untracked(|toast| toast.as_ref().is_some_and(|toast| toast.kind == ToastKind::Error));
        for (key, slug) in keys {
            if !failed {
                self.press_key(&key, &slug);
            }
        }
    }

    /// Returns whether the key has a meaning here.
    fn press_key(self, key: &str, slug: &str) -> bool {
        let lifted = self.lifted.with_untracked(|lifted| lifted.as_ref().is_some_and(|lifted| lifted.slug == slug));
        if !lifted && self.sender.busy.get_untracked() {
            return self.queue_key(key, slug);
        }
        match (key, lifted) {
            (" " | "Enter", false) => {
                let before = self.draft.with_untracked(|draft| draft.entries.clone());
                self.lifted.set(Some(PickedUp { slug: slug.to_owned(), before, moved: self.next_move() }));
                self.say(texts::admin::tracks().picked_up, slug);
            }
            (" " | "Enter", true) => self.drop_lifted(slug),
            ("ArrowUp", true) => self.shift(slug, -1),
            ("ArrowDown", true) => self.shift(slug, 1),
            ("Escape", true) => {
                if let Some(lifted) = self.lifted.try_update(Option::take).flatten() {
                    self.draft.update(|draft| draft.entries = lifted.before);
                    self.say(texts::admin::tracks().put_back, slug);
                    self.focus_again(slug);
                }
            }
            _ => return false,
        }
        true
    }

    /// Queues a key until the order is saved: a key that picks up, and those that follow it.
    fn queue_key(self, key: &str, slug: &str) -> bool {
        let lifts = matches!(key, " " | "Enter");
        let follows = matches!(key, "ArrowUp" | "ArrowDown" | "Escape");
        let waits = self
            .queued_keys
            .with_value(|queued_keys| lifts || (follows && queued_keys.iter().any(|(_, of)| of == slug)));
        if waits {
            self.queued_keys.update_value(|queued_keys| queued_keys.push((key.to_owned(), slug.to_owned())));
        }
        waits
    }

    fn next_move(self) -> u32 {
        self.moves.update_value(|moves| *moves = moves.wrapping_add(1));
        self.moves.get_value()
    }

    fn shift(self, slug: &str, by: isize) {
        let Some(from) = untrack(|| self.place_of(slug)) else { return };
        let last = self.draft.with_untracked(|draft| draft.entries.len());
        let Some(to) = from.checked_add_signed(by).filter(|to| *to < last) else { return };
        let moved = self.next_move();
        self.lifted.update(|lifted| {
            if let Some(lifted) = lifted {
                lifted.moved = moved;
            }
        });
        self.draft.update(|draft| draft.entries.swap(from, to));
        self.say(texts::admin::tracks().moved, slug);
        self.focus_again(slug);
    }

    /// A moved row loses the focus. It gets it back with the next frame.
    fn focus_again(self, slug: &str) {
        let slug = slug.to_owned();
        self.refocusing.set_value(Some(slug.clone()));
        request_animation_frame(move || {
            let refocusing = self.refocusing.try_update_value(Option::take).flatten();
            // A later move has its own frame.
            if let Some(slug) = refocusing.filter(|refocusing| *refocusing == slug) {
                focus_handle(&slug);
            }
        });
    }

    fn drop_lifted(self, slug: &str) {
        let Some(lifted) = self.lifted.try_update(Option::take).flatten() else { return };
        self.say(texts::admin::tracks().dropped, slug);
        if self.draft.with_untracked(|draft| draft.entries != lifted.before) {
            self.save();
        }
    }

    /// Puts a picked-up entry back when its handle loses the focus. A moved row also loses the focus, but gets it back at once; the check
    /// after its latest move decides.
    fn handle_blur(self, slug: &str) {
        let slug = slug.to_owned();
        let moves_of = move |slug: &str| {
            let of = |lifted: &Option<PickedUp>| Some(lifted.as_ref().filter(|lifted| lifted.slug == slug)?.moved);
            self.lifted.try_with_untracked(of).flatten()
        };
        let Some(moves) = moves_of(&slug) else { return };
        request_animation_frame(move || {
            request_animation_frame(move || {
                let gone = moves_of(&slug) == Some(moves)
                    && document().active_element().is_none_or(|element| element.id() != handle_id(&slug));
                if gone && let Some(Some(lifted)) = self.lifted.try_update(Option::take) {
                    self.draft.update(|draft| draft.entries = lifted.before);
                    self.say(texts::admin::tracks().put_back, &slug);
                }
            });
        });
    }

    fn save(self) {
        let fields = self.draft.with_untracked(|draft| {
            let mut fields: Fields = vec![("do".to_owned(), AdminAction::SetEntries.as_str().to_owned())];
            fields.extend(key(draft).into_iter().map(|(name, value)| (name.to_owned(), value)));
            fields.extend(draft.entries.iter().map(|entry| ("problem".to_owned(), entry.entry().to_string())));
            fields
        });
        self.sender.send(fields);
    }

    fn say(self, what: fn(&str, usize, usize) -> String, slug: &str) {
        let words = self.draft.with_untracked(|draft| {
            let place = draft.entries.iter().position(|entry| entry.entry().to_string() == slug)?;
            let title = draft.entries.get(place)?.title();
            Some(what(title, place + 1, draft.entries.len()))
        });
        self.announcement.set(words.unwrap_or_default());
    }

    /// The middles of the rows, relative to the top of the window.
    fn middles(self) -> Vec<f64> {
        let Some(list) = self.list.get_untracked() else { return Vec::new() };
        let rows = list.children();
        (0..rows.length())
            .filter_map(|row| rows.item(row))
            .map(|row| {
                let place = row.get_bounding_client_rect();
                place.top() + place.height() / 2.0
            })
            .collect()
    }
}

fn as_element(target: web_sys::EventTarget) -> Option<web_sys::Element> {
    use wasm_bindgen::JsCast;

    target.dyn_into().ok()
}

fn focus_handle(slug: &str) {
    use wasm_bindgen::JsCast;

    let handle = document().get_element_by_id(&handle_id(slug));
    if let Some(handle) = handle.and_then(|handle| handle.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Fails only for elements that cannot have the focus.
        let _ = handle.focus();
    }
}

/// Scrolls the page when an entry is dragged to an edge of the window.
fn scroll_at_edges(y: i32) {
    const EDGE: f64 = 48.0;
    const STEP: f64 = 12.0;

    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(f64::MAX);
    if f64::from(y) < EDGE {
        window().scroll_by_with_x_and_y(0.0, -STEP);
    } else if f64::from(y) > height - EDGE {
        window().scroll_by_with_x_and_y(0.0, STEP);
    }
}
