//! Thanks and farewells.

use super::super::lexicon::{Cue, Phrases};

pub(super) static PHRASES: &[Phrases] = &[
    Phrases {
        cue: Cue::Thanks,
        says: "thanks, thank you, thank u, ty, tysm, tyvm, cheers, ta, much appreciated, greatly appreciated, really \
            appreciated, appreciated, appreciate (it|that|this|your|the|all|you|everything), many thanks, thank ya, \
            so grateful, very grateful, im grateful, bless you, i owe you one, youre (a|an) (star|legend|lifesaver|\
            angel|gem), you are (a|an) (star|legend|lifesaver|angel|gem)",
        except: "thanks for nothing, thanks for (wasting|ruining|ignoring|losing|breaking), no thanks, no thank you, nah \
            thanks, nope thanks, thanks but no, thank you but no, thank god, thank goodness, thank heavens, thanks \
            to (you|your|the|this|them), thank you (page|email|note|card|letter|message|mail), thanks in advance, \
            thank you in advance, (would|id|wed|really|do) appreciate it if, (would|id|wed) (really|greatly|) \
            appreciate (it|that|this|your|the|a|an|some|you), would be (much|greatly|really|very much|) \
            appreciated, appreciate it if, appreciate the (seriousness|urgency), (can|do) you (even|) appreciate, \
            dont appreciate, do not appreciate, didnt appreciate, not appreciated, without (any|a) thanks, \
            thanksgiving, (a|one) ta, (say|saying|said|tell them|tell him|tell her|send them|send) (thank you|\
            thanks), thank you in (spanish|french|german|italian|japanese|chinese|russian|another|other), how (do|\
            would|can|should) (i|you|we) thank, thanks a bunch for nothing, cheers up",
    },
    Phrases {
        cue: Cue::Goodbye,
        says: "bye, bye bye, byebye, goodbye, good bye, cya, see ya, see you (later|soon|around|tomorrow|then|next \
            time|again), farewell, take care, ttyl, talk (to you|) (later|soon), speak soon, have a (good|great|\
            nice|lovely|wonderful|fab|blessed|pleasant) (day|one|evening|night|weekend|afternoon|week|rest of your \
            day), good night, goodnight, night night, ^ so long $, toodles, cheerio, thats all, that is all, thats \
            it for (now|today), that will be all, thatll be all, nothing else, no more questions, i have to go (now \
            |) $, i have to go bye, (ive |) (gotta|got to) go (now |) $, i (must|should) go (now |) $, im (off|done \
            here|leaving), until next time, enjoy your (day|evening|weekend|night), im all set, all set thanks, all \
            done thanks, adios, ciao, laters, peace out, over and out, signing off, thats everything",
        except: "(do|does|would|to|they|can|did|germans|people) (you |i |they |we |one |people |) (say|says) (say |) \
            (goodbye|good bye|bye|goodnight|good night), (mean|means) (goodbye|bye), (text|tell|send|message) (mom|\
            dad|him|her|them|mum|my) (a text |) (that |) (ill|i will) talk (to you|) (later|soon), (nice|good|great|\
            happy|want|like|love|hope) to see you (again|soon|tomorrow), (say|saying|said|says|wave|waving|kiss|\
            kissed) (goodbye|bye|good bye|farewell) to, goodbye (to my|party|card|gift|letter), bye (to my|law|laws|\
            product), see you in court, good night (cream|lamp|light|vision), night (shift|cream), not good night, \
            take care of, takes care of, thats all (i|you|we|that|the|very|well|wrong|my|they), that is all (i|you|\
            we|that|very|my), nothing else (works|worked|helps|helped|matters|happens|happened|is|was|has|but|to \
            do), so long (to|as|for|and|that|since|i), (take|takes|took|taking|been|waited|waiting|this) so long, \
            have to go (to|back|through|into|all|there|on|for|via), got to go (to|back|through|into), gotta go (to|\
            back|through|into), thats everything (i|that|you|wrong), im off (work|sick|to|on|by|the), im leaving \
            (you|a|the|for|your|this|bad|because), i (must|should) go (to|back|through|into|for|with), nothing else \
            i (can|could), have a good (day|night) (lamp|cream|bag), why is it good night, goodbye my (money|refund)",
    },
];
