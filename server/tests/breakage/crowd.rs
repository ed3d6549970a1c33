//! People who submit. Each has an open page.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering::SeqCst},
    },
    time::{Duration, Instant},
};

use assay_domain::{NewApiKey, Role, Scope, SubmissionId};
use assay_service::{ApiKey, hash_password};
use assay_store::NewUser;
use reqwest::StatusCode;
use serde_json::{Value, json};
use tokio::{
    sync::mpsc::{UnboundedSender, unbounded_channel},
    task::JoinSet,
};

use crate::{
    TIMEOUT,
    fleet::Fleet,
    ledger::{Answer, Ledger},
    page::Page,
    programs::{Program, USUAL},
    wait_until,
};

const PEOPLE: usize = 10;
/// Every fifth person has a network that blocks sockets.
const WITHOUT_SOCKET: usize = 5;
/// The pause between two submissions of a person.
const PAUSE: Duration = Duration::from_millis(700);
/// People stop sending while this many verdicts per person are open.
const MAX_OPEN: usize = 6;

pub(crate) struct Crowd {
    people: Vec<Arc<Person>>,
    pub(crate) ledger: Arc<Ledger>,
    sending: Arc<AtomicBool>,
    /// The number of slow programs that were sent.
    slow: AtomicUsize,
    pages: JoinSet<()>,
    senders: JoinSet<()>,
}

struct Person {
    servers: [String; 2],
    home: usize,
    key: String,
    http: reqwest::Client,
    connected: Arc<AtomicBool>,
    follow: UnboundedSender<SubmissionId>,
    ledger: Arc<Ledger>,
    marks: Arc<AtomicU64>,
    /// After each failure, the person uses the other server.
    failures: AtomicUsize,
}

impl Crowd {
    /// Creates accounts, and opens a page for each.
    pub(crate) async fn start(fleet: &Fleet) -> Self {
        let password_hash = hash_password("correct horse battery".parse().unwrap()).await.unwrap();
        // It fails after the first time, with the same choice.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder().timeout(TIMEOUT / 2).build().unwrap();
        let (ledger, marks) = (Arc::<Ledger>::default(), Arc::<AtomicU64>::default());
        let (mut people, mut pages) = (Vec::new(), JoinSet::new());
        for number in 0..PEOPLE {
            let user = NewUser {
                email: format!("person{number}@example.org").parse().unwrap(),
                name: format!("Person {number}").parse().unwrap(),
                password_hash: password_hash.clone(),
                role: Role::Learner,
            };
            let id = fleet.store.create_user(&user).await.unwrap();
            let key = ApiKey::generate().unwrap();
            let new = NewApiKey { name: "test".parse().unwrap(), scope: Scope::Admin, days: None };
            fleet.store.create_api_key(id, key.hash(), &new, None).await.unwrap();
            let (follow, followed) = unbounded_channel();
            let person = Person {
                servers: fleet.urls(),
                home: number % 2,
                key: key.expose().to_owned(),
                http: http.clone(),
                connected: Arc::default(),
                follow,
                ledger: Arc::clone(&ledger),
                marks: Arc::clone(&marks),
                failures: AtomicUsize::new(0),
            };
            let page = Page {
                servers: person.servers.clone(),
                home: person.home,
                sockets: number % WITHOUT_SOCKET != 0,
                key: person.key.clone(),
                http: http.clone(),
                ledger: Arc::clone(&ledger),
                connected: Arc::clone(&person.connected),
                follow: followed,
                followed: Default::default(),
            };
            pages.spawn(page.run());
            people.push(Arc::new(person));
        }
        let sending = Arc::<AtomicBool>::default();
        let mut senders = JoinSet::new();
        for person in &people {
            senders.spawn(Arc::clone(person).send_regularly(Arc::clone(&sending)));
        }
        Self { people, ledger, sending, slow: AtomicUsize::new(0), pages, senders }
    }

    /// Lets everyone submit until [`stop_sending`](Self::stop_sending).
    pub(crate) fn start_sending(&self) {
        self.sending.store(true, SeqCst);
    }

    pub(crate) fn stop_sending(&self) {
        self.sending.store(false, SeqCst);
    }

    /// Waits until this many submissions got a 202, then stops all senders.
    pub(crate) async fn send_until(&self, count: usize) {
        wait_until("enough was submitted", async || self.ledger.accepted() >= count).await;
        self.stop_sending();
    }

    /// Waits until every page has received the verdicts of all its submissions.
    pub(crate) async fn wait_for_verdicts(&self) {
        let begun = Instant::now();
        while !self.ledger.unseen().is_empty() {
            assert!(begun.elapsed() < TIMEOUT, "verdicts that no page received: {:?}", self.ledger.unseen());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Everyone submits `each` programs without a pause.
    pub(crate) async fn burst(&self, each: usize) {
        let sending = self.people.iter().map(|person| async move {
            for _ in 0..each {
                person.send_usual().await;
            }
        });
        futures::future::join_all(sending).await;
    }

    /// Submits a slow program until it gets a 202. Each try comes from the next person, because the slow submissions of one person run one
    /// after the other.
    pub(crate) async fn send_slow(&self, program: &Program) -> SubmissionId {
        let mut sent = None;
        wait_until("a slow program was submitted", async || {
            let turn = self.slow.fetch_add(1, SeqCst);
            sent = self.people[turn % PEOPLE].send(program).await;
            sent.is_some()
        })
        .await;
        sent.unwrap()
    }

    /// The number of open sockets of the pages that use this server first.
    pub(crate) fn sockets(&self, home: usize) -> usize {
        self.people.iter().filter(|person| person.home == home && person.connected.load(SeqCst)).count()
    }

    /// Closes all pages.
    pub(crate) async fn stop(mut self) {
        self.senders.shutdown().await;
        self.people.clear();
        while let Some(ended) = self.pages.join_next().await {
            ended.unwrap();
        }
    }
}

impl Person {
    async fn send_regularly(self: Arc<Self>, sending: Arc<AtomicBool>) {
        // Do not send all at the same time.
        tokio::time::sleep(PAUSE.mul_f64(rand::random())).await;
        loop {
            // The limit is for all people together, because everyone has about as many open.
            if sending.load(SeqCst) && self.ledger.unseen().len() < MAX_OPEN * PEOPLE {
                self.send_usual().await;
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    async fn send_usual(&self) {
        let turn = usize::try_from(self.marks.load(SeqCst)).unwrap();
        self.send(&USUAL[turn % USUAL.len()]).await;
    }

    /// Submits. After a 202, the page follows the submission.
    async fn send(&self, program: &Program) -> Option<SubmissionId> {
        let number = self.marks.fetch_add(1, SeqCst);
        let mark = format!("mark-{number}.");
        let body = json!({ "problem": program.problem, "language": program.language, "source": program.marked(&mark) });
        let failures = self.failures.load(SeqCst);
        let url = format!("{}/api/v1/submissions", self.servers[(self.home + failures) % self.servers.len()]);
        let answer = match self.http.post(url).bearer_auth(&self.key).json(&body).send().await {
            Err(error) if error.is_connect() => Answer::Refused,
            Err(_) => Answer::Unknown,
            Ok(response) => read(response).await,
        };
        self.ledger.record_answer(mark, program.verdict, answer);
        match answer {
            Answer::Accepted(id, _) => {
                // Fails only at the end of the test.
                let _ = self.follow.send(id);
                Some(id)
            }
            Answer::Refused | Answer::Unknown => {
                self.failures.fetch_add(1, SeqCst);
                None
            }
        }
    }
}

async fn read(response: reqwest::Response) -> Answer {
    match response.status() {
        StatusCode::ACCEPTED => match response.json::<Value>().await {
            Ok(body) => Answer::Accepted(serde_json::from_value(body["id"].clone()).unwrap(), Instant::now()),
            Err(_) => Answer::Unknown,
        },
        StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS => Answer::Refused,
        status if status.is_server_error() => Answer::Unknown,
        status => panic!("unexpected status {status}"),
    }
}
