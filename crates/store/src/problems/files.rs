//! The files of problems.

use assay_domain::{NamedFile, Slug};
use sea_orm::FromQueryResult;

use super::new::StatementFile;
use crate::{Result, Store, boxed, rows, sql::Sql};

/// The package of an edition.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredPackage {
    /// The edition's number.
    pub version: i32,
    /// SHA-256 of the package, in hex.
    pub package_hash: String,
    /// The package's files, by SHA-256; `None`: the package was not stored.
    pub files: Option<Vec<NamedFile<String>>>,
    /// The time limit, in ms. It was measured if the package does not set one.
    pub time_ms: u32,
}

impl Store {
    /// Whether a statement of any problem uses the file. Only these files are public.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn is_statement_file(&self, file: &StatementFile) -> Result<bool> {
        // One statement for two tables.
        let sql = Sql::new(
            "SELECT 1 WHERE EXISTS (SELECT 1 FROM statement_files WHERE hash = $1 AND extension = $2)
                OR EXISTS (SELECT 1 FROM lesson_files WHERE hash = $1 AND extension = $2)",
        )
        .bind(file.hash.as_str())
        .bind(file.extension.as_str());
        Ok(sql.scalar::<i32>(&self.read).await?.is_some())
    }

    /// The package of a problem's current edition, published or not.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn package_of(&self, slug: &Slug) -> Result<Option<StoredPackage>> {
        // Plain SQL: joins three tables.
        let sql = Sql::new(
            "SELECT p.version, v.package_hash, o.files, v.time_ms FROM problems p
            JOIN problem_versions v ON v.problem_id = p.id AND v.version = p.version
            LEFT JOIN problem_origins o ON o.problem_id = p.id AND o.version = p.version WHERE p.slug = $1",
        )
        .bind(slug.as_str());
        sql.one::<PackageRow>(&self.read).await?.map(PackageRow::package).transpose()
    }
}

#[derive(FromQueryResult)]
struct PackageRow {
    version: i32,
    package_hash: String,
    files: Option<String>,
    time_ms: i32,
}

impl PackageRow {
    fn package(self) -> Result<StoredPackage> {
        Ok(StoredPackage {
            version: self.version,
            package_hash: self.package_hash,
            files: self.files.as_deref().map(rows::from_json).transpose()?,
            time_ms: rows::count(self.time_ms)?,
        })
    }
}
