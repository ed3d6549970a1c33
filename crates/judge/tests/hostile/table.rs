//! The results of the attacks.

use std::{fmt, io, path::Path, time::Duration};

use assay_domain::{Judgement, Verdict};
use assay_sandbox::Rung;

use crate::attack::Attack;

/// The result of an attack.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) name: String,
    /// Everything that is wrong. Empty if the attack failed as expected.
    pub(crate) harm: Vec<String>,
    what: String,
    expected: String,
    got: Verdict,
    elapsed: Duration,
    cpu_ms: u32,
    memory_kib: u32,
}

impl Row {
    pub(crate) fn new(
        attack: &Attack,
        rung: Rung,
        judgement: &Judgement,
        elapsed: Duration,
        harm: Vec<String>,
    ) -> Self {
        let expected: Vec<_> = attack.expected(rung).iter().map(|verdict| verdict.as_str()).collect();
        Self {
            name: attack.name.clone(),
            harm,
            what: attack.what.clone(),
            expected: expected.join(" or "),
            got: judgement.verdict,
            elapsed,
            cpu_ms: judgement.max_of(|case| case.cpu_ms).unwrap_or(0),
            memory_kib: judgement.max_of(|case| case.memory_kib).unwrap_or(0),
        }
    }

    /// Everything that is wrong, as text for the failure message.
    pub(crate) fn account(&self) -> String {
        format!("{}, expected {}:\n  {}", self.name, self.expected, self.harm.join("\n  "))
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, got, elapsed, cpu_ms, memory_kib, .. } = self;
        let mark = if self.harm.is_empty() { ' ' } else { '!' };
        write!(
            f,
            "{mark} {name:48} {:24} {:6} ms  cpu {cpu_ms:5} ms  {memory_kib:7} KiB",
            got.as_str(),
            elapsed.as_millis()
        )
    }
}

/// Writes the table to a file.
pub(crate) fn write(path: &Path, rows: &[Row]) -> io::Result<()> {
    let mut text = String::from(
        "| attack | what it tries | expected | got | ms | CPU ms | KiB | harm |\n\
         | --- | --- | --- | --- | ---: | ---: | ---: | --- |\n",
    );
    for Row { name, what, expected, got, elapsed, cpu_ms, memory_kib, harm } in rows {
        let what = what.replace('|', "\\|");
        let harm = if harm.is_empty() { "none".to_owned() } else { format!("{} (see the test)", harm.len()) };
        let ms = elapsed.as_millis();
        text += &format!("| {name} | {what} | {expected} | {got} | {ms} | {cpu_ms} | {memory_kib} | {harm} |\n");
    }
    text +=
        &format!("\n{} attacks, {} did harm.\n", rows.len(), rows.iter().filter(|row| !row.harm.is_empty()).count());
    std::fs::write(path, text)
}
