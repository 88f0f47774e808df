// The recipes of the package, as its page shows them: each compiles, and runs with the real library.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
import { pathToFileURL } from "node:url";
import { after, describe, it } from "node:test";
import * as Sentry from "@sentry/browser";
import { faceRecognitionFetch, FaceRecognitionError, isFaceRecognitionError } from "@errcat/contracts/face-recognition";
import { faceRecognitionErrorResponse, faceRecognitionExamples } from "@errcat/contracts/face-recognition/testing";
import axios from "axios";
import { transformSync } from "esbuild";
import { JSDOM } from "jsdom";
import { setupServer } from "msw/node";
import { pino } from "pino";
import { lastValueFrom } from "rxjs";
import { angular } from "./angular.mjs";
import { compilers, here, tsc } from "./compile.mjs";
import { json, serve } from "./server.mjs";

const page = readFileSync(join(here, "../../generated/typescript/RECIPES.md"), "utf8");
const blocks = [...page.matchAll(/^## (.*)$[^#]*?^```ts\n([^]*?)^```$/gm)].map(([, title, code]) => [title, code]);
const folder = join(here, "recipes");
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
after(() => rmSync(folder, { recursive: true }));
const options = { declaration: false, isolatedDeclarations: false, skipLibCheck: true, types: ["node"] };
writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ extends: "../tsconfig.base.json", compilerOptions: options, include: ["*.ts"] }));

const recipes = {};
for (const [title, code] of blocks) {
    const path = join(folder, title.replaceAll(" ", ""));
    writeFileSync(`${path}.ts`, code);
    writeFileSync(`${path}.mjs`, transformSync(code, { loader: "ts" }).code);
    recipes[title] = await import(pathToFileURL(`${path}.mjs`));
}

const rejected = (promise) => promise.then(() => assert.fail("the request succeeded"), (error) => error);
const { body } = faceRecognitionExamples.VALIDATION_ERROR;
const busy = faceRecognitionExamples.RATE_LIMIT_EXCEEDED;
/** Answers first with an error that may be sent again at once, then with `done`. */
const recovering = (_, response, count) =>
    count === 1 ? json(response, 429, { ...busy.body, meta: { ...busy.body.meta, retry_after: 0 } }, { "Retry-After": "0" }) : json(response, 200, { done: true });

/** The requests that a server with this handler gets from a client, and the result of the client. */
async function play(handler, client) {
    const server = await serve(handler);
    try {
        const result = await client(server.url).catch((error) => error);
        return { result, requests: server.seen.length };
    } finally {
        await server.close();
    }
}

const invalid = (_, response) => json(response, 400, body);
const reset = (request) => request.socket.resetAndDestroy();

describe("the page", () => {
    it("has a recipe for each library", () => {
        assert.deepEqual(Object.keys(recipes), ["axios", "Angular", "ky", "TanStack Query", "SWR", "RxJS", "Sentry", "msw", "pino"]);
    });
    for (const compiler of compilers) {
        it(`compiles with ${compiler}`, () => assert.equal(tsc(compiler, "--noEmit", "-p", "recipes"), ""));
    }
});

describe("the interceptor", () => {
    const request = angular(recipes.Angular.faceRecognitionErrors);
    for (const [name, get] of Object.entries({ axios: (url, init) => recipes.axios.api.get(url, init), Angular: (url, init) => request("GET", url, init) })) {
        it(`of ${name} throws errors of the contract`, async () => {
            const { result } = await play(invalid, get);
            assert.ok(isFaceRecognitionError(result, "VALIDATION_ERROR"));
            const down = (await play(reset, get)).result;
            assert.deepEqual([down.code, down.idempotent], ["NETWORK_ERROR", true]);
            assert.equal((await play(() => {}, (url) => get(url, { timeout: 30 }))).result.code, "TIMEOUT");
            const done = (await play((_, response) => json(response, 200, { done: true }), get)).result;
            assert.deepEqual(name === "axios" ? done.data : done, { done: true });
        });
    }

    it("of axios throws an abort again", async () => {
        const controller = new AbortController();
        const { result } = await play(() => controller.abort(), (url) => recipes.axios.api.get(url, { signal: controller.signal }));
        assert.ok(axios.isCancel(result));
    });
});

describe("retries", () => {
    const { queryClient, query } = recipes["TanStack Query"];
    for (const [name, load] of Object.entries({
        ky: recipes.ky.load,
        "TanStack Query": (url) => queryClient.fetchQuery(query(url)),
        RxJS: (url) => lastValueFrom(recipes.RxJS.load(url)).then((response) => response.json()),
        SWR: swr,
    })) {
        it(`of ${name} are those of the policy`, async () => {
            assert.deepEqual(await play(recovering, load), { result: { done: true }, requests: 2 });
            const { result, requests } = await play(invalid, load);
            assert.ok(isFaceRecognitionError(result, "VALIDATION_ERROR"));
            assert.equal(requests, 1);
        });
    }
});

/** What a component with `useSWR` shows in the end. */
async function swr(url) {
    const { window } = new JSDOM("<main></main>");
    Object.assign(globalThis, { window, document: window.document });
    globalThis.navigator ??= window.navigator;
    const { createElement } = await import("react");
    const { createRoot } = await import("react-dom/client");
    const { default: useSWR, SWRConfig } = await import("swr");
    const root = createRoot(window.document.querySelector("main"));
    const shown = new Promise((resolve, reject) => {
        const Page = () => {
            const { data, error } = useSWR(url);
            if (data) {
                resolve(data);
            } else if (error?.code === "VALIDATION_ERROR") {
                reject(error);
            }
            return null;
        };
        root.render(createElement(SWRConfig, { value: recipes.SWR.swrOptions }, createElement(Page)));
    });
    await shown.finally(() => root.unmount());
    return shown;
}

describe("reports", () => {
    const error = new FaceRecognitionError("NETWORK_ERROR", "m");

    it("to Sentry are grouped by contract and code", async () => {
        const sent = [];
        const transport = () => ({ send: (envelope) => Promise.resolve(sent.push(envelope)), flush: () => Promise.resolve(true) });
        Sentry.init({ dsn: "https://key@sentry.test/1", defaultIntegrations: false, transport, beforeSend: recipes.Sentry.beforeSend });
        Sentry.captureException(error);
        Sentry.captureException(new Error("other"));
        await Sentry.flush();
        await Sentry.close();
        const [own, other] = sent.map(([, [[, event]]]) => event);
        assert.deepEqual(own.fingerprint, ["@errcat/contracts/face-recognition@1", "NETWORK_ERROR"]);
        assert.equal(own.contexts[error.contract]["error.type"], "NETWORK_ERROR");
        assert.equal(other.fingerprint, undefined);
    });

    it("to pino have the fields of the log", () => {
        const lines = [];
        const log = pino({ serializers: recipes.pino.serializers }, new Writable({ write: (line, _, done) => (lines.push(JSON.parse(line)), done()) }));
        log.error({ err: error });
        log.error({ err: new Error("other") });
        assert.deepEqual([lines[0].err.type, lines[0].err["error.type"], lines[0].err.response], ["NetworkError", "NETWORK_ERROR", undefined]);
        assert.equal(lines[1].err.message, "other");
    });
});

describe("the mocks of msw", () => {
    it("answer as the API does", async () => {
        const server = setupServer(...recipes.msw.handlers);
        server.listen();
        const url = "https://api.example.com/things";
        const error = await rejected(faceRecognitionFetch(url, { method: "POST" }));
        const down = await rejected(faceRecognitionFetch(url));
        server.close();
        assert.deepEqual(error.body, await faceRecognitionErrorResponse("VALIDATION_ERROR").json());
        assert.ok(isFaceRecognitionError(down, "NETWORK_ERROR"));
    });
});
