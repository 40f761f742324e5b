namespace GraphGateway.Documents.PersistedDocuments;

/// <summary>A document of the manifest.</summary>
/// <param name="File">Where it stands.</param>
/// <param name="Id">What it is called there; null where its operations' names and its hash are all it is called.</param>
/// <param name="Text">The document.</param>
internal sealed record ManifestEntry(string File, string? Id, string Text);
