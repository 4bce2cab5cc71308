//! Threats, and reports of danger.

use super::super::Threat::{Fraud, Legal, Regulator, Safety, SelfHarm, Violence};
use super::super::lexicon::{Cue, Phrases};

pub(super) static PHRASES: &[Phrases] = &[
    Phrases {
        cue: Cue::Threat(Legal),
        says: "(sue|suing) (you|u|your|them|the company|this company|for|over), (will|going to|gonna|ill|want to|\
            intend to|intending to|threatening to|planning to|ready to|about to|prepared to|consider|considering|be|\
            can i|could i|should i|how do i) (sue|suing|file suit), (my|our|her|his|(need|want|get|getting|hire|\
            hiring|hired|call|calling|contact|contacting|consult|consulting|seek|speak to|talk to|through|via|from|\
            with|involve|involving|instruct|instructed) (a|an|my)) (lawyer|lawyers|solicitor|solicitors|attorney|\
            attorneys|barrister|legal team|legal counsel|legal representative|legal department), lawyer up, legal \
            (action|proceedings|advice|steps|claim|route|dispute|consequences|case against|representation|remedies|\
            redress|department will|letter|notice|threat), legally (liable|responsible|actionable|obliged|binding|\
            entitled), take (you|u|them|this|it|the company|your company|amazon) to court, taking (you|u|them|this|\
            it|the company) to court, see you in court, (go|going|goes|end up|settle|meet) (to|in) court, court \
            (case|action|order|claim|proceedings|summons|date|papers), small claims, lawsuit, lawsuits, law suit, \
            litigation, litigate, class action, (breach|breaching|broken|in breach) of (contract|the contract|law|\
            the law|the consumer rights), breach of gdpr, (breaking|against|violating|broke|violates|violated|\
            breaks|above|violation of) (the |consumer |data protection |my |) (law|consumer rights|rights|legal \
            rights|gdpr|laws), consumer rights act, consumer law, (statutory|legal|consumer) rights, press charges, \
            pressing charges, filing a (suit|claim|lawsuit|case), file a (suit|claim in|lawsuit|case against), \
            letter before (action|claim), cease and desist, (damages|compensation) (through|in) (the |) court, \
            bailiffs, subpoena",
        except: "(food|tennis|basketball|squash|badminton|royal|hampton|earls|crown|albert|park|oak|padel|volleyball|the \
            tennis|apple|manor|inn) court, court (road|street|lane|shoes|shoe|side|dress|house road|yard|tennis|\
            tickets), legal (name|address|age|entity|notice page|documents template|size|pad|paper|notice on), (im|\
            i am|as|am|being|work as|working as|be|become|becoming|works as|job as|is) (a|an) (lawyer|solicitor|\
            attorney|barrister), power of attorney, (power|durable power) of attorney form, (not|never|dont want to|\
            do not want to|wont|no plans to|no intention to|not going to|not planning to|isnt|dont) (going to |\
            planning to |trying to |want to |threatening to |thinking of |) (sue|suing|going to court|go to court|\
            take you to court|take legal action|legal action), without (legal action|going to court|a lawyer|\
            lawyers|suing), no legal action, (is|name is|im|i am|hi|hello|dear|thanks|thank you|called|aunt|my wife|\
            my mum|my friend) sue, mary sue, sue (ellen|smith|jones|brown), legally (blind|married|changed my \
            name), (a|my) (lawyer|solicitor|attorney) (friend discount|discount|costume|template), go to court \
            (street|road), legal notice (page|link)",
    },
    Phrases {
        cue: Cue::Threat(Regulator),
        says: "ombudsman, ombudsmen, ombudswoman, trading standards, financial conduct authority, the fca, fca \
            complaint, ofcom, ofgem, ofwat, ofsted, citizens advice, competition and markets authority, the cma, \
            the ftc, ftc complaint, federal trade commission, better business bureau, the bbb, bbb complaint, cfpb, \
            consumer financial protection bureau, consumer (protection|affairs|council|ombudsman|watchdog|forum|\
            court|champion|association|commission), attorney general, (data protection|information) commissioner, \
            information commissioners office, data protection (authority|agency|regulator), ico complaint, \
            (complain|complaint|complaining|report|reporting|reported|go|going|escalate|take this|taking this|write|\
            writing|contact|contacting) (this |you |it |them |) (to |) (the |your |a |) (ico|fca|cma|ftc|bbb|\
            regulator|regulators|regulatory body|authorities|watchdog|aviation authority|caa|fcc|sec|cfpb|financial \
            regulator|energy regulator|consumer authority), (the|your|industry|financial|energy|telecoms|our|data|\
            government) (regulator|regulators|watchdog), regulatory (body|complaint|authority|action), watchdog, \
            civil aviation authority, fcc complaint, the fcc, bafin, verbraucherzentrale, dgccrf, gdpr complaint, \
            section 75, report (you|u|your company|this company|them|this) to (the |) (authorities|police|\
            government|council|bank of|action fraud|regulator), government (agency|body) complaint, formal \
            complaint (to|with) (the|a) (regulator|authority|authorities), accc, adr scheme, alternative dispute \
            resolution",
        except: "(voltage|gas|fan|pressure|temperature|power|current|speed|light|water|oven|heat|window|humidity|fuel|\
            oil|scuba|diving) (regulator|regulators), (not|never|dont want to|do not want to|wont) (going to |want \
            to |) (report|complain|go|contact|escalate) (this |you |it |them |) (to |) (the |) (ombudsman|regulator|\
            authorities|police|fca|trading standards), (without|no) (the|involving the|ombudsman|regulator), \
            regulator (valve|knob|switch|hose|part|for my), ico (file|icon|files), consumer protection (plan|cover|\
            warranty|insurance), watch dog",
    },
    Phrases {
        cue: Cue::Threat(SelfHarm),
        says: "(kill|killing|hurt|hurting|harm|harming|hang|hanging|shoot|drown|cutting|starve|starving|poison|unalive|\
            end|ending) (my self|myself), cut myself, suicide, suicidal, (want|wanna|going|ready|wish|trying|need) \
            to (die|end it all|end my life|disappear forever|be dead|not be alive|not wake up), (want|wish) to be \
            dead, end my (own |) life, ending my (own |) life, end it all, (take|taking|took|taken) my (own |) \
            life, self harm, self harming, selfharm, self injury, (dont|do not|cant|cannot|no longer|didnt|dont \
            even) (want to |wanna |) (live|be alive|exist|go on living|keep living|live anymore|carry on living|be \
            here anymore|go on anymore|be around anymore), (no|any|a) (reason|point) (to live|to go on living|in \
            living|living|to be alive|for living|in being alive), better off (dead|without me|if i was dead|if i \
            were dead), (life|living) (is|isnt|not|aint) (not |no longer |) worth (living|it), jump (off|in front \
            of) (a|the) (bridge|building|roof|cliff|train|balcony), (overdose|overdosing|overdosed) (on|myself|\
            tonight|again), (nothing|no one|nobody|nothing left) (left |) to live for, kms right now, (wish|\
            wishing) i (was|were|wasnt|had never been) (dead|born|alive), slit my (wrists|wrist|throat), hate my \
            life (so much|and want|i want), rather (be dead|die than live)",
        except: "suicide (squad|prevention course|doors|awareness week|door|girls), (cut|hurt|cutting|hurting) myself \
            (on|off|with the packaging|opening|while|from|when|using|trying|with your|out|because of), cutting \
            myself (off|out|some|a), harm myself (by|financially), (feel|feeling) like (im |) killing myself \
            laughing, commercial suicide, financial suicide, career suicide, suicide (note in the book|movie|film|\
            dvd|poster), hang myself a, shoot myself in the foot, hanging myself (a|the), (end|ending) my \
            (subscription|contract|plan|membership|lease|trial), kicking myself, end it all (on|by the|\
            subscriptions|contracts), dont want to live (here|there|with|in|at|chat|without internet), cant live \
            without",
    },
    Phrases {
        cue: Cue::Threat(Fraud),
        says: "stolen, (someone|somebody|they|he|she|who|a thief|thieves) (has |have |just |) stole (my|our|the|it|\
            all), (payment|payments|charge|charges|transaction|transactions|debit|debits|withdrawal|withdrawals|\
            withdrawl|purchase|purchases|fee|order|orders|transfer|transfers) (that |which |) (i |we |) (know |) (i \
            |we |) (didnt|did not|never|dont|do not|cant|have not|havent) (make|made|authorise|authorize|authorised|\
            authorized|recognise|recognize|approve|approved|place), (someone|somebody|stranger) (else |) (is|was|\
            has|have|might|may|could|must|might have|may have|must have|has been|might be|may be|could be|has \
            apparently|could have) (apparently |) (using|used|withdrawn|withdrawing|taking|taken|accessed|accessing|\
            gotten|got|stolen|spending|spent|hacked) (my|our|it|money|cash|the card|things), fraud, fraudulent, \
            fraudster, fraudsters, fraudulently, defraud, defrauded, scam, scams, scammed, scammer, scammers, \
            scamming, swindle, swindled, con artist, con artists, conned (me|us|out|by), phishing, phished, \
            identity (theft|fraud|stolen), stole my (identity|card|money|account|details|data|information|credit \
            card), stolen (card|cards|identity|credit card|debit card|account|details|bank card|wallet|phone|money|\
            credentials), (card|cards|account|identity|wallet|details|phone|money|data|bank details|purse|password) \
            (was|is|has been|have been|were|got|been|being|might be|may have been) (stolen|hacked|compromised|\
            cloned|skimmed|breached|used without), (hacked|hijacked|broken into) (my|into my|our|account), (been|\
            got|was|getting|were|is|being|account) hacked, hacker, hackers, unauthorised, unauthorized, (without|\
            not) (my |) (permission|consent|authorisation|authorization|authorised|authorized) (from my|on my|\
            charge|payment|transaction|to charge), (didnt|did not|never|dont|havent|wasnt|not me who|dont remember|\
            not|do not|dont recall) (make|made|making|authorise|authorize|authorised|authorized|authorising|\
            recognise|recognize|recognised|recognized|approve|approved|place|placed) (this|that|these|those|the|any|\
            a|it|such|any of these|some) (payment|payments|purchase|purchases|transaction|transactions|charge|\
            charges|order|orders|withdrawal|withdrawals|debit|transfer|subscription|login), (someone|somebody|\
            person|people|stranger|they) (else |) (used|is using|using|has used|has been using|accessed|has \
            accessed|logged into|opened|has opened|took|has taken|charged|withdrew|bought|has) (money from |things \
            with |something with |access to |an account in |) (my|our) (card|account|name|identity|money|bank|\
            details|credit card|debit card), (suspicious|unknown|unrecognised|unrecognized|unfamiliar|strange|\
            mysterious|fake) (activity|transaction|transactions|charge|charges|payment|payments|login|logins|\
            withdrawal|withdrawals|access), (strange|unknown|unrecognised) device, money laundering, account \
            takeover, sim swap, cloned card, card (cloned|skimmed|skimming), counterfeit, forged (my|signature), \
            impersonating, impersonated, (is|was) this (email|text|message|call|website|sms) (genuine|legit|\
            legitimate|real|really from you|from you), fake (website|site|email|invoice|text|seller), (dont|do not|\
            cant) (recognise|recognize) (this|that|the|it|a|these|those|some|any) (payment|payments|charge|charges|\
            transaction|transactions|debit|withdrawal|purchase|fee|order|transfer|merchant|seller|name|company|\
            login|device|), dont (recognise|recognize) $, did not make (this|that|a|the|any|these) (card |cash |\
            bank |direct debit |) (payment|withdrawal|purchase|transfer|charge|transaction|debit), didnt make (this|\
            that|a|the|any|these) (card |cash |bank |direct debit |) (payment|withdrawal|purchase|transfer|charge|\
            transaction|debit)",
        except: "fraud (protection|prevention|check|checks|alert|alerts|department hours|policy|detection|monitoring) \
            (feature|features|service|settings|work|works|plan|policy|page|is included|included|setting|email|\
            emails|newsletter), anti (fraud|scam|phishing), (no|not|isnt|wasnt) (a |any |) (fraud|scam), (not|never|\
            havent been|wasnt) (hacked|scammed), (life|travel) (hack|hacks|hacked), growth hack, (unauthorised|\
            unauthorized) (reseller|dealer|retailer|third party repair), fraud (course|book|module|prevention \
            training), (dont|do not|cant) (recognise|recognize) (the|this|that|my|it) (error|errors|message|voice|\
            password|button|word|song|face|menu|icon|screen), doesnt (recognise|recognize), counterfeit (detector|\
            pen|money pen), (is|was|would) (it|this|that) (be |) (a |) (scam|fraud|phishing) (if|when), \
            (is|was|could|might) (a|an|this|that|the|your) (text|sms|email|message|call|link|letter|website|site) (be |) \
            (a |) (scam|fraud|fraudulent|phishing), how (do|can|could|would) i (know|tell|spot|recognise|recognize|avoid|\
            check) (if |whether |that |) (a |an |it |its |this |that |the |your |) (text |sms |email |message |call |\
            link |) (is |) (not |) (a |) (scam|scams|fraud|phishing)",
    },
    Phrases {
        cue: Cue::Threat(Safety),
        says: "(caught|catch|catches|on|set|catching|sets|started a|a|start a|starting a) fire, flames, in flames, \
            smoke (coming|came|comes from|comes out|rises from|is coming|was coming|is pouring|pouring|from (it|the|my)|\
            everywhere|out of), \
            (started|starts|is|was|began|keeps|it) smoking, burning smell, (smell|smells) (of |like |) (burning|gas|\
            burnt plastic|smoke), (burnt|burned|burns|burn|scalded) (me|myself|him|himself|her|herself|us|through|a \
            hole), (burnt|burned|burns|burn|scalded) (my|his|her|our|the) (hand|hands|finger|fingers|thumb|skin|leg|\
            arm|face|mouth|lip|lips|tongue|foot|feet|child|son|daughter|house|table|carpet|worktop|baby|kid), \
            (electric|electrical) (shock|shocks|fire), electrocuted, electrocute, (gave|got|get|gives|giving|\
            getting) (me |him |her |us |) (an |a |electric |) (electric |) shock (from|off|when|by), got shocked \
            (by|from|when), exploded, exploding, explodes, explosion, blew up (in|on|while|when), sparking, (sparks|\
            spark) (from|came|coming|flying|flew|out|when), (saw|see|are|were|with|giving off|throwing|shooting|\
            making|emitting|had) sparks, gas leak, leaking gas, carbon monoxide, (got|was|were|been|am|is|badly|\
            seriously|get|being) injured, injured (me|my|myself|by|himself|herself), (injury|injuries), (taken|went|\
            rushed|go|going|ended up|been|end up|am|currently) (to |in |at |into |) (the |) (hospital|a and e|\
            emergency room|er|intensive care), hospitalised, hospitalized, allergic reaction, anaphylactic, \
            anaphylaxis, food poisoning, (poisoned|poisoning|poisonous), (choked|choking|choke|suffocate|suffocated|\
            suffocating), (bleeding|bled), overheating, overheats, overheat, overheated, (swollen|swelling|bulging|\
            leaking|melting|melted) (battery|batteries|charger|plug|cable|adapter|socket), battery (is |has |was |) \
            (swollen|swelling|bulging|leaking|exploded|melting|melted), (charger|plug|cable|adapter|socket|toaster|\
            kettle|oven) (is |has |was |) (melted|melting|burnt|sparked|exploded|on fire), (glass|metal|plastic|\
            needle|insect|insects|maggots|mould|mold|blood|razor blade) (was |) in (my|the|our) (food|meal|salad|\
            bread|drink|bottle|baby food|cereal|yoghurt|soup|milk), (brakes|brake|steering) (failed|failing|stopped \
            working|dont work|doesnt work|not working|isnt working), (unsafe|dangerous|hazardous|hazard|lethal), \
            (safety|health|fire|choking|electrical|trip) (hazard|risk|concern|issue|recall), product recall, \
            (nearly|almost|could have|couldve|might have|mightve) (killed|hurt|died|burned|burnt|electrocuted|\
            choked) (me|us|him|her|someone|my|), (call|called|calling) (an ambulance|911|999|112|the fire brigade|\
            the fire department), ambulance, (im|i am|feel|dont feel|do not feel|not) (not |) safe (here|at home|\
            alone|anymore|in my|with), (following|stalking|threatening|harassing|harassed|threatened|stalked) me, \
            chest pain, cant breathe, cannot breathe, (having|have|had) a (heart attack|stroke|seizure)",
        except: "(fire|amazon) (tv|stick|tablet|hd|cube|pit|place|door|alarm|extinguisher), on fire (lately|today|sale|\
            stick|tv|tablet), on (fire tv|the fire stick|my fire), a fire (tv|stick|tablet|pit|place|extinguisher|\
            alarm|door|blanket|exit|hd), (deal|sale|song|music|team|outfit) (is|was) on fire, no smoking, non \
            smoking, smoking (room|area|accessories|jacket|gun|policy), it smoking (room|area|allowed), smoke \
            (detector|alarm|grey|gray|free), (explosion|exploding) (of colour|of color|of flavour|of flavor|box|\
            kittens|head|view|candy), exploded (view|diagram|in popularity), mind exploded, burn (calories|a cd|the \
            cd|a dvd|fat|rate|through), (spark|sparks) (plug|plugs|joy|interest|notes|my interest|ar|email|app), \
            sparks (fly|joy), (not|isnt|wasnt|nothing|no longer|never) (dangerous|unsafe|injured|hazardous|\
            overheating), (no|not any|without) (injury|injuries|spark|sparks|smoke|fire), in flames (tour|tickets|\
            album|band|concert), injury time, sports injury (tape|support|brace), first aid, (poisonous|poison) \
            (ivy|plant guide), choke (chain|point|cable), (deliver|delivered|delivery|ship|send|sent|visit|visiting|\
            working|work) (it |them |) (to|at|in) (the |a |) hospital, bleeding (edge|love|radiators|heart), \
            dangerous (liaisons|goods), safety (pin|pins|shoes|boots|glasses|deposit), catch fire tv, safe (to use|\
            to pay|to order) here, (is|are) (it|this|they|these) (dangerous|hazardous|unsafe|poisonous), battery \
            (overheating|overheats) protection, prevent (overheating|choking|injury|injuries), overheating \
            protection, (trying|try) not to choke, following me (on|around the site|back)",
    },
    Phrases {
        cue: Cue::Threat(Violence),
        says: "(kill|murder|shoot|stab|strangle|punch|slap|hit|beat|hurt|attack|hunt|smash|destroy|break|cut) (you|u|\
            him|her|them|your (staff|agent|agents|driver|manager|workers|employees|ceo|boss|people|face|legs|neck|\
            kneecaps)|(the|that|this) (driver|manager|staff|agent|courier|guy|man|woman)|(his|her|their) (legs|arms|neck|\
            face|kneecaps)|every one of you|all of you|you all|someone|somebody|\
            everyone), (beat|smash|punch|kick) (you|u|him|her|them|his|her|your|the driver) (up|head in|face in|in \
            the face|head off), (come|coming|drive|driving|turn up|show up|turning up|go|going) (to|down to|round \
            to|over to|at|there) (your|the) (office|offices|store|house|home|headquarters|shop|warehouse|door) (and|\
            with a|to (hurt|kill|smash|beat|burn|break|destroy)), (i |ill |i will |going to |gonna |we will |well |\
            we ) (find|hunt|track) (you|where you live|your family|him|her) (down|and|and kill|), know where you \
            (live|work), (burn|blow|shoot|smash|bomb|torch) (down |up |) (your|the|this|that|my) (office|offices|\
            store|shop|building|house|warehouse|headquarters|place|van|car|depot) (down|up|), (plant|put|bring|\
            bringing|planting|have|got|set off) (a|the) bomb, bomb (threat|your|the|you|in your|scare), (bring|\
            bringing|get|getting|got|have|take|taking|grab|use|using) (a|my|the) (gun|knife|weapon|rifle|shotgun|\
            bat|machete|axe) (to|and|with|with me|for you|ready), (watch your back|youre dead|you are dead|youll be \
            sorry|you will pay for this|you will regret this|youll regret this|dead man|you deserve to die|hope you \
            die|hope you all die|hope you get hit|deserve a beating), (physically|violently) (attack|hurt|harm|\
            threaten|assault), want you dead, make you (suffer|bleed), blood on your hands",
        except: "(dont|do not|wont|never|not|didnt|wouldnt|doesnt|would not|will not|cannot|cant) (want to |going to |) \
            (kill|hurt|hit|attack|shoot|harm|beat) (you|u|him|her|them|anyone|someone|somebody|everyone), (doesnt|\
            does not|wont|didnt|wouldnt|would|it) (it |) (hurt|kill) you to, what doesnt kill you, (hit|beat|break|\
            cut|smash|hurt|destroy) (them in|the market|you up on|you up|you off|you back|you with|you a|you some|\
            it|everyone on|someone up|the manager up), hit (you|u) (up|back|with), hit (me|us|him|her) (up|back), \
            cut (you|them|him|her) (off|some|a|out|in|short), cut someone off, (cut|break) them (in|into|down|up), \
            break (them|you|someone) (in|into|down|up|even|if|when|during|easily), beat (the|your|this|that|their|\
            any|you on|them on|everyone on) (price|prices|quote|offer|deal|competition|traffic|queue|price|them), \
            beat (you|them) (at|to|on), kill (the|a|it|bill|process|switch|time|app|task|two|germs|bacteria|weeds|\
            them with kindness), (does|will|can|could|may|might|to) (this|it|that|the|this spray|that spray|the \
            spray|the stuff|this stuff|this product|the product|this powder|the powder|this gel|the gel) (kill|hurt|\
            hit|destroy|attack|cut|break) (them|you|someone|somebody|everyone|him|her), shoot (you|me|them|him|her|\
            someone) (a|an|over|my|the|some) (email|message|mail|text|line|dm|note|photo|video|quick), shoot you \
            (an|a) (email|message|text|line), photo shoot, punch (hole|bag|card|needle), (bath|photo|cherry|cost a|\
            seed|f|sex|logic|zip|love|glitter) bomb, have a bomb (of a|jacket), bomb (jacket|ass|disposal), i will \
            find (you|him|her) (a|an|the|on|another|some|in), ill find (you|him|her) (a|an|the|on|another|some|in), \
            we will find (you|him|her) (a|an|the|on|another|some|in|and send|and refund|and return|and email), find \
            you and (send|give|show|email|thank), find you (on|in|a|an|another|online|here), coming to (your|the) \
            (store|shop|office) and (pick|collect|buy|return|would|will|want|wanted|i|get|hope|try|look), come to \
            (your|the) (store|shop|office) and (pick|collect|buy|return|would|will|want|wanted|i|get|hope|try|look|\
            see|exchange), go to (your|the) (store|shop|office) and (pick|collect|buy|return|would|will|get|try|\
            look|see|exchange|ask), going to (your|the) (store|shop|office) and (pick|collect|buy|return|would|will|\
            get|try|look|see|exchange|ask), (drive|driving) (to|down to) (your|the) (store|shop|office|warehouse) \
            (and|to) (pick|collect|buy|return|get), (have|get|got|take|use) (a|my|the) (bat|knife|gun|axe) (for|\
            and) (sale|christmas|baseball|cooking|return|the kitchen|kitchen|a fork|fork), slap (you|them) (on|with)",
    },
];
