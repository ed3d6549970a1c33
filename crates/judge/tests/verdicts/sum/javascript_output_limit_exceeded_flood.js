const noise = 'again '.repeat(1000);
for (;;) require('fs').writeSync(1, noise);
