//! Profiles.

use assay_domain::{Profile, ProfileSettings, UserId};
use assay_service::Service;
use axum::{Json, extract::State, http::StatusCode};

use super::{body::Body, query::Named};
use crate::{description::TooManyRequests, problem_json::ProblemJson, visitor::Who};

/// Read your profile
///
/// What you have solved, and when you practiced.
#[utoipa::path(
    get, path = "/profile", operation_id = "read_own_profile", tag = "Profiles",
    responses((status = 200, description = "Your profile", body = Profile)),
)]
pub(crate) async fn own(State(service): State<Service>, Who(visitor): Who) -> Result<Json<Profile>, ProblemJson> {
    Ok(Json(service.own_profile(visitor.require()?).await?))
}

/// Read a public profile
///
/// A private profile looks like one that does not exist.
#[utoipa::path(
    get, path = "/profiles/{id}", operation_id = "read_profile", tag = "Profiles", security(()),
    params(("id" = UserId, Path, description = "The id of an account")),
    responses((status = 200, description = "The profile", body = Profile)),
)]
pub(crate) async fn public(
    State(service): State<Service>,
    Named(id): Named<UserId>,
) -> Result<Json<Profile>, ProblemJson> {
    Ok(Json(service.public_profile(id).await?))
}

/// Read the settings of your profile
///
/// Who sees it, and when its days begin.
#[utoipa::path(
    get, path = "/profile/settings", operation_id = "read_profile_settings", tag = "Profiles",
    responses((
        status = 200, description = "The settings", body = ProfileSettings,
        example = json!({ "public": false, "utc_offset": 60 }),
    )),
)]
pub(crate) async fn settings(
    State(service): State<Service>,
    Who(visitor): Who,
) -> Result<Json<ProfileSettings>, ProblemJson> {
    Ok(Json(service.profile_settings(visitor.require()?).await?))
}

/// Change the settings of your profile
///
/// A public profile can be seen by everyone, also without an account.
#[utoipa::path(
    put, path = "/profile/settings", operation_id = "save_profile_settings", tag = "Profiles",
    request_body(content = ProfileSettings, example = json!({ "public": true, "utc_offset": 60 })),
    responses((status = 204, description = "The settings are saved"), (status = 429, response = TooManyRequests)),
)]
pub(crate) async fn save(
    State(service): State<Service>,
    Who(visitor): Who,
    Body(settings): Body<ProfileSettings>,
) -> Result<StatusCode, ProblemJson> {
    service.set_profile_settings(visitor.require()?, settings).await?;
    Ok(StatusCode::NO_CONTENT)
}
