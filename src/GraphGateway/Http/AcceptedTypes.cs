namespace GraphGateway.Http;

/// <summary>What a client accepts of what the server can give.</summary>
/// <param name="Single">The media type of a single answer; null where none of ours is accepted.</param>
/// <param name="Stream">Whether a stream of events is accepted, by its name: whoever takes anything would not know what to do with one.</param>
internal readonly record struct AcceptedTypes(string? Single, bool Stream);
