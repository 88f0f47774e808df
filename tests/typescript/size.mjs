// The size of an import in bytes, minified by esbuild and compressed by gzip, and the sizes of the alternatives.
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const inspira = "@errcat/contracts/inspira";
const resilience = "@errcat/contracts/resilience";
/** What the alternatives are compared with. */
const job = "inspiraFetch, inspiraPolicy, retry";
/** What is imported, from where, and what it may cost. */
const rows = [
    ["types only", `import type { InspiraError as a } from "${inspira}"; let x; x;`, 0],
    ["isInspiraError", `import { isInspiraError as a } from "${inspira}"; use(a);`, 160],
    ["userMessage", `import { userMessage as a } from "${inspira}"; use(a);`],
    ["remedy", `import { remedy as a } from "${inspira}"; use(a);`],
    ["parseInspiraError", `import { parseInspiraError as a } from "${inspira}"; use(a);`],
    ["retry", `import { retry as a } from "${resilience}"; use(a);`],
    ["CircuitBreaker", `import { CircuitBreaker as a } from "${resilience}"; use(a);`],
    [job, `import { inspiraFetch as a, inspiraPolicy as b } from "${inspira}"; import { retry as c } from "${resilience}"; use(a, b, c);`, 3000],
    ["everything of Inspira", `import * as a from "${inspira}"; use(a);`, 4660],
    ["everything of Inspira and resilience", `import * as a from "${inspira}"; import * as b from "${resilience}"; use(a, b);`],
];

/** Files that do that job in another style. Each says what else it does, and what not. */
const alternatives = ["effect", "stainless", "smithy"];

/** `packages`: whether what is imported from packages counts. */
async function sizes(contents, packages = "bundle") {
    const stdin = { contents, resolveDir: fileURLToPath(new URL(".", import.meta.url)), loader: "ts" };
    const result = await build({ stdin, bundle: true, minify: true, format: "esm", target: "es2022", write: false, packages });
    const [{ contents: code }] = result.outputFiles;
    // An import of types leaves only the code of this program itself.
    return code.length <= "let x;x;\n".length + 1 ? [0, 0] : [code.length, gzipSync(code, { level: 9 }).length];
}

console.log(`${"import".padEnd(38)}${"min".padStart(8)}${"gzip".padStart(8)}${"limit".padStart(8)}`);
for (const [name, contents, limit] of rows) {
    const [minified, compressed] = await sizes(contents);
    const isOver = limit !== undefined && compressed > limit;
    console.log(`${name.padEnd(38)}${String(minified).padStart(8)}${String(compressed).padStart(8)}${String(limit ?? "").padStart(8)}${isOver ? "  over the limit" : ""}`);
    process.exitCode = isOver ? 1 : process.exitCode;
}

// The sizes of the alternatives are not asserted. An app may already have their packages for other reasons;
// then only the size without them is added. Ours needs no package, so both sizes are equal.
const line = (name, bytes) => console.log(name.padEnd(38) + bytes.map((number) => String(number).padStart(8)).join(""));
console.log(`\n${"".padEnd(38)}${"in all".padStart(16)}${"less packages".padStart(16)}`);
line("the same job: fetch, decode, retry", ["min", "gzip", "min", "gzip"]);
const ours = await sizes(rows.find(([name]) => name === job)[1]);
line("errcat", [...ours, ...ours]);
for (const name of alternatives) {
    const contents = `import { run as a } from "./alternatives/${name}.mjs"; use(a);`;
    line(`${name} style`, [...await sizes(contents), ...await sizes(contents, "external")]);
}
