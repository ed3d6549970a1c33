//! Sessions. Only the SHA-256 of a token is stored, so that a stolen copy of the database does not allow logging in.

use assay_domain::{Me, UserId};

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, FromQueryResult, QueryFilter, sea_query::Expr};

use super::{accounts::PersonRow, api_keys::KEEP_EXPIRED_MS};
use crate::{
    Result, Store, boxed,
    dialect::{now, read_clock},
    entities::{api_keys, one_time_links, sessions},
    insert::insert,
    sql::Sql,
};

/// A session is extended at most this often, in ms, so that most requests do not write.
const EXTEND_INTERVAL_MS: i64 = 60 * 60 * 1000;

impl Store {
    /// Opens a session that expires `ttl_ms` milliseconds after it was last extended. Use extends it at most once per hour.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn create_session(&self, user: UserId, token_hash: [u8; 32], ttl_ms: i64) -> Result<()> {
        let created_at = read_clock(&self.write).await?;
        let row = sessions::ActiveModel {
            token_hash: Set(token_hash.to_vec()),
            user_id: Set(user.0),
            ttl_ms: Set(ttl_ms),
            created_at: Set(created_at),
            expires_at: Set(created_at + ttl_ms),
        };
        insert(row, []).run(&self.write).await?;
        Ok(())
    }

    /// The user of a session that has not expired.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn session_user(&self, token_hash: [u8; 32]) -> Result<Option<Me>> {
        // Runs with each request: a single statement with the database's clock.
        let sql = Sql::new(
            "SELECT u.id, u.name, u.email, u.role, s.ttl_ms, s.expires_at - {now} AS left_ms
            FROM sessions s JOIN users u ON u.id = s.user_id
            WHERE s.token_hash = $1 AND s.expires_at > {now}",
        )
        .bind(token_hash.to_vec());
        let Some(row): Option<SessionRow> = sql.one(&self.read).await? else { return Ok(None) };
        if row.ttl_ms - row.left_ms >= EXTEND_INTERVAL_MS {
            let now = now(&self.write);
            sessions::Entity::update_many()
                .col_expr(sessions::Column::ExpiresAt, now.clone().add(Expr::col(sessions::Column::TtlMs)))
                .filter(sessions::Column::TokenHash.eq(token_hash.to_vec()))
                .filter(Expr::col(sessions::Column::ExpiresAt).gt(now))
                .exec(&self.write)
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
        sessions::Entity::delete_by_id(token_hash.to_vec()).exec(&self.write).await?;
        Ok(())
    }

    /// Deletes expired sessions and one-time links, and API keys that expired a month ago. Returns how many.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn delete_expired_credentials(&self) -> Result<u64> {
        let now = now(&self.write);
        let sessions = sessions::Entity::delete_many()
            .filter(Expr::col(sessions::Column::ExpiresAt).lte(now.clone()))
            .exec(&self.write)
            .await?;
        let links = one_time_links::Entity::delete_many()
            .filter(Expr::col(one_time_links::Column::ExpiresAt).lte(now.clone()))
            .exec(&self.write)
            .await?;
        let keys = api_keys::Entity::delete_many()
            .filter(Expr::col(api_keys::Column::ExpiresAt).lte(now.sub(KEEP_EXPIRED_MS)))
            .exec(&self.write)
            .await?;
        Ok(sessions.rows_affected + links.rows_affected + keys.rows_affected)
    }
}

#[derive(FromQueryResult)]
struct SessionRow {
    #[sea_orm(nested)]
    person: PersonRow,
    ttl_ms: i64,
    left_ms: i64,
}
