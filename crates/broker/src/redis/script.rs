//! Lua scripts. They are run by their hash, and loaded if Redis does not know them.

use std::sync::LazyLock;

use fred::{
    error::Error as FredError,
    types::{FromValue, MultipleValues, scripts::Script as FredScript},
};

use super::Connection;
use crate::Error;

/// A script and its hash.
pub(super) type Script = LazyLock<FredScript>;

/// Declares scripts by the names of their files in `lua/`. Several files are joined into one script.
macro_rules! scripts {
    ($($name:ident = $($file:literal)+;)*) => {
        $(static $name: $crate::redis::script::Script =
            std::sync::LazyLock::new(|| fred::types::scripts::Script::from_lua(concat!($(include_str!(concat!("lua/", $file, ".lua"))),+)));)*
    };
}
pub(super) use scripts;

/// Runs a script atomically.
pub(super) async fn run<T: FromValue + Send + Sync>(
    script: &Script,
    connection: &Connection,
    keys: Vec<String>,
    args: impl TryInto<MultipleValues, Error: Into<FredError> + Send> + Send,
) -> Result<T, Error> {
    connection.call(script.evalsha_with_reload(connection.client(), keys, args)).await
}
