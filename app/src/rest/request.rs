use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Headers, RequestInit, Response};

use super::RequestFailure;

/// The server answers sooner than this. A request without an answer ends then, so that later ones do not wait for a dead connection.
const TIMEOUT_MS: u32 = 60_000;

#[wasm_bindgen]
extern "C" {
    /// `RequestInit` with an option that web-sys lacks.
    #[wasm_bindgen(extends = RequestInit)]
    type KeptAlive;

    /// Whether the request outlives the page.
    #[wasm_bindgen(method, setter)]
    fn set_keepalive(this: &KeptAlive, yes: bool);
}

/// A request with a JSON body.
pub(crate) struct Request<'a> {
    pub(crate) method: &'a str,
    /// The address below `/api/v1/`.
    pub(crate) path: &'a str,
    pub(crate) body: Option<String>,
    /// Whether the request outlives the page.
    pub(crate) outlives_page: bool,
}

pub(crate) async fn get<T: DeserializeOwned>(path: &str) -> Result<T, RequestFailure> {
    read(&send(Request { method: "GET", path, body: None, outlives_page: false }).await?)
}

pub(crate) async fn post<T: DeserializeOwned>(path: &str, body: &impl Serialize) -> Result<T, RequestFailure> {
    read(&send(Request { method: "POST", path, body: Some(json(body)), outlives_page: false }).await?)
}

/// The JSON of a request. The types of requests always serialize.
pub(crate) fn json(body: &impl Serialize) -> String {
    serde_json::to_string(body).unwrap_or_default()
}

/// Reads an answer. A newer server may send another format: that counts as a failure of the server.
pub(crate) fn read<T: DeserializeOwned>(answer: &str) -> Result<T, RequestFailure> {
    serde_json::from_str(answer).map_err(|_| RequestFailure { status: 502, ..RequestFailure::default() })
}

/// The text of the answer.
pub(crate) async fn send(request: Request<'_>) -> Result<String, RequestFailure> {
    let Ok((status, text)) = fetch(request).await else { return Err(RequestFailure::default()) };
    if (200..300).contains(&status) {
        return Ok(text);
    }
    let refusal: RequestFailure = serde_json::from_str(&text).unwrap_or_default();
    Err(RequestFailure { status, ..refusal })
}

async fn fetch(request: Request<'_>) -> Result<(u16, String), wasm_bindgen::JsValue> {
    let init = RequestInit::new();
    init.set_method(request.method);
    init.set_signal(Some(&AbortSignal::timeout_with_u32(TIMEOUT_MS)));
    if let Some(body) = request.body {
        let headers = Headers::new()?;
        headers.set("content-type", "application/json")?;
        init.set_headers(&headers);
        init.set_body(&body.into());
    }
    let init: KeptAlive = init.unchecked_into();
    if request.outlives_page {
        init.set_keepalive(true);
    }
    let address = format!("/api/v1/{}", request.path);
    let answer: Response =
        JsFuture::from(leptos::prelude::window().fetch_with_str_and_init(&address, &init)).await?.dyn_into()?;
    let text = JsFuture::from(answer.text()?).await?;
    Ok((answer.status(), text.as_string().unwrap_or_default()))
}
