//! The reference of the REST interface. Its descriptions come from the interface itself.

use super::{Language, language};

pub(crate) struct ReferenceTexts {
    pub(crate) title: &'static str,
    pub(crate) for_programs: &'static str,
    pub(crate) contents: &'static str,
    pub(crate) logging_in: &'static str,
    pub(crate) errors: &'static str,
    pub(crate) errors_lead: &'static str,
    pub(crate) types: &'static str,
    pub(crate) parameters: &'static str,
    pub(crate) body: &'static str,
    pub(crate) answers: &'static str,
    pub(crate) name: &'static str,
    pub(crate) place: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) meaning: &'static str,
    pub(crate) status: &'static str,
    pub(crate) required: &'static str,
    pub(crate) any_value: &'static str,
    pub(crate) list_of: &'static str,
    pub(crate) or_null: &'static str,
    pub(crate) no_account: &'static str,
    pub(crate) needs_session: &'static str,
    pub(crate) needs_scope: fn(scope: &str) -> String,
}

static ENGLISH: ReferenceTexts = ReferenceTexts {
    title: "REST API",
    for_programs: "The same description for programs (OpenAPI 3.1):",
    contents: "Contents",
    logging_in: "Authentication",
    errors: "Errors",
    errors_lead: "Every error has the format",
    types: "Types",
    parameters: "Parameters",
    body: "Body",
    answers: "Answers",
    name: "Name",
    place: "In",
    kind: "Type",
    meaning: "Meaning",
    status: "Status",
    required: "required",
    any_value: "any value",
    list_of: "list of",
    or_null: "or null",
    no_account: "No account needed",
    needs_session: "Session",
    needs_scope: |scope| format!("Scope: {scope}"),
};

pub(crate) fn reference() -> &'static ReferenceTexts {
    match language() {
        Language::English => &ENGLISH,
    }
}
