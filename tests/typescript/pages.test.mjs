// Each client snippet of the five pages, rewritten with the generated code, without the bug of the original page.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { contentPublishingFetch, contentPublishingPolicy, logFields as contentPublishingLog } from "@errcat/contracts/content-publishing";
import { faceRecognitionFetch, faceRecognitionPolicy, isFaceRecognitionError } from "@errcat/contracts/face-recognition";
import { headshotproFetch, headshotproPolicy, logFields as headshotproLog, onHeadshotproError } from "@errcat/contracts/headshotpro";
import { expectInspiraError, inspiraFetch, inspiraPolicy, isInspiraError, logFields, onInspiraError, parseInspiraError, userMessage } from "@errcat/contracts/inspira";
import { inspiraExamples } from "@errcat/contracts/inspira/testing";
import { jobProcessingFetch, jobProcessingPolicy } from "@errcat/contracts/job-processing";
import { CircuitBreaker, CircuitOpenError, retry } from "@errcat/contracts/resilience";
import { json, serve } from "./server.mjs";

/** Runs a client against answers, the last of which is repeated; the waits are noted and not waited. */
async function play(client, ...answers) {
    const waits = [];
    const sleep = (ms) => (waits.push(Math.round(ms / 1000)), Promise.resolve());
    const server = await serve((_, response, count) => answers[Math.min(count, answers.length) - 1](response));
    const result = await client(server.url, { sleep }).catch((error) => error);
    await server.close();
    return { result, waits, requests: server.seen.length };
}

const answer = (status, body, headers) => (response) => json(response, status, body, headers);
const ok = answer(200, { done: true });

describe("HeadshotPro", () => {
    const flat = (code) => ({ success: false, error: "m", code });

    // "Handling errors": `if (!data.success) switch (data.code)`, 20 lines.
    const createModel = (url) => headshotproFetch(url).then((response) => response.json()).catch(onHeadshotproError({
        INSUFFICIENT_CREDITS: () => "notify the admin",
        NOT_FOUND: () => null,
    }));

    // "Retry with exponential backoff", 30 lines.
    const request = (url, options) => retry(() => headshotproFetch(url), { ...headshotproPolicy, ...options });

    it("handles the codes it names", async () => {
        assert.equal((await play(createModel, answer(402, flat("INSUFFICIENT_CREDITS")))).result, "notify the admin");
        assert.equal((await play(createModel, answer(404, flat("NOT_FOUND")))).result, null);
        assert.equal((await play(createModel, answer(403, flat("FORBIDDEN")))).result.code, "FORBIDDEN");
    });

    it("waits a minute without X-RateLimit-Reset: the page did not wait at all", async () => {
        const { waits, requests } = await play(request, answer(429, flat("RATE_LIMIT_EXCEEDED")), ok);
        assert.deepEqual([waits, requests], [[60], 2]);
    });

    it("does not repeat what waiting does not mend: the page did", async () => {
        assert.equal((await play(request, answer(429, flat("INVITE_LIMIT_EXCEEDED")))).requests, 1);
    });

    it("logs an error in one line", async () => {
        const { result } = await play(request, answer(401, flat("UNAUTHORIZED")));
        assert.equal(headshotproLog(result)["error.type"], "UNAUTHORIZED");
    });
});

describe("Job Processing", () => {
    // `makeRequestWithRetry`, 25 lines of JavaScript and 30 of Python.
    const request = (init) => (url, options) => retry(() => jobProcessingFetch(url, init), { ...jobProcessingPolicy, ...options });
    const error = (code) => ({ error: { code, message: "m" } });

    it("repeats no error of the client: the page's own `catch` did", async () => {
        const { result, requests } = await play(request(), answer(404, error("JOB_NOT_FOUND")));
        assert.deepEqual([result.code, requests], ["JOB_NOT_FOUND", 1]);
    });

    it("takes a 201 for a success, and sends one POST: the page sent three", async () => {
        const { result, requests } = await play(request({ method: "POST" }), answer(201, {}));
        assert.deepEqual([result.status, requests], [201, 1]);
    });

    it("ends in the error itself, not in `Max retries exceeded`", async () => {
        const { result, waits } = await play(request(), answer(503, error("SERVICE_UNAVAILABLE")));
        assert.deepEqual([result.code, waits], ["SERVICE_UNAVAILABLE", [1, 2]]);
    });
});

describe("Inspira", () => {
    // "Comprehensive error handling": `makeApiRequest`, 28 lines.
    const makeApiRequest = (url, data) => inspiraFetch(url, {
        method: "POST",
        headers: { Authorization: "Bearer inspira_x", "Content-Type": "application/json" },
        body: JSON.stringify(data),
    }).then((response) => response.json());

    // "Retry logic": 45 lines.
    const retryable = (url, options) => retry(() => makeApiRequest(url, {}), { ...inspiraPolicy, ...options });

    // "Error logging": 32 lines.
    const report = (error) => isInspiraError(error) && { extra: logFields(error), fingerprint: [error.wireCode ?? error.code] };

    // "Graceful degradation": 25 lines.
    const generateImage = (url, quality) => makeApiRequest(url, { quality });
    const generateImageWithFallback = (url) => generateImage(url, "high").catch(onInspiraError({
        INSUFFICIENT_CREDITS: () => generateImage(url, "standard"),
    }));

    // "Request id tracking": 8 lines.
    const support = (error) => `quote ${expectInspiraError(error).requestId ?? "the time"}`;

    const of = (code) => answer(inspiraExamples[code].status, inspiraExamples[code].body);

    it("survives an HTML 502: the page threw a SyntaxError", async () => {
        const { result } = await play(makeApiRequest, (response) => response.writeHead(502).end("<html>"));
        assert.equal(result.code, "UNRECOGNIZED_ERROR");
    });

    it("finds the request id where it is: the page looked beside it", async () => {
        const { result } = await play(makeApiRequest, of("INVALID_API_KEY"));
        assert.equal(support(result), "quote req_123456789");
    });

    it("survives a RATE_LIMIT_EXCEEDED without details: the page's class threw a TypeError", async () => {
        const { result } = await play(makeApiRequest, answer(429, { error: { code: "RATE_LIMIT_EXCEEDED", message: "m" } }));
        assert.deepEqual([result.code, result.wireCode], ["UNRECOGNIZED_ERROR", "RATE_LIMIT_EXCEEDED"]);
    });

    it("knows a connection that failed, in Node too: the page compared the message", async () => {
        assert.equal((await makeApiRequest("http://127.0.0.1:1").catch((error) => error)).code, "NETWORK_ERROR");
    });

    it("waits as long as the server says, then goes on", async () => {
        const { result, waits } = await play(retryable, of("RATE_LIMIT_EXCEEDED"), of("SERVICE_UNAVAILABLE"), ok);
        assert.deepEqual([result, waits], [{ done: true }, [45, 2]]);
    });

    it("has a sentence for `constructor`: the page returned a function", () => {
        assert.equal(typeof userMessage(parseInspiraError({ error: { code: "constructor", message: "m" } })), "string");
    });

    it("degrades, and reports", async () => {
        assert.deepEqual((await play(generateImageWithFallback, of("INSUFFICIENT_CREDITS"), ok)).result, { done: true });
        const { result } = await play(makeApiRequest, of("UPSTREAM_ERROR"));
        assert.deepEqual(report(result).fingerprint, ["UPSTREAM_ERROR"]);
        assert.equal(report(new Error("a bug")), false);
    });

    it("keeps the circuit closed after five bad forms, and probes once: the page locked everyone out, and probed twenty times", async () => {
        let now = 0;
        const breaker = new CircuitBreaker({ ...inspiraPolicy, now: () => now });
        const ask = (code) => breaker.execute(() => Promise.reject(parseInspiraError(inspiraExamples[code].body))).catch((error) => error);
        for (let count = 0; count < 5; count++) {
            await ask("VALIDATION_ERROR");
        }
        assert.equal(breaker.state, "closed");
        for (let count = 0; count < 5; count++) {
            await ask("SERVICE_UNAVAILABLE");
        }
        now = 60_001;
        const outcomes = await Promise.all(Array.from({ length: 20 }, () => ask("SERVICE_UNAVAILABLE")));
        assert.equal(outcomes.filter((error) => !(error instanceof CircuitOpenError)).length, 1);
    });
});

describe("Content Publishing", () => {
    // "Retry with Retry-After": 25 lines.
    const request = (url, options) => retry(() => contentPublishingFetch(url), { ...contentPublishingPolicy, ...options });
    const limited = (meta, headers) => answer(429, { success: false, error: { code: "RATE_LIMIT_EXCEEDED", message: "m" }, meta }, headers);

    it("reads a date in Retry-After: the page made NaN of it and asked four times at once", async () => {
        const { waits } = await play(request, limited({}, { "Retry-After": new Date(Date.now() + 30_500).toUTCString() }), ok);
        assert.ok(waits[0] >= 29 && waits[0] <= 31, String(waits));
    });

    it("reads meta.retry_after: the page ignored its own example", async () => {
        assert.deepEqual((await play(request, limited({ retry_after: 45, request_id: "req_1" }), ok)).waits, [45]);
    });

    it("logs the request id", async () => {
        const body = { success: false, error: { code: "CONFLICT", message: "m" }, meta: { request_id: "req_abc" } };
        const { result } = await play(request, answer(409, body));
        assert.equal(contentPublishingLog(result)["content-publishing.requestId"], "req_abc");
    });
});

describe("Face Recognition", () => {
    // `identifyWithRetry`, 20 lines.
    const identify = (url, options) => retry(() => faceRecognitionFetch(url, { method: "POST" }), { ...faceRecognitionPolicy, ...options });
    const limited = (headers) => answer(429, { error: { code: "RATE_LIMIT_EXCEEDED", message: "m" } }, headers);

    it("waits as long as the header says, else five seconds", async () => {
        assert.deepEqual((await play(identify, limited({ "Retry-After": "30" }), limited(), ok)).waits, [30, 5]);
    });

    it("throws the error with all that is known of it: the page threw its code as a text", async () => {
        const details = [{ field: "name", message: "name is required" }];
        const { result } = await play(identify, answer(400, { error: { code: "VALIDATION_ERROR", message: "m", details } }));
        assert.ok(isFaceRecognitionError(result, "VALIDATION_ERROR"));
        assert.deepEqual(result.details, details);
    });
});
