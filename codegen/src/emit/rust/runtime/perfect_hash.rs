/// A perfect hash of a fixed set of strings ("hash and displace"): each lookup takes one probe.
#[derive(Clone, Copy, Debug)]
pub(super) struct PerfectHash<'a> {
    /// The seed that puts the strings into different slots.
    pub(super) seed: u64,
    /// The displacement of the slots of each bucket.
    pub(super) displacements: &'a [u16],
    /// The index of the string in each slot.
    pub(super) slots: &'a [u16],
}

impl PerfectHash<'_> {
    /// The index of this string; an arbitrary index if the string is not in the set.
    pub(super) fn index(&self, text: &str) -> usize {
        let hash = hash(text.as_bytes(), self.seed);
        let displacement = self.displacements[bucket(hash, self.displacements.len())];
        usize::from(self.slots[slot(hash, displacement, self.slots.len())])
    }
}

/// Hashes eight bytes at a time; the last eight may overlap the previous ones.
pub(super) fn hash(text: &[u8], seed: u64) -> u64 {
    const LENGTH: u64 = 0x9E37_79B9_7F4A_7C15;
    const LAST: u64 = 0xD6E8_FEB8_6659_FD93;
    let mut hash = seed ^ (text.len() as u64).wrapping_mul(LENGTH);
    let mut rest = text;
    while let Some((word, after)) =
        rest.split_first_chunk::<8>().filter(|(_, after)| !after.is_empty())
    {
        hash = fold(hash ^ u64::from_le_bytes(*word), LENGTH);
        rest = after;
    }
    let mut last = [0; 8];
    match text.last_chunk::<8>() {
        Some(chunk) => last = *chunk,
        None => last[..text.len()].copy_from_slice(text),
    }
    fold(hash ^ u64::from_le_bytes(last), LAST)
}

/// The two halves of the product, combined.
#[allow(clippy::cast_possible_truncation, reason = "each half is needed")]
fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    (product as u64) ^ ((product >> 64) as u64)
}

/// The bucket of a hash: its upper half, scaled.
pub(super) fn bucket(hash: u64, buckets: usize) -> usize {
    scale((hash >> 32) as u32, buckets)
}

/// The slot of a hash: its lower half, displaced and scaled.
#[allow(clippy::cast_possible_truncation, reason = "the lower half is needed")]
pub(super) fn slot(hash: u64, displacement: u16, slots: usize) -> usize {
    let moved = (hash as u32) ^ u32::from(displacement).wrapping_mul(0x9E37_79B1);
    let mixed = moved.wrapping_mul(0x85EB_CA6B);
    scale(mixed ^ (mixed >> 16), slots)
}

#[allow(clippy::cast_possible_truncation, reason = "the result is less than `size`")]
fn scale(hash: u32, size: usize) -> usize {
    ((u64::from(hash) * size as u64) >> 32) as usize
}
