//! What verifying found, as JSON and in words.

use std::fmt;

use serde::Serialize;

/// What verifying found.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    pub(crate) packages: Vec<PackageReport>,
}

/// What was found of one package.
#[derive(Debug, Serialize)]
pub(crate) struct PackageReport {
    /// As it was named.
    pub(crate) path: String,
    /// Its slug; the path's where it cannot be read.
    pub(crate) name: String,
    /// Whether all is as it says.
    pub(crate) ok: bool,
    /// Why it cannot be read.
    pub(crate) error: Option<String>,
    pub(crate) checks: Vec<CheckReport>,
    pub(crate) submissions: Vec<SubmissionReport>,
    pub(crate) skipped: Vec<Skipped>,
}

/// Something about a package that was looked at.
#[derive(Debug, Serialize)]
pub(crate) struct CheckReport {
    pub(crate) name: &'static str,
    pub(crate) ok: bool,
    pub(crate) detail: String,
}

/// How a submission was judged.
#[derive(Debug, Serialize)]
pub(crate) struct SubmissionReport {
    pub(crate) path: String,
    pub(crate) language: String,
    /// The verdicts its label permits.
    pub(crate) permitted: Vec<&'static str>,
    pub(crate) verdict: &'static str,
    pub(crate) score: Option<f64>,
    pub(crate) cpu_ms: Option<u32>,
    pub(crate) wall_ms: Option<u32>,
    pub(crate) memory_kib: Option<u32>,
    pub(crate) ok: bool,
    /// One letter a case that ran, and what went wrong; for people.
    #[serde(skip)]
    pub(crate) strip: String,
    #[serde(skip)]
    pub(crate) cause: Option<String>,
}

/// A submission that was not judged.
#[derive(Debug, Serialize)]
pub(crate) struct Skipped {
    pub(crate) path: String,
    pub(crate) reason: String,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for package in &self.packages {
            writeln!(f, "{package}")?;
        }
        let fine = self.packages.iter().filter(|package| package.ok).count();
        writeln!(f, "{fine} of {} packages are as they say.", self.packages.len())
    }
}

impl fmt::Display for PackageReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} {}", mark(self.ok), self.name)?;
        if let Some(error) = &self.error {
            return writeln!(f, "  {error}");
        }
        for check in self.checks.iter().filter(|check| !check.ok || check.name == "warning") {
            writeln!(f, "  {} {}: {}", if check.ok { "!" } else { mark(false) }, check.name, check.detail)?;
        }
        let width = self.submissions.iter().map(|submission| submission.path.len()).max().unwrap_or(0);
        for submission in &self.submissions {
            let SubmissionReport { path, verdict, cpu_ms, memory_kib, ok, strip, .. } = submission;
            let (cpu, memory) = (cpu_ms.unwrap_or(0), memory_kib.unwrap_or(0));
            writeln!(f, "  {} {path:width$}  {verdict:<22} {cpu:>6} ms {memory:>8} KiB  {strip}", mark(*ok))?;
            if !ok {
                writeln!(f, "      its label permits {}", submission.permitted.join(", "))?;
            }
            if let Some(cause) = &submission.cause {
                writeln!(f, "      {cause}")?;
            }
        }
        for skipped in &self.skipped {
            writeln!(f, "  - {}: {}", skipped.path, skipped.reason)?;
        }
        Ok(())
    }
}

fn mark(ok: bool) -> &'static str {
    if ok { "✓" } else { "✗" }
}
