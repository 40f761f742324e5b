namespace GraphGateway.Hosting;

/// <summary>Creates the host builder of the server.</summary>
internal static class GatewayBuilder
{
    /// <summary>Creates the builder and reads the configuration. The settings files are in the folder of the program, not in the current folder.</summary>
    public static WebApplicationBuilder Create(string[] args) =>
        WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
}
