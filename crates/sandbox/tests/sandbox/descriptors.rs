//! Programs that change their descriptors. This must not affect the supervisor, other programs or the next run.

use assay_sandbox::{Ending, Run, Side, Slot, Stdin, Then, run_joined};

use crate::support::{config, payload, python, rungs, slot_with};

fn said(run: &Run, slot: &mut Slot) -> String {
    let outcome = slot.run(run).unwrap();
    assert_eq!(outcome.ending, Ending::Exited(0));
    String::from_utf8(outcome.stderr).unwrap()
}

#[test]
fn each_run_has_fresh_descriptors_and_cannot_lock_them() {
    let empty = Stdin::Null;
    let bytes = Stdin::Bytes(b"input".as_slice().into());
    for rung in rungs() {
        let mut slot = slot_with(rung);
        for stdin in [&empty, &bytes, &empty, &bytes] {
            let run = Run { stdin: stdin.clone(), ..payload("descriptors", &[]) };
            assert_eq!(said(&run, &mut slot), "", "{rung}");
        }
    }
}

/// The other program still writes more than a pipe holds, as if it was read to the end.
#[test]
fn changed_descriptors_do_not_affect_the_other_program() {
    let floods = "import sys
sys.stdin.read()
for _ in range(8): sys.stdout.write('x' * (1 << 20))
sys.stdout.flush()
raise SystemExit(42)
";
    for rung in rungs() {
        let mut slots = [slot_with(rung), Slot::start(&config(rung)).unwrap()];
        for (place, early_eof) in [(0, [false, true]), (1, [false, true]), (0, [true, true])] {
            let mut runs = [python(floods), python(floods)];
            runs[place] = payload("descriptors", &[]);
            let [a, b] = runs;
            let [first, second] = &mut slots;
            let sides = [
                Side { slot: first, run: a, early_eof: early_eof[0] },
                Side { slot: second, run: b, early_eof: early_eof[1] },
            ];
            let joined = run_joined(sides, |_, _| Then::Continue).unwrap();
            assert_eq!(joined.first, place, "{rung}");
            let outcomes = joined.outcomes.map(Result::unwrap);
            assert_eq!(String::from_utf8_lossy(&outcomes[place].stderr), "", "{rung}");
            assert_eq!(outcomes[place].ending, Ending::Exited(0), "{rung}");
            assert_eq!(outcomes[1 - place].ending, Ending::Exited(42), "{rung}");
        }
    }
}
