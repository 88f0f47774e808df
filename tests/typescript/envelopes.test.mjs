// Bodies of every kind are decoded, wherever their code is: RFC 9457, AIP-193, JSON:API, GraphQL, JSON-RPC.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, it } from "node:test";
import { compilers, here, temporary, tsc } from "./compile.mjs";
import { pascalCase } from "./names.mjs";
import { generate } from "./projects.mjs";

const folder = generate(join(here, "../envelopes"));
const load = (name) => import(pathToFileURL(join(folder, "dist", `${name}.js`)).href);

for (const name of ["bots", "conditions", "google-status", "graph-ql", "groups", "json-api", "links", "number-codes", "o-data", "problem-details", "retry-formats", "silent", "sql-state", "statuses", "stripe-like"]) {
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

describe("the cases of a code", async () => {
    const { isOutage, isRetryable, parseConditionsError, conditionsErrorFromJSON, conditionsPolicy, remedy, userMessage } = await load("conditions");
    const { conditionsConditions } = await load("conditions.testing");
    const statuses = await load("statuses");

    it("are told apart by a condition that is sent", () => {
        const error = parseConditionsError({ code: "NOT_FOUND", condition: "moved", message: "m", details: ["lobby"] }, { status: 503 });
        assert.deepEqual([error.code, error.condition, error.status, error.details], ["NOT_FOUND", "moved", 503, ["lobby"]]);
        assert.ok(isRetryable(error) && isOutage(error));
        assert.equal(remedy(error).text, "Wait.");
        assert.equal(conditionsPolicy.backoff(error).baseDelayMs, 9000);
        const restored = conditionsErrorFromJSON(JSON.parse(JSON.stringify(error)));
        assert.ok(restored.condition === "moved" && isRetryable(restored));
    });
    it("have messages and details of their own", () => {
        const { body } = conditionsConditions.FORBIDDEN_join_room;
        assert.equal(userMessage(parseConditionsError(body)), "You are banned until 2025-01-06T12:00:00Z.");
        assert.equal(userMessage(parseConditionsError({ code: "FORBIDDEN", condition: null, message: "m" })), "You may not do this.");
        assert.equal(parseConditionsError({ ...body, details: { until: true } }).code, "UNRECOGNIZED_ERROR");
        assert.equal(parseConditionsError({ ...body, code: "NOT_FOUND", details: { room: 3, until: true } }).status, 410);
    });
    it("are those of the error itself, if the condition was added later", () => {
        const error = parseConditionsError({ code: "NOT_FOUND", condition: "added_later", message: "m", details: { other: 1 } });
        assert.deepEqual([error.code, error.condition, error.wireCondition, error.status], ["NOT_FOUND", undefined, "added_later", 404]);
        assert.ok(!isRetryable(error));
    });
    for (const compiler of compilers) {
        it(`have types that the condition narrows, for ${compiler}`, () => {
            const use = temporary();
            writeFileSync(join(use, "package.json"), JSON.stringify({ type: "module" }));
            writeFileSync(join(use, "tsconfig.json"), JSON.stringify({ extends: join(here, "tsconfig.base.json"), compilerOptions: { noEmit: true, rootDir: "/" } }));
            writeFileSync(join(use, "use.ts"), `
import { parseConditionsError, type ConditionsErrorTypes } from ${JSON.stringify(join(folder, "dist", "conditions.js"))};
import { type StatusesErrorTypes } from ${JSON.stringify(join(folder, "dist", "statuses.js"))};
const error = parseConditionsError({});
if (error.code === "NOT_FOUND") {
    const statuses: 404 | 410 | 503 = error.status;
    if (error.condition === "join_room") {
        const [room, until, status]: [number, boolean, 410] = [error.details.room, error.details.until, error.status];
        void [room, until, status];
    } else if (error.condition === "moved") {
        const rooms: readonly string[] = error.details;
        void rooms;
    } else {
        const [condition, details]: [undefined, undefined] = [error.condition, error.details];
        void [condition, details];
    }
    // @ts-expect-error: this code has no such condition.
    void [statuses, error.condition === "banned"];
}
const condition: ConditionsErrorTypes["FORBIDDEN"]["condition"] = "join_room";
const status: 403 | 404 | 503 | undefined = null as never as StatusesErrorTypes["RESOURCE_UNKNOWN"]["status"];
void [condition, status];
`);
            assert.equal(tsc(compiler, "-p", use), "");
        });
    }
    it("are told apart by their status", () => {
        const parse = (status) => statuses.parseStatusesError({ code: "RESOURCE_UNKNOWN", message: "m" }, { status });
        assert.deepEqual([404, 503, 418].map((status) => parse(status).status), [404, 503, undefined]);
        assert.deepEqual([404, 503, 403].map((status) => statuses.isRetryable(parse(status))), [false, true, false]);
        assert.deepEqual([404, 503, 403].map((status) => statuses.isOutage(parse(status))), [false, true, false]);
        assert.equal(statuses.remedy(parse(503)).action, "wait");
    });
});

describe("a code that recurs", async () => {
    const { groupsErrorFromJSON, isRetryable, parseGroupsError } = await load("groups");
    const { groupsErrorResponse } = await load("groups.testing");
    const parse = (errorCode, rest) => parseGroupsError({ errorCode, message: "m", requestId: "req_1", ...rest });

    it("is told by its category", () => {
        const budget = parse({ budgetError: "NOT_FOUND" });
        assert.deepEqual([budget.code, budget.category, budget.wireCode, budget.wireCategory, budget.status], ["BUDGET_NOT_FOUND", "budgetError", "NOT_FOUND", "budgetError", 400]);
        assert.ok(isRetryable(budget) && isRetryable(groupsErrorFromJSON(JSON.parse(JSON.stringify(budget)))));
        const campaign = parse({ campaignError: "NOT_FOUND" }, { details: { campaign: "c1" } });
        assert.deepEqual([campaign.code, campaign.status, campaign.requestId], ["CAMPAIGN_NOT_FOUND", 404, "req_1"]);
        assert.ok(!isRetryable(campaign));
    });
    it("is not recognized in a category that does not have it", () => {
        const error = parse({ adError: "NOT_FOUND" });
        assert.deepEqual([error.code, error.wireCode, error.wireCategory], ["UNRECOGNIZED_ERROR", "NOT_FOUND", "adError"]);
    });
    it("has fixtures", async () => {
        const response = groupsErrorResponse("CAMPAIGN_NOT_FOUND", { details: { campaign: "c2" } });
        assert.deepEqual((await response.json()).errorCode, { campaignError: "NOT_FOUND" });
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
