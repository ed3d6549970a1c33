use assay_domain::{BusySlot, Class, ClassDepth, Heartbeat, JobKind, Language, LanguageId, Overview};
use leptos::prelude::*;

use super::{
    frame,
    read::{Content, PageQuery, View},
};
use crate::{
    texts,
    ui::{Column, DataTable, Icon, IconName, Notice, NoticeKind, format},
};

/// The queue and the workers, updated regularly.
#[component]
pub(crate) fn OverviewPage() -> impl IntoView {
    frame::page(texts::admin::frame().workers_and_queue, page_query(), |shown, _| {
        view! { <OverviewContent shown=shown /> }.into_any()
    })
}

fn page_query() -> Memo<PageQuery> {
    frame::query_from_address(View::Overview, ["", "", "cursor"])
}

#[component]
fn OverviewContent(shown: RwSignal<Content>) -> impl IntoView {
    frame::keep_up_to_date(Signal::stored(true));
    let overview = Memo::new(move |_| match shown.get() {
        Content::Overview(overview) => Some(overview),
        _ => None,
    });
    let workers = move || {
        let place = overview.get().and_then(|overview| overview.broker);
        place.map(|place| place.workers.items)
    };
    let first = (!page_query().get_untracked().cursor.is_empty()).then(|| "/admin".to_owned());
    let next = Memo::new(move |_| overview.get().and_then(|overview| overview.broker?.workers.next));
    view! {
        <div class="page__head">
            <h1>{texts::admin::frame().workers_and_queue}</h1>
            <p class="page__lead">{texts::admin::overview().lead}</p>
        </div>
        {move || {
            overview.get().and_then(|overview| overview.unavailable).map(|fix| {
                view! { <Notice kind=NoticeKind::Warning>{(texts::admin::overview().unavailable)(&fix)}</Notice> }
            })
        }}
        {move || {
            workers().is_none().then(|| {
                view! {
                    <Notice kind=NoticeKind::Warning>
                        {texts::admin::overview().no_broker}
                    </Notice>
                }
            })
        }}
        <Figures overview=overview />
        {move || {
            let place = overview.get().and_then(|overview| overview.broker);
            place.map(|place| view! { <Queues depths=place.depths /> })
        }}
        <section class="section" aria-labelledby="workers-heading">
            <div class="section__head">
                <h2 id="workers-heading">{texts::admin::overview().workers}</h2>
            </div>
            {move || workers().is_some_and(|workers| workers.is_empty()).then(|| view! { <NoWorkers /> })}
            <ul class="reports">
                <For each=move || workers().unwrap_or_default() key=|beat| beat.worker.id.clone() let:beat>
                    <Worker id=beat.worker.id.clone() overview=overview />
                </For>
            </ul>
            {move || {
                let next = next.get().map(|cursor| frame::address("/admin", &[("cursor", &cursor)]));
                view! { <frame::Pages first=first.clone() next=next /> }
            }}
        </section>
    }
    .into_any()
}

/// The main figures.
#[component]
fn Figures(overview: Memo<Option<Overview>>) -> impl IntoView {
    let queue = move || overview.with(|overview| overview.as_ref().map(|overview| overview.queue)).unwrap_or_default();
    let failed = move || overview.with(|overview| overview.as_ref().map(|overview| overview.failed));
    let oldest = move || queue().oldest_ms.map_or_else(|| "–".to_owned(), age);
    view! {
        <dl class="figures">
            <div class="figure">
                <dt>{texts::admin::overview().waiting}</dt>
                <dd>{move || queue().queued}</dd>
            </div>
            <div class="figure">
                <dt>{texts::admin::overview().oldest}</dt>
                <dd>{oldest}</dd>
            </div>
            <div class="figure">
                <dt>{texts::admin::overview().running}</dt>
                <dd>{move || queue().running}</dd>
            </div>
            <div class="figure">
                <dt>
                    <a href="/admin/failed">{texts::admin::frame().judge_errors}</a>
                </dt>
                <dd>{move || failed()}</dd>
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
                Class::Run => ("run", texts::admin::overview().runs),
                Class::Submit => ("submit", texts::common().submissions),
                Class::Batch => ("batch", texts::admin::overview().batch),
            };
            view! {
                <tr>
                    <td data-label=texts::admin::overview().queue>
                        <code>{name}</code>
                    </td>
                    <td data-label=texts::admin::overview().class>{what}</td>
                    <td data-label=texts::admin::overview().jobs class="number">
                        {depth}
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="queues-heading">
            <div class="section__head">
                <h2 id="queues-heading">{texts::admin::overview().queues}</h2>
            </div>
            <DataTable
                label=texts::admin::overview().queues
                columns=vec![
                    Column::text(texts::admin::overview().queue),
                    Column::text(texts::admin::overview().class),
                    Column::number(texts::admin::overview().jobs),
                ]
            >
                {rows}
            </DataTable>
        </section>
    }
    .into_any()
}

#[component]
fn NoWorkers() -> impl IntoView {
    view! {
        <div class="empty empty--small">
            <Icon name=IconName::ServerCrash />
            <p>{texts::admin::overview().no_worker}</p>
        </div>
    }
    .into_any()
}

/// A worker. Its parts update separately, so that selection and focus stay.
#[component]
fn Worker(id: String, overview: Memo<Option<Overview>>) -> impl IntoView {
    let name = id.clone();
    let beat = Memo::new(move |_| {
        let place = overview.get().and_then(|overview| overview.broker)?;
        place.workers.items.into_iter().find(|beat| beat.worker.id == id)
    });
    let facts = move || beat.with(|beat| beat.as_ref().map(facts).unwrap_or_default());
    let heard =
        move || beat.with(|beat| beat.as_ref().map(|beat| (texts::admin::overview().last_seen)(&age(beat.age_ms))));
    // Separate from the heartbeat, which changes every few seconds, because the languages rarely change.
    let offered = Memo::new(move |_| {
        beat.with(|beat| beat.as_ref().map(|beat| beat.worker.languages.clone()).unwrap_or_default())
    });
    let languages = move || offered.get().into_iter().map(language_view).collect_view();
    let left = Memo::new(move |_| {
        beat.with(|beat| beat.as_ref().map(|beat| beat.worker.untested.clone()).unwrap_or_default())
    });
    let untested = move || left.get().iter().map(untested_view).collect_view();
    let busy = move || {
        beat.with(|beat| {
            let beat = beat.as_ref()?;
            let slots = beat.worker.busy.iter().map(|slot| busy_view(slot, beat.duration_now_ms(slot.running_ms)));
            Some(slots.collect_view())
        })
    };
    view! {
        <li class="report">
            <div class="report__head">
                <h3 class="report__title">
                    <code>{name}</code>
                </h3>
                <span class="report__facts">{heard}</span>
            </div>
            <p class="report__facts">{facts}</p>
            <ul class="report__languages" aria-label=texts::admin::overview().languages>
                {languages} {untested}
            </ul>
            <ul class="report__list" aria-label=texts::admin::overview().running_now>
                {busy}
            </ul>
        </li>
    }
    .into_any()
}

fn facts(beat: &Heartbeat) -> String {
    (texts::admin::overview().worker)(&beat.worker, &age(beat.duration_now_ms(beat.worker.uptime_ms)))
}

fn language_view(language: Language) -> AnyView {
    view! {
        <li translate="no">
            {language.name} " "
            <span class="report__version" title=language.version.clone()>
                {short_version(&language.version).to_owned()}
            </span>
        </li>
    }
    .into_any()
}

fn untested_view(language: &LanguageId) -> AnyView {
    let words = (texts::admin::overview().untested)(language.as_str());
    view! { <li title=texts::admin::overview().untested_why>{words}</li> }.into_any()
}

/// The version number in a compiler's version text: `12.2.0` of `g++ (Debian 12.2.0-14) 12.2.0`. The whole text if there is no number.
fn short_version(version: &str) -> &str {
    let mut numbers = version.split(|c: char| !c.is_ascii_digit() && c != '.').map(|part| part.trim_matches('.'));
    numbers.find(|part| part.contains('.')).unwrap_or(version)
}

fn busy_view(slot: &BusySlot, running_ms: u64) -> AnyView {
    let BusySlot { job, problem, language, attempt, .. } = slot;
    let language = language.as_ref().map(|language| format!(", {language}")).unwrap_or_default();
    let facts = (texts::admin::overview().job)(&format!("{problem}{language}"), *attempt, &age(running_ms));
    let of = match job.kind {
        JobKind::Submission => {
            view! { <a href=format!("/submissions/{}", job.id)>{(texts::common().submission)(job.id)}</a> }.into_any()
        }
        JobKind::Verify => {
            view! { <a href=format!("/admin/imports/{}", job.id)>{(texts::admin::overview().package)(job.id)}</a> }
                .into_any()
        }
        // Runs are private and expire after minutes, so they have no page.
        JobKind::Run => (texts::admin::overview().run)(job.id).into_any(),
    };
    view! {
        <li>
            <Icon name=IconName::Loader />
            <span>
                {of}
                {facts}
            </span>
        </li>
    }
    .into_any()
}

/// An approximate duration: "340 ms", "12 s", "3 min", "5 h", "2 days".
fn age(ms: u64) -> String {
    const MINUTE_MS: u64 = 60 * 1000;
    let texts = texts::admin::overview();
    let units = [(24 * 60 * MINUTE_MS, texts.days), (60 * MINUTE_MS, texts.hours), (MINUTE_MS, texts.minutes)];
    match units.iter().find(|(unit, _)| ms >= 2 * unit) {
        Some((unit, words)) => words(ms / unit),
        None if ms < 1000 => format::duration(u32::try_from(ms).unwrap_or(u32::MAX)),
        None => (texts.seconds)(ms / 1000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_shown_by_their_number() {
        for (version, short) in [
            ("g++ (Debian 12.2.0-14+deb12u1) 12.2.0", "12.2.0"),
            ("go version go1.19.8 linux/amd64", "1.19.8"),
            ("openjdk 17.0.15 2025-04-15", "17.0.15"),
            ("GNU bash, version 5.2.15(1)-release (x86_64-pc-linux-gnu)", "5.2.15"),
            ("ruby 3.1.2p20 (2022-04-12 revision 4491bb740a)", "3.1.2"),
            ("v20.20.2", "20.20.2"),
            ("unknown...", "unknown..."),
            ("", ""),
        ] {
            assert_eq!(short_version(version), short);
        }
    }

    #[test]
    fn durations_are_rounded() {
        let told = [340, 1_900, 100_000, 150_000, 9_000_000, 200_000_000].map(age);
        assert_eq!(told, ["340 ms", "1 s", "100 s", "2 min", "2 h", "2 days"]);
    }
}
