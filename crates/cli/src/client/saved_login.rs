//! The login that is saved for this user of the machine.

use std::{
    env, fs,
    io::{self, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};
use serde::{Deserialize, Serialize};

use super::endpoint::Endpoint;

/// Where to, and with which API key.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct SavedLogin {
    pub(super) server: Endpoint,
    pub(super) key: String,
}

impl SavedLogin {
    /// Reads the saved login, or says how to log in.
    pub(super) fn read() -> Result<Self> {
        let path = path()?;
        let text = match fs::read(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                anyhow::bail!("you are not logged in: run `assay login ADDRESS` first")
            }
            text => text.with_context(|| format!("cannot read {}", path.display()))?,
        };
        serde_json::from_slice(&text)
            .with_context(|| format!("cannot read {}: run `assay login ADDRESS` again", path.display()))
    }

    /// Saves this login in place of an earlier one. Only the user can read the file, which is returned.
    pub(super) fn save(&self) -> Result<PathBuf> {
        let path = path()?;
        self.write(&path).with_context(|| format!("cannot save the login in {}", path.display()))?;
        Ok(path)
    }

    fn write(&self, path: &Path) -> Result<()> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        // A new file, because an old one may be readable by others.
        let new = path.with_extension("new");
        let _ = fs::remove_file(&new);
        let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&new)?;
        file.write_all(&serde_json::to_vec_pretty(self)?)?;
        file.sync_all()?;
        fs::rename(&new, path)?;
        Ok(())
    }
}

/// Removes the saved login. Returns whether there was one.
pub(super) fn remove() -> Result<bool> {
    let path = path()?;
    match fs::remove_file(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        removed => removed.map(|()| true).with_context(|| format!("cannot remove {}", path.display())),
    }
}

/// `$XDG_CONFIG_HOME/assay/login.json`, by default below `~/.config`.
fn path() -> Result<PathBuf> {
    let given = |name| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let base = given("XDG_CONFIG_HOME").or_else(|| given("HOME").map(|home| home.join(".config")));
    Ok(base.context("there is no place to save a login: set HOME")?.join("assay/login.json"))
}
