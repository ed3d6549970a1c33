//! How an accepted submission compares with other accepted ones of the same problem and language.

use assay_domain::SubmissionId;
use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

use crate::{fault::Fault, json::Json, texts};

/// A comparison with other submissions. The server draws the charts, so browsers need no drawing code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Standing {
    /// The number of compared submissions.
    pub(crate) of: u32,
    /// CPU time first, then memory.
    pub(crate) charts: Vec<Chart>,
}

/// A chart of one measurement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Chart {
    /// A sentence that describes the chart.
    pub(crate) words: String,
    pub(crate) svg: String,
}

/// Compares one of the reader's submissions with others. None if there are no others.
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

/// Charts that compare a submission with others.
#[component]
pub(super) fn StandingView(id: SubmissionId) -> impl IntoView {
    let standing = Resource::new(|| (), move |()| get_standing(id.0));
    view! {
        <Transition fallback=|| ()>
            {move || Suspend::new(async move {
                // The page works without the charts.
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
