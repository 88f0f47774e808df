// Opens the first page of each contract in a browser, on a desk and on a phone: readers come for the codes, so the first
// code is at most one screen down.
//
// node screen.mjs <engine> <folder of the site>
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { chromium } from "playwright-core";

const [engine, site] = process.argv.slice(2);
const candidates = [process.env.CHROMIUM, chromium.executablePath(), "/usr/bin/chromium", "/usr/bin/google-chrome"];
const executablePath = candidates.find((path) => path && existsSync(path));
if (!executablePath) {
    const missing = "there is no Chromium; CHROMIUM=<path> names one";
    if (process.env.CI) throw new Error(missing);
    console.warn(`SKIPPED: the first screen of ${engine}, because ${missing}`);
    process.exit();
}

const TYPES = { ".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".svg": "image/svg+xml" };
const isFile = (path) => existsSync(path) && statSync(path).isFile();
const server = createServer((request, response) => {
    const path = join(site, decodeURIComponent(request.url.split("?")[0]));
    const file = [path, join(path, "index.html"), `${path}.html`].find(isFile);
    if (!file) return response.writeHead(404).end();
    response.setHeader("content-type", TYPES[extname(file)] ?? "application/octet-stream").end(readFileSync(file));
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));

// The introduction of `blocks` has every block of Markdown, and no reader meets one as long.
const contracts = readdirSync(site).filter((name) => name !== "blocks" && isFile(join(site, name, "index.html")) && existsSync(join(site, name, "codes")));
const faults = [];
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
for (const [width, height] of [[1280, 800], [390, 844]]) {
    const page = await browser.newPage({ viewport: { width, height } });
    for (const contract of contracts) {
        await page.goto(`http://127.0.0.1:${server.address().port}/${contract}/index.html`);
        // Some engines replace the whole page once more after it was loaded.
        const place = await page.waitForFunction(() => {
            const code = document.querySelector("td a[href*='codes/']");
            return code?.checkVisibility() && { y: code.getBoundingClientRect().y };
        });
        const { y } = await place.jsonValue();
        if (y > height) faults.push(`${contract}: at ${width} by ${height} pixels, the first code is at ${Math.round(y)}`);
    }
}
await browser.close();
server.close();
if (contracts.length === 0) faults.push("there is no page of a contract");

console.log(`${engine}: the first screen of ${contracts.length} contracts: ${faults.length} faults`);
for (const fault of faults) console.log(`  ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;
