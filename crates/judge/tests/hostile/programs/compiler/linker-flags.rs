// Attack: libraries to link that are flags for the linker, or files of the host.
// Verdict: compile_error
#[link(name = "/etc/shadow", kind = "static")]
extern "C" {}
#[link(name = "x -Wl,-o,/tmp/assay-hostile", kind = "dylib")]
extern "C" {}
#[link(name = "secret", kind = "static", modifiers = "+whole-archive")]
extern "C" {
    fn secret();
}

fn main() {
    unsafe { secret() }
}
