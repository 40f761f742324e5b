namespace GraphGateway.Getscreen;

/// <summary>A location that Getscreen derives from an IP address. Each part is null if Getscreen does not return it.</summary>
public sealed record Geo
{
    /// <summary>The IP address (<c>geo.ip</c>).</summary>
    public string? Ip { get; init; }

    /// <summary>The country's English name (<c>geo.country</c>).</summary>
    public string? Country { get; init; }

    /// <summary>The region's name (<c>geo.region</c>).</summary>
    public string? Region { get; init; }

    /// <summary>The city's name (<c>geo.city</c>).</summary>
    public string? City { get; init; }
}
