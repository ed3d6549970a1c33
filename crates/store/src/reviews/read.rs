//! Reading reviews. The plan is one query, which computes the days with window functions.

use assay_domain::{Difficulty, Help, Page, ReviewDay, Slug, Timestamp, UserId};
use sea_orm::FromQueryResult;

use super::{
    DAY_MS,
    enroll::{MISSING, NewCard, enroll},
    plan::planned,
};
use crate::{Error, Result, Store, boxed, cursor, rows, sql::Sql};

/// This list's letter in cursors.
const LIST: char = 'r';

/// The verdicts of wrong submissions.
const WRONG: &str = "('partially_accepted', 'wrong_answer', 'time_limit_exceeded', 'memory_limit_exceeded',
    'output_limit_exceeded', 'run_time_error')";

/// How many reviews a user gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReviewBounds {
    /// The most per day.
    pub per_day: i64,
}

/// The state of a problem in the scheduler.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReviewCard {
    pub stability: f64,
    pub difficulty: f64,
    /// The last review; before the first one, the first accepted submission.
    pub reviewed_at: Timestamp,
    pub reviews: u32,
    pub lapses: u32,
}

/// A review with the state of the scheduler.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredReview {
    pub problem: Slug,
    pub title: String,
    pub problem_difficulty: Option<Difficulty>,
    /// The start of the planned day.
    pub due_at: Timestamp,
    /// Whether the planned day is today.
    pub due: bool,
    /// The last accepted submission.
    pub solved_at: Timestamp,
    pub card: ReviewCard,
    pub started: Option<StoredStart>,
    /// The database's clock.
    pub now: Timestamp,
}

/// A started review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoredStart {
    pub at: Timestamp,
    /// When the first accepted submission since then was submitted.
    pub solved_at: Option<Timestamp>,
    /// Wrong submissions before it.
    pub wrong: u32,
    pub help: Help,
}

impl Store {
    /// A user's reviews in the order of the plan, at most `limit` of them.
    ///
    /// # Errors
    /// [`BadCursor`](crate::Error::BadCursor); when the database fails.
    #[boxed]
    pub async fn reviews(
        &self,
        user: UserId,
        bounds: ReviewBounds,
        cursor: Option<&str>,
        limit: u32,
    ) -> Result<Page<StoredReview>> {
        let after = cursor.map(read_cursor).transpose()?;
        let sql = Sql::new(&select(bounds)).bind(user.0).push(" WHERE TRUE");
        let sql = match after {
            Some((due_at, problem)) => {
                sql.push_bind(" AND (r.due_at, r.problem_id) > (", due_at).push_bind(", ", problem).push(")")
            }
            None => sql,
        };
        let sql = sql.push_bind(" ORDER BY r.due_at, r.problem_id LIMIT ", cursor::rows_to_read(limit));
        let rows: Vec<ReviewRow> = sql.all(&self.read).await?;
        let page = cursor::page(rows, limit, LIST, |row| format!("{}.{}", row.original_due_at, row.problem_id));
        Ok(Page { items: page.items.into_iter().map(ReviewRow::review).collect::<Result<_>>()?, next: page.next })
    }

    /// One of a user's reviews. `None` if the problem is not in review.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn review(&self, user: UserId, bounds: ReviewBounds, problem: &Slug) -> Result<Option<StoredReview>> {
        let sql = Sql::new(&select(bounds)).bind(user.0).push_bind(" WHERE r.slug = ", problem.as_str());
        sql.one::<ReviewRow>(&self.read).await?.map(ReviewRow::review).transpose()
    }

    /// How many reviews are due today, and how many were graded today. None if the user has turned reviews off. Adds solved problems that are
    /// not in review yet, as [`enroll_solved`](Self::enroll_solved) does.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn review_day(&self, user: UserId, bounds: ReviewBounds, card: NewCard) -> Result<Option<ReviewDay>> {
        let mut row = self.read_day(user, bounds).await?;
        if row.as_ref().is_some_and(|row| row.is_incomplete) {
            enroll(&self.write, user, card).await?;
            row = self.read_day(user, bounds).await?;
        }
        row.map(|row| Ok(ReviewDay { due: rows::count(row.due)?, done: rows::count(row.done)? })).transpose()
    }

    async fn read_day(&self, user: UserId, bounds: ReviewBounds) -> Result<Option<DayRow>> {
        let sql = Sql::new(&format!(
            "WITH {} SELECT (SELECT COUNT(*) FROM planned WHERE day <= today) AS due, (SELECT done FROM graded) AS done,
                EXISTS (SELECT 1 {MISSING}) AS is_incomplete
            FROM users u WHERE u.id = $1 AND u.reviews",
            planned(bounds.per_day)
        ));
        sql.bind(user.0).one(&self.read).await
    }
}

/// All columns of [`ReviewRow`] from the plan `r` of user `$1`. Conditions follow.
fn select(bounds: ReviewBounds) -> String {
    let accepted = "s.user_id = r.user_id AND s.problem_id = r.problem_id AND s.verdict = 'accepted'";
    format!(
        "WITH {planned}
        SELECT r.problem_id, r.slug, v.title, v.difficulty AS problem_difficulty, r.due_at AS original_due_at, r.day, r.today, r.now,
            r.stability, r.difficulty, r.reviewed_at, r.reviews, r.lapses, r.started_at, r.help,
            (SELECT MAX(s.finished_at) FROM submissions s WHERE {accepted}) AS solved_at,
            (SELECT MIN(s.created_at) FROM submissions s WHERE {accepted} AND s.created_at >= r.started_at) AS solved_again_at,
            (SELECT COUNT(*) FROM submissions w WHERE w.user_id = r.user_id AND w.problem_id = r.problem_id AND w.verdict IN {WRONG}
                AND w.created_at >= r.started_at AND NOT EXISTS (SELECT 1 FROM submissions s
                    WHERE {accepted} AND s.created_at >= r.started_at AND s.id < w.id)) AS wrong
        FROM planned r JOIN problem_versions v ON v.problem_id = r.problem_id AND v.version = r.version",
        planned = planned(bounds.per_day)
    )
}

fn read_cursor(cursor: &str) -> Result<(i64, i64)> {
    let key = cursor::decode(LIST, cursor)?;
    let (due_at, problem) = key.split_once('.').ok_or(Error::BadCursor)?;
    let number = |text: &str| text.parse().map_err(|_| Error::BadCursor);
    Ok((number(due_at)?, number(problem)?))
}

pub(super) fn help(number: i32) -> Result<Help> {
    match number {
        0 => Ok(Help::None),
        1 => Ok(Help::Hints),
        2 => Ok(Help::Editorial),
        other => Err(Error::BadRow(format!("{other} is not a kind of help"))),
    }
}

/// The reverse of [`help`].
pub(super) fn help_number(help: Help) -> i32 {
    match help {
        Help::None => 0,
        Help::Hints => 1,
        Help::Editorial => 2,
    }
}

#[derive(FromQueryResult)]
struct DayRow {
    due: i64,
    done: i64,
    /// Whether a solved problem is not in review.
    is_incomplete: bool,
}

#[derive(FromQueryResult)]
struct ReviewRow {
    problem_id: i64,
    slug: String,
    title: String,
    problem_difficulty: Option<String>,
    original_due_at: i64,
    day: i64,
    today: i64,
    now: i64,
    stability: f64,
    difficulty: f64,
    reviewed_at: i64,
    reviews: i32,
    lapses: i32,
    started_at: Option<i64>,
    help: i32,
    solved_at: i64,
    solved_again_at: Option<i64>,
    wrong: i64,
}

impl ReviewRow {
    fn review(self) -> Result<StoredReview> {
        let started = match self.started_at {
            Some(at) => Some(StoredStart {
                at: Timestamp(at),
                solved_at: self.solved_again_at.map(Timestamp),
                wrong: rows::count(self.wrong)?,
                help: help(self.help)?,
            }),
            None => None,
        };
        Ok(StoredReview {
            problem: rows::slug(&self.slug)?,
            title: self.title,
            problem_difficulty: self.problem_difficulty.as_deref().map(rows::difficulty).transpose()?,
            due_at: Timestamp(self.day.saturating_mul(DAY_MS)),
            due: self.day <= self.today,
            solved_at: Timestamp(self.solved_at),
            card: ReviewCard {
                stability: self.stability,
                difficulty: self.difficulty,
                reviewed_at: Timestamp(self.reviewed_at),
                reviews: rows::count(self.reviews)?,
                lapses: rows::count(self.lapses)?,
            },
            started,
            now: Timestamp(self.now),
        })
    }
}
