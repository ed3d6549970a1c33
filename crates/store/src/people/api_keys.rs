//! API keys. Only the SHA-256 of a key is stored.

use assay_domain::{ApiKeyId, ApiKeyInfo, AuditAction, Me, NewApiKey, Scope, Timestamp, UnknownScope, UserId};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter,
    QuerySelect, QueryTrait, sea_query::LockType,
};
use serde_json::json;

use super::accounts::PersonRow;
use crate::{
    Error, Result, Store,
    audit::{Entry, record},
    boxed,
    dialect::{now, read_clock},
    entities::{api_keys, users},
    insert::insert,
    limits::MAX_API_KEYS,
    only::Only,
    sql::Sql,
};

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
        let owner = users::Entity::find_by_id(user.0).lock(LockType::NoKeyUpdate).only(&transaction).await?;
        let Some(users::Model { email, .. }) = owner else { return Err(Error::NoSuchUser) };
        let keys = api_keys::Entity::find().filter(api_keys::Column::UserId.eq(user.0));
        if keys.count(&transaction).await? >= u64::from(MAX_API_KEYS) {
            return Err(Error::TooManyKeys);
        }
        let created_at = read_clock(&transaction).await?;
        let row = api_keys::ActiveModel {
            user_id: Set(user.0),
            key_hash: Set(key_hash.to_vec()),
            label: Set(new.name.as_str().to_owned()),
            scope: Set(new.scope.as_str().to_owned()),
            created_at: Set(created_at),
            expires_at: Set(new.days.map(|days| created_at + i64::from(days) * DAY_MS)),
            ..Default::default()
        };
        let id = insert(row, []).returning(api_keys::Column::Id, &transaction).await?;
        let id = id.ok_or_else(|| Error::BadRow("a new key has no id".to_owned()))?;
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
        // Runs with each request: a single statement with the database's clock.
        let sql = Sql::new(
            "SELECT u.id, u.name, u.email, u.role, k.id AS key_id, k.scope, {now} - k.last_used_at AS idle_ms
            FROM api_keys k JOIN users u ON u.id = k.user_id
            WHERE k.key_hash = $1 AND (k.expires_at IS NULL OR k.expires_at > {now})",
        )
        .bind(key_hash.to_vec());
        let Some(row): Option<UsedRow> = sql.one(&self.read).await? else { return Ok(None) };
        if row.idle_ms.is_none_or(|idle| idle >= USE_INTERVAL_MS) {
            api_keys::Entity::update_many()
                .col_expr(api_keys::Column::LastUsedAt, now(&self.write))
                .filter(api_keys::Column::Id.eq(row.key_id))
                .exec(&self.write)
                .await?;
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
        // The database's clock decides which ones have expired.
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
        let owner = users::Entity::find_by_id(user.0).only(&transaction).await?;
        let Some(users::Model { email, .. }) = owner else { return Err(Error::NoSuchUser) };
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
        let of_hash = api_keys::Column::KeyHash.eq(key_hash.to_vec());
        let key = api_keys::Entity::find().filter(of_hash).only(&self.read).await?;
        Ok(key.map(|key| (UserId(key.user_id), ApiKeyId(key.id))))
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
    let keys = api_keys::Entity::delete_many()
        .filter(api_keys::Column::UserId.eq(user.0))
        .apply_if(one, |keys, id| keys.filter(api_keys::Column::Id.eq(id)))
        .exec_with_returning(db)
        .await?;
    if keys.is_empty() {
        return Ok(0);
    }
    let names: Vec<String> = keys.into_iter().map(|key| key.label).collect();
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
