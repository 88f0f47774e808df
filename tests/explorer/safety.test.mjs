// Catalog text is only text: a browser shows it as written, and runs none of it.
import assert from "node:assert/strict";
import { it } from "node:test";
import { inBrowser, search, shown } from "./browser.mjs";
import { address, hostile, hostileTexts, literal } from "./projects.mjs";

const words = (text) => text.split(/\s+/).filter(Boolean).join(" ");

/** What the entries of a page show, and of what it consists. */
const read = (page) => page.evaluate(() => [...document.querySelectorAll(".entry[data-status]")].map((entry) => {
    entry.querySelector("details").open = true;
    const texts = (selector) => [...entry.querySelectorAll(selector)].map((element) => element.textContent);
    return {
        whole: texts(".title, h5"),
        prose: texts(".brief, .body > ul > li, td:last-child"),
        user: texts("blockquote"),
        message: texts("dd:first-of-type code"),
        bodies: texts(".json"),
        links: [...entry.querySelectorAll("a")].map(({ protocol, hash }) => hash || protocol),
        elements: [...new Set([...entry.querySelectorAll("*")].map(({ localName }) => localName))],
    };
}));

const KNOWN = ["details", "summary", "h3", "h4", "h5", "span", "div", "p", "dl", "dt", "dd", "ul", "li", "pre", "code", "a", "table", "thead", "tbody", "tr", "th", "td", "blockquote", "button"];
/** The elements of Markdown that no other part of an entry has. */
const MARKDOWN = ["em", "strong", "br", "hr", "ol", "h6"];

async function runsNothing(page, entries, known) {
    entries.forEach((entry, at) => {
        const text = hostileTexts[at];
        assert.ok(entry.links.every((link) => ["http:", "https:", "mailto:"].includes(link)), `${text}: ${entry.links}`);
        assert.deepEqual(entry.elements.filter((name) => !known.includes(name)), [], text);
    });
    await search(page, "<script>alert(1)</script>");
    assert.ok((await shown(page)).length > 0);
    await page.evaluate(() => { location.hash = "<img src=x onerror=alert(1)>"; });
    assert.deepEqual(page.heard, []);
    assert.equal(await page.evaluate(() => document.scripts.length + document.images.length), 1);
}

inBrowser("hostile texts", (open) => {
    it("show as themselves, and run nothing", async () => {
        const page = await open(address(hostile(literal)));
        const entries = await read(page);
        assert.equal(entries.length, hostileTexts.length);
        entries.forEach((entry, at) => {
            const text = hostileTexts[at];
            for (const seen of entry.whole) assert.equal(words(seen), words(text));
            assert.equal(words(entry.user[0]), words(text));
            assert.equal(words(entry.message[0]), words(text));
            for (const body of entry.bodies) assert.equal(JSON.parse(body).details.odd, words(text));
            const seen = entry.prose.filter((seen) => words(seen).includes(words(text).replace(/\.$/, "")));
            assert.ok(seen.length >= 3, `${text}: ${JSON.stringify(entry.prose)}`);
        });
        await runsNothing(page, entries, KNOWN);
    });

    it("run nothing as Markdown", async () => {
        const page = await open(address(hostile((text) => text)));
        await runsNothing(page, await read(page), [...KNOWN, ...MARKDOWN]);
    });
});
