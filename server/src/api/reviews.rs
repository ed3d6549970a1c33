//! Reviews: solved problems that come back.

use assay_domain::{Grade, Page, Review, Slug};
use assay_service::Service;
use axum::{Json, extract::State};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    body::Body,
    query::{Named, Query},
};
use crate::{
    description::{Conflict, TooManyRequests},
    problem_json::ProblemJson,
    visitor::Who,
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Range {
    /// `next` of the previous page.
    cursor: Option<String>,
    /// The size of a page. The default is 50, and the most is 100.
    limit: Option<u32>,
}

/// How well you remembered the solution.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct GradedReview {
    /// The grade.
    grade: Grade,
}

/// Whether you want reviews.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReviewSetting {
    /// If false, nothing is scheduled.
    enabled: bool,
}

/// List reviews
///
/// The problems that you have solved, in the order in which they are due. Those of today come first. The list is empty if you have turned
/// reviews off.
#[utoipa::path(
    get, path = "/reviews", operation_id = "list_reviews", tag = "Reviews", params(Range),
    responses((
        status = 200, description = "A page of reviews", body = Page<Review>,
        example = json!({ "next": null, "items": [{
            "problem": "coffee-stamps", "title": "Coffee Stamps", "difficulty": "easy", "due_at": 1_764_374_400_000_i64, "due": true,
            "solved_at": 1_764_115_200_000_i64, "reviews": 0, "started": null,
        }] }),
    )),
)]
pub(crate) async fn list(
    State(service): State<Service>,
    Who(visitor): Who,
    Query(Range { cursor, limit }): Query<Range>,
) -> Result<Json<Page<Review>>, ProblemJson> {
    Ok(Json(service.reviews(visitor.require()?, cursor.as_deref(), limit).await?))
}

/// Read a review
///
/// When a problem is due. If you have started a review, also the possible grades, with the date that each would give.
#[utoipa::path(
    get, path = "/reviews/{problem}", operation_id = "read_review", tag = "Reviews",
    params(("problem" = Slug, Path, description = "The problem's slug")),
    responses((
        status = 200, description = "The review", body = Review,
        example = json!({
            "problem": "coffee-stamps", "title": "Coffee Stamps", "difficulty": "easy", "due_at": 1_764_374_400_000_i64, "due": true,
            "solved_at": 1_764_115_200_000_i64, "reviews": 0, "started": {
                "started_at": 1_764_400_000_000_i64, "solved_at": null, "wrong": 1, "help": "none",
                "grades": [{ "grade": "again", "due_at": 1_764_486_400_000_i64, "proposed": true }],
            },
        }),
    )),
)]
pub(crate) async fn show(
    State(service): State<Service>,
    Who(visitor): Who,
    Named(problem): Named<Slug>,
) -> Result<Json<Review>, ProblemJson> {
    Ok(Json(service.review(visitor.require()?, &problem).await?))
}

/// Start a review
///
/// Wrong submissions, time and help count from now on. You may start a review before it is due, and start it again.
#[utoipa::path(
    post, path = "/reviews/{problem}/start", operation_id = "start_review", tag = "Reviews",
    params(("problem" = Slug, Path, description = "The problem's slug")),
    responses((status = 200, description = "The started review", body = Review), (status = 429, response = TooManyRequests)),
)]
pub(crate) async fn start(
    State(service): State<Service>,
    Who(visitor): Who,
    Named(problem): Named<Slug>,
) -> Result<Json<Review>, ProblemJson> {
    Ok(Json(service.start_review(visitor.require()?, &problem).await?))
}

/// Grade a review
///
/// Ends the started review, and plans the next one. Until you have solved the problem again, only the grade `again` is possible.
#[utoipa::path(
    post, path = "/reviews/{problem}/grade", operation_id = "grade_review", tag = "Reviews",
    params(("problem" = Slug, Path, description = "The problem's slug")),
    request_body(content = GradedReview, example = json!({ "grade": "good" })),
    responses(
        (status = 200, description = "The next review", body = Review),
        (status = 409, response = Conflict),
        (status = 429, response = TooManyRequests),
    ),
)]
pub(crate) async fn grade(
    State(service): State<Service>,
    Who(visitor): Who,
    Named(problem): Named<Slug>,
    Body(GradedReview { grade }): Body<GradedReview>,
) -> Result<Json<Review>, ProblemJson> {
    Ok(Json(service.grade_review(visitor.require()?, &problem, grade).await?))
}

/// Skip a review
///
/// Ends the started review without a grade. The problem is due again tomorrow.
#[utoipa::path(
    post, path = "/reviews/{problem}/skip", operation_id = "skip_review", tag = "Reviews",
    params(("problem" = Slug, Path, description = "The problem's slug")),
    responses(
        (status = 200, description = "The next review", body = Review),
        (status = 409, response = Conflict),
        (status = 429, response = TooManyRequests),
    ),
)]
pub(crate) async fn skip(
    State(service): State<Service>,
    Who(visitor): Who,
    Named(problem): Named<Slug>,
) -> Result<Json<Review>, ProblemJson> {
    Ok(Json(service.skip_review(visitor.require()?, &problem).await?))
}

/// Read the review setting
///
/// Whether solved problems come back for review.
#[utoipa::path(
    get, path = "/me/reviews", operation_id = "read_review_setting", tag = "Reviews",
    responses((status = 200, description = "The setting", body = ReviewSetting)),
)]
pub(crate) async fn setting(
    State(service): State<Service>,
    Who(visitor): Who,
) -> Result<Json<ReviewSetting>, ProblemJson> {
    Ok(Json(ReviewSetting { enabled: service.wants_reviews(visitor.require()?).await? }))
}

/// Turn reviews on or off
///
/// While they are off, nothing is scheduled. When you turn them on again, what became due meanwhile is spread over the next days.
#[utoipa::path(
    put, path = "/me/reviews", operation_id = "set_review_setting", tag = "Reviews",
    request_body(content = ReviewSetting, example = json!({ "enabled": false })),
    responses((status = 200, description = "The setting", body = ReviewSetting), (status = 429, response = TooManyRequests)),
)]
pub(crate) async fn set(
    State(service): State<Service>,
    Who(visitor): Who,
    Body(setting): Body<ReviewSetting>,
) -> Result<Json<ReviewSetting>, ProblemJson> {
    service.set_reviews(visitor.require()?, setting.enabled).await?;
    Ok(Json(setting))
}
