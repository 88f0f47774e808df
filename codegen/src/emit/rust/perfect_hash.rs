//! Builds the tables of a perfect hash, and verifies them with the lookup code of the generated crates.

use std::cmp::Reverse;

#[path = "runtime/perfect_hash.rs"]
mod reader;

use reader::{PerfectHash, bucket, hash, slot};

/// The average number of strings per bucket.
const BUCKET_TEXTS: usize = 4;

/// The tables for one set of strings.
pub(super) struct Tables {
    pub(super) seed: u64,
    pub(super) displacements: Vec<u16>,
    pub(super) slots: Vec<u16>,
}

impl Tables {
    /// The index of this string; an arbitrary index if the string is not in the set.
    fn index(&self, text: &str) -> usize {
        PerfectHash { seed: self.seed, displacements: &self.displacements, slots: &self.slots }
            .index(text)
    }
}

/// Tries seeds until the tables find each string. The first seed nearly always works.
pub(super) fn build(texts: &[String]) -> Option<Tables> {
    let finds_all =
        |tables: &Tables| texts.iter().enumerate().all(|(at, text)| tables.index(text) == at);
    (1..64).filter_map(|seed| displace(texts, seed)).find(finds_all)
}

/// Displaces the buckets, the fullest first, until no two strings share a slot.
fn displace(texts: &[String], seed: u64) -> Option<Tables> {
    let mut buckets = vec![Vec::new(); texts.len().div_ceil(BUCKET_TEXTS)];
    for (at, text) in (0_u16..).zip(texts) {
        let hash = hash(text.as_bytes(), seed);
        buckets[bucket(hash, texts.len().div_ceil(BUCKET_TEXTS))].push((at, hash));
    }
    let mut order: Vec<_> = (0..buckets.len()).collect();
    order.sort_by_key(|at| Reverse(buckets[*at].len()));

    let mut displacements = vec![0; buckets.len()];
    let mut taken: Vec<Option<u16>> = vec![None; texts.len()];
    for at in order {
        let (displacement, slots) = (0..=u16::MAX).find_map(|displacement| {
            let slots = free_slots(&buckets[at], displacement, &taken)?;
            Some((displacement, slots))
        })?;
        displacements[at] = displacement;
        for (slot, (text, _)) in slots.into_iter().zip(&buckets[at]) {
            taken[slot] = Some(*text);
        }
    }
    Some(Tables { seed, displacements, slots: taken.into_iter().collect::<Option<_>>()? })
}

/// The slots of a bucket's strings with this displacement, if the slots are free and distinct.
fn free_slots(
    bucket: &[(u16, u64)],
    displacement: u16,
    taken: &[Option<u16>],
) -> Option<Vec<usize>> {
    let mut slots = Vec::with_capacity(bucket.len());
    for (_, hash) in bucket {
        let slot = slot(*hash, displacement, taken.len());
        if taken[slot].is_some() || slots.contains(&slot) {
            return None;
        }
        slots.push(slot);
    }
    Some(slots)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_found_at_every_size() {
        for size in [1, 2, 3, 7, 257, 1_000, 10_000] {
            let texts: Vec<_> =
                (0..size).map(|at| format!("CODE_{at}_{}", at * 7919 % 977)).collect();
            let tables = build(&texts).expect("distinct texts have tables");
            for (at, text) in texts.iter().enumerate() {
                assert_eq!(tables.index(text), at, "{text} of {size}");
            }
            assert!(tables.index("no such text") < size);
        }
    }
}
