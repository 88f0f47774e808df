// Bodies of every kind are decoded, wherever their code is: RFC 9457, AIP-193, JSON:API, GraphQL, JSON-RPC.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, it } from "node:test";
import { here } from "./compile.mjs";
import { pascalCase } from "./names.mjs";
import { generate } from "./projects.mjs";

const folder = generate(join(here, "../envelopes"));
const load = (name) => import(pathToFileURL(join(folder, "dist", `${name}.js`)).href);

for (const name of ["bots", "google-status", "graph-ql", "json-api", "links", "number-codes", "o-data", "problem-details", "retry-formats", "silent", "sql-state", "stripe-like"]) {
    const prefix = pascalCase(name);
    const camel = prefix[0].toLowerCase() + prefix.slice(1);
    const module = await load(name);
    const parse = module[`parse${prefix}Error`];
    const examples = (await load(`${name}.testing`))[`${camel}Examples`];

    describe(name, () => {
        for (const [code, { status, body }] of Object.entries(examples)) {
            it(`decodes ${code}`, () => {
                const error = parse(JSON.parse(JSON.stringify(body)), { status });
                assert.equal(error.code, code);
                assert.ok(module[`is${prefix}ErrorBody`](body));
                assert.equal(module[`${camel}ErrorFromJSON`](JSON.parse(JSON.stringify(error))).code, code);
            });
        }
        it("never throws", () => {
            for (const value of [null, undefined, 1, "x", [], {}, { error: null }, { errors: [] }, { errors: {} }, { code: {} }]) {
                assert.equal(parse(value).code, "UNRECOGNIZED_ERROR");
            }
        });
    });
}

describe("a code without a retry rule", async () => {
    const { isRetryable, parseSilentError, remedy, silentErrorFromJSON } = await load("silent");
    const parse = (code, status) => parseSilentError({ code, message: "m" }, { status });

    it("is treated by the status that was received", () => {
        assert.equal(isRetryable(parse("40P01", 429)), true);
        assert.equal(isRetryable(parse("40P01", 503)), false);
        assert.equal(isRetryable(parse("40P01", 503), { idempotent: true }), true);
        assert.equal(isRetryable(parse("40P01", 400), { idempotent: true }), false);
        assert.equal(isRetryable(parse("40P01"), { idempotent: true }), false);
        assert.equal(isRetryable(silentErrorFromJSON(parse("40P01", 429).toJSON())), false);
    });
    it("is treated by the status that is documented for it", () => {
        assert.equal(isRetryable(parse("GW503", 400), { idempotent: true }), true);
    });
    it("has no action, if its remedy is a text", () => {
        assert.equal(remedy(parse("40P01")).action, undefined);
        assert.equal(remedy(parse("40P01")).text, "Run the transaction again.");
    });
});

describe("the link of a remedy", async () => {
    const { parseLinksError, remedy } = await load("links");
    const linkOf = (code, details) => remedy(parseLinksError({ error: { code, message: "m", details } })).link ?? null;

    for (const [code, values, link] of JSON.parse(readFileSync(join(here, "../envelopes/links.json"), "utf8"))) {
        it(`of ${code} with ${JSON.stringify(values)} is the one of the server`, () => {
            assert.equal(linkOf(code, values), link);
        });
    }
    it("needs values that can be written in a link", () => {
        assert.equal(linkOf("SEGMENT", { id: "a\ud800" }), "https://example.com/orders/a%EF%BF%BD/pay");
        for (const id of [undefined, null, {}, ["a"]]) {
            assert.equal(linkOf("SEGMENT", { id }), null);
        }
    });
});

describe("what a body brings besides its code", async () => {
    const { parseProblemDetailsError } = await load("problem-details");
    const { parseJsonApiError } = await load("json-api");
    const { parseNumberCodesError } = await load("number-codes");
    const { parseGraphQlError } = await load("graph-ql");

    it("is found beside the members of RFC 9457", () => {
        const body = { type: "t", title: "T", status: 403, detail: "m", code: "OUT_OF_CREDIT", balance: 30, cost: 50, accounts: ["/a"], added: 1 };
        assert.deepEqual(parseProblemDetailsError(body).details, { balance: 30, cost: 50, accounts: ["/a"], added: 1 });
        assert.equal(parseProblemDetailsError({ ...body, cost: "50" }).code, "UNRECOGNIZED_ERROR");
    });

    it("is found in the first error of JSON:API", () => {
        const errors = [{ id: "req_1", code: "INVALID_ATTRIBUTE", detail: "m", source: { pointer: "/data" } }];
        const { message, pointer, requestId, parameter } = parseJsonApiError({ errors });
        assert.deepEqual({ message, pointer, requestId, parameter }, { message: "m", pointer: "/data", requestId: "req_1", parameter: undefined });
    });

    it("is found behind a number of JSON-RPC", () => {
        const error = parseNumberCodesError({ jsonrpc: "2.0", error: { code: -32601, message: "m", data: { method: "x" } }, id: 7 });
        assert.deepEqual([error.code, error.wireCode, error.details.method, error.id], ["METHOD_NOT_FOUND", "-32601", "x", 7]);
        assert.equal(parseNumberCodesError({ error: { code: "METHOD_NOT_FOUND" } }).code, "UNRECOGNIZED_ERROR");
    });

    it("may be an alias of its code", () => {
        const error = parseNumberCodesError({ jsonrpc: "2.0", error: { code: 20001, message: "m" } });
        assert.deepEqual([error.code, error.wireCode], ["SERVER_ERROR", "20001"]);
    });

    it("is found among the extensions of GraphQL", () => {
        const error = parseGraphQlError({ data: null, errors: [{ message: "m", path: ["hero"], extensions: { code: "BAD_USER_INPUT", argument: "first", limits: { min: 1 } } }] });
        assert.deepEqual([error.code, error.details, error.path], ["BAD_USER_INPUT", { argument: "first", limits: { min: 1 } }, ["hero"]]);
    });
});

describe("the fields of a contract", async () => {
    const { parseSqlStateError, sqlStateFields } = await load("sql-state");

    it("are constants of each code, and members of an error if the body has them", () => {
        assert.deepEqual(sqlStateFields.DISK_FULL, { severity: "ERROR", class: "53", state: "100", retriable: false });
        assert.deepEqual(sqlStateFields.UNRECOGNIZED_ERROR, {});
        const error = parseSqlStateError({ code: 1213, name: "DEADLOCK", message: "m", severity: "WARNING", state: "40001", limits: { seconds: [1] } });
        assert.deepEqual([error.code, error.severity, error.limits, sqlStateFields[error.code].severity], ["DEADLOCK", "WARNING", { seconds: [1] }, "ERROR"]);
    });
});

describe("a code that carries values", async () => {
    const { botsErrorFromJSON, isBotsError, isRetryable, parseBotsError, userMessage } = await load("bots");
    const parse = (description) => parseBotsError({ ok: false, error_code: 400, description });

    it("is decoded to its name and its values", () => {
        const error = parse("FLOOD_WAIT_30");
        assert.deepEqual([error.code, error.wireCode, error.seconds, isBotsError(error, "FLOOD_WAIT")], ["FLOOD_WAIT", "FLOOD_WAIT_30", 30, true]);
        assert.ok(isRetryable(error) && error.retryAfterMs > 29_000 && error.retryAfterMs <= 30_000);
        assert.equal(userMessage(error), "Please wait 30 seconds.");
        assert.equal(botsErrorFromJSON(JSON.parse(JSON.stringify(error))).seconds, 30);
        const { code, kind, dc } = parse("a_{X}_MIGRATE_1_{X}_MIGRATE_-2");
        assert.deepEqual([code, kind, dc], ["MOVED", "a_{X}_MIGRATE_1", -2]);
    });
    it("is not recognized if it lacks a value", () => {
        for (const text of ["FLOOD_WAIT_", "FLOOD_WAIT_030", "FLOOD_WAIT_3s", "FLOOD_WAIT_{seconds}", "_{X}_MIGRATE_1"]) {
            assert.equal(parse(text).code, "UNRECOGNIZED_ERROR", text);
        }
    });
});
