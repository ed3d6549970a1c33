use std::hint::black_box;

fn depth(left: u32) -> u32 {
    if left == 0 { 0 } else { 1 + black_box(depth(black_box(left - 1))) }
}

fn main() {
    println!("{}", depth(100_000));
}
