//! A desk of two languages: which one a message is in, and that both lead to the same intents.
#![expect(clippy::expect_used, reason = "a test may stop where it cannot go on")]

use std::sync::LazyLock;

use firstline::{Conversation, Engine, Event, Language, Sources, read_sources};

static ENGINE: LazyLock<Engine> = LazyLock::new(|| engine("languages: [en, de]"));

fn engine(languages: &str) -> Engine {
    let mut files = Sources::default();
    files.add("firstline.yml", format!("desk: Fahrradladen\n{languages}"));
    files.add(
        "intents/all.yml",
        "
- intent: book_repair
  about: a repair of a bicycle
  examples:
    - can you fix my bike
    - i need an appointment for a repair
    - my brakes are broken, can i bring the bike in
    - how soon could you repair a flat tyre
    - repair please
    - könnt ihr mein Fahrrad reparieren
    - ich brauche einen Termin für eine Reparatur
    - meine Bremsen sind kaputt, kann ich das Rad vorbeibringen
    - wie schnell könntet ihr einen platten Reifen flicken
    - Reparatur bitte
  reply: Bring it in, we look at it the same day.
- intent: opening_hours
  about: when the shop is open
  examples:
    - when are you open
    - are you open on saturday
    - what time do you close today
    - opening hours
    - until when can i come by
    - wann habt ihr geöffnet
    - habt ihr am Samstag offen
    - um wie viel Uhr schließt ihr heute
    - Öffnungszeiten
    - bis wann kann ich vorbeikommen
  reply: |
    {% if language == 'de' %}Von 10 bis 18 Uhr.{% else %}From 10 to 6.{% endif %}
- intent: rent_bike
  about: renting a bicycle
  examples:
    - can i rent a bike for the weekend
    - what does it cost to hire an e-bike
    - do you have bikes for rent
    - rental prices
    - i would like to hire two bicycles
    - kann ich ein Rad fürs Wochenende mieten
    - was kostet es, ein E-Bike zu leihen
    - habt ihr Räder zum Ausleihen
    - Preise für Mieträder
    - ich möchte zwei Fahrräder mieten
  reply: From 15 a day.
",
    );
    Engine::from_reading(read_sources(files)).expect("the desk builds")
}

#[test]
fn the_same_intents_in_both_languages() {
    for (message, language, intent) in [
        ("could you repair the brakes on my bicycle", Language::English, "book_repair"),
        ("mein Reifen ist platt, könnt ihr ihn flicken?", Language::German, "book_repair"),
        ("ich hätte gern einen Termin, die Bremse geht nicht mehr", Language::German, "book_repair"),
        ("is the shop open on sundays", Language::English, "opening_hours"),
        ("wann macht ihr am Samstag auf", Language::German, "opening_hours"),
        ("habt ihr heute noch geöffnet", Language::German, "opening_hours"),
        ("i want to rent two bikes", Language::English, "rent_bike"),
        ("wir möchten am Wochenende drei Räder mieten", Language::German, "rent_bike"),
        ("was kosten die Mieträder", Language::German, "rent_bike"),
    ] {
        let evidence = ENGINE.understand(message, None);
        assert_eq!(evidence.language, Some(language), "{message}");
        assert_eq!(evidence.candidates.first().map(|best| best.target.id()), Some(intent), "{message}");
    }
}

#[test]
fn words_are_bent_by_the_rules_of_their_language() {
    // `Reparaturen` and `Bremsen` share their stems with `Reparatur` and `Bremse` in German only.
    let known = |engine: &Engine| {
        let evidence = engine.understand("macht ihr auch Reparaturen an der Bremse", None);
        evidence.candidates.first().map_or(0.0, |best| best.probability)
    };
    let english = engine("languages: [en]");
    assert!(known(&ENGINE) > known(&english), "{} {}", known(&ENGINE), known(&english));
}

#[test]
fn the_conversation_keeps_its_language() {
    let at = "2026-11-23T10:00:00Z".parse().expect("a time");
    let mut conversation = Conversation::new("c");
    let mut language = |id: &str, text: &str| {
        let step = ENGINE.step(&conversation, &Event::message(id, at, text));
        conversation = step.conversation;
        let evidence = step.decision.trace.evidence.expect("a message leaves evidence");
        assert_eq!(evidence.language, conversation.language, "the trace and the conversation agree");
        evidence.language
    };
    assert_eq!(language("1", "ok"), Some(Language::English), "the main language, as nothing else speaks");
    assert_eq!(language("2", "wann habt ihr am Freitag geöffnet?"), Some(Language::German));
    assert_eq!(language("3", "ok"), Some(Language::German), "as before");
    assert_eq!(language("4", "can we speak english please, i want to rent a bike"), Some(Language::English));
}

#[test]
fn a_reply_may_be_in_the_customers_language() {
    let at = "2026-11-23T10:00:00Z".parse().expect("a time");
    let reply = |text: &str| ENGINE.step(&Conversation::new("c"), &Event::message("1", at, text)).decision.text;
    assert_eq!(reply("habt ihr am Samstag offen"), "Von 10 bis 18 Uhr.");
    assert_eq!(reply("are you open on saturday"), "From 10 to 6.");
}

#[test]
fn the_packet_names_the_language() {
    let at = "2026-11-23T10:00:00Z".parse().expect("a time");
    let first = ENGINE.step(&Conversation::new("c"), &Event::message("1", at, "wann habt ihr geöffnet"));
    let second = ENGINE.step(&first.conversation, &Event::message("2", at, "agent please"));
    let packet = second.decision.handoff.expect("a person was asked for");
    assert_eq!(packet.language, Some(Language::English), "that of the last message");
    assert_eq!(second.conversation.language, packet.language);
}

#[test]
fn a_bundle_reads_languages_as_the_built_engine_does() {
    let loaded = Engine::load(&ENGINE.to_bundle()).expect("the bundle loads");
    for message in ["Reparatur", "repair", "habt ihr Räder", "ok", "parlez-vous français"] {
        assert_eq!(loaded.understand(message, None), ENGINE.understand(message, None), "{message}");
    }
}

/// No message here shares a word with the examples of what it is about, but for the smallest.
#[cfg(feature = "semantic")]
#[test]
fn a_glossary_gives_french_words_their_meaning() {
    let mut files = Sources::default();
    files.add("firstline.yml", "desk: Boutique\nlanguages: [fr]");
    files.add(
        "intents/all.yml",
        "
- { intent: track, about: suivi, reply: a, examples: [où est mon colis, quand arrive la livraison, suivre ma commande] }
- { intent: refund, about: remboursement, reply: b, examples: [je veux être remboursé, rendez-moi mon argent, remboursement svp] }
- { intent: hours, about: horaires, reply: c, examples: [à quelle heure ouvrez-vous, vos horaires, ouvert le samedi] }
",
    );
    let engine = Engine::from_reading(read_sources(files)).expect("the desk builds");
    for (message, intent) in [
        ("localisation du paquet expédié", "track"),
        ("récupérer les euros payés", "refund"),
        ("vous fermez dimanche soir", "hours"),
    ] {
        let evidence = engine.understand(message, None);
        let best = evidence.candidates.first().map(|best| best.target.id());
        assert_eq!(best, Some(intent), "{message}");
    }
}
