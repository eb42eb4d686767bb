/// Names in dates: months and weekdays in English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Russian and Ukrainian.
package enum MonthNames {
    /// By lower-case name or abbreviation, 1 to 12.
    package static let number: [String: Int] = {
        var table: [String: Int] = [:]
        for (index, names) in names.enumerated() {
            for name in names.split(separator: " ") { table[String(name)] = index + 1 }
        }
        return table
    }()

    private static let names = [
        "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari stycznia styczeń январь января янв січень січня січ",
        "february feb febr februar février févr fév febrero febbraio fevereiro fev februari lutego luty февраль февраля фев лютий лютого лют",
        "march marts mar märz mrz mär mars marzo março maart mrt marca marzec март марта мар березень березня бер",
        "april apr avril avr abril abr aprile kwietnia kwiecień апрель апреля апр квітень квітня квіт кві",
        "may mai mayo maggio mag maio mei maja maj май мая травень травня трав тра",
        "june jun juni juin junio giugno giu junho czerwca czerwiec июнь июня июн червень червня черв чер",
        "july jul juli juillet juil julio luglio lug julho lipca lipiec июль июля июл липень липня лип",
        "august aug août aout augusti agosto ago augustus sierpnia sierpień август августа авг серпень серпня серп сер",
        "september sep sept septembre septiembre set settembre setembro września wrzesień сентябрь сентября сен сент вересень вересня вер",
        "october oct oktober okt octobre octubre ottobre ott outubro out października październik октябрь октября окт жовтень жовтня жовт жов",
        "november nov novembre noviembre novembro listopada listopad ноябрь ноября ноя нояб листопад листопада лист",
        "december dec dezember dez décembre desember déc diciembre dic dicembre dezembro grudnia grudzień декабрь декабря дек грудень грудня груд гру",
    ]

    package static let weekdays: Set<String> = Set(
        """
        monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun \
        montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so \
        lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo \
        lunedì martedì mercoledì giovedì venerdì sabato domenica понедельник вторник среда четверг пятница суббота воскресенье \
        понеділок вівторок середа четвер п'ятниця субота неділя poniedziałek wtorek środa czwartek piątek sobota niedziela
        """.split(separator: " ").map(String.init))

    /// Abbreviations of time zones that are skipped: most of them mean several zones.
    package static let zones: Set<String> = zonesOfMonthFirst.union(zonesOfDayFirst).union(["jst", "kst", "wat", "eat", "sast"])

    /// Those of North America, where the month comes first.
    static let zonesOfMonthFirst: Set<String> = [
        "est", "edt", "et", "cst", "cdt", "ct", "mst", "mdt", "mt", "pst", "pdt", "pt", "akst", "akdt", "hst",
    ]

    /// Those where the day comes first.
    static let zonesOfDayFirst: Set<String> = [
        "cet", "cest", "mez", "mesz", "bst", "ist", "msk", "мск", "eet", "eest", "wet", "west", "aest", "aedt", "nzst", "nzdt", "hkt",
        "sgt",
    ]
}
