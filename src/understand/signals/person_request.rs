//! Asking for a person.

use std::ops::Range;

use super::lexicon::{Cue, Part};
use super::person_noun::noun;
use super::person_refusal::{is_about_the_bot, is_refused};
use super::reading::Reading;
use super::{Evidence, PersonRequest};

/// Longest clause that is a request by naming a person alone ("human please").
const LONGEST_NAMING: usize = 7;

/// Whether a message asks for a person. Questions about the bot ("are you a human?"), other people ("the delivery person"),
/// reports ("your agent told me") and refusals ("I don't need an agent") are no requests.
pub(super) fn read(reading: &Reading, evidence: &mut Evidence) -> Option<PersonRequest> {
    let mut best: Option<(PersonRequest, Range<usize>)> = None;
    let mut consider = |request: PersonRequest, words: Range<usize>| {
        if best.as_ref().is_none_or(|(known, _)| *known < request)
            && !is_refused(reading, words.start)
            && !is_about_the_bot(reading, words.start)
        {
            best = Some((request, words));
        }
    };
    for at in 0..reading.words.len() {
        let found = talk(reading, at).or_else(|| transfer(reading, at)).or_else(|| want(reading, at));
        if let Some((request, end)) = found.or_else(|| contact(reading, at)).or_else(|| someone_to_talk_to(reading, at))
        {
            consider(request, at..end);
        }
    }
    if let Some((request, words)) = named(reading) {
        consider(request, words);
    }
    reading.said(Cue::Plainly).for_each(|words| consider(PersonRequest::Plainly, words));
    reading.said(Cue::Vaguely).for_each(|words| consider(PersonRequest::Vaguely, words));
    let (request, words) = best?;
    evidence.add("asks_for_person", reading.span(&words));
    Some(request)
}

/// "speak to someone", "talk with a real person", "chat agent".
fn talk(reading: &Reading, at: usize) -> Option<(PersonRequest, usize)> {
    if !reading.is(at, Part::Talk) {
        return None;
    }
    let before = |distance: usize| at.checked_sub(distance).map(|i| reading.lower(i)).unwrap_or_default();
    // "was talking to an agent", "am I talking to a human?", "after speaking to someone", "when I speak to …".
    let one = before(1);
    let told = matches!(
        one.as_str(),
        "was" | "were" | "been" | "after" | "when" | "while" | "kept" | "keep" | "by" | "did" | "before"
    );
    let am_i = matches!(one.as_str(), "i" | "we")
        && matches!(before(2).as_str(), "am" | "are" | "was" | "when" | "did" | "after" | "before" | "time" | "do");
    let am_i = am_i && !matches!(before(3).as_str(), "how" | "where" | "who");
    let already = matches!(one.as_str(), "im" | "am" | "are") && reading.lower(at).ends_with("ing");
    // "do I have to talk to someone" would rather not.
    let must = one == "to" && matches!(before(2).as_str(), "have" | "need") && before(3) == "i" && before(4) == "do";
    if told || am_i || already || must {
        return None;
    }
    let skip = |mut i: usize| {
        while i < at + 4
            && reading.is(i, Part::Filler)
            && !reading.is(i, Part::Link)
            && !reading.is(i, Part::Article)
            && !reading.is(i, Part::Anyone)
            || i == at + 1
                && reading.is(i + 1, Part::Link)
                && matches!(reading.lower(i).as_str(), "this" | "it" | "that")
        {
            i += 1;
        }
        i
    };
    let next = skip(at + 1);
    let linked = reading.is(next, Part::Link);
    let from = if linked { next + 1 } else { next };
    let noun = noun(reading, from)?;
    if noun.team && !linked {
        return None;
    }
    let told = matches!(before(2).as_str(), "me" | "us" | "him" | "her")
        && matches!(before(3).as_str(), "told" | "asked" | "advised" | "instructed");
    Some((if told { PersonRequest::Vaguely } else { PersonRequest::Plainly }, noun.end))
}

/// "transfer me to an agent", "connect me with support", "put me through to …".
fn transfer(reading: &Reading, at: usize) -> Option<(PersonRequest, usize)> {
    if !reading.is(at, Part::Transfer) {
        return None;
    }
    let verb = reading.lower(at);
    let moves = matches!(
        verb.as_str(),
        "get" | "bring" | "send" | "hand" | "put" | "pass" | "move" | "route" | "link" | "forward" | "direct"
    );
    // "A transfer to someone" is money.
    let thing = at
        .checked_sub(1)
        .is_some_and(|i| matches!(reading.lower(i).as_str(), "a" | "the" | "my" | "this" | "that" | "bank" | "money"));
    let object = reading.lower(at + 1);
    let object = matches!(object.as_str(), "me" | "us") || (!moves && matches!(object.as_str(), "this" | "it" | "my"));
    let from = if object { at + 2 } else { at + 1 };
    // "Connect agent".
    if verb == "connect"
        && let Some(noun) = noun(reading, from).filter(|n| n.staff && !n.definite)
    {
        return Some((PersonRequest::Plainly, noun.end));
    }
    let link = (from..from + 4).find(|i| reading.is(*i, Part::Link))?;
    let between = (from..link).all(|i| {
        matches!(
            reading.lower(i).as_str(),
            "through"
                | "over"
                | "on"
                | "straight"
                | "directly"
                | "up"
                | "in"
                | "touch"
                | "call"
                | "chat"
                | "case"
                | "line"
        )
    });
    let bare = object
        || (verb == "get" && reading.lower(at + 1) == "through")
        || matches!(
            verb.as_str(),
            "connect" | "connected" | "transfer" | "transferred" | "escalate" | "escalated" | "switch"
        );
    let noun = noun(reading, link + 1).filter(|n| !thing && bare && between && (n.staff || !n.team || object))?;
    let through = verb == "get" && reading.lower(at + 1) == "through" && noun.staff;
    (object || !moves || through).then_some((PersonRequest::Plainly, noun.end))
}

/// "I want a human", "get me a manager", "can I have an agent", "is there a real person", "do you have any agents".
fn want(reading: &Reading, at: usize) -> Option<(PersonRequest, usize)> {
    let word = reading.lower(at);
    let before = |distance: usize| at.checked_sub(distance).map(|i| reading.lower(i)).unwrap_or_default();
    let wants = reading.is(at, Part::Want)
        || (word == "like" && matches!(before(1).as_str(), "id" | "would" | "wed"))
        || (word == "have"
            && matches!(before(1).as_str(), "i" | "you")
            && matches!(before(2).as_str(), "can" | "could" | "may" | "do"))
        || (word == "there" && matches!(before(1).as_str(), "is" | "are" | "isnt" | "arent"))
        || (word == "from"
            && matches!(
                before(1).as_str(),
                "help" | "assistance" | "answer" | "reply" | "response" | "support" | "assistence"
            ));
    if !wants {
        return None;
    }
    let from = if matches!(reading.lower(at + 1).as_str(), "me" | "us" | "for") { at + 2 } else { at + 1 };
    let noun = noun(reading, from)?;
    let person = reading.lower(noun.end - 1);
    let some_person = matches!(person.as_str(), "person" | "someone" | "somebody") && noun.end - from >= 1;
    let definite_staff =
        noun.definite && !matches!(person.as_str(), "manager" | "supervisor" | "boss" | "superior" | "human");
    // What follows must not make it a job, a thing, or a story: "need an agent to apologise", "get your agent to …".
    let to = reading.lower(noun.end) == "to" && definite_staff;
    if noun.team
        || definite_staff
        || to
        || matches!(person.as_str(), "assistant" | "expert" | "experts" | "specialist" | "technician" | "employee")
            && !noun.staff
    {
        return None;
    }
    // "Is there someone that controls you", "do you have a boss" are about the bot.
    let next = (reading.lower(noun.end), reading.lower(noun.end + 1));
    let bot = matches!(next.0.as_str(), "that" | "who" | "which" | "you")
        && !matches!(next.1.as_str(), "i" | "can" | "could" | "we")
        || (word == "have" && before(1) == "you" && matches!(person.as_str(), "boss" | "manager" | "supervisor"));
    if bot {
        return None;
    }
    let weak = !(noun.staff || some_person && person == "person");
    match (weak, word == "from" || word == "there" || word == "have") {
        (false, _) => Some((PersonRequest::Plainly, noun.end)),
        (true, false) if reading.words.len() <= 10 && matches!(person.as_str(), "someone" | "somebody" | "person") => {
            Some((PersonRequest::Vaguely, noun.end))
        }
        _ => None,
    }
}

/// "contact a human", "call customer service".
fn contact(reading: &Reading, at: usize) -> Option<(PersonRequest, usize)> {
    if !reading.is(at, Part::Contact) {
        return None;
    }
    let before = |distance: usize| at.checked_sub(distance).map(|i| reading.lower(i)).unwrap_or_default();
    let can = reading.before(at).next().is_none()
        || matches!(before(1).as_str(), "i" | "we" | "to")
            && !matches!(before(2).as_str(), "did" | "tried" | "when" | "if" | "had");
    let noun = noun(reading, at + 1).filter(|n| can && !n.definite)?;
    Some((if noun.staff { PersonRequest::Plainly } else { PersonRequest::Vaguely }, noun.end))
}

/// "someone I can talk to", "anyone to speak with", "can a human talk to me".
fn someone_to_talk_to(reading: &Reading, at: usize) -> Option<(PersonRequest, usize)> {
    let person = reading.is(at, Part::Staff) || reading.is(at, Part::Anyone);
    let clause = reading.words.get(at)?.clause;
    let previous = at.checked_sub(1).map(|i| reading.lower(i)).unwrap_or_default();
    let other = at.checked_sub(1).is_some_and(|i| reading.is(i, Part::Other))
        || matches!(previous.as_str(), "the" | "your" | "no" | "that" | "same");
    if !person || other {
        return None;
    }
    let talk = (at + 1..at + 6).take_while(|i| reading.words.get(*i).is_some_and(|w| w.clause == clause));
    let talk = talk
        .take_while(|i| *i == at + 1 || reading.is(i - 1, Part::Relative) || reading.is(i - 1, Part::Real))
        .find(|i| reading.is(*i, Part::Talk))?;
    let link = reading.is(talk + 1, Part::Link);
    let relative = talk > at + 1;
    let to_me = matches!(reading.lower(talk + 2).as_str(), "me" | "us");
    let ends = (talk + 2 >= reading.words.len() || !reading.is(talk + 2, Part::Article)) && (relative || to_me);
    (link && ends).then_some((PersonRequest::Plainly, talk + 2))
}

/// A clause of only a person's name and small words: "human please", "agent!", "real person now"; vaguely "someone?".
fn named(reading: &Reading) -> Option<(PersonRequest, Range<usize>)> {
    let mut best: Option<(PersonRequest, Range<usize>)> = None;
    let mut start = 0;
    while let Some(first) = reading.words.get(start) {
        let end = start + reading.words.iter().skip(start).take_while(|w| w.clause == first.clause).count();
        if let Some(request) = naming(reading, start..end)
            && best.as_ref().is_none_or(|(known, _)| *known < request)
        {
            best = Some((request, start..end));
        }
        start = end.max(start + 1);
    }
    best
}

fn naming(reading: &Reading, words: Range<usize>) -> Option<PersonRequest> {
    if words.len() > LONGEST_NAMING {
        return None;
    }
    let allowed =
        [Part::Staff, Part::Anyone, Part::Real, Part::Quality, Part::Article, Part::Team, Part::Filler, Part::Greeting];
    let fits = words.clone().all(|at| {
        allowed.iter().any(|part| reading.is(at, *part))
            || reading.words.get(at).is_some_and(|w| w.entry.is_some_and(|e| e.profane))
    });
    let other = words
        .clone()
        .any(|at| reading.is(at, Part::Other) && !reading.is(at, Part::Quality) && !reading.is(at, Part::Filler));
    let nouns: Vec<usize> =
        words.clone().filter(|at| reading.is(*at, Part::Staff) || reading.is(*at, Part::Anyone)).collect();
    let last = *nouns.last()?;
    // "I'm a real person."
    let oneself =
        matches!(reading.lower(words.start).as_str(), "im" | "iam") && reading.is(words.start + 1, Part::Article);
    if !fits || other || oneself {
        return None;
    }
    let greeted = words.clone().any(|at| reading.is(at, Part::Greeting));
    let thanked = words.clone().any(|at| matches!(reading.lower(at).as_str(), "thanks" | "thank"));
    let staff = nouns.iter().any(|at| reading.is(*at, Part::Staff));
    let real = words.clone().take_while(|at| *at < last).any(|at| reading.is(at, Part::Real));
    let person = matches!(reading.lower(last).as_str(), "person" | "people" | "staff");
    let mut others = (0..reading.words.len()).filter(|at| !words.contains(at));
    let alone =
        others.all(|at| reading.is(at, Part::Greeting) || reading.is(at, Part::Filler) || reading.is(at, Part::Anyone));
    // "Hi agent, my order is late" greets one.
    if (greeted || thanked) && staff && !real && !reading.text.to_lowercase().contains("please") {
        return (alone && !thanked).then_some(PersonRequest::Vaguely);
    }
    let short = reading.words.len() <= 12 || words.start == 0 || words.end == reading.words.len();
    match (staff || real || (person && alone), short) {
        (true, true) => Some(PersonRequest::Plainly),
        (false, true) if alone => Some(PersonRequest::Vaguely),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::SignalReader;
    use super::PersonRequest::{self, Plainly, Vaguely};
    use crate::text::language::Language;

    fn check(expected: Option<PersonRequest>, texts: &[&str]) {
        let reader = SignalReader::new(Language::English);
        let wrong: Vec<_> = texts
            .iter()
            .map(|t| (*t, reader.read(t).asks_for_person))
            .filter(|(_, found)| *found != expected)
            .collect();
        assert!(wrong.is_empty(), "expected {expected:?}: {wrong:#?}");
    }

    #[test]
    #[rustfmt::skip]
    fn plain_requests() {
        check(
            Some(Plainly),
            &[
                "can I speak to someone", "agent", "human please", "real person", "put me through to billing",
                "operator", "representative", "I want to talk to a human", "let me speak to a manager",
                "connect me to an agent", "transfer me to a real person please", "i need a human",
                "get me a supervisor", "speak to agent", "talk to a person", "AGENT!!!",
                "is there someone I can talk to", "I'd like to speak with customer service",
                "can someone call me back", "please escalate this", "give me a person",
                "i dont want to talk to a bot", "live agent", "Live chat please", "talk to support",
                "can i talk to sumone real", "agnet please", "humna", "represntative", "speek to an advisor",
                "why can't I speak to a human?", "this is useless, get me a human",
                "I need to speak to someone about my bill", "how do I talk to a real person", "is there a human here",
                "no bots please, a human", "I don't want a bot, I want a real person",
                "Could you transfer me to your supervisor?", "want agent", "hi, can i chat with an agent",
                "who can I speak to about this", "is there an agent available", "i would like a callback",
                "patch me through", "human", "let me talk to your manager", "can you connect me with someone",
                "please get me an operator now", "help from a real person please",
                "do you have any real people there", "can I have a human please", "put me thru to an agent",
                "I demand to speak to the manager", "nothing works. human please",
                "why don't you put me through to a person", "someone to talk to please",
            ],
        );
    }

    #[test]
    #[rustfmt::skip]
    fn vague_requests() {
        check(
            Some(Vaguely),
            &[
                "is anyone there", "can somebody help me", "hello? anyone?", "is anybody there?",
                "can someone please look at my case", "someone help me", "customer service", "anyone",
                "is there anyone who can help me", "how do I contact customer support",
                "who do I contact about a refund", "i need someone to help me", "Could anybody check this for me",
                "hello is somebody available", "contact customer service", "how can i reach someone",
                "Anybody there??", "someone please respond", "i need to get hold of someone",
                "need someone to fix it", "is there anybody out there", "will someone answer me",
                "customer support please", "how do i get in touch with you", "can anyone explain this",
                "anyone at home", "hello, is anybody at home?", "is somebody actually reading this",
            ],
        );
    }

    #[test]
    #[rustfmt::skip]
    fn no_requests() {
        check(
            None,
            &[
                "anyone home insurance", "does someone at home have to sign for it", "will anyone at home hear the grinder",
                "are you a bot?", "are you a human", "is this a real person?", "am I talking to a human",
                "I don't want to talk to a person", "no need for an agent", "the delivery person was rude",
                "the agent told me to wait", "your agent was rude", "what is my user agent", "I am a travel agent",
                "my estate agent needs an invoice", "I spoke to someone yesterday",
                "I was talking to an agent and got cut off", "the operator said it would be fixed",
                "which tour operator is it", "per person price", "can I collect it in person",
                "I need a ticket for one person", "who is the account manager role for", "human resources",
                "it was human error", "I'd rather not talk to anyone", "no agent please",
                "please don't transfer me to an agent", "can I fix this without talking to someone",
                "is the password manager free", "an agent called me yesterday", "someone stole my parcel",
                "someone else signed for it", "I need an agent id", "the person who delivered it left",
                "can I send it to another person", "hi agent, where is my order", "thanks agent", "staff discount",
                "I don't need a human, just tell me the price", "talk to you later", "speak soon",
                "how many people can share it", "my manager wants an invoice", "mobile network operator list",
                "the previous agent promised a refund", "I do not want you to escalate this", "can you help me",
                "I need help", "call", "your customer service is terrible", "what does human readable mean",
                "is there someone home to sign for it", "my real name is Jo", "put it through the wash",
                "transfer money to my account", "connect my phone to wifi", "I want to talk about my order",
                "where is my parcel", "do I have to talk to someone to cancel?",
            ],
        );
    }
}
