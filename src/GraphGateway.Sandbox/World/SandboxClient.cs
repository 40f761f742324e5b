namespace GraphGateway.Sandbox.World;

/// <summary>A client that joined a simulated session.</summary>
/// <param name="Login">The login, or empty if the client was anonymous.</param>
/// <param name="UserAgent">The browser's user agent.</param>
/// <param name="Place">The client's location.</param>
public sealed record SandboxClient(string Login, string UserAgent, GeoPlace Place);
