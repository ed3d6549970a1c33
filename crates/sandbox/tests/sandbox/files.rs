//! Files that go into the box and come out of it.

use std::{
    io::{ErrorKind, Write as _},
    os::unix::process::CommandExt as _,
    process::Command,
    sync::Arc,
};

use assay_sandbox::{BoxFile, Collect, Content, Ending, NotCollected, Profile, Stdin, seal};

use crate::support::{collect, go, is_root, python, run, rungs, slot, slot_with, stdout, succeed, text_file};

#[test]
fn files_are_placed_with_content_mode_and_folders() {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(b"from a descriptor").unwrap();
    let large = vec![b'x'; 300_000];
    let mut run =
        run(&["sh", "-c", "cat a deep/er/b c; wc -c < large; stat -c '%a %u %n' a deep deep/er/b c; pwd; id -u"]);
    run.files = vec![
        text_file("a", "A\n"),
        BoxFile { name: "deep/er/b".into(), mode: 0o755, content: Content::File(Arc::new(file)) },
        BoxFile { name: "c".into(), mode: 0o600, content: Content::File(Arc::new(seal(b"\nC\n").unwrap())) },
        BoxFile { name: "large".into(), mode: 0o644, content: Content::Bytes(large.into()) },
    ];
    let expected = "A\nfrom a descriptor\nC\n300000\n\
                    644 1000 a\n755 1000 deep\n755 1000 deep/er/b\n600 1000 c\n/box\n1000\n";
    let mut slot = slot();
    // Twice, because descriptors have offsets.
    assert_eq!(succeed(&mut slot, &run), expected);
    assert_eq!(succeed(&mut slot, &run), expected);
}

#[test]
fn files_are_collected_however_the_run_ended() {
    let mut run = run(&["sh", "-c", "printf result > out; mkdir d; echo deep > d/e; chmod 000 out; exit 3"]);
    run.collect = vec![collect("out"), collect("d/e"), collect("none"), collect("d/none"), collect("out/none")];
    let outcome = go(&mut slot(), &run);
    assert_eq!(outcome.ending, Ending::Exited(3));
    assert_eq!(outcome.collected, [("out".to_owned(), b"result".to_vec()), ("d/e".to_owned(), b"deep\n".to_vec())]);
    let missing: Vec<_> = outcome.not_collected.iter().map(|(name, why)| (name.as_str(), *why)).collect();
    let expected = ["none", "d/none", "out/none"].map(|name| (name, NotCollected::Missing));
    assert_eq!(missing, expected);
}

#[test]
fn a_read_only_box_cannot_be_changed_and_the_next_run_may_write() {
    let mut run = python(
        "import os
def refused(act):
    try: act()
    except OSError as error: return error.errno
    return 0
print(open('given').read(), refused(lambda: open('new', 'w')), refused(lambda: open('given', 'a')),
      refused(lambda: os.remove('given')), refused(lambda: os.mkdir('folder')), refused(lambda: os.chmod('given', 0o777)))
open('/tmp/scratch', 'w').write('there is a place for runtimes')",
    );
    run.files.push(BoxFile { mode: 0o666, ..text_file("given", "text") });
    run.profile = Profile::RunReadOnly;
    let mut after = python("open('new', 'w').write('x'); print(open('new').read())");
    for rung in rungs() {
        let mut slot = slot_with(rung);
        for _ in 0..2 {
            let outcome = slot.run(&run).unwrap();
            // EROFS for each attempt.
            assert_eq!(
                (outcome.ending, stdout(&outcome).as_str()),
                (Ending::Exited(0), "text 30 30 30 30 30\n"),
                "{rung}"
            );
            after.profile = Profile::Run;
            let outcome = slot.run(&after).unwrap();
            assert_eq!((outcome.ending, stdout(&outcome).as_str()), (Ending::Exited(0), "x\n"), "{rung}");
        }
    }
}

#[test]
fn links_pipes_sockets_folders_and_large_files_are_not_collected() {
    let mut run = python(
        "import os, socket
os.symlink('/etc/passwd', 'link')
os.symlink('/usr', 'folder')
os.symlink('/proc/1/root', 'root')
os.mkfifo('pipe')
socket.socket(socket.AF_UNIX).bind('socket')
os.mkdir('plain')
open('large', 'w').write('x' * 1001)
open('fits', 'w').write('x' * 1000)
open('sparse', 'w').truncate(10**7)
",
    );
    let names = ["link", "folder/bin/env", "root/etc/passwd", "pipe", "socket", "plain", "large", "sparse", "fits"];
    run.collect = names.map(collect).to_vec();
    let outcome = go(&mut slot(), &run);
    assert_eq!(outcome.ending, Ending::Exited(0), "{}", String::from_utf8_lossy(&outcome.stderr));
    let refused: Vec<_> = outcome.not_collected.iter().map(|(name, why)| (name.as_str(), *why)).collect();
    let (odd, large) = (NotCollected::NotRegular, NotCollected::TooLarge);
    let expected = [odd, odd, odd, odd, odd, odd, large, large];
    assert_eq!(refused, names.into_iter().zip(expected).collect::<Vec<_>>());
    assert_eq!(outcome.collected, [("fits".to_owned(), vec![b'x'; 1000])]);
}

#[test]
fn an_input_cannot_be_changed_through_its_descriptor() {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(b"expected").unwrap();
    let mode = file.as_file().metadata().unwrap().permissions();
    let mut run = python(
        "import os
def attempt(what, change):
    try:
        change()
        print(what)
    except OSError as error:
        pass
for flags in os.O_WRONLY, os.O_RDWR, os.O_WRONLY | os.O_TRUNC:
    attempt('written', lambda: os.write(os.open('/proc/self/fd/0', flags), b'poisoned'))
attempt('truncated', lambda: os.truncate('/proc/self/fd/0', 0))
attempt('truncated', lambda: os.ftruncate(0, 0))
attempt('mode', lambda: os.fchmod(0, 0o666))
for flags in os.O_WRONLY, os.O_RDWR, os.O_WRONLY | os.O_TRUNC:
    attempt('written', lambda: os.write(os.open('/proc/self/fd/0', flags), b'poisoned'))
attempt('truncated', lambda: os.truncate('/proc/self/fd/0', 0))
attempt('mode', lambda: os.fchmod(0, 0))
",
    );
    let mut slot = slot();
    for input in [file.reopen().unwrap(), seal(b"expected").unwrap()] {
        run.stdin = Stdin::File(Arc::new(input));
        // Twice, because the first run may have changed something that the second one needs.
        for _ in 0..2 {
            let told = succeed(&mut slot, &run);
            assert!(!told.contains("written") && !told.contains("truncated"), "{told}");
        }
    }
    assert_eq!(std::fs::read(file.path()).unwrap(), b"expected");
    assert_eq!(file.as_file().metadata().unwrap().permissions(), mode);
}

/// If zygote and programs are the same user, a program owns the files that it gets.
#[test]
fn neither_inputs_nor_programs_can_be_changed_under_an_ordinary_user() {
    const NOBODY: u32 = 65534;
    if !is_root() {
        eprintln!("skipped: the tests already run as an ordinary user");
        return;
    }
    let tests = [
        "files::an_input_cannot_be_changed_through_its_descriptor",
        "files::a_sealed_program_cannot_be_changed_for_later_runs",
        "files::a_sealed_program_runs_again_after_it_removed_its_mode",
    ];
    let again = Command::new(std::env::current_exe().unwrap())
        .arg("--exact")
        .args(tests)
        .env("TMPDIR", "/tmp")
        .uid(NOBODY)
        .gid(NOBODY)
        .output();
    match again {
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            eprintln!("skipped: only root may enter the folder of this executable");
        }
        Err(error) => panic!("{error}"),
        Ok(output) => {
            let told = String::from_utf8_lossy(&output.stdout);
            assert!(output.status.success() && told.contains("3 passed"), "{told}");
        }
    }
}

#[test]
fn a_sealed_program_cannot_be_changed_for_later_runs() {
    let program = crate::support::program("poison");
    let mut run = run(&["./main"]);
    run.files = vec![BoxFile { name: "main".into(), mode: 0o755, content: Content::File(program) }];
    let mut slot = slot();
    let first = succeed(&mut slot, &run);
    assert!(first.ends_with("could not\n"), "{first}");
    assert_eq!(succeed(&mut slot, &run), first);
}

#[test]
fn a_sealed_program_runs_again_after_it_removed_its_mode() {
    for mode in ["0", "0111", "0444"] {
        let program = seal(&crate::support::read_program("strip_mode")).unwrap();
        let mut run = run(&["./main", mode]);
        run.files = vec![BoxFile { name: "main".into(), mode: 0o755, content: Content::File(Arc::new(program)) }];
        let mut slot = slot();
        for _ in 0..2 {
            assert_eq!(succeed(&mut slot, &run), "ran\n", "{mode}");
        }
    }
}

#[test]
fn a_compiled_program_can_be_collected_and_run() {
    let mut slot = slot();
    let mut compile = run(&["/usr/bin/gcc", "-o", "main", "main.c"]);
    compile.env = vec![("PATH".into(), "/usr/bin:/bin".into())];
    compile.files = vec![text_file("main.c", "#include <stdio.h>\nint main(void) { puts(\"made here\"); }\n")];
    compile.collect = vec![Collect { name: "main".into(), max_bytes: 1 << 20 }];
    let made = go(&mut slot, &compile);
    assert_eq!(made.ending, Ending::Exited(0), "{}", String::from_utf8_lossy(&made.stderr));
    let mut start = run(&["./main"]);
    let content = Content::Bytes(made.collected[0].1.clone().into());
    start.files = vec![BoxFile { name: "main".into(), mode: 0o755, content }];
    let outcome = go(&mut slot, &start);
    assert_eq!((outcome.ending, stdout(&outcome).as_str()), (Ending::Exited(0), "made here\n"));
}
