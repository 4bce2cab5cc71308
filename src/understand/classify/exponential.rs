//! `exp` and `ln` in single precision by plain arithmetic: loops over them vectorise, and every platform gets the same
//! bits, which the standard library's do not promise.

/// 1.5 * 2^23: adding it rounds to the nearest integer, which then stands in the low bits.
const ROUND: f32 = 12_582_912.0;

/// e^x, relative error below 2e-7; x is clamped to -87..=88.
#[inline]
#[must_use]
pub fn exp(x: f32) -> f32 {
    let x = if x > 88.0 { 88.0 } else { x };
    let x = if x < -87.0 { -87.0 } else { x };
    let shifted = x * std::f32::consts::LOG2_E + ROUND;
    let n = shifted - ROUND;
    // ln 2 in two parts keeps the remainder exact (Cephes `expf`, as are the coefficients).
    let r = x - n * 0.693_359_4 + n * 2.121_944_4e-4;
    let p = 1.987_569_1e-4;
    let p = p * r + 1.398_199_9e-3;
    let p = p * r + 8.333_452e-3;
    let p = p * r + 4.166_579_6e-2;
    let p = p * r + 1.666_666_5e-1;
    let p = p * r + 0.5;
    let p = p * r * r + r + 1.0;
    p * f32::from_bits(shifted.to_bits().wrapping_sub(ROUND.to_bits()).wrapping_add(127) << 23)
}

/// Natural logarithm of a positive normal number, relative error below 2e-7 (coefficients of musl's `logf`).
#[inline]
#[must_use]
#[expect(clippy::cast_possible_wrap, clippy::cast_precision_loss, reason = "an exponent has eight bits")]
pub fn ln(x: f32) -> f32 {
    let bits = x.to_bits().wrapping_add(0x3f80_0000 - 0x3f35_04f3);
    let exponent = ((bits >> 23) as i32 - 127) as f32;
    let f = f32::from_bits((bits & 0x007f_ffff) + 0x3f35_04f3) - 1.0;
    let s = f / (2.0 + f);
    let z = s * s;
    let w = z * z;
    let r = z * (0.666_666_6 + w * 0.284_987_87) + w * (0.400_009_72 + w * 0.242_790_79);
    let half = 0.5 * f * f;
    s * (half + r) + exponent * 9.058_001e-6 - half + f + exponent * 0.693_138_1
}

/// Turns scores into probabilities, after division by `temperature`; returns ln of the sum of their exponentials, in
/// units of the scores.
pub fn softmax(scores: &[f32], temperature: f32, probabilities: &mut Vec<f32>) -> f32 {
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    probabilities.clear();
    probabilities.extend(scores.iter().map(|&s| exp((s - top) / temperature)));
    let mass: f32 = probabilities.iter().sum();
    for p in probabilities.iter_mut() {
        *p /= mass;
    }
    if scores.is_empty() { 0.0 } else { top + temperature * ln(mass) }
}

/// 1 / (1 + e^-x).
#[must_use]
pub fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_standard_library() {
        for i in -8700..8800 {
            let x = i as f32 / 100.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 5e-7, "{x}");
        }
        for i in 1..20000 {
            let x = (i as f32 / 1000.0).powi(5) * 1e-3;
            assert!((ln(x) - x.ln()).abs() <= 3e-7 * x.ln().abs().max(1.0), "{x}");
        }
        assert!(exp(-1e9) > 0.0 && exp(-1e9) < 1e-37);
    }

    #[test]
    fn softmax_sums_to_one_and_gives_the_energy() {
        let mut p = Vec::new();
        let energy = softmax(&[1.0, 2.0, 3.0], 1.0, &mut p);
        assert!((p.iter().sum::<f32>() - 1.0).abs() < 1e-6);
        assert!((energy - 3.407_606).abs() < 1e-5);
        assert_eq!(softmax(&[], 1.0, &mut p), 0.0);
    }
}
