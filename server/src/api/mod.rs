//! The REST interface under `/api/v1`, with one file per resource. Errors are problem+json, lists are `{"items": […], "next": …}`.

#![allow(unused_qualifications, reason = "utoipa's macro qualifies the types of parameters")]

mod all_submissions;
mod body;
mod drafts;
mod idempotency;
mod keys;
mod languages;
mod lists;
mod me;
mod notes;
mod problems;
mod profiles;
pub(crate) mod query;
mod reviews;
mod runs;
mod shipped;
mod stars;
mod submissions;
mod tracks;

use std::{any::Any, time::Duration};

use assay_domain::{Refusal, RequestRefusal};
use assay_service::Service;
use axum::{
    Router,
    extract::{Request, State},
    http::{Method, StatusCode},
    middleware::Next,
    response::{IntoResponse, Response},
};
use utoipa::openapi::OpenApi;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) use body::MAX_BODY_BYTES;

use crate::{description, live, panics, problem_json::ProblemJson, state::AppState, visitor::Who};

/// The maximum time of a request after its body has arrived. Does not apply to sockets.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(30);

/// The routes, and their description.
pub(crate) struct Routes {
    /// Need [`apply_limits`].
    pub(crate) limited: Router<AppState>,
    pub(crate) live: Router<AppState>,
    pub(crate) description: OpenApi,
}

/// Every route is added together with its description.
pub(crate) fn routes() -> Routes {
    let limited = OpenApiRouter::with_openapi(description::start())
        .routes(routes!(problems::list))
        .routes(routes!(problems::show))
        .routes(routes!(problems::hint))
        .routes(routes!(problems::editorial))
        .routes(routes!(tracks::list))
        .routes(routes!(tracks::show))
        .routes(routes!(languages::list))
        .routes(routes!(me::show))
        .routes(routes!(reviews::setting, reviews::set))
        .routes(routes!(submissions::list, submissions::create))
        .routes(routes!(submissions::show))
        .routes(routes!(submissions::cancel))
        .routes(routes!(runs::create))
        .routes(routes!(runs::show))
        .routes(routes!(runs::cancel))
        .routes(routes!(drafts::list))
        .routes(routes!(drafts::show, drafts::save))
        .routes(routes!(drafts::history, drafts::add_to_history))
        .routes(routes!(stars::add, stars::remove))
        .routes(routes!(lists::list, lists::create))
        .routes(routes!(lists::show, lists::rename, lists::delete))
        .routes(routes!(lists::put, lists::remove))
        .routes(routes!(notes::show, notes::save))
        .routes(routes!(profiles::own))
        .routes(routes!(profiles::settings, profiles::save))
        .routes(routes!(profiles::public))
        .routes(routes!(reviews::list))
        .routes(routes!(reviews::show))
        .routes(routes!(reviews::start))
        .routes(routes!(reviews::grade))
        .routes(routes!(reviews::skip))
        .routes(routes!(keys::list, keys::create))
        .routes(routes!(keys::revoke))
        .routes(routes!(all_submissions::list))
        .routes(routes!(shipped::show))
        .routes(routes!(shipped::choose))
        .routes(routes!(shipped::undo))
        .routes(routes!(description::show));
    let live = OpenApiRouter::with_openapi(limited.get_openapi().clone()).routes(routes!(live::upgrade));
    let (limited, _) = limited.split_for_parts();
    let (live, mut description) = live.split_for_parts();
    description::complete(&mut description);
    Routes { limited, live, description }
}

/// Reads the whole body, counts reads against the rate limit (writes have their own limits), and stops requests that take too long.
pub(crate) async fn apply_limits(
    State(service): State<Service>,
    Who(visitor): Who,
    request: Request,
    next: Next,
) -> Response {
    let request = match body::read(request).await {
        Ok(request) => request,
        Err(problem) => return problem.into_response(),
    };
    let answer = async {
        if request.method() == Method::GET
            && let Err(error) = service.limits().read(visitor.id(), visitor.address).await
        {
            return ProblemJson::from(error).into_response();
        }
        next.run(request).await
    };
    match tokio::time::timeout(REQUEST_TIMEOUT, answer).await {
        Ok(response) => response,
        Err(_) => ProblemJson::new(StatusCode::GATEWAY_TIMEOUT, RequestRefusal::ServerTooSlow).into_response(),
    }
}

pub(crate) async fn not_found() -> ProblemJson {
    ProblemJson::new(StatusCode::NOT_FOUND, RequestRefusal::NothingHere)
}

pub(crate) async fn method_not_allowed() -> ProblemJson {
    ProblemJson::new(StatusCode::METHOD_NOT_ALLOWED, RequestRefusal::MethodNotAllowed)
}

/// Answers for a handler that panicked. Only this request fails.
pub(crate) fn panicked(panic: Box<dyn Any + Send + 'static>) -> Response {
    tracing::error!(panic = panics::message(panic.as_ref()), "a handler panicked");
    ProblemJson::from(assay_service::Error::from(Refusal::Internal)).into_response()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use assay_domain::{
        Draft, Language, Me, Note, Page, PersonalListSummary, ProblemSummary, ProfileSettings, Review, Run,
        ShippedLibrary, Submission, SubmissionSummary,
    };
    use serde::{Serialize, de::DeserializeOwned};
    use serde_json::Value;

    use super::*;

    #[test]
    fn every_route_is_described() {
        let Routes { limited, live, description } = routes();
        let routers = format!("{limited:?} {live:?}");
        let is_path = |text: &&str| text.starts_with('/') && text.len() > 1 && !text.contains("__private");
        let added: BTreeSet<&str> = routers.split('"').filter(is_path).collect();
        let described: BTreeSet<&str> = description.paths.paths.keys().map(String::as_str).collect();
        assert_eq!(added, described);
        assert!(described.len() > 20, "{described:?}");
    }

    #[test]
    fn examples_of_answers_are_values_of_their_types() {
        let description = serde_json::to_value(routes().description).unwrap();
        let mut examples = Vec::new();
        for operation in
            description["paths"].as_object().unwrap().values().flat_map(|it| it.as_object().unwrap().values())
        {
            let example = &operation["responses"]["200"]["content"]["application/json"]["example"];
            if !example.is_null() {
                examples.push((operation["operationId"].as_str().unwrap(), example.clone()));
            }
        }
        assert!(examples.len() >= 7, "{examples:?}");
        for (operation, example) in examples {
            let written = match operation {
                "list_problems" => again::<Page<ProblemSummary>>(&example),
                "list_languages" => again::<Page<Language>>(&example),
                "list_submissions" => again::<Page<SubmissionSummary>>(&example),
                "read_submission" => again::<Submission>(&example),
                "read_run" => again::<Run>(&example),
                "read_draft" => again::<Draft>(&example),
                "list_lists" => again::<Page<PersonalListSummary>>(&example),
                "read_note" => again::<Note>(&example),
                "read_profile_settings" => again::<ProfileSettings>(&example),
                "read_me" => again::<Me>(&example),
                "list_reviews" => again::<Page<Review>>(&example),
                "read_review" => again::<Review>(&example),
                "read_shipped_library" => again::<ShippedLibrary>(&example),
                other => panic!("add the type of {other}"),
            };
            assert_eq!(written, example, "{operation}");
        }
    }

    /// Reads a value of this type and writes it again.
    fn again<T: Serialize + DeserializeOwned>(example: &Value) -> Value {
        serde_json::to_value(serde_json::from_value::<T>(example.clone()).unwrap()).unwrap()
    }

    #[test]
    fn everything_has_a_description() {
        let description = serde_json::to_value(routes().description).unwrap();
        let tags: Vec<_> = description["tags"].as_array().unwrap().iter().map(|tag| &tag["name"]).collect();
        let mut ids = BTreeSet::new();
        let mut missing = Vec::new();
        let is_missing = |value: &Value| value.as_str().is_none_or(str::is_empty);
        for (path, methods) in description["paths"].as_object().unwrap() {
            for (method, operation) in methods.as_object().unwrap() {
                assert!(ids.insert(operation["operationId"].to_string()), "{method} {path}: the id is used twice");
                assert!(tags.contains(&&operation["tags"][0]), "{method} {path}: {}", operation["tags"]);
                let parameters = operation["parameters"].as_array().into_iter().flatten();
                let unexplained = parameters.filter(|parameter| is_missing(&parameter["description"]));
                missing.extend(unexplained.map(|parameter| format!("{method} {path}: {}", parameter["name"])));
                if is_missing(&operation["summary"]) || is_missing(&operation["description"]) {
                    missing.push(format!("{method} {path}"));
                }
                if let Some(body) = operation.get("requestBody") {
                    let example = &body["content"]["application/json"]["example"];
                    assert!(example.is_object(), "{method} {path}: its body has no example");
                }
            }
        }
        for (name, schema) in description["components"]["schemas"].as_object().unwrap() {
            if is_missing(&schema["description"]) {
                missing.push(name.clone());
            }
            for (field, schema) in schema["properties"].as_object().into_iter().flatten() {
                // The description of a field that may be null is beside its type.
                let variants = schema["oneOf"].as_array().into_iter().flatten();
                if [schema].into_iter().chain(variants).all(|schema| is_missing(&schema["description"])) {
                    missing.push(format!("{name}.{field}"));
                }
            }
        }
        assert_eq!(missing, [""; 0], "these have no description");
    }
}
