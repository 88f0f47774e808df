// The package as npm would publish it, the lint rules of its sources, and the size of an import.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, it } from "node:test";
import { here } from "./compile.mjs";

const folder = join(here, "../../generated/typescript");

/** Runs a tool that has to be content. */
function run(...args) {
    runIn(here, ...args);
}

function runIn(cwd, ...args) {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8" });
    assert.equal(status, 0, stdout + stderr);
}

describe("the package", () => {
    it("is all good to publint", () => run("node_modules/publint/src/cli.js", folder, "--strict"));
    it("has the right types wherever it is imported", () => run("node_modules/@arethetypeswrong/cli/dist/index.js", "--pack", folder));
    it("keeps the strictest rules of typescript-eslint", () => {
        // Sources outside the folder of the configuration are linted from a folder above both.
        runIn(join(here, "../.."), join(here, "node_modules/eslint/bin/eslint.js"), "--config", join(here, "eslint.config.mjs"), join(folder, "src"));
    });
    it("runs from its sources", { skip: !process.features.typescript && "this Node cannot strip types" }, async () => {
        const { parseInspiraError } = await import(join(folder, "src/inspira.ts"));
        assert.equal(parseInspiraError(null).code, "UNRECOGNIZED_ERROR");
    });
    it("is as small as it should be", () => run("size.mjs"));
});
