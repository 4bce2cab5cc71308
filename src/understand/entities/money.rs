//! Amounts of money.

use super::Found;
use super::decimal::Decimal;
use super::number;
use super::piece::Pieces;

/// Signs with the currency they mean; a bare `$` is the US dollar, a bare `¥` the yen.
#[rustfmt::skip]
const SIGNS: [(char, &str); 9] = [
    ('£', "GBP"), ('$', "USD"), ('€', "EUR"), ('¥', "JPY"), ('₹', "INR"), ('₺', "TRY"), ('₽', "RUB"), ('₴', "UAH"),
    ('₩', "KRW"),
];

/// Codes of ISO 4217 that customers write, in any case unless they are also words.
const CODES: [&str; 33] = [
    "GBP", "USD", "EUR", "CHF", "JPY", "AUD", "CAD", "NZD", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "BGN",
    "INR", "CNY", "HKD", "SGD", "ZAR", "BRL", "MXN", "TRY", "AED", "SAR", "ILS", "THB", "KRW", "RUB", "UAH", "IDR",
    "PHP",
];

/// Names of whole units.
#[rustfmt::skip]
const NAMES: [(&str, &str); 25] = [
    ("pound", "GBP"), ("pounds", "GBP"), ("quid", "GBP"), ("sterling", "GBP"), ("euro", "EUR"), ("euros", "EUR"),
    ("dollar", "USD"), ("dollars", "USD"), ("buck", "USD"), ("bucks", "USD"), ("yen", "JPY"), ("rupee", "INR"),
    ("rupees", "INR"), ("franc", "CHF"), ("francs", "CHF"), ("yuan", "CNY"), ("rand", "ZAR"), ("zloty", "PLN"),
    ("złoty", "PLN"), ("zł", "PLN"), ("lira", "TRY"), ("reais", "BRL"), ("pesos", "MXN"), ("rs", "INR"),
    ("tl", "TRY"),
];

/// Names of hundredths.
const CENTS: [(&str, &str); 5] = [("p", "GBP"), ("pence", "GBP"), ("penny", "GBP"), ("cents", "USD"), ("cent", "USD")];

/// Letters in front of a dollar sign.
#[rustfmt::skip]
const DOLLARS: [(&str, &str); 10] = [
    ("us", "USD"), ("a", "AUD"), ("au", "AUD"), ("c", "CAD"), ("ca", "CAD"), ("nz", "NZD"), ("hk", "HKD"),
    ("s", "SGD"), ("r", "BRL"), ("mx", "MXN"),
];

/// Amounts with a sign, code or name of their currency before or after them, in digits or words; "50p", "99 cents", "a
/// fiver". The normal form is the ISO 4217 code and the amount with two decimals.
pub(super) fn find(pieces: &Pieces) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.all.len() {
        match before(pieces, at)
            .or_else(|| behind(pieces, at))
            .filter(|(_, amount, _)| amount.is_below(1_000_000_000_000))
        {
            Some((currency, amount, end)) => {
                let value = format!("{currency} {}", amount.with_cents());
                found.push(Found { span: pieces.span(at..end), value });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// A currency, then its amount: "£5", "-£5", "GBP 5.00", "US$ 5", "€-5".
fn before(pieces: &Pieces, at: usize) -> Option<(&'static str, Decimal, usize)> {
    let outer = number::is_minus(pieces, at);
    let at = at + usize::from(outer);
    let (currency, next) = symbol(pieces, at).or_else(|| dollar(pieces, at)).or_else(|| code(pieces, at))?;
    let inner = matches!(pieces.sign(next), Some('-' | '\u{2212}')) && pieces.tight(next + 1) && !outer;
    let (amount, end) = number::read_tail(pieces, next + usize::from(inner)).or_else(|| short(pieces, next))?;
    let (amount, end) = thousands(pieces, amount, end);
    let signed = if outer || inner { amount.negated() } else { amount };
    Some((currency, signed, end))
}

/// An amount, then its currency: "5 €", "five pounds", "20 quid", "50p", "5 pounds 20".
fn behind(pieces: &Pieces, at: usize) -> Option<(&'static str, Decimal, usize)> {
    let minus = number::is_minus(pieces, at) && pieces.digits(at + 1).is_some() && pieces.tight(at + 1);
    let start = at + usize::from(minus);
    let sign = |amount: Decimal| if minus { amount.negated() } else { amount };
    if let Some(note) = note(pieces, at) {
        return Some(note);
    }
    let (amount, end) = amount(pieces, start)?;
    if let Some((currency, next)) = symbol(pieces, end).or_else(|| code(pieces, end)) {
        // "5 $10" is a number and a price.
        let price = pieces.digits(next).is_some() && pieces.tight(next);
        return (!price).then(|| (currency, sign(amount), next));
    }
    let word = pieces.word(end).filter(|_| !pieces.glued_right(end))?;
    let named =
        |list: &[(&str, &'static str)]| list.iter().find(|(name, _)| *name == word).map(|(_, currency)| *currency);
    if let Some(currency) = named(&CENTS) {
        return (word != "p" || pieces.tight(end)).then(|| (currency, sign(amount.hundredth()), end + 1));
    }
    let currency = named(&NAMES)?;
    let end = end + 1;
    let end = if currency == "GBP" && pieces.word(end) == Some("sterling") { end + 1 } else { end };
    match cents(pieces, end) {
        Some((cents, end)) => Some((currency, sign(amount.plus(cents)), end)),
        None => Some((currency, sign(amount), end)),
    }
}

/// Digits even where a currency's letters touch them, or number words.
fn amount(pieces: &Pieces, at: usize) -> Option<(Decimal, usize)> {
    number::read(pieces, at).or_else(|| short(pieces, at)).or_else(|| {
        let article = matches!(pieces.word(at), Some("a"))
            && matches!(pieces.word(at + 1), Some("pound" | "euro" | "dollar" | "quid"));
        article.then(|| (Decimal::whole(1), at + 1))
    })
}

/// Digits that letters touch: "20gbp", "50p", "1.5m".
fn short(pieces: &Pieces, at: usize) -> Option<(Decimal, usize)> {
    let whole = pieces.digits(at).filter(|_| !pieces.glued_left(at))?;
    let mark = matches!(pieces.sign(at + 1), Some('.' | ',')) && pieces.tight(at + 1) && pieces.tight(at + 2);
    match pieces.digits(at + 2).filter(|d| mark && d.len() <= 2) {
        Some(decimals) => Some((Decimal::parse(whole, decimals)?, at + 3)),
        None => Some((Decimal::parse(whole, "")?, at + 1)),
    }
    .filter(|(_, end)| pieces.tight(*end) && pieces.word(*end).is_some() && !pieces.glued_right(*end))
}

/// "m" and "bn" behind an amount that already has its currency: "£1.2m".
fn thousands(pieces: &Pieces, amount: Decimal, end: usize) -> (Decimal, usize) {
    match pieces.word(end) {
        Some("m" | "mn") if pieces.tight(end) => (amount.times(1_000_000), end + 1),
        Some("bn") if pieces.tight(end) => (amount.times(1_000_000_000), end + 1),
        _ => (amount, end),
    }
}

/// "20" or "and 20 pence" behind "5 pounds".
fn cents(pieces: &Pieces, at: usize) -> Option<(Decimal, usize)> {
    let linked = at + usize::from(pieces.word(at) == Some("and"));
    let (amount, end) = number::read(pieces, linked).or_else(|| short(pieces, linked))?;
    let named = pieces.word(end).is_some_and(|word| CENTS.iter().any(|(name, _)| *name == word));
    let bare =
        linked == at && pieces.digits(at).is_some_and(|d| d.len() == 2) && end == at + 1 && pieces.get(end).is_none();
    let amount = amount.hundredth();
    (amount.is_below(1) && (named || bare)).then(|| (amount, end + usize::from(named)))
}

fn symbol(pieces: &Pieces, at: usize) -> Option<(&'static str, usize)> {
    let sign = pieces.sign(at)?;
    SIGNS.iter().find(|(s, _)| *s == sign).map(|(_, currency)| (*currency, at + 1))
}

fn dollar(pieces: &Pieces, at: usize) -> Option<(&'static str, usize)> {
    let letters = pieces.word(at).filter(|_| pieces.sign(at + 1) == Some('$') && pieces.tight(at + 1))?;
    DOLLARS.iter().find(|(l, _)| *l == letters).map(|(_, currency)| (*currency, at + 2))
}

/// A code in capitals, or in any case if it is no word of its own.
fn code(pieces: &Pieces, at: usize) -> Option<(&'static str, usize)> {
    let word = pieces.word(at).filter(|w| w.len() == 3)?;
    let code = CODES.iter().find(|code| code.eq_ignore_ascii_case(word))?;
    let capitals = pieces.text.get(pieces.get(at)?.span.clone()) == Some(code);
    (capitals || !matches!(*code, "TRY" | "PHP" | "CAD" | "RON" | "SAR")).then_some((*code, at + 1))
}

/// "a fiver", "a tenner".
fn note(pieces: &Pieces, at: usize) -> Option<(&'static str, Decimal, usize)> {
    let value = match pieces.word(at + 1)? {
        "fiver" => 5,
        "tenner" => 10,
        _ => return None,
    };
    (pieces.word(at) == Some("a")).then(|| ("GBP", Decimal::whole(value), at + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(text: &str) -> Vec<String> {
        find(&Pieces::read(text)).into_iter().map(|f| f.value).collect()
    }

    #[test]
    #[rustfmt::skip]
    fn amounts() {
        for (text, value) in [
            ("£20", "GBP 20.00"), ("£ 20.50", "GBP 20.50"), ("20 quid", "GBP 20.00"), ("5 euros", "EUR 5.00"),
            ("five euros", "EUR 5.00"), ("$1,299.99", "USD 1299.99"), ("1.299,99 €", "EUR 1299.99"),
            ("20€", "EUR 20.00"), ("GBP 20.00", "GBP 20.00"), ("20 usd", "USD 20.00"), ("20gbp", "GBP 20.00"),
            ("US$5", "USD 5.00"), ("A$5", "AUD 5.00"), ("50p", "GBP 0.50"), ("99 cents", "USD 0.99"),
            ("twenty pounds", "GBP 20.00"), ("£5k", "GBP 5000.00"), ("£1.2m", "GBP 1200000.00"), ("-£5", "GBP -5.00"),
            ("5 pounds and 20 pence", "GBP 5.20"), ("£5 million", "GBP 5000000.00"), ("a tenner", "GBP 10.00"),
            ("a hundred dollars", "USD 100.00"), ("100 CHF", "CHF 100.00"), ("JPY 500.00", "JPY 500.00"),
            ("EUR20", "EUR 20.00"), ("20 pounds sterling", "GBP 20.00"), ("a pound", "GBP 1.00"),
        ] {
            assert_eq!(money(&format!("it was {text}.")), [value], "{text}");
        }
        assert_eq!(money("between £5 and £10"), ["GBP 5.00", "GBP 10.00"]);
        assert_eq!(money("5 pounds 20"), ["GBP 5.20"]);
    }

    #[test]
    fn what_is_no_money() {
        for text in
            ["20", "try 20 times", "20 people", "pounds", "the € sign", "i can try 5", "5 pm", "p50", "20 patients"]
        {
            assert_eq!(money(text), Vec::<String>::new(), "{text}");
        }
    }
}
