console.log(6);
process.exit(3);
