// Attack: exits with 0 in the second case, and answers in an exit handler, wrongly
// Verdict: accepted, wrong_answer, run_time_error
const frame = (kind, number, value) => {
  const message = Buffer.alloc(13);
  message.writeUInt32LE(9, 0);
  message.writeUInt8(kind, 4);
  message.writeUInt32LE(number, 5);
  message.writeInt32LE(value, 9);
  require('fs').writeSync(3, message);
};

const f = (x) => {
  if (x == 2) {
    process.on('exit', () => frame(1, 2, 7));
    process.exit(0);
  }
  return x + 1;
};
