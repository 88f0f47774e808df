import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseFaceRecognitionError } from "@errcat/contracts/face-recognition";
import { inspiraPolicy, parseInspiraError } from "@errcat/contracts/inspira";
import { inspiraExamples } from "@errcat/contracts/inspira/testing";
import { CircuitBreaker, CircuitOpenError } from "@errcat/contracts/resilience";

const fail = (breaker, code) => breaker.execute(() => Promise.reject(parseInspiraError(inspiraExamples[code].body))).catch((error) => error);
/** A request that ends when it is told to. */
function pending(breaker) {
    let end;
    const done = breaker.execute(() => new Promise((resolve) => (end = resolve)));
    return () => {
        end();
        return done;
    };
}

describe("the circuit breaker", () => {
    it("ignores bad requests, opens on an outage, lets one request probe, and closes", async () => {
        let now = 0;
        const states = [];
        const breaker = new CircuitBreaker({ ...inspiraPolicy, threshold: 3, cooldownMs: 1000, now: () => now, onStateChange: (state) => states.push(state) });
        for (let count = 0; count < 10; count++) {
            await fail(breaker, "VALIDATION_ERROR");
        }
        assert.equal(breaker.state, "closed");
        for (let count = 0; count < 3; count++) {
            await fail(breaker, "SERVICE_UNAVAILABLE");
        }
        assert.equal(breaker.state, "open");
        const refused = await fail(breaker, "SERVICE_UNAVAILABLE");
        assert.ok(refused instanceof CircuitOpenError);
        assert.equal(refused.retryAfterMs, 1000);
        now = 1001;
        const end = pending(breaker);
        for (let count = 0; count < 20; count++) {
            assert.ok((await fail(breaker, "VALIDATION_ERROR")) instanceof CircuitOpenError);
        }
        await end();
        assert.equal(breaker.state, "closed");
        assert.deepEqual(states, ["open", "half_open", "closed"]);
    });

    it("opens again when the probe fails", async () => {
        let now = 0;
        const breaker = new CircuitBreaker({ ...inspiraPolicy, threshold: 1, cooldownMs: 10, now: () => now });
        await fail(breaker, "UPSTREAM_ERROR");
        now = 11;
        await fail(breaker, "UPSTREAM_ERROR");
        assert.equal(breaker.state, "open");
    });

    it("is not closed by a request from before the outage", async () => {
        const breaker = new CircuitBreaker({ ...inspiraPolicy, threshold: 1, now: () => 0 });
        const end = pending(breaker);
        await fail(breaker, "UPSTREAM_ERROR");
        await end();
        assert.equal(breaker.state, "open");
    });

    it("is not moved by an error that is no answer of the service", async () => {
        let now = 0;
        const breaker = new CircuitBreaker({ ...inspiraPolicy, threshold: 2, cooldownMs: 1000, now: () => now });
        const silent = [new DOMException("left", "AbortError"), new TypeError("a bug of the program"), undefined, "left"];
        const run = (error) => breaker.execute(() => Promise.reject(error)).catch((error) => error);
        // It neither resets the count of failures,
        for (const error of silent) {
            await fail(breaker, "UPSTREAM_ERROR");
            await run(error);
        }
        assert.equal(breaker.state, "open");
        // nor closes the circuit, nor keeps the next request from testing the service,
        for (const error of silent) {
            now += 1001;
            assert.equal(await run(error), error);
            assert.equal(breaker.state, "open");
        }
        assert.equal(await breaker.execute(() => Promise.resolve("up")), "up");
        assert.equal(breaker.state, "closed");
    });

    it("gives up a probe that does not end, and ignores it when it does", async () => {
        let now = 0;
        const breaker = new CircuitBreaker({ ...inspiraPolicy, threshold: 1, cooldownMs: 1000, now: () => now });
        await fail(breaker, "UPSTREAM_ERROR");
        now = 1000;
        const hung = pending(breaker);
        const refused = await fail(breaker, "UPSTREAM_ERROR");
        assert.ok(refused instanceof CircuitOpenError);
        assert.equal(refused.retryAfterMs, 1000);
        now = 2000;
        await fail(breaker, "UPSTREAM_ERROR");
        assert.equal(breaker.state, "open");
        await hung();
        assert.equal(breaker.state, "open");
        now = 3000;
        const probe = pending(breaker);
        await probe();
        assert.equal(breaker.state, "closed");
    });

    it("takes an answer of any contract for one, and what the options say", async () => {
        const answer = parseFaceRecognitionError({ error: { code: "VALIDATION_ERROR", message: "m" } }, { status: 400 });
        for (const [options, error] of [[{}, answer], [{ isAnswer: (error) => error === "no" }, "no"]]) {
            const breaker = new CircuitBreaker({ ...inspiraPolicy, ...options, threshold: 1, cooldownMs: 0 });
            await fail(breaker, "UPSTREAM_ERROR");
            await breaker.execute(() => Promise.reject(error)).catch(() => undefined);
            assert.equal(breaker.state, "closed");
        }
    });

    it("returns and throws what the request does, whatever `onStateChange` throws", async () => {
        const bug = () => {
            throw new RangeError("a bug of the program");
        };
        const breaker = new CircuitBreaker({ ...inspiraPolicy, threshold: 1, cooldownMs: 0, onStateChange: bug });
        assert.equal((await fail(breaker, "UPSTREAM_ERROR")).code, "UPSTREAM_ERROR");
        assert.equal(await breaker.execute(() => Promise.resolve("up")), "up");
        assert.equal(breaker.state, "closed");
    });
});
