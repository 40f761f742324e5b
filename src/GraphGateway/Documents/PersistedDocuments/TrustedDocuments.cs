using GraphQLParser.AST;

namespace GraphGateway.Documents.PersistedDocuments;

/// <summary>The documents in the manifest, indexed by id and by tokens.</summary>
internal sealed class TrustedDocuments
{
    private readonly Dictionary<string, ParsedDocument> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ParsedDocument> _byTokens = new(StringComparer.Ordinal);
    private readonly HashSet<string> _operations = new(StringComparer.Ordinal);

    public bool Any => _byId.Count > 0;

    /// <summary>Returns whether one of the documents has an operation with that name.</summary>
    public bool HasOperation(string name) => _operations.Contains(name);

    /// <summary>Returns the document with that id, or null if there is none. An id is the document's name in the manifest, or <c>sha256:</c> and its hash.</summary>
    public ParsedDocument? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Returns the document that is equal except for comments and layout, or null if there is none.</summary>
    public ParsedDocument? FindEquivalent(string text) => DocumentNormalizer.Normalize(text) is { } tokens ? _byTokens.GetValueOrDefault(tokens) : null;

    /// <summary>Adds a document. Returns false if another document already has one of the ids.</summary>
    /// <param name="document">The document.</param>
    /// <param name="ids">Its ids, except for the one that is derived from its text.</param>
    public bool TryAdd(ParsedDocument document, IReadOnlyCollection<string> ids)
    {
        if (ids.Any(id => Find(id) is { } other && other.Text != document.Text))
            return false;

        foreach (var id in ids.Append(DocumentHash.IdOf(document.Text)))
            _byId[id] = document;
        if (DocumentNormalizer.Normalize(document.Text) is { } tokens)
            _byTokens[tokens] = document;
        _operations.UnionWith(document.Syntax.Definitions.OfType<GraphQLOperationDefinition>().Select(operation => operation.Name?.StringValue).OfType<string>());
        return true;
    }
}
