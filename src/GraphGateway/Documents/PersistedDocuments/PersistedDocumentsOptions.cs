using System.ComponentModel.DataAnnotations;

namespace GraphGateway.Documents.PersistedDocuments;

/// <summary>The section <c>Operations:PersistedDocuments</c>: the documents that clients can request by id instead of sending the text.</summary>
internal sealed class PersistedDocumentsOptions
{
    public const string Section = "Operations:PersistedDocuments";

    /// <summary>How the server handles documents that are not in the manifest: <c>Open</c>, <c>LogUnknown</c> or <c>KnownOnly</c>.</summary>
    [EnumDataType(typeof(PersistedDocumentsMode))]
    public PersistedDocumentsMode Mode { get; set; }

    /// <summary>
    /// The path of a manifest file from Apollo's or Relay's tools, or of a folder of <c>.graphql</c> files; relative to the program's folder.
    /// Default: the example operations, which are next to the program.
    /// </summary>
    public string? Manifest { get; set; }
}

/// <summary>How the server handles documents that are not in the manifest.</summary>
internal enum PersistedDocumentsMode
{
    /// <summary>They are executed.</summary>
    Open,

    /// <summary>They are executed and logged.</summary>
    LogUnknown,

    /// <summary>They are rejected.</summary>
    KnownOnly,
}
