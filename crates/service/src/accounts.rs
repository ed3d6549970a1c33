//! Registering, logging in and out, and changing passwords.

use assay_domain::{AuditAction, Email, FieldName, FieldProblem, Me, Missing, Name, Password, Refusal, Role, UserId};
use assay_store::{NewPassword, NewUser, Registered};
use serde_json::json;

use crate::{Error, OneTimeToken, Service, SessionToken, Visitor, boxed, device::KnownDevice, passwords};

/// A new session.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// The secret for the session cookie.
    pub token: SessionToken,
    /// The value of the device cookie, which later proves that this browser has logged in.
    pub device: String,
    /// How long the browser keeps the cookies, in s. This is longer than a session lasts; its row decides.
    pub max_age_s: i64,
}

impl Service {
    /// Registers an account. An existing account is not changed. The result and the time are the same if the email address
    /// already has an account, so that visitors cannot find out who has one. For the same reason, this does not log in.
    ///
    /// # Errors
    /// When a field is invalid, or there were too many tries from the visitor's IP address.
    #[boxed]
    pub async fn register(&self, name: &str, email: &str, password: &str, visitor: &Visitor) -> Result<(), Error> {
        self.limits.registration(visitor.address).await?;
        let user = parse_new_user(name, email, password)?.hashed(Role::Learner).await?;
        match self.store.register_user(&user).await? {
            Registered::Created(id) => tracing::info!(user.id = %id, "registered"),
            Registered::EmailTaken(id) => {
                tracing::info!(user.id = %id, address = %visitor.address, "registration for an existing account");
            }
        }
        Ok(())
    }

    /// Logs a user in. This begins a new session and ends the visitor's old one, so that an attacker cannot plant a token before.
    /// `device` is the cookie of a browser that has logged in before.
    ///
    /// # Errors
    /// When email or password is wrong, or there were too many tries.
    #[boxed]
    pub async fn log_in(
        &self,
        email: &str,
        password: &str,
        device: Option<&str>,
        visitor: &Visitor,
    ) -> Result<NewSession, Error> {
        self.limits.credentials(visitor.address).await?;
        let Ok(email) = email.parse::<Email>() else { return Err(Refusal::WrongCredentials.into()) };
        self.limits.guess(email.as_str(), visitor.address).await?;
        let known = self.store.credentials(&email).await?;
        let user = known.as_ref().map(|known| known.me.id);
        let device = device.zip(user).and_then(|(cookie, user)| KnownDevice::read(cookie, user, &self.secret));
        self.limits.guess_anywhere(email.as_str(), device.as_ref()).await?;
        let hash = known.as_ref().map(|known| known.password_hash.clone());
        let correct = password.len() <= Password::MAX_BYTES && passwords::verify(password.to_owned(), hash).await?;
        match known {
            Some(known) if correct => self.renew_session(known.me, device, visitor).await,
            _ => {
                self.log_failed(&email, user, visitor);
                Err(Refusal::WrongCredentials.into())
            }
        }
    }

    /// Changes the user's password. Ends the sessions in other browsers, and revokes API keys unless `keep_keys` is true.
    ///
    /// # Errors
    /// When the visitor is not logged in, the current password is wrong, the new one is invalid, or there were too many tries.
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
        let correct = current.len() <= Password::MAX_BYTES && {
            let known = self.store.credentials(&email).await?.ok_or(Error::not_found(Missing::Account))?;
            passwords::verify(current.to_owned(), Some(known.password_hash)).await?
        };
        if !correct {
            self.log_failed(&email, Some(me.id), visitor);
        }
        let wrong = (!correct).then(|| FieldProblem::WrongPassword.of(FieldName::Current));
        match (password, wrong) {
            (Ok(password), None) => {
                let hash = passwords::hash_password(password).await?;
                let keep_session = visitor.session.as_ref().map(SessionToken::hash);
                let new = NewPassword { hash, keep_session, keep_keys, actor: Some(me.id) };
                let revoked = self.store.set_password(me.id, new).await?;
                tracing::info!(user.id = %me.id, keys.revoked = revoked, "changed the password");
                Ok(())
            }
            (password, wrong) => {
                let password = password.err().map(|error| FieldProblem::from(error).of(FieldName::Password));
                Err(Error::fields(wrong.into_iter().chain(password).collect()))
            }
        }
    }

    /// Logs a wrong password. The log has the account's id, and a keyed hash of the email address, also for addresses without an
    /// account.
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

    /// The user of a session, unless it has ended or expired.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[boxed]
    pub async fn session_user(&self, session: &SessionToken) -> Result<Option<Me>, Error> {
        Ok(self.store.session_user(session.hash()).await?)
    }

    /// Makes the user an admin with a one-time link.
    ///
    /// # Errors
    /// When the link was used, has expired, or is unknown.
    #[boxed]
    pub async fn claim_admin(&self, me: &Me, link: &OneTimeToken) -> Result<(), Error> {
        if !self.store.use_one_time_link(link.hash(), me.id).await? {
            return Err(Error::not_found(Missing::Link));
        }
        let (before, after) = (json!({ "role": me.role }), json!({ "role": Role::Admin }));
        self.store.audit(Some(me.id), AuditAction::UserClaimAdmin, &me.email, Some(before), Some(after)).await?;
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

/// 400 days, the longest lifetime of a cookie (RFC 6265bis, 5.5).
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
/// One for each invalid field.
pub fn parse_new_user(name: &str, email: &str, password: &str) -> Result<ParsedUser, Error> {
    match (name.parse(), email.parse(), password.parse()) {
        (Ok(name), Ok(email), Ok(password)) => Ok(ParsedUser { name, email, password }),
        (name, email, password) => {
            let errors = [
                name.err().map(|error| FieldProblem::from(error).of(FieldName::Name)),
                email.err().map(|error| FieldProblem::from(error).of(FieldName::Email)),
                password.err().map(|error| FieldProblem::from(error).of(FieldName::Password)),
            ];
            Err(Error::fields(errors.into_iter().flatten().collect()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_fields_are_checked_at_once() {
        let error = parse_new_user("", "nobody", "short").unwrap_err();
        let fields: Vec<_> = error.invalid_fields().iter().map(|error| error.field).collect();
        assert_eq!(fields, [FieldName::Name, FieldName::Email, FieldName::Password]);
    }
}
