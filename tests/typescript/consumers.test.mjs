// Programs that use the package with the module systems, compilers and test runners of others.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, it } from "node:test";
import { inspiraExamples } from "@errcat/contracts/inspira/testing";
import ts from "typescript-5";
import { here, temporary } from "./compile.mjs";
import { generate, project } from "./projects.mjs";

const require = createRequire(import.meta.url);
const contracts = join(here, "../../generated/typescript");
const modules = Object.keys(JSON.parse(readFileSync(join(contracts, "package.json"), "utf8")).exports).filter((path) => !path.endsWith(".json"));

/** A package with these files, in whose `node_modules` the contracts are installed. */
function consumer(files) {
    const folder = temporary();
    cpSync(contracts, join(folder, "node_modules/@errcat/contracts"), { recursive: true });
    for (const [name, text] of Object.entries(files)) {
        writeFileSync(join(folder, name), text);
    }
    return folder;
}

const program = `
    import { isInspiraError, parseInspiraError, type InspiraError } from "@errcat/contracts/inspira";
    import { inspiraExamples } from "@errcat/contracts/inspira/testing";
    import { nextDelayMs } from "@errcat/contracts/resilience";
    export const error: InspiraError = parseInspiraError(inspiraExamples.INSUFFICIENT_CREDITS.body);
    export const required: number | undefined = isInspiraError(error, "INSUFFICIENT_CREDITS") ? error.details.required : undefined;
    export { nextDelayMs };
`;

describe("CommonJS", () => {
    it("has every export of the modules", async () => {
        for (const path of modules) {
            const name = `@errcat/contracts/${path.slice(2)}`;
            assert.match(require.resolve(name), /\.cjs$/);
            const { default: _, __esModule, ...required } = { ...require(name), ...(await import(require.resolve(name))) };
            assert.deepEqual(Object.keys(required).filter((key) => key !== "module.exports").sort(), Object.keys(await import(name)).sort(), path);
        }
    });
    it("knows the errors of the modules, and the modules know its errors", async () => {
        const [commonjs, module] = [require("@errcat/contracts/inspira"), await import("@errcat/contracts/inspira")];
        assert.notEqual(commonjs.isInspiraError, module.isInspiraError);
        for (const [one, other] of [[commonjs, module], [module, commonjs]]) {
            const error = one.parseInspiraError(inspiraExamples.UPSTREAM_ERROR.body);
            assert.ok(other.isInspiraError(error, "UPSTREAM_ERROR") && error instanceof other.InspiraError);
            assert.equal(other.isRetryable(error), one.isRetryable(error));
        }
    });
});

const base = { strict: true, noEmit: true, types: [], target: ts.ScriptTarget.ES2022, skipDefaultLibCheck: true };
const host = ts.createCompilerHost(base);
const { getSourceFile } = host;
const libraries = new Map();
/** All programs share the libraries of the compiler, which take longest to read. */
host.getSourceFile = (name, ...rest) => {
    const isLibrary = name.includes("typescript-5/lib/");
    if (!libraries.has(name) || !isLibrary) {
        libraries.set(name, getSourceFile(name, ...rest));
    }
    return libraries.get(name);
};

/** The service that editors ask, for one file. */
function service(path) {
    return ts.createLanguageService({
        fileExists: ts.sys.fileExists,
        readFile: ts.sys.readFile,
        directoryExists: ts.sys.directoryExists,
        useCaseSensitiveFileNames: () => true,
        getCompilationSettings: () => ({ ...base, module: ts.ModuleKind.NodeNext, allowImportingTsExtensions: true }),
        getScriptFileNames: () => [path],
        getScriptVersion: () => "1",
        getScriptSnapshot: (name) => (ts.sys.fileExists(name) ? ts.ScriptSnapshot.fromString(ts.sys.readFile(name)) : undefined),
        getCurrentDirectory: () => here,
        getDefaultLibFileName: ts.getDefaultLibFilePath,
    });
}

describe("a compiler", () => {
    const { CommonJS, ESNext, Node16, NodeNext } = ts.ModuleKind;
    const { Bundler, Node10 } = ts.ModuleResolutionKind;
    const settings = {
        "CommonJS in node10 resolution": [{}, { module: CommonJS, moduleResolution: Node10 }],
        "node16 in a CommonJS package": [{}, { module: Node16 }],
        "nodenext in a package of modules": [{ type: "module" }, { module: NodeNext }],
        "a bundler": [{}, { module: ESNext, moduleResolution: Bundler }],
    };
    for (const [name, [manifest, options]] of Object.entries(settings)) {
        it(`finds the types with ${name}`, () => {
            const folder = consumer({ "package.json": JSON.stringify(manifest), "use.ts": program });
            const compiled = ts.createProgram([join(folder, "use.ts")], { ...base, ...options }, host);
            const diagnostics = ts.getPreEmitDiagnostics(compiled);
            assert.deepEqual(diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")), []);
        });
    }
});

describe("an editor", () => {
    it("goes from a use to the definition in the sources, with both module systems", () => {
        for (const [type, kind] of [["module", ".d.ts"], ["commonjs", ".d.cts"]]) {
            const use = `${program}; export const field = error.requestId; export const own: unknown = error.toJSON().retryAt;`;
            const path = join(consumer({ "package.json": JSON.stringify({ type }), "use.ts": use }), "use.ts");
            const editor = service(path);
            for (const name of ["parseInspiraError", "inspiraExamples", "required", "nextDelayMs", "requestId", "retryAt"]) {
                const { fileName, textSpan } = editor.getDefinitionAtPosition(path, use.lastIndexOf(name)).find((it) => it.fileName !== path);
                assert.ok(fileName.endsWith(kind), fileName);
                const [start, end] = [0, textSpan.length].map((length) => editor.getSourceMapper().tryGetSourcePosition({ fileName, pos: textSpan.start + length }));
                assert.match(start.fileName, /@errcat\/contracts\/src\/(inspira|inspira\.testing|resilience)\.ts$/);
                assert.equal(readFileSync(start.fileName, "utf8").slice(start.pos, end.pos), name);
            }
        }
    });
});

describe("an editor", () => {
    it("shows the documentation of a code, and strikes out a deprecated one, wherever the code is a name", () => {
        const lifecycle = { deprecated: { since: "1.1.0", reason: "Too vague.", replaced_by: "NEW" } };
        const error = (description) => ({ status: 400, description, message: "m", remedy: "Do it." });
        const folder = generate(project("shop", {
            errcat: 1, title: "Shop", version: "1.1.0", errors: { OLD: { ...error("The old text."), ...lifecycle }, NEW: error("The new text.") },
        }));
        const use = `
            import { ShopErrorCode, onShopError, type ShopError, type ShopErrorTypes, type ShopMessages } from "./src/shop.ts";
            export const french: ShopMessages = { default: "", NEW: "Nouveau." };
            export const handler: (error: unknown) => unknown = onShopError({ NEW: () => 1, OLD: () => 2 });
            export function text(error: ShopError): string {
                switch (error.code) {
                    case ShopErrorCode.NEW: return "new";
                    case ShopErrorCode.OLD: return "old";
                    default: return "";
                }
            }
            export type Details = ShopErrorTypes["NEW"]["details"];
        `;
        const path = join(folder, "use.ts");
        writeFileSync(path, use);
        const editor = service(path);
        const docs = (at) => ts.displayPartsToString(editor.getQuickInfoAtPosition(path, at)?.documentation);
        for (const place of ["NEW: \"Nouveau", "NEW: () =>", "NEW: return"]) {
            assert.match(docs(use.indexOf(place)), /The new text\./, place);
        }
        const struck = editor.getSuggestionDiagnostics(path).filter((found) => found.reportsDeprecated);
        assert.deepEqual(struck.map(({ start, length }) => [use.lastIndexOf("\n", start) > 0, use.slice(start, start + length)]), [[true, "OLD"]]);
        const tags = (at) => editor.getQuickInfoAtPosition(path, at)?.tags?.map((tag) => tag.name);
        assert.ok(tags(use.indexOf("OLD: () =>")).includes("deprecated") && tags(use.indexOf("OLD: return")).includes("deprecated"));
    });
});

describe("Jest", () => {
    it("runs with ts-jest, with babel-jest and in jsdom, without any setting for the package", () => {
        const test = `
            test("an error is known", () => {
                const error = parseInspiraError(inspiraExamples.UPSTREAM_ERROR.body);
                expect(isInspiraError(error, "UPSTREAM_ERROR")).toBe(true);
                expect(error instanceof Error).toBe(true);
            });
        `;
        const imported = `
            import { isInspiraError, parseInspiraError } from "@errcat/contracts/inspira";
            import { inspiraExamples } from "@errcat/contracts/inspira/testing";
        `;
        const folder = consumer({
            "package.json": "{}",
            "tsconfig.json": JSON.stringify({ compilerOptions: { module: "node16", target: "es2022", strict: true, types: [] } }),
            "typescript.test.ts": `declare const test: any, expect: any;${imported}${test}`,
            "babel.test.js": imported + test,
            "plain.test.cjs": imported.replace(/import (.*) from (.*);/g, "const $1 = require($2);") + test,
        });
        const babel = { "\\.js$": [require.resolve("babel-jest"), { presets: [require.resolve("@babel/preset-env")], configFile: false }] };
        const project = (name, testMatch, more) => ({ displayName: name, rootDir: folder, testMatch: [`<rootDir>/${testMatch}`], ...more });
        const config = {
            projects: [
                project("ts-jest", "typescript.test.ts", { transform: { "\\.ts$": require.resolve("ts-jest") } }),
                project("babel-jest", "babel.test.js", { transform: babel }),
                project("jsdom", "babel.test.js", { transform: babel, testEnvironment: require.resolve("jest-environment-jsdom") }),
                project("plain", "plain.test.cjs", { transform: {} }),
            ],
        };
        const jest = join(here, "node_modules/jest/bin/jest.js");
        const args = [jest, "--config", JSON.stringify(config), "--runInBand", "--json", "--coverage=false"];
        const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
        assert.equal(JSON.parse(stdout || "{}").numPassedTests, 4, stderr);
    });
});
