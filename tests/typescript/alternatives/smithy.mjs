// Smithy style: a class per error with `$fault` and `$retryable`, a deserializer per error, and a retry strategy.
//
// The base class, the readers and the strategy are the published ones of Smithy; the classes are written like the
// generated ones. Omitted in its favour: `Client`, `Command`, the middleware and the HTTP handler of a real client. Some
// of that middleware is still included in the size, because bundlers cannot remove it from the published packages.
//
// Like ours: checks the details, distinguishes 11 codes by type, retries by code, reads the delay from the
// details or from `Retry-After`.
// Unlike ours: never waits longer than its own delay plus five seconds, whatever the server states (by its strategy);
// accepts details that lack a member, and throws a `TypeError` for details of another type;
// does not distinguish a failed connection from a timeout, recognize outages, or correct dates by the server's clock.
// Beyond ours: a quota of retries that all requests share.
import { ServiceException, decorateServiceException, expectBoolean, expectNumber, expectString, take, withBaseException } from "@smithy/smithy-client";
import { StandardRetryStrategy } from "@smithy/util-retry";

export class InspiraServiceException extends ServiceException {
    constructor(options) {
        super(options);
        Object.setPrototypeOf(this, InspiraServiceException.prototype);
    }
}

export class InvalidApiKey extends InspiraServiceException {
    name = "InvalidApiKey";
    $fault = "client";
    constructor(opts) {
        super({ name: "InvalidApiKey", $fault: "client", ...opts });
        Object.setPrototypeOf(this, InvalidApiKey.prototype);
        this.field = opts.field;
        this.details = opts.details;
    }
}

export class MissingApiKey extends InspiraServiceException {
    name = "MissingApiKey";
    $fault = "client";
    constructor(opts) {
        super({ name: "MissingApiKey", $fault: "client", ...opts });
        Object.setPrototypeOf(this, MissingApiKey.prototype);
        this.field = opts.field;
        this.details = opts.details;
    }
}

export class ExpiredApiKey extends InspiraServiceException {
    name = "ExpiredApiKey";
    $fault = "client";
    constructor(opts) {
        super({ name: "ExpiredApiKey", $fault: "client", ...opts });
        Object.setPrototypeOf(this, ExpiredApiKey.prototype);
        this.field = opts.field;
        this.details = opts.details;
    }
}

export class InsufficientCredits extends InspiraServiceException {
    name = "InsufficientCredits";
    $fault = "client";
    constructor(opts) {
        super({ name: "InsufficientCredits", $fault: "client", ...opts });
        Object.setPrototypeOf(this, InsufficientCredits.prototype);
        this.field = opts.field;
        this.details = opts.details;
    }
}

export class CreditLimitExceeded extends InspiraServiceException {
    name = "CreditLimitExceeded";
    $fault = "client";
    constructor(opts) {
        super({ name: "CreditLimitExceeded", $fault: "client", ...opts });
        Object.setPrototypeOf(this, CreditLimitExceeded.prototype);
        this.field = opts.field;
        this.details = opts.details;
    }
}

export class InvalidParameter extends InspiraServiceException {
    name = "InvalidParameter";
    $fault = "client";
    constructor(opts) {
        super({ name: "InvalidParameter", $fault: "client", ...opts });
        Object.setPrototypeOf(this, InvalidParameter.prototype);
        this.field = opts.field;
        this.details = opts.details;
    }
}

export class MissingParameter extends InspiraServiceException {
    name = "MissingParameter";
    $fault = "client";
    constructor(opts) {
        super({ name: "MissingParameter", $fault: "client", ...opts });
        Object.setPrototypeOf(this, MissingParameter.prototype);
        this.field = opts.field;
        this.details = opts.details;
    }
}

export class ValidationError extends InspiraServiceException {
    name = "ValidationError";
    $fault = "client";
    constructor(opts) {
        super({ name: "ValidationError", $fault: "client", ...opts });
        Object.setPrototypeOf(this, ValidationError.prototype);
        this.field = opts.field;
        this.details = opts.details;
    }
}

export class RateLimitExceeded extends InspiraServiceException {
    name = "RateLimitExceeded";
    $fault = "client";
    $retryable = { throttling: true };
    constructor(opts) {
        super({ name: "RateLimitExceeded", $fault: "client", ...opts });
        Object.setPrototypeOf(this, RateLimitExceeded.prototype);
        this.field = opts.field;
        this.details = opts.details;
    }
}

export class ServiceUnavailable extends InspiraServiceException {
    name = "ServiceUnavailable";
    $fault = "server";
    $retryable = {};
    constructor(opts) {
        super({ name: "ServiceUnavailable", $fault: "server", ...opts });
        Object.setPrototypeOf(this, ServiceUnavailable.prototype);
        this.field = opts.field;
        this.details = opts.details;
    }
}

export class UpstreamError extends InspiraServiceException {
    name = "UpstreamError";
    $fault = "server";
    constructor(opts) {
        super({ name: "UpstreamError", $fault: "server", ...opts });
        Object.setPrototypeOf(this, UpstreamError.prototype);
        this.field = opts.field;
        this.details = opts.details;
    }
}

const listOf = (read) => (list) => list.map(read);
const de = (Exception, members) => (error, $metadata) => {
    const contents = take(error, { message: expectString, field: expectString, details: (details) => take(details, members) });
    return decorateServiceException(new Exception({ $metadata, ...contents }), error);
};
const deserializers = {
    INVALID_API_KEY: de(InvalidApiKey, { keyFormat: expectString, suggestion: expectString }),
    MISSING_API_KEY: de(MissingApiKey, { header: expectString, format: expectString }),
    EXPIRED_API_KEY: de(ExpiredApiKey, { expiredAt: expectString }),
    INSUFFICIENT_CREDITS: de(InsufficientCredits, { required: expectNumber, available: expectNumber, shortfall: expectNumber, purchaseUrl: expectString }),
    CREDIT_LIMIT_EXCEEDED: de(CreditLimitExceeded, { limit: expectNumber, used: expectNumber, resetDate: expectString }),
    INVALID_PARAMETER: de(InvalidParameter, { provided: [], allowed: listOf(expectString), reason: expectString }),
    MISSING_PARAMETER: de(MissingParameter, { type: expectString, required: expectBoolean }),
    VALIDATION_ERROR: de(ValidationError, { errors: listOf((error) => take(error, { field: expectString, message: expectString, provided: [] })) }),
    RATE_LIMIT_EXCEEDED: de(RateLimitExceeded, { limit: expectNumber, window: expectString, retryAfter: expectNumber, resetAt: expectString }),
    SERVICE_UNAVAILABLE: de(ServiceUnavailable, { service: expectString, reason: expectString, estimatedRecovery: expectString }),
    UPSTREAM_ERROR: de(UpstreamError, { provider: expectString, originalError: expectString }),
};

async function deserializeError(response) {
    const body = await response.json().catch(() => undefined);
    const parsedBody = body?.error ?? {};
    const $metadata = { httpStatusCode: response.status, requestId: body?.requestId };
    try {
        const read = Object.hasOwn(deserializers, parsedBody.code) && deserializers[parsedBody.code];
        return Object.assign(read ? read(parsedBody, $metadata) : unknownError(response, parsedBody), { $response: response });
    } catch (error) {
        // An invalid value causes the reader's own `TypeError`, as in a real client.
        return Object.assign(error, { $response: response });
    }
}

function unknownError(response, parsedBody) {
    const output = { statusCode: response.status, headers: Object.fromEntries(response.headers) };
    try {
        return withBaseException(InspiraServiceException)({ output, parsedBody, errorCode: parsedBody.code });
    } catch (error) {
        return error;
    }
}

/** `$retryable` decides, as the contract has it: a real client would repeat every 502, too. The status decides for other codes. */
function errorType(error, mayRepeat) {
    if (error.$retryable) {
        return error.$retryable.throttling ? "THROTTLING" : "TRANSIENT";
    }
    const status = error.constructor === InspiraServiceException ? error.$metadata.httpStatusCode : undefined;
    if (status === 425 || status === 429) {
        return "THROTTLING";
    }
    const isTransient = !error.$response || [408, 500, 502, 503, 504].includes(status);
    return isTransient && mayRepeat ? "TRANSIENT" : "CLIENT_ERROR";
}

function retryAfterHint(error) {
    const header = error.$response?.headers.get("retry-after");
    const seconds = error.details?.retryAfter ?? (header ? Number(header) : NaN);
    const instant = seconds >= 0 ? Date.now() + seconds * 1000 : Date.parse(header ?? "");
    return Number.isNaN(instant) ? {} : { retryAfterHint: new Date(instant) };
}

const strategy = new StandardRetryStrategy({ maxAttempts: 3, baseDelay: 1000 });

export async function run(url, init = {}) {
    const isIdempotent = !["POST", "PATCH"].includes(init.method);
    const mayRepeat = () => isIdempotent && !init.signal?.aborted;
    let token = await strategy.acquireInitialRetryToken("");
    for (;;) {
        const response = await fetch(url, init).catch((error) => error);
        if (response.ok) {
            strategy.recordSuccess(token);
            return response;
        }
        const error = response instanceof Error ? response : await deserializeError(response);
        try {
            token = await strategy.refreshRetryTokenForRetry(token, { error, errorType: errorType(error, mayRepeat()), ...retryAfterHint(error) });
        } catch {
            throw error;
        }
    }
}
