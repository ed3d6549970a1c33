process.kill(process.pid, "SIGABRT"); for (;;) {}
