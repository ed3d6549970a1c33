//! Registering, logging in and out, and finding out who asks.

use assay_domain::{Email, Me, Name, Password, Role, UserId};
use assay_store::{NewPassword, NewUser, Registered};
use serde_json::json;

use crate::{Error, FieldError, OneTimeToken, Service, SessionToken, Visitor, boxed, device::KnownDevice, passwords};

/// A session that has just begun.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// The secret for the cookie.
    pub token: SessionToken,
    /// Proves later that this browser logged in, for the device cookie.
    pub device: String,
    /// How long the browser keeps the cookies, in s. Longer than a session lasts: its row, which slides with use, decides.
    pub max_age_s: i64,
}

impl Service {
    /// Registers an account. The answer is the same, and takes as long, whether or not the address has an account already: otherwise
    /// anyone could find out who has one. Nobody is logged in, because that would tell, too. An account that exists stays as it is.
    ///
    /// # Errors
    /// When a field is invalid, or there were too many tries from the visitor's address.
    #[boxed]
    pub async fn register(&self, name: &str, email: &str, password: &str, visitor: &Visitor) -> Result<(), Error> {
        self.limits.registration(visitor.address).await?;
        let user = parse_new_user(name, email, password)?.hashed(Role::Learner).await?;
        match self.store.register_user(&user).await? {
            Registered::Created(id) => tracing::info!(user.id = %id, "registered"),
            Registered::EmailTaken(id) => {
                tracing::info!(user.id = %id, address = %visitor.address, "registration for an account that exists");
            }
        }
        Ok(())
    }

    /// Logs somebody in. Every log-in begins a new session, and the visitor's former one ends: a token that somebody planted before is
    /// worth nothing after. `device` is the cookie of a browser that logged in before.
    ///
    /// # Errors
    /// When email and password do not belong together, or there were too many tries.
    #[boxed]
    pub async fn log_in(
        &self,
        email: &str,
        password: &str,
        device: Option<&str>,
        visitor: &Visitor,
    ) -> Result<NewSession, Error> {
        self.limits.credentials(visitor.address).await?;
        let Ok(email) = email.parse::<Email>() else { return Err(Error::WrongCredentials) };
        self.limits.guess(email.as_str(), visitor.address).await?;
        let known = self.store.credentials(&email).await?;
        let user = known.as_ref().map(|known| known.me.id);
        let device = device.zip(user).and_then(|(cookie, user)| KnownDevice::read(cookie, user, &self.secret));
        self.limits.guess_anywhere(email.as_str(), device.as_ref()).await?;
        let hash = known.as_ref().map(|known| known.password_hash.clone());
        let right = password.len() <= Password::MAX_BYTES && passwords::verify(password.to_owned(), hash).await?;
        match known {
            Some(known) if right => self.renew_session(known.me, device, visitor).await,
            _ => {
                self.log_failed(&email, user, visitor);
                Err(Error::WrongCredentials)
            }
        }
    }

    /// Gives the visitor another password. Sessions of other browsers end, and API keys are revoked unless they are to be kept.
    ///
    /// # Errors
    /// When nobody is logged in, the current password is wrong, the new one is invalid, or there were too many tries.
    #[boxed]
    pub async fn change_password(
        &self,
        current: &str,
        password: &str,
        keep_keys: bool,
        visitor: &Visitor,
    ) -> Result<(), Error> {
        let me = visitor.require()?;
        self.limits.credentials(visitor.address).await?;
        self.limits.guess(&me.email, visitor.address).await?;
        let password = password.parse::<Password>();
        let email = me.email.parse::<Email>().map_err(|error| Error::internal(&error))?;
        let right = current.len() <= Password::MAX_BYTES && {
            let known = self.store.credentials(&email).await?.ok_or(Error::NotFound("account"))?;
            passwords::verify(current.to_owned(), Some(known.password_hash)).await?
        };
        if !right {
            self.log_failed(&email, Some(me.id), visitor);
        }
        let wrong = (!right).then(|| FieldError::new("current", "This is not your password."));
        match (password, wrong) {
            (Ok(password), None) => {
                let hash = passwords::hash_password(password).await?;
                let keep_session = visitor.session.as_ref().map(SessionToken::hash);
                let new = NewPassword { hash, keep_session, keep_keys, actor: Some(me.id) };
                let revoked = self.store.set_password(me.id, new).await?;
                tracing::info!(user.id = %me.id, keys.revoked = revoked, "changed the password");
                Ok(())
            }
            (password, wrong) => Err(Error::Invalid(wrong.into_iter().chain(password.err().map(Into::into)).collect())),
        }
    }

    /// Logs a wrong password. The account is named by its id and by a keyed hash of its address, which is the same for each try at an
    /// address that has no account.
    fn log_failed(&self, email: &Email, user: Option<UserId>, visitor: &Visitor) {
        let account = self.secret.hash("log", email.as_str());
        let user = user.map(|user| user.0);
        tracing::warn!(user.id = user, account, address = %visitor.address, "wrong password");
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

    async fn renew_session(&self, me: Me, device: Option<KnownDevice>, visitor: &Visitor) -> Result<NewSession, Error> {
        if let Some(former) = &visitor.session {
            self.store.delete_session(former.hash()).await?;
        }
        let device = device.map_or_else(|| KnownDevice::new(me.id), Ok)?.sign(&self.secret);
        let token = SessionToken::generate().map_err(|error| Error::internal(&error))?;
        self.store.create_session(me.id, token.hash(), self.config.session_s * 1000).await?;
        Ok(NewSession { token, device, max_age_s: COOKIE_S })
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

impl ParsedUser {
    async fn hashed(self, role: Role) -> Result<NewUser, Error> {
        let Self { name, email, password } = self;
        Ok(NewUser { email, name, password_hash: passwords::hash_password(password).await?, role })
    }
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
