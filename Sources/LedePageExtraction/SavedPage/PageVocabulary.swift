/// The words of web pages around stories: buttons, forms, notices, headings of link lists, in several languages.
///
/// Phrases are in lower case with straight quotes and without marks at their ends, as in `NormalizedLine`.
enum PageVocabulary {
    /// The label of a line that is one of the fixed phrases.
    static func label(exactly line: String) -> LineLabel? { exact[line] }

    /// Whether a line is a fixed phrase, in any case.
    static func isBoilerplateWord(_ line: String) -> Bool { exact[NormalizedLine.text(line)] != nil }

    /// Phrases of one or two common words, which an ordinary text may have as a line: they count half as evidence.
    static func isWeak(_ line: String) -> Bool { weak.contains(line) }

    private static let weak: Set<String> = [
        "more", "next", "previous", "live", "home", "x", "email", "save", "search", "share", "close", "contact", "print", "news", "menu",
        "ad",
        "world", "sport", "sports", "business", "politics", "culture", "opinion", "tags", "topics", "related", "comments", "latest",
        "newsletter",
        "suche", "mehr", "inicio", "buscar", "меню", "новости", "новини", "главная", "головна", "listen", "video", "photos", "register",
    ]

    private static let exact: [String: LineLabel] = {
        var table: [String: LineLabel] = [:]
        func add(_ label: LineLabel, _ phrases: String) {
            for phrase in phrases.split(separator: ";") {
                table[phrase.trimmingSpaces()] = label
            }
        }
        add(
            .navigation,
            """
            skip to content; skip to main content; skip to navigation; skip navigation; menu; main menu; open menu; close menu; toggle navigation; \
            toggle menu; home; homepage; search; log in; login; log out; sign in; sign up; register; my account; account; edit post; sections; \
            all sections; donate; support us; about us; about; contact; contact us; advertise; advertise with us; careers; jobs; newsletters; \
            today's paper; print edition; the daily edition; skip to site index; site index; section navigation; search & section navigation; enlarge image; \
            read later; save for later; bookmark; add to reading list; expand; view larger image; view gallery; \
            back to top; next article; previous article; next; previous; next post; previous post; print; save; save article; gift this article; \
            gift article; listen; listen to this article; watch live; more; more news; see all; view all; load more; show more; see more; read more; \
            terms of use; terms of service; terms and conditions; terms & conditions; privacy policy; privacy notice; privacy; cookie policy; sitemap; \
            site map; accessibility; help; faq; rss; subscribe; subscribe now; close; news; world; sport; sports; business; politics; culture; \
            opinion; tags; topics; video; videos; photos; podcasts; become a member; become a subscriber; e-paper; epaper; digital edition; \
            change language; language; text size; font size; dark mode; breaking news; corrections; masthead; our team; archive; archives; \
            do not sell my personal information; your privacy choices; manage subscription; view comments; go to comments; imprint; \
            zum inhalt springen; zum inhalt; zur navigation; menü; startseite; suche; suchen; anmelden; abmelden; abonnieren; abo; drucken; \
            artikel drucken; impressum; datenschutz; datenschutzerklärung; agb; kontakt; mehr; mehr anzeigen; merken; artikel merken; einstellungen; \
            bild vergrößern; vergrößern; zur merkliste hinzufügen; auf die merkliste; zur merkliste; später lesen; lesezeichen; zur ausgabe; \
            nach oben; registrieren; mein konto; vorlesen; schriftgröße; politik; wirtschaft; kultur; panorama; wissen; \
            aller au contenu; aller au menu; accueil; rechercher; recherche; se connecter; connexion; s'abonner; s'inscrire; imprimer; \
            lire plus tard; enregistrer; ajouter à ma sélection; agrandir l'image; \
            mentions légales; mon compte; haut de page; voir plus; afficher plus; écouter; politique; économie; nous contacter; \
            politique de confidentialité; conditions générales; gestion des cookies; \
            saltar al contenido; ir al contenido; inicio; buscar; iniciar sesión; suscríbete; suscribirse; imprimir; aviso legal; contacto; \
            leer más tarde; guardar; ampliar imagen; \
            política de privacidad; ver más; quiénes somos; regístrate; portada; escuchar; \
            перейти к содержимому; перейти к содержанию; главная; поиск; войти; вход; регистрация; подписаться; печать; меню; новости; контакты; \
            о нас; наверх; показать еще; показать ещё; все новости; версия для печати; пользовательское соглашение; редакция; \
            перейти до вмісту; перейти до контенту; головна; пошук; увійти; вхід; реєстрація; підписатися; друк; новини; контакти; про нас; \
            показати ще; усі новини; всі новини; редакція; вгору; політика конфіденційності; підтримати; підтримати нас; \
            vai al contenuto; cerca; accedi; abbonati; stampa; pular para o conteúdo; entrar; assine; przejdź do treści; szukaj; zaloguj się
            """)
        add(
            .form,
            """
            newsletter; sign up for our newsletter; enter your email; email address; your email address; your email; email; e-mail; your name; \
            first name; last name; password; submit; send; i agree; continue; continue with google; continue with facebook; forgot password; \
            e-mail-adresse; absenden; jetzt anmelden; adresse e-mail; votre e-mail; envoyer; je m'inscris; correo electrónico; enviar; \
            ваш email; ваш e-mail; отправить; електронна пошта; надіслати; успешно; start your free trial; try it free
            """)
        add(
            .share,
            """
            share; share full article; share this; share this article; share article; share this story; share story; tweet; tweet this; copy link; copy url; link copied; \
            facebook; twitter; x; linkedin; whatsapp; telegram; reddit; pinterest; viber; flipboard; pocket; instagram; youtube; messenger; \
            threads; bluesky; mastodon; tumblr; vk; vkontakte; odnoklassniki; tiktok; signal; follow us; facebook messenger; google news; google+; \
            teilen; artikel teilen; link kopieren; kopieren; partager; partager l'article; copier le lien; compartir; copiar enlace; condividi; \
            поделиться; скопировать ссылку; поділитися; поширити; скопіювати посилання; твитнуть; вконтакте; одноклассники; udostępnij; \
            icon facebook; icon twitter; icon mail; send to a friend
            """)
        add(
            .consent,
            """
            accept; accept all; accept all cookies; accept cookies; reject all; reject; decline; manage preferences; manage cookies; cookie settings; \
            cookie preferences; manage options; got it; i accept; customize; customise; alle akzeptieren; akzeptieren; ablehnen; einstellungen verwalten; zustimmen; \
            tout accepter; accepter; tout refuser; refuser; continuer sans accepter; paramétrer; aceptar; aceptar todo; rechazar; rechazar todo; \
            принять; принять все; согласен; прийняти; прийняти всі; погоджуюсь; зрозуміло; accetta; accetta tutti; aceitar
            """)
        add(
            .advertisement,
            """
            advertisement; advertisements; advert; adverts; ad; ads; sponsored; sponsored content; promoted; promoted content; paid content; paid post; \
            advertisement - scroll to continue; scroll to continue; scroll to continue reading; story continues below advertisement; article continues after ad; \
            article continues below; story continues below; continue reading below; continue reading the main story; continue reading; \
            anzeige; werbung; publicité; publicidad; pubblicità; publicidade; реклама; на правах рекламы; на правах реклами; reklama; ad feedback; \
            remove ads; skip advertisement; skip ad; \
            la suite après la publicité; la suite après cette publicité
            """)
        add(
            .related,
            """
            related; related articles; related stories; related posts; related content; related topics; related news; related coverage; \
            read next; up next; you may also like; you might also like; recommended; recommended for you; recommended stories; recommended reading; \
            most read; most popular; most viewed; most shared; popular; popular now; popular stories; trending; trending now; latest; latest news; latest stories; \
            latest articles; latest headlines; news feed; newsfeed; editors' picks; editor's picks; editors' choice; editor's pick; top stories; top news; in other news; \
            more stories; more on this story; more from this section; more from us; more like this; don't miss; what to read next; keep reading; \
            around the web; from the web; in this story; today's top stories; other news; featured; must read; must reads; in case you missed it; \
            you may be interested in; further reading; read also; see also; also read; \
            mehr zum thema; das könnte sie auch interessieren; meistgelesen; meist gelesen; lesen sie auch; weitere artikel; verwandte artikel; \
            neueste nachrichten; aktuelle nachrichten; empfehlungen der redaktion; lesen sie mehr zum thema; auch interessant; \
            à lire aussi; lire aussi; sur le même sujet; les plus lus; articles liés; à découvrir; dernières actualités; à la une; nos derniers articles; \
            lea también; lee también; te puede interesar; noticias relacionadas; lo más leído; más noticias; últimas noticias; más leídas; relacionados; \
            читайте также; по теме; материалы по теме; смотрите также; самое читаемое; популярное; последние новости; лента новостей; главное; \
            другие новости; похожие материалы; еще по теме; новости по теме; рекомендуем; \
            читайте також; дивіться також; за темою; схожі новини; схожі матеріали; популярне; останні новини; стрічка новин; найпопулярніше; \
            інші новини; новини за темою; вибір редакції; рекомендуємо; матеріали за темою; \
            leggi anche; leia também; czytaj też; zobacz też; czytaj także; najnowsze; najczęściej czytane
            """)
        add(
            .comments,
            """
            reply; like; leave your comment; responses; antworten; répondre; responder; ответить; відповісти; rispondi; odpowiedz; \
            comments; comment; leave a comment; leave a reply; post a comment; add a comment; join the conversation; join the discussion; \
            show comments; reader comments; have your say; what do you think; \
            kommentare; kommentar schreiben; diskutieren sie mit; leserkommentare; commentaires; laisser un commentaire; \
            comentarios; deja un comentario; añadir comentario; комментарии; оставить комментарий; коментарі; залишити коментар; commenti; komentarze
            """)
        return table
    }()

    /// How a short line begins, with the most words it has. A colon may follow.
    static let beginnings = PhraseIndex([
        ("share on ", .share, 5), ("share via ", .share, 5), ("share this ", .share, 5), ("share to ", .share, 5), ("share by ", .share, 5),
        ("tweet this", .share, 4), ("click to share", .share, 8), ("follow us ", .share, 14), ("send via ", .share, 5),
        ("opens in new window", .share, 6),
        ("auf facebook", .share, 4), ("auf twitter", .share, 4), ("auf x teilen", .share, 4), ("auf whatsapp", .share, 4),
        ("teilen auf", .share, 4),
        ("partager sur", .share, 5), ("compartir en", .share, 5), ("compartir por", .share, 5), ("поделиться в", .share, 5),
        ("поділитися в", .share, 5),
        ("поділитися у", .share, 5), ("поделиться на", .share, 5), ("condividi su", .share, 5), ("подписывайтесь на", .share, 14),
        ("підписуйтесь на", .share, 14),
        ("підписуйтеся на", .share, 14), ("follow @", .share, 5), ("folgen sie uns", .share, 12), ("suivez-nous", .share, 12),
        ("síguenos", .share, 12),
        ("read more:", .related, 30), ("read more about", .related, 12), ("read also:", .related, 30), ("read also ", .related, 20),
        ("also read:", .related, 30), ("see also:", .related, 30),
        ("see also ", .related, 14), ("related:", .related, 30), ("related post", .related, 30), ("related stor", .related, 30),
        ("related article", .related, 30), ("read next:", .related, 30), ("watch:", .related, 20), ("more on:", .related, 20),
        ("more great ", .related, 6),
        ("more from ", .related, 7), ("more in ", .related, 6), ("see more on", .related, 14), ("more on ", .related, 6),
        ("recommended:", .related, 30), ("don't miss:", .related, 30), ("more:", .related, 20),
        ("up next:", .related, 25), ("you may also like:", .related, 30), ("read the full", .related, 10), ("read our", .related, 14),
        ("explore more", .related, 10), ("related articles", .related, 6),
        ("filed under", .related, 12), ("tags:", .related, 25), ("topics:", .related, 25), ("tagged", .related, 14),
        ("posted in", .related, 12), ("keywords:", .related, 25),
        ("lesen sie auch", .related, 30), ("lesen sie hier", .related, 30), ("mehr dazu:", .related, 30), ("mehr zum thema", .related, 30),
        ("themen:", .related, 25),
        ("schlagworte:", .related, 25), ("lire aussi", .related, 30), ("à lire aussi", .related, 30), ("lire également", .related, 30),
        ("lea también", .related, 30), ("lee también", .related, 30), ("leer también", .related, 30), ("etiquetas:", .related, 25),
        ("temas:", .related, 25), ("te puede interesar", .related, 30),
        ("читайте также", .related, 30), ("читать также", .related, 30), ("смотрите также", .related, 30), ("теги:", .related, 25),
        ("по теме:", .related, 30),
        ("читайте також", .related, 30), ("дивіться також", .related, 30), ("читати також", .related, 30), ("більше по темі", .related, 12),
        ("leggi anche", .related, 30), ("leia também", .related, 30), ("czytaj też", .related, 30), ("czytaj także", .related, 30),
        ("©", .footer, 60), ("copyright ©", .footer, 60), ("copyright (c)", .footer, 60), ("(c) 20", .footer, 40),
        ("powered by ", .footer, 8), ("copyright 20", .footer, 40),
        ("this audio ", .notice, 14), ("this article was automatically", .notice, 20), ("listen to this", .notice, 10),
        ("reading time", .notice, 6),
        ("lesezeit", .notice, 6), ("temps de lecture", .notice, 8), ("tiempo de lectura", .notice, 8), ("время чтения", .notice, 8),
        ("час читання", .notice, 8),
        ("your browser does not support", .notice, 20), ("this site uses cookies", .consent, 60),
        ("this website uses cookies", .consent, 60),
        ("please enable javascript", .notice, 20), ("javascript is", .notice, 20), ("play video", .notice, 5), ("video player", .notice, 8),
        ("loading...", .notice, 4),
        ("enter your email", .form, 20), ("get breaking ", .form, 24), ("get access to ", .form, 30), ("if you enjoyed this ", .form, 60),
        ("you have been successfully", .form, 20),
        ("there was a problem ", .form, 30), ("there was an error ", .form, 20), ("an error has occurred", .form, 12),
        ("please enter", .form, 12), ("please, enter", .form, 12), ("sign up for", .form, 20), ("sign up to", .form, 20),
        ("subscribe to ", .form, 20), ("subscribe for ", .form, 20), ("sign in to ", .form, 14), ("log in to ", .form, 14),
        ("already a ", .form, 12), ("already have an account", .form, 10),
        ("don't have an account", .form, 10), ("create an account", .form, 12), ("get the latest", .form, 20), ("get our ", .form, 20),
        ("successfully subscribed", .form, 10), ("successfuly subscribed", .form, 10),
        ("thank you for signing up", .form, 40), ("thank you for subscribing", .form, 40), ("thanks for signing up", .form, 40),
        ("by signing up", .form, 60), ("by subscribing", .form, 60), ("by clicking", .form, 60), ("by continuing", .form, 60),
        ("you have successfully", .form, 20), ("join our ", .form, 16), ("support our ", .form, 16), ("support independent", .form, 16),
        ("become a ", .form, 8),
        ("newsletter", .form, 12), ("jetzt newsletter", .form, 16), ("melden sie sich", .form, 20), ("abonnieren sie", .form, 20),
        ("mit der anmeldung", .form, 40),
        ("inscrivez-vous", .form, 24), ("abonnez-vous", .form, 24), ("recevez ", .form, 20), ("votre adresse", .form, 12),
        ("recibe ", .form, 20), ("suscríbete", .form, 20), ("suscríbase", .form, 20),
        ("apúntate", .form, 20), ("подпишитесь", .form, 24), ("подпишись", .form, 20), ("введите", .form, 10), ("підпишіться", .form, 24),
        ("підпишись", .form, 20),
        ("введіть", .form, 10), ("отримуйте", .form, 20), ("получайте", .form, 20), ("iscriviti", .form, 20), ("inscreva-se", .form, 20),
        ("zapisz się", .form, 20),
        ("jump to ", .navigation, 5), ("skip to ", .navigation, 5), ("go to ", .navigation, 5), ("back to ", .navigation, 5),
        ("zurück zu", .navigation, 5), ("retour à", .navigation, 5),
        ("view all ", .navigation, 5), ("show all ", .navigation, 5), ("see all ", .navigation, 5), ("load more ", .navigation, 4),
        ("show more ", .navigation, 4),
        ("если вы нашли ошибку", .notice, 40), ("якщо ви знайшли помилку", .notice, 40), ("нашли ошибку", .notice, 30),
        ("знайшли помилку", .notice, 30), ("share your thoughts", .comments, 10), ("log in to comment", .comments, 8),
        ("sign in to comment", .comments, 8), ("your email address will not be published", .comments, 20),
        ("required fields are marked", .comments, 8), ("save my name, email", .comments, 24),
    ])

    /// What a line holds anywhere, with the most words it has.
    static let contents = PhraseIndex([
        ("follow him on", .share, 60), ("follow her on", .share, 60), ("follow me on", .share, 60), ("follow them on", .share, 60),
        ("follow us on", .share, 60),
        ("may be reached at", .share, 40), ("can be reached at", .share, 40), ("like this story? share", .share, 14),
        ("click here", .navigation, 25), ("personal, non-commercial use", .footer, 60), ("contain affiliate", .notice, 40),
        ("affiliate links", .notice, 40),
        ("indicates required", .form, 8), ("your inbox", .form, 30), ("our newsletter", .form, 24), ("free newsletter", .form, 24),
        ("unsubscribe", .form, 30),
        ("confirmation email", .form, 30), ("recaptcha", .form, 40), ("email address to", .form, 20), ("agree to our", .form, 60),
        ("agree to the terms", .form, 60), ("to our terms", .form, 60),
        ("email newsletter", .form, 24), ("morning briefing", .form, 16), ("push notifications", .form, 20),
        ("newsletter abonnieren", .form, 16), ("unseren newsletter", .form, 24), ("notre newsletter", .form, 24),
        ("nuestra newsletter", .form, 24), ("nuestro boletín", .form, 24),
        ("наш telegram", .share, 20), ("наш телеграм", .share, 20), ("telegram-канал", .share, 14), ("нашу рассылку", .form, 24),
        ("нашу розсилку", .form, 24),
        ("we use cookies", .consent, 80), ("uses cookies", .consent, 80), ("use of cookies", .consent, 80),
        ("cookies to improve", .consent, 80), ("cookies and similar", .consent, 80), ("our cookie", .consent, 40),
        ("accept cookies", .consent, 60),
        ("verwendet cookies", .consent, 80), ("verwenden cookies", .consent, 80), ("nutzen cookies", .consent, 80),
        ("utilise des cookies", .consent, 80), ("utilisons des cookies", .consent, 80),
        ("utiliza cookies", .consent, 80), ("utilizamos cookies", .consent, 80), ("usamos cookies", .consent, 80),
        ("файлы cookie", .consent, 60), ("файли cookie", .consent, 60), ("использует cookie", .consent, 60),
        ("використовує cookie", .consent, 60), ("utilizza i cookie", .consent, 60), ("utilizza cookie", .consent, 60),
        ("używamy plików cookie", .consent, 60),
        ("all rights reserved", .footer, 60), ("alle rechte vorbehalten", .footer, 60), ("tous droits réservés", .footer, 60),
        ("todos los derechos reservados", .footer, 60),
        ("все права защищены", .footer, 60), ("усі права захищен", .footer, 60), ("всі права захищен", .footer, 60),
        ("tutti i diritti riservati", .footer, 60), ("todos os direitos reservados", .footer, 60),
        ("wszelkie prawa zastrzeżone", .footer, 60),
        ("may not be reproduced", .footer, 60), ("without permission", .footer, 14), ("ai assistance", .notice, 14),
        ("ai-generated", .notice, 8), ("text-to-speech", .notice, 14),
    ])

    /// "Follow The Ledger on Facebook, Twitter (@ledger) and Instagram." Merely mentioning such networks is not one.
    static func invitesToFollow(_ line: [UInt8], words: Int) -> Bool {
        guard words <= 40, line.starts(with: "follow ".utf8) else { return false }
        let text = String(decoding: line, as: UTF8.self)
        return ["facebook", "twitter", "instagram", "youtube", "tiktok", "linkedin", "@"].contains { text.contains($0) }
    }

    /// Headings followed by other stories, not this one.
    static func endsStory(_ label: LineLabel) -> Bool { label == .related || label == .comments || label == .footer }
}
