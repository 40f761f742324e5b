using GraphQLParser.AST;

namespace GraphGateway.Documents.PersistedDocuments;

/// <summary>The documents of the manifest, by id and by what they say.</summary>
internal sealed class TrustedDocuments
{
    private readonly Dictionary<string, ParsedDocument> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ParsedDocument> _byTokens = new(StringComparer.Ordinal);
    private readonly HashSet<string> _operations = new(StringComparer.Ordinal);

    public bool Any => _byId.Count > 0;

    /// <summary>Whether one of them has an operation of that name.</summary>
    public bool HasOperation(string name) => _operations.Contains(name);

    /// <summary>The document of an id: its name in the manifest, or <c>sha256:</c> and its hash.</summary>
    public ParsedDocument? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The known document that says the same, whatever its comments and layout.</summary>
    public ParsedDocument? SameAs(string text) => DocumentNormalizer.Of(text) is { } tokens ? _byTokens.GetValueOrDefault(tokens) : null;

    /// <summary>Takes a document in; false where one of the ids is another's.</summary>
    /// <param name="document">The document.</param>
    /// <param name="ids">Its ids, beside the one that follows from its text.</param>
    public bool TryAdd(ParsedDocument document, IReadOnlyCollection<string> ids)
    {
        if (ids.Any(id => Find(id) is { } other && other.Text != document.Text))
            return false;

        foreach (var id in ids.Append(DocumentHash.IdOf(document.Text)))
            _byId[id] = document;
        if (DocumentNormalizer.Of(document.Text) is { } tokens)
            _byTokens[tokens] = document;
        _operations.UnionWith(document.Syntax.Definitions.OfType<GraphQLOperationDefinition>().Select(operation => operation.Name?.StringValue).OfType<string>());
        return true;
    }
}
