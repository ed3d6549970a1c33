use serde::Deserialize;

/// Why a request to the REST interface failed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct RequestFailure {
    /// The HTTP status; 0 if the server could not be reached.
    #[serde(skip)]
    pub(crate) status: u16,
    /// What to do next, in the server's words. Empty in responses of a proxy.
    pub(crate) detail: String,
}

impl RequestFailure {
    /// Whether the same request may succeed later.
    pub(crate) fn may_pass(&self) -> bool {
        self.status == 0 || self.status == 429 || self.status >= 500
    }
}
