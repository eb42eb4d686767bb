import LedePageExtraction
import Testing
import LedeTestSupport

/// A box of links costs a story nothing, wherever it is, whatever its heading, however it is laid out.
@Suite struct StoryBoxTests {
    struct Tale: Sendable, CustomStringConvertible {
        var language: String
        var title: String
        var header: [String]
        var paragraphs: [String]
        var links: [String]
        var description: String { language }
    }

    static let tales: [Tale] = [
        Tale(
            language: "English", title: "Harbour board votes to move the fish market", header: ["By Odo Brandt", "3 May 2021"],
            paragraphs: [
                "The harbour board voted six to three on Tuesday to move the fish market to the old coal pier, ending a quarrel of eleven years.",
                "Some forty stalls will have to leave the square behind the customs house before the first frost.",
                "“We were never asked,” said Wilma Groot, who has sold eels there since she was nineteen. “We were only told.”",
                "An engineer's report found last winter that the market's cellars fill with water at every spring tide. Repairs would cost four million.",
                "The coal pier has stood empty since 1998. Two cranes and a railway wagon are still on it.",
                "Board members who opposed the plan said that nobody would walk so far for a herring.",
                "The fire brigade had asked for a second road to the pier, and the council has promised to build one next year.",
                "Groot said that she would be there on the first morning. “Somebody has to open,” she said.",
            ],
            links: [
                "Ferry adds fourteen sailings", "What the new road will cost", "Eel prices at a ten-year high",
                "Customs house to become a museum of knots and ropes", "Storm",
                "Why your bread is flat", "Board member denies owning a crane",
                "The man who counts herons on the breakwater every single morning",
            ]),
        Tale(
            language: "German", title: "Stadtrat verlegt den Wochenmarkt auf den alten Bahnhof",
            header: ["Von Hanna Werle", "28.10.2024, 14.08 Uhr"],
            paragraphs: [
                "Der Stadtrat von Hellbrück hat am Montag beschlossen, den Wochenmarkt auf den Vorplatz des alten Bahnhofs zu verlegen.",
                "Rund vierzig Händler müssen den Marktplatz bis zum ersten Frost räumen. Manche stehen dort seit dreißig Jahren.",
                "„Uns hat niemand gefragt“, sagte die Käsehändlerin Ilse Knapp nach der Sitzung. „Man hat es uns mitgeteilt.“",
                "Ein Gutachten hatte im Winter ergeben, dass die Gewölbe unter dem Marktplatz bei jedem Hochwasser volllaufen.",
                "Die Sanierung soll vier Millionen Euro kosten. Das Land will die Hälfte übernehmen.",
                "Die Opposition rechnet damit, dass viele Kunden den weiten Weg zum Bahnhof scheuen werden.",
                "Ilse Knapp will am ersten Morgen trotzdem dort stehen. „Einer muss ja aufmachen“, sagte sie.",
            ],
            links: [
                "Busfahrer fordern Pausenräume", "Radweg am Fluss gesperrt", "So teuer wird das Hochwasser für die Stadt", "Schnee",
                "Was aus dem Brunnen wird",
            ]),
        Tale(
            language: "French", title: "Le marché quitte la place de la Douane",
            header: ["Par Lucie Bonnet", "Publié le 12 février 2023 à 09h30"],
            paragraphs: [
                "Le conseil municipal de Valmont a décidé mardi de déplacer le marché aux poissons sur le vieux quai au charbon.",
                "Une quarantaine d'étals devront quitter la place de la Douane avant les premières gelées.",
                "« On ne nous a rien demandé », regrette Hélène Carré, qui vend des anguilles sur la place depuis trente ans.",
                "Les caves du marché se remplissent d'eau à chaque grande marée. Leur réparation coûterait quatre millions d'euros.",
                "Le quai au charbon est vide depuis 1998, mais deux grues y restent debout.",
                "Hélène Carré sera sur le quai le premier matin. « Il faut bien que quelqu'un ouvre le marché », dit-elle.",
            ],
            links: [
                "Un loup aperçu près du lac", "Recette : la tarte aux noix", "Le pont fermé jusqu'en mai",
                "Les halles cherchent des repreneurs",
            ]),
        Tale(
            language: "Spanish", title: "El mercado de pescado se muda al muelle viejo",
            header: ["Por Carmen Oliva", "28 de octubre de 2024"],
            paragraphs: [
                "La junta del puerto de Almendral aprobó el martes el traslado del mercado de pescado al viejo muelle del carbón.",
                "Unos cuarenta puestos tendrán que dejar la plaza de la Aduana antes de la primera helada.",
                "«Nadie nos preguntó», dijo Ramona Peña, que vende anguilas en la plaza desde los diecinueve años.",
                "Los sótanos del mercado se llenan de agua con cada marea. Repararlos costaría cuatro millones de euros.",
                "Ramona Peña abrirá su puesto en el muelle la primera mañana, aunque nadie quiera caminar tan lejos.",
            ],
            links: ["La presa cumple cien años", "Diez rutas para el otoño", "El lobo vuelve a la sierra"]),
        Tale(
            language: "Russian", title: "Рыбный рынок переедет на старый угольный причал",
            header: ["Автор: Анна Белова", "28 октября 2024, 10:40"],
            paragraphs: [
                "Совет порта Заречья решил во вторник перенести рыбный рынок с площади у таможни на старый угольный причал.",
                "Около сорока торговцев должны покинуть площадь до первых морозов.",
                "«Нас никто не спросил», — сказала Вера Лапина, которая торгует на рынке угрями почти тридцать лет.",
                "Подвалы рынка заливает при каждом приливе. Ремонт обошёлся бы в четыре миллиона рублей.",
                "Вера Лапина говорит, что в первое же утро откроет на причале свою лавку.",
            ],
            links: ["Урожай яблок побил рекорд", "В области построят веломост", "Новая библиотека открылась в Вербовке"]),
    ]

    /// Known and unknown, in languages of the stories and others, and some that mean nothing.
    static let labels = [
        "Related Articles", "Related stories", "Most Read", "More from News", "Read next", "Recommended", "You may also like",
        "Editors' Picks", "Trending", "Also read", "Comments",
        "DON'T MISS", "Don't Miss:", "READ MORE", "From the archive", "What others are reading", "Our best reads", "Top of the hour",
        "Mehr zum Thema", "Lesen Sie auch", "Meistgelesen",
        "Das könnte Sie auch interessieren", "Passend dazu", "Aus dem Ressort", "À lire aussi", "Sur le même sujet", "Les plus lus",
        "Te puede interesar", "Lo más leído", "Lea también",
        "Читайте также", "По теме", "Читайте також", "Leggi anche", "Leia também", "Zobacz też", "Läs också", "Lees ook", "Lue myös",
        "İlgili haberler", "関連記事", "Qwrtz vlmp", "Nim oba", "Hurgelplatz",
        "Advertisement", "Sign up", "Explore", "More", "Video", "See also:",
    ]

    static let tops = [["Skip to main content", "Subscribe", "Log in", "News", "Sports", "Opinion"], ["Menu", "Home", "Search"]]
    static let ends = [
        ["© 2024 The Harbour Ledger", "Privacy Policy", "Terms of Service"],
        [
            "More stories", "A walk along the old canal", "Ten soups for cold evenings", "Newsletter", "Subscribe",
            "© 2024 The Ledger. All rights reserved.",
        ],
    ]

    @Test(arguments: tales)
    func noParagraphIsLostAndNoLinkIsTheHeadline(_ tale: Tale) {
        var generator = SeededGenerator(seed: 8)
        for place in 1..<tale.paragraphs.count {
            for label in Self.labels {
                let count = Int.random(in: 1...8, using: &generator)
                let bullet = ["", "• ", "* ", "- ", "  • "].randomElement(using: &generator) ?? ""
                let box = [label] + (0..<count).map { bullet + tale.links[($0 + place) % tale.links.count] }
                let separator = Bool.random(using: &generator) ? "\n" : "\n\n"
                let boxText = box.joined(separator: Bool.random(using: &generator) ? "\n" : separator)
                let top = Self.tops.randomElement(using: &generator) ?? []
                let end = Self.ends.randomElement(using: &generator) ?? []
                let parts = top + [tale.title] + tale.header + tale.paragraphs[..<place] + [boxText] + tale.paragraphs[place...] + end
                let found = PageExtractor().extract(parts.joined(separator: separator))
                let lost = tale.paragraphs.filter { !found.body.contains($0) }
                #expect(
                    lost.isEmpty,
                    "\(tale) \(label), \(count) links after paragraph \(place): \(lost.count) lost\n\(parts.joined(separator: separator))")
                #expect(found.title == tale.title, "\(label), \(count) links after paragraph \(place)")
                #expect(found.author != nil)
                #expect(found.date != nil)
            }
        }
    }

    @Test func severalBoxesInOneStory() {
        let tale = Self.tales[0]
        var lines = ["Menu", "Home", "Search", tale.title] + tale.header
        for (index, paragraph) in tale.paragraphs.enumerated() {
            lines.append(paragraph)
            if index % 2 == 1 { lines += [Self.labels[index], tale.links[index % 8], tale.links[(index + 1) % 8]] }
        }
        let found = PageExtractor().extract((lines + Self.ends[0]).joined(separator: "\n"))
        #expect(tale.paragraphs.allSatisfy(found.body.contains))
        #expect(found.title == tale.title)
    }

    @Test func summariesOfOtherStoriesBehindTheStoryStayOut() {
        let tale = Self.tales[0]
        let others = [
            ("Goat returns home after a week in the hills", "It was hungry but otherwise well, its owner told this paper on Friday."),
            ("Bakery wins prize", "The jury praised a rye loaf that nobody else had dared to bake."),
            ("Choir sings in the car park", "Forty people listened, and three of them joined in at the end."),
        ]
        let page =
            ["Menu", "Home", "Search", tale.title] + tale.header + tale.paragraphs + ["More stories"] + others.flatMap { [$0.0, $0.1] }
            + Self.ends[0]
        let found = PageExtractor().extract(page.joined(separator: "\n"))
        #expect(tale.paragraphs.allSatisfy(found.body.contains))
        for other in others { #expect(!found.body.contains(other.1), "\(other.1)") }
    }

    @Test func readersCommentsWithTheirDatesStayOut() {
        let tale = Self.tales[0]
        var page = ["Menu", "Home", "Search", tale.title] + tale.header + tale.paragraphs + ["4 responses to this story"]
        for (index, name) in ["eelfan", "oldcrane", "Wilma's cousin", "harbourmaster"].enumerated() {
            page += [
                "\(index + 1). \(name) says:", "May \(index + 3), 2021 at 6:3\(index) am",
                "I have bought my herring on that square for forty years and I am not going to walk to the coal pier for it, whatever the board says.",
            ]
        }
        let found = PageExtractor().extract((page + Self.ends[0]).joined(separator: "\n"))
        #expect(tale.paragraphs.allSatisfy(found.body.contains))
        #expect(!found.body.contains("I have bought my herring"))
    }
}
