#![allow(long_running_const_eval)]

const LAST: u64 = {
    let mut n = 0;
    while n < u64::MAX {
        n += 1;
    }
    n
};

fn main() {
    println!("{LAST}");
}
