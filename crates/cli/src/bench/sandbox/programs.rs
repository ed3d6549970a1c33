//! The programs that are measured. They are compiled in the sandbox, like submissions.

use std::{
    fmt::Write as _,
    fs::{self, File},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context, Result, ensure};
use assay_sandbox::{BoxFile, Collect, Content, Ending, Limits, Profile, Run, Slot, Stdin, Stdout, seal};

/// Writes without the C library's buffers, so that the process does nothing but start and end.
const HELLO_C: &str = "#include <unistd.h>\nint main(void) { return write(1, \"hello\\n\", 6) != 6; }\n";
const SUM_CPP: &str = "#include <iostream>\nint main() {\n  std::ios::sync_with_stdio(false);\n  std::cin.tie(nullptr);\n  \
                       long long sum = 0, number;\n  while (std::cin >> number) sum += number;\n  \
                       std::cout << sum << '\\n';\n}\n";
const HELLO_PYTHON: &str = "print('hello')";

/// A program, ready to run in the sandbox and without it.
pub(super) struct Program {
    /// The name in reports.
    pub(super) name: &'static str,
    /// Runs per round. A round should take some tenths of a second.
    pub(super) runs: u32,
    /// The command without the sandbox.
    pub(super) bare_argv: Vec<String>,
    /// The input, as a path and as a sealed file.
    pub(super) input: Option<(PathBuf, Arc<File>)>,
    /// The output that it must write.
    pub(super) expected: Vec<u8>,
    argv: Vec<String>,
    files: Vec<BoxFile>,
}

/// All programs. The executables for the baseline are written to `folder`.
pub(super) fn all(slot: &mut Slot, folder: &Path) -> Result<Vec<Program>> {
    let hello = compile(slot, &["gcc", "-O2", "-static", "-o", "main", "main.c"], "main.c", HELLO_C)?;
    let sum = compile(slot, &["g++", "-O2", "-o", "main", "main.cpp"], "main.cpp", SUM_CPP)?;
    let numbers = numbers()?;
    let input = folder.join("numbers");
    fs::write(&input, &numbers.text).context("cannot write the input")?;
    let sealed = seal(numbers.text.as_bytes()).context("cannot seal the input")?;
    let python: Vec<String> = ["python3", "-I", "-S", "-c", HELLO_PYTHON].map(str::to_owned).into();
    Ok(vec![
        native("static-hello", 200, &hello, folder, None, b"hello\n".to_vec())?,
        Program {
            name: "python-hello",
            runs: 30,
            bare_argv: python.clone(),
            input: None,
            expected: b"hello\n".to_vec(),
            argv: python,
            files: Vec::new(),
        },
        native("cpp-sum-1mb", 30, &sum, folder, Some((input, Arc::new(sealed))), numbers.answer)?,
    ])
}

impl Program {
    pub(super) fn run_in(&self, slot: &mut Slot) -> Result<()> {
        let stdin = self.input.as_ref().map_or(Stdin::Null, |(_, file)| Stdin::File(Arc::clone(file)));
        let run = Run {
            argv: self.argv.clone(),
            env: Vec::new(),
            profile: Profile::Run,
            files: self.files.clone(),
            stdin,
            stdout: Stdout::Kept,
            limits: limits(10_000, 256),
            collect: Vec::new(),
            warm: None,
        };
        let outcome = slot.run(&run)?;
        let right = outcome.ending == Ending::Exited(0) && outcome.stdout == self.expected;
        ensure!(right, "{} ended as {:?} in the sandbox", self.name, outcome.ending);
        Ok(())
    }
}

fn native(
    name: &'static str,
    runs: u32,
    program: &[u8],
    folder: &Path,
    input: Option<(PathBuf, Arc<File>)>,
    expected: Vec<u8>,
) -> Result<Program> {
    let path = folder.join(name);
    fs::write(&path, program).context("cannot write a program")?;
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).context("cannot make a program executable")?;
    let sealed = Arc::new(seal(program).context("cannot seal a program")?);
    Ok(Program {
        name,
        runs,
        bare_argv: vec![path.to_string_lossy().into_owned()],
        input,
        expected,
        argv: vec!["./main".to_owned()],
        files: vec![BoxFile { name: "main".to_owned(), mode: 0o755, content: Content::File(sealed) }],
    })
}

fn compile(slot: &mut Slot, argv: &[&str], name: &str, source: &str) -> Result<Vec<u8>> {
    let run = Run {
        argv: argv.iter().map(|word| (*word).to_owned()).collect(),
        env: vec![("PATH".to_owned(), "/usr/local/bin:/usr/bin:/bin".to_owned())],
        profile: Profile::Compile,
        files: vec![BoxFile { name: name.to_owned(), mode: 0o644, content: Content::Bytes(source.as_bytes().into()) }],
        stdin: Stdin::Null,
        stdout: Stdout::Kept,
        limits: limits(20_000, 1024),
        collect: vec![Collect { name: "main".to_owned(), max_bytes: 64 * 1024 * 1024 }],
        warm: None,
    };
    let outcome = slot.run(&run)?;
    let stderr = String::from_utf8_lossy(&outcome.stderr).into_owned();
    let program = outcome.collected.into_iter().next().map(|(_, program)| program);
    program.with_context(|| format!("{} cannot compile {name}: {stderr}", argv.first().unwrap_or(&"the compiler")))
}

fn limits(cpu_ms: u32, memory_mib: u32) -> Limits {
    Limits {
        cpu_ms,
        wall_ms: 2 * cpu_ms,
        memory_kib: memory_mib * 1024,
        output_bytes: 64 * 1024,
        stderr_bytes: 64 * 1024,
        file_bytes: 64 * 1024 * 1024,
        processes: 64,
        open_files: 256,
        address_space: true,
    }
}

struct Numbers {
    text: String,
    answer: Vec<u8>,
}

/// 1 MB of numbers, the same on each call.
fn numbers() -> Result<Numbers> {
    const BYTES: usize = 1_000_000;
    let (mut text, mut sum, mut number) = (String::with_capacity(BYTES + 16), 0_u64, 1_u64);
    while text.len() < BYTES {
        // A linear congruential generator with the constants of "Numerical Recipes".
        number = (number * 1_664_525 + 1_013_904_223) % (1 << 32);
        sum += number;
        writeln!(text, "{number}")?;
    }
    Ok(Numbers { text, answer: format!("{sum}\n").into_bytes() })
}
