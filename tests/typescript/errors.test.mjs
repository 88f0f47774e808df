// The functions for errors.
import assert from "node:assert/strict";
import { inspect } from "node:util";
import { runInNewContext } from "node:vm";
import { describe, it } from "node:test";
import {
    InspiraError, expectInspiraError, inspiraErrorFromJSON, inspiraFetch, isInspiraError, isInspiraErrorBody, isOutage,
    isRetryable, logFields, onInspiraError, parseInspiraError, remedy, userMessage,
} from "@errcat/contracts/inspira";
import { inspiraErrorResponse, inspiraExamples } from "@errcat/contracts/inspira/testing";
import { json, serve } from "./server.mjs";

const parse = (code, context) => parseInspiraError(inspiraExamples[code].body, context);

describe("guards", () => {
    it("know the errors of another copy of the module, and of another realm", async () => {
        const copy = await import(new URL("?copy", import.meta.resolve("@errcat/contracts/inspira")).href);
        assert.notEqual(copy.InspiraError, InspiraError);
        const error = copy.parseInspiraError(inspiraExamples.INVALID_API_KEY.body);
        assert.ok(error instanceof InspiraError);
        assert.ok(isInspiraError(error, "INVALID_API_KEY"));
        assert.ok(!isInspiraError(error, "TIMEOUT"));
        const foreign = runInNewContext("Object.defineProperty(new Error('x'), Symbol.for('errcat'), { value: [0, 0, {}, '@errcat/contracts/inspira@1'] })");
        assert.ok(!(foreign instanceof Error));
        assert.ok(foreign instanceof InspiraError);
    });

    it("refuse everything else", () => {
        for (const value of [null, undefined, 1, "x", {}, new Error("x"), Object.create(null), { code: "TIMEOUT" }, () => 1]) {
            assert.equal(isInspiraError(value), false);
            assert.equal(value instanceof InspiraError, false);
            assert.equal(isRetryable(value), false);
            assert.equal(isOutage(value), false);
            assert.equal(remedy(value), undefined);
            assert.equal(userMessage(value), "An unexpected error occurred.");
        }
    });

    it("know a body that came with a success, too", () => {
        assert.ok(isInspiraErrorBody(inspiraExamples.RATE_LIMIT_EXCEEDED.body));
        assert.ok(!isInspiraErrorBody({ success: true, data: 1 }));
        assert.ok(!isInspiraErrorBody({ success: true, error: { code: "X" } }));
    });

    it("recover from the codes that they name, and throw the rest again", async () => {
        const recovered = await Promise.reject(parse("INSUFFICIENT_CREDITS")).catch(onInspiraError({ INSUFFICIENT_CREDITS: (error) => error.details.shortfall }));
        assert.equal(recovered, 4.5);
        const other = new Error("bug");
        await assert.rejects(Promise.reject(other).catch(onInspiraError({ TIMEOUT: () => 1 })), other);
        assert.throws(() => onInspiraError({})(parse("INVALID_API_KEY")), InspiraError);
        assert.throws(() => expectInspiraError(other), other);
    });
});

describe("an error", () => {
    const error = parse("VALIDATION_ERROR", { status: 422, headers: new Headers({ "set-cookie": "s=secret" }), method: "POST", url: "https://x/y?token=secret" });

    it("is called after its code", () => {
        assert.equal(String(error), "ValidationError: Request validation failed");
        assert.match(error.stack, /^ValidationError: Request validation failed\n {4}at /);
        assert.doesNotMatch(error.stack.split("\n")[1], /new InspiraErrorBase/);
        assert.equal(parse("INSUFFICIENT_CREDITS").name, "InsufficientCreditsError");
        assert.equal(parse("UPSTREAM_ERROR").name, "UpstreamError");
    });

    it("shows neither the answer nor its body", () => {
        const shown = inspect(error);
        assert.match(shown, /code: 'VALIDATION_ERROR'/);
        assert.doesNotMatch(shown, /secret|set-cookie|response|body/i);
    });

    it("goes through JSON", () => {
        const again = inspiraErrorFromJSON(JSON.parse(JSON.stringify(error)));
        assert.deepEqual(again.toJSON(), error.toJSON());
        for (const value of [null, 1, "x", [], { code: "TIMEOUT" }, { ...error.toJSON(), contract: "@other/contracts/inspira@1" }]) {
            assert.equal(inspiraErrorFromJSON(value), undefined);
        }
        const json = (value) => inspiraErrorFromJSON({ contract: error.contract, message: "m", ...value });
        for (const [code, details] of [["nope"], ["constructor"], ["RATE_LIMIT_EXCEEDED", 1]]) {
            const restored = json({ code, details, status: 503 });
            assert.deepEqual([restored.code, restored.wireCode, restored.status], ["UNRECOGNIZED_ERROR", code, 503]);
        }
        assert.equal(json({ code: "UNRECOGNIZED_ERROR", status: 502 }).wireCode, undefined);
        assert.equal(json({ code: "TIMEOUT" }).code, "TIMEOUT");
    });

    it("keeps sensitive members from everything that does not name them", () => {
        const body = structuredClone(inspiraExamples.INVALID_PARAMETER.body);
        body.error.details.provided = { card: "4111-1111" };
        const nested = structuredClone(inspiraExamples.VALIDATION_ERROR.body);
        nested.error.details.errors[0].provided = "4111-1111";
        const later = structuredClone(body);
        later.error.code = "ADDED_LATER";
        const incomplete = structuredClone(body);
        delete incomplete.error.details.reason;
        for (const sent of [body, nested, later, incomplete]) {
            const error = parseInspiraError(sent);
            const json = error.toJSON();
            const shown = [inspect(error), inspect(json, { depth: 9 }), JSON.stringify(error), JSON.stringify({ ...error }), JSON.stringify(logFields(error))];
            for (const text of shown) {
                assert.ok(!text.includes("4111"), text);
            }
            assert.ok(JSON.stringify(error.body).includes("4111"));
        }
        assert.deepEqual(parseInspiraError(body).details.provided, { card: "4111-1111" });
        // The rest is there, and the code survives without them.
        const again = inspiraErrorFromJSON(JSON.parse(JSON.stringify(parseInspiraError(body))));
        assert.equal(again.code, "INVALID_PARAMETER");
        assert.deepEqual(again.details, { allowed: body.error.details.allowed, reason: body.error.details.reason });
        assert.match(inspect(parse("RATE_LIMIT_EXCEEDED")), /retryAfter: 45/);
    });

    it("keeps the facts of its code if the body lacks a detail", () => {
        const body = structuredClone(inspiraExamples.INSUFFICIENT_CREDITS.body);
        delete body.error.details.purchaseUrl;
        const error = parseInspiraError(body, { status: 402 });
        assert.deepEqual([error.code, error.wireCode, error.status, error.category], ["UNRECOGNIZED_ERROR", "INSUFFICIENT_CREDITS", 402, "credits"]);
        assert.equal(error.details, undefined);
        assert.equal(error.body, body);
        assert.match(userMessage(error), /^You need more credits/);
        assert.deepEqual(remedy(error), { action: "pay", text: "Purchase more credits." });
        assert.equal(logFields(error)["error.category"], "credits");
        // The functions of a caller are for errors of the type that they declare.
        const french = { default: "Erreur.", INSUFFICIENT_CREDITS: ({ details }) => `Il manque ${details.shortfall.toFixed()} crédits.` };
        assert.equal(userMessage(error, french), "Erreur.");
        const field = structuredClone(inspiraExamples.INVALID_PARAMETER.body);
        delete field.error.details.allowed;
        assert.equal(userMessage(parseInspiraError(field)), "Invalid size: Invalid parameter value");
        assert.equal(userMessage(parseInspiraError({ error: { code: "INVALID_PARAMETER" } })), "Invalid field: INVALID_PARAMETER");
    });

    it("is no reason to update the client, nor to try again, if the response is a page", () => {
        const page = parseInspiraError("<h1>Bad gateway</h1>", { status: 502, method: "GET" });
        assert.ok(isRetryable(page));
        assert.doesNotMatch(remedy(page).text, /update/i);
        assert.equal(userMessage(parse("EXPIRED_API_KEY")), "An unexpected error occurred.");
    });

    it("ignores members that were added later", () => {
        const body = structuredClone(inspiraExamples.INSUFFICIENT_CREDITS.body);
        body.error.details.currency = "EUR";
        body.region = "eu";
        assert.equal(parseInspiraError(body).code, "INSUFFICIENT_CREDITS");
    });

    it("logs flat fields, and nothing that is sensitive", () => {
        assert.deepEqual(logFields(error), {
            "error.type": "VALIDATION_ERROR",
            "error.category": "validation",
            "http.request.method": "POST",
            "http.response.status_code": 422,
            "url.full": "https://x/y",
            "inspira.timestamp": "2025-01-06T12:00:00.000Z",
            "inspira.requestId": "req_123456789",
        });
        const fields = logFields(parse("INVALID_PARAMETER"));
        assert.equal(fields["inspira.field"], "size");
        assert.equal(fields["inspira.reason"], "Size not supported");
        assert.ok(!JSON.stringify(fields).includes("2048x2048"));
    });

    it("logs one line, without the password of a URL", () => {
        const sent = { error: { code: "A\r\n[info] forged\u2028\u0085\u001b[31m", message: "m" }, requestId: "r\n1" };
        const fields = logFields(parseInspiraError(sent, { url: "https://user:p%40ss@x.test/a@b?to\nken=1", method: "GE\nT" }));
        assert.equal(fields["error.type"], "A [info] forged [31m");
        assert.equal(fields["inspira.requestId"], "r 1");
        assert.equal(fields["url.full"], "https://x.test/a@b");
        assert.equal(fields["http.request.method"], "GE T");
        assert.equal(logFields(parseInspiraError({}, { url: "https://token@x.test" }))["url.full"], "https://x.test");
    });

    it("tells users what the page tells them, in any language", () => {
        assert.equal(userMessage(parse("INVALID_PARAMETER")), "Invalid size: Invalid parameter value");
        assert.match(userMessage(parse("INSUFFICIENT_CREDITS")), /^You need more credits/);
        const french = { default: "Erreur.", INSUFFICIENT_CREDITS: (error) => `Il manque ${error.details.shortfall} crédits.` };
        assert.equal(userMessage(parse("INSUFFICIENT_CREDITS"), french), "Il manque 4.5 crédits.");
        assert.equal(userMessage(parse("INVALID_API_KEY"), french), "Erreur.");
    });

    it("says what to do, and links to nothing that a browser would run", () => {
        assert.deepEqual(remedy(parse("INSUFFICIENT_CREDITS")), {
            action: "pay",
            text: "Purchase more credits.",
            link: "https://app.inspirahub.net/developer?tab=credits",
        });
        const body = structuredClone(inspiraExamples.INSUFFICIENT_CREDITS.body);
        body.error.details.purchaseUrl = "javascript:alert(1)";
        assert.equal(remedy(parseInspiraError(body)).link, undefined);
        assert.equal(remedy(parse("RATE_LIMIT_EXCEEDED")).action, "wait");
    });

    it("names the caller in its stack", async () => {
        async function makeApiRequest(url) {
            return await inspiraFetch(url);
        }
        const server = await serve((_, response) => json(response, 401, inspiraExamples.INVALID_API_KEY.body));
        const thrown = await makeApiRequest(server.url).catch((error) => error);
        await server.close();
        assert.match(thrown.stack, /at async makeApiRequest/);
    });
});

describe("fixtures", () => {
    it("answer as the API does, with what a test changes in them", async () => {
        const response = inspiraErrorResponse("RATE_LIMIT_EXCEEDED", { message: "Slow down", details: { retryAfter: 3 }, headers: { "x-a": "b" } });
        assert.equal(response.headers.get("x-a"), "b");
        const error = await inspiraFetch("http://stub/", {}, () => Promise.resolve(response)).catch((error) => error);
        assert.equal(error.code, "RATE_LIMIT_EXCEEDED");
        assert.equal(error.message, "Slow down");
        assert.equal(error.details.retryAfter, 3);
        assert.equal(error.details.limit, 60);
        assert.equal(inspiraExamples.RATE_LIMIT_EXCEEDED.body.error.details.retryAfter, 45);
    });
});
