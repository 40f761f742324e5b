namespace GraphGateway.Documents.PersistedDocuments;

/// <summary>An error in the manifest, with the file and the id of the document.</summary>
internal sealed class ManifestException(string file, string? id, string fault) : Exception($"{file}{(id is null ? "" : $", id '{id}'")}: {fault}");
