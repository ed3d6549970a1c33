//! Loading a shipped problem.

use assay_domain::{AuditAction, ShippedKind::Problem};
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::{
    Shipping,
    row::{self, NewRow, ShippedRow, State, is_as_loaded_before, is_loaded, lock_loading},
};
use crate::{
    NewProblem, Result, Store,
    audit::{Entry, record},
    boxed,
    problems::{
        add_edition,
        edition::{self, LockedProblem},
        write_problem,
    },
};

impl Store {
    /// Loads a shipped problem. Its package becomes an edition in any case. It becomes the current edition if the problem is new, or if the
    /// current edition is the one that was shipped last. Visibility never changes.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn ship_problem(&self, new: &NewProblem) -> Result<Shipping> {
        let transaction = self.begin_write().await?;
        lock_loading(&transaction).await?;
        let row = row::lock(&transaction, Problem, &new.slug).await?;
        let shipping = if is_loaded(&transaction, Problem, &new.slug, row.as_ref(), &new.package_hash).await? {
            Shipping::Same
        } else {
            // A problem without an edition cannot be shown, so it counts as missing.
            let known = edition::lock(&transaction, &new.slug).await?;
            match known.filter(|known| known.package_hash.is_some()) {
                Some(known) => compare(&transaction, new, &known, row.as_ref()).await?,
                None if row.as_ref().is_some_and(|row| row.fingerprint.is_some()) => {
                    let kept = NewRow { state: State::Kept, ..applied(new, None, None) };
                    row::write(&transaction, Problem, &new.slug, kept).await?;
                    Shipping::Kept
                }
                None => {
                    let version = write_problem(&transaction, new).await?.raise(&transaction, false).await?.version;
                    row::write(&transaction, Problem, &new.slug, applied(new, Some(version), None)).await?;
                    audit(&transaction, new, None, (version, version)).await?;
                    Shipping::Added
                }
            }
        };
        transaction.commit().await?;
        Ok(shipping)
    }
}

/// Compares the problem's current edition with what was shipped before and now.
async fn compare(
    db: &impl ConnectionTrait,
    new: &NewProblem,
    known: &LockedProblem,
    row: Option<&ShippedRow>,
) -> Result<Shipping> {
    let slug = &new.slug;
    if known.package_hash.as_deref() == Some(new.package_hash.as_str()) {
        row::write(db, Problem, slug, applied(new, Some(known.version), None)).await?;
        return Ok(Shipping::Same);
    }
    let version = match edition::with_package(db, known.id, &new.package_hash).await? {
        Some(version) => {
            edition::add_tags(db, known.id, version, &new.tags).await?;
            version
        }
        None => add_edition(db, known.id, new).await?,
    };
    let was_shipped = match row.and_then(|row| row.version) {
        Some(shipped) => shipped == known.version,
        None => is_as_loaded_before(db, Problem, slug).await?,
    };
    if was_shipped {
        edition::move_to(db, known, version).await?;
        row::write(db, Problem, slug, applied(new, Some(version), Some(known.version))).await?;
        audit(db, new, Some(known.version), (version, version)).await?;
        Ok(Shipping::Updated)
    } else {
        let kept = NewRow { state: State::Kept, ..applied(new, Some(version), None) };
        row::write(db, Problem, slug, kept).await?;
        audit(db, new, Some(known.version), (known.version, version)).await?;
        Ok(Shipping::Kept)
    }
}

fn applied(new: &NewProblem, version: Option<i32>, version_before: Option<i32>) -> NewRow<'_> {
    NewRow {
        fingerprint: &new.package_hash,
        state: State::Applied,
        version,
        version_before,
        content: None,
        content_before: None,
    }
}

/// Writes an audit entry: the edition in use before and after, and the shipped one.
async fn audit(
    db: &impl ConnectionTrait,
    new: &NewProblem,
    before: Option<i32>,
    (after, shipped): (i32, i32),
) -> Result<()> {
    let before = before.map(|version| json!({ "edition": version }));
    let after = Some(json!({ "edition": after, "shipped": shipped }));
    record(db, Entry { actor: None, action: AuditAction::ProblemShipped, target: new.slug.as_str(), before, after })
        .await
}
