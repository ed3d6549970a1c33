//! Doing what a form says.

use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

use crate::fault::Fault;

/// The fields of a form, in order; a name may come more than once.
pub(crate) type Fields = Vec<(String, String)>;

/// What was done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Done {
    /// In a sentence.
    pub(crate) words: String,
    /// The fields that take it back, where something does.
    pub(crate) undo: Option<Fields>,
    /// Where to go on; nowhere means to stay.
    pub(crate) go: Option<String>,
}

/// The fields at which forms show what is wrong with them.
const FIELDS: [&str; 6] = ["title", "slug", "description", "section", "reason", "package"];

/// Whether forms show all of a fault at their fields, so that it need not be said a second time.
pub(super) fn shown_at_fields(fault: &Fault) -> bool {
    !fault.fields.is_empty() && fault.fields.iter().all(|wrong| FIELDS.contains(&wrong.field.as_str()))
}

/// What came of a form that was posted without wasm.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Outcome {
    /// What was sent.
    pub(crate) fields: Fields,
    /// What came of it.
    pub(crate) result: Result<Done, Fault>,
}

impl Outcome {
    /// What was typed into a field of a form that was refused.
    pub(crate) fn typed(&self, name: &str) -> Option<String> {
        let refused = self.result.is_err().then_some(&self.fields)?;
        refused.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone())
    }

    /// What was typed into a field of the form that asked for `action`, if that was refused.
    pub(crate) fn typed_for(&self, action: &str, name: &str) -> Option<String> {
        let asked = self.fields.iter().any(|(key, value)| key == "do" && value == action);
        self.typed(name).filter(|_| asked)
    }

    /// Why it was refused.
    pub(crate) fn fault(&self) -> Option<Fault> {
        self.result.as_ref().err().cloned()
    }
}

/// Does what the fields of a form say.
#[server(prefix = "/api/fn", endpoint = "admin_act", input = Json, output = Json)]
pub(crate) async fn act(fields: Fields) -> Result<Done, Fault> {
    use crate::server::{answer, service, visitor};

    let (service, visitor) = (service()?, visitor()?);
    let admin = answer(service.admin(&visitor))?;
    answer(super::actions::run(admin, &super::actions::Form(&fields)).await)
}

/// Does what a form posted without wasm says. A browser that is to go on gets sent there.
#[cfg(feature = "ssr")]
pub(crate) async fn posted() -> Option<Outcome> {
    if let Some(refused) = crate::server::plain_form::refused_upload() {
        return Some(Outcome { fields: Fields::new(), result: Err(crate::server::fail(&refused.0)) });
    }
    let fields = crate::server::plain_form::posted()?.into_fields();
    let result = act(fields.clone()).await;
    if let Ok(Done { go: Some(path), .. }) = &result {
        crate::server::redirect(path);
    }
    Some(Outcome { fields, result })
}

#[cfg(not(feature = "ssr"))]
pub(crate) async fn posted() -> Option<Outcome> {
    None
}
