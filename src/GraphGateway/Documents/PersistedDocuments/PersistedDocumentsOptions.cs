using System.ComponentModel.DataAnnotations;

namespace GraphGateway.Documents.PersistedDocuments;

/// <summary>The section <c>Operations:PersistedDocuments</c>: the documents that clients may name instead of sending them.</summary>
internal sealed class PersistedDocumentsOptions
{
    public const string Section = "Operations:PersistedDocuments";

    /// <summary>What becomes of documents that are not in the manifest: <c>Open</c>, <c>LogUnknown</c> or <c>KnownOnly</c>.</summary>
    [EnumDataType(typeof(PersistedDocumentsMode))]
    public PersistedDocumentsMode Mode { get; set; }

    /// <summary>
    /// A manifest of Apollo's or Relay's tools, or a folder of <c>.graphql</c> files; relative to the program's folder. Default: the
    /// example operations, which lie beside the program.
    /// </summary>
    public string? Manifest { get; set; }
}
