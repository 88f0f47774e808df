// errcat writes JavaScript and declarations without a compiler. They equal the output of three compilers.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, it } from "node:test";
import { compilers, files, here, temporary, tsc } from "./compile.mjs";
import { generate, hostile, hostileTexts, many, recursive } from "./projects.mjs";

const packages = {
    contracts: join(here, "../../generated/typescript"),
    envelopes: generate(join(here, "../envelopes")),
    hostile: generate(hostile()),
    many: generate(many()),
    recursive: generate(recursive()),
};

/** A configuration of the strictest options for these sources. */
function config(sources, options) {
    const path = join(temporary(), "tsconfig.json");
    const settings = { extends: join(here, "tsconfig.base.json"), compilerOptions: options, include: [sources] };
    writeFileSync(path, JSON.stringify(settings));
    return path;
}

/** The files that the compiler makes, too, without the line that names a map. */
function ofCompiler(files) {
    const compiled = Object.entries(files).filter(([name]) => /\.(js|d\.ts)$/.test(name));
    return Object.fromEntries(compiled.map(([name, text]) => [name, text.replace(/\/\/# sourceMappingURL=.*\n$/, "")]));
}

for (const [name, folder] of Object.entries(packages)) {
    describe(name, () => {
        for (const compiler of compilers) {
            it(`is what ${compiler} makes of it under the strictest options`, () => {
                const output = temporary();
                const options = { rootDir: join(folder, "src"), outDir: output };
                assert.equal(tsc(compiler, "-p", config(join(folder, "src"), options)), "");
                assert.deepEqual(ofCompiler(files(join(folder, "dist"))), files(output));
            });
        }
    });
}

describe("hostile texts", () => {
    it("come out as they went in", async () => {
        const load = (name) => import(pathToFileURL(join(packages.hostile, "dist", name)).href);
        const { hostileExamples } = await load("hostile.testing.js");
        const { parseHostileError, remedy, userMessage } = await load("hostile.js");
        hostileTexts.forEach((text, at) => {
            const { body } = hostileExamples[`HOSTILE_${at}`];
            const error = parseHostileError(body);
            const line = text.split(/\s+/).join(" ").trim();
            assert.equal(error.code, `HOSTILE_${at}`);
            assert.equal(error.message, line);
            assert.equal(error.details.to, text);
            assert.equal(remedy(error).text, text.trim());
            assert.equal(remedy(error).link, `https://x/${line}${encodeURIComponent(text)}`);
            assert.equal(userMessage(error), `${line} a*/b ${line}`);
        });
    });
});

describe("more codes than a union can have", () => {
    const use = `
        import { isManyError, type ManyError, type ManyErrorOf } from "${join(packages.many, "dist", "many.js")}";
        export const either = (a: ManyError, b: ManyError | null, yes: boolean): ManyError => (yes ? a : (b ?? a));
        export const list = (a: ManyError, b: ManyError): ManyError[] => [a, b];
        export function narrow(error: unknown): number | undefined {
            return isManyError(error, "CODE_7", "CODE_57") ? error.details.value7 : undefined;
        }
        export type Few = ManyErrorOf<"CODE_1" | "CODE_2">;
    `;
    for (const compiler of compilers) {
        it(`are no trouble to ${compiler}`, () => {
            const path = join(temporary(), "use.mts");
            writeFileSync(path, use);
            assert.equal(tsc(compiler, "-p", config(path, { noEmit: true })), "");
        });
    }
});
