// Errors of clients other than the generated `fetch`: real ones where Node runs them, or the shape of their failures.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import axios from "axios";
import ky from "ky";
import { AjaxError, AjaxTimeoutError } from "rxjs/ajax";
import { contentPublishingFetch } from "@errcat/contracts/content-publishing";
import { inspiraErrorFrom, inspiraErrorFromResponse, inspiraFetch, InspiraError, isInspiraError, isRetryable, parseInspiraError } from "@errcat/contracts/inspira";
import { inspiraErrorResponse, inspiraExamples } from "@errcat/contracts/inspira/testing";
import { angular } from "./angular.mjs";
import { failure, json, serve } from "./server.mjs";

const limited = inspiraExamples.RATE_LIMIT_EXCEEDED;
const { body } = limited;
const rejected = (promise) => promise.then(() => assert.fail("the request succeeded"), (error) => error);
const request = angular();

/** Each client: how it sends a request and decodes what comes out. */
const clients = {
    axios: (url, { method = "GET", ...init } = {}) => axios({ url, method, ...init }),
    "axios with the adapter of fetch": (url, { method = "GET", ...init } = {}) => axios({ url, method, adapter: "fetch", ...init }),
    ky: (url, { timeout = false, ...init } = {}) => ky(url, { retry: 0, timeout, ...init }),
    Angular: (url, { method = "GET", ...init } = {}) => request(method, url, init),
};
/** The failures of axios tell the method. */
const decode = (cause, name, method = "GET") => inspiraErrorFrom(cause, name.startsWith("axios") ? {} : { method });

for (const [name, client] of Object.entries(clients)) {
    describe(name, () => {
        const outcome = async (handler, init) => decode(await failure(client, handler, init), name, init?.method);

        it("gets the error that was sent, with its headers", async () => {
            const error = await outcome((_, response) => json(response, 429, body, { "X-Trace": "abc", "Retry-After": "7" }));
            assert.ok(isInspiraError(error, "RATE_LIMIT_EXCEEDED"));
            assert.deepEqual(error.details, body.error.details);
            assert.deepEqual(error.body, body);
            assert.equal(error.response.status, 429);
            assert.equal(error.response.headers.get("X-Trace"), "abc");
            assert.equal(error.response.headers.get("x-missing"), null);
            assert.match(error.response.url, /^http:\/\/127\.0\.0\.1/);
            assert.ok(error.cause instanceof Error || error.cause.name === "HttpErrorResponse");
        });

        it("gets the delay of a header", async () => {
            const error = await outcome((_, response) => json(response, 503, { error: { code: "ADDED_LATER", message: "m" } }, { "Retry-After": "9" }));
            assert.equal(error.wireCode, "ADDED_LATER");
            assert.ok(error.retryAfterMs > 7_000 && error.retryAfterMs <= 9_000, String(error.retryAfterMs));
        });

        it("gets an error from a body that is no JSON", async () => {
            for (const text of ["<h1>Bad gateway</h1>", "", "{"]) {
                const error = await outcome((_, response) => response.writeHead(502, { "content-type": "application/json" }).end(text));
                assert.equal(error.code, "UNRECOGNIZED_ERROR");
                assert.equal(error.status, 502);
                assert.match(error.message, /\(HTTP 502\)$/);
            }
        });

        it("gets `NETWORK_ERROR`, which is sent again only if the method allows it", async () => {
            for (const [method, again] of [["GET", true], ["POST", false], ["PUT", true]]) {
                const error = await outcome((request) => request.socket.resetAndDestroy(), { method });
                assert.equal(error.code, "NETWORK_ERROR");
                assert.equal(isRetryable(error), again, method);
            }
        });

        it("gets `TIMEOUT`", async () => {
            assert.equal((await outcome(() => {}, { timeout: 30 })).code, "TIMEOUT");
        });
    });
}

describe("axios", () => {
    it("decodes a body of each type", async () => {
        for (const responseType of ["json", "text", "arraybuffer"]) {
            const error = await failure(clients.axios, (_, response) => json(response, 429, body), { responseType });
            assert.equal((await inspiraErrorFrom(error)).code, "RATE_LIMIT_EXCEEDED", responseType);
        }
        const blob = await failure(clients["axios with the adapter of fetch"], (_, response) => json(response, 429, body), { responseType: "blob" });
        assert.ok(blob.response.data instanceof Blob);
        assert.equal((await inspiraErrorFrom(blob)).code, "RATE_LIMIT_EXCEEDED");
    });

    it("tells a deadline from an abort of the caller", async () => {
        for (const client of [clients.axios, clients["axios with the adapter of fetch"]]) {
            const late = await failure(client, () => {}, { signal: AbortSignal.timeout(30) });
            assert.equal((await inspiraErrorFrom(late)).code, "TIMEOUT");
            const controller = new AbortController();
            const left = await failure(client, () => controller.abort(), { signal: controller.signal });
            assert.ok(axios.isCancel(left));
            assert.equal(await rejected(inspiraErrorFrom(left)), left);
        }
    });

    it("knows a request with an idempotency key", async () => {
        const reset = (request) => request.socket.resetAndDestroy();
        const error = await inspiraErrorFrom(await failure(clients.axios, reset, { method: "POST", headers: { "Idempotency-Key": "1" } }));
        assert.ok(isRetryable(error));
    });
});

describe("ky", () => {
    it("keeps the error of a body that ky itself has read, as ky 2 does", async () => {
        const error = await failure(clients.ky, (_, response) => json(response, 429, body));
        error.data = await error.response.json();
        assert.equal((await inspiraErrorFrom(error)).code, "RATE_LIMIT_EXCEEDED");
        error.data = undefined;
        const { code, status } = await inspiraErrorFrom(error);
        assert.deepEqual([code, status], ["UNRECOGNIZED_ERROR", 429]);
    });

    it("throws the caller's reason again", async () => {
        const reason = new Error("the user left");
        const controller = new AbortController();
        const left = await failure(clients.ky, () => controller.abort(reason), { signal: controller.signal });
        assert.equal(await rejected(inspiraErrorFrom(left, { signal: controller.signal })), left);
    });
});

describe("Angular", () => {
    it("decodes a body of each type", async () => {
        for (const responseType of ["json", "text", "blob", "arraybuffer"]) {
            const error = await failure(clients.Angular, (_, response) => json(response, 429, body), { responseType });
            assert.equal((await inspiraErrorFrom(error)).code, "RATE_LIMIT_EXCEEDED", responseType);
        }
    });
});

describe("failures of other clients", () => {
    const headers = { "Retry-After": ["7"], "x-count": 3 };
    const sent = { status: 429, headers };
    const shapes = {
        "a `Response`": inspiraErrorResponse("RATE_LIMIT_EXCEEDED"),
        "a `Response` that was thrown by ofetch": { response: new Response(null, sent), data: body },
        superagent: { status: 429, response: { ...sent, body, text: JSON.stringify(body) } },
        got: { response: { statusCode: 429, headers, body: JSON.stringify(body) } },
        "RxJS ajax": Object.assign(Object.create(AjaxError.prototype), { name: "AjaxError", status: 429, response: body, request: { method: "GET", url: "/x" } }),
        "an SDK with `error`": { ...sent, error: body },
    };
    for (const [name, shape] of Object.entries(shapes)) {
        it(`are decoded: ${name}`, async () => {
            const error = await inspiraErrorFrom(shape);
            assert.equal(error.code, "RATE_LIMIT_EXCEEDED");
            assert.equal(error.response.status, 429);
            assert.equal(error.cause, shape);
        });
    }

    it("may hold members of a response that are not from this API", async () => {
        // A body of RxJS with a member `status` is no response.
        const error = await inspiraErrorFrom({ status: 404, response: { status: 500, title: "Problem" } });
        assert.deepEqual([error.code, error.status], ["UNRECOGNIZED_ERROR", 404]);
    });

    for (const [name, cause] of Object.entries({
        "the DOM": new DOMException("late", "TimeoutError"),
        "RxJS ajax": Object.assign(Object.create(AjaxTimeoutError.prototype), { name: "AjaxTimeoutError", status: 0 }),
        Node: Object.assign(new Error("m"), { code: "ETIMEDOUT" }),
        "undici, in the `fetch` of Node": new TypeError("fetch failed", { cause: Object.assign(new Error("m"), { name: "ConnectTimeoutError", code: "UND_ERR_CONNECT_TIMEOUT" }) }),
        "undici, within Angular": { status: 0, headers: new Headers(), error: new TypeError("fetch failed", { cause: { code: "UND_ERR_HEADERS_TIMEOUT" } }) },
        "axios, by its older name": Object.assign(new Error("m"), { code: "ECONNABORTED", config: { method: "get" } }),
    })) {
        it(`are timeouts of ${name}`, async () => {
            assert.equal((await inspiraErrorFrom(cause)).code, "TIMEOUT");
        });
    }

    it("are `NETWORK_ERROR` in every other case", async () => {
        for (const cause of [new TypeError("Failed to fetch"), new Error("m"), "down", undefined, null, 7, {}, Response.error(), { status: 0 }, { cause: { cause: {} } }]) {
            const error = await inspiraErrorFrom(cause, { method: "GET" });
            assert.equal(error.code, "NETWORK_ERROR");
            assert.equal(error.cause, cause === undefined ? undefined : cause);
            assert.ok(isRetryable(error));
        }
    });

    it("are thrown again if the caller aborted the request", async () => {
        const reason = new Error("the user left");
        const aborted = AbortSignal.abort(reason);
        for (const [cause, context] of [[new DOMException("m", "AbortError")], [reason, { signal: aborted }], [new TypeError("m"), { signal: aborted }]]) {
            assert.equal(await rejected(inspiraErrorFrom(cause, context)), cause);
        }
    });

    it("stay what they are if they are errors of a contract already", async () => {
        const own = new InspiraError("TIMEOUT", "m");
        assert.equal(await inspiraErrorFrom(own), own);
        const foreign = await failure(contentPublishingFetch, (_, response) => json(response, 404, {}));
        assert.equal(await rejected(inspiraErrorFrom(foreign)), foreign);
    });
});

describe("the generated `fetch`", () => {
    it("names the timeouts of undici, too", async () => {
        const cause = new TypeError("fetch failed", { cause: { code: "UND_ERR_HEADERS_TIMEOUT" } });
        const error = await rejected(inspiraFetch("https://x.test/", {}, () => Promise.reject(cause)));
        assert.deepEqual([error.code, error.cause], ["TIMEOUT", cause]);
    });

    it("does not take an abort within it for an outage", async () => {
        const cause = new DOMException("m", "AbortError");
        assert.equal(await rejected(inspiraFetch("https://x.test/", {}, () => Promise.reject(cause))), cause);
    });
});

describe("headers", () => {
    const later = { error: { code: "ADDED_LATER", message: "m" } };
    for (const [name, headers] of Object.entries({
        "a plain object": { "retry-after": "9" },
        "a plain object in the case of the server": { "Retry-After": "9", date: undefined, age: null },
        "numbers and lists": { "retry-after": 9, "set-cookie": ["a", "b"] },
        "a list": { "Retry-After": ["9"] },
        "a `Headers`": new Headers({ "retry-after": "9" }),
        "a `Map`": new Map([["retry-after", "9"]]),
    })) {
        it(`are read from ${name}`, async () => {
            const response = { status: 503, headers, url: null, text: () => Promise.resolve(JSON.stringify(later)) };
            for (const error of [parseInspiraError(later, { headers, url: null }), await inspiraErrorFromResponse(response), await inspiraErrorFrom(response)]) {
                assert.ok(error.retryAfterMs > 7_000 && error.retryAfterMs <= 9_000, String(error.retryAfterMs));
                assert.equal(error.response.headers.get("retry-after"), "9");
            }
        });
    }

    it("may be missing", () => {
        for (const headers of [undefined, null, {}]) {
            assert.equal(parseInspiraError(later, { headers }).retryAt, undefined);
        }
    });

    it("of an answer come from where the client has them", async () => {
        const server = await serve((_, response) => json(response, 429, body, { "x-count": "3" }));
        const { headers } = (await rejected(axios(server.url))).response;
        assert.equal(parseInspiraError(body, { headers }).response.headers.get("X-Count"), "3");
        await server.close();
    });
});
