//! English.

mod courtesy;
mod mood;
mod person;
mod reply;
mod sentiment;
mod threat;

use super::lexicon::Lexicon;

pub(super) static LEXICON: Lexicon = Lexicon {
    sentiment: sentiment::FEELINGS,
    degrees: sentiment::DEGREES,
    negators: "not, no, never, none, nobody, nothing, neither, nor, cannot, cant, dont, doesnt, didnt, wont, wouldnt, \
        shouldnt, couldnt, isnt, arent, wasnt, werent, hasnt, havent, hadnt, aint, without, hardly, barely, rarely, \
        lacks, lacking, stop, stopped, neednt, mustnt, unable, wasn, didn, doesn, isn, don",
    asking: "what, whats, which, who, where, when, how, why, is, are, do, does, did, can, could, would, will, should, \
        find, give, show, tell, list, play, add, set, any, suggest, recommend, name, add, put, book, search, make, \
        got, please, share, check",
    breaks: "but, however, although, though, because, whereas, except, yet, then",
    spellings: "u=you, ur=your, r=are, pls=please, plz=please, plss=please, pleas=please, pleeease=please, thx=thanks, \
        thnx=thanks, thnks=thanks, tnx=thanks, wth=with, thankyou=thanks, thanx=thanks, ppl=people, cuz=because, \
        coz=because, wanna=want, gonna=going, smb=somebody, smth=something, sb=somebody, sombody=somebody, \
        someon=someone, anbody=anybody, rep=representative, reps=representatives, hooman=human, humen=human, \
        cust=customer, svc=service, cs=service, realy=really, reallly=really, helo=hello, wat=what, wen=when, \
        yea=yeah, ye=yes, tlk=talk, tlak=talk, taklk=talk, speek=speak, spk=speak, spek=speak, bcoz=because, \
        rlly=really, srsly=seriously, rn=now, tmrw=tomorrow, thru=through, threw=through, sumone=someone, \
        sum1=someone, some1=someone, any1=anyone, sumbody=somebody, agnet=agent, agant=agent, ajent=agent, \
        gud=good, luv=love",
    mistyped: "agent, agents, human, humans, person, people, someone, somebody, anyone, anybody, representative, \
        representatives, operator, operators, advisor, adviser, manager, supervisor, colleague, customer, service, \
        support, speak, speaking, transfer, connect, thanks, please, goodbye, urgent, urgently, immediately, \
        emergency, lawyer, solicitor, attorney, ombudsman, terrible, horrible, ridiculous, unacceptable, \
        disappointed, frustrated, frustrating, useless, awesome, amazing, excellent, perfect, wonderful, suicide, \
        unauthorised, unauthorized, fraudulent, lawsuit, working, helpful, absolutely, definitely, correct",
    real_words: "manage, managed, manages, managers, steak, sneak, spear, speaks, peaking, sneaking, humane, humid, hulan, \
        persona, persons, prison, parson, peoples, pepole, arent, ardent, argent, regent, gent, agents, aged, \
        aghast, advise, advised, advises, operates, operated, operate, supports, supporter, supported, services, \
        serviced, customers, custom, customs, connects, connected, contact, correct, corrects, corrected, \
        connector, collect, transfers, transferred, perfectly, prefect, perfects, thanked, thank, thinks, tanks, \
        ranks, banks, pleased, pleases, plead, leases, releases, urgency, helpfully, unhelpful, walking, talking, \
        parking, marking, workings, working, breaking, barking, frustrate, frustrates, terribly, horribly, leagues, \
        league, useful, uses, everyone, no one, anymore, someday, incorrect, excellence, colleagues, lawyers, \
        layer, lower, sawyer, player, buyer, employer, spoken, speaker, speakers, broken, disappoint, disappoints, \
        disappointing, immediate, definite, absolute, suicidal, server, serviced, working, wording, asking, supper, \
        hums, huma, person, please, place, pleats",
    profanity: "fuck, fucks, fucked, fucker, fuckers, fucking, fuckin, fking, fkn, fuk, fuking, fck, fcking, motherfucker, \
        motherfucking, clusterfuck, shit, shits, shitty, shite, bullshit, shitshow, horseshit, dipshit, crap, \
        crappy, bastard, bastards, bitch, bitches, bitching, asshole, assholes, arsehole, arse, ass, dick, \
        dickhead, dicks, prick, pricks, cunt, cunts, twat, wanker, wankers, bollocks, bugger, bloody, goddamn, \
        goddam, damn, damned, dammit, piss, pissed, pissing, slut, whore, retard, retarded, wtf, stfu, gtfo, ffs, \
        fml, omfg, lmfao, douche, douchebag, jackass, dumbass, tosser, knobhead, bellend",
    phrases: &[courtesy::PHRASES, reply::PHRASES, mood::PHRASES, person::PHRASES, threat::PHRASES, sentiment::PHRASES],
    parts: person::PARTS,
};
