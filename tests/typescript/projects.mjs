// Extreme projects, and their generated output.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { here, temporary } from "./compile.mjs";

/** The folder of the TypeScript that errcat makes of a project. */
export function generate(project) {
    const output = temporary();
    const cargo = ["run", "--quiet", "--package", "errcat-codegen", "--example", "compile", "--", project, output];
    execFileSync("cargo", cargo, { cwd: here, stdio: ["ignore", "ignore", "inherit"] });
    return join(output, "typescript");
}

/** A project of one contract; JSON is YAML. */
export function project(name, contract, typescript = {}) {
    const folder = temporary();
    mkdirSync(join(folder, "catalog"));
    const options = { targets: { typescript: { package: `@errcat/${name}`, ...typescript } }, rules: { level: "minimal" } };
    writeFileSync(join(folder, "errcat.yaml"), JSON.stringify(options));
    writeFileSync(join(folder, "catalog", `${name}.yaml`), JSON.stringify(contract, null, 1));
    return folder;
}

/** Texts that end a string, a comment, a template or a page in some language. */
export const hostileTexts = JSON.parse(readFileSync(join(here, "../../codegen/src/emit/typescript/hostile.json"), "utf8"))
    // A catalog with an empty text or with control characters is refused.
    .filter((text) => text.trim() !== "" && !/[^\P{C}\t\n]|[\u2028\u2029]/u.test(text));

/** Each of them in every place that a catalog has for a text. */
export function hostile() {
    const plain = (text) => text.split(/\s+/).join(" ").trim();
    const template = (text) => plain(text).replaceAll("{", "{{").replaceAll("}", "}}");
    const error = (text) => ({
        status: 400,
        title: plain(text),
        description: text,
        message: template(text),
        cause: text,
        remedy: { action: "pay", text, link: `https://x/${template(text)}{to}` },
        user_message: `${template(text)} {odd} {message}`,
        details: {
            odd: { type: "Odd", doc: text, example: "a*/b" },
            to: { type: "string", doc: text, example: text },
            "node?": "Node",
        },
    });
    return project("hostile", {
        errcat: 1,
        title: "*/ alert(1) /* `${title}` ⟨: any⟩",
        version: "1.0.0",
        docs_url: "https://example.com/*/{code}",
        context: { "request_id?": { type: "string", doc: "*/ @deprecated {@link x}", example: "</script>" } },
        envelope: {
            error: { code: "$code", message: "$message", "details?": "$details" },
            '*/ "quoted" `': "constant ⟨ ⟩ </script> `",
            "request id?": "$request_id",
        },
        types: {
            Odd: ["a*/b", "c`d", 'e"f', "g⟨h"],
            Node: { name: "string", "children?": "list<Node>", "a-b": { type: "string", doc: "*/", example: "x" } },
        },
        errors: Object.fromEntries(hostileTexts.map((text, at) => [`HOSTILE_${at}`, error(text)])),
    });
}

/** More codes than a union can have. */
export function many() {
    const errors = Array.from({ length: 1100 }, (_, at) => [
        `CODE_${at}`,
        { status: 400 + (at % 20), description: `The fault number ${at}.`, details: { [`value${at % 50}`]: { type: "integer", example: at } } },
    ]);
    return project("many", { errcat: 1, title: "Many", version: "1.0.0", errors: Object.fromEntries(errors) });
}

/** A contract whose details contain values of their own type, and a delay of any type. */
export function recursive() {
    return project("recursive", {
        errcat: 1,
        title: "Recursive",
        version: "1.0.0",
        context: { "tree?": "Node", "user?": { type: "string", sensitive: true } },
        envelope: { code: "$code", message: "$message", "details?": "$details", "tree?": "$tree", "user?": "$user" },
        types: { Node: { name: "string", "children?": "list<Node>", "secret?": { type: "any", sensitive: true } } },
        errors: {
            NESTED: { status: 400, description: "It is nested.", message: "Nested", details: { root: "Node", label: "string", "any?": "any" }, user_message: "Look at {label}" },
            SECRET: { status: 403, description: "Secret.", message: "Secret", details: { token: { type: "string", sensitive: true } }, remedy: { text: "See.", link: "https://x.test/{token}" } },
            LATER: { status: 429, description: "Later.", message: "Later", retry: { when: "always", after: { body: "/details/wait" } } },
        },
    });
}

/** A version of a contract called `shop`, in a package. */
export function shop(name, version, errors) {
    return project("shop", {
        errcat: 1,
        version,
        envelope: { code: "$code", message: "$message", "details?": "$details" },
        retry: { statuses: { "4xx": "never", "5xx": "if_idempotent" } },
        categories: { a: { title: "A", errors: { DOWN: { status: 503, description: "It is down.", message: "Down", remedy: "Wait.", retry: "if_idempotent" }, ...errors } } },
    }, { package: name });
}

/** A contract that sends its errors with a status of success, unless it says otherwise. */
export function chat({ envelope, code = "no_such_channel", status = 200 }) {
    return project("chat", {
        errcat: 1,
        version: "1.0.0",
        envelope,
        allow: [{ rule: "status-out-of-range", reason: "The API answers 200 to everything." }],
        errors: { no_such_channel: { code, status, description: "There is no such channel.", message: "No such channel", remedy: "List the channels." } },
    });
}
