//! Listing users and changing their roles, for admins.

use assay_domain::{AuditAction, Page, Person, Role, Timestamp, UserId};
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect,
    sea_query::{Expr, LockType},
};
use serde_json::json;

use crate::{
    Error, Result, Store,
    audit::{Entry, record},
    boxed, cursor,
    entities::users,
    like::containing,
    only::Only,
    rows,
    sql::Sql,
};

/// This list's letter in cursors.
const LIST: char = 'u';

impl Store {
    /// Users with `text` in their name or email address, newest first, at most `limit` of them.
    ///
    /// # Errors
    /// [`BadCursor`](crate::Error::BadCursor); when the database fails.
    #[boxed]
    pub async fn people(&self, text: Option<&str>, cursor: Option<&str>, limit: u32) -> Result<Page<Person>> {
        let before = cursor::number(LIST, cursor)?;
        // Plain SQL: the search has optional parts and a cursor.
        let mut sql = Sql::new(
            "SELECT u.id, u.name, u.email, u.role, u.created_at,
                (SELECT COUNT(*) FROM submissions s WHERE s.user_id = u.id) AS submissions
            FROM users u WHERE 1 = 1",
        )
        .push_some(" AND u.id < ", before);
        if let Some(text) = text {
            // The exact name matches, too, because LOWER in SQLite only changes ASCII letters.
            sql = sql
                .push_bind(" AND (u.email LIKE ", containing(text))
                .push_bind(" ESCAPE '!' OR LOWER(u.name) LIKE ", containing(text))
                .push_bind(" ESCAPE '!' OR u.name = ", rows::storable(text))
                .push(")");
        }
        let rows: Vec<ListedRow> =
            sql.push_bind(" ORDER BY u.id DESC LIMIT ", cursor::rows_to_read(limit)).all(&self.read).await?;
        let items = rows.into_iter().map(ListedRow::person).collect::<Result<Vec<_>>>()?;
        Ok(cursor::page(items, limit, LIST, |person| person.id))
    }

    /// Changes a user's role, and returns the user's email address. Open sessions have the new role at once.
    ///
    /// # Errors
    /// [`NoSuchUser`](crate::Error::NoSuchUser), [`LastAdmin`](crate::Error::LastAdmin); when the database fails.
    #[boxed]
    pub async fn change_role(&self, user: UserId, role: Role, actor: Option<UserId>) -> Result<String> {
        let transaction = self.begin_write().await?;
        // Locked until the end, so that two admins cannot demote each other at the same time. With a bound value, the index of
        // admins would not be used.
        let admins: Vec<IdRow> =
            Sql::new("SELECT id FROM users WHERE role = 'admin' ORDER BY id {for_update}").all(&transaction).await?;
        let person = users::Entity::find_by_id(user.0).lock(LockType::NoKeyUpdate).only(&transaction).await?;
        let Some(person) = person else { return Err(Error::NoSuchUser) };
        if person.role == role.as_str() {
            transaction.rollback().await?;
            return Ok(person.email);
        }
        if role != Role::Admin && admins.iter().all(|admin| admin.id == user.0) {
            return Err(Error::LastAdmin);
        }
        users::Entity::update_many()
            .col_expr(users::Column::Role, Expr::value(role.as_str()))
            .filter(users::Column::Id.eq(user.0))
            .exec(&transaction)
            .await?;
        let changed = Entry {
            actor,
            action: AuditAction::UserRole,
            target: &person.email,
            before: Some(json!({ "role": person.role })),
            after: Some(json!({ "role": role })),
        };
        record(&transaction, changed).await?;
        transaction.commit().await?;
        Ok(person.email)
    }
}

#[derive(FromQueryResult)]
struct ListedRow {
    id: i64,
    name: String,
    email: String,
    role: String,
    created_at: i64,
    submissions: i64,
}

impl ListedRow {
    fn person(self) -> Result<Person> {
        Ok(Person {
            id: UserId(self.id),
            name: self.name,
            email: self.email,
            role: self.role.parse().map_err(Error::BadRow)?,
            submissions: rows::count(self.submissions)?,
            created_at: Timestamp(self.created_at),
        })
    }
}

#[derive(FromQueryResult)]
struct IdRow {
    id: i64,
}
