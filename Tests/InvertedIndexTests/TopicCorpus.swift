import LedeTestSupport

@testable import LedeInvertedIndex

/// Documents about topics, as sets of terms: some of the topic's own, some of everybody's.
struct TopicCorpus {
    /// The distinct terms of each document.
    let documents: [[UInt32]]
    let termCount: Int

    /// Documents of `topics` topics, topic by topic.
    init(topics: Int, documentsPerTopic: Int, _ random: inout SeededGenerator) {
        let (own, common) = (40, 200)
        termCount = topics * own + common
        documents = (0..<topics * documentsPerTopic).map { doc in
            var terms: Set<UInt32> = []
            for _ in 0..<12 { terms.insert(UInt32(doc / documentsPerTopic * own + random.below(own))) }
            for _ in 0..<12 { terms.insert(UInt32(topics * own + random.below(common))) }
            return terms.sorted()
        }
    }

    private init(documents: [[UInt32]], termCount: Int) {
        self.documents = documents
        self.termCount = termCount
    }

    /// The same documents in a random order.
    func shuffled(_ random: inout SeededGenerator) -> TopicCorpus {
        TopicCorpus(documents: documents.shuffled(using: &random), termCount: termCount)
    }

    var lists: [[UInt32]] {
        var lists = [[UInt32]](repeating: [], count: termCount)
        for (doc, terms) in documents.enumerated() { for term in terms { lists[Int(term)].append(UInt32(doc)) } }
        return lists
    }

    var forwardIndex: ForwardIndex {
        let index = ForwardIndex(capacities: documents.map { UInt32($0.count) }, termCount: termCount)
        for (doc, terms) in documents.enumerated() { for term in terms { index.append(term, to: doc) } }
        return index
    }

    var identity: [UInt32] { documents.indices.map { UInt32($0) } }
}
