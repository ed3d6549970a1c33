//! The views of the problem page and their tabs. On wide screens the panes are side by side, and two of them have tabs. On narrow screens
//! all views are tabs of one list. Tabs need scripts: the style sheet hides them until hydration.

use leptos::{ev::KeyboardEvent, prelude::*};
use wasm_bindgen::JsCast;

use crate::texts;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum View {
    Statement,
    Submissions,
    Editorial,
    Code,
    Cases,
    Result,
}

impl View {
    /// All views, for narrow screens.
    const ALL: &'static [Self] =
        &[Self::Statement, Self::Submissions, Self::Editorial, Self::Code, Self::Cases, Self::Result];
    const WITHOUT_EDITORIAL: &'static [Self] =
        &[Self::Statement, Self::Submissions, Self::Code, Self::Cases, Self::Result];
    /// For problems that take answers: there is no program to run on cases.
    const OF_ANSWERS: &'static [Self] =
        &[Self::Statement, Self::Submissions, Self::Editorial, Self::Code, Self::Result];
    const OF_ANSWERS_WITHOUT_EDITORIAL: &'static [Self] =
        &[Self::Statement, Self::Submissions, Self::Code, Self::Result];
    /// The views beside the editor.
    const LEFT: &'static [Self] = &[Self::Statement, Self::Submissions, Self::Editorial];
    /// The views under the editor.
    const BOTTOM: &'static [Self] = &[Self::Cases, Self::Result];

    /// All views, for narrow screens.
    pub(crate) fn all(editorial: bool, answers: bool) -> &'static [Self] {
        match (editorial, answers) {
            (true, false) => Self::ALL,
            (false, false) => Self::WITHOUT_EDITORIAL,
            (true, true) => Self::OF_ANSWERS,
            (false, true) => Self::OF_ANSWERS_WITHOUT_EDITORIAL,
        }
    }

    /// The views under the editor.
    pub(crate) fn bottom(answers: bool) -> &'static [Self] {
        if answers { &[Self::Result] } else { Self::BOTTOM }
    }

    /// The views beside the editor.
    pub(crate) fn left(editorial: bool) -> &'static [Self] {
        if editorial { Self::LEFT } else { &[Self::Statement, Self::Submissions] }
    }

    /// The view's name in `data-view` and in ids.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::Submissions => "submissions",
            Self::Editorial => "editorial",
            Self::Code => "code",
            Self::Cases => "cases",
            Self::Result => "result",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Statement => texts::solving().statement,
            Self::Submissions => texts::common().submissions,
            Self::Editorial => texts::solving().editorial,
            Self::Code => texts::solving().code,
            Self::Cases => texts::solving().cases,
            Self::Result => texts::solving().result,
        }
    }
}

/// Which view is selected.
#[derive(Clone, Copy)]
pub(crate) struct Views {
    /// On narrow screens.
    pub(crate) only: RwSignal<View>,
    /// Beside the editor.
    pub(crate) left: RwSignal<View>,
    /// Under the editor.
    pub(crate) bottom: RwSignal<View>,
}

impl Views {
    /// Starts with one view in front.
    pub(crate) fn starting_with(view: View, answers: bool) -> Self {
        let views = Self {
            only: RwSignal::new(view),
            left: RwSignal::new(View::Statement),
            bottom: RwSignal::new(if answers { View::Result } else { View::Cases }),
        };
        views.show(view);
        views
    }

    /// Selects a view, on wide and narrow screens.
    pub(crate) fn show(self, view: View) {
        self.only.set(view);
        if View::LEFT.contains(&view) {
            self.left.set(view);
        } else if View::BOTTOM.contains(&view) {
            self.bottom.set(view);
        }
    }
}

/// A list of tabs. Arrow keys move between them (WAI-ARIA Authoring Practices, tabs).
#[component]
pub(crate) fn Tabs(
    /// The accessible name.
    label: &'static str,
    /// A class besides `tabs`.
    class: &'static str,
    /// The prefix of ids.
    prefix: &'static str,
    of: &'static [View],
    /// The selected tab.
    selected: RwSignal<View>,
    views: Views,
) -> impl IntoView {
    let on_keydown = move |event: KeyboardEvent| {
        let at = of.iter().position(|view| *view == selected.get_untracked()).unwrap_or(0);
        let to = match event.key().as_str() {
            "ArrowLeft" => (at + of.len() - 1) % of.len(),
            "ArrowRight" => (at + 1) % of.len(),
            "Home" => 0,
            "End" => of.len() - 1,
            _ => return,
        };
        let Some(view) = of.get(to).copied() else { return };
        event.prevent_default();
        views.show(view);
        let tab = document().get_element_by_id(&format!("{prefix}-{}", view.name()));
        if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<web_sys::HtmlElement>().ok()) {
            // A visible button can have the focus.
            let _ = tab.focus();
        }
    };
    let tabs = of
        .iter()
        .map(|view| {
            let view = *view;
            let chosen = move || selected.get() == view;
            view! {
                <button
                    type="button"
                    class="tab"
                    role="tab"
                    id=format!("{prefix}-{}", view.name())
                    aria-controls=format!("{}-pane", view.name())
                    aria-selected=move || if chosen() { "true" } else { "false" }
                    tabindex=move || (!chosen()).then_some("-1")
                    on:click=move |_| views.show(view)
                >
                    {view.label()}
                </button>
            }
        })
        .collect_view();
    view! {
        <div class=format!("tabs {class}") role="tablist" aria-label=label on:keydown=on_keydown>
            {tabs}
        </div>
    }
    .into_any()
}
