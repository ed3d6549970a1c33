//! Hints and editorials. They are read one at a time, because opening one must not reveal the others.

use assay_domain::{Aid, AidText, Slug};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{
    new::{NewAid, NewProblem, StatementFile},
    published::language_index,
};
use crate::{
    Error, Result, Store, boxed,
    entities::{problem_aids, problems},
    rows,
};

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
        let texts = problem_aids::Entity::find()
            .inner_join(problems::Entity)
            .filter(problems::Column::Slug.eq(slug.as_str()))
            .filter(problems::Column::Published.eq(true))
            .filter(problem_aids::Column::Hint.eq(hint))
            .order_by_asc(problem_aids::Column::Position)
            .all(&self.read)
            .await?;
        let languages: Vec<String> = texts.iter().map(|text| text.language.clone()).collect();
        let index = wanted.iter().find_map(|wanted| language_index(&languages, wanted)).unwrap_or(0);
        Ok(texts.into_iter().nth(index).map(|problem_aids::Model { language, html, pdf_hash, .. }| {
            let pdf = pdf_hash.map(|hash| StatementFile { hash, extension: "pdf".to_owned() }.url());
            AidText { language, html, pdf }
        }))
    }
}

/// Writes an edition's hints and editorials.
pub(crate) async fn insert(db: &impl ConnectionTrait, id: i64, version: i32, new: &NewProblem) -> Result<()> {
    for (hint, texts) in std::iter::once(&new.editorials).chain(&new.hints).enumerate() {
        let hint =
            i32::try_from(hint).map_err(|_| Error::BadRow(format!("problem {} has too many hints", new.slug)))?;
        for (position, NewAid { language, html, pdf, files: _ }) in (1_i32..).zip(texts) {
            let row = problem_aids::ActiveModel {
                problem_id: Set(id),
                version: Set(version),
                hint: Set(hint),
                position: Set(position),
                language: Set(language.clone()),
                html: Set(rows::storable(html)),
                pdf_hash: Set(pdf.clone()),
            };
            problem_aids::Entity::insert(row).exec_without_returning(db).await?;
        }
    }
    Ok(())
}
