/// What the words before a colon mean in a wiki's links.
package struct WikiNamespaces: Sendable {
    /// Names of the file and category namespaces, in lower case.
    private var files: Set<String> = [
        "file", "image", "media", "datei", "bild", "fichier", "archivo", "imagen", "ficheiro", "imagem", "immagine", "bestand",
        "afbeelding", "fil", "plik", "grafika", "soubor",
        "súbor", "fájl", "kép", "fișier", "imagine", "tiedosto", "kuva", "dosya", "resim", "файл", "изображение", "файл", "зображення",
        "датотека", "слика", "датотека", "αρχείο",
        "εικόνα", "ملف", "صورة", "پرونده", "תמונה", "קובץ", "चित्र", "ファイル", "画像", "文件", "图像", "檔案", "圖像", "파일", "그림", "tập tin", "hình",
        "berkas", "gambar", "ไฟล์", "ภาพ",
        "fitxer", "imatge", "fitxategi", "irudi", "slika", "datoteka", "attēls", "vaizdas", "pilt", "mynd",
    ]
    private var categories: Set<String> = [
        "category", "kategorie", "catégorie", "categoría", "categoria", "categorie", "kategori", "kategoria", "kategória", "luokka",
        "категория", "категорія", "категорија", "κατηγορία",
        "تصنيف", "رده", "קטגוריה", "श्रेणी", "カテゴリ", "分类", "分類", "분류", "thể loại", "หมวดหมู่", "categoria", "kategorija", "kategooria", "flokkur",
        "kategorie", "катэгорыя",
    ]
    /// Sister wikis, which are not languages.
    private static let projects: Set<String> = [
        "w", "wikipedia", "wikt", "wiktionary", "s", "wikisource", "b", "wikibooks", "q", "wikiquote", "n", "wikinews", "v", "wikiversity",
        "voy", "c", "commons", "d", "wikidata",
        "m", "meta", "mw", "species", "foundation", "doi", "imdbname", "iarchive",
    ]

    package init() {}

    /// Adds a name by which a wiki calls a namespace.
    /// - Parameter key: MediaWiki's number for it: 6 and -2 are files, 14 categories.
    package mutating func add(_ name: String, key: Int) {
        switch key {
        case 6, -2: files.insert(name.lowercased())
        case 14: categories.insert(name.lowercased())
        default: break
        }
    }

    enum Kind {
        case file
        case category
        /// The same article in another language.
        case language
        case page
    }

    /// What a link leads to.
    func kind(of target: Substring) -> Kind {
        guard let colon = target.utf8.firstIndex(of: UInt8(ascii: ":")), target.utf8.first != UInt8(ascii: ":") else { return .page }
        let prefix = target[..<colon].replacing("_", with: " ").trimmingSpaces()
        guard prefix.utf8.count <= 40 else { return .page }
        let name = prefix.lowercased()
        if files.contains(name) { return .file }
        if categories.contains(name) { return .category }
        let isCode =
            name == prefix && (2...12).contains(name.utf8.count)
            && name.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-") }
        guard isCode, !Self.projects.contains(name) else { return .page }
        return name.utf8.firstIndex(of: UInt8(ascii: "-")) != nil || name.utf8.count <= 3 || name == "simple" ? .language : .page
    }
}
