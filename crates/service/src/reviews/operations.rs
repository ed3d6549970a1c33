//! What users do with reviews.

use assay_domain::{
    Aid, Grade, GradeChoice, Help, Me, Missing, Page, Refusal, Review, ReviewDay, Slug, StartedReview, UserId,
};
use assay_store::{Rescheduled, ReviewBounds, StoredReview, StoredStart};

use super::{
    proposal::proposal,
    schedule::{first, graded},
};
use crate::{Error, Service, boxed, problems::MAX_ITEMS};

/// The most reviews per day and user. The rest moves to the next days.
const BOUNDS: ReviewBounds = ReviewBounds { per_day: 20 };
/// The size of a page.
const PAGE: u32 = 50;

impl Service {
    /// The user's reviews, the next one first. Empty if the user has turned reviews off.
    ///
    /// # Errors
    /// When the cursor is invalid.
    #[boxed]
    pub async fn reviews(&self, me: &Me, cursor: Option<&str>, limit: Option<u32>) -> Result<Page<Review>, Error> {
        if !self.wants_reviews(me).await? {
            return Ok(Page { items: Vec::new(), next: None });
        }
        self.store.enroll_solved(me.id, first()).await?;
        let limit = limit.unwrap_or(PAGE).clamp(1, MAX_ITEMS);
        let page = self.store.reviews(me.id, BOUNDS, cursor, limit).await?;
        Ok(Page { items: page.items.into_iter().map(review).collect(), next: page.next })
    }

    /// How many reviews are due today, and how many were graded. None if the user has turned reviews off.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[boxed]
    pub async fn review_day(&self, me: &Me) -> Result<Option<ReviewDay>, Error> {
        Ok(self.store.review_day(me.id, BOUNDS, first()).await?)
    }

    /// The review of a problem.
    ///
    /// # Errors
    /// When the user has not solved the problem, or has turned reviews off.
    #[boxed]
    pub async fn review(&self, me: &Me, problem: &Slug) -> Result<Review, Error> {
        Ok(review(self.stored_review(me, problem).await?))
    }

    /// Starts a review, or starts it again.
    ///
    /// # Errors
    /// When the user has not solved the problem, or has turned reviews off.
    #[boxed]
    pub async fn start_review(&self, me: &Me, problem: &Slug) -> Result<Review, Error> {
        self.limits.save(me.id).await?;
        self.stored_review(me, problem).await?;
        if !self.store.start_review(me.id, problem).await? {
            return Err(NOT_FOUND);
        }
        self.review(me, problem).await
    }

    /// Grades a started review, and plans the next one.
    ///
    /// # Errors
    /// When no review of the problem was started, or the grade needs a solution.
    #[boxed]
    pub async fn grade_review(&self, me: &Me, problem: &Slug, grade: Grade) -> Result<Review, Error> {
        self.limits.save(me.id).await?;
        let stored = self.stored_review(me, problem).await?;
        let Some(started) = stored.started else { return Err(not_started()) };
        if started.solved_at.is_none() && grade != Grade::Again {
            return Err(Refusal::ReviewNotSolved.into());
        }
        let next = graded(stored.card, grade, stored.now);
        match self.store.grade_review(me.id, problem, started.at, next).await? {
            Rescheduled::Done => self.review(me, problem).await,
            Rescheduled::Changed => Err(not_started()),
        }
    }

    /// Ends a started review without a grade. The problem is due again tomorrow.
    ///
    /// # Errors
    /// When no review of the problem was started.
    #[boxed]
    pub async fn skip_review(&self, me: &Me, problem: &Slug) -> Result<Review, Error> {
        self.limits.save(me.id).await?;
        self.stored_review(me, problem).await?;
        if !self.store.skip_review(me.id, problem).await? {
            return Err(not_started());
        }
        self.review(me, problem).await
    }

    /// Whether the user wants reviews.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[boxed]
    pub async fn wants_reviews(&self, me: &Me) -> Result<bool, Error> {
        Ok(self.store.wants_reviews(me.id).await?)
    }

    /// Turns reviews on or off. While they are off, nothing is scheduled. Later, what became due meanwhile is spread over days.
    ///
    /// # Errors
    /// When the user changes settings too often, or the database cannot be written.
    #[boxed]
    pub async fn set_reviews(&self, me: &Me, wanted: bool) -> Result<(), Error> {
        self.limits.save(me.id).await?;
        Ok(self.store.set_reviews(me.id, wanted, first()).await?)
    }

    /// Remembers that a user opened a hint or the editorial, for the review of this problem.
    pub(crate) async fn note_help(&self, reader: Option<UserId>, problem: &Slug, aid: Aid) {
        let Some(reader) = reader else { return };
        let help = match aid {
            Aid::Hint(_) => Help::Hints,
            Aid::Editorial => Help::Editorial,
        };
        // It only changes a suggestion, so the reader gets the text in any case.
        if let Err(error) = self.store.note_review_help(reader, problem, help).await {
            tracing::warn!(%error, "cannot note the help for a review");
        }
    }

    async fn stored_review(&self, me: &Me, problem: &Slug) -> Result<StoredReview, Error> {
        if !self.wants_reviews(me).await? {
            return Err(NOT_FOUND);
        }
        self.store.enroll_solved(me.id, first()).await?;
        self.store.review(me.id, BOUNDS, problem).await?.ok_or(NOT_FOUND)
    }
}

const NOT_FOUND: Error = Error::not_found(Missing::Review);

fn not_started() -> Error {
    Refusal::ReviewNotStarted.into()
}

fn review(stored: StoredReview) -> Review {
    let started = stored.started.map(|started| StartedReview {
        started_at: started.at,
        solved_at: started.solved_at,
        wrong: started.wrong,
        help: started.help,
        grades: grades(&stored, &started),
    });
    Review {
        problem: stored.problem,
        title: stored.title,
        difficulty: stored.problem_difficulty,
        due_at: stored.due_at,
        due: stored.due,
        solved_at: stored.solved_at,
        reviews: stored.card.reviews,
        started,
    }
}

/// The grades that the review allows.
fn grades(stored: &StoredReview, started: &StoredStart) -> Vec<GradeChoice> {
    let proposed = proposal(started, stored.problem_difficulty);
    let possible = Grade::ALL.into_iter().filter(|grade| started.solved_at.is_some() || *grade == Grade::Again);
    possible
        .map(|grade| GradeChoice {
            grade,
            due_at: graded(stored.card, grade, stored.now).due_at,
            proposed: grade == proposed,
        })
        .collect()
}
