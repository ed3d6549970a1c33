use std::hint::black_box;

fn endless(n: u64) -> u64 {
    let frame = black_box([n; 32]);
    if black_box(true) { endless(n + 1) + frame[3] } else { 0 }
}

fn main() {
    println!("{}", endless(0));
}
