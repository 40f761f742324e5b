namespace GraphGateway.Documents.PersistedDocuments;

/// <summary>An entry of the manifest: one document.</summary>
/// <param name="File">The path of the file that contains the document.</param>
/// <param name="Id">The document's id in the manifest, or null if only its operation names and its hash identify it.</param>
/// <param name="Text">The text of the document.</param>
internal sealed record ManifestEntry(string File, string? Id, string Text);
