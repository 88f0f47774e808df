//! Cycles among things that refer to each other.

/// The number of names that the text of a cycle lists.
const LISTED: usize = 8;

/// The state of a node in the search.
#[derive(Clone, Copy)]
enum Visit {
    New,
    /// On the path, at this place.
    Open(usize),
    Done,
}

/// Finds cycles in linear time; `successors` has the successors of each node.
///
/// A group of nodes that reach each other can contain very many cycles: at least one of them is found.
pub(super) fn cycles(successors: &[Vec<usize>], mut found: impl FnMut(&[usize])) {
    let mut visits = vec![Visit::New; successors.len()];
    let mut tried = vec![0; successors.len()];
    let mut is_found = vec![false; successors.len()];
    for start in 0..successors.len() {
        let mut next = start;
        let mut path = Vec::new();
        loop {
            match visits[next] {
                Visit::New => {
                    visits[next] = Visit::Open(path.len());
                    path.push(next);
                }
                Visit::Open(at) => {
                    let cycle = &path[at..];
                    if !is_found[next] || cycle.last().is_some_and(|node| !is_found[*node]) {
                        found(cycle);
                        is_found[next] = true;
                        let new = cycle.iter().rev().take_while(|node| !is_found[**node]).count();
                        cycle.iter().rev().take(new).for_each(|node| is_found[*node] = true);
                    }
                }
                Visit::Done => {}
            }
            while let Some(node) = path.last()
                && tried[*node] == successors[*node].len()
            {
                visits[*node] = Visit::Done;
                path.pop();
            }
            let Some(&node) = path.last() else { break };
            next = successors[node][tried[node]];
            tried[node] += 1;
        }
    }
}

/// A cycle in words: `a → b → a`. The middle of a long one is left out.
pub(super) fn words<'n>(cycle: &[usize], name: impl Fn(usize) -> &'n str) -> String {
    let mut names: Vec<&str> = cycle.iter().take(LISTED).map(|node| name(*node)).collect();
    if cycle.len() > LISTED {
        names.push("…");
    }
    names.extend(cycle.first().map(|node| name(*node)));
    names.join(" → ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(successors: &[Vec<usize>]) -> Vec<Vec<usize>> {
        let mut all = Vec::new();
        cycles(successors, |cycle| all.push(cycle.to_vec()));
        all
    }

    #[test]
    fn each_cycle_is_found_once() {
        assert_eq!(found(&[vec![1], vec![2], vec![1]]), [[1, 2]]);
        assert_eq!(found(&[vec![0, 1], vec![1]]), [[0], [1]]);
        assert_eq!(found(&[vec![1, 2], vec![0], vec![0]]), [[0, 1], [0, 2]]);
    }

    #[test]
    fn many_paths_are_walked_once() {
        let diamond: Vec<_> = (0..60).map(|node| vec![node + 1; 2]).chain([Vec::new()]).collect();
        assert_eq!(found(&diamond), Vec::<Vec<usize>>::new());
    }

    #[test]
    fn a_long_cycle_is_shortened() {
        let cycle: Vec<usize> = (0..100).collect();
        assert_eq!(words(&cycle, |_| "a"), "a → a → a → a → a → a → a → a → … → a");
        assert_eq!(words(&cycle[..2], |_| "a"), "a → a → a");
    }
}
