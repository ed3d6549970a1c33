//! TeX, for figures in statements.

use std::{
    path::PathBuf,
    sync::{Mutex, PoisonError},
};

use assay_domain::error_chain;
use assay_package::TexError;
use assay_sandbox::{
    BoxFile, Collect, Config, Content, Ending, Error, Limits, NotCollected, Outcome, Profile, Run, Slot, Stdin, Stdout,
};

use crate::{excerpt, tool::placed};

/// The only TeX that runs. LuaTeX would run programs of the document.
const PROGRAM: &str = "pdflatex";

/// The document, and what TeX makes of it. No file of a package has this name.
const DOCUMENT: &str = "assay-figure.tex";
const PDF: &str = "assay-figure.pdf";

/// The CPU time of one figure, in ms.
const CPU_MS: u32 = 15_000;

/// The memory of one figure, in KiB, without the files beside it.
const MEMORY_KIB: u32 = 512 * 1024;

/// The largest PDF, in bytes.
const PDF_BYTES: u64 = 20 * 1024 * 1024;

/// How much TeX may write to its output, in bytes.
const OUTPUT_BYTES: u64 = 4 * 1024 * 1024;

/// The longest message of TeX that is shown, in bytes.
const MESSAGE_BYTES: usize = 300;

/// Runs TeX in a sandbox of its own, which is started for the first figure. The sandbox shows it only programs, libraries and the
/// files beside the figure; TeX's own settings also forbid it to start programs and to leave its folder.
#[derive(Debug)]
pub struct Tex {
    config: Config,
    slot: Mutex<Option<Slot>>,
}

impl Tex {
    /// TeX in sandboxes that are started like this.
    #[must_use]
    pub fn new(sandbox: &Config) -> Self {
        Self { config: Config { tex: true, ..sandbox.clone() }, slot: Mutex::new(None) }
    }

    fn run(&self, run: &Run) -> Result<Outcome, Error> {
        let mut held = self.slot.lock().unwrap_or_else(PoisonError::into_inner);
        let slot = match held.take() {
            Some(slot) => slot,
            None => Slot::start(&self.config)?,
        };
        held.insert(slot).run(run)
    }
}

impl assay_package::Tex for Tex {
    fn typeset(&self, document: &str, files: &[(String, PathBuf)]) -> Result<Vec<u8>, TexError> {
        let fault = |error: crate::Error| TexError::Fault(error_chain(&error));
        let mut beside = vec![BoxFile {
            name: DOCUMENT.to_owned(),
            mode: 0o644,
            content: Content::Bytes(document.as_bytes().into()),
        }];
        let mut bytes = 0;
        for (name, path) in files.iter().filter(|(name, _)| name != DOCUMENT && name != PDF) {
            let (file, size) = placed(name.clone(), path, 0o644).map_err(fault)?;
            beside.push(file);
            bytes += size;
        }
        let data_kib = u32::try_from(bytes / 1024).unwrap_or(u32::MAX);
        let outcome = match self.run(&order(beside, data_kib)) {
            Ok(outcome) => outcome,
            Err(Error::Exec { source, .. }) if source.kind() == std::io::ErrorKind::NotFound => {
                return Err(TexError::Missing);
            }
            Err(error) => return Err(fault(error.into())),
        };
        match outcome.ending {
            Ending::Exited(0) => {}
            Ending::Exited(_) => return Err(refusal(&outcome.stdout)),
            Ending::CpuLimit | Ending::WallLimit => return Err(TexError::Limit("15 s")),
            Ending::MemoryLimit => return Err(TexError::Limit("512 MiB")),
            Ending::OutputLimit => return Err(TexError::Limit("4 MiB of messages")),
            ending => return Err(TexError::Fault(format!("it ended with {ending:?}"))),
        }
        let pdf = outcome.collected.into_iter().find(|(name, _)| name == PDF).map(|(_, content)| content);
        let too_large = outcome.not_collected.iter().any(|(_, why)| matches!(why, NotCollected::TooLarge));
        match pdf {
            Some(pdf) => Ok(pdf),
            None if too_large => Err(TexError::Limit("20 MiB")),
            None => Err(refusal(&outcome.stdout)),
        }
    }
}

/// One run of TeX.
fn order(files: Vec<BoxFile>, data_kib: u32) -> Run {
    let argv = [
        PROGRAM,
        "-no-shell-escape",
        "-interaction=nonstopmode",
        "-halt-on-error",
        "-no-mktex=tex",
        "-no-mktex=tfm",
        "-no-mktex=pk",
        DOCUMENT,
    ];
    let env = [
        ("PATH", "/usr/local/bin:/usr/bin:/bin"),
        ("HOME", "/box"),
        ("TMPDIR", "/tmp"),
        ("LANG", "C.UTF-8"),
        // Nothing outside the folder is read by name or written, and nothing hidden.
        ("openin_any", "p"),
        ("openout_any", "p"),
        ("shell_escape", "f"),
        // Messages in one line.
        ("max_print_line", "1000"),
    ];
    Run {
        argv: argv.map(str::to_owned).to_vec(),
        env: env.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec(),
        profile: Profile::Run,
        files,
        stdin: Stdin::Null,
        stdout: Stdout::Kept,
        limits: Limits {
            cpu_ms: CPU_MS,
            wall_ms: 2 * CPU_MS,
            memory_kib: MEMORY_KIB.saturating_add(data_kib),
            output_bytes: OUTPUT_BYTES,
            stderr_bytes: 64 * 1024,
            file_bytes: 2 * PDF_BYTES,
            processes: 16,
            open_files: 64,
            address_space: false,
        },
        collect: vec![Collect { name: PDF.to_owned(), max_bytes: PDF_BYTES }],
        warm: None,
    }
}

/// TeX's first message, which begins with `!`, and the line that it is about.
fn refusal(said: &[u8]) -> TexError {
    let said = String::from_utf8_lossy(said);
    let mut lines = said.lines().skip_while(|line| !line.starts_with('!'));
    let Some(message) = lines.next() else { return TexError::Refused("no pages of output".to_owned()) };
    let message = message.trim_start_matches(['!', ' ']).trim_end();
    // `l.12 \draw (0,0) \nothing`: TeX stopped at its end.
    let place = lines.take(12).find_map(|line| line.strip_prefix("l.")?.split_once(' ').map(|(_, place)| place.trim()));
    let text = match place {
        Some(place) if !place.is_empty() => format!("{message} {place}"),
        _ => message.to_owned(),
    };
    TexError::Refused(excerpt::head(text.as_bytes(), MESSAGE_BYTES).text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_message_is_shown_with_its_line() {
        let said = b"This is pdfTeX\n(./assay-figure.tex\n! Undefined control sequence.\nl.12 \\draw (0,0) \\nothing\n   ;\n! Emergency stop.\n";
        assert_eq!(refusal(said), TexError::Refused("Undefined control sequence. \\draw (0,0) \\nothing".to_owned()));
        let said = b"! LaTeX Error: File `x.sty' not found.\n\nType X to quit\n";
        assert_eq!(refusal(said), TexError::Refused("LaTeX Error: File `x.sty' not found.".to_owned()));
        assert_eq!(refusal(b""), TexError::Refused("no pages of output".to_owned()));
        let long = [b"! ", [b'x'; 10_000].as_slice()].concat();
        assert!(matches!(refusal(&long), TexError::Refused(text) if text.len() <= MESSAGE_BYTES));
    }
}
