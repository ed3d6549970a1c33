//! What only a first start does: making an admin, or a way to become one.

use std::net::SocketAddr;

use anyhow::{Context, Result};
use assay_domain::Role;
use assay_service::{OneTimeToken, hash_password};
use assay_store::{NewUser, Store};

use crate::config::{FirstAdmin, PublicUrl};

/// How long the one-time link works: until the next start, or a day.
const LINK_TTL_MS: i64 = 24 * 60 * 60 * 1000;

/// Makes the first admin where there is none: from the environment, or by a link for whoever can read the log.
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
    let name = "Admin".parse().context("the admin's name")?;
    let user = NewUser { email: admin.email.clone(), name, password_hash, role: Role::Admin };
    match store.create_user(&user).await {
        Ok(id) => tracing::info!(user.id = %id, "first admin made"),
        // The person registered before and is made an admin now; the password stays theirs.
        Err(assay_store::Error::EmailTaken) => {
            store.set_role(&admin.email, Role::Admin).await?;
            tracing::info!("the account of ASSAY_ADMIN_EMAIL is an admin now");
        }
        Err(error) => return Err(error).context("cannot make the first admin"),
    }
    Ok(())
}

async fn offer_link(store: &Store, public_url: Option<&PublicUrl>, addr: SocketAddr) -> Result<()> {
    let token = OneTimeToken::generate().context("no randomness")?;
    store.create_one_time_link(token.hash(), LINK_TTL_MS).await?;
    let origin = public_url.map_or_else(|| format!("http://{addr}"), |url| url.origin.clone());
    tracing::warn!(
        url = format!("{origin}/admin/claim?token={}", token.expose()),
        "there is no admin yet: register, then open this link once to become one"
    );
    Ok(())
}
