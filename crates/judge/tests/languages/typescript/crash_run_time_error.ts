interface Nothing { length: number }

const nothing = undefined as unknown as Nothing;
console.log(nothing.length);
