namespace GraphGateway.Sandbox.World;

/// <summary>Somewhere on earth, with the address of somebody there.</summary>
public sealed record GeoPlace(string Ip, string Country, string Region, string City);
