// Explorers: the committed ones, and those of extreme projects.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The committed explorer, of every contract. */
export const everything = join(root, "generated/markdown/portable/explorer.html");

export const address = (file) => pathToFileURL(file).href;

/** The file of the explorer of a project whose catalog a function writes into a folder. */
function made(fill, flavour = "portable") {
    const folder = mkdtempSync(join(tmpdir(), "errcat-explorer-"));
    process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
    mkdirSync(join(folder, "catalog"));
    writeFileSync(join(folder, "errcat.yaml"), JSON.stringify({ targets: { markdown: [{ flavour }] }, rules: { level: "minimal" } }));
    fill(join(folder, "catalog"));
    const cargo = ["run", "--quiet", "--package", "errcat", "--", "generate", "--project", folder];
    execFileSync("cargo", cargo, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
    return join(folder, "generated/markdown", flavour, "explorer.html");
}

/** The file of the explorer of a contract; JSON is YAML. */
export const generate = (contract) => made((catalog) =>
    writeFileSync(join(catalog, "api.yaml"), typeof contract === "string" ? contract : JSON.stringify(contract, null, 1)));

/** The file of the explorer of one contract of this repository, as a site of MkDocs has it. */
export function only(contract) {
    const name = contract.replaceAll("-", "_");
    return made((catalog) => {
        const from = readdirSync(join(root, "catalog")).find((entry) => entry.replace(/\.yaml$/, "") === name);
        cpSync(join(root, "catalog", from), join(catalog, from), { recursive: true });
    }, "mkdocs");
}

/** A contract that says all there is to say. */
export const rich = () => generate(readFileSync(join(root, "codegen/tests/it/rich/contract.yaml"), "utf8"));

const more = ["</style><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "' onclick='alert(1)", "--><script>alert(1)</script>"];
/** Texts that end an attribute, an element, a comment or a page. */
export const hostileTexts = [...JSON.parse(readFileSync(join(root, "codegen/src/emit/pages/markup/hostile.json"), "utf8")), ...more]
    // A catalog with an empty text or with control characters is refused.
    .filter((text) => text.trim() !== "" && !/[^\P{C}\t\n]|[\u2028\u2029]/u.test(text));

const line = (text) => text.split(/\s+/).join(" ").trim();
const template = (text) => line(text).replaceAll("{", "{{").replaceAll("}", "}}");

/** Markdown that shows a text as it is. */
export const literal = (text) => text.replaceAll(/[!-/:-@[-`{-~]/g, "\\$&");

/** Each hostile text in every place that a catalog has for a text; `prose` makes Markdown of it. */
export function hostile(prose) {
    const error = (text, at) => ({
        status: 400,
        title: line(text),
        description: prose(text),
        message: template(text),
        cause: [prose(text)],
        remedy: { action: "pay", text: prose(text) },
        user_message: template(text),
        details: { odd: { type: "string", doc: prose(text), example: line(text) } },
        conditions: { [`odd_${at}`]: { title: line(text), message: template(text), description: prose(text) } },
        examples: [{ title: line(text), params: { odd: line(text) } }],
    });
    const worst = "</title></style></script>--><script>alert(1)</script>";
    return generate({
        errcat: 1,
        title: worst,
        description: worst,
        version: "1.0.0",
        envelope: { code: "$code", message: "$message", "details?": "$details" },
        statuses: { 400: { title: worst, description: worst } },
        categories: { one: { title: worst, description: worst, errors: Object.fromEntries(hostileTexts.map((text, at) => [`HOSTILE_${at}`, error(text, at)])) } },
        client: { NETWORK_ERROR: { origin: "no_response", title: worst, message: worst, user_message: worst, remedy: worst } },
        removed: { OLD: { since: "0.1.0", reason: worst } },
    });
}

/** As many codes as a page should bear, and what they are. */
export function many(count) {
    const errors = Array.from({ length: count }, (_, at) => ({
        code: `CODE_${at}`,
        status: 400 + (at % 20),
        category: `group_${at % 10}`,
        retry: ["never", "always", "if_idempotent"][at % 3],
    }));
    const categories = {};
    for (const { code, status, category, retry } of errors) {
        const details = { value: { type: "integer", doc: "Some value.", example: 1 } };
        const error = { status, retry, description: `The fault of ${code.toLowerCase()}.`, cause: ["It was asked for."], remedy: "Ask for something else.", details };
        (categories[category] ??= { title: `Group ${category.at(-1)}`, errors: {} }).errors[code] = error;
    }
    return { file: generate({ errcat: 1, title: "Many", version: "1.0.0", categories }), errors };
}
