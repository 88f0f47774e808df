// Writes a contract with every hostile text in each kind of place: an item, a paragraph, a cell, code in a
// cell, code in a block. JSON is YAML.
//
// node catalog.mjs <file>
import { writeFileSync } from "node:fs";
import { texts } from "./hostile.mjs";

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
writeFileSync(process.argv[2], `${JSON.stringify(catalog, null, 2)}\n`);
