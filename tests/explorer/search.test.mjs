// Search, filters, the URL, keys and buttons.
import assert from "node:assert/strict";
import { it } from "node:test";
import { inBrowser, search, serving, shown, stranger } from "./browser.mjs";
import { address, everything, generate, only, rich } from "./projects.mjs";

const file = only("inspira");
const inspira = address(file);
/** The entry of a code. */
const at = (code) => `[id="inspira/${code}"]`;
const status = (page) => page.textContent(".count");
const focused = (page) => page.evaluate(() => document.activeElement.closest(".entry")?.querySelector("h3").textContent ?? document.activeElement.name);
const query = (page) => page.evaluate(() => location.search);

inBrowser("search", (open) => {
    it("finds a code however it is written, and puts it first", async () => {
        const page = await open(inspira);
        assert.equal(await status(page), "14 codes");
        for (const words of ["INVALID_API_KEY", "invalid-api-key", "Invalid API key", "  invalid.api/key ", "ÍNVALID api key"]) {
            await search(page, words);
            assert.equal((await shown(page))[0], "INVALID_API_KEY", words);
        }
        assert.deepEqual(page.heard, []);
    });

    it("ranks the code, then what starts with the words, then titles, then text", async () => {
        const page = await open(inspira);
        await search(page, "TIMEOUT");
        assert.equal((await shown(page))[0], "TIMEOUT");
        await search(page, "missing");
        assert.deepEqual((await shown(page)).slice(0, 2), ["MISSING_API_KEY", "MISSING_PARAMETER"]);
        await search(page, "parameter");
        assert.deepEqual((await shown(page)).slice(0, 2), ["INVALID_PARAMETER", "MISSING_PARAMETER"]);
        await search(page, "key api");
        assert.deepEqual((await shown(page)).slice(0, 3), ["INVALID_API_KEY", "MISSING_API_KEY", "EXPIRED_API_KEY"]);
        await search(page, "inspira_ revoked");
        assert.deepEqual(await shown(page), ["INVALID_API_KEY"]);
    });

    it("does not find what every entry says, nor the words of its own buttons", async () => {
        const page = await open(inspira);
        await page.click(at("INVALID_API_KEY") + " summary");
        for (const words of ["copy link", "common causes", "example response"]) {
            await search(page, words);
            assert.deepEqual(await shown(page), [], words);
        }
        assert.ok(await page.isVisible(".none"));
        assert.equal(await status(page), "0 of 14 codes");
        await search(page, "");
        assert.equal((await shown(page)).length, 14);
        assert.ok(await page.isHidden(".none"));
    });

    it("puts every entry back where it was", async () => {
        const page = await open(inspira);
        const order = await shown(page);
        for (const words of ["key", "e", "limit", "zzz", "error", "key"]) {
            await search(page, words);
        }
        await search(page, "");
        assert.deepEqual(await shown(page), order);
        assert.ok(await page.isHidden(".best"));
    });

    it("filters by each property, and by all of them", async () => {
        const page = await open(inspira);
        const by = async (values) => {
            for (const [name, value] of Object.entries(values)) await page.selectOption(`[name=${name}]`, value);
            return shown(page);
        };
        assert.deepEqual(await by({ status: "422" }), ["VALIDATION_ERROR"]);
        assert.deepEqual(await by({ status: "5xx" }), ["SERVICE_UNAVAILABLE", "UPSTREAM_ERROR"]);
        assert.deepEqual(await by({ status: "", category: "inspira/credits" }), ["INSUFFICIENT_CREDITS", "CREDIT_LIMIT_EXCEEDED"]);
        const retryable = await by({ category: "", retry: "yes" });
        assert.ok(retryable.includes("RATE_LIMIT_EXCEEDED") && !retryable.includes("INVALID_API_KEY"));
        assert.deepEqual(await by({ retry: "no", status: "5xx" }), ["UPSTREAM_ERROR"]);
        assert.deepEqual(await by({ retry: "", status: "401" }), ["INVALID_API_KEY", "MISSING_API_KEY", "EXPIRED_API_KEY"]);
        await search(page, "expired");
        assert.deepEqual((await shown(page))[0], "EXPIRED_API_KEY");
        assert.equal(await query(page), "?q=expired&status=401");
        await page.click("[type=reset]");
        assert.equal((await shown(page)).length, 14);
        assert.equal(await query(page), "");
        assert.equal(await focused(page), "q");
        assert.ok(await page.isHidden("[type=reset]"));
    });

    it("offers a filter only where there is a choice", async () => {
        const names = (page) => page.evaluate(() => [...document.querySelectorAll("form [name]")].map(({ name }) => name));
        assert.deepEqual(await names(await open(inspira)), ["q", "category", "status", "retry"]);
        const page = await open(address(rich()));
        assert.deepEqual(await names(page), ["q", "category", "status", "retry", "deprecated"]);
        await page.selectOption("[name=deprecated]", "yes");
        assert.deepEqual(await shown(page), ["NOT_FOUND", "OLD"]);
        await page.selectOption("[name=deprecated]", "no");
        assert.deepEqual(await shown(page), ["MISSING", "SLOW_DOWN", "NETWORK_ERROR"]);
    });
});

inBrowser("the address", (open) => {
    it("holds the view, and a reload shows it again", async () => {
        const page = await open(`${inspira}?q=key&status=401&category=inspira/authentication&nothing=1`);
        assert.deepEqual(await shown(page), ["INVALID_API_KEY", "MISSING_API_KEY", "EXPIRED_API_KEY"]);
        await search(page, "expired key");
        assert.equal(await query(page), "?q=expired+key&category=inspira%2Fauthentication&status=401");
        await page.reload();
        assert.deepEqual((await shown(page))[0], "EXPIRED_API_KEY");
        assert.equal(await page.inputValue("[name=q]"), "expired key");
    });

    it("with a value that no filter has shows everything", async () => {
        const page = await open(`${inspira}?status=999&retry=<script>`);
        assert.equal((await shown(page)).length, 14);
    });

    it("opens an entry by its code, however it is written, and through filters", async () => {
        for (const place of ["#EXPIRED_API_KEY", "#expired-api-key", "?status=503#EXPIRED_API_KEY", "?q=nothing+at+all#expired-api-key"]) {
            const page = await open(inspira + place);
            const entry = page.locator(at("EXPIRED_API_KEY"));
            assert.equal(await entry.locator("details").getAttribute("open"), "", place);
            assert.equal(await focused(page), "EXPIRED_API_KEY", place);
            const box = await entry.boundingBox();
            const bar = await page.locator("search").boundingBox();
            assert.ok(box.y >= bar.y + bar.height - 1 && box.y < 700, `${place}: the entry is at ${box.y}`);
            assert.deepEqual(page.heard, []);
        }
        const page = await open(`${inspira}?q=nothing+at+all#expired-api-key`);
        assert.deepEqual(await shown(page), ["EXPIRED_API_KEY"]);
        assert.deepEqual(await page.locator(".codes h2:visible").allTextContents(), ["Authentication Errors"]);
    });

    it("opens an entry by its name in programs, too", async () => {
        const file = generate({ errcat: 1, errors: { THREE_DS_FAILED: { code: "3DS.FAILED%", status: 402, description: "The bank said no." } } });
        for (const place of ["#3DS.FAILED%25", "#3ds-failed%25", "#three-ds-failed", "#THREE_DS_FAILED"]) {
            const page = await open(address(file) + place);
            await page.waitForFunction(() => document.activeElement.closest(".entry")?.querySelector("[open]"), null, { timeout: 5_000 });
            assert.deepEqual(page.heard, [], place);
        }
    });

    it("bears a place that is none", async () => {
        const page = await open(`${inspira}#%`);
        await page.evaluate(() => { location.hash = "no-such-code"; });
        assert.equal((await shown(page)).length, 14);
        assert.deepEqual(page.heard, []);
    });

    it("goes back and forth", async () => {
        const page = await open(inspira);
        await search(page, "credit");
        await page.evaluate(() => { location.hash = "INSUFFICIENT_CREDITS"; });
        await page.waitForFunction(() => document.activeElement.closest('[id=\"inspira/INSUFFICIENT_CREDITS\"]'));
        await page.evaluate(() => { location.hash = "TIMEOUT"; });
        await page.waitForFunction(() => document.activeElement.closest('[id=\"inspira/TIMEOUT\"]'));
        await search(page, "network");
        await page.goBack();
        await page.waitForFunction(() => document.activeElement.closest('[id=\"inspira/INSUFFICIENT_CREDITS\"]'));
        assert.equal(await page.inputValue("[name=q]"), "credit");
        assert.ok((await shown(page)).includes("CREDIT_LIMIT_EXCEEDED"));
        await page.goForward();
        await page.waitForFunction(() => document.activeElement.closest('[id=\"inspira/TIMEOUT\"]'));
        assert.equal(await page.inputValue("[name=q]"), "network");
    });
});

inBrowser("keys", (open) => {
    it("/ goes to the search, and is a letter in it", async () => {
        const page = await open(inspira);
        await page.keyboard.press("/");
        assert.equal(await focused(page), "q");
        await page.keyboard.type("a/b");
        assert.equal(await page.inputValue("[name=q]"), "a/b");
    });

    it("Escape takes away the words, then the filters", async () => {
        const page = await open(`${inspira}?q=key&status=401`);
        await page.focus("[name=q]");
        await page.keyboard.press("Escape");
        assert.equal(await query(page), "?status=401");
        await page.keyboard.press("Escape");
        assert.equal(await query(page), "");
        assert.equal((await shown(page)).length, 14);
    });

    it("Tab and Enter reach and open an entry, and every control on the way shows that it has the focus", async () => {
        const page = await open(inspira);
        for (let tabs = 0; tabs < 20 && await focused(page) !== "INVALID_API_KEY"; tabs++) {
            await page.keyboard.press("Tab");
            const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
            assert.notEqual(outline, "none", await focused(page));
        }
        assert.equal(await focused(page), "INVALID_API_KEY");
        await page.keyboard.press("Enter");
        assert.ok(await page.isVisible(at("INVALID_API_KEY") + " .json >> nth=0"));
        await page.keyboard.press("Enter");
        assert.ok(await page.isHidden(at("INVALID_API_KEY") + " .json >> nth=0"));
    });

    it("Enter in the search opens the best match", async () => {
        const page = await open(inspira);
        await search(page, "api key");
        const [best] = await shown(page);
        await page.press("[name=q]", "Enter");
        assert.equal(await focused(page), best);
        assert.ok(await page.isVisible(`${at(best)} .json >> nth=0`));
        assert.equal(await query(page), "?q=api+key");
        await search(page, "no such code");
        await page.press("[name=q]", "Enter");
        assert.equal(await focused(page), "q");
        await search(page, "");
        await page.press("[name=q]", "Enter");
        assert.equal(await focused(page), "q");
        assert.deepEqual(page.heard, []);
    });

    it("arrows move from the search to the codes, and between them", async () => {
        const page = await open(inspira);
        await search(page, "credit");
        const codes = await shown(page);
        await page.focus("[name=q]");
        const seen = [];
        for (const key of ["ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"]) {
            await page.keyboard.press(key);
            seen.push(await focused(page));
        }
        assert.deepEqual(seen, [codes[0], codes[1], codes[0], "q"]);
        for (let presses = 0; presses < codes.length + 2; presses++) await page.keyboard.press("ArrowDown");
        assert.equal(await focused(page), codes.at(-1));
        await page.keyboard.press("Enter");
        assert.ok(await page.isVisible(`${at(codes.at(-1))} .body`));
    });
});

inBrowser("several contracts", (open) => {
    const all = address(everything);

    it("are on one page, and a filter shows one of them", async () => {
        const page = await open(all);
        assert.equal((await shown(page)).filter((code) => code === "RATE_LIMIT_EXCEEDED").length, 5);
        await page.selectOption("[name=contract]", "inspira");
        assert.equal((await shown(page)).length, 14);
        assert.equal(await query(page), "?contract=inspira");
        await page.goto(`${all}?contract=headshotpro`);
        assert.equal((await shown(page)).filter((code) => code === "RATE_LIMIT_EXCEEDED").length, 1);
        assert.deepEqual(page.heard, []);
    });

    it("share no place: a code alone leads to that of the chosen contract", async () => {
        const open_ = (page) => page.evaluate(() => document.activeElement.closest(".entry")?.id);
        assert.equal(await open_(await open(`${all}#inspira/RATE_LIMIT_EXCEEDED`)), "inspira/RATE_LIMIT_EXCEEDED");
        assert.equal(await open_(await open(`${all}?contract=job-processing#rate-limit-exceeded`)), "job-processing/RATE_LIMIT_EXCEEDED");
        assert.equal(await open_(await open(`${all}#RATE_LIMIT_EXCEEDED`)), "content-publishing/RATE_LIMIT_EXCEEDED");
    });
});

inBrowser("a phone", (open) => {
    it("shows a code without scrolling", async () => {
        for (const url of [inspira, address(everything), address(rich())]) {
            const page = await open(url, { width: 390, height: 664 });
            const { y, height } = await page.locator(".entry:visible >> nth=0").locator("summary").boundingBox();
            assert.ok(y + height < 664, `${url}: the first code ends at ${y + height}`);
        }
    });
});

inBrowser("the theme", (open) => {
    // Chromium can lose the storage of a file that is reloaded right after writing, but not the storage of a site.
    const served = serving(file);
    const ground = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

    it("follows the system until someone chooses, and is remembered", async () => {
        const page = await open(served("127.0.0.1"), { colorScheme: "dark" });
        const dark = await ground(page);
        await page.selectOption(".theme select", "light");
        assert.equal(await ground(page), "rgb(255, 255, 255)");
        await page.reload();
        assert.equal(await ground(page), "rgb(255, 255, 255)");
        assert.equal(await page.inputValue(".theme select"), "light");
        await page.selectOption(".theme select", "");
        await page.reload();
        assert.equal(await ground(page), dark);
        assert.equal(await query(page), "");
    });

    it("is that of the site around the page, if the address says so", async () => {
        const page = await open(`${served("127.0.0.1")}?theme=dark`, { colorScheme: "light" });
        const dark = await ground(page);
        assert.notEqual(dark, "rgb(255, 255, 255)");
        await search(page, "key");
        assert.equal(await query(page), "?q=key&theme=dark");
        await page.reload();
        assert.equal(await ground(page), dark);
        await page.goto(`${served("127.0.0.1")}?theme=light`);
        assert.equal(await ground(page), "rgb(255, 255, 255)");
        await page.goto(`${served("127.0.0.1")}?theme=pink`);
        assert.equal(await ground(page), "rgb(255, 255, 255)");
        assert.deepEqual(page.heard, []);
    });

    it("works where a page may store nothing", async () => {
        const page = await open(inspira);
        await page.addInitScript(() => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied"); } }));
        await page.reload();
        await page.selectOption(".theme select", "dark");
        assert.notEqual(await ground(page), "rgb(255, 255, 255)");
        assert.deepEqual(page.heard, []);
    });
});

inBrowser("copying", (open) => {
    const served = serving(file);

    /** What the keyboard pastes into an empty field. */
    const pasted = async (page) => {
        await search(page, "");
        await page.focus("[name=q]");
        await page.keyboard.press("ControlOrMeta+V");
        return page.inputValue("[name=q]");
    };
    const places = { "a page that browsers trust": "127.0.0.1", "a page that they do not trust": stranger, "a file": undefined };
    for (const [title, host] of Object.entries(places)) {
        it(`works on ${title}`, async () => {
            const url = host ? served(host) : inspira;
            const page = await open(`${url}?status=401`);
            assert.equal(await page.evaluate(() => isSecureContext), host !== stranger);
            await page.click(at("INVALID_API_KEY") + " summary");
            const click = async (name) => {
                await page.click(`${at("INVALID_API_KEY")} [data-copy=${name}]`);
                await page.waitForFunction(() => document.querySelector(".said").textContent.endsWith(": done"));
                assert.equal(await focused(page), "INVALID_API_KEY");
                const text = await pasted(page);
                await page.waitForFunction(() => document.querySelector(".said").textContent === "");
                await search(page, "");
                return text;
            };
            assert.equal(await click("code"), "INVALID_API_KEY");
            assert.equal(await click("link"), `${url}#inspira%2FINVALID_API_KEY`);
            // A single-line field removes line ends.
            assert.equal(JSON.parse(await click("example")).error.code, "INVALID_API_KEY");
            assert.equal(await page.textContent(at("INVALID_API_KEY") + " [data-copy=code]"), "Copy code");
            assert.deepEqual(page.heard, []);
        });
    }

    it("offers no example where there is none", async () => {
        const page = await open(`${inspira}#NETWORK_ERROR`);
        await page.waitForSelector(at("NETWORK_ERROR") + " .copy");
        assert.equal(await page.locator(at("NETWORK_ERROR") + " .copy button").count(), 2);
    });
});
