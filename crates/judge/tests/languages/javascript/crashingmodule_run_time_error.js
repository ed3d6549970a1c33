import assert from "assert";
assert.equal(1, 2);
