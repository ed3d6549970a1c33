//! Registering and logging in with a real database and the in-process broker.

#![allow(clippy::unwrap_used, reason = "clippy does not recognize helpers as parts of tests")]

use std::{
    io::Write,
    net::IpAddr,
    sync::{Arc, Mutex},
};

use assay_broker::{Broker, BrokerConfig};
use assay_domain::Refusal;
use assay_service::{Availability, Secret, Service, ServiceConfig, Visitor};
use assay_store::Store;
use tempfile::TempDir;
use tracing_subscriber::fmt::MakeWriter;

const EMAIL: &str = "ada@example.org";
const PASSWORD: &str = "correct horse battery";

struct Bed {
    service: Service,
    _folder: TempDir,
}

async fn bed() -> Bed {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::connect(&folder.path().join("assay.sqlite").to_string_lossy()).await.unwrap();
    store.migrate().await.unwrap();
    let secret = Secret::load(&store).await.unwrap();
    let broker = Broker::in_process(BrokerConfig::default());
    let service = Service::new(store, broker, Availability::default(), secret, ServiceConfig::default());
    Bed { service, _folder: folder }
}

fn visitor(address: &str) -> Visitor {
    Visitor { me: None, session: None, key: None, address: address.parse().unwrap() }
}

/// Collects the log.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn registering_does_not_reveal_who_has_an_account() {
    let bed = bed().await;
    let here = visitor("192.0.2.1");
    bed.service.register("Ada", EMAIL, PASSWORD, &here).await.unwrap();
    bed.service.register("Eve", "ADA@example.org", "another password", &here).await.unwrap();
    let wrong = bed.service.log_in(EMAIL, "another password", None, &here).await.unwrap_err();
    assert_eq!(*wrong.refusal(), Refusal::WrongCredentials);
    let session = bed.service.log_in(EMAIL, PASSWORD, None, &here).await.unwrap();
    assert_eq!(bed.service.session_user(&session.token).await.unwrap().unwrap().name, "Ada");
    // Errors in the form are reported without looking up the account.
    let invalid = bed.service.register("", EMAIL, "short", &here).await.unwrap_err();
    assert_eq!(invalid.invalid_fields().len(), 2);
}

#[tokio::test]
async fn wrong_passwords_are_logged_without_the_email() {
    let bed = bed().await;
    let here = visitor("192.0.2.1");
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt().with_writer(log.clone()).with_ansi(false).finish();
    let guard = tracing::subscriber::set_default(subscriber);
    bed.service.register("Ada", EMAIL, PASSWORD, &here).await.unwrap();
    bed.service.register("Ada", EMAIL, PASSWORD, &here).await.unwrap();
    for _ in 0..2 {
        bed.service.log_in(EMAIL, "wrong", None, &visitor("192.0.2.7")).await.unwrap_err();
        bed.service.log_in("nobody@example.org", "wrong", None, &visitor("192.0.2.8")).await.unwrap_err();
    }
    drop(guard);
    let text = log.text();
    let failed: Vec<&str> = text.lines().filter(|line| line.contains("wrong password")).collect();
    let [first, unknown, second, unknown_again] = failed[..] else { panic!("{text}") };
    assert!(first.contains("address=192.0.2.7") && first.contains("user.id=1"), "{first}");
    assert!(unknown.contains("address=192.0.2.8") && !unknown.contains("user.id"), "{unknown}");
    let account = |line: &str| line.split("account=").nth(1).and_then(|rest| rest.split(' ').next()).map(str::to_owned);
    assert_eq!(account(first), account(second));
    assert_eq!(account(unknown), account(unknown_again));
    assert_ne!(account(first), account(unknown));
    assert!(!text.contains("example.org"), "{text}");
}

#[tokio::test]
async fn guessing_from_many_ip_addresses_is_stopped_but_does_not_lock_out_the_owner() {
    let bed = bed().await;
    let here = visitor("192.0.2.1");
    bed.service.register("Ada", EMAIL, PASSWORD, &here).await.unwrap();
    let device = bed.service.log_in(EMAIL, PASSWORD, None, &here).await.unwrap().device;
    let mut tries = 1;
    let stopped = loop {
        let from = Visitor { address: IpAddr::from([198, 51, 100, tries]), ..visitor("192.0.2.1") };
        match bed.service.log_in(EMAIL, "wrong", None, &from).await {
            Err(error) if *error.refusal() == Refusal::WrongCredentials => tries += 1,
            Err(other) => break other,
            Ok(_) => panic!("logged in with a wrong password"),
        }
    };
    assert!(matches!(stopped.refusal(), Refusal::TooManyRequests { .. }), "{stopped:?}");
    assert_eq!(tries, 50);
    // The owner can log in with the known browser. A browser with a forged cookie must wait.
    let elsewhere = visitor("203.0.113.5");
    bed.service.log_in(EMAIL, PASSWORD, Some(&device), &elsewhere).await.unwrap();
    let forged = bed.service.log_in(EMAIL, PASSWORD, Some("0.0"), &elsewhere).await.unwrap_err();
    assert!(matches!(forged.refusal(), Refusal::TooManyRequests { .. }), "{forged:?}");
}
