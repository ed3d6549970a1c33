//! Uploading a problem package: `POST /admin/problems`, as a browser posts a form with a file, with or without scripts.

use std::{
    collections::HashSet,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use anyhow::Context as _;
use assay_app::RefusedUpload;
use assay_domain::{ImportId, UserId};
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

/// The field of the form.
const FIELD: &str = "package";

/// Where uploads go until their files are stored, and how large they may be.
#[derive(Clone, Debug)]
pub(crate) struct Uploads {
    pub(crate) folder: PathBuf,
    pub(crate) most_bytes: u64,
    pub(crate) unpacked_bytes: u64,
    pub(crate) blobs: Blobs,
    /// How TeX's sandboxes are started.
    pub(crate) sandbox: assay_sandbox::Config,
    turns: Turns,
}

impl Uploads {
    pub(crate) fn new(
        folder: PathBuf,
        most_bytes: u64,
        unpacked_bytes: u64,
        blobs: Blobs,
        sandbox: assay_sandbox::Config,
    ) -> Self {
        Self { folder, most_bytes, unpacked_bytes, blobs, sandbox, turns: Turns::default() }
    }
}

/// Who has an upload under way. A person has one at a time, so the bounds of an upload are also those of a person.
#[derive(Clone, Debug, Default)]
struct Turns(Arc<Mutex<HashSet<UserId>>>);

/// An upload under way. Dropping it lets its person begin another one.
#[derive(Debug)]
struct Turn {
    turns: Turns,
    person: UserId,
}

impl Turns {
    fn begin(&self, person: UserId) -> Result<Turn, Error> {
        if !self.lock().insert(person) {
            let detail = "Another upload of yours is under way. Wait until it is done, then try again.";
            return Err(Error::Conflict(detail.into()));
        }
        Ok(Turn { turns: self.clone(), person })
    }

    fn lock(&self) -> MutexGuard<'_, HashSet<UserId>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.turns.lock().remove(&self.person);
    }
}

/// Takes a package: reads it, stores its files, has it verified, and sends the browser where that is shown. What is refused is said
/// on the page of problems.
pub(crate) async fn create(State(state): State<AppState>, Who(visitor): Who, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let taken = take(&state.service, &visitor, &state.uploads, Request::from_parts(parts.clone(), body)).await;
    match taken {
        Ok(id) => Redirect::to(&format!("/admin/imports/{id}")).into_response(),
        Err(error) => {
            let mut request = Request::from_parts(parts, Body::empty());
            request.extensions_mut().insert(RefusedUpload(Arc::new(error)));
            pages::render(&state, request).await
        }
    }
}

async fn take(service: &Service, visitor: &Visitor, uploads: &Uploads, request: Request) -> Result<ImportId, Error> {
    // Before a byte is read.
    let admin = service.admin(visitor)?;
    let turn = uploads.turns.begin(visitor.require()?.id)?;
    let (folder, archive) = receive(uploads, request).await?;
    let name = archive.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // Beside the upload: the folder for temporary files may be in memory.
    let unpacking = Unpacking { most_bytes: uploads.unpacked_bytes, folder: folder.path().to_owned() };
    // The turn ends with the reading, even if the browser leaves before.
    let tex = Tex::new(&uploads.sandbox);
    let read = tokio::task::spawn_blocking(move || {
        let reading = Reading { unpacking, tex: Some(&tex) };
        (assay_package::read_with(&archive, &reading), folder, turn)
    });
    let (package, folder, _turn) = read.await.context("reading a package was cut short").map_err(fault)?;
    let package = package.map_err(|error| Error::field(FIELD, in_words(&error, folder.path())))?;
    let problem = assay_import::keep(&package, &name, &uploads.blobs).await;
    let problem = problem.context("a package cannot be stored").map_err(fault)?;
    admin.create_import(problem).await
}

/// Writes the file of the form to the disk, under the name it has: that is the problem's.
async fn receive(uploads: &Uploads, request: Request) -> Result<(TempDir, PathBuf), Error> {
    let refused = |error: &MultipartError| match error.status() {
        StatusCode::INTERNAL_SERVER_ERROR => Error::field(FIELD, "The upload broke off. Try again."),
        _ => Error::field(FIELD, "This is no form with a file. Choose a zip and send the form again."),
    };
    let mut form = Multipart::from_request(request, &())
        .await
        .map_err(|_| Error::field(FIELD, "This is no form with a file. Choose a zip and send the form again."))?;
    while let Some(mut field) = form.next_field().await.map_err(|error| refused(&error))? {
        if field.name() != Some(FIELD) {
            continue;
        }
        let name = file_name(field.file_name().unwrap_or_default())?;
        tokio::fs::create_dir_all(&uploads.folder).await.context("uploads cannot be kept").map_err(fault)?;
        let folder = TempDir::new_in(&uploads.folder).context("uploads cannot be kept").map_err(fault)?;
        let path = folder.path().join(name);
        let mut file = tokio::fs::File::create(&path).await.context("an upload cannot be kept").map_err(fault)?;
        let mut bytes = 0;
        while let Some(chunk) = field.chunk().await.map_err(|error| refused(&error))? {
            bytes += chunk.len() as u64;
            if bytes > uploads.most_bytes {
                let most = uploads.most_bytes / (1024 * 1024);
                return Err(Error::TooLarge(format!(
                    "The package is larger than {most} MiB. Import it with `assay import`, or have ASSAY_UPLOAD_BYTES raised."
                )));
            }
            file.write_all(&chunk).await.context("an upload cannot be kept").map_err(fault)?;
        }
        file.flush().await.context("an upload cannot be kept").map_err(fault)?;
        if bytes == 0 {
            return Err(Error::field(FIELD, "Choose a zip first."));
        }
        return Ok((folder, path));
    }
    Err(Error::field(FIELD, "Choose a zip first."))
}

/// The last part of a name that a browser sent: some send whole paths.
fn file_name(sent: &str) -> Result<String, Error> {
    let name = sent.rsplit(['/', '\\']).next().unwrap_or_default().trim();
    if name.is_empty() {
        return Err(Error::field(FIELD, "Choose a zip first."));
    }
    if name.starts_with('.') || name.len() > 200 || name.contains(char::is_control) {
        return Err(Error::field(FIELD, "Give the file a plain name that ends in .zip, as in coffee-stamps.zip."));
    }
    Ok(name.to_owned())
}

/// What the reader says, with paths as the package has them.
fn in_words(error: &assay_package::Error, folder: &Path) -> String {
    error.to_string().replace(&format!("{}/", folder.display()), "")
}

fn fault(error: anyhow::Error) -> Error {
    tracing::error!(error = format!("{error:#}"), "a package was not taken");
    Error::Internal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_has_one_upload_at_a_time() {
        let turns = Turns::default();
        let first = turns.begin(UserId(1)).unwrap();
        assert!(matches!(turns.begin(UserId(1)), Err(Error::Conflict(_))));
        let _other = turns.begin(UserId(2)).unwrap();
        drop(first);
        assert!(turns.begin(UserId(1)).is_ok());
    }

    #[test]
    fn only_the_last_part_of_a_name_counts() {
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
