// Attack: answers the second case itself, wrongly, and then lets the driver answer
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
    frame(1, 2, 7);
  }
  return x + 1;
};
