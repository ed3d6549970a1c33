use std::{future::Future, pin::Pin, sync::Arc};

use leptos::prelude::*;

use super::{FaultView, Skeleton};
use crate::fault::Fault;

/// A resource with its three states: placeholder lines while it loads, then the content or the error.
#[component]
pub(crate) fn Loaded<T>(
    from: Resource<Result<T, Fault>>,
    /// Shows the loaded value.
    content: impl Fn(T) -> AnyView + Clone + Send + Sync + 'static,
    /// The number of placeholder lines.
    #[prop(default = 6)]
    lines: usize,
    /// Whether the old content stays while the resource loads again.
    #[prop(optional)]
    keeps: bool,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
{
    let load: Load = Arc::new(move || {
        let content = content.clone();
        Box::pin(async move {
            match from.await {
                Ok(value) => content(value),
                Err(fault) => view! { <FaultView fault=fault /> }.into_any(),
            }
        })
    });
    if keeps { kept(lines, load) } else { replaced(lines, load) }
}

/// Boxed, so that the code below is compiled once and not for each type of content.
type Load = Arc<dyn Fn() -> Pin<Box<dyn Future<Output = AnyView> + Send>> + Send + Sync>;

fn replaced(lines: usize, load: Load) -> AnyView {
    view! {
        <Suspense fallback=move || {
            view! { <Skeleton lines=lines /> }
        }>{move || Suspend::new(load())}</Suspense>
    }
    .into_any()
}

fn kept(lines: usize, load: Load) -> AnyView {
    view! {
        <Transition fallback=move || {
            view! { <Skeleton lines=lines /> }
        }>{move || Suspend::new(load())}</Transition>
    }
    .into_any()
}
