//! Writing the audit log.

use assay_domain::{AuditAction, UserId};
use sea_orm::{ActiveValue::Set, ConnectionTrait};
use serde_json::Value;

use crate::{Result, Store, boxed, dialect::now, entities::audit, insert::insert, rows};

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
    let row = audit::ActiveModel {
        actor: Set(entry.actor.map(|user| user.0)),
        action: Set(entry.action.as_str().to_owned()),
        target: Set(rows::storable(entry.target)),
        before_json: Set(entry.before.map(|value| value.to_string())),
        after_json: Set(entry.after.map(|value| value.to_string())),
        ..Default::default()
    };
    insert(row, [(audit::Column::At, now(db))]).run(db).await?;
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
