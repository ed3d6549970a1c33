//! The description of the REST interface (OpenAPI 3.1). Each handler describes itself. What all routes share is added here: how to log
//! in, and the errors.

use assay_domain::{ClientMessage, FieldName, FieldProblem, Missing, Refusal, RequestRefusal, ServerMessage};
use axum::{
    body::Bytes,
    extract::State,
    http::{Method, StatusCode, header},
    response::IntoResponse,
};
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::{
    OpenApi, ToResponse, ToSchema,
    openapi::{
        Components, ContentBuilder, HeaderBuilder, ObjectBuilder, OpenApi as Document, Ref, RefOr, Response,
        ResponseBuilder, Schema, Type,
        path::{Operation, ParameterIn, PathItem},
        security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme},
    },
};

use crate::scope::{self, Required};

/// The path below which all routes are.
pub(crate) const ROOT: &str = "/api/v1";

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Assay",
        description = "The REST interface of Assay, a practice judge. Bodies are JSON in UTF-8. Times are milliseconds since 1970-01-01 \
                       UTC. A list is `{\"items\": […], \"next\": CURSOR}`: if `next` is not null, send it as `cursor` to get the next page.",
    ),
    servers((url = ROOT)),
    tags(
        (name = "Problems", description = "Problems, with their hints and editorials. They need no account."),
        (name = "Tracks", description = "Ordered lists of problems. They need no account."),
        (name = "Languages", description = "What programs can be written in."),
        (name = "Account", description = "Who you are."),
        (name = "Submissions", description = "Programs that are judged on all cases."),
        (name = "Runs", description = "Programs that run on samples and on your own cases. Nothing is stored."),
        (name = "Live socket", description = "A WebSocket that reports your submissions while they are judged."),
        (name = "Drafts", description = "Code that you save without submitting it."),
        (name = "Lists", description = "Your stars and personal lists. Only you can see them."),
        (name = "Notes", description = "Your notes about problems. Only you can see them."),
        (name = "Profiles", description = "What people have solved, and when they practiced."),
        (name = "Reviews", description = "Solved problems that come back for review."),
        (name = "API keys", description = "Keys for programs."),
        (name = "Admin", description = "For admins only."),
        (name = "Description", description = "The description of this interface for programs."),
    ),
    components(schemas(ProblemDetails, Refusal, RequestRefusal, FieldProblem, ServerMessage, ClientMessage)),
)]
struct Api;

/// An error (RFC 9457).
#[derive(ToSchema)]
#[schema(example = json!({
    "type": "about:blank", "title": "Please check the form", "status": 422,
    "detail": "The source is empty. Write a program first.", "code": "invalid_fields",
    "errors": [{ "field": "source", "code": "source_empty", "detail": "The source is empty. Write a program first." }],
}))]
#[expect(dead_code, reason = "only its description is used")]
pub(crate) struct ProblemDetails {
    /// Always `about:blank`: the status says which kind of error it is.
    r#type: String,
    /// A short name of the error.
    title: String,
    /// The HTTP status.
    status: u16,
    /// What is wrong, and what to do.
    detail: String,
    /// Why it was refused, for programs: a code of Refusal or RequestRefusal. A later version may have more codes.
    code: String,
    /// The parameters of the code. Absent if it has none.
    #[schema(required = false, value_type = Object)]
    parameters: Value,
    /// The fields that are wrong. Absent if the error is not about single fields.
    #[schema(required = false)]
    errors: Vec<FieldDetails>,
}

/// An invalid field.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only its description is used")]
pub(crate) struct FieldDetails {
    /// The field's name.
    field: FieldName,
    /// What is wrong with it, for programs: a code of FieldProblem. A later version may have more codes.
    code: String,
    /// The parameters of the code. Absent if it has none.
    #[schema(required = false, value_type = Object)]
    parameters: Value,
    /// What is wrong, and what to do.
    detail: String,
}

/// Declares the errors, each with an example of its codes. Their descriptions are shared by all operations.
macro_rules! refusals {
    ($($name:ident = $status:ident, $code:expr, $description:literal;)*) => {
        $(
            pub(crate) struct $name;

            impl ToResponse<'static> for $name {
                fn response() -> (&'static str, RefOr<Response>) {
                    (stringify!($name), RefOr::T(refusal(StatusCode::$status, &$code, $description)))
                }
            }
        )*

        fn add_refusals(components: &mut Components) {
            $(
                let (name, response) = $name::response();
                components.responses.insert(name.to_owned(), response);
            )*
        }
    };
}

refusals! {
    BadRequest = BAD_REQUEST, RequestRefusal::NotJson { reason: String::new() }, "The query, a header, or the JSON syntax cannot be read.";
    Unauthorized = UNAUTHORIZED, Refusal::NotLoggedIn, "There is no key or session, or the key is not valid.";
    Forbidden = FORBIDDEN, Refusal::NotAllowed, "The account or the key's scope does not allow it, or the request came from another site.";
    NotFound = NOT_FOUND, Refusal::NotFound { what: Missing::Problem }, "It does not exist, or you do not have access to it.";
    RequestTimeout = REQUEST_TIMEOUT, RequestRefusal::BodyTooSlow, "The body arrived too slowly.";
    Conflict = CONFLICT, Refusal::DraftChanged, "The request conflicts with the current state.";
    TooLarge = PAYLOAD_TOO_LARGE, Refusal::SourceTooLarge { bytes: 200_000, most: 131_072 }, "The body is larger than 512 KiB, or the source is larger than the problem allows.";
    UnsupportedMediaType = UNSUPPORTED_MEDIA_TYPE, RequestRefusal::ContentTypeMissing, "`Content-Type: application/json` is missing.";
    Invalid = UNPROCESSABLE_ENTITY, Refusal::InvalidFields, "A value is not valid. `errors` names the fields.";
    UpgradeRequired = UPGRADE_REQUIRED, RequestRefusal::NotAWebSocket, "The request is not that of a WebSocket client.";
    TooManyRequests = TOO_MANY_REQUESTS, Refusal::TooManyRequests { retry_after_s: 1 }, "There were too many requests. Wait as long as `Retry-After` says.";
    Internal = INTERNAL_SERVER_ERROR, Refusal::Internal, "An internal error. The server's log has the cause.";
    Unavailable = SERVICE_UNAVAILABLE, Refusal::QueueFull { retry_after_s: 60 }, "It cannot be served now. Wait as long as `Retry-After` says.";
    Timeout = GATEWAY_TIMEOUT, RequestRefusal::ServerTooSlow, "The server took longer than 30 s.";
}

/// An answer with a [`ProblemDetails`].
fn refusal(status: StatusCode, code: &impl Serialize, description: &str) -> Response {
    let mut example = json!({
        "type": "about:blank", "title": status.canonical_reason(), "status": status.as_u16(), "detail": description,
    });
    // Codes always become objects, so nothing is left out.
    if let (Some(example), Ok(Value::Object(code))) = (example.as_object_mut(), serde_json::to_value(code)) {
        example.extend(code);
    }
    let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("ProblemDetails"))).example(Some(example));
    let response = ResponseBuilder::new().description(description).content("application/problem+json", content.build());
    let waits = [StatusCode::TOO_MANY_REQUESTS, StatusCode::SERVICE_UNAVAILABLE].contains(&status);
    if waits {
        let seconds = ObjectBuilder::new().schema_type(Type::Integer).build();
        let header = HeaderBuilder::new().schema(Some(seconds)).description(Some("Seconds to wait")).build();
        response.header("Retry-After", header).build()
    } else {
        response.build()
    }
}

/// The description without the routes.
pub(crate) fn start() -> Document {
    let mut document = Api::openapi();
    let components = document.components.get_or_insert_default();
    add_refusals(components);
    let key = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some(
            "An API key in `Authorization: Bearer KEY`. Create one at `/account/keys`. Each operation names the scope that the key needs.",
        ))
        .build();
    let session = ApiKeyValue::with_description(
        "assay_session",
        "The cookie of a browser that is logged in. Its name is `__Host-assay_session` if the site uses https. Requests that write must \
         come from the site itself (`Origin`).",
    );
    components.security_schemes.insert("key".to_owned(), SecurityScheme::Http(key).into());
    components.security_schemes.insert("session".to_owned(), SecurityScheme::ApiKey(ApiKey::Cookie(session)).into());
    document
}

/// Adds to each operation how to log in, and the errors of the checks around all handlers. Adds to each type which fields are always
/// present.
pub(crate) fn complete(document: &mut Document) {
    for (name, schema) in document.components.iter_mut().flat_map(|components| &mut components.schemas) {
        require_fields(name, schema);
    }
    for (path, item) in &mut document.paths.paths {
        for (method, operation) in operations_mut(item) {
            add_security(operation, &method, &format!("{ROOT}{path}"));
            add_shared_refusals(operation, &method);
        }
    }
}

/// The fields of answers that are left out if there is no value. All others are always present.
const OPTIONAL_FIELDS: [(&str, &str); 8] = [
    ("FieldDetails", "parameters"),
    ("ProblemDetails", "errors"),
    ("ProblemDetails", "parameters"),
    ("Track", "hours"),
    ("Track", "prerequisites"),
    ("Track", "sections"),
    ("TrackSection", "lesson"),
    ("TrackSummary", "solved"),
];

fn require_fields(name: &str, schema: &mut RefOr<Schema>) {
    match schema {
        // Bodies of requests refuse unknown fields, and clients may leave some out.
        RefOr::T(Schema::Object(object)) if object.additional_properties.is_none() => {
            let fields = object.properties.keys();
            object.required =
                fields.filter(|field| !OPTIONAL_FIELDS.contains(&(name, field.as_str()))).cloned().collect();
        }
        RefOr::T(Schema::AllOf(all)) => all.items.iter_mut().for_each(|part| require_fields(name, part)),
        RefOr::T(Schema::OneOf(one)) => one.items.iter_mut().for_each(|part| require_fields(name, part)),
        _ => {}
    }
}

/// An operation without a `security` needs an account.
fn add_security(operation: &mut Operation, method: &Method, path: &str) {
    let mut ways = operation.security.take().unwrap_or_default();
    if let Required::Key(scope) = scope::required(method, path) {
        ways.push(SecurityRequirement::new("key", [scope.as_str()]));
    }
    ways.push(SecurityRequirement::new("session", [""; 0]));
    operation.security = Some(ways);
}

fn add_shared_refusals(operation: &mut Operation, method: &Method) {
    let parameters = operation.parameters.as_deref().unwrap_or_default();
    let has = |place: ParameterIn| {
        parameters.iter().any(|parameter| matches!(parameter, RefOr::T(parameter) if parameter.parameter_in == place))
    };
    let (has_path, has_query) = (has(ParameterIn::Path), has(ParameterIn::Query));
    let (reads, has_body) = (*method == Method::GET, operation.request_body.is_some());
    let needs_account = operation.security.as_ref().is_some_and(|ways| !ways.contains(&SecurityRequirement::default()));
    let mut add = |applies: bool, status: &str, (name, _): (&str, RefOr<Response>)| {
        if applies {
            let refusal = || RefOr::Ref(Ref::from_response_name(name));
            operation.responses.responses.entry(status.to_owned()).or_insert_with(refusal);
        }
    };
    add(true, "401", Unauthorized::response());
    add(needs_account || !reads, "403", Forbidden::response());
    add(has_path || has_body, "404", NotFound::response());
    add(reads, "429", TooManyRequests::response());
    add(has_query || has_body, "400", BadRequest::response());
    add(has_query || has_body, "422", Invalid::response());
    add(!reads, "408", RequestTimeout::response());
    add(!reads, "413", TooLarge::response());
    add(has_body, "415", UnsupportedMediaType::response());
    add(true, "500", Internal::response());
    add(true, "503", Unavailable::response());
    add(true, "504", Timeout::response());
}

/// The operations of a path.
fn operations_mut(item: &mut PathItem) -> impl Iterator<Item = (Method, &mut Operation)> {
    [
        (Method::GET, &mut item.get),
        (Method::PUT, &mut item.put),
        (Method::POST, &mut item.post),
        (Method::PATCH, &mut item.patch),
        (Method::DELETE, &mut item.delete),
    ]
    .into_iter()
    .filter_map(|(method, operation)| Some((method, operation.as_mut()?)))
}

/// The finished description, as JSON.
#[derive(Clone, Debug)]
pub(crate) struct Description(Bytes);

impl Description {
    pub(crate) fn new(document: &Document) -> Result<Self, serde_json::Error> {
        Ok(Self(document.to_json()?.into()))
    }

    pub(crate) fn json(&self) -> &[u8] {
        &self.0
    }
}

/// Describe the interface
///
/// This description, as OpenAPI 3.1.
#[utoipa::path(
    get, path = "/openapi.json", operation_id = "describe", tag = "Description", security(()),
    responses((status = 200, description = "The description", body = serde_json::Value)),
)]
pub(crate) async fn show(State(Description(json)): State<Description>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], json)
}
