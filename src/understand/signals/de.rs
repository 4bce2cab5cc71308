//! German. Smaller than English: it has no words for the parts of a request (who, to, with), so that requests for a person are
//! phrases alone, and words mistyped are only those among the spellings.

use super::Threat::{Fraud, Legal, Regulator, Safety, SelfHarm, Violence};
use super::lexicon::{Cue, Lexicon, Phrases};

pub(super) static LEXICON: Lexicon = Lexicon {
    sentiment: &[
        (3.2, "fantastisch, hervorragend, perfekt, wunderbar, großartig, genial, begeistert, spitze, klasse, toll"),
        (
            2.2,
            "super, prima, freundlich, zufrieden, glücklich, froh, schön, hilfreich, gefällt, liebe, gut, gute, guter",
        ),
        (
            -1.8,
            "schlecht, schlechte, schlechter, schade, defekt, kaputt, enttäuscht, enttäuschend, unzufrieden, langsam",
        ),
        (
            -2.6,
            "ärgerlich, verärgert, sauer, wütend, nervig, genervt, mies, miese, mieser, peinlich, frustriert, frech",
        ),
        (
            -3.2,
            "schrecklich, furchtbar, katastrophe, katastrophal, unverschämt, unverschämtheit, lächerlich, frechheit, \
            saftladen, unfähig, inakzeptabel, nutzlos, unmöglich",
        ),
    ],
    degrees: &[(0.3, "sehr, so, total, echt, wirklich, absolut, völlig, extrem"), (-0.3, "etwas, bisschen, ziemlich")],
    negators: "nicht, kein, keine, keinen, keinem, keiner, nie, niemals, nichts, ohne, kaum",
    asking: "was, welche, welcher, welches, wer, wo, wann, wie, warum, wieso, ist, sind, kann, können, könnt, gibt, haben, \
        bitte",
    breaks: "aber, sondern, obwohl, weil, außer, denn",
    spellings: "fuer=für, moechte=möchte, koennen=können, koennte=könnte, aerger=ärger, aergerlich=ärgerlich, nich=nicht, \
        nix=nichts, bittte=bitte, dankeschön=danke, dankeschoen=danke, tschüß=tschüss, tschuess=tschüss, \
        mitarbieter=mitarbeiter, menchen=menschen, mesnch=mensch, grossartig=großartig, unverschaemt=unverschämt, \
        laecherlich=lächerlich, enttaeuscht=enttäuscht, wuetend=wütend, drigend=dringend, dringent=dringend",
    mistyped: "",
    real_words: "",
    profanity: "scheiße, scheisse, scheiß, scheiss, beschissen, verarscht, verarschen, arschloch, verdammt, verdammte, \
        verdammter, verfickt, verfickte, wichser, fuck, fucking, shit",
    phrases: &[PHRASES, THREATS],
    parts: &[],
};

static PHRASES: &[Phrases] = &[
    Phrases {
        cue: Cue::Thanks,
        says: "danke, vielen dank, besten dank, herzlichen dank, tausend dank, ich bedanke mich, merci",
        except: "nein danke, danke für nichts, danke im voraus, vielen dank im voraus",
    },
    Phrases {
        cue: Cue::Goodbye,
        says: "tschüss, tschau, ciao, auf wiedersehen, wiedersehen, bis dann, bis bald, bis später, schönen (tag|abend|feierabend) \
            (noch|), schönes wochenende, gute nacht, mach es gut, machs gut, das (wars|war alles|wäre alles)",
        except: "",
    },
    Phrases { cue: Cue::Yes, says: "ja, jawohl, jep, jo, auf jeden fall", except: "ja aber" },
    Phrases {
        cue: Cue::Consent,
        says: "ok, okay, gut, gerne, gern, in ordnung, einverstanden, passt, alles klar, das passt, mach das, bitte, das hilft, \
            super, prima, perfekt, klar, genau, richtig, stimmt, natürlich, selbstverständlich",
        except: "nicht (gut|richtig|klar|genau), (passt|stimmt|hilft|natürlich) nicht",
    },
    Phrases {
        cue: Cue::No,
        says: "nein, nee, nö, nein danke, auf keinen fall, natürlich nicht, keins davon, keines davon",
        except: "",
    },
    Phrases {
        cue: Cue::Refusal,
        says: "nicht wirklich, eher nicht, lieber nicht, jetzt nicht, falsch, (das |) stimmt nicht",
        except: "",
    },
    Phrases {
        cue: Cue::Rejection,
        says: "(das|es) (hilft|half) (mir |) (nicht|nichts|nicht weiter|auch nicht), (das|es) hat (mir |) nicht geholfen, das \
            beantwortet meine frage nicht, das war nicht meine frage, das meine ich nicht, (du verstehst|\
            sie verstehen) mich nicht, das ist nicht (das |) was ich (meine|will|wollte|gefragt habe)",
        except: "",
    },
    Phrases {
        cue: Cue::StillWrong,
        says: "immer noch (nicht|nichts|kein|keine|keinen|kaputt), geht (immer noch |) nicht, funktioniert (immer noch |) nicht",
        except: "",
    },
    Phrases {
        cue: Cue::FedUp,
        says: "(ich habe|ich hab|habe|hab) (die nase|die schnauze|es) (voll|satt), (ich habe|ich hab|mir) (genug|reicht es|reichts) \
            (davon|), jetzt reicht (es|), mir reichts, mir reicht es, zum (dritten|vierten|fünften|zehnten|hundertsten|letzten) \
            mal, wie oft (soll|muss) ich, (das ist|das ist doch|so|was für) (eine |ein |) (frechheit|unverschämtheit|katastrophe|\
            saftladen|witz|lächerlich|inakzeptabel), nie wieder (bestelle|kaufe|bei), (blöder|dummer|nutzloser|scheiß) (bot|\
            chatbot), (keiner|niemand) (hilft|antwortet|meldet sich|kümmert sich), das kann doch nicht wahr sein, (habe|hab) ich \
            (schon|bereits) (dreimal|mehrmals|mehrfach|zweimal|hundertmal)",
        except: "",
    },
    Phrases {
        cue: Cue::Annoyed,
        says: "immer noch (nicht|nichts|kein|keine|keinen), schon wieder, seit (tagen|wochen|stunden|monaten), warte (immer noch|\
            schon), wieder (nicht|kein|keine)",
        except: "",
    },
    Phrases {
        cue: Cue::Urgent,
        says: "dringend, sofort, notfall, so schnell wie möglich, schnellstmöglich, umgehend, eilt, es eilt, (brauche|benötige) \
            (es|das|ihn|sie) (heute|morgen) noch",
        except: "nicht dringend, eilt nicht, ab sofort",
    },
    Phrases { cue: Cue::Hurry, says: "bald, schnell, heute noch, beeilt euch, beeilen sie sich", except: "bis bald" },
    Phrases {
        cue: Cue::Flat,
        says: "guten (tag|morgen|abend), gute (nacht|besserung), gut (gehen|möglich), wie gut, gut zu wissen, liebe (grüße|leute)",
        except: "",
    },
    Phrases {
        cue: Cue::Plainly,
        says: "(mit|an) (einem|einen|einer|eine|nem|ner) (echten |echte |richtigen |richtige |) (menschen|mensch|mitarbeiter|\
            mitarbeiterin|person|berater|beraterin|kollegen|kollegin|vorgesetzten|agenten) (sprechen|reden|chatten|schreiben|\
            verbinden|verbunden|weiterleiten|telefonieren), (will|möchte|brauche|verlange|wünsche) (bitte |jetzt |sofort |) (mit |) \
            (einen|einem|eine|einer) (echten |echte |richtigen |richtige |) (menschen|mitarbeiter|mitarbeiterin|person|berater|\
            beraterin|vorgesetzten|agenten|ansprechpartner), (verbinden sie|verbinde|verbindet) mich, (mensch|mitarbeiter|berater|\
            agent|kundendienst|kundenservice) bitte, (rufen sie|ruf|ruft) mich (bitte |) (an|zurück), (bitte um|möchte einen|hätte \
            gern einen) rückruf, (will|möchte) nicht mit (einem|einer|dem|diesem) (bot|chatbot|roboter|maschine|computer) (reden|\
            sprechen|schreiben), (echter|echten|richtiger|richtigen) (mensch|menschen|mitarbeiter|person), agent please, human \
            please",
        except: "(will|möchte|brauche|muss) (keinen|nicht mit einem|nicht mit einer) (menschen|mitarbeiter|person|berater), (habe|\
            hatte|hab) (schon |bereits |) mit (einem|einer) (mitarbeiter|mitarbeiterin|berater|kollegen|menschen) (gesprochen|\
            telefoniert|geschrieben), (bist du|sind sie) ein (echter |richtiger |) mensch, (will|möchte|brauche|wünsche) (bitte |) (eine |einen |) (person|mitarbeiter|\
            mitarbeiterin|ansprechpartner) (hinzufügen|hinzubuchen|anmelden|abmelden|eintragen|ändern|entfernen|mehr|weniger|für)",
    },
    Phrases {
        cue: Cue::Vaguely,
        says: "(mit|an) (jemandem|jemanden|jemand) (sprechen|reden|wenden|telefonieren), (kann|könnte) (mir |) (bitte |) jemand \
            (helfen|anrufen|antworten)",
        except: "",
    },
];

static THREATS: &[Phrases] = &[
    Phrases {
        cue: Cue::Threat(Legal),
        says: "(meinen|mein|meinem|meine|einen|zum) (anwalt|rechtsanwalt|anwältin), rechtliche schritte, (vor gericht|klage einreichen|\
            klage erheben|verklage|verklagen), rechtsweg, rechtsschutz einschalten, sammelklage",
        except: "(nicht|niemanden) verklagen, (bin|als) rechtsanwalt, ohne anwalt",
    },
    Phrases {
        cue: Cue::Threat(Regulator),
        says: "verbraucherzentrale, verbraucherschutz, ombudsmann, schlichtungsstelle, bafin, bundesnetzagentur, \
            datenschutzbehörde, datenschutzbeauftragten einschalten",
        except: "",
    },
    Phrases {
        cue: Cue::Threat(SelfHarm),
        says: "(bringe|bring) mich um, mich umbringen, mir (etwas antun|was antun|das leben nehmen), (will|möchte|mag) nicht mehr \
            leben, suizid, selbstmord, will sterben",
        except: "selbstmord kommando",
    },
    Phrases {
        cue: Cue::Threat(Violence),
        says: "(bringe|bring) (euch|dich|sie) um$, (euch|dich|sie) umbringen, (schlage|schlag|haue) (euch|dich|dir|ihnen) \
            (zusammen|eine rein|die), ich weiß wo (ihr|du|sie) (wohnt|wohnst|wohnen|arbeitet|sitzt), zünde (euch|den laden)",
        except: "",
    },
    Phrases {
        cue: Cue::Threat(Fraud),
        says: "betrug, betrüger, betrogen, (konto|karte|account) (wurde |ist |) (gehackt|gestohlen), (unbefugte|unberechtigte|nicht \
            autorisierte) (abbuchung|zahlung|buchung), identitätsdiebstahl, phishing, (karte|kreditkarte) gestohlen",
        // "Betrug" is also the past of "to amount to".
        except: "(preis|betrag|summe|rechnung|rechnungsbetrag|gesamtbetrag|gebühr|wert|wartezeit|lieferzeit|rabatt|es|sie|er) betrug, \
            betrug (nur|ca|circa|etwa|rund|laut|insgesamt|damals|vorher|der|die|das|mein|meine)",
    },
    Phrases {
        cue: Cue::Threat(Safety),
        says: "(es |gerät |akku |das |) (brennt|raucht|explodiert|ist explodiert), stromschlag, verbrannt, (riecht|stinkt) nach \
            (gas|rauch), vergiftet, (kind|baby) (hat|ist) (verletzt|verschluckt)",
        // A lamp that burns is lit.
        except: "(lampe|led|licht|leuchte|anzeige|birne|lämpchen) brennt, brennt (nicht|nicht mehr|dauerhaft|ständig|rot|grün|gelb|orange)",
    },
];

#[cfg(test)]
mod tests {
    use super::super::SignalReader;
    use super::*;
    use crate::conversation::signals::Signals;
    use crate::desk::trigger::PersonRequest;
    use crate::text::language::Language;

    fn read(text: &str) -> Signals {
        SignalReader::new(Language::German).read(text)
    }

    #[test]
    fn persons_are_asked_for() {
        for text in [
            "Ich möchte mit einem Menschen sprechen",
            "Mitarbeiter bitte!",
            "verbinden Sie mich",
            "Rufen Sie mich bitte zurück",
        ] {
            assert_eq!(read(text).asks_for_person, Some(PersonRequest::Plainly), "{text}");
        }
        assert_eq!(read("kann mir bitte jemand helfen").asks_for_person, Some(PersonRequest::Vaguely));
        for text in [
            "wo ist mein Paket",
            "bist du ein echter Mensch?",
            "ich habe mit einem Mitarbeiter gesprochen",
            "ich möchte eine Person hinzufügen",
            "ein Kollege hat die Rechnung geschrieben",
        ] {
            assert_eq!(read(text).asks_for_person, None, "{text}");
        }
    }

    #[test]
    fn moods_are_told_apart() {
        for text in ["Das ist eine Frechheit!!", "zum dritten Mal, wo ist mein Paket??", "Ich hab die Nase voll"] {
            assert!(read(text).frustration >= 0.5, "{text}: {}", read(text).frustration);
        }
        for text in ["wo ist meine Bestellung", "guten Tag", "vielen Dank, das ist super", "ich bin nicht sauer"] {
            assert!(read(text).frustration < 0.3, "{text}: {}", read(text).frustration);
        }
        assert!(read("super, vielen Dank").sentiment > 0.3 && read("das ist schrecklich").sentiment < -0.3);
        assert!(read("es ist dringend").urgency > read("es ist nicht dringend").urgency);
    }

    #[test]
    fn courtesies_and_replies_are_heard() {
        assert!(read("Danke!").thanks && read("Tschüss").goodbye && read("das hat nicht geholfen").rejects_answer);
        assert!(read("ja").affirms && read("nein danke").denies && read("in Ordnung").affirms);
        assert!(!read("nein danke").thanks);
        assert!(
            read("stimmt").affirms && !read("stimmt die Adresse noch?").affirms && !read("das stimmt nicht").affirms
        );
        assert!(!read("falsch geliefert").denies);
    }

    #[test]
    fn threats_are_heard() {
        for (text, threat) in [
            ("Sie hören von meinem Anwalt", Legal),
            ("ich gehe zur Verbraucherzentrale", Regulator),
            ("ich will nicht mehr leben", SelfHarm),
            ("mein Konto wurde gehackt", Fraud),
            ("es riecht nach Gas", Safety),
            ("ich weiß, wo ihr wohnt", Violence),
        ] {
            assert!(read(text).threats.contains(&threat), "{text}");
        }
        for text in [
            "wo ist mein Paket",
            "der Preis betrug 20 Euro",
            "die Lampe brennt nicht",
            "ich bringe sie um 14 Uhr zurück",
            "kann ich mir etwas nehmen",
        ] {
            assert_eq!(read(text).threats, [], "{text}");
        }
    }
}
