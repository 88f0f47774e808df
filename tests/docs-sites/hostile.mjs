// Hostile texts.
import { readFileSync } from "node:fs";

const list = new URL("../../codegen/src/emit/pages/markup/hostile.json", import.meta.url);

/** All of them, each on one line. */
export const all = JSON.parse(readFileSync(list, "utf8"))
    .map((text) => text.replaceAll(/\s+/g, " ").trim())
    .filter((text) => text && !/[\u200b\ufeff]/.test(text));

/** Those that a catalog can contain in plain text. */
export const texts = JSON.parse(readFileSync(list, "utf8"))
    .map((text) => text.trim())
    // In a catalog, backticks and links are Markdown, and an empty line ends a paragraph.
    .filter((text) => text && !/[`\n\r\u2028\u2029\u200b\ufeff]|\]\(http/.test(text));
