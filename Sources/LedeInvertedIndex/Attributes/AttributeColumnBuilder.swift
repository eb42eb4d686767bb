/// Gathers one attribute's values, document by document, and then numbers the distinct ones in their order.
struct AttributeColumnBuilder<Value: Hashable> {
    /// Provisional numbers, from 1 in order of appearance.
    private var known: [Value: UInt32] = [:]
    private var values: [Value] = []
    /// The provisional number of each document up to the last one that has a value; 0 for none.
    private var column: [UInt32] = []

    /// The provisional number of `value`, if it has appeared.
    func number(_ value: Value) -> UInt32? { known[value] }

    /// Gives a new value a provisional number.
    mutating func add(_ value: Value) -> UInt32 {
        values.append(value)
        let number = UInt32(values.count)
        known[value] = number
        return number
    }

    /// Gives document `doc`, which has no value yet and comes after all that have one, the value with a provisional number.
    mutating func set(_ number: UInt32, doc: Int) {
        precondition(doc >= column.count)
        while column.count < doc { column.append(0) }
        column.append(number)
    }

    /// The distinct values in the order of `stands`, which is total, and for each document up to the last one with a value its value's
    /// place from 1 on, or 0. Complexity: O(documents + values × log values).
    consuming func finish(_ stands: (Value, Value) -> Bool) -> (values: [Value], numbers: [UInt32]) {
        let order = values.indices.sorted { stands(values[$0], values[$1]) }
        var places = [UInt32](repeating: 0, count: values.count + 1)
        for (place, index) in order.enumerated() { places[index + 1] = UInt32(place + 1) }
        return (order.map { values[$0] }, column.map { places[Int($0)] })
    }
}
