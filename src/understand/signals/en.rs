//! English.

use super::Threat::{Fraud, Legal, Regulator, Safety, SelfHarm, Violence};
use super::lexicon::{Cue, Lexicon, Part, Phrases};

pub(super) static LEXICON: Lexicon = Lexicon {
    sentiment: SENTIMENT,
    degrees: DEGREES,
    negators: "not, no, never, none, nobody, nothing, neither, nor, cannot, cant, dont, doesnt, didnt, wont, wouldnt, \
        shouldnt, couldnt, isnt, arent, wasnt, werent, hasnt, havent, hadnt, aint, without, hardly, barely, rarely, lacks, \
        lacking, stop, stopped, neednt, mustnt, unable, wasn, didn, doesn, isn, don",
    breaks: "but, however, although, though, because, whereas, except, yet, then",
    spellings: "u=you, ur=your, r=are, pls=please, plz=please, plss=please, pleas=please, pleeease=please, thx=thanks, \
        thnx=thanks, thnks=thanks, tnx=thanks, tx=thanks, thankyou=thanks, thanx=thanks, ppl=people, cuz=because, \
        coz=because, wanna=want, gonna=going, smb=somebody, smth=something, sb=somebody, sombody=somebody, \
        someon=someone, anbody=anybody, rep=representative, reps=representatives, hooman=human, humen=human, \
        cust=customer, svc=service, cs=service, realy=really, reallly=really, helo=hello, wat=what, wen=when, \
        yea=yeah, ye=yes, tlk=talk, tlak=talk, taklk=talk, speek=speak, spk=speak, spek=speak, bcoz=because, rlly=really, \
        srsly=seriously, rn=now, tmrw=tomorrow, thru=through, threw=through, sumone=someone, sum1=someone, some1=someone, any1=anyone, sumbody=somebody, agnet=agent, agant=agent, ajent=agent, gud=good, luv=love",
    mistyped: "agent, agents, human, humans, person, people, someone, somebody, anyone, anybody, representative, \
        representatives, operator, operators, advisor, adviser, manager, supervisor, colleague, customer, service, support, \
        speak, speaking, transfer, connect, thanks, please, goodbye, urgent, urgently, immediately, emergency, lawyer, \
        solicitor, attorney, ombudsman, terrible, horrible, ridiculous, unacceptable, disappointed, frustrated, \
        frustrating, useless, awesome, amazing, excellent, perfect, wonderful, suicide, unauthorised, unauthorized, \
        fraudulent, lawsuit, working, helpful, absolutely, definitely, correct",
    real_words: "manage, managed, manages, managers, steak, sneak, spear, speaks, peaking, sneaking, humane, humid, hulan, \
        persona, persons, prison, parson, peoples, pepole, arent, ardent, argent, regent, gent, agents, aged, aghast, \
        advise, advised, advises, operates, operated, operate, supports, supporter, supported, services, serviced, \
        customers, custom, customs, connects, connected, contact, correct, corrects, corrected, connector, collect, \
        transfers, transferred, perfectly, prefect, perfects, thanked, thank, thinks, tanks, ranks, banks, pleased, pleases, \
        plead, leases, releases, urgency, helpfully, unhelpful, walking, talking, parking, marking, workings, working, \
        breaking, barking, frustrate, frustrates, terribly, horribly, leagues, league, useful, uses, everyone, no one, \
        anymore, someday, incorrect, excellence, colleagues, lawyers, layer, lower, sawyer, player, buyer, employer, \
        spoken, speaker, speakers, broken, disappoint, disappoints, disappointing, immediate, definite, absolute, \
        suicidal, server, serviced, working, wording, asking, supper, hums, huma, person, please, place, pleats",
    profanity: "fuck, fucks, fucked, fucker, fuckers, fucking, fuckin, fking, fkn, fuk, fuking, fck, fcking, motherfucker, \
        motherfucking, clusterfuck, shit, shits, shitty, shite, bullshit, shitshow, horseshit, dipshit, crap, crappy, \
        bastard, bastards, bitch, bitches, bitching, asshole, assholes, arsehole, arse, ass, dick, dickhead, dicks, prick, \
        pricks, cunt, cunts, twat, wanker, wankers, bollocks, bugger, bloody, goddamn, goddam, damn, damned, dammit, piss, \
        pissed, pissing, slut, whore, retard, retarded, wtf, wth, stfu, gtfo, ffs, fml, omfg, lmfao, douche, douchebag, \
        jackass, dumbass, tosser, knobhead, bellend",
    phrases: PHRASES,
    parts: PARTS,
};

const SENTIMENT: &[(f32, &str)] = &[
    (
        3.4,
        "amazing, awesome, outstanding, superb, phenomenal, incredible, fantastic, flawless, magnificent, exceptional, \
        perfect, perfection, perfectly, brilliant, brilliantly, wonderful, wonderfully, marvellous, marvelous, stunning, \
        unbeatable, adore, adored, ecstatic, thrilled, overjoyed, spectacular, fabulous, terrific, stellar, excellent, \
        excellently, excellence, love, loved, loves, loving, best, delighted, delightful, lifesaver, legend, gem",
    ),
    (
        2.4,
        "great, greatly, happy, happier, happily, lovely, beautiful, beautifully, impressed, impressive, superior, splendid, \
        pleasure, pleased, pleasing, enjoy, enjoyed, enjoying, enjoyable, joy, glad, grateful, thankful, exciting, excited, \
        excite, win, winner, winning, success, successful, successfully, sweet, gorgeous, favourite, favorite, praise, \
        praised, recommend, recommended, recommending, smashing, impeccable, seamless, \
        seamlessly, effortless, effortlessly, ideal, cheerful, heartfelt, charming, elegant, remarkable, kudos, bravo, \
        congratulations, congrats, appreciate, appreciated, appreciates, appreciation, star, heroes, hero, reassured, \
        reassuring, attentive, courteous, exemplary, speedy, yay, woohoo, hooray, wow, super, blessed, godsend",
    ),
    (
        1.7,
        "good, nice, nicely, cool, helpful, helped, thanks, thank, cheers, fine, kind, kindly, kindness, friendly, polite, \
        patient, quick, quickly, fast, faster, prompt, promptly, easy, easily, easier, simple, smooth, smoothly, clear, \
        clearly, works, worked, resolved, solved, sorted, fixed, relief, relieved, satisfied, satisfactory, satisfying, \
        better, improved, improvement, improve, improves, efficient, efficiently, professional, reliable, reliably, \
        responsive, convenient, comfortable, comfy, useful, welcome, welcoming, warm, pleasant, positive, positively, \
        generous, fair, honest, trust, trusted, trustworthy, safe, secure, hope, hopeful, hopefully, fun, funny, bonus, gift, benefit, beneficial, calm, clean, fresh, handy, healthy, intuitive, knowledgeable, \
        lucky, luckily, fortunately, neat, proud, quality, refreshing, respect, respectful, rewarding, smart, \
        sturdy, stylish, supportive, sympathetic, tasty, delicious, timely, valued, wise, \
        worth, worthwhile, yummy, affordable, accurate, agree, agreed, bright, cared, caring, correct, decent, \
        durable, ease, effective, freely, graceful, gracious, hilarious, informative, logical, painless, peace, \
        progress, recovered, skilled, solution, spacious, swift, swiftly, thoughtful, \
        understanding, upgrade, upgraded, vibrant, cute, pretty, accommodating, considerate, dependable",
    ),
    (
        0.8,
        "ok, okay, alright, acceptable, adequate, reasonable, interesting, interested, refunded, delivered, arrived, liked",
    ),
    (
        -0.8,
        "slow, slowly, slower, sorry, unsure, wait, waiting, waited, question, problem, problems, issue, issues, stuck, \
        expensive, pricey, costly, unclear, complicated, missing, delay, delayed, delays, late, cancel, cancelled, \
        cancelling, canceled, cancellation, return, refund, complaint, complain, overdue, expired, unexpected, unexpectedly, \
        odd, weird, strange, concern, concerned, doubt, doubtful, cheap, tired, hard, difficult, difficulty, trouble, \
        troubles, lack, lacking, unfinished, uneven, glitch, glitches, bug, bugs, error, errors, limited, mistake, mistakes, \
        boring, bored, dull, meh, mediocre, average, bland, loose, forgot, forgotten, repeat, repeatedly, again, \
        ignoring, declined, refused, blocked, lost, lose, losing",
    ),
    (
        -1.7,
        "bad, badly, poor, poorly, wrong, wrongly, incorrect, incorrectly, broken, broke, breaks, damaged, damage, damages, \
        defective, defect, defects, faulty, fault, faults, fail, failed, failing, fails, failure, failures, cracked, crack, \
        scratched, torn, stained, dirty, ripped, dented, shattered, smashed, leaking, leaks, leaked, ruined, spoiled, \
        spoilt, unhappy, sad, sadly, upset, upsetting, annoyed, annoying, annoyance, annoys, frustrated, frustrating, \
        frustration, frustrates, disappointed, disappointing, disappointment, disappoints, dissatisfied, unsatisfied, \
        unsatisfactory, displeased, confused, confusing, confusion, worried, worrying, worry, worries, anxious, nervous, \
        stress, stressed, stressful, struggling, struggle, unfortunately, unfair, unfairly, unhelpful, unprofessional, \
        unreliable, unresponsive, unreasonable, unwilling, unable, rude, rudely, impolite, disrespectful, dismissive, \
        careless, ignored, ignores, ignorant, neglected, overcharged, overcharge, overpriced, misleading, misled, mislead, \
        mess, messed, messy, messing, unusable, inconvenience, inconvenient, inconvenienced, inferior, insufficient, \
        inadequate, inaccurate, incompetent, incompetence, inefficient, nonsense, noisy, painful, pain, pathetic, rubbish, \
        refuse, refuses, refusing, rejected, regret, regretted, risky, shoddy, sick, smelly, stink, stinks, suffer, \
        suffered, suffering, suck, sucks, sucked, terribly, trash, ugly, unacceptable, unwanted, upside, waste, wasted, \
        wasting, weak, worse, worsen, worn, avoid, avoiding, ashamed, blame, bother, bothered, bothering, clueless, \
        crash, crashed, crashes, crashing, cry, crying, cried, deceive, deceived, deceptive, dead, died, dodgy, dumb, fake, \
        flawed, flimsy, freezing, fuming, guilty, harm, harmful, hurt, hurts, impossible, \
        itchy, junk, lame, lied, lie, lies, lying, liar, liars, missed, mistreated, neglect, nuisance, \
        rotten, mouldy, moldy, stale, scared, scary, shame, shameful, silly, sloppy, stupid, stupidly, stupidity, \
        tedious, threatening, threatened, tricked, unresolved, unsafe, useless, uselessly, vague, \
        violated, wreck, wrecked, crap, crappy, damn, bloody, pissed, ass, arse, hell, joke, idiotic, idiot, idiots",
    ),
    (
        -2.6,
        "angry, anger, angrily, mad, hate, hated, hates, hating, awful, awfully, terrible, horrible, horribly, dreadful, \
        dreadfully, atrocious, abysmal, appalling, appalled, appallingly, disgusting, disgusted, disgust, disgrace, \
        disgraceful, disgracefully, furious, livid, enraged, outraged, outrageous, outrage, rage, infuriating, infuriated, \
        irate, insulting, insulted, insult, offensive, offended, ridiculous, ridiculously, absurd, laughable, shocking, \
        shockingly, shocked, horrendous, horrific, horrid, hideous, unbearable, intolerable, inexcusable, unforgivable, \
        unbelievable, nightmare, disaster, disastrous, catastrophe, catastrophic, hopeless, hopelessly, worst, worthless, \
        garbage, scam, scammed, scammers, scammer, scamming, fraud, fraudulent, fraudsters, thief, thieves, theft, steal, \
        stealing, stolen, stole, robbed, robbery, crooks, cheat, cheated, cheating, cheats, conned, ripoff, bullshit, shit, shitty, shite, fuck, fucking, fucked, fuckin, wtf, despicable, devastated, devastating, \
        despair, desperate, desperately, distraught, heartbroken, hell, hostile, abusive, abused, bullied, \
        vile, vicious, wicked, evil, toxic, criminal, criminals, illegal, dishonest, unethical, negligent, negligence, \
        farce, fiasco, shambles, sickening, sickened, revolting, repulsive, gutted, bastards, bastard, crooked, \
        deplorable, diabolical, extortionate, extortion, hellish, humiliating, humiliated, miserable, misery",
    ),
];

const DEGREES: &[(f32, &str)] = &[
    (
        0.3,
        "very, really, so, too, extremely, absolutely, totally, completely, utterly, incredibly, insanely, super, highly, \
        particularly, especially, truly, deeply, seriously, beyond, entirely, thoroughly, such, most, more, much, ridiculously, \
        unbelievably, exceptionally, fucking, bloody, damn, freaking, hugely, enormously, terribly, awfully, remarkably, \
        always, constantly, genuinely, purely, simply, overly, majorly, massively",
    ),
    (
        -0.35,
        "slightly, somewhat, little, bit, kinda, sorta, fairly, partly, marginally, barely, hardly, scarcely, \
        almost, occasionally, sometimes, less, mildly, moderately, relatively, rather",
    ),
];

const PHRASES: &[Phrases] = &[
    Phrases {
        cue: Cue::Unturned,
        says: "never (been|felt|had|seen|known|met|experienced|dealt with|used|tried) (so|such|a more|anything so|anything as|a worse|a better), \
            (couldnt|could not|cant|cannot|cant possibly) (be|have been|ask for|get|have asked for|feel|hope for|do|have) (any |a |anything |) (more|happier|better|worse|angrier), \
            (no|nothing|none) (better|happier|worse), (nothing|not) (but|only), not just, no wonder, why (dont|cant|wont|didnt|doesnt|isnt), never (fails|failed|disappoints|disappointed) to (amaze|impress|annoy|disappoint|please)",
        except: "",
    },
    Phrases {
        cue: Cue::Flat,
        says: "(kind|sort) of, what kind, this kind, as well as, right now, best (way|time|price|option|before|regards|wishes|buy|western), kind regards, \
            better (way|option|price|deal|place|off without), (would|id) love (to|a|some), love to (know|see|have|hear), good (morning|afternoon|evening|night|day), \
            no (problem|problems|issue|issues|trouble|worries|worry|delay|delays|damage|fault|faults|complaints|doubt), fine print, late fee, fail safe, sick leave, \
            return label, hard (drive|copy|disk|disc), clean install, happy to (wait|pay|send|provide|help|share), sorry to (bother|trouble), fast food, quick (question|one|call|start), \
            fair enough, lost (and found|property), error (code|message|number), bug report, damage (cover|waiver), fault code, crash course, \
            good (luck|price|time to|to know), how (good|well|fast|quickly|reliable|safe|easy|accurate|comfortable|durable|clean|secure), (is|are|was) (it|this|that|they|these|there|you) (any |a |) (good|safe|secure|reliable|easy|clean|fair|worth|better|comfortable|waste), \
            return (policy|it|this|an|a|the|my|address|something|item|items), cancel (my|the|an|a|this|it|subscription|order), refund (policy|my|for|me|on|to), (a|my|the|full|partial) refund, (a|my|the) return, \
            clear (my|the|cache|cookies), free trial, pretty much, best (seller|sellers), super (market|user|king), waiting (list|room), wait time, \
            trust (account|fund), gift (card|cards|voucher|wrap|receipt|box|set|wrapping), cool (down|box|bag), warm (up|water), fresh (start|install), proud owner, win (7|10|11|a), \
            star (rating|ratings|hotel|sign), joy con, bright (yellow|red|green|blue|pink), pain (relief|killer|killers), cheap (flight|flights|ticket|tickets|hotel|hotels), safe (mode|deposit|box|place), secure (site|payment|checkout|delivery), \
            (dead|death) line, lie down, dirty (laundry|wash), smart (watch|phone|tv|meter|home|card|meters), hero (section|image|banner), bonus (points|code|scheme), benefit (from|form), hot mess, \
            missing (from|in|information), please (cancel|refund|return), for (the|my) inconvenience, customer (support|care|service|satisfaction), quality (control|check|assurance), peace (lily|sign)",
        except: "",
    },
    Phrases {
        cue: Cue::Thanks,
        says: "thanks, thank you, thank u, ty, tysm, tyvm, cheers, ta, much appreciated, greatly appreciated, really appreciated, \
            appreciated, appreciate (it|that|this|your|the|all|you|everything), many thanks, thank ya, so grateful, \
            very grateful, im grateful, bless you, i owe you one, youre (a|an) (star|legend|lifesaver|angel|gem), \
            you are (a|an) (star|legend|lifesaver|angel|gem)",
        except: "thanks for nothing, thanks for (wasting|ruining|ignoring|losing|breaking), no thanks, no thank you, nah thanks, \
            nope thanks, thanks but no, thank you but no, thank god, thank goodness, thank heavens, thanks to (you|your|the|this|them), \
            thank you (page|email|note|card|letter|message|mail), thanks in advance, thank you in advance, \
            (would|id|wed|really|do) appreciate it if, (would|id|wed) (really|greatly|) appreciate (it|that|this|your|the|a|an|some|you), \
            would be (much|greatly|really|very much|) appreciated, appreciate it if, appreciate the (seriousness|urgency), \
            (can|do) you (even|) appreciate, dont appreciate, do not appreciate, didnt appreciate, not appreciated, \
            without (any|a) thanks, thanksgiving, (a|one) ta, thanks a bunch for nothing, cheers up",
    },
    Phrases {
        cue: Cue::Goodbye,
        says: "bye, bye bye, byebye, goodbye, good bye, cya, see ya, see you (later|soon|around|tomorrow|then|next time|again), \
            farewell, take care, ttyl, talk (to you|) (later|soon), speak soon, have a (good|great|nice|lovely|wonderful|fab|blessed|pleasant) \
            (day|one|evening|night|weekend|afternoon|week|rest of your day), good night, goodnight, night night, so long, toodles, \
            cheerio, thats all, that is all, thats it for (now|today), that will be all, thatll be all, nothing else, \
            no more questions, (i|im) have to go, gotta go, got to go, i (must|should) go, im (off|done here|leaving), until next time, \
            enjoy your (day|evening|weekend|night), im all set, all set thanks, all done thanks, adios, ciao, laters, peace out, \
            over and out, signing off, thats everything",
        except: "(say|saying|said|says|wave|waving|kiss|kissed) (goodbye|bye|good bye|farewell) to, goodbye (to my|party|card|gift|letter), \
            bye (to my|law|laws|product), see you in court, good night (cream|lamp|light|vision), night (shift|cream), \
            not good night, take care of, takes care of, thats all (i|you|we|that|the|very|well|wrong|my|they), that is all (i|you|we|that|very|my), \
            nothing else (works|worked|helps|helped|matters|happens|happened|is|was|has|but|to do), \
            so long (to|as|for|and|that|since|i), (take|takes|took|taking|been|waited|waiting|this) so long, \
            have to go (to|back|through|into|all|there|on|for|via), got to go (to|back|through|into), gotta go (to|back|through|into), \
            thats everything (i|that|you|wrong), im off (work|sick|to|on|by|the), im leaving (you|a|the|for|your|this|bad|because), \
            i (must|should) go (to|back|through|into|for|with), nothing else i (can|could), have a good (day|night) (lamp|cream|bag), \
            why is it good night, goodbye my (money|refund)",
    },
    Phrases {
        cue: Cue::Yes,
        says: "yes, yeah, yep, yup, yess, yesss, yh, yah, aye, of course, absolutely, definitely, certainly, affirmative, indeed, \
            yes please, please do, go ahead, thats (right|correct|it|the one|the right one|fine|perfect|true), that is (right|correct|it|the one|fine|true), \
            correct, exactly, precisely, sure thing, do it, lets do (it|that|this), sounds (good|great|fine|perfect), it did, it does, \
            i do, i did, (that|this|it) (helped|worked|works|did|solved it|fixed it|does), all (good|sorted|fixed), sorted, solved, \
            (that|this) (did|does) (help|work|it), (it|its|thats|its all) (working|fixed|solved|sorted) now, thats sorted, for sure, you bet, \
            totally",
        except: "yes and no, yes or no, (is|was|are) (that|it) correct, (did|does|has|have) (that|it|this) (help|work), \
            of course not, of course it (doesnt|isnt|didnt|wont), absolutely not, definitely not, certainly not, absolutely no, \
            thats it (im|i am|i have|ive), yeah right, yes but, yeah but, yep but, yeah no, yes however, \
            (absolutely|totally|definitely) (useless|terrible|ridiculous|disgusting|awful|rubbish|pathetic|shocking|wrong|unacceptable|fed|not), \
            correct (my|the|your|this|it|that|an|a), not correct, isnt correct, do it (again|anyway|myself|yourself), \
            (how|where|when|what|why) (do|does|did|can) (i|it|this|that) (do|does|works|did|work), i do not, i did not, it does not, it did not, \
            i do (want|need|have|think|hope|wish), i did (that|this|it|everything|try|pay|order|not|all), it does (nothing|the|what|say|matter), \
            it did (nothing|the|what|say|matter|before|last)",
    },
    Phrases {
        cue: Cue::Consent,
        says: "ok, okay, okey, k, kk, sure, right, fine, great, perfect, good, cool, y, alright, all right, good idea, works for me, that would (work|be great|be good|be fine|be lovely|help), \
            why not, if you (can|could|would|dont mind), i agree, agreed, deal, thats (good|great|ok|okay|cool|me|mine|my (order|account|name|address)), \
            it is, fair enough, no problem, no worries, of cause, true, understood, got it, makes sense, i think so, i guess so, i guess, \
            id like that, i would like that, that one, the (first|second|third|last) one, that helps, that (is|was) (helpful|great|good|perfect), very helpful, lovely, brilliant, awesome, excellent, \
            thats (helpful|brilliant|awesome|excellent|amazing|lovely), amazing, wonderful, please, yes thanks, mhm, uh huh, mm hmm, confirmed, i confirm, confirm, proceed, continue, carry on, go on, next, done, ready, agreed",
        except: "not (ok|okay|sure|right|fine|great|perfect|good|cool|true|really), isnt (ok|right|good|great|fine), no good, sure not, not so (good|great|sure), are you sure",
    },
    Phrases {
        cue: Cue::No,
        says: "no, nope, nah, nay, negative, no way, no thanks, no thank you, not really, not at all, of course not, absolutely not, definitely not, \
            certainly not, nothing of the sort, neither, none of (these|those|them|the above), not (that|this) one, not (those|these|it), \
            thats (wrong|not it|not right|not correct|incorrect|not the one|not me|not mine), wrong (one|order|answer), incorrect, \
            i dont think so, dont think so, (it|that|this) (didnt|doesnt|does not|did not|hasnt|isnt|wasnt|wont) (work|help|worked|helped|working|it|), \
            (didnt|doesnt|not|did not|does not|hasnt) (work|help|helped|worked|working|yet|quite|exactly), please dont, dont do (that|it|this), \
            not me, not mine, never, nein, not now, no not (that|really|yet), never mind, nevermind, its not, it is not, isnt, maybe not",
        except: "no (problem|problems|worries|rush|hurry|idea|doubt|one|longer|matter|wonder|reply|response|answer|refund|delivery|parcel|package|order|email|emails|money|internet|signal|connection|service|confirmation|tracking|sign|information|info|update|updates|sound|power|hot|water|stock|discount|code|option|way to|access|luck|joke|clue|reason|news|change|charge|cost|need), \
            not only, not sure, \
            i (didnt|havent|did not|do not) (receive|received|get|got|order|ordered|make|see|know|understand|have|want|pay|ask|authorise|authorize|recognise|recognize|use|buy|sign|agree|need|think), \
            never (received|arrived|got|came|mind), nevermind, (doesnt|isnt|didnt) (matter|it), isnt (it|there|this|that|working), yes and no, yes or no, (did|does) it not, \
            negative (balance|review|feedback|number|amount), please dont (cancel|send|charge|ship|hang|close|leave|go), wrong order (came|arrived|was|sent|and)",
    },
    Phrases {
        cue: Cue::Refusal,
        says: "n, no need, not necessary, id rather not, rather not, stop, dont bother, dont, wrong, nothing, none, nobody, not interested, im (good|fine|ok|okay) thanks, \
            cancel that, forget it, leave it, skip, something else, other, another one, the other one, no i (dont|didnt|cant|havent|wont), i (dont|didnt|did not|do not), i cant, i havent, cant, unfortunately not, sadly not, afraid not, im afraid not, \
            still no, still not, still broken, no luck, no good, no change, no joy, same (problem|issue|thing), useless, i said no, i do not, i did not",
        except: "",
    },
    Phrases {
        cue: Cue::Rejection,
        says: "(that|this|it|which|you|your answer|your reply|your link|the link|the article|this answer|that answer) (really|just|still|) (didnt|doesnt|does not|did not|hasnt|isnt|wasnt|not|is not|was not|wont|cant) (really|even|) (help|helped|helping|helpful|useful|answer|any help|of any help|any good|any use|solve|fix|resolve|apply|relevant), \
            (not|isnt|wasnt|arent|hardly|never) (at all|very|really|so|that|being|even|) (helpful|helping|useful), no help (at all|), (not|isnt|wasnt) (any|much|of any|a|of much) (help|use), \
            (not|isnt|wasnt|nothing to do with) what i (asked|meant|mean|said|wanted to know|am asking|m asking|was asking|want to know|am talking about|was talking about|need to know), \
            not what im (asking|talking about|saying), (not|didnt|did not|doesnt|does not|havent|hasnt|isnt|never|wont) (even|really|actually|) (answer|answered|answering|address|addressed|solve|solved) (my|the|that|this|any|what), (you|u|bot) (didnt|did not|havent|arent|dont|do not|never|are not|keep not) (answer|answered|answering|understand|understanding|listen|listening|read|reading|get it|getting it|help|helping|helped), \
            (already|have|ive) (tried|done|did|read|checked|seen|looked at|followed) (that|this|it|those|these|all that|all of that|all this|all of this|everything|them)(| already), tried (that|this|it|those|these|everything|all that) (already|before|several times|twice|and|but|), (tried|done|did) (that|this|it) nothing, \
            i (did|have done|already did) (that|this|all that) (already|), (still|it) (not|isnt|doesnt|does not|is not|wont|wont|cant|aint) (working|work|fixed|resolved|solved|sorted), it (still|) (didnt|did not|hasnt) (work|worked|help|helped|fix), (still|) (doesnt|didnt|does not|did not) (help|work) (me|at all|either|sorry|with my|for me), \
            (that|this|they|none of (that|this|these|those|it)|nothing) (still|) (didnt|doesnt|did not|does not|isnt|) (work|works|worked|working|help|helps|helped), didnt work, did not work, still the same (problem|issue|error|thing|message), same (problem|issue|error) (still|again), (wrong|irrelevant|useless|unhelpful|stupid|pointless|not the right|not the correct|bad) (answer|reply|response|article|link|info|information|advice), \
            answer is (wrong|irrelevant|useless|not helpful|not relevant), (its|thats|that is|this is|it is) (not it|not that|not relevant|irrelevant|unhelpful|not helpful|no use|no good|not correct|not right|useless|wrong|incorrect|of no use), youre not (listening|helping|understanding|getting it|reading), you are not (listening|helping|understanding|getting it|reading), \
            (you|u) (dont|do not|cant|clearly dont|obviously dont) (seem to|even|) (understand|get it|listen|help|read), (you|u) (misunderstood|misunderstand|got it wrong|are wrong), youre wrong, read (my|what i) (message|question|wrote|said) (again|properly|please|), nothing to do with my (question|problem|issue), i (asked|said|meant) something else, no use to me, (waste of|wasting my) time, \
            (thats|that is|this is|its) not (my|the) (question|problem|issue), doesnt (answer|solve|apply|fix|help), not (my question|the answer), that was (useless|unhelpful|pointless|no help|not helpful|wrong), try again, (cant|cannot) find (that|this|it|the (button|option|page|link|setting)), (there is|theres|i see|i have) no such (button|option|page|link|setting|menu), (link|page|button|code) (is|) (doesnt|does not|not|isnt|is|) (work|working|broken|dead)",
        except: "(did|does|has) (that|it|this) (not |)(help|work), not what i (ordered|bought|paid|received|expected|wanted), not sure (that|this|it), doesnt help that, doesnt help (when|if|matters), (hope|hoping) (that|this|it) (helps|works), \
            try again (later|tomorrow|soon|in), (ill|i will|let me|will|can i|could i|should i|i can|please|to) try again, waste of (money|space), wasting my (money|data|battery), \
            (if|in case|when) (that|this|it) (doesnt|does not|didnt) (work|help), (yes|yeah|great|perfect) (that|this|it) (works|worked|helped), (that|this|it) (works|worked|helped|helps), (that|this|it) (really |just |)(works|worked|helped|helps) (now|well|great|perfectly|thanks|a lot|thank), \
            it (isnt|wasnt) what i (ordered|bought|paid), nothing (helpful|useful), have (it|this|that) already",
    },
    Phrases {
        cue: Cue::FedUp,
        says: "fed up, sick (and tired|) of, sick and tired, had (it|enough) (with|of|), ive had enough, i have had enough, had enough of, (complete|total|absolute|utter|huge|massive|) waste of (time|my time|money|space|everyones time), wasting my time, wasted (my|hours|days|so much|enough), \
            (this is|thats|that is|its|what|youre|you are|absolutely|totally|completely|is) (a |an |so |just |such |beyond |absolutely |totally |completely |utterly |bloody |fucking |really |) (a |) (ridiculous|unacceptable|outrageous|disgraceful|disgusting|appalling|pathetic|absurd|infuriating|insane|disgrace|joke|farce|nightmare|shambles|scandal|bullshit|outrage|mess), absolute joke, complete joke, \
            how many (more |)times (do|must|have|will|did|should), for the (second|third|fourth|fifth|sixth|tenth|umpteenth|hundredth|millionth|last|nth|2nd|3rd|4th|5th|10th|100th|1000th) (time|bloody time|fucking time), (third|fourth|fifth|sixth|3rd|4th|5th|6th|10th) time (ive|i have|im|i am|this|in|ive had), \
            (nobody|no one|noone|no-one) (ever |even |is |has |) (answers|answering|answered|helps|helping|helped|cares|replies|replied|replying|responds|responded|listens|listening|called|calls|gets back|got back|seems to care), dont care about (your|customers|us|me), you dont care, (worst|horrible|terrible|awful|appalling|disgusting|disgraceful|shocking|abysmal|shit|shitty|crap|pathetic|poor) (customer |) (service|support|company|experience|treatment), \
            at (my|the end of my) wits end, end of my (tether|rope|patience), losing (my |) (patience|temper|mind), lost (my |all) patience, out of patience, running out of patience, driving me (crazy|mad|insane|nuts|up the wall), drives me (crazy|mad|insane|nuts), going round in circles, going (around|in) circles, round and round, pulling my hair, tearing my hair, banging my head, \
            never (buying|shopping|ordering|using|coming|order|buy|shop|use) (from|with|here|you|this|again|back|your), (last|final) time (i|im|ill) (will |) (order|ordering|buy|buying|use|using|shop|shopping), taking my (business|money|custom) elsewhere, leaving (for|to) (a|your) competitor, cancel everything, (one|1|zero) star(s|) (review|), beyond (a joke|frustrated|frustrating|angry|annoyed|ridiculous), \
            (extremely|very|so|really|beyond|incredibly|super|totally|absolutely|completely|fucking|bloody) (frustrated|frustrating|angry|annoyed|annoying|upset|disappointed|disappointing|unhappy|furious|mad|livid|dissatisfied|pissed), want to scream, makes me (so |) (angry|mad|furious|sick), shame on you, screw (you|this|your), what the (hell|fuck|heck), go to hell, for (fucks|gods|christs|heavens|goodness) sake, are you (kidding|joking|serious|having a laugh|stupid|deaf|dumb), (have|got) to be (kidding|joking), you must be (kidding|joking), cant believe (this|how|you|it), taking the (piss|mick|mickey), (this|your|the|stupid|useless|bloody|damn|fucking) (bot|chatbot|robot|thing) (is|keeps|) (useless|stupid|dumb|crap|shit|rubbish|terrible|hopeless|pointless|pathetic|garbage|awful|an idiot|a joke), useless (bot|chatbot|robot|company|service|support|app|website|machine), stupid (bot|chatbot|robot|machine|thing|app|website|company), in a loop, same (thing|answer|question|reply|message|response) (over and over|again and again|every time), \
            over and over (again|), again and again, (why|how) is (this|it) so (hard|difficult|complicated), is it (really |) (that|so) (hard|difficult)",
        except: "had it (with me|with us|delivered|fixed|repaired|for|working|since|installed|in my|on my), not (a waste|very upset|so annoyed|that annoyed|upset), in a loop (of|station|line), had enough (time|money|space|room|points|credit|balance|left), not (fed up|angry|annoyed|frustrated|furious), one star (hotel|review page)",
    },
    Phrases {
        cue: Cue::Annoyed,
        says: "still (no|not|havent|hasnt|havnt|nothing|waiting|isnt|cant|dont|doesnt|cannot|wont|didnt|broken|the same|unresolved|pending|missing), yet again, once again, (not|isnt|wasnt|havent) (again|), again, keep (getting|asking|telling|saying|sending|giving|repeating|having|being|calling|trying), keeps (happening|saying|asking|crashing|failing|telling|sending|repeating|giving|doing|freezing), kept (waiting|telling|asking|saying|on hold), \
            (been|am|im|was) (waiting|on hold|chasing|trying|calling|asking|emailing|passed around) (for|since|so long|ages|all day|forever|hours|days|weeks|over|more), been (days|weeks|months|ages|hours|over a (week|month)), been (two|three|four|five|six|2|3|4|5|6|7|8|10) (days|weeks|months|hours), (waited|waiting|wait) (ages|forever|so long|long enough|for (hours|days|weeks|months|ages|ever|over)), took (forever|ages|so long|weeks|months), taking (forever|ages|so long|too long|far too long), takes (forever|ages|too long|so long), \
            (asked|told|said|explained|contacted|called|emailed|messaged|written|complained|reported|requested) (you |this |them |it |about this |) (already|before|twice|several times|many times|multiple times|three times|3 times|four times|so many times|countless times|numerous times|repeatedly|again and again), already (told|said|explained|asked|sent|gave|given|answered|mentioned|provided|wrote|paid), (second|2nd) time (ive|i have|im|this), how (much longer|long (do|must|will|should|am|does)), no (reply|response|answer|update|updates|help|solution|explanation|apology) (yet|from|for|since|at all|again|still|), nobody (knows|told|is), no one (knows|told|is), (ignored|ignoring) (me|my|by|again), not good enough, poor (service|support|quality|communication), bad (service|support|experience), let (me|us) down, messing me (around|about), messed (me|up), (fobbed|fobbing) (me |) off, passed (from pillar|around|from one), (lied|lying) to (me|us), broken promises, false promises, \
            (why|how) (is|are|has|have|does|do|did|cant|wont|dont) (this|it|you|nobody|no one|everything) (so|still|not|never|always|keep|take|taking|taken|happening|again|even|just), whats (wrong with|the point|taking so long), what is (wrong with|the point|taking so long), (frustrated|frustrating|annoyed|annoying|angry|upset|disappointed|unhappy|furious|livid|dissatisfied), ridiculous, unacceptable, (come on|seriously|honestly|really)(| now), hello (hello|are you there|anyone|anybody), (just|please just) (answer|tell me|give me|fix|do|help|cancel|refund|send), useless, pointless, hopeless, sick of, joke, whatever",
        except: "(try|order|buy|see|thanks|thank you|use|hello|log in|login|start|visit|call|ask|work|works|working|contact|chat|write) again, again (thanks|thank you|later|tomorrow|soon|please), still (works|working|available|valid|open|under|in stock|interested|have|possible|good|love|like|happy), again and again, (never|wont|not) again, in stock again, no (update|updates|help|response|reply) (needed|required|necessary), \
            (not|never|isnt|wasnt|no longer|dont be|arent) (frustrated|annoyed|angry|upset|disappointed|unhappy|ridiculous|useless), whatever (you|is|works|it|the|colour|color|size), really (like|love|good|great|helpful|appreciate|nice|happy|need|want|easy|enjoy|hope), seriously (good|great|impressed), honestly (great|good|love), just (joking|a joke), joke aside, (a|tell me a|another|funny|nice|good|tell a|know any|any) joke",
    },
    Phrases {
        cue: Cue::Urgent,
        says: "urgent, urgently, emergency, asap, a s a p, as soon as (humanly |) possible, immediately, right (now|away|this second|this minute), straight away, straightaway, at once, this (instant|second|minute), time (sensitive|critical), life or death, cant wait (any longer|until|till|that long|another|for|anymore), cannot wait (any longer|until|till|that long|another|for|anymore), \
            (need|want|must have) (it|this|that|them|help|an answer|a reply|my money|a solution) (now|today|tonight|immediately|by tonight|by tomorrow|within the hour|in an hour), (flight|train|plane|boat|bus|ferry|wedding|funeral|interview|exam|surgery|appointment|event|meeting|party|trip) (leaves|is|starts|departs|begins) (in|today|tomorrow|tonight|this), (leave|leaving|fly|flying|travel|travelling|traveling|depart|departing|moving) (in (an|a|one|two|three|2|3|4|5|a few|half an) (hour|hours|minutes|min)|today|tonight|tomorrow|now), running out of time, top priority, high priority, no time (to (lose|waste)|left), before its too late, drop everything, stranded, stuck (at the|in the|outside|here at|abroad), locked out(side|), losing (money|customers|business|sales) (every|each|by the|right)",
        except: "not (urgent|an emergency|that urgent|very urgent|so urgent|super urgent|really urgent|a priority|time sensitive), isnt (urgent|an emergency|that urgent), nothing urgent, no (urgent|emergency), non urgent, urgent care, emergency (contact|contacts|exit|kit|number on|fund|light|lights|lighting|lamp|call feature|button), \
            (stopped|crashes|crash|crashed|closes|closed|closing|failed|fails|disconnected|disconnects|died|broke|ended) immediately, right now (i am|im|everything is|it is) (fine|ok|happy), not (right now|immediately), cant wait (to|for it to|for my new|for the new), cannot wait (to|for it to), immediately (after|stopped|crashes|closes|died|broke|i got|and it)",
    },
    Phrases {
        cue: Cue::Hurry,
        says: "quickly, quick, hurry, hurry up, fast, soon, today, tonight, by (today|tonight|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|noon|midnight|the end of (today|the day)|end of day|eod|5pm|then), before (today|tomorrow|tonight|noon|monday|tuesday|wednesday|thursday|friday|saturday|sunday|christmas|the weekend|my flight|my trip|the wedding|i leave), deadline, waiting, last minute, overdue, important, really need, badly need, desperate, desperately, need (it|this|that|them|help) (for|by|before|soon), now, within (the|an|1|one|two|2|24) (hour|hours), running late, how much longer, hour left, minutes left, expires (today|tomorrow|tonight|in), priority",
        except: "no (rush|hurry|deadline|priority), not in (a|any) (hurry|rush), dont (hurry|rush), (quick|fast) (question|one|food|charger|charging|track), (whenever|when) (you can|you have time|you get a chance|possible|convenient|it suits), take your time, breakfast, not important, by (today|now) (i|it) (have|had|has), until now, up to now, for now, now (works|working|fixed|fine|solved|sorted|good), (works|working|fixed|fine|good|ok|okay|solved|sorted|all) now, priority (boarding|pass|mail|shipping|delivery|seat), today (only|was|is)",
    },
    Phrases {
        cue: Cue::Profanity,
        says: "sod off, screw (you|u|this), suck my, piss off, bugger off, son of a, eat shit",
        except: "bloody mary, blood test, dick (van|turpin), crap shoot, damn good, moby dick, cheap ass, bad ass, kick ass, big ass, ass (hat|car), bloody (good|brilliant|marvellous|amazing), cock and bull, shitake, dicks sporting, piss take",
    },
    Phrases {
        cue: Cue::Bot,
        says: "bot, bots, chatbot, robot, robots, machine, ai, computer, automated, algorithm",
        except: "",
    },
    Phrases {
        cue: Cue::Plainly,
        says: "put me (straight|right|directly|) (through|onto|on to), patch me through, call me (back|please|now|asap|on|at|today|immediately), give me a (call|ring|bell), (can|could|will|would) (you|u|someone|somebody|anyone|anybody|a person|an agent) (please |just |) (call|ring|phone) (me|us), (have|get) (someone|somebody|an agent|a manager|a human|a person|your manager|a supervisor) (to |) (call|ring|phone|contact|email) (me|us), \
            (want|need|request|requesting|arrange|schedule|book|like|get|have) a (callback|call back|phone call|call from), human (being|please|help|assistance|support|interaction|contact|agent|representative|advisor|operator|now|assistant|customer service|service), escalate (this|it|my|the|that|to), (want|need|like|have|ask) (this |it |my case |my complaint |) (to |) (be |) escalated, (want|like|need|wish) to escalate, \
            (dont|do not|dont wanna|wont|refuse to|hate|not going to|not|stop) (want |like |wish |) (to |) (talk|talking|speak|speaking|chat|chatting|deal|dealing|talk more) (to|with) (a|this|the|your|an|some|) (bot|chatbot|robot|machine|ai|computer|bots|robots|machines|automated system), (hate|sick of|tired of|done with|no more|enough of|fed up with) (talking to |speaking to |dealing with |chatting with |) (a|this|the|these|your|) (bot|bots|chatbot|chatbots|robots|robot|machine|machines|ai), instead of (a|this) (bot|chatbot|robot|machine), not (with |to |) a (bot|robot|machine|chatbot) (a |but |an |i want), no bots please, no bot please, who (can|do|should|could) i (speak|talk|chat) (to|with), someone real, somebody real, live (chat|agent|person|support|help|operator|representative|human|advisor), i (want|need|demand) (the|a|your|to see (a|the|your)) (manager|supervisor|boss), let me (talk|speak) (to|with) (your|the|a), take me to (a|an|your|the) (human|agent|person|leader|representative|manager), get me out of this bot, a (human|person|human being) (please|pls|now|instead|would), (human|agent|representative|operator|manager|supervisor|person) (please|pls|now|asap|immediately)",
        except: "(dont|do not|no need to|never|didnt|please dont|not) (want you to |need you to |have to |need to |want to |) (call|ring|phone|escalate|put) (me|this|it|my|the), why (did|does|do|has|have|didnt|hasnt|havent) (nobody|no one|you|they|someone) (not |never |) (call|called|calls) (me|back), (said|says|promised|told|supposed|meant|agreed|were going|was going|failed) (you |they |he |she |me |someone |) (would |will |to |they would |you would |hed |theyd |youd |) (call|called|ring|phone) me, (never|didnt|did not|not|dont) (call|called|calls|calling) me, (dont|do not) call me, call me (when|if|once|crazy|mad|old|dave|by my), (am i|are you|is this|r u|are u|is it|was that|was this|was it) (a |an |talking to a |speaking to a |chatting with a |actually a |really a |even a |) (live |) (human being|live person|live agent|human agent|human|real person), \
            live (chat hours|chat closed|chat is|chat isnt|chat not|chat wont|chat doesnt|support hours|help article), human (error|resources|rights|hair|trafficking|nature|readable|body|interaction design), already (put|transferred|escalated|called), (was|were|been|got|get|getting|being|is) (put|patched|escalated) through, let me (talk|speak) (to|with) (my|you about), human support (ticket|hours), put me through (hell|this|so much|a lot|all|stress|enough), escalate to (the|my) (bank|police|court)",
    },
    Phrases {
        cue: Cue::Vaguely,
        says: "(is|are) (there |) (anyone|anybody|someone|somebody|any one|any body|you) (really |actually |even |still |out |) (there|here|around|online|available|listening|alive|home|free), (anyone|anybody|someone|somebody) (there|here|online|around|home|available|listening|alive|out there), (can|could|will|would|may) (someone|somebody|anyone|anybody|any one) (please |pls |just |kindly |at least |actually |) (help|assist|look|check|explain|tell|sort|fix|answer|respond|reply|advise|contact|get|take|deal|solve|resolve|handle|let|see|investigate|review|update|confirm), \
            (someone|somebody|anyone|anybody) (please |pls |just |) (help|assist|answer|respond|reply|fix this|sort this), need (someone|somebody) (to|who|from|in|here|at), want (someone|somebody) (to|who|from), (is|are) there (someone|somebody|anyone|anybody) (who|that|i|to|able|else|from), who can (help|assist|fix|sort|i contact), who (do|should|can|could|must) i (contact|ask|complain|report|write|email), (how|where) (do|can|could|should) i (contact|reach|call|get hold of|get in touch with) (you|someone|somebody|anyone|support|customer), contact (someone|somebody|you|support), get (hold of|in touch with|through to) (someone|somebody|anyone|anybody|you|support|customer), customer (service|services|support|care), (does|do) (anyone|anybody|someone) (work|read|know|care|here|actually|even), (nobody|no one|noone) (there|here|is here|is there|helping|answering), phone number for (support|customer|you|help), help from (someone|somebody)",
        except: "(dont|do not) need (someone|somebody), customer (service|support|care) (is|was|has|told|said|hours|number is|never|rep told|did|didnt|sucks|email|at|award|representative told|survey|job|experience|skills), (your|the|poor|bad|terrible|worst|good|great|awful|shit|horrible|excellent|amazing|best|such|lovely|of|brilliant|rude|fantastic|appalling|called|phoned|emailed|rang|contacted) customer (service|support|care|services), (can|could|would|will) anyone (see|tell that|else see|read my|buy|join|use|return|order|attend|sign|apply|get|take), (get|take) (someone|anyone) (a|to), contact (you|support) (yesterday|before|last|already|twice), is (anyone|someone) (home|there) (to|for) (sign|receive|accept|collect), someone (there|here|at home|home|available) (to|for) (sign|receive|accept|collect), (if|when|unless) (there is |) (someone|anyone|nobody|no one) (is |) (home|there|here|available|in)",
    },
    Phrases {
        cue: Cue::Threat(Legal),
        says: "(sue|suing) (you|u|your|them|the company|this company|for|over), (will|going to|gonna|ill|want to|intend to|intending to|threatening to|planning to|ready to|about to|prepared to|consider|considering|be|can i|could i|should i|how do i) (sue|suing|file suit), (my|a|our|an|her|his|call|calling|hire|hiring|get|getting|speak to my|contacting my|consult|consulting|seek|hear from|through|contact) (lawyer|lawyers|solicitor|solicitors|attorney|attorneys|barrister|legal team|legal counsel|legal representative|legal department), \
            lawyer up, legal (action|proceedings|advice|steps|claim|route|dispute|consequences|case against|representation|remedies|redress|department will|letter|notice|threat), legally (liable|responsible|actionable|obliged|binding|entitled), take (you|u|them|this|it|the company|your company|amazon) to court, taking (you|u|them|this|it|the company) to court, see you in court, (go|going|goes|end up|settle|meet) (to|in) court, court (case|action|order|claim|proceedings|summons|date|papers), small claims, lawsuit, lawsuits, law suit, litigation, litigate, class action, (breach|breaching|broken|in breach) of (contract|the contract|law|the law|the consumer rights), breach of gdpr, (breaking|against|violating|broke|violates|violated|breaks|above|violation of) (the |consumer |data protection |my |) (law|consumer rights|rights|legal rights|gdpr|laws), consumer rights act, consumer law, (statutory|legal|consumer) rights, press charges, pressing charges, filing a (suit|claim|lawsuit|case), file a (suit|claim in|lawsuit|case against), letter before (action|claim), cease and desist, (damages|compensation) (through|in) (the |) court, bailiffs, subpoena",
        except: "(food|tennis|basketball|squash|badminton|royal|hampton|earls|crown|albert|park|oak|padel|volleyball|the tennis|apple|manor|inn) court, court (road|street|lane|shoes|shoe|side|dress|house road|yard|tennis|tickets), legal (name|address|age|entity|notice page|documents template|size|pad|paper|notice on), (im|i am|as|am|being|work as|working as|be|become|becoming|works as|job as|is) (a|an) (lawyer|solicitor|attorney|barrister), power of attorney, (power|durable power) of attorney form, \
            (not|never|dont want to|do not want to|wont|no plans to|no intention to|not going to|not planning to|isnt|dont) (going to |planning to |trying to |want to |threatening to |thinking of |) (sue|suing|going to court|go to court|take you to court|take legal action|legal action), without (legal action|going to court|a lawyer|lawyers|suing), no legal action, (is|name is|im|i am|hi|hello|dear|thanks|thank you|called|aunt|my wife|my mum|my friend) sue, mary sue, sue (ellen|smith|jones|brown), legally (blind|married|changed my name), (a|my) (lawyer|solicitor|attorney) (friend discount|discount|costume|template), go to court (street|road), legal notice (page|link)",
    },
    Phrases {
        cue: Cue::Threat(Regulator),
        says: "ombudsman, ombudsmen, ombudswoman, trading standards, financial conduct authority, the fca, fca complaint, ofcom, ofgem, ofwat, ofsted, citizens advice, competition and markets authority, the cma, the ftc, ftc complaint, federal trade commission, better business bureau, the bbb, bbb complaint, cfpb, consumer financial protection bureau, \
            consumer (protection|affairs|council|ombudsman|watchdog|forum|court|champion|association|commission), attorney general, (data protection|information) commissioner, information commissioners office, data protection (authority|agency|regulator), ico complaint, (complain|complaint|complaining|report|reporting|reported|go|going|escalate|take this|taking this|write|writing|contact|contacting) (this |you |it |them |) (to |) (the |your |a |) (ico|fca|cma|ftc|bbb|regulator|regulators|regulatory body|authorities|watchdog|aviation authority|caa|fcc|sec|cfpb|financial regulator|energy regulator|consumer authority), \
            (the|your|industry|financial|energy|telecoms|our|data|government) (regulator|regulators|watchdog), regulatory (body|complaint|authority|action), watchdog, civil aviation authority, fcc complaint, the fcc, bafin, verbraucherzentrale, dgccrf, gdpr complaint, section 75, report (you|u|your company|this company|them|this) to (the |) (authorities|police|government|council|bank of|action fraud|regulator), government (agency|body) complaint, formal complaint (to|with) (the|a) (regulator|authority|authorities), accc, adr scheme, alternative dispute resolution",
        except: "(voltage|gas|fan|pressure|temperature|power|current|speed|light|water|oven|heat|window|humidity|fuel|oil|scuba|diving) (regulator|regulators), (not|never|dont want to|do not want to|wont) (going to |want to |) (report|complain|go|contact|escalate) (this |you |it |them |) (to |) (the |) (ombudsman|regulator|authorities|police|fca|trading standards), (without|no) (the|involving the|ombudsman|regulator), regulator (valve|knob|switch|hose|part|for my), ico (file|icon|files), consumer protection (plan|cover|warranty|insurance), watch dog",
    },
    Phrases {
        cue: Cue::Threat(SelfHarm),
        says: "(kill|killing|hurt|hurting|harm|harming|hang|hanging|shoot|drown|cutting|starve|starving|poison|unalive|end|ending) (my self|myself), cut myself, suicide, suicidal, (want|wanna|going|ready|wish|trying|need) to (die|end it all|end my life|disappear forever|be dead|not be alive|not wake up), (want|wish) to be dead, end my (own |) life, ending my (own |) life, end it all, (take|taking|took|taken) my (own |) life, self harm, self harming, selfharm, self injury, \
            (dont|do not|cant|cannot|no longer|didnt|dont even) (want to |wanna |) (live|be alive|exist|go on living|keep living|live anymore|carry on living|be here anymore|go on anymore|be around anymore), (no|any|a) (reason|point) (to live|to go on living|in living|living|to be alive|for living|in being alive), better off (dead|without me|if i was dead|if i were dead), (life|living) (is|isnt|not|aint) (not |no longer |) worth (living|it), jump (off|in front of) (a|the) (bridge|building|roof|cliff|train|balcony), (overdose|overdosing|overdosed) (on|myself|tonight|again), (nothing|no one|nobody|nothing left) (left |) to live for, kms right now, (wish|wishing) i (was|were|wasnt|had never been) (dead|born|alive), slit my (wrists|wrist|throat), hate my life (so much|and want|i want), rather (be dead|die than live)",
        except: "suicide (squad|prevention course|doors|awareness week|door|girls), (cut|hurt|cutting|hurting) myself (on|off|with the packaging|opening|while|from|when|using|trying|with your|out|because of), cutting myself (off|out|some|a), harm myself (by|financially), (feel|feeling) like (im |) killing myself laughing, commercial suicide, financial suicide, career suicide, suicide (note in the book|movie|film|dvd|poster), hang myself a, shoot myself in the foot, hanging myself (a|the), (end|ending) my (subscription|contract|plan|membership|lease|trial), kicking myself, end it all (on|by the|subscriptions|contracts), dont want to live (here|there|with|in|at|chat|without internet), cant live without",
    },
    Phrases {
        cue: Cue::Threat(Fraud),
        says: "fraud, fraudulent, fraudster, fraudsters, fraudulently, defraud, defrauded, scam, scams, scammed, scammer, scammers, scamming, swindle, swindled, con artist, con artists, conned (me|us|out|by), phishing, phished, identity (theft|fraud|stolen), stole my (identity|card|money|account|details|data|information|credit card), stolen (card|cards|identity|credit card|debit card|account|details|bank card|wallet|phone|money|credentials), (card|cards|account|identity|wallet|details|phone|money|data|bank details|purse|password) (was|is|has been|have been|were|got|been|being|might be|may have been) (stolen|hacked|compromised|cloned|skimmed|breached|used without), \
            (hacked|hijacked|broken into) (my|into my|our|account), (been|got|was|getting|were|is|being|account) hacked, hacker, hackers, unauthorised, unauthorized, (without|not) (my |) (permission|consent|authorisation|authorization|authorised|authorized) (from my|on my|charge|payment|transaction|to charge), (didnt|did not|never|dont|havent|wasnt|not me who|dont remember|not|do not|dont recall) (make|made|making|authorise|authorize|authorised|authorized|authorising|recognise|recognize|recognised|recognized|approve|approved|place|placed) (this|that|these|those|the|any|a|it|such|any of these|some) (payment|payments|purchase|purchases|transaction|transactions|charge|charges|order|orders|withdrawal|withdrawals|debit|transfer|subscription|login), \
            (someone|somebody|person|people|stranger|they) (else |) (used|is using|using|has used|has been using|accessed|has accessed|logged into|opened|has opened|took|has taken|charged|withdrew|bought|has) (money from |things with |something with |access to |an account in |) (my|our) (card|account|name|identity|money|bank|details|credit card|debit card), (suspicious|unknown|unrecognised|unrecognized|unfamiliar|strange|mysterious|fake) (activity|transaction|transactions|charge|charges|payment|payments|login|logins|withdrawal|withdrawals|access), (strange|unknown|unrecognised) device, money laundering, account takeover, sim swap, cloned card, card (cloned|skimmed|skimming), counterfeit, forged (my|signature), impersonating, impersonated, (is|was) this (email|text|message|call|website|sms) (genuine|legit|legitimate|real|really from you|from you), fake (website|site|email|invoice|text|seller), dont recognise (this|that|the|it|a), dont recognize (this|that|the|it|a), do not (recognise|recognize) (this|that|the|it|a)",
        except: "fraud (protection|prevention|check|checks|alert|alerts|department hours|policy|detection|monitoring) (feature|features|service|settings|work|works|plan|policy|page|is included|included|setting|email|emails|newsletter), anti (fraud|scam|phishing), (no|not|isnt|wasnt) (a |any |) (fraud|scam), (not|never|havent been|wasnt) (hacked|scammed), (life|travel) (hack|hacks|hacked), growth hack, (unauthorised|unauthorized) (reseller|dealer|retailer|third party repair), fraud (course|book|module|prevention training), dont (recognise|recognize) (the error|the device in|my voice|my password|that name), doesnt (recognise|recognize), counterfeit (detector|pen|money pen)",
    },
    Phrases {
        cue: Cue::Threat(Safety),
        says: "(caught|catch|catches|on|set|catching|sets|started a|a|start a|starting a) fire, flames, in flames, smoke (coming|came|is coming|was coming|is pouring|pouring|from (it|the|my)|everywhere|out of), (started|starts|is|was|began|keeps|it) smoking, burning smell, (smell|smells) (of |like |) (burning|gas|burnt plastic|smoke), (burnt|burned|burns|burn|scalded) (me|my|myself|him|her|his|our|us|the|through|a hole) (hand|hands|finger|fingers|skin|leg|arm|face|child|son|daughter|house|table|carpet|baby|kid|), (electric|electrical) (shock|shocks|fire), electrocuted, electrocute, (gave|got|get|gives|giving|getting) (me |him |her |us |) (an |a |electric |) (electric |) shock (from|off|when|by), got shocked (by|from|when), exploded, exploding, explodes, explosion, blew up (in|on|while|when), spark, sparks, sparking, gas leak, leaking gas, carbon monoxide, (got|was|were|been|am|is|badly|seriously|get|being) injured, injured (me|my|myself|by|himself|herself), (injury|injuries), (taken|went|rushed|go|going|ended up|been|end up|am|currently) (to |in |at |into |) (the |) (hospital|a and e|emergency room|er|intensive care), hospitalised, hospitalized, allergic reaction, anaphylactic, anaphylaxis, food poisoning, (poisoned|poisoning|poisonous), \
            (choked|choking|choke|suffocate|suffocated|suffocating), (bleeding|bled), overheating, overheats, overheat, overheated, (swollen|swelling|bulging|leaking|melting|melted) (battery|batteries|charger|plug|cable|adapter|socket), battery (is |has |was |) (swollen|swelling|bulging|leaking|exploded|melting|melted), (charger|plug|cable|adapter|socket|toaster|kettle|oven) (is |has |was |) (melted|melting|burnt|sparked|exploded|on fire), (glass|metal|plastic|needle|insect|insects|maggots|mould|mold|blood|razor blade) (was |) in (my|the|our) (food|meal|salad|bread|drink|bottle|baby food|cereal|yoghurt|soup|milk), (brakes|brake|steering) (failed|failing|stopped working|dont work|doesnt work|not working|isnt working), (unsafe|dangerous|hazardous|hazard|lethal), (safety|health|fire|choking|electrical|trip) (hazard|risk|concern|issue|recall), product recall, (nearly|almost|could have|couldve|might have|mightve) (killed|hurt|died|burned|burnt|electrocuted|choked) (me|us|him|her|someone|my|), (call|called|calling) (an ambulance|911|999|112|the fire brigade|the fire department), ambulance, (im|i am|feel|dont feel|do not feel|not) (not |) safe (here|at home|alone|anymore|in my|with), (following|stalking|threatening|harassing|harassed|threatened|stalked) me, chest pain, cant breathe, cannot breathe, (having|have|had) a (heart attack|stroke|seizure)",
        except: "(fire|amazon) (tv|stick|tablet|hd|cube|pit|place|door|alarm|extinguisher), on fire (lately|today|sale|stick|tv|tablet), on (fire tv|the fire stick|my fire), a fire (tv|stick|tablet|pit|place|extinguisher|alarm|door|blanket|exit|hd), (deal|sale|song|music|team|outfit) (is|was) on fire, no smoking, non smoking, smoking (room|area|accessories|jacket|gun|policy), it smoking (room|area|allowed), smoke (detector|alarm|grey|gray|free), (explosion|exploding) (of colour|of color|of flavour|of flavor|box|kittens|head|view|candy), exploded (view|diagram|in popularity), mind exploded, burn (calories|a cd|the cd|a dvd|fat|rate|through), (spark|sparks) (plug|plugs|joy|interest|notes|my interest|ar|email|app), sparks (fly|joy), (not|isnt|wasnt|nothing|no longer|never) (dangerous|unsafe|injured|hazardous|overheating), (no|not any|without) (injury|injuries|spark|sparks|smoke|fire), in flames (tour|tickets|album|band|concert), injury time, sports injury (tape|support|brace), first aid, (poisonous|poison) (ivy|plant guide), choke (chain|point|cable), (deliver|delivered|delivery|ship|send|sent|visit|visiting|working|work) (it |them |) (to|at|in) (the |a |) hospital, bleeding (edge|love|radiators|heart), dangerous (liaisons|goods), safety (pin|pins|shoes|boots|glasses|deposit), catch fire tv, safe (to use|to pay|to order) here, (is|are) (it|this|they|these) (dangerous|hazardous|unsafe|poisonous), battery (overheating|overheats) protection, prevent (overheating|choking|injury|injuries), overheating protection, (trying|try) not to choke, following me (on|around the site|back)",
    },
    Phrases {
        cue: Cue::Threat(Violence),
        says: "(kill|murder|shoot|stab|strangle|punch|slap|hit|beat|hurt|attack|hunt|smash|destroy|break|cut) (you|u|him|her|them|your (staff|agent|agents|driver|manager|workers|employees|ceo|boss|people|face|legs|neck|kneecaps)|the (driver|manager|staff|agent|courier)|every one of you|all of you|you all|someone|somebody|everyone), (beat|smash|punch|kick) (you|u|him|her|them|his|her|your|the driver) (up|head in|face in|in the face|head off), (come|coming|drive|driving|turn up|show up|turning up|go|going) (to|down to|round to|over to|at|there) (your|the) (office|offices|store|house|home|headquarters|shop|warehouse|door) (and|with a|to (hurt|kill|smash|beat|burn|break|destroy)), (i |ill |i will |going to |gonna |we will |well |we ) (find|hunt|track) (you|where you live|your family|him|her) (down|and|and kill|), know where you (live|work), (burn|blow|shoot|smash|bomb|torch) (down |up |) (your|the|this|that|my) (office|offices|store|shop|building|house|warehouse|headquarters|place|van|car|depot) (down|up|), (plant|put|bring|bringing|planting|have|got|set off) (a|the) bomb, bomb (threat|your|the|you|in your|scare), (bring|get|got|have|take|grab|use) (a|my|the) (gun|knife|weapon|rifle|shotgun|bat|machete|axe) (to|and|with|with me|for|ready), (watch your back|youre dead|you are dead|youll be sorry|you will pay for this|you will regret this|youll regret this|dead man|you deserve to die|hope you die|hope you all die|hope you get hit|deserve a beating), (physically|violently) (attack|hurt|harm|threaten|assault), want you dead, make you (suffer|bleed), blood on your hands",
        except: "(dont|do not|wont|never|not|didnt|wouldnt|doesnt|would not|will not|cannot|cant) (want to |going to |) (kill|hurt|hit|attack|shoot|harm|beat) (you|u|him|her|them|anyone|someone|somebody|everyone), (doesnt|does not|wont|didnt|wouldnt|would|it) (it |) (hurt|kill) you to, what doesnt kill you, (hit|beat|break|cut|smash|hurt|destroy) (them in|the market|you up on|you up|you off|you back|you with|you a|you some|it|everyone on|someone up|the manager up), hit (you|u) (up|back|with), hit (me|us|him|her) (up|back), cut (you|them|him|her) (off|some|a|out|in|short), cut someone off, (cut|break) them (in|into|down|up), break (them|you|someone) (in|into|down|up|even|if|when|during|easily), beat (the|your|this|that|their|any|you on|them on|everyone on) (price|prices|quote|offer|deal|competition|traffic|queue|price|them), beat (you|them) (at|to|on), kill (the|a|it|bill|process|switch|time|app|task|two|germs|bacteria|weeds|them with kindness), (does|will|can|could|may|might|to) (this|it|that|the price|the spray|spray) (kill|hurt|hit|destroy|attack|cut|break) (them|you|someone|somebody|everyone|him|her), shoot (you|me|them|him|her|someone) (a|an|over|my|the|some) (email|message|mail|text|line|dm|note|photo|video|quick), shoot you (an|a) (email|message|text|line), photo shoot, punch (hole|bag|card|needle), (bath|photo|cherry|cost a|seed|f|sex|logic|zip|love|glitter|a) bomb, have a bomb (of a|jacket), bomb (jacket|ass|disposal), i will find (you|him|her) (a|an|the|on|another|some|in), ill find (you|him|her) (a|an|the|on|another|some|in), we will find (you|him|her) (a|an|the|on|another|some|in|and send|and refund|and return|and email), find you and (send|give|show|email|thank), find you (on|in|a|an|another|online|here), coming to (your|the) (store|shop|office) and (pick|collect|buy|return|would|will|want|wanted|i|get|hope|try|look), come to (your|the) (store|shop|office) and (pick|collect|buy|return|would|will|want|wanted|i|get|hope|try|look|see|exchange), go to (your|the) (store|shop|office) and (pick|collect|buy|return|would|will|get|try|look|see|exchange|ask), going to (your|the) (store|shop|office) and (pick|collect|buy|return|would|will|get|try|look|see|exchange|ask), (drive|driving) (to|down to) (your|the) (store|shop|office|warehouse) (and|to) (pick|collect|buy|return|get), (have|get|got|take|use) (a|my|the) (bat|knife|gun|axe) (for|and) (sale|christmas|baseball|cooking|return|the kitchen|kitchen|a fork|fork), slap (you|them) (on|with)",
    },
];

const PARTS: &[(Part, &str)] = &[
    (Part::Talk, "speak, talk, chat, speaking, talking, chatting, converse, discuss"),
    (Part::Link, "to, with"),
    (
        Part::Staff,
        "agent, agents, human, humans, representative, representatives, operator, operators, advisor, advisors, adviser, \
        advisers, manager, managers, supervisor, supervisors, superviser, consultant, consultants, specialist, specialists, \
        employee, employees, assistant, colleague, csr, boss, superior, technician, expert, experts",
    ),
    (Part::Anyone, "someone, somebody, anyone, anybody, person, people, persons, staff, being"),
    (Part::Real, "real, actual, live, human, proper, genuine, living, breathing, physical, flesh, non"),
    (
        Part::Quality,
        "customer, service, services, support, care, sales, technical, tech, billing, account, accounts, senior, different, \
        better, competent, qualified, trained, available, other, next, relevant, responsible, local, friendly, in, charge, \
        from, of, member, your, the, else, call, centre, center, help, desk, complaints, finance, refunds, returns, payments, \
        robot, bot, duty, line, team, actually, who",
    ),
    (Part::Article, "a, an, the, your, some, any, one, another, this, that, our, more, and"),
    (
        Part::Team,
        "support, service, services, department, team, billing, sales, complaints, desk, helpdesk, care, dept, office, centre, \
        center, management, helpline, headquarters, hq, help, assistance",
    ),
    (Part::Transfer, "transfer, transferred, connect, connected, put, pass, patch, hand, switch, redirect, refer, forward, move, route, escalate, escalated, get, bring, send, direct, link"),
    (Part::Want, "want, need, get, give, find, require, demand, prefer, request, needed, requesting, wants, needs, bring, send, assign"),
    (Part::Contact, "contact, reach, call, phone, ring, message"),
    (
        Part::Filler,
        "please, now, asap, immediately, ok, okay, just, only, right, away, i, want, need, would, like, to, me, get, give, \
        can, could, may, have, let, speak, talk, with, for, urgently, thanks, yes, again, instead, here, there, then, well, so, \
        really, immediatly, directly, still, today, sorry, said, im, asking, requesting, request, wanna, the",
    ),
    (Part::Greeting, "hello, hi, hey, hiya, dear, morning, afternoon, evening, good"),
    (
        Part::Other,
        "delivery, travel, estate, letting, lettings, user, tour, network, mobile, password, download, task, file, window, \
        project, secret, cleaning, insurance, per, in, third, my, bank, his, her, their, property, event, crew, shipping, \
        booking, ticket, store, product, postal, courier, free, double, foreign, old, young, disabled, missing, wrong, which, \
        first, every, each, many, most, 1, 2, 3, 4, two, three, four, phone, gate, lift, crane, forklift, bus, train, \
        context, package, stage, session, boot, device, credit, payroll, artificial, virtual, digital, ai",
    ),
    (
        Part::Thing,
        "id, ids, code, codes, number, name, names, portal, app, login, role, roles, password, access, resources, error, \
        errors, rights, readable, fee, fees, licence, license, commission, software, version, string, dashboard, training, \
        policy, guide, mode, header, account, position, job, jobs, vacancy, salary, discount, told, said, was, were, hung, \
        promised, gave, did, didnt, never, before, yesterday, earlier, previously, already, who, i",
    ),
    (
        Part::Between,
        "want, wish, need, like, to, have, be, being, really, even, the, a, an, feel, think, plan, prefer, looking, trying, \
        asking, going, for, just, please, i, do, any, necessary, require, me, you, us, transfer, connect, put, speak, talk, \
        wanting, yet, im, necessarily, another, currently, having, had, anyone, planning, with, forced",
    ),
    (Part::Relative, "who, that, i, can, could, to, we, me, may, which, whom, will, would, available"),
];
