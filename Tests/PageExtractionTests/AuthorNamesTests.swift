import Testing

@testable import LedePageExtraction

/// Outlets, places and offices are no part of an author's name; second authors are.
@Suite struct AuthorNamesTests {
    @Test(arguments: [
        ("Tomas Reyes, CNN", "Tomas Reyes"), ("Annegret Holm, Altwerda", "Annegret Holm"),
        ("Annegret Holm und Jörg Wiebke, Altwerda", "Annegret Holm und Jörg Wiebke"),
        ("Ann Bee, The Harbour Ledger", "Ann Bee"), ("Ann Bee, Washington Post", "Ann Bee"), ("Ann Bee, New York", "Ann Bee"),
        ("Ann Bee, BBC News, Orsund", "Ann Bee"),
        ("Ann Bee, Staff Writer", "Ann Bee"), ("Ann Bee, football correspondent", "Ann Bee"), ("TOM BEE, AP Auto Writer", "TOM BEE"),
        ("ANN BEE and CY DEE, Associated Press", "ANN BEE and CY DEE"),
        ("Ann Bee in Berlin and Cy Dee in Moscow", "Ann Bee and Cy Dee"), ("Ann Bee for The Ledger", "Ann Bee"),
        ("Ann Bee of The Associated Press", "Ann Bee"), ("Ann Bee CNN", "Ann Bee"),
        ("Jutta Kranz, dpa", "Jutta Kranz"), ("Lucie Bonnet, Le Monde", "Lucie Bonnet"), ("Анна Белова, РИА Новости", "Анна Белова"),
        ("Ann Bee, Books, Kit Reviews, News", "Ann Bee"),
        ("Ann Bee, CNN, and Cy Dee, Reuters", "Ann Bee and Cy Dee"), ("Ann CeederStaff Writer", "Ann Ceeder"),
        ("Ann CeederFOXBusiness", "Ann Ceeder"),
    ])
    func whatIsNoNameIsTakenOff(_ text: String, _ names: String) {
        #expect(AuthorNames.reduced(text) == names)
    }

    @Test(arguments: [
        "Ann Bee", "Ann Bee and Cy Dee", "Ann Bee, Cy Dee and Eve van der Fee", "Ann Bee, Cy Dee", "Sammy Davis, Jr.", "Oscar de la Renta",
        "JD Vance", "Ann B. Cee",
        "The Associated Press", "Reuters Staff", "Mara Quillfeather and The Saltmarsh Courier news desk", "Kanye West",
        "Emily Post, Justin Long and Oliver North", "Оксана Гринько", "tomasr", "Ann McBee", "Cy MacDee", "AnnegretHolm und Jörg Wiebke",
    ])
    func namesStay(_ text: String) {
        #expect(AuthorNames.reduced(text) == text)
    }

    @Test(arguments: [
        "Enlarge Image", "South Jersey Times", "View Comments", "Related Articles", "Foto Vergrößern", "Follow Us", "BBC News",
    ])
    func wordsOfPagesAreNoPersons(_ text: String) {
        #expect(!AuthorNames.beginsWithPerson(text))
    }
}
