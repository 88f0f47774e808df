import assert from "node:assert/strict";
import { describe, it } from "node:test";
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
});
