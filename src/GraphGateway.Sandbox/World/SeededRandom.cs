using System.Globalization;

namespace GraphGateway.Sandbox.World;

/// <summary>A deterministic source of random values, from a seed. Not thread-safe: callers lock it.</summary>
#pragma warning disable CA5394 // no value is a real secret
internal sealed class SeededRandom(int seed)
{
    private readonly Random _random = new(seed);

    public bool Chance(double share) => _random.NextDouble() < share;

    public int Between(int low, int high) => _random.Next(low, high + 1);

    public long Between(long low, long high) => _random.NextInt64(low, high + 1);

    public void Fill(Span<byte> bytes) => _random.NextBytes(bytes);

    public T Pick<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];

    /// <summary>Returns a random item with a skewed distribution: early items are more frequent, like real usage.</summary>
    public T Skewed<T>(IReadOnlyList<T> of) => of[(int)(of.Count * Math.Pow(_random.NextDouble(), 2.2))];

    public string Text(int length, string alphabet = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789") =>
        string.Create(length, (alphabet, _random), static (span, state) =>
        {
            foreach (ref var character in span)
                character = state.alphabet[state._random.Next(state.alphabet.Length)];
        });

    public GeoPlace Place()
    {
        var (country, region, city, network) = Pick(WorldNames.Places);
        return new(string.Create(CultureInfo.InvariantCulture, $"{network}.{Between(1, 254)}"), country, region, city);
    }
}
#pragma warning restore CA5394
