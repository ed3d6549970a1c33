//! On narrow screens the two panes become tabs. The style sheet shows them there only, and only once hydrated.

use leptos::{ev::KeyboardEvent, html::Button, prelude::*};

/// Which pane the tabs show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum View {
    /// The problem's text.
    Statement,
    /// The editor and the result.
    Code,
}

impl View {
    /// Its name in `data-view`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::Code => "code",
        }
    }

    fn other(self) -> Self {
        match self {
            Self::Statement => Self::Code,
            Self::Code => Self::Statement,
        }
    }
}

/// The tabs. Arrow keys move between them, as everywhere (WAI-ARIA authoring practices, tabs).
#[component]
pub(crate) fn ViewTabs(view: RwSignal<View>) -> impl IntoView {
    let statement = NodeRef::<Button>::new();
    let code = NodeRef::<Button>::new();
    let on_keydown = move |event: KeyboardEvent| {
        let target = match event.key().as_str() {
            "ArrowLeft" | "ArrowRight" => view.get_untracked().other(),
            "Home" => View::Statement,
            "End" => View::Code,
            _ => return,
        };
        event.prevent_default();
        view.set(target);
        let tab = if target == View::Statement { statement } else { code };
        if let Some(tab) = tab.get_untracked() {
            // A button that is shown can be focused.
            let _ = tab.focus();
        }
    };
    view! {
        <div class="tabs tabs--narrow" role="tablist" aria-label="View" on:keydown=on_keydown>
            <Tab id="tab-statement" pane="statement-pane" of=View::Statement view=view node=statement>
                "Statement"
            </Tab>
            <Tab id="tab-code" pane="code-pane" of=View::Code view=view node=code>
                "Code"
            </Tab>
        </div>
    }
    .into_any()
}

#[component]
fn Tab(
    id: &'static str,
    pane: &'static str,
    of: View,
    view: RwSignal<View>,
    node: NodeRef<Button>,
    children: Children,
) -> impl IntoView {
    let selected = move || view.get() == of;
    view! {
        <button
            type="button"
            class="tab"
            role="tab"
            id=id
            aria-controls=pane
            aria-selected=move || if selected() { "true" } else { "false" }
            tabindex=move || (!selected()).then_some("-1")
            on:click=move |_| view.set(of)
            node_ref=node
        >
            {children()}
        </button>
    }
    .into_any()
}
