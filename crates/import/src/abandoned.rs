//! Temporary folders for packages. A killed process leaves them behind.

use std::{fs, io, path::Path, time::Duration};

use tempfile::TempDir;

/// The start of the names of these folders. Others may be in the same place, and are not touched.
const PREFIX: &str = "assay-package-";

/// No package takes longer than this.
const MAX_AGE: Duration = Duration::from_hours(24);

/// Creates a temporary folder for a package. Dropping it removes it.
///
/// # Errors
/// When it cannot be created.
pub fn package_folder(parent: &Path) -> io::Result<TempDir> {
    TempDir::with_prefix_in(PREFIX, parent)
}

/// Removes the temporary folders of packages in `parent` that are older than a day. Newer ones may belong to a running process. Blocks. Returns
/// how many were removed.
///
/// # Errors
/// When `parent` cannot be read. What cannot be removed is logged.
pub fn remove_abandoned(parent: &Path) -> io::Result<u32> {
    let entries = match fs::read_dir(parent) {
        Ok(entries) => entries,
        // No package was received yet.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
        Err(error) => return Err(error),
    };
    let mut removed = 0;
    for entry in entries {
        let entry = entry?;
        if !entry.file_name().as_encoded_bytes().starts_with(PREFIX.as_bytes()) {
            continue;
        }
        match remove_if_old(&entry.path()) {
            Ok(true) => removed += 1,
            Ok(false) => {}
            Err(error) => {
                tracing::warn!(path = %entry.path().display(), %error, "cannot remove the files of a killed process");
            }
        }
    }
    if removed > 0 {
        tracing::info!(parent = %parent.display(), removed, "removed the packages that a killed process left behind");
    }
    Ok(removed)
}

fn remove_if_old(path: &Path) -> io::Result<bool> {
    let about = match path.symlink_metadata() {
        Ok(about) => about,
        // Its process has just finished.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    let old = about.is_dir() && about.modified()?.elapsed().is_ok_and(|age| age > MAX_AGE);
    if old {
        fs::remove_dir_all(path)?;
    }
    Ok(old)
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use super::*;

    #[test]
    fn only_old_folders_of_packages_are_removed() {
        let parent = tempfile::tempdir().unwrap();
        let [old, new] = std::array::from_fn(|_| package_folder(parent.path()).unwrap().keep());
        let foreign = parent.path().join("foreign");
        fs::create_dir(&foreign).unwrap();
        for path in [&old, &new, &foreign] {
            fs::write(path.join("package.zip"), "x").unwrap();
        }
        for path in [&old, &foreign] {
            let before = SystemTime::now() - MAX_AGE - Duration::from_secs(1);
            fs::File::open(path).unwrap().set_modified(before).unwrap();
        }
        assert_eq!(remove_abandoned(parent.path()).unwrap(), 1);
        assert_eq!([&old, &new, &foreign].map(|path| path.exists()), [false, true, true]);
        assert_eq!(remove_abandoned(&parent.path().join("missing")).unwrap(), 0);
    }
}
