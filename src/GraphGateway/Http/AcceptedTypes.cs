namespace GraphGateway.Http;

/// <summary>The response media types that a client accepts, out of those that the server can produce.</summary>
/// <param name="Single">The media type of a single response, or null if the client accepts none of the supported types.</param>
/// <param name="Stream">Whether the client accepts <c>text/event-stream</c> by name. A wildcard does not count, because such a client usually cannot read an event stream.</param>
internal readonly record struct AcceptedTypes(string? Single, bool Stream);
