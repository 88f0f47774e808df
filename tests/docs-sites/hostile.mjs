// Every hostile text that a catalog can hold where text is text.
import { readFileSync } from "node:fs";

const list = new URL("../../codegen/src/emit/pages/markup/hostile.json", import.meta.url);

export const texts = JSON.parse(readFileSync(list, "utf8"))
    .map((text) => text.trim())
    // Back-ticks and links are Markdown in a catalog, and a line of its own ends a paragraph.
    .filter((text) => text && !/[`\n\r\u2028\u2029\u200b\ufeff]|\]\(http/.test(text));
