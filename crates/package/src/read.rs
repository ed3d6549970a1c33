//! Reading a package folder.

use std::path::Path;

use crate::{Error, Package};

/// Reads the package in `folder`, whose name is its slug.
///
/// # Errors
/// The first thing found that makes the package unusable.
pub fn read(folder: &Path) -> Result<Package, Error> {
    Err(Error::Invalid { path: folder.to_owned(), line: None, message: "this build has no reader yet".to_owned() })
}
