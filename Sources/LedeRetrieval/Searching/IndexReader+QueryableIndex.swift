import LedeInvertedIndex
import LedeQueryLanguage

extension IndexReader: QueryableIndex {}
