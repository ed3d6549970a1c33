//! Lists the files of a package's folder.

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

use assay_domain::NamedFile;

use crate::{Error, error::unreadable};

/// A limit against links that form a circle.
const MAX_DEPTH: usize = 32;

/// A limit against links that list the same folders again and again.
const MAX_FILES: usize = 200_000;

/// All files of a package, sorted by their path in the package. Folders that begin with a dot belong to tools and are skipped.
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
    if depth > MAX_DEPTH {
        return Err(unreadable(folder)(std::io::Error::other("folders are nested too deep")));
    }
    for entry in fs::read_dir(folder).map_err(unreadable(folder))? {
        let path = entry.map_err(unreadable(folder))?.path();
        // The reader refuses names that are not UTF-8.
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        // Links inside the package count as their target. Links that leave it are skipped.
        if !path.canonicalize().is_ok_and(|real| real.starts_with(root)) {
            continue;
        }
        if found.len() > MAX_FILES {
            return Err(unreadable(folder)(std::io::Error::other("too many files")));
        }
        let metadata = fs::metadata(&path).map_err(unreadable(&path))?;
        if metadata.is_dir() && !name.starts_with('.') {
            list((root, &path), &format!("{prefix}{name}/"), depth + 1, found)?;
        } else if metadata.is_file() {
            let executable = metadata.permissions().mode() & 0o111 != 0;
            found.push(NamedFile { name: format!("{prefix}{name}"), file: path, executable });
        }
    }
    Ok(())
}
