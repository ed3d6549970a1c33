//! Grading a review.

use assay_domain::{Grade, Slug, Timestamp, UserId};

use super::ReviewCard;
use crate::{Result, Store, boxed, sql::Sql};

/// The state of a problem after a review.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GradedCard {
    pub grade: Grade,
    pub card: ReviewCard,
    pub due_at: Timestamp,
}

/// The result of grading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rescheduled {
    /// The grade is stored.
    Done,
    /// Nothing was stored: the review was graded, skipped or started again meanwhile.
    Changed,
}

impl Store {
    /// Ends the review that was started at `started_at`, and stores the new state.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn grade_review(
        &self,
        user: UserId,
        problem: &Slug,
        started_at: Timestamp,
        graded: GradedCard,
    ) -> Result<Rescheduled> {
        let GradedCard { grade, card, due_at } = graded;
        let lapsed = i32::from(grade == Grade::Again);
        // A single statement decides: it writes only if the review is still the one that was started.
        let sql = Sql::new(
            "UPDATE reviews SET due_at = $4, stability = $5, difficulty = $6, reviewed_at = $7, reviews = reviews + 1,
                lapses = lapses + $8, started_at = NULL, help = 0
            WHERE user_id = $1 AND started_at = $3 AND problem_id = (SELECT p.id FROM problems p WHERE p.slug = $2)",
        )
        .bind(user.0)
        .bind(problem.as_str())
        .bind(started_at.0)
        .bind(due_at.0)
        .bind(card.stability)
        .bind(card.difficulty)
        .bind(card.reviewed_at.0)
        .bind(lapsed);
        Ok(if sql.run(&self.write).await? > 0 { Rescheduled::Done } else { Rescheduled::Changed })
    }
}
