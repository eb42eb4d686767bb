/// What the names that a page's author gave an element (class, id, role, component) say about its content: weak evidence, as names may mean
/// anything.
struct PageEvidence: OptionSet, Sendable {
    let rawValue: UInt32

    static let comments = PageEvidence(rawValue: 1 << 0)
    static let related = PageEvidence(rawValue: 1 << 1)
    static let newsletter = PageEvidence(rawValue: 1 << 2)
    static let share = PageEvidence(rawValue: 1 << 3)
    static let advertisement = PageEvidence(rawValue: 1 << 4)
    static let promotion = PageEvidence(rawValue: 1 << 5)
    static let navigation = PageEvidence(rawValue: 1 << 6)
    static let sidebar = PageEvidence(rawValue: 1 << 7)
    static let footer = PageEvidence(rawValue: 1 << 8)
    static let caption = PageEvidence(rawValue: 1 << 9)
    static let gallery = PageEvidence(rawValue: 1 << 10)
    static let byline = PageEvidence(rawValue: 1 << 11)
    static let tags = PageEvidence(rawValue: 1 << 12)
    static let consent = PageEvidence(rawValue: 1 << 13)
    static let paywall = PageEvidence(rawValue: 1 << 14)
    static let pullQuote = PageEvidence(rawValue: 1 << 15)
    static let hidden = PageEvidence(rawValue: 1 << 16)
    static let widget = PageEvidence(rawValue: 1 << 17)
    static let form = PageEvidence(rawValue: 1 << 18)
    /// Speaks for the story: `article-body`, `entry-content`.
    static let story = PageEvidence(rawValue: 1 << 19)
    static let header = PageEvidence(rawValue: 1 << 20)
    static let about = PageEvidence(rawValue: 1 << 21)

    /// What is hardly ever said of a story.
    static let strong: PageEvidence = [.comments, .related, .newsletter, .navigation, .sidebar, .footer, .gallery, .tags, .consent]
    /// What speaks against the story.
    static let against: PageEvidence = strong.union([
        .share, .advertisement, .promotion, .caption, .byline, .paywall, .hidden, .widget, .form, .about,
    ])

    /// The evidence of a list of names: words of letters, separated by anything else, by capitals within (`relatedLinks`), or not at all
    /// (`readmore`). Complexity: O(n).
    init(names: ArraySlice<UInt8>) {
        var found: PageEvidence = []
        var start = names.startIndex
        var at = names.startIndex
        var isLowerBefore = false
        while at <= names.endIndex {
            let byte = at < names.endIndex ? names[at] : 0x20
            let isLetter = (0x61...0x7A).contains(byte | 0x20)
            let isUpper = isLetter && byte < 0x60
            if !isLetter || (isUpper && isLowerBefore) {
                if at - start >= 2 { found.formUnion(PageNameWords.evidence(of: names[start..<at])) }
                start = isLetter ? at : at + 1
            }
            isLowerBefore = isLetter && !isUpper
            at += 1
        }
        self = found
    }

    init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// The words in names that are evidence.
enum PageNameWords {
    private struct Entry {
        var word: [UInt8]
        var evidence: PageEvidence
        /// Whether words that only begin so count too.
        var isBeginning: Bool
    }

    private static let entries: [UInt32: [Entry]] = {
        var entries: [UInt32: [Entry]] = [:]
        func add(_ evidence: PageEvidence, _ words: String) {
            for word in words.split(separator: " ") {
                let isBeginning = word.hasSuffix("*")
                let bytes = Array(isBeginning ? word.dropLast().utf8 : word.utf8)
                entries[key(bytes[...]), default: []].append(Entry(word: bytes, evidence: evidence, isBeginning: isBeginning))
            }
        }
        add(.comments, "comment comments commentlist commenting disqus discussion livefyre respond replies")
        add(
            .related,
            "related* recommend* recirc* readmore morestories mostread mostpopular popular trending outbrain taboola zergnet nativo readalso seealso alsoread teaser* promoted suggestion* similar"
        )
        add(.newsletter, "newsletter* subscribe subscription* signup mailchimp optin")
        add(.share, "share shares sharing sharebar sharedaddy sharetools social* addthis addtoany follow followus")
        add(.advertisement, "ad ads advert* adsense adslot adunit adwrapper dfp sponsor* gpt banner")
        add(.promotion, "promo promos promotion promobox callout cta upsell marketing donate donation")
        add(.navigation, "nav navbar navigation menu menus breadcrumb* pagination pager toolbar skip subnav sitenav")
        add(.sidebar, "sidebar* rail aside siderail rightrail complementary")
        add(.footer, "footer foot copyright colophon contentinfo")
        add(.caption, "caption* figcaption credit credits imagecaption photocredit wp-caption-text")
        add(.gallery, "gallery galleries slideshow* carousel* slider swiper lightbox")
        add(.byline, "byline* author authors dateline timestamp pubdate published posted postmeta")
        add(.tags, "tags taglist tagcloud keywords topics categories")
        add(.consent, "cookie* consent gdpr onetrust ccpa")
        add(.paywall, "paywall* regwall meter piano metered")
        add(.pullQuote, "pullquote* blockquote pull")
        add(.hidden, "sr screenreader visuallyhidden offscreen")
        add(.widget, "widget widgets poll quiz survey modal popup overlay dialog tooltip ticker")
        add(.form, "form login signin register registration search searchform")
        add(.story, "article story body content entry post text articlebody storybody entrycontent")
        add(.header, "header masthead headline title")
        add(.about, "bio authorbio aboutauthor profile biography")
        return entries
    }()

    private static func key(_ word: ArraySlice<UInt8>) -> UInt32 {
        var key: UInt32 = 0
        for byte in word.prefix(2) { key = key << 8 | UInt32(byte | 0x20) }
        return key
    }

    static func evidence(of word: ArraySlice<UInt8>) -> PageEvidence {
        guard let entries = entries[key(word)] else { return [] }
        var found: PageEvidence = []
        for entry in entries where entry.word.count == word.count || (entry.isBeginning && entry.word.count < word.count) {
            if zip(entry.word, word).allSatisfy({ $0 == $1 | 0x20 }) { found.formUnion(entry.evidence) }
        }
        return found
    }
}
