// Retries and their delays. Most delays are only computed, not waited for.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { contentPublishingPolicy, parseContentPublishingError } from "@errcat/contracts/content-publishing";
import { parseFaceRecognitionError } from "@errcat/contracts/face-recognition";
import { headshotproFetch, headshotproPolicy, isRetryable as mayRetryHeadshotpro, parseHeadshotproError } from "@errcat/contracts/headshotpro";
import { inspiraFetch, inspiraPolicy, isRetryable, parseInspiraError } from "@errcat/contracts/inspira";
import { inspiraErrorResponse, inspiraExamples } from "@errcat/contracts/inspira/testing";
import { jobProcessingPolicy, parseJobProcessingError } from "@errcat/contracts/job-processing";
import { nextDelayMs, pause, retry } from "@errcat/contracts/resilience";
import { json, near, serve } from "./server.mjs";

const noWait = { sleep: () => Promise.resolve() };
const limited = (details) => ({ error: { ...inspiraExamples.RATE_LIMIT_EXCEEDED.body.error, details: { limit: 1, window: "s", retryAfter: 7, resetAt: "x", ...details } } });
const wait = (parse, body, headers = {}, status = 429) => parse(body, { status, headers: new Headers(headers) }).retryAfterMs;

describe("the server's wish", () => {
    const unknown = { error: { code: "ADDED_LATER", message: "m" } };

    it("is read from Retry-After in every form, on the server's clock", () => {
        const ask = (value, date) => wait(parseInspiraError, unknown, { "retry-after": value, ...(date && { date }) });
        near(ask("120"), 120_000);
        // The server's clock is decades behind: only the difference between its two dates counts.
        const date = "Sun, 06 Nov 1994 08:49:07 GMT";
        near(ask("Sun, 06 Nov 1994 08:49:37 GMT", date), 30_000);
        near(ask("Sunday, 06-Nov-94 08:49:37 GMT", date), 30_000);
        near(ask("Sun Nov  6 08:49:37 1994", date), 30_000);
        near(ask(new Date(Date.now() + 60_000).toUTCString()), 60_000);
        assert.equal(ask("Sun, 06 Nov 1994 08:49:37 GMT"), 0);
        // A cache kept the response for an hour: its `Date` is old, and the server's clock is right.
        const cached = { date: new Date(Date.now() - 3_600_000).toUTCString(), age: "3600", "retry-after": new Date(Date.now() + 30_000).toUTCString() };
        near(wait(parseInspiraError, unknown, cached), 30_000);
        near(wait(parseInspiraError, unknown, { ...cached, age: "soon" }), 30_000);
        for (const nonsense of ["soon", "soon 2", "-5", "", "NaN", "1 2"]) {
            assert.equal(ask(nonsense), undefined, nonsense);
        }
    });

    it("is read from the details, before the header", () => {
        near(wait(parseInspiraError, limited(), { "retry-after": "99" }), 7_000);
        near(wait(parseInspiraError, limited({ retryAfter: "x" }), { "retry-after": "99" }), 99_000);
    });

    it("is read from a place of its own in the body", () => {
        const body = { error: { code: "RATE_LIMIT_EXCEEDED", message: "m" }, meta: { retry_after: 45 } };
        near(wait(parseContentPublishingError, body), 45_000);
    });

    it("is read from X-RateLimit-Reset, and is what the page says where there is none", () => {
        const body = { success: false, error: "m", code: "RATE_LIMIT_EXCEEDED" };
        const reset = (seconds) => new Date(Date.now() + seconds * 1000).toISOString();
        near(wait(parseHeadshotproError, body, { "x-ratelimit-reset": reset(20) }), 20_000);
        near(wait(parseHeadshotproError, body, { "x-ratelimit-reset": reset(3600 + 20), date: new Date(Date.now() + 3_600_000).toUTCString() }), 20_000);
        near(wait(parseHeadshotproError, body), 60_000);
        near(wait(parseHeadshotproError, body, { "retry-after": "9" }), 9_000);
        near(wait(parseFaceRecognitionError, unknown, { "retry-after": "30" }), 30_000);
        near(wait(parseFaceRecognitionError, { error: { code: "RATE_LIMIT_EXCEEDED", message: "m" } }), 5_000);
    });

    it("is never shortened, and a server that asks for too much is not asked again", () => {
        const options = { ...inspiraPolicy, jitter: 1, random: () => 0.999 };
        const error = parseInspiraError(limited({ retryAfter: 45 }));
        const delay = nextDelayMs(error, 1, options);
        assert.ok(delay >= error.retryAfterMs && delay <= 46_001, String(delay));
        assert.equal(nextDelayMs(parseInspiraError(limited({ retryAfter: 86_400 })), 1, options), undefined);
    });

    it("is waited for, once, by the clock", async () => {
        const server = await serve((_, response, count) => (count === 1 ? json(response, 429, limited({ retryAfter: 1 })) : json(response, 200, {})));
        const response = await retry(() => inspiraFetch(server.url, { method: "POST" }), inspiraPolicy);
        await server.close();
        assert.equal(response.status, 200);
        const gap = server.seen[1].at - server.seen[0].at;
        assert.ok(gap >= 990, String(gap));
    });
});

describe("what is sent again", () => {
    const tries = async (fetcher, policy, status, body, init) => {
        const server = await serve((_, response) => json(response, status, body));
        const error = await retry(() => fetcher(server.url, init), { ...policy, ...noWait }).catch((error) => error);
        await server.close();
        assert.ok(error instanceof Error && !error.message.includes("retries"));
        return server.seen.length;
    };

    it("follows the code, not the status", async () => {
        const flat = (code) => ({ success: false, error: "m", code });
        assert.equal(await tries(headshotproFetch, headshotproPolicy, 429, flat("RATE_LIMIT_EXCEEDED")), 3);
        assert.equal(await tries(headshotproFetch, headshotproPolicy, 429, flat("INVITE_LIMIT_EXCEEDED")), 1);
        assert.equal(await tries(inspiraFetch, inspiraPolicy, 401, inspiraExamples.INVALID_API_KEY.body), 1);
        assert.equal(await tries(inspiraFetch, inspiraPolicy, 502, inspiraExamples.UPSTREAM_ERROR.body), 1);
    });

    it("follows the status where the code is not known", async () => {
        assert.equal(await tries(headshotproFetch, headshotproPolicy, 500, { code: "ADDED_LATER" }), 3);
        assert.equal(await tries(headshotproFetch, headshotproPolicy, 500, { code: "ADDED_LATER" }, { method: "POST" }), 1);
        assert.equal(await tries(headshotproFetch, headshotproPolicy, 404, { code: "ADDED_LATER" }), 1);
        assert.equal(mayRetryHeadshotpro(new Error("x")), false);
    });

    it("repeats what a server may have done only where that does no harm", () => {
        const error = (context) => parseJobProcessingError({ error: { code: "INTERNAL_ERROR", message: "m" } }, { status: 500, ...context });
        assert.equal(jobProcessingPolicy.isRetryable(error({ method: "GET" })), true);
        assert.equal(jobProcessingPolicy.isRetryable(error({ method: "POST" })), false);
        assert.equal(jobProcessingPolicy.isRetryable(error({ method: "POST", idempotent: true })), true);
        assert.equal(jobProcessingPolicy.isRetryable(error({})), false);
    });

    it("takes an Idempotency-Key as proof", async () => {
        const init = { method: "POST", headers: { "Idempotency-Key": "k" } };
        const server = await serve((request) => request.socket.resetAndDestroy());
        const keyed = await inspiraFetch(server.url, init).catch((error) => error);
        const bare = await inspiraFetch(server.url, { method: "POST" }).catch((error) => error);
        await server.close();
        assert.equal(isRetryable(keyed), true);
        assert.equal(isRetryable(bare), false);
    });

    it("keeps to the page's attempts and delays", async () => {
        const delays = [];
        const server = await serve((_, response) => json(response, 500, { error: { code: "INTERNAL_ERROR", message: "m" } }));
        const options = { ...contentPublishingPolicy, ...noWait, onRetry: ({ delayMs }) => delays.push(delayMs) };
        await retry(() => fetch(server.url).then(async (response) => {
            throw parseContentPublishingError(await response.json(), { status: 500, method: "GET" });
        }), options).catch(() => {});
        await server.close();
        assert.deepEqual(delays, [1000, 2000, 4000]);
    });

    it("still judges by its code an error whose details are wrong", () => {
        const error = parseInspiraError({ error: { code: "RATE_LIMIT_EXCEEDED", message: "m", details: { retryAfter: 7 } } });
        assert.equal(error.code, "UNRECOGNIZED_ERROR");
        assert.equal(error.wireCode, "RATE_LIMIT_EXCEEDED");
        assert.equal(isRetryable(error), true);
        near(error.retryAfterMs, 7_000);
    });

    it("gives up where waiting would take too long, and when the caller does", async () => {
        const fail = () => Promise.reject(parseInspiraError(limited({ retryAfter: 20 })));
        const late = await retry(fail, { ...inspiraPolicy, maxElapsedMs: 5_000 }).catch((error) => error);
        assert.equal(late.code, "RATE_LIMIT_EXCEEDED");
        const signal = AbortSignal.timeout(20);
        const aborted = await retry(fail, { ...inspiraPolicy, signal }).catch((error) => error);
        assert.equal(aborted.name, "TimeoutError");
    });

    it("throws the error of the service, whatever the functions of the caller throw", async () => {
        const error = parseInspiraError(limited({ retryAfter: 1 }));
        const bug = () => {
            throw new RangeError("a bug of the program");
        };
        for (const options of [{ onRetry: bug }, { isRetryable: bug }, { retryAfterMs: bug }, { backoff: bug }, { random: bug }]) {
            let attempts = 0;
            const fail = () => Promise.reject((attempts++, error));
            assert.equal(await retry(fail, { ...inspiraPolicy, ...noWait, ...options }).catch((error) => error), error);
            assert.equal(attempts, 1);
        }
    });

    it("throws a later error that is a mistake of the first attempt, or of another kind", async () => {
        const error = parseInspiraError(limited({ retryAfter: 1 }));
        const outcome = (...errors) => retry(() => Promise.reject(errors.shift()), { ...inspiraPolicy, ...noWait }).catch((error) => error);
        const [type, syntax] = [new TypeError("t"), new SyntaxError("s")];
        assert.equal(await outcome(type), type);
        assert.equal(await outcome(error, syntax), syntax);
        assert.equal(await outcome(error, type), error);
        assert.equal(await outcome(error, undefined), undefined);
    });

    it("does not start if the caller has left, and does not wait either", async () => {
        const error = parseInspiraError(limited({ retryAfter: 20 }));
        let attempts = 0;
        const aborted = await retry(() => Promise.reject((attempts++, error)), { ...inspiraPolicy, signal: AbortSignal.abort("left") }).catch((error) => error);
        assert.deepEqual([aborted, attempts], ["left", 0]);
        await assert.rejects(pause(60_000, AbortSignal.abort(error)), error);
        const controller = new AbortController();
        const waiting = pause(60_000, controller.signal);
        controller.abort(error);
        await assert.rejects(waiting, error);
        await pause(1, new AbortController().signal);
    });

    it("spreads delays as far as it is told", () => {
        const always = { isRetryable: () => true, maxAttempts: 99 };
        for (let attempt = 1; attempt < 12; attempt++) {
            const longest = Math.min(30_000, 500 * 2 ** (attempt - 1));
            assert.equal(nextDelayMs({}, attempt, { ...always, jitter: 0, random: () => 0.9 }), longest);
            assert.equal(nextDelayMs({}, attempt, { ...always, random: () => 1 }), longest / 2);
            assert.equal(nextDelayMs({}, attempt, { ...always, jitter: 1, random: () => 1 }), 0);
        }
    });

    it("works on the answers of the fixtures", async () => {
        const answers = [inspiraErrorResponse("SERVICE_UNAVAILABLE"), inspiraErrorResponse("RATE_LIMIT_EXCEEDED", { details: { retryAfter: 3 } }), Response.json({ ok: true })];
        const delays = [];
        const options = { ...inspiraPolicy, ...noWait, onRetry: ({ delayMs }) => delays.push(Math.round(delayMs / 100)) };
        const response = await retry(() => inspiraFetch("http://stub/", {}, () => Promise.resolve(answers.shift())), options);
        assert.deepEqual(await response.json(), { ok: true });
        assert.deepEqual(delays, [10, 30]);
    });
});
