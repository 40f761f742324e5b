using GraphGateway.Documents.PersistedDocuments;
using GraphGateway.Errors;
using GraphGateway.GraphTypes;
using GraphQL;

namespace GraphGateway.Http;

/// <summary>The id that a request names its document by: <c>documentId</c>, <c>id</c>, a part of the path, or Apollo's hash.</summary>
internal static class DocumentIds
{
    private const string Extension = "persistedQuery";
    private const int HashLength = 64;

    /// <summary>Reads the id; where the document comes with it, the id must be its hash.</summary>
    /// <returns>The id, if any, and whether it is Apollo's, under which the document is to be kept.</returns>
    public static (string? Id, bool IsAutomatic) Read(string document, Inputs extensions, params string?[] named)
    {
        var hash = AutomaticHash(extensions);
        if (hash is null && Array.TrueForAll(named, string.IsNullOrEmpty))
            return (null, false);
        string[] ids = [.. named.Append(hash).OfType<string>().Where(id => id.Length > 0).Select(Normalize).Distinct()];
        if (ids.Length > 1)
            throw Refused($"The document is named by {ids.Length} ids. One of 'documentId', 'id', the path and 'extensions.{Extension}' is enough.");
        if (ids is not [var id])
            return (null, false);

        if (document.Length > 0 && id != DocumentHash.IdOf(document))
            throw Refused($"The id '{GlobalId.Shorten(id)}' is not the SHA-256 of the document in 'query'. Send the id alone, or the right one.");
        return (id, hash is not null);
    }

    // Apollo's clients stop asking by hash when they are told so.
    private static string? AutomaticHash(Inputs extensions)
    {
        if (!extensions.TryGetValue(Extension, out var value) || value is null)
            return null;
        if (value is not IDictionary<string, object?> persisted || !persisted.TryGetValue("sha256Hash", out var hash) || hash is not string { Length: > 0 } text)
            throw Refused($"'extensions.{Extension}' must be an object with 'version' 1 and the document's SHA-256 as 'sha256Hash'.");
        return persisted.TryGetValue("version", out var version) && version is 1
            ? text
            : throw new RequestRejectedException(StatusCodes.Status200OK, "PersistedQueryNotSupported", ErrorCodes.PersistedQueryNotSupported);
    }

    // A hash is one id, with its prefix or without, in capitals or not.
    private static string Normalize(string id)
    {
        var hash = id.StartsWith(DocumentHash.Prefix, StringComparison.OrdinalIgnoreCase) ? id[DocumentHash.Prefix.Length..] : id;
        return hash.Length == HashLength && hash.All(char.IsAsciiHexDigit) ? DocumentHash.Prefix + hash.ToLowerInvariant() : id;
    }

    private static RequestRejectedException Refused(string message) => new(StatusCodes.Status400BadRequest, message);
}
