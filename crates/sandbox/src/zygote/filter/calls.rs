//! The system calls that are not simply allowed.

use super::{action::Action, values};

/// The newest known call: `mseal`, of Linux 6.10.
pub(super) const NEWEST: u32 = 462;

/// The calls whose rules a zygote cannot obey.
const NOT_INHERITED: [libc::c_long; 8] = [
    // Starts a child in a control group of version 2.
    libc::SYS_clone3,
    // The lowest priority for programs. After a kill, the zygote returns from the high one.
    libc::SYS_setpriority,
    libc::SYS_sched_setscheduler,
    // The limits of an interpreter's child.
    libc::SYS_prlimit64,
    // The size of the work folder, and whether it is read-only.
    libc::SYS_mount,
    libc::SYS_mount_setattr,
    // The rest of the filter.
    libc::SYS_seccomp,
    // Compilers may do this.
    libc::SYS_flock,
];

/// Whether programs inherit the rule of this call from their zygote.
pub(super) fn is_inherited(call: u32) -> bool {
    !NOT_INHERITED.contains(&call.into())
}

/// Divides all call numbers into ranges with the same action, as (first number, action).
pub(super) fn ranges(mut special: Vec<(u32, Action)>) -> Vec<(u32, Action)> {
    special.sort_by_key(|(call, _)| *call);
    let action_of = |call: u32| match special.binary_search_by_key(&call, |(special, _)| *special) {
        Ok(index) => special[index].1,
        Err(_) if call > NEWEST => Action::Unknown,
        Err(_) => Action::Allow,
    };
    let mut ranges: Vec<(u32, Action)> = Vec::new();
    for call in 0..=NEWEST + 1 {
        let action = action_of(call);
        if ranges.last().is_none_or(|(_, last)| *last != action) {
            ranges.push((call, action));
        }
    }
    ranges
}

/// The calls that are not simply allowed. With `locks`, programs may lock files.
pub(super) fn special(locks: bool) -> Vec<(u32, Action)> {
    let refused = [
        // Access to other processes.
        libc::SYS_ptrace,
        libc::SYS_process_vm_readv,
        libc::SYS_process_vm_writev,
        libc::SYS_process_madvise,
        libc::SYS_process_mrelease,
        libc::SYS_pidfd_getfd,
        libc::SYS_kcmp,
        // Scheduling: a change of the zygote would outlive the program.
        libc::SYS_setpriority,
        libc::SYS_sched_setscheduler,
        libc::SYS_sched_setparam,
        libc::SYS_sched_setattr,
        libc::SYS_sched_setaffinity,
        libc::SYS_ioprio_set,
        libc::SYS_migrate_pages,
        libc::SYS_move_pages,
        // Mounts, namespaces, and files outside of the root.
        libc::SYS_mount,
        libc::SYS_umount2,
        libc::SYS_pivot_root,
        libc::SYS_chroot,
        libc::SYS_open_tree,
        libc::SYS_move_mount,
        libc::SYS_fsopen,
        libc::SYS_fsconfig,
        libc::SYS_fsmount,
        libc::SYS_fspick,
        libc::SYS_mount_setattr,
        457, // statmount
        458, // listmount
        libc::SYS_unshare,
        libc::SYS_setns,
        libc::SYS_name_to_handle_at,
        libc::SYS_open_by_handle_at,
        libc::SYS_fanotify_init,
        libc::SYS_fanotify_mark,
        libc::SYS_quotactl,
        libc::SYS_quotactl_fd,
        // Large parts of the kernel with frequent bugs.
        libc::SYS_add_key,
        libc::SYS_request_key,
        libc::SYS_keyctl,
        libc::SYS_bpf,
        libc::SYS_perf_event_open,
        libc::SYS_userfaultfd,
        libc::SYS_seccomp,
        // The machine, and its disks, whose use is not accounted. Files that programs write are in memory.
        libc::SYS_sync,
        libc::SYS_syncfs,
        libc::SYS_fsync,
        libc::SYS_fdatasync,
        libc::SYS_sync_file_range,
        libc::SYS_acct,
        libc::SYS_reboot,
        libc::SYS_kexec_load,
        libc::SYS_kexec_file_load,
        libc::SYS_init_module,
        libc::SYS_finit_module,
        libc::SYS_delete_module,
        libc::SYS_swapon,
        libc::SYS_swapoff,
        libc::SYS_syslog,
        libc::SYS_settimeofday,
        libc::SYS_clock_settime,
        libc::SYS_clock_adjtime,
        libc::SYS_adjtimex,
        libc::SYS_sethostname,
        libc::SYS_setdomainname,
        libc::SYS_vhangup,
        459, // lsm_get_self_attr
        460, // lsm_set_self_attr
        461, // lsm_list_modules
        #[cfg(target_arch = "x86_64")]
        libc::SYS_iopl,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_ioperm,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_modify_ldt,
    ];
    let unknown = [
        // Its flags are in memory, which a filter cannot read. Libraries fall back to `clone`.
        libc::SYS_clone3,
        libc::SYS_io_uring_setup,
        libc::SYS_io_uring_enter,
        libc::SYS_io_uring_register,
        libc::SYS_memfd_secret,
        // Their number is limited for the whole host.
        libc::SYS_io_setup,
        libc::SYS_io_destroy,
        libc::SYS_io_submit,
        libc::SYS_io_cancel,
        libc::SYS_io_getevents,
        // They count against the limit of the user that runs the supervisor.
        #[cfg(target_arch = "x86_64")]
        libc::SYS_inotify_init,
        libc::SYS_inotify_init1,
        // Its memory belongs to no process until it is mapped, so only a control group would count it.
        libc::SYS_memfd_create,
        // They reveal what is in the host's cache. Libraries fall back to calls without flags.
        libc::SYS_preadv2,
        libc::SYS_pwritev2,
        451, // cachestat
        // Locks on host files are visible in all boxes. Only compilers may use them.
        libc::SYS_flock,
        // System V and POSIX queues and segments outlive their creator.
        libc::SYS_shmget,
        libc::SYS_shmat,
        libc::SYS_shmdt,
        libc::SYS_shmctl,
        libc::SYS_semget,
        libc::SYS_semop,
        libc::SYS_semtimedop,
        libc::SYS_semctl,
        libc::SYS_msgget,
        libc::SYS_msgsnd,
        libc::SYS_msgrcv,
        libc::SYS_msgctl,
        libc::SYS_mq_open,
        libc::SYS_mq_unlink,
        libc::SYS_mq_timedsend,
        libc::SYS_mq_timedreceive,
        libc::SYS_mq_notify,
        libc::SYS_mq_getsetattr,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_nfsservctl,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_uselib,
        #[cfg(target_arch = "x86_64")]
        libc::SYS__sysctl,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_ustat,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_sysfs,
    ];
    let checked = [
        (libc::SYS_socket, Action::UnixSocket),
        // For an unknown family, the kernel would try to load a module.
        (libc::SYS_socketpair, Action::UnixSocket),
        (libc::SYS_clone, Action::PlainClone),
        (libc::SYS_prlimit64, Action::OwnProcess),
        (libc::SYS_prctl, Action::Listed(&values::PRCTL)),
        #[cfg(target_arch = "x86_64")]
        (libc::SYS_arch_prctl, Action::Listed(&values::ARCH_PRCTL)),
        (libc::SYS_madvise, Action::Listed(&values::MADVISE)),
        (libc::SYS_fadvise64, Action::Listed(&values::FADVISE)),
        (libc::SYS_fcntl, Action::Listed(&values::FCNTL)),
        (libc::SYS_ioctl, Action::Listed(&values::IOCTL)),
    ];
    let mut all: Vec<(libc::c_long, Action)> = refused.map(|call| (call, Action::Refuse)).to_vec();
    all.extend(unknown.map(|call| (call, Action::Unknown)));
    all.extend(checked);
    all.retain(|(call, _)| !(locks && *call == libc::SYS_flock));
    all.into_iter().filter_map(|(call, action)| Some((u32::try_from(call).ok()?, action))).collect()
}
