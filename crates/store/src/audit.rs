//! Who changed what.

use assay_domain::UserId;
use serde_json::Value;

use crate::{Result, Store};

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
        todo!()
    }
}
