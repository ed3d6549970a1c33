//! Profiles. They are computed from submissions, so that a rejudged submission counts at once. No query reads a submission's row:
//! all facts are in indexes, and what a problem needs is one lookup, however often the user has submitted it.

use assay_domain::{
    ActiveDay, Day, LanguageId, Profile, ProfileSettings, RecentlySolved, SolvedByDifficulty, SolvedByLanguage,
    SolvedByTopic, Timestamp, UserId, UtcOffset, streaks,
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, FromQueryResult, sea_query::OnConflict};

use crate::{Error, Result, Store, boxed, entities::profiles, rows, sql::Sql};

/// A profile counts submissions per day in this week and in this many weeks before it.
const WEEKS_BEFORE: i64 = 52;
const MAX_TOPICS: i64 = 30;
const MAX_LANGUAGES: i64 = 30;
const MAX_RECENT: i64 = 10;

/// The published problems that the user `$1` has solved.
const SOLVED: &str =
    "WITH solved AS (SELECT p.id FROM problems p WHERE p.published AND EXISTS (SELECT 1 FROM submissions s
    WHERE s.user_id = $1 AND s.problem_id = p.id AND s.verdict = 'accepted'))";

const DIFFICULTIES: &str = " SELECT v.difficulty, COUNT(p.id) AS problems, COUNT(f.id) AS solved FROM problems p
    JOIN problem_versions v ON v.problem_id = p.id AND v.version = p.version LEFT JOIN solved f ON f.id = p.id
    WHERE p.published GROUP BY p.difficulty_rank, v.difficulty ORDER BY p.difficulty_rank";

const TOPICS: &str = " SELECT g.tag, COUNT(p.id) AS problems, COUNT(f.id) AS solved FROM problem_tags g
    JOIN problems p ON p.id = g.problem_id LEFT JOIN solved f ON f.id = p.id
    WHERE p.published GROUP BY g.tag HAVING COUNT(f.id) > 0 ORDER BY COUNT(f.id) DESC, g.tag LIMIT $2";

const RECENT: &str = "SELECT p.slug, v.title, v.difficulty, b.created_at FROM (
        SELECT q.id, (SELECT MIN(s.id) FROM submissions s
            WHERE s.user_id = $1 AND s.problem_id = q.id AND s.verdict = 'accepted') AS submission
        FROM problems q WHERE q.published) f
    JOIN submissions b ON b.id = f.submission JOIN problems p ON p.id = f.id
    JOIN problem_versions v ON v.problem_id = p.id AND v.version = p.version
    ORDER BY f.submission DESC LIMIT $2";

const LANGUAGES: &str = "SELECT language, COUNT(DISTINCT problem_id) AS solved FROM submissions
    WHERE user_id = $1 AND verdict = 'accepted' GROUP BY language ORDER BY COUNT(DISTINCT problem_id) DESC, language LIMIT $2";

/// All days with a submission. Looks up the first submission after each day, instead of reading all.
const ALL_DAYS: &str = "WITH RECURSIVE days (day) AS (
        SELECT ((SELECT MIN(created_at) FROM submissions WHERE user_id = $1) + $2) / 86400000
        UNION ALL
        SELECT ((SELECT MIN(s.created_at) FROM submissions s
            WHERE s.user_id = $1 AND s.created_at >= (d.day + 1) * 86400000 - $2) + $2) / 86400000
        FROM days d WHERE d.day IS NOT NULL)
    SELECT day FROM days WHERE day IS NOT NULL ORDER BY day";

const COUNTS: &str = "SELECT (created_at + $2) / 86400000 AS day, COUNT(*) AS submissions FROM submissions
    WHERE user_id = $1 AND created_at >= $3 GROUP BY (created_at + $2) / 86400000 ORDER BY 1";

impl Store {
    /// The settings of a user's profile.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn profile_settings(&self, user: UserId) -> Result<ProfileSettings> {
        Ok(owner_of(&self.read, user).await?.map(|owner| owner.settings()).transpose()?.unwrap_or_default())
    }

    /// Changes the settings of a user's profile.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn set_profile_settings(&self, user: UserId, settings: ProfileSettings) -> Result<()> {
        let row = profiles::ActiveModel {
            user_id: Set(user.0),
            public: Set(settings.public),
            utc_offset_min: Set(settings.utc_offset.minutes()),
        };
        let replace = OnConflict::column(profiles::Column::UserId)
            .update_columns([profiles::Column::Public, profiles::Column::UtcOffsetMin])
            .to_owned();
        profiles::Entity::insert(row).on_conflict(replace).exec_without_returning(&self.write).await?;
        Ok(())
    }

    /// The profile of a user; with `only_public`, only if everyone may see it.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn profile(&self, user: UserId, only_public: bool) -> Result<Option<Profile>> {
        let snapshot = self.begin_snapshot().await?;
        let Some(owner) = owner_of(&snapshot, user).await? else { return Ok(None) };
        let ProfileSettings { public, utc_offset } = owner.settings()?;
        if only_public && !public {
            return Ok(None);
        }
        let of_user = |sql: &str, limit: i64| Sql::new(sql).bind(user.0).bind(limit);
        let difficulties: Vec<DifficultyRow> = Sql::new(SOLVED).push(DIFFICULTIES).bind(user.0).all(&snapshot).await?;
        let topics: Vec<TopicRow> = of_user(SOLVED, MAX_TOPICS).push(TOPICS).all(&snapshot).await?;
        let recent: Vec<RecentRow> = of_user(RECENT, MAX_RECENT).all(&snapshot).await?;
        let languages: Vec<LanguageRow> = of_user(LANGUAGES, MAX_LANGUAGES).all(&snapshot).await?;
        let all: Vec<DayRow> = of_user(ALL_DAYS, utc_offset.ms()).all(&snapshot).await?;
        let now = Sql::new("SELECT {now}").scalar::<i64>(&snapshot).await?.unwrap_or_default();
        let today = Day::of(Timestamp(now), utc_offset);
        let first = today.monday().plus(-7 * WEEKS_BEFORE).start().plus_ms(-utc_offset.ms());
        let counts: Vec<CountRow> = of_user(COUNTS, utc_offset.ms()).bind(first.0).all(&snapshot).await?;
        snapshot.commit().await?;
        let all: Vec<Day> = all.iter().map(|row| Day(row.day)).collect();
        let (current_streak, longest_streak) = streaks(&all, today);
        Ok(Some(Profile {
            id: user,
            name: owner.name,
            utc_offset,
            today,
            difficulties: difficulties.into_iter().map(DifficultyRow::solved).collect::<Result<_>>()?,
            topics: topics.into_iter().map(TopicRow::solved).collect::<Result<_>>()?,
            days: counts.into_iter().map(CountRow::day).collect::<Result<_>>()?,
            current_streak,
            longest_streak,
            languages: languages.into_iter().map(LanguageRow::solved).collect::<Result<_>>()?,
            recent: recent.into_iter().map(RecentRow::solved).collect::<Result<_>>()?,
        }))
    }
}

async fn owner_of(db: &impl ConnectionTrait, user: UserId) -> Result<Option<OwnerRow>> {
    // COALESCE gives the defaults of users without settings.
    let sql = Sql::new(
        "SELECT u.name, COALESCE(p.public, FALSE) AS public, COALESCE(p.utc_offset_min, 0) AS utc_offset_min
        FROM users u LEFT JOIN profiles p ON p.user_id = u.id WHERE u.id = $1",
    );
    sql.bind(user.0).one(db).await
}

#[derive(FromQueryResult)]
struct OwnerRow {
    name: String,
    public: bool,
    utc_offset_min: i32,
}

impl OwnerRow {
    fn settings(&self) -> Result<ProfileSettings> {
        let utc_offset = UtcOffset::try_from(self.utc_offset_min).map_err(|error| Error::BadRow(error.to_string()))?;
        Ok(ProfileSettings { public: self.public, utc_offset })
    }
}

#[derive(FromQueryResult)]
struct DifficultyRow {
    difficulty: Option<String>,
    problems: i64,
    solved: i64,
}

impl DifficultyRow {
    fn solved(self) -> Result<SolvedByDifficulty> {
        Ok(SolvedByDifficulty {
            difficulty: self.difficulty.as_deref().map(rows::difficulty).transpose()?,
            solved: rows::count(self.solved)?,
            problems: rows::count(self.problems)?,
        })
    }
}

#[derive(FromQueryResult)]
struct TopicRow {
    tag: String,
    problems: i64,
    solved: i64,
}

impl TopicRow {
    fn solved(self) -> Result<SolvedByTopic> {
        Ok(SolvedByTopic { tag: self.tag, solved: rows::count(self.solved)?, problems: rows::count(self.problems)? })
    }
}

#[derive(FromQueryResult)]
struct RecentRow {
    slug: String,
    title: String,
    difficulty: Option<String>,
    created_at: i64,
}

impl RecentRow {
    fn solved(self) -> Result<RecentlySolved> {
        Ok(RecentlySolved {
            slug: rows::slug(&self.slug)?,
            title: self.title,
            difficulty: self.difficulty.as_deref().map(rows::difficulty).transpose()?,
            solved_at: Timestamp(self.created_at),
        })
    }
}

#[derive(FromQueryResult)]
struct LanguageRow {
    language: String,
    solved: i64,
}

impl LanguageRow {
    fn solved(self) -> Result<SolvedByLanguage> {
        Ok(SolvedByLanguage { language: LanguageId(self.language), solved: rows::count(self.solved)? })
    }
}

#[derive(FromQueryResult)]
struct DayRow {
    day: i64,
}

#[derive(FromQueryResult)]
struct CountRow {
    day: i64,
    submissions: i64,
}

impl CountRow {
    fn day(self) -> Result<ActiveDay> {
        Ok(ActiveDay { day: Day(self.day), submissions: rows::count(self.submissions)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// With many submissions, reading their rows would be slow.
    #[tokio::test]
    async fn no_query_reads_rows_of_submissions_besides_the_shown_ones() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::connect(&format!("sqlite://{}", folder.path().join("assay.db").display())).await.unwrap();
        store.migrate().await.unwrap();
        let with_solved = [DIFFICULTIES, TOPICS].map(|rest| format!("{SOLVED}{rest}"));
        for sql in with_solved.iter().map(String::as_str).chain([RECENT, LANGUAGES, ALL_DAYS, COUNTS]) {
            let explained = Sql::new("EXPLAIN QUERY PLAN ").push(sql);
            let explained = (1..=3).fold(explained, |sql, number| sql.bind(i64::from(number)));
            let plan: Vec<PlanRow> = explained.all(&store.read).await.unwrap();
            let steps = plan.iter().map(|row| row.detail.as_str());
            // The tables of submissions have the aliases s and b; b are the ten that are shown.
            let reads: Vec<&str> = steps.filter(|step| ["submissions", "s"].contains(&table_of(step))).collect();
            assert!(!reads.is_empty(), "{sql}: {plan:?}");
            for step in reads {
                assert!(step.starts_with("SEARCH ") && step.contains("USING COVERING INDEX"), "{sql}: {step}");
            }
        }
    }

    fn table_of(step: &str) -> &str {
        step.split(' ').nth(1).unwrap_or_default()
    }

    #[derive(Debug, FromQueryResult)]
    struct PlanRow {
        detail: String,
    }
}
