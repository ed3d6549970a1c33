//! Password hashing with argon2id and the crate's defaults (19 MiB, 2 passes), which OWASP recommends. Hashing takes tens of
//! ms of CPU, so it runs on the blocking pool. Only a few run at a time, so that many log-ins do not use all memory.

use argon2::{
    Argon2, PasswordHash, PasswordHasher, PasswordVerifier,
    password_hash::{SaltString, rand_core::OsRng},
};
use assay_domain::{Password, Refusal};
use tokio::sync::Semaphore;

use crate::Error;

/// Limits the number of hashes that run at the same time, which use 4 × 19 MiB.
static RUNNING: Semaphore = Semaphore::const_new(4);

/// Hashes a password, and returns a PHC string.
///
/// # Errors
/// When hashing fails, which is an internal failure.
pub async fn hash_password(password: Password) -> Result<String, Error> {
    on_blocking_pool(move || {
        let salt = SaltString::generate(&mut OsRng);
        let hash = Argon2::default().hash_password(password.expose().as_bytes(), &salt);
        hash.map(|hash| hash.to_string()).map_err(|error| {
            tracing::error!(%error, "cannot hash a password");
            Refusal::Internal.into()
        })
    })
    .await?
}

/// Whether a password matches a stored hash. Without a hash (for an unknown email address), it returns false after the same
/// time.
pub(crate) async fn verify(password: String, hash: Option<String>) -> Result<bool, Error> {
    on_blocking_pool(move || {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| DUMMY.to_owned());
        let parsed = PasswordHash::new(&hash).map_err(|error| {
            tracing::error!(%error, "cannot read a stored password hash");
            Error::from(Refusal::Internal)
        })?;
        Ok(Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok() && known)
    })
    .await?
}

async fn on_blocking_pool<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    let permit = RUNNING.acquire().await.map_err(|error| Error::internal(&error))?;
    // The task holds the permit, because it continues even if the client disconnects.
    let work = move || {
        let _permit = permit;
        work()
    };
    tokio::task::spawn_blocking(work).await.map_err(|error| Error::internal(&error))
}

/// A hash of a forgotten random text, with the same parameters.
const DUMMY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRvZm91cnM$0DkCHGQTPNXQnOJNVbtrFg6vmHrgeo1pe1f+Ng1rnLI";

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_correct_password_matches() {
        let hash = hash_password("correct horse".parse().unwrap()).await.unwrap();
        assert!(verify("correct horse".into(), Some(hash.clone())).await.unwrap());
        assert!(!verify("wrong horse".into(), Some(hash)).await.unwrap());
        assert!(!verify("correct horse".into(), None).await.unwrap());
    }
}
