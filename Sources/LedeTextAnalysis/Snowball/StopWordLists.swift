extension StopWords {
    /// By language, in lower case with their diacritics.
    static let lists = [
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
        "finnish": """
        ei eivät emme en et että he hän häntä hänen hänelle ja jo joka jonka jos jossa jotka jotta kanssa kuin kun kuten me mikä minkä minä minun mitä
        mukaan mutta myös niin niiden nyt nämä näin näiden ole oli olla olleet ollut olivat on ovat sekä se sen siitä siinä sinä sitä sitten tai te
        tämä tämän tässä tätä vaan vai vain vielä voi kaikki ennen jälkeen noin
        """,
        "hungarian": """
        a az egy és hogy nem is ez azt ezt meg csak már még de ha van volt lesz lenne voltak vannak lehet kell el ki mint vagy mert után között
        alatt által szerint majd pedig ami amely akik aki amit ahol ahogy amikor itt ott így úgy minden más nagyon most ő ők én te mi ti
        sem se saját ezek azok ezen azon neki vele róla
        """,
        "romanian": """
        a ai al ale am ar are as au aş aș această aceasta acest acesta aceste acestea cu că care ca ce cel cea cei cele cum când dar de după din
        dintre doar două este eu ea ei el fi fie fost fără foarte în însă la le lui lor mai mult nu ne noi nici nu o ori pe pentru prin sa sau sunt
        sub să se și şi spre te tot un una unei unor unui va vor voi îi își îşi într între
        """,
        "turkish": """
        acaba ama ancak bana bazı belki ben beni benim bile bir biri biz bizim bu buna bunu bunun çok çünkü da daha de değil diye en fakat gibi göre
        hem hep her için ile ise ki kim mı mi mu mü nasıl ne neden nerede niye o olan olarak oldu olduğu olduğunu olması olsa onu onun onlar
        sadece sen senin siz sonra şey şu tüm var ve veya ya yani yok zaten kadar ilgili üzere tarafından
        """,
        "catalan": """
        a al als amb així aquest aquesta aquestes aquests aquell com de del dels des després el els ella en entre és era eren et fins fou ha han he hi
        i jo la les li llur però per perquè pel pels que què qui quan si sense seva seu seus seves són sobre també tan tot tots un una unes uns va
        van més molt ja ho ni o on
        """,
        "greek": """
        ο η το οι τα του της των τον την τους τις και να σε με για από που δεν θα ότι στο στη στην στον στις στους στα είναι ήταν είχε έχει έχουν
        ένα ένας μια μία ως αλλά αν ή κατά μετά πριν όπως όταν πως τι αυτό αυτή αυτός αυτά αυτές μου σου μας σας πολύ πιο μόνο επίσης όμως μη μην
        """,
        "arabic": """
        في من على إلى عن مع أن إن كان كانت هذا هذه ذلك تلك التي الذي الذين ما لا لم لن قد كل بعد قبل بين حتى عند هو هي هم أو ثم و لكن كما حيث إذا غير
        أي منذ خلال أيضا
        """,
        "hindi": """
        है हैं था थे थी के का की को में से पर ने और या यह वह ये वे इस उस इन उन एक भी नहीं तो ही कि जो कर किया करने लिए गया गई हो होता साथ अपने तक बाद
        """,
        "indonesian": """
        ada adalah agar akan aku anda atau bagi bahwa bisa dalam dan dari dengan di dia hanya harus hingga ia ini itu jika juga kami karena ke kepada
        kita lain lebih mereka namun oleh pada para saat sampai saya sebagai sebuah secara sedang sejak seperti serta sudah tahun telah tersebut
        tidak untuk yang
        """,
        "chinese": """
        的 了 是 在 和 与 也 就 都 而 及 着 或 这 那 他 她 它 我 你 们 吗 呢 吧 什么 多少 哪个 哪些 哪里 哪一 谁 为什 怎么 怎样 如何 何时 是什 了什 的什 有多 么是 一个
        我们 他们 你们 它们 这个 那个 这些 那些 以及 或者 因为 所以 但是
        甚麼 什麼 為什 怎麼 哪裡 這個 那個 這些 我們 他們 麼是 是什 與 們 這 為
        """,
        "japanese": """
        の に は を が と で た も な て し れ さ い う から まで より です ます でし した ます する して いる ある この その あの これ それ あれ
        ため ない なか ので のに では には とは とし であ あっ った って 何 誰 いつ どこ どの なぜ どう
        """,
        "korean": """
        이 그 저 것 수 등 및 의 가 을 를 은 는 에 와 과 도 로 하는 하고 에서 으로 이다 있다 있는 했다 한다 무엇 누구 언제 어디 어떤 얼마
        """,
    ]

    /// Languages without an analyzer of their own, which a detector has to know so as not to take them for others.
    static let listsForDetection = [
        "polish": """
        ale bez być był była było były by byli co czy dla do gdy gdzie go i ich ile im iż ja jak jako jej jego jest jeszcze już każdy kiedy która
        które którego której który których którzy ku lub ma mi mnie może na nad nie nich nim niż o od on ona one oni oraz po pod przed przez przy
        roku są się tak także tam te tego tej ten też to tu tych tylko tym u w we więc wszystko z za ze że został została
        """,
        "czech": """
        a aby ale ani asi až bez bude budou by byl byla byli bylo být co či další do ho i ja já jak jako je jeho jej její jejich jen ještě ji jsem
        jsme jsou k kde kdo kdy když která které který kteří ku má mezi mi mít mu může na nad nebo není než o od pak po pod podle pro proto
        protože před při s se si své svou ta tak také tato tedy ten tento to toho tom tu u už v ve však všechny z za ze že
        """,
        "bulgarian": """
        а без беше би бил била били било в във вече все всички да до докато е едно един една за защото и из или им има като как каква който която
        което които към ли ме между много може му на над най не него нея ни но няма о от още по под поради при само са се след сме според срещу
        сте също със съм с така те тези това този тази то той тя толкова у ще що
        """,
        "serbian": """
        а али био била било били би бити ће да до док је његов због за и из или им има ја једна један као када која које који кроз ли ме
        мене међу на над након не него ни није ништа њега њен о од она они оно осим па по под пре према при са саме се сам смо су све
        свој та тај тако такође те то тог тога у уз што
        """,
        "belarusian": """
        а аб або але бы быў была былі было без больш вельмі вы гэта гэтага гэты гэтай да для дзе ды ён яго яе яны яна ёсць ж за з і іх калі каб каля
        куды мы між мае можа на над нам нас не няма нават па пад паміж пасля перад пра праз пры сам свае сваё сваю так таксама там таму тут ты
        толькі у ў увесь хто чым шт што якая якія які якой
        """,
        "persian": """
        از به در با که را این آن است بود برای تا یک هم و های می شد شده خود ما شما آنها بر نیز باید کرد کند دارد اما یا هر
        """,
        "nepali": """
        छ छन् को मा र ले लाई पनि भएको गरेको हो थियो यो त्यो भने गर्न गरी बाट तथा एक हुन
        """,
        "marathi": """
        आहे आहेत आणि च्या ची चा चे या हे तो ती ते होते होता होती करून मध्ये वर साठी असे नाही त्या
        """,
    ]
}
