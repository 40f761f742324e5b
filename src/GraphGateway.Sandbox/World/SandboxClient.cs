namespace GraphGateway.Sandbox.World;

/// <summary>Somebody who joined a session.</summary>
/// <param name="Login">The login; empty where the client was anonymous.</param>
/// <param name="UserAgent">The browser.</param>
/// <param name="Place">Where the client was.</param>
public sealed record SandboxClient(string Login, string UserAgent, GeoPlace Place);
