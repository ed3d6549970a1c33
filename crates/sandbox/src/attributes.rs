//! Extended attributes that programs can set on files.

use std::{io, os::fd::AsFd};

use rustix::{
    fs::{flistxattr, flistxattr_query, fremovexattr},
    io::Errno,
};

/// Removes the extended attributes that programs may have set.
pub(crate) fn remove_program_attributes(file: impl AsFd) -> io::Result<()> {
    let length = match flistxattr_query(&file) {
        Ok(length) => length,
        Err(Errno::OPNOTSUPP) => 0,
        Err(error) => return Err(error.into()),
    };
    if length == 0 {
        return Ok(());
    }
    let mut list = vec![0; length];
    let length = flistxattr(&file, &mut list)?;
    for name in list[..length].split(|byte| *byte == 0).filter(|name| is_set_by_programs(name)) {
        fremovexattr(&file, name)?;
    }
    Ok(())
}

/// Whether a program without capabilities can set this attribute. Others, such as `security.selinux`, belong to the kernel, which may
/// refuse to remove them.
fn is_set_by_programs(attribute: &[u8]) -> bool {
    attribute.starts_with(b"user.") || attribute.starts_with(b"system.posix_acl_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_of_the_kernel_are_kept() {
        for (name, removed) in [
            (b"user.note".as_slice(), true),
            (b"system.posix_acl_access", true),
            (b"system.posix_acl_default", true),
            (b"security.selinux", false),
            (b"security.ima", false),
            (b"trusted.overlay", false),
            (b"", false),
        ] {
            assert_eq!(is_set_by_programs(name), removed, "{name:?}");
        }
    }
}
