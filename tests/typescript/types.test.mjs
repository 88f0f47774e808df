// Programs that must compile, and programs that must not.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { compilers, tsc } from "./compile.mjs";

describe("the types", () => {
    for (const compiler of compilers) {
        it(`hold for ${compiler}`, () => {
            assert.equal(tsc(compiler, "-p", "types"), "");
        });
    }
});
