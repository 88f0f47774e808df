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
        const foreign = runInNewContext("Object.defineProperty(new Error('x'), Symbol.for('errcat/inspira@1'), { value: true })");
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
            assert.equal(userMessage(value), "An unexpected error occurred. Please try again.");
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
        assert.equal(inspiraErrorFromJSON({ code: "nope" }), undefined);
        assert.equal(inspiraErrorFromJSON({ code: "RATE_LIMIT_EXCEEDED", details: 1 }), undefined);
        assert.equal(inspiraErrorFromJSON({ code: "constructor" }), undefined);
        for (const value of [null, 1, "x", []]) {
            assert.equal(inspiraErrorFromJSON(value), undefined);
        }
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
