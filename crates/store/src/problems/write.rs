//! Storing problems and editions.

use std::collections::BTreeSet;

use assay_domain::{AuditAction, ProblemId, Slug, UserId};
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::{
    aids, edition,
    new::{NewProblem, NewStatement, Origin, StatementFile},
    tags,
};
use crate::{
    Error, Result, Store,
    audit::{Entry, record},
    boxed, rows,
    sql::Sql,
    tracks::{append, version},
};

/// The result of storing a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Imported {
    pub id: ProblemId,
    /// The problem's current edition.
    pub version: i32,
    /// The edition that was current before, if the problem existed.
    pub before: Option<i32>,
    /// Whether this edition is new. If not, the package is the same as that of the current edition.
    pub added: bool,
    /// The new version of the list of tracks, if it changed. Caches must be told.
    pub listing: Option<i64>,
}

impl Store {
    /// Creates a problem, or adds an edition to it that becomes the current one, and returns its number. If the current edition has the
    /// same package hash, none is added, but `published` still takes effect. Earlier submissions keep their edition.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn put_problem(&self, new: &NewProblem) -> Result<(ProblemId, i32)> {
        let transaction = self.begin_write().await?;
        let written = write_problem(&transaction, new).await?;
        transaction.commit().await?;
        Ok((written.id, written.version))
    }

    /// Stores a problem like [`put_problem`](Self::put_problem), appends it to a track that does not have it, and writes audit
    /// entries, all in one transaction. A missing track is created, unpublished.
    ///
    /// # Errors
    /// [`NoSuchTrack`](crate::Error::NoSuchTrack) if the track is deleted; when the database fails.
    #[boxed]
    pub async fn import_problem(
        &self,
        new: &NewProblem,
        track: Option<&Slug>,
        actor: Option<UserId>,
    ) -> Result<Imported> {
        let transaction = self.begin_write().await?;
        let mut imported = write_problem(&transaction, new).await?;
        if imported.added {
            record_import(&transaction, new, &imported, actor).await?;
        }
        if let Some(track) = track
            && append::append(&transaction, track, &new.slug, actor).await?
        {
            imported.listing = Some(version::raise(&transaction).await?);
        }
        transaction.commit().await?;
        Ok(imported)
    }
}

/// Writes the audit entry of a new edition.
pub(crate) async fn record_import(
    db: &impl ConnectionTrait,
    new: &NewProblem,
    imported: &Imported,
    actor: Option<UserId>,
) -> Result<()> {
    let origin = new.origin.as_ref();
    let reason = origin.and_then(|origin| origin.override_reason.as_deref());
    let after = json!({
        "edition": imported.version, "file": origin.map(|origin| &origin.file_name), "package": new.package_hash, "override": reason,
    });
    let before = imported.before.map(|version| json!({ "edition": version }));
    record(
        db,
        Entry { actor, action: AuditAction::ProblemImport, target: new.slug.as_str(), before, after: Some(after) },
    )
    .await
}

/// Stores a problem in the caller's transaction.
pub(crate) async fn write_problem(db: &impl ConnectionTrait, new: &NewProblem) -> Result<Imported> {
    Sql::new(
        "INSERT INTO problems (slug, published, version, created_at) VALUES ($1, $2, 1, {now})
        ON CONFLICT (slug) DO NOTHING",
    )
    .bind(new.slug.as_str())
    .bind(new.published.unwrap_or(true))
    .run(db)
    .await?;
    let Some(row) = edition::lock(db, &new.slug).await? else {
        return Err(Error::BadRow(format!("problem {} is missing", new.slug)));
    };
    let added = row.package_hash.as_deref() != Some(new.package_hash.as_str());
    let before = row.package_hash.as_ref().map(|_| row.version);
    let edition = match (added, before) {
        (true, Some(current)) => {
            edition::keep_tags(db, row.id, current).await?;
            add_edition(db, row.id, new).await?
        }
        (true, None) => add_edition(db, row.id, new).await?,
        (false, _) => row.version,
    };
    let published = new.published.unwrap_or(row.published);
    tags::replace(db, row.id, &new.tags).await?;
    Sql::new("UPDATE problems SET published = $1, version = $2, title_key = $3, difficulty_rank = $4 WHERE id = $5")
        .bind(published)
        .bind(edition)
        .bind(rows::storable(&search_key(new)))
        .bind(rows::difficulty_rank(new.difficulty))
        .bind(row.id)
        .run(db)
        .await?;
    // The list of tracks counts published problems, and cached pages show the current edition.
    let listing = if added || row.published != published { Some(version::raise(db).await?) } else { None };
    Ok(Imported { id: ProblemId(row.id), version: edition, before, added, listing })
}

/// Adds an edition that is not the current one yet, and returns its number. The current edition may be older than others, so the number
/// follows the highest one. The caller has locked the problem.
pub(crate) async fn add_edition(db: &impl ConnectionTrait, id: i64, new: &NewProblem) -> Result<i32> {
    let highest = Sql::new("SELECT MAX(version) FROM problem_versions WHERE problem_id = $1").bind(id);
    let edition = highest.scalar::<Option<i32>>(db).await?.flatten().unwrap_or(0) + 1;
    insert_edition(db, id, edition, new).await?;
    for (position, statement) in (1..).zip(&new.statements) {
        insert_statement(db, id, edition, position, statement).await?;
    }
    aids::insert(db, id, edition, new).await?;
    insert_files(db, id, edition, new).await?;
    if let Some(origin) = &new.origin {
        insert_origin(db, id, edition, origin).await?;
    }
    Ok(edition)
}

/// The text for searching and sorting. It is made lowercase here, because the databases treat letters beyond ASCII
/// differently.
fn search_key(new: &NewProblem) -> String {
    let title = new.title.to_lowercase();
    let mut others: BTreeSet<String> = new.statements.iter().map(|statement| statement.title.to_lowercase()).collect();
    others.remove(&title);
    [title].into_iter().chain(others).chain([new.slug.to_string()]).collect::<Vec<_>>().join("\n")
}

async fn insert_edition(db: &impl ConnectionTrait, id: i64, version: i32, new: &NewProblem) -> Result<()> {
    let attachments: Vec<_> = new.attachments.iter().map(|(name, file)| (name, file.url())).collect();
    let plan = &new.plan;
    let report = new.origin.as_ref().and_then(|origin| origin.report.as_ref());
    Sql::new(
        "INSERT INTO problem_versions (problem_id, version, title, search, difficulty, time_ms, memory_kib, output_kib, samples,
            package_hash, plan, kind, code_kib, languages, attachments, templates, trial, signature, tags, verified, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, {now})",
    )
    .bind(id)
    .bind(version)
    .bind(rows::storable(&new.title))
    .bind(rows::storable(&search_key(new)))
    .bind(new.difficulty.map(|difficulty| difficulty.as_str().to_owned()))
    .bind(rows::measure(plan.limits.time_ms))
    .bind(rows::measure(plan.limits.memory_kib))
    .bind(rows::measure(plan.limits.output_kib))
    .bind(rows::to_json(&new.samples)?)
    .bind(new.package_hash.as_str())
    .bind(rows::to_json(plan)?)
    .bind(rows::to_json(&plan.kind)?)
    .bind(rows::measure(plan.code_kib))
    .bind(plan.languages.as_ref().map(rows::to_json).transpose()?)
    .bind(rows::to_json(&attachments)?)
    .bind(rows::to_json(&new.templates)?)
    .bind(rows::to_json(&new.trial)?)
    .bind(plan.signature.as_ref().map(rows::to_json).transpose()?)
    .bind(rows::to_json(&new.tags)?)
    .bind(report.map(|report| rows::to_json(&report.fitting_languages())).transpose()?)
    .run(db)
    .await?;
    Ok(())
}

async fn insert_statement(
    db: &impl ConnectionTrait,
    id: i64,
    version: i32,
    position: i32,
    statement: &NewStatement,
) -> Result<()> {
    Sql::new(
        "INSERT INTO problem_statements (problem_id, version, position, language, title, html, pdf_hash, samples)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(id)
    .bind(version)
    .bind(position)
    .bind(statement.language.as_str())
    .bind(rows::storable(&statement.title))
    .bind(rows::storable(&statement.html))
    .bind(statement.pdf.clone())
    .bind(rows::to_json(&statement.samples)?)
    .run(db)
    .await?;
    Ok(())
}

/// Makes files public: those that statements, hints and editorials show, their PDFs, and attachments.
async fn insert_files(db: &impl ConnectionTrait, id: i64, version: i32, new: &NewProblem) -> Result<()> {
    let aids = || new.hints.iter().flatten().chain(&new.editorials);
    let pdfs = new.statements.iter().map(|statement| &statement.pdf).chain(aids().map(|aid| &aid.pdf)).flatten();
    let pdfs = pdfs.map(|hash| StatementFile { hash: hash.clone(), extension: "pdf".to_owned() });
    let shown = new.statements.iter().map(|statement| &statement.files).chain(aids().map(|aid| &aid.files));
    let shown = shown.flatten().cloned();
    let attached = new.attachments.iter().map(|(_, file)| file.clone());
    for file in pdfs.chain(shown).chain(attached).collect::<BTreeSet<_>>() {
        Sql::new("INSERT INTO statement_files (hash, extension, problem_id, version) VALUES ($1, $2, $3, $4)")
            .bind(file.hash)
            .bind(file.extension)
            .bind(id)
            .bind(version)
            .run(db)
            .await?;
    }
    Ok(())
}

async fn insert_origin(db: &impl ConnectionTrait, id: i64, version: i32, origin: &Origin) -> Result<()> {
    Sql::new(
        "INSERT INTO problem_origins (problem_id, version, file_name, files, imported_by, report, override_reason)
        VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(id)
    .bind(version)
    .bind(rows::storable(&origin.file_name))
    .bind(rows::to_json(&origin.files)?)
    .bind(origin.by.map(|user| user.0))
    .bind(origin.report.as_ref().map(rows::to_json).transpose()?)
    .bind(origin.override_reason.as_deref().map(rows::storable))
    .run(db)
    .await?;
    Ok(())
}
