//! Percentages.

use super::Found;
use super::number;
use super::piece::Pieces;

/// "20%", "12.5 %", "20 per cent", "twenty percent". The normal form is the number and a `%`.
pub(super) fn find(pieces: &Pieces) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.all.len() {
        match read(pieces, at) {
            Some((value, end)) => {
                found.push(Found { span: pieces.span(at..end), value });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

fn read(pieces: &Pieces, at: usize) -> Option<(String, usize)> {
    let minus = number::is_minus(pieces, at) && pieces.digits(at + 1).is_some() && pieces.tight(at + 1);
    let (number, end) = number::read(pieces, at + usize::from(minus)).filter(|(n, _)| n.is_below(1_000_000_000))?;
    let end = match (pieces.sign(end), pieces.word(end), pieces.word(end + 1)) {
        (Some('%'), _, _) | (_, Some("percent" | "pct"), _) => end + 1,
        (_, Some("per"), Some("cent")) => end + 2,
        _ => return None,
    };
    let negative = minus && number != super::decimal::Decimal::whole(0);
    let number = if negative { number.negated() } else { number };
    Some((format!("{number}%"), end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages() {
        let values = |text: &str| find(&Pieces::read(text)).into_iter().map(|f| f.value).collect::<Vec<_>>();
        assert_eq!(values("20% off, 12,5 % vat"), ["20%", "12.5%"]);
        assert_eq!(values("twenty percent or 5 per cent"), ["20%", "5%"]);
        assert_eq!(values("-3%"), ["-3%"]);
        assert_eq!(values("per cent 20"), Vec::<String>::new());
        assert_eq!(values("5 cents"), Vec::<String>::new());
    }
}
