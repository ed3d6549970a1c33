use assay_domain::ApiKeyInfo;
use leptos::{prelude::*, server_fn::codec::GetUrl};

use crate::{fault::Fault, json::Json};

/// Lists the user's API keys, newest first.
#[server(prefix = "/api/fn", endpoint = "get_api_keys", input = GetUrl, output = Json)]
pub(crate) async fn get_api_keys() -> Result<Vec<ApiKeyInfo>, Fault> {
    use crate::server::{answer, service, visitor};

    answer(service()?.api_keys(&visitor()?).await)
}

/// Creates a key and returns it. `days` is a number, or empty for a key that never expires.
#[server(prefix = "/api/fn", endpoint = "create_api_key", input = Json, output = Json)]
pub(crate) async fn create_api_key(name: String, scope: String, days: String) -> Result<String, Fault> {
    use assay_domain::{FieldName, FieldProblem, UnknownScope};
    use assay_service::Error;

    use crate::server::{answer, fail, service, visitor};

    let scope = scope.parse().map_err(|error: UnknownScope| fail(&Error::field(FieldName::Scope, error)))?;
    let days = match &*days {
        "" => None,
        days => Some(days.parse().map_err(|_| fail(&Error::field(FieldName::Days, FieldProblem::NotDays)))?),
    };
    let created = service()?.create_api_key(&visitor()?, &name, scope, days).await;
    answer(created.map(|(key, _)| key.expose().to_owned()))
}

/// Revokes one of the user's keys.
#[server(prefix = "/api/fn", endpoint = "revoke_api_key", input = Json, output = Json)]
pub(crate) async fn revoke_api_key(id: i64) -> Result<(), Fault> {
    use assay_domain::ApiKeyId;

    use crate::server::{answer, service, visitor};

    answer(service()?.revoke_api_key(&visitor()?, ApiKeyId(id)).await)
}
