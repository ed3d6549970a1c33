use assay_domain::{FailedJudging, Page};
use leptos::{
    prelude::*,
    server_fn::codec::{GetUrl, Json},
};

use super::{act_form::ActForm, frame};
use crate::{
    fault::Fault,
    ui::{Icon, IconName, Time, verbatim},
};

/// What could not be judged.
#[server(prefix = "/api/fn", endpoint = "admin_failed", input = GetUrl, output = Json)]
pub(crate) async fn admin_failed(cursor: String) -> Result<Page<FailedJudging>, Fault> {
    use crate::server::{answer, service, visitor};

    let (service, visitor) = (service()?, visitor()?);
    let admin = answer(service.admin(&visitor))?;
    answer(admin.failed_judgings(Some(cursor.as_str()).filter(|cursor| !cursor.is_empty())).await)
}

/// What could not be judged, and having it judged again.
#[component]
pub(crate) fn FailedPage() -> impl IntoView {
    let asked = frame::asked(["cursor"]);
    frame::page(
        "Judge errors",
        move || asked.get(),
        |[cursor]| Box::pin(admin_failed(cursor)),
        |shown, _| view! { <Content shown=shown /> }.into_any(),
    )
}

#[component]
fn Content(shown: RwSignal<Page<FailedJudging>>) -> impl IntoView {
    let [cursor] = frame::asked(["cursor"]).get_untracked();
    let newest = (!cursor.is_empty()).then(|| "/admin/failed".to_owned());
    let older = shown.with_untracked(|page| page.next.clone());
    let older = older.map(|next| frame::address("/admin/failed", &[("cursor", &next)]));
    view! {
        <div class="page__head page__head--row">
            <div>
                <h1>"Judge errors"</h1>
                <p class="page__lead">
                    "Submissions that could not be judged after three tries, through no fault of their authors. See to the cause, then have them judged again."
                </p>
            </div>
            {move || shown.with(|page| page.items.len() > 1).then(|| view! { <RetryAll /> })}
        </div>
        {move || {
            let items = shown.with(|page| page.items.clone());
            if items.is_empty() {
                view! { <Nothing /> }.into_any()
            } else {
                view! { <ul class="reports">{items.into_iter().map(|item| view! { <Report item=item /> }).collect_view()}</ul> }
                    .into_any()
            }
        }}
        <frame::Pager newest=newest older=older />
    }
    .into_any()
}

#[component]
fn RetryAll() -> impl IntoView {
    view! {
        <ActForm fields=vec![("do", "submission.retry_all".to_owned())]>
            <button class="button">"Judge all again"</button>
        </ActForm>
    }
    .into_any()
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <div class="empty">
            <Icon name=IconName::CircleCheck />
            <h2 class="empty__title">"Everything could be judged"</h2>
            <p>"What cannot be judged, because a worker or a problem is broken, comes here."</p>
        </div>
    }
    .into_any()
}

#[component]
fn Report(item: FailedJudging) -> impl IntoView {
    let id = item.id;
    let fields = vec![("do", "submission.retry".to_owned()), ("submission", id.to_string())];
    let label = format!("Judge submission {id} again");
    let cause = item.cause.unwrap_or_else(|| "No cause was noted.".to_owned());
    view! {
        <li class="report">
            <div class="report__head">
                <h2 class="report__title">
                    <a href=format!("/submissions/{id}")>{format!("Submission {id}")}</a>
                </h2>
                <ActForm fields=fields>
                    <button class="button button--small" aria-label=label>
                        "Judge again"
                    </button>
                </ActForm>
            </div>
            <p class="report__facts">
                <a href=format!("/problems/{}", item.problem)>{item.problem_title}</a>
                {format!(" in {}, by {} ({}), given up after {} tries ", item.language, item.person, item.email, item.attempt)}
                <Time at=item.at />
            </p>
            <pre class="report__cause" tabindex="0" aria-label="Cause" inner_html=verbatim(&cause)></pre>
        </li>
    }
    .into_any()
}
