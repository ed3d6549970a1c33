use std::{future::Future, pin::Pin, sync::Arc};

use leptos::{prelude::*, suspense::Unsuspend};

use super::{FaultView, Skeleton};
use crate::fault::Fault;

/// The usual number of placeholder lines.
pub(crate) const LINES: usize = 6;

/// A resource with its three states: `lines` placeholder lines while it loads, then the content or the error.
pub(crate) fn loaded<T>(
    from: Resource<Result<T, Fault>>,
    lines: usize,
    content: impl Fn(T) -> AnyView + Clone + Send + Sync + 'static,
) -> AnyView
where
    T: Clone + Send + Sync + 'static,
{
    replaced(lines, load(from, content))
}

/// The same, but the old content stays while the resource loads again.
pub(crate) fn reloaded<T>(
    from: Resource<Result<T, Fault>>,
    content: impl Fn(T) -> AnyView + Clone + Send + Sync + 'static,
) -> AnyView
where
    T: Clone + Send + Sync + 'static,
{
    kept(load(from, content))
}

/// Boxed, so that the code below is compiled once and not for each type of content.
type Load = Arc<dyn Fn() -> Pin<Box<dyn Future<Output = AnyView> + Send>> + Send + Sync>;

fn load<T>(from: Resource<Result<T, Fault>>, content: impl Fn(T) -> AnyView + Clone + Send + Sync + 'static) -> Load
where
    T: Clone + Send + Sync + 'static,
{
    Arc::new(move || {
        let content = content.clone();
        Box::pin(async move {
            match from.await {
                // Leptos resolves the future twice per page on the server. Without this, it would create the content each time.
                Ok(value) => Unsuspend::new(move || content(value)).into_any(),
                Err(fault) => fault_view(fault),
            }
        })
    })
}

fn fault_view(fault: Fault) -> AnyView {
    view! { <FaultView fault=fault /> }.into_any()
}

fn replaced(lines: usize, load: Load) -> AnyView {
    view! {
        <Suspense fallback=move || {
            view! { <Skeleton lines=lines /> }
        }>{move || Suspend::new(load())}</Suspense>
    }
    .into_any()
}

fn kept(load: Load) -> AnyView {
    view! {
        <Transition fallback=|| {
            view! { <Skeleton /> }
        }>{move || Suspend::new(load())}</Transition>
    }
    .into_any()
}
