//! What follows an accepted submission.

use assay_domain::SubmissionId;
use leptos::{prelude::*, server_fn::codec::GetUrl};

use crate::{fault::Fault, json::Json};

/// What follows one of the reader's accepted submissions, as HTML: the next steps, and how it compares with others. `place` is the
/// parameter that names the list that the reader comes from, or empty. The server writes the HTML, so browsers need no code for it.
#[server(prefix = "/api/fn", endpoint = "get_follow_up", input = GetUrl, output = Json)]
pub(crate) async fn get_follow_up(id: i64, place: String) -> Result<String, Fault> {
    use super::{next_steps::next_steps, standing::standing};
    use crate::server::{answer, service, visitor};

    let (service, visitor) = (service()?, visitor()?);
    let me = answer(visitor.require())?;
    let mut html = answer(next_steps(&service, &visitor, me, SubmissionId(id), &place).await)?;
    if let Some(measures) = answer(service.usage_comparison(me, SubmissionId(id)).await)? {
        html += &standing(&measures);
    }
    Ok(html)
}

/// Links to what follows, and charts that compare the submission with others.
#[component]
pub(super) fn FollowUp(id: SubmissionId, place: String) -> impl IntoView {
    let html = Resource::new(|| (), move |()| get_follow_up(id.0, place.clone()));
    view! {
        <Transition fallback=|| ()>
            {move || Suspend::new(async move {
                // The page works without this.
                let html = html.await.ok()?;
                Some(view! { <div class="follow-up" inner_html=html></div> })
            })}
        </Transition>
    }
    .into_any()
}
