//! Registering, logging in and out, and knowing who asks.

use assay_domain::{Email, Me, Name, Password, Role};
use assay_store::NewUser;

use serde_json::json;

use crate::{ApiKey, Error, FieldError, OneTimeToken, Service, SessionToken, Visitor, boxed, passwords};

/// A session that has just begun.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// The secret for the cookie.
    pub token: SessionToken,
    /// Whose it is.
    pub me: Me,
    /// How long the browser keeps the cookie, in s. Longer than a session lasts: its row, which slides with use, decides.
    pub max_age_s: i64,
}

impl Service {
    /// Makes an account and logs it in. A session the visitor has ends.
    ///
    /// # Errors
    /// When a field is not right, the address is taken, or there were too many tries from the visitor's address.
    #[boxed]
    pub async fn register(
        &self,
        name: &str,
        email: &str,
        password: &str,
        visitor: &Visitor,
    ) -> Result<NewSession, Error> {
        self.limits.credentials(visitor.address).await?;
        let user = parse_new_user(name, email, password)?;
        let me = self.create_user(user, Role::Learner).await?;
        tracing::info!(user.id = %me.id, "registered");
        self.renew_session(me, visitor).await
    }

    /// Logs somebody in. Every log-in begins a new session, and the one the visitor had ends: a token that somebody planted
    /// before is worth nothing after.
    ///
    /// # Errors
    /// When e-mail and password do not belong together, or there were too many tries.
    #[boxed]
    pub async fn log_in(&self, email: &str, password: &str, visitor: &Visitor) -> Result<NewSession, Error> {
        self.limits.credentials(visitor.address).await?;
        let Ok(email) = email.parse::<Email>() else { return Err(Error::WrongCredentials) };
        self.limits.guess(email.as_str(), visitor.address).await?;
        if password.len() > Password::MAX_BYTES {
            return Err(Error::WrongCredentials);
        }
        let known = self.store.credentials(&email).await?;
        let hash = known.as_ref().map(|known| known.password_hash.clone());
        let right = passwords::verify(password.to_owned(), hash).await?;
        match known {
            Some(known) if right => self.renew_session(known.me, visitor).await,
            _ => Err(Error::WrongCredentials),
        }
    }

    /// Gives the visitor another password. Sessions of other browsers end; API keys stay.
    ///
    /// # Errors
    /// When nobody is logged in, the current password is not right, the other is none, or there were too many tries.
    #[boxed]
    pub async fn change_password(&self, current: &str, password: &str, visitor: &Visitor) -> Result<(), Error> {
        let me = visitor.require()?;
        self.limits.credentials(visitor.address).await?;
        self.limits.guess(&me.email, visitor.address).await?;
        let password = password.parse::<Password>();
        let right = current.len() <= Password::MAX_BYTES && {
            let email = me.email.parse::<Email>().map_err(|error| Error::internal(&error))?;
            let known = self.store.credentials(&email).await?.ok_or(Error::NotFound("account"))?;
            passwords::verify(current.to_owned(), Some(known.password_hash)).await?
        };
        let wrong = (!right).then(|| FieldError::new("current", "This is not your password."));
        match (password, wrong) {
            (Ok(password), None) => {
                let hash = passwords::hash_password(password).await?;
                let keep = visitor.session.as_ref().map(SessionToken::hash);
                self.store.set_password(me.id, &hash, keep, Some(me.id)).await?;
                tracing::info!(user.id = %me.id, "changed the password");
                Ok(())
            }
            (password, wrong) => Err(Error::Invalid(wrong.into_iter().chain(password.err().map(Into::into)).collect())),
        }
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When the database cannot be written.
    #[boxed]
    pub async fn log_out(&self, session: &SessionToken) -> Result<(), Error> {
        Ok(self.store.delete_session(session.hash()).await?)
    }

    /// Whose session this is, unless it has ended or expired.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[boxed]
    pub async fn session_user(&self, session: &SessionToken) -> Result<Option<Me>, Error> {
        Ok(self.store.session_user(session.hash()).await?)
    }

    /// Whose API key this is.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[boxed]
    pub async fn api_key_user(&self, key: &ApiKey) -> Result<Option<Me>, Error> {
        Ok(self.store.api_key_user(key.hash()).await?)
    }

    /// Makes an account without logging it in.
    ///
    /// # Errors
    /// When the address is taken.
    #[boxed]
    pub async fn create_user(&self, user: ParsedUser, role: Role) -> Result<Me, Error> {
        let ParsedUser { name, email, password } = user;
        let password_hash = passwords::hash_password(password).await?;
        let me = |id| Me { id, name: name.as_str().to_owned(), email: email.as_str().to_owned(), role };
        let user = NewUser { email: email.clone(), name: name.clone(), password_hash, role };
        Ok(me(self.store.create_user(&user).await?))
    }

    /// Makes a key for the REST interface. It is shown this once.
    ///
    /// # Errors
    /// When there is no such account.
    #[boxed]
    pub async fn create_api_key(&self, email: &Email, label: &str) -> Result<ApiKey, Error> {
        let owner = self.store.credentials(email).await?.ok_or(Error::NotFound("account"))?;
        let key = ApiKey::generate().map_err(|error| Error::internal(&error))?;
        self.store.create_api_key(owner.me.id, key.hash(), label).await?;
        Ok(key)
    }

    /// Uses a one-time link: makes the person an admin.
    ///
    /// # Errors
    /// When the link was used, has expired, or never was.
    #[boxed]
    pub async fn claim_admin(&self, me: &Me, link: &OneTimeToken) -> Result<(), Error> {
        if !self.store.use_one_time_link(link.hash(), me.id).await? {
            return Err(Error::NotFound("link"));
        }
        let (before, after) = (json!({ "role": me.role }), json!({ "role": Role::Admin }));
        self.store.audit(Some(me.id), "user.claim_admin", &me.email, Some(before), Some(after)).await?;
        tracing::info!(user.id = %me.id, "became admin by one-time link");
        Ok(())
    }

    async fn renew_session(&self, me: Me, visitor: &Visitor) -> Result<NewSession, Error> {
        if let Some(former) = &visitor.session {
            self.store.delete_session(former.hash()).await?;
        }
        self.begin_session(me).await
    }

    async fn begin_session(&self, me: Me) -> Result<NewSession, Error> {
        let token = SessionToken::generate().map_err(|error| Error::internal(&error))?;
        self.store.create_session(me.id, token.hash(), self.config.session_s * 1000).await?;
        Ok(NewSession { token, me, max_age_s: COOKIE_S })
    }
}

/// 400 days: the longest that browsers keep a cookie (RFC 6265bis, 5.5).
const COOKIE_S: i64 = 400 * 24 * 60 * 60;

/// A checked registration.
#[derive(Clone, Debug)]
pub struct ParsedUser {
    name: Name,
    email: Email,
    password: Password,
}

/// Checks all fields, so that a form shows all its errors at once.
///
/// # Errors
/// With what is wrong, field by field.
pub fn parse_new_user(name: &str, email: &str, password: &str) -> Result<ParsedUser, Error> {
    match (name.parse(), email.parse(), password.parse()) {
        (Ok(name), Ok(email), Ok(password)) => Ok(ParsedUser { name, email, password }),
        (name, email, password) => {
            let errors: [Option<FieldError>; 3] =
                [name.err().map(Into::into), email.err().map(Into::into), password.err().map(Into::into)];
            Err(Error::Invalid(errors.into_iter().flatten().collect()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_fields_are_checked_at_once() {
        let error = parse_new_user("", "nobody", "short").unwrap_err();
        let fields: Vec<_> = error.fields().iter().map(|field| field.field.as_str()).collect();
        assert_eq!(fields, ["name", "email", "password"]);
    }
}
