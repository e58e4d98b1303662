//! Whether classes that stay whole fit in sessions.

/// Attempts after which a doubtful case counts as possible.
const MOST_ATTEMPTS: usize = 20_000;

/// False only when the sizes, the largest first, cannot be packed in the
/// capacities, the largest first, whatever the rest of the plan.
pub fn may_fit(sizes: &[u32], caps: &[u32]) -> bool {
    let mut rest = caps.to_vec();
    let mut attempts = 0;
    fits(sizes, &mut rest, &mut attempts)
}

fn fits(sizes: &[u32], rest: &mut [u32], attempts: &mut usize) -> bool {
    let Some((&size, others)) = sizes.split_first() else {
        return true;
    };
    *attempts += 1;
    if *attempts > MOST_ATTEMPTS {
        return true;
    }
    let mut tried: Vec<u32> = Vec::new();
    for bin in 0..rest.len() {
        // Two sessions with as many seats left are the same choice.
        if rest[bin] < size || tried.contains(&rest[bin]) {
            continue;
        }
        tried.push(rest[bin]);
        rest[bin] -= size;
        if fits(others, rest, attempts) {
            return true;
        }
        rest[bin] += size;
    }
    false
}
