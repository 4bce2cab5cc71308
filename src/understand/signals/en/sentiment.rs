//! Words that please and displease.

use super::super::lexicon::{Cue, Phrases};

pub(super) static PHRASES: &[Phrases] = &[
    Phrases {
        cue: Cue::Flat,
        says: "(kind|sort) of, what kind, this kind, as well as, right now, best (way|time|price|option|before|regards|\
            wishes|buy|western), kind regards, better (way|option|price|deal|place|off without), (would|id) love \
            (to|a|some), love to (know|see|have|hear), good (morning|afternoon|evening|night|day), no (problem|\
            problems|issue|issues|trouble|worries|worry|delay|delays|damage|fault|faults|complaints|doubt), fine \
            print, late fee, fail safe, sick leave, return label, hard (drive|copy|disk|disc), clean install, happy \
            to (wait|pay|send|provide|help|share), sorry to (bother|trouble), fast food, quick (question|one|call|\
            start), fair enough, (tell|give|share|hear|know|like|want|another|good|funny|any|some) (me |us |) (a |\
            any |some |another |your best |with me a |) (funny |good |humorous |great |dad |lawyer |knock knock |) \
            (joke|jokes), (lawyer|dad|knock knock|funny|humorous) (joke|jokes), lost (and found|property), error \
            (code|message|number), bug report, damage (cover|waiver), fault code, crash course, good (luck|price|\
            time to|to know), how (good|well|fast|quickly|reliable|safe|easy|accurate|comfortable|durable|clean|\
            secure), (is|are|was) (it|this|that|they|these|there|you) (any |a |) (good|safe|secure|reliable|easy|\
            clean|fair|worth|better|comfortable|waste), return (policy|it|this|an|a|the|my|address|something|item|\
            items), cancel (my|the|an|a|this|it|subscription|order), refund (policy|my|for|me|on|to), (a|my|the|\
            full|partial) refund, (a|my|the) return, clear (my|the|cache|cookies), free trial, pretty much, best \
            (seller|sellers), super (market|user|king), waiting (list|room), wait time, trust (account|fund), gift \
            (card|cards|voucher|wrap|receipt|box|set|wrapping), cool (down|box|bag), warm (up|water), fresh (start|\
            install), proud owner, win (7|10|11|a), star (rating|ratings|hotel|sign), joy con, bright (yellow|red|\
            green|blue|pink), pain (relief|killer|killers), cheap (flight|flights|ticket|tickets|hotel|hotels), \
            safe (mode|deposit|box|place), secure (site|payment|checkout|delivery), (dead|death) line, lie down, \
            dirty (laundry|wash), smart (watch|phone|tv|meter|home|card|meters), hero (section|image|banner), bonus \
            (points|code|scheme), benefit (from|form), hot mess, missing (from|in|information), please (cancel|\
            refund|return), for (the|my) inconvenience, customer (support|care|service|satisfaction), quality \
            (control|check|assurance), peace (lily|sign)",
        except: "",
    },
    Phrases {
        cue: Cue::Unturned,
        says: "never (been|felt|had|seen|known|met|experienced|dealt with|used|tried) (so|such|a more|anything so|\
            anything as|a worse|a better), (couldnt|could not|cant|cannot|cant possibly) (be|have been|ask for|get|\
            have asked for|feel|hope for|do|have) (any |a |anything |) (more|happier|better|worse|angrier), (no|\
            nothing|none) (better|happier|worse), (nothing|not) (but|only), not just, no wonder, why (dont|cant|\
            wont|didnt|doesnt|isnt), never (fails|failed|disappoints|disappointed) to (amaze|impress|annoy|\
            disappoint|please)",
        except: "",
    },
];

pub(super) static FEELINGS: &[(f32, &str)] = &[
    (
        3.4,
        "amazing, awesome, outstanding, superb, phenomenal, incredible, fantastic, flawless, magnificent, \
            exceptional, perfect, perfection, perfectly, brilliant, brilliantly, wonderful, wonderfully, \
            marvellous, marvelous, stunning, unbeatable, adore, adored, ecstatic, thrilled, overjoyed, spectacular, \
            fabulous, terrific, stellar, excellent, excellently, excellence, loved, loving, delighted, delightful, \
            lifesaver, legend, gem",
    ),
    (
        2.4,
        "great, greatly, happy, happier, happily, lovely, beautiful, beautifully, impressed, impressive, \
            superior, splendid, pleasure, pleased, pleasing, enjoyed, enjoying, enjoyable, joy, glad, grateful, \
            thankful, exciting, excited, excite, success, successful, successfully, gorgeous, praise, praised, \
            smashing, impeccable, seamless, seamlessly, effortless, effortlessly, ideal, cheerful, heartfelt, \
            charming, elegant, remarkable, kudos, bravo, congratulations, congrats, appreciate, appreciated, \
            appreciates, appreciation, reassured, reassuring, attentive, courteous, exemplary, yay, woohoo, hooray, \
            wow, super, blessed, godsend",
    ),
    (
        1.7,
        "good, nice, nicely, helpful, helped, thanks, thank, cheers, fine, kind, kindly, kindness, friendly, \
            polite, patient, smoothly, resolved, solved, sorted, fixed, relief, relieved, satisfied, satisfactory, \
            satisfying, efficient, efficiently, professional, reliable, reliably, responsive, convenient, \
            comfortable, comfy, useful, welcome, welcoming, warm, pleasant, positive, positively, generous, fair, \
            honest, trust, trusted, trustworthy, bonus, gift, benefit, beneficial, clean, fresh, healthy, \
            intuitive, knowledgeable, lucky, luckily, fortunately, neat, proud, refreshing, respect, respectful, \
            rewarding, sturdy, stylish, supportive, sympathetic, tasty, delicious, timely, valued, worthwhile, \
            yummy, affordable, agree, agreed, bright, cared, caring, decent, durable, ease, freely, graceful, \
            gracious, hilarious, informative, painless, peace, recovered, skilled, solution, spacious, swift, \
            swiftly, thoughtful, understanding, upgrade, upgraded, vibrant, cute, pretty, accommodating, \
            considerate, dependable",
    ),
    (
        2.4,
        "love, loves, best, recommend, recommended, recommending, enjoy, favourite, favorite, hero, heroes, \
            speedy",
    ),
    (
        1.2,
        "works, worked, quick, quickly, fast, faster, prompt, promptly, better, fun, funny, cool, sweet, smooth, \
            easy, easily, easier, simple, hopeful, improved, improvement, worth, worthwhile, handy, effective",
    ),
    (
        0.8,
        "correct, clear, safe, secure, accurate, hope, hopefully, improve, improves, interesting, ok, okay, \
            alright, acceptable, adequate, reasonable, refunded, delivered, arrived, liked",
    ),
    (
        -0.8,
        "slow, slowly, slower, sorry, unsure, wait, waiting, waited, question, problem, problems, issue, issues, \
            stuck, expensive, pricey, costly, unclear, complicated, missing, delay, delayed, delays, late, cancel, \
            cancelled, cancelling, canceled, cancellation, return, refund, complaint, complain, overdue, expired, \
            unexpected, unexpectedly, odd, weird, strange, concern, concerned, doubt, doubtful, cheap, tired, hard, \
            difficult, difficulty, trouble, troubles, lack, lacking, unfinished, uneven, glitch, glitches, bug, \
            bugs, error, errors, limited, mistake, mistakes, boring, bored, dull, meh, mediocre, average, bland, \
            loose, forgot, forgotten, repeat, repeatedly, again, ignoring, declined, refused, blocked, lost, lose, \
            losing",
    ),
    (
        -1.3,
        "wrong, wrongly, incorrect, incorrectly, stolen, stole, steal, stealing, theft, fraud, fraudulent, dead, \
            died, hurt, hurts, harm, fail, fails, unable, pain, trash",
    ),
    (
        -1.7,
        "bad, badly, poor, poorly, broken, broke, breaks, damaged, damage, damages, defective, defect, defects, \
            faulty, fault, faults, failed, failing, failure, failures, cracked, crack, scratched, torn, stained, \
            dirty, ripped, dented, shattered, smashed, leaking, leaks, leaked, ruined, spoiled, spoilt, unhappy, \
            sad, sadly, upset, upsetting, annoyed, annoying, annoyance, annoys, frustrated, frustrating, \
            frustration, frustrates, disappointed, disappointing, disappointment, disappoints, dissatisfied, \
            unsatisfied, unsatisfactory, displeased, confused, confusing, confusion, worried, worrying, worry, \
            worries, anxious, nervous, stress, stressed, stressful, struggling, struggle, unfortunately, unfair, \
            unfairly, unhelpful, unprofessional, unreliable, unresponsive, unreasonable, unwilling, rude, rudely, \
            impolite, disrespectful, dismissive, careless, ignored, ignores, ignorant, neglected, overcharged, \
            overcharge, overpriced, misleading, misled, mislead, mess, messed, messy, messing, unusable, \
            inconvenience, inconvenient, inconvenienced, inferior, insufficient, inadequate, inaccurate, \
            incompetent, incompetence, inefficient, nonsense, noisy, painful, pathetic, rubbish, refuse, refuses, \
            refusing, rejected, regret, regretted, risky, shoddy, sick, smelly, stink, stinks, suffer, suffered, \
            suffering, suck, sucks, sucked, terribly, ugly, unacceptable, unwanted, upside, waste, wasted, wasting, \
            weak, worse, worsen, worn, avoid, avoiding, ashamed, blame, bother, bothered, bothering, clueless, \
            crash, crashed, crashes, crashing, cry, crying, cried, deceive, deceived, deceptive, dodgy, dumb, fake, \
            flawed, flimsy, freezing, fuming, guilty, harmful, impossible, itchy, junk, lame, lied, lie, lies, \
            lying, liar, liars, missed, mistreated, neglect, nuisance, rotten, mouldy, moldy, stale, scared, scary, \
            shame, shameful, silly, sloppy, stupid, stupidly, stupidity, tedious, threatening, threatened, tricked, \
            unresolved, unsafe, useless, uselessly, vague, violated, wreck, wrecked, crap, crappy, damn, bloody, \
            pissed, ass, arse, hell, joke, idiotic, idiot, idiots",
    ),
    (
        -2.6,
        "angry, anger, angrily, mad, hate, hated, hates, hating, awful, awfully, terrible, horrible, horribly, \
            dreadful, dreadfully, atrocious, abysmal, appalling, appalled, appallingly, disgusting, disgusted, \
            disgust, disgrace, disgraceful, disgracefully, furious, livid, enraged, outraged, outrageous, outrage, \
            rage, infuriating, infuriated, irate, insulting, insulted, insult, offensive, offended, ridiculous, \
            ridiculously, absurd, laughable, shocking, shockingly, shocked, horrendous, horrific, horrid, hideous, \
            unbearable, intolerable, inexcusable, unforgivable, unbelievable, nightmare, disaster, disastrous, \
            catastrophe, catastrophic, hopeless, hopelessly, worst, worthless, garbage, scam, scammed, scammers, \
            scammer, scamming, fraudsters, thief, thieves, robbed, robbery, crooks, cheat, cheated, cheating, \
            cheats, conned, ripoff, bullshit, shit, shitty, shite, fuck, fucking, fucked, fuckin, wtf, despicable, \
            devastated, devastating, despair, desperate, desperately, distraught, heartbroken, hell, hostile, \
            abusive, abused, bullied, vile, vicious, wicked, evil, toxic, criminal, criminals, illegal, dishonest, \
            unethical, negligent, negligence, farce, fiasco, shambles, sickening, sickened, revolting, repulsive, \
            gutted, bastards, bastard, crooked, deplorable, diabolical, extortionate, extortion, hellish, \
            humiliating, humiliated, miserable, misery",
    ),
];

pub(super) static DEGREES: &[(f32, &str)] = &[
    (
        0.3,
        "very, really, so, too, extremely, absolutely, totally, completely, utterly, incredibly, insanely, \
            super, highly, particularly, especially, truly, deeply, seriously, beyond, entirely, thoroughly, such, \
            most, more, much, ridiculously, unbelievably, exceptionally, fucking, bloody, damn, freaking, hugely, \
            enormously, terribly, awfully, remarkably, always, constantly, genuinely, purely, simply, overly, \
            majorly, massively",
    ),
    (
        -0.35,
        "slightly, somewhat, little, bit, kinda, sorta, fairly, partly, marginally, barely, hardly, scarcely, \
            almost, occasionally, sometimes, less, mildly, moderately, relatively, rather",
    ),
];
