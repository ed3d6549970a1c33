//! Turns a stored submission into a task for the judge.

use std::{collections::HashMap, path::PathBuf, sync::Arc};

use assay_judge::{SourceFile, Stop, Submission, Task};
use assay_store::{Begun, BlobFile, Blobs};
use futures::{StreamExt, TryStreamExt, stream};

use crate::Error;

/// How many files are fetched at the same time.
const PARALLEL_FETCHES: usize = 8;

/// A task, and the files that it uses. They stay on this machine as long as this value lives.
pub(crate) struct Prepared {
    pub(crate) task: Task,
    pub(crate) _files: HashMap<String, BlobFile>,
}

/// Fetches the files of a submission and builds its task.
pub(crate) async fn prepare(begun: &Begun, blobs: &Blobs) -> Result<Prepared, Error> {
    let mut hashes = Vec::new();
    let plan = begun.plan.clone().try_map(|hash| {
        hashes.push(hash.clone());
        Ok::<_, Error>(hash)
    })?;
    let files = fetch(hashes, blobs).await?;
    let plan = plan.try_map(|hash| path_of(&files, hash))?;
    let submission = Submission {
        files: begun.files.iter().map(SourceFile::from).collect(),
        language: begun.language.clone(),
        entry_point: begun.entry_point.clone(),
        interface: begun.interface,
    };
    // Cases that cannot change the verdict are skipped, because people wait.
    Ok(Prepared { task: Task { submission, plan: Arc::new(plan), stop: Stop::Decided }, _files: files })
}

pub(crate) async fn fetch(hashes: Vec<String>, blobs: &Blobs) -> Result<HashMap<String, BlobFile>, Error> {
    let fetched = stream::iter(hashes).map(|hash| {
        let blobs = blobs.clone();
        async move {
            let file = blobs.fetch(&hash).await?;
            Ok::<_, Error>((hash, file))
        }
    });
    fetched.buffered(PARALLEL_FETCHES).try_collect().await
}

/// The path of a fetched file.
pub(crate) fn path_of(files: &HashMap<String, BlobFile>, hash: String) -> Result<PathBuf, Error> {
    files.get(&hash).map(|file| file.path().to_owned()).ok_or(Error::NotFetched(hash))
}
