//! The header `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header).

use assay_domain::{IdempotencyKey, IdempotencyKeyError, RequestRefusal};
use axum::{
    extract::FromRequestParts,
    http::{HeaderName, StatusCode, request::Parts},
};
use utoipa::IntoParams;

use crate::problem_json::ProblemJson;

const HEADER: HeaderName = HeaderName::from_static("idempotency-key");

/// Describes the header.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "only its description is used")]
pub(crate) struct KeyHeader {
    /// Your name for this request, such as a UUID. If you repeat the request with the same key within 24 hours (for runs: while the
    /// run is kept), it has no second effect, and you get the id of the first one. A different request with the same key gets 422.
    #[param(
        rename = "Idempotency-Key",
        required = false,
        pattern = r#"^([!#-\[\]-~]{1,255}|"[!#-\[\]-~]{1,255}")$"#,
        example = "8e03978e-40d5-43dd-bc93-6894a57f9324"
    )]
    idempotency_key: String,
}

/// The key of the request, if it has one.
pub(crate) struct Idempotency(pub(crate) Option<IdempotencyKey>);

impl<S: Sync> FromRequestParts<S> for Idempotency {
    type Rejection = ProblemJson;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ProblemJson> {
        let mut values = parts.headers.get_all(HEADER).iter();
        let key = match (values.next(), values.next()) {
            (None, _) => return Ok(Self(None)),
            (Some(value), None) => value.to_str().map_err(|_| IdempotencyKeyError).and_then(str::parse),
            (Some(_), Some(_)) => Err(IdempotencyKeyError),
        };
        key.map(Some).map(Self).map_err(|IdempotencyKeyError| {
            let refusal = RequestRefusal::InvalidIdempotencyKey { most: IdempotencyKey::MAX_LENGTH };
            ProblemJson::new(StatusCode::BAD_REQUEST, refusal)
        })
    }
}
