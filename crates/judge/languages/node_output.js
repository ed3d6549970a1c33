// Node writes to a pipe when it has time, and the end of a program does not wait for that: process.exit, an exception or a
// signal lost all that the pipe had no room for. These streams write at once, as they do to a file.
for (const name of ['stdout', 'stderr']) {
  const { get } = Object.getOwnPropertyDescriptor(process, name);
  let stream;
  Object.defineProperty(process, name, {
    configurable: true,
    enumerable: true,
    get() {
      if (stream === undefined) {
        stream = get.call(process);
        stream._handle?.setBlocking?.(true);
      }
      return stream;
    },
  });
}
