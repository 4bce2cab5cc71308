//! Finding articles in large collections: how long building, saving and mapping take, how large the files are, and how long a
//! message takes. One thread. `cargo bench --bench articles` measures 5,000 articles, the most whose vectors are all looked at,
//! 10,000 and 100,000; `cargo bench --bench articles -- 1000000` others. The table is Markdown.
//!
//! A message is timed seven times and counts with the median, so that what else the machine does counts less. A round before
//! warms the pages of the files.
//!
//! The articles are made up, from a seed: words by Zipf's law, 5 to 400 a text, one question each of 4 to 12 of its words.
//! Messages are questions of which words are missing or strange.
#![expect(clippy::expect_used, clippy::disallowed_methods, reason = "a bench may stop where it cannot go on")]

use std::time::{Duration, Instant};

use firstline::{Article, ArticleIndex, Language, Reader, Spanned};

/// Words of the language.
const VOCABULARY: usize = 200_000;
/// Messages that are timed.
const MESSAGES: usize = 2_000;
/// How often each is timed.
const ROUNDS: usize = 7;

fn main() {
    let counts: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let counts = if counts.is_empty() { vec![5_000, 10_000, 100_000] } else { counts };
    println!("| articles | build | bytes | mapping | a message in memory, p50 / p99 | mapped | own article first |");
    println!("|---|---|---|---|---|---|---|");
    counts.into_iter().for_each(measure);
}

fn measure(count: usize) {
    let mut random = Random(1);
    let words = Zipf::new();
    let mut asked = Vec::new();
    let start = Instant::now();
    let mut builder = ArticleIndex::builder(Language::English).expect("an index begins");
    for number in 0..count {
        let article = article(number, &words, &mut random);
        if number % (count / MESSAGES).max(1) == 0 {
            let question = article.questions.first().expect("a question");
            asked.push((article.id.value.clone(), disturbed(question, &words, &mut random)));
        }
        builder.add(&article).expect("an article is indexed");
    }
    let built = ArticleIndex::build(builder, &[]).expect("an index ends");
    let build = start.elapsed();
    let folder = std::env::temp_dir().join(format!("firstline-articles-{count}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder is made");
    built.save(&folder).expect("an index is saved");
    let bytes = built.size();
    let in_memory = times(&built, &asked);
    drop(built);
    let start = Instant::now();
    let index = ArticleIndex::open(&folder).expect("an index is mapped");
    let mapping = start.elapsed();
    let mapped = times(&index, &asked);
    let first = |id: &String, message: &String| {
        let found = index.find(message, &Reader::default(), 1).expect("articles are found");
        found.hits.first().is_some_and(|hit| hit.article == *id)
    };
    let right = asked.iter().filter(|(id, message)| first(id, message)).count();
    drop(index);
    std::fs::remove_dir_all(&folder).expect("the folder is removed");
    println!(
        "| {count} | {:.1} s | {:.1} MB | {:.1} ms | {in_memory} | {mapped} | {:.1} % |",
        build.as_secs_f64(),
        bytes as f64 / 1e6,
        mapping.as_secs_f64() * 1e3,
        100.0 * right as f64 / asked.len().max(1) as f64,
    );
}

/// How long the messages take, in the middle and in the 99th percentile.
fn times(index: &ArticleIndex, asked: &[(String, String)]) -> String {
    let mut rounds = vec![Vec::new(); asked.len()];
    for round in 0..=ROUNDS {
        for ((_, message), times) in asked.iter().zip(&mut rounds) {
            let start = Instant::now();
            index.find(message, &Reader::default(), 3).expect("articles are found");
            if round > 0 {
                times.push(start.elapsed());
            }
        }
    }
    let median = |times: &mut Vec<Duration>| {
        times.sort_unstable();
        times.get(ROUNDS / 2).copied().unwrap_or_default()
    };
    let mut times: Vec<Duration> = rounds.iter_mut().map(median).collect();
    times.sort_unstable();
    let at = |share: f64| times.get((times.len() as f64 * share) as usize).map_or(0.0, |time| time.as_secs_f64() * 1e3);
    format!("{:.2} / {:.2} ms", at(0.5), at(0.99))
}

fn article(number: usize, words: &Zipf, random: &mut Random) -> Article {
    let length = 5 + random.below(396);
    let text: Vec<String> = (0..length).map(|_| words.draw(random)).collect();
    let question: Vec<&str> =
        (0..4 + random.below(9)).filter_map(|_| text.get(random.below(text.len())).map(String::as_str)).collect();
    let spanned = |value: String| Spanned { value, ..Spanned::default() };
    Article {
        id: spanned(format!("a{number:07}")),
        questions: vec![spanned(question.join(" "))],
        answer: spanned(text.join(" ")),
        ..Article::default()
    }
}

/// A question of which each word may be missing, and one word is another.
fn disturbed(question: &str, words: &Zipf, random: &mut Random) -> String {
    let kept: Vec<&str> = question.split(' ').filter(|_| random.below(4) > 0).collect();
    [kept.join(" "), words.draw(random)].join(" ")
}

/// Words of which the n-th is drawn with a frequency of 1/n.
struct Zipf {
    sums: Vec<f64>,
}

impl Zipf {
    fn new() -> Self {
        let mut sum = 0.0;
        let sums = (1..=VOCABULARY).map(|rank| {
            sum += 1.0 / rank as f64;
            sum
        });
        Self { sums: sums.collect() }
    }

    fn draw(&self, random: &mut Random) -> String {
        let total = self.sums.last().copied().unwrap_or(1.0);
        let at = random.share() * total;
        spelt(self.sums.partition_point(|sum| *sum < at))
    }
}

/// A word for each rank, of two syllables or more.
fn spelt(mut rank: usize) -> String {
    const SYLLABLES: [&str; 16] =
        ["ba", "ko", "ri", "tu", "me", "la", "po", "si", "na", "du", "ve", "go", "fi", "ra", "lo", "ze"];
    let mut word = String::new();
    loop {
        word.push_str(SYLLABLES.get(rank % 16).copied().unwrap_or_default());
        rank /= 16;
        if rank == 0 {
            return word + "n";
        }
    }
}

/// SplitMix64 (Steele, Lea and Flood).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.share() * bound as f64) as usize
    }
}
