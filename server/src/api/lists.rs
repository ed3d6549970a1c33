//! Personal lists.

use assay_domain::{FieldName, FieldProblem, ListId, Missing, Page, PersonalList, PersonalListSummary, Slug};
use assay_service::{Error, Service};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{body::Body, query::Named};
use crate::{
    description::{Conflict, TooManyRequests},
    problem_json::ProblemJson,
    visitor::Who,
};

/// The name of a list.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NamedList)]
pub(crate) struct NewName {
    /// 1 to 80 characters. Your lists have different names.
    name: String,
}

/// A new list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CreatedList)]
pub(crate) struct Created {
    /// The list's id.
    id: ListId,
}

/// The place of a problem in a list.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ListPlace)]
pub(crate) struct Place {
    /// Counted from 1, among the published problems. Null for the end, or to leave a problem where it is.
    #[schema(minimum = 1)]
    position: Option<u32>,
}

/// List personal lists
///
/// Your lists, sorted by name. Only you can see them.
#[utoipa::path(
    get, path = "/lists", operation_id = "list_lists", tag = "Lists",
    responses((
        status = 200, description = "Your lists", body = Page<PersonalListSummary>,
        example = json!({ "next": null, "items": [{ "id": 4, "name": "Exam", "problems": 12, "solved": 3 }] }),
    )),
)]
pub(crate) async fn list(
    State(service): State<Service>,
    Who(visitor): Who,
) -> Result<Json<Page<PersonalListSummary>>, ProblemJson> {
    Ok(Json(Page { items: service.lists(visitor.require()?).await?, next: None }))
}

/// Create a personal list
///
/// The list is empty. The answer is 409 if you have the most lists that are allowed.
#[utoipa::path(
    post, path = "/lists", operation_id = "create_list", tag = "Lists",
    request_body(content = NewName, example = json!({ "name": "Exam" })),
    responses(
        (status = 201, description = "The new list", body = Created),
        (status = 409, response = Conflict),
        (status = 429, response = TooManyRequests),
    ),
)]
pub(crate) async fn create(
    State(service): State<Service>,
    Who(visitor): Who,
    Body(NewName { name }): Body<NewName>,
) -> Result<(StatusCode, Json<Created>), ProblemJson> {
    let id = service.create_list(visitor.require()?, &name).await?;
    Ok((StatusCode::CREATED, Json(Created { id })))
}

/// Read a personal list
///
/// The list with its published problems, in order.
#[utoipa::path(
    get, path = "/lists/{id}", operation_id = "read_list", tag = "Lists",
    params(("id" = ListId, Path, description = "The list's id")),
    responses((status = 200, description = "The list", body = PersonalList)),
)]
pub(crate) async fn show(
    State(service): State<Service>,
    Who(visitor): Who,
    Named(id): Named<ListId>,
) -> Result<Json<PersonalList>, ProblemJson> {
    Ok(Json(service.list(visitor.require()?, id).await?))
}

/// Rename a personal list
///
/// Its problems stay as they are.
#[utoipa::path(
    patch, path = "/lists/{id}", operation_id = "rename_list", tag = "Lists",
    params(("id" = ListId, Path, description = "The list's id")),
    request_body(content = NewName, example = json!({ "name": "Exam in May" })),
    responses((status = 204, description = "The list has the new name"), (status = 429, response = TooManyRequests)),
)]
pub(crate) async fn rename(
    State(service): State<Service>,
    Who(visitor): Who,
    Named(id): Named<ListId>,
    Body(NewName { name }): Body<NewName>,
) -> Result<StatusCode, ProblemJson> {
    service.rename_list(visitor.require()?, id, &name).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Delete a personal list
///
/// The problems themselves do not change.
#[utoipa::path(
    delete, path = "/lists/{id}", operation_id = "delete_list", tag = "Lists",
    params(("id" = ListId, Path, description = "The list's id")),
    responses((status = 204, description = "The list is deleted"), (status = 429, response = TooManyRequests)),
)]
pub(crate) async fn delete(
    State(service): State<Service>,
    Who(visitor): Who,
    Named(id): Named<ListId>,
) -> Result<StatusCode, ProblemJson> {
    service.delete_list(visitor.require()?, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Put a problem into a personal list
///
/// Adds the problem, or moves it if it is in the list. The answer is 409 if the list has the most problems that are allowed.
#[utoipa::path(
    put, path = "/lists/{id}/problems/{problem}", operation_id = "put_in_list", tag = "Lists",
    params(
        ("id" = ListId, Path, description = "The list's id"),
        ("problem" = Slug, Path, description = "The problem's slug"),
    ),
    request_body(content = Place, example = json!({ "position": 1 })),
    responses(
        (status = 204, description = "The problem is in its place"),
        (status = 409, response = Conflict),
        (status = 429, response = TooManyRequests),
    ),
)]
pub(crate) async fn put(
    State(service): State<Service>,
    Who(visitor): Who,
    Path((id, problem)): Path<(String, String)>,
    Body(Place { position }): Body<Place>,
) -> Result<StatusCode, ProblemJson> {
    let me = visitor.require()?;
    if position == Some(0) {
        return Err(Error::field(FieldName::Position, FieldProblem::PositionTooSmall).into());
    }
    service.put_in_list(me, list_id(&id)?, &slug(&problem)?, position).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Remove a problem from a personal list
///
/// If the problem is not in the list, nothing changes.
#[utoipa::path(
    delete, path = "/lists/{id}/problems/{problem}", operation_id = "remove_from_list", tag = "Lists",
    params(
        ("id" = ListId, Path, description = "The list's id"),
        ("problem" = Slug, Path, description = "The problem's slug"),
    ),
    responses((status = 204, description = "The problem is not in the list"), (status = 429, response = TooManyRequests)),
)]
pub(crate) async fn remove(
    State(service): State<Service>,
    Who(visitor): Who,
    Path((id, problem)): Path<(String, String)>,
) -> Result<StatusCode, ProblemJson> {
    let me = visitor.require()?;
    service.remove_from_list(me, list_id(&id)?, &slug(&problem)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn list_id(text: &str) -> Result<ListId, Error> {
    text.parse().map_err(|_| Error::not_found(Missing::List))
}

fn slug(text: &str) -> Result<Slug, Error> {
    text.parse().map_err(|_| Error::not_found(Missing::Problem))
}
