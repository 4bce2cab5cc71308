//! Asking for a person.

use super::super::lexicon::{Cue, Part, Phrases};

pub(super) static PHRASES: &[Phrases] = &[
    Phrases {
        cue: Cue::Plainly,
        says: "(rather|prefer to) (deal|work) with (a|an|some) (human|person|real person|colleague), (can|could|will|would) \
            (a|one of your|some) (colleague|colleagues|human|person|agent) (please |just |) (take over|join|step in|help), (get|ask|have) (one of \
            your|a) (colleagues|colleague) to (talk|speak|chat|help|join|take|answer), (be|get) put through, (phone|ring) me back, (can|could|will|would) (someone|somebody|anyone) from \
            (support|billing|sales|your team|customer service|customer support|the team|there) (please |) (call|\
            ring|phone|contact|email) me, give me (your|the|a) (manager|managers|supervisor|supervisors) (number|\
            email|name|contact|details), put me (straight|right|directly|) (through|onto|on to), patch me through, \
            call me (back|please|now|asap|on|at|today|immediately), give me a (call|ring|bell), (can|could|will|\
            would) (someone|somebody|anyone|anybody|a person|an agent) (please |just |) (call|ring|phone) (me|us), \
            (can|could|will|would) (you|u) (please |just |) (call|ring|phone) (me|us) $, (can|could|will|would) \
            (you|u) (please |just |) (call|ring|phone) (me|us) (back|now|please|on|at|about|regarding|today|\
            tomorrow|asap|instead|so), (have|get) (someone|somebody|an agent|a manager|a human|a person|your \
            manager|a supervisor) (to |) (call|ring|phone|contact|email) (me|us), (want|need|request|requesting|\
            arrange|schedule|book|like|get|have) a (callback|call back|phone call|call from), human (please|help|\
            assistance|support|interaction|contact|agent|representative|advisor|operator|now|assistant|customer \
            service|service), escalate (this|it|my|the|that|to), (want|need|like|have|ask) (this |it |my case |my \
            complaint |) (to |) (be |) escalated, (want|like|need|wish) to escalate, (dont|do not|dont wanna|wont|\
            refuse to|hate|not going to|not|stop) (want |like |wish |) (to |) (talk|talking|speak|speaking|chat|\
            chatting|deal|dealing|talk more) (to|with) (a|this|the|your|an|some|) (bot|chatbot|robot|machine|ai|\
            computer|bots|robots|machines|automated system), (hate|sick of|tired of|done with|no more|enough of|fed \
            up with) (talking to |speaking to |dealing with |chatting with |) (a|this|the|these|your|) (bot|bots|\
            chatbot|chatbots|robots|robot|machine|machines|ai), instead of (a|this) (bot|chatbot|robot|machine), \
            not (with |to |) a (bot|robot|machine|chatbot) (a |but |an |i want), no bots please, no bot please, who \
            (can|could) i (speak|talk|chat) (to|with), someone real, somebody real, live (chat|agent|person|support|\
            help|operator|representative|human|advisor), i (want|need|demand) (the|a|your|to see (a|the|your)) \
            (manager|supervisor|boss), let me (talk|speak) (to|with) (your|the|a), take me to (a|an|your|the) \
            (human|agent|person|leader|representative|manager), get me out of this bot, a (human|person|human \
            being) (please|pls|now|instead|would), (human|agent|representative|operator) (please|now|asap|\
            immediately)",
        except: "(dont|do not|no need to|never|didnt|please dont|not) (want you to |need you to |have to |need to |want \
            to |) (call|ring|phone|escalate|put) (me|this|it|my|the), why (did|does|do|has|have|didnt|hasnt|havent) \
            (nobody|no one|you|they|someone) (not |never |) (call|called|calls) (me|back), (said|says|promised|told|\
            supposed|meant|agreed|were going|was going|failed) (you |they |he |she |me |someone |) (would |will |to \
            |they would |you would |hed |theyd |youd |) (call|called|ring|phone) me, (never|didnt|did not|not|dont) \
            (call|called|calls|calling) me, (dont|do not) call me, what (can|will|do|should|would|did) (you|i) call \
            (me|you), call me (when|if|once|crazy|mad|old|dave|by my), (am i|are you|is this|r u|are u|is it|was \
            that|was this|was it) (a |an |talking to a |speaking to a |chatting with a |actually a |really a |even \
            a |) (live |) (human being|live person|live agent|human agent|human|real person), live (chat hours|chat \
            closed|chat is|chat isnt|chat not|chat wont|chat doesnt|support hours|help article), human (error|\
            resources|rights|hair|trafficking|nature|readable|body|interaction design), already (put|transferred|\
            escalated|called), (was|were|been|got|get|getting|being|is) (put|patched|escalated) through, let me \
            (talk|speak) (to|with) (my|you about), human support (ticket|hours), put me through (hell|this|so much|\
            a lot|all|stress|enough), escalate to (the|my) (bank|police|court)",
    },
    Phrases {
        cue: Cue::Vaguely,
        says: "who (should|do|can|could) i get in touch with, (would|will|can|could) (anyone|someone|anybody|somebody) \
            be able to (help|assist|look|check|explain), is (anyone|anybody|someone|somebody) (even |actually |really |) \
            (reading|answering|seeing|listening to) (this|me|my), get in touch with (your|the) (team|support), (is|are) \
            (there |) (anyone|anybody|someone|somebody|any one|any body) (really |actually |even |still |out |) \
            (there|here|around|online|available|listening|alive|home|free), are you (even |still |) there $, \
            (anyone|anybody|someone|somebody) (there|here|online|around|home|available|listening|alive|out there), \
            (can|could|will|would|may) (someone|somebody|anyone|anybody|any one) (please |pls |just |kindly |at \
            least |actually |) (help|assist|look|check|explain|tell|sort|fix|answer|respond|reply|advise|contact|\
            take (a look|care|over)|deal|solve|resolve|handle|investigate), (someone|somebody|anyone|anybody) \
            (please |pls |just |) (help|assist|answer|respond|reply|fix this|sort this), need (someone|somebody) \
            (to|who|from|in|here|at), want (someone|somebody) (to|who|from), (is|are) there (someone|somebody|\
            anyone|anybody) (who|that|i|to|able|else|from), ^ (hello |hi |hey |is |) (anyone|anybody|someone|somebody) at home $, who can (help|assist|fix|sort|i contact), who (do|\
            should|must) i (speak|talk) (to|with), who (do|should|can|could|must) i (contact|ask|complain|report|\
            write|email), (how|where) (do|can|could|should) i (contact|reach|call|get hold of|get in touch with) \
            (you|someone|somebody|anyone|support|customer), contact (someone|somebody|support), get (hold of|in \
            touch with|through to) (someone|somebody|anyone|anybody|you|support|customer), ^ (hi |hello |please |) \
            (i want |i need |need |want |get me |give me |connect me to |) (customer|client) (service|services|\
            support|care) (please |now |) $, (does|do) (anyone|anybody|someone) (work|read|know|care|here|actually|\
            even), (nobody|no one|noone) (there|here|is here|is there|helping|answering), phone number for (support|\
            customer|you|help), help from (someone|somebody)",
        except: "(dont|do not) need (someone|somebody), customer (service|support|care) (is|was|has|told|said|hours|\
            number is|never|rep told|did|didnt|sucks|email|at|award|representative told|survey|job|experience|\
            skills), (your|the|poor|bad|terrible|worst|good|great|awful|shit|horrible|excellent|amazing|best|such|\
            lovely|of|brilliant|rude|fantastic|appalling|called|phoned|emailed|rang|contacted) customer (service|\
            support|care|services), (can|could|would|will) anyone (see|tell that|else see|read my|buy|join|use|\
            return|order|attend|sign|apply|get|take), (get|take) (someone|anyone) (a|to), contact (you|support) \
            (yesterday|before|last|already|twice), is (anyone|someone) (home|there) (to|for) (sign|receive|accept|\
            collect), someone (there|here|at home|home|available) (to|for) (sign|receive|accept|collect), (if|when|\
            unless) (there is |) (someone|anyone|nobody|no one) (is |) (home|there|here|available|in), \
            (anyone|anybody|someone|somebody) home (insurance|delivery|deliveries|address|contents|phone|use|page|machine)",
    },
];

pub(super) static PARTS: &[(Part, &str)] = &[
    (Part::Talk, "speak, talk, chat, speaking, talking, chatting, converse, discuss"),
    (Part::Link, "to, with, 2"),
    (
        Part::Staff,
        "agent, agents, human, humans, representative, representatives, operator, operators, advisor, advisors, \
            adviser, advisers, manager, managers, supervisor, supervisors, superviser, consultant, consultants, \
            specialist, specialists, employee, employees, assistant, colleague, csr, boss, superior, technician, \
            expert, experts, executive, executives, member, members, exec, associate, associates, attendant, clerk",
    ),
    (Part::Anyone, "someone, somebody, anyone, anybody, person, people, persons, staff, being"),
    (
        Part::Real,
        "real, actual, acutal, acctual, live, human, proper, genuine, living, breathing, physical, flesh, non",
    ),
    (
        Part::Quality,
        "customer, service, services, support, care, sales, technical, tech, billing, account, accounts, senior, \
            different, better, competent, qualified, trained, available, other, next, relevant, responsible, local, \
            friendly, in, charge, from, of, member, your, the, else, centre, center, help, desk, complaints, \
            finance, refunds, returns, payments, robot, bot, duty, line, team, actually, who",
    ),
    (Part::Article, "a, an, the, your, some, any, one, another, this, that, our, more, and"),
    (
        Part::Team,
        "support, service, services, department, team, billing, sales, complaints, desk, helpdesk, care, dept, \
            centre, center, management, helpline, headquarters, hq, help, assistance",
    ),
    (
        Part::Transfer,
        "transfer, transferred, connect, connected, put, pass, patch, hand, switch, redirect, refer, forward, \
            move, route, escalate, escalated, get, bring, send, direct, link",
    ),
    (
        Part::Want,
        "want, need, get, give, find, require, demand, prefer, request, needed, requesting, wants, needs, bring, \
            send, assign",
    ),
    (Part::Contact, "contact, reach, call, phone, ring, message"),
    (
        Part::Filler,
        "please, now, asap, immediately, ok, okay, just, only, right, away, i, want, need, would, like, to, me, \
            get, give, can, could, may, have, let, speak, talk, with, for, urgently, thanks, yes, again, instead, \
            here, there, then, well, so, really, immediatly, directly, still, today, sorry, said, im, asking, \
            requesting, request, wanna, the",
    ),
    (Part::Greeting, "hello, hi, hey, hiya, dear, morning, afternoon, evening, good"),
    (
        Part::Other,
        "delivery, travel, estate, letting, lettings, user, tour, network, mobile, password, download, task, \
            file, window, project, secret, cleaning, insurance, per, in, third, my, bank, his, her, their, \
            property, event, crew, shipping, booking, ticket, store, product, postal, courier, free, double, \
            foreign, old, young, disabled, missing, wrong, which, first, every, each, many, most, 1, 2, 3, 4, two, \
            three, four, phone, gate, lift, crane, forklift, bus, train, context, package, stage, session, boot, \
            device, credit, payroll, artificial, virtual, digital, ai",
    ),
    (
        Part::Thing,
        "id, ids, code, codes, number, name, names, portal, app, login, role, roles, password, access, \
            resources, error, errors, rights, readable, fee, fees, licence, license, commission, software, version, \
            string, dashboard, training, policy, guide, mode, header, account, position, job, jobs, vacancy, \
            salary, discount, told, said, was, were, hung, promised, gave, did, didnt, never, before, yesterday, \
            earlier, previously, already, who, i",
    ),
    (
        Part::Between,
        "want, wish, need, like, to, have, be, being, really, even, the, a, an, feel, think, plan, prefer, \
            looking, trying, asking, going, for, just, please, i, do, any, necessary, require, me, you, us, \
            transfer, connect, put, speak, talk, wanting, yet, im, necessarily, another, currently, having, had, \
            anyone, planning, with, forced",
    ),
    (Part::Relative, "who, that, i, can, could, to, we, me, may, which, whom, will, would, available"),
];
