//! Converts PDF figures to SVG in a separate process.
//!
//! A malicious PDF can make its reader loop or use all memory, and a thread cannot be stopped. So this program starts itself again with
//! limits for each figure, and kills that process after a timeout.

use std::{
    env, fs,
    io::{ErrorKind, Read, pipe},
    panic::catch_unwind,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use hayro_svg::{RenderCache, SvgRenderSettings, convert, hayro_interpret::InterpreterSettings, hayro_syntax::Pdf};
use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    process::{Resource, Rlimit, getrlimit, setrlimit},
};

/// The argument that makes this program convert a figure. It is also the name of a test, so that test programs can do it.
const ASKED: &str = "draws_a_figure_if_asked";

/// This program, even if its file was replaced.
const THIS_PROGRAM: &str = "/proc/self/exe";

/// The maximum size of an SVG, in bytes.
const MAX_BYTES: u64 = 20 * 1024 * 1024;

/// The memory limit in bytes, in addition to the memory at the start.
const MEMORY: u64 = 512 * 1024 * 1024;

/// The limit of CPU time in seconds. It also applies if the parent process was killed.
const SECONDS: u64 = 20;

/// The stack, because figures can be nested.
const STACK: usize = 64 * 1024 * 1024;

/// Converts a figure and exits, if this process was started for it. Call it first in every `main` that reads packages.
pub fn draw_if_asked() {
    let mut arguments = env::args_os().skip(1);
    if arguments.next().is_none_or(|first| first != ASKED) {
        return;
    }
    let (Some(pdf), Some(svg)) = (arguments.next(), arguments.next()) else { return };
    let drawn = set_limits().ok().and_then(|()| fs::read(pdf).ok()).and_then(first_page_on_a_large_stack);
    let written = drawn.is_some_and(|drawn| drawn.len() as u64 <= MAX_BYTES && fs::write(svg, drawn).is_ok());
    std::process::exit(if written { 0 } else { 1 });
}

/// Converts the first page of a PDF to SVG. None if this fails or takes too long. `svg` must not exist yet.
pub(super) fn draw(pdf: &Path, svg: &Path, time: Duration) -> Option<String> {
    let (mut ended, end) = pipe().ok()?;
    let mut command = Command::new(THIS_PROGRAM);
    command.arg(ASKED).args([pdf, svg]).env_clear().stdin(Stdio::null()).stdout(end).stderr(Stdio::null());
    let mut child = command.spawn().ok()?;
    // Now only the child has the other end.
    drop(command);
    let in_time = ends(&mut ended, time);
    if !in_time {
        // This fails if it has just ended.
        let _ = child.kill();
    }
    let good = reap(&mut child) && in_time;
    let drawn = fs::read_to_string(svg).ok().filter(|_| good);
    let _ = fs::remove_file(svg);
    drawn
}

/// Waits until the other end of a pipe is closed. False on timeout.
fn ends(pipe: &mut (impl Read + std::os::fd::AsFd), time: Duration) -> bool {
    let start = Instant::now();
    let mut bytes = [0; 4096];
    loop {
        let Some(left) = time.checked_sub(start.elapsed()) else { return false };
        let Ok(left) = Timespec::try_from(left) else { return false };
        let ready = poll(&mut [PollFd::new(pipe, PollFlags::IN)], Some(&left));
        match ready {
            Ok(0) => return false,
            Ok(_) => match pipe.read(&mut bytes) {
                Ok(0) => return true,
                Ok(_) => {}
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(_) => return false,
            },
            Err(rustix::io::Errno::INTR) => {}
            Err(_) => return false,
        }
    }
}

fn reap(child: &mut Child) -> bool {
    child.wait().is_ok_and(|status| status.success())
}

/// Sets the limits of this process.
fn set_limits() -> rustix::io::Result<()> {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let taken =
        status.lines().find_map(|line| line.strip_prefix("VmSize:")?.split_whitespace().next()?.parse::<u64>().ok());
    let memory = taken.unwrap_or_default().saturating_mul(1024).saturating_add(MEMORY + STACK as u64);
    for (resource, most) in [(Resource::As, memory), (Resource::Cpu, SECONDS), (Resource::Core, 0)] {
        let maximum = getrlimit(resource).maximum.map_or(most, |maximum| maximum.min(most));
        setrlimit(resource, Rlimit { current: Some(maximum), maximum: Some(maximum) })?;
    }
    Ok(())
}

fn first_page_on_a_large_stack(pdf: Vec<u8>) -> Option<String> {
    let drawing = move || catch_unwind(|| first_page(pdf)).ok().flatten();
    thread::Builder::new().stack_size(STACK).spawn(drawing).ok()?.join().ok().flatten()
}

fn first_page(pdf: Vec<u8>) -> Option<String> {
    let pdf = Pdf::new(pdf).ok()?;
    let page = pdf.pages().first()?;
    let cache = RenderCache::new();
    Some(convert(page, &cache, &InterpreterSettings::default(), &SvgRenderSettings::default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The other tests start this program again with the name of this test, to draw figures.
    #[test]
    fn draws_a_figure_if_asked() {
        draw_if_asked();
    }

    /// A PDF whose page draws the first content. Each content can draw the next one as `/F`.
    fn pdf(contents: &[String]) -> Vec<u8> {
        let mut objects = vec![
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >> >>"
                .to_owned(),
        ];
        for (at, content) in contents.iter().enumerate() {
            let next = 5 + at;
            objects.push(format!(
                "<< /Type /XObject /Subtype /Form /BBox [0 0 100 100] /Resources << /XObject << /F {next} 0 R >> >> /Length {} >>\nstream\n{content}\nendstream",
                content.len()
            ));
        }
        let mut pdf = String::from("%PDF-1.4\n");
        let mut places = Vec::new();
        for (number, object) in (1..).zip(&objects) {
            places.push(pdf.len());
            pdf += &format!("{number} 0 obj\n{object}\nendobj\n");
        }
        let start = pdf.len();
        pdf += &format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
        places.iter().for_each(|place| pdf += &format!("{place:010} 00000 n \n"));
        pdf += &format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
        pdf.into_bytes()
    }

    fn drawn(pdf: &[u8], time: Duration) -> Option<String> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.pdf");
        fs::write(&file, pdf).unwrap();
        let drawn = draw(&file, &folder.path().join("a.svg"), time);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left behind");
        drawn
    }

    /// The child processes that still exist.
    fn children() -> String {
        fs::read_dir("/proc/self/task")
            .unwrap()
            .filter_map(|task| fs::read_to_string(task.ok()?.path().join("children")).ok())
            .collect()
    }

    #[test]
    fn a_figure_is_drawn() {
        let svg = drawn(&pdf(&["10 10 m 90 90 l S".to_owned()]), Duration::from_secs(60)).unwrap();
        assert!(svg.contains("<path"), "{svg}");
    }

    #[test]
    fn an_endless_figure_is_stopped() {
        // Each content draws the next one 40 times.
        let endless: Vec<String> = (0..12).map(|_| "/F Do ".repeat(40)).chain(["0 0 m 9 9 l S".to_owned()]).collect();
        assert_eq!(drawn(&pdf(&endless), Duration::from_millis(300)), None);
        assert_eq!(children(), "", "the process that drew it is gone");
    }

    #[test]
    fn invalid_pdfs_are_not_drawn() {
        for bytes in [
            &b""[..],
            b"%PDF-1.4",
            b"\0\xff",
            b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R /Kids [1 0 R] >>\nendobj",
        ] {
            assert_eq!(drawn(bytes, Duration::from_secs(60)), None);
        }
    }
}
