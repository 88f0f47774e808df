// Writes a contract with every hostile text in each kind of place: an item, a paragraph, a cell, code in a
// cell, code in a block, and the same in guides. JSON is YAML.
//
// node catalog.mjs <folder>
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { all, texts } from "./hostile.mjs";

const folder = process.argv[2];

/** As a template of a message: braces are doubled. */
const template = (text) => text.replaceAll(/[{}]/g, "$&$&");

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
            cause: texts,
            details: numbered((doc, at) => [`text_${at}`, { type: "string", doc, example: "text" }]),
            conditions: numbered((text, at) => [
                `case_${at}`,
                { title: `Case ${at}`, description: text, message: template(text), remedy: text },
            ]),
        },
    },
    client: numbered((text, at) => [
        `CLIENT_${at}`,
        { origin: "no_response", message: text, user_message: text, remedy: text },
    ]),
};

/** A guide whose author escapes everything, so that readers see each text as it is in the list. */
function escaped() {
    const escape = (text) => text.replaceAll(/[!-/:-@[-`{-~]/g, "\\$&");
    const places = (text) => [text, `- ${text}\n- ${text}`, `> ${text}`, `a *b ${text} c* d`];
    const table = ["| Text |", "| --- |", ...texts.map((text) => `| ${escape(text)} |`)].join("\n");
    return ["# Escaped", ...texts.map(escape).flatMap(places), table].join("\n\n");
}

/** A guide whose author escapes nothing, except links to files that do not exist. */
const written = () => ["# Written", ...all.filter((text) => !text.includes("](")).flatMap((text) => [`Text: ${text}`, `- item ${text}`])].join("\n\n");

mkdirSync(join(folder, "guides"), { recursive: true });
writeFileSync(join(folder, "contract.yaml"), `${JSON.stringify(catalog, null, 2)}\n`);
writeFileSync(join(folder, "guides/escaped.md"), `${escaped()}\n`);
writeFileSync(join(folder, "guides/written.md"), `${written()}\n`);
