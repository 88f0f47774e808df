// Writes a contract in which every hostile string stands in each kind of place: an item, a paragraph, a cell, code in a
// cell, code in a block. JSON is YAML.
import { readFileSync, writeFileSync } from "node:fs";

const [out] = process.argv.slice(2);

/** As a template of a message: braces are doubled. */
const template = (text) => text.replaceAll(/[{}]/g, "$&$&");

export const texts = JSON.parse(readFileSync(new URL("../../codegen/src/emit/markdown/hostile.json", import.meta.url), "utf8"))
    .map((text) => text.trim())
    // Back-ticks and links are Markdown in a catalog, and a line of its own ends a paragraph.
    .filter((text) => text && !/[`\n\r\u2028\u2029\u200b\ufeff]|\]\(http/.test(text));

const numbered = (entry) => Object.fromEntries(texts.map((text, at) => entry(text, at + 1)));

if (out) {
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
    writeFileSync(out, `${JSON.stringify(catalog, null, 2)}\n`);
}
