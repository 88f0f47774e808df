// No JSON makes a decoder throw: hostile values in every place of every body.
import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, it } from "node:test";
import { retry } from "@errcat/contracts/resilience";
import { here } from "./compile.mjs";
import { contracts } from "./contracts.mjs";
import { pascalCase } from "./names.mjs";
import { generate, recursive } from "./projects.mjs";

const DEPTH = 20_000;
const nest = (open, close) => JSON.parse(open.repeat(DEPTH) + "null" + close.repeat(DEPTH));
const HOSTILE = {
    "null": null, true: true, false: false, zero: 0, "a negative number": -5, "a fraction": 1.5, infinity: JSON.parse("1e999"), "no text": "",
    "line breaks": "a\r\nb\u2028c", "a lone surrogate": "\ud800", "the name of a method": "constructor", "a list": [], "an object": {},
    "an object that is no text": JSON.parse('{"toString":1,"valueOf":1,"toJSON":1,"length":-1}'),
    "a prototype": JSON.parse('{"__proto__":{"code":"x"},"constructor":{"prototype":1}}'),
    "an index": { 0: { code: "x" } },
    "a deep list": nest("[", "]"), "a deep object": nest('{"a":', "}"), "a deep tree": nest('{"name":"x","children":[', "]}"),
    "a long text": "x".repeat(1_000_000), "a long number": "9".repeat(400), "a date": "Sun, 06 Nov 1994 08:49:37 GMT", "a long list": Array(50_000).fill({}),
};

/** Every value within a body, with a function that makes a copy with another one in its place. */
function* places(body, replace = (value) => value) {
    yield replace;
    if (typeof body === "object" && body !== null) {
        for (const key of Object.keys(body)) {
            yield* places(body[key], (value) => replace(Object.assign(Array.isArray(body) ? [...body] : { ...body }, { [key]: value })));
        }
    }
}

const ofEnvelopes = await packageOf(join(here, "../envelopes"), ["bots", "google-status", "graph-ql", "json-api", "links", "number-codes", "problem-details", "retry-formats", "sql-state", "stripe-like"]);
const ofTree = await packageOf(recursive(), ["recursive"]);
const ours = contracts.map(({ name, module, examples }) => ({ name, module, examples }));

async function packageOf(project, names) {
    const folder = generate(project);
    const load = (name) => import(pathToFileURL(join(folder, "dist", `${name}.js`)).href);
    return Promise.all(names.map(async (name) => {
        const camel = pascalCase(name).replace(/^./, (letter) => letter.toLowerCase());
        return { name, module: await load(name), examples: (await load(`${name}.testing`))[`${camel}Examples`] };
    }));
}

for (const { name, module, examples } of [...ours, ...ofEnvelopes, ...ofTree]) {
    const prefix = pascalCase(name);
    const camel = prefix.replace(/^./, (letter) => letter.toLowerCase());
    const [parse, is, isBody] = [module[`parse${prefix}Error`], module[`is${prefix}Error`], module[`is${prefix}ErrorBody`]];
    const [fromResponse, fromJSON, policy] = [module[`${camel}ErrorFromResponse`], module[`${camel}ErrorFromJSON`], module[`${camel}Policy`]];

    /** Calls everything that takes an error. */
    const use = (error) => {
        assert.ok(is(error) && error instanceof module[`${prefix}Error`]);
        const { isOutage, isRetryable, logFields, remedy, retryAfterMs, userMessage } = module;
        assert.equal(typeof isRetryable(error), "boolean");
        assert.equal(typeof isOutage(error), "boolean");
        assert.equal(typeof userMessage(error), "string");
        assert.ok(Object.values(logFields(error)).every((value) => typeof value !== "object"));
        assert.ok(remedy(error)?.link === undefined || /^https?:/i.test(remedy(error).link));
        assert.ok(retryAfterMs(error) === undefined || retryAfterMs(error) >= 0);
        policy.backoff(error);
        error.toJSON();
    };

    describe(`hostile values in the bodies of ${name}`, () => {
        for (const [what, value] of Object.entries(HOSTILE)) {
            it(what, async () => {
                for (const { body, status } of Object.values(examples)) {
                    for (const replace of places(body)) {
                        const sent = replace(value);
                        const error = parse(sent, { status, method: "GET", headers: new Headers({ "retry-after": "-5", date: "x", age: "x" }) });
                        use(error);
                        assert.equal(error.body, sent);
                        assert.equal(error.wireCode !== undefined, isBody(sent));
                    }
                }
                const [{ body }] = Object.values(examples);
                for (const replace of places(JSON.parse(JSON.stringify(parse(body))))) {
                    const restored = fromJSON(replace(value));
                    if (restored !== undefined) {
                        use(restored);
                    }
                }
            });
        }

        it("come out of a response, and out of retries, with all that was received", async () => {
            const [code] = Object.keys(examples);
            const { body, status } = examples[code];
            const text = JSON.stringify(body).replace(/}$/, `,"deep":${"[".repeat(DEPTH)}${"]".repeat(DEPTH)}}`);
            const fail = async () => {
                throw await fromResponse(new Response(text, { status: status ?? 500 }), { method: "GET" });
            };
            const error = await retry(fail, { ...policy, sleep: () => Promise.resolve() }).catch((error) => error);
            use(error);
            assert.equal(error.wireCode, parse(body).wireCode);
            assert.ok(Array.isArray(error.body.deep));
        });
    });
}
