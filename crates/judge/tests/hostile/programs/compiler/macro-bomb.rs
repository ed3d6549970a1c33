// Attack: a macro that doubles at every step.
// Verdict: compile_error
#![recursion_limit = "4096"]

macro_rules! double {
    ($($all:tt)*) => { double!($($all)* $($all)*) };
}

fn main() {
    double!(1 + 1 +);
}
