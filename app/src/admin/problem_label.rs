//! A problem in an admin list.

use assay_domain::ManagedProblem;
use leptos::prelude::*;

use crate::{
    texts,
    ui::{DifficultyBadge, Icon, IconName},
};

/// A problem's title, slug, difficulty and visibility.
#[component]
pub(super) fn ProblemLabel(problem: ManagedProblem) -> impl IntoView {
    let ManagedProblem { slug, title, difficulty, published } = problem;
    view! {
        <span class="sortable__name">
            <a class="sortable__title" href=format!("/problems/{slug}")>
                {title}
            </a>
            <code>{slug.to_string()}</code>
        </span>
        <span class="sortable__facts">
            <DifficultyBadge difficulty=difficulty />
            {(!published).then(|| {
                view! {
                    <span class="badge">
                        <Icon name=IconName::EyeOff />
                        {texts::admin::frame().not_published}
                    </span>
                }
            })}
        </span>
    }
    .into_any()
}
