/// Pages invented for the tests, of many layouts and languages.
enum SavedPages {
    static let all: [SavedPage] = english + otherLanguages

    static let english: [SavedPage] = [
        SavedPage(
            name: "byline with date and reading time, captions, ticker",
            text: """
                Skip to content
                Subscribe

                Harbour town votes to rebuild its lighthouse after winter storm

                by Mara Quillfeather and The Saltmarsh Courier news desk November 3, 2024 4:15 PM 3 min read
                The lighthouse of Saltmarsh seen from the pier on Nov. 1, 2024. (Odo Brandt/Coastal Pictures via Getty Images)
                This audio is created with AI assistance

                Residents of Saltmarsh voted on Sunday to rebuild the lighthouse that collapsed in last week's storm, the town council said.

                "We could not imagine the harbour without it," Mayor Tilda Renn said after the count.

                "Never."

                The council had offered two plans, and the cheaper one lost by eleven votes.

                What happens next

                Work is to begin in March, and the lamp should burn again before the herring fleet returns in September.

                Ferry line to the outer islands suspends its winter service for the first time
                The company blamed the price of fuel, while islanders say that the boats have been sailing half empty for years because the timetable no longer sui…

                News Feed

                3:40 PM

                Council opens bridge to cyclists.

                The bridge over the Sill was opened to cyclists on Monday, the council's transport office reported.
                2:05 PM

                Bakery wins prize.

                A bakery on Mill Street won the county's prize for rye bread, according to the jury's chair.
                MORE NEWS

                Editors' Picks

                Enter your email to subscribe
                * indicates required
                Subscribe
                * indicates required
                """,
            title: "Harbour town votes to rebuild its lighthouse after winter storm",
            author: "Mara Quillfeather and The Saltmarsh Courier news desk", date: "2024-11-03T16:15:00",
            body: [
                "Residents of Saltmarsh voted on Sunday to rebuild the lighthouse that collapsed in last week's storm, the town council said.",
                "\"We could not imagine the harbour without it,\" Mayor Tilda Renn said after the count.", "\"Never.\"",
                "The council had offered two plans, and the cheaper one lost by eleven votes.", "What happens next",
                "Work is to begin in March, and the lamp should burn again before the herring fleet returns in September.",
            ]),
        SavedPage(
            name: "capital navigation, name with agency and date on one line, comments",
            text: """
                HOME
                NEWS
                SPORT
                BUSINESS
                OPINION

                Log in
                Search

                Glass factory in Orrin to close after ninety years

                Jane Doe, Reuters | Published 3 May 2021

                Share on Facebook
                Share on Twitter
                Copy link

                The last furnace at the Orrin glass factory will go out in June, its owner said on Monday, ending ninety years of production in the valley.

                About 240 people will lose their jobs. Some were told by text message while they were still on the night shift.

                Advertisement

                Union leader Pell Harker called the decision a betrayal and announced a vigil at the gates.

                Read more: Valley towns ask for a new railway stop

                The company said that demand for green bottles had halved since 2015.

                Comments (3)

                oldglassblower
                My grandfather worked there all his life. It is a shame what they did to that place over the years.

                valleygirl77
                Nobody should be surprised, the writing was on the wall since they sold the sand pit to investors.

                © 2021 The Orrin Post. All rights reserved.
                """,
            title: "Glass factory in Orrin to close after ninety years", author: "Jane Doe", date: "2021-05-03",
            body: [
                "The last furnace at the Orrin glass factory will go out in June, its owner said on Monday, ending ninety years of production in the valley.",
                "About 240 people will lose their jobs. Some were told by text message while they were still on the night shift.",
                "Union leader Pell Harker called the decision a betrayal and announced a vigil at the gates.",
                "The company said that demand for green bottles had halved since 2015.",
            ]),
        SavedPage(
            name: "date above the author, cookie banner, site name in the title, published with zone",
            text: """
                We use cookies and similar technologies to improve your experience. By continuing you agree to our privacy policy.
                Accept all
                Manage preferences

                Menu
                Astronomers hear a second voice in the Lyre cluster | Nightwatch
                Published: 2024-05-03 10:15 GMT
                By JANE DOE
                Photo: Observatory of Tarn / handout
                A faint radio signal that repeats every nineteen minutes has been traced to the Lyre cluster, astronomers reported on Friday.
                The signal was first recorded by students, who took it for a fault in their receiver and replaced the receiver twice.
                “It was still there,” said Ilse Marrow, who leads the group. “That was the moment when nobody went home.”
                Related articles
                Moon landing delayed again
                Five comets to see this summer
                Telescope on Mount Tarn gets a new mirror
                Sign up for our newsletter
                Your email address
                Subscribe
                """,
            title: "Astronomers hear a second voice in the Lyre cluster", author: "JANE DOE", date: "2024-05-03T10:15:00Z",
            body: [
                "A faint radio signal that repeats every nineteen minutes has been traced to the Lyre cluster, astronomers reported on Friday.",
                "The signal was first recorded by students, who took it for a fault in their receiver and replaced the receiver twice.",
                "“It was still there,” said Ilse Marrow, who leads the group. “That was the moment when nobody went home.”",
            ]),
        SavedPage(
            name: "abbreviated month, most read above the story, related box inside it",
            text: """
                The Fennimore Gazette
                Sections
                My account

                Most read
                Sheep blocks motorway for six hours
                Ten soups for cold evenings
                Mayor denies owning a parrot

                Court orders Fennimore to reopen its public baths

                Oct. 28, 2024
                Written by Tobias Henk

                The administrative court ordered the town of Fennimore on Monday to reopen the public baths that it closed in spring without asking its council.

                Judges found that the deputy mayor had signed the order alone, at a garden party, on the back of an invitation.

                Related stories
                Swimming teachers leave the county
                What the baths cost

                The town may appeal within a month, but its lawyer said that it would rather repair the boiler.

                Swimmers who waited outside the court cheered and sang when the decision was read to them from the steps.

                Recommended for you
                Twelve gardens that you can visit in the rain
                A walk along the old canal

                Terms of use
                Privacy policy
                Contact us
                """,
            title: "Court orders Fennimore to reopen its public baths", author: "Tobias Henk", date: "2024-10-28",
            body: [
                "The administrative court ordered the town of Fennimore on Monday to reopen the public baths that it closed in spring without asking its council.",
                "Judges found that the deputy mayor had signed the order alone, at a garden party, on the back of an invitation.",
                "The town may appeal within a month, but its lawyer said that it would rather repair the boiler.",
                "Swimmers who waited outside the court cheered and sang when the decision was read to them from the steps.",
            ]),
        SavedPage(
            name: "question as the headline, date at the end of the story",
            text: """
                Skip to main content
                Sign in
                Newsletters

                Can a village of forty people keep its own railway station?

                By Oona Lark

                Tweet
                WhatsApp
                Email

                Every morning at six, Bruno Abt sweeps a platform on which, most days, nobody will stand.

                The station of Upper Wend has forty neighbours and a timetable of two trains, and the railway would like to close it.

                Advertisement

                Abt, who is eighty, has answered every letter from the ministry by hand. “They write well,” he says. “So do I.”

                Published 28 October 2024

                Support our journalism
                Donate
                """,
            title: "Can a village of forty people keep its own railway station?", author: "Oona Lark", date: "2024-10-28",
            body: [
                "Every morning at six, Bruno Abt sweeps a platform on which, most days, nobody will stand.",
                "The station of Upper Wend has forty neighbours and a timetable of two trains, and the railway would like to close it.",
                "Abt, who is eighty, has answered every letter from the ministry by hand. “They write well,” he says. “So do I.”",
            ]),
        SavedPage(
            name: "lines wrapped at a width",
            text: """
                Home | News | Contact | Search

                River barge carries a whole orchard downstream

                By Kit Alder
                June 2, 2020

                A barge loaded with two hundred apple trees in tubs passed
                through the locks of Greyford on Tuesday, followed by children
                on bicycles and at least one very interested goat.

                The trees are bound for the capital, where they will stand for
                a summer on the roof of a car park that nobody has used since
                the bridge was closed.

                Share this article
                Facebook Twitter WhatsApp

                You may also like
                Goat returns home

                Copyright 2020 Greyford Echo. All rights reserved.
                """,
            title: "River barge carries a whole orchard downstream", author: "Kit Alder", date: "2020-06-02",
            body: [
                "A barge loaded with two hundred apple trees in tubs passed\nthrough the locks of Greyford on Tuesday, followed by children\non bicycles and at least one very interested goat.",
                "The trees are bound for the capital, where they will stand for\na summer on the roof of a car park that nobody has used since\nthe bridge was closed.",
            ]),
        SavedPage(
            name: "a form in the middle of a short story, standfirst, two dates",
            text: """
                Skip to main content
                Menu
                Home
                News
                Sport
                Sign in
                Advertisement
                Home > News > Local
                Bridge over the Wend closes for nine months
                Lorries must take the coast road until spring, and shopkeepers fear for Christmas
                Marta Ellwood, Transport correspondent
                Published: 14 October 2025, 06:30 BST
                Updated: 14 October 2025, 11:12 BST
                Share
                The bridge seen from the north bank. Photograph: Jo Pell/Wend Gazette
                The bridge over the Wend will close on Monday for nine months so that its bearings can be replaced, the county council said.
                About 14,000 vehicles cross the bridge each day. Lorries will be sent round by the coast road, which adds 22 miles to the trip.
                Read more: Coast road floods for third time
                Sign up to our morning newsletter
                Enter your email address
                Subscribe
                By signing up you agree to our terms and privacy policy.
                Shopkeepers on the High Street said they had not been consulted. "We found out from the bus driver," said Pia Stone, who runs the bakery.
                The work will cost 8.2 million pounds. It is due to end on 20 July.
                Related topics
                Transport
                More on this story
                Ferry timetable changes
                31 August 2025
                Most read
                © 2025 Wend Gazette. All rights reserved.
                """,
            title: "Bridge over the Wend closes for nine months", author: "Marta Ellwood",
            date: "2025-10-14T06:30:00",
            body: [
                "The bridge over the Wend will close on Monday for nine months so that its bearings can be replaced, the county council said.",
                "About 14,000 vehicles cross the bridge each day. Lorries will be sent round by the coast road, which adds 22 miles to the trip.",
                "Shopkeepers on the High Street said they had not been consulted. \"We found out from the bus driver,\" said Pia Stone, who runs the bakery.",
                "The work will cost 8.2 million pounds. It is due to end on 20 July.",
            ]),
    ]

    static let otherLanguages: [SavedPage] = [
        SavedPage(
            name: "German",
            text: """
                Zum Inhalt springen
                Menü
                Anmelden
                Abo

                Stadtrat von Hellbrück beschließt Rückkehr der Straßenbahn

                Von Jutta Kranz und Peter Wolff
                28. Oktober 2024, 14:08 Uhr
                Lesezeit: 3 Min.

                Foto: Lena Ott/dpa

                Der Stadtrat von Hellbrück hat am Montag mit knapper Mehrheit beschlossen, die vor fünfzig Jahren abgeschaffte Straßenbahn wieder zu bauen.

                Die erste Linie soll vom Bahnhof bis zum Klinikum führen. „Wir holen ein Stück Stadt zurück“, sagte die Oberbürgermeisterin.

                Anzeige

                Kritiker rechnen mit Kosten von mehr als 90 Millionen Euro und verweisen auf die leere Kasse.

                Mehr zum Thema
                Busfahrer fordern neue Pausenräume
                Radweg am Fluss gesperrt

                Newsletter abonnieren
                Ihre E-Mail-Adresse
                Impressum
                Datenschutz
                """,
            title: "Stadtrat von Hellbrück beschließt Rückkehr der Straßenbahn", author: "Jutta Kranz und Peter Wolff",
            date: "2024-10-28T14:08:00",
            body: [
                "Der Stadtrat von Hellbrück hat am Montag mit knapper Mehrheit beschlossen, die vor fünfzig Jahren abgeschaffte Straßenbahn wieder zu bauen.",
                "Die erste Linie soll vom Bahnhof bis zum Klinikum führen. „Wir holen ein Stück Stadt zurück“, sagte die Oberbürgermeisterin.",
                "Kritiker rechnen mit Kosten von mehr als 90 Millionen Euro und verweisen auf die leere Kasse.",
            ]),
        SavedPage(
            name: "French",
            text: """
                Aller au contenu
                Accueil
                S'abonner

                Le marché couvert de Valmont rouvre après deux ans de travaux

                Par Hélène Marchand
                Publié le 12 février 2023 à 09h30

                Partager sur Facebook
                Partager sur Twitter

                Deux ans après l'incendie, le marché couvert de Valmont a rouvert ses portes dimanche devant plusieurs centaines d'habitants.

                « On retrouve l'odeur du pain et celle du poisson », se réjouit Lucie Bonnet, fromagère depuis trente ans.

                À lire aussi : Les halles de la région cherchent des repreneurs

                La mairie promet d'ouvrir aussi le mercredi, ce que les commerçants demandaient depuis longtemps.

                Les plus lus
                Un loup aperçu près du lac
                Recette : la tarte aux noix

                Mentions légales
                Tous droits réservés
                """,
            title: "Le marché couvert de Valmont rouvre après deux ans de travaux", author: "Hélène Marchand", date: "2023-02-12T09:30:00",
            body: [
                "Deux ans après l'incendie, le marché couvert de Valmont a rouvert ses portes dimanche devant plusieurs centaines d'habitants.",
                "« On retrouve l'odeur du pain et celle du poisson », se réjouit Lucie Bonnet, fromagère depuis trente ans.",
                "La mairie promet d'ouvrir aussi le mercredi, ce que les commerçants demandaient depuis longtemps.",
            ]),
        SavedPage(
            name: "Spanish",
            text: """
                Saltar al contenido
                Iniciar sesión
                Buscar

                El pueblo de Almendral estrena su biblioteca flotante

                Por Carmen Oliva
                28 de octubre de 2024

                Compartir en Facebook
                Compartir en WhatsApp

                La biblioteca flotante de Almendral abrió sus puertas el sábado en el embalse, con tres mil libros y una sola silla.

                Los vecinos llegan en barca y pueden quedarse con cada libro durante un mes, según explicó la bibliotecaria.

                Publicidad

                El ayuntamiento estudia añadir un segundo barco para los periódicos si el agua no sigue bajando.

                Te puede interesar
                La presa cumple cien años
                Aviso legal
                """,
            title: "El pueblo de Almendral estrena su biblioteca flotante", author: "Carmen Oliva", date: "2024-10-28",
            body: [
                "La biblioteca flotante de Almendral abrió sus puertas el sábado en el embalse, con tres mil libros y una sola silla.",
                "Los vecinos llegan en barca y pueden quedarse con cada libro durante un mes, según explicó la bibliotecaria.",
                "El ayuntamiento estudia añadir un segundo barco para los periódicos si el agua no sigue bajando.",
            ]),
        SavedPage(
            name: "Russian",
            text: """
                Главная
                Новости
                Войти
                Поиск

                В Заречье открыли музей старых велосипедов

                28 октября 2024, 10:40
                Автор: Анна Белова

                Поделиться в Telegram
                Поделиться в WhatsApp

                В городе Заречье в понедельник открылся музей старых велосипедов, в котором собрано более двухсот машин.

                Самый старый экспонат, по словам хранителя, сделан в 1869 году из дерева и до сих пор ездит.

                Читайте также: В области построят веломост

                Вход в музей свободный для всех, кто приедет на велосипеде.

                Популярное
                Урожай яблок побил рекорд
                Подпишитесь на нашу рассылку
                © 2024 Заречная газета. Все права защищены.
                """,
            title: "В Заречье открыли музей старых велосипедов", author: "Анна Белова", date: "2024-10-28T10:40:00",
            body: [
                "В городе Заречье в понедельник открылся музей старых велосипедов, в котором собрано более двухсот машин.",
                "Самый старый экспонат, по словам хранителя, сделан в 1869 году из дерева и до сих пор ездит.",
                "Вход в музей свободный для всех, кто приедет на велосипеде.",
            ]),
        SavedPage(
            name: "Ukrainian",
            text: """
                Перейти до вмісту
                Головна
                Підтримати

                У Калинівці відновили старий водяний млин

                Оксана Гринько
                3 травня 2024, 09:15

                У селі Калинівка після трьох років роботи знову запрацював водяний млин, який місцеві вважали втраченим.

                «Ми зібрали його по дощечці», — розповів майстер Степан Коваль під час відкриття.

                Реклама

                Борошно з млина продаватимуть на ярмарку, а гроші підуть на ремонт школи.

                Читайте також
                Нова бібліотека у Вербівці

                Підпишіться на нашу розсилку
                Усі права захищено
                """,
            title: "У Калинівці відновили старий водяний млин", author: "Оксана Гринько", date: "2024-05-03T09:15:00",
            body: [
                "У селі Калинівка після трьох років роботи знову запрацював водяний млин, який місцеві вважали втраченим.",
                "«Ми зібрали його по дощечці», — розповів майстер Степан Коваль під час відкриття.",
                "Борошно з млина продаватимуть на ярмарку, а гроші підуть на ремонт школи.",
            ]),
        SavedPage(
            name: "numeric date, breadcrumb, standfirst, updated beside published",
            text: """
                Skip to navigation
                Home > Region > Weather
                Subscribe now

                Hailstones the size of plums end the county fair early

                28.10.2024 18:22
                Updated: 29.10.2024 07:01
                By Wes Tarrow, Staff Writer

                Visitors ran for the cattle tents on Monday evening when hailstones the size of plums fell on the county fair.

                Nobody was badly hurt, but the roof of the pie hall gave way shortly after the jury had left it.

                Image source, County Fire Service

                Fire chief Dana Moss said that the fair would open again on Wednesday if the ground dried.

                More from Region
                School bus route to change
                Bridge painting begins

                Advertise with us
                Cookie settings
                """,
            title: "Hailstones the size of plums end the county fair early", author: "Wes Tarrow",
            date: "2024-10-28T18:22:00",
            body: [
                "Visitors ran for the cattle tents on Monday evening when hailstones the size of plums fell on the county fair.",
                "Nobody was badly hurt, but the roof of the pie hall gave way shortly after the jury had left it.",
                "Fire chief Dana Moss said that the fair would open again on Wednesday if the ground dried.",
            ]),
    ]
}
