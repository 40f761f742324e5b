namespace GraphGateway.Sandbox.World;

/// <summary>A simulated location with an IP address.</summary>
public sealed record GeoPlace(string Ip, string Country, string Region, string City);
