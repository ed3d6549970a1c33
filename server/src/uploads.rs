//! Where uploads go, their limits, and who is uploading.

use std::{
    collections::HashSet,
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use assay_domain::{Refusal, UserId};
use assay_service::Error;
use assay_store::Blobs;

/// Receives uploads in `folder` until their files are stored.
#[derive(Clone, Debug)]
pub(crate) struct Uploads {
    pub(crate) folder: PathBuf,
    pub(crate) max_bytes: u64,
    pub(crate) unpacked_bytes: u64,
    pub(crate) blobs: Blobs,
    /// How the sandboxes of TeX are started.
    pub(crate) sandbox: assay_sandbox::Config,
    active: ActiveUploads,
}

impl Uploads {
    pub(crate) fn new(
        folder: PathBuf,
        max_bytes: u64,
        unpacked_bytes: u64,
        blobs: Blobs,
        sandbox: assay_sandbox::Config,
    ) -> Self {
        Self { folder, max_bytes, unpacked_bytes, blobs, sandbox, active: ActiveUploads::default() }
    }

    /// Counts an upload of this person.
    ///
    /// # Errors
    /// When another one is running.
    pub(crate) fn begin(&self, person: UserId) -> Result<ActiveUpload, Error> {
        self.active.begin(person)
    }
}

/// The people with a running upload. A person has one upload at a time, so the limits of an upload are also the limits of a person.
#[derive(Clone, Debug, Default)]
struct ActiveUploads(Arc<Mutex<HashSet<UserId>>>);

/// A running upload. After it is dropped, the person can start another one.
#[derive(Debug)]
pub(crate) struct ActiveUpload {
    all: ActiveUploads,
    person: UserId,
}

impl ActiveUploads {
    fn begin(&self, person: UserId) -> Result<ActiveUpload, Error> {
        if !self.lock().insert(person) {
            return Err(Refusal::UploadRunning.into());
        }
        Ok(ActiveUpload { all: self.clone(), person })
    }

    fn lock(&self) -> MutexGuard<'_, HashSet<UserId>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for ActiveUpload {
    fn drop(&mut self) {
        self.all.lock().remove(&self.person);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_has_one_upload_at_a_time() {
        let active = ActiveUploads::default();
        let first = active.begin(UserId(1)).unwrap();
        assert!(active.begin(UserId(1)).is_err_and(|error| *error.refusal() == Refusal::UploadRunning));
        let _other = active.begin(UserId(2)).unwrap();
        drop(first);
        assert!(active.begin(UserId(1)).is_ok());
    }
}
