using GraphGateway.Caching;

namespace GraphGateway.Documents.PersistedDocuments;

/// <summary>
/// The in-memory cache of parsed documents and their plans. The key is the document's text, or its id if the client sent the hash. All accounts share
/// the entries. Each entry counts against the quota of the account that sent it first, so that no account can evict the documents of all others.
/// </summary>
/// <param name="bound">The maximum size in bytes.</param>
internal sealed class DocumentCache(CacheSizeLimit bound)
{
    private readonly BoundedCache<string, ParsedDocument> _documents = new(bound, comparer: StringComparer.Ordinal);

    /// <summary>The estimated size of all entries in bytes.</summary>
    public long Bytes => _documents.Bytes;

    public ParsedDocument? Find(string key) => _documents.Find(key);

    /// <summary>Adds a document, unless the key already has an entry or the document is too large.</summary>
    /// <param name="key">The document's text or id.</param>
    /// <param name="document">The document.</param>
    /// <param name="account">The account whose quota the entry counts against.</param>
    public void Add(string key, ParsedDocument document, string account)
    {
        // Do not replace an entry: it already has plans, and a new document would not.
        if (_documents.Find(key) is null)
            _documents.Set(key, document, account, document.Size + (key.Length * sizeof(char)));
    }
}
