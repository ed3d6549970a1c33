use std::time::Duration;

use assay_domain::{BusySlot, Class, ClassDepth, Heartbeat, Overview};
use leptos::{
    prelude::*,
    server_fn::codec::{GetUrl, Json},
};

use super::{desk::Desk, frame};
use crate::{
    fault::Fault,
    ui::{Icon, IconName, Notice, NoticeKind, format},
};

/// How often the page reads what it shows again.
const EVERY: Duration = Duration::from_secs(2);

/// How the installation is, at a glance.
#[server(prefix = "/api/fn", endpoint = "admin_overview", input = GetUrl, output = Json)]
pub(crate) async fn admin_overview() -> Result<Overview, Fault> {
    use crate::server::{answer, service, visitor};

    let (service, visitor) = (service()?, visitor()?);
    let admin = answer(service.admin(&visitor))?;
    answer(admin.overview().await)
}

/// Queue and workers, kept up to date.
#[component]
pub(crate) fn OverviewPage() -> impl IntoView {
    frame::page(
        "Workers and queue",
        || (),
        |()| Box::pin(admin_overview()),
        |shown, _| view! { <Content shown=shown /> }.into_any(),
    )
}

#[component]
fn Content(shown: RwSignal<Overview>) -> impl IntoView {
    keep_up_to_date();
    let workplace = Memo::new(move |_| shown.with(|shown| shown.workplace.clone()));
    let workers = Memo::new(move |_| {
        workplace.with(|place| place.as_ref().map(|place| place.workers.clone()).unwrap_or_default())
    });
    let unavailable = Memo::new(move |_| shown.with(|shown| shown.unavailable.clone()));
    let lost = Memo::new(move |_| workplace.with(Option::is_none));
    let nobody = Memo::new(move |_| !lost.get() && workers.with(Vec::is_empty));
    view! {
        <div class="page__head">
            <h1>"Workers and queue"</h1>
            <p class="page__lead">"What waits to be judged, and who judges it. This page keeps itself up to date."</p>
        </div>
        {move || {
            unavailable.get().map(|fix| {
                view! { <Notice kind=NoticeKind::Warning>{format!("This host cannot judge: {fix}")}</Notice> }
            })
        }}
        {move || {
            lost.get().then(|| {
                view! {
                    <Notice kind=NoticeKind::Warning>
                        "Redis cannot be reached: queues and workers are not known. Submissions are stored and judged once it is back."
                    </Notice>
                }
            })
        }}
        <Figures shown=shown />
        {move || workplace.with(|place| place.as_ref().map(|place| view! { <Queues depths=place.depths.clone() /> }))}
        <section class="section" aria-labelledby="workers-heading">
            <div class="section__head">
                <h2 id="workers-heading">"Workers"</h2>
            </div>
            {move || nobody.get().then(|| view! { <Nobody /> })}
            <ul class="reports">
                <For each=move || workers.get() key=|beat| beat.worker.id.clone() let:beat>
                    <Worker id=beat.worker.id.clone() workers=workers />
                </For>
            </ul>
        </section>
    }
    .into_any()
}

/// Reads again while somebody looks.
fn keep_up_to_date() {
    let desk = Desk::get();
    Effect::new(move |_| {
        let again = move || {
            if !document().hidden() {
                desk.refresh();
            }
        };
        if let Ok(timer) = set_interval_with_handle(again, EVERY) {
            on_cleanup(move || timer.clear());
        }
    });
}

/// The figures that say whether all is well.
#[component]
fn Figures(shown: RwSignal<Overview>) -> impl IntoView {
    let queue = Memo::new(move |_| shown.with(|shown| shown.queue));
    let failed = Memo::new(move |_| shown.with(|shown| shown.failed));
    let oldest = move || queue.get().oldest_ms.map_or_else(|| "–".to_owned(), age);
    view! {
        <dl class="figures">
            <div class="figure">
                <dt>"Waiting"</dt>
                <dd>{move || queue.get().queued}</dd>
            </div>
            <div class="figure">
                <dt>"Oldest waits for"</dt>
                <dd>{oldest}</dd>
            </div>
            <div class="figure">
                <dt>"Running"</dt>
                <dd>{move || queue.get().running}</dd>
            </div>
            <div class="figure">
                <dt>
                    <a href="/admin/failed">"Judge errors"</a>
                </dt>
                <dd>{move || failed.get()}</dd>
            </div>
        </dl>
    }
    .into_any()
}

#[component]
fn Queues(depths: Vec<ClassDepth>) -> impl IntoView {
    let rows = depths
        .into_iter()
        .map(|ClassDepth { class, depth }| {
            let (name, what) = match class {
                Class::Run => ("run", "Own cases: somebody watches, so they go first"),
                Class::Submit => ("submit", "Submissions"),
                Class::Batch => ("batch", "Rejudging and checking of problems: nobody waits"),
            };
            view! {
                <tr>
                    <td data-label="Queue">
                        <code>{name}</code>
                    </td>
                    <td data-label="For">{what}</td>
                    <td data-label="Jobs" class="number">
                        {depth}
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="queues-heading">
            <div class="section__head">
                <h2 id="queues-heading">"Queues"</h2>
            </div>
            <div class="table-box" role="region" aria-label="Queues" tabindex="0">
                <table class="table table--stack">
                    <thead>
                        <tr>
                            <th scope="col">"Queue"</th>
                            <th scope="col">"For"</th>
                            <th scope="col" class="number">
                                "Jobs"
                            </th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

#[component]
fn Nobody() -> impl IntoView {
    view! {
        <div class="empty empty--small">
            <Icon name=IconName::ServerCrash />
            <p>"No worker is connected. Submissions are stored, and wait until one is."</p>
        </div>
    }
    .into_any()
}

/// One worker. Its parts change by themselves, so that what is selected or focused stays.
#[component]
fn Worker(id: String, workers: Memo<Vec<Heartbeat>>) -> impl IntoView {
    let beat = {
        let id = id.clone();
        Memo::new(move |_| workers.with(|workers| workers.iter().find(|beat| beat.worker.id == id).cloned()))
    };
    let facts = move || beat.with(|beat| beat.as_ref().map(facts).unwrap_or_default());
    let heard = move || beat.with(|beat| beat.as_ref().map(|beat| format!("heard {} ago", age(beat.age_ms))));
    let languages = Memo::new(move |_| beat.with(|beat| beat.as_ref().map(languages).unwrap_or_default()));
    let busy = move || {
        beat.with(|beat| {
            let beat = beat.as_ref()?;
            let slots = beat.worker.busy.iter().map(|slot| busy_view(slot, beat.by_now(slot.running_ms)));
            Some(slots.collect_view())
        })
    };
    view! {
        <li class="report">
            <div class="report__head">
                <h3 class="report__title">
                    <code>{id}</code>
                </h3>
                <span class="report__facts">{heard}</span>
            </div>
            <p class="report__facts">{facts}</p>
            <p class="report__facts">{languages}</p>
            <ul class="report__list" aria-label="Being judged">
                {busy}
            </ul>
        </li>
    }
    .into_any()
}

fn facts(beat: &Heartbeat) -> String {
    let worker = &beat.worker;
    let range = if worker.slots_min == worker.slots_max {
        String::new()
    } else {
        format!(" (from {} to {} as needed)", worker.slots_min, worker.slots_max)
    };
    let draining = if worker.draining { "draining, " } else { "" };
    format!(
        "{draining}{} of {} slots busy{range}, limits by {}, version {}, up {}",
        worker.busy.len(),
        worker.slots,
        worker.rung,
        worker.version,
        age(beat.by_now(worker.uptime_ms)),
    )
}

fn languages(beat: &Heartbeat) -> String {
    let names: Vec<String> =
        beat.worker.languages.iter().map(|language| format!("{} ({})", language.name, language.version)).collect();
    names.join(", ")
}

fn busy_view(slot: &BusySlot, running_ms: u64) -> AnyView {
    let BusySlot { submission, problem, language, attempt, .. } = slot;
    let again = if *attempt > 1 { format!(", attempt {attempt}") } else { String::new() };
    let facts = format!(" {problem}, {language}{again}, for {}", age(running_ms));
    view! {
        <li>
            <Icon name=IconName::Loader />
            <span>
                <a href=format!("/submissions/{submission}")>{format!("Submission {submission}")}</a>
                {facts}
            </span>
        </li>
    }
    .into_any()
}

/// How long, roughly: "340 ms", "12 s", "3 min", "5 h", "2 days".
fn age(ms: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(24 * 60 * 60 * 1000, "days"), (60 * 60 * 1000, "h"), (60 * 1000, "min")];
    match UNITS.iter().find(|(unit, _)| ms >= 2 * unit) {
        Some((unit, name)) => format!("{} {name}", ms / unit),
        None if ms < 1000 => format::duration(u32::try_from(ms).unwrap_or(u32::MAX)),
        None => format!("{} s", ms / 1000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_told_roughly() {
        let told = [340, 1_900, 100_000, 150_000, 9_000_000, 200_000_000].map(age);
        assert_eq!(told, ["340 ms", "1 s", "100 s", "2 min", "2 h", "2 days"]);
    }
}
