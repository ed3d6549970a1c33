//! Password hashing: argon2id with the crate's defaults (19 MiB, 2 passes: OWASP's first recommendation).
//! It takes tens of ms of CPU, so it runs on the blocking pool, and only a few at a time: a flood of log-ins must not
//! take all memory.

use argon2::{
    Argon2, PasswordHash, PasswordHasher, PasswordVerifier,
    password_hash::{SaltString, rand_core::OsRng},
};
use assay_domain::Password;
use tokio::sync::Semaphore;

use crate::Error;

/// At most so many hashes at once: 4 × 19 MiB.
static AT_ONCE: Semaphore = Semaphore::const_new(4);

/// Hashes a password for storing, in PHC string form.
///
/// # Errors
/// When hashing fails, which is a fault of ours.
pub async fn hash_password(password: Password) -> Result<String, Error> {
    on_blocking_pool(move || {
        let salt = SaltString::generate(&mut OsRng);
        let hash = Argon2::default().hash_password(password.expose().as_bytes(), &salt);
        hash.map(|hash| hash.to_string()).map_err(|error| {
            tracing::error!(%error, "password could not be hashed");
            Error::Internal
        })
    })
    .await?
}

/// Whether a password belongs to a stored hash. Without a hash, as for an unknown address, it takes as long and says no.
pub(crate) async fn verify(password: String, hash: Option<String>) -> Result<bool, Error> {
    on_blocking_pool(move || {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| DUMMY.to_owned());
        let parsed = PasswordHash::new(&hash).map_err(|error| {
            tracing::error!(%error, "stored password hash cannot be read");
            Error::Internal
        })?;
        Ok(Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok() && known)
    })
    .await?
}

async fn on_blocking_pool<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    let permit = AT_ONCE.acquire().await.map_err(|error| Error::internal(&error))?;
    // The permit goes along: a client that hangs up ends the request, but not the hashing.
    let work = move || {
        let _permit = permit;
        work()
    };
    tokio::task::spawn_blocking(work).await.map_err(|error| Error::internal(&error))
}

/// A hash of a random text nobody kept, with the same parameters.
const DUMMY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRvZm91cnM$0DkCHGQTPNXQnOJNVbtrFg6vmHrgeo1pe1f+Ng1rnLI";

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_fits() {
        let hash = hash_password("correct horse".parse().unwrap()).await.unwrap();
        assert!(verify("correct horse".into(), Some(hash.clone())).await.unwrap());
        assert!(!verify("wrong horse".into(), Some(hash)).await.unwrap());
        assert!(!verify("correct horse".into(), None).await.unwrap());
    }
}
