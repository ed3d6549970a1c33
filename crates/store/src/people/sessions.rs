//! Sessions. Only the SHA-256 of a token is stored, so that a stolen copy of the database does not allow logging in.

use assay_domain::{Me, UserId};

use sea_orm::FromQueryResult;

use super::{accounts::PersonRow, api_keys::KEEP_EXPIRED_MS};
use crate::{Result, Store, boxed, sql::Sql};

/// A session is extended at most this often, in ms, so that most requests do not write.
const EXTEND_INTERVAL_MS: i64 = 60 * 60 * 1000;

impl Store {
    /// Opens a session that expires `ttl_ms` milliseconds after it was last extended. Use extends it at most once per hour.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn create_session(&self, user: UserId, token_hash: [u8; 32], ttl_ms: i64) -> Result<()> {
        Sql::new(
            "INSERT INTO sessions (token_hash, user_id, created_at, ttl_ms, expires_at)
            VALUES ($1, $2, {now}, $3, {now} + $3)",
        )
        .bind(token_hash.to_vec())
        .bind(user.0)
        .bind(ttl_ms)
        .run(&self.write)
        .await?;
        Ok(())
    }

    /// The user of a session that has not expired.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn session_user(&self, token_hash: [u8; 32]) -> Result<Option<Me>> {
        let sql = Sql::new(
            "SELECT u.id, u.name, u.email, u.role, s.ttl_ms, s.expires_at - {now} AS left_ms
            FROM sessions s JOIN users u ON u.id = s.user_id
            WHERE s.token_hash = $1 AND s.expires_at > {now}",
        )
        .bind(token_hash.to_vec());
        let Some(row): Option<SessionRow> = sql.one(&self.read).await? else { return Ok(None) };
        if row.ttl_ms - row.left_ms >= EXTEND_INTERVAL_MS {
            Sql::new("UPDATE sessions SET expires_at = {now} + ttl_ms WHERE token_hash = $1 AND expires_at > {now}")
                .bind(token_hash.to_vec())
                .run(&self.write)
                .await?;
        }
        row.person.me().map(Some)
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn delete_session(&self, token_hash: [u8; 32]) -> Result<()> {
        Sql::new("DELETE FROM sessions WHERE token_hash = $1").bind(token_hash.to_vec()).run(&self.write).await?;
        Ok(())
    }

    /// Deletes expired sessions and one-time links, and API keys that expired a month ago. Returns how many.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn delete_expired_credentials(&self) -> Result<u64> {
        let sessions = Sql::new("DELETE FROM sessions WHERE expires_at <= {now}").run(&self.write).await?;
        let links = Sql::new("DELETE FROM one_time_links WHERE expires_at <= {now}").run(&self.write).await?;
        let keys = Sql::new("DELETE FROM api_keys WHERE expires_at <= {now} - $1").bind(KEEP_EXPIRED_MS);
        Ok(sessions + links + keys.run(&self.write).await?)
    }
}

#[derive(FromQueryResult)]
struct SessionRow {
    #[sea_orm(nested)]
    person: PersonRow,
    ttl_ms: i64,
    left_ms: i64,
}
