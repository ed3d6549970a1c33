//! Starts and stops all parts of the server.

use std::{
    fs::{self, File, TryLockError},
    net::SocketAddr,
    path::Path,
    time::Duration,
};

use anyhow::{Context, Result, bail};
use assay_broker::{Broker, BrokerConfig, Lock, RedisConfig};
use assay_domain::LoadingState;
use assay_service::{Availability, JudgingFault, LibraryLoading, Secret, Service, ServiceConfig, StarterCode};
use assay_store::{Blobs, Store};
use assay_worker::{Worker, WorkerConfig, WorkerHandle};
use tokio::{net::TcpListener, sync::watch, task::JoinHandle, time::MissedTickBehavior};
use tokio_util::sync::CancellationToken;

use crate::{
    boxed,
    config::Config,
    connections::{self, Served},
    first_start,
    library::Library,
    router::{self, Routers},
    site::Site,
    state::Parts,
    uploads::Uploads,
};

/// How long a stop waits for running submissions. Unfinished ones are judged again after the next start.
const STOP_GRACE: Duration = Duration::from_secs(30);
/// How long a first start may take before another server may try.
const FIRST_START: Duration = Duration::from_secs(60);
const SESSION_CLEANUP_INTERVAL: Duration = Duration::from_secs(60 * 60);
/// How often undelivered cache invalidations are sent again.
const OUTBOX_INTERVAL: Duration = Duration::from_secs(1);

/// A running server.
#[derive(Debug)]
pub struct Application {
    addr: SocketAddr,
    stopping: CancellationToken,
    ended: watch::Receiver<bool>,
    worker: Option<WorkerHandle>,
    store: Store,
    background_tasks: Vec<JoinHandle<()>>,
    library: LibraryLoading,
    // In embedded mode, held while the server runs: one server per data folder.
    _lock: Option<File>,
}

impl Application {
    /// Starts all parts, and returns when the server answers requests.
    ///
    /// # Errors
    /// The data folder cannot be used, the port is taken, or a part cannot start. The message says what to do.
    #[boxed]
    pub async fn start(config: Config) -> Result<Self> {
        let caps = config.connections.within(connections::raise_limit());
        let caps = if config.rate_limits { caps } else { caps.total_only() };
        let lock = if config.shared.is_none() { Some(lock_data_dir(&config.data_dir)?) } else { None };
        config.site_dir.as_deref().map_or(Ok(()), |site| refuse_data_in_site(site, &config.data_dir))?;
        let listener = TcpListener::bind(config.addr).await.with_context(|| {
            format!(
                "cannot listen on {}: stop the program that uses this address, or set ASSAY_ADDR to another port",
                config.addr
            )
        })?;
        let addr = listener.local_addr().context("cannot read the port")?;

        let store = open_store(&config).await?;
        let broker = open_broker(&config).await?;
        let blobs = Blobs::connect(&config.blobs).await.context("cannot open the test data")?;
        let first_start = lock_first_start(&broker).await;
        first_start::ensure_admin(&store, config.admin.as_ref(), config.public_url.as_ref(), addr).await?;
        if let Some(lock) = first_start
            && let Err(error) = broker.unlock(&lock).await
        {
            tracing::warn!(%error, "cannot release the lock of the first start; other servers wait until it expires");
        }

        let availability = Availability::default();
        // In distributed mode, only workers judge.
        let worker = match config.shared {
            None => start_worker(&config, &store, &broker, &blobs, &availability).await?,
            Some(_) => None,
        };
        let service_config = ServiceConfig {
            rate_limits: config.rate_limits,
            quotas: config.quotas,
            known_languages: assay_worker::known_languages().context("cannot read the languages")?,
            starter_code: StarterCode::new(assay_worker::starter_code().context("cannot read the languages")?),
            ..ServiceConfig::default()
        };
        let library = service_config.library.clone();
        let secret = Secret::load(&store).await.context("cannot read the installation's secret")?;
        let service = Service::new(store.clone(), broker.clone(), availability, secret, service_config);

        let site = config.site_dir.as_deref().map(Site::load).transpose()?.unwrap_or_default();
        let stopping = CancellationToken::new();
        let uploads = config.data_dir.join("uploads");
        tokio::task::spawn_blocking(move || {
            if let Err(error) = assay_import::remove_abandoned(&uploads) {
                tracing::warn!(folder = %uploads.display(), %error, "cannot look for the files of killed servers");
            }
        });
        let mut background_tasks =
            vec![tokio::spawn(delete_expired_sessions(store.clone())), tokio::spawn(deliver_outbox(service.clone()))];
        if let Some(folder) = config.content_dir {
            let (store, blobs, loading) = (store.clone(), blobs.clone(), library.clone());
            loading.change(|progress| progress.state = LoadingState::Loading);
            background_tasks.push(tokio::spawn(Library { folder, store, blobs, broker, loading }.load()));
        }
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
                config.sandbox.clone(),
            ),
            sockets_per_person: caps.sockets_per_person,
            stopping: stopping.clone(),
        })
        .context("cannot render the reference of the REST interface")?;
        let ended =
            serve(listener, Served { site, health, trusted_proxies: config.trusted_proxies, caps }, stopping.clone());
        Ok(Self { addr, stopping, ended, worker, store, background_tasks, library, _lock: lock })
    }

    /// The address that it listens on.
    #[must_use]
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// Returns when the shipped library is not being loaded.
    pub async fn library_loaded(&self) {
        self.library.ended().await;
    }

    /// Returns when serving ends.
    ///
    /// # Errors
    /// Serving ended because of an error.
    #[boxed]
    pub async fn ended(&self) -> Result<()> {
        wait_for_end(self.ended.clone()).await
    }

    /// Stops taking requests, asks sockets to reconnect, finishes running submissions, and closes the database.
    ///
    /// # Errors
    /// A part did not stop cleanly.
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
        for task in &self.background_tasks {
            task.abort();
        }
        self.store.close().await.context("cannot close the database")?;
        match served {
            Ok(outcome) => outcome,
            Err(_) => bail!("some requests were not finished after {} s", STOP_GRACE.as_secs()),
        }
    }
}

async fn wait_for_end(mut ended: watch::Receiver<bool>) -> Result<()> {
    ended.wait_for(|ended| *ended).await.context("the serving task ended unexpectedly")?;
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

/// Refuses a data folder inside the site folder, whose files everyone may fetch. Reading SQLite's files in this process would also
/// release the database's locks.
fn refuse_data_in_site(site: &Path, data: &Path) -> Result<()> {
    // If a folder does not exist yet, the other cannot contain it.
    let (Ok(site), Ok(data)) = (fs::canonicalize(site), fs::canonicalize(data)) else { return Ok(()) };
    if data.starts_with(&site) {
        bail!(
            "the data folder {} is in the site folder {}, whose files are served to anyone: set ASSAY_DATA_DIR to a folder outside of it",
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
    store.migrate().await.context("cannot migrate the database")?;
    Ok(store)
}

async fn open_broker(config: &Config) -> Result<Broker> {
    let queue_bound = config.queue_bound;
    match &config.shared {
        None => Ok(Broker::in_process(BrokerConfig { queue_bound, ..BrokerConfig::default() })),
        Some(shared) => {
            let redis = RedisConfig { queue_bound, ..RedisConfig::new(&*shared.redis_url) };
            Broker::redis(redis).await.context("cannot connect to Redis")
        }
    }
}

/// Lets one server at a time do the first start. Without a broker, all servers do it, and each finds what another has already done.
async fn lock_first_start(broker: &Broker) -> Option<Lock> {
    loop {
        match broker.try_lock("first-start", FIRST_START).await {
            Ok(Some(lock)) => return Some(lock),
            Ok(None) => tokio::time::sleep(Duration::from_millis(100)).await,
            Err(error) => {
                tracing::warn!(%error, "cannot lock the first start; starting without the lock");
                return None;
            }
        }
    }
}

/// Starts the embedded worker. If the host cannot isolate programs, the site still works, and submissions are refused with the reason.
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
        // The data folder is locked, so no other worker runs.
        exclusive: true,
        ..WorkerConfig::new(store.clone(), broker.clone(), blobs.clone())
    };
    match Worker::start(worker_config).await {
        Ok(worker) => Ok(Some(worker)),
        Err(error) => {
            let Some(fix) = error.fix() else { return Err(error).context("cannot start the worker") };
            tracing::error!(fix, "this host cannot judge submissions; the site works without judging");
            availability.set_fault(JudgingFault { fix });
            Ok(None)
        }
    }
}

fn serve(listener: TcpListener, served: Served, stopping: CancellationToken) -> watch::Receiver<bool> {
    let (sender, ended) = watch::channel(false);
    tokio::spawn(async move {
        connections::serve(listener, served, stopping).await;
        sender.send_replace(true);
    });
    ended
}

/// Sends cache invalidations that could not be sent while the broker was away. A long outage logs one warning.
async fn deliver_outbox(service: Service) {
    let mut interval = tokio::time::interval(OUTBOX_INTERVAL);
    interval.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut failing = false;
    loop {
        interval.tick().await;
        let delivered = service.deliver_outbox().await;
        match &delivered {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "delayed changes sent to other servers"),
            Err(error) if failing => tracing::debug!(%error, "still cannot send changes to other servers"),
            Err(error) => {
                tracing::warn!(%error, "cannot send changes to other servers; retrying every second");
            }
        }
        failing = delivered.is_err();
    }
}

async fn delete_expired_sessions(store: Store) {
    let mut interval = tokio::time::interval(SESSION_CLEANUP_INTERVAL);
    loop {
        interval.tick().await;
        match store.delete_expired_credentials().await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "expired sessions deleted"),
            Err(error) => tracing::warn!(%error, "cannot delete expired sessions"),
        }
    }
}
