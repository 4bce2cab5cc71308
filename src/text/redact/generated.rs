//! Measures redaction on generated messages: personal data in twelve formats, and look-alikes that must stay.

use std::fmt::Write;

use super::Redactor;

/// A generator of numbers (xorshift64*, Vigna 2016): the same messages on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) % below
    }

    fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.roll(list.len() as u64) as usize]
    }

    fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'0' + self.roll(10) as u8)).collect()
    }

    fn letters(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'A' + self.roll(26) as u8)).collect()
    }

    /// Fills a shape: `_` becomes a digit, `^` a digit from 1; other characters stay.
    fn fill(&mut self, shape: &str) -> String {
        let mut filled = String::new();
        for c in shape.chars() {
            match c {
                '_' => filled += &self.digits(1),
                '^' => filled.push(char::from(b'1' + self.roll(9) as u8)),
                c => filled.push(c),
            }
        }
        filled
    }

    /// The same with `A` for a letter.
    fn fill_letters(&mut self, shape: &str) -> String {
        let letters: String = shape.chars().map(|c| if c == 'A' { self.letters(1) } else { c.to_string() }).collect();
        self.fill(&letters)
    }
}

fn luhn(mut body: String) -> String {
    let sum: u32 = body
        .bytes()
        .rev()
        .enumerate()
        .map(|(i, b)| {
            let d = u32::from(b - b'0');
            if i % 2 == 0 { if d > 4 { 2 * d - 9 } else { 2 * d } } else { d }
        })
        .sum();
    write!(body, "{}", (10 - sum % 10) % 10).unwrap();
    body
}

fn grouped(digits: &str, sizes: &[usize], gap: &str) -> String {
    let mut rest = digits;
    let mut parts = Vec::new();
    for &size in sizes {
        let (head, tail) = rest.split_at(size.min(rest.len()));
        parts.push(head);
        rest = tail;
    }
    parts.join(gap)
}

fn iban(dice: &mut Dice) -> String {
    let (country, bank) = match dice.roll(5) {
        0 => ("GB", format!("{}{}", dice.letters(4), dice.digits(14))),
        1 => ("DE", dice.digits(18)),
        2 => ("NL", format!("{}{}", dice.letters(4), dice.digits(10))),
        3 => ("ES", dice.digits(20)),
        _ => ("FR", format!("{}{}", dice.digits(20), dice.digits(3))),
    };
    let number = |c: char| {
        if c.is_ascii_digit() { c.to_string() } else { (c as u32 - 'A' as u32 + 10).to_string() }
    };
    let all: String = format!("{bank}{country}00").chars().map(number).collect();
    let rest = all.bytes().fold(0, |rest, b| (rest * 10 + u32::from(b - b'0')) % 97);
    let compact = format!("{country}{:02}{bank}", 98 - rest);
    if dice.roll(2) == 0 { compact } else { grouped(&compact, &[4; 9], " ").trim_end().to_owned() }
}

/// The formats of personal data, with the kind that each should get.
#[rustfmt::skip]
const FORMATS: [(&str, &str); 12] = [
    ("email", "email"), ("email written out", "email"), ("international phone", "phone"), ("national phone", "phone"),
    ("American phone", "phone"), ("announced phone", "phone"), ("card", "card"), ("Amex card", "card"),
    ("IBAN", "iban"), ("account number", "account"), ("identity number", "account"), ("long number", "account"),
];

#[rustfmt::skip]
fn personal(format: usize, dice: &mut Dice) -> (String, String) {
    let names = ["jo", "mary.smith", "k_lee", "ana-b", "x1", "j.doe+shop", "Peter.Parker", "o.brien99"];
    let hosts = ["example", "mail.example", "my-shop", "gmail", "uni-town"];
    let tops = ["com", "org", "co.uk", "de", "io", "net"];
    let plain = [
        "here it is: {}", "{}", "it is {} thanks", "hello, {} please update it", "{}, can you check?",
        "I moved, now it is {}.", "({})",
    ];
    let call = [
        "call me on {}", "my number is {}", "my phone: {}", "reach me at {} please", "text {} when it arrives",
        "mobile {}, evenings",
    ];
    let (data, frames): (String, &[&str]) = match format {
        0 => (format!("{}@{}.{}", dice.pick(&names), dice.pick(&hosts), dice.pick(&tops)), &plain),
        1 => {
            let at = dice.pick(&[" (at) ", " at ", "[at]", " [at] "]);
            let dot = dice.pick(&[" dot ", " (dot) ", "[dot]"]);
            (
                format!(
                    "{}{at}{}{dot}{}",
                    dice.pick(&names),
                    dice.pick(&["example", "gmail", "shop"]),
                    dice.pick(&["com", "org", "de"])
                ),
                &plain,
            )
        }
        2 => (
            dice.pick(&[
                "+44 7^__ ______", "+447_______", "+49 151 ________", "+33 6 __ __ __ __", "+1 (2__) 2__-____",
                "+34 6__ ___ ___", "0044 7^__ ______", "+31-6-________", "+44 (0)20 7___ ____",
            ])
            .to_owned(),
            &plain,
        ),
        3 => (
            dice.pick(&[
                "07^__ ______", "07^________", "020 7___ ____", "(0161) ___ ____", "06 ^_ __ __ __", "06.^_.__.__.__",
                "0151 ________", "030/^______", "01632-______", "0800 ___ ____",
            ])
            .to_owned(),
            &plain,
        ),
        4 => (
            dice.pick(&[
                "(2__) ___-____", "2__-2__-____", "2__.2__.____", "2__ 2__ ____", "1-800-2__-____", "2__2______",
            ])
            .to_owned(),
            &plain,
        ),
        5 => {
            (dice.pick(&["^__ ____", "^______", "^__-____", "^_ __ __ __", "^__ __ ___", "^_______"]).to_owned(), &call)
        }
        6 => {
            let start = dice.pick(&["4", "51", "55", "2221", "6011", "4929"]);
            let body = format!("{start}{}", dice.digits(15 - start.len()));
            let number = luhn(body);
            (
                match dice.roll(3) {
                    0 => number,
                    1 => grouped(&number, &[4; 4], " "),
                    _ => grouped(&number, &[4; 4], "-"),
                },
                &plain,
            )
        }
        7 => {
            let start = dice.pick(&["34", "37"]);
            let number = luhn(format!("{start}{}", dice.digits(12)));
            (if dice.roll(2) == 0 { number } else { grouped(&number, &[4, 6, 5], " ") }, &plain)
        }
        8 => (iban(dice), &plain),
        9 => (
            dice.pick(&["^_______", "^______", "_________", "^_-__-__ ________", "^___-____-__"]).to_owned(),
            &["my account number is {}", "account no. {}", "customer number {}", "acct {} please", "bank account: {}"],
        ),
        10 => {
            return (
                match dice.roll(6) {
                    0 => dice.fill("2^_-^_-^___"),
                    1 => {
                        let n = dice.roll(100_000_000);
                        format!("{n:08}{}", char::from(b"TRWAGMYFPDXBNJZSQVHLCKE"[(n % 23) as usize]))
                    }
                    2 => dice.fill_letters("AA ^_ __ __ C"),
                    3 => dice.fill_letters("AA^_____C"),
                    4 => dice.fill_letters("AAAAAA^_A^_A^__A"),
                    _ => {
                        return (
                            dice.fill_letters("A^_______"),
                            dice.pick(&["my passport is {}", "passport number: {}", "licence no {}"]).to_owned(),
                        );
                    }
                },
                dice.pick(&plain).to_owned(),
            );
        }
        _ => (dice.pick(&["^____________", "^__________", "^________", "2^_________________"]).to_owned(), &plain),
    };
    let data = if format < 2 || (6..=8).contains(&format) { data } else { dice.fill(&data) };
    (data, dice.pick(frames).to_owned())
}

#[rustfmt::skip]
fn look_alike(kind: u64, dice: &mut Dice) -> String {
    let shape = match kind {
        0 => [
            "order A_____", "where is AB-_____?", "order number ________", "#^______ has not come",
            "my order ^_________ is late", "order 112-^______-^______", "ORD-2024-_____ please",
        ][dice.roll(7) as usize],
        1 => [
            "it cost £^_.__", "$1,^__.__ was charged", "^_,__ € too much", "I paid 1.^__,50 EUR",
            "the ^___.__ USD payment", "a refund of ^__ pounds", "₹ ^____",
        ][dice.roll(7) as usize],
        2 => [
            "on 2024-03-18", "since 18/03/2024", "it came on 18.12.24", "from 03/04/2025 to 18/04/2025",
            "by 2025-11-18 10:30", "the 18th of May 2024", "on 03 04 2024",
        ][dice.roll(7) as usize],
        3 => ["at 18:30", "between 10:15 and 11:45", "18:30:59 yesterday", "around 8.30 pm", "2024-03-18T10:30:00Z"]
            [dice.roll(5) as usize],
        4 => [
            "I want ^__ of them", "^_ x ___ ml", "1,^__,___ people", "a ^___ mAh battery", "size 3^-40-42",
            "^___ items in ^_ boxes", "12 boxes of 500",
        ][dice.roll(7) as usize],
        5 => [
            "tracking 1Z999AA18_________", "JD018_______________ is stuck", "RR^________GB",
            "tracking number ^___________", "parcel ^_____________ is lost", "^___________ is my tracking number",
            "shipment 00^_________________",
        ][dice.roll(7) as usize],
        6 => [
            "invoice INV-2024^_____", "ticket #^_______", "invoice ^_________", "reference ^__-___-A",
            "case 00^_____", "booking ref X^Y_Z_", "serial number ^___________",
        ][dice.roll(7) as usize],
        7 => [
            "version 10.15.7", "IP 192.168.100.8", "ISBN 9780306406157", "error 0x80070005", "model GT-I9505",
            "product code 5012345678900", "firmware 2.10.99",
        ][dice.roll(7) as usize],
        8 => [
            "my postcode is SW1A 1AA", "I live at ^_ High Street", "zip ^____", "flat ^, floor _", "room ^__",
            "card ending ^___", "the last four are ^___",
        ][dice.roll(7) as usize],
        _ => [
            "@shop where is it", "see https://example.com/track/^__________", "look at example.com", "5 @ £^.__",
            "100% of ^_", "24/7 support", "we are ^-_ people",
        ][dice.roll(7) as usize],
    };
    // Shapes that name a real thing keep their digits.
    if kind == 2 || kind == 3 || kind == 7 { shape.to_owned() } else { dice.fill(shape) }
}

#[derive(Default, Clone, Copy)]
struct Count {
    all: usize,
    removed: usize,
    right_kind: usize,
}

/// Prints the figures with `cargo test redaction_figures -- --nocapture`.
#[test]
fn redaction_figures() {
    const EACH: usize = 2_000;
    let mut dice = Dice(0x005e_ed0f_da7a);
    let (mut counts, mut false_alarms, mut true_spans) = ([Count::default(); FORMATS.len()], Vec::new(), 0);
    let (mut missed, mut misnamed) = (Vec::new(), Vec::new());
    for i in 0..EACH {
        let format = i % FORMATS.len();
        let (data, frame) = personal(format, &mut dice);
        let message = frame.replace("{}", &data);
        let at = message.find(&data).unwrap();
        let inside = |place: usize| (at..at + data.len()).contains(&place);
        let found = Redactor::default().find(&message);
        // Removed is what has neither a digit nor, of an address, a letter left.
        let covered = |place: usize| found.iter().any(|f| f.span.contains(&place));
        let matters = |(_, c): &(usize, char)| {
            if format < 2 { c.is_alphanumeric() } else { c.is_ascii_digit() }
        };
        let removed =
            message.char_indices().filter(|(place, _)| inside(*place)).filter(matters).all(|(place, _)| covered(place));
        let named = removed && found.iter().filter(|f| f.span.clone().any(inside)).all(|f| f.kind == FORMATS[format].1);
        let count = &mut counts[format];
        count.all += 1;
        count.removed += usize::from(removed);
        count.right_kind += usize::from(named);
        if removed && !named {
            misnamed.push(message.clone());
        }
        if !removed {
            missed.push(message.clone());
        }
        for f in &found {
            match f.span.clone().any(inside) {
                true => true_spans += 1,
                false => false_alarms.push(message.clone()),
            }
        }
    }
    for i in 0..EACH {
        let message = look_alike(i as u64 % 10, &mut dice);
        false_alarms.extend(Redactor::default().find(&message).iter().map(|f| format!("{message} [{}]", f.kind)));
    }
    let removed: usize = counts.iter().map(|c| c.removed).sum();
    let right: usize = counts.iter().map(|c| c.right_kind).sum();
    for ((name, _), c) in FORMATS.iter().zip(&counts) {
        println!("{name:22} {:4} of {:4} removed, {:4} under the right name", c.removed, c.all, c.right_kind);
    }
    let recall = removed as f64 / EACH as f64;
    let precision = true_spans as f64 / (true_spans + false_alarms.len()) as f64;
    println!(
        "recall {recall:.4}, precision {precision:.4} ({} false alarms in {EACH} look-alikes), right name {:.4}",
        false_alarms.len(),
        right as f64 / removed as f64
    );
    missed.iter().take(25).for_each(|m| println!("missed: {m}"));
    misnamed.iter().take(25).for_each(|m| println!("under another name: {m}"));
    false_alarms.iter().take(25).for_each(|m| println!("false alarm: {m}"));
    assert!(recall >= 0.98, "recall {recall}");
    assert!(precision >= 0.95, "precision {precision}");
}
