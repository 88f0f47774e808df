// The five contracts, each under the same names.
import { readFileSync, readdirSync } from "node:fs";
import { pascalCase } from "./names.mjs";

const NAMES = ["content-publishing", "face-recognition", "headshotpro", "inspira", "job-processing"];

async function contract(name) {
    const prefix = pascalCase(name);
    const camel = prefix[0].toLowerCase() + prefix.slice(1);
    const module = await import(`@errcat/contracts/${name}`);
    const testing = await import(`@errcat/contracts/${name}/testing`);
    const bodies = new URL(`../it/wire/bodies/${name.replaceAll("-", "_")}/`, import.meta.url);
    return {
        name,
        module,
        fetch: module[`${camel}Fetch`],
        parse: module[`parse${prefix}Error`],
        is: module[`is${prefix}Error`],
        isBody: module[`is${prefix}ErrorBody`],
        fromJSON: module[`${camel}ErrorFromJSON`],
        policy: module[`${camel}Policy`],
        messages: module[`${camel}Messages`],
        examples: testing[`${camel}Examples`],
        conditions: testing[`${camel}Conditions`] ?? {},
        respond: testing[`${camel}ErrorResponse`],
        bodies: () => readdirSafely(bodies).map((file) => [file, JSON.parse(readFileSync(new URL(file, bodies), "utf8"))]),
    };
}

/** A page without examples has no folder of them. */
function readdirSafely(folder) {
    try {
        return readdirSync(folder);
    } catch {
        return [];
    }
}

export const contracts = await Promise.all(NAMES.map(contract));
