// The page is accessible: axe reports nothing, nothing overflows, and it is complete without its script.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { it } from "node:test";
import { inBrowser } from "./browser.mjs";
import { address, everything, only, rich } from "./projects.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const inspira = address(only("inspira"));

const openAll = (page) => page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
});

inBrowser("access", (open) => {
    for (const contract of ["all contracts", "inspira", "rich"]) {
        it(`axe finds nothing in ${contract}, and nothing is wider than the page`, async () => {
            const url = contract === "inspira" ? inspira : address({ rich, "all contracts": () => everything }[contract]());
            for (const colorScheme of ["light", "dark"]) {
                for (const width of [1200, 390]) {
                    const page = await open(url, { colorScheme, width });
                    await openAll(page);
                    assert.deepEqual(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, `${width} px`);
                    assert.deepEqual(page.heard, []);
                    // The policy of the page blocks scripts, except those of the test.
                    await page.evaluate(axe);
                    const { violations, incomplete } = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: "tag", values } }), standards);
                    const found = [...violations, ...incomplete].map(({ id, nodes }) => `${id}: ${nodes[0].html} ${nodes[0].failureSummary ?? nodes[0].any[0]?.message}`);
                    assert.deepEqual(found, [], `${colorScheme}, ${width} px`);
                    await page.context().close();
                }
            }
        });
    }

    it("a page names the hashes of its style and its script, and is read as they are written", () => {
        const text = readFileSync(everything, "utf8");
        const policy = /Content-Security-Policy" content="([^"]+)"/.exec(text)[1];
        for (const part of ["script", "style"]) {
            const inner = new RegExp(`<${part}>(.*?)</${part}>`, "s").exec(text)[1];
            const hash = createHash("sha256").update(inner).digest("base64");
            assert.ok(policy.includes(`${part}-src 'sha256-${hash}'`), part);
        }
        assert.match(policy, /^default-src 'none';/);
    });

    it("without a script, everything is there and no control that would do nothing", async () => {
        const page = await open(inspira, { javaScriptEnabled: false });
        assert.equal(await page.locator(".entry summary:visible").count(), 14);
        assert.equal(await page.locator("select:visible, input:visible, button:visible").count(), 0);
        assert.equal(await page.locator(".none:visible, .best:visible").count(), 0);
        await page.click('[id="inspira/INVALID_API_KEY"] summary');
        assert.ok(await page.locator('[id="inspira/INVALID_API_KEY"] .json').first().isVisible());
    });

    it("paper shows what is closed, and no controls", async () => {
        const page = await open(inspira, { colorScheme: "dark" });
        await page.emulateMedia({ media: "print" });
        await page.waitForFunction(() => [...document.querySelectorAll(".entry .body")].every((body) => body.checkVisibility()));
        assert.equal(await page.locator("search:visible, .theme:visible, .copy:visible").count(), 0);
        assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(255, 255, 255)");
    });

    it("colours that someone forces stay readable, and nothing moves for those who want no motion", async () => {
        const page = await open(inspira, { forcedColors: "active", reducedMotion: "reduce" });
        const [border, transition] = await page.evaluate(() => [
            getComputedStyle(document.querySelector(".status")).borderTopColor,
            getComputedStyle(document.querySelector("summary"), "::before").transitionDuration,
        ]);
        assert.notEqual(border, "rgba(0, 0, 0, 0)");
        assert.equal(transition, "0s");
    });
});
