// Errors of another copy, another version and another contract: no helper throws, and none takes them for its own.
import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, it } from "node:test";
import { contentPublishingErrorFromJSON, contentPublishingPolicy, isContentPublishingError, parseContentPublishingError } from "@errcat/contracts/content-publishing";
import { contentPublishingExamples } from "@errcat/contracts/content-publishing/testing";
import { contracts } from "./contracts.mjs";
import { inspiraPolicy, isInspiraError, isOutage, isRetryable, logFields, parseInspiraError, remedy, retryAfterMs, userMessage } from "@errcat/contracts/inspira";
import { inspiraExamples } from "@errcat/contracts/inspira/testing";
import { retry } from "@errcat/contracts/resilience";
import { generate, shop } from "./projects.mjs";

const load = async (folder) => import(pathToFileURL(join(generate(folder), "dist/shop.js")).href);
const later = {
    NEW: { status: 503, description: "New.", message: "New", remedy: "Wait.", user_message: "It is new.", retry: "always", details: { why: "string" } },
    LONGER: { status: 400, description: "Longer.", message: "Longer", details: { added: "string", old: "string" } },
};
const [older, newer, vendor, next] = await Promise.all([
    load(shop("@x/errors", "1.0.0", { LONGER: { ...later.LONGER, details: { old: "string" }, user_message: "Old {old}", remedy: { text: "See.", link: "https://x.test/{old}" } } })),
    load(shop("@x/errors", "1.1.0", later)),
    load(shop("@y/errors", "1.0.0", {})),
    load(shop("@x/errors", "2.0.0", {})),
]);

/** Calls every helper of a module; none may throw. */
const use = (module, error) =>
    Object.fromEntries(["isRetryable", "retryAfterMs", "isOutage", "remedy", "userMessage", "logFields", "shopErrorFromJSON"].map((name) => [name, module[name](error)]));

describe("an error of a newer copy", () => {
    const error = newer.parseShopError({ code: "NEW", message: "New", details: { why: "x" } }, { status: 503 });

    it("is known, and judged by its status if its code is not", () => {
        assert.ok(older.isShopError(error) && error instanceof older.ShopError);
        assert.equal(older.isRetryable(error), false);
        assert.equal(older.isRetryable(error, { idempotent: true }), true);
        assert.equal(older.isOutage(error), true);
        assert.equal(older.remedy(error), undefined);
        assert.equal(older.userMessage(error), "Something went wrong.");
        assert.deepEqual(older.logFields(error), { "error.type": "NEW", "error.category": "a", "http.response.status_code": 503 });
    });

    it("comes out of retries unchanged", async () => {
        const thrown = await retry(() => Promise.reject(error), { ...older.shopPolicy, sleep: () => Promise.resolve() }).catch((error) => error);
        assert.equal(thrown, error);
    });

    it("is restored with its code, its status and its message", () => {
        const restored = older.shopErrorFromJSON(JSON.parse(JSON.stringify(error)));
        assert.deepEqual([restored.code, restored.wireCode, restored.status, restored.message], ["UNRECOGNIZED_ERROR", "NEW", 503, "New"]);
        assert.equal(newer.shopErrorFromJSON(JSON.parse(JSON.stringify(restored))).wireCode, "NEW");
    });

    it("does not break texts that need other details", () => {
        const error = newer.parseShopError({ code: "LONGER", message: "m", details: { added: "x", old: "y" } });
        error.details.old = undefined;
        assert.equal(older.userMessage(error), "Old old");
        assert.equal(older.userMessage(error, { default: "?", LONGER: ({ details }) => details.old.trim() }), "?");
        assert.deepEqual([older.remedy(error).text, older.remedy(error).link], ["See.", undefined]);
    });
});

describe("an error of another package, or of another major version", () => {
    for (const [name, module] of [["another package", vendor], ["another major version", next]]) {
        it(`is told apart: ${name}`, () => {
            const error = module.parseShopError({ code: "DOWN", message: "Down" }, { status: 503, method: "GET" });
            assert.equal(older.isShopError(error), false);
            assert.equal(error instanceof older.ShopError, false);
            assert.equal(older.shopErrorFromJSON(error.toJSON()), undefined);
            const { isRetryable, isOutage, userMessage } = use(older, error);
            assert.deepEqual([isRetryable, isOutage, userMessage], [true, true, "Something went wrong."]);
        });
    }
});

describe("an error of another contract", () => {
    it("harms no helper, whichever it is", () => {
        for (const { module, examples, parse, name } of contracts.filter(({ name }) => name !== "inspira")) {
            for (const [code, { body, status }] of Object.entries(examples)) {
                const error = parse(body, { status, method: "GET" });
                assert.ok(!isInspiraError(error), `${name} ${code}`);
                assert.equal(isRetryable(error), module.isRetryable(error));
                assert.equal(isOutage(error), module.isOutage(error));
                assert.equal(retryAfterMs(error) === undefined, module.retryAfterMs(error) === undefined);
                assert.deepEqual(remedy(error), undefined);
                assert.equal(typeof userMessage(error), "string");
                assert.equal(logFields(error)["error.type"], error.code);
            }
        }
    });

    it("is retried by the policy of its own contract", async () => {
        const attempts = async (policy, error, options) => {
            const delays = [];
            await retry(() => Promise.reject(error), { ...policy, ...options, random: () => 0, sleep: (ms) => Promise.resolve(delays.push(ms)) }).catch(() => undefined);
            return delays;
        };
        const error = parseContentPublishingError(contentPublishingExamples.INTERNAL_ERROR.body, { status: 500, method: "GET" });
        const expected = await attempts(contentPublishingPolicy, error);
        assert.equal(expected.length, 3);
        assert.deepEqual(await attempts(inspiraPolicy, error), expected);
        const ours = parseInspiraError(inspiraExamples.SERVICE_UNAVAILABLE.body);
        assert.equal((await attempts(inspiraPolicy, ours, { maxAttempts: 7 })).length, 6);
    });

    it("is not restored from JSON", () => {
        const error = parseInspiraError(inspiraExamples.INSUFFICIENT_CREDITS.body);
        assert.equal(contentPublishingErrorFromJSON(JSON.parse(JSON.stringify(error))), undefined);
        assert.ok(!isContentPublishingError(error));
    });
});
