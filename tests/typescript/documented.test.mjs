// The fixtures equal the responses in the pages, which `errors.json` contains.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { contracts } from "./contracts.mjs";

const documented = (name) => {
    const data = new URL(`../../generated/data/${name}/errors.json`, import.meta.url);
    return JSON.parse(readFileSync(data, "utf8")).errors;
};

/** Equal as text: the order of keys counts. */
const same = (fixture, status, { headers, body }) =>
    assert.equal(JSON.stringify(fixture), JSON.stringify({ status, headers, body }));

describe("fixtures", () => {
    for (const { name, examples, conditions } of contracts) {
        it(`are what the pages of ${name} show`, () => {
            const errors = documented(name);
            assert.deepEqual(Object.keys(examples), errors.map((error) => error.name));
            const situations = errors.flatMap(({ status, conditions = [] }) => conditions.map((it) => [status, it]));
            assert.deepEqual(Object.keys(conditions), situations.map(([, { name }]) => name));
            for (const error of errors) {
                same(examples[error.name], error.status, error.example);
            }
            for (const [status, condition] of situations) {
                const { code, ...fixture } = conditions[condition.name];
                same(fixture, status, condition.example);
            }
        });
    }
});
