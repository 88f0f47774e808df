// Chromium, and pages that record their errors.
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, describe } from "node:test";
import { chromium } from "playwright-core";

const candidates = [process.env.CHROMIUM, chromium.executablePath(), "/usr/bin/chromium", "/usr/bin/google-chrome"];
const executablePath = candidates.find((path) => path && existsSync(path));
const missing = executablePath === undefined && "there is no Chromium; CHROMIUM=<path> names one";
if (missing && process.env.CI) {
    throw new Error(missing);
}
if (missing) {
    console.warn(`SKIPPED: the tests of the explorer, because ${missing}`);
}

/** A name of this machine that a browser does not trust as it trusts `localhost`. */
export const stranger = "explorer.example";

/** Tests that share a browser: `open` gives a page of an address, and what it said and asked for. */
export function inBrowser(title, tests) {
    describe(title, { skip: missing }, () => {
        let browser;
        before(async () => {
            const args = ["--no-sandbox", `--host-resolver-rules=MAP ${stranger} 127.0.0.1`];
            browser = await chromium.launch({ executablePath, args });
        });
        after(() => browser?.close());

        tests(async (url, { width = 1200, height = 900, ...options } = {}) => {
            const context = await browser.newContext({ viewport: { width, height }, ...options });
            const page = await context.newPage();
            const heard = [];
            page.on("console", (message) => heard.push(message.text()));
            page.on("pageerror", (error) => heard.push(String(error)));
            page.on("dialog", (dialog) => heard.push(`dialog: ${dialog.message()}`));
            page.on("request", (request) => {
                if (request.url().split(/[?#]/)[0] !== url.split(/[?#]/)[0]) heard.push(`request: ${request.url()}`);
            });
            await page.goto(url);
            return Object.assign(page, { heard });
        });
    });
}

/** Serves a file at every path, on a free port, until the tests have ended. */
export function serving(file) {
    let server;
    before(async () => {
        server = createServer((_, response) => response.setHeader("content-type", "text/html").end(readFileSync(file)));
        await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
    });
    after(async () => {
        const closed = new Promise((closed) => server.close(closed));
        server.closeAllConnections();
        await closed;
    });
    return (host) => `http://${host}:${server.address().port}/explorer.html`;
}

/** The codes in sight, from top to bottom. */
export const shown = (page) => page.evaluate(() =>
    [...document.querySelectorAll(".entry")].filter((entry) => entry.checkVisibility()).map((entry) => entry.querySelector("h3").textContent));

export const search = (page, words) => page.fill("[name=q]", words);
