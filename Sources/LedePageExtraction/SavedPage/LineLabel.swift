/// Why a line of a saved page is not part of the story.
package enum LineLabel: String, Sendable, CaseIterable {
    /// Menus, links to other parts of the site, buttons.
    case navigation
    /// Forms: newsletter, login, registration, and their messages.
    case form
    /// Buttons of social networks.
    case share
    /// A cookie notice.
    case consent
    case advertisement
    /// A link to another story, or the heading of a list of such links.
    case related
    /// The first words of another story, cut off.
    case teaser
    /// A news ticker's item, which begins with its time.
    case ticker
    /// A photograph's caption with its credit.
    case caption
    /// A note about the page: "This audio is created with …", "2 min read".
    case notice
    /// Readers' comments.
    case comments
    /// Copyright and imprint.
    case footer
    /// Headline, byline or date, which become fields.
    case header
    /// Outside the story's run of paragraphs, or no text: a rule, an empty bullet.
    case outside
}
