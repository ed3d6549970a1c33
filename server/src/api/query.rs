//! Query strings and path parameters. Errors name the parameter.

use assay_domain::RequestRefusal;
use axum::{
    extract::{FromRequestParts, Path, Query as AxumQuery},
    http::{StatusCode, request::Parts},
};
use serde::de::DeserializeOwned;

use crate::problem_json::ProblemJson;

pub(crate) struct Query<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = ProblemJson;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ProblemJson> {
        match AxumQuery::<T>::from_request_parts(parts, state).await {
            Ok(AxumQuery(value)) => Ok(Self(value)),
            Err(rejection) => Err(ProblemJson::new(
                StatusCode::BAD_REQUEST,
                RequestRefusal::InvalidQuery { reason: rejection.body_text() },
            )),
        }
    }
}

/// The path parameter that identifies the resource. An invalid name gets 404.
pub(crate) struct Named<T>(pub(crate) T);

impl<T: std::str::FromStr, S: Send + Sync> FromRequestParts<S> for Named<T> {
    type Rejection = ProblemJson;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ProblemJson> {
        let path = Path::<String>::from_request_parts(parts, state).await;
        let named = path.ok().and_then(|Path(text)| text.parse().ok());
        named.map(Self).ok_or_else(|| ProblemJson::new(StatusCode::NOT_FOUND, RequestRefusal::UnknownName))
    }
}
