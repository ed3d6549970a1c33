// Attack: reports a fault in words of its own
// Verdict: accepted, run_time_error, accepted
// Says: All is well.
const f = (x) => {
  if (x == 2) {
    const text = Buffer.from('all is well');
    const head = Buffer.alloc(9);
    head.writeUInt32LE(text.length + 5, 0);
    head.writeUInt8(2, 4);
    head.writeUInt32LE(2, 5);
    require('fs').writeSync(3, Buffer.concat([head, text]));
  }
  return x + 1;
};
