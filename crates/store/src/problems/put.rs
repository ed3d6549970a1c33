//! Importing a problem.

use assay_domain::{Difficulty, Limits, ProblemId, Sample, Slug};

use sea_orm::{ConnectionTrait, FromQueryResult};

use super::tags;
use crate::{Error, Result, Store, rows, sql::Sql, tracks::version};

/// A problem as imported.
#[derive(Clone, Debug)]
pub struct NewProblem {
    /// Its name in addresses; one problem a name.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// How hard it is, where its author says.
    pub difficulty: Option<Difficulty>,
    /// The words it is found by.
    pub tags: Vec<String>,
    /// The statement as sanitised HTML.
    pub statement_html: String,
    /// What a program may use on one case.
    pub limits: Limits,
    /// How answers are compared: JSON that the judge understands.
    pub comparison_json: String,
    /// SHA-256 over the package, in hex: tells whether anything changed.
    pub package_hash: String,
    /// Whether people see it and may submit to it.
    pub published: bool,
    /// Its cases, in order.
    pub cases: Vec<NewCase>,
    /// The cases everybody may see.
    pub samples: Vec<Sample>,
}

/// A test case as imported.
#[derive(Clone, Debug)]
pub struct NewCase {
    /// Its name in the package.
    pub name: String,
    /// Whether it is a sample.
    pub sample: bool,
    /// Whether a submitter may see it when it fails.
    pub shown: bool,
    /// SHA-256 of the input, in hex: its name in [`Blobs`](crate::Blobs).
    pub input_hash: String,
    /// SHA-256 of the answer, in hex.
    pub answer_hash: String,
    /// Size of the input, in bytes.
    pub input_bytes: i64,
    /// Size of the answer, in bytes.
    pub answer_bytes: i64,
}

impl Store {
    /// Creates a problem, or adds an edition to it, and says which edition is the newest now. When the newest has the
    /// same package hash nothing is added, but `published` still takes effect. Earlier submissions keep their edition.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn put_problem(&self, new: &NewProblem) -> Result<(ProblemId, i32)> {
        let transaction = self.begin_write().await?;
        Sql::new(
            "INSERT INTO problems (slug, published, version, created_at) VALUES ($1, $2, 1, {now})
            ON CONFLICT (slug) DO NOTHING",
        )
        .bind(new.slug.as_str())
        .bind(new.published)
        .run(&transaction)
        .await?;
        let sql = Sql::new(
            "SELECT p.id, p.version, p.published, (SELECT v.package_hash FROM problem_versions v
                WHERE v.problem_id = p.id AND v.version = p.version) AS package_hash
            FROM problems p WHERE p.slug = $1 {for_update}",
        )
        .bind(new.slug.as_str());
        let Some(row): Option<NewestRow> = sql.one(&transaction).await? else {
            return Err(Error::BadRow(format!("problem {} is gone", new.slug)));
        };
        let version = match &row.package_hash {
            None => row.version,
            Some(hash) if *hash == new.package_hash => row.version,
            Some(_) => row.version + 1,
        };
        if row.package_hash.as_deref() != Some(new.package_hash.as_str()) {
            insert_edition(&transaction, row.id, version, new).await?;
            insert_cases(&transaction, row.id, version, &new.cases).await?;
        }
        tags::put(&transaction, row.id, &new.tags).await?;
        Sql::new(
            "UPDATE problems SET published = $1, version = $2, title_key = $3, difficulty_rank = $4 WHERE id = $5",
        )
        .bind(new.published)
        .bind(version)
        .bind(rows::storable(&search_key(new)))
        .bind(rows::difficulty_rank(new.difficulty))
        .bind(row.id)
        .run(&transaction)
        .await?;
        // The listing of tracks counts published problems.
        if row.published != new.published {
            version::raise(&transaction).await?;
        }
        transaction.commit().await?;
        Ok((ProblemId(row.id), version))
    }
}

/// What is there before an import; no hash when the problem was created by this very import.
#[derive(FromQueryResult)]
struct NewestRow {
    id: i64,
    version: i32,
    published: bool,
    package_hash: Option<String>,
}

/// What is searched and sorted by. Folded here, since the databases fold letters beyond ASCII differently.
fn search_key(new: &NewProblem) -> String {
    format!("{}\n{}", new.title.to_lowercase(), new.slug)
}

async fn insert_edition(db: &impl ConnectionTrait, id: i64, version: i32, new: &NewProblem) -> Result<()> {
    Sql::new(
        "INSERT INTO problem_versions (problem_id, version, title, search, difficulty, statement_html, time_ms, memory_kib,
            output_kib, comparison, samples, package_hash, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, {now})",
    )
    .bind(id)
    .bind(version)
    .bind(rows::storable(&new.title))
    .bind(rows::storable(&search_key(new)))
    .bind(new.difficulty.map(|difficulty| difficulty.as_str().to_owned()))
    .bind(rows::storable(&new.statement_html))
    .bind(rows::measure(new.limits.time_ms))
    .bind(rows::measure(new.limits.memory_kib))
    .bind(rows::measure(new.limits.output_kib))
    .bind(new.comparison_json.as_str())
    .bind(rows::to_json(&new.samples)?)
    .bind(new.package_hash.as_str())
    .run(db)
    .await?;
    Ok(())
}

async fn insert_cases(db: &impl ConnectionTrait, id: i64, version: i32, cases: &[NewCase]) -> Result<()> {
    for (position, case) in (1_i32..).zip(cases) {
        Sql::new(
            "INSERT INTO problem_cases (problem_id, version, position, name, sample, shown, input_hash, answer_hash,
                input_bytes, answer_bytes)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        )
        .bind(id)
        .bind(version)
        .bind(position)
        .bind(case.name.as_str())
        .bind(case.sample)
        .bind(case.shown)
        .bind(case.input_hash.as_str())
        .bind(case.answer_hash.as_str())
        .bind(case.input_bytes)
        .bind(case.answer_bytes)
        .run(db)
        .await?;
    }
    Ok(())
}
