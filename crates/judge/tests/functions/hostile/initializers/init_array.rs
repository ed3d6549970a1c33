// Attack: exits before main
// Verdict: run_time_error
// Says: ended before it answered
extern "C" fn before() {
    std::process::exit(0);
}

#[used]
#[link_section = ".init_array"]
static BEFORE: extern "C" fn() = before;

impl Solution {
    pub fn f(x: i32) -> i32 {
        x + 1
    }
}
