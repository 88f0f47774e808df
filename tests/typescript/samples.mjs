// Runs the samples of pages, unchanged, in each language. A play has a sample, answers of the service, and whether the
// request is idempotent; its result has the outcome, and the waits in seconds. Waits are noted and not waited, and
// nothing of them is left to chance.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { temporary } from "./compile.mjs";
import { serve } from "./server.mjs";

/** The first of these commands that runs. */
const find = (names, arg) => names.find((name) => name && spawnSync(name, [arg]).status === 0);

/** The commands that run samples, and those without which a language is skipped. */
const python = find([process.env.PYTHON, "python3", "python"], "--version");
const go = find([process.env.GO, "go"], "version");
const bash = ["bash", "curl", "jq"].every((name) => find([name], "--version")) ? "bash" : undefined;

/** Why a language is skipped; nothing if it is not. */
export const missing = {
    curl: !bash && "there is no bash, curl or jq",
    go: !go && "there is no Go; GO=<path> names one",
    python: !python && "there is no Python; PYTHON=<path> names one",
};
for (const [language, reason] of Object.entries(missing)) {
    if (reason && process.env.CI && language !== "go") {
        throw new Error(reason);
    }
    if (reason) {
        console.warn(`SKIPPED: the samples in ${language}, because ${reason}`);
    }
}

/** The block of code in a language on a page; with a language that has several, the last. */
export function block(page, language) {
    const blocks = [...page.matchAll(new RegExp(`^\`\`\`${language === "curl" ? "bash" : language}\n([^]*?)^\`\`\`$`, "gm"))];
    return blocks.at(-1)?.[1];
}

const run = {
    javascript: (plays) => playModules(plays, (source) => source),
    typescript: (plays) => playModules(plays, (source) => transformSync(source, { loader: "ts" }).code),
    python: (plays) => Promise.resolve(json(python, ["-c", PYTHON], plays)),
    go: (plays) => Promise.resolve(playGo(plays)),
    curl: playCurl,
};

/** The results of plays in a language. */
export const play = (language, plays) => run[language](plays);

function json(command, args, input, options = {}) {
    const { stdout, stderr } = spawnSync(command, args, { input: JSON.stringify(input), encoding: "utf8", maxBuffer: 1 << 26, ...options });
    assert.equal(stderr, "");
    return JSON.parse(stdout);
}

/** The answers one by one; the last again and again. */
const queue = (answers) => {
    let at = 0;
    return () => answers[Math.min(at++, answers.length - 1)];
};

const work = temporary();

let waits = [];
globalThis.noteWait = (then, ms) => {
    waits.push(ms / 1000);
    then();
};
const WORLD = "const setTimeout = globalThis.noteWait;\nconst Math = { max: globalThis.Math.max, min: globalThis.Math.min, random: () => 0 };\n";

async function playModules(plays, toJavaScript) {
    const results = [];
    for (const { source, idempotent, answers } of plays) {
        const module = await import(`data:text/javascript,${encodeURIComponent(WORLD + toJavaScript(source))}`);
        const next = queue(answers);
        const send = () => {
            const [status, headers, body] = next();
            return Promise.resolve(new Response(body, { status, headers }));
        };
        waits = [];
        // A sample for one code takes `idempotent` only if it matters.
        const parameters = source.match(/function call\((.*)\)/)[1];
        const options = parameters.includes("{ idempotent") ? [{ idempotent }] : parameters.includes("idempotent") ? [idempotent] : [];
        const outcome = await module.call(send, ...options).then(
            (value) => ({ body: value?.response ? value.body : value }),
            (error) => ({ error: error.message, values: error.values }),
        );
        results.push([outcome, waits]);
    }
    return results;
}

const PYTHON = `
import json, random, sys, time

class Response:
    def __init__(self, status, headers, body):
        self.status_code, self.headers, self.body = status, headers, body
    def json(self):
        return json.loads(self.body)

results = []
for play in json.load(sys.stdin):
    waits, left = [], [Response(*answer) for answer in play["answers"]]
    time.sleep, random.random = waits.append, lambda: 0
    scope = {}
    exec(play["source"], scope)
    send = lambda: left.pop(0) if len(left) > 1 else left[0]
    options = {"idempotent": play["idempotent"]} if "idempotent" in scope["call"].__code__.co_varnames else {}
    try:
        value = scope["call"](send, **options)
        outcome = {"body": value.json() if isinstance(value, Response) else value}
    except RuntimeError as error:
        outcome = {"error": error.args[0], "values": error.args[1] if len(error.args) > 1 else None}
    results.append([outcome, waits])
json.dump(results, sys.stdout)
`;

const GO = `package main

import (
	"encoding/json"
	"io"
	"net/http"
	"os"
	"samples/clock"
	"strings"
)

type play struct {
	Sample     int
	Idempotent bool
	Answers    [][]json.RawMessage
}

func main() {
	var plays []play
	json.NewDecoder(os.Stdin).Decode(&plays)
	results := [][]any{}
	for _, it := range plays {
		at := 0
		clock.Waits = []float64{}
		outcome := calls[it.Sample](func() (*http.Response, error) {
			answer := it.Answers[at]
			if at+1 < len(it.Answers) {
				at++
			}
			response := http.Response{Header: http.Header{}}
			headers, body := map[string]string{}, ""
			json.Unmarshal(answer[0], &response.StatusCode)
			json.Unmarshal(answer[1], &headers)
			json.Unmarshal(answer[2], &body)
			for name, value := range headers {
				response.Header.Set(name, value)
			}
			response.Body = io.NopCloser(strings.NewReader(body))
			return &response, nil
		}, it.Idempotent)
		results = append(results, []any{outcome, clock.Waits})
	}
	json.NewEncoder(os.Stdout).Encode(results)
}

type send = func() (*http.Response, error)

func parsed(text []byte) any {
	var body any
	json.Unmarshal(text, &body)
	return body
}

func outcome(body any, err error) any {
	if err == nil {
		return map[string]any{"body": body}
	}
	return map[string]any{"error": err.Error(), "values": err}
}

var calls = []func(send, bool) any{
`;

/** What the samples use of \`time\` and \`math/rand\`. */
const GO_CLOCK = `package clock

import "time"

var Waits []float64

type Duration = time.Duration

const Millisecond = time.Millisecond
const RFC3339 = time.RFC3339

var Now = time.Now
var Parse = time.Parse

func Sleep(wait Duration) { Waits = append(Waits, wait.Seconds()) }
`;
const GO_DICE = "package dice\n\nfunc Float64() float64 { return 0 }\n";

/** One program with every sample as a package; only its clock and its dice are replaced. */
function playGo(plays) {
    const folder = mkdtempSync(join(work, "go-"));
    const sources = [...new Set(plays.map(({ source }) => source))];
    const write = (path, text) => {
        mkdirSync(join(folder, path, ".."), { recursive: true });
        writeFileSync(join(folder, path), text);
    };
    write("go.mod", "module samples\n\ngo 1.18\n");
    write("clock/clock.go", GO_CLOCK);
    write("dice/dice.go", GO_DICE);
    const calls = sources.map((source, at) => {
        write(`sample${at}/sample.go`, source.replace('\t"time"\n', '\ttime "samples/clock"\n').replace('\t"math/rand"\n', '\trand "samples/dice"\n'));
        const signature = source.match(/^func Call.*$/m)[0];
        const options = (signature.includes("idempotent bool") ? ", idempotent" : "") + (signature.includes("attempt int") ? ", 1" : "");
        return signature.includes(") (any, error)")
            ? `\tfunc(send send, idempotent bool) any { return outcome(sample${at}.Call(send${options})) },`
            : `\tfunc(send send, idempotent bool) any { _, text, err := sample${at}.Call(send${options}); return outcome(parsed(text), err) },`;
    });
    const imports = sources.map((_, at) => `import sample${at} "samples/sample${at}"`).join("\n");
    write("main.go", `${GO.replace("package main\n", `package main\n\n${imports}\n`)}${calls.join("\n")}\n}\n`);
    const env = { ...process.env, GOFLAGS: "-mod=mod", GOPROXY: "off", GOTOOLCHAIN: "local" };
    const input = plays.map(({ source, idempotent, answers }) => ({ sample: sources.indexOf(source), idempotent, answers }));
    return json(go, ["run", "."], input, { cwd: folder, env });
}

/** Sends real requests; the address of a request is the number of its play. */
async function playCurl(plays) {
    const queues = plays.map(({ answers }) => queue(answers));
    const server = await serve((request, response) => {
        const [status, headers, body] = queues[Number(request.url.slice(1))]();
        response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
    });
    const script = plays.map(({ source, idempotent }, at) => `
(
${source}
sleep() { waits+=("$1"); }
unset RANDOM; RANDOM=0
waits=()
IDEMPOTENT=${idempotent ? "1" : ""}
call ${server.url}/${at} > "$WORK/body" 2> "$WORK/error" && rc=0 || rc=$?
jq --null-input --arg rc "$rc" --rawfile body "$WORK/body" --rawfile error "$WORK/error" \\
    '[$rc, $body, $error, [$ARGS.positional[] | tonumber]]' --args "\${waits[@]}"
)`);
    const { stdout, stderr } = await spawned(bash, script.join("\n"), { ...process.env, WORK: work });
    await server.close();
    assert.equal(stderr, "");
    const results = stdout.trim().split(/^(?=\[)/m).map((text) => JSON.parse(text));
    return results.map(([rc, body, error, waits]) => {
        if (rc === "0") {
            return [{ body: parsed(body) }, waits];
        }
        return [typeof parsed(error) === "object" ? { error: "", values: parsed(error) } : { error: error.trim() }, waits];
    });
}

function parsed(text) {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

function spawned(command, input, env) {
    const child = spawn(command, { env, stdio: ["pipe", "pipe", "pipe"] });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (data) => (stdout += data));
    child.stderr.on("data", (data) => (stderr += data));
    child.stdin.end(input);
    return new Promise((done) => child.on("close", () => done({ stdout, stderr })));
}
