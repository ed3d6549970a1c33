//! The languages in which shipped problems were verified.

use assay_domain::{LanguageId, Slug};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, sea_query::Expr};

use crate::{Result, Store, boxed, entities::problem_versions, listing_version, rows, sql::Sql};

/// The result of verifying a package, from the record that is shipped with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifiedPackage {
    pub slug: Slug,
    pub package_hash: String,
    /// The languages in which solutions were shown to fit the limits, sorted.
    pub languages: Vec<LanguageId>,
}

impl Store {
    /// Writes the languages of shipped editions with exactly these packages. Most starts change nothing.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn record_verified(&self, record: &[VerifiedPackage]) -> Result<()> {
        // Plain SQL: joins three tables. The shipped edition need not be the current one. In order, so that two servers that write the same
        // editions do not deadlock.
        let sql = Sql::new(
            "SELECT p.slug, v.problem_id, v.version, v.package_hash, v.verified FROM shipped s JOIN problems p ON p.slug = s.slug
            JOIN problem_versions v ON v.problem_id = p.id AND v.version = s.version WHERE s.kind = 'problem' ORDER BY p.id",
        );
        let editions: Vec<EditionRow> = sql.all(&self.read).await?;
        let mut changed = Vec::new();
        for edition in editions {
            let is_same = |entry: &&VerifiedPackage| {
                entry.slug.as_str() == edition.slug && entry.package_hash == edition.package_hash
            };
            let Some(entry) = record.iter().find(is_same) else { continue };
            let languages = rows::to_json(&entry.languages)?;
            if edition.verified.as_deref() != Some(languages.as_str()) {
                changed.push((edition, languages));
            }
        }
        if changed.is_empty() {
            return Ok(());
        }
        let transaction = self.begin_write().await?;
        for (edition, languages) in changed {
            problem_versions::Entity::update_many()
                .col_expr(problem_versions::Column::Verified, Expr::value(languages))
                .filter(problem_versions::Column::ProblemId.eq(edition.problem_id))
                .filter(problem_versions::Column::Version.eq(edition.version))
                .exec(&transaction)
                .await?;
        }
        // Cached pages show them.
        listing_version::raise(&transaction).await?;
        transaction.commit().await
    }
}

#[derive(FromQueryResult)]
struct EditionRow {
    slug: String,
    problem_id: i64,
    version: i32,
    package_hash: String,
    verified: Option<String>,
}
