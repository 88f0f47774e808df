// Stainless style: a class per status, and one policy for every API.
//
// The errors are the published ones of `openai`. Its `OpenAI` class would include every resource of that API, so the
// rest is its `makeRequest`, `shouldRetry` and `retryRequest` (openai/client.mjs), without the parts unrelated to
// errors: logging, authentication, query strings, streams, `ApiPromise`.
//
// Like ours: decodes the body, distinguishes a failed connection from a timeout, retries, obeys `Retry-After`.
// Unlike ours: does not check or type the details, distinguish codes of one status by type (402 has no class), read the
// delay from the details, recognize outages, or correct dates by the server's clock. It retries requests that must not
// be repeated: a POST (with an idempotency key if the API has a header for it), and a 502 that the contract excludes.
// Beyond ours: its own timeout, `Retry-After-Ms` and `X-Should-Retry`.
import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from "openai/core/error";

export { APIError, AuthenticationError, BadRequestError, InternalServerError, RateLimitError, UnprocessableEntityError } from "openai/core/error";

const isAbortError = (error) => error?.name === "AbortError" || String(error?.message).includes("FetchRequestCanceledException");
const castToError = (error) => (error instanceof Error ? error : new Error(String(error)));
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function safeJSON(text) {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

export class Inspira {
    constructor({ maxRetries = 2, timeout = 60_000, fetch = globalThis.fetch } = {}) {
        this.maxRetries = maxRetries;
        this.timeout = timeout;
        this.fetch = fetch;
    }

    request(url, options = {}) {
        return this.makeRequest(url, options, options.maxRetries ?? this.maxRetries);
    }

    async makeRequest(url, options, retriesRemaining) {
        if (options.signal?.aborted) {
            throw new APIUserAbortError();
        }
        const response = await this.fetchWithTimeout(url, options).catch(castToError);
        if (response instanceof Error) {
            if (options.signal?.aborted) {
                throw new APIUserAbortError();
            }
            const isTimeout = isAbortError(response) || /timed? ?out/i.test(String(response) + ("cause" in response ? String(response.cause) : ""));
            if (retriesRemaining) {
                return this.retryRequest(url, options, retriesRemaining);
            }
            throw isTimeout ? new APIConnectionTimeoutError() : new APIConnectionError({ cause: response });
        }
        if (!response.ok) {
            if (retriesRemaining && this.shouldRetry(response)) {
                await response.body?.cancel();
                return this.retryRequest(url, options, retriesRemaining, response.headers);
            }
            const text = await response.text().catch((error) => castToError(error).message);
            const json = safeJSON(text);
            throw APIError.generate(response.status, json, json ? undefined : text, response.headers);
        }
        return response;
    }

    async fetchWithTimeout(url, { signal, maxRetries, ...init }) {
        const controller = new AbortController();
        const abort = () => controller.abort();
        signal?.addEventListener("abort", abort, { once: true });
        const timeout = setTimeout(abort, this.timeout);
        try {
            return await this.fetch.call(undefined, url, { ...init, signal: controller.signal });
        } finally {
            clearTimeout(timeout);
        }
    }

    shouldRetry({ headers, status }) {
        const header = headers.get("x-should-retry");
        if (header === "true" || header === "false") {
            return header === "true";
        }
        return status === 408 || status === 409 || status === 429 || status >= 500;
    }

    async retryRequest(url, options, retriesRemaining, headers) {
        let timeoutMillis;
        const millis = parseFloat(headers?.get("retry-after-ms"));
        if (!Number.isNaN(millis)) {
            timeoutMillis = millis;
        }
        const retryAfter = headers?.get("retry-after");
        if (retryAfter && !timeoutMillis) {
            const seconds = parseFloat(retryAfter);
            timeoutMillis = Number.isNaN(seconds) ? Date.parse(retryAfter) - Date.now() : seconds * 1000;
        }
        timeoutMillis ??= this.calculateDefaultRetryTimeoutMillis(retriesRemaining, options.maxRetries ?? this.maxRetries);
        await sleep(timeoutMillis);
        return this.makeRequest(url, options, retriesRemaining - 1);
    }

    calculateDefaultRetryTimeoutMillis(retriesRemaining, maxRetries) {
        const seconds = Math.min(0.5 * 2 ** (maxRetries - retriesRemaining), 8);
        return seconds * (1 - Math.random() * 0.25) * 1000;
    }
}

export const run = (url, init) => new Inspira().request(url, init);
