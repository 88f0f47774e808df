// The snippets of the pages about handling errors, run unchanged: each response that the pages show is retried
// or not, as the contract states, and the three clients wait equally long.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, describe, it } from "node:test";
import { retry } from "@errcat/contracts/resilience";
import { compilers, here, tsc } from "./compile.mjs";
import { contracts } from "./contracts.mjs";
import { pascalCase } from "./names.mjs";
import { generate } from "./projects.mjs";
import { json, serve } from "./server.mjs";

const python = [process.env.PYTHON, "python3", "python"].find((name) => name && spawnSync(name, ["--version"]).status === 0);
const missing = python === undefined && "there is no Python; PYTHON=<path> names one";
if (missing && process.env.CI) {
    throw new Error(missing);
}
if (missing) {
    console.warn(`SKIPPED: the snippets in Python, because ${missing}`);
}

const own = join(here, "../../generated");
const other = join(generate(join(here, "../envelopes")), "..");
const read = (project, path) => readFileSync(join(project, path), "utf8");

/** A contract of another project, whose package is not installed. */
async function contractOf(name) {
    const prefix = pascalCase(name);
    const camel = prefix[0].toLowerCase() + prefix.slice(1);
    const module = await import(pathToFileURL(join(other, "typescript/dist", `${name}.js`)).href);
    return { name, project: other, fetch: module[`${camel}Fetch`], policy: module[`${camel}Policy`] };
}

const all = contracts.map((contract) => ({ ...contract, project: own }));
for (const name of ["google-status", "json-api", "number-codes", "o-data", "problem-details", "retry-formats", "stripe-like"]) {
    all.push(await contractOf(name));
}
const block = (page, language) => page.match(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, "m"))[1];

/** Plays answers to the Python of a page: `send` returns them one by one, and the waits are noted and not waited. */
const HARNESS = `
import json, random, sys, time
source, plays = json.load(sys.stdin)

class Response:
    def __init__(self, status, headers, body):
        self.status_code, self.headers, self.body = status, headers, body
    def json(self):
        return json.loads(self.body)

results = []
for idempotent, answers in plays:
    waits, left = [], [Response(*answer) for answer in answers]
    time.sleep, random.random = waits.append, lambda: 0
    scope = {}
    exec(source, scope)
    send = lambda: left.pop(0) if len(left) > 1 else left[0]
    try:
        result = scope["call"](send, idempotent=idempotent)
    except RuntimeError as error:
        result = str(error)
    results.append([result, waits])
json.dump(results, sys.stdout)
`;

function playPython(source, plays) {
    const { stdout, stderr } = spawnSync(python, ["-c", HARNESS], { input: JSON.stringify([source, plays]), encoding: "utf8" });
    assert.equal(stderr, "");
    return JSON.parse(stdout);
}

/** Plays answers to a client with real requests. */
async function play(call, answers) {
    const server = await serve((_, response, count) => {
        const [status, headers, body] = answers[Math.min(count, answers.length) - 1];
        response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
    });
    waits = [];
    const result = await call(server.url).catch((error) => error.message);
    await server.close();
    return [result, waits];
}

/** The JavaScript of a page as a module; its waits are noted and not waited, and nothing of them is left to chance. */
function load(page) {
    const world = "const setTimeout = globalThis.noteWait;\nconst Math = { max: globalThis.Math.max, min: globalThis.Math.min, random: () => 0 };\n";
    return import(`data:text/javascript,${encodeURIComponent(world + block(page, "javascript"))}`);
}

let waits = [];
globalThis.noteWait = (then, ms) => {
    waits.push(ms);
    then();
};

/** Waits in whole tenths of a second: reading a clock twice takes time. */
const tenths = (seconds) => seconds.map((wait) => Math.round(wait * 10) / 10);

for (const { name, project, fetch: typed, policy } of all) {
    describe(`the snippets of ${name}`, () => {
        const page = read(project, `markdown/portable/${name}/handling.md`);
        const { errors } = JSON.parse(read(project, `data/${name}/errors.json`));
        const ok = [200, {}, JSON.stringify({ done: true })];
        const answer = ({ status, example }) => [status, example.headers, JSON.stringify(example.body)];
        const plays = errors.flatMap((error) => [false, true].map((idempotent) => ({ error, idempotent, answers: [answer(error), ok] })));
        const mayRetry = ({ retry: { when } }, idempotent) => when === "always" || (when === "if_idempotent" && idempotent);

        /** What the generated client does, which tests of its own hold to the contract. */
        const byClient = async ({ idempotent, answers }) => {
            const waits = [];
            const sleep = (ms) => (waits.push(ms / 1000), Promise.resolve());
            const server = await serve((_, response, count) => {
                const [status, headers, body] = answers[Math.min(count, answers.length) - 1];
                json(response, status, JSON.parse(body), headers);
            });
            // By default, the client treats a `GET` as idempotent, and a `POST` as not idempotent.
            const method = idempotent ? "GET" : "POST";
            await retry(() => typed(server.url, { method }), { ...policy, random: () => 0, sleep, maxElapsedMs: Infinity }).catch(() => undefined);
            await server.close();
            return tenths(waits);
        };

        it("in JavaScript retry what the contract says, after the delay that it says", async () => {
            const module = await load(page);
            for (const it of plays) {
                const { error, idempotent, answers } = it;
                const [result, waits] = await play((url) => module.call(() => fetch(url), { idempotent }), answers);
                const again = mayRetry(error, idempotent);
                assert.deepEqual(result, again ? { done: true } : `${error.status} ${error.code}`, error.name);
                assert.deepEqual(tenths(waits.map((ms) => ms / 1000)), await byClient(it), error.name);
                assert.equal(waits.length, again ? 1 : 0);
            }
        });

        it("in JavaScript give up, and take an answer without JSON for final", async () => {
            const module = await load(page);
            const [result] = await play((url) => module.call(() => fetch(url)), [[502, {}, "<h1>Bad gateway</h1>"]]);
            assert.equal(result, "502 undefined");
            for (const error of errors.filter((error) => error.retry.when !== "never")) {
                const answers = [answer(error)];
                const [last, waits] = await play((url) => module.call(() => fetch(url), { idempotent: true }), answers);
                assert.equal(last, `${error.status} ${error.code}`);
                assert.equal(waits.length, error.retry.backoff.attempts - 1, error.name);
                assert.deepEqual(tenths(waits.map((ms) => ms / 1000)), await byClient({ idempotent: true, answers }), error.name);
            }
        });

        it("in Python do the same", { skip: missing }, async () => {
            const source = block(page, "python");
            const results = playPython(source, plays.map(({ idempotent, answers }) => [idempotent, answers]));
            for (const [at, it] of plays.entries()) {
                const { error, idempotent } = it;
                const [result, waits] = results[at];
                assert.deepEqual(result, mayRetry(error, idempotent) ? { done: true } : `${error.status} ${error.code}`, error.name);
                assert.deepEqual(tenths(waits), await byClient(it), error.name);
            }
            const [[result]] = playPython(source, [[false, [[502, {}, "<h1>Bad gateway</h1>"]]]]);
            assert.equal(result, "502 None");
        });
    });
}

describe("a header that says when", () => {
    const source = read(own, "markdown/portable/headshotpro/handling.md");
    const limited = (headers) => [[429, headers, JSON.stringify({ success: false, error: "m", code: "RATE_LIMIT_EXCEEDED" })], [200, {}, "{}"]];
    // Far enough in the future for slow machines.
    const hour = new Date(Math.ceil(Date.now() / 1000 + 3_600) * 1000);
    for (const headers of [{ "X-RateLimit-Reset": hour.toISOString() }, { "Retry-After": hour.toUTCString() }, { "Retry-After": "3600" }]) {
        it(`is understood: ${Object.entries(headers)}`, async () => {
            const module = await load(source);
            const [, [inJavaScript]] = await play((url) => module.call(() => fetch(url)), limited(headers));
            assert.ok(inJavaScript > 3_000_000 && inJavaScript <= 3_601_000, `${inJavaScript} ms`);
            if (!missing) {
                const [[, [inPython]]] = playPython(block(source, "python"), [[false, limited(headers)]]);
                assert.ok(inPython > 3_000 && inPython <= 3_601, `${inPython} s`);
            }
        });
    }
});

describe("the snippets with the generated client", () => {
    const folder = join(here, "snippets");
    before(() => {
        mkdirSync(folder, { recursive: true });
        for (const { name } of contracts) {
            writeFileSync(join(folder, `${name}.ts`), block(read(own, `markdown/portable/${name}/handling.md`), "typescript"));
        }
        const config = { extends: "../tsconfig.base.json", include: ["."] };
        writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    });
    after(() => rmSync(folder, { recursive: true }));
    for (const compiler of compilers) {
        it(`compile with ${compiler}`, () => assert.equal(tsc(compiler, "--noEmit", "-p", "snippets"), ""));
    }
});
