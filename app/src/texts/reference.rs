//! The reference of the REST interface. Its descriptions come from the interface itself.

texts! {
    pub(crate) fn reference() -> ReferenceTexts;

    title = "REST API",
    for_programs = "The same description for programs (OpenAPI 3.1):",
    contents = "Contents",
    logging_in = "Authentication",
    errors = "Errors",
    errors_lead = "Every error has the format",
    types = "Types",
    parameters = "Parameters",
    body = "Body",
    answers = "Answers",
    name = "Name",
    place = "In",
    kind = "Type",
    meaning = "Meaning",
    status = "Status",
    required = "required",
    any_value = "any value",
    list_of = "list of",
    or_null = "or null",
    no_account = "No account needed",
    needs_session = "Session",
    needs_scope(scope: &str) = format!("Scope: {scope}"),
}
