use assay_domain::Verdict;
use leptos::prelude::*;

use crate::{
    live::CaseMark,
    texts,
    ui::{Icon, IconName},
};

/// The strip of cases, one mark per case.
#[component]
pub(crate) fn Strip(#[prop(into)] marks: Signal<Vec<CaseMark>>) -> impl IntoView {
    move || {
        let marks = marks.get();
        (!marks.is_empty()).then(|| {
            let places =
                marks.into_iter().enumerate().map(|(index, mark)| view! { <Case number=index + 1 mark=mark /> });
            view! {
                <ol class="strip" aria-label=texts::results().cases>
                    {places.collect_view()}
                </ol>
            }
        })
    }
}

#[component]
fn Case(number: usize, mark: CaseMark) -> impl IntoView {
    let (verdict, state, icon, word) = match mark {
        CaseMark::Judged(verdict) => {
            let icon = if verdict == Verdict::Accepted { IconName::Check } else { IconName::X };
            (Some(verdict.as_str()), None, Some(icon), (texts::badges().verdict)(verdict))
        }
        CaseMark::Running => (None, Some("running"), Some(IconName::Loader), texts::results().running),
        CaseMark::Waiting => (None, Some("waiting"), None, texts::results().waiting),
        CaseMark::Skipped => (None, Some("waiting"), None, texts::results().not_run),
    };
    let words = (texts::results().case_is)(number, word);
    let title = words.clone();
    view! {
        <li class="strip__case" data-verdict=verdict data-state=state title=title>
            {icon.map(|icon| view! { <Icon name=icon /> })}
            <span class="visually-hidden">{words}</span>
        </li>
    }
    .into_any()
}
