//! Cursors of lists: the list's letter and the last key. Hex keeps clients from building their own.

use std::fmt::Display;

use assay_domain::Page;
use data_encoding::HEXLOWER;

use crate::{Error, Result};

/// No valid cursor is longer.
const MAX_LENGTH: usize = 256;

pub(crate) fn encode(list: char, key: impl Display) -> String {
    HEXLOWER.encode(format!("{list}{key}").as_bytes())
}

/// The key of a cursor of this list.
pub(crate) fn decode(list: char, cursor: &str) -> Result<String> {
    let bytes = if cursor.len() > MAX_LENGTH { None } else { HEXLOWER.decode(cursor.as_bytes()).ok() };
    let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
    text.and_then(|text| text.strip_prefix(list).map(str::to_owned)).ok_or(Error::BadCursor)
}

/// The numeric key of a cursor of this list.
pub(crate) fn number(list: char, cursor: Option<&str>) -> Result<Option<i64>> {
    let key = cursor.map(|cursor| decode(list, cursor)).transpose()?;
    key.map(|key| key.parse().map_err(|_| Error::BadCursor)).transpose()
}

/// How many rows to read for a page: one more than `limit`, to know whether there is a next page.
pub(crate) fn rows_to_read(limit: u32) -> i64 {
    i64::from(limit.max(1)) + 1
}

/// Makes a page of the rows that were read with [`rows_to_read`].
pub(crate) fn page<T, K: Display>(mut items: Vec<T>, limit: u32, list: char, key: impl Fn(&T) -> K) -> Page<T> {
    let wanted = usize::try_from(limit.max(1)).unwrap_or(usize::MAX);
    let more = items.len() > wanted;
    items.truncate(wanted);
    let next = items.last().filter(|_| more).map(|last| encode(list, key(last)));
    Page { items, next }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_works_only_for_its_list() {
        let cursor = encode('s', 41);
        assert_eq!(decode('s', &cursor).unwrap(), "41");
        assert!(matches!(decode('p', &cursor), Err(Error::BadCursor)));
    }

    #[test]
    fn invalid_cursors_are_rejected() {
        for bad in ["", "7", "zz", "+1", "é1", "ff", "73 1", "7341 ", "733G", &"73".repeat(200)] {
            assert!(matches!(decode('s', bad), Err(Error::BadCursor)), "{bad}");
        }
    }

    #[test]
    fn the_last_page_has_no_next() {
        assert_eq!(page(vec![1, 2], 2, 'x', |n| *n).next, None);
        let page = page(vec![1, 2, 3], 2, 'x', |n| *n);
        assert_eq!((page.items, page.next), (vec![1, 2], Some(encode('x', 2))));
    }
}
