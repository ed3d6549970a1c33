//! Lists the language files, so that adding one needs no change to the code.

use std::{env, error::Error, fmt::Write as _, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("languages");
    println!("cargo::rerun-if-changed=languages");
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            files.push(path);
        }
    }
    files.sort();
    let mut list = String::from("[\n");
    for path in files {
        let name = path.file_name().and_then(|name| name.to_str()).ok_or("a language file's name is not UTF-8")?;
        let whole = path.to_str().ok_or("the path of a language file is not UTF-8")?;
        writeln!(list, "({name:?}, include_str!({whole:?})),")?;
    }
    list.push(']');
    fs::write(Path::new(&env::var("OUT_DIR")?).join("languages.rs"), list)?;
    Ok(())
}
