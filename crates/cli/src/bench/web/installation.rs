//! A site for measuring, in a folder that goes away.

use std::{ffi::OsString, path::Path};

use anyhow::{Context, Result};
use assay_domain::UserId;
use assay_service::ApiKey;
use assay_store::{Blobs, Store};
use tempfile::TempDir;

use super::{prepare, program::Program, services::Services};

/// The folder of what is shipped, and of the site.
const NOTHING: &str = "nothing";

/// Running programs and what it takes to talk to them.
pub(super) struct Installation {
    pub(super) server: Program,
    workers: Vec<Program>,
    pub(super) url: String,
    /// Who submits.
    pub(super) me: UserId,
    pub(super) key: ApiKey,
    pub(super) store: Store,
    data: TempDir,
}

impl Installation {
    /// One server that is all there is.
    pub(super) async fn embedded() -> Result<Self> {
        let data = folder()?;
        let store = Store::connect(&data.path().join("assay.sqlite").to_string_lossy()).await?;
        let (me, key) = prepare(&store, data.path()).await?;
        let (server, url) = server(data.path(), None).await?;
        Ok(Self { server, workers: Vec::new(), url, me, key, store, data })
    }

    /// A server and a worker over these.
    pub(super) async fn distributed(services: &Services) -> Result<Self> {
        let data = folder()?;
        let store = Store::connect(&services.database_url).await.context("PostgreSQL cannot be used")?;
        let (me, key) = prepare(&store, data.path()).await?;
        let (database, redis) = (&services.database_url, &services.redis_url);
        let (server, url) = server(data.path(), Some((database, redis))).await?;
        let mut installation = Self { server, workers: Vec::new(), url, me, key, store, data };
        installation.add_worker(services).await?;
        Ok(installation)
    }

    /// One more worker.
    pub(super) async fn add_worker(&mut self, services: &Services) -> Result<()> {
        let shared = Some((&*services.database_url, &*services.redis_url));
        let variables = variables(self.data.path(), &format!("worker{}", self.workers.len()), shared);
        self.workers.push(Program::start("assay-worker", &variables, "judging").await?.0);
        Ok(())
    }

    /// How many workers judge; 0 where the server does.
    pub(super) fn workers(&self) -> usize {
        self.workers.len()
    }

    /// One more server over the same database, with another Redis.
    pub(super) async fn another_server(&self, services: &Services, redis_url: &str) -> Result<(Program, String)> {
        server(self.data.path(), Some((&services.database_url, redis_url))).await
    }

    /// Stops all of it.
    pub(super) async fn stop(self) -> Result<()> {
        for worker in self.workers {
            worker.stop().await?;
        }
        self.server.stop().await?;
        Ok(self.store.close().await?)
    }
}

fn folder() -> Result<TempDir> {
    tempfile::tempdir().context("cannot make a folder for the data")
}

async fn prepare(store: &Store, data: &Path) -> Result<(UserId, ApiKey)> {
    prepare::tables(store).await?;
    std::fs::create_dir(data.join(NOTHING))?;
    // Pages name a bundle that is never fetched here.
    std::fs::write(data.join(NOTHING).join("hash.txt"), "")?;
    prepare::content(store, &Blobs::open(&data.join("blobs"))?).await?;
    prepare::person(store, "bench", &prepare::password_hash().await?).await
}

async fn server(data: &Path, shared: Option<(&str, &str)>) -> Result<(Program, String)> {
    let variables = variables(data, "", shared);
    let (server, serving) = Program::start("assay-server", &variables, "serving").await?;
    let url = serving["url"].as_str().context("the server does not tell where it listens")?;
    Ok((server, url.to_owned()))
}

fn variables(data: &Path, name: &str, shared: Option<(&str, &str)>) -> Vec<(&'static str, OsString)> {
    let mut variables: Vec<(&str, OsString)> = vec![
        ("ASSAY_ADDR", "127.0.0.1:0".into()),
        ("ASSAY_DATA_DIR", data.join(name).into()),
        ("ASSAY_BLOBS", data.join("blobs").into()),
        ("ASSAY_CONTENT_DIR", data.join(NOTHING).into()),
        ("ASSAY_SITE_DIR", data.join(NOTHING).into()),
        ("ASSAY_LIMITS", "off".into()),
        ("ASSAY_LOG", "info".into()),
    ];
    if let Some((database, redis)) = shared {
        variables.extend([("DATABASE_URL", database.into()), ("REDIS_URL", redis.into())]);
    }
    variables
}
