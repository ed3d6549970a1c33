//! Who changed what.

use assay_domain::UserId;
use serde_json::Value;

use crate::{Result, Store, rows, sql::Sql};

impl Store {
    /// Notes a change: `action` as in `user.promote`, `target` as in an e-mail address or a slug; no actor means the
    /// installation itself, or its operator at the command line.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn audit(
        &self,
        actor: Option<UserId>,
        action: &str,
        target: &str,
        before: Option<Value>,
        after: Option<Value>,
    ) -> Result<()> {
        Sql::new(
            "INSERT INTO audit (at, actor, action, target, before_json, after_json) VALUES ({now}, $1, $2, $3, $4, $5)",
        )
        .bind(actor.map(|user| user.0))
        .bind(action)
        .bind(rows::storable(target))
        .bind(before.map(|value| value.to_string()))
        .bind(after.map(|value| value.to_string()))
        .run(&self.write)
        .await?;
        Ok(())
    }

    /// Whether an action was ever noted.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn audited(&self, action: &str) -> Result<bool> {
        let sql = Sql::new("SELECT id FROM audit WHERE action = $1 LIMIT 1").bind(action);
        Ok(sql.scalar::<i64>(&self.read).await?.is_some())
    }
}
