//! Accounts.

use assay_domain::{Email, Me, Name, Role, UserId};

use sea_orm::{DbErr, FromQueryResult, SqlErr};

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

impl Store {
    /// Creates an account.
    ///
    /// # Errors
    /// [`EmailTaken`](crate::Error::EmailTaken) when the address already has one; when the database fails.
    #[boxed]
    pub async fn create_user(&self, new: &NewUser) -> Result<UserId> {
        let sql = Sql::new(
            "INSERT INTO users (email, name, password_hash, role, created_at) VALUES ($1, $2, $3, $4, {now}) RETURNING id",
        )
        .bind(new.email.as_str())
        .bind(new.name.as_str())
        .bind(new.password_hash.as_str())
        .bind(new.role.as_str());
        match sql.scalar(&self.write).await {
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

    /// Gives an account another password and ends its sessions, but for the one to `keep`. API keys stay: they never knew the
    /// password.
    ///
    /// # Errors
    /// [`NoSuchUser`](crate::Error::NoSuchUser); when the database fails.
    #[boxed]
    pub async fn set_password(
        &self,
        user: UserId,
        password_hash: &str,
        keep: Option<[u8; 32]>,
        actor: Option<UserId>,
    ) -> Result<()> {
        let transaction = self.begin_write().await?;
        let sql = Sql::new("UPDATE users SET password_hash = $1 WHERE id = $2 RETURNING email")
            .bind(password_hash)
            .bind(user.0);
        let Some(email) = sql.scalar::<String>(&transaction).await? else { return Err(Error::NoSuchUser) };
        // No token has an empty hash.
        Sql::new("DELETE FROM sessions WHERE user_id = $1 AND token_hash <> $2")
            .bind(user.0)
            .bind(keep.map_or_else(Vec::new, |hash| hash.to_vec()))
            .run(&transaction)
            .await?;
        note(&transaction, Note { actor, action: "user.password", target: &email, before: None, after: None }).await?;
        transaction.commit().await?;
        Ok(())
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
struct CredentialsRow {
    #[sea_orm(nested)]
    person: PersonRow,
    password_hash: String,
}

fn is_duplicate(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}
