// The samples of the pages, run unchanged in each language: each response is retried or not, as the contract states and
// as the generated client does, after the same delays.
import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, describe, it } from "node:test";
import { retry } from "@errcat/contracts/resilience";
import { compilers, here, temporary, tsc } from "./compile.mjs";
import { contracts } from "./contracts.mjs";
import { pascalCase } from "./names.mjs";
import { generate } from "./projects.mjs";
import { block, missing, play } from "./samples.mjs";
import { json, serve } from "./server.mjs";

const LANGUAGES = ["curl", "go", "javascript", "python", "typescript"];

/** Names that could end a string or a comment of some language, and an error with a status of successes. */
const ODD = {
    errcat: 1,
    title: "Odd",
    version: "1.0.0",
    retry: { statuses: { "5xx": "if_idempotent" }, backoff: { initial: "200ms", factor: 1.5, max: "10m", attempts: 4 } },
    envelope: { "it's `$(x)` {{y}} #{z} \\": [{ code: "$code", message: "$message", "details?": "$details" }] },
    errors: {
        THROTTLED: {
            status: 200,
            description: "Sent with the status of successes.",
            message: "Throttled",
            details: { '"wait\' `': { type: "integer", unit: "seconds", example: 7 }, "secret?": { type: "string", sensitive: true, example: "s" } },
            retry: { when: "if_idempotent", after: '"wait\' `' },
        },
        REFUSED: { status: 200, description: "Refused.", message: "Refused", retry: "never" },
        BROKEN: { status: 503, description: "Not repeated, against the rule of its status.", message: "Broken", retry: "never" },
        SLOW: { description: "Has no status.", message: "Slow", retry: { when: "always", after: { header: "X-Slow", format: "seconds", default: "0s" } } },
    },
};

/** The contracts of this repository with samples in every language. */
function project() {
    const folder = temporary();
    cpSync(join(here, "../../catalog"), join(folder, "catalog"), { recursive: true });
    cpSync(join(here, "../envelopes/catalog"), join(folder, "catalog"), { recursive: true });
    writeFileSync(join(folder, "catalog/odd.yaml"), JSON.stringify(ODD));
    const targets = { markdown: [{ flavour: "portable", samples: LANGUAGES }], typescript: { package: "@errcat/samples" }, data: {} };
    writeFileSync(join(folder, "errcat.yaml"), JSON.stringify({ targets, rules: { level: "minimal", "status-out-of-range": "allow" } }));
    return join(generate(folder), "..");
}

const output = project();
const read = (path) => readFileSync(join(output, path), "utf8");
const names = readdirSync(join(output, "data")).filter((name) => !name.includes("."));

async function clientOf(name) {
    const prefix = pascalCase(name);
    const camel = prefix[0].toLowerCase() + prefix.slice(1);
    const module = await import(pathToFileURL(join(output, "typescript/dist", `${name}.js`)).href);
    return { fetch: module[`${camel}Fetch`], policy: module[`${camel}Policy`] };
}

const OK = [200, {}, JSON.stringify({ done: true })];
const answer = ({ status = 500, example }) => [status, example.headers, JSON.stringify(example.body)];
const mayRetry = ({ retry: { when } = {} }, idempotent) => when === "always" || (when === "if_idempotent" && idempotent);
/** Waits in whole tenths of a second: reading a clock twice takes time. */
const tenths = (seconds) => seconds.map((wait) => Math.round(wait * 10) / 10);

/** Some plays of curl, which runs five programs for each; all plays of other languages. */
const sampled = (language, nth) => (_, at) => language !== "curl" || at % nth === 0;

/** What the generated client does, which tests of its own hold to the contract. */
async function byClient({ fetch: typed, policy }, { idempotent, answers }) {
    const waits = [];
    const sleep = (ms) => (waits.push(ms / 1000), Promise.resolve());
    const server = await serve((_, response, count) => {
        const [status, headers, body] = answers[Math.min(count, answers.length) - 1];
        response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
    });
    // By default, the client treats a `GET` as idempotent, and a `POST` as not idempotent.
    const method = idempotent ? "GET" : "POST";
    const options = { ...policy, random: () => 0, sleep, maxElapsedMs: Infinity };
    const isDone = await retry(() => typed(server.url, { method }), options).then(() => true, () => false);
    await server.close();
    return [isDone, tenths(waits)];
}

/** Each error of a contract, then a success; each that stays; and responses that no code decides. */
function playsOf(errors) {
    const both = (play) => [false, true].map((idempotent) => ({ ...play, idempotent }));
    const known = errors.flatMap((error) => both({ error, answers: [answer(error), OK] }));
    const lasting = errors.filter((error) => mayRetry(error, true));
    const stays = lasting.map((error) => ({ error, idempotent: true, answers: [answer(error)] }));
    const html = (status, headers) => both({ answers: [[status, headers, "<h1>Not from the service</h1>"], OK] });
    const statuses = [400, 404, 408, 425, 429, 500, 501, 502, 503, 504].flatMap((status) => html(status, {}));
    // A client that does not understand the date sends the request again after a short delay.
    const hour = new Date(Math.ceil(Date.now() / 1_000) * 1_000 + 3_600_000);
    const delays = ["3", "-5", "119", "121", hour.toUTCString()].flatMap((delay) => html(503, { "Retry-After": delay }));
    const dates = errors.flatMap((error) => {
        const { header } = error.retry?.after?.find(({ format }) => format === "date_time") ?? {};
        const [status, , body] = answer(error);
        const forms = header ? [hour.toISOString(), hour.toISOString().replace(".000Z", "+00:00")] : [];
        return forms.flatMap((form) => both({ answers: [[status, { [header]: form }, body], OK] }));
    });
    const unknown = [...statuses, ...delays, ...dates];
    return [...known, ...stays, ...unknown];
}

describe("the samples of a contract without retries", () => {
    it("are left out", () => assert.ok(!read("markdown/portable/json-api/handling.md").includes("## Without a client")));
});

for (const name of names) {
    const page = read(`markdown/portable/${name}/handling.md`);
    if (!page.includes("## Without a client")) {
        continue;
    }
    describe(`the samples of ${name} on the page about handling errors`, () => {
        const { errors } = JSON.parse(read(`data/${name}/errors.json`));
        const plays = playsOf(errors);
        let expected;
        before(async () => {
            const client = await clientOf(name);
            expected = [];
            for (const play of plays) {
                expected.push(await byClient(client, play));
            }
        });
        for (const language of LANGUAGES) {
            it(`do in ${language} what the client does`, { skip: missing[language] }, async () => {
                const source = block(page, language);
                const some = plays.map((play, at) => ({ ...play, expected: expected[at], source })).filter(sampled(language, 3));
                const results = await play(language, some);
                for (const [at, { error, answers, idempotent, expected }] of some.entries()) {
                    const [{ body, error: message }, waits] = results[at];
                    const what = `${error?.name ?? JSON.stringify(answers)}, ${idempotent}`;
                    const [isDone, waited] = expected;
                    assert.deepEqual(tenths(waits), waited, what);
                    const code = error?.code ?? ".*";
                    if (isDone) {
                        assert.deepEqual(body, { done: true }, what);
                    } else {
                        assert.match(message, new RegExp(`^${answers[0][0]} ${code}$`), what);
                    }
                    if (error?.retry) {
                        assert.equal(waits.length > 0, mayRetry(error, idempotent), what);
                    }
                }
            });
        }
    });
}

describe("the samples on the page of a code", () => {
    /** The names of the sensitive params and members. */
    const secretsOf = (part) => (Object(part) !== part ? [] : [...(part.sensitive ? [part.name] : []), ...Object.values(part).flatMap(secretsOf)]);
    const holds = (value, names) => Object(value) === value && Object.entries(value).some(([key, part]) => names.has(key) || holds(part, names));
    const pages = names.flatMap((name) => {
        const data = JSON.parse(read(`data/${name}/errors.json`));
        const { errors } = data;
        const secrets = new Set(secretsOf(data));
        const page = ({ slug }) => read(`markdown/portable/${name}/codes/${slug}.md`);
        return errors.map((error) => ({ name, secrets, error, others: errors.filter((other) => other !== error), page: page(error) }));
    }).filter(({ page }) => page.includes("\n### Go\n"));
    const plays = pages.flatMap(({ name, secrets, error, others, page }) => [
        { name, page, secrets, error, idempotent: true, answers: [answer(error), OK] },
        { name, page, secrets, error, idempotent: false, answers: [answer(error), OK] },
        { name, page, secrets, error, idempotent: true, answers: [answer(error)] },
        ...others.slice(0, 1).map((other) => ({ name, page, other, idempotent: true, answers: [answer(other)] })),
    ]);
    let expected;
    before(async () => {
        expected = [];
        for (const play of plays) {
            // A page shows no retry that the contract does not state, where the client goes by the status.
            expected.push(play.error?.retry ? await byClient(await clientOf(play.name), play) : [false, []]);
        }
    });
    /** The members of these names, wherever they are. */
    const within = (body, name) => (Object(body) !== body ? undefined : body[name] ?? Object.values(body).map((part) => within(part, name)).find((found) => found !== undefined));
    for (const language of LANGUAGES) {
        it(`handle this code in ${language}`, { skip: missing[language] }, async () => {
            assert.ok(pages.length > 70);
            const some = plays.map((play, at) => ({ ...play, expected: expected[at], source: block(play.page, language) })).filter(sampled(language, 9));
            const results = await play(language, some);
            for (const [at, { name, secrets, error, other, expected }] of some.entries()) {
                const [{ body, values }, waits] = results[at];
                const what = `${name} ${(error ?? other).name}`;
                if (other) {
                    assert.deepEqual(body, other.example.body, what);
                    assert.deepEqual(waits, []);
                    continue;
                }
                const [isDone, waited] = expected;
                assert.deepEqual(tenths(waits), waited, what);
                if (isDone) {
                    assert.deepEqual(body, { done: true }, what);
                    continue;
                }
                for (const { name } of error.details ?? []) {
                    const sent = within(error.example.body, name);
                    assert.deepEqual(values[name] ?? undefined, secrets.has(name) || holds(sent, secrets) ? undefined : sent, `${what}: ${name}`);
                }
            }
        });
    }
});

describe("the samples in TypeScript", () => {
    const folder = join(here, "snippets");
    before(() => {
        mkdirSync(folder, { recursive: true });
        for (const { name } of contracts) {
            const page = readFileSync(join(here, "../../generated/markdown/portable", name, "handling.md"), "utf8");
            writeFileSync(join(folder, `${name}.ts`), block(page, "typescript"));
        }
        for (const name of ["inspira", "odd", "retry-formats"]) {
            const pages = ["handling.md", ...readdirSync(join(output, `markdown/portable/${name}/codes`)).map((file) => `codes/${file}`)];
            for (const path of pages) {
                const page = read(`markdown/portable/${name}/${path}`);
                writeFileSync(join(folder, `${name}-${path.replaceAll(/\W/g, "-")}.ts`), block(page, "typescript"));
            }
        }
        const config = { extends: "../tsconfig.base.json", compilerOptions: { isolatedDeclarations: false }, include: ["."] };
        writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    });
    after(() => rmSync(folder, { recursive: true }));
    for (const compiler of compilers) {
        it(`compile with ${compiler}`, () => assert.equal(tsc(compiler, "--noEmit", "-p", "snippets"), ""));
    }
});
