//! The star of a problem in the problem list.

use assay_domain::Slug;
use leptos::{prelude::*, web_sys::SubmitEvent};

use crate::{
    fault::Fault,
    json::Json,
    texts,
    ui::{Icon, IconName},
};

/// Stars a problem, or removes its star.
#[server(prefix = "/api/fn", endpoint = "set_star", input = Json, output = Json)]
pub(crate) async fn set_star(problem: String, starred: bool) -> Result<(), Fault> {
    use assay_domain::Missing;
    use assay_service::Error;

    use crate::server::{answer, fail, service, visitor};

    let visitor = visitor()?;
    let me = answer(visitor.require())?;
    let problem = problem.parse().map_err(|_| fail(&Error::not_found(Missing::Problem)))?;
    answer(service()?.set_star(me, &problem, starred).await)
}

/// A button that stars a problem, or removes its star. Without wasm it posts to the list.
#[component]
pub(super) fn StarButton(
    problem: Slug,
    title: String,
    starred: bool,
    /// Why the last star could not be changed.
    fault: RwSignal<Option<Fault>>,
) -> impl IntoView {
    let is_starred = RwSignal::new(starred);
    let slug = problem.to_string();
    let on_submit = {
        let slug = slug.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            let wanted = !is_starred.get_untracked();
            is_starred.set(wanted);
            let request = set_star(slug.clone(), wanted);
            leptos::task::spawn_local(async move {
                let refused = request.await.err();
                if refused.is_some() {
                    is_starred.try_set(!wanted);
                }
                fault.try_set(refused);
            });
        }
    };
    view! {
        <form method="post" on:submit=on_submit>
            <input type="hidden" name="problem" value=slug />
            <input type="hidden" name="starred" value=move || (!is_starred.get()).to_string() />
            <button
                class="button button--quiet button--small star"
                aria-pressed=move || is_starred.get().to_string()
                aria-label=(texts::lists().star_one)(&title)
                title=texts::lists().star
            >
                <Icon name=IconName::Star />
            </button>
        </form>
    }
    .into_any()
}

/// Handles a star that was posted without wasm, and shows the list again.
#[cfg(feature = "ssr")]
pub(super) async fn posted() -> Result<(), Fault> {
    let Some(form) = crate::server::plain_form::posted() else { return Ok(()) };
    set_star(form.value("problem"), form.value("starred") == "true").await?;
    crate::server::plain_form::go_back();
    Ok(())
}

#[cfg(not(feature = "ssr"))]
pub(super) async fn posted() -> Result<(), Fault> {
    Ok(())
}
