//! Languages that could not be tested at start, because the host was too busy.

use std::time::Duration;

use assay_domain::{Class, Job, LanguageId, SubmissionState, Verdict};
use assay_judge::{Found, Unusable};
use assay_worker::{Error, Worker, WorkerConfig};

use crate::{
    fixture::{Fixture, TIMEOUT, events_until_done, until},
    script::language,
};

#[tokio::test]
async fn a_language_that_could_not_be_tested_at_start_is_added_later() {
    let fixture = Fixture::new().await;
    let mut reader = fixture.subscribe().await;
    let cobol = || LanguageId::from("cobol");
    let still_busy = Found { id: cobol(), usable: Err(Unusable::NotTested("still busy".into())) };
    let works = Found { id: cobol(), usable: Ok(language("cobol")) };
    let results = vec![Ok(vec![still_busy]), Err(Error::SlotLost), Ok(vec![works])];
    let capabilities = fixture.script.capabilities_with_untested(&["python3"], &["cobol"], results);
    let id = fixture.row("sum", "cobol", "accept in cobol").await;
    fixture.broker.enqueue(Class::Submit, Job::submission(id), &fixture.owner()).await.unwrap();
    let worker = Worker::start_with(retesting(&fixture), capabilities).await.unwrap();
    let info = fixture.info().await;
    assert_eq!((info.languages, info.untested), (vec![language("python3")], vec![cobol()]));
    events_until_done(&mut reader, id).await;
    assert_eq!(fixture.state(id).await, (SubmissionState::Done, Some(Verdict::Accepted), 1));
    until("the heartbeat has the language", async || {
        let info = fixture.info().await;
        info.languages == [language("python3"), language("cobol")] && info.untested.is_empty()
    })
    .await;
    assert_eq!(worker.languages(), [language("python3"), language("cobol")]);
    worker.shutdown(TIMEOUT).await;
}

#[tokio::test]
async fn a_language_that_is_not_installed_is_not_tested_again() {
    let fixture = Fixture::new().await;
    let missing = Found { id: "cobol".into(), usable: Err(Unusable::NotInstalled("no such program".into())) };
    // A second test would panic, and the language would stay among the untested ones.
    let capabilities = fixture.script.capabilities_with_untested(&[], &["cobol"], vec![Ok(vec![missing])]);
    let worker = Worker::start_with(retesting(&fixture), capabilities).await.unwrap();
    until("nothing is left to test", async || fixture.info().await.untested.is_empty()).await;
    assert_eq!(fixture.info().await.languages, []);
    worker.shutdown(TIMEOUT).await;
}

fn retesting(fixture: &Fixture) -> WorkerConfig {
    WorkerConfig { retest_after: Duration::from_millis(10), ..fixture.config() }
}
