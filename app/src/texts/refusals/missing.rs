//! What was not found.

use assay_domain::Missing;

pub(super) fn english(what: Missing) -> &'static str {
    match what {
        Missing::Account => "This account does not exist, or you don't have access to it.",
        Missing::Action => "This action does not exist, or you don't have access to it.",
        Missing::ApiKey => "This API key does not exist, or you don't have access to it.",
        Missing::Difficulty => "This difficulty does not exist, or you don't have access to it.",
        Missing::Draft => "This draft does not exist, or you don't have access to it.",
        Missing::Editorial => "This editorial does not exist, or you don't have access to it.",
        Missing::Filter => "This filter does not exist, or you don't have access to it.",
        Missing::Hint => "This hint does not exist, or you don't have access to it.",
        Missing::Import => "This import does not exist, or you don't have access to it.",
        Missing::Link => "This link does not exist, or you don't have access to it.",
        Missing::List => "This list does not exist, or you don't have access to it.",
        Missing::Note => "This note does not exist, or you don't have access to it.",
        Missing::Order => "This order does not exist, or you don't have access to it.",
        Missing::Problem => "This problem does not exist, or you don't have access to it.",
        Missing::Profile => "This profile does not exist, or you don't have access to it.",
        Missing::Review => "This review does not exist, or you don't have access to it.",
        Missing::Run => "This run does not exist, or you don't have access to it.",
        Missing::Shipped => "This shipped problem or track does not exist, or you don't have access to it.",
        Missing::State => "This state does not exist, or you don't have access to it.",
        Missing::Submission => "This submission does not exist, or you don't have access to it.",
        Missing::Track => "This track does not exist, or you don't have access to it.",
    }
}
