//! One-time links. A link makes the user who opens it the first admin.

use assay_domain::{Role, UserId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use crate::{
    Result, Store, boxed,
    dialect::read_clock,
    entities::{one_time_links, users},
    insert::insert,
    sql::Sql,
};

impl Store {
    /// Stores the SHA-256 of a link's token. The link works once, within `ttl_ms` milliseconds.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn create_one_time_link(&self, token_hash: [u8; 32], ttl_ms: i64) -> Result<()> {
        let created_at = read_clock(&self.write).await?;
        let row = one_time_links::ActiveModel {
            token_hash: Set(token_hash.to_vec()),
            created_at: Set(created_at),
            expires_at: Set(created_at + ttl_ms),
        };
        insert(row, []).run(&self.write).await?;
        Ok(())
    }

    /// Makes `user` an admin if the link is valid and there is no admin yet, and returns whether it did. Once there is an
    /// admin, links in old logs do not work.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn use_one_time_link(&self, token_hash: [u8; 32], user: UserId) -> Result<bool> {
        let transaction = self.begin_write().await?;
        // A single statement decides: if two requests use the link at the same time, only one deletes it.
        let used = Sql::new(
            "DELETE FROM one_time_links WHERE token_hash = $1 AND expires_at > {now}
            AND NOT EXISTS (SELECT 1 FROM users WHERE role = 'admin')",
        )
        .bind(token_hash.to_vec())
        .run(&transaction)
        .await?;
        if used == 0 {
            transaction.rollback().await?;
            return Ok(false);
        }
        users::Entity::update_many()
            .col_expr(users::Column::Role, Expr::value(Role::Admin.as_str()))
            .filter(users::Column::Id.eq(user.0))
            .exec(&transaction)
            .await?;
        one_time_links::Entity::delete_many().exec(&transaction).await?;
        transaction.commit().await?;
        Ok(true)
    }
}
