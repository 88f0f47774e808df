// Reads a built site like a visitor: every page of the tree exists, every link has a target, and each paragraph,
// item, cell, heading and block of code has the text of the source.
//
// node judge.mjs <engine> <folder of the site> <folder of the portable tree>
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { load } from "cheerio";
import MarkdownIt from "markdown-it";
import { texts } from "./hostile.mjs";

const [engine, site, tree] = process.argv.slice(2);
const faults = [];
const isFile = (path) => existsSync(path) && statSync(path).isFile();

/** The typography of Sphinx takes a backslash before such a letter for its own, however it is written in Markdown. */
const withoutEscapes = (text) => (engine.startsWith("sphinx") ? text.replaceAll(/\\(?=[.\-'"`\\]|$)/g, "") : text);

/** Words without white space. Quotes are those of the source, except where an engine draws its own, however they are written. */
function exact(text) {
    const words = withoutEscapes(text).replaceAll(/[\s\u200b\u00ad]/g, "");
    return /^sphinx|-portable$/.test(engine) ? words.replaceAll(/[‘’]/g, "'").replaceAll(/[“”]/g, '"') : words;
}

/** Words without white space, and without what typography makes of quotes, dashes and dots. */
const plain = (text) => exact(text)
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[“”«»]/g, '"')
    .replaceAll(/[-–—]+/g, "-")
    .replaceAll("…", "...")
    .replaceAll("©", "(c)")
    .replaceAll("½", "1/2");

/** The words of a page, without what the engine adds to headings. */
function words($, form = plain) {
    $("script, style, svg, .headerlink, .header-anchor, .hash-link, .sl-anchor-link, .vp-adaptive-theme > .lang").remove();
    return form($("body").text());
}

/** Where an engine puts a page. */
function built(path) {
    const page = path.replace(/\.md$/, "");
    const candidates = page.endsWith("index") ? [`${page}.html`] : [`${page}.html`, `${page}/index.html`];
    return candidates.map((path) => join(site, path)).find(isFile);
}

/** What stands at an address, from a page or from the root of the site. */
function target(from, address) {
    const path = decodeURIComponent(address);
    const place = path.startsWith("/") ? join(site, path) : join(dirname(from), path);
    return [place, join(place, "index.html"), `${place.replace(/\/$/, "")}.html`].find(isFile);
}

const anchors = new Map();
function hasAnchor(file, id) {
    if (!anchors.has(file)) {
        const $ = load(readFileSync(file, "utf8"));
        anchors.set(file, new Set($("[id], a[name]").map((_, it) => $(it).attr("id") ?? $(it).attr("name")).get()));
    }
    return anchors.get(file).has(decodeURIComponent(id));
}

let links = 0;
function checkLinks(file, $) {
    for (const it of $("a[href]").get()) {
        const href = $(it).attr("href");
        // A link to another site.
        if (/^[a-z]+:|^\/\//i.test(href)) continue;
        links++;
        const [address, id] = href.split("#");
        const found = address === "" ? file : target(file, address.split("?")[0]);
        if (!found) {
            faults.push(`${relative(site, file)}: ${href} leads nowhere`);
        } else if (id && found.endsWith(".html") && !hasAnchor(found, id)) {
            faults.push(`${relative(site, file)}: ${href} has no such anchor`);
        }
    }
}

let blocks = 0;
/** Checks that a page says what its Markdown says. */
function checkWords(path, page, { html, form }, text) {
    const source = load(new MarkdownIt({ html }).disable("strikethrough").render(text));
    for (const it of source("h1, h2, h3, p, li, th, td, pre").get()) {
        // Each engine has its own style of notes.
        if (source(it).closest("blockquote").length > 0) continue;
        const text = form(source(it).text());
        blocks++;
        if (!page.includes(text)) faults.push(`${path}: does not say ${text}`);
    }
}

/** A page of the contract with hostile texts. */
const hostile = (path) => words(load(readFileSync(built(`hostile/${path}.md`), "utf8")), exact);

/** In the guide of an author who escapes nothing, HTML is text, and a comment is left out. */
function checkGuide() {
    const guide = join(tree, "../../../catalog/hostile/guides/written.md");
    const text = readFileSync(guide, "utf8").replaceAll(/<!--.*?-->/g, "");
    checkWords("hostile/guides/written.md", hostile("guides/written"), { html: false, form: exact }, text);
}

/** Each hostile text as it was written, as often as it stands there. */
function checkHostile() {
    const counts = [
        // A cause, the cell of a detail, the description of a condition, its body, its remedy.
        [hostile("codes/bad"), 4],
        // The message, the remedy and the user message of a client's failure, each in a cell.
        [hostile("handling"), 3],
        // A paragraph, two items, a quote, emphasis, a cell.
        [hostile("guides/escaped"), 6],
    ];
    for (const text of texts) {
        for (const [page, times] of counts) {
            const seen = page.split(exact(text)).length - 1;
            if (seen < times) faults.push(`hostile: ${text} is seen ${seen} times, not ${times}`);
        }
    }
}

/** Every block of Markdown is an element of the page. */
function checkElements() {
    const elements = ["h2", "h3", "ul > li ul > li", "ol > li", "pre", "li pre", "blockquote li", "table td em", "em", "strong", "code", "hr", "a[href='https://example.com/']", "img[alt='a map']", "br"];
    for (const path of ["codes/blocks", "codes/old", "index", "operations", "http-statuses", "categories/group"]) {
        const $ = load(readFileSync(built(`blocks/${path}.md`), "utf8"));
        for (const element of elements) {
            if ($(element).length === 0) faults.push(`blocks/${path}: there is no ${element}`);
        }
        if ($("[onclick=x], kbd:contains('Esc')").length > 0) faults.push(`blocks/${path}: HTML is not text`);
    }
}

/** The files that are not pages arrive, and the links of the explorer lead to pages. */
function checkFiles() {
    for (const name of ["explorer.html", "inspira/llms.txt", "inspira/errors.json"]) {
        if (!isFile(join(site, name))) faults.push(`${name} does not arrive`);
    }
    const explorer = join(site, "explorer.html");
    if (isFile(explorer)) checkLinks(explorer, load(readFileSync(explorer, "utf8")));
}

const titles = new Map();
function checkTitle(path, $) {
    const title = $("head > title").text();
    if (titles.has(title)) faults.push(`${path} has the title of ${titles.get(title)}: ${title}`);
    titles.set(title, path);
}

const pages = readdirSync(tree, { recursive: true }).filter((path) => path.endsWith(".md"));
for (const path of pages) {
    const file = built(path);
    if (!file) {
        faults.push(`${path}: there is no such page`);
        continue;
    }
    const $ = load(readFileSync(file, "utf8"));
    checkLinks(file, $);
    checkTitle(path, $);
    checkWords(path, words($), { html: true, form: plain }, readFileSync(join(tree, path), "utf8"));
}
checkHostile();
checkGuide();
checkElements();
// The engine of the portable tree is not known, so that its files have no address.
if (!engine.endsWith("-portable")) checkFiles();
if (pages.length === 0 || links === 0) faults.push("nothing was read");

console.log(`${engine}: ${pages.length} pages, ${links} links, ${blocks} blocks of text, ${texts.length} hostile texts: ${faults.length} faults`);
for (const fault of faults.slice(0, 40)) console.log(`  ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;
