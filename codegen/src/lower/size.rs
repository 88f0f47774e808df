//! The size of values without examples: what a made-up value of a declared type would contain.

use crate::lower::Cx;
use crate::model::TypeDef;
use crate::yaml::TOO_LARGE;

/// The maximum number of values in a made-up value.
const MAX_VALUES: u32 = 10_000;

/// The maximum nesting of a made-up value; JSON parsers commonly stop at 128 levels.
const MAX_LEVELS: u32 = 64;

/// The number of values in a made-up value, and its levels.
#[derive(Clone, Copy)]
struct Size {
    values: u32,
    levels: u32,
}

/// Reports the types whose made-up values would be too large, but not the types that contain them.
pub(super) fn report_large(cx: &mut Cx<'_>, types: &[TypeDef]) {
    let parts: Vec<_> = types.iter().map(parts).collect();
    let mut users = vec![Vec::new(); types.len()];
    for (user, parts) in parts.iter().enumerate() {
        parts.iter().for_each(|part| users[*part].push(user));
    }
    let mut missing: Vec<_> = parts.iter().map(Vec::len).collect();
    let mut ready: Vec<_> = (0..types.len()).filter(|at| parts[*at].is_empty()).collect();
    let mut sizes = vec![None; types.len()];
    // A type that contains itself is never ready; another rule reports it.
    while let Some(at) = ready.pop() {
        let inner: Option<Vec<Size>> = parts[at].iter().map(|part| sizes[*part]).collect();
        sizes[at] = inner.and_then(|inner| size(cx, &types[at], &inner));
        for user in &users[at] {
            missing[*user] -= 1;
            if missing[*user] == 0 {
                ready.push(*user);
            }
        }
    }
}

/// The declared types of which a made-up value of this type contains a made-up value.
fn parts(def: &TypeDef) -> Vec<usize> {
    let parts = def.definition.parts();
    let made_up = parts.filter(|(member, _)| !member.optional && member.example.is_none());
    made_up.map(|(_, id)| id.0).collect()
}

fn size(cx: &mut Cx<'_>, def: &TypeDef, inner: &[Size]) -> Option<Size> {
    let members = def.definition.members().unwrap_or_default().len();
    let own = u32::try_from(members.saturating_sub(inner.len())).unwrap_or(u32::MAX);
    let size = Size {
        values: inner.iter().fold(own.max(1), |sum, part| sum.saturating_add(part.values)),
        levels: inner.iter().map(|part| part.levels).max().unwrap_or(0) + 1,
    };
    let excess = if size.values > MAX_VALUES {
        format!("more than {MAX_VALUES} values")
    } else if size.levels > MAX_LEVELS {
        format!("more than {MAX_LEVELS} levels")
    } else {
        return Some(size);
    };
    let message = format!("an example of the type `{}` would have {excess}", *def.name);
    let finding = TOO_LARGE.at(def.name.span, message);
    cx.report.push(finding.help("give some members an `example`, or make them optional"));
    None
}
