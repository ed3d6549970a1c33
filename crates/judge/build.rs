//! Lists the language files and the files placed beside programs, so that adding one needs no code change.

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
    let (mut languages, mut beside) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let is_language = path.extension().is_some_and(|extension| extension == "toml");
        if is_language { &mut languages } else { &mut beside }.push(path);
    }
    list("languages.rs", languages)?;
    list("beside.rs", beside)
}

/// Writes a list of the files with their contents.
fn list(name: &str, mut files: Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    files.sort();
    let mut list = String::from("[\n");
    for path in files {
        let name = path.file_name().and_then(|name| name.to_str()).ok_or("a language file's name is not UTF-8")?;
        // No absolute path: several clones can share a target directory.
        writeln!(list, "({name:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/languages/\", {name:?}))),")?;
    }
    list.push(']');
    fs::write(Path::new(&env::var("OUT_DIR")?).join(name), list)?;
    Ok(())
}
