// Runs the three compilers.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const here = fileURLToPath(new URL(".", import.meta.url));
export const compilers = ["typescript-5", "typescript-6", "typescript-7"];

/** What a compiler says; nothing where it is content. */
export function tsc(compiler, ...args) {
    const bin = join(here, "node_modules", compiler, "bin", "tsc");
    const { stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { cwd: here, encoding: "utf8" });
    return stdout + stderr;
}

/** A new folder, removed when the tests of the file have ended. */
export function temporary() {
    const folder = mkdtempSync(join(tmpdir(), "errcat-"));
    process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
    return folder;
}

/** Every file of a folder, by name. */
export function files(folder) {
    return Object.fromEntries(readdirSync(folder).sort().map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}
