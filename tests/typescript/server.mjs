// A real HTTP server on this machine, and the error that results from a request to it.
import assert from "node:assert/strict";
import { createServer } from "node:http";

/** Answers with `handler`, which gets the number of requests so far; remembers what was asked, and when. */
export async function serve(handler) {
    const seen = [];
    const server = createServer((request, response) => {
        seen.push({ method: request.method, url: request.url, headers: request.headers, at: performance.now() });
        request.resume();
        handler(request, response, seen.length);
    });
    await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
    const close = () => new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
    });
    return { url: `http://127.0.0.1:${server.address().port}`, seen, close };
}

export function json(response, status, body, headers = {}) {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(body));
}

/** What `fetcher` throws when the server answers with `handler`. */
export async function failure(fetcher, handler, init) {
    const server = await serve(handler);
    try {
        await fetcher(`${server.url}/api/things?token=secret`, init);
    } catch (error) {
        return error;
    } finally {
        await server.close();
    }
    assert.fail("the request succeeded");
}

/** About this many milliseconds: reading a clock twice takes time. */
export function near(actual, expected) {
    assert.ok(actual !== undefined && Math.abs(actual - expected) < 1500, `${String(actual)} is not about ${String(expected)}`);
}
