//! The small words of a language that nearly every sentence holds, with the greetings and courtesies of a chat.

use super::Language;

/// Some dozens of words a language, as [`tokenize`](crate::text::token::tokenize) gives them, in no order. Languages with a
/// script of their own need none.
pub(super) const FUNCTION_WORDS: &[(Language, &str)] = &[
    (
        Language::English,
        "the i my to is a an you how what do can of for it in and not on with have has was are this that me your when where \
         why who will would there from but or if please thanks thank hello hi hey im dont cant doesnt didnt isnt ive id \
         whats wheres any about got get be been were did does am they we our which out yes",
    ),
    (
        Language::German,
        "der die das ich ist und nicht ein eine mein meine wie kann zu den mit auf für es sie wir ihr mir mich dem des im von \
         bei aus nach noch aber oder wenn wann wo warum wer was habe hat haben war wird werden bin sind kein keine einen \
         einem einer meinen meinem meiner bitte danke hallo guten tag morgen ja nein doch schon euch euer ihnen um über vom \
         zum zur möchte gibt",
    ),
    (
        Language::French,
        "de le la les je est un une des que pour mon ma mes en vous comment quel quelle ce pas ne et du au aux avec sur dans \
         j l d c qu n s il elle on nous votre vos mais ou où si quand pourquoi qui quoi été suis avez ont ai sont cette ces \
         plus bonjour bonsoir salut merci svp oui non puis peux peut dois était est-ce sans chez",
    ),
    (
        Language::Spanish,
        "de que el la en mi un una es por los las con para cómo como qué puedo se lo no y o al del me te su sus tu pero si \
         cuándo cuando dónde donde cuál quién hola gracias buenos buenas favor sí he ha está están este esta estoy hay yo \
         mis muy más ya todavía quiero quiere tengo tiene fue son ser porque usted nos le",
    ),
    (
        Language::Italian,
        "di il la che è un una mi per non come posso del della sono ho i con le lo gli dei delle al alla nel nella da dove \
         quando perché chi cosa ma o se sì grazie ciao buongiorno salve prego mio mia miei hai ha avete questo questa \
         ancora più già molto vorrei voglio c essere stato è può devo",
    ),
    (
        Language::Portuguese,
        "de o a que não um uma é eu meu minha como em para os as do da dos das no na posso com por se ao mas ou quando onde \
         porquê porque quem qual olá oi obrigado obrigada bom boa dia tarde sim já ainda muito mais está estou foi são tem \
         tenho isso isto esta este você vocês seu sua quero gostaria pelo pela",
    ),
    (
        Language::Dutch,
        "de het een ik is mijn niet van en kan hoe wat je voor op dat met te in er maar of als wanneer waar waarom wie heb \
         heeft hebben was ben zijn geen deze dit die u uw jullie we wij nog al wel ook naar bij uit over om hallo hoi dag \
         bedankt dank alstublieft graag ja nee moet wil worden wordt",
    ),
    (
        Language::Swedish,
        "jag är det en ett att och min mitt mina inte hur kan på i för som har vad när var varför vem men eller om med till \
         från av den de du ni vi er mig dig hej tack snälla ja nej inget ingen har hade blev finns ska vill måste än också \
         redan här",
    ),
    (
        Language::Danish,
        "jeg er det en et at og min mit mine ikke hvordan kan på i for som har hvad hvornår hvor hvorfor hvem men eller om \
         med til fra af den de du i vi jer mig dig hej tak venligst ja nej intet ingen havde blev findes skal vil må også \
         allerede her noget",
    ),
    (
        Language::Norwegian,
        "jeg er det en et å og min mitt mine ikke hvordan kan på i for som har hva når hvor hvorfor hvem men eller om med \
         til fra av den de du dere vi meg deg hei takk vennligst ja nei ingenting ingen hadde ble finnes skal vil må også \
         allerede her noe",
    ),
    (
        Language::Finnish,
        "on ei ja minun miten voin että se mikä mitä olen minulla voinko en minä sinä te me milloin missä miksi kuka mutta \
         tai jos kun kiitos hei moi terve kyllä oli ovat ole olla tämä nämä vielä jo myös kanssa saan saanko haluan",
    ),
    (
        Language::Polish,
        "nie jest i w na się jak czy do mam moje to z mój że moja mnie mi ten ta te co kiedy gdzie dlaczego kto ale lub \
         albo jeśli proszę dziękuję dzień dobry cześć tak po za od dla są był była było już jeszcze mogę chcę państwo o ze",
    ),
    (
        Language::Czech,
        "je není se v na a že jak můj moje mám do to z co kdy kde proč kdo ale nebo když prosím děkuji dobrý den ahoj ano ne \
         jsem jste byl byla bylo už ještě mohu chci pro od po za mi mě ten ta jsou",
    ),
    (
        Language::Turkish,
        "bir ve bu nasıl için ne var mi mı çok benim değil ben mu mü da de ile ama veya zaman nerede neden kim merhaba \
         selam teşekkürler lütfen evet hayır siparişim yok olarak daha hala henüz istiyorum",
    ),
    (
        Language::Romanian,
        "de nu este un o să la cum ce în mea meu pot și care mele mei pe cu din când unde cine dar sau dacă bună mulțumesc \
         rog da sunt am are au fost mai încă vreau pentru că acest această",
    ),
    (
        Language::Hungarian,
        "a az nem és hogy egy van hogyan mi meg is én mikor hol miért ki de vagy ha szia köszönöm kérem igen volt már még \
         csak ezt azt nekem vannak kell lehet szeretnék jó napot",
    ),
    (
        Language::Indonesian,
        "saya yang di dan ini itu tidak bisa apa bagaimana untuk dengan ke dari ada kapan mana mengapa siapa tapi atau jika \
         halo terima kasih tolong ya sudah belum akan mau anda kami",
    ),
    (
        Language::Vietnamese,
        "tôi là và của không có được cho này đó khi nào ở đâu tại sao ai nhưng hoặc nếu xin chào cảm ơn vâng đã chưa sẽ muốn \
         bạn làm thế",
    ),
    (
        Language::Russian,
        "и в не на я что как мой с это у мне по есть вы где когда почему но или если спасибо да нет ещё уже",
    ),
    (Language::Ukrainian, "і в не на я що як мій з це у мені по є ви де коли чому але або якщо дякую так ні ще вже та"),
    (
        Language::Bulgarian,
        "и в не на аз че как моята с това ми по е вие къде кога защо но или ако благодаря да още вече са",
    ),
    (Language::Arabic, "في من على ما هل كيف أن هذا لا إلى متى أين لماذا شكرا مرحبا نعم"),
    (Language::Persian, "در از به که را این من چه چگونه آیا است با برای کی کجا چرا ممنون سلام بله نه"),
    (Language::Urdu, "میں ہے کا کی کے کو سے اور نہیں کیا یہ آپ میرا کب کہاں کیوں شکریہ ہاں"),
];
