//! The arguments that only allow listed values.

use super::bpf::{FIRST_ARGUMENT, FOURTH_ARGUMENT, SECOND_ARGUMENT, THIRD_ARGUMENT};

/// The allowed values of one argument. The kernel also reads only the low half of each of these arguments.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct AllowedValues {
    /// The offset of the argument in `struct seccomp_data`.
    pub(super) argument: u32,
    /// Ranges in rising order: the first value, and the value after the last.
    pub(super) values: &'static [(u32, u32)],
}

/// `prctl`: settings that affect only the caller and use no kernel memory. Not allowed: futex hashes and names of memory areas (their memory
/// is not accounted), merging of equal pages (others can measure it), signals at the end of a parent, filters, ptrace.
pub(super) const PRCTL: AllowedValues = AllowedValues {
    argument: FIRST_ARGUMENT,
    values: &[
        // PR_GET_PDEATHSIG, PR_GET_DUMPABLE, PR_SET_DUMPABLE.
        (2, 5),
        // The name of the thread.
        (15, 17),
        // Read the seccomp mode, and one capability of the bounding set.
        (21, 22),
        (23, 24),
        // No new privileges; huge pages.
        (38, 40),
        (41, 43),
        // The length of ARM vectors.
        #[cfg(target_arch = "aarch64")]
        (50, 52),
        // Read the auxiliary vector.
        (0x4155_5856, 0x4155_5857),
    ],
};

/// `arch_prctl`: the two segment registers.
#[cfg(target_arch = "x86_64")]
pub(super) const ARCH_PRCTL: AllowedValues = AllowedValues { argument: FIRST_ARGUMENT, values: &[(0x1001, 0x1005)] };

/// `madvise`: not merging of equal pages, writing to swap, or marking memory as broken.
pub(super) const MADVISE: AllowedValues = AllowedValues {
    argument: THIRD_ARGUMENT,
    values: &[
        // From "normal" to "not needed".
        (0, 5),
        // Free; keep out of forks, and undo that.
        (8, 9),
        (10, 12),
        // Huge pages, dumps, wiping on fork.
        (14, 20),
        // Fill page tables; guard pages.
        (22, 24),
        (102, 104),
    ],
};

/// `posix_fadvise`: not "not needed", which drops files that others read from the host's cache.
pub(super) const FADVISE: AllowedValues = AllowedValues { argument: FOURTH_ARGUMENT, values: &[(0, 4)] };

/// `fcntl`: copies and flags of descriptors. Not allowed: commands that reach others through the file (locks, leases, notifications of changes,
/// the size of a pipe), and signals from descriptors, which end a pause.
pub(super) const FCNTL: AllowedValues = AllowedValues {
    argument: SECOND_ARGUMENT,
    values: &[
        // Copy; read and set flags.
        (0, 5),
        // Compare; ask whether this call created the file.
        (1027, 1029),
        // Copy without inheriting; read the size of a pipe, and seals.
        (1030, 1031),
        (1032, 1033),
        (1034, 1035),
    ],
};

/// `ioctl`: all except the map of a file's blocks, which first writes the file to disk, and signals from descriptors.
pub(super) const IOCTL: AllowedValues = AllowedValues {
    argument: SECOND_ARGUMENT,
    values: &[(0, FIOASYNC), (FIOASYNC + 1, FIOSETOWN), (SIOCSPGRP + 1, FS_IOC_FIEMAP), (FS_IOC_FIEMAP + 1, u32::MAX)],
};

const FIOASYNC: u32 = 0x5452;
/// `SIOCSPGRP` follows it.
const FIOSETOWN: u32 = 0x8901;
const SIOCSPGRP: u32 = 0x8902;
const FS_IOC_FIEMAP: u32 = 0xC020_660B;
