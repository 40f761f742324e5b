using GraphGateway.Observability;
using GraphGateway.Observability.Health;

namespace GraphGateway.Commands;

/// <summary><c>health [--port PORT]</c>: whether the server on this machine lives. Made for containers without a shell or curl.</summary>
internal static class HealthCheck
{
    private const int DefaultPort = 8080;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(3);

    public static bool Matches(string[] args) => args is ["health", ..];

    public static async Task<int> RunAsync(string[] args)
    {
        if (Port(args) is { } port)
            return await LivesAsync(port) ? 0 : 1;
        Console.Error.WriteLine("Usage: health [--port PORT]");
        return 2;
    }

    private static int? Port(string[] args) => args switch
    {
        ["health"] => ConfiguredPort(),
        ["health", "--port", var text] when ushort.TryParse(text, out var port) => port,
        _ => null,
    };

    // The check runs in the server's own environment, so it finds the port where the server found it.
    private static int ConfiguredPort() =>
        ManagementOptions.PortOf(new ConfigurationBuilder().AddEnvironmentVariables().Build()) ??
        Environment.GetEnvironmentVariable("ASPNETCORE_URLS")?.Split(';')
            .Where(address => address.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            .Select(address => (int?)BindingAddress.Parse(address).Port)
            .FirstOrDefault() ?? DefaultPort;

    private static async Task<bool> LivesAsync(int port)
    {
        // A proxy of the environment is for the world outside, not for this machine.
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = _patience };
        try
        {
            using var response = await http.GetAsync(new Uri($"http://127.0.0.1:{port}{HealthRegistration.LivePath}"));
            if (!response.IsSuccessStatusCode)
                Console.Error.WriteLine($"{HealthRegistration.LivePath} on port {port} answers with status {(int)response.StatusCode}.");
            return response.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            Console.Error.WriteLine($"Nothing answers {HealthRegistration.LivePath} on port {port}.");
            return false;
        }
    }
}
