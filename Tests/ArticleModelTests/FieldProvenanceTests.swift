import LedeArticleModel
import Testing

@Suite struct FieldProvenanceTests {
    @Test func isWhatWasNoted() throws {
        let provenance = FieldProvenance([.init(field: "title", source: "json-ld"), .init(field: "date", source: "article:published_time")])
        let datum = try #require(provenance.metadatum)
        #expect(datum.isProvenance)
        #expect(datum.value == "title=json-ld; date=article:published_time")
        let article = Article(id: "a", body: "", metadata: [Metadatum(name: "section", value: "Harbour"), datum])
        #expect(FieldProvenance(of: article) == provenance)
        #expect(provenance["date"] == "article:published_time")
        #expect(provenance["url"] == nil)
    }

    @Test func isNothingWhereNothingWasNoted() {
        #expect(FieldProvenance().metadatum == nil)
        #expect(FieldProvenance(of: Article(id: "a", body: "")) == nil)
        #expect(
            FieldProvenance(of: Article(id: "a", body: "", metadata: [Metadatum(name: "lede:provenance", value: "of no use")]))?.origins
                == [])
    }
}
