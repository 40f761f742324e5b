using GraphGateway.Caching;

namespace GraphGateway.Documents.PersistedDocuments;

/// <summary>
/// Documents that clients have sent, parsed and with their plans, in memory: by their text, and by the id of those that are sent with their hash. Every account finds
/// each of them; each counts for the account that sent it first, so that no account evicts the documents of all others.
/// </summary>
/// <param name="bound">How many bytes they may take.</param>
internal sealed class DocumentCache(CacheSizeLimit bound)
{
    private readonly BoundedCache<string, ParsedDocument> _documents = new(bound, comparer: StringComparer.Ordinal);

    /// <summary>How many bytes they take, by their estimates.</summary>
    public long Bytes => _documents.Bytes;

    public ParsedDocument? Find(string key) => _documents.Find(key);

    /// <summary>Keeps a document, unless there is one of the key, or it is too large for that.</summary>
    /// <param name="key">Its text or id.</param>
    /// <param name="document">The document.</param>
    /// <param name="account">Who sent it.</param>
    public void Keep(string key, ParsedDocument document, string account)
    {
        // It has plans already, which another would not.
        if (_documents.Find(key) is null)
            _documents.Set(key, document, account, document.Size + (key.Length * sizeof(char)));
    }
}
