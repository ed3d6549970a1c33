//! Checks inputs with a checktestdata script: `cargo run --example checktestdata -- SCRIPT INPUT…`.

#![allow(clippy::print_stdout, reason = "the output is the result")]

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
            println!("usage: checktestdata SCRIPT INPUT…");
            return ExitCode::from(2);
        }
    };
    let mut all_valid = true;
    for input in arguments {
        let result = match std::fs::read(&input) {
            Ok(bytes) => script.check(&bytes).map_err(|mismatch| mismatch.to_string()),
            Err(error) => Err(error.to_string()),
        };
        all_valid &= result.is_ok();
        println!("{input}: {}", result.err().unwrap_or_else(|| "valid".to_owned()));
    }
    ExitCode::from(u8::from(!all_valid))
}
