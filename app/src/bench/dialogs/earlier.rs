use assay_domain::EarlierDraft;
use leptos::{prelude::*, task::spawn_local};

use super::Open;
use crate::{
    bench::program::Handle,
    texts,
    ui::{Dialog, browser_now, format, server_now},
};

/// The earlier drafts in the open language.
#[component]
pub(super) fn EarlierDrafts(open: RwSignal<Option<Open>>, program: Handle) -> impl IntoView {
    let texts = texts::drafts();
    let drafts = program.with_value(|program| program.drafts.clone());
    let is_member = drafts.is_member();
    // None until they are read.
    let found = RwSignal::new(None::<Option<Vec<EarlierDraft>>>);
    spawn_local(async move {
        // Fails only if the dialog is closed again.
        let _ = found.try_set(Some(drafts.earlier().await));
    });
    let list = move || {
        found.get().map(|found| match found {
            None => view! { <p>{texts.earlier_failed}</p> }.into_any(),
            Some(drafts) if drafts.is_empty() => view! { <p>{texts.no_earlier}</p> }.into_any(),
            Some(drafts) => view! { <List drafts=drafts is_member=is_member open=open program=program /> }.into_any(),
        })
    };
    view! {
        <Dialog name="history" title=texts::solving().earlier_drafts closed=Box::new(move || open.set(None))>
            <div class="drafts">
                {(!is_member).then(|| view! { <p>{texts.only_in_this_browser}</p> })} {list}
            </div>
        </Dialog>
    }
    .into_any()
}

#[component]
fn List(drafts: Vec<EarlierDraft>, is_member: bool, open: RwSignal<Option<Open>>, program: Handle) -> impl IntoView {
    // A member's drafts have the server's times, a visitor's have the browser's.
    let now = if is_member { server_now() } else { browser_now() };
    let shown = RwSignal::new(0);
    let texts: Vec<String> = drafts.iter().map(|draft| draft.source.clone()).collect();
    let items = drafts
        .into_iter()
        .enumerate()
        .map(|(at, EarlierDraft { source, saved_at, .. })| {
            let lines = u32::try_from(source.split('\n').count()).unwrap_or(u32::MAX);
            let lines = format!(", {}", (texts::drafts().lines)(lines));
            let restore = move |_| {
                open.set(None);
                let source = source.clone();
                program.with(move |program| program.replace_text(&source, texts::drafts().restored.to_owned()));
            };
            view! {
                <li>
                    <button
                        type="button"
                        class="drafts__entry"
                        aria-pressed=move || if shown.get() == at { "true" } else { "false" }
                        on:click=move |_| shown.set(at)
                    >
                        <span>
                            <time datetime=format::iso(saved_at) title=format::exact(saved_at)>
                                {format::relative(saved_at, now)}
                            </time>
                            {lines}
                        </span>
                    </button>
                    <button type="button" class="button button--small" on:click=restore>
                        {texts::drafts().restore}
                    </button>
                </li>
            }
        })
        .collect_view();
    view! {
        <ol class="drafts__list">{items}</ol>
        <pre class="io__text drafts__text" tabindex="0" aria-label=texts::solving().earlier_drafts>
            {move || texts.get(shown.get()).cloned()}
        </pre>
    }
    .into_any()
}
