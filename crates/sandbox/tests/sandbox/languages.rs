//! Real runtimes and compilers, with both profiles.

use assay_sandbox::{Ending, Profile, Run};

use crate::support::{LIMITS, config, go, run, rungs, stdout, text_file};

fn with_limits(mut run: Run, profile: Profile) -> Run {
    run.profile = profile;
    run.env = vec![("PATH".into(), "/usr/local/bin:/usr/bin:/bin".into())];
    run.limits = assay_sandbox::Limits {
        cpu_ms: 10_000,
        wall_ms: 20_000,
        memory_kib: 1024 * 1024,
        processes: 64,
        open_files: 256,
        ..LIMITS
    };
    run
}

fn works(run: Run, needs: &str, expected: &str) {
    if !std::path::Path::new(needs).exists() {
        eprintln!("skipped: {needs} is not installed");
        return;
    }
    for rung in rungs() {
        let mut slot = assay_sandbox::Slot::start(&config(rung)).unwrap();
        for profile in [Profile::Run, Profile::Compile] {
            let outcome = go(&mut slot, &with_limits(run.clone(), profile));
            let stderr = String::from_utf8_lossy(&outcome.stderr);
            assert_eq!(outcome.ending, Ending::Exited(0), "{rung} {profile:?}: {stderr}");
            assert_eq!(stdout(&outcome), expected, "{rung} {profile:?}");
        }
    }
}

#[test]
fn python() {
    let source = "import threading, multiprocessing, tempfile, subprocess, asyncio
t = threading.Thread(target=lambda: print('thread', flush=True)); t.start(); t.join()
p = multiprocessing.Process(target=lambda: print('process', flush=True)); p.start(); p.join()
print(multiprocessing.Lock() is not None, tempfile.gettempdir(), flush=True)
print(subprocess.run(['echo', 'child'], capture_output=True, text=True).stdout, end='')
async def main(): await asyncio.sleep(0); print('async')
asyncio.run(main())
";
    let mut python = run(&["/usr/bin/python3", "main.py"]);
    python.files = vec![text_file("main.py", source)];
    works(python, "/usr/bin/python3", "thread\nprocess\nTrue /tmp\nchild\nasync\n");
}

#[test]
fn node() {
    let source = "const { execFileSync } = require('child_process');
const { Worker, isMainThread, parentPort } = require('worker_threads');
const input = require('fs').readFileSync('/dev/stdin', 'utf8').trim();
console.log(input, execFileSync('echo', ['child']).toString().trim());
new Worker('require(\"worker_threads\").parentPort.postMessage(2n ** 70n)', { eval: true })
  .on('message', (sum) => console.log(sum));
";
    let mut node = run(&["/usr/bin/node", "main.js"]);
    node.files = vec![text_file("main.js", source)];
    node.stdin = assay_sandbox::Stdin::Bytes(b"input\n".as_slice().into());
    works(node, "/usr/bin/node", "input child\n1180591620717411303424n\n");
}

#[test]
fn cpp() {
    let source = "#include <iostream>\n#include <thread>\nint main() { std::thread([] { std::cout << \"thread\\n\"; }).join(); }\n";
    let mut cpp = run(&["sh", "-c", "g++ -O1 -pthread -o main main.cpp && ./main"]);
    cpp.files = vec![text_file("main.cpp", source)];
    works(cpp, "/usr/bin/g++", "thread\n");
}

#[test]
fn java() {
    let source = "class Main { public static void main(String[] a) { System.out.println(\"java\"); } }\n";
    // Without the performance data file, because Java locks it.
    let mut java = run(&["java", "-XX:-UsePerfData", "-XX:+UseSerialGC", "-Xmx256m", "Main.java"]);
    java.files = vec![text_file("Main.java", source)];
    works(java, "/usr/bin/java", "java\n");
}

#[test]
fn rust() {
    let mut rust = run(&["sh", "-c", "rustc -o main main.rs && ./main"]);
    rust.files = vec![text_file("main.rs", "fn main() { println!(\"rust\"); }\n")];
    works(rust, "/usr/bin/rustc", "rust\n");
}
