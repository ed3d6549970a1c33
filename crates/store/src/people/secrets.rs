//! Secret random bytes that all servers of an installation share.

use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};

use crate::{Error, Result, Store, boxed, dialect::now, entities::secrets, insert::insert, only::Only};

impl Store {
    /// The installation's secret for a purpose. Stores `fresh` if there is none yet.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn secret(&self, purpose: &str, fresh: [u8; 32]) -> Result<[u8; 32]> {
        // If two servers start at the same time, one writes and both read the same.
        let row =
            secrets::ActiveModel { purpose: Set(purpose.to_owned()), bytes: Set(fresh.to_vec()), ..Default::default() };
        insert(row, [(secrets::Column::CreatedAt, now(&self.write))])
            .on_conflict(OnConflict::column(secrets::Column::Purpose).do_nothing().to_owned())
            .run(&self.write)
            .await?;
        let stored = secrets::Entity::find_by_id(purpose).only(&self.read).await?;
        let bytes = stored.and_then(|stored| stored.bytes.try_into().ok());
        bytes.ok_or_else(|| Error::BadRow(format!("the secret for {purpose} is not 32 bytes")))
    }
}
