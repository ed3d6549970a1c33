//! Lists the language files, the drivers and the files placed beside programs, so that adding a language needs no code change.

use std::{
    env,
    error::Error,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new("languages");
    println!("cargo::rerun-if-changed=languages");
    let [languages, beside] = files(folder)?;
    list("languages.rs", languages)?;
    list("beside.rs", beside)?;
    let [drivers, templates] = files(&folder.join("functions"))?;
    list("drivers.rs", drivers)?;
    list("templates.rs", templates)
}

/// The TOML files of a folder, and its other files.
fn files(folder: &Path) -> Result<[Vec<PathBuf>; 2], Box<dyn Error>> {
    let (mut tables, mut others) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let is_table = path.extension().is_some_and(|extension| extension == "toml");
        if path.is_file() {
            if is_table { &mut tables } else { &mut others }.push(path);
        }
    }
    Ok([tables, others])
}

/// Writes a list of the files with their contents.
fn list(name: &str, mut files: Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    files.sort();
    let mut list = String::from("[\n");
    for path in files {
        let name = path.file_name().and_then(|name| name.to_str()).ok_or("a language file's name is not UTF-8")?;
        // No absolute path: several clones can share a target directory.
        let relative = path.to_str().ok_or("a language file's path is not UTF-8")?;
        writeln!(list, "({name:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/\", {relative:?}))),")?;
    }
    list.push(']');
    fs::write(Path::new(&env::var("OUT_DIR")?).join(name), list)?;
    Ok(())
}
