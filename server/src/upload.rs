//! Uploads of problem packages: `POST /admin/problems` with a form. Works with and without scripts.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::Context as _;
use assay_app::RefusedUpload;
use assay_domain::{FieldName, FieldProblem, ImportId, Refusal};
use assay_package::{Reading, Unpacking};
use assay_service::{Error, Service, Visitor};
use assay_worker::Tex;
use axum::{
    body::Body,
    extract::{FromRequest as _, Multipart, Request, State, multipart::MultipartError},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use tempfile::TempDir;
use tokio::io::AsyncWriteExt as _;

use crate::{pages, state::AppState, uploads::Uploads, visitor::Who};

/// The form's file field.
const FIELD: FieldName = FieldName::Package;

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
    let upload = uploads.begin(visitor.require()?.id)?;
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
        let folder = assay_import::package_folder(&uploads.folder)
            .context("cannot create a folder for the upload")
            .map_err(internal)?;
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
