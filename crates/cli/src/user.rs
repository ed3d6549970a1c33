//! `assay user`: accounts, passwords and API keys.

use std::io::Read;

use anyhow::{Context, Result, bail};
use assay_domain::{
    ApiKeyId, ApiKeyInfo, AuditAction, Email, KeyName, Me, Name, NewApiKey, Password, Role, Scope, Timestamp, UserId,
};
use assay_service::{ApiKey, hash_password};
use assay_store::{NewPassword, NewUser, Revoke, Store};
use clap::{Args, Subcommand};
use serde_json::json;

use crate::{
    data,
    output::{print, print_json},
};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Create an account. Prints a new password, unless you use --password-stdin.
    Create(Create),
    /// Make an account an admin.
    Promote {
        /// The account's email address.
        email: Email,
    },
    /// Set a new password, log the account out everywhere and revoke its API keys. Prints the password, unless you use --password-stdin.
    Password {
        /// The account's email address.
        email: Email,
        /// Read the password from standard input.
        #[arg(long)]
        password_stdin: bool,
        /// Keep the account's API keys.
        #[arg(long)]
        keep_keys: bool,
    },
    /// Create an API key, and print it on the last line.
    Token(Token),
    /// List the API keys of an account: scope, expiry and last use.
    Tokens {
        /// The account's email address.
        email: Email,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Revoke API keys. They stop working at once.
    Revoke(Revoked),
}

#[derive(Debug, Args)]
pub(crate) struct Create {
    /// The email address to log in with.
    email: Email,
    /// The name that others see. Default: the part of the address before the @.
    #[arg(long)]
    name: Option<Name>,
    /// Make the account an admin.
    #[arg(long)]
    admin: bool,
    /// Read the password from standard input.
    #[arg(long)]
    password_stdin: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Token {
    /// The account's email address.
    email: Email,
    /// What the key is for.
    #[arg(long, alias = "label", default_value = "command line")]
    name: KeyName,
    /// What the key may do: read, submit or admin. Only admins can have admin keys. Default: admin for admins, submit for others.
    #[arg(long)]
    scope: Option<Scope>,
    /// Days until the key expires. Default: it never expires.
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(1..=i64::from(NewApiKey::MAX_DAYS)))]
    expires: Option<u32>,
}

#[derive(Debug, Args)]
pub(crate) struct Revoked {
    /// An email address and the numbers of its keys (see `assay user tokens`), or whole keys without an address.
    #[arg(required = true, value_name = "EMAIL|NUMBER|KEY")]
    what: Vec<String>,
    /// Revoke all keys of the account.
    #[arg(long)]
    all: bool,
}

pub(crate) async fn run(command: Command) -> Result<()> {
    let store = data::open().await?;
    match command {
        Command::Create(create) => self::create(&store, create).await?,
        Command::Promote { email } => promote(&store, &email).await?,
        Command::Password { email, password_stdin, keep_keys } => {
            set_password(&store, &email, password_stdin, keep_keys).await?;
        }
        Command::Token(token) => self::token(&store, token).await?,
        Command::Tokens { email, json } => tokens(&store, &email, json).await?,
        Command::Revoke(revoked) => revoke(&store, &revoked).await?,
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
    store.audit(None, AuditAction::UserCreate, create.email.as_str(), None, Some(after)).await?;
    print_line(&format!("Created the account {} with the role {}.", create.email.as_str(), role.as_str()))?;
    generated.map_or(Ok(()), |generated| print_line(&format!("Password: {generated}")))
}

/// The password, and its text if it was generated.
fn password(from_stdin: bool) -> Result<(Password, Option<String>)> {
    if from_stdin {
        let mut text = String::new();
        std::io::stdin()
            .take(Password::MAX_BYTES as u64 + 2)
            .read_to_string(&mut text)
            .context("cannot read standard input")?;
        let typed = text.strip_suffix('\n').unwrap_or(&text);
        return Ok((typed.strip_suffix('\r').unwrap_or(typed).parse()?, None));
    }
    // The end of an API key: 24 random hex digits are 96 bits.
    let random = ApiKey::generate().context("cannot generate a password")?;
    let text: String = random.expose().chars().rev().take(24).collect();
    Ok((text.parse()?, Some(text)))
}

/// The account with this address. If there is none, the error says how to create it.
async fn account(store: &Store, email: &Email) -> Result<Me> {
    let known = store.credentials(email).await?;
    let hint = || format!("{} has no account: create one with `assay user create {0}`", email.as_str());
    Ok(known.with_context(hint)?.me)
}

async fn promote(store: &Store, email: &Email) -> Result<()> {
    store.change_role(account(store, email).await?.id, Role::Admin, None).await?;
    print_line(&format!("{} is now an admin.", email.as_str()))
}

async fn set_password(store: &Store, email: &Email, from_stdin: bool, keep_keys: bool) -> Result<()> {
    let user = account(store, email).await?.id;
    let (password, generated) = password(from_stdin)?;
    let hash = hash_password(password).await.context("cannot hash the password")?;
    let new = NewPassword { hash, keep_session: None, keep_keys, actor: None };
    let revoked = store.set_password(user, new).await?;
    print_line(&format!("{} has a new password and is logged out everywhere.", email.as_str()))?;
    if revoked > 0 {
        print_line(&format!("API keys revoked: {revoked}"))?;
    }
    generated.map_or(Ok(()), |generated| print_line(&format!("Password: {generated}")))
}

async fn token(store: &Store, token: Token) -> Result<()> {
    let Token { email, name, scope, expires } = token;
    let me = account(store, &email).await?;
    let widest = Scope::widest_for(me.role);
    let scope = scope.unwrap_or(widest);
    if scope > widest {
        bail!(
            "{0} is not an admin, so its keys cannot have the scope {scope}: use --scope {widest}, or make it an admin with \
    `assay user promote {0}`",
            email.as_str()
        );
    }
    let key = ApiKey::generate().context("cannot generate a key")?;
    store.create_api_key(me.id, key.hash(), &NewApiKey { name, scope, days: expires }, None).await?;
    print_line(&format!("Scope: {scope}. Keep this key like a password. It is shown only once:"))?;
    print_line(key.expose())
}

async fn tokens(store: &Store, email: &Email, json: bool) -> Result<()> {
    let keys = store.api_keys(account(store, email).await?.id).await?;
    if json {
        return print_json(&json!({ "keys": keys }));
    }
    if keys.is_empty() {
        return print_line(&format!("{} has no API keys.", email.as_str()));
    }
    keys.iter().try_for_each(|key| print_line(&render_key(key)))
}

fn render_key(key: &ApiKeyInfo) -> String {
    let day = |at: Option<Timestamp>| at.map_or_else(|| "never".to_owned(), Timestamp::iso_day);
    let ends = if key.expired { "expired" } else { "expires" };
    let ApiKeyInfo { id, name, scope, created_at, expires_at, last_used_at, expired: _ } = key;
    let (created, end, used) = (created_at.iso_day(), day(*expires_at), day(*last_used_at));
    format!("{id}  {scope}  created {created}, {ends} {end}, last used {used}  {name}")
}

async fn revoke(store: &Store, revoked: &Revoked) -> Result<()> {
    let mut count = 0;
    let emails: Vec<Email> = revoked.what.iter().filter_map(|text| text.parse().ok()).collect();
    let owner = match &*emails {
        [] if revoked.all => bail!("--all needs the account's address"),
        [] => None,
        [email] => Some(account(store, email).await?.id),
        _ => bail!("give one address at a time"),
    };
    for text in revoked.what.iter().filter(|text| text.parse::<Email>().is_err()) {
        let (user, id) = key_of(store, text, owner).await?;
        match store.revoke_api_keys(user, Revoke::One(id), None).await? {
            0 => bail!("the account has no key {id}: `assay user tokens` lists its keys"),
            more => count += more,
        }
    }
    match owner {
        Some(user) if revoked.all => count += store.revoke_api_keys(user, Revoke::All, None).await?,
        Some(_) if revoked.what.len() == 1 => bail!("give the numbers of the keys to revoke, or --all"),
        _ => {}
    }
    print_line(&format!("API keys revoked: {count}"))
}

/// The key that an argument means, and its owner.
async fn key_of(store: &Store, text: &str, owner: Option<UserId>) -> Result<(UserId, ApiKeyId)> {
    if let Ok(key) = text.parse::<ApiKey>() {
        let found = store.api_key_owner(key.hash()).await?.context("there is no such key, or it is already revoked")?;
        if owner.is_some_and(|owner| owner != found.0) {
            bail!("this key belongs to another account");
        }
        return Ok(found);
    }
    let id = text.parse().ok().with_context(|| format!("{text:?} is not an email address, a key's number or a key"))?;
    Ok((owner.context("give the account's address before the numbers of its keys")?, id))
}

fn print_line(line: &str) -> Result<()> {
    print(&format!("{line}\n"))
}
