//! A record of verified packages: a text file with one line per package. It belongs beside the packages in their repository, so that only changed
//! packages have to be verified.

use std::{
    collections::BTreeMap,
    fs, io,
    path::Path,
    time::{SystemTime, UNIX_EPOCH},
};

use anyhow::{Context as _, Result};
use assay_domain::Timestamp;
use assay_package::Package;

use super::{
    Verified,
    summary::{self, Row},
};
use crate::output;

/// The first line. The columns of the other lines are separated by tabs.
const HEADER: &str = "# problem\tpackage\tjudge\tdate\tkind\tlanguages\tsubmissions\tcases\tseconds\tlimit ms\tslowest ms\tfastest too slow ms";

#[derive(Debug, Default)]
pub(super) struct Record {
    /// The columns after the name.
    lines: BTreeMap<String, Vec<String>>,
    /// The version of the judge that is running now.
    judge: String,
}

/// What a record knows about a package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// This judge verified exactly this package.
    Current,
    /// Another version of the judge verified exactly this package.
    OtherJudge,
    /// The package is new, or it has changed since.
    Changed,
}

impl Record {
    /// Reads the file. Without a file, the record is empty.
    pub(super) fn read(file: &Path) -> Result<Self> {
        let text = match fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(error).with_context(|| format!("cannot read {}", file.display())),
        };
        let lines = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
            let (name, rest) = line.split_once('\t')?;
            Some((name.to_owned(), rest.split('\t').map(str::to_owned).collect()))
        });
        Ok(Self { lines: lines.collect(), judge: assay_judge::verify::version() })
    }

    /// What the record knows about a package.
    pub(super) fn state(&self, package: &Package) -> State {
        match self.lines.get(package.slug.as_str()).map(Vec::as_slice) {
            Some([hash, judge, ..]) if *hash == package.hash && *judge == self.judge => State::Current,
            Some([hash, ..]) if *hash == package.hash => State::OtherJudge,
            _ => State::Changed,
        }
    }

    /// Replaces the line of a package. A package that did not pass, or of which a submission was skipped, gets none.
    pub(super) fn add(&mut self, verified: &Verified) {
        self.lines.remove(&verified.report.name);
        let (Some(row), Some(package)) = (summary::row(verified), &verified.package) else { return };
        if !verified.report.ok {
            return;
        }
        if !verified.report.skipped.is_empty() {
            output::progress(&format!("{} is not recorded, because submissions were skipped.", row.problem));
            return;
        }
        let Row { problem, kind, languages, submissions, cases, seconds, limit_ms, slowest_ms, fastest_ms } = row;
        let optional = |ms: Option<u32>| ms.map_or("-".to_owned(), |ms| ms.to_string());
        let line = vec![
            package.hash.clone(),
            self.judge.clone(),
            today(),
            kind,
            languages.join(" "),
            submissions.to_string(),
            cases.to_string(),
            format!("{seconds:.1}"),
            limit_ms.to_string(),
            optional(slowest_ms),
            optional(fastest_ms),
        ];
        self.lines.insert(problem, line);
    }

    pub(super) fn write(&self, file: &Path) -> Result<()> {
        let lines = self.lines.iter().map(|(name, line)| format!("{name}\t{}\n", line.join("\t")));
        let text: String = std::iter::once(format!("{HEADER}\n")).chain(lines).collect();
        fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))
    }
}

/// By the system's clock; 0 if it is before 1970.
pub(super) fn seconds_since_1970() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

fn today() -> String {
    Timestamp(i64::try_from(seconds_since_1970()).unwrap_or_default().saturating_mul(1000)).iso_day()
}
