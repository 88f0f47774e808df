// Effect style: a tagged error per code, whose details are a Schema, and a Schedule for retries.
//
// Like ours: checks the details, distinguishes 11 codes and 3 client codes by type, retries by code, waits
// for the delay in the details or in `Retry-After`, and gives up if that is over two minutes.
// Unlike ours: does not recognize outages, and does not correct dates by the server's clock.
// Beyond ours: interruption, tracing, and everything else in its runtime, which an app includes only once. An app
// that runs on Effect already has it: the table also shows the size without it. `HttpClient` would take more
// bytes than the `fetch` here.
//
// `Schema.String` instead of `const { String } = Schema`, which would keep bundlers from removing the rest: 120 kB.
import * as Effect from "effect/Effect";
import * as Schedule from "effect/Schedule";
import * as Schema from "effect/Schema";

const fields = (details) => ({
    message: Schema.optionalKey(Schema.String),
    field: Schema.optionalKey(Schema.NullOr(Schema.String)),
    details,
    timestamp: Schema.optionalKey(Schema.String),
    requestId: Schema.optionalKey(Schema.String),
    status: Schema.Finite,
    retryAfterMs: Schema.optionalKey(Schema.Finite),
});

export class InvalidApiKey extends Schema.TaggedError()("INVALID_API_KEY", fields(Schema.Struct({ keyFormat: Schema.Union([Schema.Literal("invalid"), Schema.Literal("expired"), Schema.String]), suggestion: Schema.optionalKey(Schema.NullOr(Schema.String)) }))) {}
export class MissingApiKey extends Schema.TaggedError()("MISSING_API_KEY", fields(Schema.Struct({ header: Schema.String, format: Schema.String }))) {}
export class ExpiredApiKey extends Schema.TaggedError()("EXPIRED_API_KEY", fields(Schema.Struct({ expiredAt: Schema.String }))) {}
export class InsufficientCredits extends Schema.TaggedError()("INSUFFICIENT_CREDITS", fields(Schema.Struct({ required: Schema.Finite, available: Schema.Finite, shortfall: Schema.Finite, purchaseUrl: Schema.String }))) {}
export class CreditLimitExceeded extends Schema.TaggedError()("CREDIT_LIMIT_EXCEEDED", fields(Schema.Struct({ limit: Schema.Finite, used: Schema.Finite, resetDate: Schema.String }))) {}
export class InvalidParameter extends Schema.TaggedError()("INVALID_PARAMETER", fields(Schema.Struct({ provided: Schema.Unknown, allowed: Schema.Array(Schema.String), reason: Schema.String }))) {}
export class MissingParameter extends Schema.TaggedError()("MISSING_PARAMETER", fields(Schema.Struct({ type: Schema.String, required: Schema.Boolean }))) {}
export class ValidationError extends Schema.TaggedError()("VALIDATION_ERROR", fields(Schema.Struct({ errors: Schema.Array(Schema.Struct({ field: Schema.String, message: Schema.String, provided: Schema.optionalKey(Schema.Unknown) })) }))) {}
export class RateLimitExceeded extends Schema.TaggedError()("RATE_LIMIT_EXCEEDED", fields(Schema.Struct({ limit: Schema.Finite, window: Schema.String, retryAfter: Schema.Finite, resetAt: Schema.String }))) {}
export class ServiceUnavailable extends Schema.TaggedError()("SERVICE_UNAVAILABLE", fields(Schema.Struct({ service: Schema.String, reason: Schema.String, estimatedRecovery: Schema.String }))) {}
export class UpstreamError extends Schema.TaggedError()("UPSTREAM_ERROR", fields(Schema.Struct({ provider: Schema.String, originalError: Schema.String }))) {}
export class NetworkError extends Schema.TaggedError()("NETWORK_ERROR", { cause: Schema.Unknown, idempotent: Schema.Boolean }) {}
export class Timeout extends Schema.TaggedError()("TIMEOUT", { cause: Schema.Unknown, idempotent: Schema.Boolean }) {}
export class UnrecognizedError extends Schema.TaggedError()("UNRECOGNIZED_ERROR", { status: Schema.Finite, body: Schema.Unknown, retryAfterMs: Schema.optionalKey(Schema.Finite), idempotent: Schema.Boolean }) {}

const decode = Schema.decodeUnknownEffect(Schema.Union([
    InvalidApiKey, MissingApiKey, ExpiredApiKey, InsufficientCredits, CreditLimitExceeded, InvalidParameter,
    MissingParameter, ValidationError, RateLimitExceeded, ServiceUnavailable, UpstreamError,
]));

function retryAfterMs(response, body) {
    const header = response.headers.get("retry-after");
    const seconds = body?.error?.details?.retryAfter ?? (header ? Number(header) : undefined);
    const wait = seconds >= 0 ? seconds * 1000 : Date.parse(header ?? "") - Date.now();
    return wait >= 0 ? { retryAfterMs: wait } : {};
}

const fromResponse = (response, idempotent) => Effect.gen(function* () {
    const body = yield* Effect.tryPromise(() => response.json()).pipe(Effect.orElseSucceed(() => undefined));
    const { status } = response;
    const wait = retryAfterMs(response, body);
    const { error: sent, timestamp, requestId } = body ?? {};
    const { code, ...error } = sent ?? {};
    const envelope = { ...(timestamp && { timestamp }), ...(requestId && { requestId }) };
    return yield* decode({ _tag: code, ...error, ...envelope, status, ...wait }).pipe(
        Effect.catch(() => Effect.succeed(new UnrecognizedError({ status, body, ...wait, idempotent }))),
        Effect.flatMap(Effect.fail),
    );
});

function isRetryable(error) {
    switch (error._tag) {
        case "RATE_LIMIT_EXCEEDED":
        case "SERVICE_UNAVAILABLE":
            return !(error.retryAfterMs > 120_000);
        case "NETWORK_ERROR":
        case "TIMEOUT":
            return error.idempotent;
        case "UNRECOGNIZED_ERROR":
            return [425, 429].includes(error.status) || (error.idempotent && [408, 500, 502, 503, 504].includes(error.status));
        default:
            return false;
    }
}

const schedule = Schedule.exponential("1 second", 2).pipe(
    Schedule.modifyDelay(({ duration, input }) => Effect.succeed(input.retryAfterMs ?? duration)),
);

export const request = (url, init = {}) => {
    const idempotent = !["POST", "PATCH"].includes(init.method);
    return Effect.tryPromise({
        try: (signal) => fetch(url, { ...init, signal: init.signal ? AbortSignal.any([signal, init.signal]) : signal }),
        catch: (cause) => new (cause.name === "TimeoutError" ? Timeout : NetworkError)({ cause, idempotent }),
    }).pipe(
        Effect.flatMap((response) => (response.ok ? Effect.succeed(response) : fromResponse(response, idempotent))),
        Effect.retry({ schedule, while: (error) => !init.signal?.aborted && isRetryable(error), times: 2 }),
    );
};

/** For callers that know nothing of Effect. */
export const run = (url, init) => Effect.runPromise(request(url, init));
