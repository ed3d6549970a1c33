//! An installation for a benchmark, in a temporary folder.

use std::{ffi::OsString, path::Path};

use anyhow::{Context, Result};
use assay_domain::UserId;
use assay_service::ApiKey;
use assay_store::{Blobs, Store};
use tempfile::TempDir;

use super::{prepare, program::Program, services::Services};
use crate::judging;

/// An almost empty folder instead of the shipped content and the site's files.
const EMPTY_FOLDER: &str = "nothing";

/// Running programs, and the data to talk to them.
pub(super) struct Installation {
    pub(super) server: Program,
    workers: Vec<Program>,
    pub(super) url: String,
    /// The account that submits.
    pub(super) me: UserId,
    pub(super) key: ApiKey,
    pub(super) store: Store,
    data: TempDir,
}

impl Installation {
    /// One server in embedded mode.
    pub(super) async fn embedded() -> Result<Self> {
        let data = folder()?;
        let store = Store::connect(&data.path().join("assay.sqlite").to_string_lossy()).await?;
        let (me, key) = prepare(&store, data.path()).await?;
        let (server, url) = server(data.path(), None).await?;
        Ok(Self { server, workers: Vec::new(), url, me, key, store, data })
    }

    /// A server and a worker that share these services.
    pub(super) async fn distributed(services: &Services) -> Result<Self> {
        let data = folder()?;
        let store = Store::connect(&services.database_url).await.context("cannot connect to PostgreSQL")?;
        let (me, key) = prepare(&store, data.path()).await?;
        let (database, redis) = (&services.database_url, &services.redis_url);
        let (server, url) = server(data.path(), Some((database, redis))).await?;
        let mut installation = Self { server, workers: Vec::new(), url, me, key, store, data };
        installation.add_worker(services).await?;
        Ok(installation)
    }

    pub(super) async fn add_worker(&mut self, services: &Services) -> Result<()> {
        let shared = Some((&*services.database_url, &*services.redis_url));
        let variables = variables(self.data.path(), &format!("worker{}", self.workers.len()), shared)?;
        self.workers.push(Program::start("assay-worker", &variables, "judging").await?.0);
        Ok(())
    }

    /// The number of worker processes. 0 in embedded mode.
    pub(super) fn workers(&self) -> usize {
        self.workers.len()
    }

    /// Starts one more server with the same database and another Redis.
    pub(super) async fn another_server(&self, services: &Services, redis_url: &str) -> Result<(Program, String)> {
        server(self.data.path(), Some((&services.database_url, redis_url))).await
    }

    /// Stops all programs.
    pub(super) async fn stop(self) -> Result<()> {
        for worker in self.workers {
            worker.stop().await?;
        }
        self.server.stop().await?;
        Ok(self.store.close().await?)
    }
}

fn folder() -> Result<TempDir> {
    tempfile::tempdir().context("cannot create a folder for the data")
}

async fn prepare(store: &Store, data: &Path) -> Result<(UserId, ApiKey)> {
    prepare::tables(store).await?;
    std::fs::create_dir(data.join(EMPTY_FOLDER))?;
    // Pages need the name of the bundle. The benchmark never loads it.
    std::fs::write(data.join(EMPTY_FOLDER).join("hash.txt"), "")?;
    prepare::content(store, &Blobs::open(&data.join("blobs"))?).await?;
    prepare::person(store, "bench", &prepare::password_hash().await?).await
}

async fn server(data: &Path, shared: Option<(&str, &str)>) -> Result<(Program, String)> {
    let variables = variables(data, "", shared)?;
    let (server, serving) = Program::start("assay-server", &variables, "serving").await?;
    let url = serving["url"].as_str().context("the server's log does not have its address")?;
    Ok((server, url.to_owned()))
}

fn variables(data: &Path, name: &str, shared: Option<(&str, &str)>) -> Result<Vec<(&'static str, OsString)>> {
    judging::share_prepared(&data.join(name))?;
    let mut variables: Vec<(&str, OsString)> = vec![
        ("ASSAY_ADDR", "127.0.0.1:0".into()),
        ("ASSAY_DATA_DIR", data.join(name).into()),
        ("ASSAY_BLOBS", data.join("blobs").into()),
        ("ASSAY_CONTENT_DIR", data.join(EMPTY_FOLDER).into()),
        ("ASSAY_SITE_DIR", data.join(EMPTY_FOLDER).into()),
        ("ASSAY_LIMITS", "off".into()),
        ("ASSAY_LOG", "info".into()),
    ];
    if let Some((database, redis)) = shared {
        variables.extend([("DATABASE_URL", database.into()), ("REDIS_URL", redis.into())]);
    }
    Ok(variables)
}
