namespace GraphGateway.Getscreen.Tests.Harness;

/// <summary>A request as it reached the stub.</summary>
internal sealed record Seen(string Method, string Path, string Query, string? KeyHeader);
