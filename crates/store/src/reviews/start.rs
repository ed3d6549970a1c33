//! Starting and skipping a review, and what happens during it. Each is a single statement that finds the review and decides.

use assay_domain::{Help, Slug, UserId};

use super::{DAY_MS, read::help_number};
use crate::{Result, Store, boxed, sql::Sql};

impl Store {
    /// Starts a review, or starts it again. Returns false if the problem is not in review.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn start_review(&self, user: UserId, problem: &Slug) -> Result<bool> {
        let sql = Sql::new(
            "UPDATE reviews SET started_at = {now}, help = 0
            WHERE user_id = $1 AND problem_id = (SELECT p.id FROM problems p WHERE p.slug = $2 AND p.published)
                AND EXISTS (SELECT 1 FROM submissions s
                    WHERE s.user_id = $1 AND s.problem_id = reviews.problem_id AND s.verdict = 'accepted')",
        );
        Ok(sql.bind(user.0).bind(problem.as_str()).run(&self.write).await? > 0)
    }

    /// Ends a started review without a grade: it is due again tomorrow. Returns false if none was started.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn skip_review(&self, user: UserId, problem: &Slug) -> Result<bool> {
        let sql = Sql::new(&format!(
            "UPDATE reviews SET started_at = NULL, help = 0, due_at = ({{now}} / {DAY_MS} + 1) * {DAY_MS}
            WHERE user_id = $1 AND started_at IS NOT NULL
                AND problem_id = (SELECT p.id FROM problems p WHERE p.slug = $2 AND p.published)"
        ));
        Ok(sql.bind(user.0).bind(problem.as_str()).run(&self.write).await? > 0)
    }

    /// Remembers that the user opened help during a review, unless it was already solved.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn note_review_help(&self, user: UserId, problem: &Slug, help: Help) -> Result<()> {
        let condition = "reviews.user_id = $1 AND reviews.started_at IS NOT NULL AND reviews.help < $3
            AND reviews.problem_id = (SELECT p.id FROM problems p WHERE p.slug = $2)
            AND NOT EXISTS (SELECT 1 FROM submissions s WHERE s.user_id = $1 AND s.problem_id = reviews.problem_id
                AND s.verdict = 'accepted' AND s.created_at >= reviews.started_at)";
        let bound = |text: &str| {
            Sql::new(&format!("{text} WHERE {condition}")).bind(user.0).bind(problem.as_str()).bind(help_number(help))
        };
        // Most readers of hints have not started a review, and must not wait for the writer.
        if bound("SELECT 1 FROM reviews").scalar::<i32>(&self.read).await?.is_some() {
            bound("UPDATE reviews SET help = $3").run(&self.write).await?;
        }
        Ok(())
    }
}
