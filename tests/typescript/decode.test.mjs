// Decoding of bodies: those of the pages, those of the fixtures, and those that no contract describes.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { contracts } from "./contracts.mjs";
import { failure, json } from "./server.mjs";

/** Where each contract has its code. */
const codeOf = (body) => body.error?.code ?? body.code;

for (const contract of contracts) {
    describe(contract.name, () => {
        for (const [file, body] of contract.bodies()) {
            it(`decodes the page's ${file}`, async () => {
                const code = codeOf(body);
                const { status } = contract.examples[code];
                const error = await failure(contract.fetch, (_, response) => json(response, status, body));
                assert.equal(error.code, code);
                assert.equal(error.wireCode, code);
                assert.equal(error.status, status);
                assert.equal(error.message, body.error?.message ?? body.error);
                assert.deepEqual(error.details, body.error?.details);
                assert.equal(error.field, body.error?.field);
                assert.equal(error.requestId, body.requestId ?? body.request_id ?? body.meta?.request_id);
                assert.equal(error.timestamp, body.timestamp ?? body.meta?.timestamp);
                assert.deepEqual(error.body, body);
            });
        }

        for (const [code, { status, headers, body }] of Object.entries(contract.examples)) {
            it(`decodes the example of ${code}`, async () => {
                const error = await failure(contract.fetch, (_, response) => json(response, status, body, headers));
                assert.equal(error.code, code);
                assert.equal(error.response.status, status);
                assert.ok(contract.isBody(body));
                assert.equal(contract.fromJSON(JSON.parse(JSON.stringify(error))).code, code);
            });
        }

        for (const [name, { status, body }] of Object.entries(contract.conditions)) {
            it(`decodes the situation ${name}`, async () => {
                const error = await failure(contract.fetch, (_, response) => json(response, status, body));
                assert.equal(error.code, codeOf(body));
            });
        }

        it("keeps a code that was added later", async () => {
            const [{ body }] = Object.values(contract.examples);
            const later = JSON.parse(JSON.stringify(body).replace(`"${codeOf(body)}"`, '"ADDED_LATER"'));
            const error = await failure(contract.fetch, (_, response) => json(response, 409, later));
            assert.equal(error.code, "UNRECOGNIZED_ERROR");
            assert.equal(error.wireCode, "ADDED_LATER");
            assert.equal(error.status, 409);
            assert.equal(error.message, later.error.message ?? later.error);
        });

        it("trusts no code that it should not", async () => {
            for (const code of ["constructor", "toString", "__proto__", "hasOwnProperty", "NETWORK_ERROR", "UNRECOGNIZED_ERROR", ""]) {
                const [{ body }] = Object.values(contract.examples);
                const forged = JSON.parse(JSON.stringify(body).replace(`"${codeOf(body)}"`, JSON.stringify(code)));
                const error = await failure(contract.fetch, (_, response) => json(response, 400, forged));
                assert.equal(error.code, "UNRECOGNIZED_ERROR");
                assert.equal(error.wireCode, code);
                assert.equal(contract.module.isRetryable(error, { idempotent: true }), false);
                assert.equal(contract.module.userMessage(error), contract.messages.default);
            }
        });

        it("survives what is no body of the contract", async () => {
            for (const text of ["<html><h1>502 Bad Gateway</h1></html>", "", '{"success":fal', "null", "[]", '"x"', "1", '{"error":7}', '{"error":{"code":{}}}']) {
                const error = await failure(contract.fetch, (_, response) => response.writeHead(502, { "content-type": "text/html" }).end(text));
                assert.equal(error.code, "UNRECOGNIZED_ERROR", text);
                assert.equal(error.status, 502);
                assert.equal(error.wireCode, undefined);
                assert.match(error.message, /\(HTTP 502\)$/);
                assert.ok(contract.module.isOutage(error));
            }
        });

        it("survives a connection that is cut in the middle of the body", async () => {
            const error = await failure(contract.fetch, (_, response) => {
                response.writeHead(503, { "content-length": "1000" });
                response.write('{"success":false,', () => response.destroy());
            });
            assert.equal(error.code, "UNRECOGNIZED_ERROR");
            assert.equal(error.status, 503);
            assert.ok(error.cause instanceof Error);
        });

        it("survives a connection that is reset, and one that is refused", async () => {
            const reset = await failure(contract.fetch, (request) => request.socket.resetAndDestroy());
            assert.equal(reset.code, "NETWORK_ERROR");
            const refused = await contract.fetch("http://127.0.0.1:1/").catch((error) => error);
            assert.equal(refused.code, "NETWORK_ERROR");
            assert.ok(refused.cause instanceof TypeError);
        });

        it("tells a timeout from the caller's own abort, before the answer and within it", async () => {
            const hang = await failure(contract.fetch, () => {}, { signal: AbortSignal.timeout(30) });
            assert.equal(hang.code, "TIMEOUT");
            const half = await failure(contract.fetch, (_, response) => response.writeHead(500).write("{"), { signal: AbortSignal.timeout(80) });
            assert.equal(half.code, "TIMEOUT");
            const reason = new Error("the user left");
            const controller = new AbortController();
            const left = await failure(contract.fetch, () => controller.abort(reason), { signal: controller.signal });
            assert.equal(left, reason);
        });

        it("throws a malformed URL as it is", async () => {
            const error = await contract.fetch("http://[").catch((error) => error);
            assert.ok(error instanceof TypeError && !contract.is(error));
        });
    });
}
