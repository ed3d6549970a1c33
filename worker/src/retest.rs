//! Tests languages again that could not be tested at start, because the host was too busy, until each is usable or known to be missing.

use std::{sync::Arc, thread, time::Duration};

use assay_domain::error_chain;
use assay_judge::{Found, Unusable};
use tokio::sync::oneshot;

use crate::{Capabilities, Error, shared::Shared};

/// The longest pause between two tests.
const MAX_PAUSE: Duration = Duration::from_secs(10 * 60);

/// Runs until no language is left to test, or the worker stops. `pause` is the time before the first test; each later one is twice as long.
pub(crate) async fn run(shared: Arc<Shared>, capabilities: Capabilities, mut pause: Duration) {
    while !shared.languages.untested().is_empty() {
        shared.sleep_unless_stopping(pause).await;
        if shared.stopping.is_cancelled() {
            return;
        }
        match test(&shared, &capabilities).await {
            Ok(found) => found.into_iter().for_each(|found| take(&shared, found)),
            Err(error) => tracing::warn!(error = error_chain(&error), "cannot test languages again"),
        }
        pause = (pause * 2).min(MAX_PAUSE);
    }
}

/// Tests on its own thread: a test takes up to a minute, and the runtime must not wait for it when the process ends.
async fn test(shared: &Shared, capabilities: &Capabilities) -> Result<Vec<Found>, Error> {
    let (sender, receiver) = oneshot::channel();
    let (test_again, untested) = (Arc::clone(&capabilities.test_again), shared.languages.untested());
    let test = move || {
        // Fails only if the worker was dropped.
        let _receiver_gone = sender.send(test_again(&untested));
    };
    thread::Builder::new().name("languages".into()).spawn(test).map_err(Error::Thread)?;
    receiver.await.map_err(|_| Error::Panicked("while it tested languages".into()))?
}

fn take(shared: &Shared, Found { id, usable }: Found) {
    match usable {
        Ok(language) => {
            tracing::info!(language = %id, version = language.version, "a language can be judged now");
            shared.languages.add(language);
        }
        Err(Unusable::NotInstalled(reason)) => {
            tracing::info!(language = %id, reason, "a language is not usable here");
            shared.languages.give_up(&id);
        }
        Err(Unusable::NotTested(reason)) => {
            tracing::warn!(language = %id, reason, "a language still cannot be tested; trying again later");
            return;
        }
    }
    // The next heartbeat tells the servers.
    shared.activity.announce();
}
