//! Changes personal lists.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{fault::Fault, json::Json, ui::Fields};

/// The result of a change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Done {
    /// A sentence for the user.
    pub(crate) words: String,
    /// The page to open next; None to stay.
    pub(crate) go: Option<String>,
}

/// The result of a form that was posted without wasm.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Outcome {
    /// The posted fields.
    pub(crate) fields: Fields,
    pub(crate) result: Result<Done, Fault>,
}

impl Outcome {
    /// Whether the answer opens another page.
    pub(crate) fn goes(&self) -> bool {
        self.result.as_ref().is_ok_and(|done| done.go.is_some())
    }

    /// The name that was typed, if the form was refused.
    pub(crate) fn typed_name(&self) -> Option<String> {
        let refused = self.result.is_err().then_some(&self.fields)?;
        refused.iter().find(|(key, _)| key == "name").map(|(_, value)| value.clone())
    }
}

/// Performs the action of a form.
#[server(prefix = "/api/fn", endpoint = "change_lists", input = Json, output = Json)]
pub(crate) async fn change_lists(fields: Fields) -> Result<Done, Fault> {
    use crate::server::{answer, service, visitor};

    let (service, visitor) = (service()?, visitor()?);
    let me = answer(visitor.require())?;
    answer(super::actions::run(&service, me, &fields).await)
}

/// Handles a form that was posted without wasm, and redirects if the action opens another page.
#[cfg(feature = "ssr")]
pub(crate) async fn posted() -> Option<Outcome> {
    let fields = crate::server::plain_form::posted()?.into_fields();
    let result = change_lists(fields.clone()).await;
    if let Ok(Done { go: Some(path), .. }) = &result {
        crate::response::redirect(path);
    }
    Some(Outcome { fields, result })
}

#[cfg(not(feature = "ssr"))]
pub(crate) async fn posted() -> Option<Outcome> {
    None
}
