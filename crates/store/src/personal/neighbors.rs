//! The problems before and after a problem in a list, with window functions in one statement.

use assay_domain::{ListId, Neighbors, ProblemLink, Slug, UserId};
use sea_orm::FromQueryResult;

use crate::{Result, Store, boxed, rows, sql::Sql};

/// The problem `$1` among the `members`, with the one before and the one after it.
const AROUND: &str = ") SELECT m.slug, m.title, m.position, m.total, c.position AS own FROM members m
    JOIN members c ON c.slug = $1 WHERE m.position BETWEEN c.position - 1 AND c.position + 1 ORDER BY m.position";

impl Store {
    /// The place of a problem in a list of a user. `None` if it is not in the list, or not published.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn neighbors_in_list(&self, user: UserId, list: ListId, problem: &Slug) -> Result<Option<Neighbors>> {
        let sql = Sql::new(
            "WITH members AS (SELECT p.slug, v.title, ROW_NUMBER() OVER (ORDER BY i.position, p.id) AS position,
                COUNT(*) OVER () AS total
            FROM lists l JOIN list_items i ON i.list_id = l.id JOIN problems p ON p.id = i.problem_id
            JOIN problem_versions v ON v.problem_id = p.id AND v.version = p.version
            WHERE p.published AND l.user_id = $2 AND l.id = $3",
        )
        .bind(problem.as_str())
        .bind(user.0)
        .bind(list.0);
        self.neighbors(sql).await
    }

    /// The place of a problem among the starred problems of a user, sorted by title. `None` if it is not starred.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn neighbors_in_stars(&self, user: UserId, problem: &Slug) -> Result<Option<Neighbors>> {
        let sql = Sql::new(
            "WITH members AS (SELECT p.slug, v.title, ROW_NUMBER() OVER (ORDER BY p.title_key) AS position,
                COUNT(*) OVER () AS total
            FROM stars s JOIN problems p ON p.id = s.problem_id
            JOIN problem_versions v ON v.problem_id = p.id AND v.version = p.version
            WHERE p.published AND s.user_id = $2",
        )
        .bind(problem.as_str())
        .bind(user.0);
        self.neighbors(sql).await
    }

    async fn neighbors(&self, members: Sql) -> Result<Option<Neighbors>> {
        let rows: Vec<MemberRow> = members.push(AROUND).all(&self.read).await?;
        let Some(first) = rows.first() else { return Ok(None) };
        let mut found = Neighbors {
            position: rows::count(first.own)?,
            total: rows::count(first.total)?,
            previous: None,
            next: None,
        };
        for row in rows {
            let link = ProblemLink { slug: rows::slug(&row.slug)?, title: row.title };
            match row.position.cmp(&row.own) {
                std::cmp::Ordering::Less => found.previous = Some(link),
                std::cmp::Ordering::Equal => {}
                std::cmp::Ordering::Greater => found.next = Some(link),
            }
        }
        Ok(Some(found))
    }
}

#[derive(FromQueryResult)]
struct MemberRow {
    slug: String,
    title: String,
    position: i64,
    total: i64,
    own: i64,
}
