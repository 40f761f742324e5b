namespace GraphGateway.Getscreen.Agents;

/// <summary><c>sessions.last.client</c> as it stands in the payload, its location flat beside the user agent.</summary>
internal sealed class LastSessionClientPayload
{
    public string? Ip { get; init; }

    public string? Country { get; init; }

    public string? Region { get; init; }

    public string? City { get; init; }

    public string? UserAgent { get; init; }

    public LastSessionClient? ToClient()
    {
        var geo = new Http.GeoPayload { Ip = Ip, Country = Country, Region = Region, City = City }.ToGeo();
        return geo is null && UserAgent is null ? null : new() { Geo = geo, UserAgent = UserAgent };
    }
}
