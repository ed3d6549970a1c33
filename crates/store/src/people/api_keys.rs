//! API keys. Only the SHA-256 of a key is stored.

use assay_domain::{ApiKeyId, ApiKeyInfo, AuditAction, Me, NewApiKey, Scope, Timestamp, UnknownScope, UserId};
use sea_orm::{ConnectionTrait, FromQueryResult};
use serde_json::json;

use super::accounts::PersonRow;
use crate::{
    Error, Result, Store,
    audit::{Entry, record},
    boxed,
    sql::Sql,
};

/// The most keys that a user may have.
pub const MAX_API_KEYS: u32 = 50;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
/// The time of a key's last use is written at most this often, in ms, so that requests stay cheap.
const USE_INTERVAL_MS: i64 = 60 * 1000;
/// How long an expired key stays in its owner's list, in ms. The owner can see there why a program stopped working.
pub(super) const KEEP_EXPIRED_MS: i64 = 30 * DAY_MS;

/// Which keys to revoke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Revoke {
    One(ApiKeyId),
    All,
}

impl Store {
    /// Stores a user's key. `actor` created it; `None`: the command line.
    ///
    /// # Errors
    /// [`NoSuchUser`](crate::Error::NoSuchUser); [`TooManyKeys`](crate::Error::TooManyKeys); when the database fails.
    #[boxed]
    pub async fn create_api_key(
        &self,
        user: UserId,
        key_hash: [u8; 32],
        new: &NewApiKey,
        actor: Option<UserId>,
    ) -> Result<ApiKeyId> {
        let transaction = self.begin_write().await?;
        // Locks the owner's row, so that two requests at the same time cannot exceed the limit.
        let sql = Sql::new("SELECT email FROM users WHERE id = $1 {for_update}").bind(user.0);
        let Some(email) = sql.scalar::<String>(&transaction).await? else { return Err(Error::NoSuchUser) };
        let count = Sql::new("SELECT COUNT(*) FROM api_keys WHERE user_id = $1").bind(user.0);
        if count.scalar::<i64>(&transaction).await?.unwrap_or(0) >= i64::from(MAX_API_KEYS) {
            return Err(Error::TooManyKeys);
        }
        let id = Sql::new(
            "INSERT INTO api_keys (user_id, key_hash, label, scope, created_at, expires_at)
            VALUES ($1, $2, $3, $4, {now}, {now} + $5) RETURNING id",
        )
        .bind(user.0)
        .bind(key_hash.to_vec())
        .bind(new.name.as_str())
        .bind(new.scope.as_str())
        .bind(new.days.map(|days| i64::from(days) * DAY_MS))
        .scalar::<i64>(&transaction)
        .await?
        .ok_or_else(|| Error::BadRow("a new key has no id".to_owned()))?;
        let after = json!({ "name": new.name.as_str(), "scope": new.scope, "days": new.days });
        let created = Entry { actor, action: AuditAction::UserToken, target: &email, before: None, after: Some(after) };
        record(&transaction, created).await?;
        transaction.commit().await?;
        Ok(ApiKeyId(id))
    }

    /// The owner and the scope of a key that has not expired. Updates the time of its last use.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn api_key_user(&self, key_hash: [u8; 32]) -> Result<Option<(Me, Scope)>> {
        let sql = Sql::new(
            "SELECT u.id, u.name, u.email, u.role, k.id AS key_id, k.scope, {now} - k.last_used_at AS idle_ms
            FROM api_keys k JOIN users u ON u.id = k.user_id
            WHERE k.key_hash = $1 AND (k.expires_at IS NULL OR k.expires_at > {now})",
        )
        .bind(key_hash.to_vec());
        let Some(row): Option<UsedRow> = sql.one(&self.read).await? else { return Ok(None) };
        if row.idle_ms.is_none_or(|idle| idle >= USE_INTERVAL_MS) {
            let used = Sql::new("UPDATE api_keys SET last_used_at = {now} WHERE id = $1").bind(row.key_id);
            used.run(&self.write).await?;
        }
        let scope = row.scope.parse().map_err(|error: UnknownScope| Error::BadRow(error.to_string()))?;
        Ok(Some((row.person.me()?, scope)))
    }

    /// A user's keys, newest first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn api_keys(&self, user: UserId) -> Result<Vec<ApiKeyInfo>> {
        let sql = Sql::new(
            "SELECT id, label, scope, created_at, expires_at, last_used_at,
                COALESCE(expires_at <= {now}, FALSE) AS expired
            FROM api_keys WHERE user_id = $1 ORDER BY id DESC",
        )
        .bind(user.0);
        let rows: Vec<KeyRow> = sql.all(&self.read).await?;
        rows.into_iter().map(KeyRow::info).collect()
    }

    /// Revokes keys of a user, and returns how many. `actor` revokes them; `None`: the command line.
    ///
    /// # Errors
    /// [`NoSuchUser`](crate::Error::NoSuchUser); when the database fails.
    #[boxed]
    pub async fn revoke_api_keys(&self, user: UserId, which: Revoke, actor: Option<UserId>) -> Result<u64> {
        let transaction = self.begin_write().await?;
        let sql = Sql::new("SELECT email FROM users WHERE id = $1").bind(user.0);
        let Some(email) = sql.scalar::<String>(&transaction).await? else { return Err(Error::NoSuchUser) };
        let revoked = revoke(&transaction, user, &email, which, actor).await?;
        transaction.commit().await?;
        Ok(revoked)
    }

    /// The owner and id of a key, expired or not. For revoking a leaked key.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn api_key_owner(&self, key_hash: [u8; 32]) -> Result<Option<(UserId, ApiKeyId)>> {
        let sql = Sql::new("SELECT id, user_id FROM api_keys WHERE key_hash = $1").bind(key_hash.to_vec());
        let row: Option<OwnerRow> = sql.one(&self.read).await?;
        Ok(row.map(|row| (UserId(row.user_id), ApiKeyId(row.id))))
    }
}

/// Deletes keys and writes an audit entry, in the caller's transaction.
pub(super) async fn revoke(
    db: &impl ConnectionTrait,
    user: UserId,
    email: &str,
    which: Revoke,
    actor: Option<UserId>,
) -> Result<u64> {
    let one = match which {
        Revoke::One(id) => Some(id.0),
        Revoke::All => None,
    };
    let rows: Vec<LabelRow> = Sql::new("DELETE FROM api_keys WHERE user_id = $1")
        .bind(user.0)
        .push_some(" AND id = ", one)
        .push(" RETURNING label")
        .all(db)
        .await?;
    if rows.is_empty() {
        return Ok(0);
    }
    let names: Vec<String> = rows.into_iter().map(|row| row.label).collect();
    let count = names.len() as u64;
    let before = Some(json!({ "names": names }));
    record(db, Entry { actor, action: AuditAction::UserRevoke, target: email, before, after: None }).await?;
    Ok(count)
}

#[derive(FromQueryResult)]
struct UsedRow {
    #[sea_orm(nested)]
    person: PersonRow,
    key_id: i64,
    scope: String,
    idle_ms: Option<i64>,
}

#[derive(FromQueryResult)]
struct KeyRow {
    id: i64,
    label: String,
    scope: String,
    created_at: i64,
    expires_at: Option<i64>,
    last_used_at: Option<i64>,
    expired: bool,
}

impl KeyRow {
    fn info(self) -> Result<ApiKeyInfo> {
        Ok(ApiKeyInfo {
            id: ApiKeyId(self.id),
            name: self.label,
            scope: self.scope.parse().map_err(|error: UnknownScope| Error::BadRow(error.to_string()))?,
            created_at: Timestamp(self.created_at),
            expires_at: self.expires_at.map(Timestamp),
            expired: self.expired,
            last_used_at: self.last_used_at.map(Timestamp),
        })
    }
}

#[derive(FromQueryResult)]
struct OwnerRow {
    id: i64,
    user_id: i64,
}

#[derive(FromQueryResult)]
struct LabelRow {
    label: String,
}
