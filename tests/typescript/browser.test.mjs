// The same client in Chromium, on a page that sends requests to a server of another origin.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { inspiraExamples } from "@errcat/contracts/inspira/testing";
import { chromium } from "playwright-core";
import { here } from "./compile.mjs";
import { json, near, serve } from "./server.mjs";

const candidates = [process.env.CHROMIUM, chromium.executablePath(), "/usr/bin/chromium", "/usr/bin/google-chrome"];
const executablePath = candidates.find((path) => path && existsSync(path));
const missing = executablePath === undefined && "there is no Chromium; CHROMIUM=<path> names one";
if (missing && process.env.CI) {
    throw new Error(missing);
}
if (missing) {
    console.warn(`SKIPPED: the tests in a browser, because ${missing}`);
}

describe("in a browser", { skip: missing }, () => {
    const open = { "access-control-allow-origin": "*" };
    let browser, page, api, site;

    before(async () => {
        const dist = join(here, "../../generated/typescript/dist");
        site = await serve((request, response) => {
            const isModule = request.url.endsWith(".js");
            response.writeHead(200, { "content-type": isModule ? "text/javascript" : "text/html" });
            response.end(isModule ? readFileSync(join(dist, request.url)) : "<!doctype html><title>errcat</title>");
        });
        api = await serve((request, response) => {
            const { status, body } = inspiraExamples[request.url.slice(1)] ?? {};
            if (request.url === "/reset") {
                request.socket.resetAndDestroy();
            } else if (request.url === "/limited") {
                json(response, 429, { error: { code: "ADDED_LATER", message: "m" } }, { ...open, "retry-after": "30", "access-control-expose-headers": "Retry-After" });
            } else if (request.url !== "/hang") {
                json(response, status ?? 200, body ?? {}, request.url === "/closed" ? {} : open);
            }
        });
        browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
        page = await browser.newPage();
        await page.goto(site.url);
    });

    after(async () => {
        await browser?.close();
        await Promise.all([site?.close(), api?.close()]);
    });

    /** What a request ends in, as plain data. */
    const ask = (path, timeout = 5_000) => page.evaluate(async ([url, timeout]) => {
        const { inspiraFetch } = await import("/inspira.js");
        const error = await inspiraFetch(url, { signal: AbortSignal.timeout(timeout) }).catch((error) => error);
        return { ...error.toJSON(), retryAfterMs: error.retryAfterMs };
    }, [api.url + path, timeout]);

    it("decodes every example from another origin", async () => {
        for (const code of Object.keys(inspiraExamples)) {
            assert.equal((await ask(`/${code}`)).code, code);
        }
    });

    it("takes a reset connection, and an answer that it may not see, for no answer", async () => {
        assert.equal((await ask("/reset")).code, "NETWORK_ERROR");
        assert.equal((await ask("/closed")).code, "NETWORK_ERROR");
    });

    it("knows a timeout", async () => {
        assert.equal((await ask("/hang", 50)).code, "TIMEOUT");
    });

    it("reads a delay from the body, and from a header that it may see", async () => {
        near((await ask("/RATE_LIMIT_EXCEEDED")).retryAfterMs, 45_000);
        near((await ask("/limited")).retryAfterMs, 30_000);
    });
});
