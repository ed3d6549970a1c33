//! Marks problems and tracks that are no longer shipped.

use std::collections::HashSet;

use assay_domain::{ShippedKind, Slug};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::row;
use crate::{
    Result, Store, boxed,
    dialect::now,
    entities::shipped::{self, Column},
    rows,
};

impl Store {
    /// Marks the problems or tracks that were shipped before and are not in `library`, and returns their slugs. They stay as they are. If one
    /// comes back, loading it removes its mark. Most starts change nothing.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn mark_left(&self, kind: ShippedKind, library: &HashSet<Slug>) -> Result<Vec<Slug>> {
        let known = shipped::Entity::find()
            .select_only()
            .column(Column::Slug)
            .filter(Column::Kind.eq(kind.as_str()))
            .filter(Column::LeftAt.is_null())
            // In order, so that two servers that do the same do not deadlock.
            .order_by_asc(Column::Slug);
        let mut missing = Vec::new();
        for slug in known.into_tuple::<String>().all(&self.read).await? {
            let slug = rows::slug(&slug)?;
            if !library.contains(&slug) {
                missing.push(slug);
            }
        }
        if missing.is_empty() {
            return Ok(missing);
        }
        let transaction = self.begin_write().await?;
        let mut left = Vec::new();
        for slug in missing {
            let mark = row::update(kind, &slug).col_expr(Column::LeftAt, now(&transaction));
            // Another server may have marked it meanwhile.
            if mark.filter(Column::LeftAt.is_null()).exec(&transaction).await?.rows_affected > 0 {
                left.push(slug);
            }
        }
        transaction.commit().await?;
        Ok(left)
    }
}
