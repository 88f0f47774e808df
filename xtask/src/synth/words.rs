//! Words for the names and texts of synthetic errors.

/// A part of an API: the name of its category, its title, and its subjects.
pub(super) struct Domain {
    pub(super) name: &'static str,
    pub(super) title: &'static str,
    pub(super) nouns: [&'static str; 10],
}

/// A kind of failure.
pub(super) struct FaultWords {
    /// The end of the code.
    pub(super) code: &'static str,
    pub(super) status: u16,
    pub(super) action: &'static str,
    /// The end of the sentence about the thing that failed.
    pub(super) phrase: &'static str,
    /// The remedy.
    pub(super) remedy: &'static str,
}

impl FaultWords {
    /// Whether the same request may succeed later.
    pub(super) fn is_temporary(&self) -> bool {
        matches!(self.action, "wait" | "retry")
    }
}

const fn domain(name: &'static str, title: &'static str, nouns: [&'static str; 10]) -> Domain {
    Domain { name, title, nouns }
}

#[rustfmt::skip]
pub(super) const DOMAINS: [Domain; 12] = [
    domain("accounts", "Account Errors", ["USER", "ACCOUNT", "PROFILE", "MEMBER", "GUEST", "CONTACT", "OWNER", "TENANT", "PERSONA", "AVATAR"]),
    domain("authentication", "Authentication Errors", ["SESSION", "PASSWORD", "PASSKEY", "LOGIN", "SIGNUP", "DEVICE", "BROWSER", "IDENTITY", "REALM", "COOKIE"]),
    domain("billing", "Billing Errors", ["PAYMENT", "INVOICE", "CARD", "COUPON", "CREDIT", "REFUND", "TAX", "WALLET", "DISPUTE", "PAYOUT"]),
    domain("catalogues", "Catalogue Errors", ["PRODUCT", "VARIANT", "PRICE", "BRAND", "BUNDLE", "OFFER", "STOCK", "SUPPLIER", "WAREHOUSE", "BARCODE"]),
    domain("files", "File Errors", ["FILE", "FOLDER", "UPLOAD", "DOWNLOAD", "IMAGE", "VIDEO", "AUDIO", "DOCUMENT", "ARCHIVE", "PREVIEW"]),
    domain("jobs", "Job Errors", ["JOB", "TASK", "QUEUE", "WORKER", "PIPELINE", "BUILD", "RELEASE", "ARTIFACT", "SCHEDULE", "TRIGGER"]),
    domain("messages", "Message Errors", ["MESSAGE", "THREAD", "CHANNEL", "MAILBOX", "TEMPLATE", "CAMPAIGN", "WEBHOOK", "REMINDER", "COMMENT", "REACTION"]),
    domain("models", "Model Errors", ["MODEL", "DATASET", "LABEL", "PROMPT", "TRAINING", "INFERENCE", "FEATURE", "METRIC", "EXPERIMENT", "EMBEDDING"]),
    domain("orders", "Order Errors", ["ORDER", "BASKET", "CHECKOUT", "DELIVERY", "PARCEL", "RETURN", "SHIPMENT", "COURIER", "CUSTOMS", "VOUCHER"]),
    domain("organizations", "Organization Errors", ["TEAM", "PROJECT", "WORKSPACE", "ROLE", "INVITE", "SEAT", "DOMAIN", "LICENSE", "POLICY", "GROUP"]),
    domain("reports", "Report Errors", ["REPORT", "CHART", "EXPORT", "IMPORT", "QUERY", "FILTER", "DASHBOARD", "SNAPSHOT", "COHORT", "FUNNEL"]),
    domain("storage", "Storage Errors", ["BUCKET", "OBJECT", "VOLUME", "BACKUP", "REPLICA", "INDEX", "TABLE", "COLUMN", "SHARD", "CLUSTER"]),
];

#[rustfmt::skip]
pub(super) const PARTS: [&str; 48] = [
    "ACTION", "ADDRESS", "AMOUNT", "AUDIT", "BALANCE", "BATCH", "CHANGE", "CONFIG", "CONTENT", "COUNT", "DATE", "DETAIL",
    "ENTRY", "EVENT", "FORMAT", "HEADER", "HISTORY", "ID", "INPUT", "ITEM", "KEY", "LIMIT", "LINE", "LINK", "LIST", "LOCALE",
    "METADATA", "NAME", "NOTE", "NUMBER", "OPTION", "PERIOD", "PLAN", "RANGE", "RECORD", "REGION", "REQUEST", "RULE",
    "SCHEMA", "SCOPE", "SETTING", "SIZE", "STATE", "SUMMARY", "TAG", "TOKEN", "TYPE", "VERSION",
];

const fn fault(
    code: &'static str,
    status: u16,
    action: &'static str,
    phrase: &'static str,
    remedy: &'static str,
) -> FaultWords {
    FaultWords { code, status, action, phrase, remedy }
}

#[rustfmt::skip]
pub(super) const FAULTS: [FaultWords; 40] = [
    fault("MALFORMED", 400, "fix_request", "cannot be read", "Check the syntax of the value."),
    fault("MISSING", 400, "fix_request", "is missing", "Send the value."),
    fault("UNKNOWN", 400, "fix_request", "is not known", "Check the spelling of the value."),
    fault("UNAUTHENTICATED", 401, "authenticate", "needs an account that is signed in", "Sign in and send the request again."),
    fault("SIGNED_OUT", 401, "refresh_credentials", "has been signed out", "Get a new token and send the request again."),
    fault("REVOKED", 401, "replace_credentials", "has been revoked", "Create a new key and use it instead."),
    fault("UNPAID", 402, "pay", "is not paid for", "Settle the open amount."),
    fault("OVERDUE", 402, "pay", "is overdue", "Settle the overdue amount."),
    fault("FORBIDDEN", 403, "request_access", "is not open to this account", "Ask an administrator for access."),
    fault("NOT_SHARED", 403, "request_access", "is not shared with this account", "Ask the owner to share it."),
    fault("NOT_IN_PLAN", 403, "upgrade", "is not part of the plan", "Move to a larger plan."),
    fault("QUOTA_EXCEEDED", 403, "upgrade", "is beyond the quota of the plan", "Move to a plan with a larger quota."),
    fault("NOT_FOUND", 404, "fix_request", "was not found", "Check the identifier in the request."),
    fault("NOT_ALLOWED", 405, "fix_request", "does not allow this method", "Use one of the documented methods."),
    fault("REQUEST_SLOW", 408, "retry", "took too long to arrive", "Send the request again."),
    fault("DUPLICATE", 409, "fix_request", "exists already", "Use another value or change the existing one."),
    fault("IN_USE", 409, "fix_request", "is in use", "Detach everything that uses it first."),
    fault("CONFLICT", 409, "fix_request", "was changed by somebody else", "Read the newest version and apply the change to it."),
    fault("ARCHIVED", 409, "fix_request", "is archived", "Restore it first."),
    fault("DELETED", 410, "fix_request", "has been deleted", "Remove the reference to it."),
    fault("EXPIRED", 410, "fix_request", "has expired", "Create a new one."),
    fault("STALE", 412, "fix_request", "has changed since it was read", "Read it again and repeat the change."),
    fault("TOO_LARGE", 413, "fix_request", "is too large", "Send less at once."),
    fault("UNSUPPORTED", 415, "fix_request", "is not supported", "Use one of the documented formats."),
    fault("INVALID", 422, "fix_request", "is not valid", "Correct the value."),
    fault("EMPTY", 422, "fix_request", "is empty", "Send at least one value."),
    fault("TOO_LONG", 422, "fix_request", "is too long", "Shorten the value."),
    fault("TOO_SHORT", 422, "fix_request", "is too short", "Lengthen the value."),
    fault("OUT_OF_RANGE", 422, "fix_request", "is out of range", "Use a value within the documented range."),
    fault("LOCKED", 423, "fix_request", "is locked", "Unlock it first."),
    fault("RATE_LIMITED", 429, "wait", "was asked for too often", "Wait before the next request."),
    fault("THROTTLED", 429, "wait", "is slowed down for this account", "Wait and send fewer requests at once."),
    fault("CORRUPTED", 500, "contact_support", "is corrupted", "Contact support with the request id."),
    fault("FAILED", 500, "contact_support", "failed for an internal reason", "Contact support with the request id."),
    fault("UPSTREAM_FAILED", 502, "retry", "depends on a service that failed", "Send the request again."),
    fault("BUSY", 503, "wait", "is busy", "Wait a moment before the next request."),
    fault("UNAVAILABLE", 503, "retry", "is unavailable", "Send the request again."),
    fault("NOT_READY", 503, "retry", "is not ready yet", "Send the request again."),
    fault("TIMED_OUT", 504, "retry", "did not respond in time", "Send the request again."),
    fault("DISK_FULL", 507, "contact_support", "has no room left", "Contact support with the request id."),
];

/// The statuses of the faults, with their meanings.
#[rustfmt::skip]
pub(super) const STATUSES: [(u16, &str); 20] = [
    (400, "The request cannot be understood"),
    (401, "The request is not authenticated"),
    (402, "The account has to pay first"),
    (403, "The account may not do this"),
    (404, "The resource does not exist"),
    (405, "The resource does not allow this method"),
    (408, "The request did not arrive in time"),
    (409, "The resource is in another state"),
    (410, "The resource is gone"),
    (412, "The resource has changed"),
    (413, "The request is too large"),
    (415, "The format is not supported"),
    (422, "The request holds a wrong value"),
    (423, "The resource is locked"),
    (429, "Too many requests"),
    (500, "The server failed"),
    (502, "A service behind the server failed"),
    (503, "The server cannot answer at the moment"),
    (504, "A service behind the server did not answer"),
    (507, "The server has no room left"),
];

/// Conditions: the end of the name, and of the sentence.
pub(super) const CONDITIONS: [(&str, &str); 6] = [
    ("in_sandbox", "in the sandbox"),
    ("for_guest", "for a guest"),
    ("during_migration", "during a migration"),
    ("after_import", "after an import"),
    ("on_mobile", "on a mobile device"),
    ("by_webhook", "by a webhook"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_has_a_meaning() {
        for fault in &FAULTS {
            assert!(STATUSES.iter().any(|(status, _)| *status == fault.status), "{}", fault.code);
        }
    }
}
