//! Reading a row by a key.

use sea_orm::{ConnectionTrait, DbErr, EntityTrait, Select, Selector, SelectorTrait};

/// A query by a key, which finds at most one row.
pub(crate) trait Only {
    type Row;

    /// The row, if there is one. Without the bound `LIMIT` of [`Select::one`], for which SQLite prepares the statement again at each
    /// call.
    fn only<C: ConnectionTrait>(self, db: &C) -> impl Future<Output = Result<Option<Self::Row>, DbErr>> + Send;
}

impl<E> Only for Select<E>
where
    E: EntityTrait<Model: Send>,
{
    type Row = E::Model;

    async fn only<C: ConnectionTrait>(self, db: &C) -> Result<Option<E::Model>, DbErr> {
        Ok(self.all(db).await?.into_iter().next())
    }
}

impl<S> Only for Selector<S>
where
    S: SelectorTrait<Item: Send> + Send,
{
    type Row = S::Item;

    async fn only<C: ConnectionTrait>(self, db: &C) -> Result<Option<S::Item>, DbErr> {
        Ok(self.all(db).await?.into_iter().next())
    }
}
