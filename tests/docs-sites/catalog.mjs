// Writes a contract with every hostile text in each kind of place: an item, a paragraph, a cell, code in a
// cell, code in a block, and the same in guides; and a contract with every block of Markdown in each text. JSON is YAML.
//
// node catalog.mjs <folder>
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { all, texts } from "./hostile.mjs";

const folder = process.argv[2];

/** As a template of a message: braces are doubled. */
const template = (text) => text.replaceAll(/[{}]/g, "$&$&");

/** As Markdown without markup. */
const escape = (text) => text.replaceAll(/[!-/:-@[-`{-~]/g, "\\$&");

const numbered = (entry) => Object.fromEntries(texts.map((text, at) => entry(text, at + 1)));

const catalog = {
    errcat: 1,
    title: "Hostile API",
    description: texts[0],
    envelope: { code: "$code", message: "$message" },
    errors: {
        BAD: {
            status: 400,
            description: "What a catalog can say",
            message: "Bad",
            cause: texts.map(escape),
            details: numbered((doc, at) => [`text_${at}`, { type: "string", doc: escape(doc), example: "text" }]),
            conditions: numbered((text, at) => [
                `case_${at}`,
                { title: `Case ${at}`, description: escape(text), message: template(text), remedy: escape(text) },
            ]),
        },
    },
    client: numbered((text, at) => [
        `CLIENT_${at}`,
        { origin: "no_response", message: text, user_message: text, remedy: escape(text) },
    ]),
};

/** A guide whose author escapes everything, so that readers see each text as it is in the list. */
function escaped() {
    const places = (text) => [text, `- ${text}\n- ${text}`, `> ${text}`, `a *b ${text} c* d`];
    const table = ["| Text |", "| --- |", ...texts.map((text) => `| ${escape(text)} |`)].join("\n");
    return ["# Escaped", ...texts.map(escape).flatMap(places), table].join("\n\n");
}

/** A guide whose author escapes nothing, except links to files that do not exist. */
const written = () => ["# Written", ...all.filter((text) => !text.includes("](")).flatMap((text) => [`Text: ${text}`, `- item ${text}`])].join("\n\n");

/** Every block, with hostile texts in each. In the portable tree, lists of two kinds have a text between them for MkDocs. */
const within = [
    `Text, *soft*, **strong**, \`code\`, [a link](https://example.com/ "Title"), a hard\\\nbreak, ![a map](https://example.com/a.png).`,
    texts.map((text) => `- ${escape(text)}\n\n  - **${escape(text)}**`).join("\n"),
    "Steps:",
    "3. three\n4. four\n\n   More of four.",
    ...texts.map((text) => text.replaceAll("\t", " ")).map((text) => `\`\`\`text\n${text}\n  ${text}\n\`\`\``),
    "- item\n\n  ```json\n  { \"a\": [\"{{ b }}\", \"<c>\"] }\n  ```",
    "Code:\n\n    indented\n      code",
    ["| Name | Value |\n|:--|--:|", ...texts.map((text) => `| *${escape(text)}* | \`1\\|2\` |`)].join("\n"),
    `> Quoted\n>\n> - ${texts.map(escape).join("\n> - ")}`,
    "# Largest\n\nText.\n\n## Smaller",
    "Text.",
    "<div onclick=\"x\">\nHTML, and <kbd>Esc</kbd>\n</div>",
].join("\n\n");
// Sphinx accepts such a break only between two texts of a page.
const blocks = `${within}\n\n---\n\nThe end.`;

const every = {
    errcat: 1,
    title: "Blocks API",
    version: "2.0.0",
    description: blocks,
    envelope: { code: "$code", message: "$message", details: "$details" },
    statuses: { 400: { description: blocks } },
    categories: {
        group: {
            description: blocks,
            errors: {
                BLOCKS: {
                    status: 400,
                    description: blocks,
                    message: "Blocks",
                    cause: [within, "Another cause"],
                    remedy: ["Do this", within, "Do that"],
                    details: { text: { type: "string", doc: blocks, example: "text" } },
                    deprecated: { since: "2.0.0", reason: blocks },
                    conditions: { odd: { description: blocks, message: "Odd", remedy: { text: blocks, link: "https://example.com/help" } } },
                },
            },
        },
    },
    operations: { read: { description: blocks, errors: ["BLOCKS"] } },
    client: { OFFLINE: { origin: "no_response", message: "Offline", description: blocks, remedy: blocks } },
    removed: { OLD: { since: "1.0.0", reason: blocks } },
};

mkdirSync(join(folder, "guides"), { recursive: true });
writeFileSync(join(folder, "contract.yaml"), `${JSON.stringify(catalog, null, 2)}\n`);
writeFileSync(join(folder, "guides/escaped.md"), `${escaped()}\n`);
writeFileSync(join(folder, "guides/written.md"), `${written()}\n`);
writeFileSync(join(folder, "../blocks.yaml"), `${JSON.stringify(every, null, 2)}\n`);
