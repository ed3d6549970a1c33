//! Opens the installation's database, as the server's environment names it.

use std::{env, path::PathBuf};

use anyhow::{Context, Result, bail};
use assay_store::Store;

/// The database, migrated: the command line may come before the server's first start.
pub(crate) async fn open() -> Result<Store> {
    if env::var_os("DATABASE_URL").is_some_and(|url| !url.is_empty()) {
        bail!(
            "DATABASE_URL is set, but this build runs in embedded mode only. Unset it to go on with SQLite in the data folder."
        );
    }
    let folder = env::var_os("ASSAY_DATA_DIR").filter(|folder| !folder.is_empty());
    let file = folder.map_or_else(|| PathBuf::from("./data"), PathBuf::from).join("assay.sqlite");
    let file = std::path::absolute(file).context("cannot find the data folder")?;
    let store = Store::connect(&file.to_string_lossy()).await.context("cannot open the database")?;
    store.migrate().await.context("cannot bring the database up to date")?;
    Ok(store)
}
