// Attack: answers the third case in the second one, before it was asked
// Verdict: accepted, run_time_error, accepted
// Says: belongs to another case
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
    frame(1, 3, 4);
  }
  return x + 1;
};
