// No name in a catalog declares something twice in a module, or hides a global that the module uses: each identifier of
// the templates is tried as the name of everything that a catalog names. It is a finding, or the module compiles.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, it } from "node:test";
import { here, tsc } from "./compile.mjs";
import { project } from "./projects.mjs";

const templates = join(here, "../../codegen/templates/typescript");
const texts = readdirSync(templates).filter((name) => name.endsWith(".ts.j2")).map((name) => readFileSync(join(templates, name), "utf8"));
const words = texts.flatMap((text) => text.replaceAll(/\{\{ (prefix|camel) \}\}/g, "").replaceAll(/\{[{%].*?[%}]\}/g, " ").match(/[A-Za-z_]\w*/g));
/** An identifier, and what the generator may add its own words to. */
const variants = (word) => [word, word.replace(/^is(?=[A-Z])/, ""), word.replace(/Error$/, ""), word.replace(/^is(?=[A-Z])|Error$/g, ""), word.replace(/ErrorCodes$/, "")];
const identifiers = [...new Map(words.flatMap(variants).filter((word) => word !== "").map((word) => [word.toLowerCase(), word])).values()];

const error = { status: 400, description: "d", message: "m", remedy: { action: "pay", text: "r", link: "https://x.test" }, user_message: "u" };
const each = (names, value) => Object.fromEntries(names.map((name, at) => [name, value(name, at)]));
/** The contract in which these are the names of one kind of thing. */
const kinds = {
    types: (names) => ({
        types: each(names, () => ({ a: "string" })),
        errors: { A: { ...error, details: each(names.map((_, at) => `d${at}`), (_, at) => `list<${names[at]}>`) } },
    }),
    enumerations: (names) => ({
        types: each(names, () => ["a", "b"]),
        errors: { A: { ...error, details: each(names.map((_, at) => `d${at}`), (_, at) => names[at]) } },
    }),
    codes: (names) => ({ errors: each(names, () => error) }),
    categories: (names) => ({ categories: each(names, (name, at) => ({ title: name, errors: { [`A_${at}`]: error } })) }),
    operations: (names) => ({ errors: { A: error }, operations: each(names, () => ({ errors: ["A"] })) }),
    details: (names) => ({ errors: { A: { ...error, details: each(names, () => "string") } } }),
    context: (names) => ({
        context: each(names.map((name) => `${name}?`), () => ({ type: "string", doc: "d" })),
        envelope: { code: "$code", message: "$message", ...each(names.map((name) => `${name}_?`), (_, at) => `$${names[at]}`) },
        errors: { A: error },
    }),
    conditions: (names) => ({ errors: { A: { ...error, conditions: each(names, () => ({ description: "d" })) } } }),
};

const base = { errcat: 1, title: "T", version: "1.0.0" };
const run = (...args) => spawnSync("cargo", ["run", "--quiet", "--package", "errcat", "--", ...args], { encoding: "utf8", cwd: here });

/** Writes contracts, without the names that are findings, until there are none; returns the names that are left. */
function settle(folder, contracts) {
    for (let round = 0; round < 8; round++) {
        for (const [file, { names, contract }] of Object.entries(contracts)) {
            const path = join(folder, "catalog", file);
            if (names.length === 0) {
                rmSync(path, { force: true });
            } else {
                writeFileSync(path, JSON.stringify({ ...base, ...contract(names) }, null, 1));
            }
        }
        const { findings } = JSON.parse(run("check", "--format", "json", "--project", folder).stdout);
        const errors = findings.filter((finding) => finding.level === "error");
        if (errors.length === 0) {
            return;
        }
        const found = new Map();
        for (const { path, bytes: [start, end], rule } of errors) {
            const file = basename(path);
            const { names } = contracts[file];
            const text = readFileSync(path).subarray(start, end).toString();
            const named = names.length === 1 ? names[0] : text.replaceAll(/^"|\??"?$/g, "");
            assert.ok(names.includes(named), `${rule} at ${text} of ${path}`);
            found.set(file, (found.get(file) ?? new Set()).add(named));
        }
        for (const [file, named] of found) {
            contracts[file].names = contracts[file].names.filter((name) => !named.has(name));
        }
    }
    assert.fail("new findings appear");
}

/** The parts of an identifier that a prefix and a name could make together: `Request` and `Init`. */
const splits = identifiers.flatMap((word) => [...word.matchAll(/(?<=[a-z])(?=[A-Z])/g)].map(({ index }) => [word.slice(0, index), word.slice(index)]));

/** The modules of a project compile, and load. */
function compiles(folder) {
    assert.equal(run("generate", "--quiet", "--project", folder).stderr, "");
    const sources = join(folder, "generated/typescript/src");
    const config = join(folder, "tsconfig.json");
    writeFileSync(config, JSON.stringify({ extends: join(here, "tsconfig.base.json"), compilerOptions: { noEmit: true }, include: [sources] }));
    // The compilers agree on names, as other tests show; this is the fastest.
    assert.equal(tsc("typescript-7", "-p", config), "");
    return readdirSync(sources).length;
}

describe("every identifier of the templates", () => {
    it("can be a name of every kind, or is a finding", () => {
        const folded = identifiers.map((word) => word.toLowerCase());
        assert.ok(identifiers.length > 300 && ["record", "codes", "isretryable"].every((word) => folded.includes(word)));
        const contracts = Object.fromEntries(Object.entries(kinds).map(([kind, contract]) => [`${kind}.yaml`, { names: identifiers, contract }]));
        const folder = project("names", {});
        rmSync(join(folder, "catalog/names.yaml"));
        settle(folder, contracts);
        // Few names are findings: most that would clash get another name.
        for (const [file, { names }] of Object.entries(contracts)) {
            assert.ok(names.length > identifiers.length - 40, `${file}: ${identifiers.filter((name) => !names.includes(name))}`);
        }
        compiles(folder);
    });
    it("can be the name of a contract, alone or with that of a type, or is a finding", () => {
        const contract = (type) => ([name]) => ({ name, ...kinds.types([type]), operations: { [type]: { errors: ["A"] } } });
        const folder = project("names", {});
        rmSync(join(folder, "catalog/names.yaml"));
        const alone = identifiers.map((name, at) => [`c${at}.yaml`, { names: [name], contract: contract("Item") }]);
        const pairs = splits.map(([name, type], at) => [`p${at}.yaml`, { names: [name], contract: contract(type) }]);
        const contracts = Object.fromEntries([...alone, ...pairs]);
        settle(folder, contracts);
        assert.ok(compiles(folder) > identifiers.length);
    });
});
