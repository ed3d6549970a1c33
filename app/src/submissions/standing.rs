//! Where an accepted submission stands among the accepted ones of its problem and language.

use assay_domain::SubmissionId;
use leptos::{
    prelude::*,
    server_fn::codec::{GetUrl, Json},
};
use serde::{Deserialize, Serialize};

use crate::{fault::Fault, texts};

/// Where a submission stands. The charts are drawn by the server: a browser has no use for a drawing library for two of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Standing {
    /// How many are compared.
    pub(crate) of: u32,
    /// By CPU time, then by memory.
    pub(crate) charts: Vec<Chart>,
}

/// One measure of a submission among those of others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Chart {
    /// What it says, in a sentence.
    pub(crate) words: String,
    /// The drawing.
    pub(crate) svg: String,
}

/// Where one of the reader's own submissions stands; nothing where there is nobody to compare it with.
#[server(prefix = "/api/fn", endpoint = "get_standing", input = GetUrl, output = Json)]
pub(crate) async fn get_standing(id: i64) -> Result<Option<Standing>, Fault> {
    use super::standing_chart::charts;
    use crate::server::{answer, service, visitor};

    let visitor = visitor()?;
    let me = answer(visitor.require())?;
    let measures = answer(service()?.usage_comparison(me, SubmissionId(id)).await)?;
    Ok(measures.map(|measures| Standing {
        of: u32::try_from(measures.all.len()).unwrap_or(u32::MAX),
        charts: charts(&measures),
    }))
}

/// Where a submission stands, drawn and in words.
#[component]
pub(super) fn StandingView(id: SubmissionId) -> impl IntoView {
    let standing = Resource::new(|| (), move |()| get_standing(id.0));
    view! {
        <Transition fallback=|| ()>
            {move || Suspend::new(async move {
                // Without it the verdict is as good.
                let standing = standing.await.ok().flatten()?;
                let charts = standing
                    .charts
                    .into_iter()
                    .map(|chart| {
                        view! {
                            <figure class="standing__chart">
                                <div class="standing__drawing" aria-hidden="true" inner_html=chart.svg></div>
                                <figcaption>{chart.words}</figcaption>
                            </figure>
                        }
                    })
                    .collect_view();
                Some(
                    view! {
                        <section class="standing" aria-label=texts::results().comparison>
                            <h3>{(texts::results().compared_with)(standing.of)}</h3>
                            <div class="standing__charts">{charts}</div>
                        </section>
                    },
                )
            })}
        </Transition>
    }
    .into_any()
}
