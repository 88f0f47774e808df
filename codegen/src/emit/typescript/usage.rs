//! Excerpts of TypeScript for the pages of other targets.

use crate::emit::Mention;
use crate::emit::typescript::escape::string;
use crate::emit::typescript::names::Names;
use crate::model::{Contract, Error};

/// The guard for an error.
pub(super) fn mention(contract: &Contract, error: &Error) -> Mention {
    let Names { prefix, .. } = Names::new(contract);
    Mention {
        language: "TypeScript",
        code: format!("is{prefix}Error(error, {})", string(&error.name)),
    }
}

/// A call with the generated client; `None` if the contract has no errors.
pub(super) fn client(package: &str, contract: &Contract) -> Option<Mention> {
    let guard = mention(contract, contract.errors.first()?).code;
    let Names { file, prefix, camel } = Names::new(contract);
    let module = string(&format!("{package}/{file}"));
    let resilience = string(&format!("{package}/resilience"));
    let code = format!(
        r#"import {{ {camel}Fetch, {camel}Policy, is{prefix}Error }} from {module};
import {{ retry }} from {resilience};

try {{
  const response = await retry(() => {camel}Fetch("/api"), {camel}Policy);
  console.log(await response.json());
}} catch (error) {{
  if ({guard}) console.error(error.message);
  else throw error;
}}"#
    );
    Some(Mention { language: "typescript", code })
}
