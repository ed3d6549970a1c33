//! Accounts.

use assay_domain::{AuditAction, Email, Me, Name, Role, UserId};

use sea_orm::{
    ActiveValue::Set, ColumnTrait, DbErr, DerivePartialModel, EntityTrait, FromQueryResult, QueryFilter, SqlErr,
    sea_query::Expr,
};
use serde_json::json;

use super::api_keys::{Revoke, revoke};
use crate::{
    Error, Result, Store,
    audit::{Entry, record},
    boxed,
    dialect::now,
    entities::{sessions, users},
    insert::insert,
    only::Only,
    sql::Sql,
};

/// A new account.
#[derive(Clone, Debug)]
pub struct NewUser {
    /// Each address has at most one account; upper and lower case are the same.
    pub email: Email,
    pub name: Name,
    /// The password's hash as a PHC string.
    pub password_hash: String,
    pub role: Role,
}

/// The account and the hash that a password is checked against.
#[derive(Clone, Debug)]
pub struct Credentials {
    pub me: Me,
    /// The password's hash as a PHC string.
    pub password_hash: String,
}

/// A new password.
#[derive(Clone, Debug)]
pub struct NewPassword {
    /// Its hash as a PHC string.
    pub hash: String,
    /// The session that is kept. All others end.
    pub keep_session: Option<[u8; 32]>,
    /// Whether the account's API keys are kept.
    pub keep_keys: bool,
    /// The user who sets it; `None`: the command line.
    pub actor: Option<UserId>,
}

/// The result of a registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Registered {
    /// The account was created.
    Created(UserId),
    /// The email address already has this account. It was not changed.
    EmailTaken(UserId),
}

impl Store {
    /// Creates an account unless the email address has one. Both cases write one row to disk, so they take the same time.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn register_user(&self, new: &NewUser) -> Result<Registered> {
        // A single statement decides whether the address is free, and writes a row in both cases.
        let sql = Sql::new(
            "INSERT INTO users (email, name, password_hash, role, created_at) VALUES ($1, $2, $3, $4, {now})
            ON CONFLICT (email) DO UPDATE SET email = excluded.email RETURNING id, password_hash",
        )
        .bind(new.email.as_str())
        .bind(new.name.as_str())
        .bind(new.password_hash.as_str())
        .bind(new.role.as_str());
        let row: Option<RegisteredRow> = sql.one(&self.write).await?;
        let row = row.ok_or_else(|| Error::BadRow("a new account has no id".to_owned()))?;
        // Hashes are salted, so only a row that was just created has this hash.
        let created = row.password_hash == new.password_hash;
        Ok(if created { Registered::Created(UserId(row.id)) } else { Registered::EmailTaken(UserId(row.id)) })
    }

    /// Creates an account.
    ///
    /// # Errors
    /// [`EmailTaken`](crate::Error::EmailTaken); when the database fails.
    #[boxed]
    pub async fn create_user(&self, new: &NewUser) -> Result<UserId> {
        let row = users::ActiveModel {
            email: Set(new.email.as_str().to_owned()),
            name: Set(new.name.as_str().to_owned()),
            password_hash: Set(new.password_hash.clone()),
            role: Set(new.role.as_str().to_owned()),
            ..Default::default()
        };
        let created = insert(row, [(users::Column::CreatedAt, now(&self.write))]);
        match created.returning(users::Column::Id, &self.write).await {
            Ok(Some(id)) => Ok(UserId(id)),
            Ok(None) => Err(Error::BadRow("a new account has no id".to_owned())),
            // Only the email address must be unique.
            Err(Error::Database(error)) if is_duplicate(&error) => Err(Error::EmailTaken),
            Err(error) => Err(error),
        }
    }

    /// The account of an email address.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn credentials(&self, email: &Email) -> Result<Option<Credentials>> {
        let row = users::Entity::find()
            .filter(users::Column::Email.eq(email.as_str()))
            .into_partial_model::<CredentialsRow>()
            .only(&self.read)
            .await?;
        row.map(|row| Ok(Credentials { me: row.person.me()?, password_hash: row.password_hash })).transpose()
    }

    /// Sets an account's password, ends its sessions and revokes its API keys, as far as `password` does not keep them.
    /// Returns the number of revoked keys.
    ///
    /// # Errors
    /// [`NoSuchUser`](crate::Error::NoSuchUser); when the database fails.
    #[boxed]
    pub async fn set_password(&self, user: UserId, password: NewPassword) -> Result<u64> {
        let NewPassword { hash, keep_session, keep_keys, actor } = password;
        let transaction = self.begin_write().await?;
        let changed = users::Entity::update_many()
            .col_expr(users::Column::PasswordHash, Expr::value(hash))
            .filter(users::Column::Id.eq(user.0))
            .exec_with_returning(&transaction)
            .await?;
        let Some(users::Model { email, .. }) = changed.into_iter().next() else { return Err(Error::NoSuchUser) };
        // An empty hash matches no token, so all sessions end.
        sessions::Entity::delete_many()
            .filter(sessions::Column::UserId.eq(user.0))
            .filter(sessions::Column::TokenHash.ne(keep_session.map_or_else(Vec::new, |hash| hash.to_vec())))
            .exec(&transaction)
            .await?;
        let revoked = if keep_keys { 0 } else { revoke(&transaction, user, &email, Revoke::All, actor).await? };
        let after = Some(json!({ "keys_revoked": revoked }));
        record(&transaction, Entry { actor, action: AuditAction::UserPassword, target: &email, before: None, after })
            .await?;
        transaction.commit().await?;
        Ok(revoked)
    }

    /// An account by its id.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn user(&self, id: UserId) -> Result<Option<Me>> {
        let row = users::Entity::find_by_id(id.0).into_partial_model::<PersonRow>().only(&self.read).await?;
        row.map(PersonRow::me).transpose()
    }

    /// Whether there is an admin.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn has_admin(&self) -> Result<bool> {
        // With a bound value, the index of admins would not be used.
        let sql = Sql::new("SELECT id FROM users WHERE role = 'admin' LIMIT 1");
        Ok(sql.scalar::<i64>(&self.read).await?.is_some())
    }
}

/// The columns of [`Me`].
#[derive(DerivePartialModel)]
#[sea_orm(entity = "users::Entity")]
pub(super) struct PersonRow {
    id: i64,
    name: String,
    email: String,
    role: String,
}

impl PersonRow {
    pub(super) fn me(self) -> Result<Me> {
        let role = self.role.parse().map_err(Error::BadRow)?;
        Ok(Me { id: UserId(self.id), name: self.name, email: self.email, role })
    }
}

#[derive(FromQueryResult)]
struct RegisteredRow {
    id: i64,
    password_hash: String,
}

#[derive(DerivePartialModel)]
#[sea_orm(entity = "users::Entity")]
struct CredentialsRow {
    #[sea_orm(nested)]
    person: PersonRow,
    password_hash: String,
}

fn is_duplicate(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}
