//! Uploads of problem packages: `POST /admin/problems` with a form. Works with and without scripts.

use std::{
    collections::HashSet,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use anyhow::Context as _;
use assay_app::RefusedUpload;
use assay_domain::{FieldName, FieldProblem, ImportId, Refusal, UserId};
use assay_package::{Reading, Unpacking};
use assay_service::{Error, Service, Visitor};
use assay_store::Blobs;
use assay_worker::Tex;
use axum::{
    body::Body,
    extract::{FromRequest as _, Multipart, Request, State, multipart::MultipartError},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use tempfile::TempDir;
use tokio::io::AsyncWriteExt as _;

use crate::{pages, router::AppState, visitor::Who};

/// The form's file field.
const FIELD: FieldName = FieldName::Package;

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
}

/// The people with a running upload. A person has one upload at a time, so the limits of an upload are also the limits of a person.
#[derive(Clone, Debug, Default)]
struct ActiveUploads(Arc<Mutex<HashSet<UserId>>>);

/// A running upload. After it is dropped, the person can start another one.
#[derive(Debug)]
struct ActiveUpload {
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

/// Reads a package, stores its files, starts its verification, and redirects to the import's page. If the package is refused, the page of
/// problems shows the reason.
pub(crate) async fn create(State(state): State<AppState>, Who(visitor): Who, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let imported = import(&state.service, &visitor, &state.uploads, Request::from_parts(parts.clone(), body)).await;
    match imported {
        Ok(id) => Redirect::to(&format!("/admin/imports/{id}")).into_response(),
        Err(error) => {
            let mut request = Request::from_parts(parts, Body::empty());
            request.extensions_mut().insert(RefusedUpload(Arc::new(error)));
            pages::render(&state, request).await
        }
    }
}

async fn import(service: &Service, visitor: &Visitor, uploads: &Uploads, request: Request) -> Result<ImportId, Error> {
    // Check the person before reading the body.
    let admin = service.admin(visitor)?;
    let upload = uploads.active.begin(visitor.require()?.id)?;
    let (folder, archive) = receive(uploads, request).await?;
    let name = archive.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // Unpack next to the upload, because the folder for temporary files may be in memory.
    let unpacking = Unpacking { most_bytes: uploads.unpacked_bytes, folder: folder.path().to_owned() };
    // The upload counts as running until reading ends, even if the browser leaves before.
    let tex = Tex::new(&uploads.sandbox);
    let read = tokio::task::spawn_blocking(move || {
        let reading = Reading { unpacking, tex: Some(&tex) };
        (assay_package::read_with(&archive, &reading), folder, upload)
    });
    let (package, folder, _upload) = read.await.context("the task that reads the package failed").map_err(internal)?;
    let package = package.map_err(|error| {
        Error::field(FIELD, FieldProblem::UnreadablePackage { reason: message(&error, folder.path()) })
    })?;
    let problem = assay_import::store(&package, &name, &uploads.blobs).await;
    let problem = problem.context("cannot store the package").map_err(internal)?;
    admin.create_import(problem).await
}

/// Writes the form's file to disk. It keeps the file's name, which becomes the problem's slug.
async fn receive(uploads: &Uploads, request: Request) -> Result<(TempDir, PathBuf), Error> {
    let refused = |error: &MultipartError| match error.status() {
        StatusCode::INTERNAL_SERVER_ERROR => Error::field(FIELD, FieldProblem::UploadInterrupted),
        _ => Error::field(FIELD, FieldProblem::InvalidUpload),
    };
    let mut form =
        Multipart::from_request(request, &()).await.map_err(|_| Error::field(FIELD, FieldProblem::InvalidUpload))?;
    while let Some(mut field) = form.next_field().await.map_err(|error| refused(&error))? {
        if field.name() != Some(FIELD.as_str()) {
            continue;
        }
        let name = file_name(field.file_name().unwrap_or_default())?;
        tokio::fs::create_dir_all(&uploads.folder)
            .await
            .context("cannot create the folder for uploads")
            .map_err(internal)?;
        let folder =
            TempDir::new_in(&uploads.folder).context("cannot create a folder for the upload").map_err(internal)?;
        let path = folder.path().join(name);
        let mut file = tokio::fs::File::create(&path).await.context("cannot write the upload").map_err(internal)?;
        let mut bytes = 0;
        while let Some(chunk) = field.chunk().await.map_err(|error| refused(&error))? {
            bytes += chunk.len() as u64;
            if bytes > uploads.max_bytes {
                return Err(Refusal::PackageTooLarge { most_mib: uploads.max_bytes / (1024 * 1024) }.into());
            }
            file.write_all(&chunk).await.context("cannot write the upload").map_err(internal)?;
        }
        file.flush().await.context("cannot write the upload").map_err(internal)?;
        if bytes == 0 {
            return Err(Error::field(FIELD, FieldProblem::PackageMissing));
        }
        return Ok((folder, path));
    }
    Err(Error::field(FIELD, FieldProblem::PackageMissing))
}

/// The file name that the browser sent. Some browsers send a whole path.
fn file_name(sent: &str) -> Result<String, Error> {
    let name = sent.rsplit(['/', '\\']).next().unwrap_or_default().trim();
    if name.is_empty() {
        return Err(Error::field(FIELD, FieldProblem::PackageMissing));
    }
    if name.starts_with('.') || name.len() > 200 || name.contains(char::is_control) {
        return Err(Error::field(FIELD, FieldProblem::InvalidPackageName));
    }
    Ok(name.to_owned())
}

/// The reader's error, with paths relative to the package.
fn message(error: &assay_package::Error, folder: &Path) -> String {
    error.to_string().replace(&format!("{}/", folder.display()), "")
}

fn internal(error: anyhow::Error) -> Error {
    tracing::error!(error = format!("{error:#}"), "an upload failed");
    Refusal::Internal.into()
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

    #[test]
    fn only_the_last_part_of_a_path_is_used() {
        for (sent, name) in
            [("a.zip", Some("a.zip")), ("C:\\problems\\a.zip", Some("a.zip")), ("../../a.zip", Some("a.zip"))]
        {
            assert_eq!(file_name(sent).ok().as_deref(), name, "{sent}");
        }
        for sent in ["", "a/", ".zip", "a\n.zip"] {
            assert!(file_name(sent).is_err(), "{sent:?}");
        }
    }
}
