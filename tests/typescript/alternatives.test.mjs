// The alternatives in the size table work: a comparison with a broken program would be unfair to both sides.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inspiraExamples } from "@errcat/contracts/inspira/testing";
import * as effect from "./alternatives/effect.mjs";
import * as smithy from "./alternatives/smithy.mjs";
import * as stainless from "./alternatives/stainless.mjs";
import { failure, json, serve } from "./server.mjs";

const limited = structuredClone(inspiraExamples.RATE_LIMIT_EXCEEDED.body);
limited.error.details.retryAfter = 1;
const styles = {
    effect: { run: effect.run, InvalidApiKey: effect.InvalidApiKey, details: (error) => error.details },
    smithy: { run: smithy.run, InvalidApiKey: smithy.InvalidApiKey, details: (error) => error.details },
    stainless: { run: stainless.run, InvalidApiKey: stainless.AuthenticationError, details: (error) => error.error.details },
};

for (const [style, { run, InvalidApiKey, details }] of Object.entries(styles)) {
    describe(`the ${style} style`, () => {
        it("decodes an answer into an error of its class", async () => {
            const { body } = inspiraExamples.INVALID_API_KEY;
            const error = await failure(run, (_, response) => json(response, 401, body));
            assert.ok(error instanceof InvalidApiKey, String(error));
            assert.equal(details(error).keyFormat, body.error.details.keyFormat);
        });

        it("makes an error of any answer", async () => {
            for (const body of [null, {}, { error: null }, { error: { code: "ADDED_LATER", message: "m" } }]) {
                const error = await failure(run, (_, response) => json(response, 400, body));
                assert.ok(error instanceof Error && !(error instanceof TypeError), String(error));
            }
        });

        it("tries again when Retry-After says so", async () => {
            const server = await serve((_, response, count) => (count === 1 ? json(response, 429, limited, { "retry-after": "1" }) : json(response, 200, {})));
            const response = await run(server.url, { method: "POST" });
            await server.close();
            assert.equal(response.status, 200);
            assert.equal(server.seen.length, 2);
            const gap = server.seen[1].at - server.seen[0].at;
            assert.ok(gap >= 990 && gap < 5000, String(gap));
        });

        it("gives up at once when another attempt cannot help", async () => {
            const server = await serve((_, response) => json(response, 402, inspiraExamples.INSUFFICIENT_CREDITS.body));
            await assert.rejects(run(server.url));
            await server.close();
            assert.equal(server.seen.length, 1);
        });
    });
}
