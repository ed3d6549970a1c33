//! Storing problems and editions.

use std::collections::BTreeSet;

use assay_domain::{AuditAction, ProblemId, UserId};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::OnConflict,
};
use serde_json::json;

use super::{
    aids, edition,
    new::{NewProblem, NewStatement, Origin, StatementFile},
    tags,
};
use crate::{
    Error, Result, Store,
    audit::{Entry, record},
    boxed,
    dialect::now,
    entities::{problem_origins, problem_statements, problem_versions, problems, statement_files},
    insert::insert,
    listing_version, rows,
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

/// A problem that was stored, before the version of the list of tracks is raised.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StoredProblem {
    id: ProblemId,
    /// The problem's current edition.
    version: i32,
    /// The edition that was current before, if the problem existed.
    before: Option<i32>,
    /// Whether this edition is new.
    pub(crate) added: bool,
    /// Whether lists and cached pages show something else now.
    changes_lists: bool,
}

impl StoredProblem {
    /// Raises the version of the list of tracks if the problem changed what lists show, or if `also` something else did. Call this after all
    /// rows of problems and tracks are locked. Changes of a track lock it before the version, so the other order could deadlock.
    pub(crate) async fn raise(self, db: &impl ConnectionTrait, also: bool) -> Result<Imported> {
        let Self { id, version, before, added, changes_lists } = self;
        let listing = if changes_lists || also { Some(listing_version::raise(db).await?) } else { None };
        Ok(Imported { id, version, before, added, listing })
    }
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
        let written = write_problem(&transaction, new).await?.raise(&transaction, false).await?;
        transaction.commit().await?;
        Ok((written.id, written.version))
    }
}

/// Writes the audit entry of a new edition.
pub(crate) async fn record_import(
    db: &impl ConnectionTrait,
    new: &NewProblem,
    written: &StoredProblem,
    actor: Option<UserId>,
) -> Result<()> {
    let origin = new.origin.as_ref();
    let reason = origin.and_then(|origin| origin.override_reason.as_deref());
    let after = json!({
        "edition": written.version, "file": origin.map(|origin| &origin.file_name), "package": new.package_hash, "override": reason,
    });
    let before = written.before.map(|version| json!({ "edition": version }));
    record(
        db,
        Entry { actor, action: AuditAction::ProblemImport, target: new.slug.as_str(), before, after: Some(after) },
    )
    .await
}

/// Stores a problem in the caller's transaction, which must [raise](StoredProblem::raise) the version of the list of tracks before it ends.
pub(crate) async fn write_problem(db: &impl ConnectionTrait, new: &NewProblem) -> Result<StoredProblem> {
    let first = problems::ActiveModel {
        slug: Set(new.slug.to_string()),
        published: Set(new.published.unwrap_or(true)),
        version: Set(1),
        ..Default::default()
    };
    insert(first, [(problems::Column::CreatedAt, now(db))])
        .on_conflict(OnConflict::column(problems::Column::Slug).do_nothing().to_owned())
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
    let retagged = tags::replace(db, row.id, &new.tags).await?;
    let (title_key, difficulty_rank) = (rows::storable(&search_key(new)), rows::difficulty_rank(new.difficulty));
    let is_moved = row.title_key != title_key || row.difficulty_rank != difficulty_rank;
    let current = problems::ActiveModel {
        published: Set(published),
        version: Set(edition),
        title_key: Set(title_key),
        difficulty_rank: Set(difficulty_rank),
        ..Default::default()
    };
    problems::Entity::update_many().set(current).filter(problems::Column::Id.eq(row.id)).exec(db).await?;
    // The list of tracks counts published problems, and cached pages show the current edition. Another version of Assay may read other tags
    // from the same package, or sort it elsewhere.
    let changes_lists = added || retagged || is_moved || row.published != published;
    Ok(StoredProblem { id: ProblemId(row.id), version: edition, before, added, changes_lists })
}

/// Adds an edition that is not the current one yet, and returns its number. The current edition may be older than others, so the number
/// follows the highest one. The caller has locked the problem.
pub(crate) async fn add_edition(db: &impl ConnectionTrait, id: i64, new: &NewProblem) -> Result<i32> {
    let highest = problem_versions::Entity::find()
        .select_only()
        .column(problem_versions::Column::Version)
        .filter(problem_versions::Column::ProblemId.eq(id))
        .order_by_desc(problem_versions::Column::Version);
    let edition = highest.into_tuple::<i32>().one(db).await?.unwrap_or(0) + 1;
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
    let row = problem_versions::ActiveModel {
        problem_id: Set(id),
        version: Set(version),
        title: Set(rows::storable(&new.title)),
        search: Set(rows::storable(&search_key(new))),
        difficulty: Set(new.difficulty.map(|difficulty| difficulty.as_str().to_owned())),
        time_ms: Set(rows::measure(plan.limits.time_ms)),
        memory_kib: Set(rows::measure(plan.limits.memory_kib)),
        output_kib: Set(rows::measure(plan.limits.output_kib)),
        samples: Set(rows::to_json(&new.samples)?),
        package_hash: Set(new.package_hash.clone()),
        plan: Set(rows::to_json(plan)?),
        kind: Set(rows::to_json(&plan.kind)?),
        code_kib: Set(rows::measure(plan.code_kib)),
        languages: Set(plan.languages.as_ref().map(rows::to_json).transpose()?),
        attachments: Set(rows::to_json(&attachments)?),
        templates: Set(rows::to_json(&new.templates)?),
        trial: Set(rows::to_json(&new.trial)?),
        signature: Set(plan.signature.as_ref().map(rows::to_json).transpose()?),
        tags: Set(Some(rows::to_json(&new.tags)?)),
        verified: Set(report.map(|report| rows::to_json(&report.fitting_languages())).transpose()?),
        ..Default::default()
    };
    insert(row, [(problem_versions::Column::CreatedAt, now(db))]).run(db).await?;
    Ok(())
}

async fn insert_statement(
    db: &impl ConnectionTrait,
    id: i64,
    version: i32,
    position: i32,
    statement: &NewStatement,
) -> Result<()> {
    let row = problem_statements::ActiveModel {
        problem_id: Set(id),
        version: Set(version),
        position: Set(position),
        language: Set(statement.language.clone()),
        title: Set(rows::storable(&statement.title)),
        html: Set(rows::storable(&statement.html)),
        pdf_hash: Set(statement.pdf.clone()),
        samples: Set(rows::to_json(&statement.samples)?),
    };
    problem_statements::Entity::insert(row).exec_without_returning(db).await?;
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
        let row = statement_files::ActiveModel {
            hash: Set(file.hash),
            extension: Set(file.extension),
            problem_id: Set(id),
            version: Set(version),
        };
        statement_files::Entity::insert(row).exec_without_returning(db).await?;
    }
    Ok(())
}

async fn insert_origin(db: &impl ConnectionTrait, id: i64, version: i32, origin: &Origin) -> Result<()> {
    let row = problem_origins::ActiveModel {
        problem_id: Set(id),
        version: Set(version),
        file_name: Set(rows::storable(&origin.file_name)),
        files: Set(rows::to_json(&origin.files)?),
        imported_by: Set(origin.by.map(|user| user.0)),
        report: Set(origin.report.as_ref().map(rows::to_json).transpose()?),
        override_reason: Set(origin.override_reason.as_deref().map(rows::storable)),
    };
    problem_origins::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}
