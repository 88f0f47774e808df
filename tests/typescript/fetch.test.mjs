// What the wrapper of `fetch` hands on, what it returns, and what it throws.
import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, it } from "node:test";
import { inspiraFetch, inspiraPolicy, isRetryable } from "@errcat/contracts/inspira";
import { inspiraErrorResponse } from "@errcat/contracts/inspira/testing";
import { CircuitBreaker, retry } from "@errcat/contracts/resilience";
import { chat, generate } from "./projects.mjs";
import { serve } from "./server.mjs";

const URL = "https://x.test/";
const ok = () => Promise.resolve(new Response("ok"));
/** A `fetch` that reads the body of the request, and fails. */
const down = (bodies) => async (request) => {
    bodies.push(await request.text());
    return inspiraErrorResponse("SERVICE_UNAVAILABLE");
};
const policy = { ...inspiraPolicy, sleep: () => Promise.resolve() };

describe("the real fetch", () => {
    it("gets the options that are not of the standard, and each other one once", async () => {
        const seen = [];
        const init = { method: "POST", body: new FormData(), headers: { "x-a": "b" }, cache: "no-store", next: { revalidate: 3600 }, cf: { cacheTtl: 5 } };
        await inspiraFetch(URL, init, (...args) => (seen.push(...args), ok()));
        const [request, options] = seen;
        assert.deepEqual([options.next, options.cf], [{ revalidate: 3600 }, { cacheTtl: 5 }]);
        assert.equal(request.method, "POST");
        // As `fetch` reads both.
        const sent = new Request(request, options);
        assert.deepEqual([sent.method, sent.cache, sent.headers.get("x-a")], ["POST", "no-store", "b"]);
        assert.ok((await sent.formData()) instanceof FormData);
        assert.deepEqual(init.headers, { "x-a": "b" });
    });

    it("sends a body once, with its type", async () => {
        const server = await serve((request, response) => response.end());
        const form = new FormData();
        form.set("a", "b");
        await inspiraFetch(server.url, { method: "POST", body: form, next: {} });
        await inspiraFetch(server.url, { method: "PUT", body: new Blob(["x"]).stream(), duplex: "half" });
        await inspiraFetch(new Request(server.url, { method: "PATCH", body: "x" }), { headers: { "x-a": "b" } });
        await server.close();
        assert.deepEqual(server.seen.map(({ method }) => method), ["POST", "PUT", "PATCH"]);
        assert.match(server.seen[0].headers["content-type"], /^multipart\/form-data; boundary=[^,]+$/);
        assert.equal(server.seen[2].headers["x-a"], "b");
    });
});

describe("an answer that is no error", () => {
    it("is returned: a 304, and a redirect that the caller follows", async () => {
        for (const status of [200, 204, 301, 302, 304, 307]) {
            const response = new Response(null, { status, headers: status < 304 && status > 300 ? { location: "/x" } : {} });
            assert.equal(await inspiraFetch(URL, { redirect: "manual" }, () => Promise.resolve(response)), response);
        }
        const server = await serve((request, response) => response.writeHead(302, { location: "/b" }).end());
        assert.equal((await inspiraFetch(server.url, { redirect: "manual" })).status, 302);
        await server.close();
        const opaque = { type: "opaqueredirect", status: 0, ok: false };
        assert.equal(await inspiraFetch(URL, { redirect: "manual" }, () => Promise.resolve(opaque)), opaque);
    });
});

describe("errors with the status of a success", async () => {
    const load = async (contract) => import(pathToFileURL(join(generate(chat(contract)), "dist/chat.js")).href);
    const outcome = ({ chatFetch }, body, init) =>
        chatFetch(URL, {}, () => Promise.resolve(typeof body === "string" ? new Response(body, init) : Response.json(body, init)))
            .then(async (response) => ["ok", await response.text()], ({ code, wireCode, status }) => [code, wireCode, status]);
    const flagged = await load({ envelope: { ok: false, error: "$code" } });
    const plain = await load({ envelope: { errcode: "$code", errmsg: "$message" }, code: 40001 });
    const nested = await load({ envelope: { error: { code: "$code", message: "$message" } } });
    const never = await load({ envelope: { ok: false, error: "$code" }, status: 404 });

    it("are recognized by the envelope, also a code that was added later", async () => {
        assert.deepEqual(await outcome(flagged, { ok: false, error: "no_such_channel" }), ["no_such_channel", "no_such_channel", 200]);
        assert.deepEqual(await outcome(flagged, '{"ok":false,"error":"no_such_channel"}'), ["no_such_channel", "no_such_channel", 200]);
        assert.deepEqual(await outcome(flagged, { ok: false, error: "added_later" }), ["UNRECOGNIZED_ERROR", "added_later", 200]);
        assert.deepEqual(await outcome(nested, { error: { code: "no_such_channel", message: "m" } }), ["no_such_channel", "no_such_channel", 200]);
        assert.deepEqual(await outcome(plain, { errcode: 40001, errmsg: "m" }), ["no_such_channel", "40001", 200]);
    });

    it("leave every success alone, with a body to read", async () => {
        for (const [module, body] of [[flagged, { ok: true, error: "no_such_channel" }], [flagged, { ok: true }], [nested, { error: null }], [plain, { errcode: 0, errmsg: "ok" }], [plain, [1]]]) {
            assert.deepEqual(await outcome(module, body), ["ok", JSON.stringify(body)]);
        }
        for (const text of ["", "<h1>", "{"]) {
            assert.deepEqual(await outcome(flagged, text), ["ok", text]);
        }
        const stream = { headers: { "content-type": "text/event-stream" } };
        assert.deepEqual(await outcome(flagged, '{"ok":false,"error":"no_such_channel"}', stream), ["ok", '{"ok":false,"error":"no_such_channel"}']);
    });

    it("are not looked for where the contract has none", async () => {
        assert.equal((await outcome(never, { ok: false, error: "no_such_channel" }))[0], "ok");
        assert.deepEqual(await outcome(never, { ok: false, error: "no_such_channel" }, { status: 404 }), ["no_such_channel", "no_such_channel", 404]);
        assert.deepEqual(await outcome(flagged, { ok: false, error: "no_such_channel" }, { status: 201 }), ["ok", '{"ok":false,"error":"no_such_channel"}']);
    });
});

describe("a request that is sent again", () => {
    it("keeps the body of a `Request`", async () => {
        const bodies = [];
        const request = new Request(URL, { method: "PUT", body: "x" });
        const error = await retry(() => inspiraFetch(request, undefined, down(bodies)), policy).catch((error) => error);
        assert.equal(error.code, "SERVICE_UNAVAILABLE");
        assert.deepEqual(bodies, ["x", "x", "x"]);
    });

    it("ends in the first error if its body is a stream", async () => {
        const bodies = [];
        const init = { method: "PUT", body: new Blob(["x"]).stream(), duplex: "half" };
        const error = await retry(() => inspiraFetch(URL, init, down(bodies)), policy).catch((error) => error);
        assert.equal(error.code, "SERVICE_UNAVAILABLE");
        assert.deepEqual(bodies, ["x"]);
    });

    it("ends in the first error if the deadline that all attempts share has passed", async () => {
        const server = await serve(() => {});
        const signal = AbortSignal.timeout(50);
        const waits = [];
        const sleep = (ms) => Promise.resolve(waits.push(ms));
        const error = await retry(() => inspiraFetch(server.url, { signal }), { ...inspiraPolicy, sleep }).catch((error) => error);
        assert.equal(error.code, "TIMEOUT");
        assert.equal(server.seen.length, 1);
        assert.equal(waits.length, 1);
        const late = await inspiraFetch(server.url, { signal }).catch((error) => error);
        assert.equal(late, signal.reason);
        await server.close();
    });

    it("is sent again after a timeout of one attempt", async () => {
        const server = await serve((_, response, count) => count > 1 && response.end("ok"));
        const attempt = () => inspiraFetch(server.url, { signal: AbortSignal.timeout(server.seen.length === 0 ? 50 : 5_000) });
        assert.equal(await (await retry(attempt, policy)).text(), "ok");
        await server.close();
    });

    it("ends with the reason of the caller who left", async () => {
        const controller = new AbortController();
        const reason = new Error("the user left");
        const sleep = () => Promise.resolve(controller.abort(reason));
        const error = await retry(() => inspiraFetch(URL, { signal: controller.signal }, down([])), { ...policy, sleep }).catch((error) => error);
        assert.equal(error, reason);
    });
});

describe("a request that was never sent", () => {
    it("moves no circuit breaker", async () => {
        const breaker = new CircuitBreaker({ ...inspiraPolicy, threshold: 1 });
        for (const signal of [AbortSignal.abort(), AbortSignal.abort(new DOMException("late", "TimeoutError"))]) {
            const error = await breaker.execute(() => inspiraFetch(URL, { signal })).catch((error) => error);
            assert.equal(error, signal.reason);
            assert.equal(isRetryable(error), false);
            assert.equal(breaker.state, "closed");
        }
    });
});
