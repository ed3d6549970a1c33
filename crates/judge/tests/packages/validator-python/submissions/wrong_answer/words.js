console.log('a '.repeat(3));
