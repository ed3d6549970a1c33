use leptos::{prelude::*, server_fn::codec::Json};

use crate::fault::Fault;

/// Registers an account. The answer is the same whether or not the address has one already, and logs nobody in.
#[server(prefix = "/api/fn", endpoint = "register", input = Json, output = Json)]
pub(crate) async fn register(name: String, email: String, password: String) -> Result<(), Fault> {
    use crate::server::{answer, service, visitor};

    answer(service()?.register(&name, &email, &password, &visitor()?).await)
}
