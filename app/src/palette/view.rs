//! The palette's dialog.

use std::{cell::RefCell, time::Duration};

use assay_domain::{Page, ProblemSummary, TrackSummary};
use js_sys::JsString;
use leptos::{
    ev::{KeyboardEvent, MouseEvent},
    html,
    leptos_dom::helpers::TimeoutHandle,
    prelude::*,
    task::spawn_local,
};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlDialogElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::{
    actions::{OfferedAction, offered},
    entries::{Does, Hint, Known, Surroundings},
    keys_dialog,
    page::{add_dialog, open_address},
    state::{Palette, Row},
};
use crate::{
    account::{current_user, log_out_now},
    addresses::encode,
    rest, texts,
    ui::{theme_now, use_theme},
};

/// The server is asked after this pause in typing.
const PAUSE: Duration = Duration::from_millis(120);

thread_local! {
    /// What the server has sent, so that the palette has a list when it opens again.
    static KNOWN: RefCell<Known> = RefCell::default();
}

/// Opens the palette, unless it is open.
pub(super) fn open() {
    // A closed palette stays in the page until its close event.
    if document().query_selector("dialog.palette[open]").is_ok_and(|open| open.is_some()) {
        return;
    }
    add_dialog(|closed| view! { <PaletteDialog offered=offered() closed=closed /> }.into_any());
}

#[component]
fn PaletteDialog(offered: Vec<OfferedAction>, closed: Box<dyn Fn()>) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let texts = texts::palette();
    let around = Surroundings {
        actions: offered.iter().map(|action| action.shown).collect(),
        theme: theme_now(),
        role: current_user().map(|me| me.role),
        is_mac: is_mac(),
        base: base_letter,
    };
    let palette = RwSignal::new(Palette::new(around, KNOWN.with_borrow(Clone::clone)));
    let drawn = Memo::new(move |_| palette.with(Palette::drawn));
    let selected = Memo::new(move |_| palette.with(Palette::selected));
    let actions = StoredValue::new_local(offered);
    let close = move || {
        if let Some(dialog) = node.try_get_untracked().flatten() {
            dialog.close();
        }
    };
    let perform = move |does: Does| {
        let run = match &does {
            Does::Run(number) => actions.with_value(|actions| actions.get(*number).map(|action| action.run.clone())),
            _ => None,
        };
        close();
        match does {
            Does::Open(address) => open_address(&address),
            Does::Run(_) => {
                if let Some(run) = run {
                    run();
                }
            }
            Does::UseTheme(theme) => use_theme(theme),
            Does::ListKeys => keys_dialog::open(),
            Does::LogOut => log_out_now(),
        }
    };
    let ask = move || {
        let Some(question) = palette.try_update(Palette::ask) else { return };
        spawn_local(async move {
            let query = if question.1.is_empty() { String::new() } else { format!("&text={}", encode(&question.1)) };
            let answer: Result<Page<ProblemSummary>, _> = rest::get(&format!("problems?limit=100{query}")).await;
            // None if the palette was closed meanwhile.
            let does = palette.try_update(|palette| palette.answer(question, answer.ok().map(|page| page.items)));
            keep_known(palette);
            if let Some(does) = does.flatten() {
                perform(does);
            }
        });
    };
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop_timer = move || {
        if let Some(timer) = timer.try_get_value().flatten() {
            timer.clear();
        }
    };
    on_cleanup(stop_timer);
    let on_input = move |event: Event| {
        palette.update(|palette| palette.set_text(&event_target_value(&event)));
        stop_timer();
        // Fails only without a window.
        timer.set_value(set_timeout_with_handle(ask, PAUSE).ok());
    };
    let on_key = move |event: KeyboardEvent| {
        // Enter and arrows then belong to the input method.
        if event.is_composing() {
            return;
        }
        match event.key().as_str() {
            "ArrowDown" => palette.update(Palette::select_next),
            "ArrowUp" => palette.update(Palette::select_previous),
            "Enter" => {
                if let Some(does) = palette.try_update(Palette::enter).flatten() {
                    perform(does);
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    // A click on the dialog itself, and not on its content, is outside.
    let on_click = move |event: MouseEvent| {
        if event.target().is_some_and(|target| target.has_type::<HtmlDialogElement>()) {
            close();
        }
    };
    Effect::new(move |_| {
        drawn.track();
        if let Some(row) = selected.get() {
            request_animation_frame(move || scroll_to(row));
        }
    });
    let rows = move || {
        drawn.track();
        palette.with_untracked(|palette| {
            let rows = palette.rows().enumerate();
            rows.map(|(number, row)| row_view(number, row, selected, close, perform)).collect_view()
        })
    };
    ask();
    ask_tracks(palette);
    view! {
        <dialog
            class="dialog palette"
            aria-label=texts.title
            node_ref=node
            on:click=on_click
            on:close=move |_| closed()
        >
            <input
                class="palette__input"
                type="text"
                role="combobox"
                placeholder=texts.placeholder
                aria-label=texts.placeholder
                aria-expanded="true"
                aria-controls="palette-list"
                aria-autocomplete="list"
                aria-activedescendant=move || selected.get().map(row_id)
                autocomplete="off"
                spellcheck="false"
                on:keydown=on_key
                on:input=on_input
            />
            <div class="palette__list" id="palette-list" role="listbox" aria-label=texts.title>
                {rows}
            </div>
            <p class="palette__status" role="status" aria-live="polite">
                {move || palette.with(Palette::status)}
            </p>
        </dialog>
    }
    .into_any()
}

fn ask_tracks(palette: RwSignal<Palette>) {
    spawn_local(async move {
        let answer: Result<Page<TrackSummary>, _> = rest::get("tracks").await;
        // If this fails, the request for problems fails too, and the palette says so.
        if let Ok(page) = answer {
            palette.try_update(|palette| palette.set_tracks(page.items));
            keep_known(palette);
        }
    });
}

fn keep_known(palette: RwSignal<Palette>) {
    if let Some(known) = palette.try_with_untracked(|palette| palette.known().clone()) {
        KNOWN.set(known);
    }
}

fn row_id(number: usize) -> String {
    format!("palette-{number}")
}

fn row_view(
    number: usize,
    row: Row,
    selected: Memo<Option<usize>>,
    close: impl Fn() + Copy + 'static,
    perform: impl Fn(Does) + Copy + 'static,
) -> AnyView {
    let heading = row.heading.map(|name| {
        view! {
            <p class="palette__group" aria-hidden="true">
                {name}
            </p>
        }
    });
    let title = row.title.into_iter().map(
        |(part, matches)| {
            if matches { view! { <b>{part}</b> }.into_any() } else { part.into_any() }
        },
    );
    let hint = match row.hint {
        Hint::None => ().into_any(),
        Hint::Words(words) => view! { <span class="palette__hint">{words}</span> }.into_any(),
        Hint::Keys(keys) => view! { <span class="palette__hint" translate="no">{keys}</span> }.into_any(),
    };
    let content = view! {
        <span class="palette__title">{title.collect_view()}</span>
        {hint}
        {row.kind.map(|name| view! { <span class="palette__hint">{name}</span> })}
    }
    .into_any();
    let is_selected = move || if selected.get() == Some(number) { "true" } else { "false" };
    let option = match row.does {
        // The router follows the link.
        Does::Open(address) => view! {
            <a
                class="palette__option"
                role="option"
                id=row_id(number)
                tabindex="-1"
                aria-selected=is_selected
                href=address.into_owned()
                on:click=move |_| close()
            >
                {content}
            </a>
        }
        .into_any(),
        does => view! {
            <div
                class="palette__option"
                role="option"
                id=row_id(number)
                tabindex="-1"
                aria-selected=is_selected
                on:click=move |_| perform(does.clone())
            >
                {content}
            </div>
        }
        .into_any(),
    };
    view! {
        {heading}
        {option}
    }
    .into_any()
}

fn scroll_to(row: usize) {
    if let Some(row) = document().get_element_by_id(&row_id(row)) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        row.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Whether shortcuts begin with Cmd.
pub(super) fn is_mac() -> bool {
    let platform = window().navigator().platform().unwrap_or_default();
    ["Mac", "iPhone", "iPad"].iter().any(|name| platform.contains(name))
}

fn base_letter(letter: char) -> char {
    let decomposed = String::from(JsString::from(letter.to_string()).normalize("NFD"));
    decomposed.chars().next().unwrap_or(letter)
}
