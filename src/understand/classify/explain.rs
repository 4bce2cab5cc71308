//! Which words spoke for a class.

use std::ops::Range;

use super::model::{HALF, Model};
use super::table::StaticTable;
use crate::text::language::Language;

/// What one word of a message contributes.
#[derive(Debug, Clone, PartialEq)]
pub struct TokenWeight {
    /// Its bytes in the message.
    pub span: Range<usize>,
    /// Its part of the class's score less its part of the other's; positive speaks for the class.
    pub weight: f32,
}

/// The contribution of every word to the score of `class` less that of `against`.
#[must_use]
pub fn explain(model: &Model, text: &str, language: Language, class: u32, against: u32) -> Vec<TokenWeight> {
    let seen = model.see(text, language);
    let tongue = model.ground().tongue(language);
    let weights = model.weights();
    let mut totals = vec![0.0_f32; seen.tokens.len()];
    let mut add = |word: usize, weight: f32| {
        if let Some(total) = totals.get_mut(word) {
            *total += weight;
        }
    };
    // A feature counts once however often it occurs: the first place gets it.
    let mut left = seen.sparse.clone();
    tongue.emitter.emit(seen.tokens.iter().map(|t| t.text.as_str()), |block, key, word| {
        let Some(feature) = model.vocabulary().find(key) else { return };
        let Some((_, value)) = left.iter_mut().find(|(number, value)| *number == feature && *value > 0.0) else {
            return;
        };
        let weight = *value * (weights.weight(feature, class) - weights.weight(feature, against));
        *value = 0.0;
        if block == 1 && word > 0 {
            add(word, weight / 2.0);
            add(word - 1, weight / 2.0);
        } else {
            add(word, weight);
        }
    });
    if let Some(table) = &model.ground().table {
        let (row, unit) = weights.dense_row(class);
        let (other, other_unit) = weights.dense_row(against);
        let direction: Vec<f32> =
            row.iter().zip(other).map(|(&a, &b)| unit * f32::from(a) - other_unit * f32::from(b)).collect();
        let pieces: Vec<Vec<u32>> = seen.tokens.iter().map(|token| table.pieces(&token.text, language)).collect();
        let (plain, by_rarity) = direction.split_at(direction.len() / 2);
        let ground = model.ground();
        let halves = [
            meanings(table, &pieces, |piece| ground.plain_weight(piece, tongue), plain),
            meanings(table, &pieces, |piece| ground.rarity.weight(piece), by_rarity),
        ];
        for (word, weight) in halves.iter().flat_map(|half| half.iter().enumerate()) {
            add(word, weight * model.static_weight() * tongue.trust * HALF);
        }
    }
    let mut weights: Vec<TokenWeight> = Vec::with_capacity(totals.len());
    for (token, weight) in seen.tokens.into_iter().zip(totals) {
        match weights.last_mut().filter(|last| last.span == token.span) {
            Some(last) => last.weight += weight,
            None => weights.push(TokenWeight { span: token.span, weight }),
        }
    }
    weights
}

/// Each word's part of the inner product of a half of the text's static vector and a direction, given the words' pieces.
fn meanings(
    table: &StaticTable,
    words: &[Vec<u32>],
    weight: impl Fn(u32) -> f32 + Copy,
    direction: &[f32],
) -> Vec<f32> {
    let mut total = vec![0.0; table.dimensions()];
    let sum = |pieces: &Vec<u32>| {
        let mut sum = Vec::new();
        table.add_up(pieces, weight, &mut sum);
        sum
    };
    let sums: Vec<Vec<f32>> = words.iter().map(sum).collect();
    for sum in &sums {
        for (total, x) in total.iter_mut().zip(sum) {
            *total += x;
        }
    }
    let norm = total.iter().map(|x: &f32| x * x).sum::<f32>().sqrt();
    let part = |sum: &Vec<f32>| sum.iter().zip(direction).map(|(x, d)| x * d).sum::<f32>();
    sums.iter().map(|sum| if norm > 0.0 { part(sum) / norm } else { 0.0 }).collect()
}
