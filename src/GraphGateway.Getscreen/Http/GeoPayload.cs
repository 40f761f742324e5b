namespace GraphGateway.Getscreen.Http;

/// <summary><c>geo</c> as it stands in a payload.</summary>
internal sealed class GeoPayload
{
    public string? Ip { get; init; }

    public string? Country { get; init; }

    public string? Region { get; init; }

    public string? City { get; init; }

    /// <summary>The location; null where no part is told.</summary>
    public Geo? ToGeo() => (Ip, Country, Region, City) is (null, null, null, null)
        ? null
        : new() { Ip = Ip, Country = Country, Region = Region, City = City };
}
