use leptos::prelude::*;

use crate::{
    live::Stage,
    texts,
    ui::{Icon, IconName},
};

/// The stage of a submission without a verdict.
#[component]
pub(crate) fn StageBadge(stage: Stage, #[prop(optional)] large: bool) -> impl IntoView {
    let icon = match stage {
        Stage::Queued => IconName::Hourglass,
        Stage::Compiling => IconName::Hammer,
        Stage::Running { .. } | Stage::Done => IconName::Loader,
    };
    view! {
        <span class="verdict" class=("verdict--large", large) data-state=stage_name(&stage)>
            <Icon name=icon />
            {stage_words(&stage)}
        </span>
    }
    .into_any()
}

/// The stage's name in `data-state`; none once there is a verdict.
pub(crate) fn stage_name(stage: &Stage) -> Option<&'static str> {
    match stage {
        Stage::Queued => Some("queued"),
        Stage::Compiling => Some("compiling"),
        Stage::Running { .. } => Some("running"),
        Stage::Done => None,
    }
}

/// A stage in words.
pub(super) fn stage_words(stage: &Stage) -> String {
    match stage {
        Stage::Queued => texts::results().queued.to_owned(),
        Stage::Compiling => texts::results().compiling.to_owned(),
        Stage::Running { case: 0, .. } | Stage::Running { total: 0, .. } => texts::results().running.to_owned(),
        Stage::Running { case, total } => (texts::results().running_case)(*case, *total),
        Stage::Done => texts::results().done.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_case_number_is_shown_once_known() {
        assert_eq!(stage_words(&Stage::Running { case: 3, total: 12 }), "Running case 3 of 12");
        assert_eq!(stage_words(&Stage::Running { case: 0, total: 12 }), "Running");
    }
}
