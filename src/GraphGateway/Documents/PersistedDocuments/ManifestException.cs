namespace GraphGateway.Documents.PersistedDocuments;

/// <summary>What is wrong with the manifest, and where.</summary>
internal sealed class ManifestException(string file, string? id, string fault) : Exception($"{file}{(id is null ? "" : $", id '{id}'")}: {fault}");
