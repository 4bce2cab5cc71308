//! Folds in which near-duplicates stay together.

/// Cosine from which two examples of a class count as the same sentence. Tuned by the prototype on validation rows: plain
/// folds promise too much, 0.6 too little.
const SIMILAR: f32 = 0.7;

/// In larger classes an example is compared with this many that follow it in alphabetical order.
const WINDOW: usize = 400;

/// One example as folds see it.
#[derive(Debug, Clone, Copy)]
pub struct Item<'a> {
    /// Its class.
    pub class: u32,
    /// Its text, for the order within large classes.
    pub text: &'a str,
    /// Its sparse vector, numbers ascending within blocks, length about one.
    pub vector: &'a [(u32, f32)],
}

/// The fold of every example, below `folds`. Each class is spread evenly; near-duplicates of one class, linked singly, share
/// a fold, unless all of the class are linked, which would leave it untrained.
#[must_use]
pub fn grouped(items: &[Item<'_>], classes: usize, features: usize, folds: usize) -> Vec<usize> {
    let mut by_class: Vec<Vec<usize>> = vec![Vec::new(); classes];
    for (i, item) in items.iter().enumerate() {
        if let Some(list) = by_class.get_mut(item.class as usize) {
            list.push(i);
        }
    }
    let mut fold = vec![0; items.len()];
    let mut scratch = vec![0.0; features];
    for (class, mut members) in by_class.into_iter().enumerate() {
        members.sort_by_key(|&i| items.get(i).map(|item| item.text));
        let mut load = vec![0_usize; folds.max(1)];
        for group in groups(items, &members, &mut scratch) {
            // Classes begin at different folds, so that small ones do not all fill the first.
            let lightest = (0..load.len())
                .min_by_key(|&f| (load.get(f).copied(), (f + load.len() - class % load.len()) % load.len()));
            let lightest = lightest.unwrap_or(0);
            if let Some(load) = load.get_mut(lightest) {
                *load += group.len();
            }
            for i in group {
                if let Some(fold) = fold.get_mut(i) {
                    *fold = lightest;
                }
            }
        }
    }
    fold
}

/// Groups of near-duplicates, largest first.
fn groups(items: &[Item<'_>], members: &[usize], scratch: &mut [f32]) -> Vec<Vec<usize>> {
    let vector = |i: &usize| items.get(*i).map_or(&[][..], |item| item.vector);
    let mut parent: Vec<usize> = (0..members.len()).collect();
    for (a, i) in members.iter().enumerate() {
        for &(feature, value) in vector(i) {
            if let Some(slot) = scratch.get_mut(feature as usize) {
                *slot = value;
            }
        }
        for (b, j) in members.iter().enumerate().skip(a + 1).take(WINDOW) {
            let of = |&(feature, value): &(u32, f32)| value * scratch.get(feature as usize).copied().unwrap_or(0.0);
            if vector(j).iter().map(of).sum::<f32>() >= SIMILAR {
                let (x, y) = (root(&mut parent, a), root(&mut parent, b));
                if let Some(slot) = parent.get_mut(x.max(y)) {
                    *slot = x.min(y);
                }
            }
        }
        for &(feature, _) in vector(i) {
            if let Some(slot) = scratch.get_mut(feature as usize) {
                *slot = 0.0;
            }
        }
    }
    let mut groups: Vec<Vec<usize>> = vec![Vec::new(); members.len()];
    for (a, &i) in members.iter().enumerate() {
        let r = root(&mut parent, a);
        if let Some(group) = groups.get_mut(r) {
            group.push(i);
        }
    }
    groups.retain(|group| !group.is_empty());
    if groups.len() == 1 {
        return members.iter().map(|&i| vec![i]).collect();
    }
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    groups
}

/// The representative of a linked set, with the way there halved.
fn root(parent: &mut [usize], mut a: usize) -> usize {
    while let Some(&up) = parent.get(a).filter(|&&up| up != a) {
        let next = parent.get(up).copied().unwrap_or(up);
        if let Some(slot) = parent.get_mut(a) {
            *slot = next;
        }
        a = next;
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_duplicates_share_a_fold() {
        let vectors = [vec![(0, 1.0)], vec![(0, 0.8), (1, 0.6)], vec![(1, 1.0)], vec![(2, 1.0)], vec![(3, 1.0)]];
        let items: Vec<Item> =
            vectors.iter().zip(["a", "b", "c", "d", "e"]).map(|(v, text)| Item { class: 0, text, vector: v }).collect();
        let fold = grouped(&items, 1, 4, 3);
        assert_eq!(fold[0], fold[1]);
        let mut rest = vec![fold[0], fold[3], fold[4]];
        rest.sort_unstable();
        rest.dedup();
        assert!(rest.len() > 1);
    }

    #[test]
    fn a_class_of_copies_is_still_spread() {
        let v = [(0, 1.0)];
        let items = [Item { class: 0, text: "a", vector: &v }; 4];
        let mut fold = grouped(&items, 1, 1, 2);
        fold.sort_unstable();
        assert_eq!(fold, [0, 0, 1, 1]);
        assert!(grouped(&[], 0, 0, 5).is_empty());
    }
}
