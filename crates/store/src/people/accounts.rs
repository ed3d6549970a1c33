//! Accounts.

use assay_domain::{Email, Me, Name, Role, UserId};

use sea_orm::{DbErr, FromQueryResult, SqlErr};
use serde_json::json;

use super::api_keys::{Revoke, revoke};
use crate::{
    Error, Result, Store,
    audit::{Note, note},
    boxed,
    sql::Sql,
};

/// An account to be created.
#[derive(Clone, Debug)]
pub struct NewUser {
    /// Used to log in; one account an address, whatever its case.
    pub email: Email,
    /// Shown to others.
    pub name: Name,
    /// The password's hash as a PHC string.
    pub password_hash: String,
    /// What the person may do.
    pub role: Role,
}

/// What is needed to log a person in.
#[derive(Clone, Debug)]
pub struct Credentials {
    /// The account.
    pub me: Me,
    /// The password's hash as a PHC string.
    pub password_hash: String,
}

/// A password to be set.
#[derive(Clone, Debug)]
pub struct NewPassword {
    /// Its hash as a PHC string.
    pub hash: String,
    /// The session that stays. All others end.
    pub keep_session: Option<[u8; 32]>,
    /// Whether the account's API keys stay.
    pub keep_keys: bool,
    /// Who sets it: nobody means the operator at the command line.
    pub actor: Option<UserId>,
}

/// What became of a registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Registered {
    /// There is a new account.
    Created(UserId),
    /// The address had an account already, which is unchanged.
    AddressTaken(UserId),
}

impl Store {
    /// Creates an account unless the address has one. Both cases write one row and wait for the disk, so they take the same time.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn register_user(&self, new: &NewUser) -> Result<Registered> {
        let sql = Sql::new(
            "INSERT INTO users (email, name, password_hash, role, created_at) VALUES ($1, $2, $3, $4, {now})
            ON CONFLICT (email) DO UPDATE SET email = excluded.email RETURNING id, password_hash",
        );
        let row: Option<RegisteredRow> = bind_new_user(sql, new).one(&self.write).await?;
        let row = row.ok_or_else(|| Error::BadRow("a new account has no id".to_owned()))?;
        // Hashes are salted: only the row written here has this one.
        let created = row.password_hash == new.password_hash;
        Ok(if created { Registered::Created(UserId(row.id)) } else { Registered::AddressTaken(UserId(row.id)) })
    }

    /// Creates an account.
    ///
    /// # Errors
    /// [`EmailTaken`](crate::Error::EmailTaken) when the address already has one; when the database fails.
    #[boxed]
    pub async fn create_user(&self, new: &NewUser) -> Result<UserId> {
        let sql = Sql::new(
            "INSERT INTO users (email, name, password_hash, role, created_at) VALUES ($1, $2, $3, $4, {now}) RETURNING id",
        );
        match bind_new_user(sql, new).scalar(&self.write).await {
            Ok(Some(id)) => Ok(UserId(id)),
            Ok(None) => Err(Error::BadRow("a new account has no id".to_owned())),
            // The address is all that must be unique.
            Err(Error::Database(error)) if is_duplicate(&error) => Err(Error::EmailTaken),
            Err(error) => Err(error),
        }
    }

    /// The account of an address.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn credentials(&self, email: &Email) -> Result<Option<Credentials>> {
        let sql =
            Sql::new("SELECT id, name, email, role, password_hash FROM users WHERE email = $1").bind(email.as_str());
        let row: Option<CredentialsRow> = sql.one(&self.read).await?;
        row.map(|row| Ok(Credentials { me: row.person.me()?, password_hash: row.password_hash })).transpose()
    }

    /// Gives an account another password, ends its sessions and revokes its API keys, except for what the new password keeps. Says how
    /// many keys were revoked.
    ///
    /// # Errors
    /// [`NoSuchUser`](crate::Error::NoSuchUser); when the database fails.
    #[boxed]
    pub async fn set_password(&self, user: UserId, password: NewPassword) -> Result<u64> {
        let NewPassword { hash, keep_session, keep_keys, actor } = password;
        let transaction = self.begin_write().await?;
        let sql = Sql::new("UPDATE users SET password_hash = $1 WHERE id = $2 RETURNING email").bind(hash).bind(user.0);
        let Some(email) = sql.scalar::<String>(&transaction).await? else { return Err(Error::NoSuchUser) };
        // No token has an empty hash.
        Sql::new("DELETE FROM sessions WHERE user_id = $1 AND token_hash <> $2")
            .bind(user.0)
            .bind(keep_session.map_or_else(Vec::new, |hash| hash.to_vec()))
            .run(&transaction)
            .await?;
        let revoked = if keep_keys { 0 } else { revoke(&transaction, user, &email, Revoke::All, actor).await? };
        let after = Some(json!({ "keys_revoked": revoked }));
        note(&transaction, Note { actor, action: "user.password", target: &email, before: None, after }).await?;
        transaction.commit().await?;
        Ok(revoked)
    }

    /// An account by its id.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn user(&self, id: UserId) -> Result<Option<Me>> {
        let sql = Sql::new("SELECT id, name, email, role FROM users WHERE id = $1").bind(id.0);
        sql.one::<PersonRow>(&self.read).await?.map(PersonRow::me).transpose()
    }

    /// Whether there is an admin.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn has_admin(&self) -> Result<bool> {
        let sql = Sql::new("SELECT id FROM users WHERE role = 'admin' LIMIT 1");
        Ok(sql.scalar::<i64>(&self.read).await?.is_some())
    }
}

/// The columns of a person that everybody asks for.
#[derive(FromQueryResult)]
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

#[derive(FromQueryResult)]
struct CredentialsRow {
    #[sea_orm(nested)]
    person: PersonRow,
    password_hash: String,
}

fn is_duplicate(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}

fn bind_new_user(sql: Sql, new: &NewUser) -> Sql {
    sql.bind(new.email.as_str()).bind(new.name.as_str()).bind(new.password_hash.as_str()).bind(new.role.as_str())
}
