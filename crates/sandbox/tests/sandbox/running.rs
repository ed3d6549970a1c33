//! Programs without tricks.

use std::{io::Write as _, sync::Arc};

use assay_sandbox::{Ending, Error, Outcome, Stdin, seal};

use crate::support::{go, payload, python, run, slot, stdout, succeed, until_within};

#[test]
fn hello() {
    let mut slot = slot();
    let hello = || {
        let outcome = go(&mut slot, &payload("hello", &[]));
        assert_eq!(outcome.ending, Ending::Exited(0));
        assert_eq!(stdout(&outcome), "hello\n");
        assert!(outcome.stderr.is_empty());
        assert!((16..20_000).contains(&outcome.memory_kib), "{} KiB", outcome.memory_kib);
        outcome
    };
    let is_fast = |outcome: &Outcome| outcome.cpu_ms < 100 && outcome.wall_ms < 1000;
    let outcome = until_within(hello, is_fast);
    assert!(is_fast(&outcome), "{outcome:?}");
}

#[test]
fn exit_codes_and_arguments() {
    let mut slot = slot();
    for code in ["0", "1", "42", "255"] {
        let expected = Ending::Exited(code.parse().unwrap());
        assert_eq!(go(&mut slot, &payload("exit_with", &[code])).ending, expected);
    }
}

#[test]
fn signals_are_distinguished() {
    let mut slot = slot();
    for (how, signal) in [("segv", 11), ("abort", 6), ("fpe", 8), ("term", 15), ("kill", 9)] {
        assert_eq!(go(&mut slot, &payload("die", &[how])).ending, Ending::Signalled(signal), "{how}");
    }
}

#[test]
fn programs_have_the_lowest_priority() {
    assert_eq!(succeed(&mut slot(), &run(&["sh", "-c", "nice -n -1 nice 2>/dev/null; nice"])), "19\n19\n");
}

#[test]
fn standard_error_is_separate() {
    let outcome = go(&mut slot(), &python("import sys; print('out'); print('err', file=sys.stderr)"));
    assert_eq!((stdout(&outcome).as_str(), &outcome.stderr[..]), ("out\n", &b"err\n"[..]));
}

#[test]
fn the_outputs_can_be_opened_by_name() {
    let outcome =
        go(&mut slot(), &run(&["sh", "-c", "echo out > /dev/stdout; echo err > /dev/stderr; cat < /dev/stdout"]));
    assert_eq!(stdout(&outcome), "out\n");
    let said = String::from_utf8_lossy(&outcome.stderr).into_owned();
    assert!(said.starts_with("err\n") && said.contains("denied"), "{said}");
}

#[test]
fn input_comes_from_a_file_or_bytes_or_is_empty() {
    let mut slot = slot();
    let mut echo = run(&["cat"]);
    assert_eq!(succeed(&mut slot, &echo), "");
    echo.stdin = Stdin::Bytes(b"bytes".as_slice().into());
    assert_eq!(succeed(&mut slot, &echo), "bytes");
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(b"from a file").unwrap();
    echo.stdin = Stdin::File(Arc::new(file));
    // Twice, because each run reads the file from its start.
    assert_eq!(succeed(&mut slot, &echo), "from a file");
    assert_eq!(succeed(&mut slot, &echo), "from a file");
    echo.stdin = Stdin::File(Arc::new(seal(b"sealed").unwrap()));
    assert_eq!(succeed(&mut slot, &echo), "sealed");
    assert_eq!(succeed(&mut slot, &echo), "sealed");
}

#[test]
fn input_of_any_size_hides_its_path() {
    let folder = tempfile::tempdir().unwrap();
    let mut slot = slot();
    let mut tell = python(
        "import os, sys
print(os.readlink('/proc/self/fd/0'), os.path.realpath('/dev/stdin'))
print(open('/proc/self/mountinfo').read().count('secret'))
print(len(sys.stdin.buffer.read()))",
    );
    for bytes in [10, 2 << 20, 20 << 20] {
        let path = folder.path().join("secret");
        std::fs::write(&path, vec![b'x'; bytes]).unwrap();
        tell.stdin = Stdin::File(Arc::new(std::fs::File::open(&path).unwrap()));
        let told = succeed(&mut slot, &tell);
        assert!(!told.contains("secret") && !told.contains("tmp"), "{told}");
        assert_eq!(told.lines().skip(1).collect::<Vec<_>>(), ["0", &bytes.to_string()]);
    }
}

#[test]
fn input_can_be_opened_by_name() {
    let mut run = python("print(open('/dev/stdin').read() + open('/proc/self/fd/0').read())");
    run.stdin = Stdin::Bytes(b"x".as_slice().into());
    assert_eq!(succeed(&mut slot(), &run), "xx\n");
}

#[test]
fn output_larger_than_a_pipe_is_complete() {
    let outcome = go(&mut slot(), &python("print('x' * 999_999)"));
    assert_eq!((outcome.ending, outcome.stdout.len()), (Ending::Exited(0), 1_000_000));
}

#[test]
fn a_missing_program_is_an_error_and_the_slot_still_works() {
    let mut slot = slot();
    for name in ["no-such-program", "./main", "/root/x"] {
        assert!(matches!(slot.run(&run(&[name])), Err(Error::Exec { .. })), "{name}");
    }
    assert_eq!(succeed(&mut slot, &payload("hello", &[])), "hello\n");
}

#[test]
fn names_that_leave_the_box_are_refused() {
    let mut bad = run(&["true"]);
    bad.files = vec![crate::support::text_file("../x", "")];
    assert!(matches!(slot().run(&bad), Err(Error::Invalid(_))));
}
