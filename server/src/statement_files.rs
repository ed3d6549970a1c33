//! `GET /statement-files/{sha256}.{ending}`: pictures, PDFs and whatever else comes with statements.

use assay_service::Service;
use assay_store::StatementFile;
use axum::{
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use tokio_util::io::ReaderStream;

use crate::{problem_json::Problem, upload::Uploads};

/// The name is the content's hash: what it names never changes.
const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// Whatever such a file holds, it runs no script and loads nothing: a picture may be SVG, and anybody may open it by its address.
const ALONE: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox; frame-ancestors 'self'",
);
/// A PDF is shown by the browser's own viewer, which a sandbox would keep from it.
const VIEWED: HeaderValue = HeaderValue::from_static("default-src 'none'; object-src 'self'; frame-ancestors 'self'");

/// Sends a file that some statement lists. Others are not there, whatever is stored under their hash.
pub(crate) async fn show(
    State(service): State<Service>,
    State(uploads): State<Uploads>,
    Path(name): Path<String>,
    request: HeaderMap,
) -> Result<Response, Problem> {
    let nothing = || Problem::new(StatusCode::NOT_FOUND, "There is no such file.");
    let (hash, extension) = name.split_once('.').ok_or_else(nothing)?;
    let file = StatementFile { hash: hash.to_owned(), extension: extension.to_owned() };
    if !service.is_statement_file(&file).await? {
        return Err(nothing());
    }
    let tag = HeaderValue::from_str(&format!("\"{hash}\"")).map_err(|_| nothing())?;
    let known = request.get(header::IF_NONE_MATCH).is_some_and(|given| *given == tag);
    let mut response = if known { StatusCode::NOT_MODIFIED.into_response() } else { body(&uploads, &file).await? };
    let headers = response.headers_mut();
    headers.insert(header::ETAG, tag);
    headers.insert(header::CACHE_CONTROL, FOREVER);
    headers.insert(header::CONTENT_SECURITY_POLICY, if extension == "pdf" { VIEWED } else { ALONE });
    // The default forbids even our own pages to show it.
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN"));
    Ok(response)
}

async fn body(uploads: &Uploads, file: &StatementFile) -> Result<Response, Problem> {
    let failed = |error: &dyn std::fmt::Display| {
        tracing::error!(file = file.url(), %error, "a statement's file cannot be sent");
        Problem::from(assay_service::Error::Internal)
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

/// What browsers are told it is, and whether they show it. Anything they could take for a page is a download.
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
