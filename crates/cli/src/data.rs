//! Opens the installation's database, as the server's environment names it.

use std::{env, path::PathBuf};

use anyhow::{Context, Result};
use assay_store::Store;

/// The database, migrated: the command line may come before the server's first start.
pub(crate) async fn open() -> Result<Store> {
    let url = match env::var("DATABASE_URL").ok().filter(|url| !url.is_empty()) {
        Some(url) => url,
        None => {
            let folder = env::var_os("ASSAY_DATA_DIR").filter(|folder| !folder.is_empty());
            let file = folder.map_or_else(|| PathBuf::from("./data"), PathBuf::from).join("assay.sqlite");
            std::path::absolute(file).context("cannot find the data folder")?.to_string_lossy().into_owned()
        }
    };
    let store = Store::connect(&url).await.context("cannot open the database")?;
    store.migrate().await.context("cannot bring the database up to date")?;
    Ok(store)
}
