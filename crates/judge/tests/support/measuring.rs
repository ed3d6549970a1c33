//! Measurements on a host that may be busy.

/// Measures until `within` holds, at most nine times, because other programs of the host can delay a single measurement. Returns the last one.
pub(crate) fn until_within<T>(mut measure: impl FnMut() -> T, within: impl Fn(&T) -> bool) -> T {
    let mut last = measure();
    for _ in 1..9 {
        if within(&last) {
            break;
        }
        last = measure();
    }
    last
}
