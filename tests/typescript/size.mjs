// What an import costs, minified by esbuild and compressed by gzip, in bytes.
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const inspira = "@errcat/contracts/inspira";
const resilience = "@errcat/contracts/resilience";
/** What is imported, from where, and what it may cost. */
const rows = [
    ["types only", `import type { InspiraError as a } from "${inspira}"; let x; x;`, 0],
    ["isInspiraError", `import { isInspiraError as a } from "${inspira}"; use(a);`, 160],
    ["userMessage", `import { userMessage as a } from "${inspira}"; use(a);`],
    ["remedy", `import { remedy as a } from "${inspira}"; use(a);`],
    ["parseInspiraError", `import { parseInspiraError as a } from "${inspira}"; use(a);`],
    ["retry", `import { retry as a } from "${resilience}"; use(a);`],
    ["CircuitBreaker", `import { CircuitBreaker as a } from "${resilience}"; use(a);`],
    ["inspiraFetch, inspiraPolicy, retry", `import { inspiraFetch as a, inspiraPolicy as b } from "${inspira}"; import { retry as c } from "${resilience}"; use(a, b, c);`, 2700],
    ["everything of Inspira", `import * as a from "${inspira}"; use(a);`, 4000],
    ["everything of Inspira and resilience", `import * as a from "${inspira}"; import * as b from "${resilience}"; use(a, b);`],
];

async function sizes(contents) {
    const stdin = { contents, resolveDir: fileURLToPath(new URL(".", import.meta.url)), loader: "ts" };
    const result = await build({ stdin, bundle: true, minify: true, format: "esm", target: "es2022", write: false });
    const [{ contents: code }] = result.outputFiles;
    // An import of types leaves nothing but what this program itself says.
    return code.length <= "let x;x;\n".length + 1 ? [0, 0] : [code.length, gzipSync(code, { level: 9 }).length];
}

console.log(`${"import".padEnd(38)}${"min".padStart(8)}${"gzip".padStart(8)}${"limit".padStart(8)}`);
for (const [name, contents, limit] of rows) {
    const [minified, compressed] = await sizes(contents);
    const isOver = limit !== undefined && compressed > limit;
    console.log(`${name.padEnd(38)}${String(minified).padStart(8)}${String(compressed).padStart(8)}${String(limit ?? "").padStart(8)}${isOver ? "  over the limit" : ""}`);
    process.exitCode = isOver ? 1 : process.exitCode;
}
