//! Holds inputs against a script of checktestdata: `cargo run --example checktestdata -- SCRIPT INPUT…`.

// What is printed is what this is for.
#![allow(clippy::print_stdout)]

use std::{path::Path, process::ExitCode};

use assay_package::Checktestdata;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let script = match arguments.next().map(|script| Checktestdata::read(Path::new(&script))) {
        Some(Ok(script)) => script,
        Some(Err(error)) => {
            println!("{error}");
            return ExitCode::from(2);
        }
        None => {
            println!("name a script and inputs");
            return ExitCode::from(2);
        }
    };
    let mut all = true;
    for input in arguments {
        let said = match std::fs::read(&input) {
            Ok(bytes) => script.check(&bytes).map_err(|mismatch| mismatch.to_string()),
            Err(error) => Err(error.to_string()),
        };
        all &= said.is_ok();
        println!("{input}: {}", said.err().unwrap_or_else(|| "valid".to_owned()));
    }
    ExitCode::from(u8::from(!all))
}
