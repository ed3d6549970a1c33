//! Inserts rows with values that the database computes, such as its clock, which sea-orm's own insert cannot do. Without such values, it
//! inserts rows that may exist already: the result is then a number and not an error.

use sea_orm::{
    ActiveModelTrait, ActiveValue, ConnectionTrait, EntityName, EntityTrait, IdenStatic, Iterable, TryGetable,
    sea_query::{Expr, InsertStatement, OnConflict, Query},
};

use crate::Result;

type Column<A> = <<A as ActiveModelTrait>::Entity as EntityTrait>::Column;

/// The statement that inserts a row.
pub(crate) struct Insert(InsertStatement);

/// Inserts the values of `row` and, beside them, the `computed` ones.
pub(crate) fn insert<A: ActiveModelTrait, const N: usize>(mut row: A, computed: [(Column<A>, Expr); N]) -> Insert {
    let mut statement = Query::insert();
    statement.into_table(A::Entity::default().table_ref());
    let given = Column::<A>::iter().filter_map(|column| match row.take(column) {
        ActiveValue::Set(value) | ActiveValue::Unchanged(value) => Some((column, Expr::val(value))),
        ActiveValue::NotSet => None,
    });
    let (columns, values): (Vec<_>, Vec<_>) = given.chain(computed).unzip();
    statement.columns(columns).values_panic(values);
    Insert(statement)
}

impl Insert {
    pub(crate) fn on_conflict(mut self, rule: OnConflict) -> Self {
        self.0.on_conflict(rule);
        self
    }

    /// Inserts, and returns the number of rows.
    pub(crate) async fn run(self, db: &impl ConnectionTrait) -> Result<u64> {
        Ok(db.execute(&self.0).await?.rows_affected())
    }

    /// Inserts, and returns a value of the row. `None` if nothing was inserted.
    pub(crate) async fn returning<T: TryGetable>(
        mut self,
        column: impl IdenStatic,
        db: &impl ConnectionTrait,
    ) -> Result<Option<T>> {
        self.0.returning_col(column);
        let row = db.query_one(&self.0).await?;
        Ok(row.map(|row| row.try_get_by_index(0)).transpose()?)
    }
}
