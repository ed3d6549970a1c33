console.log(NaN);
