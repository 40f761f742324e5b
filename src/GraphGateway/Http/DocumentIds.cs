using GraphGateway.Documents.PersistedDocuments;
using GraphGateway.Errors;
using GraphGateway.GraphTypes;
using GraphQL;

namespace GraphGateway.Http;

/// <summary>Reads the id of a trusted document or of an automatic persisted query (APQ): <c>documentId</c>, <c>id</c>, a path segment, or Apollo's hash.</summary>
internal static class DocumentIds
{
    private const string Extension = "persistedQuery";
    private const int HashLength = 64;

    /// <summary>Reads the id. If the request also has the document, the id must be its SHA-256 hash.</summary>
    /// <returns>The id or null, and whether it is an APQ hash, so that the document is to be stored under it.</returns>
    public static (string? Id, bool IsAutomatic) Read(string document, Inputs extensions, params string?[] candidates)
    {
        var hash = ReadAutomaticHash(extensions);
        if (hash is null && Array.TrueForAll(candidates, string.IsNullOrEmpty))
            return (null, false);
        string[] ids = [.. candidates.Append(hash).OfType<string>().Where(id => id.Length > 0).Select(Normalize).Distinct()];
        if (ids.Length > 1)
            throw Rejection($"The request has {ids.Length} different document ids. Send only one of 'documentId', 'id', the path and 'extensions.{Extension}'.");
        if (ids is not [var id])
            return (null, false);

        if (document.Length > 0 && id != DocumentHash.IdOf(document))
            throw Rejection($"The id '{GlobalId.Shorten(id)}' is not the SHA-256 of the document in 'query'. Send the id without 'query', or send the right id.");
        return (id, hash is not null);
    }

    // Apollo's clients stop sending hashes when they receive PersistedQueryNotSupported.
    private static string? ReadAutomaticHash(Inputs extensions)
    {
        if (!extensions.TryGetValue(Extension, out var value) || value is null)
            return null;
        if (value is not IDictionary<string, object?> persisted || !persisted.TryGetValue("sha256Hash", out var hash) || hash is not string { Length: > 0 } text)
            throw Rejection($"'extensions.{Extension}' must be an object with 'version' 1 and the document's SHA-256 as 'sha256Hash'.");
        return persisted.TryGetValue("version", out var version) && version is 1
            ? text
            : throw new RequestRejectedException(StatusCodes.Status200OK, "PersistedQueryNotSupported", ErrorCodes.PersistedQueryNotSupported);
    }

    // A hash with and without the prefix, in upper or lower case, is the same id.
    private static string Normalize(string id)
    {
        var hash = id.StartsWith(DocumentHash.Prefix, StringComparison.OrdinalIgnoreCase) ? id[DocumentHash.Prefix.Length..] : id;
        return hash.Length == HashLength && hash.All(char.IsAsciiHexDigit) ? DocumentHash.Prefix + hash.ToLowerInvariant() : id;
    }

    private static RequestRejectedException Rejection(string message) => new(StatusCodes.Status400BadRequest, message);
}
