/// The start of an element, as the parser reports it.
package struct XMLElement {
    package struct Attribute: Equatable {
        /// Without its prefix.
        package var name: String
        /// The namespace's; empty for none, and for an undeclared prefix.
        package var namespace: String
        package var prefix: String
        package var value: String
    }

    /// Without its prefix, as written.
    package var name: String
    package var namespace: String
    package var prefix: String
    package var attributes: [Attribute]

    /// The value of an attribute without a namespace, or else with any.
    package subscript(name: String) -> String? {
        (attributes.first { $0.name == name && $0.prefix.isEmpty } ?? attributes.first { $0.name == name })?.value
    }

    /// The value of an attribute in a namespace.
    package func value(_ name: String, in namespace: String) -> String? {
        attributes.first { $0.name == name && $0.namespace == namespace }?.value
    }
}

/// Receives the events of an XML document, in order.
package protocol XMLHandler: AnyObject {
    /// - Parameter line: the source line, from 1, on which the tag ends.
    func start(_ element: XMLElement, line: Int)
    func end(_ name: String)
    /// A piece of the text between two tags, in UTF-8 of whole characters; several may follow each other.
    func text(_ bytes: [UInt8])
    /// The input ends within elements; their ends are reported from here on.
    func cut()
}

extension XMLHandler {
    package func cut() {}
}
