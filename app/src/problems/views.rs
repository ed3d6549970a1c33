//! What the problem page shows at once, and what its tabs choose from. On wide screens the panes stand beside each other, and two of them
//! have tabs; on narrow screens all are tabs of one list. Tabs need scripts: the style sheet hides them until the page is hydrated.

use leptos::{ev::KeyboardEvent, prelude::*};
use wasm_bindgen::JsCast;

use crate::texts;

/// One of the things there are to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum View {
    /// The problem's text.
    Statement,
    /// What the reader has submitted to it.
    Submissions,
    /// How it is solved.
    Editorial,
    /// The editor.
    Code,
    /// The cases to run.
    Cases,
    /// What came of a submission.
    Result,
}

impl View {
    /// All of them, as on a narrow screen.
    const ALL: &'static [Self] =
        &[Self::Statement, Self::Submissions, Self::Editorial, Self::Code, Self::Cases, Self::Result];
    /// The same for a problem without an editorial.
    const WITHOUT_EDITORIAL: &'static [Self] =
        &[Self::Statement, Self::Submissions, Self::Code, Self::Cases, Self::Result];
    /// The same where there is no program to run on cases.
    const OF_ANSWERS: &'static [Self] =
        &[Self::Statement, Self::Submissions, Self::Editorial, Self::Code, Self::Result];
    const OF_ANSWERS_WITHOUT_EDITORIAL: &'static [Self] =
        &[Self::Statement, Self::Submissions, Self::Code, Self::Result];
    /// Those beside the editor.
    const LEFT: &'static [Self] = &[Self::Statement, Self::Submissions, Self::Editorial];
    /// Those under it.
    const BOTTOM: &'static [Self] = &[Self::Cases, Self::Result];

    /// All of them, as on a narrow screen.
    pub(crate) fn all(editorial: bool, answers: bool) -> &'static [Self] {
        match (editorial, answers) {
            (true, false) => Self::ALL,
            (false, false) => Self::WITHOUT_EDITORIAL,
            (true, true) => Self::OF_ANSWERS,
            (false, true) => Self::OF_ANSWERS_WITHOUT_EDITORIAL,
        }
    }

    /// Those under the editor.
    pub(crate) fn bottom(answers: bool) -> &'static [Self] {
        if answers { &[Self::Result] } else { Self::BOTTOM }
    }

    /// Those beside the editor.
    pub(crate) fn left(editorial: bool) -> &'static [Self] {
        if editorial { Self::LEFT } else { &[Self::Statement, Self::Submissions] }
    }

    /// Its name in `data-view` and in ids.
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

/// What is shown where.
#[derive(Clone, Copy)]
pub(crate) struct Views {
    /// On a narrow screen.
    pub(crate) only: RwSignal<View>,
    /// Beside the editor.
    pub(crate) left: RwSignal<View>,
    /// Under the editor.
    pub(crate) bottom: RwSignal<View>,
}

impl Views {
    /// Begins with one of them in front.
    pub(crate) fn beginning_with(view: View, answers: bool) -> Self {
        let views = Self {
            only: RwSignal::new(view),
            left: RwSignal::new(View::Statement),
            bottom: RwSignal::new(if answers { View::Result } else { View::Cases }),
        };
        views.show(view);
        views
    }

    /// Brings one to the front, on wide and narrow screens alike.
    pub(crate) fn show(self, view: View) {
        self.only.set(view);
        if View::LEFT.contains(&view) {
            self.left.set(view);
        } else if View::BOTTOM.contains(&view) {
            self.bottom.set(view);
        }
    }
}

/// A list of tabs. Arrow keys move between them, as everywhere (WAI-ARIA authoring practices, tabs).
#[component]
pub(crate) fn Tabs(
    /// What the list is called.
    label: &'static str,
    /// What it has besides `tabs`.
    class: &'static str,
    /// What ids begin with.
    prefix: &'static str,
    /// The tabs.
    of: &'static [View],
    /// Which is in front.
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
            // A button that is shown can be focused.
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
