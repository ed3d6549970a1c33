//! `GET /statement-files/{sha256}.{extension}`: images, PDFs and other files of statements.

use assay_domain::{Refusal, RequestRefusal};
use assay_service::Service;
use assay_store::StatementFile;
use axum::{
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use tokio_util::io::ReaderStream;

use crate::{problem_json::ProblemJson, uploads::Uploads};

/// The name is the content's hash, so the content never changes.
const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// The file runs no script and loads nothing. This matters for SVG images, which everyone can open by their address.
const FILE_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox; frame-ancestors 'self'",
);
/// Without `sandbox`, which would block the browser's PDF viewer.
const PDF_POLICY: HeaderValue =
    HeaderValue::from_static("default-src 'none'; object-src 'self'; frame-ancestors 'self'");

/// Sends a file that a statement lists. All other stored files are hidden.
pub(crate) async fn show(
    State(service): State<Service>,
    State(uploads): State<Uploads>,
    Path(name): Path<String>,
    request: HeaderMap,
) -> Result<Response, ProblemJson> {
    let not_found = || ProblemJson::new(StatusCode::NOT_FOUND, RequestRefusal::NoSuchFile);
    let (hash, extension) = name.split_once('.').ok_or_else(not_found)?;
    let file = StatementFile { hash: hash.to_owned(), extension: extension.to_owned() };
    if !service.is_statement_file(&file).await? {
        return Err(not_found());
    }
    let tag = HeaderValue::from_str(&format!("\"{hash}\"")).map_err(|_| not_found())?;
    let known = request.get(header::IF_NONE_MATCH).is_some_and(|given| *given == tag);
    let mut response = if known { StatusCode::NOT_MODIFIED.into_response() } else { body(&uploads, &file).await? };
    let headers = response.headers_mut();
    headers.insert(header::ETAG, tag);
    headers.insert(header::CACHE_CONTROL, FOREVER);
    headers.insert(header::CONTENT_SECURITY_POLICY, if extension == "pdf" { PDF_POLICY } else { FILE_POLICY });
    // With the default, even our own pages could not show it.
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN"));
    Ok(response)
}

async fn body(uploads: &Uploads, file: &StatementFile) -> Result<Response, ProblemJson> {
    let failed = |error: &dyn std::fmt::Display| {
        tracing::error!(file = file.url(), %error, "cannot send a statement's file");
        ProblemJson::from(assay_service::Error::from(Refusal::Internal))
    };
    let blob = uploads.blobs.fetch(&file.hash).await.map_err(|error| failed(&error))?;
    let opened = tokio::fs::File::open(blob.path()).await.map_err(|error| failed(&error))?;
    let length = opened.metadata().await.map_err(|error| failed(&error))?.len();
    let mut response = Response::new(Body::from_stream(ReaderStream::new(opened)));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    let (content_type, shown) = content_type(&file.extension);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    if !shown {
        headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment"));
    }
    Ok(response)
}

/// The content type, and whether browsers may show the file. A file that could act as a page is a download.
fn content_type(extension: &str) -> (&'static str, bool) {
    match extension {
        "png" => ("image/png", true),
        "jpg" | "jpeg" => ("image/jpeg", true),
        "gif" => ("image/gif", true),
        "webp" => ("image/webp", true),
        "svg" => ("image/svg+xml", true),
        "pdf" => ("application/pdf", true),
        "txt" | "in" | "ans" | "out" | "py" | "cpp" | "c" | "h" | "java" | "md" => ("text/plain; charset=utf-8", false),
        _ => ("application/octet-stream", false),
    }
}
