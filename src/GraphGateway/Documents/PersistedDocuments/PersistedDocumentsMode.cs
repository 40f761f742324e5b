namespace GraphGateway.Documents.PersistedDocuments;

/// <summary>What becomes of documents that are not in the manifest.</summary>
internal enum PersistedDocumentsMode
{
    /// <summary>They run.</summary>
    Open,

    /// <summary>They run, and the log names them.</summary>
    LogUnknown,

    /// <summary>They are refused.</summary>
    KnownOnly,
}
