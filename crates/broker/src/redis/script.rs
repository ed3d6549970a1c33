//! Lua scripts: run by hash, loaded where Redis does not know them.

use std::sync::LazyLock;

use fred::{
    error::Error as FredError,
    types::{FromValue, MultipleValues, scripts::Script as FredScript},
};

use super::Link;
use crate::Error;

/// A script, hashed once.
pub(super) type Script = LazyLock<FredScript>;

/// Declares scripts by the names of their files in `lua/`; of several, one stands behind the other.
macro_rules! scripts {
    ($($name:ident = $($file:literal)+;)*) => {
        $(static $name: $crate::redis::script::Script =
            std::sync::LazyLock::new(|| fred::types::scripts::Script::from_lua(concat!($(include_str!(concat!("lua/", $file, ".lua"))),+)));)*
    };
}
pub(super) use scripts;

/// Runs a script, atomically.
pub(super) async fn run<T: FromValue + Send + Sync>(
    script: &Script,
    link: &Link,
    keys: Vec<String>,
    args: impl TryInto<MultipleValues, Error: Into<FredError> + Send> + Send,
) -> Result<T, Error> {
    link.call(script.evalsha_with_reload(link.client(), keys, args)).await
}
