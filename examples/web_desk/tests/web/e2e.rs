//! A customer and an agent, each in a browser of their own, from the greeting to the rating. `SCREENSHOTS=FOLDER` keeps pictures.

use crate::browser::{Driver, Page};
use crate::server::{PASSWORD, Server};

const ARTICLE: &str = r#"---
article: purple-light-on-the-drip-tray
title: A purple light on the drip tray
questions: [the drip tray shows a purple light, purple light under the cup]
---
A purple light means that the tray is full.
"#;

/// Sends a message.
fn say(page: &Page, text: &str) {
    page.types("#text", &format!("{text}\u{e007}"));
}

/// Sends a message, and waits until the bot has replied.
fn ask(page: &Page, text: &str) {
    let replies = page.script("return document.querySelectorAll('#lines .line.bot').length");
    say(page, text);
    page.until("a reply", &format!("return document.querySelectorAll('#lines .line.bot').length > {replies}"));
}

fn log_in(page: &Page, name: &str) {
    page.types("#name", name);
    page.types("#password", &format!("{PASSWORD}\u{e007}"));
    page.shows(&format!("{name}, 0 waiting"));
}

#[test]
fn from_the_greeting_to_the_rating() {
    let server = Server::start("e2e");
    let driver = Driver::start("e2e");
    let agent = driver.open("agent", &format!("{}/agent", server.url), (1400, 900));
    log_in(&agent, "mira");
    let customer = driver.open("customer", &format!("{}/", server.url), (1280, 900));

    // The greeting, by the keyboard alone.
    customer.until("the page", "return document.querySelector('#launcher').onclick !== null");
    customer.script("document.querySelector('#launcher').focus()");
    customer.keys("\u{e007}");
    customer.shows("Hello, this is the Northwind assistant");
    let focused = customer.script("return document.activeElement.id");
    assert_eq!(focused, "text", "whoever opens the chat can type at once");

    ask(&customer, "how long does delivery take");
    customer.until("a link", "return !!document.querySelector('#lines a[href^=\"https://northwind.example/\"]')");

    // Which of two, by a click.
    ask(&customer, "i want to stop the coffee, maybe just for a while, maybe for good");
    customer.picture("customer-clarification");
    let label = customer.script("return document.querySelector('#replies button').innerText");
    customer.click("#replies button");
    customer.until("the pick and its answer", "return document.querySelectorAll('#lines .line.bot').length === 4");
    customer.shows(label.as_str().unwrap());

    // A guide, two steps of it by clicks.
    ask(&customer, "my machine is not heating up");
    for step in 1..=2 {
        customer.until("a step", &format!("return document.querySelectorAll('#lines .line.step').length === {step}"));
        customer.click("#replies button");
    }
    customer.until("the next step", "return document.querySelectorAll('#lines .line.bot').length === 7");
    customer.picture("customer-guide");

    // An article, written while the server runs.
    std::fs::write(server.desk.join("knowledge_base/purple-light-on-the-drip-tray.md"), ARTICLE).unwrap();
    let swapped = "return fetch('/agent/articles?q=purple+light+under+the+cup').then((answer) => answer.text())\
                   .then((text) => text.includes('purple light on the drip tray'))";
    agent.until("the new article", swapped);
    ask(&customer, "there is a purple light under the cup");
    customer.shows("A purple light means that the tray is full");

    // What the customer writes is shown as it is, and runs nowhere.
    ask(&customer, "<img src=x onerror=\"document.title='changed'\"><script>document.title='changed'</script>");
    customer.shows("<img src=x");

    // A page that comes back has every line once.
    let lines = "return [...document.querySelectorAll('#lines .line')].map((line) => line.innerText)";
    let before = customer.script(lines);
    customer.reload();
    customer.click("#launcher");
    customer.until(
        "the same lines",
        &format!("return document.querySelectorAll('#lines .line').length === {}", before.as_array().unwrap().len()),
    );
    assert_eq!(customer.script(lines), before);

    // Frustration brings a person.
    ask(&customer, "your support is appalling, ive been ignored for a week");
    say(&customer, "this is an absolute joke, fucking useless rubbish, i am furious!!!");
    customer.shows("Waiting for a person");
    agent.shows("mira, 1 waiting");
    agent.picture("agent-queue");
    agent.click("#waiting .take");
    customer.shows("You are talking to mira");

    // The packet is beside the conversation, and the script in it stays text.
    agent.shows("Handoff packet");
    let packet = agent.until("the packet", "return document.querySelector('#packet').innerText");
    let packet = packet.as_str().unwrap();
    assert!(packet.contains("Summary") && packet.contains("care, high"), "{packet}");
    agent.shows("<img src=x");
    for page in [&customer, &agent] {
        assert_ne!(page.script("return document.title"), "changed");
        let strange = "return document.querySelectorAll('#lines img, #lines script, #packet img, #side img').length";
        assert_eq!(page.script(strange), 0);
    }

    // A suggestion goes into the reply by a click, and then to the customer.
    say(&customer, "how long does delivery take");
    agent.until(
        "a suggestion",
        "return [...document.querySelectorAll('#suggestions .card')].some((one) => one.innerText.includes('elivery'))",
    );
    agent.click("#suggestions .card");
    agent.picture("agent-conversation");
    let reply = agent.script("return document.querySelector('#text').value");
    assert!(!reply.as_str().unwrap().is_empty());
    agent.click("#send");
    customer.until("the reply", "return !!document.querySelector('#lines .line.agent')");

    // Resolved, put on file, rated.
    agent.script("document.querySelector('#disposition').value = 'delivery time told'");
    agent.click("#resolve");
    customer.click("#replies .rate:nth-of-type(5)");
    customer.shows("Thank you");
    customer.picture("customer-rated");
    agent.click("#show-figures");
    agent.until("the rating on the dashboard", "return document.querySelector('#figures').innerText.includes('1 of 1') && document.querySelector('#figures').innerText.includes('100 %')");
    agent.until("the rating counted", "return [...document.querySelectorAll('#figures div')].some((box) => box.innerText.includes('satisfied') && box.innerText.includes('1 of 1'))");
    agent.picture("agent-figures");
}

#[test]
fn a_visitor_is_greeted_and_the_chat_fits_a_phone() {
    let server = Server::start("phone");
    let driver = Driver::start("phone");
    let page = driver.open("phone", &format!("{}/#/machines", server.url), (400, 800));
    page.until("the page", "return document.querySelector('#launcher').onclick !== null");
    for _ in 0..2 {
        page.script("location.hash = '#/'");
        page.until("home", "return document.querySelector('#title').innerText.startsWith('Coffee')");
        page.script("location.hash = '#/machines'");
        page.until("machines", "return document.querySelector('#title').innerText === 'Machines'");
    }
    page.until("a proactive greeting", "return document.querySelector('#unread').innerText === '1'");
    page.click("#launcher");
    page.shows("Still choosing a machine?");
    say(&page, "how long does delivery take");
    page.until("an answer", "return document.querySelectorAll('#lines .line.bot').length === 2");
    page.picture("phone");
    let fits = "return document.documentElement.scrollWidth <= innerWidth && document.querySelector('#chat').offsetWidth === innerWidth";
    assert_eq!(page.script(fits), true, "nothing is wider than the screen");
    let named = "return [...document.querySelectorAll('button, input, textarea')].filter((one) => !one.closest('[hidden]')).every((one) => one.innerText.trim() || one.ariaLabel || one.labels?.length)";
    assert_eq!(page.script(named), true, "a screen reader can name every control");
    assert_eq!(page.script("return document.querySelector('#lines').ariaLive"), "polite");
    page.keys("\u{e00c}");
    assert_eq!(page.script("return document.querySelector('#chat').hidden"), true);
    assert_eq!(
        page.script("return document.activeElement.id"),
        "launcher",
        "the focus goes back to where it came from"
    );
}

#[test]
fn from_one_person_to_another_and_back_to_the_bot() {
    let server = Server::start("transfer");
    let driver = Driver::start("transfer");
    // One of the two has only a phone.
    let mira = driver.open("mira", &format!("{}/agent", server.url), (1400, 900));
    let noor = driver.open("noor", &format!("{}/agent", server.url), (400, 800));
    log_in(&mira, "mira");
    log_in(&noor, "noor");
    let customer = driver.open("customer", &format!("{}/", server.url), (1280, 900));
    customer.click("#launcher");
    customer.shows("Hello, this is the Northwind assistant");
    ask(&customer, "someone used my card, there are payments i did not make");
    mira.click("#waiting .take");
    customer.shows("You are talking to mira");

    mira.until("it is with mira", "return !document.querySelector('#text').disabled");
    mira.types("#text", "One moment");
    customer.shows("mira is typing");
    mira.click("#send");
    customer.shows("One moment");

    // With a person, the bot is silent.
    let of_bot = "return document.querySelectorAll('#lines .line.bot').length";
    let before = customer.script(of_bot);
    say(&customer, "how long does delivery take");
    mira.shows("how long does delivery take");
    assert_eq!(customer.script(of_bot), before);

    mira.script("document.querySelector('#queue').value = 'technical'");
    mira.click("#transfer");
    customer.shows("Waiting for a person");
    noor.shows("noor, 1 waiting");
    noor.click("#waiting .take");
    customer.shows("You are talking to noor");
    noor.shows("One moment");
    assert_eq!(noor.script("return document.querySelector('#lines .line.agent small').innerText"), "mira");
    noor.picture("agent-phone");
    let fits = "return document.documentElement.scrollWidth <= innerWidth";
    assert_eq!(noor.script(fits), true, "nothing is wider than the screen");

    noor.until("it is with noor", "return !document.querySelector('#return').disabled");
    noor.click("#return");
    customer.until("the bot has it", "return document.querySelector('#status').innerText === 'Assistant'");
    ask(&customer, "how long does delivery take");
    noor.until("it is not with noor any more", "return document.querySelector('#held').innerText.startsWith('0 of')");
}
