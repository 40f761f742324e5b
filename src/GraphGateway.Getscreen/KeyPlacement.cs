namespace GraphGateway.Getscreen;

/// <summary>Where a call carries the key.</summary>
public enum KeyPlacement
{
    /// <summary>In the query string (<c>?apikey=</c>): the documented place.</summary>
    Query,

    /// <summary>In the header <c>X-Api-Key</c>, which the later documentation adds and proxies' logs do not show.</summary>
    Header,
}
