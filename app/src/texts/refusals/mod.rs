//! Why a request was refused, in whole sentences. Only the server needs these texts: it sends them with the codes.

mod fields;
mod missing;
mod operations;
mod requests;
mod titles;

use assay_domain::{FieldError, FieldProblem, Refusal, RefusalKind, RequestRefusal};

texts! {
    /// The words about refusals.
    pub fn refusals() -> Refusals;

    /// A short name for the kind of refusal.
    title(kind: RefusalKind) -> &'static str = titles::english(kind),
    /// Why an operation was refused, and what to do.
    operation(refusal: &Refusal) = operations::english(refusal),
    /// Why a request was refused before any operation began, and what to do.
    request(refusal: &RequestRefusal) = requests::english(refusal),
    /// What is wrong with a field, and what to do.
    field(problem: &FieldProblem) = fields::english(problem),
}

impl Refusals {
    /// Why a service refused an operation. If fields are invalid, this is what is wrong with each of them.
    #[must_use]
    pub fn detail(&self, refusal: &Refusal, fields: &[FieldError]) -> String {
        if fields.is_empty() {
            return (self.operation)(refusal);
        }
        fields.iter().map(|error| (self.field)(&error.problem)).collect::<Vec<_>>().join(" ")
    }
}

/// Names of languages in a sentence.
fn listed(languages: &[assay_domain::LanguageId]) -> String {
    languages.iter().map(assay_domain::LanguageId::as_str).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use assay_domain::{FieldName, Missing};

    use super::*;

    #[test]
    fn invalid_fields_are_explained_one_after_the_other() {
        let fields =
            [FieldProblem::InvalidEmail.of(FieldName::Email), FieldProblem::WrongPassword.of(FieldName::Current)];
        assert_eq!(
            refusals().detail(&Refusal::InvalidFields, &fields),
            "Enter an email address such as ada@example.org. This is not your password."
        );
        assert_eq!(
            refusals().detail(&Refusal::NotFound { what: Missing::Track }, &[]),
            "This track does not exist, or you don't have access to it."
        );
    }
}
