//! `assay user`: accounts.

use std::io::Read;

use anyhow::{Context, Result, bail};
use assay_domain::{Email, Name, Password, Role};
use assay_service::{ApiKey, hash_password};
use assay_store::{NewUser, Store};
use clap::{Args, Subcommand};
use serde_json::json;

use crate::data;

/// What can be done with accounts.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Makes an account; prints a password unless one is given on standard input.
    Create(Create),
    /// Makes an account an admin.
    Promote {
        /// The account's address.
        email: Email,
    },
    /// Gives an account another password and logs it out everywhere; prints the password unless one is given on standard input.
    Password {
        /// The account's address.
        email: Email,
        /// Takes the password from standard input.
        #[arg(long)]
        password_stdin: bool,
    },
    /// Prints a new API key of the account, on the last line.
    Token {
        /// The account's address.
        email: Email,
        /// What the key is for.
        #[arg(long, default_value = "command line")]
        label: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Create {
    /// The address to log in with.
    email: Email,
    /// The name others see; the part of the address before the @ where nothing is said.
    #[arg(long)]
    name: Option<Name>,
    /// Makes it an admin.
    #[arg(long)]
    admin: bool,
    /// Takes the password from standard input.
    #[arg(long)]
    password_stdin: bool,
}

pub(crate) async fn run(command: Command) -> Result<()> {
    let store = data::open().await?;
    match command {
        Command::Create(create) => self::create(&store, create).await?,
        Command::Promote { email } => promote(&store, &email).await?,
        Command::Password { email, password_stdin } => set_password(&store, &email, password_stdin).await?,
        Command::Token { email, label } => token(&store, &email, &label).await?,
    }
    store.close().await.context("cannot close the database")
}

async fn create(store: &Store, create: Create) -> Result<()> {
    let name = match create.name {
        Some(name) => name,
        None => {
            let local = create.email.as_str().split('@').next().unwrap_or_default();
            local.chars().take(Name::MAX_LENGTH).collect::<String>().parse().context("give a --name")?
        }
    };
    let (password, generated) = password(create.password_stdin)?;
    let role = if create.admin { Role::Admin } else { Role::Learner };
    let password_hash = hash_password(password).await.context("cannot hash the password")?;
    let user = NewUser { email: create.email.clone(), name, password_hash, role };
    store.create_user(&user).await?;
    let after = json!({ "role": role });
    store.audit(None, "user.create", create.email.as_str(), None, Some(after)).await?;
    say(&format!("{} is made, as {}.", create.email.as_str(), role.as_str()));
    if let Some(generated) = generated {
        say(&format!("Its password: {generated}"));
    }
    Ok(())
}

/// The password, and the words to print when it was made here.
fn password(from_stdin: bool) -> Result<(Password, Option<String>)> {
    if from_stdin {
        let mut text = String::new();
        std::io::stdin().take(Password::MAX_BYTES as u64 + 2).read_to_string(&mut text).context("standard input")?;
        let typed = text.strip_suffix('\n').unwrap_or(&text);
        return Ok((typed.strip_suffix('\r').unwrap_or(typed).parse()?, None));
    }
    // An API key's randomness serves as well; 24 hex digits are 96 bits.
    let random = ApiKey::generate().context("no randomness")?;
    let text: String = random.expose().chars().rev().take(24).collect();
    Ok((text.parse()?, Some(text)))
}

async fn promote(store: &Store, email: &Email) -> Result<()> {
    let Some(known) = store.credentials(email).await? else {
        bail!("{} has no account: make one with `assay user create {0} --admin`", email.as_str());
    };
    store.change_role(known.me.id, Role::Admin, None).await?;
    say(&format!("{} is an admin now.", email.as_str()));
    Ok(())
}

async fn set_password(store: &Store, email: &Email, from_stdin: bool) -> Result<()> {
    let Some(known) = store.credentials(email).await? else {
        bail!("{} has no account: make one with `assay user create {0}`", email.as_str());
    };
    let (password, generated) = password(from_stdin)?;
    let hash = hash_password(password).await.context("cannot hash the password")?;
    store.set_password(known.me.id, &hash, None, None).await?;
    say(&format!("{} has another password and is logged out everywhere.", email.as_str()));
    if let Some(generated) = generated {
        say(&format!("Its password: {generated}"));
    }
    Ok(())
}

async fn token(store: &Store, email: &Email, label: &str) -> Result<()> {
    let Some(known) = store.credentials(email).await? else {
        bail!("{} has no account: make one with `assay user create {0}`", email.as_str());
    };
    let key = ApiKey::generate().context("no randomness")?;
    store.create_api_key(known.me.id, key.hash(), label).await?;
    store.audit(None, "user.token", email.as_str(), None, Some(json!({ "label": label }))).await?;
    say("Keep this key as you would a password; it is shown this once:");
    say(key.expose());
    Ok(())
}

#[expect(clippy::print_stdout, reason = "a command line tool answers there")]
fn say(line: &str) {
    println!("{line}");
}
