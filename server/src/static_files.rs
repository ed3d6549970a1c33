//! The files of the built site. They are read once and kept in memory.

use std::{collections::HashMap, fs, path::Path, sync::Arc};

use anyhow::{Context, Result};
use axum::{
    body::{Body, Bytes},
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

/// The files by their address.
#[derive(Clone, Debug, Default)]
pub(crate) struct StaticFiles(Arc<HashMap<String, StaticFile>>);

#[derive(Debug)]
struct StaticFile {
    content_type: HeaderValue,
    cache_control: HeaderValue,
    etag: HeaderValue,
    plain: Bytes,
    brotli: Option<Bytes>,
}

/// Files with a hash in their name never change. Browsers revalidate the others with the ETag.
const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const REVALIDATE: HeaderValue = HeaderValue::from_static("public, max-age=0, must-revalidate");

impl StaticFiles {
    /// Reads a built site.
    pub(crate) fn load(folder: &Path) -> Result<Self> {
        let mut files = HashMap::new();
        read_folder(folder, "", &mut files)?;
        Ok(Self(Arc::new(files)))
    }

    /// The answer, if the request is for one of the files.
    pub(crate) fn answer(&self, request: &Request) -> Option<Response> {
        let reads = matches!(*request.method(), Method::GET | Method::HEAD);
        let file = self.0.get(request.uri().path()).filter(|_| reads)?;
        Some(file.respond(request.headers()))
    }

    pub(crate) fn get(&self, address: &str) -> Option<&[u8]> {
        self.0.get(address).map(|file| &*file.plain)
    }

    /// The address with this start and end, for names with a hash in the middle.
    pub(crate) fn find(&self, start: &str, end: &str) -> Option<String> {
        self.0.keys().find(|path| path.starts_with(start) && path.ends_with(end)).cloned()
    }
}

impl StaticFile {
    fn respond(&self, request: &HeaderMap) -> Response {
        let known = request.get(header::IF_NONE_MATCH).is_some_and(|tag| tag == self.etag);
        let mut response = if known { StatusCode::NOT_MODIFIED.into_response() } else { self.body(request) };
        let headers = response.headers_mut();
        headers.insert(header::ETAG, self.etag.clone());
        headers.insert(header::CACHE_CONTROL, self.cache_control.clone());
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        response
    }

    fn body(&self, request: &HeaderMap) -> Response {
        let brotli = self.brotli.as_ref().filter(|_| accepts_brotli(request));
        let mut response = Response::new(Body::from(brotli.unwrap_or(&self.plain).clone()));
        if brotli.is_some() {
            response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
        }
        response.headers_mut().insert(header::CONTENT_TYPE, self.content_type.clone());
        response
    }
}

fn accepts_brotli(request: &HeaderMap) -> bool {
    let accepted = request.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    accepted.flat_map(|value| value.split(',')).any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        parts.next() == Some("br") && !parts.any(|part| part.replace(' ', "") == "q=0")
    })
}

fn read_folder(folder: &Path, prefix: &str, files: &mut HashMap<String, StaticFile>) -> Result<()> {
    let reading = |path: &Path| format!("cannot read {}", path.display());
    for entry in fs::read_dir(folder).with_context(|| reading(folder))? {
        let entry = entry.with_context(|| reading(folder))?;
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        let address = format!("{prefix}/{name}");
        if path.is_dir() {
            read_folder(&path, &address, files)?;
        } else if !name.ends_with(".br") {
            files.insert(address, read_file(&path, &name).with_context(|| reading(&path))?);
        }
    }
    Ok(())
}

fn read_file(path: &Path, name: &str) -> Result<StaticFile> {
    let plain = Bytes::from(fs::read(path)?);
    let mut compressed = path.as_os_str().to_owned();
    compressed.push(".br");
    let brotli = if Path::new(&compressed).is_file() { Some(Bytes::from(fs::read(&compressed)?)) } else { None };
    let tag = HEXLOWER.encode(&Sha256::digest(&plain)[..12]);
    let content_type = mime_guess::from_path(path).first_or_octet_stream();
    let content_type = match content_type.type_() {
        mime_guess::mime::TEXT => format!("{content_type}; charset=utf-8"),
        _ => content_type.to_string(),
    };
    Ok(StaticFile {
        content_type: HeaderValue::from_str(&content_type)?,
        cache_control: if has_hash(name) { FOREVER } else { REVALIDATE },
        etag: HeaderValue::from_str(&format!("\"{tag}\""))?,
        plain,
        brotli,
    })
}

/// Whether a name contains a content hash, as our two bundlers write it: `assay.HASH.wasm` with 22 characters, `editor-ABCD1234.js`.
fn has_hash(name: &str) -> bool {
    let Some((stem, _)) = name.rsplit_once('.') else { return false };
    let cargo_leptos = stem.rsplit_once('.').is_some_and(|(_, hash)| hash.len() >= 20);
    let upper_or_digit = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
    let esbuild = stem.rsplit_once('-').is_some_and(|(_, hash)| hash.len() == 8 && hash.chars().all(upper_or_digit));
    cargo_leptos || esbuild
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hashed_names_are_kept_forever() {
        assert!(has_hash("assay.ZfHR0wBxpKZzVYzAoPPcJA.wasm"));
        assert!(has_hash("editor-7QX5ZB2A.js"));
        for name in ["favicon.svg", "manifest.json", "two-variable.woff2", "robots.txt"] {
            assert!(!has_hash(name), "{name}");
        }
    }

    #[test]
    fn brotli_is_sent_only_to_clients_that_accept_it() {
        let with =
            |value: &'static str| HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(value))]);
        assert!(accepts_brotli(&with("gzip, deflate, br")));
        assert!(accepts_brotli(&with("br;q=0.5")));
        assert!(!accepts_brotli(&with("gzip, br;q=0")));
        assert!(!accepts_brotli(&HeaderMap::new()));
    }
}
