//! The home page.

texts! {
    pub(crate) fn home() -> Home;

    tagline = "A self-hosted practice judge",
    headline = "Solve problems. See every case run.",
    intro = "Write a program in your browser, submit it, and watch the judge run it: the verdict, time and memory, and the first case that fails.",
    try_one(problem: &str) = format!("Try “{problem}”"),
    resume = "Continue",
    start = "Start",
    welcome_back(name: &str) = format!("Welcome back, {name}"),
    hello(name: &str) = format!("Hello, {name}"),
    browse_problems = "Browse problems",
    all_solved = "You solved every problem in every track.",
    back_to(problem: &str) = format!("Back to “{problem}”"),
    next(problem: &str) = format!("Next: {problem}"),
    to_review(count: u32) = format!("{count} to review"),
    last_submission = "Your last submission: ",
    being_judged = "is being judged.",
    all_tracks = "All tracks",
    live = "Live verdicts",
    live_detail = "Queued, compiling, then case by case: you see each step as it happens.",
    tracks_detail = "Problems that build on each other, with your progress.",
    measurements = "Exact measurements",
    measurements_detail = "CPU time and memory of your program alone, in its own sandbox.",
}
