setTimeout(() => console.log(6), 100000);
