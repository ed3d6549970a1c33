//! What is in the folder of a package.

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

use assay_domain::NamedFile;

use crate::{Error, error::unreadable};

/// No package has folders as deep: links that lead round in circles do.
const DEEPEST: usize = 32;

/// No package has as many files: links to the same folders do.
const MOST: usize = 200_000;

/// Every file of a package, by its path from the package's folder, in order. What tools leave in folders that begin with a dot is not
/// part of it.
pub(crate) fn files(root: &Path) -> Result<Vec<NamedFile<PathBuf>>, Error> {
    let mut found = Vec::new();
    let canonical = root.canonicalize().map_err(unreadable(root))?;
    list((canonical.as_path(), root), "", 0, &mut found)?;
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

fn list(
    (root, folder): (&Path, &Path),
    prefix: &str,
    depth: usize,
    found: &mut Vec<NamedFile<PathBuf>>,
) -> Result<(), Error> {
    if depth > DEEPEST {
        return Err(unreadable(folder)(std::io::Error::other("its folders lie too deep within one another")));
    }
    for entry in fs::read_dir(folder).map_err(unreadable(folder))? {
        let path = entry.map_err(unreadable(folder))?.path();
        // The reader refuses names that are no text.
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        // Links within the package are what they lead to; others are not part of it.
        if !path.canonicalize().is_ok_and(|real| real.starts_with(root)) {
            continue;
        }
        if found.len() > MOST {
            return Err(unreadable(folder)(std::io::Error::other("it holds too many files")));
        }
        let about = fs::metadata(&path).map_err(unreadable(&path))?;
        if about.is_dir() && !name.starts_with('.') {
            list((root, &path), &format!("{prefix}{name}/"), depth + 1, found)?;
        } else if about.is_file() {
            let executable = about.permissions().mode() & 0o111 != 0;
            found.push(NamedFile { name: format!("{prefix}{name}"), file: path, executable });
        }
    }
    Ok(())
}
