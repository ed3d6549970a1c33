//! The current edition of a published problem, the same for all users.

use assay_domain::{Attachment, Limits, Problem, Sample, Slug, SolveState, Template};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};

use super::{new::StatementFile, tags};
use crate::{Error, Result, Store, boxed, entities::problem_statements, rows, sql::Sql};

/// The current edition of a published problem, with its statements in all languages.
#[derive(Clone, Debug)]
pub struct PublishedProblem {
    /// Without a statement.
    problem: Problem,
    /// At least one. The first one is in the default language.
    statements: Vec<Statement>,
}

#[derive(Clone, Debug)]
struct Statement {
    title: String,
    language: String,
    html: String,
    pdf: Option<String>,
    /// The names of the samples that the statement shows.
    samples: Vec<String>,
}

impl Store {
    /// A published problem's current edition.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn problem(&self, slug: &Slug) -> Result<Option<PublishedProblem>> {
        let sql = Sql::new(
            "SELECT p.id, p.slug, v.version, v.difficulty, v.samples, v.time_ms, v.memory_kib, v.output_kib, v.kind, v.code_kib,
                v.languages, v.verified, v.attachments, v.templates, v.signature,
                COALESCE((SELECT {joined_tags} FROM problem_tags g WHERE g.problem_id = p.id), '') AS tags,
                (SELECT MIN(a.hint) FROM problem_aids a WHERE a.problem_id = p.id AND a.version = v.version) AS first_aid,
                (SELECT MAX(a.hint) FROM problem_aids a WHERE a.problem_id = p.id AND a.version = v.version) AS last_aid
            FROM problems p JOIN problem_versions v ON v.problem_id = p.id AND v.version = p.version
            WHERE p.slug = $1 AND p.published",
        )
        .bind(slug.as_str());
        let Some(problem): Option<ProblemRow> = sql.one(&self.read).await? else { return Ok(None) };
        // An edition never changes, so this needs no common transaction.
        let statements = problem_statements::Entity::find()
            .filter(problem_statements::Column::ProblemId.eq(problem.id))
            .filter(problem_statements::Column::Version.eq(problem.version))
            .order_by_asc(problem_statements::Column::Position)
            .all(&self.read)
            .await?;
        problem.published(statements).map(Some)
    }
}

impl PublishedProblem {
    /// The problem with its statement in the first available language of `wanted`, else in the default language. Its state is that of a
    /// user who has submitted nothing.
    #[must_use]
    pub fn in_language(&self, wanted: &[String]) -> Problem {
        let languages = &self.problem.statement_languages;
        let index = wanted.iter().find_map(|wanted| language_index(languages, wanted)).unwrap_or(0);
        let mut problem = self.problem.clone();
        if let Some(statement) = self.statements.get(index) {
            problem.title.clone_from(&statement.title);
            problem.statement_language.clone_from(&statement.language);
            problem.statement_html.clone_from(&statement.html);
            problem.statement_pdf.clone_from(&statement.pdf);
            for sample in &mut problem.samples {
                sample.in_statement = statement.samples.contains(&sample.name);
            }
        }
        problem
    }

    /// Adds starter code.
    pub fn add_templates(&mut self, add: impl FnOnce(&Problem) -> Vec<Template>) {
        let added = add(&self.problem);
        self.problem.templates.extend(added);
    }

    /// The approximate size in memory.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let statements = self.statements.iter().map(|statement| statement.title.len() + statement.html.len());
        let samples = self.problem.samples.iter().map(|sample| {
            sample.input.len() + sample.answer.len() + sample.interaction.as_ref().map_or(0, String::len)
        });
        let templates = self.problem.templates.iter().map(|template| template.source.len());
        let items = self.statements.len() + self.problem.samples.len() + self.problem.templates.len() + 1;
        statements.chain(samples).chain(templates).sum::<usize>() + items * size_of::<Problem>()
    }
}

#[derive(FromQueryResult)]
struct ProblemRow {
    id: i64,
    slug: String,
    version: i32,
    difficulty: Option<String>,
    samples: String,
    time_ms: i32,
    memory_kib: i32,
    output_kib: i32,
    kind: String,
    code_kib: i32,
    languages: Option<String>,
    verified: Option<String>,
    attachments: String,
    templates: String,
    signature: Option<String>,
    tags: String,
    /// 0 if there is an editorial.
    first_aid: Option<i32>,
    last_aid: Option<i32>,
}

impl ProblemRow {
    fn published(self, statements: Vec<problem_statements::Model>) -> Result<PublishedProblem> {
        let statements: Vec<Statement> = statements.into_iter().map(statement).collect::<Result<_>>()?;
        if statements.is_empty() {
            return Err(Error::BadRow(format!("problem {} has no statement", self.slug)));
        }
        let samples: Vec<Sample> = rows::from_json(&self.samples)?;
        let attachments: Vec<(String, String)> = rows::from_json(&self.attachments)?;
        let problem = Problem {
            slug: rows::slug(&self.slug)?,
            title: String::new(),
            version: self.version,
            difficulty: self.difficulty.as_deref().map(rows::difficulty).transpose()?,
            kind: rows::from_json(&self.kind)?,
            statement_language: String::new(),
            statement_languages: statements.iter().map(|statement| statement.language.clone()).collect(),
            statement_html: String::new(),
            statement_pdf: None,
            attachments: attachments.into_iter().map(|(name, address)| Attachment { name, address }).collect(),
            templates: rows::from_json(&self.templates)?,
            signature: self.signature.as_deref().map(rows::from_json).transpose()?.map(Box::new),
            samples,
            limits: Limits {
                time_ms: rows::count(self.time_ms)?,
                memory_kib: rows::count(self.memory_kib)?,
                output_kib: rows::count(self.output_kib)?,
            },
            code_kib: rows::count(self.code_kib)?,
            languages: self.languages.as_deref().map(rows::from_json).transpose()?,
            verified: self.verified.as_deref().map(rows::from_json).transpose()?.unwrap_or_default(),
            state: SolveState::Untouched,
            tags: tags::of_row(&self.tags),
            hints: rows::count(self.last_aid.unwrap_or(0))?,
            editorial: self.first_aid == Some(0),
        };
        Ok(PublishedProblem { problem, statements })
    }
}

fn statement(row: problem_statements::Model) -> Result<Statement> {
    Ok(Statement {
        samples: rows::from_json(&row.samples)?,
        pdf: row.pdf_hash.map(|hash| StatementFile { hash, extension: "pdf".to_owned() }.url()),
        title: row.title,
        language: row.language,
        html: row.html,
    })
}

/// The index of the wanted language, or of one that differs only in its region (`pt` and `pt-BR`).
pub(crate) fn language_index(languages: &[String], wanted: &str) -> Option<usize> {
    let base = |code: &str| code.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let exactly = languages.iter().position(|language| language.eq_ignore_ascii_case(wanted));
    exactly.or_else(|| languages.iter().position(|language| base(language) == base(wanted)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_found_by_its_code_or_with_another_region() {
        let languages = ["en", "pt-BR", "pt-PT", "sv"].map(str::to_owned);
        for (wanted, index) in
            [("en", Some(0)), ("EN-gb", Some(0)), ("pt-pt", Some(2)), ("pt", Some(1)), ("sv-SE", Some(3)), ("de", None)]
        {
            assert_eq!(language_index(&languages, wanted), index, "{wanted}");
        }
    }
}
