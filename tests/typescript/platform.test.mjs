// Engines that lack some parts: React Native, old browsers, polyfills. Each part is removed in turn.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
    inspiraErrorFromJSON, inspiraErrorFromResponse, inspiraFetch, inspiraPolicy, isInspiraError, isRetryable, logFields, onInspiraError, parseInspiraError, userMessage,
} from "@errcat/contracts/inspira";
import { inspiraErrorResponse, inspiraExamples } from "@errcat/contracts/inspira/testing";
import { pause, retry } from "@errcat/contracts/resilience";

const PARTS = [[AbortSignal.prototype, "throwIfAborted"], [AbortSignal.prototype, "reason"], [AbortSignal, "timeout"], [AbortSignal, "any"], [Response, "json"], [Error, "captureStackTrace"]];

/** Runs `fn` without parts of the platform. */
async function without(parts, fn) {
    const kept = parts.map(([owner, name]) => [owner, name, Object.getOwnPropertyDescriptor(owner, name)]);
    parts.forEach(([owner, name]) => delete owner[name]);
    try {
        await fn();
    } finally {
        kept.forEach(([owner, name, descriptor]) => Object.defineProperty(owner, name, descriptor));
    }
}

for (const parts of [...PARTS.map((part) => [part]), PARTS]) {
    describe(`without ${parts.map(([, name]) => name).join(", ")}`, () => {
        it("requests, errors, retries and fixtures work", () => without(parts, async () => {
            const answers = [inspiraErrorResponse("SERVICE_UNAVAILABLE"), new Response("ok")];
            const options = { ...inspiraPolicy, sleep: () => Promise.resolve(), signal: new AbortController().signal };
            const response = await retry(() => inspiraFetch("https://x.test/", {}, () => Promise.resolve(answers.shift())), options);
            assert.equal(await response.text(), "ok");
        }));

        it("an abort has a reason", () => without(parts, async () => {
            const controller = new AbortController();
            controller.abort();
            for (const attempt of [pause(60_000, controller.signal), retry(() => Promise.resolve(), { ...inspiraPolicy, signal: controller.signal })]) {
                assert.equal((await attempt.catch((error) => error)).name, "AbortError");
            }
        }));
    });
}

describe("without hasOwn", () => {
    // The `Response` of Node needs it: these are the functions that work on any `fetch`.
    it("errors work", () => without([[Object, "hasOwn"]], async () => {
        for (const [code, { body, status }] of Object.entries(inspiraExamples)) {
            const response = { status, headers: { get: () => null }, text: () => Promise.resolve(JSON.stringify(body)) };
            const error = await inspiraErrorFromResponse(response);
            assert.ok(isInspiraError(error, code));
            assert.equal(inspiraErrorFromJSON(JSON.parse(JSON.stringify(error))).code, code);
            assert.equal(typeof isRetryable(error), "boolean");
            assert.equal(typeof userMessage(error), "string");
            assert.equal(logFields(error)["error.type"], code);
            assert.equal(onInspiraError({ [code]: () => "handled" })(error), "handled");
        }
    }));
});

describe("structuredClone", () => {
    it("keeps what `toJSON` makes of an error", () => {
        const error = parseInspiraError(inspiraExamples.RATE_LIMIT_EXCEEDED.body);
        assert.equal(isInspiraError(structuredClone(error)), false);
        const { code, details } = inspiraErrorFromJSON(structuredClone(error.toJSON()));
        assert.deepEqual([code, details], ["RATE_LIMIT_EXCEEDED", error.details]);
    });
});
