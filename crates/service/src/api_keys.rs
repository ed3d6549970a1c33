//! API keys for programs that use the REST interface.

use assay_domain::{ApiKeyId, ApiKeyInfo, FieldName, FieldProblem, KeyName, Me, Missing, NewApiKey, Role, Scope};
use assay_store::Revoke;

use crate::{ApiKey, Error, Service, Visitor, boxed};

/// The owner of the API key of a request.
#[derive(Clone, Debug)]
pub struct KeyOwner {
    /// The owner. Without the scope `admin`, the role is never admin.
    pub me: Me,
    /// What the key may do.
    pub scope: Scope,
}

impl Service {
    /// The owner and scope of an API key. `None` if it is unknown, revoked or expired.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn api_key_user(&self, key: &ApiKey) -> Result<Option<KeyOwner>, Error> {
        let found = self.store.api_key_user(key.hash()).await?;
        Ok(found.map(|(me, scope)| KeyOwner { me: restrict_role(scope, me), scope }))
    }

    /// The user's keys, newest first.
    ///
    /// # Errors
    /// When the visitor is not logged in.
    #[boxed]
    pub async fn api_keys(&self, visitor: &Visitor) -> Result<Vec<ApiKeyInfo>, Error> {
        Ok(self.store.api_keys(visitor.require()?.id).await?)
    }

    /// Creates a key for the user. The key itself is returned only here.
    ///
    /// # Errors
    /// When a field is invalid, the user has too many keys, or there were too many tries.
    #[boxed]
    pub async fn create_api_key(
        &self,
        visitor: &Visitor,
        name: &str,
        scope: Scope,
        days: Option<u32>,
    ) -> Result<(ApiKey, ApiKeyId), Error> {
        let me = visitor.require()?;
        self.limits.credentials(visitor.address).await?;
        let new = parse_new_key(me, name, scope, days)?;
        let key = ApiKey::generate().map_err(|error| Error::internal(&error))?;
        let id = self.store.create_api_key(me.id, key.hash(), &new, Some(me.id)).await?;
        tracing::info!(user.id = %me.id, key.id = %id, %scope, "API key created");
        Ok((key, id))
    }

    /// Revokes one of the user's keys. Programs can no longer use it.
    ///
    /// # Errors
    /// When the user has no such key.
    #[boxed]
    pub async fn revoke_api_key(&self, visitor: &Visitor, id: ApiKeyId) -> Result<(), Error> {
        let me = visitor.require()?;
        match self.store.revoke_api_keys(me.id, Revoke::One(id), Some(me.id)).await? {
            0 => Err(Error::not_found(Missing::ApiKey)),
            _ => {
                tracing::info!(user.id = %me.id, key.id = %id, "API key revoked");
                Ok(())
            }
        }
    }
}

/// Removes the role admin, unless the scope allows it.
fn restrict_role(scope: Scope, me: Me) -> Me {
    if scope < Scope::Admin { Me { role: Role::Learner, ..me } } else { me }
}

/// Checks all fields, so that a form shows all its errors at once.
fn parse_new_key(me: &Me, name: &str, scope: Scope, days: Option<u32>) -> Result<NewApiKey, Error> {
    let mut errors = Vec::new();
    let name = name.parse::<KeyName>().map_err(|error| errors.push(FieldProblem::from(error).of(FieldName::Name)));
    if scope > Scope::widest_for(me.role) {
        errors.push(FieldProblem::AdminScope.of(FieldName::Scope));
    }
    if days.is_some_and(|days| !(1..=NewApiKey::MAX_DAYS).contains(&days)) {
        errors.push(FieldProblem::DaysOutOfRange { most: NewApiKey::MAX_DAYS }.of(FieldName::Days));
    }
    match name {
        Ok(name) if errors.is_empty() => Ok(NewApiKey { name, scope, days }),
        _ => Err(Error::fields(errors)),
    }
}

#[cfg(test)]
mod tests {
    use assay_domain::UserId;

    use super::*;

    fn me(role: Role) -> Me {
        Me { id: UserId(1), name: "Ada".into(), email: "ada@example.org".into(), role }
    }

    #[test]
    fn only_an_admin_key_has_the_role_admin() {
        let roles = Scope::ALL.map(|scope| restrict_role(scope, me(Role::Admin)).role);
        assert_eq!(roles, [Role::Learner, Role::Learner, Role::Admin]);
        assert_eq!(restrict_role(Scope::Admin, me(Role::Learner)).role, Role::Learner);
    }

    #[test]
    fn all_fields_of_a_key_are_checked_at_once() {
        let error = parse_new_key(&me(Role::Learner), " ", Scope::Admin, Some(0)).unwrap_err();
        let fields: Vec<_> = error.invalid_fields().iter().map(|error| error.field).collect();
        assert_eq!(fields, [FieldName::Name, FieldName::Scope, FieldName::Days]);
        assert!(parse_new_key(&me(Role::Admin), "x", Scope::Admin, None).is_ok());
        assert!(parse_new_key(&me(Role::Learner), "x", Scope::Submit, Some(3651)).is_err());
    }
}
