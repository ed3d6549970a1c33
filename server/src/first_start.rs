//! Creates the first admin, or a link to become one.

use std::net::SocketAddr;

use anyhow::{Context, Result, bail};
use assay_domain::Role;
use assay_service::{OneTimeToken, hash_password};
use assay_store::{NewUser, Store};

use crate::config::{FirstAdmin, PublicUrl};

/// How long the one-time link works. Each start without an admin creates a new link.
const LINK_TTL_MS: i64 = 24 * 60 * 60 * 1000;

/// If there is no admin, creates one from the environment, or logs a link to become one.
pub(crate) async fn ensure_admin(
    store: &Store,
    admin: Option<&FirstAdmin>,
    public_url: Option<&PublicUrl>,
    addr: SocketAddr,
) -> Result<()> {
    if store.has_admin().await? {
        return Ok(());
    }
    match admin {
        Some(admin) => create(store, admin).await,
        None => offer_link(store, public_url, addr).await,
    }
}

async fn create(store: &Store, admin: &FirstAdmin) -> Result<()> {
    let password_hash = hash_password(admin.password.clone()).await.context("cannot hash the admin's password")?;
    let name = "Admin".parse().context("invalid name for the admin")?;
    let user = NewUser { email: admin.email.clone(), name, password_hash, role: Role::Admin };
    match store.create_user(&user).await {
        Ok(id) => tracing::info!(user.id = %id, "first admin created"),
        // Another person may have registered this address, because addresses are not verified.
        Err(assay_store::Error::EmailTaken) => bail!(
            "the address in ASSAY_ADMIN_EMAIL already has an account. If it is yours, make it an admin with `assay user promote`; otherwise use another address"
        ),
        Err(error) => return Err(error).context("cannot create the first admin"),
    }
    Ok(())
}

async fn offer_link(store: &Store, public_url: Option<&PublicUrl>, addr: SocketAddr) -> Result<()> {
    let token = OneTimeToken::generate().context("cannot generate a link")?;
    store.create_one_time_link(token.hash(), LINK_TTL_MS).await?;
    let origin = public_url.map_or_else(|| format!("http://{addr}"), |url| url.origin.clone());
    tracing::warn!(
        url = format!("{origin}/admin/claim?token={}", token.expose()),
        "there is no admin yet: register, log in, then open this link to become one; it works once"
    );
    Ok(())
}
