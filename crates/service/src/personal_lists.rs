//! Stars and personal lists. They are private: every operation is about the user's own ones.

use assay_domain::{FieldName, ListId, ListName, Me, Missing, Neighbors, PersonalList, PersonalListSummary, Slug};

use crate::{Error, Service, boxed};

impl Service {
    /// Stars a problem, or removes its star.
    ///
    /// # Errors
    /// When the problem does not exist, or the user changes too much at once.
    #[boxed]
    pub async fn set_star(&self, me: &Me, problem: &Slug, starred: bool) -> Result<(), Error> {
        self.limits.save(me.id).await?;
        if starred {
            self.store.star(me.id, problem).await?;
        } else {
            self.store.unstar(me.id, problem).await?;
        }
        Ok(())
    }

    /// The user's lists, sorted by name.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[boxed]
    pub async fn lists(&self, me: &Me) -> Result<Vec<PersonalListSummary>, Error> {
        Ok(self.store.lists(me.id).await?)
    }

    /// A list with its problems, in order.
    ///
    /// # Errors
    /// When it does not exist.
    #[boxed]
    pub async fn list(&self, me: &Me, id: ListId) -> Result<PersonalList, Error> {
        self.store.list(me.id, id).await?.ok_or(Error::not_found(Missing::List))
    }

    /// Creates an empty list.
    ///
    /// # Errors
    /// When the name is invalid or taken, or the user has too many lists.
    #[boxed]
    pub async fn create_list(&self, me: &Me, name: &str) -> Result<ListId, Error> {
        self.limits.save(me.id).await?;
        Ok(self.store.create_list(me.id, &parse_name(name)?, self.config.quotas.lists).await?)
    }

    /// Renames a list.
    ///
    /// # Errors
    /// When the name is invalid or taken, or the list does not exist.
    #[boxed]
    pub async fn rename_list(&self, me: &Me, id: ListId, name: &str) -> Result<(), Error> {
        self.limits.save(me.id).await?;
        Ok(self.store.rename_list(me.id, id, &parse_name(name)?).await?)
    }

    /// Deletes a list.
    ///
    /// # Errors
    /// When it does not exist.
    #[boxed]
    pub async fn delete_list(&self, me: &Me, id: ListId) -> Result<(), Error> {
        self.limits.save(me.id).await?;
        Ok(self.store.delete_list(me.id, id).await?)
    }

    /// Puts a problem into a list, or moves it there. Without a position (from 1), a new problem comes to the end.
    ///
    /// # Errors
    /// When the list or the problem does not exist, or the list is full.
    #[boxed]
    pub async fn put_in_list(&self, me: &Me, id: ListId, problem: &Slug, position: Option<u32>) -> Result<(), Error> {
        self.limits.save(me.id).await?;
        Ok(self.store.put_in_list(me.id, id, problem, position, self.config.quotas.list_problems).await?)
    }

    /// Removes a problem from a list.
    ///
    /// # Errors
    /// When the list does not exist.
    #[boxed]
    pub async fn remove_from_list(&self, me: &Me, id: ListId, problem: &Slug) -> Result<(), Error> {
        self.limits.save(me.id).await?;
        Ok(self.store.remove_from_list(me.id, id, problem).await?)
    }

    /// The problem's place in a list, and its name. `None` if the problem is not in it.
    ///
    /// # Errors
    /// When the list does not exist.
    #[boxed]
    pub async fn neighbors_in_list(
        &self,
        me: &Me,
        id: ListId,
        problem: &Slug,
    ) -> Result<Option<(String, Neighbors)>, Error> {
        let name = self.store.list_name(me.id, id).await?.ok_or(Error::not_found(Missing::List))?;
        Ok(self.store.neighbors_in_list(me.id, id, problem).await?.map(|found| (name, found)))
    }

    /// The problem's place among the user's starred problems, sorted by title. `None` if it is not starred.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[boxed]
    pub async fn neighbors_in_stars(&self, me: &Me, problem: &Slug) -> Result<Option<Neighbors>, Error> {
        Ok(self.store.neighbors_in_stars(me.id, problem).await?)
    }
}

fn parse_name(name: &str) -> Result<ListName, Error> {
    name.parse::<ListName>().map_err(|error| Error::field(FieldName::Name, error))
}
