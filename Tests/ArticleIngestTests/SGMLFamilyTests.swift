import LedeArticleIngest
import LedeArticleModel
import LedeTestSupport
import Testing

/// SGML collections, with missing and nested tags.
@Suite struct SGMLFamilyTests {
    @Test func tagsThatNothingCloses() throws {
        let found = try Readings(
            "a.trec",
            holding: """
                <DOC>
                <DOCNO>N-1</DOCNO>
                <TEXT>
                The bridge is closed.
                </DOC>
                <DOC>
                <DOCNO> N-2
                <HEADLINE>
                Bridge
                <TEXT>
                The ferry sails.
                </TEXT>
                <DOC>
                <DOCNO>N-3</DOCNO>
                <DATE>2024-10-28
                <TEXT>
                One <P> two.
                """)
        #expect(found.problems == [])
        #expect(found.articles.map(\.id) == ["N-1", "N-2", "N-3"])
        #expect(found.articles.map(\.title) == ["", "Bridge", ""])
        #expect(found.articles.map(\.body) == ["The bridge is closed.", "The ferry sails.", "One\n\ntwo."])
        #expect(found.articles[2].date == "2024-10-28")
    }

    /// Whatever end tags are left out, id, title and text are there.
    @Test func everySubsetOfEndTags() throws {
        let ends = ["</DOCNO>", "</HEADLINE>", "</DATE>", "</TEXT>", "</DOC>"]
        for mask in 0..<(1 << ends.count) {
            func end(_ index: Int) -> String { mask & 1 << index == 0 ? ends[index] : "" }
            let documents = (1...3).map { number in
                "<DOC>\n<DOCNO>D-\(number)\(end(0))\n<HEADLINE>\nTitle \(number)\n\(end(1))\n<DATE>2024-10-0\(number)\(end(2))\n<TEXT>\nStory \(number) &amp; more.\n\(end(3))\n\(end(4))\n"
            }
            let found = try Readings("a.sgml", holding: documents.joined())
            #expect(found.articles.map(\.id) == ["D-1", "D-2", "D-3"], "\(mask)")
            #expect(found.articles.map(\.title) == ["Title 1", "Title 2", "Title 3"], "\(mask)")
            #expect(found.articles.map(\.date) == ["2024-10-01", "2024-10-02", "2024-10-03"], "\(mask)")
            #expect(found.articles.map(\.body) == ["Story 1 & more.", "Story 2 & more.", "Story 3 & more."], "\(mask)")
        }
    }

    @Test func gigawordAndAQUAINT() throws {
        let found = try Readings(
            "a.sgml",
            holding: """
                <DOC id="AFP_ENG_1" type="story" >
                <HEADLINE>
                Bridge closes
                </HEADLINE>
                <DATELINE>
                Paris, Oct 28 (AFP)
                </DATELINE>
                <TEXT>
                <P>
                The bridge closed.
                </P>
                <P>
                It stays shut &amp; dark.
                </P>
                </TEXT>
                </DOC>
                <DOC docid='NYT-2'>
                <TEXT>Second one.</TEXT>
                </DOC>
                <DOC>
                <DOCNO> APW1 </DOCNO>
                <DATE_TIME> 1998-06-01 00:04:00 </DATE_TIME>
                <BODY>
                <SLUG> BC-Bridge </SLUG>
                <HEADLINE>
                Bridge opens
                </HEADLINE>
                <TEXT>
                It opened.
                </TEXT>
                </BODY>
                <TRAILER> x </TRAILER>
                </DOC>
                <DOC><DOCNO>XIE1</DOCNO><BODY><HEADLINE>Loose</HEADLINE>
                Text around it.
                </BODY></DOC>
                """)
        #expect(found.problems == [])
        #expect(found.articles.map(\.id) == ["AFP_ENG_1", "NYT-2", "APW1", "XIE1"])
        #expect(found.articles.map(\.title) == ["Bridge closes", "", "Bridge opens", "Loose"])
        #expect(
            found.articles.map(\.body) == ["The bridge closed.\n\nIt stays shut & dark.", "Second one.", "It opened.", "Text around it."])
        #expect(
            found.articles[0].metadata == [
                Metadatum(name: "dateline", value: "Paris, Oct 28 (AFP)"), Metadatum(name: "type", value: "story"),
            ])
        #expect(found.articles[2].metadata == [Metadatum(name: "slug", value: "BC-Bridge"), Metadatum(name: "trailer", value: "x")])
    }

    @Test func reuters21578() throws {
        let found = try Readings(
            "reut2-000.sgm",
            holding: """
                <!DOCTYPE lewis SYSTEM "lewis.dtd">
                <REUTERS TOPICS="YES" LEWISSPLIT="TRAIN" OLDID="5544" NEWID="1">
                <DATE>26-FEB-1987 15:01:01.79</DATE>
                <TOPICS><D>cocoa</D><D>tea</D></TOPICS>
                <PLACES><D>brazil</D></PLACES>
                <TEXT>&#2;
                <TITLE>BAHIA COCOA</TITLE>
                <DATELINE>    SALVADOR, Feb 26 - </DATELINE><BODY>Showers continued.
                 Reuter
                &#3;</BODY></TEXT>
                </REUTERS>
                <REUTERS NEWID="2">
                <TEXT TYPE="UNPROC">&#2;
                Raw words.
                &#3;</TEXT>
                </REUTERS>
                """)
        #expect(found.problems == [])
        #expect(found.articles.map(\.id) == ["1", "2"])
        #expect(found.articles.map(\.title) == ["BAHIA COCOA", ""])
        #expect(found.articles.map(\.body) == ["Showers continued.\nReuter", "Raw words."])
        #expect(found.articles[0].date == "26-FEB-1987 15:01:01.79")
        let kept = Dictionary(uniqueKeysWithValues: found.articles[0].metadata.map { ($0.name, $0.value) })
        #expect(kept["topics"] == #"["cocoa","tea"]"#)
        #expect(kept["places"] == "brazil")
        #expect(kept["dateline"] == "SALVADOR, Feb 26 -")
        #expect(kept["lewissplit"] == "TRAIN")
    }

    @Test func leadsAndListsOfTheWallStreetJournal() throws {
        let found = try Readings(
            "wsj.trec",
            holding:
                "<DOC>\n<DOCNO> WSJ1 </DOCNO>\n<HL> Bridge </HL>\n<DD> 10/28/87 </DD>\n<SO> WSJ </SO>\n<LP>\nThe lead.\n</LP>\n<TEXT>\nThe rest.\n</TEXT>\n</DOC>\n"
        )
        #expect(found.articles.map(\.body) == ["The lead.\n\nThe rest."])
        #expect(found.articles[0].metadata == [Metadatum(name: "so", value: "WSJ")])
    }

    @Test func anOpenHeadlineEndsBeforeAParagraph() throws {
        let found = try Readings(
            "a.trec", holding: "<DOC>\n<DOCNO>1</DOCNO>\n<HEADLINE>\nBridge\n<P>\nOne.\n</P>\n<P>\nTwo.\n</P>\n</DOC>\n")
        #expect(found.articles.map(\.title) == ["Bridge"])
        #expect(found.articles.map(\.body) == ["One.\n\nTwo."])
    }

    @Test func scriptsAndCommentsAreNoText() throws {
        let found = try Readings(
            "a.trec",
            holding:
                "<DOC>\n<DOCNO>1</DOCNO>\n<TEXT><p>One.</p><script>var no = 1 < 2;</script><p>Two.<!-- <b>no</b> --></p><STYLE>p{no}</STYLE><br>Three. <!-- open</TEXT>\n</DOC>\n"
        )
        #expect(found.articles.map(\.body) == ["One.\n\nTwo.\n\nThree. <!-- open"])
    }

    @Test func manyOpenTagsAreReadInLinearTime() throws {
        let many = 4000
        for tag in ["<TEXT>", "<HEADLINE>", "<X>", "</X>", "<DOC>\n", "<p", "<TEXT><HEADLINE>", "<A><B></A>", "&amp", "&#"] {
            _ = try Readings("a.trec", holding: "<DOC>\n<DOCNO>1</DOCNO>\n" + String(repeating: tag, count: many) + "\n</DOC>\n")
        }
        let nested = String(repeating: "<BODY>", count: many) + "x" + String(repeating: "</BODY>", count: many)
        #expect(try Readings("b.trec", holding: "<DOC>\n<DOCNO>1</DOCNO>\n\(nested)\n</DOC>\n").articles.count == 1)
    }
}
