using Microsoft.Net.Http.Headers;

namespace GraphGateway.Playground;

/// <summary>One file of the page, with what a browser needs to know about it.</summary>
internal sealed record PlaygroundAsset(byte[] Content, string ContentType, string CacheControl, EntityTagHeaderValue EntityTag);
