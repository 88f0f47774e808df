//! Schemes of real contracts.

use super::form::Form;

/// The name of the form of some codes, and the codes that do not have it.
fn form<'c>(codes: &[&'c str]) -> (String, Vec<&'c str>) {
    let form = Form::of(codes.iter().copied());
    let usual = codes.iter().find(|code| form.fits(code)).expect("a code has the form");
    (form.name(usual), codes.iter().copied().filter(|code| !form.fits(code)).collect())
}

#[test]
fn codes_of_one_scheme_agree() {
    let schemes: [(&str, &[&str]); 17] = [
        ("UPPER_SNAKE_CASE", &["NOT_FOUND", "TIMEOUT", "HTTP2_ERROR", "FLOOD_WAIT_30"]),
        ("UPPER_SNAKE_CASE", &["M_UNKNOWN", "M_FORBIDDEN"]),
        ("lower_snake_case", &["channel_not_found", "fatal_error", "ratelimited"]),
        ("kebab-case", &["not-found", "conflict", "business-rule"]),
        ("dotted.case", &["job.not_found", "job.failed"]),
        ("camelCase", &["badNonce", "badCSR", "malformed", "dns"]),
        ("PascalCase", &["NotFound", "IOError", "Timeout", "IO"]),
        ("of the form `UPPER:Pascal:Pascal`", &["KV:Raft:Io", "KV:PD:NotLeader", "KV:Cloud:IO"]),
        ("of the form `UPPER-lower-00000`", &["DM-config-20002", "DM-binlog-op-22001"]),
        (
            "of the form `lower:lower:lower:lower:lower:camelCase`",
            &["urn:ietf:params:acme:error:badNonce", "urn:ietf:params:acme:error:dns"],
        ),
        ("of the form `00000`", &["42000", "40P01", "HV00B", "0A000"]),
        ("of the form `E0000`", &["E0001", "E0765"]),
        ("of the form `Pascal.UPPER`", &["CampaignError.X", "AdError.Y", "AdError.NOT_FOUND"]),
        ("of the form `Pascal.Pascal`", &["InvalidID.NotFound", "AuthFailure", "InvalidID"]),
        ("of the form `lower/lower-lower`", &["auth/not-found", "auth/timeout"]),
        ("of the form `UPPER-00000`", &["ORA-00001", "ORA-12154"]),
        ("of the form `UPPER-00`", &["CWE-79", "CWE-89", "CWE-125"]),
    ];
    for (name, codes) in schemes {
        assert_eq!(form(codes), (name.to_owned(), Vec::new()), "{codes:?}");
    }
}

#[test]
fn another_form_deviates() {
    let deviations: [(&[&str], &str); 12] = [
        (&["NOT_FOUND", "LOST", "jobFailed"], "jobFailed"),
        (&["NOT_FOUND", "LOST", "JOB-FAILED"], "JOB-FAILED"),
        (&["NOT_FOUND", "LOST", "Timeout"], "Timeout"),
        (&["not_found", "job_lost", "jobFailed"], "jobFailed"),
        (&["NotFound", "JobLost", "JOB_FAILED"], "JOB_FAILED"),
        (&["NotFound", "JobLost", "TIMEOUT"], "TIMEOUT"),
        (&["KV:Raft:Io", "KV:Raft:Lost", "TIMEOUT"], "TIMEOUT"),
        (&["KV:Raft:Io", "KV:Raft:Lost", "KV:Raft:not_leader"], "KV:Raft:not_leader"),
        (&["DM-config-20002", "DM-config-20003", "DM-config-204"], "DM-config-204"),
        (&["DM-config-20002", "DM-config-20003", "config_missing"], "config_missing"),
        (&["42000", "40P01", "23505", "4200"], "4200"),
        (&["a:b:badNonce", "a:b:orderLost", "badNonce"], "badNonce"),
    ];
    for (codes, odd) in deviations {
        assert_eq!(form(codes).1, [odd], "{codes:?}");
    }
}

#[test]
fn a_namespace_of_many_codes_is_a_prefix() {
    let many: Vec<String> =
        (0..40_u8).map(|at| format!("ERR_{}_LOST", char::from(b'A' + at % 26))).collect();
    let mut codes: Vec<&str> = many.iter().map(String::as_str).collect();
    assert_eq!(Form::of(codes.iter().copied()).prefix, "ERR_");
    codes.push("MODULE_NOT_FOUND");
    assert_eq!(form(&codes).1, ["MODULE_NOT_FOUND"]);
    assert_eq!(Form::of(codes[..10].iter().copied()).prefix, "");
}
