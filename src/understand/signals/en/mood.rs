//! Frustration, pressing for time, coarse phrases.

use super::super::lexicon::{Cue, Phrases};

pub(super) static PHRASES: &[Phrases] = &[
    Phrases {
        cue: Cue::FedUp,
        says: "fed up, sick (and tired|) of, sick and tired, had (it|enough) (with|of|), ive had enough, i have had \
            enough, had enough of, (told|asked|explained|said|told you|asked you|told them) (that |this |it |you |) \
            (twice|three times|3 times|four times|five times|so many times|several times|many times|a hundred times|\
            a thousand times|repeatedly), already told you, ive told you, (complete|total|absolute|utter|huge|\
            massive|) waste of (time|my time|money|space|everyones time), wasting my time, wasted (my|hours|days|so \
            much|enough), (this is|thats|that is|its|what|youre|you are|absolutely|totally|completely|is) (a |an |\
            so |just |such |beyond |absolutely |totally |completely |utterly |bloody |fucking |really |) (a |) \
            (ridiculous|unacceptable|outrageous|disgraceful|disgusting|appalling|pathetic|absurd|infuriating|insane|\
            disgrace|joke|farce|nightmare|shambles|scandal|bullshit|outrage|mess), absolute joke, complete joke, \
            how many (more |) times (do|must|will|should) (i|we) (have|need|got|tell|ask|say|explain|repeat|to|call|\
            contact), how many times have (i|we) (told|asked|said|explained|called|contacted|got|to|had to), for \
            the (second|third|fourth|fifth|sixth|tenth|umpteenth|hundredth|millionth|last|nth|2nd|3rd|4th|5th|10th|\
            100th|1000th) (time|bloody time|fucking time), (third|fourth|fifth|sixth|3rd|4th|5th|6th|10th) time \
            (ive|i have|im|i am|this|in|ive had), (nobody|no one|noone|no-one) (ever |even |is |has |) (answers|\
            answering|answered|helps|helping|helped|cares|replies|replied|replying|responds|responded|listens|\
            listening|called|calls|gets back|got back|seems to care), dont care about (your|customers|us|me), you \
            dont care, (worst|horrible|terrible|awful|appalling|disgusting|disgraceful|shocking|abysmal|shit|shitty|\
            crap|pathetic|poor) (customer |) (service|support|company|experience|treatment), at (my|the end of my) \
            wits end, end of my (tether|rope|patience), losing (my |) (patience|temper|mind), lost (my |all) \
            patience, out of patience, running out of patience, driving me (crazy|mad|insane|nuts|up the wall), \
            drives me (crazy|mad|insane|nuts), going round in circles, going (around|in) circles, round and round, \
            pulling my hair, tearing my hair, banging my head, never (buying|shopping|ordering|using|coming|order|\
            buy|shop|use) (from|with|here|you|this|again|back|your), (last|final) time (i|im|ill) (will |) (order|\
            ordering|buy|buying|use|using|shop|shopping), taking my (business|money|custom) elsewhere, leaving (for|\
            to) (a|your) competitor, cancel everything, (one|1|zero) (star|stars) (review|), beyond (a joke|\
            frustrated|frustrating|angry|annoyed|ridiculous), (extremely|very|so|really|beyond|incredibly|super|\
            totally|absolutely|completely|fucking|bloody) (frustrated|frustrating|angry|annoyed|annoying|upset|\
            disappointed|disappointing|unhappy|furious|mad|livid|dissatisfied|pissed), want to scream, (you|you \
            guys|this company|this place|this website|this app|this service|your (service|app|website|support|\
            company)) (are|is|re) (so |all |just |really |absolutely |totally |completely |bloody |) (useless|\
            hopeless|pathetic|terrible|awful|horrible|incompetent|rubbish|clueless|the worst|crap|garbage), youre \
            (so |all |just |really |absolutely |totally |completely |) (useless|hopeless|pathetic|terrible|awful|\
            horrible|incompetent|rubbish|clueless|the worst|crap|garbage), makes me (so |) (angry|mad|furious|\
            sick), shame on you, screw (you|this|your), what the (hell|fuck|heck), go to hell, for (fucks|gods|\
            christs|heavens|goodness) sake, are you (kidding|joking|serious|having a laugh|stupid|deaf|dumb), (have|\
            got) to be (kidding|joking), you must be (kidding|joking), cant believe (this|how|you|it), taking the \
            (piss|mick|mickey), (this|your|the|stupid|useless|bloody|damn|fucking) (bot|chatbot|robot|thing) (is|\
            keeps|) (useless|stupid|dumb|crap|shit|rubbish|terrible|hopeless|pointless|pathetic|garbage|awful|an \
            idiot|a joke), useless (bot|chatbot|robot|company|service|support|app|website|machine), stupid (bot|\
            chatbot|robot|machine|thing|app|website|company), in a loop, same (thing|answer|question|reply|message|\
            response) (over and over|again and again|every time), over and over (again|), again and again, (why|\
            how) is (this|it) so (hard|difficult|complicated), is it (really |) (that|so) (hard|difficult)",
        except: "had it (with me|with us|delivered|fixed|repaired|for|working|since|installed|in my|on my), not (a waste|\
            very upset|so annoyed|that annoyed|upset), in a loop (of|station|line), had enough (time|money|space|\
            room|points|credit|balance|left), not (fed up|angry|annoyed|frustrated|furious), one star (hotel|review \
            page)",
    },
    Phrases {
        cue: Cue::Annoyed,
        says: "still (no|not|havent|hasnt|havnt|nothing|waiting|isnt|cant|dont|doesnt|cannot|wont|didnt|broken|the \
            same|unresolved|pending|missing), yet again, once again, (not|isnt|wasnt|havent) (again|), again, keep \
            (getting|asking|telling|saying|sending|giving|repeating|having|being|calling|trying), keeps (happening|\
            saying|asking|crashing|failing|telling|sending|repeating|giving|doing|freezing), kept (waiting|telling|\
            asking|saying|on hold), (been|am|im|was) (waiting|on hold|chasing|trying|calling|asking|emailing|passed \
            around) (for|since|so long|ages|all day|forever|hours|days|weeks|over|more), been (days|weeks|months|\
            ages|hours|over a (week|month)), been (two|three|four|five|six|2|3|4|5|6|7|8|10) (days|weeks|months|\
            hours), (waited|waiting|wait) (ages|forever|so long|long enough|for (hours|days|weeks|months|ages|ever|\
            over)), took (forever|ages|so long|weeks|months), taking (forever|ages|so long|too long|far too long), \
            takes (forever|ages|too long|so long), (asked|told|said|explained|contacted|called|emailed|messaged|\
            written|complained|reported|requested) (you |this |them |it |about this |) (already|before|twice|\
            several times|many times|multiple times|three times|3 times|four times|so many times|countless times|\
            numerous times|repeatedly|again and again), already (told|said|explained|asked|sent|gave|given|answered|\
            mentioned|provided|wrote|paid), (second|2nd) time (ive|i have|im|this), how (much longer|long (do|must|\
            will|should|am|does)), no (reply|response|answer|update|updates|help|solution|explanation|apology) (yet|\
            from|for|since|at all|again|still|), nobody (knows|told|is), no one (knows|told|is), (ignored|ignoring) \
            (me|my|by|again), not good enough, poor (service|support|quality|communication), bad (service|support|\
            experience), let (me|us) down, messing me (around|about), messed (me|up), (fobbed|fobbing) (me |) off, \
            passed (from pillar|around|from one), (lied|lying) to (me|us), broken promises, false promises, (why|\
            how) (is|are|has|have|does|do|did|cant|wont|dont) (this|it|you|nobody|no one|everything) (so|still|not|\
            never|always|keep|take|taking|taken|happening|again|even|just), whats (wrong with|the point|taking so \
            long), what is (wrong with|the point|taking so long), (frustrated|frustrating|annoyed|annoying|angry|\
            upset|disappointed|unhappy|furious|livid|dissatisfied), ridiculous, unacceptable, (come on|seriously|\
            honestly|really)(| now), hello (hello|are you there|anyone|anybody), (just|please just) (answer|tell me|\
            give me|fix|do|help|cancel|refund|send), useless, pointless, hopeless, sick of, joke, whatever",
        except: "(try|order|buy|see|thanks|thank you|use|hello|log in|login|start|visit|call|ask|work|works|working|\
            contact|chat|write) again, again (thanks|thank you|later|tomorrow|soon|please), still (works|working|\
            available|valid|open|under|in stock|interested|have|possible|good|love|like|happy), again and again, \
            (never|wont|not) again, in stock again, no (update|updates|help|response|reply) (needed|required|\
            necessary), (not|never|isnt|wasnt|no longer|dont be|arent) (frustrated|annoyed|angry|upset|disappointed|\
            unhappy|ridiculous|useless), whatever (you|is|works|it|the|colour|color|size), really (like|love|good|\
            great|helpful|appreciate|nice|happy|need|want|easy|enjoy|hope), seriously (good|great|impressed), \
            honestly (great|good|love), just (joking|a joke), joke aside, (a|tell me a|another|funny|nice|good|tell \
            a|know any|any) joke",
    },
    Phrases {
        cue: Cue::Urgent,
        says: "urgent, urgently, emergency, asap, a s a p, as soon as (humanly |) possible, immediately, right (away|\
            this second|this minute), (need|want|must have|have) (it |this |that |them |help |someone |somebody |an \
            answer |a reply |my money |a solution |a refund |) right now, (help|respond|reply|answer|fix it|fix \
            this|do it|sort it|sort this|call me|refund me|cancel it) (me |) right now, straight away, \
            straightaway, at once, this (instant|second|minute), time (sensitive|critical), life or death, cant \
            wait (any longer|until|till|that long|another|for|anymore), cannot wait (any longer|until|till|that \
            long|another|for|anymore), (need|want|must have) (it|this|that|them|help|an answer|a reply|my money|a \
            solution) (now|today|tonight|immediately|by tonight|within the hour|in an hour), (flight|\
            train|plane|boat|bus|ferry|wedding|funeral|interview|exam|surgery|appointment|event|meeting|party|trip) \
            (leaves|is|starts|departs|begins) (in|today|tomorrow|tonight|this), (leave|leaving|fly|flying|travel|\
            travelling|traveling|depart|departing|moving) (in (an|a|one|two|three|2|3|4|5|a few|half an) (hour|\
            hours|minutes|min)|today|tonight|tomorrow|now), running out of time, top priority, high priority, no \
            time (to (lose|waste)|left), before its too late, drop everything, stranded, stuck (at the|in the|\
            outside|here at|abroad), locked (out|outside), losing (money|customers|business|sales) (every|each|by \
            the|right)",
        except: "not (urgent|an emergency|that urgent|very urgent|so urgent|super urgent|really urgent|a priority|time \
            sensitive), isnt (urgent|an emergency|that urgent), nothing urgent, no (urgent|emergency), non urgent, \
            urgent care, emergency (contact|contacts|exit|kit|number on|fund|light|lights|lighting|lamp|call \
            feature|button), (stopped|crashes|crash|crashed|closes|closed|closing|failed|fails|disconnected|\
            disconnects|died|broke|ended) immediately, right now (i am|im|everything is|it is) (fine|ok|happy), \
            (available|time|on|going|doing|open|in|area|weather|account|have|playing|at|location) (in |at |is |) \
            (my |the |it |) (area |account |) right now, not (right now|immediately), cant wait (to|for it to|for \
            my new|for the new), cannot wait (to|for it to), immediately (after|stopped|crashes|closes|died|broke|i \
            got|and it)",
    },
    Phrases {
        cue: Cue::Hurry,
        says: "quickly, quick, hurry, hurry up, fast, soon, today, tonight, by (today|tonight|tomorrow|monday|tuesday|\
            wednesday|thursday|friday|saturday|sunday|noon|midnight|the end of (today|the day)|end of day|eod|5pm|\
            then), before (today|tomorrow|tonight|noon|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\
            christmas|the weekend|my flight|my trip|the wedding|i leave), deadline, waiting, last minute, overdue, \
            important, really need, badly need, desperate, desperately, need (it|this|that|them|help) (for|by|\
            before|soon), right now, now, within (the|an|1|one|two|2|24) (hour|hours), running late, how much \
            longer, hour left, minutes left, expires (today|tomorrow|tonight|in), priority",
        except: "no (rush|hurry|deadline|priority), not in (a|any) (hurry|rush), dont (hurry|rush), (quick|fast) \
            (question|one|food|charger|charging|track), (whenever|when) (you can|you have time|you get a chance|\
            possible|convenient|it suits), take your time, breakfast, not important, by (today|now) (i|it) (have|\
            had|has), until now, up to now, for now, now (works|working|fixed|fine|solved|sorted|good), (works|\
            working|fixed|fine|good|ok|okay|solved|sorted|all) now, priority (boarding|pass|mail|shipping|delivery|\
            seat), today (only|was|is)",
    },
    Phrases {
        cue: Cue::Profanity,
        says: "sod off, screw (you|u|this), suck my, piss off, bugger off, son of a, eat shit",
        except: "bloody mary, blood test, dick (van|turpin), crap shoot, damn good, moby dick, cheap ass, bad ass, kick \
            ass, big ass, ass (hat|car), bloody (good|brilliant|marvellous|amazing), cock and bull, ass to, as ass, \
            shitake, dicks sporting, piss take",
    },
];
