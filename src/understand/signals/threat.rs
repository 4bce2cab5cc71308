//! Threats, and reports of danger.

use super::lexicon::Cue;
use super::reading::Reading;
use super::{Evidence, Threat};

/// The threats of a message, in order, each once.
pub(super) fn read(reading: &Reading, evidence: &mut Evidence) -> Vec<Threat> {
    let mut threats = Vec::new();
    for threat in Threat::ALL {
        for words in reading.said(Cue::Threat(threat)) {
            if threats.last() != Some(&threat) {
                threats.push(threat);
            }
            evidence.add(threat.name(), reading.span(&words));
        }
    }
    threats
}

#[cfg(test)]
mod tests {
    use super::super::SignalReader;
    use super::Threat::{self, Fraud, Legal, Regulator, Safety, SelfHarm, Violence};
    use crate::text::language::Language;

    fn check(threat: Threat, positives: &[&str], negatives: &[&str]) {
        let reader = SignalReader::new(Language::English);
        for text in positives {
            assert!(reader.read(text).threats.contains(&threat), "missed: {text}");
        }
        for text in negatives {
            let threats = reader.read(text).threats;
            assert!(!threats.contains(&threat), "false alarm: {text}");
        }
    }

    #[test]
    #[rustfmt::skip]
    fn legal() {
        check(
            Legal,
            &[
                "I will sue you", "you'll hear from my lawyer", "I'm taking legal action", "see you in court",
                "My solicitor will contact you", "I'll take you to small claims", "expect a lawsuit",
                "I am going to take this to court", "this is a breach of contract", "you are breaking the law",
                "I know my consumer rights", "my attorny will be in touch", "i'm gonna sue your company",
            ],
            &[
                "my name is Sue", "Hi Sue, where is my order", "is there a food court nearby",
                "tennis court shoes size 9", "how do I change my legal name", "I'm a lawyer and need an invoice",
                "I am not going to sue you", "what is the legal age to buy this", "deliver to 5 Court Road",
                "need a power of attorney form", "courtesy call", "I don't want to take legal action",
                "can I pursue a refund", "what issue is this",
            ],
        );
    }

    #[test]
    #[rustfmt::skip]
    fn regulator() {
        check(
            Regulator,
            &[
                "I'm going to the ombudsman", "I will report you to trading standards", "complaint to the FCA",
                "Ofcom will hear about this", "contacting citizens advice tomorrow", "reporting you to the regulator",
                "I've filed with the Better Business Bureau", "I'll complain to the financial ombudsmen",
                "this goes to the data protection authority", "section 75 claim please",
            ],
            &[
                "do you sell a voltage regulator", "the gas regulator is leaking water", "which fan regulator fits",
                "the .ico file is missing", "a consumer protection plan costs how much", "the standard version",
                "I want to make a complaint", "pressure regulator valve", "I don't want to go to the ombudsman",
            ],
        );
    }

    #[test]
    #[rustfmt::skip]
    fn self_harm() {
        check(
            SelfHarm,
            &[
                "I want to kill myself", "I want to die", "I'm going to end my life", "feeling suicidal",
                "I don't want to live anymore", "there's no reason to live", "I might hurt myself",
                "everyone would be better off without me", "thinking about suicide", "i just wanna end it all",
                "life isn't worth living", "I wish I was dead",
            ],
            &[
                "this wait is killing me", "my phone died", "I'm dying to get it", "Suicide Squad poster",
                "the battery is dead", "I cut myself on the packaging", "how do I end my contract",
                "kill the process", "I can't live without it", "don't want to live here anymore", "I'm dead lol",
                "hurt my back", "die cast model",
            ],
        );
    }

    #[test]
    #[rustfmt::skip]
    fn fraud() {
        check(
            Fraud,
            &[
                "this is a scam", "there's an unauthorised payment on my account", "my card was stolen",
                "someone used my card", "I've been hacked", "I didn't make this purchase",
                "suspicious activity on my account", "identity theft", "I got a phishing email",
                "I don't recognise this charge", "my account has been hacked", "you are committing fraud",
                "unathorised transaction", "i was scammed", "somebody stole my card", "is this a scam? you took my money",
                "i got a scam text and they took my money",
            ],
            &[
                "does the card have fraud protection features", "I used my card yesterday",
                "someone charged my phone", "my parcel was delivered", "travel hacks", "I don't recognise the error",
                "my card was declined", "can someone use my account with me", "this is no scam right, great",
                "is it a scam if i get a text about a parcel", "could this email be a scam", "is that text a scam",
                "how do I tell if a message is a scam", "how can i spot phishing",
                "didn't make it in time", "authorised reseller list",
            ],
        );
    }

    #[test]
    #[rustfmt::skip]
    fn safety() {
        check(
            Safety,
            &[
                "the charger caught fire", "smoke is coming out of it", "I got an electric shock",
                "it exploded in my hand", "burning smell from the oven", "my son was injured by the toy",
                "we ended up in hospital", "allergic reaction to the cream", "the battery is swollen",
                "there's a gas leak", "found glass in my food", "the brakes failed", "it burnt my hand",
                "the steam burned me", "it burns the worktop",
                "this is a fire hazard",
            ],
            &[
                "my Fire TV stick", "this deal is on fire", "smoke detector battery size", "non smoking room",
                "an explosion of colour", "please deliver to the hospital", "spark plug for my car",
                "smoke grey colour", "I need a fire extinguisher", "burn calories with it", "is it dangerous",
                "not dangerous at all", "sparks joy", "is it safe to pay here",
                "the frother burns my milk", "it burns the milk every time",
            ],
        );
    }

    #[test]
    #[rustfmt::skip]
    fn violence() {
        check(
            Violence,
            &[
                "I will kill you", "I'm going to come to your office and hurt someone", "I know where you live",
                "I'll smash your face in", "I will burn your store down", "watch your back", "I have a bomb",
                "I'll find you and kill you", "someone should shoot you", "I'm bringing a gun to your office",
                "i swear i will kill that driver", "I'll break his legs",
            ],
            &[
                "bath bomb set", "photo shoot on friday", "kill the app", "can you beat this price", "hole punch",
                "I'd kill for a coffee", "shoot me an email", "it cost a bomb",
                "I'll come to your store and pick it up", "it wouldn't hurt you to reply", "hit me up later",
                "I will find you on facebook", "the killer feature", "does this spray kill them",
            ],
        );
    }
}
