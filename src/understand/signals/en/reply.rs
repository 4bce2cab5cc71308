//! Yes and no, and saying that an answer did not help.

use super::super::lexicon::{Cue, Phrases};

pub(super) static PHRASES: &[Phrases] = &[
    Phrases {
        cue: Cue::Yes,
        says: "yes, yeah, yep, yup, yess, yesss, yh, yah, aye, of course, absolutely, definitely, certainly, \
            affirmative, indeed, yes please, please do, go ahead, thats (right|correct|it|the one|the right one|\
            fine|perfect|true), that is (right|correct|it|the one|fine|true), correct, exactly, precisely, sure \
            thing, do it, lets do (it|that|this), sounds (good|great|fine|perfect), it did, it does, i do, i did, \
            (that|this|it) (helped|worked|works|did|solved it|fixed it|does), all (good|sorted|fixed), sorted, \
            solved, (that|this) (did|does) (help|work|it), (it|its|thats|its all) (working|fixed|solved|sorted) \
            now, thats sorted, for sure, you bet, totally",
        except: "yes and no, yes or no, (is|was|are) (that|it) correct, (did|does|has|have) (that|it|this) (help|work), \
            of course not, of course it (doesnt|isnt|didnt|wont), absolutely not, definitely not, certainly not, \
            absolutely no, thats it (im|i am|i have|ive), yeah right, yes but, yeah but, yep but, yeah no, yes \
            however, (absolutely|totally|definitely) (useless|terrible|ridiculous|disgusting|awful|rubbish|pathetic|\
            shocking|wrong|unacceptable|fed|not), correct (my|the|your|this|it|that|an|a), not correct, isnt \
            correct, do it (again|anyway|myself|yourself), (how|where|when|what|why) (do|does|did|can) (i|it|this|\
            that) (do|does|works|did|work), i do not, i did not, it does not, it did not, i do (want|need|have|\
            think|hope|wish), i did (that|this|it|everything|try|pay|order|not|all), it does (nothing|the|what|say|\
            matter), it did (nothing|the|what|say|matter|before|last)",
    },
    Phrases {
        cue: Cue::Consent,
        says: "ok, okay, okey, k, kk, sure, right, fine, great, perfect, good, cool, y, alright, all right, good idea, \
            works for me, that would (work|be great|be good|be fine|be lovely|help), why not, if you (can|could|\
            would|dont mind), i agree, agreed, deal, thats (good|great|ok|okay|cool|me|mine|my (order|account|name|\
            address)), it is, fair enough, no problem, no worries, of cause, true, understood, got it, makes sense, \
            i think so, i guess so, i guess, id like that, i would like that, that one, the (first|second|third|\
            last) one, that helps, that (is|was) (helpful|great|good|perfect), very helpful, lovely, brilliant, \
            awesome, excellent, thats (helpful|brilliant|awesome|excellent|amazing|lovely), amazing, wonderful, \
            please, yes thanks, mhm, uh huh, mm hmm, confirmed, i confirm, confirm, proceed, continue, carry on, go \
            on, next, done, ready, agreed",
        except: "not (ok|okay|sure|right|fine|great|perfect|good|cool|true|really), isnt (ok|right|good|great|fine), no \
            good, sure not, not so (good|great|sure), are you sure",
    },
    Phrases {
        cue: Cue::No,
        says: "no, nope, nah, nay, negative, no way, no thanks, no thank you, not really, not at all, of course not, \
            absolutely not, definitely not, certainly not, nothing of the sort, neither, none of (these|those|them|\
            the above), not (that|this) one, not (those|these|it), thats (wrong|not it|not right|not correct|\
            incorrect|not the one|not me|not mine), wrong (one|order|answer), incorrect, i dont think so, dont \
            think so, (it|that|this) (didnt|doesnt|does not|did not|hasnt|isnt|wasnt|wont) (work|help|worked|helped|\
            working|it), (it|that|this) (didnt|doesnt|hasnt|isnt|wasnt|wont) $, (didnt|doesnt|not|did not|does not|\
            hasnt) (work|help|helped|worked|working|yet|quite|exactly), please dont, dont do (that|it|this), not \
            me, not mine, never, nein, not now, no not (that|really|yet), never mind, nevermind, its not, it is \
            not, isnt, maybe not",
        except: "no (problem|problems|worries|rush|hurry|idea|doubt|one|longer|matter|wonder|reply|response|answer|\
            refund|delivery|parcel|package|order|email|emails|money|internet|signal|connection|service|confirmation|\
            tracking|sign|information|info|update|updates|sound|power|hot|water|stock|discount|code|option|way to|\
            access|luck|joke|clue|reason|news|change|charge|cost|need), not only, not sure, not quite sure, not \
            really sure, i (didnt|havent|did not|do not) (receive|received|get|got|order|ordered|make|see|know|\
            understand|have|want|pay|ask|authorise|authorize|recognise|recognize|use|buy|sign|agree|need|think), \
            never (received|arrived|got|came), (doesnt|isnt|didnt) (matter|it), isnt (it|there|this|that|working), \
            yes and no, yes or no, (did|does) it not, negative (balance|review|feedback|number|amount), please dont \
            (cancel|send|charge|ship|hang|close|leave|go), wrong order (came|arrived|was|sent|and)",
    },
    Phrases {
        cue: Cue::Refusal,
        says: "n, no need, not necessary, id rather not, rather not, stop, dont bother, dont, wrong, nothing, none, \
            nobody, not interested, im (good|fine|ok|okay) thanks, cancel that, forget it, leave it, skip, \
            something else, other, another one, the other one, no i (dont|didnt|cant|havent|wont), i (dont|didnt|\
            did not|do not), i cant, i havent, cant, unfortunately not, sadly not, afraid not, im afraid not, still \
            no, still not, still broken, no luck, no good, no change, no joy, same (problem|issue|thing), i said \
            no, i do not, i did not",
        except: "",
    },
    Phrases {
        cue: Cue::Rejection,
        says: "(that|this|it|which|you|your answer|your reply|your link|the link|the article|this answer|that answer) \
            (really|just|still|) (didnt|doesnt|does not|did not|hasnt|isnt|wasnt|not|is not|was not|wont|cant) \
            (really|even|) (help|helped|helping|helpful|useful|answer|any help|of any help|any good|any use|solve|\
            fix|resolve|apply|relevant), (not|isnt|wasnt|arent|hardly|never) (at all|very|really|so|that|being|even|\
            ) (helpful|helping|useful), no help (at all|), (not|isnt|wasnt) (any|much|of any|a|of much) (help|use), \
            (not|isnt|wasnt|nothing to do with) what i (asked|meant|mean|said|wanted to know|am asking|m asking|was \
            asking|want to know|am talking about|was talking about|need to know), not what im (asking|talking about|\
            saying), (not|didnt|did not|doesnt|does not|havent|hasnt|isnt|never|wont) (even|really|actually|) \
            (answer|answered|answering|address|addressed|solve|solved) (my|the|that|this|any|what), (you|u|bot) \
            (didnt|did not|havent|arent|dont|do not|never|are not|keep not) (answer|answered|answering|understand|\
            understanding|listen|listening|read|reading|get it|getting it|help|helping|helped), already (tried|done|\
            did|read|checked|seen|looked at|followed) (that|this|it|those|these|all that|all of that|all this|all \
            of this|everything|them)(| already), tried (that|this|it|those|these|everything|all that) (already|\
            before|several times|twice|and|but|), (tried|done|did) (that|this|it) nothing, (i have|ive) (tried|done|\
            read|checked|seen|followed) (that|this|it|those|these|all that|all of that|all this|everything|them) $, \
            (i have|ive) (tried|done|read|checked|followed) (that|this|all that|all of that|all this|everything) \
            (already|before|several|many|twice|and|but|too), i (did|have done|already did) (that|this|all that) \
            already, i already did, (still|) (doesnt|didnt|does not|did not) help (me|at all|either|sorry|with my), \
            (that|this|they) (still|) (didnt|doesnt|did not|does not|isnt|hasnt) (work|works|worked|working|help|\
            helps|helped), (none of (that|this|these|those|it|them)|nothing|neither) (has |ever |really |) (work|\
            works|worked|working|help|helps|helped), still the same (problem|issue|error|thing|message), same \
            (problem|issue|error) (still|again), (wrong|irrelevant|useless|unhelpful|stupid|pointless|not the right|\
            not the correct|bad) (answer|answers|reply|response|article|advice), (gave|giving|given|sent) (me |us |\
            ) (the |) (wrong|incorrect|false|useless) (info|information|link|answer|advice), answer is (wrong|\
            irrelevant|useless|not helpful|not relevant), (its|thats|that is|this is|it is) (not it|not that|not \
            relevant|irrelevant|unhelpful|not helpful|no use|no good|useless|of no use), ^ (no |nope |) (its|thats|\
            that is|this is|it is) (not correct|not right|wrong|incorrect) $, youre not (listening|helping|\
            understanding|getting it|reading), you are not (listening|helping|understanding|getting it|reading), \
            (you|u) (dont|do not|cant|clearly dont|obviously dont) (seem to|even|) (understand|get it|listen|help|\
            read), (you|u) (misunderstood|misunderstand|got it wrong|are wrong), youre wrong, read (my|what i) \
            (message|question|wrote|said) (again|properly|please|), nothing to do with my (question|problem|issue), \
            i (asked|said|meant) something else, no use to me, (waste of|wasting my) time, (thats|that is|this is|\
            its) not (my|the) (question|problem|issue), doesnt (answer|solve|apply|fix|help), not (my question|the \
            answer), that was (useless|unhelpful|pointless|no help|not helpful|wrong), try again, (there is|theres|\
            i see|i have) no such (button|option|page|link|setting|menu), (the|that|this|your) (link|button|page) \
            (is |) (doesnt|does not|not|isnt|broken|dead) (work|working|)",
        except: "(did|does|has) (that|it|this) (not |)(help|work), not what i (ordered|bought|paid|received|expected|\
            wanted), not sure (that|this|it), doesnt help that, doesnt help (when|if|matters), (hope|hoping) (that|\
            this|it) (helps|works), try again (later|tomorrow|soon|in), (ill|i will|let me|will|can i|could i|\
            should i|i can|please|to) try again, waste of (money|space), wasting my (money|data|battery), (if|in \
            case|when) (that|this|it) (doesnt|does not|didnt) (work|help), (yes|yeah|great|perfect) (that|this|it) \
            (works|worked|helped), (that|this|it) (works|worked|helped|helps), (that|this|it) (really |just |\
            )(works|worked|helped|helps) (now|well|great|perfectly|thanks|a lot|thank), it (isnt|wasnt) what i \
            (ordered|bought|paid), nothing (helpful|useful), cant help (falling|feeling|thinking|but|wondering|\
            noticing), have (it|this|that) already",
    },
    Phrases {
        cue: Cue::StillWrong,
        says: "^ (no |nope |sorry |but |ok |okay |still |well |yeah |and |hmm |nah |tried |) (it|that|this|its|thats|) \
            (still |just |) (not|isnt|doesnt|does not|is not|wont|cant|aint|didnt|did not|hasnt) (work|working|\
            worked|fixed|resolved|solved|sorted|help|fix), still (not|isnt|doesnt|wont|broken), (cant|cannot) find \
            (that|this|it|the (button|option|page|link|setting))",
        except: "(what|if|when|why|in case) (it|that|this|is|does) (it |) (not|isnt|doesnt|wont|didnt) (work|working|\
            help)",
    },
];
