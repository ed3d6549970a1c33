//! Loads the lazy part of the page.

use futures::channel::oneshot::Receiver;
use leptos::{prelude::*, wasm_split};

use super::{program::Program, shared::Bench};

/// The lazy part or the editor's bundle could not be loaded.
#[derive(Debug)]
pub(super) struct NotLoaded;

impl From<wasm_split::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// Loads and starts the lazy part. `bundle` tells when the editor's bundle is loaded.
pub(super) async fn start(bench: Bench, owner: Owner, bundle: Receiver<bool>) -> Result<(), NotLoaded> {
    preload_program().await?;
    if bundle.await != Ok(true) {
        return Err(NotLoaded);
    }
    mount(bench, owner).await
}

#[wasm_split::wasm_split(
    problem_page,
    wasm_split_path = ::leptos::wasm_split,
    preload(preload_program),
    fallible
)]
fn mount(bench: Bench, owner: Owner) -> Result<(), NotLoaded> {
    owner.with(|| Program::mount(bench));
    Ok(())
}
