//! Why a request is refused before any operation begins.

use serde::{Deserialize, Serialize};

use crate::Scope;

/// Why a request is refused before any operation begins. The names of the codes never change, because programs compare them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "code", content = "parameters", rename_all = "snake_case")]
pub enum RequestRefusal {
    /// The API key is unknown, revoked or expired.
    InvalidApiKey,
    /// The scope of the API key does not allow it.
    ScopeTooNarrow {
        /// The scope that is needed.
        needed: Scope,
        /// The scope of the key.
        has: Scope,
    },
    /// Only a browser that is logged in may do this.
    SessionNeeded,
    /// The request came from another site.
    ForeignOrigin,
    /// The live connection came from another site.
    ForeignConnection,
    /// The user has too many live connections.
    TooManyConnections,
    /// The server has too many connections.
    ServerBusy,
    /// The request is not that of a WebSocket client.
    NotAWebSocket,
    /// There is nothing at this address.
    NothingHere,
    /// There is nothing with this name.
    UnknownName,
    /// There is no such file.
    NoSuchFile,
    /// The address does not support this method.
    MethodNotAllowed,
    /// The query string cannot be read.
    InvalidQuery {
        /// What is wrong with it.
        reason: String,
    },
    /// The body is not JSON.
    NotJson {
        /// What is wrong with it.
        reason: String,
    },
    /// The JSON does not match the expected format.
    UnexpectedJson {
        /// What is wrong with it.
        reason: String,
    },
    /// The content type is not JSON.
    ContentTypeMissing,
    /// The body cannot be read.
    UnreadableBody {
        /// What is wrong with it.
        reason: String,
    },
    /// The body is larger than any request.
    BodyTooLarge {
        /// The largest allowed size, in KiB.
        most_kib: usize,
        /// The largest allowed size of a source, in KiB.
        source_kib: usize,
    },
    /// The body ended too early.
    IncompleteBody,
    /// The body arrived too slowly.
    BodyTooSlow,
    /// The server took too long to answer.
    ServerTooSlow,
    /// The idempotency key has characters that are not allowed.
    InvalidIdempotencyKey {
        /// The most characters.
        most: usize,
    },
    /// A part of the one-time link is missing.
    IncompleteLink,
    /// The one-time link was used or has expired, or there is an admin.
    UsedLink,
    /// An internal failure. The log has its cause.
    Internal,
}
