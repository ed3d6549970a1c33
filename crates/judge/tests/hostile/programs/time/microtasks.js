// Attack: promises without end, so that no timer and no signal of the engine is ever heard.
// Verdict: time_limit_exceeded
process.on('SIGTERM', () => {});
process.on('SIGXCPU', () => {});
const again = () => Promise.resolve().then(again);
again();
