//! Shows why a submission still waits.

use std::time::Duration;

use assay_domain::{SubmissionId, WaitReason, Waiting};
use leptos::{prelude::*, server_fn::codec::GetUrl};

use crate::{fault::Fault, json::Json, live::Stage, texts};

/// Most submissions start at once. After this time, the page shows why a submission waits.
const SOON: Duration = Duration::from_millis(700);
/// How often the page asks for the position in the queue.
const EVERY: Duration = Duration::from_secs(2);

/// The queue position of one of the reader's submissions, and why it waits. None once it does not wait.
#[server(prefix = "/api/fn", endpoint = "get_waiting", input = GetUrl, output = Json)]
pub(crate) async fn get_waiting(id: i64) -> Result<Option<Waiting>, Fault> {
    use crate::server::{answer, service, visitor};

    let visitor = visitor()?;
    let me = answer(visitor.require())?;
    answer(service()?.waiting(me, SubmissionId(id)).await)
}

/// The position in the queue.
#[component]
pub(super) fn WaitingView(id: SubmissionId, stage: Memo<Stage>) -> impl IntoView {
    let waiting = RwSignal::new(None::<Waiting>);
    let ask = move || {
        if stage.try_get_untracked() != Some(Stage::Queued) {
            let _ = waiting.try_set(None);
            return;
        }
        leptos::task::spawn_local(async move {
            // If this fails, the next interval asks again.
            if let Ok(told) = get_waiting(id.0).await {
                let _ = waiting.try_set(told);
            }
        });
    };
    Effect::new(move |_| {
        let first = set_timeout_with_handle(ask, SOON);
        let later = set_interval_with_handle(ask, EVERY);
        on_cleanup(move || {
            if let Ok(first) = first {
                first.clear();
            }
            if let Ok(later) = later {
                later.clear();
            }
        });
    });
    move || {
        let waiting = waiting.get().filter(|_| stage.get() == Stage::Queued)?;
        Some(view! { <p class="result__note" data-waiting>{words(&waiting)}</p> })
    }
}

fn words(waiting: &Waiting) -> String {
    let place = match waiting.ahead {
        0 => texts::results().next_in_queue.to_owned(),
        ahead => (texts::results().ahead)(ahead),
    };
    match &waiting.reason {
        WaitReason::NoWorker => texts::results().no_worker.to_owned(),
        WaitReason::NoLanguage => (texts::results().no_language)(&place),
        WaitReason::Busy { slots } => (texts::results().busy)(&place, *slots),
        WaitReason::Soon => place,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_is_shown() {
        let said = |ahead, reason| words(&Waiting { ahead, reason });
        assert_eq!(said(0, WaitReason::Soon), "You are next in the queue.");
        assert_eq!(said(1, WaitReason::Busy { slots: 2 }), "1 submission ahead of you. All 2 slots are busy.");
        assert!(said(3, WaitReason::NoLanguage).contains("has this language"));
    }
}
