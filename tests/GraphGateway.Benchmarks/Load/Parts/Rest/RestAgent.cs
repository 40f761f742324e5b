namespace GraphGateway.Benchmarks.Load.Parts.Rest;

/// <summary>An agent. The floor parses all that the upstream tells.</summary>
internal sealed record RestAgent(
    int Id, string Name, string Group, bool Disabled, bool Limited, long LinkTime, long LastTime, RestGeo Geo, string? PermanentUrl, string PreviewUrl, string Os,
    string Version, bool Online, bool Installed, bool Favorite, string Owner, RestSessions Sessions);
