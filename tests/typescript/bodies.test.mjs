// The type of a body takes every body that a server sends, with its optional values and without them.
import assert from "node:assert/strict";
import { cpSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { here, temporary, tsc } from "./compile.mjs";
import { pascalCase } from "./names.mjs";
import { generate } from "./projects.mjs";

/** The bodies of the examples of an error, of its conditions, and of further examples. */
const bodies = ({ example, examples = [], conditions = [] }) =>
    [example.body, ...examples.map(({ body }) => body), ...conditions.flatMap(bodies)];

/** The body without its optional members, and with `null` for each value that may be empty. */
function least(body, schema) {
    if (schema.anyOf?.some(({ type }) => type === "null")) {
        return null;
    }
    if (schema.prefixItems) {
        return schema.prefixItems.map((item, at) => least(body[at], item));
    }
    if (!schema.properties) {
        return body;
    }
    const isKept = ([key]) => !(key in schema.properties) || schema.required.includes(key);
    const inner = ([key, value]) => [key, key in schema.properties ? least(value, schema.properties[key]) : value];
    return Object.fromEntries(Object.entries(body).filter(isKept).map(inner));
}

/** A module in which each body has the type. */
function module(name, { body: schema, errors }) {
    const type = `${pascalCase(name)}ErrorBody`;
    const all = errors.flatMap(bodies);
    assert.ok(all.length > 0, name);
    const lines = [...all, ...all.map((body) => least(body, schema))].map((body, at) =>
        `const body${at} = ${JSON.stringify(body)} as const;\nexport const typed${at}: ${type} = body${at};`);
    return `import type { ${type} } from "./src/${name}.js";\n${lines.join("\n")}\n`;
}

describe("the type of a body takes what is sent", () => {
    for (const [project, output] of [["the five contracts", join(here, "../../generated")], ["the envelopes", join(generate(join(here, "../envelopes")), "..")]]) {
        const folder = temporary();
        cpSync(join(output, "typescript/src"), join(folder, "src"), { recursive: true });
        const names = readdirSync(join(output, "data"), { withFileTypes: true }).filter((it) => it.isDirectory()).map(({ name }) => name);
        for (const name of names) {
            const data = JSON.parse(readFileSync(join(output, "data", name, "errors.json"), "utf8"));
            writeFileSync(join(folder, `${name}.ts`), module(name, data));
        }
        writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
        const config = { extends: join(here, "tsconfig.base.json"), compilerOptions: { rootDir: ".", noEmit: true }, include: ["*.ts"] };
        writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
        // The compilers agree on types, as other tests show; this is the fastest.
        it(`of ${project}`, () => assert.equal(tsc("typescript-7", "-p", folder), ""));
    }
});
