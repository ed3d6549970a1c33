// Attack: leaks memory in threads, each in an arena of its own.
// Verdict: memory_limit_exceeded
// Without control groups: memory_limit_exceeded or run_time_error
use std::{hint::black_box, mem::forget, thread};

fn main() {
    let threads: Vec<_> = (0..8)
        .map(|_| {
            thread::spawn(|| loop {
                // Without this use, the compiler would remove the allocation.
                forget(black_box(vec![1u8; 1 << 20]));
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
}
