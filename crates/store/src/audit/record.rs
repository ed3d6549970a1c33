//! Writing the audit log.

use assay_domain::{AuditAction, UserId};
use sea_orm::ConnectionTrait;
use serde_json::Value;

use crate::{Result, Store, boxed, rows, sql::Sql};

/// A new entry. `target` is an email address, a slug or an id.
pub(crate) struct Entry<'a> {
    /// `None`: the command line or the installation itself.
    pub(crate) actor: Option<UserId>,
    pub(crate) action: AuditAction,
    pub(crate) target: &'a str,
    pub(crate) before: Option<Value>,
    pub(crate) after: Option<Value>,
}

/// Writes an entry in the transaction of the change.
pub(crate) async fn record(db: &impl ConnectionTrait, entry: Entry<'_>) -> Result<()> {
    Sql::new(
        "INSERT INTO audit (at, actor, action, target, before_json, after_json) VALUES ({now}, $1, $2, $3, $4, $5)",
    )
    .bind(entry.actor.map(|user| user.0))
    .bind(entry.action.as_str())
    .bind(rows::storable(entry.target))
    .bind(entry.before.map(|value| value.to_string()))
    .bind(entry.after.map(|value| value.to_string()))
    .run(db)
    .await?;
    Ok(())
}

impl Store {
    /// Writes an audit entry. `action` is a name such as `user.create`; `target` is an email address, a slug or an id.
    /// Without `actor`, the command line or the installation itself made the change.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn audit(
        &self,
        actor: Option<UserId>,
        action: AuditAction,
        target: &str,
        before: Option<Value>,
        after: Option<Value>,
    ) -> Result<()> {
        record(&self.write, Entry { actor, action, target, before, after }).await
    }
}
