namespace GraphGateway.Caching;

/// <summary>How answers of a method stand where other instances find them.</summary>
/// <param name="Write">Gives the bytes of an answer.</param>
/// <param name="Read">Reads them; throws <see cref="FormatException"/> or <see cref="System.Text.Json.JsonException"/> where they are no answer.</param>
internal sealed record CacheEntrySerializer<TParameters, T>(Func<T, ReadOnlyMemory<byte>> Write, Func<TParameters, ReadOnlyMemory<byte>, T> Read);
