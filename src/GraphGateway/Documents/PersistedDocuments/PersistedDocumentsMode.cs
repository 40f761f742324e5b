namespace GraphGateway.Documents.PersistedDocuments;

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
