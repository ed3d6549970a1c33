//! Puts the server together, and takes it apart again.

use std::{
    fs::{self, File, TryLockError},
    net::SocketAddr,
    path::Path,
    time::Duration,
};

use anyhow::{Context, Result, bail};
use assay_broker::{Broker, BrokerConfig, Lock, RedisConfig};
use assay_service::{Availability, Fault, Secret, Service, ServiceConfig};
use assay_store::{Blobs, Store};
use assay_worker::{Worker, WorkerConfig, WorkerHandle};
use tokio::{net::TcpListener, sync::watch, task::JoinHandle, time::MissedTickBehavior};
use tokio_util::sync::CancellationToken;

use crate::{
    boxed,
    config::Config,
    connections::{self, Served},
    content, first_start, router,
    router::{Parts, Routers},
    site::Site,
    upload::Uploads,
};

/// How long a stop waits for running submissions; what is cut short is judged again after the next start.
const STOP_GRACE: Duration = Duration::from_secs(30);
/// How long a first start may take before another server tries.
const FIRST_START: Duration = Duration::from_secs(60);
/// How often ended sessions are removed.
const SWEEP_EVERY: Duration = Duration::from_secs(60 * 60);
/// How often what other servers could not be told is told again.
const DELIVER_EVERY: Duration = Duration::from_secs(1);

/// A running server.
#[derive(Debug)]
pub struct Application {
    addr: SocketAddr,
    stopping: CancellationToken,
    ended: watch::Receiver<bool>,
    worker: Option<WorkerHandle>,
    store: Store,
    chores: [JoinHandle<()>; 2],
    // Held for as long as the server lives: one server a data folder, where the data is in it.
    _lock: Option<File>,
}

impl Application {
    /// Starts everything in `config`, and returns once requests are answered.
    ///
    /// # Errors
    /// When the data folder cannot be used, the port is taken, or a part cannot start; the message says what to do.
    #[boxed]
    pub async fn start(config: Config) -> Result<Self> {
        let caps = config.connections.within(connections::raise_limit());
        let caps = if config.rate_limits { caps } else { caps.without_shares() };
        let lock = if config.shared.is_none() { Some(lock_data_dir(&config.data_dir)?) } else { None };
        config.site_dir.as_deref().map_or(Ok(()), |site| keep_apart(site, &config.data_dir))?;
        let listener = TcpListener::bind(config.addr).await.with_context(|| {
            format!("cannot listen on {}: stop what listens there, or set ASSAY_ADDR to another port", config.addr)
        })?;
        let addr = listener.local_addr().context("cannot tell the port")?;

        let store = open_store(&config).await?;
        let broker = open_broker(&config).await?;
        let blobs = Blobs::connect(&config.blobs).await.context("cannot open the test data")?;
        let first_start = lock_first_start(&broker).await;
        first_start::ensure_admin(&store, config.admin.as_ref(), config.public_url.as_ref(), addr).await?;
        if let Some(folder) = &config.content_dir {
            content::load_once(folder, &store, &blobs).await?;
        }
        if let Some(lock) = first_start
            && let Err(error) = broker.unlock(&lock).await
        {
            tracing::warn!(%error, "other servers wait until the lock of the first start passes");
        }

        let availability = Availability::default();
        // On several machines, judging is what workers are for.
        let worker = match config.shared {
            None => start_worker(&config, &store, &broker, &blobs, &availability).await?,
            Some(_) => None,
        };
        let service_config = ServiceConfig {
            rate_limits: config.rate_limits,
            quotas: config.quotas,
            known_languages: assay_worker::known_languages().context("the languages cannot be read")?,
            ..ServiceConfig::default()
        };
        let secret = Secret::load(&store).await.context("cannot read the installation's secret")?;
        let service = Service::new(store.clone(), broker, availability, secret, service_config);

        let site = config.site_dir.as_deref().map(Site::load).transpose()?.unwrap_or_default();
        let stopping = CancellationToken::new();
        let chores = [tokio::spawn(sweep(store.clone())), tokio::spawn(deliver(service.clone()))];
        let Routers { site, health } = router::build(Parts {
            service,
            site,
            public_url: config.public_url,
            trusted_proxies: config.trusted_proxies.clone(),
            uploads: Uploads::new(
                config.data_dir.join("uploads"),
                config.upload_bytes,
                config.unpacked_bytes,
                blobs.clone(),
            ),
            sockets_per_person: caps.sockets_per_person,
            stopping: stopping.clone(),
        });
        let ended =
            serve(listener, Served { site, health, trusted_proxies: config.trusted_proxies, caps }, stopping.clone());
        Ok(Self { addr, stopping, ended, worker, store, chores, _lock: lock })
    }

    /// Where it listens.
    #[must_use]
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// Returns when serving ends.
    ///
    /// # Errors
    /// When it ended by a fault.
    #[boxed]
    pub async fn ended(&self) -> Result<()> {
        wait_for_end(self.ended.clone()).await
    }

    /// Takes no more requests, tells sockets to go elsewhere, finishes what is being judged, closes the database.
    ///
    /// # Errors
    /// When a part cannot be stopped in order.
    #[boxed]
    pub async fn stop(self) -> Result<()> {
        self.stopping.cancel();
        let ended = wait_for_end(self.ended.clone());
        let drained = async {
            if let Some(worker) = self.worker {
                worker.shutdown(STOP_GRACE).await;
            }
        };
        let (served, ()) = tokio::join!(tokio::time::timeout(STOP_GRACE, ended), drained);
        for chore in &self.chores {
            chore.abort();
        }
        self.store.close().await.context("cannot close the database")?;
        match served {
            Ok(outcome) => outcome,
            Err(_) => bail!("requests were still being answered after {} s", STOP_GRACE.as_secs()),
        }
    }
}

async fn wait_for_end(mut ended: watch::Receiver<bool>) -> Result<()> {
    ended.wait_for(|ended| *ended).await.context("the serving task is gone")?;
    Ok(())
}

fn lock_data_dir(folder: &Path) -> Result<File> {
    let hint = || format!("cannot write the data folder {}: make it writable, or set ASSAY_DATA_DIR", folder.display());
    fs::create_dir_all(folder).with_context(hint)?;
    let lock = File::create(folder.join("lock")).with_context(hint)?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => {
            bail!("another server uses the data folder {}: stop it, or set ASSAY_DATA_DIR", folder.display())
        }
        Err(TryLockError::Error(error)) => Err(error).with_context(hint),
    }
}

/// Makes sure that the data is not among what anyone may fetch. That would also harm an SQLite database: reading its files
/// from within this process ends the locks on them.
fn keep_apart(site: &Path, data: &Path) -> Result<()> {
    // A folder that is not there yet holds nothing.
    let (Ok(site), Ok(data)) = (fs::canonicalize(site), fs::canonicalize(data)) else { return Ok(()) };
    if data.starts_with(&site) {
        bail!(
            "the data folder {} is in the site folder {}, whose files are served to anyone: set ASSAY_DATA_DIR to a place outside of it",
            data.display(),
            site.display()
        );
    }
    Ok(())
}

async fn open_store(config: &Config) -> Result<Store> {
    let url = match &config.shared {
        Some(shared) => shared.database_url.clone(),
        None => {
            let folder = fs::canonicalize(&config.data_dir).context("cannot find the data folder")?;
            folder.join("assay.sqlite").to_string_lossy().into_owned()
        }
    };
    let store = Store::connect(&url).await.context("cannot open the database")?;
    store.migrate().await.context("cannot bring the database up to date")?;
    Ok(store)
}

async fn open_broker(config: &Config) -> Result<Broker> {
    let queue_bound = config.queue_bound;
    match &config.shared {
        None => Ok(Broker::in_process(BrokerConfig { queue_bound, ..BrokerConfig::default() })),
        Some(shared) => {
            let redis = RedisConfig { queue_bound, ..RedisConfig::new(&*shared.redis_url) };
            Broker::redis(redis).await.context("cannot use Redis")
        }
    }
}

/// Lets one server at a time do what a first start does. Without a broker they all do, and what one has done the next finds done.
async fn lock_first_start(broker: &Broker) -> Option<Lock> {
    loop {
        match broker.try_lock("first-start", FIRST_START).await {
            Ok(Some(lock)) => return Some(lock),
            Ok(None) => tokio::time::sleep(Duration::from_millis(100)).await,
            Err(error) => {
                tracing::warn!(%error, "starting without asking whether another server does");
                return None;
            }
        }
    }
}

/// The worker beside the server. Where the host cannot isolate, the site still serves, and submitting says why not.
async fn start_worker(
    config: &Config,
    store: &Store,
    broker: &Broker,
    blobs: &Blobs,
    availability: &Availability,
) -> Result<Option<WorkerHandle>> {
    let worker_config = WorkerConfig {
        slots: config.slots,
        sandbox: config.sandbox.clone(),
        cache_dir: config.cache_dir.clone(),
        scratch: config.data_dir.join("verifying"),
        // The data folder is locked: whoever judged before is gone.
        exclusive: true,
        ..WorkerConfig::new(store.clone(), broker.clone(), blobs.clone())
    };
    match Worker::start(worker_config).await {
        Ok(worker) => Ok(Some(worker)),
        Err(error) => {
            let Some(fix) = error.fix() else { return Err(error).context("the worker cannot start") };
            tracing::error!(fix, "submissions cannot be judged on this host; the site serves all the same");
            availability.set_fault(Fault { fix });
            Ok(None)
        }
    }
}

fn serve(listener: TcpListener, served: Served, stopping: CancellationToken) -> watch::Receiver<bool> {
    let (told, ended) = watch::channel(false);
    tokio::spawn(async move {
        connections::serve(listener, served, stopping).await;
        told.send_replace(true);
    });
    ended
}

/// Sends what a write could not tell other servers while the broker was away. A long absence is one line in the log.
async fn deliver(service: Service) {
    let mut every = tokio::time::interval(DELIVER_EVERY);
    every.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut failing = false;
    loop {
        every.tick().await;
        let delivered = service.deliver_outbox().await;
        match &delivered {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "other servers told of what was changed"),
            Err(error) if failing => tracing::debug!(%error, "others still cannot be told"),
            Err(error) => {
                tracing::warn!(%error, "others cannot be told of what was changed; trying again every second");
            }
        }
        failing = delivered.is_err();
    }
}

async fn sweep(store: Store) {
    let mut every = tokio::time::interval(SWEEP_EVERY);
    loop {
        every.tick().await;
        match store.delete_expired_sessions().await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "ended sessions removed"),
            Err(error) => tracing::warn!(%error, "ended sessions cannot be removed"),
        }
    }
}
