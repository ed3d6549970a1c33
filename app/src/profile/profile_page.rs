use assay_domain::{Profile, RecentlySolved, SolvedByDifficulty, SolvedByTopic, UserId};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::get_profile::{Month, ShownProfile, get_profile};
use crate::{
    addresses::{ACCOUNT_PATH, encode},
    texts,
    ui::{Day, DifficultyBadge, Empty, IconName, LINES, SiteFooter, SolvedMeter, format, loaded},
};

/// The address of the own profile, and the beginning of the addresses of public ones.
pub(crate) const PROFILE_PATH: &str = "/profile";

/// The own profile, or a public one.
#[component]
pub(crate) fn ProfilePage() -> impl IntoView {
    let params = use_params_map();
    let profile =
        Resource::new_blocking(move || params.with(|params| params.get("id")).unwrap_or_default(), get_profile);
    let content = |shown| view! { <ProfileView shown=shown /> }.into_any();
    view! {
        <main id="main" class="page" tabindex="-1">
            {loaded(profile, LINES, content)}
        </main>
        <SiteFooter />
    }
    .into_any()
}

#[component]
fn ProfileView(shown: ShownProfile) -> impl IntoView {
    let ShownProfile { profile, heat_map, months, languages, public } = shown;
    let texts = texts::profile();
    let Profile { id, name, utc_offset, difficulties, topics, days, current_streak, longest_streak, recent, .. } =
        profile;
    let solved: u32 = difficulties.iter().map(|row| row.solved).sum();
    let problems: u32 = difficulties.iter().map(|row| row.problems).sum();
    let figure = |name: &'static str, value: String| {
        view! {
            <div class="figure">
                <dt>{name}</dt>
                <dd>{value}</dd>
            </div>
        }
    };
    let year = days.first().map(|first| {
        let submissions = days.iter().map(|day| day.submissions).sum();
        let count = u32::try_from(days.len()).unwrap_or(u32::MAX);
        (texts.year_words)(submissions, count, &format::day(first.day.start()))
    });
    view! {
        <Title text=name.clone() />
        <div class="page__head">
            <h1 translate="no">{name}</h1>
            {public.map(|public| view! { <Visibility id=id public=public /> })}
        </div>
        <section class="section" aria-labelledby="summary-heading">
            <h2 class="visually-hidden" id="summary-heading">
                {texts.summary}
            </h2>
            <dl class="figures">
                {figure(texts.solved, (texts.of)(solved, problems))}
                {figure(texts.current_streak, (texts.days)(current_streak))}
                {figure(texts.longest_streak, (texts.days)(longest_streak))}
            </dl>
            <p class="section__hint">{(texts.clock)(&utc_offset.to_string())}</p>
        </section>
        <Year words=year heat_map=heat_map months=months />
        <div class="profile__columns">
            <Difficulties rows=difficulties />
            <Languages languages=languages />
        </div>
        {(!topics.is_empty()).then(|| view! { <Topics topics=topics /> })}
        <Recent recent=recent />
    }
    .into_any()
}

/// Tells the owner who can see the profile.
#[component]
fn Visibility(id: UserId, public: bool) -> impl IntoView {
    let texts = texts::profile();
    view! {
        <p class="page__lead">
            {if public { texts.public } else { texts.private }} " "
            {public
                .then(|| {
                    view! {
                        <a href=format!("{PROFILE_PATH}/{id}")>{texts.public_address}</a>
                        " "
                    }
                })} <a href=ACCOUNT_PATH>{texts.change}</a>
        </p>
    }
    .into_any()
}

/// The heat map, and the same numbers as text and table.
#[component]
fn Year(words: Option<String>, heat_map: String, months: Vec<Month>) -> impl IntoView {
    let texts = texts::profile();
    let rows = months.into_iter().map(|month| {
        view! {
            <tr>
                <th scope="row">{month.name}</th>
                <td class="number">{month.submissions}</td>
                <td class="number">{month.days}</td>
            </tr>
        }
    });
    let has_rows = words.is_some();
    view! {
        <section class="section" aria-labelledby="year-heading">
            <div class="section__head">
                <h2 id="year-heading">{texts.year}</h2>
            </div>
            <figure class="heat">
                // Scrolls on narrow screens.
                <div class="heat__box" role="group" aria-label=texts.year tabindex="0" inner_html=heat_map></div>
                <figcaption>{words.unwrap_or_else(|| texts.no_year.to_owned())}</figcaption>
            </figure>
            {has_rows
                .then(|| {
                    view! {
                        <details class="heat__table">
                            <summary>{texts.by_month}</summary>
                            <table class="table">
                                <thead>
                                    <tr>
                                        <th scope="col">{texts.month}</th>
                                        <th scope="col" class="number">
                                            {texts.submissions}
                                        </th>
                                        <th scope="col" class="number">
                                            {texts.active_days}
                                        </th>
                                    </tr>
                                </thead>
                                <tbody>{rows.collect_view()}</tbody>
                            </table>
                        </details>
                    }
                })}
        </section>
    }
    .into_any()
}

#[component]
fn Difficulties(rows: Vec<SolvedByDifficulty>) -> impl IntoView {
    let texts = texts::profile();
    let rows = rows.into_iter().map(|row| {
        let name = match row.difficulty {
            Some(_) => view! { <DifficultyBadge difficulty=row.difficulty /> }.into_any(),
            None => view! { <span>{texts.no_difficulty}</span> }.into_any(),
        };
        view! {
            <li class="profile__row">
                {name} <SolvedMeter solved=row.solved total=row.problems />
            </li>
        }
    });
    view! {
        <section class="section" aria-labelledby="difficulty-heading">
            <div class="section__head">
                <h2 id="difficulty-heading">{texts.difficulty}</h2>
            </div>
            <ul class="profile__rows">{rows.collect_view()}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn Languages(languages: Vec<(String, u32)>) -> impl IntoView {
    let texts = texts::profile();
    let is_empty = languages.is_empty();
    let rows = languages.into_iter().map(|(name, solved)| {
        view! {
            <li class="profile__row">
                <span translate="no">{name}</span>
                <span class="card__fact">{(texts.problems)(solved)}</span>
            </li>
        }
    });
    view! {
        <section class="section" aria-labelledby="languages-heading">
            <div class="section__head">
                <h2 id="languages-heading">{texts.languages}</h2>
            </div>
            <ul class="profile__rows">{rows.collect_view()}</ul>
            {is_empty.then(|| view! { <p class="section__hint">{texts.nothing_detail}</p> })}
        </section>
    }
    .into_any()
}

#[component]
fn Topics(topics: Vec<SolvedByTopic>) -> impl IntoView {
    let rows = topics.into_iter().map(|topic| {
        let href = format!("/problems?tag={}", encode(&topic.tag));
        view! {
            <li class="profile__row">
                <a class="tag" href=href>
                    {topic.tag}
                </a>
                <SolvedMeter solved=topic.solved total=topic.problems />
            </li>
        }
    });
    view! {
        <section class="section" aria-labelledby="topics-heading">
            <div class="section__head">
                <h2 id="topics-heading">{texts::profile().topics}</h2>
            </div>
            <ul class="profile__rows profile__rows--columns">{rows.collect_view()}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn Recent(recent: Vec<RecentlySolved>) -> impl IntoView {
    let texts = texts::profile();
    let is_empty = recent.is_empty();
    let rows = recent.into_iter().map(|problem| {
        view! {
            <li class="profile__row">
                <a href=format!("/problems/{}", problem.slug)>{problem.title}</a>
                <span class="card__fact">
                    <Day at=problem.solved_at />
                </span>
            </li>
        }
    });
    view! {
        <section class="section" aria-labelledby="recent-heading">
            <div class="section__head">
                <h2 id="recent-heading">{texts.recent}</h2>
            </div>
            {if is_empty {
                view! {
                    <Empty icon=IconName::Inbox title=texts.nothing detail=texts.nothing_detail in_section=true>
                        <a class="button" href="/tracks">
                            {texts::common().browse_tracks}
                        </a>
                    </Empty>
                }
                    .into_any()
            } else {
                view! { <ul class="profile__rows">{rows.collect_view()}</ul> }.into_any()
            }}
        </section>
    }
    .into_any()
}
