//! The words that announce a number.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// What the words around a number say it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cue {
    /// An order, parcel, invoice, ticket, product.
    Reference,
    /// A phone.
    Phone,
    /// A bank or customer account.
    Account,
    /// A document or number that names a person; it may hold letters.
    Identity,
    /// A payment card.
    Card,
}

/// At most this many words before a number are read, and at most `AFTER` behind it.
const BEFORE: usize = 6;
const AFTER: usize = 5;
/// Bytes read on either side, at most.
const REACH: usize = 64;

const REFERENCE: &str = "order orders tracking track parcel parcels package packages shipment consignment delivery \
    invoice invoices receipt reference ref ticket tickets case claim booking reservation sku item items product \
    products article barcode ean upc isbn serial model part voucher coupon promo code transaction quote po rma return \
    awb waybill label batch version build error log timestamp bestellung bestellnummer sendung paket rechnung auftrag \
    commande colis suivi facture pedido paquete factura seguimiento ordine pacco bestelling pakket";
const PHONE: &str = "phone phones telephone tel mobile cell cellphone call calls ring text sms whatsapp fax dial \
    landline handset contact reach callback telefon handy handynummer anrufen rufen appeler appelez téléphone portable \
    teléfono telefono móvil movil llamar celular telefoon bellen mobiel";
const ACCOUNT: &str = "account accounts acct acc a/c bank sort routing aba iban bic konto kontonummer compte cuenta conto \
    rekening customer client member membership policy loyalty";
const IDENTITY: &str = "passport ssn social security insurance nino nhs national personal licence license identity \
    identification taxpayer tax dni nie nif bsn pesel cpf aadhaar medicare ausweis personalausweis reisepass steuer \
    passeport pasaporte fiscale";
const CARD: &str = "card cards visa mastercard amex maestro debit credit karte kreditkarte carte tarjeta";

/// Words between a cue and its number; alone, after "my", they speak of a phone.
const NUMBER_WORDS: [&str; 6] = ["number", "no", "nr", "num", "nummer", "numero"];

static CUES: LazyLock<HashMap<&str, Cue>> = LazyLock::new(|| {
    let lists = [
        (REFERENCE, Cue::Reference),
        (PHONE, Cue::Phone),
        (ACCOUNT, Cue::Account),
        (IDENTITY, Cue::Identity),
        (CARD, Cue::Card),
    ];
    lists.into_iter().flat_map(|(list, cue)| list.split_ascii_whitespace().map(move |word| (word, cue))).collect()
});

/// What the nearest announcing word says, in front of a number first, then behind it ("… is my order number").
pub(crate) fn around(text: &str, span: &Range<usize>) -> Option<Cue> {
    let before = text.get(floor(text, span.start.saturating_sub(REACH))..span.start).unwrap_or_default();
    let before = before.rsplit(['!', '?', '\n', ';']).next().unwrap_or_default();
    let mut mine = false;
    for (distance, word) in words(before).rev().take(BEFORE).enumerate() {
        if let Some(cue) = cue(&word) {
            return Some(cue);
        }
        if mine && matches!(word.as_str(), "my" | "new" | "me" | "his" | "her" | "our") && distance <= 3 {
            return Some(Cue::Phone);
        }
        mine |= NUMBER_WORDS.contains(&word.as_str());
    }
    let after = text.get(span.end..floor(text, span.end + REACH)).unwrap_or_default();
    let after = after.split(['!', '?', '\n', ';', '.', ',']).next().unwrap_or_default();
    let mut behind = words(after).take(AFTER);
    let says = matches!(behind.next().as_deref(), Some("is" | "was" | "ist" | "est" | "es"));
    if says { behind.find_map(|word| cue(&word)) } else { None }
}

fn cue(word: &str) -> Option<Cue> {
    CUES.get(word).copied()
}

/// The words of a text, but for the names in brackets that replace personal data.
fn words(text: &str) -> impl DoubleEndedIterator<Item = String> + '_ {
    let cut = |c: char| !(c.is_alphanumeric() || matches!(c, '/' | '[' | ']'));
    let words = text.split(cut).filter(|w| w.chars().any(char::is_alphabetic));
    let words = words.filter(|w| !(w.starts_with('[') && w.ends_with(']')));
    words.map(|w| w.trim_matches(['[', ']']).to_lowercase())
}

/// The nearest character boundary at or before a place.
fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<Cue> {
        let start = text.find(|c: char| c.is_ascii_digit()).unwrap();
        let len = text[start..].chars().take_while(char::is_ascii_digit).count();
        around(text, &(start..start + len))
    }

    #[test]
    fn the_nearest_word_decides() {
        assert_eq!(of("phone number for order 123456"), Some(Cue::Reference));
        assert_eq!(of("about my order, call me on 123456"), Some(Cue::Phone));
        assert_eq!(of("Account no. 123456"), Some(Cue::Account));
        assert_eq!(of("my passport: 123456"), Some(Cue::Identity));
        assert_eq!(of("it was 123456"), None);
        assert_eq!(of("[phone] 123456"), None);
        assert_eq!(of("[phone: 123456]"), Some(Cue::Phone));
    }

    #[test]
    fn a_sentence_end_hides_what_is_before() {
        assert_eq!(of("Where is my order? 123456"), None);
        assert_eq!(of("my number is 123456"), Some(Cue::Phone));
    }

    #[test]
    fn words_behind_count_where_they_say_so() {
        assert_eq!(of("123456 is my order number"), Some(Cue::Reference));
        assert_eq!(of("123456 was late, my order"), None);
    }
}
