//! Instructions for the kernel's filter machine (BPF).

use libc::{BPF_ABS, BPF_ALU, BPF_AND, BPF_JMP, BPF_K, BPF_LD, BPF_RET, BPF_W, sock_filter};

/// The architecture of this program, of linux/audit.h.
#[cfg(target_arch = "x86_64")]
pub(super) const ARCHITECTURE: u32 = 0xC000_003E;
#[cfg(target_arch = "aarch64")]
pub(super) const ARCHITECTURE: u32 = 0xC000_00B7;

/// Offsets in `struct seccomp_data`.
pub(super) const NUMBER: u32 = 0;
pub(super) const ARCH: u32 = 4;
pub(super) const FIRST_ARGUMENT: u32 = 16;
pub(super) const SECOND_ARGUMENT: u32 = 24;
pub(super) const THIRD_ARGUMENT: u32 = 32;
pub(super) const FOURTH_ARGUMENT: u32 = 40;

/// Loads the 32 bits at an offset.
pub(super) fn load(offset: u32) -> sock_filter {
    instruction(BPF_LD | BPF_W | BPF_ABS, offset, 0, 0)
}

/// Keeps only these bits of the loaded value.
pub(super) fn and(bits: u32) -> sock_filter {
    instruction(BPF_ALU | BPF_AND | BPF_K, bits, 0, 0)
}

/// Skips `yes` or `no` instructions.
pub(super) fn jump(condition: u32, value: u32, yes: u8, no: u8) -> sock_filter {
    instruction(BPF_JMP | condition | BPF_K, value, yes, no)
}

/// Ends the filter with this value.
pub(super) fn result(value: u32) -> sock_filter {
    instruction(BPF_RET | BPF_K, value, 0, 0)
}

fn instruction(code: u32, k: u32, jt: u8, jf: u8) -> sock_filter {
    // All codes fit into 16 bits.
    sock_filter { code: (code & 0xFFFF) as u16, jt, jf, k }
}
