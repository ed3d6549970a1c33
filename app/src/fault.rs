//! Why something did not work, as the browser learns of it.

use assay_domain::{MAX_SOURCE_BYTES, SourceError};
use leptos::{
    prelude::{FromServerFnError, ServerFnErrorErr},
    server_fn::codec::JsonEncoding,
};
use serde::{Deserialize, Serialize};

use crate::texts;

/// Why a server function did not work, in words fit for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Fault {
    /// The HTTP status; 0 when the server was not reached.
    pub(crate) status: u16,
    /// A few words that name the kind of error.
    pub(crate) title: String,
    /// What to do about it.
    pub(crate) detail: String,
    /// What is wrong field by field.
    pub(crate) fields: Vec<FieldFault>,
}

/// What is wrong with one field of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FieldFault {
    /// The field's name.
    pub(crate) field: String,
    /// What to do about it.
    pub(crate) detail: String,
}

impl Fault {
    /// The server does not know such a thing, or does not show it to this reader.
    pub(crate) const NOT_FOUND: u16 = 404;
    /// The reader may not do this.
    pub(crate) const FORBIDDEN: u16 = 403;
    /// Somebody must log in first.
    pub(crate) const UNAUTHENTICATED: u16 = 401;

    /// Both in one line.
    pub(crate) fn sentence(&self) -> String {
        (texts::faults().sentence)(&self.title, &self.detail)
    }

    /// There is no such thing; `detail` says what.
    pub(crate) fn not_found(detail: &str) -> Self {
        Self {
            status: Self::NOT_FOUND,
            title: texts::faults().not_found.into(),
            detail: detail.into(),
            fields: Vec::new(),
        }
    }

    /// A source of so many bytes is too large.
    pub(crate) fn too_large(bytes: usize) -> Self {
        Self {
            status: 413,
            title: texts::faults().too_large.into(),
            detail: SourceError::TooLarge { bytes, max: MAX_SOURCE_BYTES }.to_string(),
            fields: Vec::new(),
        }
    }

    /// What is wrong with a field.
    pub(crate) fn of_field(&self, name: &str) -> Option<String> {
        self.fields.iter().find(|fault| fault.field == name).map(|fault| fault.detail.clone())
    }
}

impl FromServerFnError for Fault {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        let (status, title, detail) = match error {
            ServerFnErrorErr::Request(_) => (0, texts::faults().no_connection, texts::faults().no_connection_detail),
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) => {
                (400, texts::faults().invalid_request, texts::faults().reload)
            }
            #[cfg(feature = "ssr")]
            ServerFnErrorErr::Deserialization(_) => {
                crate::server::set_status(400);
                (400, texts::faults().invalid_request, texts::faults().bad_request)
            }
            // An answer that is not ours, as from a proxy, or from a newer server than this page.
            #[cfg(not(feature = "ssr"))]
            ServerFnErrorErr::Deserialization(_) => (502, texts::faults().unexpected, texts::faults().reload),
            _ => (500, texts::faults().internal, texts::faults().internal_detail),
        };
        Self { status, title: title.into(), detail: detail.into(), fields: Vec::new() }
    }
}
