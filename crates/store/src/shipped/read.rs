//! Reading what became of the shipped problems and tracks.

use std::collections::HashMap;

use assay_domain::{Page, ShippedCount, ShippedItem, ShippedKind, ShippedState, Slug, Timestamp};
use sea_orm::{ColumnTrait, DerivePartialModel, EntityTrait, FromQueryResult, QueryFilter};

use crate::{
    Error, Result, Store, TrackContent, boxed, cursor,
    entities::shipped::{self, State},
    rows,
    sql::Sql,
    tracks::content,
};

/// This list's letter in cursors.
const LIST: char = 'h';

/// The fingerprints that were loaded last: a problem or track that still has its fingerprint need not be loaded again. Those that failed or
/// left the library since are left out.
pub type ShippedFingerprints = HashMap<(ShippedKind, Slug), String>;

impl Store {
    /// The fingerprints that were loaded last.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn shipped_fingerprints(&self) -> Result<ShippedFingerprints> {
        let loaded = shipped::Entity::find()
            .filter(shipped::Column::Fingerprint.is_not_null())
            .filter(shipped::Column::Error.is_null())
            .filter(shipped::Column::LeftAt.is_null());
        let rows = loaded.into_partial_model::<FingerprintRow>().all(&self.read).await?;
        rows.into_iter().map(|row| Ok(((kind(&row.kind)?, rows::slug(&row.slug)?), row.fingerprint))).collect()
    }

    /// How many are in each state, and a page of those in `wanted`, or of all. Those that an admin should look at come first. All rows are
    /// read for a page, because their number is about that of the shipped files.
    ///
    /// # Errors
    /// [`BadCursor`](crate::Error::BadCursor); when the database fails.
    #[boxed]
    pub async fn shipped(
        &self,
        wanted: Option<ShippedState>,
        cursor: Option<&str>,
        limit: u32,
    ) -> Result<(Vec<ShippedCount>, Page<ShippedItem>)> {
        let after = cursor.map(|cursor| cursor::decode(LIST, cursor)).transpose()?;
        let mut items = self.shipped_items().await?;
        items.sort_by_cached_key(key);
        let count = |state| {
            let of = |kind| items.iter().filter(|item| item.state == state && item.kind == kind).count();
            let count = |kind| u32::try_from(of(kind)).unwrap_or(u32::MAX);
            ShippedCount { state, problems: count(ShippedKind::Problem), tracks: count(ShippedKind::Track) }
        };
        let counts = ShippedState::ALL.iter().copied().map(count);
        let counts = counts.filter(|count| count.problems + count.tracks > 0).collect();
        let of_state = items.into_iter().filter(|item| wanted.is_none_or(|wanted| item.state == wanted));
        let rest = of_state.filter(|item| after.as_ref().is_none_or(|after| key(item) > *after));
        let most = usize::try_from(cursor::rows_to_read(limit)).unwrap_or(usize::MAX);
        Ok((counts, cursor::page(rest.take(most).collect(), limit, LIST, key)))
    }

    async fn shipped_items(&self) -> Result<Vec<ShippedItem>> {
        let snapshot = self.begin_snapshot().await?;
        // Plain SQL: also reads the current edition, which may differ from the shipped one.
        let sql = Sql::new(
            "SELECT s.slug, s.state, s.version, s.version_before, s.error, s.at, s.left_at, p.version AS used, v.title
            FROM shipped s LEFT JOIN problems p ON p.slug = s.slug
            LEFT JOIN problem_versions v ON v.problem_id = p.id AND v.version = p.version WHERE s.kind = 'problem'",
        );
        let problems: Vec<ProblemRow> = sql.all(&snapshot).await?;
        let mut items = problems.into_iter().map(ProblemRow::item).collect::<Result<Vec<_>>>()?;
        let of_tracks = shipped::Column::Kind.eq(ShippedKind::Track.as_str());
        for row in shipped::Entity::find().filter(of_tracks).all(&snapshot).await? {
            let slug = rows::slug(&row.slug)?;
            let used = match content::find_unlocked(&snapshot, &slug).await?.filter(|track| track.deleted_at.is_none())
            {
                Some(track) => Some(content::content_of(&snapshot, &track).await?),
                None => None,
            };
            items.push(track_item(row, slug, used)?);
        }
        snapshot.commit().await?;
        Ok(items)
    }
}

/// The order of the list: states first, then problems before tracks, then slugs.
fn key(item: &ShippedItem) -> String {
    format!("{} {} {}", item.state as u8, item.kind.as_str(), item.slug)
}

fn kind(text: &str) -> Result<ShippedKind> {
    text.parse().map_err(Error::BadRow)
}

/// What is in the database for a row.
struct Found {
    /// Whether it is no longer shipped.
    left: bool,
    /// Whether the problem or track exists.
    exists: bool,
    /// Whether the shipped one is in the database.
    loaded: bool,
    /// Whether the shipped one is in use.
    in_use: bool,
    /// Whether the shipped one replaced something.
    replaced: bool,
}

impl Found {
    fn state(&self, written: State, error: Option<&str>) -> ShippedState {
        match (error, self) {
            (_, Self { left: true, .. }) => ShippedState::Left,
            (Some(_), _) => ShippedState::Failed,
            (None, Self { exists: false, .. }) => ShippedState::Deleted,
            (None, Self { in_use: true, replaced: true, .. }) => ShippedState::Updated,
            (None, Self { in_use: true, .. }) => ShippedState::Added,
            (None, _) if written == State::Undone => ShippedState::Undone,
            // An admin may also have changed it after it was loaded.
            (None, _) => ShippedState::Kept,
        }
    }

    /// Whether an admin can put the shipped one into use.
    fn can_use(&self) -> bool {
        !self.left && self.exists && self.loaded && !self.in_use
    }

    /// Whether an admin can go back to what was in use before the shipped one.
    fn can_undo(&self) -> bool {
        !self.left && self.in_use && self.replaced
    }
}

#[derive(FromQueryResult)]
struct ProblemRow {
    slug: String,
    state: State,
    version: Option<i32>,
    version_before: Option<i32>,
    error: Option<String>,
    at: i64,
    left_at: Option<i64>,
    used: Option<i32>,
    title: Option<String>,
}

impl ProblemRow {
    fn item(self) -> Result<ShippedItem> {
        let found = Found {
            left: self.left_at.is_some(),
            exists: self.used.is_some(),
            loaded: self.version.is_some(),
            in_use: self.used.is_some() && self.used == self.version,
            replaced: self.version_before.is_some(),
        };
        Ok(ShippedItem {
            kind: ShippedKind::Problem,
            slug: rows::slug(&self.slug)?,
            title: self.title,
            state: found.state(self.state, self.error.as_deref()),
            at: Timestamp(self.left_at.unwrap_or(self.at)),
            shipped_version: self.version,
            used_version: self.used,
            can_use: found.can_use(),
            can_undo: found.can_undo(),
            error: self.error.filter(|_| !found.left),
        })
    }
}

fn track_item(row: shipped::Model, slug: Slug, used: Option<TrackContent>) -> Result<ShippedItem> {
    let shipped: Option<TrackContent> = row.content.as_deref().map(rows::from_json).transpose()?;
    let in_use = used.as_ref().zip(shipped.as_ref()).is_some_and(|(used, shipped)| used.is_same(shipped));
    let found = Found {
        left: row.left_at.is_some(),
        exists: used.is_some(),
        loaded: shipped.is_some(),
        in_use,
        replaced: row.content_before.is_some(),
    };
    Ok(ShippedItem {
        kind: ShippedKind::Track,
        slug,
        state: found.state(row.state, row.error.as_deref()),
        at: Timestamp(row.left_at.unwrap_or(row.at)),
        shipped_version: None,
        used_version: None,
        can_use: found.can_use(),
        can_undo: found.can_undo(),
        // A deleted track is shown by the title that it would have.
        title: used.or(shipped.filter(|_| !found.left)).map(|content| content.title),
        error: row.error.filter(|_| !found.left),
    })
}

#[derive(DerivePartialModel)]
#[sea_orm(entity = "shipped::Entity")]
struct FingerprintRow {
    kind: String,
    slug: String,
    fingerprint: String,
}
