// The package as bundlers for old engines compile it: every one makes functions of classes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, it } from "node:test";
import { transformSync as babel } from "@babel/core";
import { inspiraExamples } from "@errcat/contracts/inspira/testing";
import { transformSync as swc } from "@swc/core";
import { here, tsc } from "./compile.mjs";

const require = createRequire(import.meta.url);
const dist = join(here, "../../generated/typescript/dist");
const preset = (name, options = {}) => (code) =>
    babel(code, { configFile: false, babelrc: false, filename: "module.js", presets: [[require.resolve(name), options]] }).code;
const targets = { ie: "11" };
const transpilers = {
    "Babel for old browsers": preset("@babel/preset-env", { targets, modules: "commonjs" }),
    "Babel by default": preset("@babel/preset-env", { modules: "commonjs" }),
    "Babel in loose mode": preset("@babel/preset-env", { targets, modules: "commonjs", loose: true }),
    "React Native": preset("@react-native/babel-preset", { enableBabelRuntime: false }),
    "React Native for its own engine": preset("@react-native/babel-preset", { enableBabelRuntime: false, unstable_transformProfile: "hermes-stable" }),
    "SWC for ES5": (code) => swc(code, { jsc: { target: "es5" }, module: { type: "commonjs" } }).code,
};

/** A module of the package, compiled and loaded. */
function load(name, transpile) {
    const module = { exports: {} };
    new Function("module", "exports", "require", transpile(readFileSync(join(dist, `${name}.js`), "utf8")))(module, module.exports, require);
    return module.exports;
}

for (const [name, transpile] of Object.entries(transpilers)) {
    describe(name, () => {
        const { InspiraError, inspiraErrorFromJSON, inspiraErrorFromResponse, isInspiraError, isRetryable, parseInspiraError, userMessage } = load("inspira", transpile);
        const { CircuitBreaker, CircuitOpenError, retry } = load("resilience", transpile);

        it("decodes every example, and restores it from JSON", () => {
            for (const [code, { body, status }] of Object.entries(inspiraExamples)) {
                const error = parseInspiraError(body, { status });
                assert.equal(error.code, code);
                assert.ok(error instanceof InspiraError && error instanceof Error);
                assert.ok(isInspiraError(error, code));
                assert.equal(inspiraErrorFromJSON(JSON.parse(JSON.stringify(error))).code, code);
            }
        });

        it("knows its errors from others", () => {
            for (const value of [null, undefined, 1, "x", {}, new Error("x"), Object.create(null)]) {
                assert.equal(value instanceof InspiraError, false);
            }
            class OwnError extends InspiraError {}
            assert.ok(new OwnError("TIMEOUT", "m") instanceof OwnError);
            assert.ok(new OwnError("TIMEOUT", "m") instanceof InspiraError);
            assert.equal(new InspiraError("TIMEOUT", "m") instanceof OwnError, false);
        });

        it("reads a response, and retries it", async () => {
            const error = await inspiraErrorFromResponse(new Response("<html>", { status: 503 }), { method: "GET" });
            assert.equal(error.code, "UNRECOGNIZED_ERROR");
            assert.ok(isRetryable(error));
            assert.equal(typeof userMessage(error), "string");
            let attempts = 0;
            const fail = () => Promise.reject((attempts++, error));
            await assert.rejects(retry(fail, { isRetryable, sleep: () => Promise.resolve() }), error);
            assert.equal(attempts, 3);
            const breaker = new CircuitBreaker({ isFailure: () => true, threshold: 1 });
            await assert.rejects(breaker.execute(fail), error);
            await assert.rejects(breaker.execute(fail), CircuitOpenError);
        });
    });
}

describe("the sources", () => {
    for (const options of [["--target", "es2020"], ["--target", "es2022", "--useDefineForClassFields", "false"]]) {
        it(`compile with ${options.join(" ")}`, () => {
            const strict = ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--lib", "es2022,dom"];
            const sources = ["inspira", "resilience"].map((name) => join(dist, `../src/${name}.ts`));
            assert.equal(tsc("typescript-5", ...strict, ...options, ...sources), "");
        });
    }
});
