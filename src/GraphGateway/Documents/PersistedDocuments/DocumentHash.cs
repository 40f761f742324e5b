using GraphGateway.Security;

namespace GraphGateway.Documents.PersistedDocuments;

/// <summary>Computes the ids that are derived from a document's text.</summary>
internal static class DocumentHash
{
    public const string Prefix = "sha256:";

    /// <summary>Returns the SHA-256 of the text's UTF-8, in lower-case hexadecimal digits.</summary>
    public static string Compute(string document) => Sha256Hash.Of(document);

    public static string IdOf(string document) => Prefix + Compute(document);
}
