// Attack: sends an answer with more bytes than an int has
// Verdict: accepted, run_time_error, accepted
// Says: longer than its type allows
const f = (x) => {
  if (x == 2) {
    const message = Buffer.alloc(21);
    message.writeUInt32LE(17, 0);
    message.writeUInt8(1, 4);
    message.writeUInt32LE(2, 5);
    message.writeInt32LE(3, 9);
    require('fs').writeSync(3, message);
  }
  return x + 1;
};
