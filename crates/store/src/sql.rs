//! A statement in plain SQL, for what the query builder cannot say or says less clearly. Both databases understand `$1`. Values
//! are always bound and never part of the text.

use sea_orm::{ConnectionTrait, FromQueryResult, Statement, TryGetable, Value};

use crate::{Error, Result, dialect};

/// A statement in SQL that both databases understand. [`dialect::render`] replaces the words in braces.
pub(crate) struct Sql {
    text: String,
    values: Vec<Value>,
}

impl Sql {
    pub(crate) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), values: Vec::new() }
    }

    /// Binds the value of the next `$n`.
    pub(crate) fn bind(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self
    }

    /// Adds text.
    pub(crate) fn push(mut self, text: &str) -> Self {
        self.text.push_str(text);
        self
    }

    /// Adds text and then a value.
    pub(crate) fn push_bind(mut self, text: &str, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self.text.push_str(text);
        self.text.push('$');
        self.text.push_str(&self.values.len().to_string());
        self
    }

    /// [`push_bind`](Self::push_bind) if there is a value.
    pub(crate) fn push_some(self, text: &str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.push_bind(text, value),
            None => self,
        }
    }

    /// Runs the statement, and returns how many rows it wrote.
    pub(crate) async fn run(self, db: &impl ConnectionTrait) -> Result<u64> {
        Ok(db.execute_raw(self.statement(db)).await?.rows_affected())
    }

    /// All rows.
    pub(crate) async fn all<T: FromQueryResult>(self, db: &impl ConnectionTrait) -> Result<Vec<T>> {
        let rows = db.query_all_raw(self.statement(db)).await?;
        rows.iter().map(|row| T::from_query_result(row, "").map_err(Error::from)).collect()
    }

    /// The only row, if any.
    pub(crate) async fn one<T: FromQueryResult>(self, db: &impl ConnectionTrait) -> Result<Option<T>> {
        Ok(self.all(db).await?.into_iter().next())
    }

    /// The first column of the only row, if any.
    pub(crate) async fn scalar<T: TryGetable>(self, db: &impl ConnectionTrait) -> Result<Option<T>> {
        let rows = db.query_all_raw(self.statement(db)).await?;
        Ok(rows.first().map(|row| row.try_get_by_index(0)).transpose()?)
    }

    fn statement(&self, db: &impl ConnectionTrait) -> Statement {
        let backend = db.get_database_backend();
        Statement::from_sql_and_values(backend, dialect::render(backend, &self.text), self.values.clone())
    }
}
