use leptos::{prelude::*, server_fn::codec::Json};

use crate::fault::Fault;

/// Gives the person who asks another password.
#[server(prefix = "/api/fn", endpoint = "change_password", input = Json, output = Json)]
pub(crate) async fn change_password(current: String, password: String) -> Result<(), Fault> {
    use crate::server::{answer, service, visitor};

    answer(service()?.change_password(&current, &password, &visitor()?).await)
}
