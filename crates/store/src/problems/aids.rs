//! Hints and editorials. They are read one at a time, because opening one must not reveal the others.

use assay_domain::{Aid, AidText, Slug};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::{
    new::{NewAid, NewProblem, StatementFile},
    read::language_index,
};
use crate::{Error, Result, Store, boxed, rows, sql::Sql};

/// The editorial is stored as the hint with this number.
const EDITORIAL: i32 = 0;

impl Store {
    /// A hint or the editorial of a published problem's current edition, in the first available language of `wanted`, else in
    /// the default language.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn aid(&self, slug: &Slug, aid: Aid, wanted: &[String]) -> Result<Option<AidText>> {
        let hint = match aid {
            Aid::Hint(0) => return Ok(None),
            Aid::Hint(number) => rows::measure(number),
            Aid::Editorial => EDITORIAL,
        };
        let sql = Sql::new(
            "SELECT a.language, a.html, a.pdf_hash FROM problems p
            JOIN problem_aids a ON a.problem_id = p.id AND a.version = p.version
            WHERE p.slug = $1 AND p.published AND a.hint = $2 ORDER BY a.position",
        )
        .bind(slug.as_str())
        .bind(hint);
        let texts: Vec<AidRow> = sql.all(&self.read).await?;
        let languages: Vec<String> = texts.iter().map(|text| text.language.clone()).collect();
        let index = wanted.iter().find_map(|wanted| language_index(&languages, wanted)).unwrap_or(0);
        Ok(texts.into_iter().nth(index).map(|AidRow { language, html, pdf_hash }| {
            let pdf = pdf_hash.map(|hash| StatementFile { hash, extension: "pdf".to_owned() }.url());
            AidText { language, html, pdf }
        }))
    }
}

#[derive(FromQueryResult)]
struct AidRow {
    language: String,
    html: String,
    pdf_hash: Option<String>,
}

/// Writes an edition's hints and editorials.
pub(crate) async fn insert(db: &impl ConnectionTrait, id: i64, version: i32, new: &NewProblem) -> Result<()> {
    for (hint, texts) in std::iter::once(&new.editorials).chain(&new.hints).enumerate() {
        let hint =
            i32::try_from(hint).map_err(|_| Error::BadRow(format!("problem {} has too many hints", new.slug)))?;
        for (position, NewAid { language, html, pdf, files: _ }) in (1_i32..).zip(texts) {
            Sql::new(
                "INSERT INTO problem_aids (problem_id, version, hint, position, language, html, pdf_hash)
                VALUES ($1, $2, $3, $4, $5, $6, $7)",
            )
            .bind(id)
            .bind(version)
            .bind(hint)
            .bind(position)
            .bind(language.as_str())
            .bind(rows::storable(html))
            .bind(pdf.clone())
            .run(db)
            .await?;
        }
    }
    Ok(())
}
