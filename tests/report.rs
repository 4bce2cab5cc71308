//! `firstline report`: the page is self-contained, leads where it says, and runs nothing that anybody wrote.
#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test may read files, and stop where it cannot go on"
)]

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const SETTINGS: &str = "\
desk: '<b>Corner</b> & Sons'
suites: suites
escalate:
  - name: asked-for-person
    when: { asks_for_person: plainly }
    respond: now
  - name: stuck
    when: { all: [ { failed_turns: 2 }, { not: { fact: { name: note, equals: '\"><script>alert(1)</script>' } } } ] }
    respond: { offer: { cooldown: 5 turns } }
";

const INTENTS: &str = "\
- intent: opening_times
  about: when the shop is open
  examples: [when are you open, opening times please, are you open on sunday, what time do you close, when do you open]
  reply: From 9 to 5.
- intent: parking
  about: where to park
  examples: [where can i park, is there a car park, parking near you, where do i leave my car, can i park there]
  reply: Behind the shop.
- intent: gift_cards
  about: vouchers
  examples: ['do you sell gift cards <script>alert(2)</script>', can i buy a voucher, gift card please, i want a gift voucher]
  reply: At the till.
";

const SUITES: &str = "\
- message: when do you close today
  expect: { intent: opening_times }
- message: where is the car park
  expect: { intent: parking }
- message: 'parking <img src=x onerror=alert(3)> near the shop'
  expect: { intent: gift_cards }
- message: what is the capital of peru
  expect: { action: rephrase }
";

/// A desk whose names and messages hold markup, in a folder of its own.
fn desk(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("report-{name}"));
    let _ = fs::remove_dir_all(&folder);
    for (file, text) in [("firstline.yml", SETTINGS), ("intents/shop.yml", INTENTS), ("suites/shop.yml", SUITES)] {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }
    folder
}

fn firstline(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_firstline"));
    command.current_dir(folder).args(arguments).output().expect("the binary runs")
}

fn page(folder: &Path, arguments: &[&str]) -> String {
    let output = firstline(folder, &[&["report"], arguments].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    fs::read_to_string(folder.join("report.html")).expect("a page")
}

/// The values of an attribute.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    html.split(start.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

fn sound(html: &str) {
    for word in ["<script", "<img", "<b>", "<link", "url(", " src=\"", "@import", "http:", "https:"] {
        assert!(!html.contains(word), "the page holds `{word}`");
    }
    assert!(html.contains("default-src 'none'"));
    let ids = values(html, "id");
    let different: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), different.len(), "an id is given twice");
    for link in values(html, "href") {
        let id = link.strip_prefix('#').expect("every link stays on the page");
        assert!(different.contains(id), "`{link}` leads nowhere");
    }
    for names in values(html, "aria-labelledby") {
        assert!(names.split(' ').all(|id| different.contains(id)), "`{names}`");
    }
}

#[test]
fn nothing_that_anybody_wrote_is_markup() {
    let folder = desk("markup");
    let html = page(&folder, &[]);
    sound(&html);
    assert!(html.contains("<title>&lt;b&gt;Corner&lt;/b&gt; &amp; Sons: report</title>"));
    assert!(html.contains("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"), "the condition");
    assert!(html.contains("parking &lt;img src=x onerror=alert(3)&gt; near the shop"), "the message");
    assert_eq!(html, page(&folder, &[]), "equal inputs give equal bytes");
}

#[test]
fn a_cell_of_the_matrix_leads_to_its_messages() {
    let html = page(&desk("matrix"), &[]);
    let told = "1 message of gift_cards taken for parking";
    let (_, link) = html.split_once("aria-label=\"Confusion matrix\"").expect("a matrix");
    let link = link.split("<a ").find(|link| link.contains(told)).expect("a cell of the mistake");
    let id = link.split_once("href=\"#").and_then(|(_, rest)| rest.split('"').next()).expect("a link");
    let (_, cell) = html.split_once(&format!("<section class=\"cell\" id=\"{id}\"")).expect("its messages");
    let cell = cell.split("</section>").next().expect("an end");
    assert!(cell.contains("near the shop</bdi>") && cell.contains("suites/shop.yml:5:"), "{cell}");
    assert_eq!(cell.matches("<li>").count(), 1);
    assert!(html.contains("<summary>1 of gift_cards taken for parking</summary>"));
}

#[test]
fn a_baseline_gives_each_intent_its_line() {
    let folder = desk("baseline");
    assert_eq!(firstline(&folder, &["test", "--save-baseline", "base.json"]).status.code(), Some(1));
    assert!(!page(&folder, &[]).contains("class=\"spark\""));
    let wrong = fs::read_to_string(folder.join("base.json")).expect("a baseline");
    let before = wrong.replacen("{\"intent\":\"parking\"}", "{\"intent\":\"opening_times\"}", 1);
    assert_ne!(before, wrong);
    fs::write(folder.join("before.json"), before).expect("written");
    let html = page(&folder, &["--baseline", "before.json", "--baseline", "base.json"]);
    sound(&html);
    let row = html.split("<tr>").find(|row| row.contains("scope=\"row\">parking</th><td>intent</td>")).expect("a row");
    assert!(row.contains("points=\"4.0,19.0 39.0,3.0 74.0,3.0\"") && row.contains("100.0 % → 100.0 %"), "{row}");
    assert!(html.contains("0 fixed, 0 broken, 0 moved"));
}

#[test]
fn a_log_gives_figures_and_no_message() {
    let folder = desk("log");
    let mut chat = Command::new(env!("CARGO_BIN_EXE_firstline"))
        .current_dir(&folder)
        .args(["chat", "--log", "log.jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the binary runs");
    let mut stdin = chat.stdin.take().expect("piped");
    stdin.write_all(b"where can i park\n/new\ni want to talk to a person\n").expect("typed");
    drop(stdin);
    assert!(chat.wait().expect("it ends").success());
    let html = page(&folder, &["log.jsonl"]);
    sound(&html);
    assert!(html.contains("2 conversations from "));
    assert!(html.contains("<dt>contained</dt><dd>50.0 %</dd>"));
    assert!(html.contains("<th scope=\"row\">asked-for-person</th><td class=\"number\">1</td>"));
    assert!(!html.contains("where can i park"));
    assert_eq!(firstline(&folder, &["report", "no.jsonl"]).status.code(), Some(2));
}

#[test]
fn a_desk_with_errors_gives_no_page() {
    let folder = desk("errors");
    fs::write(folder.join("intents/shop.yml"), "- intent: a\n  exmaples: [b]\n").expect("written");
    let output = firstline(&folder, &["report"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("exmaples"));
    assert!(!folder.join("report.html").exists());
}

/// Where a Chromium is installed, it opens the page, follows a cell with a script put in by the test, and tells what shows.
#[test]
fn a_browser_follows_a_cell() {
    let Some(browser) = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
        .into_iter()
        .find(|path| Path::new(path).exists())
    else {
        eprintln!("no Chromium here: left out");
        return;
    };
    let folder = desk("browser");
    let html = page(&folder, &[]);
    let open = |file: &str| {
        let output = Command::new(browser)
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--enable-logging=stderr",
                "--virtual-time-budget=3000",
            ])
            .arg(format!("--user-data-dir={}", folder.join("profile").display()))
            .args(["--dump-dom", &format!("file://{}", folder.join(file).display())])
            .output()
            .expect("the browser runs");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!told.contains("CONSOLE"), "{told}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    assert!(open("report.html").contains("id=\"suites-matrix\""));
    let policy = html.split_once("<meta http-equiv").map(|(_, rest)| &rest[..rest.find('>').expect("its end")]);
    let script = "<script>
const shown = () => [...document.querySelectorAll('.cell')].filter(cell => cell.checkVisibility()).map(cell => cell.innerText);
const before = shown().length;
document.querySelector('.matrix td.wrong a').click();
setTimeout(() => { document.body.dataset.shown = JSON.stringify([before, shown()]); }, 100);
</script></body>";
    let watched = html.replace(policy.expect("a policy"), "").replace("</body>", script);
    fs::write(folder.join("watched.html"), watched).expect("written");
    let dom = open("watched.html");
    let shown = dom.split_once("data-shown=\"").and_then(|(_, rest)| rest.split('"').next()).expect("the script ran");
    assert!(shown.starts_with("[0,[&quot;"), "{shown}");
    assert!(shown.contains("taken for"), "{shown}");
    assert_eq!(shown.matches("Back to the matrix").count(), 1, "{shown}");
}
