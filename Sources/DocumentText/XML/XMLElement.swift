/// The start of an element, as the parser tells it.
package struct XMLElement {
    package struct Attribute: Equatable {
        /// Without its prefix.
        package var name: String
        /// Of the namespace; empty for none, and for a prefix that stands for none.
        package var namespace: String
        package var prefix: String
        package var value: String
    }

    /// Without its prefix, as it is written.
    package var name: String
    package var namespace: String
    package var prefix: String
    package var attributes: [Attribute]

    /// The value of an attribute without a namespace, or with any where none has none.
    package subscript(name: String) -> String? {
        (attributes.first { $0.name == name && $0.prefix.isEmpty } ?? attributes.first { $0.name == name })?.value
    }

    /// The value of an attribute of a namespace.
    package func value(_ name: String, in namespace: String) -> String? {
        attributes.first { $0.name == name && $0.namespace == namespace }?.value
    }
}

/// Is told what happens in an XML document, in order.
package protocol XMLHandler: AnyObject {
    /// - Parameter line: of the source, from 1, on which the tag ends.
    func start(_ element: XMLElement, line: Int)
    func end(_ name: String)
    /// A piece of the text between two tags, in UTF-8 of whole characters; several may follow each other.
    func text(_ bytes: [UInt8])
    /// The input ends within elements; their ends are told from here on.
    func cut()
}

extension XMLHandler {
    package func cut() {}
}
