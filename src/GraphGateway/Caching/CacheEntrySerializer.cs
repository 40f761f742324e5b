namespace GraphGateway.Caching;

/// <summary>Serializes the values of a cached method for the shared cache.</summary>
/// <param name="Write">Serializes a value.</param>
/// <param name="Read">Deserializes a value; throws <see cref="FormatException"/> or <see cref="System.Text.Json.JsonException"/> if the bytes are invalid.</param>
internal sealed record CacheEntrySerializer<TParameters, T>(Func<T, ReadOnlyMemory<byte>> Write, Func<TParameters, ReadOnlyMemory<byte>, T> Read);
