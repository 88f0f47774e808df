// What must compile, and what must not: this file is only ever type-checked.
import {
    InspiraError, InspiraErrorCode, generateImageErrorCodes, isGenerateImageError, isInspiraError, isInspiraErrorBody, onInspiraError, inspiraMessages,
    inspiraErrorFrom, isRetryable, logFields, parseInspiraError, remedy, userMessage,
    type GenerateImageError, type InspiraErrorCodeIn, type InspiraErrorOf, type InspiraErrorTypes, type InspiraMessages,
} from "@errcat/contracts/inspira";
import { inspiraErrorResponse, inspiraExamples } from "@errcat/contracts/inspira/testing";
import { type FaceRecognitionError } from "@errcat/contracts/face-recognition";
import { type HttpErrorResponse } from "@angular/common/http";
import { type AxiosResponse } from "axios";
import { type IncomingHttpHeaders } from "node:http";

export function describe(error: InspiraError): string {
    switch (error.code) {
        case "INSUFFICIENT_CREDITS":
            return `short by ${error.details.shortfall.toFixed(1)}`;
        case "CREDIT_LIMIT_EXCEEDED":
            return error.details.resetDate;
        case "RATE_LIMIT_EXCEEDED":
            return error.details.resetAt;
        case "VALIDATION_ERROR":
            return error.details.errors.map((fault) => fault.field).join();
        case "INVALID_PARAMETER":
            return error.details.allowed.join();
        case "MISSING_PARAMETER":
            return error.field ?? "";
        case "INVALID_API_KEY":
        case "MISSING_API_KEY":
        case "EXPIRED_API_KEY":
            return error.status.toFixed();
        case "SERVICE_UNAVAILABLE":
        case "UPSTREAM_ERROR":
            return error.category;
        case "NETWORK_ERROR":
        case "TIMEOUT":
            return "offline";
        case "UNRECOGNIZED_ERROR":
            return error.wireCode ?? "";
        default:
            return error satisfies never;
    }
}

export function narrows(error: InspiraError, value: unknown): void {
    // @ts-expect-error details belong to the code
    void error.details.shortfall;
    // @ts-expect-error a typo in a code
    if (error.code === "INSUFFICIENT_CREDIT") {
        return;
    }
    // @ts-expect-error a code is missing
    const partial = (some: InspiraError): string => {
        switch (some.code) {
            case "TIMEOUT":
                return "";
        }
    };
    void partial;
    // @ts-expect-error errors are not changed
    error.code = "TIMEOUT";
    if (error.status === 402) {
        error satisfies InspiraErrorOf<"INSUFFICIENT_CREDITS" | "CREDIT_LIMIT_EXCEEDED" | "UNRECOGNIZED_ERROR">;
    }
    if (error.status === 422) {
        // A code that this client does not know may have the same status.
        error.details?.errors.map((fault) => fault.field) satisfies string[] | undefined;
    }
    if (error.category === "credits") {
        error satisfies InspiraErrorOf<"INSUFFICIENT_CREDITS" | "CREDIT_LIMIT_EXCEEDED" | "UNRECOGNIZED_ERROR">;
    }
    if (value instanceof InspiraError && value.code === "RATE_LIMIT_EXCEEDED") {
        value.details.retryAfter satisfies number;
    }
    if (isInspiraError(value, "INSUFFICIENT_CREDITS", "CREDIT_LIMIT_EXCEEDED")) {
        value satisfies InspiraErrorOf<InspiraErrorCodeIn<"credits">>;
    }
    // @ts-expect-error a typo in a guard
    isInspiraError(value, "INSUFFICIENT_CREDIT");
    if (isInspiraErrorBody(value)) {
        value.error.code satisfies string;
        // @ts-expect-error only the code is sure to be there
        value.requestId satisfies string;
    }
}

export function creates(): void {
    const details = { required: 5, available: 1, shortfall: 4, purchaseUrl: "https://example.com" };
    new InspiraError("INSUFFICIENT_CREDITS", "x", { details, status: 402 }).details.required satisfies number;
    new InspiraError("TIMEOUT", "x").details satisfies undefined;
    new InspiraError("UNRECOGNIZED_ERROR", "x", { status: 502, wireCode: "ADDED_LATER" });
    // @ts-expect-error the code has details
    new InspiraError("INSUFFICIENT_CREDITS", "x");
    // @ts-expect-error the code has details
    new InspiraError("INSUFFICIENT_CREDITS", "x", { requestId: "1" });
    // @ts-expect-error these are the details of another code
    new InspiraError("RATE_LIMIT_EXCEEDED", "x", { details });
    // @ts-expect-error the code has another status
    new InspiraError("INSUFFICIENT_CREDITS", "x", { details, status: 500 });
    // @ts-expect-error a code that does not exist
    new InspiraError("INSUFFICIENT_CREDIT", "x", { details });
}

export function byName(error: InspiraError): number {
    switch (error.code) {
        case InspiraErrorCode.INSUFFICIENT_CREDITS:
            return error.details.shortfall;
        default:
            // @ts-expect-error the other codes have other details
            return error.details.shortfall;
    }
}
export const codes: readonly InspiraErrorCode[] = Object.values(InspiraErrorCode);

export function operation(error: GenerateImageError): void {
    if (isGenerateImageError(error)) {
        error satisfies GenerateImageError;
    }
    generateImageErrorCodes.length satisfies number;
    // @ts-expect-error this operation never answers with it
    if (error.code === "VALIDATION_ERROR") {
        return;
    }
    if (error.code === "INSUFFICIENT_CREDITS") {
        error.details.purchaseUrl satisfies string;
    }
}

// A value that was added later is a string, and the known ones are completed.
export const format: InspiraErrorTypes["INVALID_API_KEY"]["details"]["keyFormat"] = "added_later";
export const all: Record<InspiraErrorCode, 1> = {
    INVALID_API_KEY: 1, MISSING_API_KEY: 1, EXPIRED_API_KEY: 1, INSUFFICIENT_CREDITS: 1, CREDIT_LIMIT_EXCEEDED: 1, INVALID_PARAMETER: 1, MISSING_PARAMETER: 1,
    VALIDATION_ERROR: 1, RATE_LIMIT_EXCEEDED: 1, SERVICE_UNAVAILABLE: 1, UPSTREAM_ERROR: 1, NETWORK_ERROR: 1, TIMEOUT: 1, UNRECOGNIZED_ERROR: 1,
};
export const french: InspiraMessages = { ...inspiraMessages, INSUFFICIENT_CREDITS: (error) => `Il manque ${error.details.shortfall.toFixed()} crédits.` };
// @ts-expect-error a code that does not exist
export const german: InspiraMessages = { default: "Fehler.", INSUFFICIENT_CREDIT: "Zu wenig." };

export const recovered: Promise<string | number> = Promise.resolve("x").catch(onInspiraError({ INSUFFICIENT_CREDITS: (error) => error.details.shortfall }));
// @ts-expect-error a typo in a code
onInspiraError({ INSUFFICIENT_CREDIT: () => 1 });
// @ts-expect-error details belong to the code
onInspiraError({ TIMEOUT: (error) => error.details.shortfall });

inspiraExamples.RATE_LIMIT_EXCEEDED.body.error.code satisfies string;
export const response: Response = inspiraErrorResponse("RATE_LIMIT_EXCEEDED", { details: { retryAfter: 3 } });
// @ts-expect-error details belong to the code
inspiraErrorResponse("RATE_LIMIT_EXCEEDED", { details: { shortfall: 3 } });

export const faults = (error: FaceRecognitionError): readonly string[] => (error.code === "VALIDATION_ERROR" ? error.details.map((fault) => fault.message) : []);

// The helpers that have texts refuse an error of another contract; those that treat it work for every contract.
export function foreign(error: FaceRecognitionError, own: InspiraError, caught: unknown): void {
    // @ts-expect-error an error of another contract
    userMessage(error);
    // @ts-expect-error an error of another contract
    remedy(error);
    // @ts-expect-error an error of another contract
    logFields(error);
    isRetryable(error) satisfies boolean;
    userMessage(own) satisfies string;
    userMessage(caught) satisfies string;
    remedy(own)?.text satisfies string | undefined;
    own.contract satisfies "@errcat/contracts/inspira@1";
}

// What the clients of HTTP hand over, as their types have it.
export async function others(axios: AxiosResponse | undefined, angular: HttpErrorResponse, node: IncomingHttpHeaders): Promise<void> {
    parseInspiraError(axios?.data, axios) satisfies InspiraError;
    parseInspiraError(angular.error, angular) satisfies InspiraError;
    parseInspiraError(undefined, { headers: node, url: null }) satisfies InspiraError;
    parseInspiraError(undefined, { headers: { "retry-after": 3 } }).response?.headers?.get("retry-after") satisfies string | null | undefined;
    (await inspiraErrorFrom(angular, { method: "GET" })) satisfies InspiraError;
    // @ts-expect-error headers have names
    parseInspiraError(undefined, { headers: "retry-after: 3" });
}
