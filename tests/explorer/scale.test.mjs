// A page of two thousand codes works. The times are printed, but not asserted.
import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { it } from "node:test";
import { inBrowser, search, shown } from "./browser.mjs";
import { address, many } from "./projects.mjs";

inBrowser("two thousand codes", (open) => {
    it("are searched and filtered", async (test) => {
        const { file, errors } = many(2_000);
        const start = performance.now();
        const page = await open(address(file));
        test.diagnostic(`${Math.round(statSync(file).size / 1_000)} kB, there after ${Math.round(performance.now() - start)} ms`);

        /** Sets a control as a hand does, and waits for what is painted then. */
        const set = async (name, value) => {
            const [script, paint] = await page.evaluate(async ([name, value]) => {
                const control = document.querySelector(`[name=${name}]`);
                control.value = value;
                const start = performance.now();
                control.dispatchEvent(new Event("input", { bubbles: true }));
                const done = performance.now();
                await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
                return [done - start, performance.now() - start];
            }, [name, value]);
            test.diagnostic(`${name}=${value}: ${Math.round(script)} ms, painted after ${Math.round(paint)} ms`);
            return page.textContent(".count");
        };
        const expect = (is) => `${errors.filter(is).length} of 2000 codes`;

        const words = "fault of code 1234";
        for (let length = 1; length <= words.length; length += 3) {
            await set("q", words.slice(0, length));
        }
        assert.equal(await set("q", "code 1234"), expect(({ code }) => code.includes("1234")));
        assert.equal((await shown(page))[0], "CODE_1234");
        assert.equal(await set("q", "code 12"), expect(({ code, status }) => code.includes("12") || status === 412));
        assert.equal((await shown(page))[0], "CODE_12");
        assert.equal(await set("q", "nothing at all"), expect(() => false));
        assert.equal(await set("q", ""), "2000 codes");
        assert.deepEqual(await shown(page), [...Array(10).keys()].flatMap((group) => errors.filter(({ category }) => category === `group_${group}`).map(({ code }) => code)));
        assert.equal(await set("status", "407"), expect(({ status }) => status === 407));
        assert.equal(await set("status", ""), "2000 codes");
        assert.equal(await set("category", "api/group-3"), expect(({ category }) => category === "group_3"));
        assert.equal(await set("retry", "if-idempotent"), expect(({ category, retry }) => category === "group_3" && retry === "if_idempotent"));
        await set("category", "");
        await set("retry", "");
        const before = performance.now();
        await page.evaluate(() => { location.hash = "CODE_1999"; });
        await page.waitForFunction(() => document.activeElement.closest('[id="api/CODE_1999"]'));
        test.diagnostic(`a link to an entry: ${Math.round(performance.now() - before)} ms`);
        await search(page, "1999");
        assert.deepEqual(await shown(page), ["CODE_1999"]);
        assert.deepEqual(page.heard, []);
    });
});
