//! `assay login` and `assay logout`.

use std::{
    io::{self, IsTerminal as _},
    process::ExitCode,
};

use anyhow::{Context as _, Result, bail};
use assay_domain::Me;

use super::{
    api::Api,
    endpoint::Endpoint,
    saved_login::{self, SavedLogin},
};
use crate::output::print;

/// Where to log in.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The address of the server, such as https://judge.example.org.
    server: Endpoint,
}

/// Asks for an API key, checks it and saves it.
pub(super) async fn run(arguments: Arguments) -> Result<ExitCode> {
    let Arguments { server } = arguments;
    let key = read_key(&server)?;
    let api = Api::new(server, key.clone())?;
    let me: Me = api.get("me", &[]).await?;
    let server = api.server().clone();
    let path = SavedLogin { server: server.clone(), key }.save()?;
    print(&format!("Logged in to {server} as {} ({}).\n", me.name.as_str(), me.role.as_str()))?;
    print(&format!("The API key is saved in {}.\n", path.display()))?;
    Ok(ExitCode::SUCCESS)
}

/// From the terminal without showing it, or the first line of standard input.
fn read_key(server: &Endpoint) -> Result<String> {
    let line = if io::stdin().is_terminal() {
        print(&format!("Create an API key with the scope submit at {}\n", server.page("account/keys")))?;
        rpassword::prompt_password("API key: ").context("cannot read the API key")?
    } else {
        let mut line = String::new();
        io::stdin().read_line(&mut line).context("cannot read the API key from standard input")?;
        line
    };
    let key = line.trim().to_owned();
    if key.is_empty() {
        bail!("no API key was given: create one at {}", server.page("account/keys"));
    }
    Ok(key)
}

/// Removes the saved login. The API key stays valid until it is revoked.
pub(super) fn log_out() -> Result<ExitCode> {
    let removed = saved_login::remove()?;
    print(if removed { "The saved login is removed.\n" } else { "You were not logged in.\n" })?;
    Ok(ExitCode::SUCCESS)
}
