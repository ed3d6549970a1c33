import { readFileSync } from "fs";
export const text = readFileSync(0, "utf8").trim();
console.log(await Promise.resolve(`module${text}`));
