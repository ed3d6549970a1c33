import * as fs from "fs";

enum Word { Hello = "hello" }
interface Said { word: Word }

const said: Said = { word: Word.Hello };
await Promise.resolve();
if (fs.existsSync("main.ts")) throw new Error("the source is not needed to run");
console.log(said.word);
