/// Letters that point to a language among those of its script, in lower case.
enum LanguageLetters {
    static let lists = [
        "german": "äöüß",
        "french": "éèêàâçîôûùëïœ",
        "spanish": "ñáéíóú",
        "italian": "àèéìòù",
        "portuguese": "ãõçáéíóúâêô",
        "swedish": "åäö",
        "danish": "æøå",
        "norwegian": "æøå",
        "finnish": "äö",
        "hungarian": "áéíóöőúüű",
        "romanian": "ăâîșțşţ",
        "turkish": "çğıöşü",
        "catalan": "àèéíòóúç",
        "polish": "ąćęłńóśźż",
        "czech": "áčďéěíňóřšťúůýž",
        "russian": "ыэъё",
        "ukrainian": "іїєґ",
        "belarusian": "іўыэё",
        "bulgarian": "ъ",
        "serbian": "јљњђћџ",
        "arabic": "ةىأإ",
        "persian": "پچژگیک",
    ]
}
