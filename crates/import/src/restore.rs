use std::{
    os::unix::fs::PermissionsExt as _,
    path::{Component, Path},
};

use assay_domain::NamedFile;
use assay_store::Blobs;
use futures::{StreamExt, TryStreamExt, stream};

use crate::{Error, boxed, error::unwritable};

/// How many files are fetched at once.
const AT_ONCE: usize = 8;

/// Creates a folder with the files of a package. Do not change these files: if possible, they are hard links to the stored files.
///
/// # Errors
/// A file is not stored or damaged, or the folder cannot be written.
#[boxed]
pub async fn restore(files: &[NamedFile<String>], blobs: &Blobs, folder: &Path) -> Result<(), Error> {
    tokio::fs::create_dir_all(folder).await.map_err(unwritable(folder))?;
    let written = stream::iter(files.to_vec()).map(|file| {
        let (blobs, folder) = (blobs.clone(), folder.to_owned());
        async move { restore_file(&file, &blobs, &folder).await }
    });
    written.buffer_unordered(AT_ONCE).try_collect().await
}

async fn restore_file(file: &NamedFile<String>, blobs: &Blobs, folder: &Path) -> Result<(), Error> {
    let name = Path::new(&file.name);
    if file.name.is_empty() || !name.components().all(|part| matches!(part, Component::Normal(_))) {
        return Err(Error::Name(file.name.clone()));
    }
    let (path, blob) = (folder.join(name), blobs.fetch(&file.file).await?);
    if let Some(parent) = path.parent() {
        tokio::fs::create_dir_all(parent).await.map_err(unwritable(parent))?;
    }
    // Permissions belong to the file and not to the link, so an executable file needs its own copy.
    if !file.executable && tokio::fs::hard_link(blob.path(), &path).await.is_ok() {
        return Ok(());
    }
    tokio::fs::copy(blob.path(), &path).await.map_err(unwritable(&path))?;
    let mode = if file.executable { 0o755 } else { 0o644 };
    tokio::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).await.map_err(unwritable(&path))
}
