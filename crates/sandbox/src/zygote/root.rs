//! The file system of the box.

use std::{
    ffi::CString,
    fs, io,
    os::unix::fs::{PermissionsExt as _, symlink},
    path::Path,
};

use rustix::{
    mount::{
        MountFlags, MountPropagationFlags, UnmountFlags, mount, mount_bind, mount_bind_recursive, mount_change, unmount,
    },
    process::{chdir, pivot_root},
};

use super::{
    Failure, Step as _,
    sys::{NO_DEVICES, NO_EXECUTION, NO_SETUID, READ_ONLY, restrict_mount},
};

/// Folders of the host that programs see, read-only. Links among them (as /bin, where it is part of /usr) stay links.
const SYSTEM: [&str; 7] = ["usr", "bin", "sbin", "lib", "lib32", "lib64", "libx32"];

/// What runtimes need of /etc: the loader's cache, Debian's choice of compilers, and Java's settings, which Debian
/// keeps there by version.
const ETC: [&str; 4] = ["alternatives", "ld.so.cache", "ld.so.conf", "ld.so.conf.d"];
const ETC_PREFIX: &str = "java";

/// Where Debian keeps what TeX needs beside its programs: folders, and what is shown of each.
const TEX: [(&str, &str); 2] = [("etc", "texmf"), ("var/lib", "texmf")];

const DEVICES: [&str; 5] = ["null", "zero", "full", "random", "urandom"];

const LINKS: [(&str, &str); 4] = [
    ("/proc/self/fd", "dev/fd"),
    ("/proc/self/fd/0", "dev/stdin"),
    ("/proc/self/fd/1", "dev/stdout"),
    ("/proc/self/fd/2", "dev/stderr"),
];

/// Folders programs may write to. All are parts of one file system, so that one size covers them.
pub(super) const WRITABLE: [&str; 3] = ["/box", "/tmp", "/dev/shm"];

/// Places of the host over which the new root can be built; which one makes no difference, it is gone afterwards.
const SCAFFOLDS: [&str; 5] = ["/tmp", "/mnt", "/var/tmp", "/run", "/dev"];

const FILES: [(&str, &str); 3] = [
    ("etc/passwd", "box:x:1000:1000::/box:/bin/sh\n"),
    ("etc/group", "box:x:1000:\n"),
    ("etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files\n"),
];

/// Replaces the root of this mount namespace by what is to be seen of `host`, a folder or the host's own root; with `tex`, also of
/// TeX's own files.
pub(super) fn build(host: &Path, tex: bool) -> Result<(), Failure> {
    // Before anything else: nothing that follows may reach the host.
    mount_change("/", MountPropagationFlags::PRIVATE | MountPropagationFlags::REC).step("make mounts private")?;
    let scaffold = scaffold(host)?;
    chdir(scaffold).step("enter the new root")?;

    for folder in ["etc", "dev", "dev/shm", "proc", "box", "tmp"] {
        folder_for_all(folder)?;
    }
    for name in SYSTEM {
        show(host, name, name)?;
    }
    for name in etc(host) {
        show(&host.join("etc"), &name, &format!("etc/{name}"))?;
    }
    if tex {
        for folder in ["var", "var/lib"] {
            folder_for_all(folder)?;
        }
        for (folder, name) in TEX {
            show(&host.join(folder), name, &format!("{folder}/{name}"))?;
        }
    }
    for (path, content) in FILES {
        fs::write(path, content).step_on("write", path)?;
        fs::set_permissions(path, fs::Permissions::from_mode(0o644)).step_on("set the mode of", path)?;
    }
    for name in DEVICES {
        let (host, inside) = (format!("/dev/{name}"), format!("dev/{name}"));
        fs::write(&inside, "").step_on("create", &inside)?;
        mount_bind(&host, &inside).step_on("bind", &host)?;
        restrict(&inside, READ_ONLY | NO_SETUID | NO_EXECUTION, false)?;
    }
    for (target, link) in LINKS {
        symlink(target, link).step_on("link", link)?;
    }
    writable()?;
    let hardened = MountFlags::NOSUID | MountFlags::NODEV | MountFlags::NOEXEC;
    mount("proc", "proc", "proc", hardened | MountFlags::RDONLY, None).step("mount /proc")?;

    // Stacks the old root onto the new one, then takes it away: no folder for the old root is needed.
    pivot_root(".", ".").step("change the root")?;
    unmount(".", UnmountFlags::DETACH).step("leave the old root")?;
    chdir("/").step("enter the root")?;
    restrict("/", READ_ONLY | NO_SETUID | NO_DEVICES, false)
}

fn folder_for_all(folder: &str) -> Result<(), Failure> {
    fs::create_dir(folder).step_on("create", folder)?;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).step_on("set the mode of", folder)
}

/// An empty file system, mounted over some folder that does not hold what is still needed.
fn scaffold(host: &Path) -> Result<&'static str, Failure> {
    let mut last = io::Error::from(io::ErrorKind::NotFound);
    for place in SCAFFOLDS.into_iter().filter(|place| !host.starts_with(place)) {
        match mount(
            "box-root",
            place,
            "tmpfs",
            MountFlags::NOSUID | MountFlags::NODEV,
            c"mode=755,size=1m,nr_inodes=1k",
        ) {
            Ok(()) => return Ok(place),
            Err(error) => last = error.into(),
        }
    }
    Err(last).step("mount a tmpfs")
}

/// Makes a file or folder of the host visible, read-only, if it exists.
fn show(parent: &Path, name: &str, inside: &str) -> Result<(), Failure> {
    let host = parent.join(name);
    let Ok(found) = fs::symlink_metadata(&host) else { return Ok(()) };
    if found.is_symlink() {
        let target = fs::read_link(&host).step_on("read the link", inside)?;
        return symlink(target, inside).step_on("link", inside);
    }
    if found.is_dir() {
        fs::create_dir(inside).step_on("create", inside)?;
    } else {
        fs::write(inside, "").step_on("create", inside)?;
    }
    // Recursively: the kernel refuses to uncover what a mount of the host hides.
    mount_bind_recursive(&host, inside).step_on("bind", inside)?;
    restrict(inside, READ_ONLY | NO_SETUID | NO_DEVICES, true)
}

fn etc(host: &Path) -> Vec<String> {
    let java = fs::read_dir(host.join("etc")).into_iter().flatten().flatten().filter_map(|entry| {
        let name = entry.file_name().into_string().ok()?;
        (name.starts_with(ETC_PREFIX) && entry.file_type().ok()?.is_dir()).then_some(name)
    });
    ETC.into_iter().map(str::to_owned).chain(java).collect()
}

/// One file system behind all writable folders.
fn writable() -> Result<(), Failure> {
    let flags = MountFlags::NOSUID | MountFlags::NODEV;
    mount("box", "box", "tmpfs", flags, c"mode=755,size=1m,nr_inodes=1k").step("mount the work folder")?;
    for folder in WRITABLE {
        let part = format!("box/{}", part_name(folder));
        fs::create_dir(&part).step_on("create", &part)?;
        fs::set_permissions(&part, fs::Permissions::from_mode(0o1777)).step_on("set the mode of", &part)?;
    }
    // /box last: it covers the parts.
    for folder in WRITABLE.iter().rev() {
        mount_bind(format!("box/{}", part_name(folder)), &folder[1..]).step_on("bind", folder)?;
    }
    Ok(())
}

fn part_name(folder: &str) -> &str {
    folder.rsplit('/').next().unwrap_or(folder)
}

fn restrict(path: &str, attributes: u64, recursive: bool) -> Result<(), Failure> {
    let terminated = CString::new(path).map_err(io::Error::from).step_on("restrict", path)?;
    restrict_mount(&terminated, attributes, recursive).step_on("restrict the mount", path)
}
