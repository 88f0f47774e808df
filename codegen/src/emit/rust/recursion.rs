//! Members that need a box: those through which a value of a type can contain another value of the same type.

use crate::model::{Param, Type, TypeDef, TypeId};

/// The declared types in groups: two types share a group if each contains the other, lists and maps aside.
pub(super) struct Groups(Vec<usize>);

impl Groups {
    /// Finds the groups in linear time (Kosaraju).
    pub(super) fn of(types: &[TypeDef]) -> Self {
        let parts = |def: &TypeDef| def.definition.parts().map(|(_, id)| id.0).collect();
        let contained: Vec<Vec<usize>> = types.iter().map(parts).collect();
        let mut containing = vec![Vec::new(); types.len()];
        for (at, contained) in contained.iter().enumerate() {
            contained.iter().for_each(|inner| containing[*inner].push(at));
        }
        let mut order = Vec::with_capacity(types.len());
        let mut is_seen = vec![false; types.len()];
        for start in 0..types.len() {
            visit(start, &contained, &mut is_seen, |node| order.push(node));
        }
        let mut groups = vec![0; types.len()];
        let mut is_seen = vec![false; types.len()];
        for start in order.into_iter().rev() {
            visit(start, &containing, &mut is_seen, |node| groups[node] = start);
        }
        Self(groups)
    }

    /// Whether a member of a type is boxed. The rule `endless-type` ensures that every circle has an optional member.
    pub(super) fn is_boxed(&self, owner: TypeId, member: &Param) -> bool {
        let within = |id: TypeId| self.0[id.0] == self.0[owner.0];
        member.optional && matches!(member.ty, Type::Named(id) if within(id))
    }
}

/// Visits the nodes that can be reached from a node, each after its successors, and none twice.
fn visit(
    start: usize,
    successors: &[Vec<usize>],
    is_seen: &mut [bool],
    mut leave: impl FnMut(usize),
) {
    let mut path = vec![(start, 0)];
    if std::mem::replace(&mut is_seen[start], true) {
        return;
    }
    while let Some((node, tried)) = path.last_mut() {
        match successors[*node].get(*tried) {
            Some(next) => {
                *tried += 1;
                if !std::mem::replace(&mut is_seen[*next], true) {
                    path.push((*next, 0));
                }
            }
            None => {
                leave(*node);
                path.pop();
            }
        }
    }
}
