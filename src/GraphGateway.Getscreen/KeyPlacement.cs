namespace GraphGateway.Getscreen;

/// <summary>Where a request carries the API key.</summary>
public enum KeyPlacement
{
    /// <summary>In the query string (<c>?apikey=</c>), as documented.</summary>
    Query,

    /// <summary>In the header <c>X-Api-Key</c>, which the later documentation adds. Unlike the URL, proxies do not log it.</summary>
    Header,
}
