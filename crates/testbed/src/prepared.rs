use std::{fs, io, os::unix::fs::symlink, path::Path};

/// Lets one of Assay's programs use the files that others have prepared for compilers. Otherwise each program with a new data folder would
/// compile the headers of C++ again, which takes 10 s of CPU time.
///
/// `data` is its data folder; `shared` must stay until the program ends.
///
/// # Errors
/// A folder cannot be created.
pub fn share_prepared(data: &Path, shared: &Path) -> io::Result<()> {
    fs::create_dir_all(shared)?;
    let compiled = data.join("compiled");
    fs::create_dir_all(&compiled)?;
    let link = compiled.join("prepared");
    // It exists after a restart.
    if link.is_symlink() { Ok(()) } else { symlink(shared, link) }
}
