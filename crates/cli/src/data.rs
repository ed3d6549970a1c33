//! Opens the installation's database and test data. Uses the same environment variables as the server.

use std::{env, path::PathBuf};

use anyhow::{Context, Result};
use assay_store::{Blobs, BlobsConfig, Store};

/// Opens the database and migrates it, because the command line may run before the server's first start.
pub(crate) async fn open() -> Result<Store> {
    let url = match env::var("DATABASE_URL").ok().filter(|url| !url.is_empty()) {
        Some(url) => url,
        None => data_folder()?.join("assay.sqlite").to_string_lossy().into_owned(),
    };
    let store = Store::connect(&url).await.context("cannot open the database")?;
    store.migrate().await.context("cannot migrate the database")?;
    Ok(store)
}

/// Opens the database and the test data.
pub(crate) async fn open_with_blobs() -> Result<(Store, Blobs)> {
    let blobs = BlobsConfig::from_env(&data_folder()?)?;
    Ok((open().await?, Blobs::connect(&blobs).await.context("cannot open the test data")?))
}

fn data_folder() -> Result<PathBuf> {
    let folder = env::var_os("ASSAY_DATA_DIR").filter(|folder| !folder.is_empty());
    std::path::absolute(folder.map_or_else(|| PathBuf::from("./data"), PathBuf::from))
        .context("cannot find the data folder")
}
