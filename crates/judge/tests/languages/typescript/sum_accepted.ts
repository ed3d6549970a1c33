declare function require(name: string): any;

const text: string = require("fs").readFileSync(0, "utf8");
console.log(text.split("\n").reduce((sum: number, line: string): number => sum + Number(line), 0));
