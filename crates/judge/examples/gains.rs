//! What makes compilers and runtimes faster, side by side: medians of interleaved rounds inside one sandbox.
//!
//! `cargo run --locked -p assay-judge --example gains [ROUNDS]`; what is not installed is named and left out.

use std::{
    env,
    error::Error,
    io::{self, Write as _},
    sync::Arc,
    time::Instant,
};

use assay_sandbox::{BoxFile, Collect, Config, Content, Ending, Limits, Outcome, Profile, Run, Slot, Stdin, Stdout};

const JAVA: &str = "import java.util.*;
public class Main {
    public static void main(String[] arguments) {
        Map<Integer, List<Integer>> map = new HashMap<>();
        Random random = new Random(7);
        int n = arguments.length == 0 ? 100 : Integer.parseInt(arguments[0]);
        for (int i = 0; i < n; i++) map.computeIfAbsent(random.nextInt(n / 3), key -> new ArrayList<>()).add(i);
        long sum = 0;
        for (var entry : map.entrySet()) sum += (long) entry.getKey() * entry.getValue().size();
        System.out.println(sum);
    }
}
";

/// Compiles `Main.java` again and again in one process, and prints the CPU time of the last compile, in ms.
const WARM: &str = "import java.nio.file.*;
import java.util.List;
import java.lang.management.ManagementFactory;
import javax.tools.*;
public class Warm {
    public static void main(String[] arguments) throws Exception {
        var clock = ManagementFactory.getThreadMXBean();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        long took = 0;
        for (int i = 0; i < 15; i++) {
            long start = clock.getCurrentThreadCpuTime();
            try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
                var sources = files.getJavaFileObjects(Path.of(\"Main.java\"));
                compiler.getTask(null, files, null, List.of(\"-proc:none\", \"-d\", \"classes\"), null, sources).call();
            }
            took = clock.getCurrentThreadCpuTime() - start;
        }
        System.out.println(took / 1e6);
    }
}
";

const GO: &str = "package main

import (
\t\"bufio\"
\t\"fmt\"
\t\"os\"
\t\"sort\"
)

func main() {
\tvar n int
\tfmt.Fscan(bufio.NewReader(os.Stdin), &n)
\tall := []int{3, 1, n}
\tsort.Ints(all)
\tfmt.Println(all)
}
";

const RUST: &str = "use std::{collections::BTreeMap, io::Read};
fn main() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).unwrap();
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for word in text.split_whitespace() { *count.entry(word).or_default() += 1; }
    for (word, n) in count { println!(\"{word} {n}\"); }
}
";

const TYPESCRIPT: &str = "interface Edge { to: number; weight: number }
class Heap<T> { private items: T[] = []; push(x: T): void { this.items.push(x); } get size(): number { return this.items.length; } }
const heap = new Heap<Edge>();
heap.push({ to: 1, weight: 2 });
console.log(heap.size);
";

/// Commands that do the same.
struct Comparison {
    name: &'static str,
    /// What must be there.
    needs: &'static str,
    /// Sources in the box of each.
    files: &'static [(&'static str, &'static str)],
    /// Makes a file for those that ask for it, once.
    prepare: Option<(&'static str, &'static str)>,
    /// Name, command, and whether it gets what was prepared.
    ways: &'static [(&'static str, &'static str, bool)],
}

const COMPARISONS: [Comparison; 7] = [
    Comparison {
        name: "java, 100 entries",
        needs: "javac",
        files: &[("Main.java", JAVA)],
        prepare: Some(("javac -d classes Main.java && cd classes && tar -cf ../classes.tar -- *", "classes.tar")),
        ways: &[
            ("default collector", "tar -xf classes.tar && exec java -Xmx256m -cp . Main", true),
            (
                "serial",
                "tar -xf classes.tar && exec java -XX:+UseSerialGC -XX:-UsePerfData -XX:ActiveProcessorCount=1 -Xmx256m -cp . Main",
                true,
            ),
            (
                "serial, C1 only",
                "tar -xf classes.tar && exec java -XX:+UseSerialGC -XX:-UsePerfData -XX:ActiveProcessorCount=1 -XX:TieredStopAtLevel=1 -Xmx256m -cp . Main",
                true,
            ),
            (
                "serial, no class data",
                "tar -xf classes.tar && exec java -XX:+UseSerialGC -XX:-UsePerfData -XX:ActiveProcessorCount=1 -Xshare:off -Xmx256m -cp . Main",
                true,
            ),
        ],
    },
    Comparison {
        name: "java, 1,500,000 entries",
        needs: "javac",
        files: &[("Main.java", JAVA)],
        prepare: Some(("javac -d classes Main.java && cd classes && tar -cf ../classes.tar -- *", "classes.tar")),
        ways: &[
            ("default collector", "tar -xf classes.tar && exec java -Xmx256m -cp . Main 1500000", true),
            (
                "serial",
                "tar -xf classes.tar && exec java -XX:+UseSerialGC -XX:-UsePerfData -XX:ActiveProcessorCount=1 -Xmx256m -cp . Main 1500000",
                true,
            ),
            (
                "serial, C1 only",
                "tar -xf classes.tar && exec java -XX:+UseSerialGC -XX:-UsePerfData -XX:ActiveProcessorCount=1 -XX:TieredStopAtLevel=1 -Xmx256m -cp . Main 1500000",
                true,
            ),
        ],
    },
    Comparison {
        name: "javac",
        needs: "javac",
        files: &[("Main.java", JAVA)],
        prepare: Some((
            "javac -J-XX:+UseSerialGC -J-XX:TieredStopAtLevel=1 -J-XX:ArchiveClassesAtExit=javac.jsa -proc:none -d classes Main.java",
            "javac.jsa",
        )),
        ways: &[
            ("plain", "exec javac -d classes Main.java", false),
            (
                "serial, C1",
                "exec javac -J-XX:+UseSerialGC -J-XX:TieredStopAtLevel=1 -J-XX:-UsePerfData -proc:none -d classes Main.java",
                false,
            ),
            (
                "and an archive of its classes",
                "exec javac -J-XX:+UseSerialGC -J-XX:TieredStopAtLevel=1 -J-XX:-UsePerfData -J-XX:SharedArchiveFile=javac.jsa -proc:none -d classes Main.java",
                true,
            ),
        ],
    },
    Comparison {
        name: "go",
        needs: "go",
        files: &[("main.go", GO)],
        prepare: Some((
            "go list -deps -export -f '{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}' bufio fmt os sort >importcfg && \
             { echo importcfg; sed -n 's|.*=/box/||p' importcfg; } | tar -cf packages.tar -T -",
            "packages.tar",
        )),
        ways: &[
            ("go build", "exec go build -o main main.go", false),
            (
                "compile, link",
                "tar -xf packages.tar && go tool compile -p main -complete -importcfg importcfg -o main.o main.go && exec go tool link -s -w -importcfg importcfg -o main main.o",
                true,
            ),
        ],
    },
    Comparison {
        name: "rust",
        needs: "rustc",
        files: &[("main.rs", RUST)],
        prepare: None,
        ways: &[
            ("-O", "exec rustc --edition=2021 -O -o main main.rs", false),
            ("-O, no debug information", "exec rustc --edition=2021 -O -C strip=debuginfo -o main main.rs", false),
        ],
    },
    Comparison {
        name: "ruby",
        needs: "ruby",
        files: &[("main.rb", "puts [3, 1, 2].sort.join(' ')\n")],
        prepare: None,
        ways: &[("plain", "exec ruby main.rb", false), ("without gems", "exec ruby --disable=gems main.rb", false)],
    },
    Comparison {
        name: "typescript",
        needs: "esbuild",
        files: &[("main.ts", TYPESCRIPT)],
        prepare: Some(("esbuild main.ts --outfile=main.js --sourcemap=inline --log-level=warning", "main.js")),
        ways: &[
            ("esbuild", "exec esbuild main.ts --outfile=out.js --sourcemap=inline --log-level=warning", false),
            ("run", "exec node main.js", true),
            ("run, lines of the source", "exec node --enable-source-maps main.js", true),
        ],
    },
];

#[allow(clippy::print_stdout)]
fn main() -> Result<(), Box<dyn Error>> {
    assay_sandbox::enter_if_asked();
    let rounds: usize = env::args().nth(1).map_or(Ok(9), |rounds| rounds.parse())?;
    let mut slot = Slot::start(&Config::default())?;
    for comparison in &COMPARISONS {
        let needs = Run { argv: shell(&format!("command -v {}", comparison.needs)), ..run(comparison, None) };
        if slot.run(&needs)?.ending != Ending::Exited(0) {
            println!("{}: left out, {} is not installed", comparison.name, comparison.needs);
            continue;
        }
        compare(&mut slot, comparison, rounds)?;
    }
    let warm = Comparison {
        files: &[("Main.java", JAVA), ("Warm.java", WARM)],
        ways: &[("", "javac -d . Warm.java && mkdir classes && exec java -XX:+UseSerialGC -cp . Warm", false)],
        prepare: None,
        ..COMPARISONS[2]
    };
    let outcome = slot.run(&Run { argv: shell(warm.ways[0].1), ..run(&warm, None) })?;
    println!("javac in a warm process, the 15th time: cpu {} ms", String::from_utf8_lossy(&outcome.stdout).trim());
    Ok(())
}

#[allow(clippy::print_stdout)]
fn compare(slot: &mut Slot, comparison: &Comparison, rounds: usize) -> Result<(), Box<dyn Error>> {
    let prepared = match comparison.prepare {
        Some((command, file)) => {
            let collect = vec![Collect { name: file.to_owned(), max_bytes: 256 << 20 }];
            let outcome = slot.run(&Run { argv: shell(command), collect, ..run(comparison, None) })?;
            let (name, content) = ended_well(outcome)?.collected.pop().ok_or("nothing was prepared")?;
            let file = assay_sandbox::seal(&content)?;
            Some(BoxFile { name, mode: 0o644, content: Content::File(Arc::new(file)) })
        }
        None => None,
    };
    let mut times = vec![(Vec::new(), Vec::new()); comparison.ways.len()];
    // The first round, which warms the host's caches, does not count.
    for round in 0..=rounds {
        for ((_, command, wants), (wall, cpu)) in comparison.ways.iter().zip(&mut times) {
            let run = Run { argv: shell(command), ..run(comparison, prepared.as_ref().filter(|_| *wants)) };
            let start = Instant::now();
            let outcome = ended_well(slot.run(&run)?)?;
            if round > 0 {
                wall.push(start.elapsed().as_secs_f64() * 1000.0);
                cpu.push(outcome.cpu_us as f64 / 1000.0);
            }
        }
    }
    println!("{}", comparison.name);
    for ((name, ..), (wall, cpu)) in comparison.ways.iter().zip(times) {
        println!("    {name:<32} {:>8.1} ms  cpu {:>8.1} ms", median(wall), median(cpu));
    }
    Ok(io::stdout().flush()?)
}

fn shell(command: &str) -> Vec<String> {
    ["sh", "-c", command].map(str::to_owned).to_vec()
}

fn run(comparison: &Comparison, prepared: Option<&BoxFile>) -> Run {
    let text = |(name, text): &(&str, &str)| BoxFile {
        name: (*name).to_owned(),
        mode: 0o644,
        content: Content::Bytes(text.as_bytes().into()),
    };
    let env = [
        ("PATH", "/usr/local/bin:/usr/bin:/bin"),
        ("HOME", "/box"),
        ("LANG", "C.UTF-8"),
        ("CGO_ENABLED", "0"),
        ("GO111MODULE", "off"),
        ("GOCACHE", "/box/cache"),
    ];
    Run {
        argv: Vec::new(),
        env: env.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec(),
        profile: Profile::Compile,
        files: comparison.files.iter().map(text).chain(prepared.cloned()).collect(),
        stdin: Stdin::Null,
        stdout: Stdout::Kept,
        limits: Limits {
            cpu_ms: 60_000,
            wall_ms: 120_000,
            memory_kib: 2 << 20,
            output_bytes: 1 << 20,
            stderr_bytes: 1 << 16,
            file_bytes: 256 << 20,
            processes: 64,
            open_files: 256,
            address_space: false,
        },
        collect: Vec::new(),
        warm: None,
    }
}

fn ended_well(outcome: Outcome) -> Result<Outcome, Box<dyn Error>> {
    match outcome.ending {
        Ending::Exited(0) => Ok(outcome),
        ending => Err(format!("{ending:?}: {}", String::from_utf8_lossy(&outcome.stderr)).into()),
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
