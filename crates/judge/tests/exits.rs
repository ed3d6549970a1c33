//! No language loses output at its end: each program writes 2 MiB, more than a pipe holds, and ends at once in some way. If the language's own rules drop
//! buffered output, the program flushes first, or less output is expected.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "clippy does not know the functions that tests call for tests"
)]

mod support;

use assay_judge::{Command, Commands, Languages};
use assay_sandbox::{BoxFile, Collect, Content, Ending, Limits, Outcome, Profile, Run, Slot, Stdin, Stdout};

/// The size of each program's output, in bytes.
const BYTES: usize = 2 << 20;

/// How a program ends.
#[derive(Clone, Copy, Debug)]
struct End {
    code: &'static str,
    ending: Ending,
    /// Whether all output must be complete. Otherwise, the language's rules may drop the last part, or all of it.
    whole: bool,
}

const fn whole(code: &'static str, ending: Ending) -> End {
    End { code, ending, whole: true }
}

const fn cut(code: &'static str, ending: Ending) -> End {
    End { code, ending, whole: false }
}

use Ending::{Exited, Signalled};

const ABORT: Ending = Signalled(6);
const KILL: Ending = Signalled(9);

/// A program per language. `END` marks the place where it ends.
fn programs() -> Vec<(&'static str, &'static str, Vec<End>)> {
    let c = "#define _GNU_SOURCE\n#include <signal.h>\n#include <stdio.h>\n#include <stdlib.h>\n#include <unistd.h>\n\
        int main(void) { for (int i = 0; i < 2 << 20; i += 64) printf(\"%063d\\n\", i); END }";
    let of_c = vec![
        whole("return 0;", Exited(0)),
        whole("exit(3);", Exited(3)),
        whole("fflush(stdout); _exit(4);", Exited(4)),
        whole("fflush(stdout); quick_exit(5);", Exited(5)),
        whole("fflush(stdout); abort();", ABORT),
        whole("fflush(stdout); raise(SIGKILL);", KILL),
        cut("_exit(6);", Exited(6)),
        cut("quick_exit(7);", Exited(7)),
        cut("abort();", ABORT),
    ];
    let cpp = "#include <cstdlib>\n#include <iostream>\n#include <string>\n#include <unistd.h>\n\
        int main() { std::string line(63, 'x'); for (int i = 0; i < 2 << 20; i += 64) std::cout << line << '\\n'; END }";
    let of_cpp = vec![
        whole("return 0;", Exited(0)),
        whole("std::exit(3);", Exited(3)),
        whole("std::cout.flush(); std::quick_exit(4);", Exited(4)),
        whole("std::cout.flush(); _exit(5);", Exited(5)),
        whole("std::cout.flush(); throw 1;", ABORT),
        cut("std::_Exit(6);", Exited(6)),
        cut("std::quick_exit(7);", Exited(7)),
        cut("std::terminate();", ABORT),
    ];
    let python = "import os, sys\nfor i in range(0, 2 << 20, 64): print('%063d' % i)\nEND";
    let of_python = vec![
        whole("", Exited(0)),
        whole("sys.exit(3)", Exited(3)),
        whole("exit(4)", Exited(4)),
        whole("raise SystemExit(5)", Exited(5)),
        whole("raise ValueError", Exited(1)),
        whole("sys.stdout.flush(); os._exit(6)", Exited(6)),
        whole("sys.stdout.flush(); os.abort()", ABORT),
        cut("os._exit(7)", Exited(7)),
    ];
    let node = "console.log('x'.repeat((2 << 20) - 1)); END";
    let node_lines = "for (let i = 0; i < 2 << 20; i += 64) console.log('x'.repeat(63)); END";
    let of_node = vec![
        whole("", Exited(0)),
        whole("process.exit(0)", Exited(0)),
        whole("process.exit(3)", Exited(3)),
        whole("process.exitCode = 4", Exited(4)),
        whole("throw new Error('x')", Exited(1)),
        whole("Promise.reject(new Error('x'))", Exited(1)),
        whole("setImmediate(() => process.exit(5))", Exited(5)),
        whole("process.on('exit', () => process.exit(6))", Exited(6)),
        whole("process.abort()", ABORT),
        whole("process.kill(process.pid, 'SIGKILL')", KILL),
    ];
    let java = "public class Main { public static void main(String[] a) { \
        for (int i = 0; i < 2 << 20; i += 64) System.out.println(\"x\".repeat(63)); END } }";
    let of_java = vec![
        whole("", Exited(0)),
        whole("System.exit(3);", Exited(3)),
        whole("Runtime.getRuntime().halt(4);", Exited(4)),
        whole("throw new IllegalStateException();", Exited(1)),
    ];
    let go = "package main\nimport (\"fmt\"; \"os\"; \"strings\")\nfunc main() { line := strings.Repeat(\"x\", 63)\n\
        for i := 0; i < 2 << 20; i += 64 { fmt.Println(line) }\nif len(os.Args) > 9 { return }\nEND }";
    let of_go = vec![whole("", Exited(0)), whole("os.Exit(3)", Exited(3)), whole("panic(1)", Exited(2))];
    let rust = "fn main() { let line = \"x\".repeat(63); for _ in 0..(2 << 20) / 64 { println!(\"{line}\"); } END }";
    let of_rust = vec![
        whole("", Exited(0)),
        whole("std::process::exit(3);", Exited(3)),
        whole("panic!();", Exited(101)),
        whole("std::process::abort();", ABORT),
    ];
    let ruby = "line = 'x' * 63\n(0...(2 << 20)).step(64) { puts line }\nEND";
    let of_ruby = vec![
        whole("", Exited(0)),
        whole("exit 3", Exited(3)),
        whole("abort", Exited(1)),
        whole("raise 'x'", Exited(1)),
        whole("$stdout.flush; exit! 4", Exited(4)),
    ];
    let lua = "local line = string.rep('x', 63)\nfor i = 1, (2 << 20) // 64 do print(line) end\nEND";
    let of_lua = vec![
        whole("", Exited(0)),
        whole("os.exit(3)", Exited(3)),
        whole("os.exit(4, true)", Exited(4)),
        whole("error('x')", Exited(1)),
    ];
    let php = "<?php\n$line = str_repeat('x', 63);\nfor ($i = 0; $i < 2 << 20; $i += 64) echo $line, \"\\n\";\nEND";
    let of_php = vec![
        whole("", Exited(0)),
        whole("exit(3);", Exited(3)),
        whole("throw new Exception('x');", Exited(255)),
        whole("trigger_error('x', E_USER_ERROR);", Exited(255)),
    ];
    let bash = "line=$(printf '%063d' 0)\nfor ((i = 0; i < 2 << 20; i += 64)); do echo $line; done\nEND";
    let of_bash = vec![whole("", Exited(0)), whole("exit 3", Exited(3)), whole("kill -9 $$", KILL)];
    vec![
        ("c", c, of_c),
        ("cpp", cpp, of_cpp),
        ("python3", python, of_python.clone()),
        ("pypy3", python, of_python),
        ("javascript", node, of_node.clone()),
        ("javascript", node_lines, of_node.clone()),
        ("typescript", node, of_node),
        ("java", java, of_java),
        ("go", go, of_go),
        ("rust", rust, of_rust),
        ("ruby", ruby, of_ruby),
        ("lua", lua, of_lua),
        ("php", php, of_php),
        ("bash", bash, of_bash),
    ]
}

#[test]
fn every_language_writes_all_output_before_its_end() {
    let languages = Languages::builtin().unwrap();
    let usable = assay_judge::survey(&support::config()).unwrap();
    let mut slot = Slot::start(&support::config().sandbox).unwrap();
    let mut wrong = Vec::new();
    for (language, source, ends) in programs() {
        if !usable.iter().any(|found| found.id.as_str() == language && found.usable.is_ok()) {
            println!("skipped: {language}");
            continue;
        }
        for end in ends {
            let source = source.replace("END", end.code);
            let commands = languages.commands(&language.into(), &source, 256 * 1024).unwrap();
            let outcome = outcome(&mut slot, &commands, &source);
            let length = outcome.stdout.len();
            // Buffered output is lost here; the rest may be empty.
            let kept = if end.whole { length == BYTES } else { length <= BYTES };
            if outcome.ending != end.ending || !kept {
                let said = String::from_utf8_lossy(&outcome.stderr).into_owned();
                wrong.push(format!("{language}, {end:?}: {:?}, {length} bytes: {said}", outcome.ending));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn outcome(slot: &mut Slot, commands: &Commands, source: &str) -> Outcome {
    let mut files = vec![file(&commands.source, source.as_bytes())];
    if let Some(compile) = &commands.compile {
        let outcome = slot.run(&run(compile, Profile::Compile, files, &commands.artifacts)).unwrap();
        let said = String::from_utf8_lossy(&outcome.stderr);
        assert_eq!(outcome.ending, Exited(0), "{source}: {said}");
        files = outcome.collected.iter().map(|(name, content)| file(name, content)).collect();
    }
    files.extend(commands.beside.clone());
    slot.run(&run(&commands.run, Profile::Run, files, &[])).unwrap()
}

fn run(command: &Command, profile: Profile, files: Vec<BoxFile>, artifacts: &[String]) -> Run {
    Run {
        argv: command.argv.clone(),
        env: command.env.clone(),
        profile,
        files,
        stdin: Stdin::Null,
        stdout: Stdout::Kept,
        limits: Limits {
            cpu_ms: 60_000,
            wall_ms: 240_000,
            memory_kib: 2 * 1024 * 1024,
            output_bytes: 4 << 20,
            stderr_bytes: 1 << 16,
            file_bytes: 64 << 20,
            processes: 64,
            open_files: 256,
            address_space: false,
        },
        collect: artifacts.iter().map(|name| Collect { name: name.clone(), max_bytes: 64 << 20 }).collect(),
        warm: None,
    }
}

fn file(name: &str, content: &[u8]) -> BoxFile {
    BoxFile { name: name.to_owned(), mode: 0o755, content: Content::Bytes(content.into()) }
}
