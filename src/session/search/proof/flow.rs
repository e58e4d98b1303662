//! The most pupils that can be seated at once: a maximum flow.

/// A net of pipes from a source to a drain; nodes are numbers from 0.
#[derive(Debug, Clone, Default)]
pub struct Net {
    /// (to, what still goes through, the pipe back), pipe after pipe.
    pipes: Vec<(usize, u32)>,
    /// The pipes that leave each node.
    leaving: Vec<Vec<usize>>,
}

impl Net {
    /// So many nodes without a pipe.
    pub fn new(nodes: usize) -> Self {
        Self {
            pipes: Vec::new(),
            leaving: vec![Vec::new(); nodes],
        }
    }

    /// Adds a pipe, and gives its number: the next one is its way back.
    pub fn pipe(&mut self, from: usize, to: usize, width: u32) -> usize {
        let number = self.pipes.len();
        self.pipes.extend([(to, width), (from, 0)]);
        self.leaving[from].push(number);
        self.leaving[to].push(number + 1);
        number
    }

    /// What goes through a pipe.
    pub fn through(&self, pipe: usize) -> u32 {
        self.pipes[pipe + 1].1
    }

    /// Sends as much as possible from one node to another.
    pub fn fill(&mut self, source: usize, drain: usize) -> u32 {
        let mut sent = 0;
        loop {
            let depth = self.depths(source, drain);
            if depth[drain] == usize::MAX {
                return sent;
            }
            let mut next = vec![0; self.leaving.len()];
            loop {
                let more = self.push(source, drain, u32::MAX, &depth, &mut next);
                if more == 0 {
                    break;
                }
                sent += more;
            }
        }
    }

    fn depths(&self, source: usize, drain: usize) -> Vec<usize> {
        let mut depth = vec![usize::MAX; self.leaving.len()];
        depth[source] = 0;
        let mut reached = vec![source];
        let mut at = 0;
        while let Some(&node) = reached.get(at) {
            at += 1;
            for &pipe in &self.leaving[node] {
                let (to, width) = self.pipes[pipe];
                if width > 0 && depth[to] == usize::MAX {
                    depth[to] = depth[node] + 1;
                    reached.push(to);
                }
            }
            if depth[drain] != usize::MAX {
                break;
            }
        }
        depth
    }

    /// One path of a shortest kind, and what it carries.
    fn push(
        &mut self,
        node: usize,
        drain: usize,
        most: u32,
        depth: &[usize],
        next: &mut [usize],
    ) -> u32 {
        if node == drain {
            return most;
        }
        while let Some(&pipe) = self.leaving[node].get(next[node]) {
            let (to, width) = self.pipes[pipe];
            if width > 0 && depth[to] == depth[node] + 1 {
                let sent = self.push(to, drain, most.min(width), depth, next);
                if sent > 0 {
                    self.pipes[pipe].1 -= sent;
                    self.pipes[pipe ^ 1].1 += sent;
                    return sent;
                }
            }
            next[node] += 1;
        }
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flow_goes_back_on_its_first_choice() {
        let mut net = Net::new(6);
        let first = net.pipe(0, 1, 3);
        net.pipe(0, 2, 2);
        net.pipe(1, 3, 2);
        net.pipe(1, 4, 3);
        net.pipe(2, 3, 2);
        net.pipe(3, 5, 2);
        net.pipe(4, 5, 3);
        assert_eq!(net.fill(0, 5), 5);
        assert_eq!(net.through(first), 3);
        assert_eq!(net.fill(0, 5), 0);
    }
}
