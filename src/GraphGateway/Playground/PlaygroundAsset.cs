using Microsoft.Net.Http.Headers;

namespace GraphGateway.Playground;

/// <summary>A file of the playground page, with its HTTP headers.</summary>
internal sealed record PlaygroundAsset(byte[] Content, string ContentType, string CacheControl, EntityTagHeaderValue EntityTag);
