/// The commonest function words of a language: articles, pronouns, prepositions, conjunctions, auxiliaries.
///
/// They are indexed like all words, so that phrases have them. A query of which one word suffices passes over them: in a question they say
/// how it is asked, not what about.
struct StopWords: Sendable {
    private let words: Set<[UInt8]>

    /// - Parameter language: a Snowball algorithm's name; languages without a list have no stop words.
    init(language: String) {
        let list = Self.lists[language] ?? ""
        words = Set(list.split(whereSeparator: \.isWhitespace).flatMap { Self.folding.terms(of: String($0)) })
    }

    private static let folding = StandardAnalyzer()

    /// Whether `word` is one of them, whatever its case and diacritics.
    func contains(_ word: String) -> Bool {
        guard !words.isEmpty, word.utf8.count <= 64 else { return false }
        let terms = Self.folding.terms(of: word)
        return terms.count == 1 && words.contains(terms[0])
    }

    private static let lists = [
        "ukrainian": """
            а або аж але б без би бо був буде будуть була були було бути в вам вас ваш від він вона вони воно все всі всіх втім вже ви де для до дуже
            є ж же з за зі із й його її їй їм їх і ім інші коли котрий кого кому крім ледве лише ма має мене мені ми мій між може моя на
            над нам нас наш не неї нею ні ним них ніж нього о об один по поки при про проте під після с сам саме свій свою своя своє свої себе собі
            та так така такий таке такі також там те теж ти тим тих то тобі тобою того тоді той тому тут ту у усе усі хіба хоч хто це цей ця
            цього цьому цим цих ці цю чи чий через чим чого чому що щоб щодо ще я як яка який яке які якщо якого якої яку яким яких
            """,
        "english": """
            a about above after again against all am an and any are as at be because been before being below between both but by can could
            did do does doing down during each few for from further had has have having he her here hers herself him himself his how i if in
            into is it its itself just me more most my myself no nor not now of off on once only or other our ours ourselves out over own
            same she should so some such than that the their theirs them themselves then there these they this those through to too under
            until up very was we were what when where which while who whom whose why will with would you your yours yourself yourselves
            """,
        "german": """
            aber alle allem allen aller alles als also am an andere anderem anderen anderer anderes auch auf aus bei bin bis bist da damit dann
            das dass dein deine deinem deinen deiner dem den denn der des dessen dich die dies diese diesem diesen dieser dieses dir doch dort du
            durch ein eine einem einen einer eines er es etwas euch euer für gegen hab habe haben hat hatte hatten hier hin hinter ich ihm ihn
            ihnen ihr ihre ihrem ihren ihrer im in indem ins ist jede jedem jeden jeder jedes jene jenem jenen jener jenes jetzt kann kein keine
            keinem keinen keiner können man mein meine meinem meinen meiner mich mir mit muss nach nicht nichts noch nun nur ob oder ohne sehr
            sein seine seinem seinen seiner selbst sich sie sind so solche soll sollte sondern sonst über um und uns unser unter viel vom von vor
            während war waren warst was weg weil weiter welche welchem welchen welcher welches wenn wer werde werden wie wieder will wir wird
            wirst wo wollen wollte würde würden zu zum zur zwar zwischen
            """,
        "french": """
            à ai ainsi alors au aucun aussi autre autres aux avait avant avec avoir c car ce ceci cela celle celles celui ces cet cette ceux chaque
            comme comment d dans de depuis des donc dont du elle elles en encore entre es est et étaient était été être eu eux fait font
            ici il ils j je l la là le les leur leurs lui m ma mais me même mêmes mes moi mon n ne ni nos notre nous on ont ou où par parce pas
            pendant peu peut plus pour pourquoi qu quand que quel quelle quelles quels qui s sa sans se sera ses si sien soi soit son sont
            sous sur t ta te tes toi ton tous tout toute toutes très tu un une vos votre vous y
            """,
        "spanish": """
            a al algo algunas algunos ante antes aquel aquella aquellos como con contra cual cuando de del desde donde durante e el él ella ellas
            ellos en entre era eran eres es esa esas ese eso esos esta está estaba están estas este esto estos fue fueron ha había han hasta hay
            la las le les lo los más me mi mis mucho muchos muy nada ni no nos nosotros nuestra nuestro o os otra otras otro otros para pero poco
            por porque que qué quien quién se sea ser si sí sin sobre son su sus también tanto te tiene tienen todo todos tu tú tus un una
            unas uno unos y ya yo
            """,
        "italian": """
            a ad ai al alla alle allo anche avere aveva c che chi ci come con contro cui da dai dal dalla dalle dallo degli dei del dell della
            delle dello di dove e è ed era erano essere fra gli ha hanno ho i il in io l la le lei li lo loro lui ma mi mia mio ne negli nei
            nel nella nelle nello noi non nostra nostro o ogni per perché più poi quale quali quando quanto quella quelle quelli quello
            questa queste questi questo se si sia siamo sono su sua sue sui sul sulla sulle sullo suo suoi tra tu tua tuo tutti tutto un una uno
            vi voi
            """,
        "portuguese": """
            a ao aos aquela aquele as às até com como da das de dela dele delas deles depois do dos e é ela elas ele eles em entre era eram essa
            essas esse esses esta está estão estas este estes eu foi foram há isso isto já lhe lhes mais mas me mesmo meu minha muito na não nas
            nem no nos nós nossa nosso num numa o os ou para pela pelas pelo pelos por porque qual quando que quem se sem ser seu seus só sua
            suas também te tem têm tinha tu um uma umas uns você vocês
            """,
        "dutch": """
            aan al alles als altijd andere ben bij daar dan dat de der deze die dit doch doen door dus een en er ge geen geweest haar had heb hebben
            heeft hem het hier hij hoe hun ik in is ja je kan kon kunnen maar me meer men met mij mijn moet na naar niet niets nog nu of om omdat
            ons ook op over reeds te tegen toch toen tot u uit uw van veel voor want waren was wat we wel werd wezen wie wij wil worden zal ze
            zei zich zij zijn zo zonder zou
            """,
        "russian": """
            а без более больше будет будто бы был была были было быть в вам вас во вот все всего всех вы где да даже для до его ее ей ему если есть
            еще ж же за здесь и из или им иногда их к как какая какой когда который кто ли между меня мне мой мы на над надо наш не него нее ней
            нет ни них но ну о об один она они оно от перед по под после потом потому почти при про с сам свою себе себя со так также такой там
            тебя тем то тогда того тоже только том тот ты у уж уже хоть чего чей чем что чтобы эта эти это этого этой этом этот эту я
            """,
        "swedish": """
            alla allt än är åt att av blev bli blir då dag de dem den denna deras dess det detta dig din dina ditt du efter ej eller en er era ert
            ett från för ha hade han hans har hennes hon honom hur i icke ingen inom inte jag ju kan kunde man med mellan men mig min mina mitt
            mot mycket ni nu när någon något några och om oss på så sedan sig sin sina sitt skulle som till under upp ut utan vad var vara vars
            vem vi vid vilka vilken vilket
            """,
        "danish": """
            ad af alle alt anden at blev blive bliver da de dem den denne der deres det dette dig din disse dog du efter eller en end er et for fra
            ham han hans har havde have hende hendes her hos hun hvad hvis hvor i ikke ind jeg jer jo kunne man mange med meget men mig min mine
            mit mod når ned noget nogle nu og også om op os over på selv sig sin sine sit skal skulle som sådan thi til ud under var vi vil
            ville vor være
            """,
        "norwegian": """
            alle at av både ble bli blir bort da de deg dem den denne der dere deres det dette di din disse ditt du eller en enn er et etter for
            fordi fra før ha hadde han hans har hennes her hun hva hvem hver hvilken hvis hvor hvordan i ikke inn ja jeg kan kom kun kunne man mange
            med meg mellom men min mitt mot mye nå når ned no noe noen og også om opp oss over på så sånn seg selv si sin sine sitt skal skulle
            som til ut uten var vært ved vi vil ville være
            """,
    ]
}
