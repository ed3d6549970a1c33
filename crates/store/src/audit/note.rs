//! Noting a change.

use assay_domain::UserId;
use sea_orm::ConnectionTrait;
use serde_json::Value;

use crate::{Result, Store, boxed, rows, sql::Sql};

/// A change to be noted: `action` as in `user.role`, `target` as in an email address or a slug.
pub(crate) struct Note<'a> {
    /// Nobody means the installation itself, or its operator at the command line.
    pub(crate) actor: Option<UserId>,
    pub(crate) action: &'a str,
    pub(crate) target: &'a str,
    pub(crate) before: Option<Value>,
    pub(crate) after: Option<Value>,
}

/// Notes a change, in the transaction that makes it.
pub(crate) async fn note(db: &impl ConnectionTrait, note: Note<'_>) -> Result<()> {
    Sql::new(
        "INSERT INTO audit (at, actor, action, target, before_json, after_json) VALUES ({now}, $1, $2, $3, $4, $5)",
    )
    .bind(note.actor.map(|user| user.0))
    .bind(note.action)
    .bind(rows::storable(note.target))
    .bind(note.before.map(|value| value.to_string()))
    .bind(note.after.map(|value| value.to_string()))
    .run(db)
    .await?;
    Ok(())
}

impl Store {
    /// Notes a change: `action` as in `user.create`, `target` as in an email address or a slug; no actor means the
    /// installation itself, or its operator at the command line.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn audit(
        &self,
        actor: Option<UserId>,
        action: &str,
        target: &str,
        before: Option<Value>,
        after: Option<Value>,
    ) -> Result<()> {
        note(&self.write, Note { actor, action, target, before, after }).await
    }

    /// Whether an action was ever noted.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn audited(&self, action: &str) -> Result<bool> {
        let sql = Sql::new("SELECT id FROM audit WHERE action = $1 LIMIT 1").bind(action);
        Ok(sql.scalar::<i64>(&self.read).await?.is_some())
    }
}
