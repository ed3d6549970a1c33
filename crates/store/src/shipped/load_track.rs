//! Loading a shipped track.

use assay_domain::{AuditAction, ShippedKind::Track, Slug};
use sea_orm::ConnectionTrait;

use super::{
    Shipping,
    row::{self, NewRow, ShippedRow, State, is_as_loaded_before, is_loaded, lock_loading},
};
use crate::{
    Result, Store, TrackContent, boxed,
    entities::tracks,
    rows,
    tracks::content::{self, content_of, create, replace},
};

impl Store {
    /// Loads a shipped track. Its content becomes a revision if the track is new, or if its content is still what was shipped last.
    /// Visibility never changes.
    ///
    /// # Errors
    /// [`NoSuchProblem`](crate::Error::NoSuchProblem); when the database fails.
    #[boxed]
    pub async fn ship_track(&self, slug: &Slug, new: &TrackContent) -> Result<Shipping> {
        let (fingerprint, json) = (new.fingerprint()?, rows::to_json(new)?);
        let transaction = self.begin_write().await?;
        lock_loading(&transaction).await?;
        let row = row::lock(&transaction, Track, slug).await?;
        if is_loaded(&transaction, Track, slug, row.as_ref(), &fingerprint).await? {
            transaction.commit().await?;
            return Ok(Shipping::Same);
        }
        let (shipping, state, before) = match content::find(&transaction, slug).await? {
            Some(known) if known.deleted_at.is_none() => compare(&transaction, slug, &known, row.as_ref(), new).await?,
            None if row.as_ref().is_none_or(|row| row.fingerprint.is_none()) => {
                create(&transaction, slug, new, None, AuditAction::TrackShipped).await?;
                (Shipping::Added, State::Applied, None)
            }
            // An admin deleted it.
            _ => (Shipping::Kept, State::Kept, None),
        };
        let written = NewRow {
            fingerprint: &fingerprint,
            state,
            version: None,
            version_before: None,
            content: Some(json),
            content_before: before.as_ref().map(rows::to_json).transpose()?,
        };
        row::write(&transaction, Track, slug, written).await?;
        transaction.commit().await?;
        Ok(shipping)
    }
}

/// Compares the track's content with what was shipped before and now. Returns its content from before if it was replaced.
async fn compare(
    db: &impl ConnectionTrait,
    slug: &Slug,
    known: &tracks::Model,
    row: Option<&ShippedRow>,
    new: &TrackContent,
) -> Result<(Shipping, State, Option<TrackContent>)> {
    let used = content_of(db, known).await?;
    if used == *new {
        return Ok((Shipping::Same, State::Applied, None));
    }
    let was_shipped = match row.and_then(|row| row.content.as_deref()) {
        Some(shipped) => rows::from_json::<TrackContent>(shipped)?.is_same(&used),
        // The same text may be rendered differently by a newer version.
        None => used.is_same(new) || is_as_loaded_before(db, Track, slug).await?,
    };
    if !was_shipped {
        return Ok((Shipping::Kept, State::Kept, None));
    }
    replace(db, slug, known, new, None, AuditAction::TrackShipped).await?;
    // If only the rendering changed, an undo still goes back to what was replaced earlier.
    let before = if used.is_same(new) {
        row.and_then(|row| row.content_before.as_deref()).map(rows::from_json).transpose()?
    } else {
        Some(used)
    };
    Ok((Shipping::Updated, State::Applied, before))
}
